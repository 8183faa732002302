"""The line in which somebody says who is looked for."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.finder import Wanted
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.wish_line import Meant, Vocabulary, understand
from woilmenau_desk.services.value_files import load_value_lists

NOW = datetime(2026, 11, 23, 14, 3, tzinfo=BERLIN)  # a Monday
_LISTS = load_value_lists(resources_dir() / "values")
LANGUAGES, ROLES = Vocabulary(_LISTS[ListName.LANGUAGES]), Vocabulary(_LISTS[ListName.VOLUNTEER_ROLES])
WISH = Wanted("ar", "accompaniment", 3, time(15))


def asked(line: str) -> Wanted:
    return understand(line, LANGUAGES, ROLES, NOW).wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("arab do 15 begleitung", WISH),
        ("Begleitung auf Arabisch, Donnerstag um 15 Uhr", WISH),
        ("arabic thursday 15h accompaniment", WISH),
        ("ar do15 be", WISH),
        ("15:00 arzt ar thu", WISH),
        ("ar do 15 be zeugnis", Wanted("ar", "accompaniment", 3, time(15), complete_only=True)),
        ("tuerkisch", Wanted("tr")),
        ("türk", Wanted("tr")),
        ("العربية", Wanted("ar")),
        ("morgen vormittag uk", Wanted("uk", at=time(10), on=date(2026, 11, 24))),
        ("jetzt ar", Wanted("ar", at=time(14, 3), on=date(2026, 11, 23))),
        ("3.12. 1530 dari", Wanted("prs", at=time(15, 30), on=date(2026, 12, 3))),
        ("2.1.", Wanted(on=date(2027, 1, 2))),
        ("30.2.", Wanted(text="30.2.")),
        ("fr", Wanted(weekday=4)),
        ("mo fr", Wanted("fr", weekday=0)),  # a second weekday is none: it is French
        ("so 10-12", Wanted(weekday=6, at=time(10))),
        ("somali", Wanted("so")),
        ("Samira", Wanted(text="Samira")),
        ("Bernd", Wanted(text="Bernd")),
        ("fahrrad", Wanted(role="cycling")),
        ("kinder", Wanted(role="childcare")),
        ("frauencafé", Wanted(text="frauencafé")),
        ("ar uk", Wanted("ar", text="uk")),
        ("wer kann ar", Wanted("ar")),
        ("", Wanted()),
    ],
)
def test_what_is_understood(line: str, wanted: Wanted) -> None:
    assert asked(line) == wanted


def test_every_word_is_told_as_what_it_was_taken_for() -> None:
    words = understand("arab do15 begl Nour", LANGUAGES, ROLES, NOW).words
    assert [(word.typed, word.meant) for word in words] == [
        ("arab", Meant.LANGUAGE),
        ("do", Meant.WEEKDAY),
        ("15", Meant.TIME),
        ("begl", Meant.ROLE),
        ("Nour", Meant.TEXT),
    ]


@given(st.permutations(["arab", "do", "15", "begleitung"]))
def test_the_order_does_not_matter(words: list[str]) -> None:
    assert asked(" ".join(words)) == WISH


@given(st.sampled_from([value.code for value in _LISTS[ListName.LANGUAGES]]))
def test_every_language_is_meant_by_its_word(code: str) -> None:
    """Its sign may be a weekday's as well; its word never is."""
    value = _LISTS[ListName.LANGUAGES].get(code)
    assert value is not None
    assert asked(value.de).language == code


@given(st.text(max_size=40))
def test_no_line_is_an_error(line: str) -> None:
    understood = understand(line, LANGUAGES, ROLES, NOW)
    assert all(word.typed for word in understood.words)
