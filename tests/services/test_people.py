"""People: as little as a name, found by any part of it, never overwritten unseen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.people import PersonCard, PersonData, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

FULL = PersonData(
    given_name="Олена",
    family_name="Прикладенко",
    birth_year=1988,
    gender="female",
    nationality="UA",
    language="uk",
    print_language="ru",
    status="p24",
    status_from=date(2022, 3, 10),
    status_until=date(2027, 3, 4),
    benefit_system="sgb2",
    phone="+49 176 04069050",
    arrived_on=date(2022, 3, 8),
    card_number="W-0815",
    external_id="alt-17",
)


def register(desk: Desk, given: str, family: str = "", **data: object) -> PersonCard:
    return people.register(desk, PersonData(given, family, **data)).value  # type: ignore[arg-type]


def found(desk: Desk, text: str) -> list[str]:
    return [hit.person.name for hit in people.search(desk, text)]


# -- registering and editing -------------------------------------------------------------------------------------


def test_a_name_is_enough(desk: Desk) -> None:
    done = people.register(desk, PersonData(given_name=" Mira "))
    assert str(done.said) == "Person angelegt: Mira"
    assert done.changes.kinds == {Kind.PERSON}
    card = done.value
    assert card == people.card(desk, card.id)
    assert (card.name, card.version, card.visits, card.first_visit) == ("Mira", 1, 0, None)


def test_everything_told_is_kept(desk: Desk) -> None:
    card = people.register(desk, FULL).value
    assert card.data == FULL
    assert card.name == "Олена Прикладенко"


def test_an_edit_raises_the_version_only_when_something_changed(desk: Desk) -> None:
    card = people.register(desk, FULL).value
    same = people.edit(desk, card.id, FULL, card.version)
    assert same.value.version == 1
    assert same.changes.kinds == frozenset()
    changed = people.edit(desk, card.id, replace(FULL, phone=""), card.version).value
    assert (changed.version, changed.data.phone) == (2, "")


def test_a_change_from_elsewhere_is_not_overwritten(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    card = people.register(desk, FULL).value
    other = desk_of("theke")
    people.edit(other, card.id, replace(FULL, phone="0176 04069051"), card.version)
    with pytest.raises(ChangedMeanwhile, match="inzwischen anderswo geändert"):
        people.edit(desk, card.id, replace(FULL, given_name="Olena"), card.version)
    assert people.card(desk, card.id).data == replace(FULL, phone="0176 04069051")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"given_name": "", "family_name": ""}, "given_name"),
        ({"given_name": " \u200e\u202e ", "family_name": "\u200c"}, "given_name"),
        ({"given_name": "a" * 10_000}, "given_name"),
        ({"family_name": "a" * 121}, "family_name"),
        ({"birth_year": 1905}, "birth_year"),
        ({"birth_year": 2027}, "birth_year"),
        ({"birth_year": -5}, "birth_year"),
        ({"arrived_on": date(1815, 6, 18)}, "arrived_on"),
        ({"arrived_on": date(2028, 1, 1)}, "arrived_on"),
        ({"status_from": date(1, 1, 1)}, "status_from"),
        ({"status_until": date(9999, 12, 31)}, "status_until"),
        ({"status_from": date(2026, 2, 1), "status_until": date(2026, 1, 1)}, "status_until"),
        ({"phone": "ruft an"}, "phone"),
        ({"phone": "1" * 41}, "phone"),
        ({"card_number": "1" * 41}, "card_number"),
        ({"external_id": "1" * 61}, "external_id"),
        ({"gender": "f"}, "gender"),
        ({"language": "klingon"}, "language"),
        ({"print_language": "xx"}, "print_language"),
        ({"status": "king"}, "status"),
        ({"benefit_system": "bürgergeld"}, "benefit_system"),
        ({"nationality": "Syria"}, "nationality"),
        ({"nationality": "<b>"}, "nationality"),
    ],
)
def test_what_cannot_be_is_told_by_its_field(desk: Desk, told: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        people.register(desk, PersonData(**{"given_name": "Mira", **told}))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert people.recent(desk) == ()


def test_names_are_text_and_nothing_else(desk: Desk) -> None:
    card = register(desk, "<b>Mira</b>", "=HYPERLINK(1)\u202egpj.exe")
    assert card.name == "<b>Mira</b> =HYPERLINK(1)gpj.exe"
    assert found(desk, "hyperlink") == [card.name]


@pytest.mark.parametrize(
    ("given", "kept"), [("sy", "SY"), ("stateless", "stateless"), ("unclear", "unclear"), (None, None)]
)
def test_an_origin_is_a_country_or_none(desk: Desk, given: str | None, kept: str | None) -> None:
    assert register(desk, "Mira", nationality=given).data.nationality == kept


def test_a_number_belongs_to_one_person(desk: Desk) -> None:
    people.register(desk, FULL)
    for field, value in (("card_number", "W-0815"), ("external_id", "alt-17")):
        with pytest.raises(BadInput, match="hat schon Олена Прикладенко") as refused:
            register(desk, "Omar", **{field: value})
        assert refused.value.field == field
    other = register(desk, "Omar", card_number=" ", external_id="")
    assert register(desk, "Nina", card_number="", external_id=" ").id != other.id
    with pytest.raises(BadInput, match="hat schon"):
        people.edit(desk, other.id, replace(other.data, card_number="W-0815"), other.version)


@pytest.mark.parametrize("number", [0, 999, 2**63, 2**100])
def test_somebody_unknown_is_not_found(desk: Desk, number: int) -> None:
    mira = register(desk, "Mira")
    for attempt in (
        lambda: people.card(desk, number),
        lambda: people.edit(desk, number, FULL, 1),
        lambda: present.link_household(desk, number, mira.id),
        lambda: present.link_household(desk, mira.id, number),
        lambda: people.register(desk, FULL, household_of=number),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert [row.name for row in people.recent(desk)] == ["Mira"]


# -- households --------------------------------------------------------------------------------------------------


def test_a_household_is_shared_and_left(desk: Desk) -> None:
    mira = register(desk, "Mira")
    omar = people.register(desk, PersonData(given_name="Omar"), household_of=mira.id).value
    assert [row.name for row in omar.household] == ["Mira"]
    nina = present.link_household(desk, register(desk, "Nina").id, omar.id).value
    assert [row.name for row in nina.household] == ["Mira", "Omar"]
    assert present.link_household(desk, mira.id, None).value.household == ()
    assert [row.name for row in people.card(desk, nina.id).household] == ["Omar"]
    with pytest.raises(BadInput, match="dieselbe Person"):
        present.link_household(desk, mira.id, mira.id)


# -- finding -----------------------------------------------------------------------------------------------------


@pytest.fixture
def crowd(desk: Desk) -> Desk:
    for given, family, data in (
        ("Mira", "Muster", {"phone": "0176 04069001", "card_number": "W-0001"}),
        ("Amira", "Al-Hassan", {"phone": "+49 (0)176 0406 9002", "card_number": "7"}),
        ("José", "Muñoz Ærø", {"phone": "0049 176 04069003"}),
        ("Юлія", "Прикладенко", {"phone": "4917604069004"}),
        ("علی‌رضا", "محمدی", {}),
        ("Muster", "Mirabelle", {}),
    ):
        register(desk, given, family, **data)
    return desk


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("mira", ["Mira Muster", "Muster Mirabelle"]),
        ("MIRA MUST", ["Mira Muster", "Muster Mirabelle"]),
        ("muster mira", ["Mira Muster", "Muster Mirabelle"]),
        ("  m   mi ", ["Mira Muster", "Muster Mirabelle"]),
        ("hassan", ["Amira Al-Hassan"]),
        ("al-hass ami", ["Amira Al-Hassan"]),
        ("jose munoz", ["José Muñoz Ærø"]),
        ("JOSÉ", ["José Muñoz Ærø"]),
        ("юлі", ["Юлія Прикладенко"]),
        ("ЮЛІЯ", ["Юлія Прикладенко"]),
        ("محمدی", ["علی‌رضا محمدی"]),
        ("رضا", ["علی‌رضا محمدی"]),
        ("0176 04069001", ["Mira Muster"]),
        ("+49176040690", ["Amira Al-Hassan", "José Muñoz Ærø", "Mira Muster", "Юлія Прикладенко"]),
        ("0176/0406-9002", ["Amira Al-Hassan"]),
        ("0049 17604069003", ["José Muñoz Ærø"]),
        ("017604069004", ["Юлія Прикладенко"]),
        ("w-0001", ["Mira Muster"]),
        ("W-00", ["Mira Muster"]),
        ("", []),
        ("%", []),
        ("_", []),
        ("💥 🕊️", []),
        ("mira\x00", ["Mira Muster", "Muster Mirabelle"]),
        ("x" * 10_000, []),
        ("\U0010ffff", []),
        ("\ud800", []),
    ],
)
def test_people_are_found_by_what_one_remembers(crowd: Desk, text: str, names: list[str]) -> None:
    # Whoever is merely called something like it comes after them.
    hits = found(crowd, text)
    assert sorted(hits[: len(names)]) == sorted(names)
    assert bool(hits) == bool(names)


def test_a_hit_says_why(crowd: Desk) -> None:
    def why(text: str) -> str:
        return str(people.search(crowd, text)[0].why)

    assert why("amir") == "Name beginnt so"
    assert why("hassan amira") == "gleich: Hassan Amira"
    assert why("muster mira") == "gleicher Name"
    assert why("Julija") == "Julija ≈ Юлія"
    assert why("Muhammady Alireza") == "Muhammady ≈ محمدی · Alireza ≈ علی رضا"
    assert why("w-0001") == "Kartennummer"
    assert why("0176 04069001") == "Telefon"
    assert people.search(crowd, "mira")[0].score > people.search(crowd, "mir")[0].score


def test_who_was_here_last_comes_first(crowd: Desk, clock: Clock) -> None:
    def named_so() -> list[PersonRow]:
        return [hit.person for hit in people.search(crowd, "must", 2)]

    last = named_so()[-1]
    clock.move(days=1)
    visits.log_visit(crowd, LogVisit(VisitData("encounter", person_id=last.id)))
    first = named_so()[0]
    assert first.id == last.id
    assert first.last_visit == date(2026, 11, 24)


def test_an_exact_name_comes_before_a_longer_one(crowd: Desk, clock: Clock) -> None:
    longer = people.search(crowd, "mirabelle")[0].person
    assert longer.name == "Muster Mirabelle"
    visits.log_visit(crowd, LogVisit(VisitData("encounter", person_id=longer.id)))
    assert found(crowd, "mira")[:2] == ["Mira Muster", "Muster Mirabelle"]


def test_a_changed_name_is_found_and_the_old_one_is_not(crowd: Desk) -> None:
    hit = people.search(crowd, "юлія")[0].person
    card = people.card(crowd, hit.id)
    people.edit(crowd, card.id, replace(card.data, given_name="Yuliia", phone=""), card.version)
    assert found(crowd, "yulii")[0] == "Yuliia Прикладенко"
    people.edit(crowd, card.id, replace(card.data, given_name="Bohdana", phone=""), card.version + 1)
    assert "Bohdana Прикладенко" not in found(crowd, "юлія")
    assert found(crowd, "017604069004") == []


def test_no_more_hits_than_asked_for(desk: Desk) -> None:
    for number in range(12):
        register(desk, f"Mira{number}")
    assert len(people.search(desk, "mira")) == 5
    assert len(people.search(desk, "mira", limit=11)) == 11


def test_recent_visitors_come_first_then_the_newest(desk: Desk) -> None:
    ids = {name: register(desk, name).id for name in ("Mira", "Omar", "Nina")}
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=ids["Omar"])))
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=ids["Mira"])))
    voided = visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=ids["Nina"]))).value
    present.void_visit(desk, voided.id)
    assert [row.name for row in people.recent(desk)] == ["Mira", "Omar", "Nina"]
    assert [row.name for row in people.recent(desk, limit=1)] == ["Mira"]


def test_a_card_tells_of_the_visits(desk: Desk, clock: Clock) -> None:
    mira = register(desk, "Mira").id
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=mira)))
    clock.move(days=3)
    last = visits.log_visit(desk, LogVisit(VisitData("quick_info", person_id=mira))).value
    card = people.card(desk, mira)
    assert (card.visits, card.first_visit, card.last_visit) == (2, date(2026, 11, 23), date(2026, 11, 26))
    assert [row.data.reason for row in people.visits_of(desk, mira)] == ["quick_info", "encounter"]
    present.void_visit(desk, last.id)
    assert people.card(desk, mira).last_visit == date(2026, 11, 23)


# -- who counsels -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "group", "target"),
    [
        ("p25_2_refugee", "B", "SOBERI"),
        ("p25_3", "C", "SOBERI"),
        ("p24", "D", "ask"),
        ("duldung_60a", None, None),
        (None, None, None),
        ("unbekannt-im-code", None, None),
    ],
)
def test_soberi_is_suggested_for_whom_it_counsels(
    desk: Desk, status: str | None, group: str | None, target: str | None
) -> None:
    suggested = people.suggestion(desk, status)
    assert (suggested and suggested.target) == target
    known = desk.values_of(ListName.STATUSES).get(status)
    assert group in (None, known and known.extra["group"])
    if suggested and target == "SOBERI":
        assert "Soforthilfe gibt es immer" in str(suggested.text)


def test_a_suggestion_holds_from_its_day_on(desk: Desk) -> None:
    assert people.suggestion(desk, "p25_3", date(2019, 12, 31)) is None
    assert people.suggestion(desk, "p25_3", date(2020, 1, 1)) is not None
