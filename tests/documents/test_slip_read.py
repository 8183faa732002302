"""The slip as its user reads it: the code by a scanner from a thermal printer's dots, the text by copying it."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC

import pypdfium2
import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image

from tests.documents import printed
from tests.documents.test_slip_geometry import COLLEAGUE, NAME, PLACE, full
from woilmenau_desk.documents.slip_words import available_slip_languages, slip_words
from woilmenau_desk.domain.slips import AppointmentSlip, Paper

MakeSlip = Callable[..., AppointmentSlip]
LANGUAGES = available_slip_languages()
THERMAL = 203  # dots an inch


def dots(pdf: bytes) -> Image.Image:
    """The page as a thermal printer makes it: black or white, nothing between."""
    with pypdfium2.PdfDocument(pdf) as document:
        grey: Image.Image = document[0].render(scale=THERMAL / 72).to_pil().convert("L")
    return grey.point(lambda value: 255 if value > 127 else 0).convert("1").convert("L")


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_the_fullest_slip_is_read_from_black_and_white_dots(
    language: str, paper: Paper, make_slip: MakeSlip
) -> None:
    slip = full(make_slip, language, reference="7f3a9c5251b84a529f3a9c5251b84a52")
    [found] = zxingcpp.read_barcodes(dots(printed.appointment(slip, paper)))
    [event] = Calendar.from_ical(found.bytes).walk("VEVENT")
    assert event["dtstart"].dt == slip.starts_at.astimezone(UTC)
    assert (event["dtend"].dt - event["dtstart"].dt).total_seconds() == 45 * 60
    assert str(event["summary"]) == f"{slip_words(language).text.appointment} – {PLACE.name}"
    assert str(event["location"]) == f"{PLACE.street}, {PLACE.town}"
    assert COLLEAGUE in str(event["description"])
    assert NAME not in found.text


def test_the_code_names_a_place_of_its_own_and_that_it_is_called_off(make_slip: MakeSlip) -> None:
    slip = make_slip("uk", own_place="Landratsamt, Ritterstraße 14, 99310 Arnstadt", cancelled=True)
    [found] = zxingcpp.read_barcodes(dots(printed.appointment(slip)))
    [event] = Calendar.from_ical(found.bytes).walk("VEVENT")
    assert str(event["location"]) == "Landratsamt, Ritterstraße 14, 99310 Arnstadt"
    assert str(event["status"]) == "CANCELLED"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_grey_reaches_the_roll(language: str, make_slip: MakeSlip) -> None:
    pdf = printed.appointment(full(make_slip, language), Paper.ROLL80)
    with pypdfium2.PdfDocument(pdf) as document:
        colours = document[0].render(scale=8, no_smoothtext=True, no_smoothpath=True).to_pil().convert("RGB")
    assert {colour for _, colour in colours.getcolors(1 << 24)} == {(0, 0, 0), (255, 255, 255)}


def joined(text: str) -> str:
    """Without the places at which lines end, which a viewer cannot know for the text's own."""
    kept = unicodedata.normalize("NFKC", text).translate({0x202A: None, 0x202B: None, 0x202C: None})
    return re.sub(r"[\s\u00ad\u0002\ufffe-]+", "", kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_can_be_copied_in_the_order_in_which_it_is_read(
    language: str, make_slip: MakeSlip, copied: Callable[[bytes], str]
) -> None:
    words = slip_words(language)
    # Large enough that each sentence of one direction stands on one line.
    slip = make_slip(language, visitor="", interpreter=True, bring=(("letters", "Briefe"), ("iban", "IBAN")))
    text = joined(copied(printed.appointment(slip, Paper.A5)))
    expected = [
        words.weekday(slip.starts_at),
        words.text.interpreter,
        words.text.please_bring,
        words.bring["letters"],
        words.text.transit,
        words.text.calendar,
    ]
    for phrase in expected:
        # A colon between two languages on one line belongs to either, as far as a viewer can tell.
        assert joined(phrase).rstrip(":") in text, phrase
