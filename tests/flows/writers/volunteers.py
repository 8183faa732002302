"""Volunteers: what is told of them, what belongs to them, and what they were asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from tests.flows.case import Case
from tests.present import version_of
from woilmenau_desk.domain.finder import Answer, Wanted
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.volunteers import Absence, Available, RoleSpan, Training, VolunteerData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import care, finder, volunteers
from woilmenau_desk.storage.tables.volunteers import VolunteerRequest

TODAY: Final = date(2026, 11, 23)
DAY: Final = date(2026, 12, 1)


def a_volunteer(desk: Desk) -> int:
    times = (Available(3, time(14), time(18)),)
    row = volunteers.register(desk, VolunteerData("Amina"), (RoleSpan("transport"),), times).value
    row = volunteers.add_absence(desk, row.id, Absence(DAY, DAY), row.version).value
    return volunteers.add_training(desk, row.id, Training("Erste Hilfe", TODAY), row.version).value.id


def a_linked_volunteer(desk: Desk) -> int:
    row = volunteers.get(desk, a_volunteer(desk))
    return volunteers.link(
        desk, row.id, people.register(desk, PersonData("Mira")).value.id, row.version
    ).value.id


def a_request(desk: Desk) -> int:
    return finder.asked(desk, a_volunteer(desk), Wanted("ar")).value.id


def other_phone_number(desk: Desk, number: int) -> object:
    row = volunteers.get(desk, number)
    return volunteers.change(desk, number, replace(row.data, phone=f"0176 {row.version}"), row.version)


def other_times(desk: Desk, number: int) -> object:
    """What belongs to a volunteer and stands in other rows: their own fields stay as they are."""
    row = volunteers.get(desk, number)
    return volunteers.set_times(desk, number, (Available(row.version % 7, time(9), time(12)),), row.version)


CASES: Final[Mapping[str, Case]] = {
    "volunteers.change": Case(
        a_volunteer, volunteers.get,
        lambda d, n, row: volunteers.change(d, n, replace(row.data, skills="Kochen"), row.version), other_times,
    ),
    "volunteers.set_roles": Case(
        a_volunteer, volunteers.get, lambda d, n, row: volunteers.set_roles(d, n, (), row.version),
        other_phone_number,
    ),
    "volunteers.set_times": Case(
        a_volunteer, volunteers.get, lambda d, n, row: volunteers.set_times(d, n, (), row.version), other_times
    ),
    "volunteers.add_absence": Case(
        a_volunteer, volunteers.get,
        lambda d, n, row: volunteers.add_absence(d, n, Absence(DAY, DAY), row.version), other_times,
    ),
    "volunteers.change_absence": Case(
        a_volunteer, volunteers.get,
        lambda d, n, row: volunteers.change_absence(
            d, n, row.absences[0].id or 0, Absence(DAY, DAY, reason="Urlaub"), row.version
        ),
        other_times,
    ),
    "volunteers.end_absence": Case(
        a_volunteer, volunteers.get,
        lambda d, n, row: volunteers.end_absence(
            d, n, row.absences[0].id or 0, DAY - timedelta(days=1), row.version
        ),
        other_times,
    ),
    "volunteers.add_training": Case(
        a_volunteer, volunteers.get,
        lambda d, n, row: volunteers.add_training(d, n, Training("Brandschutz", TODAY), row.version),
        other_times,
    ),
    "volunteers.change_training": Case(
        a_volunteer, volunteers.get,
        lambda d, n, row: volunteers.change_training(d, n, row.trainings[0].id or 0, None, row.version),
        other_times,
    ),
    "volunteers.pause": Case(
        a_volunteer, volunteers.get,
        lambda d, n, row: volunteers.pause(d, n, DAY, None, "Prüfungen", row.version), other_phone_number,
    ),
    "volunteers.end": Case(
        a_volunteer, volunteers.get, lambda d, n, row: volunteers.end(d, n, DAY, "Umzug", row.version), other_times
    ),
    "volunteers.resume": Case(
        a_volunteer, volunteers.get, lambda d, n, row: volunteers.resume(d, n, DAY, row.version), other_times
    ),
    "volunteers.link": Case(
        a_linked_volunteer, volunteers.get, lambda d, n, row: volunteers.link(d, n, None, row.version),
        other_phone_number,
    ),
    "finder.answered": Case(
        a_request, lambda d, n: version_of(d, VolunteerRequest, n),
        lambda d, n, seen: finder.answered(d, n, Answer.AGREED, seen),
        lambda d, n: finder.answered(d, n, Answer.DECLINED, version_of(d, VolunteerRequest, n)),
    ),
    "care.heard": Case(
        a_volunteer, volunteers.get, lambda d, n, row: care.heard(d, n, row.version), other_times
    ),
}  # fmt: skip

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "volunteers.register": "a new row",
    "finder.asked": "a new row",
    "care.letters": "changes nothing",
}
