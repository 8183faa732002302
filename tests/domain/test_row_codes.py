"""The codes of printed sheets: what is typed wrong is no code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.row_codes import CodedRow, code_of, read_code, volunteer_sheet

NUMBERS = st.integers(min_value=1, max_value=10_000_000)


@given(NUMBERS)
def test_a_code_is_read_back_however_it_was_typed(number: int) -> None:
    code = code_of(number)
    spaced = f" {code[:2]} {code[2:]} "
    arabic = "".join(chr(0x660 + int(digit)) for digit in code)
    assert {read_code(code), read_code(spaced), read_code(arabic)} == {code}


@given(NUMBERS, st.data())
def test_one_wrong_digit_or_two_swapped_are_no_code(number: int, data: st.DataObject) -> None:
    code = code_of(number)
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[at]]))
    wrong = [code[:at] + other + code[at + 1 :]]
    if at and code[at] != code[at - 1]:
        wrong.append(code[: at - 1] + code[at] + code[at - 1] + code[at + 1 :])
    for typed in wrong:
        with pytest.raises(BadInput):
            read_code(typed)


@given(st.sets(NUMBERS, min_size=2, max_size=50))
def test_no_two_numbers_have_one_code(numbers: set[int]) -> None:
    assert len({code_of(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize("typed", ["", "7", "abc", "12-34", "1" * 40])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        read_code(typed)


def test_a_sheet_of_a_volunteer_knows_its_month() -> None:
    row = CodedRow(1, volunteer_sheet(3, Month(2026, 10)), "0013", volunteer_id=3)
    assert row.month == Month(2026, 10)
    assert CodedRow(1, "session:12", "0013", session_id=12).month is None
