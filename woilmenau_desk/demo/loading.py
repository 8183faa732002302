"""Putting the fictional centre's offers and volunteers into a store, in one go a table."""

from collections import Counter
from dataclasses import fields
from datetime import UTC, datetime, time, timedelta
from typing import Any

from woilmenau_desk.demo.activities import PlannedActivities
from woilmenau_desk.demo.visits import CAFE
from woilmenau_desk.demo.volunteers import PlannedVolunteers
from woilmenau_desk.domain.assignments import AssignmentState, HoursSource
from woilmenau_desk.domain.finder import Answer
from woilmenau_desk.domain.offers import AttendanceState, OfferData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.storage import bulk
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.offers import (
    Attendance,
    ChildInCare,
    Enrolment,
    Offer,
    OfferLeader,
    OfferSeries,
    OfferSession,
)
from woilmenau_desk.storage.tables.volunteers import (
    Allowance,
    Assignment,
    ColleagueAbsence,
    RosterDuty,
    Volunteer,
    VolunteerAbsence,
    VolunteerHours,
    VolunteerRequest,
    VolunteerRole,
    VolunteerTime,
    VolunteerTraining,
)
from woilmenau_desk.storage.unit_of_work import UnitOfWork

LOADED: tuple[type[Versioned], ...] = (
    Volunteer, VolunteerRole, VolunteerTime, VolunteerAbsence, Offer, OfferSeries, OfferLeader, OfferSession,
    VolunteerTraining, Assignment, VolunteerHours, VolunteerRequest, Allowance, RosterDuty, ColleagueAbsence, Enrolment,
    Attendance, ChildInCare,
)  # fmt: skip
_OFFER = tuple(one.name for one in fields(OfferData))
_VOLUNTEER = tuple(one.name for one in fields(VolunteerData))


def load_activities(uow: UnitOfWork, planned: PlannedActivities) -> dict[str, int]:
    """The offers, their sessions, who is in and who came; the visits are there already."""
    places = Counter(enrolment.offer for enrolment in planned.enrolments)
    offers = (
        (one.number, *(getattr(one.data, name) for name in _OFFER), places[one.number] + 1, uow.at, 1)
        for one in planned.offers
    )
    bulk.load(uow.conn, Offer, ("id", *_OFFER, "next_place", "created_at", "version"), offers)
    series = (
        (
            one.number, series.rhythm.value, series.every, series.weekday, series.nth, _minutes(series.starts),
            _minutes(series.ends), series.first, series.last, series.in_school_holidays, 1,
        )
        for one in planned.offers
        for series in one.series
    )  # fmt: skip
    columns: tuple[str, ...] = (
        "offer_id", "rhythm", "every", "weekday", "nth", "starts", "ends", "first_day", "last_day", "in_school_holidays",
        "version",
    )  # fmt: skip
    bulk.load(uow.conn, OfferSeries, columns, series)
    leaders = ((one.number, one.leader, None, "", None, None, 1) for one in planned.offers if one.leader)
    columns = ("offer_id", "colleague", "volunteer_id", "name", "first_day", "last_day", "version")
    bulk.load(uow.conn, OfferLeader, columns, leaders)
    sessions = (
        (
            one.number, one.offer, one.day, _minutes(one.series.starts), False, one.day, _minutes(one.series.starts),
            _minutes(one.series.ends), None, one.state.value, one.reason, None, 0, 0, None, None, 1,
        )
        for one in planned.sessions
    )  # fmt: skip
    columns = (
        "id", "offer_id", "planned_on", "planned_starts", "added", "on_day", "starts", "ends", "room", "state", "reason",
        "half_units", "anonymous_adults", "anonymous_children", "visit_id", "offer_kind", "version",
    )  # fmt: skip
    bulk.load(uow.conn, OfferSession, columns, sessions)
    attendances = (
        (
            one.number, one.session, one.visit.person, one.visit.day, AttendanceState.CAME.value, one.visit.occurred_at,
            one.visit.logged_by, one.visit.number, one.visit.gender, one.visit.birth_year, 1,
        )
        for one in planned.attendances
    )  # fmt: skip
    columns = (
        "id", "session_id", "person_id", "local_date", "state", "noted_at", "noted_by", "visit_id", "gender", "birth_year",
        "version",
    )  # fmt: skip
    loaded = bulk.load(uow.conn, Attendance, columns, attendances)
    columns = (
        "session_id", "attendance_id", "number", "local_date", "brought_at", "collected_at", "version",
    )  # fmt: skip
    bulk.load(uow.conn, ChildInCare, columns, _children(planned))
    enrolments = (
        (
            one.offer, one.person, one.state.value, one.place, one.children, one.needs, one.at, None, None, None, 1,
        )
        for one in planned.enrolments
    )  # fmt: skip
    columns = (
        "offer_id", "person_id", "state", "place", "children", "needs", "enrolled_at", "moved_up_at", "told_at", "left_at",
        "version",
    )  # fmt: skip
    bulk.load(uow.conn, Enrolment, columns, enrolments)
    return {"offers": len(planned.offers), "attendances": loaded}


