"""Hours and busy times of colleagues: written through a unit of work, read as frozen rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, time
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from woilmenau_desk.domain.colleague_times import BusyData, BusyRow, OwnHours, last_touched
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.tables.appointments import ColleagueBusy, ColleagueHours
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

# -- hours -------------------------------------------------------------------------------------------------------


def hours(conn: Connection, first: date, last: date, colleagues: Sequence[str] = ()) -> tuple[OwnHours, ...]:
    """The hours that hold on one of these days, of some colleagues or of all, in the order of the week."""
    span = {"first": first, "last": last}
    if colleagues:
        return _hours(conn, _HOURS_OF, {**span, "colleagues": colleagues})
    return _hours(conn, _HOURS_ON, span)


def hours_of(conn: Connection, hours_id: int) -> OwnHours:
    """One interval. Raises NotFound."""
    found = _hours(conn, _HOURS.where(ColleagueHours.id == hours_id))
    if not found:
        raise NotFound
    return found[0]


def add_hours(uow: UnitOfWork, wanted: OwnHours) -> OwnHours:
    """Add an interval; the same with its number."""
    return replace(wanted, id=uow.insert(ColleagueHours, _hours_values(wanted)), version=1)


def change_hours(uow: UnitOfWork, hours_id: int, wanted: OwnHours, seen: Seen) -> None:
    """Change an interval. Raises ChangedMeanwhile or NotFound."""
    uow.update(ColleagueHours, hours_id, _hours_values(wanted), seen)


def drop_hours(uow: UnitOfWork, hours_id: int, seen: Seen) -> None:
    """Take an interval away, as if it had never been. Raises ChangedMeanwhile or NotFound."""
    uow.delete(ColleagueHours, hours_id, seen)


def expect_hours(uow: UnitOfWork, hours_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where an interval is not what somebody read any more, or NotFound."""
    uow.expect(ColleagueHours, hours_id, version)


def _hours_values(wanted: OwnHours) -> Mapping[str, Any]:
    return {
        "colleague": wanted.colleague,
        "weekday": wanted.weekday,
        "opens": _minute(wanted.opens),
        "closes": _minute(wanted.closes),
        "first_day": wanted.first,
        "last_day": wanted.last,
    }


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


# Made once: to make a statement takes longer than to ask it.
_HOURS = select(
    ColleagueHours.colleague,
    ColleagueHours.weekday,
    ColleagueHours.opens,
    ColleagueHours.closes,
    ColleagueHours.first_day,
    ColleagueHours.last_day,
    ColleagueHours.id,
    ColleagueHours.version,
).order_by(
    ColleagueHours.weekday,
    ColleagueHours.opens,
    ColleagueHours.colleague,
    ColleagueHours.first_day,
    ColleagueHours.id,
)
_HOURS_ON = _HOURS.where(
    ColleagueHours.first_day <= bindparam("last"),
    or_(ColleagueHours.last_day.is_(None), ColleagueHours.last_day >= bindparam("first")),
)
_HOURS_OF = _HOURS_ON.where(ColleagueHours.colleague.in_(bindparam("colleagues", expanding=True)))


def _hours(conn: Connection, query: Any, asked: Mapping[str, Any] | None = None) -> tuple[OwnHours, ...]:
    return tuple(
        OwnHours(
            found.colleague,
            found.weekday,
            time(*divmod(found.opens, 60)),
            time(*divmod(found.closes, 60)),
            found.first_day,
            found.last_day,
            found.id,
            found.version,
        )
        for found in conn.execute(query, asked or {}).all()
    )


# -- busy times --------------------------------------------------------------------------------------------------


def busy(conn: Connection, first: date, last: date, colleagues: Sequence[str] = ()) -> tuple[BusyRow, ...]:
    """The busy times that touch one of these days, of some colleagues or of all, earliest first."""
    wanted = [ColleagueBusy.local_date <= last, ColleagueBusy.last_date >= first]
    if colleagues:
        wanted.append(ColleagueBusy.colleague.in_(colleagues))
    return _busy(conn, *wanted)


def imported(conn: Connection, colleague: str) -> tuple[BusyRow, ...]:
    """All that a colleague's last file left, earliest first."""
    return _busy(conn, ColleagueBusy.colleague == colleague, ColleagueBusy.imported)


def busy_of(conn: Connection, busy_id: int) -> BusyRow:
    """One busy time. Raises NotFound."""
    found = _busy(conn, ColleagueBusy.id == busy_id)
    if not found:
        raise NotFound
    return found[0]


def add_busy(uow: UnitOfWork, data: BusyData, *, imported: bool = False) -> int:
    """Write down that a colleague is taken."""
    return uow.insert(ColleagueBusy, {**_busy_values(data), "imported": imported})


def change_busy(uow: UnitOfWork, busy_id: int, data: BusyData, version: int) -> None:
    """Change a busy time; one that was imported is somebody's own from then on. Raises ChangedMeanwhile or NotFound."""
    uow.update(ColleagueBusy, busy_id, {**_busy_values(data), "imported": False}, version)


def remove_busy(uow: UnitOfWork, busy_id: int, seen: Seen = HERE) -> None:
    """They are not taken then after all. Raises ChangedMeanwhile or NotFound."""
    uow.delete(ColleagueBusy, busy_id, seen)


def expect_busy(uow: UnitOfWork, busy_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a busy time is not what somebody read any more, or NotFound."""
    uow.expect(ColleagueBusy, busy_id, version)


def _busy_values(data: BusyData) -> Mapping[str, Any]:
    return {
        "colleague": data.colleague,
        "starts_at": data.starts_at.astimezone(UTC),
        "ends_at": data.ends_at.astimezone(UTC),
        "local_date": local(data.starts_at).date(),
        "last_date": last_touched(data.ends_at),
        "whole_day": data.whole_day,
    }


def _busy(conn: Connection, *wanted: Any) -> tuple[BusyRow, ...]:
    table = ColleagueBusy
    query = (
        select(
            table.id,
            table.colleague,
            table.starts_at,
            table.ends_at,
            table.whole_day,
            table.imported,
            table.version,
            Colleague.first_name,
        )
        .join(Colleague, table.colleague == Colleague.key)
        .where(*wanted)
        .order_by(table.starts_at, table.id)
    )
    return tuple(
        BusyRow(
            found.id,
            BusyData(found.colleague, local(found.starts_at), local(found.ends_at), found.whole_day),
            found.first_name or found.colleague,
            found.imported,
            found.version,
        )
        for found in conn.execute(query)
    )
