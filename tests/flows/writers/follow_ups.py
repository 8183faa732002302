"""Follow-ups: changed, finished, handed over, struck."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.follow_ups import FollowUpData, FollowUpRow
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.counselling import follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

DUE: Final = date(2026, 12, 1)


def a_follow_up(desk: Desk) -> int:
    person = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    return follow_ups.add(desk, FollowUpData(person, DUE, "Bescheid da?")).value.id


def data_of(row: FollowUpRow) -> FollowUpData:
    return FollowUpData(row.person_id, row.due_on, row.reason, row.colleague)


def other_reason(desk: Desk, number: int) -> object:
    row = follow_ups.get(desk, number)
    data = replace(data_of(row), reason=f"{row.reason} ja")
    return follow_ups.edit(desk, number, data, row.version)


def case(write: Callable[[Desk, int, FollowUpRow], object]) -> Case:
    return Case(a_follow_up, follow_ups.get, write, other_reason)


CASES: Final[Mapping[str, Case]] = {
    "follow_ups.edit": case(
        lambda d, n, row: follow_ups.edit(d, n, replace(data_of(row), due_on=date(2026, 12, 8)), row.version)
    ),
    "follow_ups.finish": case(lambda d, n, row: follow_ups.finish(d, n, row.version)),
    "follow_ups.hand_over": case(
        lambda d, n, row: follow_ups.hand_over(
            d, n, "caro" if row.colleague == "rolf" else "rolf", row.version
        )
    ),
    "follow_ups.void": case(lambda d, n, row: follow_ups.void(d, n, row.version)),
}
NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "follow_ups.add": "a new row",
    "follow_ups.take_over": "reads in the same write which ones there are",
    "expiring.look": "follows from what it reads in the same write",
}
