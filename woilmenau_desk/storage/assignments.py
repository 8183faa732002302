"""Assignments of volunteers: written through a unit of work, read as frozen rows."""

from collections.abc import Collection
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, func, or_, select

from woilmenau_desk.domain.assignments import AssignmentData, AssignmentRow, AssignmentState
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.offers import Offer
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.volunteers import Assignment, Volunteer, VolunteerHours
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def add(uow: UnitOfWork, data: AssignmentData) -> int:
    """Write an assignment down. Raises NotFound for an unknown volunteer, person or offer."""
    agreed = {"state": AssignmentState.AGREED.value, "created_at": uow.at}
    return uow.insert(Assignment, {**_columns(uow.conn, data), **agreed})


def change(uow: UnitOfWork, assignment_id: int, data: AssignmentData, version: int) -> None:
    """Change an assignment. Raises NotFound or ChangedMeanwhile."""
    uow.expect(Assignment, assignment_id, version)
    uow.update(Assignment, assignment_id, _columns(uow.conn, data), version)


def set_state(
    uow: UnitOfWork, assignment_id: int, state: AssignmentState, last: date | None, version: int
) -> None:
    """Say what became of an assignment, and its last day. Raises NotFound or ChangedMeanwhile."""
    uow.update(Assignment, assignment_id, {"state": state.value, "last_day": last}, version)


def expect(uow: UnitOfWork, assignment_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where it is not what somebody read any more, or NotFound."""
    uow.expect(Assignment, assignment_id, version)


def row(conn: Connection, assignment_id: int) -> AssignmentRow:
    """One assignment. Raises NotFound."""
    found = _read(conn, Assignment.id == assignment_id)
    if not found:
        raise NotFound
    return found[0]


def of_volunteer(conn: Connection, volunteer_id: int) -> tuple[AssignmentRow, ...]:
    """A volunteer's assignments, latest first."""
    return _read(conn, Assignment.volunteer_id == volunteer_id)


def of_persons(conn: Connection, persons: Collection[int]) -> tuple[AssignmentRow, ...]:
    """The assignments for these people, latest first."""
    return _read(conn, Assignment.person_id.in_(persons)) if persons else ()


def household_of(conn: Connection, person_id: int) -> tuple[int, ...]:
    """A person and whoever lives with them. Raises NotFound."""
    present = present_id(conn, person_id)
    household = select(Person.household_id).where(Person.id == present).scalar_subquery()
    same = select(Person.id).where(or_(Person.id == present, Person.household_id == household))
    return tuple(conn.execute(same).scalars())


def of_offer(conn: Connection, offer_id: int) -> tuple[AssignmentRow, ...]:
    """The assignments at an offer, latest first."""
    return _read(conn, Assignment.offer_id == offer_id)


def agreed_between(conn: Connection, first: date, last: date) -> tuple[AssignmentRow, ...]:
    """The assignments that hold on any of these days; cancelled ones left out."""
    return _read(
        conn,
        Assignment.first_day <= last,
        or_(Assignment.last_day.is_(None), Assignment.last_day >= first),
        Assignment.state != AssignmentState.CANCELLED.value,
    )


def _columns(conn: Connection, data: AssignmentData) -> dict[str, Any]:
    _there(conn, Volunteer.id, data.volunteer_id)
    _there(conn, Offer.id, data.offer_id)
    return {
        "volunteer_id": data.volunteer_id,
        "role": data.role,
        "person_id": None if data.person_id is None else present_id(conn, data.person_id),
        "offer_id": data.offer_id,
        "about": data.about,
        "weekday": data.weekday,
        "starts": minute_of(data.starts),
        "ends": minute_of(data.ends),
        "first_day": data.first,
        "last_day": data.last,
    }


def _there(conn: Connection, column: Any, wanted: int | None) -> None:
    if wanted is not None and conn.execute(select(column).where(column == wanted)).scalar() is None:
        raise NotFound


def minute_of(at: time | None) -> int | None:
    """The minute of the day, as it is stored."""
    return None if at is None else at.hour * 60 + at.minute


def time_of(minute: int | None) -> time | None:
    """The time of a stored minute of the day."""
    return None if minute is None else time(*divmod(minute, 60))


def _read(conn: Connection, *wanted: Any) -> tuple[AssignmentRow, ...]:
    table = Assignment
    served = (
        select(func.coalesce(func.sum(VolunteerHours.minutes), 0))
        .where(VolunteerHours.assignment_id == table.id)
        .scalar_subquery()
    )
    query = (
        select(
            table.id,
            table.volunteer_id,
            table.role,
            table.person_id,
            table.offer_id,
            table.about,
            table.weekday,
            table.starts,
            table.ends,
            table.first_day,
            table.last_day,
            table.state,
            table.version,
            Volunteer.given_name,
            Volunteer.family_name,
            Person.given_name.label("person_given"),
            Person.family_name.label("person_family"),
            Offer.title,
            served.label("minutes"),
        )
        .join(Volunteer, table.volunteer_id == Volunteer.id)
        .outerjoin(Person, table.person_id == Person.id)
        .outerjoin(Offer, table.offer_id == Offer.id)
        .where(*wanted)
        .order_by(table.first_day.desc(), table.id.desc())
    )
    return tuple(
        AssignmentRow(
            id=found.id,
            data=AssignmentData(
                volunteer_id=found.volunteer_id,
                role=found.role,
                first=found.first_day,
                last=found.last_day,
                person_id=found.person_id,
                offer_id=found.offer_id,
                about=found.about,
                weekday=found.weekday,
                starts=time_of(found.starts),
                ends=time_of(found.ends),
            ),
            volunteer_name=display_name(found.given_name, found.family_name),
            person_name=display_name(found.person_given or "", found.person_family or ""),
            offer_title=found.title or "",
            state=AssignmentState(found.state),
            minutes=found.minutes,
            version=found.version,
        )
        for found in conn.execute(query)
    )
