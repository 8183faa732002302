"""A month: its weeks from top to bottom, each day with its first appointments."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.dates import WEEKDAYS, say_time, short_date
from woilmenau_desk.ui.pages.appointments.calendar_model import Block, MonthDay
from woilmenau_desk.ui.pages.appointments.calendar_paint import LEFT, LINE, RIGHT, Look
from woilmenau_desk.ui.pages.appointments.calendar_view import CalendarView, Ghost, Spot
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import TYPE_BODY, TYPE_COLOURS, TYPE_SMALL
from woilmenau_desk.ui.words import isolated, word

_DAYS = 7
_HEAD, _NUMBER = 26, 22
_ENTRY = LINE + 2
_LEAST_ROW = _NUMBER + 2 * _ENTRY + 4
_PLAIN: Look = (TYPE_SMALL, False, False)
_STRUCK: Look = (TYPE_SMALL, False, True)
_STRONG: Look = (TYPE_SMALL, True, False)
_DAY: Look = (TYPE_BODY, True, False)


class MonthView(CalendarView):
    """The days of a month; one is where the cursor is, one of its appointments may be chosen."""

    def __init__(self, privacy: Privacy) -> None:
        super().__init__(privacy)
        self._days: tuple[MonthDay, ...] = ()
        self._cell = 0
        self._every: tuple[tuple[int, Block], ...] = ()

    def set_days(self, days: tuple[MonthDay, ...], to: date | None = None) -> None:
        """Show these days; the cursor goes to `to`, or stays on its day of the month."""
        old = self._days[self._cell].day if self._days else None
        hangs = self.spot_of(self.ghost).day if self.ghost is not None else None
        self._days = days
        wanted = to or old
        found = next((number for number, one in enumerate(days) if one.day == wanted), None)
        if found is None:
            within = [number for number, one in enumerate(days) if one.within]
            number = 0 if wanted is None else min(wanted.day, len(within)) - 1
            found = within[number] if within else 0
        self._cell = found
        self._every = tuple((number, one) for number, day in enumerate(days) for one in day.blocks)
        self._fit()
        if hangs is not None:
            self.keep_ghost(next((number for number, one in enumerate(days) if one.day == hangs), None))
        else:
            self._show(self._cell)
        self.keep_chosen()
        self.viewport().update()

    # Measures

    def _weeks(self) -> int:
        return max(1, len(self._days) // _DAYS)

    def _high(self) -> float:
        return max(_LEAST_ROW, (self.viewport().height() - _HEAD) / self._weeks())

    def _place(self, cell: int) -> QRect:
        week, day = divmod(cell, _DAYS)
        wide = self.viewport().width() / _DAYS
        x, right = round(day * wide), round((day + 1) * wide)
        top = _HEAD - self.verticalScrollBar().value()
        y, bottom = top + round(week * self._high()), top + round((week + 1) * self._high())
        return QRect(x, y, right - x, bottom - y)

    def _lines(self, cell: int) -> list[tuple[Block, QRect]]:
        """The appointments of a day that there is room for, each with its place."""
        day, place = self._days[cell], self._place(cell)
        room = max(0, place.height() - _NUMBER - 3) // _ENTRY - min(len(day.strip), 1)
        fits = day.blocks if len(day.blocks) <= room else self._window(day.blocks, room)
        y = place.y() + _NUMBER + _ENTRY * min(len(day.strip), 1)
        return [
            (one, QRect(place.x() + 4, y + number * _ENTRY, place.width() - 8, _ENTRY))
            for number, one in enumerate(fits)
        ]

    def _window(self, blocks: tuple[Block, ...], room: int) -> tuple[Block, ...]:
        """So many of them that the chosen one is among them."""
        chosen = next((number for number, one in enumerate(blocks) if self.is_chosen(one)), 0)
        first = max(0, min(chosen - room + 1, len(blocks) - room))
        return blocks[first : first + room]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height() - _HEAD
        bar.setRange(0, max(0, round(self._weeks() * self._high()) - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(round(self._high() / 2))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    # What lies where

    def blocks(self) -> tuple[tuple[int, Block], ...]:
        return self._every

    def cells(self) -> int:
        return len(self._days)

    def cell_at(self, at: QPoint) -> tuple[int, int] | None:
        if at.y() < _HEAD or not self._days:
            return None
        day = int(at.x() * _DAYS / max(1, self.viewport().width()))
        week = int((at.y() - _HEAD + self.verticalScrollBar().value()) / self._high())
        cell = week * _DAYS + day
        return (cell, 0) if 0 <= day < _DAYS and 0 <= cell < len(self._days) else None

    def block_at(self, at: QPoint) -> Block | None:
        found = self.cell_at(at)
        if found is None:
            return None
        return next((one for one, place in self._lines(found[0]) if place.contains(at)), None)

    def spot(self) -> Spot:
        return Spot(self._days[self._cell].day if self._days else self.today)

    def spot_of(self, ghost: Ghost) -> Spot:
        return Spot(self._days[ghost.cell].day, ghost.begins)

    def said_of_spot(self) -> str:
        if not self._days:
            return ""
        day = self._days[self._cell]
        number = len([one for one in day.blocks if _stands(one)])
        many = self.tr("kein Termin") if not number else self.tr("{number} Termine").format(number=number)
        return ", ".join((short_date(day.day), *day.strip, self.tr("1 Termin") if number == 1 else many))

    # The cursor

    def step(self, across: int, down: int) -> None:
        cell = self._cell + across + _DAYS * down
        if not self._days:
            return
        if not 0 <= cell < len(self._days):
            self.stepped.emit(1 if cell > 0 else -1)
            return
        self.go_to(cell, 0)

    def go_to(self, cell: int, minute: int) -> None:
        self._update(self._cell)
        self._cell = cell
        self.set_chosen(None)
        self._show(cell)
        self._update(cell)

    def cycle(self) -> None:
        own = self._days[self._cell].blocks if self._days else ()
        if own:
            now = next((number for number, one in enumerate(own) if self.is_chosen(one)), -1)
            self.set_chosen(own[(now + 1) % len(own)])
            self._update(self._cell)

    def nearest(self, by: int) -> int:
        before = sum(cell < self._cell for cell, _one in self._every)
        return before if by > 0 else before - 1

    def show_block(self, cell: int, block: Block) -> None:
        self._cell = cell
        self._show(cell)

    def show_place(self, cell: int, block: Block) -> None:
        self._update(self._cell)
        self._cell = cell
        self.set_chosen(block)
        self._update(cell)

    def _show(self, cell: int) -> None:
        if not self._days:
            return
        bar, place = self.verticalScrollBar(), self._place(cell)
        if place.y() < _HEAD:
            bar.setValue(bar.value() + place.y() - _HEAD)
        elif place.bottom() > self.viewport().height():
            bar.setValue(bar.value() + place.bottom() - self.viewport().height() + 1)

    def _update(self, cell: int) -> None:
        self.viewport().update(self._place(cell).adjusted(-2, -2, 2, 2))

    # Moving

    def moved(self, ghost: Ghost, across: int, down: int) -> Ghost:
        cell = max(0, min(ghost.cell + across + _DAYS * down, len(self._days) - 1))
        self._show(cell)
        return replace(ghost, cell=cell)

    def under(self, ghost: Ghost, cell: int, minute: int, grabbed: int) -> Ghost:
        return replace(ghost, cell=cell)

    def update_ghost(self, old: Ghost | None, new: Ghost | None) -> None:
        for ghost in (old, new):
            if ghost is not None and self._days:
                self._update(ghost.cell)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        exposed, colour = event.rect(), theme.current().colour
        painter.fillRect(exposed, colour("ground"))
        for cell in range(len(self._days)):
            if self._place(cell).intersects(exposed):
                self._paint_day(painter, cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._days:
            ink = "accent" if self.hasFocus() else "line_strong"
            painter.setPen(QPen(colour(ink), 2))
            painter.drawRoundedRect(self._place(self._cell).adjusted(1, 1, -2, -2), 4, 4)
        ghost = self.seen_ghost()
        if ghost is not None:
            painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self._place(ghost.cell).adjusted(4, 4, -5, -5), 4, 4)
        painter.fillRect(0, 0, self.viewport().width(), _HEAD, colour("ground"))
        wide = self.viewport().width() / _DAYS
        for day, name in enumerate(WEEKDAYS):
            place = (round(day * wide) + 8, 0, round(wide) - 12, _HEAD)
            self.hand.text(painter, place, word("dates", name), _STRONG, "ink_soft", LEFT)

    def _paint_day(self, painter: QPainter, cell: int) -> None:
        day, place, colour = self._days[cell], self._place(cell), theme.current().colour
        painter.fillRect(place, colour("surface" if day.open and day.within else "sunken"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        x, y, wide = place.x() + 8, place.y() + 1, place.width() - 12
        ink = "accent_ink" if day.day == self.today else "ink" if day.within else "ink_soft"
        number = f"{day.day.day:02}." + (f"{day.day.month:02}." if day.day.day == 1 or not day.within else "")
        if day.day == self.today:
            number = self.tr("{day} · heute").format(day=number)
        self.hand.text(painter, (x, y, wide, _NUMBER), number, _DAY, ink, LEFT)
        if day.strip:
            strip = (place.x() + 4, y + _NUMBER - 1, place.width() - 8, _ENTRY - 2)
            painter.fillRect(*strip, colour("warn_soft"))
            self.hand.text(
                painter, (x, strip[1], wide, strip[3]), " · ".join(day.strip), _PLAIN, "warn", LEFT
            )
        shown = self._lines(cell)
        for block, line in shown:
            self._paint_line(painter, block, line)
        hidden = len(day.blocks) - len(shown)
        if hidden > 0:
            more = self.tr("+{number}").format(number=hidden)
            self.hand.text(painter, (x, y, wide, _NUMBER), more, _PLAIN, "ink_soft", RIGHT)

    def _paint_line(self, painter: QPainter, block: Block, place: QRect) -> None:
        row = block.row
        if row is None:
            return
        colour = theme.current().colour
        hue = block.colour if block.colour in TYPE_COLOURS else "grey"
        gone = row.state is AppointmentState.CANCELLED
        if self.is_chosen(block):
            painter.fillRect(place, colour("accent_soft"))
        elif not gone:
            painter.fillRect(place.adjusted(0, 1, 0, -1), colour(f"{hue}_soft"))
        painter.fillRect(
            place.x(), place.y() + 1, 3, place.height() - 2, colour("line_strong" if gone else hue)
        )
        look, ink = (_STRUCK, "ink_soft") if gone else (_PLAIN, "ink")
        name = isolated(self.hand.mask(row.person_name))
        text = f"{say_time(row.starts_at.time())} {name}"
        if row.state is AppointmentState.NO_SHOW:
            text = self.tr("{when}: nicht da").format(when=text)
        inside = (place.x() + 7, place.y(), place.width() - 9, place.height())
        self.hand.text(painter, inside, f"{text} · {block.about}", look, ink, LEFT)


def _stands(block: Block) -> bool:
    return block.row is not None and block.row.state is not AppointmentState.CANCELLED
