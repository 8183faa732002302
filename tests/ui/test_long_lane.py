"""The lane for what takes long: beside the worker, some at once, shown, stopped, and ended with the program."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.errors import DeskLocked, DiskFull, KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.services.fence import Fence
from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.task_runner import TaskRunner

PATIENCE = 10


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    made = TaskRunner(ChangeBus())
    yield made
    made.close()


class Job:
    """Long work that runs until it is let go, or stopped."""

    def __init__(self) -> None:
        self.there, self.may_go = threading.Event(), threading.Event()

    def __call__(self, work: LongWork) -> str:
        work.tell(1, 4)
        self.there.set()
        while not self.may_go.wait(0.005):
            work.go_on()
        return "done"


def test_short_work_is_answered_while_long_work_runs(runner: TaskRunner, qtbot: QtBot) -> None:
    usual = sys.getswitchinterval()
    job, answers = Job(), list[object]()
    runner.run_long(job, on_done=answers.append)
    assert job.there.wait(PATIENCE)
    assert sys.getswitchinterval() < usual
    runner.run(int, on_done=answers.append)
    qtbot.waitUntil(lambda: answers == [0])
    assert not runner.at_rest
    job.may_go.set()
    qtbot.waitUntil(lambda: answers == [0, "done"])
    assert runner.at_rest
    qtbot.waitUntil(lambda: sys.getswitchinterval() == usual)


def test_so_many_run_at_once_and_one_that_is_to_be_alone_waits(runner: TaskRunner, qtbot: QtBot) -> None:
    jobs = [Job() for _ in range(4)]
    alone = Job()
    for job in jobs:
        runner.run_long(job)
    runner.run_long(alone, alone=True)
    assert all(job.there.wait(PATIENCE) for job in jobs[:3])
    assert not jobs[3].there.is_set()
    jobs[0].may_go.set()
    qtbot.waitUntil(jobs[3].there.is_set)
    assert not alone.there.is_set()
    for job in jobs[1:]:
        job.may_go.set()
    qtbot.waitUntil(alone.there.is_set)
    alone.may_go.set()
    qtbot.waitUntil(lambda: runner.at_rest)


def test_it_is_shown_with_how_far_it_is_and_the_newest_is_stopped_first(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    first, second = Job(), Job()
    told: list[str] = []
    runner.run_long(first, label="Prüfen", shown_after_ms=1, can_stop=False)
    runner.run_long(second, label="Zählen", shown_after_ms=1, on_stopped=lambda: told.append("stopped"))
    qtbot.waitUntil(lambda: [work.share for work in runner.long_works()] == [(1, 4), (1, 4)])
    assert [work.label for work in runner.long_works()] == ["Zählen", "Prüfen"]
    assert runner.stop_long_work()
    qtbot.waitUntil(lambda: told == ["stopped"])
    assert not runner.stop_long_work()
    assert [work.label for work in runner.long_works()] == ["Prüfen"]
    first.may_go.set()
    qtbot.waitUntil(lambda: runner.long_works() == ())


def test_a_newer_one_of_the_same_key_stops_the_older(runner: TaskRunner, qtbot: QtBot) -> None:
    older, newer = Job(), Job()
    answers: list[object] = []
    runner.run_long(
        older, key="figures", on_done=answers.append, on_stopped=lambda: answers.append("stopped")
    )
    assert older.there.wait(PATIENCE)
    runner.run_long(newer, key="figures", on_done=answers.append)
    newer.may_go.set()
    qtbot.waitUntil(lambda: runner.at_rest)
    assert answers == ["done"]


def test_closing_stops_what_can_be_stopped_and_waits_for_the_rest(qapp: object) -> None:
    runner = TaskRunner(ChangeBus())
    fence = Fence()
    runner.fence = fence
    stoppable, keys = Job(), Job()
    ends: list[str] = []

    def renew(_work: LongWork) -> None:
        with fence.shut():
            keys.there.set()
            assert keys.may_go.wait(PATIENCE)
            ends.append("renewed")

    runner.run_long(stoppable, on_stopped=lambda: ends.append("stopped"))
    runner.run_long(renew, can_stop=False)
    runner.run(ends.append, "written")
    assert stoppable.there.wait(PATIENCE)
    keys.may_go.set()
    runner.close()
    assert {"renewed", "written"} <= set(ends)
    assert runner.run_long(stoppable).cancelled


def test_what_waits_at_the_fence_is_said_and_done_in_its_order(runner: TaskRunner, qtbot: QtBot) -> None:
    fence = Fence()
    runner.fence = fence
    waits: list[bool] = []
    runner.waits_changed.connect(waits.append)
    there, may_go = threading.Event(), threading.Event()

    def renew(_work: LongWork) -> None:
        with fence.shut():
            there.set()
            assert may_go.wait(PATIENCE)
            raise DiskFull

    refused: list[KnownError] = []
    runner.run_long(renew, on_error=refused.append, can_stop=False)
    assert there.wait(PATIENCE)
    order: list[int] = []
    for number in range(5):
        runner.run(order.append, number)
    qtbot.waitUntil(lambda: waits[-1:] == [True])
    assert order == []
    may_go.set()
    qtbot.waitUntil(lambda: order == list(range(5)))
    qtbot.waitUntil(lambda: waits[-1] is False)
    assert isinstance(refused[0], DiskFull)


def test_what_was_read_and_met_the_lock_is_read_again_afterwards(runner: TaskRunner, qtbot: QtBot) -> None:
    tries: list[int] = []
    answers: list[object] = []
    errors: list[KnownError] = []
    owner = QObject()

    def read() -> str:
        tries.append(len(tries))
        if len(tries) == 1:
            raise DeskLocked
        return "note"

    runner.hold()
    runner.release()
    runner.run_latest("note", read, on_done=answers.append, on_error=errors.append, owner=owner)
    runner.hold()
    runner.finish(PATIENCE)
    assert answers == errors == []
    runner.release()
    qtbot.waitUntil(lambda: answers == ["note"])
    assert errors == []


def test_long_work_that_ends_behind_the_lock_is_waited_for_once(runner: TaskRunner, qtbot: QtBot) -> None:
    may_go = threading.Event()
    answers: list[bool] = []
    runner.run_long(lambda _work: may_go.wait(PATIENCE), on_done=answers.append)
    runner.hold()
    may_go.set()
    qtbot.waitUntil(lambda: bool(runner._held))
    runner.release()
    assert not runner.at_rest  # its answer is on its way
    qtbot.waitUntil(lambda: answers == [True])
    assert runner.at_rest
