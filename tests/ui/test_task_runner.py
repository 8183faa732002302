"""The worker: order, answers on the main thread, nothing lost, nobody called who is gone."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import ChangedMeanwhile, DiskFull, KnownError
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.task_runner import TaskRunner


@dataclass
class Wrote:
    """A Done."""

    value: int
    changes: Changes
    said: Sentence


@pytest.fixture
def bus(qapp: object) -> ChangeBus:
    return ChangeBus()


@pytest.fixture
def runner(bus: ChangeBus) -> Iterator[TaskRunner]:
    made = TaskRunner(bus)
    yield made
    made.close()


class Gate:
    """Holds the worker until it is opened, so that a queue can build up behind it."""

    def __init__(self, runner: TaskRunner) -> None:
        self.opened = threading.Event()
        self.entered = threading.Event()
        runner.run(self._wait)

    def _wait(self) -> None:
        self.entered.set()
        self.opened.wait(10)


def test_the_work_happens_elsewhere_and_the_answer_comes_here(runner: TaskRunner, qtbot: QtBot) -> None:
    main = threading.get_ident()
    seen: dict[str, int] = {}

    def work(number: int) -> int:
        seen["worker"] = threading.get_ident()
        return number * 2

    def done(answer: int) -> None:
        seen["answer"], seen["here"] = answer, threading.get_ident()

    runner.run(work, 21, on_done=done)
    qtbot.waitUntil(lambda: "here" in seen)
    assert seen["answer"] == 42
    assert seen["here"] == main
    assert seen["worker"] != main


def test_what_is_asked_runs_in_order(runner: TaskRunner, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(50):
        runner.run(order.append, number)
    qtbot.waitUntil(lambda: len(order) == 50)
    assert order == list(range(50))


def test_a_write_is_told_to_the_lists_before_the_page_goes_on(
    runner: TaskRunner, bus: ChangeBus, qtbot: QtBot
) -> None:
    order: list[str] = []
    owner = QObject()
    bus.subscribe((Kind.VISIT,), lambda _changes: order.append("list"), owner)
    runner.said.connect(lambda said, _undoable: order.append(str(said)))
    wrote = Wrote(1, Changes(frozenset({Kind.VISIT})), Sentence("said", "Besuch erfasst"))
    runner.run(lambda: wrote, on_done=lambda _done: order.append("page"))
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["list", "page", "Besuch erfasst"]


def test_a_write_is_told_even_if_its_page_is_gone(runner: TaskRunner, bus: ChangeBus, qtbot: QtBot) -> None:
    gate = Gate(runner)
    told: list[Changes] = []
    asked: list[object] = []
    listener, page = QObject(), QObject()
    bus.subscribe((Kind.AID,), told.append, listener)
    wrote = Wrote(1, Changes(frozenset({Kind.AID})), Sentence("said", "Soforthilfe"))
    runner.run(lambda: wrote, on_done=asked.append, owner=page)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    gate.opened.set()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert asked == []


def test_a_known_error_goes_to_the_page_or_to_everybody(runner: TaskRunner, qtbot: QtBot) -> None:
    def fail() -> None:
        raise DiskFull

    own: list[KnownError] = []
    settled: list[bool] = []
    runner.run(fail, on_error=own.append, settled=lambda: settled.append(True))
    qtbot.waitUntil(lambda: bool(settled))
    assert isinstance(own[0], DiskFull)
    with qtbot.waitSignal(runner.error_unhandled) as told:
        runner.run(fail)
    assert isinstance(told.args[0], DiskFull)


def test_whoever_is_late_sees_how_things_stand(runner: TaskRunner, bus: ChangeBus, qtbot: QtBot) -> None:
    """The lists that show such rows fetch them anew, whoever shows the error."""
    heard: list[str] = []
    owner = QObject()
    bus.subscribe((Kind.VISIT,), lambda _changes: heard.append("fetched anew"), owner)

    def fail() -> None:
        raise ChangedMeanwhile(kind=Kind.VISIT)

    runner.run(fail, on_error=lambda _error: heard.append("told"))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["fetched anew", "told"]


@pytest.mark.allow_log(r"bug: builtins\.ValueError")
def test_a_bug_is_told_and_logged_without_what_was_in_it(
    runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(name: str) -> None:
        raise ValueError(f"no such person: {name}")

    settled: list[bool] = []
    with qtbot.waitSignal(runner.bug_found):
        runner.run(fail, "Олена Зразкова", settled=lambda: settled.append(True))
    qtbot.waitUntil(lambda: bool(settled))
    assert "test_task_runner.py" in caplog.text
    assert "Зразкова" not in caplog.text


def test_the_answer_for_a_destroyed_page_is_dropped(runner: TaskRunner, qtbot: QtBot) -> None:
    class Page(QObject):
        called = 0

        def on_done(self, _answer: object) -> None:
            Page.called += 1

    gate = Gate(runner)
    page: Any = Page()
    runner.run(int, on_done=page.on_done)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    gate.opened.set()
    finished: list[int] = []
    runner.run(int, on_done=finished.append)
    qtbot.waitUntil(lambda: bool(finished))
    assert Page.called == 0


def test_only_the_newest_search_counts(runner: TaskRunner, qtbot: QtBot) -> None:
    ran: list[str] = []
    answers: list[str] = []

    def search(text: str) -> str:
        ran.append(text)
        return text

    gate = Gate(runner)
    for text in ("o", "ol", "ole"):
        runner.run_latest("search", search, text, on_done=answers.append)
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert ran == ["ole"]
    assert answers == ["ole"]


def test_the_stale_answer_of_a_running_search_is_ignored(runner: TaskRunner, qtbot: QtBot) -> None:
    started, finish = threading.Event(), threading.Event()
    answers: list[str] = []

    def slow(text: str) -> str:
        started.set()
        finish.wait(10)
        return text

    runner.run_latest("search", slow, "alt", on_done=answers.append)
    assert started.wait(10)
    runner.run_latest("search", str, "neu", on_done=answers.append)
    finish.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["neu"]


def test_a_cancelled_task_does_not_run(runner: TaskRunner, qtbot: QtBot) -> None:
    gate = Gate(runner)
    ran: list[int] = []
    runner.run(ran.append, 1).cancel()
    gate.opened.set()
    done: list[int] = []
    runner.run(int, on_done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert ran == []


def test_closing_finishes_what_was_asked(bus: ChangeBus) -> None:
    runner = TaskRunner(bus)
    gate = Gate(runner)
    written: list[int] = []
    answers: list[object] = []
    for number in range(20):
        runner.run(written.append, number, on_done=answers.append)
    gate.opened.set()
    runner.close()
    assert written == list(range(20))
    assert len(answers) == 20
    assert runner.run(written.append, 99).cancelled
    assert 99 not in written


def test_progress_arrives_on_the_main_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    owner = QObject()
    shares: list[tuple[float, bool]] = []
    here = QThread.currentThread()
    report = runner.reporter(lambda share: shares.append((share, QThread.currentThread() == here)), owner)
    runner.run(lambda: [report(step / 4) for step in range(5)])
    qtbot.waitUntil(lambda: len(shares) == 5)
    assert shares[-1] == (1.0, True)
    assert all(on_main for _share, on_main in shares)
