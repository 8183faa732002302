"""The page of reports: how long it takes until it stands there, with figures of a large store."""

import json
from pathlib import Path

from benchmarks.results import Result
from benchmarks.stores import Made, copied
from benchmarks.timing import in_ms, p99
from benchmarks.window_measures import child

KEYS = ("report_page_open_p99_ms",)
_LONGEST_S = 900


def opening(large: Made, work: Path, times: int) -> dict[str, Result]:
    """From the key of the page until it is painted with what was last counted; the first of all counts too.

    Nobody waits for figures before the page is there: they are counted beside, and `first figures` tells how long the
    first ones took.
    """
    data, out = copied(large, work / "reports"), work / "reports.json"
    child("reports", str(data), str(out), str(times), seconds=_LONGEST_S)
    told = json.loads(out.read_text("utf-8"))
    detail = {kind: in_ms([seconds for seconds, _cpu in some]) for kind, some in told.items()}
    every = [seconds for kind in ("first", "again") for seconds, _cpu in told[kind]]
    return {KEYS[0]: Result(p99(every) * 1000, "ms", detail)}
