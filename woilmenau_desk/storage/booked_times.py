"""What appointments take: of colleagues, rooms, volunteers and people. No two may have the same at once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    func,
    or_,
    select,
    type_coerce,
)

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.clashes import (
    Needs,
    Stretch,
    Taken,
    TakenBy,
    Things,
    takes,
)
from woilmenau_desk.domain.free_slots import LENGTH_BITS, LONGEST_SPAN
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.storage.tables.appointments import Appointment

STANDING = (AppointmentState.BOOKED.value, AppointmentState.KEPT.value)
"""The states in which an appointment takes its time."""
TAKES = (
    Appointment.person_id,
    Appointment.colleague,
    Appointment.starts_at,
    Appointment.duration_minutes,
    Appointment.buffer_minutes,
    Appointment.room,
    Appointment.volunteer_id,
)
"""The columns that say what it takes, and when."""
_DAY = timedelta(days=1)
_MINUTE = 60_000_000  # microseconds
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def stretches(conn: Connection, first: date, last: date, things: Things) -> Iterator[Stretch]:
    """What the appointments of local days, both included, take of these things; some may lie a little around them."""
    table = Appointment
    # None is longer than a day, its buffer included.
    query = select(
        table.id,
        table.colleague,
        table.room,
        table.volunteer_id,
        table.person_id,
        type_coerce(table.starts_at, Integer),  # as it is stored: a year of them is read while somebody waits
        table.duration_minutes,
        table.buffer_minutes,
    ).where(table.local_date.between(first - _DAY, last), table.state.in_(STANDING), or_(*_of(things)))
    by = TakenBy.APPOINTMENT
    colleagues, rooms = things.colleagues, things.rooms
    volunteers, persons = things.volunteers, things.persons
    for row_id, colleague, room, volunteer_id, person_id, begins, minutes, buffer in conn.execute(query):
        ends = begins + minutes * _MINUTE
        free = ends + buffer * _MINUTE
        if colleague in colleagues:
            yield Stretch(Needs.COLLEAGUE, colleague, begins, free, by, row_id)
        if room in rooms:
            yield Stretch(Needs.ROOM, room, begins, free, by, row_id)
        if volunteer_id in volunteers:
            yield Stretch(Needs.VOLUNTEER, str(volunteer_id), begins, ends, by, row_id)
        if person_id in persons:
            yield Stretch(Needs.PERSON, str(person_id), begins, ends, by, row_id)


def minutes(conn: Connection, first: date, last: date, things: Things) -> dict[tuple[Needs, str], list[int]]:
    """The same in whole minutes, by thing, each span as one number: a year of them is read while somebody waits."""
    days = first - _DAY, last + _DAY
    span = {
        "first": days[0],
        "last": days[1],
        "begins": micros(midnight(days[0])),
        "ends": micros(midnight(days[1])),
    }
    wanted: tuple[tuple[Needs, Collection[str | int]], ...] = (
        (Needs.COLLEAGUE, things.colleagues),
        (Needs.ROOM, things.rooms),
        (Needs.VOLUNTEER, things.volunteers),
        (Needs.PERSON, things.persons),
    )
    found: dict[tuple[Needs, str], list[int]] = defaultdict(list)
    for needs, keys in wanted:
        if keys:
            for key, told in conn.execute(_MINUTES[needs], {**span, "keys": sorted(keys)}).all():
                found[needs, str(key)] = list(map(int, told.split(",")))
    return found


def _minutes_by(column: Any, minutes: Any) -> Select[Any]:
    """By key all of its times in one text: a row for each of them takes three times as long to read."""
    table = Appointment
    at = type_coerce(table.starts_at, BigInteger)
    one = (at // _MINUTE) * (1 << LENGTH_BITS) + minutes
    return (
        select(column, func.aggregate_strings(cast(one, String), ","))
        .where(
            column.in_(bindparam("keys", expanding=True)),
            at.between(bindparam("begins"), bindparam("ends")),
            or_(*(table.state == state for state in STANDING)),
            minutes.between(0, LONGEST_SPAN),
        )
        .group_by(column)
    )


_FREE = Appointment.duration_minutes + Appointment.buffer_minutes
_MINUTES: Mapping[Needs, Select[Any]] = {
    Needs.COLLEAGUE: _minutes_by(Appointment.colleague, _FREE),
    # Rooms have no index of their own; that of the days finds them where few days are asked for.
    Needs.ROOM: _minutes_by(Appointment.room, _FREE).where(
        Appointment.local_date.between(bindparam("first"), bindparam("last"))
    ),
    Needs.VOLUNTEER: _minutes_by(Appointment.volunteer_id, Appointment.duration_minutes),
    Needs.PERSON: _minutes_by(Appointment.person_id, Appointment.duration_minutes),
}


def _of(things: Things) -> list[ColumnElement[bool]]:
    table = Appointment
    wanted: tuple[tuple[Any, frozenset[Any]], ...] = (
        (table.colleague, things.colleagues),
        (table.room, things.rooms),
        (table.volunteer_id, things.volunteers),
        (table.person_id, things.persons),
    )
    return [column.in_(sorted(keys)) for column, keys in wanted if keys]


def of_row(row: Mapping[str, Any], row_id: int) -> tuple[Taken, ...]:
    """What an appointment takes by what its columns say; nothing where it was called off or missed."""
    if row["state"] not in STANDING:
        return ()
    return takes(AppointmentData(**{column.key: row[column.key] for column in TAKES}), row_id)


def midnight(day: date) -> datetime:
    """The first moment of a local day."""
    return datetime.combine(day, time(0), BERLIN)


def micros(moment: datetime) -> int:
    """A moment as it is stored."""
    since = moment.astimezone(UTC) - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def taken(one: Stretch) -> Taken:
    """The same with moments."""
    return Taken(one.needs, one.key, _moment(one.begins), _moment(one.ends), one.by, one.row_id, one.title)


def _moment(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)
