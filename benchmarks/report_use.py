"""Somebody comes to the page of reports again and again, with visits entered in between: how long until it is painted."""

import json
import os
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.activity_use import AT_REST_MS, Timed, Waiter
from benchmarks.window_use import SIZE
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits

if TYPE_CHECKING:
    from woilmenau_desk.ui.desk_app import DeskApp


def use_reports(desk_app: "DeskApp", out: str, times: int) -> None:
    """Open the page that often; write down what it took, and end."""
    desk_app.window.showNormal()
    desk_app.window.resize(*SIZE)
    waiter = Waiter(desk_app)
    waiter.rest(AT_REST_MS)
    try:
        told = _coming_back(desk_app, waiter, times)
    except BaseException:
        # The window would show it, and wait for somebody to read it.
        traceback.print_exc()
        os._exit(1)
    Path(out).write_text(json.dumps(told), "utf-8")
    os._exit(0)


def _coming_back(desk_app: "DeskApp", waiter: Waiter, times: int) -> dict[str, Any]:
    workspace, desk = desk_app.workspace, desk_app.desk
    assert workspace is not None
    assert desk is not None
    desk_app.window.activateWindow()
    start = time.perf_counter()
    first = waiter.painted(lambda: workspace.open_page("reports"), desk_app.window, lambda: _seen(workspace))
    waiter.rest()
    counted = time.perf_counter() - start
    page: Any = workspace.current_page()
    room = page.room()
    assert room.report() is not None
    again: list[Timed] = []
    for _ in range(times):
        workspace.open_page("counter")
        desk_app.runner.run(visits.log_visit, desk, LogVisit(VisitData("encounter")))
        waiter.rest(AT_REST_MS)
        again.append(
            waiter.painted(
                lambda: workspace.open_page("reports"), room.area.viewport(), lambda: _seen(workspace)
            )
        )
        waiter.rest()
    return {"first": [first], "again": again, "first figures": [(counted, 0.0)]}


def _seen(workspace: Any) -> bool:
    page = workspace.current_page()
    return hasattr(page, "span_bar") and page.room().isVisible()
