"""The codes of referral slips: one for each, readable, and no name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from woilmenau_desk.domain.referrals import CODE_LENGTH, CODE_LETTERS, code_of, read_code


def test_the_first_20000_referrals_have_codes_of_their_own() -> None:
    codes = [code_of(number) for number in range(1, 20_001)]
    assert len(set(codes)) == len(codes)
    assert {len(code) for code in codes} == {CODE_LENGTH}


@given(st.integers(1, 5_000_000), st.integers(1, 5_000_000))
@settings(max_examples=500, deadline=None)
def test_no_two_have_the_same(one: int, other: int) -> None:
    assert (code_of(one) == code_of(other)) == (one == other)


@given(st.integers(1, 2_000_000))
@settings(max_examples=500, deadline=None)
def test_a_code_is_read_as_it_is_typed_and_read_out(number: int) -> None:
    code = code_of(number)
    assert set(code) <= set(CODE_LETTERS)
    assert read_code(code.lower()) == read_code(f" {code[:2]} {code[2:]} ") == code
    # A digit among the first four, and none before all: no name, and no group's size.
    assert code[0].isalpha()
    assert any(one.isdigit() for one in code[:CODE_LENGTH])


@given(st.text(st.characters(categories=["Lu", "Ll", "Zs"]), max_size=12))
@settings(deadline=None)
def test_a_name_is_no_code(name: str) -> None:
    assert read_code(name) is None


def test_what_is_too_short_or_holds_another_letter_is_none() -> None:
    assert [read_code(typed) for typed in ("", "K7M", "KO7M", "7KMP", "12", "0176", "K7-M4")] == [
        *([None] * 6),
        "K7M4",
    ]
