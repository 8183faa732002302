"""What is taken when, and by what: appointments, offers, volunteers' work, busy times, absences.

Read for a stretch of local days, of the things that are asked for. Whatever repeats is reckoned, never stored.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, or_, select, type_coerce

from woilmenau_desk.domain.assignments import AssignmentData, AssignmentState
from woilmenau_desk.domain.clashes import Needs, Stretch, Taken, TakenBy, Things
from woilmenau_desk.domain.offer_series import Calendar, sessions
from woilmenau_desk.domain.offers import OfferData, Series, SessionRow, SessionState
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.storage import booked_times, offer_sessions, offers
from woilmenau_desk.storage.assignments import time_of
from woilmenau_desk.storage.booked_times import micros as micros
from woilmenau_desk.storage.tables.appointments import ColleagueBusy
from woilmenau_desk.storage.tables.offers import Offer, OfferLeader, OfferSession
from woilmenau_desk.storage.tables.volunteers import (
    Assignment,
    ColleagueAbsence,
    RosterDuty,
    VolunteerAbsence,
)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Around:
    """What the days are reckoned with beside what is stored: when is closed, and the rooms by their words, casefolded."""

    calendar: Calendar = field(default_factory=Calendar)
    rooms: Mapping[str, str] = field(default_factory=dict)


def taken(
    conn: Connection, first: datetime, last: datetime, things: Things, around: Around
) -> tuple[Taken, ...]:
    """What takes one of the things between two moments, in no order."""
    begins, ends = micros(first), micros(last)
    return tuple(
        booked_times.taken(one)
        for one in stretches(conn, local(first).date(), local(last).date(), things, around)
        if one.begins < ends and begins < one.ends
    )


def stretches(conn: Connection, first: date, last: date, things: Things, around: Around) -> Iterator[Stretch]:
    """The same of local days, both included, as bare numbers; some may lie a little before or behind them."""
    if things:
        yield from booked_times.stretches(conn, first, last, things)
        yield from beside_appointments(conn, first, last, things, around)


@dataclass(frozen=True, slots=True)
class _Leads:
    needs: Needs
    key: str
    first: date | None
    last: date | None

    def on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


_Rule = tuple[OfferData, tuple[Series, ...]]


class Offered:
    """Offers with their rules, and who leads them: read once for somebody who asks for one stretch of days after another."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn
        self._rules: dict[int, _Rule] = {}
        self._leading: dict[tuple[frozenset[str], frozenset[int]], dict[int, list[_Leads]]] = {}

    def rules(self, numbers: Iterable[int]) -> Iterator[tuple[int, _Rule]]:
        """Of these offers what sessions are reckoned from, each with its number."""
        wanted = list(numbers)
        missing = [number for number in wanted if number not in self._rules]
        if missing:
            self._rules.update(offers.rules(self.conn, missing))
        return ((number, self._rules[number]) for number in wanted if number in self._rules)

    def leading(self, things: Things) -> dict[int, list[_Leads]]:
        """By offer, who of them leads it, and when."""
        key = things.colleagues, things.volunteers
        if not any(key):
            return {}
        if key not in self._leading:
            self._leading[key] = _leading(self.conn, things)
        return self._leading[key]


def beside_appointments(
    conn: Connection,
    first: date,
    last: date,
    things: Things,
    around: Around,
    offered: Offered | None = None,
) -> Iterator[Stretch]:
    """The same without the appointments. `offered`: what is known of the offers from a stretch before."""
    if things.colleagues:
        yield from _busy(conn, first, last, things.colleagues)
        yield from _away(conn, first, last, things.colleagues)
    if things.volunteers:
        yield from _volunteers_away(conn, first, last, things.volunteers)
        yield from _assignments(conn, first, last, things.volunteers)
        yield from _duties(conn, first, last, things.volunteers, around.calendar)
    if things.colleagues or things.volunteers or things.rooms:
        yield from _offers(offered or Offered(conn), first, last, things, around)


# -- colleagues ----------------------------------------------------------------------------------------------------


