"""The fictional week: who came fits what met, and the volunteers are a hundred people as they could be."""

from datetime import date
from functools import cache

from tests.demo.test_plan import CLOSED, LISTS, OPENING, TODAY
from woilmenau_desk.demo.activities import CAFE_NUMBER, PlannedActivities, meeting_days
from woilmenau_desk.demo.plan import plan
from woilmenau_desk.demo.volunteers import PlannedVolunteers
from woilmenau_desk.domain.offers import EnrolmentState, SessionState
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName


@cache
def made() -> tuple[PlannedActivities, PlannedVolunteers]:
    centre = plan(today=TODAY, opening=OPENING)
    return centre.activities(), centre.volunteers()


def test_who_came_came_to_something_that_met_that_day() -> None:
    activities, _ = made()
    by_number = {offer.number: offer for offer in activities.offers}
    sessions = {session.number: session for session in activities.sessions}
    assert len({(session.offer, session.day) for session in activities.sessions}) == len(sessions)
    for session in activities.sessions:
        offer = by_number[session.offer]
        assert session.day in {
            day for series in offer.series for day in meeting_days(series, session.day, session.day)
        }
        assert session.day not in CLOSED
    assert len(activities.attendances) > 300
    for attendance in activities.attendances:
        session = sessions[attendance.session]
        assert attendance.visit.day == session.day
        assert attendance.visit.reason == "offer"
        assert session.state is SessionState.HELD


def test_women_come_to_the_cafe_in_the_morning_and_bring_children() -> None:
    activities, _ = made()
    cafe = {session.number for session in activities.sessions if session.offer == CAFE_NUMBER}
    came = [one for one in activities.attendances if one.session in cafe]
    assert len(came) > 100
    assert {one.visit.gender for one in came} <= {"female", "not_stated", "diverse", None}
    morning = [one for one in came if local(one.visit.occurred_at).hour == 10]
    assert len(morning) > 0.9 * len(came)
    assert sum(one.children for one in came) > 10


def test_nobody_is_in_beyond_the_places_and_the_first_to_come_is_in() -> None:
    activities, _ = made()
    waits = 0
    for offer in activities.offers:
        of_offer = [one for one in activities.enrolments if one.offer == offer.number]
        enrolled = [one for one in of_offer if one.state is EnrolmentState.ENROLLED]
        waiting = [one for one in of_offer if one.state is EnrolmentState.WAITING]
        waits += len(waiting)
        assert len(enrolled) <= (offer.data.capacity or 0)
        assert (
            sum(one.children for one in enrolled) <= max(offer.data.childcare_places, 0 if enrolled else 99)
            or not offer.data.childcare_places
        )
        if waiting:
            assert max(one.place for one in enrolled) < min(one.place for one in waiting)
    assert waits


def test_a_hundred_volunteers_of_whom_half_came_in_2022() -> None:
    _, helpers = made()
    assert len(helpers.volunteers) == 100
    assert sum((one.data.started_on or date.min).year == 2022 for one in helpers.volunteers) >= 50
    assert {one.data.email.partition("@")[2] for one in helpers.volunteers} <= {"", "example.org"}
    roles, languages = LISTS[ListName.VOLUNTEER_ROLES], LISTS[ListName.LANGUAGES]
    for one in helpers.volunteers:
        assert one.role.role in roles
        assert all(code in languages for code, _ in one.data.languages)
        assert all(level in LISTS[ListName.LEVELS] for _, level in one.data.languages)
        assert all(group in LISTS[ListName.VOLUNTEER_GROUPS] for group in one.data.groups)
        assert all(area in LISTS[ListName.VOLUNTEER_AREAS] for area in one.data.areas)
        assert bool(one.data.birthday) <= one.data.may_congratulate
    assert all(one.on < TODAY and one.on not in CLOSED for one in helpers.hours)
    assert len({duty.weekday for duty in helpers.duties}) == 5
    assert helpers.away
