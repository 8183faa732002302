"""The public holidays, against those of a library that is kept by others."""

from datetime import date

import pytest
from holidays import country_holidays

from woilmenau_desk.domain.holidays import easter, holidays
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_every_year_has_the_days_of_the_law(year: int) -> None:
    assert holidays(year, year) == dict(country_holidays("DE", subdiv="TH", years=year, language="de"))


def test_some_years_at_once_are_all_there() -> None:
    assert {day.year for day in holidays(2024, 2026)} == {2024, 2025, 2026}
    assert len(holidays(2024, 2026)) == 33


def test_beyond_the_calendar_there_are_none() -> None:
    assert max(holidays(LAST_YEAR, LAST_YEAR + 5)).year == LAST_YEAR


@pytest.mark.parametrize(
    "sunday", [date(1818, 3, 22), date(1943, 4, 25), date(2000, 4, 23), date(2026, 4, 5)]
)
def test_easter_at_its_earliest_its_latest_and_between(sunday: date) -> None:
    assert easter(sunday.year) == sunday
