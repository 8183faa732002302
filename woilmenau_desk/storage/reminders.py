"""Whom to remind: the booked appointments of a day with telephone numbers and languages."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ToRemind:
    """An appointment with what a reminder is made of; `wished`: the languages, what comes first is wanted most."""

    appointment_id: int
    person_id: int
    person_name: str
    starts_at: datetime
    colleague: str
    colleague_name: str
    colleague_phone: str
    phone: str
    wished: tuple[str | None, ...]
    place: str
    reminded_at: datetime | None
    version: int


def next_day(conn: Connection, after: date) -> date | None:
    """The first day after that one with an appointment that stands."""
    table = Appointment
    query = select(func.min(table.local_date)).where(
        table.local_date > after, table.state == AppointmentState.BOOKED.value
    )
    found: date | None = conn.execute(query).scalar()
    return found


def of_day(conn: Connection, day: date) -> tuple[ToRemind, ...]:
    """The booked appointments of a day, earliest first."""
    table = Appointment
    query = (
        select(
            table.id,
            table.person_id,
            table.starts_at,
            table.colleague,
            table.language,
            table.place,
            table.reminded_at,
            table.version,
            Person.given_name,
            Person.family_name,
            Person.phone,
            Person.print_language,
            Person.language.label("spoken"),
            Colleague.first_name,
            Colleague.phone.label("colleague_phone"),
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.colleague == Colleague.key)
        .where(table.local_date == day, table.state == AppointmentState.BOOKED.value)
        .order_by(table.starts_at, table.id)
    )
    return tuple(
        ToRemind(
            found.id,
            found.person_id,
            display_name(found.given_name, found.family_name),
            local(found.starts_at),
            found.colleague,
            found.first_name or found.colleague,
            found.colleague_phone or "",
            found.phone or "",
            (found.language, found.print_language, found.spoken),
            found.place,
            local(found.reminded_at) if found.reminded_at else None,
            found.version,
        )
        for found in conn.execute(query)
    )


def mark(uow: UnitOfWork, appointment_id: int, reminded_at: datetime | None, version: int) -> None:
    """Say that somebody was reminded, or was not. Raises ChangedMeanwhile or NotFound."""
    uow.update(Appointment, appointment_id, {"reminded_at": reminded_at}, version)
