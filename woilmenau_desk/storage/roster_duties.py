"""The roster's duties and the colleagues' absences: written through a unit of work, read as frozen rows."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import Connection, or_, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.roster import AwayRow, Duty
from woilmenau_desk.storage.assignments import minute_of
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.volunteers import ColleagueAbsence, RosterDuty, Volunteer
from woilmenau_desk.storage.unit_of_work import Seen, UnitOfWork


def add(uow: UnitOfWork, duty: Duty) -> int:
    """Write a duty down. Raises NotFound for somebody unknown."""
    return uow.insert(RosterDuty, _columns(uow.conn, duty))


def change(uow: UnitOfWork, duty_id: int, duty: Duty, version: Seen) -> None:
    """Change a duty for all its days. Raises NotFound or ChangedMeanwhile."""
    uow.update(RosterDuty, duty_id, _columns(uow.conn, duty), version)


def end(uow: UnitOfWork, duty_id: int, last: date, version: int) -> None:
    """Let a duty be until a day for the last time; one that had not begun goes. Raises NotFound or ChangedMeanwhile."""
    uow.expect(RosterDuty, duty_id, version)
    found = one(uow.conn, duty_id)
    last = last if found.last is None else min(last, found.last)
    first = found.first + timedelta(days=(found.weekday - found.first.weekday()) % 7)
    if last < first:
        uow.delete(RosterDuty, duty_id, version)
    else:
        uow.update(RosterDuty, duty_id, {"last_day": last}, version)


def expect(uow: UnitOfWork, duty_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where it is not what somebody read any more, or NotFound."""
    uow.expect(RosterDuty, duty_id, version)


def one(conn: Connection, duty_id: int) -> Duty:
    """A duty. Raises NotFound."""
    found = _duties(conn, RosterDuty.id == duty_id)
    if not found:
        raise NotFound
    return found[0]


def between(conn: Connection, first: date, last: date) -> tuple[Duty, ...]:
    """The duties that hold on any of these days, in the order of the week."""
    return _duties(
        conn, RosterDuty.first_day <= last, or_(RosterDuty.last_day.is_(None), RosterDuty.last_day >= first)
    )


def any_since(conn: Connection, day: date) -> bool:
    """Whether anybody is planned on a day or later."""
    query = select(RosterDuty.id).where(or_(RosterDuty.last_day.is_(None), RosterDuty.last_day >= day))
    return conn.execute(query.limit(1)).scalar() is not None


def of_volunteer(conn: Connection, volunteer_id: int) -> tuple[Duty, ...]:
    """A volunteer's duties, those that are over included."""
    return _duties(conn, RosterDuty.volunteer_id == volunteer_id)


def add_absence(uow: UnitOfWork, away: AwayRow) -> int:
    """Write down that a colleague is away."""
    return uow.insert(
        ColleagueAbsence,
        {
            "colleague": away.colleague,
            "first_day": away.first,
            "last_day": away.last,
            "reason": away.reason,
        },
    )


def change_absence(uow: UnitOfWork, absence_id: int, away: AwayRow, version: int) -> None:
    """Put an absence right. Raises NotFound or ChangedMeanwhile."""
    values = {"first_day": away.first, "last_day": away.last, "reason": away.reason}
    uow.update(ColleagueAbsence, absence_id, values, version)


def remove_absence(uow: UnitOfWork, absence_id: int, version: int) -> None:
    """Take an absence away. Raises NotFound or ChangedMeanwhile."""
    uow.delete(ColleagueAbsence, absence_id, version)


def absence(conn: Connection, absence_id: int) -> AwayRow:
    """A colleague's absence. Raises NotFound."""
    found = _absences(conn, ColleagueAbsence.id == absence_id)
    if not found:
        raise NotFound
    return found[0]


def absences(conn: Connection, first: date, last: date) -> tuple[AwayRow, ...]:
    """The colleagues' absences that touch these days, earliest first."""
    return _absences(conn, ColleagueAbsence.first_day <= last, ColleagueAbsence.last_day >= first)


def _columns(conn: Connection, duty: Duty) -> Mapping[str, Any]:
    known = (
        select(Colleague.key).where(Colleague.key == duty.colleague)
        if duty.colleague is not None
        else select(Volunteer.id).where(Volunteer.id == duty.volunteer_id)
    )
    if conn.execute(known).scalar() is None:
        raise NotFound
    return {
        "colleague": duty.colleague,
        "volunteer_id": duty.volunteer_id,
        "weekday": duty.weekday,
        "starts": minute_of(duty.starts),
        "ends": minute_of(duty.ends),
        "first_day": duty.first,
        "last_day": duty.last,
    }


def _duties(conn: Connection, *wanted: Any) -> tuple[Duty, ...]:
    table = RosterDuty
    query = (
        select(
            table.id,
            table.colleague,
            table.volunteer_id,
            table.weekday,
            table.starts,
            table.ends,
            table.first_day,
            table.last_day,
            table.version,
            Colleague.first_name,
            Volunteer.given_name,
        )
        .outerjoin(Colleague, table.colleague == Colleague.key)
        .outerjoin(Volunteer, table.volunteer_id == Volunteer.id)
        .where(*wanted)
        .order_by(table.weekday, table.starts, table.id)
    )
    return tuple(
        Duty(
            weekday=found.weekday,
            starts=time(*divmod(found.starts, 60)),
            ends=time(*divmod(found.ends, 60)),
            first=found.first_day,
            last=found.last_day,
            colleague=found.colleague,
            volunteer_id=found.volunteer_id,
            said=found.first_name or found.given_name or found.colleague or "",
            id=found.id,
            version=found.version,
        )
        for found in conn.execute(query)
    )


def _absences(conn: Connection, *wanted: Any) -> tuple[AwayRow, ...]:
    table = ColleagueAbsence
    query = select(
        table.colleague, table.first_day, table.last_day, table.reason, table.id, table.version
    ).where(*wanted)
    return tuple(AwayRow(*found) for found in conn.execute(query.order_by(table.first_day, table.id)))
