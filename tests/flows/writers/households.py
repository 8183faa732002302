"""Households: how somebody belongs to one, and that they never did."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.households import MemberData, MemberRow
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import households, people
from woilmenau_desk.storage.tables.people import HouseholdMember

TODAY: Final = date(2026, 11, 23)


def a_member(desk: Desk) -> int:
    mother = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    child = people.register(desk, PersonData("Nina", "Kornblume"), mother).value.id
    say(desk, child, MemberData("child"))
    return child


def say(desk: Desk, person_id: int, data: MemberData) -> object:
    return households.change_member(desk, person_id, data, households.member(desk, person_id).version)


def other_day(desk: Desk, person_id: int) -> object:
    data = households.member(desk, person_id).data
    before = data.since or TODAY
    return say(desk, person_id, replace(data, since=before.replace(day=before.day - 1)))


def a_former_member(desk: Desk) -> int:
    child = a_member(desk)
    mother = child - 1
    say(desk, child, replace(households.member(desk, child).data, until=TODAY))
    return mother


def the_former(desk: Desk, mother: int) -> MemberRow:
    household = households.of_person(desk, mother)
    assert household is not None
    return household.former[0]


def other_end(desk: Desk, mother: int) -> object:
    """What no window does: another day of moving out."""
    row = the_former(desk, mother)
    with desk.writing() as uow:
        day = (row.until or TODAY).replace(day=(row.until or TODAY).day - 1)
        uow.update(HouseholdMember, row.link_id or 0, {"until": day}, row.version)
        uow.commit()
    return None


CASES: Final[Mapping[str, Case]] = {
    "households.change_member": Case(
        a_member,
        households.member,
        lambda d, n, seen: households.change_member(
            d, n, replace(seen.data, relation="sibling"), seen.version
        ),
        other_day,
    ),
    "households.forget_former": Case(
        a_former_member,
        the_former,
        lambda d, _n, row: households.forget_former(d, row.link_id or 0, row.version),
        other_end,
    ),
}
NOBODY_READ_IT: Final[Mapping[str, str]] = {"households.log_family": "new rows"}