_COLLEAGUES: Any = bindparam("colleagues", expanding=True)
# Made once: to make a statement takes longer than to ask it.
_BUSY = select(
    ColleagueBusy.id,
    ColleagueBusy.colleague,
    type_coerce(ColleagueBusy.starts_at, Integer),
    type_coerce(ColleagueBusy.ends_at, Integer),
).where(
    ColleagueBusy.colleague.in_(_COLLEAGUES),
    ColleagueBusy.local_date <= bindparam("last"),
    ColleagueBusy.last_date >= bindparam("first"),
)
_AWAY = select(
    ColleagueAbsence.id, ColleagueAbsence.colleague, ColleagueAbsence.first_day, ColleagueAbsence.last_day
).where(
    ColleagueAbsence.colleague.in_(_COLLEAGUES),
    ColleagueAbsence.first_day <= bindparam("last"),
    ColleagueAbsence.last_day >= bindparam("first"),
)


def _busy(conn: Connection, first: date, last: date, colleagues: Iterable[str]) -> Iterator[Stretch]:
    asked = {"colleagues": sorted(colleagues), "first": first, "last": last}
    for row_id, colleague, begins, ends in conn.execute(_BUSY, asked):
        yield Stretch(Needs.COLLEAGUE, colleague, begins, ends, TakenBy.BUSY, row_id)


def _away(conn: Connection, first: date, last: date, colleagues: Iterable[str]) -> Iterator[Stretch]:
    asked = {"colleagues": sorted(colleagues), "first": first, "last": last}
    for row_id, colleague, begins, ends in conn.execute(_AWAY, asked):
        yield _days(Needs.COLLEAGUE, colleague, max(begins, first), min(ends, last), row_id)


# -- volunteers ----------------------------------------------------------------------------------------------------


def _volunteers_away(
    conn: Connection, first: date, last: date, volunteers: Iterable[int]
) -> Iterator[Stretch]:
    table = VolunteerAbsence
    query = select(table.id, table.volunteer_id, table.first_day, table.last_day).where(
        table.volunteer_id.in_(sorted(volunteers)),
        table.first_day <= last,
        or_(table.last_day.is_(None), table.last_day >= first),
    )
    for row_id, volunteer_id, begins, ends in conn.execute(query):
        until = last if ends is None else min(ends, last)
        yield _days(Needs.VOLUNTEER, str(volunteer_id), max(begins, first), until, row_id)


def _assignments(conn: Connection, first: date, last: date, volunteers: Iterable[int]) -> Iterator[Stretch]:
    """Those of which the time is known; what is agreed between the two as it comes takes none."""
    table = Assignment
    query = select(
        table.id,
        table.volunteer_id,
        table.role,
        table.first_day,
        table.last_day,
        table.weekday,
        table.starts,
        table.ends,
    ).where(
        table.volunteer_id.in_(sorted(volunteers)),
        table.state != AssignmentState.CANCELLED.value,
        table.starts.is_not(None),
        table.ends.is_not(None),
        table.first_day <= last,
        or_(table.last_day.is_(None), table.last_day >= first),
    )
    for row in conn.execute(query):
        data = AssignmentData(
            row.volunteer_id,
            row.role,
            row.first_day,
            row.last_day,
            weekday=row.weekday,
            starts=time_of(row.starts),
        )
        for day in data.days(first, last):
            yield _of_day(
                Needs.VOLUNTEER, str(row.volunteer_id), day, row.starts, row.ends, TakenBy.ASSIGNMENT, row.id
            )


def _duties(
    conn: Connection, first: date, last: date, volunteers: Iterable[int], calendar: Calendar
) -> Iterator[Stretch]:
    table = RosterDuty
    query = select(
        table.volunteer_id, table.weekday, table.starts, table.ends, table.first_day, table.last_day
    ).where(
        table.volunteer_id.in_(sorted(volunteers)),
        table.first_day <= last,
        or_(table.last_day.is_(None), table.last_day >= first),
    )
    for row in conn.execute(query):
        begin = max(first, row.first_day)
        day = begin + timedelta(days=(row.weekday - begin.weekday()) % 7)
        until = last if row.last_day is None else min(last, row.last_day)
        while day <= until:
            # On a closed day only those come of whom it was said for that day.
            if row.first_day == row.last_day or calendar.opening.is_open_day(day):
                yield _of_day(
                    Needs.VOLUNTEER, str(row.volunteer_id), day, row.starts, row.ends, TakenBy.ASSIGNMENT
                )
            day += 7 * _DAY


