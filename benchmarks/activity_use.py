"""Somebody works with offers and volunteers, and each key press is timed from the key to the painted list."""

import json
import os
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.painted import Painted
from benchmarks.window_use import BETWEEN_MS, SIZE, Visitor
from woilmenau_desk.domain.offers import AttendanceState, SessionRow
from woilmenau_desk.services.offers import sessions
from woilmenau_desk.ui.forms.volunteers.finder_dialog import FinderDialog

if TYPE_CHECKING:
    from woilmenau_desk.ui.desk_app import DeskApp

_LONGEST_WAIT_MS = 20_000
AT_REST_MS = 400  # what a page begins with, or a search makes once, is over by then
_A_TURN = 10
_WARM = 3
_LEAST_AWAITED = 5
_OFFERS = ("deutsch", "kinder 1", "sprach", "kochen", "raum", "café")
_NAMES = ("mar", "sch", "anna m", "müller", "pet", "ka")
# What is typed at the telephone: a language, a role, a time, a name.
_WISHES = ("arab do 15", "farsi begleitung", "di 10 arab", "ukrain mar", "müller", "kurd mo 16 anna")
Timed = tuple[float, float]
"""Seconds, and those of the processor in all threads."""


class Waiter:
    """Presses keys and waits until what they ask for is answered and painted."""

    def __init__(self, desk_app: "DeskApp") -> None:
        self._runner = desk_app.runner
        self._leave: Callable[[], object] = bool

    def rest(self, milliseconds: int = BETWEEN_MS) -> None:
        """Between two key presses: whatever the one before left to do is done."""
        while True:
            loop = QEventLoop()
            QTimer.singleShot(milliseconds, loop.quit)
            loop.exec()
            if self._runner.at_rest:
                return

    def narrowed(self, press: Callable[[], object], view: Any) -> Timed:
        """From a key to the painted list that answers it, also where it shows the same rows as before."""
        self.rest()
        answered: list[bool] = []
        model, viewport = view.rows_model(), view.viewport()

        def on_answered() -> None:
            answered.append(True)
            # Where the same rows are found nothing would be painted; where none are, something stands in their place.
            viewport.update()
            if not model.rowCount():
                QTimer.singleShot(0, self._leave)

        model.changed.connect(on_answered)
        taken = self._painted(press, viewport, lambda: bool(answered))
        model.changed.disconnect(on_answered)
        return taken

    def shown(self, press: Callable[[], object], view: Any, holds: Callable[[], bool]) -> Timed:
        """From a key to the list that is painted as it is to be."""
        self.rest()
        return self._painted(press, view.viewport(), holds)

    def painted(self, press: Callable[[], object], widget: QWidget, holds: Callable[[], bool]) -> Timed:
        """From a key until a widget is painted that holds what it is to hold."""
        self.rest()
        return self._painted(press, widget, holds)

    def _painted(self, press: Callable[[], object], widget: QWidget, holds: Callable[[], bool]) -> Timed:
        loop, too_long = QEventLoop(), QTimer()
        seen: list[Timed] = []

        def painted() -> None:
            if seen:
                return
            seen.append((time.perf_counter() - start, time.process_time() - cpu))
            loop.quit()

        self._leave = painted
        watcher = Painted(widget, holds, painted)
        too_long.setSingleShot(True)
        too_long.timeout.connect(loop.quit)
        too_long.start(_LONGEST_WAIT_MS)
        start, cpu = time.perf_counter(), time.process_time()
        press()
        loop.exec()
        too_long.stop()
        widget.removeEventFilter(watcher)
        watcher.deleteLater()
        assert seen, "the list was not painted"
        taken: Timed = seen[0]
        return taken


def use_activities(desk_app: "DeskApp", counter: Any, out: str, times: int, what: str) -> None:
    """Narrow both `lists` and ask the finder, or call a `roll`; write down what each key took, and end."""
    desk_app.window.showNormal()
    desk_app.window.resize(*SIZE)
    waiter = Waiter(desk_app)
    waiter.rest(AT_REST_MS)
    try:
        told: dict[str, Any] = (
            {
                "offers_filter": _offers(desk_app, waiter, times),
                "volunteers_filter": _volunteers(desk_app, waiter, times),
                "finder": _finder(desk_app, waiter, times),
            }
            if what == "lists"
            else _roll_call(desk_app, counter, waiter, times)
        )
    except BaseException:
        # The window would show it, and wait for somebody to read it.
        traceback.print_exc()
        os._exit(1)
    Path(out).write_text(json.dumps(told), "utf-8")
    os._exit(0)


def _opened(desk_app: "DeskApp", waiter: Waiter, page_id: str, subject: object = None) -> Any:
    assert desk_app.workspace is not None
    desk_app.window.activateWindow()
    desk_app.workspace.open_page(page_id, subject)
    waiter.rest(AT_REST_MS)
    return desk_app.workspace.current_page()


