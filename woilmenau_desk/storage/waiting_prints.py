"""Slips that wait for a printer."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.domain.waiting_prints import Needless, WaitingPrint
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.appointments import WaitingPrint as Table
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def add(uow: UnitOfWork, appointment_id: int, language: str | None, paper: Paper, by: str) -> int:
    """Let a slip wait; its number."""
    return uow.insert(
        Table,
        {
            "appointment_id": appointment_id,
            "language": language or "",
            "paper": paper.value,
            "asked_by": by,
            "asked_at": uow.at,
        },
    )


def set_printed(uow: UnitOfWork, print_id: int, version: int) -> None:
    """It waits no more. Raises ChangedMeanwhile or NotFound."""
    uow.update(Table, print_id, {"printed_at": uow.at}, version)


def remove(uow: UnitOfWork, print_id: int, version: int) -> None:
    """Nobody wants it any more. Raises ChangedMeanwhile or NotFound."""
    uow.delete(Table, print_id, version)


def waiting(conn: Connection, now: datetime) -> tuple[WaitingPrint, ...]:
    """All that wait, earliest appointment first."""
    query = _rows().where(Table.printed_at.is_(None)).order_by(Appointment.starts_at, Table.id)
    return tuple(_read(entry, now) for entry in conn.execute(query))


def of_appointment(conn: Connection, appointment_id: int, now: datetime) -> tuple[WaitingPrint, ...]:
    """Those of one appointment."""
    query = _rows().where(Table.printed_at.is_(None), Table.appointment_id == appointment_id)
    return tuple(_read(entry, now) for entry in conn.execute(query.order_by(Table.id)))


def printed_before(conn: Connection, before: datetime, now: datetime) -> tuple[WaitingPrint, ...]:
    """Those that came out of a printer before then, oldest first."""
    query = _rows().where(Table.printed_at < before).order_by(Table.id)
    return tuple(_read(entry, now) for entry in conn.execute(query))


def one(conn: Connection, print_id: int, now: datetime) -> WaitingPrint:
    """One of them, also when it was printed since. Raises NotFound."""
    found = conn.execute(_rows().where(Table.id == print_id)).one_or_none()
    if found is None:
        raise NotFound
    return _read(found, now)


def _rows() -> Any:
    return (
        select(
            Table.id,
            Table.appointment_id,
            Table.language,
            Table.paper,
            Table.asked_at,
            Table.version,
            Appointment.starts_at,
            Appointment.state,
            Appointment.colleague,
            Colleague.first_name,
        )
        .join(Appointment, Appointment.id == Table.appointment_id)
        .outerjoin(Colleague, Colleague.key == Appointment.colleague)
    )


def _read(found: Any, now: datetime) -> WaitingPrint:
    starts_at = local(found.starts_at)
    needless = None
    if found.state == AppointmentState.CANCELLED:
        needless = Needless.CANCELLED
    elif found.state != AppointmentState.BOOKED or starts_at.date() < local(now).date():
        # Whoever comes today may want to have it in the hand, also a little later.
        needless = Needless.PAST
    return WaitingPrint(
        found.id,
        found.appointment_id,
        starts_at,
        found.first_name or found.colleague,
        found.language or None,
        Paper(found.paper) if found.paper in tuple(Paper) else Paper.A6,
        local(found.asked_at),
        found.version,
        needless,
    )
