"""Pieces of days, lanes of what overlaps, and the hours that a calendar shows."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.calendar import Lane, Piece, lanes, minutes_seen, month_weeks, pieces
from woilmenau_desk.domain.periods import BERLIN, local

_STRETCHES = st.lists(
    st.tuples(st.integers(0, 1400), st.integers(5, 480)).map(lambda one: (one[0], one[0] + one[1])),
    max_size=24,
)


def meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(_STRETCHES)
def test_what_overlaps_never_shares_a_lane_and_nothing_takes_more_lanes_than_it_must(
    stretches: list[tuple[int, int]],
) -> None:
    found = lanes(stretches)
    assert len(found) == len(stretches)
    for one, lane in enumerate(found):
        assert lane.number >= 0
        assert lane.wide >= 1
        assert lane.number + lane.wide <= lane.of
        taken = set(range(lane.number, lane.number + lane.wide))
        for other in range(one):
            if meet(stretches[one], stretches[other]):
                there = found[other]
                assert lane.of == there.of
                assert not taken & set(range(there.number, there.number + there.wide))
        # As many as there are at the fullest minute of those that hang together, and no more.
        at_once = max(
            sum(begins <= minute < ends for begins, ends in stretches) for minute, _ends in stretches
        )
        assert lane.of <= at_once


def test_alone_it_takes_the_whole_width_and_beside_another_half() -> None:
    assert lanes([]) == ()
    assert lanes([(600, 630)]) == (Lane(0, 1),)
    assert lanes([(600, 660), (630, 690), (700, 710)]) == (Lane(0, 2), Lane(1, 2), Lane(0, 1))
    # Two short ones after one another beside a long one, and room to the right of what meets nothing there.
    assert lanes([(600, 720), (600, 630), (610, 625), (640, 700)]) == (
        Lane(0, 3),
        Lane(1, 3),
        Lane(2, 3),
        Lane(1, 3, 2),
    )


def test_over_midnight_it_has_a_piece_on_both_days() -> None:
    begins = datetime(2026, 11, 24, 23, 30, tzinfo=BERLIN)
    ends = datetime(2026, 11, 25, 0, 30, tzinfo=BERLIN)
    assert pieces(begins, ends) == (
        Piece(date(2026, 11, 24), 1410, 1440),
        Piece(date(2026, 11, 25), 0, 30),
    )
    assert pieces(begins, datetime(2026, 11, 25, tzinfo=BERLIN)) == (Piece(date(2026, 11, 24), 1410, 1440),)


def test_in_the_night_in_which_the_clock_goes_back_it_is_as_long_as_it_is() -> None:
    begins = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    ends = local(begins.astimezone(UTC) + timedelta(minutes=60))
    assert ends.hour == 2
    assert pieces(begins, ends) == (Piece(date(2026, 10, 25), 150, 210),)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), st.integers(5, 3000))
def test_the_pieces_of_a_stretch_lie_on_its_days(naive: datetime, minutes: int) -> None:
    begins = naive.replace(tzinfo=UTC).astimezone(BERLIN).replace(second=0, microsecond=0)
    ends = local(begins.astimezone(UTC) + timedelta(minutes=minutes))
    found = pieces(begins, ends)
    assert found[0].day == begins.date()
    assert all(0 <= one.begins < one.ends <= 1440 for one in found)
    assert [one.day for one in found] == sorted({one.day for one in found})
    assert all(one.begins == 0 for one in found[1:])


def test_seven_to_twenty_is_seen_and_more_where_something_lies_outside() -> None:
    assert minutes_seen([]) == (420, 1200)
    assert minutes_seen([(600, 1205)]) == (420, 1260)
    assert minutes_seen([(395, 425), (600, 1440)]) == (360, 1440)


def test_the_weeks_of_a_month_are_whole() -> None:
    assert month_weeks(date(2026, 11, 24)) == (date(2026, 10, 26), date(2026, 12, 6))
    assert month_weeks(date(2027, 2, 1)) == (date(2027, 2, 1), date(2027, 2, 28))
