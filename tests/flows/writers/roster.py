"""The roster: duties, the colleagues' absences, and who steps in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import count
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.finder import Answer, RequestRow
from woilmenau_desk.domain.roster import AwayRow, Duty
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import finder, roster, substitutes, volunteers

DAY: Final = date(2026, 12, 1)
NINE: Final = time(9)
TEN: Final = time(10)
_NUMBERS = count()


def a_helper(desk: Desk) -> int:
    return volunteers.register(desk, VolunteerData("Amina"), (), ()).value.id


def a_duty(desk: Desk) -> int:
    duty = Duty(1, NINE, time(12), DAY, volunteer_id=a_helper(desk))
    number = roster.add_duty(desk, duty).value.id
    assert number is not None
    return number


def an_absence(desk: Desk) -> int:
    day = DAY + timedelta(days=next(_NUMBERS))
    number = roster.add_absence(desk, AwayRow("rolf", day, day)).value.id
    assert number is not None
    return number


def a_request(desk: Desk) -> int:
    return substitutes.answered(desk, a_helper(desk), Answer.ASKED, DAY, NINE).value.id


def the_request(desk: Desk, number: int) -> RequestRow:
    every = (row.id for row in volunteers.everybody(desk))
    return next(row for one in every for row in finder.requests_of(desk, one) if row.id == number)


def the_absence(desk: Desk, number: int) -> AwayRow:
    return next(row for row in roster.absences(desk, DAY, date(2027, 12, 1)) if row.id == number)


def other_times(desk: Desk, number: int) -> object:
    row = roster.get(desk, number)
    return roster.change_duty(desk, number, replace(row, ends=time(12, row.version)), row.version)


def other_reason(desk: Desk, number: int) -> object:
    row = the_absence(desk, number)
    return roster.change_absence(desk, number, replace(row, reason=f"Kur {row.version}"), row.version)


def other_answer(desk: Desk, number: int) -> object:
    row = the_request(desk, number)
    return substitutes.answered(desk, row.volunteer_id, Answer.DECLINED, DAY, NINE, row)


def step_in(desk: Desk, _number: int, row: RequestRow) -> object:
    return substitutes.step_in(desk, DAY, NINE, TEN, volunteer_id=row.volunteer_id, request=row)


CASES: Final[Mapping[str, Case]] = {
    "roster.change_duty": Case(
        a_duty,
        roster.get,
        lambda d, n, row: roster.change_duty(d, n, replace(row, starts=TEN), row.version, DAY),
        other_times,
    ),
    "roster.end_duty": Case(
        a_duty, roster.get, lambda d, n, row: roster.end_duty(d, n, DAY, row.version), other_times
    ),
    "roster.change_absence": Case(
        an_absence,
        the_absence,
        lambda d, n, row: roster.change_absence(d, n, replace(row, reason="Urlaub"), row.version),
        other_reason,
    ),
    "roster.remove_absence": Case(
        an_absence, the_absence, lambda d, n, row: roster.remove_absence(d, n, row.version), other_reason
    ),
    "substitutes.answered": Case(
        a_request,
        the_request,
        lambda d, n, row: substitutes.answered(d, row.volunteer_id, Answer.AGREED, DAY, NINE, row),
        other_answer,
    ),
    "substitutes.step_in": Case(a_request, the_request, step_in, other_answer),
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "roster.add_duty": "a new row; who is there already is read in the write itself",
    "roster.add_absence": "a new row; what overlaps is read in the write itself",
    "roster.substitute": "a new row; who is busy is read in the write itself",
}
