"""Somebody works at the counter, and each key press is timed from the key to the painted list.

The counter shows a day of so many visits as is asked for: the clock goes on to the next day, and the visits are logged.
"""

import json
import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.memory import peak_mib
from benchmarks.painted import Painted
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits

if TYPE_CHECKING:
    from woilmenau_desk.ui.desk_app import DeskApp

_LONGEST_WAIT_MS = 5_000
_LOOK_MS = 5
_UNDONE = 5
_LETTERS = 3
_BETWEEN_KEYS_MS = 60
_FAST_NAMES = 12
# As large as what the counter is made for; offscreen, the program's own window would fill a smaller screen.
SIZE = (1366, 768)
# The visits of an ordinary day, of one that fills ten screens, and of a quiet one.
USUAL_DAY, LONG_DAY, QUIET_DAY = 40, 400, 20
BETWEEN_MS = 20  # nobody presses at once, and what was left of the key before is done meanwhile
_OF_A_DAY = 10  # rounds, then the day is no longer as long as it is to be
_TURNS = 3
_A_TURN = 10


class Visitor:
    """Presses keys at the counter."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def go_to_a_day_of(self, number: int) -> None:
        """The next day begins, with so many visits already."""
        desk = self._page.context.desk
        clock: Any = desk.clock
        clock.ahead += timedelta(days=1)
        for _ in range(number):
            visits.log_visit(desk, LogVisit(VisitData("encounter")))
        shown = self._page.day_card.visits_model
        self._page.check_clock()
        self._page.reload()
        while shown.rowCount() != number or (number and shown.row(0).occurred_at.date() != desk.today()):
            self.rest()

    def rest(self) -> None:
        """Between two key presses."""
        loop = QEventLoop()
        QTimer.singleShot(BETWEEN_MS, loop.quit)
        loop.exec()

    def anonymous(self) -> float:
        """F2 with the field empty: one more encounter. Seconds to the painted list."""
        return self._until_new_row(Qt.Key.Key_F2)

    def person(self, letters: str) -> tuple[float, float] | None:
        """Letters and F3 for the best hit. Seconds from the last letter to the painted hits, and from F3 to the
        painted list; None where nobody is found."""
        for letter in letters[:-1]:
            QTest.keyClicks(self._page.field, letter)
        hits = self._page.finder.hits
        start = time.perf_counter()

        def answered() -> bool:
            person: Any = self._page.finder.who().person
            return person is not None

        QTest.keyClicks(self._page.field, letters[-1])
        found = self._wait(hits.viewport(), answered, even_unpainted=True)
        if not found:
            QTest.keyClick(self._page.field, Qt.Key.Key_Escape)
            return None
        searched = time.perf_counter() - start
        if not hits.current_row().sure:
            # Found by another spelling: the key would ask first, which is not what is timed.
            QTest.keyClick(self._page.field, Qt.Key.Key_Escape)
            return None
        return searched, self._until_new_row(Qt.Key.Key_F3)

    def type_fast(self, text: str) -> list[float]:
        """Type a text as fast as anybody can; after each key the longest time in which the window answered nothing.

        That is how late a frame can be: the main thread drew, or waited for another thread's Python.
        """
        longest: list[float] = []
        for letter in text:
            beat = _Heartbeat()
            QTest.keyClicks(self._page.field, letter)
            longest.append(beat.listen(_BETWEEN_KEYS_MS))
        QTest.keyClick(self._page.field, Qt.Key.Key_Escape)
        return longest

    def search(self, letters: str) -> list[tuple[float, bool]]:
        """Type letters one by one; for each the seconds to the painted hits, and whether only beginnings were looked for."""
        finder = self._page.finder
        view = finder.hits.viewport()
        taken: list[tuple[float, bool]] = []
        for letter in letters:
            asked = time.perf_counter()
            QTest.keyClicks(self._page.field, letter)
            while finder.who().person is None and time.perf_counter() < asked + _LONGEST_WAIT_MS / 1000:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            # Where the same people were found again nothing would be painted.
            view.repaint()
            taken.append((time.perf_counter() - asked, not finder.spellings_line.isHidden()))
        return taken

    def undo(self) -> None:
        """Ctrl+Z, until the list is painted without the visit."""
        before = self._count()
        QTest.keyClick(self._page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self._wait(self._page.day_card.visits.viewport(), lambda: self._count() != before)

    def _until_new_row(self, key: Qt.Key) -> float:
        self.rest()
        before = self._count()
        start = time.perf_counter()
        done = self._press_until(
            lambda: QTest.keyClick(self._page.field, key),
            self._page.day_card.visits.viewport(),
            lambda: self._count() != before,
        )
        assert done, "the visit did not appear"
        return time.perf_counter() - start

    def _count(self) -> int:
        # Not the uppermost one: a visit may have been entered for a later minute.
        return int(self._page.day_card.visits_model.rowCount())

    def _press_until(self, press: Callable[[], object], widget: QWidget, holds: Callable[[], bool]) -> bool:
        press()
        return self._wait(widget, holds)

    def _wait(self, widget: QWidget, holds: Callable[[], bool], *, even_unpainted: bool = False) -> bool:
        """`even_unpainted`: what holds may look as what was painted before, and is then not painted again."""
        loop = QEventLoop()
        seen: list[bool] = []

        def painted() -> None:
            seen.append(True)
            loop.quit()

        watcher = Painted(widget, holds, painted)
        too_long = QTimer()
        too_long.setSingleShot(True)
        too_long.timeout.connect(loop.quit)
        too_long.start(_LONGEST_WAIT_MS)
        looking = QTimer()
        looking.timeout.connect(lambda: painted() if holds() else None)
        if even_unpainted:
            looking.start(_LOOK_MS)
        loop.exec()
        looking.stop()
        too_long.stop()
        widget.removeEventFilter(watcher)
        watcher.deleteLater()
        return bool(seen)


class _Heartbeat:
    """Ticks each millisecond on the main thread, and knows the longest pause between two ticks."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._longest = 0.0

    def listen(self, milliseconds: int) -> float:
        """Tick for so long; the longest pause in seconds, counted from the making of this object."""
        loop = QEventLoop()
        ticking = QTimer()
        ticking.setTimerType(Qt.TimerType.PreciseTimer)
        ticking.timeout.connect(self._tick)
        ticking.start(1)
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        ticking.stop()
        self._tick()
        return self._longest

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def search_first(page: Any, out: str, names: list[str]) -> None:
    """Search for one name as soon as the counter is there, write down what it took, and end."""
    taken = Visitor(page).search(names[0])
    Path(out).write_text(json.dumps(taken), "utf-8")
    os._exit(0)


