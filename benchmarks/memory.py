"""How much memory this process has taken."""

import sys


def peak_mib() -> float:
    """The largest resident size so far, in MiB; of this program alone, not of the one that started it."""
    if sys.platform == "linux":
        # Without pathlib, which would itself be memory that is measured.
        with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123
            kib = next(line.split()[1] for line in file if line.startswith("VmHWM"))
        return round(int(kib) / 1024, 1)
    return _peak_elsewhere()


def _peak_elsewhere() -> float:
    import psutil  # type: ignore[import-untyped]

    memory = psutil.Process().memory_info()
    return round(getattr(memory, "peak_wset", memory.rss) / 1024**2, 1)
