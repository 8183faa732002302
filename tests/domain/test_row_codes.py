"""The codes of printed lines: no two alike, and a slip of the finger is found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.row_codes import (
    CodedRow,
    checked_code,
    code_of,
    looks_like_code,
    read_code,
    session_sheet,
    volunteer_sheet,
)

NUMBERS = st.integers(1, 300_000)
LETTERS = "0123456789ABCDEFGHJKMNPRSTVWX"


def test_no_code_is_given_twice() -> None:
    codes = {code_of(number) for number in range(1, 30_000)}
    assert len(codes) == 29_999
    assert {len(code) for code in codes} == {4, 5}
    assert all(re.fullmatch("[0-9][A-HJKMNPR-TVWX][0-9A-HJKMNPR-TVWX]+", code) for code in codes)


@given(NUMBERS)
def test_what_is_printed_is_read(number: int) -> None:
    code = code_of(number)
    typed = code.lower().replace("0", "o").replace("1", "l")
    assert read_code(f" {code[:2]} {code[2:]} ") == read_code(typed) == checked_code(code) == code
    arabic = "".join(chr(0x660 + int(letter)) if letter.isdigit() else letter for letter in code)
    assert read_code(arabic) == code


@given(NUMBERS, st.data())
def test_a_wrong_letter_and_two_swapped_ones_are_found(number: int, data: st.DataObject) -> None:
    code = code_of(number)
    place = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(st.sampled_from(LETTERS.replace(code[place], "")))
    assert read_code(code[:place] + letter + code[place + 1 :]) is None
    first = data.draw(st.integers(0, len(code) - 2))
    swapped = code[:first] + code[first + 1] + code[first] + code[first + 2 :]
    assert read_code(swapped) in (None, code)


def test_a_name_a_year_and_a_number_of_heads_are_no_code() -> None:
    assert not any(looks_like_code(text) for text in ("Amira", "1990", "3", "12k", "017604069001", ""))
    assert looks_like_code("4F7K")


@pytest.mark.parametrize("typed", ["", "7", "abc", "12-34", "1" * 40])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        checked_code(typed)


def test_a_sheet_of_a_volunteer_knows_its_month_and_one_of_a_session_has_none() -> None:
    row = CodedRow(1, volunteer_sheet(3, Month(2026, 10)), "0013", volunteer_id=3)
    assert row.month == Month(2026, 10)
    assert CodedRow(1, session_sheet(12), "0013", session_id=12).month is None
    # At a training, the line is a volunteer's and the sheet the session's.
    assert CodedRow(1, session_sheet(12), "0013", session_id=12, volunteer_id=3).month is None
