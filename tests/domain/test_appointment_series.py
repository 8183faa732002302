"""Series of appointments, held against going through every single day, across changes of the clock and of the year."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.appointment_series import (
    Rhythm,
    SeriesRule,
    Skipped,
    checked,
    follows,
    nth_of,
    times,
)
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BERLIN

days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
clocks = st.times(min_value=time(0), max_value=time(23, 59)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@st.composite
def rules(draw: st.DrawFn) -> SeriesRule:
    first = draw(days)
    last = first + timedelta(days=draw(st.integers(0, 731)))
    rhythm = draw(st.sampled_from(Rhythm))
    return SeriesRule(
        rhythm, first, last, draw(clocks), draw(st.integers(1, 2 if rhythm is Rhythm.YEARLY else 6))
    )


def fits(rule: SeriesRule, day: date) -> bool:
    """Whether a day is one of a rule, told by the day alone."""
    first = rule.first_day
    months = (day.year - first.year) * 12 + day.month - first.month
    if rule.rhythm is Rhythm.WEEKLY:
        return (day - first).days % (7 * rule.every) == 0
    if rule.rhythm is Rhythm.YEARLY:
        return (day.month, day.day) == (first.month, first.day) and (day.year - first.year) % rule.every == 0
    if months % rule.every:
        return False
    if rule.rhythm is Rhythm.MONTHLY_DAY:
        return day.day == first.day
    if day.weekday() != first.weekday():
        return False
    if first.day > 28:
        return day.day + 7 > monthrange(day.year, day.month)[1]
    return (day.day - 1) // 7 == (first.day - 1) // 7


def is_there(moment: datetime) -> bool:
    there_and_back = moment.astimezone(UTC).astimezone(BERLIN)
    return there_and_back.replace(tzinfo=None) == moment.replace(tzinfo=None)


@given(rules())
def test_a_series_has_the_days_that_fit_and_no_other(rule: SeriesRule) -> None:
    every = [
        rule.first_day + timedelta(days=number) for number in range((rule.last_day - rule.first_day).days + 1)
    ]
    wanted = [datetime.combine(day, rule.at, BERLIN) for day in every if fits(rule, day)]
    found = list(times(rule))
    assert [at for at in found if not isinstance(at, Skipped)] == [at for at in wanted if is_there(at)]
    # What is left out is told: the hour that is left out in March, and days that a month does not have.
    told = [at.day for at in found if isinstance(at, Skipped)]
    assert [at.date() for at in wanted if not is_there(at)] == [day for day in told if fits(rule, day)]
    assert all(rule.first_day <= day <= rule.last_day for day in told)


@given(rules())
def test_every_time_is_the_same_on_the_clock(rule: SeriesRule) -> None:
    assert all(at.time() == rule.at for at in times(rule) if not isinstance(at, Skipped))


def test_the_29_of_february_is_told_where_the_year_has_none() -> None:
    rule = SeriesRule(Rhythm.YEARLY, date(2028, 2, 29), date(2029, 12, 31), time(10))
    first, second = times(rule)
    assert first == datetime(2028, 2, 29, 10, tzinfo=BERLIN)
    assert isinstance(second, Skipped)
    assert (second.day, str(second.why)) == (date(2029, 2, 28), "einen 29. Februar 2029 gibt es nicht")


def test_the_31_is_told_where_the_month_has_none() -> None:
    rule = SeriesRule(Rhythm.MONTHLY_DAY, date(2026, 10, 31), date(2027, 3, 31), time(10))
    assert [isinstance(at, Skipped) for at in times(rule)] == [False, True, False, False, True, False]


def test_half_past_two_is_left_out_on_the_night_on_which_the_clock_goes_forward() -> None:
    rule = SeriesRule(Rhythm.WEEKLY, date(2027, 3, 21), date(2027, 4, 4), time(2, 30))
    _, skipped, _ = times(rule)
    assert isinstance(skipped, Skipped)
    assert "2 auf 3" in str(skipped.why)
    # In October it comes twice: once is enough.
    twice = list(times(SeriesRule(Rhythm.WEEKLY, date(2026, 10, 25), date(2026, 10, 25), time(2, 30))))
    assert twice == [datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)]


def test_the_fifth_weekday_is_the_last_of_every_month() -> None:
    assert [nth_of(date(2026, 12, day)) for day in (1, 7, 8, 22, 28, 29, 31)] == [1, 1, 2, 4, 4, -1, -1]
    rule = SeriesRule(Rhythm.MONTHLY_WEEKDAY, date(2026, 12, 29), date(2027, 3, 31), time(10))
    assert [at.date().isoformat() for at in times(rule) if isinstance(at, datetime)] == [
        "2026-12-29",
        "2027-01-26",
        "2027-02-23",
        "2027-03-30",
    ]


@given(rules(), st.integers(-20, 20))
def test_what_follows_a_moved_one_keeps_the_rhythm(rule: SeriesRule, shift: int) -> None:
    after = rule.first_day + timedelta(days=shift)
    moved = SeriesRule(rule.rhythm, after, after + timedelta(days=731), rule.at, rule.every)
    for at in times(rule):
        if isinstance(at, Skipped):
            continue
        there = follows(rule.rhythm, rule.first_day, after, at.date())
        day = there.day if isinstance(there, Skipped) else there
        if after <= day <= moved.last_day and not isinstance(there, Skipped):
            assert fits(moved, day)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (SeriesRule(Rhythm.WEEKLY, date(2026, 12, 1), date(2026, 11, 1), time(10)), "last_day"),
        (SeriesRule(Rhythm.WEEKLY, date(2026, 12, 1), date(2029, 11, 1), time(10)), "last_day"),
        (SeriesRule(Rhythm.WEEKLY, date(2026, 12, 1), date(2027, 11, 1), time(10), 0), "every"),
        (SeriesRule(Rhythm.WEEKLY, date(2026, 12, 1), date(2027, 11, 1), time(10), 53), "every"),
        (SeriesRule(Rhythm.YEARLY, date(2026, 12, 1), date(2027, 11, 1), time(10), 3), "every"),
        (SeriesRule(Rhythm.WEEKLY, date(1601, 12, 1), date(1602, 11, 1), time(10)), "first_day"),
        (SeriesRule(Rhythm.WEEKLY, date(2026, 12, 1), date(9999, 12, 31), time(10)), "last_day"),
    ],
)
def test_what_is_no_series_is_refused(rule: SeriesRule, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        checked(rule)
    assert caught.value.field == field


def test_every_week_for_two_years_is_a_series() -> None:
    rule = SeriesRule(Rhythm.WEEKLY, date(2026, 12, 1), date(2028, 12, 1), time(10, 0, 30))
    assert checked(rule).at == time(10)