def use(desk_app: "DeskApp", page: Any, out: str, times: int, names: list[str]) -> None:
    """Work for a while, write down what it took, and end."""
    desk_app.window.showNormal()
    desk_app.window.resize(*SIZE)
    visitor = Visitor(page)
    at_start = peak_mib()
    for _ in range(5):
        visitor.anonymous()
    usual, long = _logging(visitor, USUAL_DAY, times, names), _logging(visitor, LONG_DAY, times // 5, names)
    visitor.go_to_a_day_of(USUAL_DAY)
    frames = [one for name in names[-_FAST_NAMES:] for one in visitor.type_fast(name + " mu")]
    for _ in range(_UNDONE):
        visitor.undo()
    growing: dict[str, list[float]] = {"quiet": [], "long": []}
    for _ in range(_TURNS):
        for name, number in (("quiet", QUIET_DAY), ("long", LONG_DAY)):
            visitor.go_to_a_day_of(number)
            visitor.anonymous()  # the first of a day
            growing[name] += [visitor.anonymous() for _ in range(_A_TURN)]
    at_counter = peak_mib()
    assert desk_app.workspace is not None
    for page_id in tuple(desk_app.workspace._specs):
        desk_app.workspace.open_page(page_id)
        QTest.qWait(300)
    found_out = {
        **usual,
        "long_day": long,
        "growing": growing,
        "frames": frames,
        "peak_mib": {"counter painted": at_start, "after use": at_counter, "all pages opened": peak_mib()},
    }
    Path(out).write_text(json.dumps(found_out), "utf-8")
    os._exit(0)


def _logging(visitor: Visitor, number: int, times: int, names: list[str]) -> dict[str, list[float]]:
    """Somebody anonymous and a person by turns, on days of so many visits."""
    taken: dict[str, list[float]] = {"anonymous": [], "anonymous_cpu": [], "persons": [], "searches": []}
    for turn in range(times):
        if turn % _OF_A_DAY == 0:
            visitor.go_to_a_day_of(number)
        visitor.rest()
        before = time.process_time()
        taken["anonymous"].append(visitor.anonymous())
        taken["anonymous_cpu"].append(time.process_time() - before)
        found = visitor.person(names[turn % len(names)])
        if found is not None:
            taken["searches"].append(found[0])
            taken["persons"].append(found[1])
    return taken
