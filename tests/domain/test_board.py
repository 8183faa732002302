"""What typed digits mean on the pointing board."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.board import chosen


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", (1, True)),
        ("2", (2, True)),
        ("3", (3, False)),
        ("12", (12, False)),
        ("23", (None, False)),
        ("0", (None, False)),
        ("", (None, False)),
        ("²", (None, False)),
    ],
)
def test_digits_among_twenty_two(typed: str, meant: tuple[int | None, bool]) -> None:
    assert chosen(typed, 22) == meant


@given(st.integers(1, 300), st.integers(1, 300))
def test_a_number_waits_for_a_digit_only_where_one_could_follow(number: int, most: int) -> None:
    meant, waits = chosen(str(number), most)
    assert (meant is not None) == (number <= most)
    assert waits == any(number * 10 + digit <= most for digit in range(10))
