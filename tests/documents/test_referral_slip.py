"""The slips of referrals and deadlines: what stands on them, and what does not."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from tests.documents import printed
from tests.documents.hostile import HOSTILE, edges_are_blank
from woilmenau_desk.documents.slip_words import available_slip_languages, slip_words
from woilmenau_desk.domain.slips import DeadlineSlip, Paper, Place, ReferralSlip
from woilmenau_desk.services.printing import printable

Pages = Callable[[bytes], list[str]]
LANGUAGES = available_slip_languages()
PLACE = Place("wo:ilmenau", "Wetzlarer Platz 1", "98693 Ilmenau")
REFERRAL = ReferralSlip(
    code="K7M4",
    target="Jugendmigrationsdienst",
    address="Wetzlarer Platz 2, Ilmenau",
    phone="03677 000000",
    hours="Mo–Do 9–12 Uhr",
    bring="Ausweis und den Brief",
    language="uk",
    place=PLACE,
    valid_until=date(2026, 12, 31),
    centre_phone="0176 04069001",
    visitor="Олена Прикладенко",
)
DEADLINE = DeadlineSlip("Олена Прикладенко", date(2026, 12, 28), "uk", PLACE, "Caro", "0176 04069001")


def said(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_referral_says_where_to_go_in_every_language_on_every_paper(
    language: str, paper: Paper, pages: Pages, copied: Callable[[bytes], str]
) -> None:
    pdf = printed.referral(replace(REFERRAL, language=language), paper)
    [text] = pages(pdf)
    for expected in (
        "Jugendmigrationsdienst",
        "03677 000000",
        "0176 04069001",
        "Wohin",
        "Geöffnet",
        "Bitte mitbringen",
    ):
        assert expected in text
    for letter in "K7M4":
        assert letter in text
    if not slip_words(language).right_to_left and paper is not Paper.ROLL80:
        assert slip_words(language).referral.bring in said(copied(pdf))


def test_what_is_not_known_of_a_place_takes_no_room(pages: Pages) -> None:
    [text] = pages(printed.referral(ReferralSlip("K7M4", "SOBERI", "", "", "", "", "de", PLACE)))
    assert "SOBERI" in text
    for absent in ("Geöffnet", "Bitte mitbringen"):
        assert absent not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_says_the_day_and_that_it_is_no_advice(language: str, pages: Pages) -> None:
    for paper in Paper:
        [text] = pages(printed.deadline(replace(DEADLINE, language=language), paper))
        for expected in ("28.12.2026", "Letzter Tag", "keine Rechtsberatung", "0176 04069001"):
            assert expected in text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("paper", list(Paper))
def test_no_text_spoils_a_slip(
    text: str, paper: Paper, picture: Callable[..., Image.Image], pages: Pages
) -> None:
    filled = replace(REFERRAL, target=text, address=text, phone=text, hours=text, bring=text, visitor=text)
    pdf = printed.referral(printable(filled).content, paper)
    assert len(pages(pdf)) == 1
    assert edges_are_blank(picture, pdf)
    pdf = printed.deadline(
        printable(replace(DEADLINE, visitor=text, colleague=text, phone=text)).content, paper
    )
    assert len(pages(pdf)) == 1
    assert edges_are_blank(picture, pdf)
