"""Lists, bands and hours answer for any day with what held on it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.age_bands import AgeBand, BandSet, band_label, bands_on, read_band, read_bands
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.opening import (
    HoursKind,
    Interval,
    Opening,
    OpeningNow,
    OpeningState,
    OtherHours,
    WeeklyHours,
    every_week,
)
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.values import ListName, StatusGroups, Value, ValueList, goes_on_until, hours_kind

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), BERLIN)


# -- lists -------------------------------------------------------------------------------------------------------

CHANGED = date(2026, 7, 1)
FIRST = Value("p24", "§ 24", "§ 24", extra={"group": "D"})
SECOND = Value("p24", "§ 24 neu", "§ 24 new", extra={"group": "C"}, since=CHANGED)
GONE = Value("office", "Amt", "Office", last=date(2026, 6, 30))
TO_COME = Value("new", "Neues", "New thing", since=CHANGED)
LIST = ValueList(ListName.STATUSES, [SECOND, FIRST, GONE, TO_COME])


@given(DAYS)
def test_a_list_answers_with_what_held_on_the_day(day: date) -> None:
    found = LIST.on(day)
    assert found.get("p24") == (SECOND if day >= CHANGED else FIRST)
    assert [value.code for value in found] == ["p24", "office", "new"]
    offered = {value.code for value in found.choices()}
    assert ("office" in offered) is (day <= date(2026, 6, 30))
    assert ("new" in offered) is (day >= CHANGED)
    # A code of another time has its word all the same.
    assert (found.label("office"), found.label("new")) == ("Amt", "Neues")
    assert StatusGroups(LIST).of("p24", day) == ("C" if day >= CHANGED else "D")


def test_what_is_not_offered_stands_as_it_is_for_whoever_changes_it() -> None:
    later = LIST.on(date(2027, 1, 1))
    shown = later.get("office")
    assert shown is not None
    assert not shown.active
    assert later.held("office") is GONE
    assert LIST.history("p24") == (FIRST, SECOND)
    assert StatusGroups(LIST).of("never heard of", MONDAY) is None
    assert StatusGroups(LIST).of(None, MONDAY) is None


def test_a_permit_goes_on_by_law_beyond_its_printed_day() -> None:
    extra = {"goes_on_until": "2027-03-04", "goes_on_if_valid_on": "2026-02-01"}
    ukraine = Value("p24", "§ 24", "", extra=extra)
    assert goes_on_until(ukraine, date(2026, 2, 1)) == date(2027, 3, 4)
    assert goes_on_until(ukraine, date(2026, 1, 31)) == date(2026, 1, 31)  # it had run out before
    assert goes_on_until(ukraine, date(2028, 1, 1)) == date(2028, 1, 1)
    assert goes_on_until(ukraine, None) is None
    assert goes_on_until(FIRST, date(2026, 2, 4)) == date(2026, 2, 4)
    assert goes_on_until(None, date(2026, 2, 4)) == date(2026, 2, 4)


# -- bands -------------------------------------------------------------------------------------------------------


@given(st.integers(0, 60), st.integers(0, 59) | st.none())
def test_a_band_is_read_from_its_code_and_from_its_label(first: int, more: int | None) -> None:
    band = AgeBand(first, None if more is None else first + more)
    assert read_band(band.code) == read_band(band.label) == band
    assert band_label(band.code) == band.label


@pytest.mark.parametrize(
    "text", ["", "0–5, x", "0–5, 5–9", "6–13, 0–5", "65+, 70–80", "9–3", "18–400", ", ,"]
)
def test_bands_that_cannot_be_are_told(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_bands(text, field="bands")
    assert refused.value.field == "bands"


def test_the_bands_of_a_day_and_of_a_name() -> None:
    old = BandSet(read_bands("0–17, 18+", field="bands"))
    new = BandSet(read_bands("0-26, 27+", field="bands"), first=CHANGED)
    funder = BandSet(read_bands("0–17, 18–60, 61+", field="bands"), "AMIF", first=CHANGED)
    sets = (new, funder, old)
    before = CHANGED - timedelta(days=1)
    assert bands_on(sets, before) == old.bands
    assert bands_on(sets, CHANGED) == new.bands
    assert bands_on(sets, CHANGED, "AMIF") == funder.bands
    # Before a funder had bands, and for one that has none, the standard ones hold.
    assert bands_on(sets, before, "AMIF") == old.bands
    assert bands_on(sets, CHANGED, "ESF+") == new.bands
    assert old.said == "0–17, 18+"
    assert band_label("nobody knows") == "nobody knows"
    assert band_label(None) == ""


# -- hours -------------------------------------------------------------------------------------------------------

BEFORE = every_week(range(5), time(14), time(16))


def of_kind(kind: HoursKind, weekday: int, opens: int, closes: int, first: date = CHANGED) -> WeeklyHours:
    return WeeklyHours(weekday, time(opens), time(closes), kind, first)


@given(DAYS)
def test_the_hours_of_a_day_are_those_that_held_on_it(day: date) -> None:
    ended = tuple(replace(entry, last=CHANGED - timedelta(days=1)) for entry in BEFORE)
    after = tuple(WeeklyHours(weekday, time(10), time(12), first=CHANGED) for weekday in range(5))
    found = Opening((*after, *ended)).on(day)
    if day.weekday() > 4:
        assert found == ()
    else:
        assert found == (Interval(time(10), time(12)) if day >= CHANGED else Interval(time(14), time(16)),)


def test_a_day_may_have_several_intervals() -> None:
    opening = Opening((*BEFORE, WeeklyHours(0, time(9), time(11)), WeeklyHours(0, time(15), time(18))))
    assert opening.on(MONDAY) == (Interval(time(9), time(11)), Interval(time(14), time(18)))
    assert opening.at(at(MONDAY, 10)) == OpeningNow(OpeningState.OPEN, 60)
    assert opening.at(at(MONDAY, 13, 30)) == OpeningNow(OpeningState.BEFORE, 30)  # it opens again
    assert opening.at(at(MONDAY, 17)) == OpeningNow(OpeningState.OPEN, 60)
    assert opening.at(at(MONDAY, 18)) == OpeningNow(OpeningState.AFTER)
    assert opening.interval_at(at(MONDAY, 13)) is None
    assert opening.assumed_time(MONDAY) == time(9)


def test_a_contact_is_judged_by_the_hours_of_its_own_kind() -> None:
    evening = of_kind(HoursKind.COUNSELLING, 0, 16, 18)
    opening = Opening((*BEFORE, evening))
    counselling = HoursKind.COUNSELLING
    assert not opening.contains(at(MONDAY, 15), counselling)
    assert opening.contains(at(MONDAY, 17), counselling)
    assert not opening.contains(at(MONDAY, 17))
    # Before counselling had hours of its own, and where a kind has none, the open house's hold.
    long_ago = MONDAY - timedelta(weeks=30)
    assert opening.contains(at(long_ago, 15), counselling)
    assert not opening.contains(at(long_ago, 17), counselling)
    assert opening.contains(at(MONDAY, 15), HoursKind.OFFER)
    assert opening.assumed_time(MONDAY, counselling) == time(16)
    assert opening.next_open_day(MONDAY, counselling) == MONDAY + timedelta(weeks=1)


def test_other_hours_of_a_span_and_of_a_single_day() -> None:
    house = HoursKind.OPEN_HOUSE
    week = OtherHours(MONDAY, MONDAY + timedelta(days=6), house, time(10), time(12), "Ferien")
    shut = OtherHours(MONDAY + timedelta(days=2), MONDAY + timedelta(days=2), house, reason="Umzug")
    feast = OtherHours(SATURDAY, SATURDAY, house, time(14), time(20), "Fest")
    opening = Opening(BEFORE, others=(week, shut, feast))
    assert opening.on(MONDAY) == (Interval(time(10), time(12)),)
    # A span opens no day on which there are no hours; a single day is that day, whichever it is.
    assert opening.on(SATURDAY) == (Interval(time(14), time(20)),)
    assert opening.on(SATURDAY + timedelta(days=1)) == ()
    wednesday = MONDAY + timedelta(days=2)
    assert opening.at(at(wednesday, 15)) == OpeningNow(OpeningState.CLOSED, reason="Umzug")
    # The other kinds go on.
    assert opening.on(MONDAY, HoursKind.OFFER) == ()
    assert opening.on(MONDAY - timedelta(days=7)) == (Interval(time(14), time(16)),)
    assert opening.open_days(MONDAY, MONDAY + timedelta(days=6)) == 5


def test_a_closed_day_closes_all_and_a_holiday_only_what_nobody_opens() -> None:
    christmas = date(2026, 12, 25)
    feast = OtherHours(christmas, christmas, HoursKind.OPEN_HOUSE, time(14), time(20))
    assert Opening(keeps_holidays=True).closed_because(christmas) == "Erster Weihnachtstag"
    assert Opening(keeps_holidays=True).on(christmas) == ()
    assert Opening(others=(feast,), keeps_holidays=True).is_open_day(christmas)
    assert not Opening(others=(feast,), closed={christmas: "zu"}, keeps_holidays=True).is_open_day(christmas)
    assert Opening(closed={MONDAY: ""}).closed_because(MONDAY) == ""
    assert Opening().closed_because(MONDAY) is None


def test_a_reason_says_by_which_hours_it_is_judged() -> None:
    assert hours_kind(Value("x", "x", "x", extra={"hours": "counselling"})) is HoursKind.COUNSELLING
    assert hours_kind(Value("x", "x", "x", extra={"hours": "never"})) is HoursKind.OPEN_HOUSE
    assert hours_kind(None) is HoursKind.OPEN_HOUSE
