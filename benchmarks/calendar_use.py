"""Somebody looks at a full week of the calendar: each painting of all of it is timed, and each key that moves in it."""

import json
import os
import time
import traceback
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.activity_use import AT_REST_MS, Waiter
from benchmarks.window_use import SIZE
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import appointments as rows

if TYPE_CHECKING:
    from woilmenau_desk.ui.desk_app import DeskApp

APPOINTMENTS = 200
_TYPES = (("talk", 30), ("first_talk", 60), ("short", 15), ("phone_call", 20), ("accompaniment", 120))
_ROOMS = (None, "room_1", "room_2", "group_room", "cafe")
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)


def fill_week(desk: Desk, monday: date) -> None:
    """Book a week full, Monday to Friday; that somebody is taken twice is no matter here."""
    whose = [row.key for row in colleagues.colleagues(desk)]
    with desk.writing() as uow:
        for number in range(APPOINTMENTS):
            kind, minutes = _TYPES[number % len(_TYPES)]
            begins = datetime(monday.year, monday.month, monday.day, 7, tzinfo=UTC)
            begins += timedelta(days=number % 5, minutes=15 * (number * 7 % 44))
            key, room = whose[number % len(whose)], _ROOMS[number % len(_ROOMS)]
            data = AppointmentData(number + 1, key, begins, minutes, "de", kind, 0, room)
            rows.add(uow, data, within_hours=True)
        desk.finish(uow, None, Sentence("said", ""))


def use_calendar(desk_app: "DeskApp", out: str, times: int) -> None:
    """Open the calendar on the full week and paint it again and again; write down what it took, and end."""
    desk_app.window.showNormal()
    desk_app.window.resize(*SIZE)
    waiter = Waiter(desk_app)
    waiter.rest(AT_REST_MS)
    try:
        told = _looking(desk_app, waiter, times)
    except BaseException:
        # The window would show it, and wait for somebody to read it.
        traceback.print_exc()
        os._exit(1)
    Path(out).write_text(json.dumps(told), "utf-8")
    os._exit(0)


def _looking(desk_app: "DeskApp", waiter: Waiter, times: int) -> dict[str, Any]:
    workspace = desk_app.workspace
    assert workspace is not None
    desk_app.window.activateWindow()
    workspace.open_page("calendar", None)
    waiter.rest(AT_REST_MS)
    page: Any = workspace.current_page()
    view = page.time_view
    taken: dict[str, list[float]] = {"first": [], "whole": [], "keys": [], "cpu": []}
    for number in range(times):
        # As it is painted for the first time, once in a while: no text was shortened before.
        cold = number % 20 == 0
        if cold:
            view.hand.forget()
        begun = time.thread_time()
        taken["first" if cold else "whole"].append(_seconds(view.viewport().repaint))
        # The work alone, which others on the machine disturb less.
        taken["cpu"].append(time.thread_time() - begun)
    for number in range(times):
        key = _MOVES[number % len(_MOVES)]
        waiter.rest()
        taken["keys"].append(_seconds(lambda key=key: _pressed(view, key)))
    return {"appointments": len(view.blocks()), "at_once": _seen(view), **taken}


def _seen(view: Any) -> int:
    """How many of them are in sight."""
    area = view.viewport().rect()
    return sum(view.place_of(cell, block).intersects(area) for cell, block in view.blocks())


def _pressed(view: Any, key: Qt.Key) -> None:
    """A key, and what of it is to be painted."""
    QTest.keyClick(view, key)
    QApplication.processEvents()


def _seconds(do: Any) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start
