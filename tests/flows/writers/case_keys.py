"""Restricted cases: who alone reads them."""

from collections.abc import Callable, Mapping
from typing import Final

from tests.flows.case import Case
from tests.flows.writers.cases import a_case, other_aims
from woilmenau_desk.domain.cases import CaseDetails
from woilmenau_desk.services.access import named_cases
from woilmenau_desk.services.counselling import case_keys, cases
from woilmenau_desk.services.desk import Desk


def for_two(desk: Desk) -> int:
    """A case that both colleagues read, whoever of them is responsible."""
    number = a_case(desk)
    case_keys.restrict(desk, number, ["caro", "rolf"], cases.row(desk, number).version)
    return number


def read(desk: Desk, number: int) -> CaseDetails:
    named_cases.take_in(desk)
    return cases.details(desk, number)


def other(desk: Desk, number: int) -> object:
    named_cases.take_in(desk)
    return other_aims(desk, number)


def case(write: Callable[[Desk, int, CaseDetails], object], make: Callable[[Desk], int] = for_two) -> Case:
    return Case(make, read, write, other)


def not_responsible(seen: CaseDetails) -> str:
    return "rolf" if seen.row.responsible == "caro" else "caro"


CASES: Final[Mapping[str, Case]] = {
    "case_keys.restrict": case(
        lambda d, n, seen: case_keys.restrict(d, n, ["rolf", "caro"], seen.row.version), a_case
    ),
    "case_keys.name": case(lambda d, n, seen: case_keys.name(d, n, not_responsible(seen), seen.row.version)),
    "case_keys.unname": case(
        lambda d, n, seen: case_keys.unname(d, n, not_responsible(seen), seen.row.version)
    ),
    "case_keys.open_to_team": case(lambda d, n, seen: case_keys.open_to_team(d, n, seen.row.version)),
}
NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "case_keys.name_by_sheet": "names somebody beside the others",
    "case_keys.stand_in": "of all cases of one's own, as they are then",
    "case_keys.renew_for_sheet": "of all cases of one's own, as they are then",
}
