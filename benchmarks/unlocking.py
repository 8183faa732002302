"""Somebody locks the window, and comes back to a program that has all it needs in memory."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from benchmarks.painted import Painted
from benchmarks.window_child import PASSWORD
from woilmenau_desk.services.people import people

if TYPE_CHECKING:
    from woilmenau_desk.ui.desk_app import DeskApp

_LONGEST_WAIT_MS = 20_000
_AWAY_MS = 300  # what the lock leaves to be done is over by then
_WARM = 3
_MOST_TURNS = 2_000


def use_lock(desk_app: "DeskApp", page: Any, out: str, times: int) -> None:
    """Come back so often, write down what each took, and end."""
    _until_warm(desk_app)
    for _ in range(_WARM):
        _back(desk_app, page)
    taken = [_back(desk_app, page) for _ in range(times)]
    Path(out).write_text(
        json.dumps({"seconds": [one[0] for one in taken], "cpu": [one[1] for one in taken]}), "utf-8"
    )
    os._exit(0)


def _until_warm(desk_app: "DeskApp") -> None:
    """Until all is imported, the search stands, and the sessions have been looked at."""
    desk = desk_app.desk
    assert desk is not None
    desk_app._preload.join()
    stands: list[bool] = []
    desk_app.runner.run_long(lambda _work: people.prepare_search(desk), settled=lambda: stands.append(True))
    for _ in range(_MOST_TURNS):
        if stands and not desk.sessions_unseen:
            return
        _wait(_AWAY_MS)
    raise AssertionError("it did not come to rest")


def _back(desk_app: "DeskApp", page: Any) -> tuple[float, float]:
    """Seconds, and those of the processor, from Enter to the counter that is painted and takes the next letter."""
    desk_app.lock()
    screen: Any = desk_app.lock_screen
    assert screen is not None
    _wait(_AWAY_MS)
    QTest.keyClicks(screen.password.field, PASSWORD)
    _wait(_AWAY_MS)
    start, cpu = time.perf_counter(), time.process_time()
    QTest.keyClick(screen.password.field, Qt.Key.Key_Return)
    _until_painted(page.day_card.visits.viewport(), lambda: desk_app.lock_screen is None and page.isVisible())
    taken = time.perf_counter() - start, time.process_time() - cpu
    # Where the focus is the typing goes.
    focused: Any = desk_app.window.focusWidget()
    QTest.keyClicks(focused, "m")
    assert page.field.text() == "m", "the next letter went elsewhere"
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    return taken


def _wait(milliseconds: int) -> None:
    """Let everybody work meanwhile; QTest's own wait would keep the other threads from Python."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until_painted(widget: Any, holds: Callable[[], bool]) -> None:
    loop, too_long = QEventLoop(), QTimer()
    seen: list[bool] = []

    def painted() -> None:
        seen.append(True)
        loop.quit()

    watcher = Painted(widget, holds, painted)
    too_long.setSingleShot(True)
    too_long.timeout.connect(loop.quit)
    too_long.start(_LONGEST_WAIT_MS)
    loop.exec()
    widget.removeEventFilter(watcher)
    watcher.deleteLater()
    assert seen, "nobody came back"
