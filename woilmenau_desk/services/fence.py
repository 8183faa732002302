"""The fence around a store: many use it beside one another, and one at a time replaces what lies in it.

Short work passes in milliseconds, long work stays for minutes. Whoever shuts the fence waits for the long ones first, and
lets the short ones pass meanwhile: nobody at the counter stands behind a check that somebody else's new key waits for.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from woilmenau_desk.domain.work_errors import TooMuchAtOnce, WorkStopped

_LISTEN_SECONDS: Final = 0.05
# Whoever wants it shut waits for so long at most: what hangs at a disk that is gone never leaves.
_PATIENCE_SECONDS: Final = 120.0


def _nobody_stops() -> bool:
    return False


class Fence:
    """Of one open store. Each thread may come in again where it is in already."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._short: Counter[int] = Counter()
        self._long: Counter[int] = Counter()
        self._owner: int | None = None
        self._wanted = 0

    @property
    def is_shut(self) -> bool:
        """Whether somebody replaces what lies behind it just now."""
        return self._owner is not None

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits to shut it, or has: what nobody asked for lets go of the store then."""
        return bool(self._wanted)

    @contextmanager
    def passing(self) -> Iterator[None]:
        """For short work: reading and writing that somebody waits for. Waits while the fence is shut."""
        with self._within(self._short, lambda: self._owner is None, _nobody_stops):
            yield

    @contextmanager
    def working(self, stop: Callable[[], bool] = _nobody_stops) -> Iterator[None]:
        """For long work. Waits also while somebody wants to shut the fence. Raises WorkStopped where `stop` says so."""
        with self._within(self._long, lambda: self._owner is None and not self._wanted, stop):
            yield

    @contextmanager
    def shut(
        self, stop: Callable[[], bool] = _nobody_stops, *, patience: float = _PATIENCE_SECONDS
    ) -> Iterator[None]:
        """Be alone: for new keys, or another store in this one's place.

        Waits for all others; what this thread had come in for does not count. Raises WorkStopped where `stop` says so
        before it is alone, and TooMuchAtOnce where the others stay for longer than `patience` seconds.
        """
        me = threading.get_ident()
        if self._owner == me:
            yield
            return
        with self._changed:
            own = self._short.pop(me, 0), self._long.pop(me, 0)
            self._wanted += 1
            self._changed.notify_all()
            try:
                end = time.monotonic() + patience

                def at_its_end() -> bool:
                    if time.monotonic() > end:
                        raise TooMuchAtOnce
                    return stop()

                self._wait(lambda: self._owner is None and not self._long, at_its_end)
                self._owner = me
                self._wait(lambda: not self._short, at_its_end)
            except BaseException:
                self._leave(me, own)
                raise
        try:
            yield
        finally:
            with self._changed:
                self._leave(me, own)

    def _leave(self, me: int, own: tuple[int, int]) -> None:
        if self._owner == me:
            self._owner = None
        self._wanted -= 1
        for counter, times in zip((self._short, self._long), own, strict=True):
            if times:
                counter[me] = times
        self._changed.notify_all()

    @contextmanager
    def _within(
        self, counter: Counter[int], free: Callable[[], bool], stop: Callable[[], bool]
    ) -> Iterator[None]:
        me = threading.get_ident()
        with self._changed:
            # Whoever is in, or has shut it, does not wait for themselves.
            if not (self._owner == me or self._short[me] or self._long[me]):
                self._wait(free, stop)
            counter[me] += 1
            self._tidy()
        try:
            yield
        finally:
            with self._changed:
                counter[me] -= 1
                self._tidy()
                self._changed.notify_all()

    def _wait(self, free: Callable[[], bool], stop: Callable[[], bool]) -> None:
        while not free():
            if stop():
                raise WorkStopped
            # Nobody wakes whoever waits when `stop` begins to say so.
            self._changed.wait(None if stop is _nobody_stops else _LISTEN_SECONDS)

    def _tidy(self) -> None:
        for counter in (self._short, self._long):
            for thread in [one for one, times in counter.items() if not times]:
                del counter[thread]
