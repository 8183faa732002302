"""Two workstations let people wait, and call them, at the same moment: no number twice, nobody called twice."""

import multiprocessing
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Final

from tests.stores import Clock, a_store, log_in
from woilmenau_desk.domain.queue import QueueData, QueueState
from woilmenau_desk.services.appointments import queue
from woilmenau_desk.services.desk import Desk

SECONDS: Final = 30
EACH: Final = 12
CLOCK: Final = Clock()


def other_counter(data: str, pipe: Pipe) -> None:
    """The other process: begins as soon as it is told to, twice."""
    desk = log_in(Path(data), "theke", CLOCK)
    for work in (add_each, call_each):
        pipe.send("ready")
        pipe.recv()
        pipe.send(work(desk, "theke"))
    desk.close()


def add_each(desk: Desk, _colleague: str) -> list[int]:
    return [queue.add(desk, QueueData()).value.number for _ in range(EACH)]


def call_each(desk: Desk, colleague: str) -> list[int]:
    return [queue.call_next(desk, colleague).value.number for _ in range(EACH)]


def test_two_workstations_share_the_numbers_and_who_waits(tmp_path: Path) -> None:
    data = tmp_path / "data"
    a_store(data)
    desk = log_in(data, "caro", CLOCK)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=other_counter, args=(str(data), theirs))
    process.start()
    for work in (add_each, call_each):
        assert ours.poll(SECONDS)
        assert ours.recv() == "ready"
        ours.send("begin")
        mine = work(desk, "caro")
        assert ours.poll(SECONDS)
        assert sorted(mine + ours.recv()) == list(range(1, 2 * EACH + 1))
    process.join(SECONDS)
    assert process.exitcode == 0
    assert {row.state for row in queue.today(desk)} == {QueueState.CALLED, QueueState.DONE}
    desk.close()
