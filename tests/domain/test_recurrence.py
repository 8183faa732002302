"""Repeating rules of calendar files, held against what dateutil makes of them, and kept from reckoning for ever."""

import time as clock
from datetime import datetime, timedelta
from unittest import mock

import pytest
from dateutil import rrule as dateutils
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from woilmenau_desk.domain.recurrence import BrokenRule, Recurrence, TooOften

FIRST, LAST = datetime(2025, 12, 20), datetime(2027, 3, 10)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def ours(rule: str, start: datetime, first: datetime = FIRST, last: datetime = LAST) -> list[datetime]:
    return list(Recurrence.parse(rule).times(start, first, last))


def theirs(rule: str, start: datetime, first: datetime = FIRST, last: datetime = LAST) -> list[datetime]:
    known = rrulestr(rule, dtstart=start)
    found = set()
    # The start is always one of them, which dateutil leaves to the rule; then one less is left of a count.
    with mock.patch.object(dateutils.datetime, "MAXYEAR", last.year + 1):
        fits = start in known
    if not fits:
        known = rrulestr(_one_less(rule), dtstart=start) if "COUNT" in rule else known
        found = {start}
    # Of a rule that no day fits it would look at every day to the year 9999.
    with mock.patch.object(dateutils.datetime, "MAXYEAR", last.year + 1):
        found |= set(known.between(first, last, inc=True))
    return sorted(moment for moment in found if first <= moment <= last)


def _one_less(rule: str) -> str:
    parts = dict(part.split("=") for part in rule.split(";"))
    left = int(parts["COUNT"]) - 1
    if left == 0:
        parts.pop("COUNT")
        parts["UNTIL"] = "19000101T000000"
    else:
        parts["COUNT"] = str(left)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def some(values: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(lambda them: ",".join(map(str, them)))


def signed(most: int) -> st.SearchStrategy[int]:
    return st.integers(-most, most).filter(bool)


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.sampled_from([1, 1, 1, 2, 3, 5]))}"]
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    days = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
    by_day = ""
    if draw(st.booleans()):
        chosen = draw(days)
        if freq in ("MONTHLY", "YEARLY") and draw(st.booleans()):
            chosen = [f"{draw(signed(5))}{day}" for day in chosen]
        by_day = ",".join(chosen)
        parts.append(f"BYDAY={by_day}")
    if draw(st.booleans()):
        parts.append(f"BYMONTH={draw(some(st.integers(1, 12)))}")
    if freq in ("DAILY", "MONTHLY", "YEARLY") and draw(st.integers(0, 2)) == 0:
        parts.append(f"BYMONTHDAY={draw(some(signed(31)))}")
    if freq == "YEARLY" and draw(st.integers(0, 3)) == 0:
        parts.append(f"BYYEARDAY={draw(some(signed(366)))}")
    # Without days of the week dateutil takes all seven of such a week; the start's own is meant.
    if freq == "YEARLY" and by_day.isalpha() and draw(st.integers(0, 2)) == 0:
        parts.append(f"BYWEEKNO={draw(some(signed(53)))}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"BYHOUR={draw(some(st.integers(0, 23)))}")
        parts.append(f"BYMINUTE={draw(some(st.integers(0, 59)))}")
    if freq != "DAILY" and len(parts) > 2 and any("=BY" in p or p.startswith("BY") for p in parts):
        if draw(st.integers(0, 2)) == 0:
            parts.append(f"BYSETPOS={draw(some(signed(8)))}")
    if draw(st.integers(0, 2)) == 0:
        parts.append(f"COUNT={draw(st.integers(1, 400))}")
    return ";".join(parts)


@settings(max_examples=60, deadline=None)
@given(rules(), st.datetimes(datetime(2024, 6, 1), datetime(2026, 12, 31)))
def test_a_rule_gives_what_dateutil_says(rule: str, start: datetime) -> None:
    start = start.replace(microsecond=0)
    assert ours(rule, start) == theirs(rule, start)


def test_a_week_of_the_year_without_its_day_has_the_day_of_the_start() -> None:
    # 1 January 2026 is a Thursday in the first week.
    found = ours("FREQ=YEARLY;BYWEEKNO=20", datetime(2024, 5, 14, 9))
    assert found == [datetime(2026, 5, 12, 9)]


def test_a_set_position_begins_with_its_period_and_not_with_the_start() -> None:
    # The last working day of each month, from the middle of one on.
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    assert ours(rule, datetime(2026, 10, 30, 9), last=datetime(2026, 12, 31))[:2] == [
        datetime(2026, 10, 30, 9),
        datetime(2026, 11, 30, 9),
    ]


@pytest.mark.parametrize(
    ("rule", "most"),
    [
        ("FREQ=DAILY", 0.05),
        ("FREQ=DAILY;COUNT=1000000", 1.0),
        ("FREQ=DAILY;COUNT=1000000;BYMONTH=2;BYMONTHDAY=30", 2.0),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", 1.0),
        ("FREQ=MONTHLY;INTERVAL=999999999", 0.05),
        ("FREQ=WEEKLY;INTERVAL=999999999;COUNT=3", 0.05),
        ("FREQ=YEARLY;INTERVAL=999999999", 0.05),
        ("FREQ=DAILY;INTERVAL=999999999", 0.05),
    ],
)
def test_no_rule_reckons_for_long(rule: str, most: float) -> None:
    began = clock.process_time()
    ours(rule, datetime(1601, 1, 1))
    assert clock.process_time() - began < most * 5  # a slow machine is no mistake


def test_a_rule_that_gives_nothing_is_asked_for_each_day_whether_to_go_on() -> None:
    asked = 0

    def go_on() -> None:
        nonlocal asked
        asked += 1
        if asked > 100:
            raise InterruptedError

    rule = Recurrence.parse("FREQ=DAILY;COUNT=9;BYMONTH=2;BYMONTHDAY=30")
    with pytest.raises(InterruptedError):
        list(rule.times(datetime(1601, 1, 1), FIRST, LAST, go_on=go_on))
    assert asked == 101


BEGINS, ENDS = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)


