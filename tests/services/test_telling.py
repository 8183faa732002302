"""What is said to whoever moved up: in their language, with the next session, and without their name."""

from collections.abc import Callable
from datetime import date, time

import pytest

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, sessions, telling
from woilmenau_desk.services.people import people


@pytest.fixture
def place_of(desk: Desk) -> Callable[..., int]:
    first = desk.today()
    series = Series(Rhythm.WEEKLY, 1, time(9, 30), time(11, 30), first)
    made = offers.create(desk, OfferData("Frauensprachcafé"), [series]).value

    def make(**known: str) -> int:
        who = people.register(desk, PersonData("Mira", "Beispiel", **known)).value  # type: ignore[arg-type]
        return enrolling.enrol(desk, made.id, who.id).value.id

    return make


@pytest.mark.parametrize(
    ("known", "code", "begins"),
    [
        ({}, "de", "Guten Tag! Ab jetzt haben Sie einen Platz: Frauensprachcafé."),
        ({"language": "ti"}, "ti", "ሰላም!"),
        ({"language": "uk"}, "uk", "Вітаємо!"),
        ({"language": "ti", "print_language": "en"}, "en", "Hello!"),
        ({"language": "ar"}, "ar", "مرحبًا!"),
    ],
)
def test_the_text_is_in_the_first_language_that_has_phrases(
    desk: Desk, place_of: Callable[..., int], known: dict[str, str], code: str, begins: str
) -> None:
    told = telling.moved_up(desk, place_of(**known))
    assert (told.language, told.right_to_left) == (code, code == "ar")
    assert told.text.startswith(begins)
    assert "Mira" not in told.text
    assert told.text.count("\n") == 3


def test_it_names_the_next_session_that_takes_place(desk: Desk, place_of: Callable[..., int]) -> None:
    number = place_of()
    offer_id = enrolling.get(desk, number).offer_id
    coming = [
        row for row in sessions.between(desk, desk.today(), date(desk.today().year + 1, 12, 31), offer_id)
    ]
    key: SessionKey = coming[0].key
    before = telling.moved_up(desk, number).text
    sessions.cancel(desk, key, "", coming[0].version)
    after = telling.moved_up(desk, number).text
    assert f"{key.planned_on.day}. " in before
    assert before != after
    assert f"{coming[1].day.day}. " in after


def test_there_is_no_text_for_nobody(desk: Desk) -> None:
    with pytest.raises(NotFound):
        telling.moved_up(desk, 99)
