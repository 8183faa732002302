"""The poster of a week: in every language that has a phrase file, readable, from the right side, and without a name."""

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.documents import printed
from tests.documents.hostile import HOSTILE, edges_are_blank
from woilmenau_desk.documents.fonts import MISSING
from woilmenau_desk.documents.slip_words import available_slip_languages, slip_words
from woilmenau_desk.domain.errors import SlipLanguageMissing
from woilmenau_desk.domain.offer_papers import PosterEntry, PosterSize, WeekPoster
from woilmenau_desk.domain.slips import Place

LANGUAGES = available_slip_languages()
PLACE = Place("wo:ilmenau", "Wetzlarer Platz 1", "98693 Ilmenau")
MONDAY = date(2026, 11, 23)
MM = 72 / 25.4
Pages = Callable[[bytes], list[str]]


def entry(weekday: int, title: str, kind: str, target: str = "open", **more: object) -> PosterEntry:
    day = MONDAY + timedelta(days=weekday)
    return PosterEntry(day, time(9, 30), time(11, 30), title, kind, kind, target, target, **more)  # type: ignore[arg-type]


WEEK = (
    entry(0, "Deutsch am Morgen", "language_course", level="a1", level_word="A1", room="Raum 2"),
    entry(1, "Buchstaben", "language_course", level="alpha", level_word="Alphabetisierung"),
    entry(2, "Frauensprachcafé", "womens_cafe", "women", childcare=True, room="Großer Raum"),
    entry(3, "Radfahren", "cycling", "women", cancelled=True),
    entry(4, "Spielenachmittag", "leisure", "families"),
)
POSTER = WeekPoster(PLACE, MONDAY, "de", WEEK)


def drawn(pdf: bytes) -> list[tuple[str, float, float]]:
    """Each text of the first page with its left edge and its size, in points."""
    found: list[tuple[str, float, float]] = []

    def visit(text: str, matrix: list[float], own: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append((text.strip(), own[4] * matrix[0] + matrix[4], size * own[0] * matrix[0]))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_week(
    language: str, pages: Pages, copied: Callable[[bytes], str], picture: Callable[..., Image.Image]
) -> None:
    pdf = printed.poster(replace(POSTER, language=language))
    [text] = pages(pdf)
    for expected in ("23.11.–29.11.2026", "KW 48", "09:30", "Frauensprachcafé", "(A1)", "Wetzlarer Platz 1"):
        assert expected in text
    assert MISSING not in text
    words = slip_words(language)
    read = unicodedata.normalize("NFKC", copied(pdf))
    phrases = words.programme
    for phrase in (phrases.title, phrases.women, phrases.childcare, phrases.cancelled, phrases.families):
        # A viewer that copies puts words of both directions on one line in an order of its own.
        for word in unicodedata.normalize("NFKC", phrase).split():
            assert word in read
    if not words.right_to_left:
        assert words.offer_kinds["cycling"] in text or language == "de"
    assert edges_are_blank(picture, pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_right_to_left_language_turns_the_whole_page(language: str) -> None:
    pdf = printed.poster(replace(POSTER, language=language))
    middle = float(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width) / 2
    edges = {round(left) for text, left, _ in drawn(pdf) if text == "09:30"}
    assert len(edges) == 1
    assert (edges.pop() > middle) == slip_words(language).right_to_left


def test_the_larger_paper_is_read_from_three_metres(pages: Pages) -> None:
    small, large = (printed.poster(replace(POSTER, language="uk", size=size)) for size in PosterSize)
    box = PdfReader(io.BytesIO(large)).pages[0].mediabox
    assert (float(box.width) / MM, float(box.height) / MM) == pytest.approx((297, 420), abs=0.2)
    assert pages(small) == pages(large)
    capitals = 0.714  # of the type size, as the font is drawn
    sizes = {text: size * capitals / MM for text, _, size in drawn(large)}
    # Good eyes read letters of 4.4 mm at this distance.
    assert sizes["09:30"] > 9
    assert sizes["Мовне кафе для жінок"] > 6


def test_a_full_week_still_stands_on_one_page_and_a_fuller_one_on_several(pages: Pages) -> None:
    def week(number: int) -> tuple[PosterEntry, ...]:
        return tuple(entry(at % 5, f"Kurs {at:03}", "workshop", "families") for at in range(number))

    full = replace(POSTER, language="uk", entries=week(11))
    assert len(pages(printed.poster(full))) == 1
    found = pages(printed.poster(replace(full, entries=week(40))))
    assert 2 < len(found) < 8
    assert all("Програма на тиждень" in text for text in found)
    for at in range(40):
        assert sum(f"Kurs {at:03}" in text for text in found) == 1


def test_an_empty_week_says_so_and_a_closed_day_why(pages: Pages) -> None:
    [text] = pages(printed.poster(replace(POSTER, entries=())))
    text = " ".join(text.split())
    assert "In dieser Woche gibt es keine Angebote." in text
    closed = ((MONDAY + timedelta(days=2), "Feiertag"),)
    [text] = pages(printed.poster(replace(POSTER, entries=(), closed=closed)))
    assert "geschlossen" in text
    assert "Feiertag" in text
    assert "Mittwoch" in text


def test_what_the_centre_added_itself_is_told_in_german(pages: Pages) -> None:
    own = PosterEntry(MONDAY, time(9), time(10), "Chor", "choir", "Singen", "seniors", "für Ältere")
    [text] = pages(printed.poster(replace(POSTER, language="uk", entries=(own,))))
    assert "Chor" in text
    assert "für Ältere" in text


def test_a_language_without_a_file_is_a_known_error() -> None:
    with pytest.raises(SlipLanguageMissing):
        printed.poster(replace(POSTER, language="xx"))


@pytest.mark.parametrize("text", HOSTILE)
def test_any_title_makes_a_poster(text: str, pages: Pages, picture: Callable[..., Image.Image]) -> None:
    made = PosterEntry(
        MONDAY, time(9), time(10), text, text, text, text, text, text, text, text, childcare=True
    )
    place = Place(text, text, text)
    pdf = printed.poster(WeekPoster(place, MONDAY, "ar", (made, *WEEK), closed=((MONDAY, text),)))
    assert len(pages(pdf)) <= 2
    assert edges_are_blank(picture, pdf)


def test_its_metadata_name_no_offer_and_it_comes_out_the_same() -> None:
    made = replace(POSTER, language="ar")
    pdf = printed.poster(made)
    assert printed.poster(made) == pdf
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Programm der Woche · برنامج الأسبوع"
    assert reader.root_object["/Lang"] == "ar"
