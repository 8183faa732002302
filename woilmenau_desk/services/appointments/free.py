"""The next free time: of a colleague, with room, volunteer and person where they are asked for.

What is taken is read for some weeks at once, for more of them only where nothing was free in the first ones.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, partial

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.clashes import Needs, Things
from woilmenau_desk.domain.colleague_times import OwnHours
from woilmenau_desk.domain.colleagues import ColleagueRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.free_slots import ANY_ROOM, Blocked, Free, FreeSlot, Span, Taken, Wanted, packed
from woilmenau_desk.domain.opening import HoursKind, Opening
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments.clashes import around
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.opening_hours import opening
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import booked_times, colleague_times, occupancy
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.store import Connection

_FIRST_DAYS = 21
_MINUTE = 60_000_000
_DAY_MINUTES = 24 * 60
_DAY = timedelta(days=1)
_ROOM_DAYS = 28  # of which the rooms are read at once


def next_free(desk: Desk, wanted: Wanted, limit: int = 5) -> tuple[datetime, ...]:
    """The next times that are free, earliest first, none of which overlaps another; local.

    Raises NotAllowed, NotFound or BadInput.
    """
    return tuple(slot.starts_at for slot in find(desk, wanted, limit))


def find(desk: Desk, wanted: Wanted, limit: int = 5) -> tuple[FreeSlot, ...]:
    """The same, each with the colleague and the room that are free then. Raises NotAllowed, NotFound or BadInput."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    asked = wanted.checked()
    today, now = desk.today(), desk.clock()
    first = max(asked.first_day or today, today)
    last = (asked.first_day or today) + timedelta(days=asked.days_ahead - 1)
    since = -(-booked_times.micros(now) // _MINUTE)
    found: list[FreeSlot] = []
    with desk.store.read() as conn:
        search = _Search(desk, conn, asked, first, last)
        for begins, ends in _parts(first, last):
            for at, who, room in search.free(begins, ends).times(since):
                found.append(FreeSlot(_local(at), who, room))
                since = at + asked.minutes
                if len(found) == limit:
                    return tuple(found)
    return tuple(found)


def _parts(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The first days, and all the others: most often something is free soon."""
    soon = first + timedelta(days=_FIRST_DAYS)
    if first < soon <= last:
        yield first, soon - timedelta(days=1)
        first = soon
    if first <= last:
        yield first, last


class _Search:
    """What is asked for, with all that does not depend on the days."""

    def __init__(self, desk: Desk, conn: Connection, wanted: Wanted, first: date, last: date) -> None:
        self._conn = conn
        self._wanted = wanted
        self._opening = opening(desk)
        self._around = around(desk)
        self._rooms = _rooms(desk, wanted.room)
        known = {row.key: row for row in colleague_rows.all_of_them(conn)}
        self._colleagues = [_known(known, key) for key in dict.fromkeys(wanted.colleagues)]
        self._offered = occupancy.Offered(conn)
        self._own: dict[str, list[OwnHours]] = defaultdict(list)
        if first <= last and self._colleagues:
            for hours in colleague_times.hours(conn, first, last):
                self._own[hours.colleague].append(hours)
        person = None if wanted.person_id is None else present_id(conn, wanted.person_id)
        self._whom = Things(
            frozenset(row.key for row in self._colleagues),
            frozenset(),
            frozenset() if wanted.volunteer_id is None else frozenset({wanted.volunteer_id}),
            frozenset() if person is None else frozenset({person}),
        )

    def free(self, first: date, last: date) -> Free:
        """What is free is looked for in, of these days."""
        taken = self._taken(first, last, self._whom)
        wanted = self._wanted
        others = [
            *(taken[Needs.VOLUNTEER, str(number)] for number in self._whom.volunteers),
            *(taken[Needs.PERSON, str(number)] for number in self._whom.persons),
        ]
        rooms: Mapping[str | None, Taken] = {None: Blocked()}
        if self._rooms is not None:
            read = partial(self._taken, things=Things(rooms=frozenset(self._rooms)))
            known = _Rooms(self._rooms, read, first)
            rooms = {code: _Room(code, known) for code in self._rooms}
        return Free(
            wanted.minutes,
            wanted.buffer,
            self._bookable(first, last),
            {row.key: Blocked(taken[Needs.COLLEAGUE, row.key]) for row in self._colleagues},
            rooms,
            [Blocked(spans) for spans in others if spans],
        )

    def _taken(self, first: date, last: date, things: Things) -> dict[tuple[Needs, str], list[int]]:
        taken = booked_times.minutes(self._conn, first, last, things)
        for one in occupancy.beside_appointments(
            self._conn, first, last, things, self._around, self._offered
        ):
            # Whole minutes, outwards: what was typed has none, and a file may have seconds.
            taken[one.needs, one.key].append(packed(one.begins // _MINUTE, -(-one.ends // _MINUTE)))
        return taken

    def _bookable(self, first: date, last: date) -> Mapping[str, Sequence[Span]]:
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        wanted = [day for day in days if self._wanted.weekday in (None, day.weekday())]
        if not wanted:
            return {row.key: () for row in self._colleagues}
        open_days = [day for day in wanted if self._opening.closed_because(day) is None]
        found: dict[str, Sequence[Span]] = {}
        for row in self._colleagues:
            hours_then = [
                one
                for one in self._own[row.key]
                if one.first <= last and (one.last is None or first <= one.last)
            ]
            # They are there from a day to a day, so who is at both ends is all the time.
            there = row.offered_on(wanted[0]) and row.offered_on(wanted[-1])
            if there and _steady(hours_then, wanted):
                found[row.key] = self._every_week(hours_then, open_days)
            else:
                found[row.key] = [
                    span
                    for day in wanted
                    if row.offered_on(day)
                    for span in _spans(day, bookable(self._opening, hours_then, day), self._wanted)
                ]
        return found

    def _every_week(self, own: Sequence[OwnHours], days: Sequence[date]) -> list[Span]:
        """Of hours that are the same in every week, on days on which the centre is not closed."""
        week: dict[int, tuple[_Hours, list[Span]]] = {}
        found: list[Span] = []
        for day in days:
            weekday = day.weekday()
            if weekday not in week:
                hours = tuple(_clipped(bookable(self._opening, own, day), self._wanted))
                minutes = [(_of_day(opens), _of_day(closes)) for opens, closes in hours]
                week[weekday] = hours, minutes
            hours, minutes = week[weekday]
            midnight, changes = _midnight(day)
            if changes:
                found.extend((_minute(day, opens), _minute(day, closes)) for opens, closes in hours)
            else:
                found.extend([(midnight + opens, midnight + closes) for opens, closes in minutes])
        return found


class _Rooms:
    """When each of the rooms is taken, read some weeks at once around the times at which somebody is free.

    Where nobody is, nobody asks; a whole year of rooms is more than those are worth who are hardly ever free.
    """

    def __init__(
        self,
        codes: Sequence[str],
        read: Callable[[date, date], Mapping[tuple[Needs, str], Sequence[int]]],
        first: date,
    ) -> None:
        self._codes = codes
        self._read = read
        self._first = first
        self._begins = _midnight(first)[0]
        self._known: dict[int, dict[str, Blocked]] = {}

    def at(self, minute: int) -> Mapping[str, Blocked]:
        """By room, what takes it around a minute."""
        part = (minute - self._begins) // (_ROOM_DAYS * _DAY_MINUTES)
        known = self._known.get(part)
        if known is None:
            begins = self._first + timedelta(days=part * _ROOM_DAYS)
            # Nothing is longer than a day, and midnight moves by an hour where the clock is changed.
            taken = self._read(begins - _DAY, begins + timedelta(days=_ROOM_DAYS + 1))
            known = {code: Blocked(taken.get((Needs.ROOM, code), ())) for code in self._codes}
            self._known[part] = known
        return known


@dataclass(frozen=True, slots=True)
class _Room:
    """One of the rooms."""

    code: str
    rooms: _Rooms

    def until(self, begins: int, ends: int) -> int | None:
        """When what takes it in this span is over, as far as it was read; None where nothing does."""
        return self.rooms.at(begins)[self.code].until(begins, ends)


_Hours = tuple[tuple[time, time], ...]


def _steady(own: Sequence[OwnHours], days: Sequence[date]) -> bool:
    """Whether somebody has hours of their own, the same in every week of these days."""
    return bool(own) and all(
        one.first <= days[0] and (one.last is None or days[-1] <= one.last) for one in own
    )


def bookable(opening: Opening, own: Iterable[OwnHours], day: date) -> _Hours:
    """When a colleague with these hours can be booked on a day: by their own, by the centre's where they have none.

    Not on a day on which the whole centre is closed.
    """
    # Those of a week hold from one day to another, whatever weekday these are.
    holding = [one for one in own if one.holds_in_week_of(day)]
    if not holding:
        hours = opening.on(day, opening.kind_for(HoursKind.COUNSELLING, day))
        return tuple((one.opens, one.closes) for one in hours)
    if opening.closed_because(day) is not None:
        return ()
    found: list[tuple[time, time]] = []
    for opens, closes in sorted((one.opens, one.closes) for one in holding if one.holds_on(day)):
        if found and opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], closes))
        else:
            found.append((opens, closes))
    return tuple(found)


def _spans(day: date, hours: Iterable[tuple[time, time]], wanted: Wanted) -> Iterator[Span]:
    for begins, ends in _clipped(hours, wanted):
        yield _minute(day, begins), _minute(day, ends)


def _clipped(hours: Iterable[tuple[time, time]], wanted: Wanted) -> Iterator[tuple[time, time]]:
    for opens, closes in hours:
        begins = max(opens, wanted.not_before or opens)
        ends = min(closes, wanted.not_after or closes)
        if begins < ends:
            yield begins, ends


def _minute(day: date, at: time) -> int:
    midnight, changes = _midnight(day)
    if changes:
        return booked_times.micros(datetime.combine(day, at, BERLIN)) // _MINUTE
    return midnight + _of_day(at)


def _of_day(at: time) -> int:
    return at.hour * 60 + at.minute


@lru_cache(maxsize=1_000)
def _midnight(day: date) -> tuple[int, bool]:
    """The minute with which a local day begins, and whether the clock is changed on it."""
    begins = booked_times.micros(booked_times.midnight(day)) // _MINUTE
    ends = booked_times.micros(booked_times.midnight(day + timedelta(days=1))) // _MINUTE
    return begins, ends - begins != _DAY_MINUTES


def _local(minute: int) -> datetime:
    return local(datetime.fromtimestamp(minute * 60, UTC))


def _rooms(desk: Desk, wanted: str | None) -> tuple[str, ...] | None:
    """The rooms of which one is needed; None where none is."""
    if wanted is None:
        return None
    if wanted == ANY_ROOM:
        return tuple(room.code for room in desk.values_of(ListName.ROOMS).choices())
    known_code(desk, ListName.ROOMS, wanted, "room")
    return (wanted,)


def _known(known: Mapping[str, ColleagueRow], key: str) -> ColleagueRow:
    if key not in known:
        text = QT_TRANSLATE_NOOP("errors", "Die Kollegin oder den Kollegen „{name}“ gibt es nicht.")
        raise BadInput("colleagues", Sentence("errors", text, {"name": key[:40]}))
    return known[key]
