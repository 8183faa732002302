"""The queue: what becomes of those who wait."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.queue import QueueData, QueueRow
from woilmenau_desk.services.appointments import queue
from woilmenau_desk.services.desk import Desk


def waiting(desk: Desk) -> int:
    return queue.add(desk, QueueData()).value.id


def called(desk: Desk) -> int:
    row = queue.add(desk, QueueData()).value
    return queue.call(desk, row.id, row.version, room="room_1").value.id


def handed_on(desk: Desk, number: int) -> object:
    row = queue.get(desk, number)
    return queue.hand_on(desk, number, "caro" if row.data.colleague is None else None, row.version)


def called_elsewhere(desk: Desk, number: int) -> object:
    row = queue.get(desk, number)
    waits = queue.back(desk, number, row.version).value
    return queue.call(desk, number, waits.version, room="room_2" if row.room == "room_1" else "room_1")


def case(write: Callable[[Desk, int, QueueRow], object]) -> Case:
    return Case(waiting, queue.get, write, handed_on)


def of_called(write: Callable[[Desk, int, QueueRow], object]) -> Case:
    return Case(called, queue.get, write, called_elsewhere)


CASES: Final[Mapping[str, Case]] = {
    "queue.call": case(lambda d, n, row: queue.call(d, n, row.version)),
    "queue.call_again": of_called(lambda d, n, row: queue.call_again(d, n, row.version)),
    "queue.park": case(lambda d, n, row: queue.park(d, n, row.version)),
    "queue.hand_on": case(lambda d, n, row: queue.hand_on(d, n, "rolf", row.version)),
    "queue.later": case(lambda d, n, row: queue.later(d, n, d.clock() + timedelta(minutes=30), row.version)),
    "queue.back": of_called(lambda d, n, row: queue.back(d, n, row.version)),
    "queue.done": case(lambda d, n, row: queue.done(d, n, row.version)),
    "queue.left": case(lambda d, n, row: queue.left(d, n, row.version)),
}
NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "queue.add": "a new row",
    "queue.call_next": "reads in the same write who is next",
}
