"""Volunteers at a session that is a training: written through a unit of work, read as frozen rows."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.offers import AttendanceState
from woilmenau_desk.domain.roll_call import RollRow
from woilmenau_desk.domain.volunteers import called
from woilmenau_desk.storage.tables.volunteers import Volunteer, VolunteerTraining
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

Line = tuple[str, RollRow]
"""The first name alone, and the line with the whole one."""

_NAMED: Any = (Volunteer.id.label("volunteer_id"), Volunteer.given_name, Volunteer.family_name)


def rows(conn: Connection, session_id: int) -> list[Line]:
    """Who is announced for a session or came."""
    query = (
        select(VolunteerTraining.id, VolunteerTraining.came, VolunteerTraining.version, *_NAMED)
        .join(Volunteer, Volunteer.id == VolunteerTraining.volunteer_id)
        .where(VolunteerTraining.session_id == session_id)
    )
    return [_line(found) for found in conn.execute(query.order_by(VolunteerTraining.id))]


def everybody(conn: Connection, day: date) -> list[Line]:
    """The volunteers who have not ended by a day."""
    query = select(*_NAMED).where(Volunteer.ended_on.is_(None) | (Volunteer.ended_on >= day))
    return [_stranger(found) for found in conn.execute(query.order_by(Volunteer.id))]


def line(conn: Connection, session_id: int, volunteer_id: int) -> Line:
    """A volunteer's line, whether or not they are in the roll call. Raises NotFound."""
    query = (
        select(VolunteerTraining.id, VolunteerTraining.came, VolunteerTraining.version, *_NAMED)
        .join(Volunteer, Volunteer.id == VolunteerTraining.volunteer_id)
        .where(VolunteerTraining.session_id == session_id, VolunteerTraining.volunteer_id == volunteer_id)
    )
    marked = conn.execute(query).first()
    if marked is not None:
        return _line(marked)
    found = conn.execute(select(*_NAMED).where(Volunteer.id == volunteer_id)).one_or_none()
    if found is None:
        raise NotFound
    return _stranger(found)


def mark(
    uow: UnitOfWork,
    session_id: int,
    title: str,
    day: date,
    half_units: int,
    there: RollRow,
    state: AttendanceState,
) -> None:
    """Write down that a volunteer came to a training, or is announced for it. Raises ChangedMeanwhile."""
    # The training as it is now: it may have been moved since they were announced.
    said = {
        "title": title,
        "on_day": day,
        "half_units": half_units,
        "came": state is AttendanceState.CAME,
    }
    if there.attendance_id is not None:
        uow.update(VolunteerTraining, there.attendance_id, said, there.version)
        return
    uow.insert(VolunteerTraining, {"volunteer_id": there.person_id, "session_id": session_id, **said})


def move(uow: UnitOfWork, session_id: int, day: date) -> None:
    """A session is on another day: so is the training of everybody who is announced for it."""
    query = select(VolunteerTraining.id).where(VolunteerTraining.session_id == session_id)
    for training_id in uow.conn.execute(query).scalars().all():
        uow.update(VolunteerTraining, training_id, {"on_day": day}, HERE)


def unmark(uow: UnitOfWork, training_id: int, version: Seen) -> None:
    """Nothing is known of them and the session any more. Raises ChangedMeanwhile or NotFound."""
    uow.delete(VolunteerTraining, training_id, version)


def _line(found: Any) -> Line:
    training_id, came, version, volunteer_id, given, family = found
    state = AttendanceState.CAME if came else AttendanceState.ANNOUNCED
    row = RollRow(volunteer_id, _name(given, family), state, attendance_id=training_id, version=version)
    return called(given, family), row


def _stranger(found: Any) -> Line:
    given, family = found.given_name, found.family_name
    return called(given, family), RollRow(found.volunteer_id, _name(given, family))


def _name(given: str, family: str) -> str:
    return " ".join(part for part in (given, family) if part)
