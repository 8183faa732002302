"""Series against a naive reckoning that looks at every day; what is known of single days laid over them."""

import calendar as months
import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offer_series import (
    Calendar,
    Holidays,
    KnownSession,
    checked,
    days,
    first_meeting,
    from_then_on,
    next_session,
    planned,
    school_holidays,
    sessions,
    until_then,
)
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series, SessionKey, SessionState
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.values import ListName, Value, ValueList

NINE, ELEVEN = time(9, 30), time(11, 30)
THURSDAYS = Series(Rhythm.WEEKLY, 3, NINE, ELEVEN, date(2026, 9, 1))
CAFE = OfferData("Café", room="Saal", half_units=4)

DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
RULES = st.builds(
    Series,
    rhythm=st.sampled_from(Rhythm),
    weekday=st.integers(0, 6),
    starts=st.just(NINE),
    ends=st.just(ELEVEN),
    first=DAYS,
    last=st.none() | DAYS,
    every=st.integers(1, 9),
    nth=st.sampled_from((1, 2, 3, 4, -1)),
)


def every_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def meets(series: Series, day: date) -> bool:
    """As somebody reckons it with a calendar on the wall."""
    if day < series.first or (series.last is not None and day > series.last):
        return False
    if series.rhythm is Rhythm.ONCE:
        return day == series.first
    if day.weekday() != series.weekday:
        return False
    if series.rhythm is Rhythm.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        began = series.first - timedelta(days=series.first.weekday())
        return ((monday - began).days // 7) % series.every == 0
    number = (day.year - series.first.year) * 12 + day.month - series.first.month
    same = [
        week[series.weekday] for week in months.monthcalendar(day.year, day.month) if week[series.weekday]
    ]
    assert series.nth is not None
    nth = series.nth - 1 if series.nth > 0 else -1
    return number % series.every == 0 and same[nth] == day.day


@given(RULES, DAYS, st.integers(0, 900))
def test_the_days_of_a_rule_are_those_of_a_naive_reckoning(series: Series, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert list(days(series, first, last)) == [day for day in every_day(first, last) if meets(series, day)]


@given(RULES, DAYS)
def test_a_rule_cut_in_two_meets_on_the_same_days(series: Series, since: date) -> None:
    until = max(since, series.first) + timedelta(days=800)
    before, after = until_then(series, since - timedelta(days=1)), from_then_on(series, since)
    halves = [
        *(days(before, series.first, until) if before is not None else ()),
        *(days(after, series.first, until) if after is not None else ()),
    ]
    whole = list(days(series, series.first, until))
    if series.first < since:
        assert halves == whole
    else:
        # It had not begun: the whole of it is what comes.
        assert before is None
        assert halves == whole


def test_every_other_week_goes_on_over_a_year_of_53_weeks() -> None:
    fortnightly = replace(THURSDAYS, every=2, first=date(2026, 12, 3))
    found = list(days(fortnightly, date(2026, 12, 1), date(2027, 1, 31)))
    assert found == [
        date(2026, 12, 3),
        date(2026, 12, 17),
        date(2026, 12, 31),
        date(2027, 1, 14),
        date(2027, 1, 28),
    ]
    assert date(2026, 12, 31).isocalendar().week == 53


def test_the_time_of_day_stays_when_the_clocks_change() -> None:
    sundays = replace(THURSDAYS, weekday=6, first=date(2027, 3, 1))
    found = planned([sundays], Calendar(), date(2027, 3, 21), date(2027, 4, 11))
    assert [(one.day.day, one.starts) for one in found] == [(21, NINE), (28, NINE), (4, NINE), (11, NINE)]


def test_the_last_weekday_of_each_month() -> None:
    last = Series(Rhythm.MONTHLY, 4, NINE, ELEVEN, date(2028, 1, 1), nth=-1)
    found = list(days(last, date(2028, 1, 1), date(2028, 4, 30)))
    assert found == [date(2028, 1, 28), date(2028, 2, 25), date(2028, 3, 31), date(2028, 4, 28)]


def test_closed_days_and_school_holidays_are_left_out_unless_it_meets_in_them() -> None:
    opening = Opening(closed={date(2026, 10, 15): "Umzug"}, keeps_holidays=True)
    holidays = Holidays(dict.fromkeys(every_day(date(2026, 10, 12), date(2026, 10, 24)), "Herbstferien"))
    calendar = Calendar(opening, holidays)
    october = date(2026, 10, 1), date(2026, 10, 31)
    assert [one.day.day for one in planned([THURSDAYS], calendar, *october)] == [1, 8, 29]
    through = replace(THURSDAYS, in_school_holidays=True)
    assert [one.day.day for one in planned([through], calendar, *october)] == [1, 8, 22, 29]
    assert calendar.left_out(THURSDAYS, date(2026, 10, 15)) == "Umzug"
    assert calendar.left_out(THURSDAYS, date(2026, 10, 22)) == "Herbstferien"
    # A date of its own was chosen by somebody; only a closed centre keeps it from that.
    unity = Series(Rhythm.ONCE, 5, NINE, ELEVEN, date(2026, 10, 3), date(2026, 10, 3))
    assert [one.day.day for one in planned([unity], calendar, *october)] == [3]
    moving = replace(unity, first=date(2026, 10, 15), last=date(2026, 10, 15))
    assert planned([moving], calendar, *october) == []


def test_school_holidays_are_as_their_entry_holds() -> None:
    first = Value("autumn", "Herbst", "", first=date(2026, 10, 12), last=date(2026, 10, 24))
    shorter = replace(first, since=date(2026, 10, 20), last=date(2026, 10, 21))
    dropped = replace(first, code="spring", active=False)
    found = school_holidays(ValueList(ListName.SCHOOL_HOLIDAYS, [first, shorter, dropped]))
    assert sorted(found.days) == list(every_day(date(2026, 10, 12), date(2026, 10, 21)))
    assert found.on(date(2026, 10, 25)) == ""


@pytest.mark.parametrize(
    ("series", "field", "words"),
    [
        (replace(THURSDAYS, last=date(2026, 8, 31)), "last", "vor dem ersten"),
        # From a Tuesday to the Wednesday behind it there is no Thursday.
        (replace(THURSDAYS, last=date(2026, 9, 2)), "last", "trifft sich die Reihe nie"),
        (replace(THURSDAYS, weekday=7), "weekday", "Wochentag"),
        (replace(THURSDAYS, every=0), "every", "1 bis 52"),
        (replace(THURSDAYS, ends=NINE), "ends", "nicht nach dem Beginn"),
        (replace(THURSDAYS, first=date(1926, 9, 1)), "first", "1926"),
        (replace(THURSDAYS, rhythm=Rhythm.MONTHLY, nth=5), "nth", "nicht in jedem Monat"),
        (replace(THURSDAYS, rhythm=Rhythm.MONTHLY, nth=None), "nth", "nicht in jedem Monat"),
        (replace(THURSDAYS, first=date(2026, 10, 12), last=date(2026, 10, 24)), "first", "Herbstferien"),
    ],
)
def test_a_series_that_cannot_be_is_refused(series: Series, field: str, words: str) -> None:
    holidays = Holidays(dict.fromkeys(every_day(date(2026, 10, 12), date(2026, 10, 24)), "Herbstferien"))
    with pytest.raises(BadInput, match=words) as told:
        checked(series, Calendar(Opening(), holidays))
    assert told.value.field == field


def test_a_series_behind_the_end_of_its_offer_is_refused() -> None:
    with pytest.raises(BadInput, match=r"bis zum 02\.09\.2026"):
        checked(THURSDAYS, Calendar(), date(2026, 9, 2))


def test_a_single_date_needs_no_rhythm() -> None:
    once = checked(Series(Rhythm.ONCE, 0, NINE, ELEVEN, date(2028, 2, 29), nth=9, every=0))
    assert (once.weekday, once.last, once.every, once.nth) == (1, date(2028, 2, 29), 1, None)


# -- single days ---------------------------------------------------------------------------------------------------


def known(planned_on: date, /, **more: object) -> KnownSession:
    one = KnownSession(7, SessionKey(1, planned_on, NINE), planned_on, NINE, ELEVEN)
    return replace(one, **more)  # type: ignore[arg-type]


def september(
    *rows: KnownSession, series: Series = THURSDAYS, data: OfferData = CAFE
) -> list[tuple[int, str]]:
    found = sessions(1, data, [series], rows, Calendar(), date(2026, 9, 1), date(2026, 9, 30))
    assert [(row.day, row.starts) for row in found] == sorted((row.day, row.starts) for row in found)
    return [
        (row.day.day, "moved" if row.moved else "added" if row.added else row.state.value) for row in found
    ]


def test_what_is_known_of_a_day_is_laid_over_the_rule() -> None:
    off = known(date(2026, 9, 10), state=SessionState.CANCELLED, reason="krank")
    moved = known(date(2026, 9, 17), day=date(2026, 9, 18))
    more = known(date(2026, 9, 21), added=True)
    assert september(off, moved, more) == [
        (3, "planned"), (10, "cancelled"), (18, "moved"), (21, "added"), (24, "planned"),
    ]  # fmt: skip
    # Moved out of the time that was asked for, it is in neither place; moved into it, it is there.
    assert september(replace(moved, day=date(2026, 10, 1))) == [
        (3, "planned"),
        (10, "planned"),
        (24, "planned"),
    ]
    from_august = known(date(2026, 8, 27), day=date(2026, 9, 2))
    early = replace(THURSDAYS, first=date(2026, 8, 1))
    assert september(from_august, series=early)[0] == (2, "moved")


def test_what_is_called_off_stays_so_when_the_rule_gets_another_time() -> None:
    off = known(date(2026, 9, 10), state=SessionState.CANCELLED)
    later = replace(THURSDAYS, starts=time(10))
    assert september(off, series=later) == [
        (3, "planned"),
        (10, "cancelled"),
        (17, "planned"),
        (24, "planned"),
    ]


def test_what_was_held_stays_whatever_becomes_of_the_rule() -> None:
    held = known(date(2026, 9, 10), state=SessionState.HELD)
    empty = known(date(2026, 9, 17))
    over = replace(THURSDAYS, last=date(2026, 9, 5))
    assert september(held, empty, series=over) == [(3, "planned"), (10, "held")]
    ended = replace(CAFE, ended_on=date(2026, 9, 5))
    added = known(date(2026, 9, 21), added=True)
    assert september(held, empty, added, data=ended) == [(3, "planned"), (10, "held")]
    assert september(replace(added, came=2), data=ended) == [(3, "planned"), (21, "added")]


def test_the_next_session_is_one_that_takes_place_and_is_not_over() -> None:
    thursday = date(2026, 9, 3)
    off = known(date(2026, 9, 10), state=SessionState.CANCELLED)

    def following(at: time, rule: Series = THURSDAYS) -> date | None:
        found = next_session(1, CAFE, [rule], [off], Calendar(), thursday, at)
        return None if found is None else found.day

    assert following(time(11, 29)) == thursday
    assert following(time(11, 30)) == date(2026, 9, 17)
    assert following(time(12), replace(THURSDAYS, every=26)) == date(2027, 3, 4)
    assert following(time(12), replace(THURSDAYS, last=date(2026, 9, 12))) is None
    assert first_meeting(THURSDAYS, date(2099, 12, 30)) == date(2099, 12, 31)
    assert first_meeting(THURSDAYS, date(2100, 1, 1)) is None


def test_twenty_thousand_sessions_are_reckoned_at_once() -> None:
    rules = [replace(THURSDAYS, weekday=number % 5, first=date(2015, 1, 1)) for number in range(41)]
    calendar = Calendar(
        Opening(keeps_holidays=True),
        Holidays(dict.fromkeys(every_day(date(2015, 7, 1), date(2015, 8, 9)), "x")),
    )
    began = clock.perf_counter()
    found = sum(len(planned([one], calendar, date(2015, 1, 1), date(2024, 12, 31))) for one in rules)
    assert found > 20_000
    assert clock.perf_counter() - began < 1
