"""Who waits (Wartet): written through a unit of work, read as frozen rows."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.queue import (
    SHOWN_ON_SCREEN,
    STILL_HERE,
    OnScreen,
    QueueData,
    QueueRow,
    QueueState,
    is_of,
    waited,
)
from woilmenau_desk.storage.booked_times import STANDING, midnight
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.appointments import QueueEntry
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

_OPEN = tuple(state.value for state in STILL_HERE)
_ON_SCREEN = tuple(state.value for state in SHOWN_ON_SCREEN)
# Stands for a moment, until the number that the row itself was given tells the one of the day.
_NONE_YET = 0


def add(uow: UnitOfWork, data: QueueData, arrived_at: datetime, due_at: datetime | None) -> int:
    """Let somebody wait, with the next number of the day.

    It follows from the number of the row, which the database never gives twice: one that was on a slip is nobody else's on
    that day, also where its entry was taken back. So numbers may be left out. Raises NotFound for an unknown person.
    """
    day = local(arrived_at).date()
    person_id = None if data.person_id is None else present_id(uow.conn, data.person_id)
    values = {
        "local_date": day,
        "number": _NONE_YET,
        "person_id": person_id,
        "appointment_id": data.appointment_id,
        "visit_id": data.visit_id,
        "colleague": data.colleague,
        "language": data.language,
        "heads": data.heads,
        "arrived_at": arrived_at,
        "due_at": due_at,
        "back_at": None,
        "state": QueueState.WAITING.value,
        "called_at": None,
        "first_called_at": None,
        "called_by": None,
        "room": None,
        "ended_at": None,
    }
    return uow.insert(QueueEntry, values, late=lambda row_id: {"number": _number(uow.conn, day, row_id)})


def _number(conn: Connection, day: date, row_id: int) -> int:
    table = QueueEntry
    earlier = select(table.id).where(table.local_date < day).order_by(table.id.desc()).limit(1)
    before: int | None = conn.execute(earlier).scalar()
    if before is None:
        before = _made_before(conn, day)
    last = conn.execute(select(func.max(table.number)).where(table.local_date == day)).scalar() or 0
    return max(row_id - before, last + 1)


def _made_before(conn: Connection, day: date) -> int:
    """The last row that the trail knows from before a day: rows may be gone, and the database counts on."""
    made = select(AuditEntry.entity_id).where(
        AuditEntry.entity == QueueEntry.__tablename__,
        AuditEntry.entity_id.is_not(None),
        AuditEntry.at < midnight(day),
    )
    return conn.execute(made.order_by(AuditEntry.entity_id.desc()).limit(1)).scalar() or 0


def follow(uow: UnitOfWork, appointment: AppointmentRow, day: date, before: str | None = None) -> None:
    """Let whoever waits that day for an appointment wait for it as it is by now.

    Where it is another day, another person's, or stands no more, they wait as somebody without one, since they came.
    `before`: whom it was booked with; who waits for them waits for whom it is booked with now.
    """
    table = QueueEntry
    query = select(table.id, table.person_id, table.colleague).where(
        table.appointment_id == appointment.id, table.local_date == day, table.state.in_(_OPEN)
    )
    for found in uow.conn.execute(query).all():
        theirs = is_of(appointment, found.person_id, day)
        stands = theirs and appointment.state.value in STANDING
        values: dict[str, Any] = {"due_at": appointment.data.starts_at if stands else None}
        if theirs and before is not None and found.colleague == before:
            values["colleague"] = appointment.data.colleague
        change(uow, found.id, HERE, **values)


def leave_twice(uow: UnitOfWork, keep_id: int, other_id: int, day: date) -> list[int]:
    """Where two records that become one wait both, the later number leaves; whoever was called stays. The numbers told."""
    table = QueueEntry
    query = select(table.id, table.number, table.state).where(
        table.person_id.in_((keep_id, other_id)), table.local_date == day, table.state.in_(_OPEN)
    )
    found = sorted(
        uow.conn.execute(query).all(), key=lambda one: (one.state != QueueState.CALLED.value, one.number)
    )
    for one in found[1:]:
        change(uow, one.id, HERE, state=QueueState.LEFT.value, ended_at=uow.at)
    return [one.number for one in found[1:]]


def change(uow: UnitOfWork, entry_id: int, version: Seen, **values: Any) -> None:
    """Say what became of somebody. Raises NotFound or ChangedMeanwhile."""
    uow.update(QueueEntry, entry_id, values, version)


def call_again(uow: UnitOfWork, entry_id: int) -> None:
    """Say that somebody was called once more; within the same moment, too, it is another call. Raises NotFound."""
    uow.update(QueueEntry, entry_id, {"called_at": uow.at}, HERE, always=True)


def expect(uow: UnitOfWork, entry_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where an entry is not what somebody read any more, or NotFound."""
    uow.expect(QueueEntry, entry_id, version)


