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
_LINE, _SMALL_LINE = 20, 17  # the heights of a row's first and of its smaller lines


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: icon, text, small second line, or a badge; nothing is ever read as markup.

    A key press repaints a whole list, so a cell is asked of the model once and fonts are kept.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fonts: dict[tuple[int, bool, bool], tuple[QFont, QFontMetrics]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        entry = model.entry(index.row())
        if isinstance(entry, Heading):
            if index.column() == 0:
                painter.save()
                self._paint_heading(painter, QRect(option.rect), entry)
                painter.restore()
            return
        cell = model.cell(index.row(), index.column())
        look = theme.current()
        state = option.state
        rect = QRect(option.rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("hover"))
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(SPACE_2, 0, -SPACE_2, -1)
        if cell.marks:
            painter.save()
            self._paint_marks(painter, inner, cell.marks)
            painter.restore()
        elif cell.badge:
            painter.save()
            self._paint_badge(painter, inner, cell.text, cell.badge, cell.badge_icon)
            painter.restore()
        elif cell.text or cell.detail or cell.icon:
            self._paint_text(painter, inner, cell)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        look = theme.current()
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        line = rect.adjusted(SPACE_2, 0, -SPACE_2, -8)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        strong, metrics = self._font(TYPE_BODY, True, False)
        painter.setFont(strong)
        painter.setPen(look.colour("accent_ink"))
        painter.drawText(line, side, heading.title)
        painter.setFont(self._font(TYPE_SMALL, False, False)[0])
        painter.setPen(look.colour("ink_soft"))
        wide = metrics.horizontalAdvance(heading.title) + SPACE_3
        painter.drawText(line.adjusted(wide, 0, 0, -1), side, heading.note)

    def _paint_marks(self, painter: QPainter, rect: QRect, marks: Sequence[Mark]) -> None:
        height = rect.height() // len(marks)
        for number, (text, tone, icon) in enumerate(marks):
            part = QRect(rect.left(), rect.top() + number * height, rect.width(), height)
            self._paint_badge(painter, part, text, tone, icon)

    def _paint_text(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        look = theme.current()
        column = cell.column
        if cell.icon:
            ratio = painter.device().devicePixelRatio()
            picture = theme.pixmap(cell.icon, "ink_soft", 18, ratio)
            painter.drawPixmap(rect.left(), rect.center().y() - 9, picture)
            rect = rect.adjusted(26, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        below = [text for text in (cell.detail, cell.remark) if text]
        top = rect.top() + (rect.height() - _LINE - _SMALL_LINE * len(below)) // 2
        first = QRect(rect.left(), top, rect.width(), _LINE) if below else rect
        font, metrics = self._font(TYPE_BODY, column.strong, cell.faded)
        # Names of every script begin where the others do.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(font)
        painter.setPen(look.colour("ink_soft" if column.soft or cell.faded else "ink"))
        painter.drawText(first, side | Qt.AlignmentFlag.AlignVCenter, _elided(metrics, cell.text, first))
        font, metrics = self._font(TYPE_SMALL, False, False)
        for number, text in enumerate(below):
            line = QRect(rect.left(), top + _LINE + _SMALL_LINE * number, rect.width(), _SMALL_LINE)
            painter.setFont(font)
            painter.setPen(look.colour("ink_soft"))
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, _elided(metrics, text, line))

    def _font(self, size: int, strong: bool, struck: bool) -> tuple[QFont, QFontMetrics]:
        known = self._fonts.get((size, strong, struck))
        if known is None:
            font = theme.app_font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            font.setStrikeOut(struck)
            known = self._fonts[size, strong, struck] = (font, QFontMetrics(font))
        return known

    def _paint_badge(self, painter: QPainter, rect: QRect, text: str, tone: Tone, icon: str | None) -> None:
        if not text:
            return
        look = theme.current()
        ink, ground = TONE_COLOURS[tone]
        font, metrics = self._font(TYPE_SMALL, True, False)
        wide = metrics.horizontalAdvance(text) + 8 + 14 + 5 + 10
        chip = QRect(rect.left(), rect.center().y() - 11, min(wide, rect.width()), 22)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(chip, 11, 11)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(
            chip.left() + 8, chip.top() + 4, theme.pixmap(icon or TONE_ICONS[tone], ink, 14, ratio)
        )
        inner = chip.adjusted(27, 0, -8, 0)
        painter.setFont(font)
        painter.setPen(look.colour(ink))
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _elided(metrics, text, inner)
        )


def _elided(metrics: QFontMetrics, text: str, rect: QRect) -> str:
    one_line = " ".join(text.split("\n"))
    return isolated(metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, max(0, rect.width())))
