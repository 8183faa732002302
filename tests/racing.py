"""Two processes at one store do the same thing at the same moment, again and again."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection as Pipe
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Final, TypeVar

from tests.stores import Clock, log_in
from woilmenau_desk.services.desk import Desk

T = TypeVar("T")
SECONDS: Final = 60  # the other process begins with importing everything


def race(
    data: Path,
    rounds: int,
    work: Callable[[Desk, int], T],
    before: Callable[[Desk, int], object] | None = None,
) -> list[tuple[T, T]]:
    """What each round came to: for the lead here, and for the counter in the other process.

    `work` gets a desk and the number of the round. It is sent to the other process, so it is a function of a module.
    `before` is done here at the start of each round, while the other waits.
    """
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(2)
    ours, theirs = context.Pipe()
    process = context.Process(target=_other, args=(str(data), rounds, work, gate, theirs))
    desk = log_in(data, "caro", Clock())
    process.start()
    mine = []
    try:
        for number in range(rounds):
            if before is not None:
                before(desk, number)
            gate.wait(SECONDS)
            mine.append(work(desk, number))
            gate.wait(SECONDS)  # nobody is in the next round while the other is in this one
        assert ours.poll(SECONDS)
        other: list[T] = ours.recv()
    finally:
        gate.abort()
        process.join(SECONDS)
        desk.close()
    assert process.exitcode == 0
    return list(zip(mine, other, strict=True))


def _other(data: str, rounds: int, work: Callable[[Desk, int], T], gate: Barrier, pipe: Pipe) -> None:
    desk = log_in(Path(data), "theke", Clock())
    found = []
    for number in range(rounds):
        gate.wait(SECONDS)
        found.append(work(desk, number))
        gate.wait(SECONDS)
    pipe.send(found)
    desk.close()
