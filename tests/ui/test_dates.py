"""Days and times as people type and say them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.ui.dates import Prefer, parse_date, parse_time, people_say_date, say_time, short_date

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("heute", TODAY),
        ("Morgen ", date(2026, 11, 24)),
        ("übermorgen", date(2026, 11, 25)),
        ("gestern", date(2026, 11, 22)),
        ("3.11.", date(2026, 11, 3)),
        ("3.11", date(2026, 11, 3)),
        ("3.1.", date(2027, 1, 3)),
        ("3.11.26", date(2026, 11, 3)),
        ("03.11.2026", date(2026, 11, 3)),
        ("3. 11. 2026", date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3)),
        ("0311", date(2026, 11, 3)),
        ("031126", date(2026, 11, 3)),
        ("03112026", date(2026, 11, 3)),
        ("3/11", date(2026, 11, 3)),
        ("Mo", date(2026, 11, 30)),
        ("dienstag", date(2026, 11, 24)),
        ("+7", date(2026, 11, 30)),
        ("-1", date(2026, 11, 22)),
        ("in 2 Wochen", date(2026, 12, 7)),
        ("in zwei Wochen", date(2026, 12, 7)),
        ("in einer Woche", date(2026, 11, 30)),
        ("in 3 Monaten", date(2027, 2, 23)),
        ("29.2.", date(2028, 2, 29)),
        ("٣.١١.", date(2026, 11, 3)),  # digits of an Arabic keyboard
    ],
)
def test_a_day_is_understood(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("prefer", "meant"),
    [("near", date(2026, 11, 20)), ("past", date(2026, 11, 20)), ("future", date(2027, 11, 20))],
)
def test_a_day_without_a_year_lies_where_the_field_expects_it(prefer: Prefer, meant: date) -> None:
    assert parse_date("20.11.", TODAY, prefer=prefer) == meant


def test_the_past_weekday_is_the_last_one() -> None:
    assert parse_date("Fr", TODAY, prefer="past") == date(2026, 11, 20)
    assert parse_date("Mo", TODAY, prefer="past") == TODAY


@pytest.mark.parametrize("typed", ["3.11.1926", "3.11.2126", "2014-01-01"])
def test_another_century_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_date(typed, TODAY, field="follow_up_on")
    assert refused.value.field == "follow_up_on"
    assert "kann nicht stimmen" in str(refused.value)


@pytest.mark.parametrize("typed", ["", "31.2.", "32.1.", "abc", "3.13.", "1.2.3.4", "12", "3.11.202"])
def test_anything_else_is_no_date(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_date(typed, TODAY)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_bad_input(typed: str) -> None:
    try:
        day = parse_date(typed, TODAY)
    except BadInput:
        return
    assert 2015 <= day.year <= 2099


@given(st.dates(date(2015, 1, 1), date(2099, 12, 31)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    assert parse_date(short_date(day).split(", ")[1], TODAY) == day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("14", time(14)), ("1430", time(14, 30)), ("14:30", time(14, 30)), ("14.30", time(14, 30)), ("9", time(9)),
     ("14 Uhr", time(14)), ("14 Uhr 30", time(14, 30)), ("0900", time(9)), ("9:05", time(9, 5))],
)  # fmt: skip
def test_a_time_is_understood(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "25", "14:60", "abc", "-1", "14:30:10"])
def test_anything_else_is_no_time(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_time(typed)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "heute"),
        (date(2026, 11, 22), "gestern"),
        (date(2026, 11, 24), "morgen"),
        (date(2026, 11, 25), "Mi, 25.11."),
        (date(2026, 6, 1), "Mo, 01.06."),
        (date(2025, 11, 24), "Mo, 24.11.2025"),
    ],
)
def test_a_day_is_said_as_people_do(day: date, said: str) -> None:
    assert people_say_date(day, TODAY) == said


def test_a_time_is_said_with_two_digits() -> None:
    assert say_time(time(9, 5)) == "09:05"
