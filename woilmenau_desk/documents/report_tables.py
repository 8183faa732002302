"""A report's tables on paper: figures to the right, long names on two lines, long tables split over columns and pages."""

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.figures_text import NO_TARGET
from woilmenau_desk.documents.page import ACCENT, HAIRLINE, INK, MUTED, Align, Sheet
from woilmenau_desk.documents.report_setting import COLUMNS, Block, Setting, across
from woilmenau_desk.documents.shaping import Line, cut, shape, wrap
from woilmenau_desk.documents.tagging import Role, Scope
from woilmenau_desk.domain.report import Cell, ReportTable

_TITLE, _HEAD, _ROW, _NOTE = 9.5, 7.0, 8.3, 6.7  # type sizes in points
_STRONGER = 10.5  # the figures of the first column of a table that is to be seen first
_ROW_HEIGHT, _LINE_HEIGHT = 11.2, 9.2
_HEAD_HEIGHT = 8.2
_TITLE_HEIGHT, _TITLE_LINE = 13.5, 11.4
_NOTE_HEIGHT = 8.0
_CELL_GAP = 9.0  # between two columns of figures
_MOST_FIGURES = (0.64, 0.52, 1.0)  # of one, two, three columns of the page may go to figures
_FEW_COLUMNS = 5
_EVEN_SHARE, _LEAST_EVEN = 0.76, 0.58  # of the width may go to figures that stand evenly
_FEW_FIGURES, _NEAR, _NAMES_NEAR = (
    2,
    0.16,
    0.24,
)  # so many columns of key figures, their width and that of their names
_WIDEST_HEAD, _WIDEST_CELL = 52.0, 96.0  # of a column of figures, in points
_BAR, _BARRED, _UNDER_BAR = 2.2, 3.6, 1.2
# How thick a bar under a row is, how much taller it makes the row, and what of that stays free below it: so little that
# no bar strikes through what hangs below the line.
_FIGURE: Final = re.compile(r"[–-]?\d[\d.,]*?([.,]\d{1,2})?")  # with what stands behind its ones
_LONGEST_WORDS = 3  # so many of a table are measured
_TITLE_LINES, _HEAD_LINES, _LABEL_LINES, _NOTE_LINES = 4, 4, 8, 20


@dataclass(frozen=True, slots=True)
class _Laid:
    """A table laid out for a width at a scale."""

    title: tuple[Line, ...]
    rights: tuple[float, ...]  # right edges of the figures, from the table's left edge
    label_width: float
    squeeze: float
    labels: tuple[tuple[Line, ...], ...]
    heights: tuple[float, ...]  # of the rows
    note: tuple[Line, ...]


