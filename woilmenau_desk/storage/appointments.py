"""Appointments: written through a unit of work, read as frozen rows."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.appointments import (
    AgendaFilter,
    AppointmentData,
    AppointmentRow,
    AppointmentState,
    CancelledBy,
)
from woilmenau_desk.domain.clashes import Needs, Taken
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.volunteers import called
from woilmenau_desk.storage import booked_times
from woilmenau_desk.storage.paging import read_part
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.volunteers import Volunteer
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork
from woilmenau_desk.storage.volunteers_at_work import helper


def add(
    uow: UnitOfWork,
    data: AppointmentData,
    within_hours: bool,
    *,
    forced: str = "",
    again_of: int | None = None,
    series_id: int | None = None,
) -> int:
    """Book an appointment; one of a series is planned when it begins. Raises NotFound for an unknown person."""
    values = _columns(uow, data)
    booked = {"state": AppointmentState.BOOKED.value, "reference": uuid.uuid4().hex}
    told = {
        "forced": forced,
        "again_of": again_of,
        "series_id": series_id,
        "planned_at": None if series_id is None else data.starts_at,
    }
    return uow.insert(
        Appointment, {**values, "within_hours": within_hours, "changed_at": uow.at, **booked, **told}
    )


def change(
    uow: UnitOfWork,
    appointment_id: int,
    data: AppointmentData,
    within_hours: bool,
    version: Seen,
    forced: str = "",
) -> None:
    """Move or change an appointment; which one of its series it is stays. Raises NotFound or ChangedMeanwhile."""
    values = {**_columns(uow, data), "within_hours": within_hours, "forced": forced, "changed_at": uow.at}
    uow.update(Appointment, appointment_id, values, version)


def set_state(
    uow: UnitOfWork,
    appointment_id: int,
    state: AppointmentState,
    version: Seen,
    *,
    by: CancelledBy | None = None,
    forced: str = "",
) -> None:
    """Mark an appointment as kept, missed, cancelled (by whom) or booked again. Raises NotFound or ChangedMeanwhile."""
    values: dict[str, Any] = {"state": state.value, "cancelled_by": by.value if by else None}
    if state.value in booked_times.STANDING:
        values["forced"] = forced
    if state is not AppointmentState.BOOKED:
        # Should it be booked after all, nobody was reminded of that.
        values["reminded_at"] = None
    # A calendar that has the entry takes the state as it takes another time: by a later version.
    if uow.update(Appointment, appointment_id, values, version):
        uow.update(Appointment, appointment_id, {"changed_at": uow.at}, HERE)


def forget_reminder(uow: UnitOfWork, appointment_id: int) -> None:
    """Say that nobody was reminded of how an appointment is by now, as a part of a larger write. Raises NotFound."""
    uow.update(Appointment, appointment_id, {"reminded_at": None}, HERE)


def expect(uow: UnitOfWork, appointment_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where an appointment is not what somebody read any more, or NotFound."""
    uow.expect(Appointment, appointment_id, version)


def visit_of(conn: Connection, appointment_id: int) -> int | None:
    """The visit that a kept appointment counts as; None for any other, and for one kept before visits were linked."""
    found: int | None = conn.execute(
        select(Appointment.visit_id).where(Appointment.id == appointment_id)
    ).scalar()
    return found


def link(uow: UnitOfWork, appointment_id: int, visit_id: int | None) -> None:
    """Say which visit an appointment counts as, as a part of a larger write. Raises NotFound."""
    uow.update(Appointment, appointment_id, {"visit_id": visit_id}, HERE)


def row(conn: Connection, appointment_id: int) -> AppointmentRow:
    """One appointment. Raises NotFound."""
    found = conn.execute(_one(), {"number": appointment_id}).one_or_none()
    if found is None:
        raise NotFound
    return _read(conn, (found,))[0]


