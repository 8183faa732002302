"""The printed slip: what stands on it, that a phone reads it, and that no input spoils it."""

import io
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from PIL import Image
from pypdf import PdfReader

from tests.documents import printed
from woilmenau_desk.documents.slip_words import available_slip_languages
from woilmenau_desk.domain.errors import SlipLanguageMissing
from woilmenau_desk.domain.slips import AppointmentSlip, Paper, Place

MakeSlip = Callable[..., AppointmentSlip]
MM = 72 / 25.4
LANGUAGES = available_slip_languages()


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_on_every_paper(
    language: str, paper: Paper, make_slip: MakeSlip, pages: Callable[[bytes], list[str]]
) -> None:
    pdf = printed.appointment(make_slip(language), paper)
    [text] = pages(pdf)
    for expected in ("wo:ilmenau", "Termin", "23.11.2026", "14:30", "Montag, 23. November", "0176 04069001"):
        assert expected in text
    width, height = (float(side) / MM for side in PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:])
    if paper is Paper.ROLL80:
        assert width == pytest.approx(80, abs=0.1)
        assert 120 < height < 300
    else:
        assert (width, height) == pytest.approx((105, 148) if paper is Paper.A6 else (148, 210), abs=0.1)


@pytest.mark.parametrize(
    ("language", "day", "phrase"),
    [
        ("uk", "понеділок, 23 листопада", "Зустріч"),
        ("en", "Monday, 23 November", "Please ask for Caro."),
        ("ar", "تشرين الثاني/نوفمبر", "لا تستطيعون الحضور؟ يرجى الاتصال بنا."),
    ],
)
def test_the_visitors_language_can_be_copied_from_it(
    language: str, day: str, phrase: str, make_slip: MakeSlip, copied: Callable[[bytes], str]
) -> None:
    text = " ".join(unicodedata.normalize("NFKC", copied(printed.appointment(make_slip(language)))).split())
    assert day in text
    assert phrase in text


def test_german_alone_is_said_once(make_slip: MakeSlip, pages: Callable[[bytes], list[str]]) -> None:
    [text] = pages(printed.appointment(make_slip("de")))
    assert text.count("Termin") == 1
    assert text.count("Montag") == 1


def test_english_tells_the_hour_as_its_readers_count_it(
    make_slip: MakeSlip, pages: Callable[[bytes], list[str]]
) -> None:
    assert "2:30" in pages(printed.appointment(make_slip("en")))[0]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_reads_the_calendar_entry(
    language: str, paper: Paper, make_slip: MakeSlip, qr_content: Callable[[bytes], str]
) -> None:
    slip = make_slip(language)
    [event] = Calendar.from_ical(qr_content(printed.appointment(slip, paper))).walk("VEVENT")
    assert event["dtstart"].dt == slip.starts_at
    assert event["dtend"].dt.astimezone(UTC).hour == 14
    assert str(event["uid"]).startswith("7f3a9c52-51b8")
    assert str(event["location"]) == "Wetzlarer Platz 1, 98693 Ilmenau"
    assert str(event["summary"]).endswith("wo:ilmenau")
    assert "Прикладенко" not in str(event.to_ical(), "utf-8")


@pytest.mark.parametrize(
    ("local", "utc_hour"),
    [
        (datetime(2026, 7, 1, 14, 0), 12),  # summer time
        (datetime(2026, 12, 1, 14, 0), 13),
        (datetime(2026, 10, 25, 2, 30, fold=1), 1),  # the hour that comes twice, the second time
    ],
)
def test_summer_time_is_told_rightly(
    local: datetime, utc_hour: int, make_slip: MakeSlip, qr_content: Callable[[bytes], str]
) -> None:
    slip = make_slip("de", starts_at=local.replace(tzinfo=ZoneInfo("Europe/Berlin")))
    [event] = Calendar.from_ical(qr_content(printed.appointment(slip))).walk("VEVENT")
    assert event["dtstart"].dt.astimezone(UTC).hour == utc_hour


