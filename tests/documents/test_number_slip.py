"""The slip with a number: large, in every language on every paper, and of nobody."""

import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.documents import printed
from tests.documents.hostile import edges_are_blank
from woilmenau_desk.documents.slip_words import available_slip_languages, slip_words
from woilmenau_desk.domain.errors import SlipLanguageMissing
from woilmenau_desk.domain.queue import NumberSlip
from woilmenau_desk.domain.slips import Paper, Place

Pages = Callable[[bytes], list[str]]
LANGUAGES = available_slip_languages()
PLACE = Place("wo:ilmenau", "Wetzlarer Platz 1", "98693 Ilmenau")
AT = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)
MM = 72 / 25.4


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_on_every_paper(language: str, paper: Paper, pages: Pages) -> None:
    pdf = printed.number(NumberSlip(14, AT, language, PLACE), paper)
    [text] = pages(pdf)
    for expected in ("14", "Ihre Nummer", "Bitte warten Sie.", "wo:ilmenau", "23.11.2026", "14:10"):
        assert expected in text
    assert text.count("Bitte warten Sie.") == 1
    width, height = (float(side) / MM for side in PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:])
    expected_width = {Paper.A6: 105, Paper.A5: 148, Paper.ROLL80: 80}[paper]
    assert width == pytest.approx(expected_width, abs=0.1)
    assert height <= 211


@pytest.mark.parametrize("number", [1, 99, 1234, 123_456])
@pytest.mark.parametrize("paper", list(Paper))
def test_however_long_the_number_is_it_stays_on_the_paper(
    number: int, paper: Paper, picture: Callable[..., Image.Image]
) -> None:
    assert edges_are_blank(picture, printed.number(NumberSlip(number, AT, "ar", PLACE), paper))


def test_the_visitors_words_can_be_copied_from_it(copied: Callable[[bytes], str]) -> None:
    pdf = printed.number(NumberSlip(3, AT, "uk", PLACE))
    assert slip_words("uk").waiting.number in copied(pdf)


def test_a_language_without_words_is_said() -> None:
    with pytest.raises(SlipLanguageMissing):
        printed.number(NumberSlip(3, AT, "xx", PLACE))
