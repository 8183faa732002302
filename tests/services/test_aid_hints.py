"""What is worth a look before help is given, and help for a whole household."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.aid import AidData, AidItem, GiveAid
from woilmenau_desk.domain.aid_hints import again_said, much_said
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import visits
from woilmenau_desk.services.aid import aid, hints
from woilmenau_desk.services.counselling import deadlines
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people

TODAY = date(2026, 11, 23)


@pytest.fixture
def family(desk: Desk) -> tuple[int, int, int]:
    """Two who live together, and one who does not."""
    mira = people.register(desk, PersonData("Mira")).value.id
    omid = people.register(desk, PersonData("Omid"), household_of=mira).value.id
    return mira, omid, people.register(desk, PersonData("Nour")).value.id


def give(desk: Desk, person: int, kind: str = "food_voucher", days_ago: int = 0) -> int:
    late = desk.clock() - timedelta(days=days_ago)
    return aid.give_aid(desk, GiveAid(AidData(kind, person_id=person), occurred_at=late)).value.id


def said(desk: Desk, person: int, on: date = TODAY) -> list[str]:
    kinds = desk.values_of(ListName.AID_KINDS)
    return [str(again_said(one, kinds, on)) for one in hints.again(desk, person, on)]


def test_the_same_kind_before_long_is_pointed_out(desk: Desk, family: tuple[int, int, int]) -> None:
    mira, omid, nour = family
    give(desk, mira, days_ago=14)
    assert said(desk, mira) == ["Lebensmittel/Gutschein gab es schon am 09.11., 14 Tage vorher, von Caro."]
    assert said(desk, omid) == [
        "Lebensmittel/Gutschein gab es im Haushalt schon am 09.11., 14 Tage vorher, von Caro."
    ]
    assert said(desk, nour) == []
    assert said(desk, mira, date(2026, 11, 24)) == []


def test_of_several_the_last_one_is_told_and_each_kind_once(desk: Desk, family: tuple[int, int, int]) -> None:
    mira, omid, _nour = family
    give(desk, mira, days_ago=9)
    give(desk, omid, days_ago=1)
    give(desk, mira, "ticket", days_ago=7)
    give(desk, mira, "clothing")
    assert said(desk, mira) == [
        "Lebensmittel/Gutschein gab es im Haushalt schon am 22.11., einen Tag vorher, von Caro.",
        "Fahrkarte gab es schon am 16.11., 7 Tage vorher, von Caro.",
    ]
    assert hints.again(desk, mira, None, ("ticket",))[0].kind == "ticket"


def test_what_is_entered_late_is_compared_with_what_came_after(
    desk: Desk, family: tuple[int, int, int]
) -> None:
    mira, *_ = family
    give(desk, mira)
    assert said(desk, mira, date(2026, 11, 20)) == [
        "Lebensmittel/Gutschein gab es schon am 23.11., 3 Tage danach, von Caro."
    ]
    assert "am selben Tag" in said(desk, mira)[0]


def test_what_was_struck_counts_for_nothing(desk: Desk, family: tuple[int, int, int]) -> None:
    mira, *_ = family
    present.void_aid(desk, give(desk, mira))
    assert said(desk, mira) == []
    with pytest.raises(NotFound):
        hints.again(desk, 999)


@pytest.mark.parametrize(
    ("item", "asks"),
    [
        (AidItem("money", 1, 50_000), "500,00 € für Geld/Auslage: üblich sind bis 50,00 €. Stimmt das?"),
        (AidItem("money", 1, 5000), None),
        (AidItem("money", 1, 5001), "50,01 €"),
        (AidItem("food_voucher", 3, 15_000), None),
        (AidItem("money", 1, None), None),
        (AidItem("clothing", 1, 90_000), None),
        (AidItem("gold", 1, 90_000), None),
    ],
)
def test_an_unusual_amount_is_asked_about(desk: Desk, item: AidItem, asks: str | None) -> None:
    found = much_said(item, desk.values_of(ListName.AID_KINDS))
    assert (found is None) if asks is None else (asks in str(found))


def test_neither_keeps_anybody_from_giving(desk: Desk, family: tuple[int, int, int]) -> None:
    mira, *_ = family
    for _ in range(2):
        aid.give_aid(desk, GiveAid(AidData("money", 1, 50_000, mira)))
    assert len(aid.of_person(desk, mira)) == 2


def test_help_for_the_household_is_known_of_each_of_them(desk: Desk, family: tuple[int, int, int]) -> None:
    mira, omid, nour = family
    around = hints.around(desk, mira)
    assert around.household_size == 2
    data = AidData("hygiene", person_id=mira, recipients=2, household_id=around.household_id)
    row = aid.give_aid(desk, GiveAid(data)).value
    assert (row.data.household_id, row.data.recipients) == (around.household_id, 2)
    (visit,) = visits.day(desk).rows
    assert (visit.data.person_id, visit.contacts) == (mira, 2)
    whole = aid.give_aid(desk, GiveAid(replace(data, kind="food_voucher", person_id=None))).value
    assert whole.person_name is None
    assert [one.kind for one in hints.again(desk, omid)] == ["food_voucher"]
    with pytest.raises(BadInput, match="gehört nicht"):
        aid.give_aid(desk, GiveAid(replace(data, person_id=nour)))
    with pytest.raises(BadInput, match="gehört nicht"):
        aid.give_aid(desk, GiveAid(replace(data, person_id=None, household_id=999)))


def test_a_form_for_nobody_knows_the_funds_alone(desk: Desk, clock: Clock) -> None:
    assert hints.around(desk, None) == hints.Around()


def test_whoever_was_chosen_before_a_merge_is_the_same_person(desk: Desk) -> None:
    kept, other = (people.register(desk, PersonData("Zoe", name)).value for name in ("Neu", "Alt"))
    aid.give_aid(desk, GiveAid(AidData("money", 1, 1000, other.id)))
    deadlines.add(desk, DeadlineData(other.id, desk.today(), "2 Wochen"))
    duplicates.merge(desk, kept.id, other.id, PersonData("Zoe", "Neu"), kept.version, other.version)
    assert hints.again(desk, other.id, None, ("money",)) == hints.again(desk, kept.id, None, ("money",)) != ()
    assert deadlines.of_person(desk, other.id) == deadlines.of_person(desk, kept.id) != ()
