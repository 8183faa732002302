"""Somebody opens a case with years in it, again and again, and each time is taken from the key to the painted timeline."""

import json
import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.activity_use import AT_REST_MS, Timed, Waiter
from benchmarks.window_use import SIZE

if TYPE_CHECKING:
    from woilmenau_desk.ui.desk_app import DeskApp


def use_cases(desk_app: "DeskApp", out: str, times: int, case_id: int) -> None:
    """Open the case from the list of cases, as Enter there does; write down what each took, and end."""
    desk_app.window.showNormal()
    desk_app.window.resize(*SIZE)
    waiter = Waiter(desk_app)
    waiter.rest(AT_REST_MS)
    try:
        told = _opening(desk_app, waiter, times, case_id)
    except BaseException:
        # The window would show it, and wait for somebody to read it.
        traceback.print_exc()
        os._exit(1)
    Path(out).write_text(json.dumps(told), "utf-8")
    os._exit(0)


def _opening(desk_app: "DeskApp", waiter: Waiter, times: int, case_id: int) -> dict[str, list[Timed]]:
    workspace = desk_app.workspace
    assert workspace is not None
    desk_app.window.activateWindow()
    workspace.open_page("case", None)
    waiter.rest(AT_REST_MS)
    page: Any = workspace.current_page()
    taken: dict[str, list[Timed]] = {"first": [], "again": []}
    for number in range(times + 1):
        workspace.open_page("cases", None)
        # As if another case had been open before: nothing of this one stands there.
        page.case_id = None
        page.timeline.reading.forget()

        def shown() -> bool:
            return page.opened.row is not None and page.timeline.rows.rowCount() > 0

        page.opened = type(page.opened)(None)
        one = waiter.shown(lambda: workspace.open_page("case", case_id), page.timeline, shown)
        taken["again" if number else "first"].append(one)
    return taken
