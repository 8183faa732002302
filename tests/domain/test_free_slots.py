"""The next free time, against somebody who looks at every quarter of an hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.free_slots import LONGEST_SPAN, STEP, Blocked, Free, Span, Wanted, packed

HORIZON = 600
spans = st.tuples(st.integers(0, HORIZON), st.integers(0, 120)).map(lambda one: (one[0], one[0] + one[1]))


def apart(some: list[Span]) -> list[Span]:
    """In their order, each after the one before."""
    found: list[Span] = []
    for begins, ends in sorted(some):
        if begins < ends and (not found or begins >= found[-1][1]):
            found.append((begins, ends))
    return found


def meets(some: list[Span], begins: int, ends: int) -> bool:
    return any(one < ends and begins < other for one, other in some if one < other)


def blocked(some: list[Span]) -> Blocked:
    return Blocked(packed(*span) for span in some)


def by_hand(
    since: int,
    minutes: int,
    buffer: int,
    hours: dict[str, list[Span]],
    taken: dict[str, list[Span]],
    rooms: dict[str | None, list[Span]],
    others: list[list[Span]],
) -> list[tuple[int, str, str | None]]:
    found: list[tuple[int, str, str | None]] = []
    at = since
    while at <= 2 * HORIZON:
        ends = at + minutes
        slot = next(
            (
                (at, who, room)
                for who in hours
                for room in rooms
                if at % STEP == 0
                and any(opens <= at and ends <= closes for opens, closes in hours[who])
                and not meets(taken[who], at, ends + buffer)
                and not meets(rooms[room], at, ends + buffer)
                and not any(meets(other, at, ends) for other in others)
            ),
            None,
        )
        if slot is None:
            at += 1
        else:
            found.append(slot)
            at = ends
    return found


@given(
    since=st.integers(0, HORIZON),
    minutes=st.integers(5, 90),
    buffer=st.sampled_from((0, 0, 10, 30)),
    hours=st.dictionaries(st.sampled_from("abc"), st.lists(spans, max_size=6).map(apart), max_size=3),
    busy=st.fixed_dictionaries({who: st.lists(spans, max_size=8) for who in "abc"}),
    rooms=st.one_of(
        st.just({None: []}),
        st.dictionaries(st.sampled_from(("x", "y")), st.lists(spans, max_size=6), max_size=2),
    ),
    others=st.lists(st.lists(spans, max_size=4), max_size=2),
)
def test_every_free_time_is_found_and_no_other(
    since: int,
    minutes: int,
    buffer: int,
    hours: dict[str, list[Span]],
    busy: dict[str, list[Span]],
    rooms: dict[str | None, list[Span]],
    others: list[list[Span]],
) -> None:
    free = Free(
        minutes,
        buffer,
        hours,
        {who: blocked(some) for who, some in busy.items()},
        {room: blocked(some) for room, some in rooms.items()},
        [blocked(some) for some in others],
    )
    assert list(free.times(since)) == by_hand(since, minutes, buffer, hours, busy, rooms, others)


@given(some=st.lists(spans, max_size=10), wanted=spans)
def test_what_is_in_the_way_is_over_when_nothing_of_it_goes_on(some: list[Span], wanted: Span) -> None:
    begins, ends = wanted
    until = blocked(some).until(begins, ends)
    if begins < ends:
        assert (until is not None) == meets(some, begins, ends)
    if until is not None:
        assert not any(one <= until < other for one, other in some if one < other)


@pytest.mark.parametrize(
    "wrong",
    [
        Wanted(("rolf",), 0),
        Wanted(("rolf",), -30),
        Wanted(("rolf",), 30, buffer=-1),
        Wanted(("rolf",), weekday=7),
        Wanted(("rolf",), days_ahead=0),
        Wanted(("rolf",), days_ahead=100_000),
    ],
)
def test_what_cannot_be_looked_for_is_said(wrong: Wanted) -> None:
    with pytest.raises(BadInput):
        wrong.checked()


def test_of_a_span_that_is_longer_than_anybody_looks_the_end_counts() -> None:
    years = LONGEST_SPAN * 2
    assert blocked([(0, years)]).until(years - 60, years - 30) == years
    assert blocked([(-years, 30)]).until(0, 15) == 30
    assert blocked([(30, 10)]).until(0, 60) is None
