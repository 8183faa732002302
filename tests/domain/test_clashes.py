"""What stands in the way, against somebody who looks at every minute."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.clashes import Needs, Taken, TakenBy, beyond, standing_in_the_way, takes
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BERLIN, local

# Around both nights in which the clocks change, the turn of a year, and an ordinary day.
NIGHTS = (
    datetime(2026, 3, 29, 0, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 0, tzinfo=UTC),
    datetime(2026, 12, 31, 22, 0, tzinfo=UTC),
    datetime(2027, 6, 15, 12, 0, tzinfo=UTC),
)


@st.composite
def appointments(draw: st.DrawFn, night: datetime) -> AppointmentData:
    starts = night + timedelta(minutes=5 * draw(st.integers(-12, 30)))
    if draw(st.booleans()):
        starts = local(starts)
    return AppointmentData(
        draw(st.integers(1, 2)),
        draw(st.sampled_from(("caro", "rolf"))),
        starts,
        5 * draw(st.integers(1, 12)),
        buffer_minutes=draw(st.sampled_from((0, 0, 10, 30))),
        room=draw(st.sampled_from((None, "room_1", "room_2"))),
        volunteer_id=draw(st.sampled_from((None, 1, 2))),
    )


def minutes_of(data: AppointmentData) -> dict[tuple[Needs, str], set[int]]:
    """Each minute, counted in UTC, at which it has something."""
    first = int(data.starts_at.timestamp()) // 60
    while_there = set(range(first, first + data.duration_minutes))
    until_free = set(range(first, first + data.duration_minutes + data.buffer_minutes))
    found = {
        (Needs.COLLEAGUE, data.colleague): until_free,
        (Needs.PERSON, str(data.person_id)): while_there,
    }
    if data.room:
        found[Needs.ROOM, data.room] = until_free
    if data.volunteer_id:
        found[Needs.VOLUNTEER, str(data.volunteer_id)] = while_there
    return found


@given(data=st.data(), night=st.sampled_from(NIGHTS))
def test_two_appointments_clash_in_what_they_have_at_the_same_minute(
    data: st.DataObject, night: datetime
) -> None:
    one, other = data.draw(appointments(night)), data.draw(appointments(night))
    found = standing_in_the_way(takes(one), takes(other, 7))
    mine, theirs = minutes_of(one), minutes_of(other)
    by_hand = {thing for thing in mine if mine[thing] & theirs.get(thing, set())}
    assert {(taken.needs, taken.key) for taken in found} == by_hand
    assert all(taken.row_id == 7 for taken in found)
    assert standing_in_the_way(takes(one, 7), takes(other, 7)) == ()


@given(data=st.data(), night=st.sampled_from(NIGHTS))
def test_only_what_was_not_had_before_is_looked_at(data: st.DataObject, night: datetime) -> None:
    before, after = data.draw(appointments(night)), data.draw(appointments(night))
    had, has = minutes_of(before), minutes_of(after)
    new = {(one.needs, one.key) for one in beyond(takes(after), takes(before))}
    assert new == {thing for thing in has if has[thing] - had.get(thing, set())}


def test_the_hour_that_the_clock_shows_twice_is_two_hours() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    again = first.replace(fold=1)
    one = AppointmentData(1, "caro", first, 30)
    other = AppointmentData(2, "caro", again, 30)
    assert standing_in_the_way(takes(one), takes(other)) == ()
    assert standing_in_the_way(takes(one), takes(AppointmentData(2, "caro", first, 30, buffer_minutes=5)))


def test_what_is_taken_ends_before_the_next_begins() -> None:
    at = datetime(2026, 12, 1, 14, 0, tzinfo=BERLIN)
    one = Taken(Needs.COLLEAGUE, "caro", at, at + timedelta(minutes=30), TakenBy.BUSY)
    wanted = takes(AppointmentData(1, "caro", at + timedelta(minutes=30), 30))
    assert standing_in_the_way(wanted, [one]) == ()


@pytest.mark.parametrize("minutes", [-30, 0, 4, 481])
def test_an_end_before_its_beginning_is_refused(minutes: int) -> None:
    with pytest.raises(BadInput, match="können nicht stimmen"):
        AppointmentData(1, "caro", datetime(2026, 12, 1, 14, tzinfo=BERLIN), minutes).checked()
