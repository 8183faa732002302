"""What the calendar shows, made of what was read: columns of a day or a week, days of a month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.calendar import (
    DAY_MINUTES,
    CalendarSpan,
    Lane,
    lanes,
    minutes_seen,
    month_weeks,
    pieces,
)
from woilmenau_desk.domain.clashes import Needs, Taken, TakenBy
from woilmenau_desk.domain.colleagues import offered
from woilmenau_desk.domain.opening import HoursKind, Interval
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.words import word

Minutes = tuple[int, int]
NO_ROOM = ""  # the key of the column for what has none
READABLE = 20  # minutes: what is shorter takes as much room
_WORKDAYS = 5
_CLOSED = QT_TRANSLATE_NOOP("calendar", "geschlossen")
_CLOSED_BECAUSE = QT_TRANSLATE_NOOP("calendar", "geschlossen: {reason}")
_AWAY = QT_TRANSLATE_NOOP("calendar", "nicht da")
_AWAY_WHO = QT_TRANSLATE_NOOP("calendar", "nicht da: {who}")
_BUSY_WHO = QT_TRANSLATE_NOOP("calendar", "{who}: belegt")
_WITH = QT_TRANSLATE_NOOP("calendar", "bei {who}")
_OUTSIDE = QT_TRANSLATE_NOOP("calendar", "außer Haus")
_NO_ROOM = QT_TRANSLATE_NOOP("calendar", "ohne Raum")
_TAKEN = {
    TakenBy.OFFER: QT_TRANSLATE_NOOP("calendar", "Angebot"),
    TakenBy.ASSIGNMENT: QT_TRANSLATE_NOOP("calendar", "Einsatz"),
    TakenBy.BUSY: QT_TRANSLATE_NOOP("calendar", "belegt"),
    TakenBy.ABSENCE: _AWAY,
}


class View(StrEnum):
    """Tag, Woche, Monat."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be seen: how much around which day, of one colleague, of one room, or of all.

    `rooms`: the columns of a day are rooms, and not colleagues.
    """

    view: View
    day: date
    colleague: str | None = None
    room: str | None = None
    rooms: bool = False

    def span(self) -> tuple[date, date]:
        """The first and the last day that are read."""
        if self.view is View.DAY:
            return self.day, self.day
        if self.view is View.MONTH:
            return month_weeks(self.day)
        first = self.day - timedelta(days=self.day.weekday())
        return first, first + timedelta(days=6)

    def shows(self, row: AppointmentRow) -> bool:
        """Whether an appointment is among it."""
        return self.colleague in (None, row.data.colleague) and self.room in (None, row.data.room)


@dataclass(frozen=True, slots=True)
class Ground:
    """A part of a column in which colleague or room is taken by something else, and what is said of it."""

    begins: int
    ends: int
    said: str


@dataclass(frozen=True, slots=True)
class Block:
    """An appointment in a column; without `row` something else that takes a colleague, which `about` says."""

    row: AppointmentRow | None
    begins: int
    ends: int
    lane: Lane
    about: str
    type: str = ""  # the word for it
    colour: str = "grey"
    buffer: int = 0  # minutes after it
    aside: bool = False  # called off, and the time is somebody else's: it stands in a strip of its own


@dataclass(frozen=True, slots=True)
class Column:
    """A day, or a colleague or a room on it. `key`: whose it is; None where it is everybody's.

    `bookable`: when appointments are taken; `open`: when the house is open to all. `strip`: what holds all day.
    """

    day: date
    key: str | None
    title: str
    bookable: tuple[Minutes, ...] = ()
    open: tuple[Minutes, ...] = ()
    taken: tuple[Ground, ...] = ()
    strip: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month's calendar; `strip` is what holds all day, `within`: it is one of the month's own."""

    day: date
    within: bool
    open: bool
    strip: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a day or a week, and from which minute to which they are seen."""

    columns: tuple[Column, ...] = ()
    first: int = 0
    last: int = DAY_MINUTES


class Builder:
    """Makes it. One for each reading: what was read and what it is said with do not change meanwhile."""

    def __init__(self, span: CalendarSpan, wanted: Wanted, choices: Choices) -> None:
        self._span, self._wanted, self._choices = span, wanted, choices
        self._rows = tuple(row for row in span.appointments if wanted.shows(row))
        self._types = choices.values[ListName.APPOINTMENT_TYPES]
        self._taken = [(one, local(one.starts_at), local(one.ends_at)) for one in span.taken]

    def grid(self) -> Grid:
        """The columns of a day or a week."""
        if self._wanted.view is View.DAY:
            columns = self._rooms() if self._wanted.rooms else self._colleagues()
        else:
            columns = self._week()
        stretches = [
            stretch
            for column in columns
            for stretch in (
                *column.bookable,
                *column.open,
                *((block.begins, block.ends) for block in column.blocks if block.row is not None),
            )
        ]
        return Grid(columns, *minutes_seen(stretches))

    def month(self) -> tuple[MonthDay, ...]:
        """The days of the weeks of a month."""
        first, last = self._span.first, self._span.last
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        found = []
        for day in days:
            blocks = tuple(
                replace(block, lane=Lane(0, 1))
                for block in self._blocks(day, self._rows, None)
                if block.row is not None and block.row.starts_at.date() == day
            )
            key = self._wanted.colleague
            opened = bool(self._bookable(day, key))
            strip = self._strip(day, key)
            found.append(MonthDay(day, day.month == self._wanted.day.month, opened, strip, blocks))
        return tuple(found)

    # Columns

    def _colleagues(self) -> tuple[Column, ...]:
        day = self._wanted.day
        named = {row.data.colleague for row in self._rows}
        here = offered(self._choices.staff, day, *named)
        wanted = self._wanted.colleague
        counsel = [
            one for one in here if one.data.may_counsel or one.key in named or one.key in self._span.hours
        ]
        shown = [one for one in (counsel or here) if wanted in (None, one.key)]
        return tuple(
            self._column(
                day,
                one.key,
                one.name,
                [row for row in self._rows if row.data.colleague == one.key],
                Needs.COLLEAGUE,
            )
            for one in sorted(shown, key=lambda one: not one.data.may_counsel)
        )

    def _rooms(self) -> tuple[Column, ...]:
        day = self._wanted.day
        keys = [value.code for value in self._choices.values[ListName.ROOMS].on(day).choices()]
        keys += sorted({row.data.room for row in self._rows if row.data.room} - set(keys))
        if any(not row.data.room for row in self._rows):
            keys.append(NO_ROOM)
        shown = [key for key in keys if self._wanted.room in (None, key)]
        return tuple(
            self._column(
                day,
                key,
                self._choices.word(ListName.ROOMS, key) if key else word("calendar", _NO_ROOM),
                [row for row in self._rows if (row.data.room or NO_ROOM) == key],
                Needs.ROOM,
            )
            for key in shown
        )

    def _week(self) -> tuple[Column, ...]:
        found = []
        for number in range(7):
            day = self._span.first + timedelta(days=number)
            rows = [row for row in self._rows if day in (row.starts_at.date(), row.data.ends_at.date())]
            if self._wanted.room is not None:
                column = self._column(day, self._wanted.room, "", rows, Needs.ROOM)
            else:
                column = self._column(day, self._wanted.colleague, "", rows, Needs.COLLEAGUE)
            if number < _WORKDAYS or column.blocks or column.bookable or column.open:
                found.append(column)
        return tuple(found)

    def _column(
        self, day: date, key: str | None, title: str, rows: Sequence[AppointmentRow], needs: Needs
    ) -> Column:
        colleague = key if needs is Needs.COLLEAGUE else None
        grounds = [] if key is None else self._grounds(day, key, needs)
        return Column(
            day,
            key,
            title,
            self._bookable(day, colleague),
            _minutes(self._choices.opening.on(day)),
            tuple(grounds),
            self._strip(day, colleague),
            self._blocks(day, rows, needs if key is not None else None),
        )

    # What stands in them

    def _bookable(self, day: date, colleague: str | None) -> tuple[Minutes, ...]:
        """A colleague's own hours, or those of the centre."""
        opening = self._choices.opening
        own = self._span.hours.get(colleague or "", {}).get(day)
        if own is not None:
            return () if opening.closed_because(day) is not None else _minutes(own)
        return _minutes(opening.on(day, opening.kind_for(HoursKind.COUNSELLING, day)))

    def _strip(self, day: date, colleague: str | None) -> tuple[str, ...]:
        found = []
        closed = self._choices.opening.closed_because(day)
        if closed is not None:
            text = word("calendar", _CLOSED_BECAUSE).format(reason=closed)
            found.append(text if closed else word("calendar", _CLOSED))
        away = self._all_day(day, TakenBy.ABSENCE)
        if colleague in away:
            found.append(word("calendar", _AWAY))
        elif colleague is None and away:
            who = ", ".join(self._choices.colleague(key) for key in away)
            found.append(word("calendar", _AWAY_WHO).format(who=who))
        busy = self._all_day(day, TakenBy.BUSY)
        if colleague in busy:
            found.append(word("calendar", _TAKEN[TakenBy.BUSY]))
        elif colleague is None:
            found += [word("calendar", _BUSY_WHO).format(who=self._choices.colleague(key)) for key in busy]
        return tuple(found)

    def _all_day(self, day: date, by: TakenBy) -> tuple[str, ...]:
        """The colleagues who are taken by such a thing the whole day."""
        found = {
            one.key
            for one, begins, ends in self._taken
            if one.by is by
            and one.needs is Needs.COLLEAGUE
            and any(part.day == day and _whole(part.begins, part.ends) for part in pieces(begins, ends))
        }
        return tuple(sorted(found, key=self._choices.colleague))

    def _grounds(self, day: date, key: str, needs: Needs) -> list[Ground]:
        return [
            Ground(begins, ends, word("calendar", _TAKEN[one.by]))
            for one, begins, ends in self._taken_on(day)
            if one.needs is needs and one.key == key
        ]

    def _taken_on(self, day: date) -> Iterable[tuple[Taken, int, int]]:
        for one, begins, ends in self._taken:
            if one.by is not TakenBy.APPOINTMENT and begins.date() <= day <= ends.date():
                for part in pieces(begins, ends):
                    if part.day == day:
                        yield one, part.begins, part.ends

    def _blocks(self, day: date, rows: Iterable[AppointmentRow], needs: Needs | None) -> tuple[Block, ...]:
        """The appointments of a column, and beside them what takes single colleagues where it is everybody's."""
        found = [
            self._block(row, part.begins, part.ends, needs)
            for row in rows
            for part in pieces(row.starts_at, row.data.ends_at)
            if part.day == day
        ]
        if needs is None and self._wanted.room is None:
            told: dict[Minutes, list[str]] = defaultdict(list)
            for one, begins, ends in self._taken_on(day):
                hours = one.needs is Needs.COLLEAGUE and not _whole(begins, ends)
                if hours and one.by in (TakenBy.BUSY, TakenBy.OFFER):
                    told[begins, ends].append(self._choices.colleague(one.key))
            text = word("calendar", _BUSY_WHO)
            found += [
                Block(None, begins, ends, Lane(0, 1), text.format(who=", ".join(sorted(who))))
                for (begins, ends), who in told.items()
            ]
        found.sort(key=_order)
        standing = [block for block in found if not _gone(block)]
        # What is short is painted higher than it is long, so that one can read it.
        taken = [(block.begins, max(block.ends, block.begins + READABLE)) for block in standing]
        placed = [replace(block, lane=lane) for block, lane in zip(standing, lanes(taken), strict=True)]
        for block in found:
            if _gone(block):
                over = max(block.ends, block.begins + READABLE)
                beside = any(begins < over and block.begins < ends for begins, ends in taken)
                placed.append(replace(block, aside=beside))
        return tuple(sorted(placed, key=_order))

    def _block(self, row: AppointmentRow, begins: int, ends: int, needs: Needs | None) -> Block:
        data = row.data
        kind = self._types.get(data.type)
        said = self._types.label(data.type, self._choices.language)
        about = [said]
        if needs is not Needs.COLLEAGUE:
            about.append(word("calendar", _WITH).format(who=row.colleague_name))
        if data.room and needs is not Needs.ROOM:
            about.append(self._choices.word(ListName.ROOMS, data.room))
        if data.place:
            about.append(word("calendar", _OUTSIDE))
        colour = str(kind.extra.get("colour") or "grey") if kind else "grey"
        standing = row.state in (AppointmentState.BOOKED, AppointmentState.KEPT)
        buffer = data.buffer_minutes if standing else 0
        return Block(row, begins, ends, Lane(0, 1), " · ".join(about), said, colour, buffer)


def _order(block: Block) -> tuple[int, bool, int, int]:
    """What still stands comes first, so that it stands at the left."""
    row = block.row
    return block.begins, row is None or _gone(block), -block.ends, row.id if row is not None else 0


def _gone(block: Block) -> bool:
    return block.row is not None and block.row.state is AppointmentState.CANCELLED


def _minutes(intervals: Iterable[Interval]) -> tuple[Minutes, ...]:
    return tuple(
        (one.opens.hour * 60 + one.opens.minute, one.closes.hour * 60 + one.closes.minute)
        for one in intervals
    )


def _whole(begins: int, ends: int) -> bool:
    return begins == 0 and ends == DAY_MINUTES
