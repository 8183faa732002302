"""The clock of the measured stores. It imports next to nothing: the windows that are timed need it too."""

import time
from datetime import UTC, datetime, timedelta

# The stores end on the same Monday, 14:50, whenever they are made, so that all runs measure the same.
MADE_AT = datetime(2026, 11, 23, 13, 50, tzinfo=UTC)


class Clock:
    """It goes on from where the store ends, or `ahead` of that: on another day nobody has been there yet."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return MADE_AT + self.ahead + timedelta(seconds=time.monotonic() - self._start)
