"""Text from outside: what is taken away, what stays, and that nothing is cut."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.text import LINE_LENGTH, NOTE_LENGTH, clean_line, clean_text

OVERRIDES = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


@pytest.mark.parametrize("char", OVERRIDES)
def test_what_turns_the_reading_order_is_taken_out(char: str) -> None:
    assert clean_line(f"Mira{char} Muster", field="name") == "Mira Muster"
    assert clean_text(f"Mira{char}\nMuster", field="note") == "Mira\nMuster"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\u00ad", "\ue000", "\ud800", "\U000e0041"])
def test_what_nobody_sees_is_taken_out(char: str) -> None:
    assert clean_line(f"Mi{char}ra", field="name") == "Mira"
    assert clean_text(f"Mi{char}ra", field="note") == "Mira"


def test_a_line_stays_one_line_with_single_spaces() -> None:
    assert clean_line("  Mira\t\r\n\u2028 \u00a0Muster\u3000 ", field="name") == "Mira Muster"


def test_accents_are_put_together_even_around_what_was_taken_out() -> None:
    assert clean_line("Jose\u0301", field="name") == "José"
    assert clean_line("Jose\u200e\u0301", field="name") == "José"


def test_joiners_stay_inside_a_word() -> None:
    persian = "علی\u200cرضا"
    assert clean_line(persian, field="name") == persian
    assert clean_line("क्\u200dष", field="name") == "क्\u200dष"


def test_a_name_of_joiners_alone_is_no_name() -> None:
    assert clean_line("\u200c \u200d\u200c", field="name") == ""
    assert clean_line("\u200cMira\u200d", field="name") == "Mira"


@pytest.mark.parametrize(
    "name", ["<b>Mira</b>", "=1+1", "@SUM(A1)", "O'Brien", "Nguyễn Thị", "Олена", "ዮሃንስ", "გიორგი"]
)
def test_names_stay_as_they_are_written(name: str) -> None:
    assert clean_line(name, field="name") == name


def test_too_long_a_text_is_told_and_not_cut() -> None:
    with pytest.raises(BadInput, match=r"10000 Zeichen lang; höchstens 300") as refused:
        clean_line("a" * 10_000, field="family_name")
    assert refused.value.field == "family_name"
    assert clean_line("a" * LINE_LENGTH, field="name") == "a" * LINE_LENGTH
    with pytest.raises(BadInput, match="100001"):
        clean_text("a" * (NOTE_LENGTH + 1), field="note")
    # White space around a text is not what makes it too long.
    assert clean_text("a" * NOTE_LENGTH + "\n" * 50, field="note") == "a" * NOTE_LENGTH


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_line_break_is_kept_as_one(line_break: str) -> None:
    assert clean_text(f"eins{line_break}zwei", field="note") == "eins\nzwei"


def test_tabs_and_empty_lines_stay_in_a_note() -> None:
    assert clean_text("\n a\n\n\tb \n", field="note") == "a\n\n\tb"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    line, note = clean_line(text, field="x"), clean_text(text, field="x")
    assert clean_line(line, field="x") == line
    assert clean_text(note, field="x") == note
    for clean in (line, note):
        assert unicodedata.is_normalized("NFC", clean)
        assert not set(clean) & set(OVERRIDES)
        assert all(char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Co"} for char in clean)
    assert "\n" not in line