def some(conn: Connection, numbers: Collection[int]) -> dict[int, AppointmentRow]:
    """Appointments by number; those that are not there are missing."""
    if not numbers:
        return {}
    found = conn.execute(_rows().where(Appointment.id.in_(sorted(numbers)))).all()
    return {row.id: row for row in _read(conn, found)}


def calendar_marks(conn: Connection, appointment_id: int) -> tuple[str, datetime]:
    """What the slip's calendar entry is known by: an opaque id, and when it last changed. Raises NotFound."""
    found = conn.execute(_MARKS, {"number": appointment_id}).one_or_none()
    if found is None:
        raise NotFound
    return found.reference, found.changed_at


def again_beside(conn: Connection, appointment_id: int) -> datetime | None:
    """When another one stands that somebody was invited to in place of the same missed one; None where there is none."""
    this, other = Appointment, aliased(Appointment)
    query = (
        select(other.starts_at)
        .join(this, this.again_of == other.again_of)
        .where(this.id == appointment_id, other.id != appointment_id)
        .where(other.state.in_(booked_times.STANDING))
        .order_by(other.starts_at.desc())
        .limit(1)
    )
    found = conn.execute(query).scalar()
    return None if found is None else local(found)


CalendarMarks = Mapping[int, tuple[str, datetime]]
"""By number of the appointment, what its calendar entry is known by: an opaque id, and when it last changed."""
_AT_ONCE = 500  # numbers in one statement


def calendar_marks_of(conn: Connection, numbers: Sequence[int]) -> CalendarMarks:
    """The same of several; those that there are not are left out."""
    table = Appointment
    found: dict[int, tuple[str, datetime]] = {}
    for begin in range(0, len(numbers), _AT_ONCE):
        wanted = numbers[begin : begin + _AT_ONCE]
        query = select(table.id, table.reference, table.changed_at).where(table.id.in_(wanted))
        found.update((number, (mark, at)) for number, mark, at in conn.execute(query))
    return found


def between(conn: Connection, first: date, last: date) -> tuple[AppointmentRow, ...]:
    """The appointments from one local day to another, both included, earliest first."""
    return part(conn, AgendaFilter(first, last)).rows


def part(
    conn: Connection,
    wanted: AgendaFilter,
    persons: Collection[int] | None = None,
    after: After | None = None,
    size: int | None = None,
) -> Part[AppointmentRow]:
    """A part of the appointments that are wanted, earliest first; with `persons` theirs alone."""
    table = Appointment
    query = _rows().where(table.local_date.between(wanted.first, wanted.last))
    if wanted.colleague is not None:
        query = query.where(table.colleague == wanted.colleague)
    if wanted.open_only:
        query = query.where((table.state == AppointmentState.BOOKED.value) | table.id.in_(wanted.kept))
    if persons is not None:
        query = query.where(table.person_id.in_(persons))
    found, behind = read_part(conn, query, (table.starts_at, table.id), after, size)
    return Part(_read(conn, found), behind)


def unmarked(conn: Connection, first: date, last: date) -> tuple[int, date | None]:
    """How many appointments between two days are still booked, and the day of the earliest."""
    table = Appointment
    query = select(func.count(), func.min(table.local_date)).where(
        table.local_date.between(first, last), table.state == AppointmentState.BOOKED.value
    )
    number, earliest = conn.execute(query).one()
    return number, earliest


def of_person(conn: Connection, person_id: int) -> tuple[AppointmentRow, ...]:
    """A person's appointments, latest first."""
    query = _rows().where(Appointment.person_id == person_id)
    return _read(conn, conn.execute(query.order_by(Appointment.starts_at.desc())).all())


def of_series(conn: Connection, series_id: int) -> tuple[AppointmentRow, ...]:
    """The appointments of a series, earliest first, whatever became of them."""
    query = _rows().where(Appointment.series_id == series_id)
    return _read(conn, conn.execute(query.order_by(Appointment.starts_at, Appointment.id)).all())


