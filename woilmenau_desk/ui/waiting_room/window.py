"""What hangs in the waiting room: the number that is called, the room, and those called before.

It is painted, not laid out: everything grows with the screen, so that the number is read from five metres away. It is
handed numbers and rooms alone, so there is nothing here that could show a name.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.queue import OnScreen
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import DARK, LIGHT, Colours

FOR_VISITORS = "for_visitors"
"""The property of a window that stays in sight while the desk is locked: it shows nothing that is anybody's."""
_SMALLEST = (480, 270)
_ARROW = "→"


class WaitingRoomWindow(QWidget):
    """The latest call as large as the screen allows; below it those before."""

    closed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(None)
        self.setProperty(FOR_VISITORS, True)
        self.setWindowTitle(self.tr("Wartezimmer"))
        self.setMinimumSize(*_SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._now = now
        self._calls: tuple[OnScreen, ...] = ()
        self._lost = ""
        self.colours: Colours = LIGHT
        self._tell()

    def set_dark(self, dark: bool) -> None:
        """Light figures on dark, or dark ones on light, whatever the desk has."""
        self.colours = DARK if dark else LIGHT
        self.update()

    def show_calls(self, calls: tuple[OnScreen, ...]) -> None:
        """Show these, the latest first."""
        if calls != self._calls or self._lost:
            self._calls, self._lost = calls, ""
            self._tell()
        self.update()

    def show_lost(self, said: str) -> None:
        """What stands there may hold no more: it fades, and the screen says so."""
        self._lost = said
        self._tell()
        self.update()

    def calls(self) -> tuple[OnScreen, ...]:
        """What it shows."""
        return self._calls

    def lost(self) -> str:
        """What it says of having lost touch; empty where it has not."""
        return self._lost

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), self._colour("ground"))
        width, height = float(self.width()), float(self.height())
        edge = height * 0.05
        self._paint_head(painter, QRectF(edge, edge * 0.6, width - 2 * edge, height * 0.09))
        above = QRectF(edge, height * 0.15, width - 2 * edge, height * 0.55)
        below = QRectF(edge, height * 0.74, width - 2 * edge, height * 0.21)
        if self._lost:
            self._paint_lost(painter, below)
            painter.setOpacity(0.28)
            if self._calls:
                self._paint_call(painter, above, self._calls[0])
            return
        if not self._calls:
            self._paint_nobody(painter, above)
            return
        self._paint_call(painter, above, self._calls[0])
        self._paint_before(painter, below, self._calls[1:])

    def _paint_head(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(_font(room.height() * 0.5, QFont.Weight.Bold))
        painter.setPen(self._colour("ink_soft"))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left | centre, "wo:ilmenau")
        painter.drawText(room, right | centre, f"{self._now():%H:%M}")

    def _paint_call(self, painter: QPainter, room: QRectF, call: OnScreen) -> None:
        """The number over the whole height; beside it, behind an arrow, where to go."""
        card = QRectF(room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("surface"))
        painter.drawRoundedRect(card, room.height() * 0.06, room.height() * 0.06)
        painter.setPen(self._colour("accent_ink"))
        number = str(call.number)
        share = 0.5 if call.room else 1.0
        inner = card.adjusted(room.height() * 0.08, 0, -room.height() * 0.08, 0)
        place = QRectF(inner.left(), inner.top(), inner.width() * share, inner.height())
        painter.setFont(_fitted(number, place.width(), room.height() * 0.92, QFont.Weight.Bold))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)
        if not call.room:
            return
        painter.setPen(self._colour("ink"))
        arrow = QRectF(place.right(), inner.top(), inner.width() * 0.1, inner.height())
        painter.setFont(arrow_font(arrow.width(), room.height()))
        painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, _ARROW)
        gap = room.height() * 0.06
        where = QRectF(arrow.right() + gap, inner.top(), inner.right() - arrow.right() - gap, inner.height())
        _paint_words(painter, where, call.room, room.height() * 0.26)

    def _paint_before(self, painter: QPainter, room: QRectF, calls: tuple[OnScreen, ...]) -> None:
        """In a row, the one called last at the left."""
        if not calls:
            return
        columns = max(3, len(calls))
        wide = room.width() / columns
        for place, call in enumerate(calls):
            box = QRectF(room.left() + place * wide, room.top(), wide * 0.94, room.height())
            painter.setPen(self._colour("ink"))
            painter.setFont(_fitted(str(call.number), box.width() * 0.9, room.height() * 0.55))
            top = QRectF(box.left(), box.top(), box.width(), box.height() * 0.62)
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, str(call.number))
            painter.setPen(self._colour("ink_soft"))
            foot = QRectF(box.left(), box.top() + box.height() * 0.62, box.width(), box.height() * 0.38)
            painter.setFont(_fitted(call.room, foot.width(), room.height() * 0.2, QFont.Weight.Normal))
            painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, call.room)

    def _paint_nobody(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(self._colour("ink_soft"))
        _paint_words(painter, room, self.tr("Bitte warten Sie."), room.height() * 0.2, centred=True)

    def _paint_lost(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("warn_soft"))
        painter.drawRoundedRect(room, room.height() * 0.15, room.height() * 0.15)
        painter.setPen(self._colour("warn"))
        inner = room.adjusted(room.height() * 0.3, 0, -room.height() * 0.3, 0)
        _paint_words(painter, inner, self._lost, room.height() * 0.22, centred=True)

    def _colour(self, name: str) -> QColor:
        return QColor(getattr(self.colours, name))

    def _tell(self) -> None:
        """What it shows, for whoever has it read aloud."""
        said = self._lost
        if not said and self._calls:
            call = self._calls[0]
            text = self.tr("Nummer {number}, {room}") if call.room else self.tr("Nummer {number}")
            said = text.format(number=call.number, room=call.room)
        self.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(said)


def arrow_font(width: float, height: float) -> QFont:
    """How large the arrow is beside a number so high, in a window that may be narrow."""
    return _fitted(_ARROW, width, height * 0.3)


def _font(size: float, weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
    return theme.app_font(max(8, round(size)), weight)


def _fitted(text: str, width: float, size: float, weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
    """As large as the width allows, and no larger than `size`."""
    needs = QFontMetricsF(_font(size, weight)).horizontalAdvance(text)
    return _font(size * min(1.0, width / needs) if needs else size, weight)


def _paint_words(painter: QPainter, room: QRectF, text: str, size: float, *, centred: bool = False) -> None:
    """Words on as many lines as they need; smaller where one word alone is too long."""
    longest = max(text.split() or [""], key=len)
    painter.setFont(_fitted(longest, room.width(), size))
    side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, text)
