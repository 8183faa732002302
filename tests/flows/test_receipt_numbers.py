"""Two processes give help at the same moment: every number is given once, and none is missing."""

import multiprocessing
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Final

from tests.stores import Clock, a_store, log_in
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.funds import FundData
from woilmenau_desk.services.aid import aid, funds
from woilmenau_desk.services.desk import Desk

SECONDS: Final = 30
EACH: Final = 15
CLOCK: Final = Clock()


def other_counter(data: str, pipe: Pipe) -> None:
    """The other process: pays as soon as it is told to begin."""
    desk = log_in(Path(data), "theke", CLOCK)
    pipe.send("ready")
    pipe.recv()
    pipe.send(pay_each(desk))
    desk.close()


def pay_each(desk: Desk) -> list[str]:
    """Out of the first fund, one euro each time."""
    request = GiveAid(AidData("money", amount_cents=100), fund_id=1, log_visit=False)
    return [aid.give_aid(desk, request).value.receipt for _ in range(EACH)]


def test_two_writers_share_the_numbers(tmp_path: Path) -> None:
    data = tmp_path / "data"
    a_store(data)
    desk = log_in(data, "caro", CLOCK)
    fund = funds.add_fund(desk, FundData("Kasse", budget_cents=100 * 2 * EACH)).value
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=other_counter, args=(str(data), theirs))
    process.start()
    assert ours.poll(SECONDS)
    assert ours.recv() == "ready"
    ours.send("begin")
    mine = pay_each(desk)
    assert ours.poll(SECONDS)
    other = ours.recv()
    process.join(SECONDS)
    assert process.exitcode == 0
    assert sorted(mine + other) == [f"2026-{number:04}" for number in range(1, 2 * EACH + 1)]
    assert funds.get(desk, fund.id).left_cents == 0
    desk.close()
