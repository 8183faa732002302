"""What volunteers are to do, what they served, and what they were paid for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.assignments import AllowanceData, AllowanceRow, AssignmentData, HoursData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import allowances, assignments, hours, volunteers

TODAY: Final = date(2026, 11, 23)
LAST: Final = date(2026, 12, 16)


def a_helper(desk: Desk) -> int:
    return volunteers.register(desk, VolunteerData("Amina"), (), ()).value.id


def an_assignment(desk: Desk) -> int:
    data = AssignmentData(a_helper(desk), "transport", TODAY, weekday=0)
    return assignments.assign(desk, data).value.id


def some_hours(desk: Desk) -> int:
    return hours.note(desk, HoursData(a_helper(desk), TODAY, 60, "transport")).value.id


def an_allowance(desk: Desk) -> int:
    rule = next(iter(desk.values_of(ListName.ALLOWANCE_RULES))).code
    return allowances.pay(desk, AllowanceData(a_helper(desk), TODAY, 5000, rule, "transport")).value.id


def the_allowance(desk: Desk, number: int) -> AllowanceRow:
    return next(row for row in allowances.of_year(desk, TODAY.year) if row.id == number)


def other_about(desk: Desk, number: int) -> object:
    row = assignments.get(desk, number)
    return assignments.change(desk, number, replace(row.data, about=f"Arzt {row.version}"), row.version)


def other_minutes(desk: Desk, number: int) -> object:
    row = hours.get(desk, number)
    return hours.change(desk, number, replace(row.data, minutes=60 + row.version), row.version)


CASES: Final[Mapping[str, Case]] = {
    "assignments.change": Case(
        an_assignment,
        assignments.get,
        lambda d, n, row: assignments.change(d, n, replace(row.data, about="Amt"), row.version),
        other_about,
    ),
    "assignments.end": Case(
        an_assignment,
        assignments.get,
        lambda d, n, row: assignments.end(d, n, LAST, row.version),
        other_about,
    ),
    "assignments.cancel": Case(
        an_assignment,
        assignments.get,
        lambda d, n, row: assignments.cancel(d, n, row.version),
        other_about,
    ),
    "hours.change": Case(
        some_hours,
        hours.get,
        lambda d, n, row: hours.change(d, n, replace(row.data, preparation=10), row.version),
        other_minutes,
    ),
    "hours.remove": Case(
        some_hours, hours.get, lambda d, n, row: hours.remove(d, n, row.version), other_minutes
    ),
    "allowances.void": Case(
        an_allowance,
        the_allowance,
        lambda d, n, row: allowances.void(d, n, row.version),
        lambda d, n: allowances.void(d, n, the_allowance(d, n).version),
    ),
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "assignments.assign": "a new row; what clashes is said and not refused",
    "hours.note": "a new row",
    "hours.note_many": "new rows",
    "hours.served": "new rows; what was noted meanwhile is read in the write itself and left out",
    "hours.served_as_planned": "as hours.served",
    "hours.from_sheet": "new rows; what was typed back already is read in the write itself",
    "allowances.pay": "a new row; the year's total is reckoned in the write itself",
}
