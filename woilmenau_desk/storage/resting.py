"""What long reading in Python does between two rows, so that whoever types meanwhile does not wait for it."""

import time
from collections.abc import Callable
from typing import Final

from woilmenau_desk.domain.errors import BackupStopped

# Whoever wants Python in between waits for so long at most; the interpreter alone would let them wait ten times that.
_WORK_SECONDS: Final = 0.000_5
_REST_SECONDS: Final = 0.001


def no_rest() -> None:
    """Where nobody waits: go on."""


class Resting:
    """Called between two rows. Raises BackupStopped as soon as `stop` says so."""

    def __init__(self, stop: Callable[[], bool]) -> None:
        self._stop = stop
        self._since = 0.0

    def __call__(self) -> None:
        if time.perf_counter() - self._since < _WORK_SECONDS:
            return
        if self._stop():
            raise BackupStopped
        time.sleep(_REST_SECONDS)
        self._since = time.perf_counter()
