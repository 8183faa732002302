"""The services as somebody uses them who sees how things stand: each call hands on the version that stands there now."""

from datetime import date, datetime

from sqlalchemy import select

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.follow_ups import FollowUpRow, Whose
from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.domain.slips import LanguageCheck
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.visits import VisitData, VisitRow
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments, slip_phrases
from woilmenau_desk.services.counselling import counselling, follow_ups
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.cases import FollowUp
from woilmenau_desk.storage.tables.centre import ClosedDay, Staff
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import EmergencyAid, Visit

UNKNOWN = 1
"""Handed on where there is no such row: it is not found, whatever its version."""


def version_of(desk: Desk, table: type[Versioned], value: object, column: str = "id") -> int:
    """The version of a row as it stands there now."""
    if isinstance(value, int) and value >= 1 << 63:
        return UNKNOWN
    with desk.store.read() as conn:
        found = conn.execute(select(table.version).where(getattr(table, column) == value)).scalar()
    return UNKNOWN if found is None else found


def correct_visit(
    desk: Desk, visit_id: int, data: VisitData, *, occurred_at: datetime | None = None
) -> Done[VisitRow]:
    version = version_of(desk, Visit, visit_id)
    return visits.correct_visit(desk, visit_id, data, version, occurred_at=occurred_at)


def void_visit(desk: Desk, visit_id: int) -> Done[VisitRow]:
    return visits.void_visit(desk, visit_id, version_of(desk, Visit, visit_id))


def void_aid(desk: Desk, aid_id: int) -> Done[AidRow]:
    return aid.void_aid(desk, aid_id, version_of(desk, EmergencyAid, aid_id))


def void_session(desk: Desk, session_id: int) -> Done[SessionRow]:
    return counselling.void_session(desk, session_id, version_of(desk, CounsellingSession, session_id))


def finish_follow_up(desk: Desk, session_id: int) -> Done[FollowUpRow]:
    """Of a session the follow-up that is open."""
    found = None
    if session_id < 1 << 63:
        query = select(FollowUp.id, FollowUp.version).where(
            FollowUp.session_id == session_id, FollowUp.done_at.is_(None), FollowUp.voided_at.is_(None)
        )
        with desk.store.read() as conn:
            found = conn.execute(query).one_or_none()
    return follow_ups.finish(desk, *((0, UNKNOWN) if found is None else tuple(found)))


def due_sessions(desk: Desk, until: date | None = None) -> list[int | None]:
    """The sessions with a follow-up that is due by a day, today by default, the earliest first."""
    part = follow_ups.listed(desk, Whose.ALL, until or desk.today(), size=1000)
    return [row.session_id for row in part.rows]


def set_state(desk: Desk, appointment_id: int, state: AppointmentState) -> Done[AppointmentRow]:
    version = version_of(desk, Appointment, appointment_id)
    return appointments.set_state(desk, appointment_id, state, version)


def link_household(desk: Desk, person_id: int, other_id: int | None) -> Done[PersonCard]:
    return people.link_household(desk, person_id, other_id, version_of(desk, Person, person_id))


def close_day(desk: Desk, day: date, reason: str) -> Done[centre.ClosedDay]:
    with desk.store.read() as conn:
        known = conn.execute(select(ClosedDay.version).where(ClosedDay.day == day)).scalar()
    return centre.close_day(desk, day, reason, known or 0)


def reopen_day(desk: Desk, day: date) -> Done[None]:
    with desk.store.read() as conn:
        known = conn.execute(select(ClosedDay.version).where(ClosedDay.day == day)).scalar()
    return centre.reopen_day(desk, day, known or 0)


def edit_staff(desk: Desk, name: str, display_name: str, phone: str) -> Done[StaffRow]:
    with desk.store.read() as conn:
        known = conn.execute(select(Colleague.version).where(Colleague.key == name)).scalar()
    return access.edit_staff(desk, name, display_name, phone, known or 0)


def change_role(desk: Desk, name: str, role: Role, *, own_password: str) -> Done[StaffRow]:
    return access.change_role(desk, name, role, own_password=own_password, version=_of_staff(desk, name))


def remove_user(desk: Desk, name: str, *, own_password: str) -> Done[None]:
    return access.remove_user(desk, name, own_password=own_password, version=_of_staff(desk, name))


def _of_staff(desk: Desk, name: str) -> int:
    with desk.store.read() as conn:
        known = conn.execute(select(Staff.version).where(Staff.name == name.casefold())).scalar()
    return known or 0


def unsay_checked(desk: Desk, language: str) -> Done[LanguageCheck]:
    version = next((one.version for one in slip_phrases.checks(desk) if one.language == language), 0)
    return slip_phrases.unsay_checked(desk, language, version)
