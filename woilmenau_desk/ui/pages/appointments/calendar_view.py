"""What the views of a calendar share: what is chosen, moving it by keys and by hand, and how it is said aloud.

A view paints itself; there is no widget for an appointment. While something is moved, a ghost shows where it would be
dropped, and nothing is written before that.
"""

from dataclasses import dataclass, replace
from datetime import date
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip

from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.dates import say_time, short_date
from woilmenau_desk.ui.pages.appointments.agenda import marks, state_word
from woilmenau_desk.ui.pages.appointments.calendar_model import Block
from woilmenau_desk.ui.pages.appointments.calendar_paint import Hand
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.words import named

ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
SHORTEST, LONGEST, STEP = 5, 480, 15  # minutes
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a calendar. `key`: whose column it is, `minute`: of the day; None where the view does not say."""

    day: date
    minute: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """An appointment and where it is to be from now on."""

    row: AppointmentRow
    to: Spot
    minutes: int


@dataclass(frozen=True, slots=True)
class Ghost:
    """What is being moved: in which cell it hangs, from which minute on, and how long it would be."""

    block: Block
    row: AppointmentRow
    cell: int
    begins: int
    minutes: int
    by_hand: bool = False
    stretched: bool = False


class CalendarView(QAbstractScrollArea):
    """The base of the views; each says what lies where, and paints it."""

    row_chosen = Signal(object)  # an AppointmentRow, or None
    row_opened = Signal(object)
    spot_opened = Signal(object)  # a Spot: somebody wants to begin something there
    dropped = Signal(object)  # a Drop
    stepped = Signal(int)  # to the next span of days, or the one before
    menu_asked = Signal(object)  # a QPoint of the screen
    told = Signal(str)

    def __init__(self, privacy: Privacy) -> None:
        super().__init__()
        self.hand = Hand(privacy)
        self.ghost: Ghost | None = None
        self.today = date.min
        self.now_minute = 0
        self._chosen: int | None = None
        self._pressed: tuple[QPoint, Block, bool, int] | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Kalender"))
        privacy.changed.connect(self._on_looks)
        theme.current().changed.connect(self._on_looks)

    # What a view says

    def blocks(self) -> tuple[tuple[int, Block], ...]:
        """Every appointment with the cell it stands in, in the order in which one goes through them."""
        raise NotImplementedError

    def block_at(self, at: QPoint) -> Block | None:
        """What lies there."""
        raise NotImplementedError

    def cell_at(self, at: QPoint) -> tuple[int, int] | None:
        """The cell that lies there, and the minute of it (0 where it has none); None beside all of them."""
        raise NotImplementedError

    def spot(self) -> Spot:
        """Where the cursor is."""
        raise NotImplementedError

    def spot_of(self, ghost: Ghost) -> Spot:
        """Where a ghost would be dropped."""
        raise NotImplementedError

    def cells(self) -> int:
        """How many there are."""
        raise NotImplementedError

    def step(self, across: int, down: int) -> None:
        """Move the cursor by cells and by lines."""
        raise NotImplementedError

    def moved(self, ghost: Ghost, across: int, down: int) -> Ghost:
        """The ghost moved by keys."""
        raise NotImplementedError

    def under(self, ghost: Ghost, cell: int, minute: int, grabbed: int) -> Ghost:
        """The ghost moved by hand; `grabbed`: at which minute of it the hand holds it."""
        raise NotImplementedError

    def show_block(self, cell: int, block: Block) -> None:
        """Let the cursor be on this one, and show it."""
        raise NotImplementedError

    def at_edge(self, _at: QPoint, _block: Block) -> bool:
        """Whether the hand is at the edge by which it is made longer or shorter."""
        return False

    def cycle(self) -> None:
        """Choose another one at the same place."""

    def update_ghost(self, _old: Ghost | None, _new: Ghost | None) -> None:
        """Paint what changes when a ghost moves."""
        self.viewport().update()

    def said_of_spot(self) -> str:
        """What a screen reader hears where nothing is chosen."""
        raise NotImplementedError

    def set_now(self, today: date, minute: int) -> None:
        """The present moment: today looks otherwise, and there is a line across it."""
        if today != self.today:
            self.viewport().update()
        self.today, self.now_minute = today, minute

    # What is chosen

    def chosen(self) -> AppointmentRow | None:
        """The appointment that is chosen."""
        found = self.chosen_block()
        return None if found is None else found[1].row

    def chosen_block(self) -> tuple[int, Block] | None:
        """It, with its cell."""
        if self._chosen is None:
            return None
        return next(
            (
                (cell, one)
                for cell, one in self.blocks()
                if one.row is not None and one.row.id == self._chosen
            ),
            None,
        )

    def is_chosen(self, block: Block) -> bool:
        """Whether it is this one."""
        return block.row is not None and block.row.id == self._chosen

    def choose(self, row_id: int | None) -> None:
        """Choose this one, or none."""
        self._chosen = row_id
        found = self.chosen_block()
        if found is not None:
            self.show_block(*found)
        self.viewport().update()
        self.tell_chosen()

    def set_chosen(self, block: Block | None) -> None:
        """Take over what the cursor is on."""
        self._chosen = block.row.id if block is not None and block.row is not None else None
        self.tell_chosen()

    def keep_chosen(self) -> None:
        """Something else was read: what is chosen stays so, or is chosen no more."""
        found = self.chosen_block()
        if found is None:
            self._chosen = None
        else:
            self.show_block(*found)
        self.tell_chosen()

    def tell_chosen(self) -> None:
        """Tell the page and whoever listens."""
        row = self.chosen()
        self.row_chosen.emit(row)
        said = self.said(row) if row is not None else self.said_of_spot()
        self.setAccessibleDescription(said)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def said(self, row: AppointmentRow) -> str:
        """An appointment as a screen reader says it."""
        return ", ".join(self.told_of(row))

    def told_of(self, row: AppointmentRow) -> tuple[str, ...]:
        """What there is to know of an appointment, part by part."""
        found = next(
            (one for _cell, one in self.blocks() if one.row is not None and one.row.id == row.id), None
        )
        parts = [
            short_date(row.starts_at.date()),
            f"{say_time(row.starts_at.time())}–{say_time(row.data.ends_at.time())}",
            self.hand.mask(named(row.person_name)),
            found.about if found is not None else "",
            self.tr("bei {colleague}").format(colleague=row.colleague_name),
            state_word(row),
            *(text for text, _tone, _icon in marks(row, hidden=self.hand.hidden)),
        ]
        who = row.volunteer_name or row.data.helper
        if who:
            parts.insert(4, self.tr("mit {name}").format(name=self.hand.mask(named(who))))
        return tuple(dict.fromkeys(part for part in parts if part))

    def go_along(self, by: int) -> None:
        """Choose the next appointment in the order of time, or the one before."""
        every = self.blocks()
        if not every:
            return
        here = next((number for number, (_cell, one) in enumerate(every) if self.is_chosen(one)), None)
        number = self.nearest(by) if here is None else here + by
        if 0 <= number < len(every):
            cell, block = every[number]
            self._chosen = block.row.id if block.row is not None else None
            self.show_block(cell, block)
            self.viewport().update()
            self.tell_chosen()

    def nearest(self, by: int) -> int:
        """Which of all appointments comes next after the cursor, or before it."""
        return 0 if by > 0 else len(self.blocks()) - 1

    # Moving what is chosen

    def drop(self) -> None:
        """Leave what is moved where it is now; nothing where it was there before."""
        ghost = self.ghost
        if ghost is None:
            return
        self._set_ghost(None)
        row, to = ghost.row, self.spot_of(ghost)
        begins = row.starts_at.hour * 60 + row.starts_at.minute
        there = (row.starts_at.date(), begins, ghost.cell, row.data.duration_minutes)
        origin = next(
            (cell for cell, one in self.blocks() if one.row is not None and one.row.id == row.id), -1
        )
        if there != (to.day, ghost.begins, origin, ghost.minutes):
            self.dropped.emit(Drop(row, to, ghost.minutes))

    def let_be(self) -> None:
        """What is moved stays where it was."""
        self._pressed = None
        self._set_ghost(None)

    def take_hold(self, *, by_hand: bool = False, stretched: bool = False) -> Ghost | None:
        """Begin to move what is chosen; None where it cannot be."""
        if self.ghost is not None:
            return self.ghost
        found = self.chosen_block()
        row = found[1].row if found is not None else None
        if found is None or row is None:
            return None
        if row.state is not AppointmentState.BOOKED:
            self.told.emit(
                self.tr("Verschieben lässt sich nur, was noch vereinbart ist (V: doch vereinbart).")
            )
            return None
        begins = row.starts_at.hour * 60 + row.starts_at.minute
        made = Ghost(found[1], row, found[0], begins, row.data.duration_minutes, by_hand, stretched)
        if not by_hand:
            self.told.emit(self.tr("Die Pfeile verschieben, Enter legt ab, Esc bricht ab."))
        self._set_ghost(made)
        return made

    def _set_ghost(self, ghost: Ghost | None) -> None:
        old, self.ghost = self.ghost, ghost
        if old != ghost:
            self.update_ghost(old, ghost)

    def _move_by_keys(self, across: int, down: int) -> None:
        ghost = self.take_hold()
        if ghost is not None:
            self._set_ghost(self.moved(ghost, across, down))

    def _stretch(self, by: int) -> None:
        ghost = self.take_hold()
        if ghost is not None:
            minutes = max(SHORTEST, min(LONGEST, ghost.minutes + by * STEP))
            self._set_ghost(replace(ghost, minutes=minutes))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        arrow = ARROWS.get(key)
        if arrow is not None and held == _SHIFT | _CONTROL and arrow[1]:
            self._stretch(arrow[1])
        elif arrow is not None and (held == _SHIFT or (held == _NONE and self.ghost is not None)):
            self._move_by_keys(*arrow)
        elif arrow is not None and held == _CONTROL and arrow[1]:
            self.go_along(arrow[1])
        elif arrow is not None and held == _NONE:
            self.step(*arrow)
        elif held == _NONE and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.let_be()
            self.stepped.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif held == _NONE and key == Qt.Key.Key_Escape and self.ghost is not None:
            self.let_be()
        elif held == _NONE and key == Qt.Key.Key_Space:
            self.cycle()
        elif held == _NONE and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.enter()
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Drop what is moved; open what is chosen, or begin something at the cursor."""
        row = self.chosen()
        if self.ghost is not None:
            self.drop()
        elif row is not None:
            self.row_opened.emit(row)
        else:
            self.spot_opened.emit(self.spot())

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self.let_be()
        block, cell = self.block_at(at), self.cell_at(at)
        if cell is None:
            return
        if block is not None and block.row is not None:
            self.show_place(cell[0], block)
            edge = self.at_edge(at, block)
            begins = block.row.starts_at.hour * 60 + block.row.starts_at.minute
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = (at, block, edge, max(0, cell[1] - begins))
        else:
            self.go_to(*cell)

    def show_place(self, cell: int, block: Block) -> None:
        """The hand has chosen this one: the cursor is there, and nothing is scrolled under the hand."""
        raise NotImplementedError

    def go_to(self, cell: int, minute: int) -> None:
        """The hand has put the cursor there."""
        raise NotImplementedError

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        pressed = self._pressed
        if pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            block = self.block_at(at)
            edge = block is not None and block.row is not None and self.at_edge(at, block)
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor)
            return
        start, _block, stretched, grabbed = pressed
        ghost = self.ghost
        if ghost is None:
            if (at - start).manhattanLength() < QApplication.startDragDistance():
                return
            ghost = self.take_hold(by_hand=True, stretched=stretched)
            if ghost is None:
                self._pressed = None
                return
        self.scroll_near_edge(at)
        cell = self.cell_at(at)
        if cell is not None:
            self._set_ghost(self.under(ghost, cell[0], cell[1], grabbed))

    def scroll_near_edge(self, _at: QPoint) -> None:
        """Whoever drags to the edge sees what lies beyond it."""

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None
        if self.ghost is not None and self.ghost.by_hand:
            self.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.let_be()
        at = event.position().toPoint()
        block = self.block_at(at)
        if block is not None and block.row is not None:
            self.row_opened.emit(block.row)
        elif self.cell_at(at) is not None:
            self.spot_opened.emit(self.spot())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.block_at(event.pos())
            told: tuple[str, ...] = ()
            if block is not None:
                told = (block.about,) if block.row is None else self.told_of(block.row)
            # A tool tip takes what looks like markup for it, and a name is none.
            text = "<br>".join(escape(part) for part in told)
            QToolTip.showText(event.globalPos(), f"<qt>{text}</qt>" if text else "", self.viewport())
            return True
        return super().viewportEvent(event)

    # Within

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.tell_chosen()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_be()
        super().hideEvent(event)

    def _on_looks(self) -> None:
        self.viewport().update()
        self.tell_chosen()

    def edge_of(self, place: QRect) -> QRect:
        """The strip at the lower edge of a block by which it is made longer."""
        high = min(6, place.height() // 3)
        return QRect(place.x(), place.bottom() - high, place.width(), high + 1)