# -- offers --------------------------------------------------------------------------------------------------------


def _offers(offered: Offered, first: date, last: date, things: Things, around: Around) -> Iterator[Stretch]:
    leads = offered.leading(things)
    held = _held_in(offered.conn, first, last, things.rooms, around.rooms) if things.rooms else set()
    if not leads and not held:
        return
    numbers = sorted(leads.keys() | held)
    known = offer_sessions.times(offered.conn, first, last, numbers)
    for number, (data, series) in offered.rules(numbers):
        for row in sessions(number, data, series, known.get(number, ()), around.calendar, first, last):
            if row.state is SessionState.CANCELLED:
                continue
            room = around.rooms.get(_word(row.room))
            if room in things.rooms:
                yield _of_session(Needs.ROOM, room or "", row)
            for one in leads.get(number, ()):
                if one.on(row.day):
                    yield _of_session(one.needs, one.key, row)


def _leading(conn: Connection, things: Things) -> dict[int, list[_Leads]]:
    """By offer, who of them leads it, and when."""
    found: dict[int, list[_Leads]] = defaultdict(list)
    asked = {"colleagues": sorted(things.colleagues), "volunteers": sorted(things.volunteers)}
    for number, colleague, volunteer_id, begins, ends in conn.execute(_LEADERS, asked):
        who = (Needs.VOLUNTEER, str(volunteer_id)) if colleague is None else (Needs.COLLEAGUE, colleague)
        found[number].append(_Leads(*who, begins, ends))
    return found


def _held_in(
    conn: Connection, first: date, last: date, wanted: Iterable[str], words: Mapping[str, str]
) -> set[int]:
    """The offers that meet in one of these rooms in those days, or may."""
    codes = set(wanted)
    return {
        number
        for query, asked in ((_ROOMS, {"first": first}), (_ROOMS_OF_ONE, {"first": first, "last": last}))
        for number, room in conn.execute(query, asked)
        if words.get(_word(room)) in codes
    }


_LEADERS = select(
    OfferLeader.offer_id,
    OfferLeader.colleague,
    OfferLeader.volunteer_id,
    OfferLeader.first_day,
    OfferLeader.last_day,
).where(
    or_(
        OfferLeader.colleague.in_(_COLLEAGUES),
        OfferLeader.volunteer_id.in_(bindparam("volunteers", expanding=True)),
    )
)
_ROOMS = select(Offer.id, Offer.room).where(
    Offer.room != "", or_(Offer.ended_on.is_(None), Offer.ended_on >= bindparam("first"))
)
_ROOMS_OF_ONE = select(OfferSession.offer_id, OfferSession.room).where(
    OfferSession.on_day.between(bindparam("first"), bindparam("last")), OfferSession.room.is_not(None)
)


def _of_session(needs: Needs, key: str, row: SessionRow) -> Stretch:
    starts, ends = offer_sessions.minutes(row.starts), offer_sessions.minutes(row.ends)
    return _of_day(needs, key, row.day, starts, ends, TakenBy.OFFER, row.key.offer_id, row.title)


def _word(room: str | None) -> str:
    return " ".join((room or "").casefold().split())


# -- days and moments ----------------------------------------------------------------------------------------------


def _days(needs: Needs, key: str, first: date, last: date, row_id: int) -> Stretch:
    return Stretch(needs, key, _wall(first), _wall(last + _DAY), TakenBy.ABSENCE, row_id)


def _of_day(
    needs: Needs,
    key: str,
    day: date,
    starts: int,
    ends: int,
    by: TakenBy,
    row_id: int | None = None,
    title: str = "",
) -> Stretch:
    return Stretch(needs, key, _wall(day, starts), _wall(day, ends), by, row_id, title)


def _wall(day: date, minute: int = 0) -> int:
    """The moment at which the clock of the centre shows a minute of a day."""
    return micros(datetime.combine(day, time(*divmod(minute, 60)), BERLIN))
