"""What a key press at the counter takes: by itself, beside the least that could do it, and on days of two lengths."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.results import Result
from benchmarks.stores import ROOT, Made, copied
from benchmarks.timing import in_ms, p99

_USUAL_DAY = 40  # as in window_use.py, which only a window imports
_LONGEST_S = 300


def by_bare_window(large: Made, work: Path, times: int) -> list[float]:
    """Seconds of each visit that the least of all windows logs, beside a day as long as an ordinary one."""
    data = copied(large, work / "bare visits")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.bare_visit", str(data), str(_USUAL_DAY), str(times)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=_LONGEST_S,
    )
    taken: list[float] = json.loads(done.stdout)
    return taken


def at_the_counter(runs: Sequence[dict[str, Any]], bare: Sequence[Sequence[float]]) -> dict[str, Result]:
    """The figures of several runs of `window_use.use`, each beside the bare window's in the same round."""

    def of_all(what: str) -> list[float]:
        return [second for run in runs for second in run[what]]

    of_rounds = [p99([*run["anonymous"], *run["persons"]]) * 1000 for run in runs]
    over = [
        statistics.median(run["anonymous"]) / statistics.median(beside)
        for run, beside in zip(runs, bare, strict=True)
    ]
    growth = [
        statistics.median(run["growing"]["long"]) / statistics.median(run["growing"]["quiet"]) for run in runs
    ]
    frames = of_all("frames")
    kinds = ("anonymous", "persons", "searches")
    return {
        "typing_frame_p99_ms": Result(p99(frames) * 1000, "ms", in_ms(frames)),
        "typing_frame_median_ms": Result(statistics.median(frames) * 1000, "ms", in_ms(frames)),
        "log_visit_p99_ms": Result(
            statistics.median(of_rounds),
            "ms",
            {
                "rounds": [round(one, 2) for one in of_rounds],
                **{what: in_ms(of_all(what)) for what in kinds},
                "cpu_median_ms": round(statistics.median(of_all("anonymous_cpu")) * 1000, 2),
                "on a day of 400": {
                    what: in_ms([second for run in runs for second in run["long_day"][what]])
                    for what in kinds
                },
            },
        ),
        "log_visit_over_bare": Result(
            statistics.median(over),
            "×",
            {
                "rounds": [round(one, 3) for one in over],
                "bare": in_ms([second for one in bare for second in one]),
                "counter": in_ms(of_all("anonymous")),
            },
        ),
        "growth_log_visit_day400_over_day20": Result(
            statistics.median(growth),
            "×",
            {
                "rounds": [round(one, 3) for one in growth],
                **{
                    day: in_ms([second for run in runs for second in run["growing"][day]])
                    for day in ("quiet", "long")
                },
            },
        ),
    }
