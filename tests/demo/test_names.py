"""The names of the fictional people: plainly made up, many, and in the scripts that real names come in."""

import re
import unicodedata
from datetime import date

import pytest

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.demo.name_words import NAME_WORDS
from woilmenau_desk.demo.people import PlannedPerson
from woilmenau_desk.demo.plan import plan
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.value_files import load_value_lists

SCRIPTS = {"Cyrl": "CYRILLIC", "Arab": "ARABIC", "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Latn": "LATIN"}
# Which of them a language is written in; all others are in Latin letters.
OF_LANGUAGE = {
    **dict.fromkeys(("uk", "ru", "bg"), "Cyrl"),
    **dict.fromkeys(("ar", "prs", "fa", "ps", "ckb"), "Arab"),
    "ti": "Ethi",
    "ka": "Geor",
}


@pytest.fixture(scope="module")
def people() -> list[PlannedPerson]:
    return list(plan(7, 100_000, 0, today=date(2026, 11, 23), opening=Opening()).people())


def scripts(text: str) -> set[str]:
    return {unicodedata.name(char).split()[0] for char in text if char.isalpha()}


def test_a_hundred_thousand_people_have_many_names(people: list[PlannedPerson]) -> None:
    parts = {person.data.given_name for person in people} | {person.data.family_name for person in people}
    assert len(parts) >= 30_000
    words = {part for name in parts for part in re.split(r"[ -]", name)}
    assert len(words) >= 20_000


def test_names_are_stored_in_own_scripts_and_romanised_never_mixed(people: list[PlannedPerson]) -> None:
    found = set()
    for person in people[:20_000]:
        name = f"{person.data.given_name} {person.data.family_name}"
        assert len(scripts(name)) == 1, name
        assert clean_line(name, field="name") == name.strip()
        found |= scripts(name)
    assert found == set(SCRIPTS.values())
    names = [person.data.family_name for person in people]
    assert any("-" in name for name in names)
    assert any(" al-" in name for name in names)
    assert any("\u200c" in name for name in names)
    assert any(not name for name in names)


def test_a_household_shares_language_and_origin_and_no_given_name(people: list[PlannedPerson]) -> None:
    households: dict[int, list[PlannedPerson]] = {}
    for person in people[:20_000]:
        if person.household is not None:
            households.setdefault(person.household, []).append(person)
    assert len(households) > 2_000
    whole = list(households.values())[:-1]
    assert all(len(members) > 1 for members in whole)
    for members in whole:
        assert len({(member.data.language, member.data.nationality) for member in members}) == 1
        assert len({member.data.given_name for member in members}) == len(members)


def test_phone_numbers_are_kept_free_for_fiction_and_cards_are_unique(people: list[PlannedPerson]) -> None:
    phones = {person.data.phone for person in people} - {""}
    assert len(phones) == 100
    assert all(re.fullmatch(r"0176 040690\d\d", phone) for phone in phones)
    cards = [person.data.card_number for person in people if person.data.card_number]
    assert len(cards) > 80_000
    assert len(set(cards)) == len(cards)


def test_every_language_of_the_centre_has_names_in_its_script() -> None:
    languages = load_value_lists(resources_dir() / "values")[ListName.LANGUAGES]
    assert set(NAME_WORDS) == {language.code for language in languages}
    for language in languages:
        words = NAME_WORDS[language.code]
        for own, roman in (*words.women, *words.men, *words.first, *words.second):
            assert unicodedata.normalize("NFC", own) == own
            assert scripts(own) == {SCRIPTS[OF_LANGUAGE.get(language.code, "Latn")]}, own
            assert scripts(roman) == {"LATIN"}, roman
