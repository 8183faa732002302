"""Counselling cases: what is decided of them, and what they say."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.cases import CaseData, CaseDetails
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.counselling import cases, documents
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

DAY: Final = date(2027, 1, 31)


def a_case(desk: Desk) -> int:
    person = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    return cases.open_case(desk, CaseData(person, aims="Wohnung")).value.id


def a_resting_case(desk: Desk) -> int:
    number = a_case(desk)
    cases.rest_case(desk, number, cases.row(desk, number).version)
    return number


def other_aims(desk: Desk, number: int) -> object:
    seen = cases.details(desk, number)
    data = replace(seen.data, aims=f"{seen.data.aims} und Arbeit")
    return cases.edit_case(desk, number, data, seen.row.version)


def a_paper(desk: Desk) -> int:
    person = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    return documents.note_document(desk, person, "Pass", DAY).value.id


def other_day(desk: Desk, number: int) -> object:
    seen = documents.row(desk, number)
    later = (seen.runs_out_on or DAY) + timedelta(days=1)
    return documents.edit(desk, number, seen.title, later, seen.version)


def case(write: Callable[[Desk, int, CaseDetails], object], make: Callable[[Desk], int] = a_case) -> Case:
    return Case(make, cases.details, write, other_aims)


CASES: Final[Mapping[str, Case]] = {
    "cases.edit_case": case(
        lambda d, n, seen: cases.edit_case(d, n, replace(seen.data, lawyer="Sommer"), seen.row.version)
    ),
    "cases.close_case": case(
        lambda d, n, seen: cases.close_case(d, n, "clarified", "", seen.row.version)
    ),
    "cases.rest_case": case(lambda d, n, seen: cases.rest_case(d, n, seen.row.version)),
    "cases.reopen_case": case(
        lambda d, n, seen: cases.reopen_case(d, n, seen.row.version), a_resting_case
    ),
    "cases.hand_over": case(
        lambda d, n, seen: cases.hand_over(d, n, "theke" if seen.row.responsible == "rolf" else "rolf", seen.row.version)
    ),
    "cases.void_case": case(lambda d, n, seen: cases.void_case(d, n, seen.row.version)),
    "documents.edit": Case(
        a_paper, documents.row,
        lambda d, n, seen: documents.edit(d, n, "Reisepass", seen.runs_out_on, seen.version), other_day,
    ),
    "documents.void": Case(
        a_paper, documents.row, lambda d, n, seen: documents.void(d, n, seen.version), other_day
    ),
}  # fmt: skip
NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "amendments.amend": "a new row beside the session's, which stays as it is",
    "cases.open_case": "a new row",
    "documents.note_document": "a new row",
}
