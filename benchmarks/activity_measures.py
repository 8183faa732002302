"""Offers and volunteers: how quickly a key press shows, in the real window on a store with fifty years of them."""

import json
import shutil
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import activity_store
from benchmarks.results import Result
from benchmarks.timing import in_ms, p99
from benchmarks.window_measures import child

KEYS = {
    "offers_filter_p99_ms": "offers_filter",
    "volunteers_filter_p99_ms": "volunteers_filter",
    "finder_p99_ms": "finder",
    "roll_call_key_p99_ms": "roll_call",
}
_LONGEST_S = 600


def keys(cache: Path, work: Path, times: int) -> dict[str, Result]:
    """Each from the key to the painted list; of the roll call durable too, beside a visit logged in the same run."""
    data, out = work / "activities", work / "activities.json"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(activity_store.ready(cache), data)
    told: dict[str, Any] = {}
    for what in ("roll", "lists"):
        child("activities", str(data), str(out), str(times), what, seconds=_LONGEST_S)
        told |= json.loads(out.read_text("utf-8"))
    results = {key: _result(told[what]) for key, what in KEYS.items()}
    visits = told["log_visit"]["visits"]
    results["roll_call_key_p99_ms"].detail["log_visit, the same run"] = _in_ms(visits)
    return results


def _result(kinds: dict[str, list[Sequence[float]]]) -> Result:
    """The slowest key of a hundred, the first of all among them."""
    every = [one for some in kinds.values() for one in some]
    detail = {kind: _in_ms(some) for kind, some in kinds.items() if some}
    return Result(p99([seconds for seconds, _cpu in every]) * 1000, "ms", detail)


def _in_ms(some: Sequence[Sequence[float]]) -> dict[str, float]:
    cpu = statistics.median(cpu for _seconds, cpu in some)
    return {**in_ms([seconds for seconds, _cpu in some]), "cpu_median_ms": round(cpu * 1000, 2)}