@pytest.mark.parametrize("freq", ["DAILY", "WEEKLY", "MONTHLY", "YEARLY;BYWEEKNO=1", "YEARLY;BYYEARDAY=-1"])
@pytest.mark.parametrize("wkst", ["MO", "SU", "WE"])
def test_the_ends_of_the_calendar_hold(freq: str, wkst: str) -> None:
    rule = Recurrence.parse(f"FREQ={freq};WKST={wkst}")
    for start, first, last in (
        (BEGINS, BEGINS, datetime(3, 2, 1)),
        (BEGINS, datetime(9998, 6, 1), ENDS),
        (datetime(9998, 11, 3, 7), BEGINS, ENDS),
        (ENDS, BEGINS, ENDS),
    ):
        found = list(rule.times(start, first, last))
        assert found == sorted(set(found))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "freq=minutely;interval=30",
        "FREQ=HOURLY",
        f"FREQ=DAILY;BYHOUR={','.join(map(str, range(20)))};BYMINUTE=0,10,20,30,40",
    ],
)
def test_what_repeats_more_often_than_anybody_has_appointments_is_refused(rule: str) -> None:
    with pytest.raises(TooOften):
        Recurrence.parse(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=",
        "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=" + "9" * 5_000,
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;WKST=XX",
        "FREQ=DAILY;BYHOUR=24",
        "RSCALE=CHINESE;FREQ=YEARLY",
        "FREQ=DAILY;BYMONTHDAY=٣٢",
    ],
)
def test_what_is_no_rule_is_said_to_be_none(rule: str) -> None:
    with pytest.raises(BrokenRule):
        Recurrence.parse(rule)


def test_the_end_of_a_rule_is_in_it() -> None:
    rule = Recurrence.parse("FREQ=WEEKLY")
    start = datetime(2026, 11, 3, 9)
    assert list(rule.times(start, FIRST, LAST, until=start + timedelta(days=7)))[-1] == datetime(
        2026, 11, 10, 9
    )
    # A start beyond the rule's own end is no time of it.
    assert not list(rule.times(start, FIRST, LAST, until=start - timedelta(days=1)))
