"""Hits of the search in notes as a list shows them: whose, when, by whom, and the piece of the note with the hit marked."""

import unicodedata
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from woilmenau_desk.domain.note_search import NoteHit, Snippet
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import TONE_COLOURS, TYPE_SMALL, Tone
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.widgets.rows_delegate import RowDelegate
from woilmenau_desk.ui.widgets.rows_model import Cell

_HEAD, _LINES, _LINE, _AROUND = 42, 2, 18, 5
ROW_HEIGHT = _AROUND + _HEAD + _LINES * _LINE + _AROUND


def hit_columns(
    today: Callable[[], date], topics: Callable[[tuple[str, ...]], str]
) -> tuple[Column[NoteHit], ...]:
    """The columns; `topics` says what a session was about."""
    return (
        Column[NoteHit](
            "",
            lambda hit: people_say_date(hit.on, today()),
            lambda hit: hit.counsellor,
            width=104,
        ),
        Column[NoteHit](
            "",
            lambda hit: hit.person_name,
            lambda hit: topics(hit.topics),
            remark=lambda hit: hit.snippet.text,
            name=lambda hit: hit.person_name,
            personal=True,
            personal_detail=True,
            strong=True,
        ),
    )


class HitDelegate(RowDelegate):
    """Paints the head of a row as every list does, and the snippet below it: as text, never as markup."""

    _snippet = Snippet("")

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        hit = model.entry(index.row()) if isinstance(model, RowsModel) else None
        self._snippet = hit.snippet if isinstance(hit, NoteHit) else Snippet("")
        super().paint(painter, option, index)
        self._snippet = Snippet("")

    def forget(self) -> None:
        """Keep nothing of what was painted."""
        self._shortened.clear()

    def _paint_text(self, painter: QPainter, x: int, y: int, wide: int, high: int, cell: Cell) -> None:
        super()._paint_text(painter, x, y + _AROUND, wide, _HEAD, cell._replace(remark=""))
        if not cell.remark:
            return
        # Where names are hidden, dots stand there and nothing is marked.
        shown = self._snippet if cell.remark == self._snippet.text else Snippet(cell.remark)
        painter.setPen(theme.current().colour("ink"))
        snippet_layout(shown, wide).draw(painter, QPointF(x, y + _AROUND + _HEAD))


def snippet_layout(snippet: Snippet, wide: int) -> QTextLayout:
    """The lines of a snippet, as many as there is room for; one that is written from right to left begins at the right."""
    layout = _laid_out(snippet, wide, _LINES + 1)
    if layout.lineCount() > _LINES:
        # Qt counts in units of UTF-16, as do its lines.
        units = snippet.text.encode("utf-16-le")
        begins = 2 * layout.lineAt(_LINES - 1).textStart()
        before, rest = units[:begins].decode("utf-16-le"), units[begins:].decode("utf-16-le")
        font = theme.app_font(TYPE_SMALL, QFont.Weight.DemiBold)  # no line is wider than in this one
        short = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, wide)
        layout = _laid_out(Snippet(before + short, snippet.marks), wide, _LINES)
    return layout


def _laid_out(snippet: Snippet, wide: int, most: int) -> QTextLayout:
    layout = QTextLayout(snippet.text, theme.app_font(TYPE_SMALL))
    option = QTextOption()
    if _from_the_right(snippet.text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_marked(snippet))
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(wide, 1))
        line.setPosition(QPointF(0, number * _LINE))
    layout.endLayout()
    return layout


def _marked(snippet: Snippet) -> list[QTextLayout.FormatRange]:
    """By colour and by weight: whoever sees no colours sees the weight."""
    ink, ground = TONE_COLOURS[Tone.WARN]
    look = QTextCharFormat()
    look.setForeground(theme.current().colour(ink))
    look.setBackground(theme.current().colour(ground))
    look.setFontWeight(QFont.Weight.DemiBold)
    made = []
    for begins, ends in snippet.marks:
        if ends <= len(snippet.text):
            one = QTextLayout.FormatRange()
            one.start, one.length = _units(snippet.text[:begins]), _units(snippet.text[begins:ends])
            one.format = look
            made.append(one)
    return made


def _from_the_right(text: str) -> bool:
    """Whether the first letter of it says so."""
    strong = (kind for char in text if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class HitsList(RowsView):
    """The hits, the latest first."""

    def __init__(
        self, context: Context, name: str, topics: Callable[[tuple[str, ...]], str], empty: EmptyState
    ) -> None:
        self.rows: RowsModel[NoteHit] = RowsModel(
            hit_columns(context.today, topics), context.privacy, key=lambda hit: hit.session_id
        )
        super().__init__(self.rows, name, empty=empty, header=False, row_height=ROW_HEIGHT)
        self.rows.setParent(self)
        self.empty = empty
        self._painted = HitDelegate(self)
        self.setItemDelegate(self._painted)

    def forget(self) -> None:
        """Hold none of what was shown, not even the row that was selected."""
        self.rows.set_rows(())
        self.rows.set_rows(())
        self._painted.forget()
