"""How much memory this process has, and has taken."""

import os

_STATUS = "/proc/self/status"


def peak_mib() -> float:
    """The largest resident size so far, in MiB; of this program alone, not of the one that started it."""
    return _mib("VmHWM", "peak_wset")


def resident_mib() -> float:
    """The resident size now, in MiB."""
    return _mib("VmRSS", "rss")


def _mib(line_of_status: str, elsewhere: str) -> float:
    if os.path.exists(_STATUS):  # noqa: PTH110  (pathlib would itself be memory that is measured)
        with open(_STATUS, encoding="ascii") as file:  # noqa: PTH123
            kib = next(line.split()[1] for line in file if line.startswith(line_of_status))
        return round(int(kib) / 1024, 1)
    import psutil  # type: ignore[import-untyped]

    memory = psutil.Process().memory_info()
    return round(float(getattr(memory, elsewhere, memory.rss)) / 1024**2, 1)
