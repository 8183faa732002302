"""A report's tables on paper: figures to the right, long names cut, long tables split over columns and pages."""

from collections.abc import Callable
from dataclasses import dataclass

from woilmenau_desk.documents.figures_text import figure
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import HAIRLINE, INK, MUTED, Align, Sheet
from woilmenau_desk.documents.shaping import Line, Voice, cut, shape, wrap
from woilmenau_desk.domain.report import ReportTable

_TITLE, _HEAD, _ROW, _NOTE = 9.5, 6.8, 8.3, 6.4  # type sizes in points
_ROW_HEIGHT = 12.6
_HEAD_HEIGHT = 11.0
_TITLE_HEIGHT = 14.0
_NOTE_HEIGHT = 8.2
_CELL_GAP = 9.0  # between two columns of figures
_MOST_FIGURES = 0.62  # of a half column may go to figures; a table that wants more stands across the page
_FEW_COLUMNS = 5
_EVEN_SHARE = 0.76
_WIDEST_HEAD, _WIDEST_CELL = 72.0, 96.0  # of a column of figures, in points
_NOTHING = "keine Einträge"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page: `draw` gets the sheet, the left edge and the upper edge."""

    height: float
    draw: Callable[[Sheet, float, float], None]


class PreparedTable:
    """A table with its cells shaped once, to be measured and drawn at any scale."""

    def __init__(self, table: ReportTable) -> None:
        self.table = table
        self.columns = max([len(table.columns), *(len(row) for row in table.rows)], default=0)
        self._title = table.title
        self._notes: dict[tuple[float, float], list[Line]] = {}
        heads = [*table.columns, *[""] * (self.columns - len(table.columns))]
        self._heads = [cut(head, Voice(), _HEAD, _WIDEST_HEAD) for head in heads]
        self._cells: list[list[Line]] = []
        for index, row in enumerate(table.rows):
            total = table.total_row and index == len(table.rows) - 1
            voice = Voice(Weight.SEMIBOLD if total else Weight.REGULAR)
            texts = [figure(cell) for cell in row]
            texts += [""] * (self.columns - len(row))
            told = [cut(text, voice, _ROW, _WIDEST_CELL) for text in texts[1:]]
            self._cells.append([shape(texts[0], voice), *told] if texts else [])

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self._cells)

    def figure_widths(self, scale: float) -> list[float]:
        """The widths in points that the columns after the first want."""
        return [
            max(
                self._heads[column].width(_HEAD * scale),
                *(cells[column].width(_ROW * scale) for cells in self._cells),
                0.0,
            )
            + _CELL_GAP * scale
            for column in range(1, self.columns)
        ]

    def wants_full_width(self, half: float) -> bool:
        """Whether its figures are too many for a column of `half` points."""
        return sum(self.figure_widths(1.0)) > half * _MOST_FIGURES

    def rows_within(self, height: float, width: float, scale: float) -> int:
        """How many rows stand within a height, the title and the heads counted in, the note left out."""
        return max(int((height / scale - _TITLE_HEIGHT - _HEAD_HEIGHT) / _ROW_HEIGHT), 0)

    def block(self, width: float, scale: float, first: int = 0, last: int | None = None) -> Block:
        """The rows from `first` up to `last`, with title and heads; the note follows the last row."""
        end = self.rows if last is None else min(last, self.rows)
        note = self._note(width, scale) if end == self.rows else []
        body = max(end - first, 1) * _ROW_HEIGHT
        height = (_TITLE_HEIGHT + (_HEAD_HEIGHT if self.rows else 0) + body) * scale
        notes_height = (len(note) * _NOTE_HEIGHT + 3) * scale if note else 0.0

        def draw(sheet: Sheet, x: float, top: float) -> None:
            self._draw(sheet, x, top, width, scale, first, end)
            baseline = top - height - 3 * scale - _NOTE * scale * 0.8
            for line in note:
                sheet.text(x, baseline, line, _NOTE * scale, ink=MUTED)
                baseline -= _NOTE_HEIGHT * scale

        return Block(height + notes_height, draw)

    def _note(self, width: float, scale: float) -> list[Line]:
        if (width, scale) not in self._notes:
            self._notes[width, scale] = wrap(self.table.note, Voice(), _NOTE * scale, width, most=6)
        return self._notes[width, scale]

    def _draw(
        self, sheet: Sheet, x: float, top: float, width: float, scale: float, first: int, end: int
    ) -> None:
        title = self._title + (" (Fortsetzung)" if first else "")
        line = cut(title, Voice(Weight.SEMIBOLD), _TITLE * scale, width)
        sheet.text(x, top - _TITLE * scale, line, _TITLE * scale)
        y = top - _TITLE_HEIGHT * scale
        if not self.rows:
            sheet.rule(x, y, width, ink=INK, weight=0.7)
            sheet.text(x, y - _ROW_HEIGHT * 0.72 * scale, shape(_NOTHING, Voice()), _ROW * scale, ink=MUTED)
            return
        rights, label_width, squeeze = self._places(x, width, scale)
        head_size, row_size = _HEAD * scale * squeeze, _ROW * scale * squeeze
        for column, right in enumerate(rights, 1):
            sheet.text(right, y - _HEAD * scale, self._heads[column], head_size, ink=MUTED, align=Align.RIGHT)
        head = cut(self.table.columns[0] if self.table.columns else "", Voice(), _HEAD * scale, label_width)
        sheet.text(x, y - _HEAD * scale, head, _HEAD * scale, ink=MUTED)
        y -= _HEAD_HEIGHT * scale
        sheet.rule(x, y, width, ink=INK, weight=0.7)
        for index in range(first, end):
            baseline = y - _ROW_HEIGHT * 0.72 * scale
            cells = self._cells[index]
            total = self.table.total_row and index == self.rows - 1
            if total and index > first:
                sheet.rule(x, y, width, ink=INK, weight=0.7)
            label = cells[0]
            if label.width(_ROW * scale) > label_width:
                label = cut(str(self.table.rows[index][0]), label.voice, _ROW * scale, label_width)
            sheet.text(x, baseline, label, _ROW * scale)
            for column, right in enumerate(rights, 1):
                sheet.text(right, baseline, cells[column], row_size, align=Align.RIGHT)
            y -= _ROW_HEIGHT * scale
            if index < end - 1 and not (self.table.total_row and index == self.rows - 2):
                sheet.rule(x, y, width, ink=HAIRLINE, weight=0.35)

    def _places(self, x: float, width: float, scale: float) -> tuple[list[float], float, float]:
        """The right edges of the columns of figures, the room for names, and how far figures have to shrink."""
        widths = self.figure_widths(scale)
        if self.columns > _FEW_COLUMNS:
            # Many columns stand evenly over the page, so the eye finds its way from the name to the figure.
            even = width * _EVEN_SHARE / len(widths)
            widths = [max(column, even) for column in widths]
        together = sum(widths)
        most = width * 0.8
        squeeze = min(1.0, most / together) if together else 1.0
        rights: list[float] = []
        edge = x + width - together * squeeze
        label_width = edge - x
        for column in widths:
            edge += column * squeeze
            rights.append(edge)
        return rights, label_width, squeeze