def left_open(conn: Connection, before: date) -> list[int]:
    """The entries of earlier days that nobody ended."""
    table = QueueEntry
    found = select(table.id).where(table.local_date < before, table.state.in_(_OPEN))
    return list(conn.execute(found).scalars())


def close(uow: UnitOfWork, entry_ids: Sequence[int]) -> None:
    """End entries that nobody ended: nobody knows that they were served, so they count as gone."""
    for entry_id in entry_ids:
        change(uow, entry_id, HERE, state=QueueState.LEFT.value, ended_at=uow.at)


def row(conn: Connection, entry_id: int) -> QueueRow:
    """One entry. Raises NotFound."""
    found = conn.execute(_rows().where(QueueEntry.id == entry_id)).one_or_none()
    if found is None:
        raise NotFound
    return _read(found)


def of_day(conn: Connection, day: date, *, only_open: bool = True) -> tuple[QueueRow, ...]:
    """The entries of a day, by number; those alone who are still here, or all."""
    query = _rows().where(QueueEntry.local_date == day)
    if only_open:
        query = query.where(QueueEntry.state.in_(_OPEN))
    return tuple(map(_read, conn.execute(query.order_by(QueueEntry.number)).all()))


def on_screen(conn: Connection, day: date, most: int) -> tuple[OnScreen, ...]:
    """The latest calls of a day: numbers and rooms. Nothing that says who it is is even read."""
    table = QueueEntry
    query = (
        select(table.number, table.room, table.called_at)
        .where(table.local_date == day, table.called_at.is_not(None), table.state.in_(_ON_SCREEN))
        .order_by(table.called_at.desc(), table.number.desc())
        .limit(most)
    )
    return tuple(
        OnScreen(found.number, found.room or "", local(found.called_at)) for found in conn.execute(query)
    )


def open_of(conn: Connection, day: date, data: QueueData) -> QueueRow | None:
    """The entry with which this person or visit waits already today; None where there is none.

    An appointment is its person's, who may be another one by now than when somebody came for it.
    """
    table = QueueEntry
    named = [
        column == present_id(conn, value) if column is table.person_id else column == value
        for column, value in (
            (table.person_id, data.person_id),
            (table.visit_id, data.visit_id),
        )
        if value is not None
    ]
    for same in named:
        query = _rows().where(table.local_date == day, table.state.in_(_OPEN), same)
        if (found := conn.execute(query.limit(1)).one_or_none()) is not None:
            return _read(found)
    return None


def waits(conn: Connection, first: date, last: date, today: date) -> tuple[list[timedelta], int]:
    """How long those of these days waited who were called, and how many never were and are gone.

    Whoever was there on a day before today is, also where nobody has closed that day's list yet.
    """
    table = QueueEntry
    query = select(
        table.arrived_at, table.due_at, table.back_at, table.first_called_at, table.state, table.local_date
    ).where(table.local_date.between(first, last))
    times, left = [], 0
    for found in conn.execute(query):
        time = waited(found.arrived_at, found.due_at, found.back_at, found.first_called_at)
        if time is not None:
            times.append(time)
        elif found.state == QueueState.LEFT.value or (found.state in _OPEN and found.local_date < today):
            left += 1
    return times, left


def _rows() -> Any:
    table, caller = QueueEntry, aliased(Colleague)
    return (
        select(
            table.id,
            table.number,
            table.local_date,
            table.person_id,
            table.colleague,
            table.appointment_id,
            table.visit_id,
            table.language,
            table.heads,
            table.state,
            table.arrived_at,
            table.due_at,
            table.back_at,
            table.called_at,
            table.first_called_at,
            table.called_by,
            table.room,
            table.ended_at,
            table.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            caller.first_name.label("caller"),
        )
        .outerjoin(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.colleague == Colleague.key)
        .outerjoin(caller, table.called_by == caller.key)
    )


def _read(found: Any) -> QueueRow:
    return QueueRow(
        id=found.id,
        number=found.number,
        day=found.local_date,
        data=QueueData(
            found.person_id,
            found.colleague,
            found.appointment_id,
            found.visit_id,
            found.language,
            found.heads,
        ),
        state=QueueState(found.state),
        arrived_at=local(found.arrived_at),
        due_at=_local(found.due_at),
        back_at=_local(found.back_at),
        called_at=_local(found.called_at),
        called_by=found.called_by,
        room=found.room,
        ended_at=_local(found.ended_at),
        person_name=display_name(found.given_name or "", found.family_name or ""),
        colleague_name=found.first_name or found.colleague or "",
        version=found.version,
        first_called_at=_local(found.first_called_at),
        called_by_name=found.caller or found.called_by or "",
    )


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else local(moment)