class PreparedTable:
    """A table with its cells shaped once, to be measured and drawn at any scale.

    `bars`: of each row how long the bar under it is, from 0 to 1. `first`: it is to be seen first, its first figures large.
    """

    def __init__(
        self, table: ReportTable, setting: Setting, bars: tuple[float, ...] = (), *, first: bool = False
    ) -> None:
        self.table = table
        self.columns = max([len(table.columns), *(len(row) for row in table.rows)], default=0)
        self._setting = setting
        self._bars = bars
        self._first = first
        heads = [*table.columns, *[""] * (self.columns - len(table.columns))]
        self._heads = [self._head(head) for head in heads]
        self._head_lines = max((len(lines) for lines in self._heads), default=1) or 1
        self._cells: list[list[Line]] = []
        for index, row in enumerate(table.rows):
            texts = [self._told(cell, place) for place, cell in enumerate(row)]
            texts += [""] * (self.columns - len(row))
            voice = setting.strong if self._is_total(index) else setting.plain
            told = [
                cut(text, setting.bold if first and not column else voice, _ROW, _WIDEST_CELL)
                for column, text in enumerate(texts[1:])
            ]
            self._cells.append([shape(texts[0], voice), *told] if texts else [])
        self._shifts = [self._shifted(column) for column in range(1, self.columns)]
        self._wanted = self._figure_widths()
        self._names = max((cells[0].width(_ROW) for cells in self._cells if cells), default=0.0)
        self._span = 0
        self._laid: dict[tuple[float, float], _Laid] = {}

    def _head(self, text: str) -> list[Line]:
        """On two lines where it is long; a long word is not broken for that."""
        voice = self._setting.plain
        longest = max((shape(word, voice).width(_HEAD) for word in text.split()), default=0.0)
        return wrap(text, voice, _HEAD, min(max(longest + 1, _WIDEST_HEAD), _WIDEST_CELL), most=_HEAD_LINES)

    def _told(self, cell: Cell, place: int) -> str:
        # Where no target was agreed, none is held back either.
        agreed = self._first and self.table.columns[place : place + 1] == (self._setting.say(words.TARGET),)
        return NO_TARGET if cell is None and agreed else self._setting.figure(cell)

    def _is_total(self, index: int) -> bool:
        return self.table.total_row and index == len(self.table.rows) - 1

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self._cells)

    def span(self) -> int:
        """Over how many columns of the page it stands."""
        if self._first:
            return COLUMNS
        if self._span:
            return self._span
        self._span = self._chosen_span()
        return self._span

    def _chosen_span(self) -> int:
        wanted = sum(self._wanted)
        for span, most in enumerate(_MOST_FIGURES, 1):
            room = across(span) - wanted
            if wanted <= across(span) * most and self._longest_word() <= room:
                return span
        return COLUMNS

    def _longest_word(self) -> float:
        """How wide a column of names must be at least, at the full scale."""
        texts = {word for cells in self._cells if cells for word in cells[0].text.replace("/", "/ ").split()}
        longest = sorted(texts, key=len, reverse=True)[:_LONGEST_WORDS]
        return max((shape(word, self._setting.plain).width(_ROW) for word in longest), default=0.0)

    def _figure_widths(self) -> list[float]:
        """The widths in points that the columns after the first want, at the full scale."""
        return [
            max(
                max((line.width(_HEAD) for line in self._heads[column]), default=0.0),
                max(
                    (
                        cells[column].width(self._size(column)) + shift * self._size(column)
                        for cells, shift in zip(self._cells, self._shifts[column - 1], strict=True)
                    ),
                    default=0.0,
                ),
            )
            + _CELL_GAP
            for column in range(1, self.columns)
        ]

    def _shifted(self, column: int) -> list[float]:
        """How far from the right edge the figures of a column stand, at a type size of 1: ones below ones."""
        told = [_FIGURE.fullmatch(cells[column].text) for cells in self._cells]
        if not any(found and found[1] for found in told):
            return [0.0] * len(told)
        tails = [
            shape(found[1] or "", cells[column].voice).width(1) if found else None
            for found, cells in zip(told, self._cells, strict=True)
        ]
        longest = max(tail for tail in tails if tail is not None)
        return [0.0 if tail is None else longest - tail for tail in tails]

    def _size(self, column: int) -> float:
        return _STRONGER if self._first and column == 1 else _ROW

    def _title(self, width: float, scale: float, first: int) -> tuple[Line, ...]:
        """The title above the rows from `first` on, on as many lines as it needs."""
        if not first:
            return self._lay_out(width, scale).title
        told = self._setting.say(words.CONTINUED, title=self.table.title)
        return tuple(wrap(told, self._setting.strong, _TITLE * scale, width, most=_TITLE_LINES))

    def _top_height(self, width: float, scale: float, first: int) -> float:
        """Of title and heads."""
        heads = self._head_lines * _HEAD_HEIGHT + 2.4 if self.rows else 0.0
        more = max(len(self._title(width, scale, first)) - 1, 0)
        return (_TITLE_HEIGHT + _TITLE_LINE * more + heads) * scale

    def rows_within(self, height: float, width: float, scale: float, first: int = 0) -> int:
        """How many rows from `first` on stand within a height, title and heads counted in, the note left out."""
        left = height - self._top_height(width, scale, first)
        number = 0
        for one in self._lay_out(width, scale).heights[first:]:
            left -= one
            if left < 0:
                break
            number += 1
        return number

    def block(self, width: float, scale: float, first: int = 0, last: int | None = None) -> Block:
        """The rows from `first` up to `last`, with title and heads; the note follows the last row."""
        end = self.rows if last is None else min(last, self.rows)
        laid = self._lay_out(width, scale)
        note = laid.note if end == self.rows else ()
        body = sum(laid.heights[first:end]) if self.rows else _ROW_HEIGHT * scale
        height = self._top_height(width, scale, first) + body
        notes_height = (len(note) * _NOTE_HEIGHT + 3) * scale if note else 0.0

        def draw(sheet: Sheet, x: float, top: float) -> None:
            self._draw(sheet, x, top, width, scale, first, end)
            baseline = top - height - 3 * scale - _NOTE * scale * 0.8
            if note:
                with sheet.part(Role.NOTE):
                    for line in note:
                        sheet.text(x, baseline, line, _NOTE * scale, ink=MUTED)
                        baseline -= _NOTE_HEIGHT * scale

        return Block(height + notes_height, draw, self.table.title if not first else "")

    def _lay_out(self, width: float, scale: float) -> _Laid:
        if (width, scale) not in self._laid:
            rights, label_width, squeeze = self._places(width, scale)
            labels = tuple(tuple(self._label(index, label_width, scale)) for index in range(self.rows))
            taller = (_BARRED if self._bars else 0.0) + (1.4 if self._first else 0.0)
            heights = tuple(
                (_ROW_HEIGHT + _LINE_HEIGHT * (max(len(lines), 1) - 1) + taller) * scale for lines in labels
            )
            note = wrap(self.table.note, self._setting.plain, _NOTE * scale, width, most=_NOTE_LINES)
            title = wrap(self.table.title, self._setting.strong, _TITLE * scale, width, most=_TITLE_LINES)
            self._laid[width, scale] = _Laid(
                tuple(title), rights, label_width, squeeze, labels, heights, tuple(note)
            )
        return self._laid[width, scale]

    def _label(self, index: int, width: float, scale: float) -> list[Line]:
        line = self._cells[index][0] if self._cells[index] else shape("", self._setting.plain)
        if line.width(_ROW * scale) <= width:
            return [line]
        text = self._setting.figure(self.table.rows[index][0])
        return wrap(text, line.voice, _ROW * scale, width, most=_LABEL_LINES)

    def _places(self, width: float, scale: float) -> tuple[tuple[float, ...], float, float]:
        """The right edges of the columns of figures, the room for names, and how far figures have to shrink."""
        widths = [wanted * scale for wanted in self._wanted]
        if self.columns > _FEW_COLUMNS or width > across(COLUMNS - 1) + 1:
            # Many columns stand evenly over the page, so the eye finds its way from the name to the figure.
            names = (self._names + _CELL_GAP) * scale
            share = min(_EVEN_SHARE, max(1 - names / width, _LEAST_EVEN))
            widths = [max(column, width * share / len(widths)) for column in widths]
        if self._first and len(widths) <= _FEW_FIGURES:
            # Few figures stand near their names, not at the far edge of the page.
            widths = [max(self._wanted[place] * scale, width * _NEAR) for place in range(len(widths))]
            label_width = max(width * _NAMES_NEAR, (self._names + _CELL_GAP) * scale)
            if label_width + sum(widths) <= width:
                return tuple(accumulate(widths, initial=label_width))[1:], label_width, 1.0
        together = sum(widths)
        squeeze = min(1.0, width * 0.8 / together) if together else 1.0
        rights: list[float] = []
        edge = width - together * squeeze
        label_width = edge
        for column in widths:
            edge += column * squeeze
            rights.append(edge)
        return tuple(rights), label_width, squeeze

    def _draw(
        self, sheet: Sheet, x: float, top: float, width: float, scale: float, first: int, end: int
    ) -> None:
        setting = self._setting
        y = top - (_TITLE_HEIGHT - _TITLE_LINE) * scale
        with sheet.part(Role.HEADING):
            for line in self._title(width, scale, first):
                sheet.text(x, y - (_TITLE + _TITLE_LINE - _TITLE_HEIGHT) * scale, line, _TITLE * scale)
                y -= _TITLE_LINE * scale
        if not self.rows:
            sheet.rule(x, y, width, ink=INK, weight=0.7)
            nothing = shape(setting.say.nothing(self.table), setting.plain)
            with sheet.part(Role.PARAGRAPH):
                sheet.text(x, y - _ROW_HEIGHT * 0.72 * scale, nothing, _ROW * scale, ink=MUTED)
            return
        laid = self._lay_out(width, scale)
        with sheet.part(Role.TABLE):
            y = self._draw_heads(sheet, x, y, laid, scale)
            sheet.rule(x, y, width, ink=INK, weight=0.7)
            for index in range(first, end):
                if self._is_total(index) and index > first:
                    sheet.rule(x, y, width, ink=INK, weight=0.7)
                with sheet.part(Role.ROW):
                    self._draw_row(sheet, x, y, laid, scale, index)
                y -= laid.heights[index]
                if index < end - 1 and not self._bars and not self._is_total(index + 1):
                    sheet.rule(x, y, width, ink=HAIRLINE, weight=0.35)
                if index < len(self._bars) and self._bars[index] > 0:
                    length = width * min(self._bars[index], 1.0)
                    sheet.box(x, y + _UNDER_BAR * scale, length, _BAR * scale, fill=ACCENT)

    def _draw_heads(self, sheet: Sheet, x: float, y: float, laid: _Laid, scale: float) -> float:
        bottom = y - (self._head_lines * _HEAD_HEIGHT + 2.4) * scale
        size = _HEAD * scale
        with sheet.part(Role.ROW):
            for column, lines in enumerate(self._heads):
                with sheet.part(Role.HEAD, scope=Scope.COLUMN):
                    # Heads stand on the line below them.
                    baseline = bottom + (3.2 + _HEAD_HEIGHT * (len(lines) - 1)) * scale
                    for line in lines:
                        if column:
                            right = x + laid.rights[column - 1]
                            sheet.text(
                                right, baseline, line, size * laid.squeeze, ink=MUTED, align=Align.RIGHT
                            )
                        else:
                            sheet.text(x, baseline, line, size, ink=MUTED)
                        baseline -= _HEAD_HEIGHT * scale
        return bottom

    def _draw_row(self, sheet: Sheet, x: float, y: float, laid: _Laid, scale: float, index: int) -> None:
        baseline = y - (_ROW_HEIGHT * 0.72 + (1.4 if self._first else 0.0)) * scale
        with sheet.part(Role.HEAD, scope=Scope.ROW):
            below = baseline
            for line in laid.labels[index]:
                sheet.text(x, below, line, _ROW * scale)
                below -= _LINE_HEIGHT * scale
        for column, (cell, right) in enumerate(zip(self._cells[index][1:], laid.rights, strict=True), 1):
            with sheet.part(Role.CELL):
                size = self._size(column) * scale * laid.squeeze
                ink = ACCENT if self._first and column == 1 else INK
                edge = x + right - self._shifts[column - 1][index] * size
                sheet.text(edge, baseline, cell, size, ink=ink, align=Align.RIGHT)


LEAST_ROWS: Final = 4
"""Of a split table so many rows stand on each side."""
