"""Weekly times as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.volunteers import Available
from woilmenau_desk.domain.week_times import DAY_ENDS, MIDNIGHT, merged, parse_times, say_times

ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mo 14-16, Do ab 15", "Mo 14–16, Do ab 15"),
        ("mo 14 bis 16 uhr; donnerstag ab 15 Uhr", "Mo 14–16, Do ab 15"),
        ("Mo-Fr 9-12", "Mo–Fr 9–12"),
        ("Mo, Mi 14:30–16", "Mo 14:30–16, Mi 14:30–16"),
        ("Mo und Mi vormittags", "Mo 8–12, Mi 8–12"),
        ("Mo 9-11, 14-16", "Mo 9–11, Mo 14–16"),
        ("Sa, So", "Sa, So"),
        ("werktags bis 12", "Mo–Fr bis 12"),
        ("Fr-Mo ab 18", "Mo ab 18, Fr–So ab 18"),
        ("täglich", "Mo–So"),
        ("Thu from 3", "Do ab 3"),
        ("Mo 9-12, Mo 11-15", "Mo 9–15"),
        ("", ""),
    ],
)
def test_what_is_understood(text: str, said: str) -> None:
    assert say_times(parse_times(text)) == said


@pytest.mark.parametrize(
    "text", ["Mo 25-26", "irgendwann", "9-12", "Mo 16-14", "Mo 14-14", "Mo 12:75-13", "Mo x"]
)
def test_what_cannot_be_is_told_with_what_was_typed(text: str) -> None:
    with pytest.raises(BadInput) as told:
        parse_times(text)
    assert told.value.field == "times"
    assert text in str(told.value.reason)


times = st.builds(
    lambda weekday, span: Available(
        weekday, time(span[0] // 60, span[0] % 60), time(span[1] // 60, span[1] % 60)
    ),
    st.integers(0, 6),
    st.tuples(st.integers(0, 1438), st.integers(1, 1439)).filter(lambda span: span[0] < span[1]),
)


@given(st.lists(times, max_size=8))
def test_what_is_said_is_understood_again(found: list[Available]) -> None:
    whole = merged(found)
    assert parse_times(say_times(found)) == whole
    assert parse_times(say_times(found, ENGLISH, "from {time}", "until {time}")) == whole


@given(st.text(max_size=30))
def test_nothing_typed_is_an_error_of_another_kind(text: str) -> None:
    try:
        found = parse_times(text)
    except BadInput:
        return
    assert all(MIDNIGHT <= one.opens < one.closes <= DAY_ENDS for one in found)