def test_a_time_in_another_zone_is_shown_as_the_clock_in_ilmenau_shows_it(
    make_slip: MakeSlip, pages: Callable[[bytes], list[str]]
) -> None:
    slip = make_slip("de", starts_at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    [text] = pages(printed.appointment(slip))
    assert "00:30" in text
    assert "Dienstag, 24. November" in text


def test_a_time_without_zone_is_refused(make_slip: MakeSlip) -> None:
    with pytest.raises(ValueError, match="zone"):
        printed.appointment(make_slip("de", starts_at=datetime(2026, 11, 23, 14, 30)))


@pytest.mark.parametrize("language", ["xx", "", "../slips/de", "DE", "de.toml"])
def test_a_language_without_a_file_is_a_known_error(language: str, make_slip: MakeSlip) -> None:
    with pytest.raises(SlipLanguageMissing):
        printed.appointment(make_slip(language))


HOSTILE = [
    "<b>Anna</b> &amp; <script>",
    "A" * 10_000,
    "\u202ednim \u2066Anna",
    "",
    " \n\t ",
    "=HYPERLINK(1)",
    "李小龍 😀",
    "Z" + "\u0301" * 500,
    "محمد (Mohammad) 12",
    "\x00\x1b[31m",
    "\ud800",
]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("text", HOSTILE)
def test_any_name_makes_a_slip_of_one_page(
    text: str,
    paper: Paper,
    make_slip: MakeSlip,
    pages: Callable[[bytes], list[str]],
    qr_content: Callable[[bytes], str],
    picture: Callable[..., Image.Image],
) -> None:
    place = Place(text, text, text)
    slip = make_slip("ar", visitor=text, colleague=text, phone=text, place=place, reference=text)
    pdf = printed.appointment(slip, paper)
    assert len(pages(pdf)) == 1
    assert Calendar.from_ical(qr_content(pdf)).walk("VEVENT")
    image = picture(pdf, scale=1.5)
    edge = 6  # pixels; nothing may run off the paper
    for strip in (
        image.crop((0, 0, edge, image.height)),
        image.crop((image.width - edge, 0, image.width, image.height)),
        image.crop((0, 0, image.width, edge)),
        image.crop((0, image.height - edge, image.width, image.height)),
    ):
        assert strip.getextrema() == (255, 255)


def test_markup_in_a_name_is_printed_as_it_is(
    make_slip: MakeSlip, pages: Callable[[bytes], list[str]]
) -> None:
    assert "<b>Anna</b> &amp;" in pages(printed.appointment(make_slip("de", visitor="<b>Anna</b> &amp;")))[0]


@pytest.mark.parametrize("duration", [0, -5, 1, 90, 10_000])
def test_any_duration(duration: int, make_slip: MakeSlip, qr_content: Callable[[bytes], str]) -> None:
    [event] = Calendar.from_ical(
        qr_content(printed.appointment(make_slip("uk", duration_minutes=duration)))
    ).walk("VEVENT")
    assert event["dtend"].dt > event["dtstart"].dt


def test_the_specimen_says_so_and_the_true_slip_does_not(
    make_slip: MakeSlip, pages: Callable[[bytes], list[str]]
) -> None:
    assert "MUSTER" in pages(printed.appointment(make_slip("de"), sample=True))[0]
    assert "MUSTER" not in pages(printed.appointment(make_slip("de")))[0]


def test_the_same_slip_is_the_same_file_whatever_was_printed_before(make_slip: MakeSlip) -> None:
    first = printed.appointment(make_slip("ar"))
    printed.appointment(make_slip("ar", visitor="ژوان ڕۆژ گەلاوێژ"))
    assert printed.appointment(make_slip("ar")) == first


def test_metadata_name_nobody(make_slip: MakeSlip) -> None:
    pdf = printed.appointment(make_slip("uk"))
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    told = " ".join(str(value) for value in reader.metadata.values())
    assert reader.metadata.title == "Termin · Зустріч"
    assert "Прикладенко" not in told
    assert "Caro" not in told
    assert reader.root_object["/Lang"] == "de"


def test_nothing_is_left_to_the_readers_own_fonts(make_slip: MakeSlip) -> None:
    reader = PdfReader(io.BytesIO(printed.appointment(make_slip("ar"))))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert fonts
    assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts.values())
