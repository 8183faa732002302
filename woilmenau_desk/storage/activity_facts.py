"""The facts of offers and voluntary work in a period, in as few questions to the database as the figures need.

The sessions themselves are not among them: they are reckoned from the series (`services.offers.sessions`).
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.activity_figures import AttendanceFact, HoursFact, VolunteerFact
from woilmenau_desk.domain.offers import AttendanceState
from woilmenau_desk.storage.tables.offers import Attendance, Offer, OfferSession
from woilmenau_desk.storage.tables.volunteers import (
    Volunteer,
    VolunteerAbsence,
    VolunteerHours,
    VolunteerTraining,
)


def attendances(conn: Connection, first: date, last: date) -> list[AttendanceFact]:
    """Who came to a session, in the order of its days; who came to two of a kind stands there twice.

    The day is the session's, as it is where sessions are counted: one that was moved took all that is known of it along.
    """
    kind = func.coalesce(OfferSession.offer_kind, Offer.offer_kind)
    query = (
        select(kind, Attendance.person_id, Attendance.gender)
        .join(OfferSession, Attendance.session_id == OfferSession.id)
        .join(Offer, OfferSession.offer_id == Offer.id)
        .where(
            OfferSession.on_day.between(first, last),
            Offer.for_volunteers.is_(False),
            Attendance.state == AttendanceState.CAME.value,
        )
        .order_by(OfferSession.on_day, Attendance.id)
    )
    return [AttendanceFact._make(row) for row in conn.execute(query)]


def volunteers(conn: Connection, last: date) -> list[VolunteerFact]:
    """When each volunteer was there, as far as it began by a day."""
    pauses: defaultdict[int, list[tuple[date, date | None]]] = defaultdict(list)
    gone: defaultdict[int, list[tuple[date, date | None]]] = defaultdict(list)
    absence = VolunteerAbsence
    # Whoever left on the last day is gone from the next one on.
    of_pauses = select(absence.volunteer_id, absence.first_day, absence.last_day, absence.left).where(
        absence.pause, absence.first_day <= last + timedelta(days=1)
    )
    for volunteer_id, begins, ends, left in conn.execute(of_pauses):
        pauses[volunteer_id].append((begins, ends))
        if left:
            gone[volunteer_id].append((begins, ends))
    query = select(Volunteer.id, Volunteer.started_on, Volunteer.ended_on).where(
        (Volunteer.started_on <= last) | Volunteer.started_on.is_(None)
    )
    return [
        VolunteerFact(started, ended, tuple(pauses[number]), tuple(gone[number]), number)
        for number, started, ended in conn.execute(query)
    ]


def hours(conn: Connection, first: date, last: date, area_of: Mapping[str, str]) -> list[HoursFact]:
    """What each volunteer served in each field; `area_of` names the field of a role. Another role is a field of its own."""
    table = VolunteerHours
    query = (
        select(table.role, table.volunteer_id, func.sum(table.minutes))
        .where(table.on_day.between(first, last))
        .group_by(table.role, table.volunteer_id)
    )
    return [
        HoursFact(area_of.get(role, role), number, minutes) for role, number, minutes in conn.execute(query)
    ]


def trained(conn: Connection, first: date, last: date) -> int:
    """How often a volunteer took part in a training; one that is a session here was on the session's day."""
    table = VolunteerTraining
    day = func.coalesce(OfferSession.on_day, table.on_day)
    query = select(func.count(table.id)).outerjoin(OfferSession, table.session_id == OfferSession.id)
    query = query.where(day.between(first, last), table.came)
    return conn.execute(query).scalar_one()
