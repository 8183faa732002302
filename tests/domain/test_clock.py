"""When a clock is doubted, and what was written while it was wrong."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.clock import (
    FAR,
    SLACK,
    ClockDoubt,
    ClockWatch,
    Mark,
    Oddity,
    doubt,
    parse_shift,
    shift_text,
    spans,
)
from woilmenau_desk.domain.errors import BadInput, ClockDoubted

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Computer:
    """A clock and a count that sleep and setting treat differently."""

    def __init__(self) -> None:
        self.shown, self.count = NOON, 100.0

    def clock(self) -> datetime:
        return self.shown

    def steady(self) -> float:
        return self.count

    def passes(self, by: timedelta) -> None:
        self.shown += by
        self.count += by.total_seconds()


@pytest.mark.parametrize(
    ("shown", "last", "oddity"),
    [
        (NOON, None, None),
        (NOON, NOON, None),
        (NOON - SLACK, NOON, None),
        (NOON - SLACK - MINUTE, NOON, Oddity.BEHIND),
        (NOON - timedelta(days=3653), NOON, Oddity.BEHIND),
        (NOON + timedelta(days=60), NOON, None),
        (NOON + FAR + MINUTE, NOON, Oddity.AHEAD),
        (NOON.replace(year=2036), NOON, Oddity.AHEAD),
        (datetime(1970, 1, 1, tzinfo=UTC), None, Oddity.IMPOSSIBLE),
        (datetime(2009, 1, 1, tzinfo=UTC), NOON, Oddity.IMPOSSIBLE),
        (datetime(2150, 1, 1, tzinfo=UTC), None, Oddity.IMPOSSIBLE),
    ],
)
def test_what_is_odd(shown: datetime, last: datetime | None, oddity: Oddity | None) -> None:
    found = doubt(shown, last)
    assert (found and found.oddity) == oddity


def test_the_watch_goes_on_from_what_it_wrote() -> None:
    computer = Computer()
    watch = ClockWatch(computer.clock)
    watch.begin(NOON)
    watch.wrote(watch.look())
    computer.passes(timedelta(hours=3))
    watch.wrote(watch.look())
    computer.shown -= timedelta(hours=1)
    with pytest.raises(ClockDoubted) as told:
        watch.look()
    assert isinstance(told.value.doubt, ClockDoubt)
    assert told.value.doubt.oddity is Oddity.BEHIND
    assert watch.believe() == told.value.doubt
    assert watch.look() == computer.shown
    assert watch.believe() is None


@pytest.mark.parametrize("by", [timedelta(hours=2), timedelta(days=1), timedelta(days=30)])
def test_a_jump_forward_is_seen_by_what_passed_meanwhile(by: timedelta) -> None:
    computer = Computer()
    watch = ClockWatch(computer.clock, computer.steady)
    watch.begin(NOON)
    watch.look()
    computer.passes(timedelta(days=3))  # the weekend, asleep
    watch.look()
    computer.shown += by
    for _ in range(2):  # asked until it is answered
        with pytest.raises(ClockDoubted) as told:
            watch.look()
        assert isinstance(told.value.doubt, ClockDoubt)
        assert told.value.doubt.oddity is Oddity.JUMPED
    watch.believe()
    watch.look()


def test_a_clock_that_was_set_right_again_is_believed() -> None:
    computer = Computer()
    watch = ClockWatch(computer.clock, computer.steady)
    watch.begin(NOON)
    watch.look()
    computer.shown += timedelta(days=1)
    with pytest.raises(ClockDoubted):
        watch.look()
    computer.shown -= timedelta(days=1)
    assert watch.look() == computer.shown


def marks(*hours: float, confirmed: dict[int, Oddity] | None = None) -> list[Mark]:
    return [
        Mark(number, NOON + timedelta(hours=hour), (confirmed or {}).get(number))
        for number, hour in enumerate(hours, 1)
    ]


def test_entries_in_order_are_beyond_doubt() -> None:
    assert spans(marks(0, 1, 1, 2, 50, 49.9, 200)) == ()


def test_what_came_later_than_the_next_was_written_ahead() -> None:
    (span,) = spans(marks(0, 1, 87600, 87601, 2, 3, confirmed={5: Oddity.BEHIND}))
    assert (span.first, span.last) == (3, 4)
    assert span.proposed == timedelta(days=-3650)


def test_what_lies_before_a_clock_that_came_back_was_written_behind() -> None:
    (span,) = spans(marks(0, 1, -48, -47, 3, 4, confirmed={3: Oddity.BEHIND, 5: Oddity.JUMPED}))
    assert (span.first, span.last) == (3, 4)
    assert span.proposed == timedelta(days=2)


def test_hours_are_proposed_where_the_day_is_the_same() -> None:
    (span,) = spans(marks(0, 0.5, 5, 5.2, 1.2))
    assert (span.first, span.last, span.proposed) == (3, 4, timedelta(hours=-4))


@given(st.lists(st.integers(0, 10_000), max_size=40))
def test_a_span_lies_in_the_trail_and_names_a_break(hours: list[int]) -> None:
    trail = marks(*hours)
    for span in spans(trail):
        assert 1 <= span.first <= span.last <= len(trail)
        assert span.since <= span.until
        assert span.proposed
    falls = sum(1 for one, next_one in pairwise(hours) if next_one < one)
    assert len(spans(trail)) == falls


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("-3653 Tage", timedelta(days=-3653)),
        ("+2 h", timedelta(hours=2)),
        ("-1d 30 min", -timedelta(days=1, minutes=30)),
        ("1 Tag", timedelta(days=1)),
        ("\u22122 Std.", timedelta(hours=-2)),
    ],
)
def test_shifts_are_read(text: str, by: timedelta) -> None:
    assert parse_shift(text) == by


@pytest.mark.parametrize(
    "text", ["", "0 Tage", "morgen", "3", "3 Jahre", "1 Tag und", "999999 Tage", "1 h - 60 min", "x 1 h"]
)
def test_what_is_no_shift_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_shift(text)


@given(st.integers(-50_000_000, 50_000_000).filter(bool))
def test_a_shift_is_read_as_it_is_written(minutes: int) -> None:
    by = timedelta(minutes=minutes)
    assert parse_shift(shift_text(by)) == by
