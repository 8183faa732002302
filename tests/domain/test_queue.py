"""The order of those who wait, and how long they waited: rules that hold for whatever comes."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.queue import (
    QueueData,
    QueueRow,
    QueueState,
    Waits,
    for_whom,
    in_order,
    is_due,
    waited,
)

_START = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
_NOW = _START + timedelta(minutes=90)


def _at(minutes: int | None) -> datetime | None:
    return None if minutes is None else _START + timedelta(minutes=minutes)


def row(
    number: int,
    arrived: int,
    due: int | None = None,
    state: QueueState = QueueState.WAITING,
    colleague: str | None = None,
) -> QueueRow:
    came = _START + timedelta(minutes=arrived)
    return QueueRow(
        number, number, date(2026, 11, 23), QueueData(colleague=colleague), state, came, due_at=_at(due)
    )


@st.composite
def queues(draw: st.DrawFn) -> list[QueueRow]:
    number = draw(st.integers(0, 12))
    arrivals = sorted(draw(st.lists(st.integers(0, 90), min_size=number, max_size=number)))
    return [
        row(
            index,
            arrived,
            draw(st.none() | st.integers(0, 180)),
            draw(st.sampled_from(QueueState)),
            draw(st.sampled_from((None, "rolf", "caro"))),
        )
        for index, arrived in enumerate(arrivals, start=1)
    ]


def test_an_appointment_that_is_due_comes_before_whoever_came_earlier_without_one() -> None:
    walked_in, booked = row(1, 0), row(2, 80, due=85)
    assert in_order((walked_in, booked), _NOW) == (booked, walked_in)


def test_whoever_comes_early_lets_the_others_pass_until_their_time() -> None:
    early, walked_in = row(1, 0, due=120), row(2, 30)
    assert in_order((early, walked_in), _NOW) == (walked_in, early)
    assert in_order((early, walked_in), _START + timedelta(minutes=120)) == (early, walked_in)


def test_whoever_comes_late_does_not_pass_those_who_were_in_time() -> None:
    late, in_time = row(2, 70, due=10), row(1, 55, due=60)
    assert in_order((late, in_time), _NOW) == (in_time, late)


@given(rows=queues(), data=st.data())
def test_there_is_one_order_however_the_rows_come(rows: list[QueueRow], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(rows))
    order = in_order(rows, _NOW)
    assert in_order(shuffled, _NOW) == order
    assert sorted(one.number for one in order) == [
        one.number for one in rows if one.state is QueueState.WAITING
    ]


@given(rows=queues())
def test_nobody_without_an_appointment_passes_one_who_came_before(rows: list[QueueRow]) -> None:
    order = [one for one in in_order(rows, _NOW) if one.due_at is None]
    assert order == sorted(order, key=lambda one: (one.arrived_at, one.number))


@given(rows=queues())
def test_all_that_are_due_stand_before_all_others(rows: list[QueueRow]) -> None:
    due = [is_due(one, _NOW) for one in in_order(rows, _NOW)]
    assert due == sorted(due, reverse=True)


@given(rows=queues(), one=queues().filter(bool))
def test_whoever_comes_without_an_appointment_changes_nothing_for_those_before(
    rows: list[QueueRow], one: list[QueueRow]
) -> None:
    before = in_order(rows, _NOW)
    newcomer = row(99, 90)
    after = in_order([*rows, newcomer], _NOW)
    assert tuple(each for each in after if each is not newcomer) == before
    place = after.index(newcomer)
    assert all(each.due_at is not None and not is_due(each, _NOW) for each in after[place + 1 :])


@given(rows=queues())
def test_a_colleague_calls_those_for_them_and_for_anybody_in_the_same_order(rows: list[QueueRow]) -> None:
    order = in_order(rows, _NOW)
    mine = for_whom(order, "rolf")
    assert {one.data.colleague for one in mine} <= {None, "rolf"}
    assert [order.index(one) for one in mine] == sorted(order.index(one) for one in mine)


def test_the_wait_begins_with_the_later_of_coming_and_being_due() -> None:
    called = _START + timedelta(minutes=40)
    assert waited(_START, None, None, called) == timedelta(minutes=40)
    assert waited(_START, _at(30), None, called) == timedelta(minutes=10)
    assert waited(_START, _at(-30), None, called) == timedelta(minutes=40)
    assert waited(_START, _at(60), None, called) == timedelta(0)  # taken before their time
    assert waited(_START, None, _at(30), called) == timedelta(minutes=10)  # they were away
    assert waited(_START, None, _at(60), called) == timedelta(minutes=40)  # and went only after the call
    assert waited(_START, None, None, None) is None


@given(minutes=st.lists(st.integers(0, 600), min_size=1, max_size=60))
def test_nine_of_ten_waited_no_longer(minutes: list[int]) -> None:
    waits = Waits.of([timedelta(minutes=each) for each in minutes])
    assert waits.called == len(minutes)
    assert waits.most is not None
    assert waits.median is not None
    assert 10 * sum(each <= waits.most for each in minutes) >= 9 * len(minutes)
    assert 10 * sum(each < waits.most for each in minutes) < 9 * len(minutes)
    assert min(minutes) <= waits.median <= waits.most or len(minutes) < 3
    assert 2 * sum(each <= waits.median for each in minutes) >= len(minutes)


def test_where_nobody_was_called_there_is_no_time() -> None:
    assert Waits.of([], left=2) == Waits(0, None, None, 2)
