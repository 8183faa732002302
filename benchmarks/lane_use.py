"""Somebody works at the counter while something long runs in the same window, and is timed beside working alone.

Each kind of long work begins by itself, as its key would begin it, and is followed by key presses at the counter until it
ends, or until there are enough of them. The lock is tried in the middle of the longest.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from benchmarks.window_use import Visitor
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import reports
from woilmenau_desk.services.upkeep import upkeep

if TYPE_CHECKING:
    from woilmenau_desk.ui.desk_app import DeskApp

_LONGEST_WAIT_MS = 60_000
_A_TURN = 10  # key presses
_BETWEEN_MS = 40  # nobody presses faster, and the window paints meanwhile
_PASSWORD = "wetzlarer-platz-1"
Work = Callable[[Desk, LongWork], object]


def _backup(desk: Desk, work: LongWork) -> object:
    return upkeep.backup(desk, stop=work.stopped)


def _verify(desk: Desk, work: LongWork) -> object:
    return upkeep.verify(desk, work.stopped)


def _report(desk: Desk, work: LongWork) -> object:
    # Of the year so far, as a funder gets it.
    return reports.report(desk, Span.of_month(Month.of(desk.today())), work=work)


KINDS: dict[str, Work] = {"backup": _backup, "verify": _verify, "report": _report}


def use_lanes(desk_app: "DeskApp", page: Any, out: str, times: int, kinds: list[str]) -> None:
    """Work for a while beside each kind, write down what it took, and end."""
    found = {kind: _beside(desk_app, page, KINDS[kind], times) for kind in kinds if kind in KINDS}
    told: dict[str, Any] = {"during": found}
    if "lock" in kinds:
        told["lock"] = _locks(desk_app, max(3, times // 8))
    Path(out).write_text(json.dumps(told), "utf-8")
    os._exit(0)


def _beside(desk_app: "DeskApp", page: Any, work: Work, times: int) -> dict[str, list[float]]:
    """Seconds of each key press to the painted list, alone and beside the work, in turns."""
    visitor = Visitor(page)
    for _ in range(5):
        visitor.anonymous()
    alone: list[float] = []
    beside: list[float] = []
    firsts: list[float] = []
    while len(beside) < times:
        alone += [_pressed(visitor) for _ in range(_A_TURN)]
        running = _Running(desk_app, work)
        turn = [_pressed(visitor)]
        while not running.is_over() and len(turn) < _A_TURN:
            turn.append(_pressed(visitor))
        if running.is_over() and len(turn) > 1:
            del turn[-1]  # the work was over before the list was painted
        running.stop()
        firsts.append(turn[0])
        beside += turn
    return {"alone": alone, "beside": beside, "first": firsts}


def _pressed(visitor: Visitor) -> float:
    taken = visitor.anonymous()
    QTest.qWait(_BETWEEN_MS)
    return taken


def _locks(desk_app: "DeskApp", times: int) -> dict[str, list[float]]:
    """Seconds until the vault's key is gone after the lock, and until somebody is back: alone, and beside a backup."""
    taken: dict[str, list[float]] = {"drop": [], "unlock alone": [], "unlock beside": []}
    for _ in range(times):
        taken["unlock alone"].append(_unlocked(desk_app))
        running = _Running(desk_app, _backup)
        QTest.qWait(200)
        taken["drop"].append(_locked(desk_app))
        taken["unlock beside"].append(_unlocked(desk_app))
        running.stop()
    return taken


def _locked(desk_app: "DeskApp") -> float:
    desk = desk_app.desk
    assert desk is not None
    dropped: list[float] = []
    drop = desk.lock

    def noted() -> None:
        drop()
        dropped.append(time.perf_counter())

    desk.lock = noted  # type: ignore[method-assign]
    start = time.perf_counter()
    desk_app.lock()
    _until(lambda: bool(dropped))
    desk.lock = drop  # type: ignore[method-assign]
    assert not desk.has_vault
    return dropped[0] - start


def _unlocked(desk_app: "DeskApp") -> float:
    if desk_app.lock_screen is None:
        _locked(desk_app)
    screen = desk_app.lock_screen
    assert screen is not None
    start = time.perf_counter()
    screen.unlock_asked.emit(_PASSWORD)
    _until(lambda: desk_app.lock_screen is None)
    return time.perf_counter() - start


class _Running:
    """A piece of long work that is under way."""

    def __init__(self, desk_app: "DeskApp", work: Work) -> None:
        desk = desk_app.desk
        assert desk is not None
        self._ended = False
        self._task = desk_app.runner.run_long(
            lambda long: work(desk, long), settled=self._end, on_error=lambda _error: None, even_held=True
        )
        _until(lambda: self._task.begun)

    def _end(self) -> None:
        self._ended = True

    def is_over(self) -> bool:
        """Whether it has ended by itself."""
        return self._ended

    def stop(self) -> None:
        """Stop it, and wait until it has."""
        self._task.stop()
        _until(self.is_over)


def _until(holds: Callable[[], bool]) -> None:
    loop, look, too_long = QEventLoop(), QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if holds() else None)
    too_long.setSingleShot(True)
    too_long.timeout.connect(loop.quit)
    look.start(0)
    too_long.start(_LONGEST_WAIT_MS)
    if not holds():
        loop.exec()
    assert holds(), "waited in vain"
