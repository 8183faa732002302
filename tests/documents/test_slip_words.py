"""The language files of the slip: complete, drawable, and refused when they are not."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from woilmenau_desk.assets import i18n_dir, resources_dir
from woilmenau_desk.documents import slip_files
from woilmenau_desk.documents.fonts import MISSING
from woilmenau_desk.documents.shaping import Voice, shape, shape_sentence
from woilmenau_desk.documents.slip_words import (
    OFFER_KINDS,
    PLACES,
    available_slip_languages,
    slip_words,
    words_from,
)
from woilmenau_desk.domain.errors import BrokenSlipFile

LANGUAGES = available_slip_languages()
MONDAY = datetime(2026, 11, 23, 9, 5, tzinfo=ZoneInfo("Europe/Berlin"))
TABLES = (
    "text",
    "bring",
    "waiting",
    "reminder",
    "board",
    "board_reasons",
    "programme",
    "referral",
    "deadline",
    "offer_kinds",
    "receipt",
    "aid_kinds",
)


def content(code: str) -> dict[str, Any]:
    return tomllib.loads((i18n_dir() / "slips" / f"{code}.toml").read_text(encoding="utf-8"))


def test_the_first_languages_are_there_and_german_leads() -> None:
    assert LANGUAGES[0] == "de"
    assert {"uk", "ar", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_file_holds_every_phrase(code: str) -> None:
    given = content(code)
    for table in TABLES:
        assert given[table].keys() == content("de")[table].keys()
    required = content("de").keys()
    assert required <= given.keys()
    assert given.keys() - required <= {"digits", "minutes", "months"}
    for table in TABLES:
        for key, text in given[table].items():
            places = PLACES.get(f"{table}.{key}", ())
            assert text.count("{") == len(places)
            assert all(f"{{{place}}}" in text for place in places)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_fonts_have_every_letter_of_it(code: str) -> None:
    words = slip_words(code)
    voice = Voice(language=code, right_to_left=words.right_to_left)
    for text in (text for table in TABLES for text in content(code)[table].values()):
        assert MISSING not in shape(text, voice).text
    for month in range(1, 13):
        assert MISSING not in shape(words.day(MONDAY.replace(month=month)), voice).text


@pytest.mark.parametrize("code", LANGUAGES)
def test_only_right_to_left_languages_say_that_they_are(code: str) -> None:
    assert slip_words(code).right_to_left == (code in {"ar", "fa", "prs", "ps", "ckb"})


def test_days_and_hours_in_each_language() -> None:
    assert slip_words("de").day(MONDAY) == "Montag, 23. November"
    assert slip_words("uk").day(MONDAY) == "понеділок, 23 листопада"
    assert slip_words("en").day(MONDAY) == "Monday, 23 November"
    assert slip_words("ar").day(MONDAY) == "الاثنين، ٢٣ تشرين الثاني/نوفمبر"
    arabic = shape_sentence(slip_words("ar").clock(MONDAY), Voice(language="ar", right_to_left=True))
    assert "٩:٠٥" in arabic.text
    assert not slip_words("de").tells_time_differently(MONDAY)
    assert slip_words("en").tells_time_differently(MONDAY)


def test_every_kind_of_offer_has_its_phrase() -> None:
    listed = tomllib.loads((resources_dir() / "values" / "offer_kinds.toml").read_text(encoding="utf-8"))
    assert set(listed) == set(OFFER_KINDS)


def test_weekday_and_date_stand_apart() -> None:
    assert (slip_words("de").weekday(MONDAY), slip_words("de").date(MONDAY)) == ("Montag", "23. November")
    assert slip_words("ar").weekday(MONDAY) == "الاثنين"
    assert slip_words("ar").date(MONDAY) == "٢٣ تشرين الثاني/نوفمبر"
    for code in LANGUAGES:
        words = slip_words(code)
        assert words.weekday(MONDAY) in words.day(MONDAY)
        assert words.weekday(MONDAY) not in words.date(MONDAY)


def test_plurals_follow_the_language() -> None:
    def told(code: str, minutes: int) -> str:
        return shape_sentence(slip_words(code).duration(minutes), Voice()).text.replace("\u00a0", " ")

    assert told("de", 1) == "etwa 1 Minute"
    assert told("uk", 45).endswith("45 хвилин")
    assert told("uk", 2).endswith("2 хвилини")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_word_for_minutes(code: str) -> None:
    words = slip_words(code)
    for minutes in (1, 2, 5, 45, 90):
        said = shape_sentence(words.duration(minutes), Voice()).text
        assert "duration" not in said
        # One and two are words of their own in Arabic.
        assert minutes < 3 or words.in_own_digits(str(minutes)) in said
        # Nothing that is left in another script's letters.
        assert not words.right_to_left or not any(char.isascii() and char.isalpha() for char in said)


@pytest.mark.parametrize(
    "change",
    [
        {"text": {"appointment": "Termin"}},
        {"text": "Termin"},
        {"programme": {"title": "Programm"}},
        {"offer_kinds": {"other": "Angebot"}},
        {"months": ["Jänner"]},
        {"digits": "123"},
        {"locale": None},
    ],
)
def test_an_incomplete_file_names_its_language(change: dict[str, Any]) -> None:
    given = {**content("de"), **change}
    given = {key: value for key, value in given.items() if value is not None}
    with pytest.raises(ValueError, match="slip language xy"):
        words_from("xy", given)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a language of somebody else's making."""
    monkeypatch.setattr(slip_files, "i18n_dir", lambda: tmp_path)
    (tmp_path / "slips").mkdir()
    return tmp_path / "slips"


@pytest.mark.parametrize(
    "written",
    [
        b"x = " + b"[" * 100_000,
        b"x = " + b"{a = " * 100_000,
        b"#" * 1_000_001,
        b"\xff",
        b"",
        "{time.__class__}",
        "{time:>999999999}",
        "{time!r}",
        "{0}",
        "{tiem}",
        "{",
    ],
)
def test_a_language_that_somebody_spoiled_is_a_known_error(folder: Path, written: bytes | str) -> None:
    if isinstance(written, str):
        text = (i18n_dir() / "slips" / "de.toml").read_text("utf-8")
        written = text.replace("{time}", written).encode()
        assert written != text.encode()
    (folder / "xy.toml").write_bytes(written)
    with pytest.raises(BrokenSlipFile, match=r"xy\.toml"):
        slip_words("xy")
