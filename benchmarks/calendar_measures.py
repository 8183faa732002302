"""The calendar: how long it takes to paint a full week."""

import json
from pathlib import Path

from benchmarks.calendar_use import fill_week
from benchmarks.clock import Clock
from benchmarks.results import Result
from benchmarks.stores import Made, copied, opened
from benchmarks.timing import in_ms, p99
from benchmarks.window_measures import child

KEYS = ("calendar_week_paint_p99_ms",)


def painting(small: Made, work: Path, times: int) -> dict[str, Result]:
    """All of a week with 200 appointments, in the real window; the first painting of all counts too."""
    data, out = copied(small, work / "calendar"), work / "calendar.json"
    desk = opened(data)
    try:
        today = Clock()().date()
        fill_week(desk, today)
    finally:
        desk.close()
    child("calendar", str(data), str(out), str(times), seconds=300)
    told = json.loads(out.read_text("utf-8"))
    detail = {kind: in_ms(told[kind]) for kind in ("first", "whole", "cpu", "keys")}
    counted = {name: told[name] for name in ("appointments", "at_once")}
    return {KEYS[0]: Result(p99([*told["first"], *told["whole"]]) * 1000, "ms", {**counted, **detail})}
