"""The last day of a period, against a second count that takes a calendar and steps through it day by day."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from woilmenau_desk.domain.day_counting import Length, Unit, count, read_length
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.errors import BadInput

FIRST, LAST = date(2020, 1, 1), date(2035, 12, 31)
DAY = timedelta(days=1)
FREE = frozenset(holidays.country_holidays("DE", subdiv="TH", years=range(2020, 2076)))


def stepped(delivered: date, number: int, unit: Unit) -> date:
    """By a finger in the calendar: nothing but the next day, over and over."""
    day = delivered
    if unit in (Unit.DAY, Unit.WEEK):
        for _ in range(number * (7 if unit is Unit.WEEK else 1)):
            day += DAY
    else:
        wanted = delivered.day
        for _ in range(number * (12 if unit is Unit.YEAR else 1)):
            # On to the first of the next month.
            day += DAY
            while day.day != 1:
                day += DAY
        # And on within that month until the number comes, or the month ends before it.
        while day.day < wanted and (day + DAY).day != 1:
            day += DAY
    while day.isoweekday() in (6, 7) or day in FREE:
        day += DAY
    return day


LENGTHS = (
    st.tuples(st.integers(1, 400), st.just(Unit.DAY))
    | st.tuples(st.integers(1, 80), st.just(Unit.WEEK))
    | st.tuples(st.integers(1, 40), st.just(Unit.MONTH))
    | st.tuples(st.integers(1, 6), st.just(Unit.YEAR))
)


@given(delivered=st.dates(FIRST, LAST), length=LENGTHS)
@settings(max_examples=1500, deadline=None)
@example(delivered=date(2024, 2, 29), length=(1, Unit.YEAR))
@example(delivered=date(2026, 1, 31), length=(1, Unit.MONTH))
@example(delivered=date(2026, 12, 11), length=(2, Unit.WEEK))
def test_the_last_day_is_the_one_that_a_calendar_shows(delivered: date, length: tuple[int, Unit]) -> None:
    number, unit = length
    assert count(delivered, Length(number, unit)).last_day == stepped(delivered, number, unit)


def test_every_day_of_16_years_by_the_usual_lengths() -> None:
    usual = [(1, Unit.WEEK), (2, Unit.WEEK), (1, Unit.MONTH)]
    day = FIRST
    while day <= LAST:
        for number, unit in usual:
            assert count(day, Length(number, unit)).last_day == stepped(day, number, unit), (day, unit)
        day += DAY


@pytest.mark.parametrize(
    ("said", "number", "unit"),
    [
        ("2 Wochen", 2, Unit.WEEK),
        ("zwei Wochen", 2, Unit.WEEK),
        ("two weeks", 2, Unit.WEEK),
        ("2 weeks", 2, Unit.WEEK),
        ("2W", 2, Unit.WEEK),
        ("1 Monat", 1, Unit.MONTH),
        ("innerhalb eines Monats", 1, Unit.MONTH),
        ("binnen zwei Wochen nach Zustellung", 2, Unit.WEEK),
        ("within a month", 1, Unit.MONTH),
        ("a month", 1, Unit.MONTH),
        ("3 Mon.", 3, Unit.MONTH),
        ("14 Tage", 14, Unit.DAY),
        ("14 days", 14, Unit.DAY),
        ("14-Tage", 14, Unit.DAY),
        ("einundzwanzig Tage", 21, Unit.DAY),
        ("ein Jahr", 1, Unit.YEAR),
        ("1 year", 1, Unit.YEAR),
        ("ein halbes Jahr", 6, Unit.MONTH),
        ("half a year", 6, Unit.MONTH),
        ("Vierteljahr", 3, Unit.MONTH),
    ],
)
def test_a_length_as_people_and_letters_say_it(said: str, number: int, unit: Unit) -> None:
    assert read_length(said) == Length(number, unit)
    assert read_length(f"  {said.upper()} ") == Length(number, unit)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "bald",
        "0 Tage",
        "-2 Wochen",
        "1,5 Monate",
        "2 Monate und 1 Woche",
        "99999999999999999999 Tage",
        "²Wochen",
        *("am", "at", "ad", "aw", "aj", "awo", "anm"),
    ],
)
def test_what_cannot_be_counted_is_said(said: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_length(said)
    assert refused.value.field == "length"


def test_working_days_are_refused_by_name() -> None:
    with pytest.raises(BadInput, match="Werktage"):
        read_length("10 Werktage")


@given(st.text(max_size=30))
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_a_length_or_refused(typed: str) -> None:
    try:
        length = read_length(typed)
    except BadInput:
        return
    assert length.number >= 1


def test_the_count_is_shown_step_by_step() -> None:
    counted = count(date(2026, 12, 11), read_length("2 Wochen"))
    assert counted.last_day == date(2026, 12, 28)
    assert [str(step) for step in counted.steps] == [
        "Zustellung am Fr, 11.12.2026: dieser Tag zählt nicht mit (§ 187 Abs. 1 BGB).",
        "2 Wochen: bis zum gleichen Wochentag, Fr, 25.12.2026 (§ 188 Abs. 2 BGB).",
        "Fr, 25.12.2026 ist ein Feiertag in Thüringen (Erster Weihnachtstag) und darum nicht der letzte Tag (§ 193 BGB).",
        "Sa, 26.12.2026 ist ein Feiertag in Thüringen (Zweiter Weihnachtstag) und darum nicht der letzte Tag (§ 193 BGB).",
        "So, 27.12.2026 ist ein Sonntag und darum nicht der letzte Tag (§ 193 BGB).",
        "Letzter Tag: Mo, 28.12.2026.",
    ]


def test_a_month_without_that_day_ends_with_its_last_one() -> None:
    counted = count(date(2025, 1, 31), read_length("1 Monat"))
    assert counted.last_day == date(2025, 2, 28)
    assert "§ 188 Abs. 3 BGB" in str(counted.steps[1])


def test_a_delivery_in_the_future_is_told() -> None:
    data = DeadlineData(1, date(2026, 12, 1), "2 Wochen")
    with pytest.raises(BadInput, match="liegt in der Zukunft") as refused:
        data.checked(date(2026, 11, 30))
    assert refused.value.field == "delivered_on"
    assert data.checked(date(2026, 12, 1)) == data


def test_no_last_day_lies_beyond_the_calendar() -> None:
    with pytest.raises(BadInput):
        count(date(2098, 5, 1), read_length("30 Jahre"))
    with pytest.raises(BadInput):
        count(date(2099, 12, 31), read_length("1 Tag"))
