"""Households: who belongs to one and how, who did, who has the custody; the whole family logged in one go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests import present
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.households import MemberData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, Reason, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, households, people
from woilmenau_desk.services.upkeep import upkeep

TODAY = date(2026, 11, 23)


def register(desk: Desk, name: str, **given: int) -> int:
    return people.register(desk, PersonData(name, "Erfunden"), **given).value.id  # type: ignore[arg-type]


def family(desk: Desk) -> tuple[int, int, int]:
    mother = register(desk, "Oksana")
    return mother, register(desk, "Petro", household_of=mother), register(desk, "Iryna", household_of=mother)


def say(desk: Desk, person_id: int, data: MemberData) -> None:
    households.change_member(desk, person_id, data, households.member(desk, person_id).version)


def test_members_tell_relation_dates_and_custody(desk: Desk) -> None:
    mother, _, child = family(desk)
    say(desk, mother, MemberData("parent"))
    say(desk, child, MemberData("child", date(2026, 3, 1), guardians=(mother,)))
    household = households.of_person(desk, child)
    assert household is not None
    told = {row.name: (row.relation, row.since, row.guardians) for row in household.members}
    assert told == {
        "Oksana Erfunden": ("parent", None, ()),
        "Petro Erfunden": (None, None, ()),
        "Iryna Erfunden": ("child", date(2026, 3, 1), ("Oksana Erfunden",)),
    }
    undo.undo(desk)
    assert households.member(desk, child).data == MemberData()


def test_whoever_moved_out_stays_seen(desk: Desk) -> None:
    mother, father, _ = family(desk)
    say(desk, father, MemberData("partner", date(2024, 1, 1), TODAY))
    household = households.of_person(desk, mother)
    assert household is not None
    assert [(row.name, row.until) for row in household.former] == [("Petro Erfunden", TODAY)]
    assert households.of_person(desk, father) is None
    with pytest.raises(NotFound):
        households.member(desk, father)
    # Back again: that they were gone stays seen.
    present.link_household(desk, father, mother)
    household = households.of_person(desk, mother)
    assert household is not None
    assert (len(household.members), len(household.former)) == (3, 1)
    households.forget_former(desk, household.former[0].link_id or 0, household.former[0].version)
    household = households.of_person(desk, mother)
    assert household is not None
    assert household.former == ()


def test_link_that_is_given_up_leaves_its_trace(desk: Desk) -> None:
    mother, father, _ = family(desk)
    present.link_household(desk, father, None)
    household = households.of_person(desk, mother)
    assert household is not None
    assert [row.person_id for row in household.former] == [father]
    undo.undo(desk)
    household = households.of_person(desk, mother)
    assert household is not None
    assert (len(household.members), household.former) == (3, ())


@pytest.mark.parametrize(
    "told",
    [
        MemberData(since=date(2027, 1, 1)),
        MemberData(since=date(2026, 5, 1), until=date(2026, 4, 30)),
        MemberData("cousin"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, told: MemberData) -> None:
    mother, *_ = family(desk)
    with pytest.raises(BadInput):
        say(desk, mother, told)


def test_nobody_is_their_own_guardian(desk: Desk) -> None:
    mother, *_ = family(desk)
    with pytest.raises(BadInput):
        say(desk, mother, MemberData(guardians=(mother,)))


def test_second_writer_is_told(desk: Desk) -> None:
    mother, *_ = family(desk)
    say(desk, mother, MemberData("parent"))
    with pytest.raises(ChangedMeanwhile):
        households.change_member(desk, mother, MemberData("partner"), 0)


def test_merged_member_is_one_member(desk: Desk) -> None:
    mother, father, child = family(desk)
    twin = register(desk, "Iryna", household_of=mother)
    say(desk, child, MemberData("child", date(2026, 3, 1), guardians=(mother,)))
    say(desk, twin, MemberData(since=date(2025, 3, 1), guardians=(mother, father)))
    kept, gone = people.card(desk, child), people.card(desk, twin)
    duplicates.merge(desk, child, twin, kept.data, kept.version, gone.version)
    household = households.of_person(desk, mother)
    assert household is not None
    (row,) = [one for one in household.members if one.person_id == child]
    assert (row.relation, row.since) == ("child", date(2025, 3, 1))
    assert row.guardians == ("Oksana Erfunden", "Petro Erfunden")
    assert len(household.members) == 3
    undo.undo(desk)
    assert households.member(desk, twin).data == MemberData(None, date(2025, 3, 1), None, (mother, father))
    assert upkeep.verify(desk).findings == ()


def test_guardian_who_is_the_child_after_all(desk: Desk) -> None:
    mother, _, child = family(desk)
    say(desk, child, MemberData("child", guardians=(mother,)))
    kept, gone = people.card(desk, mother), people.card(desk, child)
    duplicates.merge(desk, mother, child, kept.data, kept.version, gone.version)
    assert households.member(desk, mother).data.guardians == ()


def test_whole_family_is_logged_and_taken_back_as_one(desk: Desk) -> None:
    mother, father, child = family(desk)
    visits.log_visit(desk, LogVisit(VisitData(Reason.ENCOUNTER, father)))
    done = households.log_family(desk, child, Reason.ENCOUNTER)
    assert done.value.already == ("Petro Erfunden",)
    assert str(done.said) == "Familie erfasst: Iryna Erfunden und 1 weitere · Begegnung"
    tally = visits.day(desk)
    assert (tally.contacts, tally.persons) == (3, 3)
    # For another reason they are contacts of their own.
    households.log_family(desk, mother, Reason.PAPERWORK)
    assert visits.day(desk).contacts == 6
    with pytest.raises(BadInput):
        households.log_family(desk, mother, Reason.PAPERWORK)
    undo.undo(desk)
    undo.undo(desk)
    assert [row.data.person_id for row in visits.day(desk).rows if not row.voided] == [father]


def test_somebody_alone_is_logged_alone(desk: Desk) -> None:
    alone = register(desk, "Zoe")
    done = households.log_family(desk, alone, Reason.ENCOUNTER)
    assert str(done.said) == "Besuch erfasst: Zoe Erfunden · Begegnung"


def test_counter_may_all_of_it(desk_of: Callable[[str], Desk]) -> None:
    desk = desk_of("theke")
    mother, _, child = family(desk)
    say(desk, child, MemberData("child", guardians=(mother,)))
    households.log_family(desk, mother, Reason.ENCOUNTER)
    assert upkeep.verify(desk_of("caro")).findings == ()
    with pytest.raises(NotAllowed):
        duplicates.merge(desk, mother, child, replace(people.card(desk, mother).data), 1, 1)
