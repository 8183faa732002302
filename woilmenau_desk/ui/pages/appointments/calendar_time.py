"""A day or a week: columns of days, colleagues or rooms, with the hours from top to bottom."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.dates import WEEKDAYS, short_date
from woilmenau_desk.ui.pages.appointments.calendar_layout import (
    BAND,
    GUTTER,
    LEAST_COLUMN,
    MOST_STRIPS,
    STRIP,
    TITLE,
    TimeLayout,
)
from woilmenau_desk.ui.pages.appointments.calendar_model import NO_ROOM, Block, Column, Grid
from woilmenau_desk.ui.pages.appointments.calendar_paint import LEFT, RIGHT, Look
from woilmenau_desk.ui.pages.appointments.calendar_view import STEP, CalendarView, Ghost, Spot
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import TYPE_BODY, TYPE_SMALL
from woilmenau_desk.ui.words import word

RASTER = 30  # minutes between two places of the cursor
_LAST_BEGIN = 24 * 60 - STEP
_NEAR = 28  # pixels from the edge at which dragging scrolls
_HOUR: Look = (TYPE_SMALL, False, False)
_HEAD: Look = (TYPE_BODY, True, False)


def clock(minute: int) -> str:
    """14:30, and 24:00 at the end of a day."""
    return f"{minute // 60:02}:{minute % 60:02}"


class TimeView(CalendarView):
    """The hours of a day or of a week. The head with days and colleagues stays in sight."""

    def __init__(self, privacy: Privacy) -> None:
        super().__init__(privacy)
        self._grid = Grid()
        self._layout = TimeLayout(self._grid, 0, 0)
        self._column, self._minute = 0, 9 * 60
        self._scrolled = False  # somebody has been shown something here already
        self._every: tuple[tuple[int, Block], ...] = ()

    # What is shown

    def grid(self) -> Grid:
        """What is shown."""
        return self._grid

    def set_grid(self, grid: Grid, to: Spot | None = None) -> None:
        """Show these columns. The cursor goes to `to`, or stays where it is as far as that is still there."""
        spot = to or (self.spot() if self._grid.columns else None)
        hangs = self.spot_of(self.ghost) if self.ghost is not None else None
        old, self._grid = self._grid, grid
        every = [(number, one) for number, column in enumerate(grid.columns) for one in column.blocks]
        own = [(number, one) for number, one in every if one.row is not None]
        days = [column.day for column in grid.columns]
        own.sort(key=lambda found: (days[found[0]], found[1].begins, found[0], found[1].lane.number))
        self._every = tuple(own)
        if spot is not None:
            self._column = self._column_of(spot)
            self._minute = self._minute if spot.minute is None else spot.minute // RASTER * RASTER
        self._column = max(0, min(self._column, len(grid.columns) - 1))
        self._minute = max(grid.first, min(self._minute, grid.last - RASTER))
        if to is not None and grid.columns:
            here = self._here()
            self._chosen = here[0].row.id if here and here[0].row is not None else None
        self._fit(keep_first=old.first)
        if not self._scrolled or to is not None:
            self._scrolled = bool(grid.columns)
            self._show_begin()
        if [one.day for one in old.columns] != [one.day for one in grid.columns] or to is not None:
            self._show(self._column, self._minute, self._minute + RASTER)
        if hangs is not None:
            self.keep_ghost(self._exact(hangs))
        self.keep_chosen()
        self.viewport().update()

    def _exact(self, spot: Spot) -> int | None:
        """The column of just this day and key."""
        columns = enumerate(self._grid.columns)
        return next((number for number, one in columns if (one.day, one.key) == (spot.day, spot.key)), None)

    def set_now(self, today: date, minute: int) -> None:
        self._update_now()  # only what the line leaves and reaches is painted
        super().set_now(today, minute)
        self._update_now()

    def _update_now(self) -> None:
        y = self._y(self.now_minute)
        self.viewport().update(0, y - 24, self.viewport().width(), 48)

    def _show_begin(self) -> None:
        """Scroll to where the work of these days begins: their hours, their appointments, or now."""
        grid = self._grid
        begins = [part[0] for column in grid.columns for part in column.bookable]
        begins += [one.begins for _cell, one in self._every]
        first = min(begins, default=9 * 60)
        if (
            any(column.day == self.today for column in grid.columns)
            and len({c.day for c in grid.columns}) == 1
        ):
            first = max(first, min(self.now_minute - 60, 23 * 60))
        self.verticalScrollBar().setValue(round((first - RASTER - grid.first) * self._layout.hour / 60))

    def _column_of(self, spot: Spot) -> int:
        columns = self._grid.columns
        exact = (number for number, one in enumerate(columns) if (one.day, one.key) == (spot.day, spot.key))
        same_day = (number for number, one in enumerate(columns) if one.day == spot.day)
        weekday = (number for number, one in enumerate(columns) if one.day.weekday() == spot.day.weekday())
        for found in (exact, same_day, weekday):
            number = next(found, None)
            if number is not None:
                return number
        return self._column

    # Measures

    def _head(self) -> int:
        return self._layout.head

    def _x(self, column: int) -> int:
        return GUTTER + self._layout.xs[column] - self.horizontalScrollBar().value()

    def _y(self, minute: int) -> int:
        return self._layout.head + self._layout.y(minute) - self.verticalScrollBar().value()

    def place_of(self, cell: int, block: Block) -> QRect:
        """Where an appointment is painted."""
        found = self._layout.find(cell, block)
        if found is None:
            return QRect()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(GUTTER + found.x - across, self._layout.head + found.y - down, found.wide, found.high)

    def _slot(self) -> QRect:
        x, y = self._x(self._column), self._y(self._minute)
        return QRect(x, y, self._x(self._column + 1) - x, self._y(self._minute + RASTER) - y)

    def _ghost_place(self, ghost: Ghost) -> QRect:
        x, wide = self._layout.whole(ghost.cell)
        y = self._y(ghost.begins)
        high = max(self._layout.least, self._y(ghost.begins + ghost.minutes) - y)
        return QRect(GUTTER + x - self.horizontalScrollBar().value(), y, wide, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, keep_first: int | None = None) -> None:
        """What there is to scroll; the same hour stays at the top where the day begins earlier now."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        grid, view = self._grid, self.viewport()
        self._layout = made = TimeLayout(grid, view.width(), view.height())
        room = view.height() - made.head
        down.setRange(0, max(0, made.high - room))
        down.setPageStep(max(1, room))
        down.setSingleStep(round(made.hour / 2))
        if keep_first is not None and self._scrolled:
            down.setValue(down.value() + round((keep_first - grid.first) * made.hour / 60))
        seen = view.width() - GUTTER
        across.setRange(0, max(0, made.xs[-1] - seen))
        across.setPageStep(max(1, seen))
        across.setSingleStep(LEAST_COLUMN)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()  # the head stays where it is

    # What lies where

    def blocks(self) -> tuple[tuple[int, Block], ...]:
        return self._every

    def cells(self) -> int:
        return len(self._grid.columns)

    def cell_at(self, at: QPoint) -> tuple[int, int] | None:
        if at.y() < self._head() or at.x() < GUTTER:
            return None
        column = int((at.x() - GUTTER + self.horizontalScrollBar().value()) / self._layout.wide)
        if not 0 <= column < len(self._grid.columns):
            return None
        minute = self._layout.minute(at.y() - self._head() + self.verticalScrollBar().value())
        return (column, minute) if minute < self._grid.last else None

    def block_at(self, at: QPoint) -> Block | None:
        found = self.cell_at(at)
        if found is None:
            return None
        x = at.x() - GUTTER + self.horizontalScrollBar().value()
        y = at.y() - self._head() + self.verticalScrollBar().value()
        here = (
            one.block
            for one in self._layout.columns[found[0]]
            if one.x <= x < one.x + one.wide and one.y <= y < one.y + one.high
        )
        return next(here, None)

    def at_edge(self, at: QPoint, block: Block) -> bool:
        found = self.cell_at(at)
        return found is not None and self.edge_of(self.place_of(found[0], block)).contains(at)

    def spot(self) -> Spot:
        columns = self._grid.columns
        if not columns:
            return Spot(self.today, self._minute)
        column = columns[self._column]
        return Spot(column.day, self._minute, column.key)

    def spot_of(self, ghost: Ghost) -> Spot:
        column = self._grid.columns[ghost.cell]
        return Spot(column.day, ghost.begins, column.key)

    def said_of_spot(self) -> str:
        columns = self._grid.columns
        if not columns:
            return ""
        column = columns[self._column]
        begins, ends = self._minute, self._minute + RASTER
        taken = next((one.said for one in column.taken if one.begins < ends and begins < one.ends), "")
        free = any(part[0] < ends and begins < part[1] for part in column.bookable)
        state = taken or (self.tr("frei") if free else self.tr("außerhalb der Zeiten"))
        parts = (short_date(column.day), column.title, clock(begins), state, *column.strip)
        return ", ".join(part for part in parts if part)

    # The cursor

    def step(self, across: int, down: int) -> None:
        grid = self._grid
        if not grid.columns:
            return
        found = self.chosen_block()
        minute = self._minute + down * RASTER
        if found is not None and down > 0:
            minute = max(minute, found[1].ends // RASTER * RASTER)
        elif found is not None and down < 0:
            minute = min(minute, found[1].begins // RASTER * RASTER - RASTER)
        column = self._column + across
        if not 0 <= column < len(grid.columns):
            if len({one.day for one in grid.columns}) > 1:
                # A week ends, and the next one begins.
                self._put(0 if across > 0 else len(grid.columns) - 1, self._minute)
                self.stepped.emit(across)
            return
        self._put(column, max(grid.first, min(minute, grid.last - RASTER)))

    def go_to(self, cell: int, minute: int) -> None:
        self._put(cell, minute // RASTER * RASTER)

    def _put(self, column: int, minute: int) -> None:
        self._update_cursor()
        self._column, self._minute = column, minute
        here = self._here()
        self.set_chosen(here[0] if here else None)
        self._show(column, self._minute, self._minute + RASTER)
        self._update_cursor()

    def _here(self) -> list[Block]:
        """The appointments at the cursor, those that begin there first."""
        begins, ends = self._minute, self._minute + RASTER
        found = [
            one
            for one in self._grid.columns[self._column].blocks
            if one.row is not None and one.begins < ends and begins < one.ends
        ]
        return sorted(found, key=lambda one: (one.begins < begins, one.lane.number))

    def cycle(self) -> None:
        here = self._here() if self._grid.columns else []
        if here:
            now = next((number for number, one in enumerate(here) if self.is_chosen(one)), -1)
            self.set_chosen(here[(now + 1) % len(here)])
            self._update_cursor()

    def nearest(self, by: int) -> int:
        spot = self.spot()
        days = [column.day for column in self._grid.columns]
        before = sum((days[cell], one.begins) < (spot.day, self._minute) for cell, one in self._every)
        return before if by > 0 else before - 1

    def show_place(self, cell: int, block: Block) -> None:
        self._update_cursor()
        minute = max(block.begins, self._grid.first)
        self._column, self._minute = cell, min(minute // RASTER * RASTER, self._grid.last - RASTER)
        self.set_chosen(block)
        self._update_cursor()

    def show_block(self, cell: int, block: Block) -> None:
        minute = max(block.begins, self._grid.first)
        self._column, self._minute = cell, min(minute // RASTER * RASTER, self._grid.last - RASTER)
        self._show(cell, block.begins, min(block.ends, block.begins + 120))

    def _show(self, column: int, begins: int, ends: int) -> None:
        """Scroll so that it is in sight, and no further."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top, bottom = self._y(begins), self._y(ends)
        if top < self._head():
            down.setValue(down.value() + top - self._head())
        elif bottom > self.viewport().height():
            down.setValue(down.value() + bottom - self.viewport().height())
        left, right = self._x(column), self._x(column + 1)
        if left < GUTTER:
            across.setValue(across.value() + left - GUTTER)
        elif right > self.viewport().width():
            across.setValue(across.value() + right - self.viewport().width())

    def _update_cursor(self) -> None:
        self.viewport().update(self._slot().adjusted(-3, -3, 3, 3))
        found = self.chosen_block()
        if found is not None:
            self.viewport().update(self.place_of(*found).adjusted(-3, -3, 3, 3))

    # Moving

    def moved(self, ghost: Ghost, across: int, down: int) -> Ghost:
        cell = max(0, min(ghost.cell + across, len(self._grid.columns) - 1))
        begins = max(0, min(ghost.begins + down * STEP, _LAST_BEGIN))
        self._show(cell, begins, begins + min(ghost.minutes, 120))
        return replace(ghost, cell=cell, begins=begins)

    def under(self, ghost: Ghost, cell: int, minute: int, grabbed: int) -> Ghost:
        if ghost.stretched:
            minutes = round((minute - ghost.begins) / STEP) * STEP
            return replace(ghost, minutes=max(STEP, min(minutes, 480)))
        begins = round((minute - grabbed) / STEP) * STEP
        return replace(ghost, cell=cell, begins=max(0, min(begins, _LAST_BEGIN)))

    def scroll_near_edge(self, at: QPoint) -> bool:
        down = self.verticalScrollBar()
        before = down.value()
        if at.y() < self._head() + _NEAR:
            down.setValue(down.value() - STEP)
        elif at.y() > self.viewport().height() - _NEAR:
            down.setValue(down.value() + STEP)
        return down.value() != before

    def update_ghost(self, old: Ghost | None, new: Ghost | None) -> None:
        for ghost in (old, new):
            if ghost is not None and self._grid.columns:
                self.viewport().update(self._ghost_place(ghost).adjusted(-4, -4, 4, 4))
                self.viewport().update(0, 0, GUTTER, self.viewport().height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        exposed = event.rect()
        colour = theme.current().colour
        painter.fillRect(exposed, colour("sunken"))
        first, last = exposed.x(), exposed.x() + exposed.width()
        for number, column in enumerate(self._grid.columns):
            x, end = self._x(number), self._x(number + 1)
            if x <= last and first <= end:
                self._paint_grounds(painter, column, x, end - x, exposed)
        self._paint_lines(painter, exposed)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(self._grid.columns)):
            x, end = self._x(number), self._x(number + 1)
            if x <= last and first <= end:
                self._paint_blocks(painter, number, exposed)
        self._paint_cursor(painter)
        moved = self.seen_ghost()
        if moved is not None:
            ghost = self._ghost_place(moved)
            place = (ghost.x(), ghost.y(), ghost.width(), ghost.height())
            self.hand.block(painter, place, self._as_moved(moved), ghost=True)
        self._paint_now(painter)
        self._paint_gutter(painter)
        self._paint_head(painter)

    def _as_moved(self, ghost: Ghost) -> Block:
        """The block with the time at which it would be dropped."""
        hour, minute = divmod(ghost.begins, 60)
        row = replace(ghost.row, starts_at=ghost.row.starts_at.replace(hour=hour, minute=minute))
        ends = f"{clock(ghost.begins)}–{clock((ghost.begins + ghost.minutes) % (24 * 60))}"
        return replace(ghost.block, row=row, about=ends)

    def _paint_grounds(self, painter: QPainter, column: Column, x: int, wide: int, exposed: QRect) -> None:
        colour = theme.current().colour
        for begins, ends in column.bookable:
            y = self._y(begins)
            painter.fillRect(QRect(x, y, wide, self._y(ends) - y) & exposed, colour("surface"))
        for ground in column.taken:
            begins, ends = max(ground.begins, self._grid.first), min(ground.ends, self._grid.last)
            place = QRect(x + BAND, self._y(begins), wide - BAND, self._y(ends) - self._y(begins))
            if place.intersects(exposed):
                self.hand.hatch(
                    painter, place, ground.said if (ground.begins, ground.ends) != (0, 1440) else ""
                )
        for begins, ends in column.open:
            y = self._y(begins)
            painter.fillRect(QRect(x, y, BAND, self._y(ends) - y) & exposed, colour("good"))

    def _paint_lines(self, painter: QPainter, exposed: QRect) -> None:
        colour = theme.current().colour
        strong, light = QPen(colour("line"), 1), QPen(colour("line"), 1, Qt.PenStyle.DotLine)
        top, bottom = exposed.y(), exposed.y() + exposed.height()
        for minute in range(self._grid.first, self._grid.last + 1, RASTER):
            y = self._y(minute)
            if top <= y <= bottom:
                painter.setPen(light if minute % 60 else strong)
                painter.drawLine(max(GUTTER, exposed.x()), y, exposed.x() + exposed.width(), y)
        before = None
        for number in range(len(self._grid.columns) + 1):
            x = self._x(number)
            day = self._grid.columns[number].day if number < len(self._grid.columns) else None
            painter.setPen(QPen(colour("line_strong" if day != before and number else "line"), 1))
            before = day
            painter.drawLine(x, top, x, bottom)

    def _paint_blocks(self, painter: QPainter, number: int, exposed: QRect) -> None:
        across = GUTTER - self.horizontalScrollBar().value()
        down = self._layout.head - self.verticalScrollBar().value()
        top, bottom = exposed.y() - down, exposed.y() + exposed.height() - down
        left, right = exposed.x() - across, exposed.x() + exposed.width() - across
        seen = [
            one
            for one in self._layout.columns[number]
            if one.y <= bottom
            and top <= one.y + max(one.high, one.tail)
            and one.x <= right
            and left <= one.x + one.wide
        ]
        for one in seen:
            if one.tail > one.high:
                tail = (one.x + across, one.y + one.high + down, one.wide, one.tail - one.high)
                painter.fillRect(*tail, theme.current().colour("line"))
        for one in seen:
            self.hand.block(painter, (one.x + across, one.y + down, one.wide, one.high), one.block)

    def _paint_cursor(self, painter: QPainter) -> None:
        if not self._grid.columns:
            return
        found = self.chosen_block()
        place = self._slot().adjusted(1, 1, -2, -1) if found is None else self.place_of(*found)
        ink = "accent" if self.hasFocus() else "line_strong"
        painter.setPen(QPen(theme.current().colour(ink), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), 4, 4)

    def _paint_now(self, painter: QPainter) -> None:
        if not self._grid.first <= self.now_minute < self._grid.last:
            return
        y = self._y(self.now_minute)
        painter.setPen(QPen(theme.current().colour("accent"), 2))
        for number, column in enumerate(self._grid.columns):
            if column.day == self.today:
                painter.drawLine(self._x(number), y, self._x(number + 1) - 1, y)

    def _paint_gutter(self, painter: QPainter) -> None:
        colour = theme.current().colour
        painter.fillRect(0, 0, GUTTER, self.viewport().height(), colour("ground"))
        marked = self._marked()
        for minute in range(self._grid.first, self._grid.last, 60):
            if marked is None or abs(minute - marked) * self._layout.hour / 60 > 14:
                y = self._y(minute)
                self.hand.text(painter, (0, y - 9, GUTTER - 8, 18), clock(minute), _HOUR, "ink_soft", RIGHT)
        if marked is not None:
            self._mark(painter, marked)

    def _marked(self) -> int | None:
        """The minute that stands out in the gutter: where a ghost begins, or now."""
        ghost = self.seen_ghost()
        if ghost is not None:
            return ghost.begins
        seen = any(column.day == self.today for column in self._grid.columns)
        return self.now_minute if seen and self._grid.first <= self.now_minute < self._grid.last else None

    def _mark(self, painter: QPainter, minute: int) -> None:
        """A time that stands out in the gutter."""
        y = self._y(minute)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("accent"))
        painter.drawRoundedRect(4, y - 8, GUTTER - 8, 16, 8, 8)
        look: Look = (TYPE_SMALL, True, False)
        self.hand.text(painter, (4, y - 8, GUTTER - 14, 16), clock(minute), look, "on_accent", RIGHT)

    def _paint_head(self, painter: QPainter) -> None:
        colour = theme.current().colour
        head = self._head()
        painter.fillRect(0, 0, self.viewport().width(), head, colour("ground"))
        painter.setPen(QPen(colour("line_strong"), 1))
        painter.drawLine(0, head - 1, self.viewport().width(), head - 1)
        for number, column in enumerate(self._grid.columns):
            x, wide = self._x(number), self._x(number + 1) - self._x(number)
            if x + wide <= GUTTER:
                continue
            today = column.day == self.today and not column.title
            if today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("accent_soft"))
                painter.drawRoundedRect(x + 3, 2, wide - 6, TITLE - 4, 8, 8)
            ink = "accent_ink" if today else "ink"
            self.hand.text(painter, (x + 10, 0, wide - 20, TITLE), self._title(column), _HEAD, ink, LEFT)
            for line, text in enumerate(column.strip[:MOST_STRIPS]):
                y = TITLE + line * STRIP
                painter.fillRect(x + 3, y, wide - 6, STRIP - 2, colour("warn_soft"))
                self.hand.text(painter, (x + 10, y, wide - 20, STRIP - 2), text, _HOUR, "warn", LEFT)
        painter.fillRect(0, 0, GUTTER, head - 1, colour("ground"))

    def _title(self, column: Column) -> str:
        if column.title or column.key == NO_ROOM:
            return column.title
        day = column.day
        said = f"{word('dates', WEEKDAYS[day.weekday()])} {day.day:02}.{day.month:02}."
        return self.tr("{day} · heute").format(day=said) if day == self.today else said
