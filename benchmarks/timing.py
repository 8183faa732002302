"""Taking times on a machine that does other things as well."""

import gc
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]

Timed = Callable[[], object]


def interleaved(sides: Mapping[str, Timed], rounds: int, warm_up: int = 3) -> dict[str, list[float]]:
    """Seconds of each call, the sides taking turns, so that what disturbs one disturbs the other too."""
    for call in sides.values():
        for _ in range(warm_up):
            call()
    taken: dict[str, list[float]] = {name: [] for name in sides}
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, call in sides.items():
                start = time.perf_counter()
                call()
                taken[name].append(time.perf_counter() - start)
    finally:
        gc.enable()
    return taken


def p99(seconds: Sequence[float]) -> float:
    """The value that 99 of 100 do not exceed; with fewer than 100 the largest."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * 99 // 100) - 1)]


def in_ms(seconds: Sequence[float]) -> dict[str, float]:
    """Median, p99 and extremes in milliseconds."""
    return {
        "median_ms": round(statistics.median(seconds) * 1000, 3),
        "p99_ms": round(p99(seconds) * 1000, 3),
        "min_ms": round(min(seconds) * 1000, 3),
        "max_ms": round(max(seconds) * 1000, 3),
        "times": len(seconds),
    }


def machine() -> dict[str, Any]:
    """What it ran on; figures of different machines are compared by their ratios only."""
    return {
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_mib": _memory_mib(),
        "python": sys.version.split()[0],
        **{
            name.lower(): version(name)
            for name in ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab")
        },
    }


def load() -> float | None:
    """How many processes wanted a core in the last minute; None where the system does not say."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def _processor() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _memory_mib() -> int:
    return int(psutil.virtual_memory().total / 1024**2)
