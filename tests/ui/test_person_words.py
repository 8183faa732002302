"""What is typed about a person, and how it is understood."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import STATELESS, UNCLEAR, PersonData
from woilmenau_desk.ui.countries import FREQUENT, country_choices
from woilmenau_desk.ui.forms.people.birth import parse_birth_year
from woilmenau_desk.ui.forms.typed import Typed, take_apart
from woilmenau_desk.ui.pages.people.rows import validity
from woilmenau_desk.ui.tokens import Tone

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed, year",
    [
        ("1992", 1992),
        (" 1992 ", 1992),
        ("34 J.", 1992),
        ("34j", 1992),
        ("34 Jahre alt", 1992),
        ("34", 1992),
        ("8 Monate", 2026),
        ("11 Monate", 2025),
        ("3.4.1992", 1992),
        ("3. 4. 92", 1992),
        ("3.4.07", 2007),
        ("1992-04-03", 1992),
        ("4/1992", 1992),
        ("0 J.", 2026),
    ],
)
def test_a_year_a_date_and_an_age_are_a_year_of_birth(typed: str, year: int) -> None:
    assert parse_birth_year(typed, TODAY) == year


@pytest.mark.parametrize(
    "typed", ["1850", "2090", "2027", "121", "31.2.1992", "abc", "3.13.1992", "=SUM(1)", "٣٤٥٦٧"]
)
def test_what_is_no_year_of_birth_is_told(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_birth_year(typed, TODAY)
    assert caught.value.field == "birth_year"
    assert "Geburtsjahr" in str(caught.value.reason)


@given(st.text(max_size=30))
def test_any_text_is_a_year_or_told(typed: str) -> None:
    try:
        assert TODAY.year - 120 <= parse_birth_year(typed, TODAY) <= TODAY.year
    except BadInput:
        pass


@pytest.mark.parametrize(
    "typed, fields",
    [
        ("Oksana Wetterfest", Typed("Oksana", "Wetterfest")),
        ("  Oksana   Wetterfest ", Typed("Oksana", "Wetterfest")),
        ("Oksana", Typed("Oksana")),
        ("Olha Maria Wetterfest", Typed("Olha Maria", "Wetterfest")),
        ("Wetterfest, Oksana", Typed("Oksana", "Wetterfest")),
        ("Karim al Mondschein", Typed("Karim", "al Mondschein")),
        ("0176 04069011", Typed(phone="0176 04069011")),
        ("+49 176 04069011", Typed(phone="+49 176 04069011")),
        ("017604069011", Typed(phone="017604069011")),
        ("1042", Typed(card_number="1042")),
        ("K-1042", Typed(card_number="K-1042")),
        ("Oksana Wetterfest 0176/04069011", Typed("Oksana", "Wetterfest", "0176/04069011")),
        ("", Typed()),
    ],
)
def test_what_was_typed_to_find_somebody_begins_their_form(typed: str, fields: Typed) -> None:
    assert take_apart(typed) == fields


@given(st.text(alphabet=st.characters(exclude_characters=","), max_size=60))
def test_nothing_typed_is_lost_when_it_is_taken_apart(typed: str) -> None:
    found = take_apart(typed)
    parts = f"{found.given_name} {found.family_name} {found.phone} {found.card_number}"
    assert sorted("".join(parts.split())) == sorted("".join(typed.split()))


def test_countries_begin_with_the_frequent_ones_in_both_languages() -> None:
    german, english = country_choices("de"), country_choices("en")
    assert tuple(code for code, _ in german[: len(FREQUENT)]) == FREQUENT
    assert {code for code, _ in german[10:12]} == {STATELESS, UNCLEAR}
    assert {code for code, _ in german} == {code for code, _ in english}
    assert len({code for code, _ in german}) == len(german) > 240
    words = [word for _, word in german[12:]]
    assert (
        words.index("Ägypten") < words.index("Albanien") < words.index("Österreich") < words.index("Zypern")
    )
    assert dict(german)["SY"] == "Syrien"
    assert dict(english)["SY"] == "Syria"
    assert not {"EU", "UN", "ZZ", "XA"} & set(dict(german))
    assert dict(german)["XK"] == "Kosovo"
    assert dict(german)[STATELESS] == "staatenlos"


def test_the_end_of_a_status_is_told_in_words_30_days_before() -> None:
    def said(days: int) -> tuple[str, Tone]:
        return validity(PersonData(status="p24", status_until=TODAY + timedelta(days=days)), TODAY)

    assert said(31) == ("gültig bis Do, 24.12.2026", Tone.NEUTRAL)
    text, tone = said(30)
    assert "30" in text
    assert "Mi, 23.12.2026" in text
    assert tone is Tone.WARN
    assert said(0) == ("läuft heute ab", Tone.WARN)
    assert said(-1) == ("abgelaufen am So, 22.11.2026", Tone.BAD)
    assert validity(PersonData(), TODAY)[0] == ""
