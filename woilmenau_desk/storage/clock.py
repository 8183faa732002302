"""What was written while the clock was wrong: found through the audit trail, moved through a unit of work."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from woilmenau_desk.domain.clock import CONFIRMED, Mark, Oddity, Stays
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import EmergencyAid, Referral, Visit
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

# What happened at the time it was written. An appointment is *for* a time, so it is shown and never moved.
MOVED: tuple[type[Any], ...] = (Visit, EmergencyAid, CounsellingSession)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Part:
    """Which entries of the audit trail: by number, or by what the clock said; both ends belong to it."""

    first: int | None = None
    last: int | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A row that a part of the trail made: its table, its number, the time that stands in it, and why it stays there."""

    table: str
    id: int
    at: datetime
    stays: Stays | None

    @property
    def moves(self) -> bool:
        """Whether it is moved with the others."""
        return self.stays is None


def trail(conn: Connection) -> Iterator[Mark]:
    """The audit trail as far as the clock goes."""
    for number, at, action, detail in audit.marks(conn):
        oddity = detail.partition(":")[0] if action == CONFIRMED else ""
        yield Mark(number, at, Oddity(oddity) if oddity in tuple(Oddity) else None)


def written(conn: Connection, part: Part) -> tuple[Written, ...]:
    """The rows made in a part of the trail that carry a time of the clock's, oldest first.

    A visit, its session and its helps are of one day (`services.visits.correct_visit` holds them together): they move
    all together, or they stay and say why.
    """
    days = _days(conn, part)
    if days is None:
        return ()
    times: dict[tuple[str, int], datetime] = {}
    for table in MOVED:
        query = select(table.id, table.occurred_at).where(table.id.in_(_made(table, part)))
        # A day that somebody typed in is no word of the clock's.
        query = query.where(table.local_date.between(*days))
        settled = _settled(conn, table, part)
        times |= {
            (table.__tablename__, row_id): at for row_id, at in conn.execute(query) if row_id not in settled
        }
    staying = _staying(conn, times.keys())
    found = [Written(*key, at, staying.get(key)) for key, at in times.items()]
    booked = select(Appointment.id, Appointment.starts_at).where(Appointment.id.in_(_made(Appointment, part)))
    found += (
        Written(Appointment.__tablename__, row_id, at, Stays.APPOINTMENT)
        for row_id, at in conn.execute(booked)
    )
    return tuple(sorted(found, key=lambda row: (row.at, row.table, row.id)))


def move(
    uow: UnitOfWork, rows: tuple[Written, ...], by: timedelta, within: Callable[[datetime, str], bool]
) -> int:
    """Move these rows' time and day; how many. `within`: whether the centre is open at a moment for a reason."""
    tables = {table.__tablename__: table for table in MOVED}
    moved = 0
    for row in rows:
        if not row.moves:
            continue
        table = tables[row.table]
        at = row.at + by
        values: dict[str, Any] = {"occurred_at": at, "local_date": local(at).date()}
        if table is Visit:
            reason = uow.conn.execute(select(Visit.reason).where(Visit.id == row.id)).scalar_one()
            values |= {"within_hours": within(at, reason), "corrected_at": uow.at}
            sent = select(Referral.id).where(Referral.visit_id == row.id)
            for referral in uow.conn.execute(sent).scalars().all():
                uow.update(Referral, referral, {"local_date": values["local_date"]}, HERE)
        moved += uow.update(table, row.id, values, HERE)
    return moved


def _made(table: type[Row], part: Part) -> Select[Any]:
    entry = AuditEntry
    query = select(entry.entity_id).where(entry.entity == table.__tablename__, entry.action == "created")
    return query.where(*_within(part))


def _staying(conn: Connection, keys: Collection[tuple[str, int]]) -> dict[tuple[str, int], Stays]:
    """Of these rows, those that would be parted from what they belong to, and why."""
    visit = Visit.__tablename__
    held = {row_id for table, row_id in keys if table == visit}
    belongs: dict[tuple[str, int], int] = {(visit, row_id): row_id for row_id in held}
    for table in (CounsellingSession, EmergencyAid):
        ids = [row_id for name, row_id in keys if name == table.__tablename__]
        for row_id, visit_id in _each(conn, select(table.id, table.visit_id), table.id, ids):
            if visit_id is not None:
                belongs[table.__tablename__, row_id] = visit_id
                held.add(visit_id)
    why: dict[int, Stays] = {visit_id: Stays.PARTED for visit_id in held if (visit, visit_id) not in keys}
    for table in (CounsellingSession, EmergencyAid):
        # What was struck counts nowhere and holds nothing back.
        query = select(table.id, table.visit_id).where(table.voided_at.is_(None))
        for row_id, visit_id in _each(conn, query, table.visit_id, held):
            if (table.__tablename__, row_id) not in keys:
                why[visit_id] = Stays.PARTED
    for (visit_id,) in _each(conn, select(Appointment.visit_id), Appointment.visit_id, held):
        why[visit_id] = Stays.KEPT
    return {key: why[visit_id] for key, visit_id in belongs.items() if visit_id in why}


def _each(
    conn: Connection, query: Select[*tuple[Any, ...]], column: Any, ids: Collection[int]
) -> Iterator[Any]:
    """What the query finds for these values of the column, a handful at a time: an engine counts its parameters."""
    wanted = sorted(ids)
    some = query.where(column.in_(bindparam("ids", expanding=True)))
    for start in range(0, len(wanted), _AT_ONCE):
        yield from conn.execute(some, {"ids": wanted[start : start + _AT_ONCE]})


def _settled(conn: Connection, table: type[Row], part: Part) -> frozenset[int]:
    """The rows whose time was changed since, and not back again: moved before, or corrected by hand."""
    entry = AuditEntry
    query = select(entry.entity_id, entry.action).where(
        entry.entity == table.__tablename__,
        entry.entity_id.in_(_made(table, part)),
        entry.detail.contains("occurred_at"),
    )
    latest = {row_id: action for row_id, action in conn.execute(query.order_by(entry.id))}
    return frozenset(row_id for row_id, action in latest.items() if action == "changed" and row_id)


def _within(part: Part) -> list[Any]:
    entry = AuditEntry
    conditions: list[Any] = []
    if part.first is not None:
        conditions.append(entry.id >= part.first)
    if part.last is not None:
        conditions.append(entry.id <= part.last)
    if part.since is not None:
        conditions.append(entry.at >= part.since)
    if part.until is not None:
        conditions.append(entry.at <= part.until)
    return conditions


def _days(conn: Connection, part: Part) -> tuple[Any, Any] | None:
    """The first and the last local day on which that part was written, by its own clock."""
    times = conn.execute(select(AuditEntry.at).where(*_within(part))).scalars().all()
    if not times:
        return None
    return local(min(times)).date(), local(max(times)).date()