def _offers(desk_app: "DeskApp", waiter: Waiter, times: int) -> dict[str, list[Timed]]:
    page = _opened(desk_app, waiter, "offers")
    assert page.offers.rows.rowCount(), "no offers"
    return _narrowing(waiter, page, page.offers, _OFFERS, (page.kind, page.group), times)


def _volunteers(desk_app: "DeskApp", waiter: Waiter, times: int) -> dict[str, list[Timed]]:
    page = _opened(desk_app, waiter, "volunteers")
    assert page.list.rows.rowCount(), "no volunteers"
    return _narrowing(waiter, page, page.list, _NAMES, (page.language, page.role, page.state), times)


def _narrowing(
    waiter: Waiter, page: Any, view: Any, texts: tuple[str, ...], choices: tuple[Any, ...], times: int
) -> dict[str, list[Timed]]:
    """Letters into the field and other choices, by turns; the first key of all apart."""
    taken: dict[str, list[Timed]] = {"first": [], "letters": [], "choices": []}
    for number, (kind, press) in enumerate(_keys(page.narrow, texts, choices)):
        one = waiter.narrowed(press, view)
        taken["first" if number == 0 else kind].append(one)
        if number >= times:
            break
    page.narrow.setText("")
    waiter.rest(AT_REST_MS)
    return taken


def _keys(
    field: Any, texts: tuple[str, ...], choices: tuple[Any, ...]
) -> Iterator[tuple[str, Callable[[], object]]]:
    turn = 0
    while True:
        for text in texts:
            for letter in text:
                if letter.isascii():
                    yield "letters", partial(QTest.keyClicks, field, letter)
                else:  # no key of the test's keyboard has it
                    yield "letters", partial(field.insert, letter)
            choice = choices[turn % len(choices)]
            turn += 1
            yield "letters", lambda: field.setText("")
            yield "choices", partial(_choose, choice, 1)
            yield "choices", partial(_choose, choice, 0)


def _choose(choice: Any, number: int) -> None:
    """As a key in the field does it, whether it is searched by typing or not."""
    choice.setCurrentIndex(number)
    choice.activated.emit(number)


def _finder(desk_app: "DeskApp", waiter: Waiter, times: int) -> dict[str, list[Timed]]:
    page = _opened(desk_app, waiter, "volunteers")
    page.open_finder()
    dialog = page.findChild(FinderDialog)
    waiter.rest(AT_REST_MS)
    taken: dict[str, list[Timed]] = {"first": [], "letters": []}
    while len(taken["letters"]) < times:
        for text in _WISHES:
            for letter in text:

                def press(letter: str = letter) -> None:
                    if letter.isascii():
                        QTest.keyClicks(dialog.line, letter)
                    else:
                        dialog.line.insert(letter)

                one = waiter.narrowed(press, dialog.list)
                taken["letters" if taken["first"] else "first"].append(one)
            dialog.line.setText("")
            waiter.rest()
    dialog.reject()
    waiter.rest(AT_REST_MS)
    return taken


def _roll_call(
    desk_app: "DeskApp", counter: Any, waiter: Waiter, times: int
) -> dict[str, dict[str, list[Timed]]]:
    """Space for whoever is awaited next, and F2 at the counter of the same store, by turns of ten."""
    desk = counter.context.desk
    taken: dict[str, list[Timed]] = {"first": [], "marks": []}
    beside: dict[str, list[Timed]] = {"visits": []}
    visitor = Visitor(counter)
    for session in sessions.on_day(desk, desk.today()):
        if len(taken["marks"]) >= times:
            break
        awaited = _called(desk_app, waiter, session, times - len(taken["marks"]), taken)
        if not awaited:
            continue
        _opened(desk_app, waiter, "counter")
        for number in range(_WARM + _A_TURN):
            cpu = time.process_time()
            seconds = visitor.anonymous()
            if number >= _WARM:
                beside["visits"].append((seconds, time.process_time() - cpu))
    assert taken["marks"], "nobody is awaited today"
    return {"roll_call": taken, "log_visit": beside}


def _called(
    desk_app: "DeskApp", waiter: Waiter, session: SessionRow, most: int, taken: dict[str, list[Timed]]
) -> int:
    """Mark whoever is awaited at a session; how many were. The first key makes the session's own row: told apart."""
    page = _opened(desk_app, waiter, "roll_call", session.key)

    def came() -> int:
        return sum(row.state is AttendanceState.CAME for row in page.rows())

    awaited = sum(row.state is AttendanceState.ANNOUNCED for row in page.rows())
    if session.for_volunteers or awaited < _LEAST_AWAITED:
        return 0
    for number in range(min(awaited, most + 1)):
        before = came()
        one = waiter.shown(
            lambda: QTest.keyClick(page.field, Qt.Key.Key_Space),
            page.view,
            partial(_more_than, came, before),
        )
        taken["marks" if number else "first"].append(one)
    return awaited


def _more_than(count: Callable[[], int], before: int) -> bool:
    return count() > before
