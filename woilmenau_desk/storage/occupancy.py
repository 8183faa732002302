"""What is taken when, and by what: appointments, offers, volunteers' work, busy times, absences."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.clashes import Needs, Taken, TakenBy, Things
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.tables.appointments import Appointment

STANDING = (AppointmentState.BOOKED.value, AppointmentState.KEPT.value)
"""The states in which an appointment takes its time."""
_DAY = timedelta(days=1)


def taken(conn: Connection, first: datetime, last: datetime, things: Things) -> tuple[Taken, ...]:
    """What takes one of the things between two moments, in no order."""
    if not things:
        return ()
    return tuple(
        one
        for one in _of_appointments(conn, first, last, things)
        if one.starts_at < last and first < one.ends_at
    )


def _of_appointments(conn: Connection, first: datetime, last: datetime, things: Things) -> Iterator[Taken]:
    table = Appointment
    # None is longer than a day, its buffer included.
    days = (local(first).date() - _DAY, local(last).date())
    query = select(
        table.id,
        table.colleague,
        table.room,
        table.volunteer_id,
        table.person_id,
        table.starts_at,
        table.duration_minutes,
        table.buffer_minutes,
    ).where(table.local_date.between(*days), table.state.in_(STANDING), or_(*_of(things)))
    for row in conn.execute(query):
        ends = row.starts_at + timedelta(minutes=row.duration_minutes)
        free = ends + timedelta(minutes=row.buffer_minutes)
        by = TakenBy.APPOINTMENT
        if row.colleague in things.colleagues:
            yield Taken(Needs.COLLEAGUE, row.colleague, row.starts_at, free, by, row.id)
        if row.room in things.rooms:
            yield Taken(Needs.ROOM, row.room, row.starts_at, free, by, row.id)
        if row.volunteer_id in things.volunteers:
            yield Taken(Needs.VOLUNTEER, str(row.volunteer_id), row.starts_at, ends, by, row.id)
        if row.person_id in things.persons:
            yield Taken(Needs.PERSON, str(row.person_id), row.starts_at, ends, by, row.id)


def _of(things: Things) -> list[ColumnElement[bool]]:
    table = Appointment
    found: list[ColumnElement[bool]] = []
    wanted: tuple[tuple[Any, frozenset[Any]], ...] = (
        (table.colleague, things.colleagues),
        (table.room, things.rooms),
        (table.volunteer_id, things.volunteers),
        (table.person_id, things.persons),
    )
    for column, keys in wanted:
        if keys:
            found.append(column.in_(sorted(keys)))
    return found
