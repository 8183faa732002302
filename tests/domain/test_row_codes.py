"""The codes of printed lines: no two alike, and a slip of the finger is found."""

import re

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.row_codes import code_of, looks_like_code, read_code

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
    assert read_code(f" {code[:2]} {code[2:]} ") == read_code(typed) == code


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
