"""How a cell of a list is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import (
    ROW_HEIGHT,
    SPACE_2,
    SPACE_3,
    TONE_COLOURS,
    TONE_ICONS,
    TYPE_BODY,
    TYPE_SMALL,
    Tone,
)
from woilmenau_desk.ui.widgets.rows_model import Cell, Heading, Mark, RowsModel
from woilmenau_desk.ui.words import isolated

_Index = QModelIndex | QPersistentModelIndex
_Look = tuple[int, bool, bool]  # type size, whether strong, whether struck through
_LINE, _SMALL_LINE = 20, 17  # the heights of a row's first and of its smaller lines
_MOST_SHORTENED = 2_000  # texts that are kept as they were shortened; a screen shows some hundred

# As plain numbers: with Qt's own flags, adding and asking takes longer in Python than painting the text.
_SELECTED = QStyle.StateFlag.State_Selected.value
_MOUSE_OVER = QStyle.StateFlag.State_MouseOver.value
# Names of every script begin where the others do.
_FORWARD = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextForceLeftToRight.value
_LEFT = _FORWARD | Qt.AlignmentFlag.AlignLeft.value
_RIGHT = _FORWARD | Qt.AlignmentFlag.AlignRight.value
_BADGE = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
_FOOT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignBottom.value


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: icon, text, small second line, or a badge; nothing is ever read as markup.

    A key press may repaint a whole list, so a cell is asked of the model once, and fonts and shortened texts are kept.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fonts: dict[_Look, tuple[QFont, QFontMetrics]] = {}
        self._shortened: dict[tuple[str, _Look, int], str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        number, column = index.row(), index.column()
        rect = option.rect
        x, y, wide, high = rect.x(), rect.y(), rect.width(), rect.height()
        entry = model.entry(number)
        if isinstance(entry, Heading):
            if column == 0:
                self._paint_heading(painter, x, y, wide, high, entry)
            return
        cell = model.cell(number, column)
        colour = theme.current().colour
        state = option.state.value
        if state & _SELECTED:
            painter.fillRect(x, y, wide, high, colour("accent_soft"))
        elif state & _MOUSE_OVER:
            painter.fillRect(x, y, wide, high, colour("hover"))
        painter.setPen(colour("line"))
        painter.drawLine(x, y + high - 1, x + wide - 1, y + high - 1)
        x, wide, high = x + SPACE_2, wide - 2 * SPACE_2, high - 1
        if cell.marks:
            self._paint_marks(painter, x, y, wide, high, cell.marks)
        elif cell.badge:
            self._paint_badge(painter, x, y, wide, high, cell.text, cell.badge, cell.badge_icon)
        elif cell.text or cell.detail or cell.icon:
            self._paint_text(painter, x, y, wide, high, cell)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def _paint_heading(
        self, painter: QPainter, x: int, y: int, wide: int, high: int, heading: Heading
    ) -> None:
        colour = theme.current().colour
        painter.save()
        painter.setPen(colour("line"))
        painter.drawLine(x, y + high - 1, x + wide - 1, y + high - 1)
        line = QRect(x + SPACE_2, y, wide - 2 * SPACE_2, high - 8)
        strong, metrics = self._font((TYPE_BODY, True, False))
        painter.setFont(strong)
        painter.setPen(colour("accent_ink"))
        painter.drawText(line, _FOOT, heading.title)
        painter.setFont(self._font((TYPE_SMALL, False, False))[0])
        painter.setPen(colour("ink_soft"))
        beside = metrics.horizontalAdvance(heading.title) + SPACE_3
        painter.drawText(line.adjusted(beside, 0, 0, -1), _FOOT, heading.note)
        painter.restore()

    def _paint_marks(
        self, painter: QPainter, x: int, y: int, wide: int, high: int, marks: Sequence[Mark]
    ) -> None:
        height = high // len(marks)
        for number, (text, tone, icon) in enumerate(marks):
            self._paint_badge(painter, x, y + number * height, wide, height, text, tone, icon)

    def _paint_text(self, painter: QPainter, x: int, y: int, wide: int, high: int, cell: Cell) -> None:
        colour = theme.current().colour
        column = cell.column
        if cell.icon:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(x, y + (high - 1) // 2 - 9, theme.pixmap(cell.icon, "ink_soft", 18, ratio))
            x, wide = x + 26, wide - 26
        side = _RIGHT if column.right else _LEFT
        below = [text for text in (cell.detail, cell.remark) if text]
        if below:
            y += (high - _LINE - _SMALL_LINE * len(below)) // 2
            high = _LINE
        look = (TYPE_BODY, column.strong, cell.faded)
        painter.setFont(self._font(look)[0])
        painter.setPen(colour("ink_soft" if column.soft or cell.faded else "ink"))
        painter.drawText(x, y, wide, high, side, self._short(cell.text, look, wide))
        if not below:
            return
        look = (TYPE_SMALL, False, False)
        painter.setFont(self._font(look)[0])
        painter.setPen(colour("ink_soft"))
        y += _LINE
        for text in below:
            painter.drawText(x, y, wide, _SMALL_LINE, side, self._short(text, look, wide))
            y += _SMALL_LINE

    def _font(self, look: _Look) -> tuple[QFont, QFontMetrics]:
        known = self._fonts.get(look)
        if known is None:
            size, strong, struck = look
            font = theme.app_font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            font.setStrikeOut(struck)
            known = self._fonts[look] = (font, QFontMetrics(font))
        return known

    def _short(self, text: str, look: _Look, wide: int) -> str:
        """The text in one line, as far as there is room for it."""
        key = (text, look, wide)
        known = self._shortened.get(key)
        if known is None:
            if len(self._shortened) >= _MOST_SHORTENED:
                self._shortened.clear()
            one_line = " ".join(text.split("\n"))
            cut = self._font(look)[1].elidedText(one_line, Qt.TextElideMode.ElideRight, max(0, wide))
            known = self._shortened[key] = isolated(cut)
        return known

    def _paint_badge(
        self, painter: QPainter, x: int, y: int, wide: int, high: int, text: str, tone: Tone, icon: str | None
    ) -> None:
        if not text:
            return
        colour = theme.current().colour
        ink, ground = TONE_COLOURS[tone]
        look = (TYPE_SMALL, True, False)
        font, metrics = self._font(look)
        wide = min(metrics.horizontalAdvance(text) + 8 + 14 + 5 + 10, wide)
        tall = min(22, high - 1)  # of two in one row, neither is cut by its edge
        y += (high - tall) // 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(x, y, wide, tall, tall / 2, tall / 2)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(
            x + 8, y + (tall - 14) // 2, theme.pixmap(icon or TONE_ICONS[tone], ink, 14, ratio)
        )
        painter.setFont(font)
        painter.setPen(colour(ink))
        painter.drawText(x + 27, y, wide - 35, tall, _BADGE, self._short(text, look, wide - 35))
        painter.restore()
