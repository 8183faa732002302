"""When a repeating follow-up comes back."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.follow_ups import EVERY_NAMES, Every, next_due, working_day
from woilmenau_desk.domain.holidays import holiday

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_every_rhythm_has_its_word() -> None:
    assert set(EVERY_NAMES) == set(Every)


def test_what_was_put_off_moves_nothing_behind_it() -> None:
    first = due = date(2026, 10, 31)
    found = []
    for _ in range(5):
        due = next_due(first, Every.MONTH, due) or due
        found.append(due)
    # 31 January and 28 February are Sundays; the one behind them is the last of March all the same.
    assert found == [
        date(2026, 11, 30),
        date(2026, 12, 31),
        date(2027, 2, 1),
        date(2027, 3, 1),
        date(2027, 3, 31),
    ]


@given(first=DAYS, every=st.sampled_from(Every), late=st.integers(0, 400))
def test_it_comes_on_the_first_working_day_behind(first: date, every: Every, late: int) -> None:
    after = first + timedelta(days=late)
    due = next_due(first, every, after)
    assert due is not None
    assert due > after
    assert due.weekday() < 5
    assert not holiday(due)
    longest = {"1w": 7, "2w": 14, "1m": 31, "3m": 92, "6m": 184, "1y": 366}[every]
    assert (due - after).days <= longest + 6


@given(DAYS)
def test_a_working_day_stays(day: date) -> None:
    assert working_day(working_day(day)) == working_day(day)


def test_the_calendar_ends() -> None:
    assert next_due(date(2099, 6, 1), Every.YEAR, date(2099, 6, 1)) is None
