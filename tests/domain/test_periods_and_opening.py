"""Months, the centre's clock, and when it is open."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.holidays import holidays
from woilmenau_desk.domain.opening import Opening, OpeningNow, OpeningState, every_week
from woilmenau_desk.domain.periods import BERLIN, FIRST_YEAR, LAST_YEAR, Month, check_date, local

MONTHS = st.builds(Month, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12))


def here(year: int, month: int, day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=BERLIN)


@given(MONTHS)
def test_months_follow_one_another_without_a_gap(month: Month) -> None:
    assert month.first.day == 1
    assert month.last + timedelta(days=1) == month.next().first
    assert month.next().previous() == month == month.previous().next()
    assert month.previous() < month < month.next()
    assert Month.of(month.first) == Month.of(month.last) == Month.parse(str(month)) == month


def test_february_knows_leap_years() -> None:
    assert Month(2028, 2).last == date(2028, 2, 29)
    assert Month(2100 - 1, 2).last == date(2099, 2, 28)
    assert Month(2026, 10).title() == "Oktober 2026"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-13",
        "2026-00",
        "26-10",
        "2026-1",
        "1926-10",
        "2100-01",
        "2026-10-01",
        "Oktober",
        "x" * 10_000,
    ],
)
def test_what_is_no_month_is_told(text: str) -> None:
    with pytest.raises(BadInput, match="ist kein Monat"):
        Month.parse(text)


def test_a_day_of_another_century_is_told() -> None:
    for year in (1, 1926, 2014, 2100, 9999):
        with pytest.raises(BadInput, match=f"Das Jahr {year} kann nicht stimmen"):
            check_date(date(year, 1, 1), field="day")
    assert check_date(date(2026, 10, 31), field="day") == date(2026, 10, 31)


def test_the_local_day_changes_at_local_midnight_in_winter_and_summer() -> None:
    assert local(datetime(2026, 11, 22, 22, 59, 59, tzinfo=UTC)).date() == date(2026, 11, 22)
    assert local(datetime(2026, 11, 22, 23, 0, tzinfo=UTC)).date() == date(2026, 11, 23)
    assert local(datetime(2026, 7, 31, 21, 59, 59, tzinfo=UTC)).date() == date(2026, 7, 31)
    assert local(datetime(2026, 7, 31, 22, 0, tzinfo=UTC)).date() == date(2026, 8, 1)


def test_the_hours_are_those_of_the_wall_clock_on_both_sides_of_the_change() -> None:
    opening = Opening()
    # Friday before and Monday after the clocks go back: 14:00 is 12:00 and then 13:00 in UTC.
    for day, utc in ((date(2026, 10, 23), 12), (date(2026, 10, 26), 13)):
        moment = datetime(day.year, day.month, day.day, utc, tzinfo=UTC)
        assert opening.at(moment) == OpeningNow(OpeningState.OPEN, 120)
        assert opening.at(moment - timedelta(seconds=1)) == OpeningNow(OpeningState.BEFORE, 1)


@pytest.mark.parametrize(
    ("at", "now"),
    [
        (here(2026, 11, 23, 0), OpeningNow(OpeningState.BEFORE, 14 * 60)),
        (here(2026, 11, 23, 13, 59, 1), OpeningNow(OpeningState.BEFORE, 1)),
        (here(2026, 11, 23, 14), OpeningNow(OpeningState.OPEN, 120)),
        (here(2026, 11, 23, 15, 13), OpeningNow(OpeningState.OPEN, 47)),
        (here(2026, 11, 23, 15, 59, 59), OpeningNow(OpeningState.OPEN, 1)),
        (here(2026, 11, 23, 16), OpeningNow(OpeningState.AFTER)),
        (here(2026, 11, 22, 15), OpeningNow(OpeningState.CLOSED)),
    ],
)
def test_minutes_are_counted_up_to_the_full_one(at: datetime, now: OpeningNow) -> None:
    assert Opening().at(at) == now
    assert Opening().contains(at) is (now.state is OpeningState.OPEN)


def test_minutes_are_true_in_the_night_the_clocks_change() -> None:
    always = Opening(every_week(range(7), time(8), time(20)))
    assert always.at(here(2026, 3, 29, 1)).minutes == 6 * 60  # an hour is missing
    assert always.at(here(2026, 10, 25, 1)).minutes == 8 * 60  # an hour comes twice
    late = Opening(every_week([6], time(0, 30), time(4)))
    assert late.at(datetime(2026, 3, 29, 0, 30, tzinfo=UTC)).minutes == 90  # 01:30, and 04:00 is 02:00 in UTC


def test_the_holidays_of_thueringen_are_known_by_name() -> None:
    found = holidays(2026, 2026)
    assert found == {
        date(2026, 1, 1): "Neujahr",
        date(2026, 4, 3): "Karfreitag",
        date(2026, 4, 6): "Ostermontag",
        date(2026, 5, 1): "Erster Mai",
        date(2026, 5, 14): "Christi Himmelfahrt",
        date(2026, 5, 25): "Pfingstmontag",
        date(2026, 9, 20): "Weltkindertag",
        date(2026, 10, 3): "Tag der Deutschen Einheit",
        date(2026, 10, 31): "Reformationstag",
        date(2026, 12, 25): "Erster Weihnachtstag",
        date(2026, 12, 26): "Zweiter Weihnachtstag",
    }


def test_a_holiday_and_a_closed_day_close_the_centre_and_say_why() -> None:
    opening = Opening(closed={**holidays(2026, 2027), date(2026, 11, 24): "Klausurtag"})
    assert opening.at(here(2026, 12, 25, 15)) == OpeningNow(
        OpeningState.CLOSED, reason="Erster Weihnachtstag"
    )
    assert opening.at(here(2026, 11, 24, 15)) == OpeningNow(OpeningState.CLOSED, reason="Klausurtag")
    # 31 October 2026 is a Saturday, so all 22 working days of the month are open ones.
    assert opening.open_days(date(2026, 10, 1), date(2026, 10, 31)) == 22
    assert opening.open_days(date(2026, 12, 1), date(2026, 12, 31)) == 22
    assert opening.open_days(date(2026, 12, 2), date(2026, 12, 1)) == 0
    assert opening.next_open_day(date(2026, 12, 24)) == date(2026, 12, 28)
    assert Opening(hours=()).next_open_day(date(2026, 12, 24)) is None


@given(st.datetimes(datetime(2016, 1, 1), datetime(2098, 1, 1), timezones=st.just(UTC)))
def test_the_state_agrees_with_the_wall_clock(moment: datetime) -> None:
    opening = Opening()
    clock = local(moment)
    now = opening.at(moment)
    if clock.weekday() > 4:
        assert now.state is OpeningState.CLOSED
    elif time(14) <= clock.time() < time(16):
        assert now.state is OpeningState.OPEN
        assert 1 <= now.minutes <= 120
    else:
        assert now.state is (OpeningState.BEFORE if clock.time() < time(14) else OpeningState.AFTER)
