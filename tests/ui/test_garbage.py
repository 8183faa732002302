"""Widgets that nobody holds any more die on the main thread, whatever the worker does."""

import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.garbage import GarbageCollector
from woilmenau_desk.ui.task_runner import TaskRunner


@pytest.fixture(autouse=True)
def nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """What earlier tests left open is not counted."""
    monkeypatch.setattr(GarbageCollector, "_open", 0)


def _busy() -> None:
    """Allocates as much as makes Python collect many times over."""
    kept = [[number] for number in range(50_000)]
    kept[0].append(len(kept))


def test_the_worker_never_collects_a_widget(qtbot: QtBot) -> None:
    gc.collect()
    runner = TaskRunner(ChangeBus())
    runner._garbage.timer.stop()  # the test itself says when
    died: list[threading.Thread] = []
    for _ in range(5):
        widget = QWidget()
        widget.itself = lambda widget=widget: widget  # type: ignore[attr-defined]  # a cycle
        weakref.finalize(widget, lambda: died.append(threading.current_thread()))
        del widget
    for _ in range(5):
        done: list[None] = []
        runner.run(_busy, on_done=done.append)
        qtbot.waitUntil(lambda done=done: bool(done))
    assert died == []
    for _ in range(100):
        runner._garbage.collect()
    assert died == [threading.main_thread()] * 5
    runner.close()
    assert gc.isenabled()


def test_python_collects_by_itself_only_when_the_last_runner_is_closed(qtbot: QtBot) -> None:
    first, second = TaskRunner(ChangeBus()), TaskRunner(ChangeBus())
    first.close()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()
