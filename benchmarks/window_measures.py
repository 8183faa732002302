"""The window: how soon it is there, how much memory it takes, how quickly a key press shows."""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks import visit_measures
from benchmarks.results import Result
from benchmarks.stores import ROOT, Made, at_real_cost, copied
from benchmarks.timing import in_ms, p99

BESIDE = "log_visit_during_{}_over_alone"
LOCKS = {"unlock_during_backup_over_alone", "lock_drops_vault_ms"}


def starts(large: Made, work: Path, times: int) -> dict[str, Result]:
    """From the start of the process to the painted window; the three take turns.

    For the counter a password costs nothing, so that no work hides behind Argon2. Each window closes its store, so that
    the next one finds it as an end of the program leaves it.
    """
    data = str(copied(large, work / "starts"))
    sides = {"bare": ("bare",), "login": ("login", data), "counter": ("counter", data)}
    for arguments in sides.values():
        started(*arguments)
    taken: dict[str, list[float]] = {name: [] for name in sides}
    worked: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(times):
        for name, arguments in sides.items():
            seconds, cpu, _mib = started(*arguments)
            taken[name].append(seconds)
            worked[name].append(cpu)
    bare = statistics.median(taken["bare"])
    bare_cpu = statistics.median(worked["bare"])
    return {
        f"start_{name}_over_bare_window": Result(
            statistics.median(taken[name]) / bare,
            "×",
            {
                "bare window": in_ms(taken["bare"]),
                name: in_ms(taken[name]),
                # The same ratio of the work alone, which others on the machine disturb less.
                "cpu_ratio": round(statistics.median(worked[name]) / bare_cpu, 3),
            },
        )
        for name in ("login", "counter")
    }


def unlocks(large: Made, work: Path, times: int) -> dict[str, Result]:
    """From Enter after the password to the painted counter, in a program that was at work; a password costs nothing."""
    out = work / "unlock.json"
    child("unlock", str(copied(large, work / "unlock")), str(out), str(times), seconds=1_200)
    told = json.loads(out.read_text("utf-8"))
    return {
        "unlock_to_counter_ms": Result(
            p99(told["seconds"]) * 1000,
            "ms",
            {**in_ms(told["seconds"]), "cpu_median_ms": round(statistics.median(told["cpu"]) * 1000, 2)},
        )
    }


def use(large: Made, work: Path, rounds: int, times: int, names: list[str]) -> dict[str, Result]:
    """Key presses at the counter of the large store, and the memory after them, with a password at its real cost."""
    runs: list[dict[str, Any]] = []
    bare: list[float] = []
    bare_visits: list[list[float]] = []
    out = work / "use.json"
    for _ in range(rounds):
        bare_visits.append(visit_measures.by_bare_window(large, work, times))
        data = at_real_cost(copied(large, work / "use"))
        bare.append(started("bare")[2])
        child("use", str(data), str(out), str(times), *names, seconds=1_200)
        runs.append(json.loads(out.read_text("utf-8")))
    peaks = [run["peak_mib"]["after use"] for run in runs]
    return {
        "peak_rss_over_bare_window": Result(
            statistics.median(peaks) / statistics.median(bare),
            "×",
            {
                "bare_window_mib": statistics.median(bare),
                **{
                    f"{when} (MiB)": statistics.median(run["peak_mib"][when] for run in runs)
                    for when in runs[0]["peak_mib"]
                },
            },
        ),
        **visit_measures.at_the_counter(runs, bare_visits),
    }


def first_search(large: Made, work: Path, times: int, names: list[str]) -> dict[str, Result]:
    """Three letters typed as soon as the counter is painted, each until its hits are; the slowest of several logins."""
    data, out = str(at_real_cost(copied(large, work / "search"))), work / "search.json"
    child("counter", data)  # what was never read from the disk is no part of it
    first: list[float] = []
    later: list[float] = []
    by_beginnings = 0
    for number in range(times):
        child("search", data, str(out), "1", names[number % len(names)], seconds=60)
        keys = json.loads(out.read_text("utf-8"))
        first.append(keys[0][0])
        later += [seconds for seconds, _ in keys[1:]]
        by_beginnings += sum(begun for _, begun in keys)
    return {
        "first_search_after_login_ms": Result(
            max(*first, *later) * 1000,
            "ms",
            {
                "first_key": in_ms(first),
                "later_keys": in_ms(later),
                # The others came when the search in memory stood already.
                "by_beginnings": f"{by_beginnings} of {len(first) + len(later)}",
            },
        )
    }


def lanes(large: Made, work: Path, times: int, wanted: set[str]) -> dict[str, Result]:
    """Key presses at the counter beside long work, and the lock; each beside the same without that work."""
    kinds = [kind for kind in ("backup", "verify", "report") if BESIDE.format(kind) in wanted]
    if wanted & LOCKS:
        kinds.append("lock")
    out = work / "lanes.json"
    data = at_real_cost(copied(large, work / "lanes"))
    child("lanes", str(data), str(out), str(times), *kinds, seconds=1_200)
    told = json.loads(out.read_text("utf-8"))
    results = {
        BESIDE.format(kind): Result(
            statistics.median(taken["beside"]) / statistics.median(taken["alone"]),
            "×",
            {
                **{side: in_ms(taken[side]) for side in ("alone", "beside")},
                "first_ms": [round(second * 1000, 1) for second in taken["first"]],
            },
        )
        for kind, taken in told["during"].items()
    }
    if "lock" in told:
        locks = told["lock"]
        results["unlock_during_backup_over_alone"] = Result(
            statistics.median(locks["unlock beside"]) / statistics.median(locks["unlock alone"]),
            "×",
            {side: in_ms(locks[side]) for side in ("unlock alone", "unlock beside")},
        )
        results["lock_drops_vault_ms"] = Result(
            statistics.median(locks["drop"]) * 1000, "ms", in_ms(locks["drop"])
        )
    return results


def started(*arguments: str, seconds: float = 300) -> tuple[float, float, float]:
    """Seconds from the start of a window's process until it says that it is painted, those of the processor, and MiB."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.window_child", *arguments],
        cwd=ROOT,
        env=as_installed(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        too_long = threading.Timer(seconds, process.kill)
        too_long.start()
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = time.perf_counter() - start
        process.wait()
        too_long.cancel()
    if process.returncode or not said:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    mib, cpu = map(float, said.split())
    return taken, cpu, mib


def as_installed() -> dict[str, str]:
    """The environment of a window: offscreen, and with compiled modules, as any start but the very first one has them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def child(*arguments: str, seconds: float = 300) -> str:
    """Run one window to its end; what it said. Raises CalledProcessError where it ended otherwise than it should."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_child", *arguments],
        cwd=ROOT,
        env=as_installed(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=seconds,
    )
    return done.stdout