def _children(planned: PlannedActivities) -> list[tuple[Any, ...]]:
    numbers: Counter[int] = Counter()
    rows: list[tuple[Any, ...]] = []
    for one in planned.attendances:
        over = datetime.combine(one.visit.day, time(CAFE[1] // 3600), BERLIN).astimezone(UTC)
        for _ in range(one.children):
            numbers[one.session] += 1
            collected = max(over, one.visit.occurred_at + timedelta(minutes=30))
            rows.append(
                (
                    one.session, one.number, numbers[one.session], one.visit.day, one.visit.occurred_at, collected, 1,
                )
            )  # fmt: skip
    return rows


def load_volunteers(uow: UnitOfWork, planned: PlannedVolunteers) -> dict[str, int]:
    """The volunteers with everything that belongs to them, and the roster."""
    people = (
        (
            one.number,
            *(_kept(name, getattr(one.data, name)) for name in _VOLUNTEER),
            None,
            uow.at,
            1,
        )
        for one in planned.volunteers
    )
    loaded = bulk.load(uow.conn, Volunteer, ("id", *_VOLUNTEER, "person_id", "created_at", "version"), people)
    roles = ((one.number, one.role.role, one.role.first, one.role.last, 1) for one in planned.volunteers)
    bulk.load(uow.conn, VolunteerRole, ("volunteer_id", "role", "first_day", "last_day", "version"), roles)
    times = (
        (one.number, when.weekday, _minutes(when.opens), _minutes(when.closes), 1)
        for one in planned.volunteers
        for when in one.times
    )
    bulk.load(uow.conn, VolunteerTime, ("volunteer_id", "weekday", "opens", "closes", "version"), times)
    absences = (
        (one.number, away.first, away.last, away.pause, away.reason, 1)
        for one in planned.volunteers
        for away in one.absences
    )
    columns: tuple[str, ...] = ("volunteer_id", "first_day", "last_day", "pause", "reason", "version")
    bulk.load(uow.conn, VolunteerAbsence, columns, absences)
    trainings = (
        (one.number, training.title, training.on, training.half_units, None, training.came, 1)
        for one in planned.volunteers
        for training in one.trainings
    )
    columns = ("volunteer_id", "title", "on_day", "half_units", "session_id", "came", "version")
    bulk.load(uow.conn, VolunteerTraining, columns, trainings)
    assignments = (
        (
            number, one.volunteer_id, one.role, one.person_id, one.offer_id, one.about, one.weekday,
            None if one.starts is None else _minutes(one.starts), None if one.ends is None else _minutes(one.ends),
            one.first, one.last, AssignmentState.AGREED.value, uow.at, 1,
        )
        for number, one in enumerate(planned.assignments, 1)
    )  # fmt: skip
    columns = (
        "id", "volunteer_id", "role", "person_id", "offer_id", "about", "weekday", "starts", "ends", "first_day",
        "last_day", "state", "created_at", "version",
    )  # fmt: skip
    bulk.load(uow.conn, Assignment, columns, assignments)
    hours = (
        (
            one.volunteer_id, one.on, one.minutes, one.preparation, one.role, one.assignment_id, one.offer_id,
            HoursSource.SHEET.value, "caro", uow.at, 1,
        )
        for one in planned.hours
    )  # fmt: skip
    columns = (
        "volunteer_id", "on_day", "minutes", "preparation", "role", "assignment_id", "offer_id", "source", "noted_by",
        "noted_at", "version",
    )  # fmt: skip
    bulk.load(uow.conn, VolunteerHours, columns, hours)
    requests = (
        (
            one.number, uow.at - timedelta(days=3 + one.number % 90), "caro", one.role.role, None, None, None,
            (Answer.AGREED, Answer.DECLINED, Answer.ASKED)[one.number % 3].value, None, None, 1,
        )
        for one in planned.volunteers
        if one.number % 3 and one.data.ended_on is None
    )  # fmt: skip
    columns = (
        "volunteer_id", "asked_at", "asked_by", "role", "language", "on_day", "starts", "answer", "answered_at",
        "assignment_id", "version",
    )  # fmt: skip
    bulk.load(uow.conn, VolunteerRequest, columns, requests)
    paid = (
        (one.volunteer_id, one.on, one.amount_cents, one.rule, one.role, None, 1)
        for one in planned.allowances
    )
    columns = ("volunteer_id", "on_day", "amount_cents", "rule", "role", "voided_at", "version")
    bulk.load(uow.conn, Allowance, columns, paid)
    duties = (
        (
            one.colleague,
            one.volunteer_id,
            one.weekday,
            _minutes(one.starts),
            _minutes(one.ends),
            one.first,
            one.last,
            1,
        )
        for one in planned.duties
    )
    columns = (
        "colleague", "volunteer_id", "weekday", "starts", "ends", "first_day", "last_day", "version",
    )  # fmt: skip
    bulk.load(uow.conn, RosterDuty, columns, duties)
    away = ((one.colleague, one.first, one.last, one.reason, 1) for one in planned.away)
    bulk.load(uow.conn, ColleagueAbsence, ("colleague", "first_day", "last_day", "reason", "version"), away)
    return {"volunteers": loaded}


def _kept(name: str, value: Any) -> Any:
    """Lists of codes stand with a space between, a language's with its level."""
    if name == "languages":
        return " ".join(f"{code}={level}" if level else code for code, level in value)
    return " ".join(value) if isinstance(value, tuple) else value


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