def _columns(uow: UnitOfWork, data: AppointmentData) -> dict[str, Any]:
    person_id = present_id(uow.conn, data.person_id)
    if data.volunteer_id is not None:
        helper(uow.conn, data.volunteer_id)
    told = {**asdict(data), "bring": " ".join(data.bring)}
    return {**told, "person_id": person_id, "local_date": local(data.starts_at).date()}


@cache
def _rows() -> Any:
    # Made once: to make a statement takes longer than to ask it.
    table = Appointment
    return (
        select(
            table.id,
            table.person_id,
            table.colleague,
            table.starts_at,
            table.local_date,
            table.duration_minutes,
            table.language,
            table.state,
            table.within_hours,
            table.version,
            table.type,
            table.buffer_minutes,
            table.room,
            table.volunteer_id,
            table.helper,
            table.place,
            table.bring,
            table.series_id,
            table.planned_at,
            table.forced,
            table.cancelled_by,
            table.again_of,
            table.reminded_at,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            Volunteer.given_name.label("helper_given"),
            Volunteer.family_name.label("helper_family"),
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.colleague == Colleague.key)
        .outerjoin(Volunteer, table.volunteer_id == Volunteer.id)
    )


@cache
def _one() -> Any:
    return _rows().where(Appointment.id == bindparam("number"))


_MARKS = select(Appointment.reference, Appointment.changed_at).where(Appointment.id == bindparam("number"))
_TAKEN_ON = select(Appointment.id, Appointment.state, *booked_times.TAKES).where(
    Appointment.local_date.in_(bindparam("days", expanding=True)),
    Appointment.state.in_(booked_times.STANDING),
)


def _read(conn: Connection, found: Sequence[Any]) -> tuple[AppointmentRow, ...]:
    """Rows of a query; a clash is told whatever else the query leaves out of the same day."""
    beside = _beside(conn, {entry.local_date for entry in found if entry.state == AppointmentState.BOOKED})
    rows = []
    for entry in found:
        rows.append(
            AppointmentRow(
                id=entry.id,
                data=AppointmentData(
                    entry.person_id,
                    entry.colleague,
                    local(entry.starts_at),
                    entry.duration_minutes,
                    entry.language,
                    entry.type,
                    entry.buffer_minutes,
                    entry.room,
                    entry.volunteer_id,
                    entry.helper,
                    entry.place,
                    tuple(entry.bring.split()),
                ),
                starts_at=local(entry.starts_at),
                person_name=display_name(entry.given_name, entry.family_name),
                colleague_name=entry.first_name or entry.colleague,
                state=AppointmentState(entry.state),
                within_hours=entry.within_hours,
                version=entry.version,
                clash=entry.state == AppointmentState.BOOKED and entry.id in beside,
                volunteer_name=called(entry.helper_given or "", entry.helper_family or ""),
                series_id=entry.series_id,
                planned_at=local(entry.planned_at) if entry.planned_at else None,
                forced=entry.forced,
                cancelled_by=CancelledBy(entry.cancelled_by) if entry.cancelled_by else None,
                again_of=entry.again_of,
                reminded_at=local(entry.reminded_at) if entry.reminded_at else None,
            )
        )
    return tuple(rows)


def _beside(conn: Connection, days: Collection[date]) -> set[int]:
    """The appointments of some days that take something at once with another: colleague, room, volunteer, person."""
    if not days:
        return set()
    by_thing: dict[tuple[Needs, str], list[Taken]] = defaultdict(list)
    # A list of many days shows them all, one after another; a person's are far apart and few.
    for row in conn.execute(_TAKEN_ON, {"days": sorted(days)}):
        for one in booked_times.of_row(dict(row._mapping), row.id):
            by_thing[one.needs, one.key].append(one)
    found: set[int] = set()
    for some in by_thing.values():
        some.sort(key=lambda one: one.starts_at)
        for number, one in enumerate(some):
            for other in some[number + 1 :]:
                if other.starts_at >= one.ends_at:
                    break
                found.update(row_id for row_id in (one.row_id, other.row_id) if row_id is not None)
    return found
