"""Work that takes long, as its service sees it: whether it is to end, and where it says how far it is."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from woilmenau_desk.domain.work_errors import WorkStopped

T = TypeVar("T")
_OFTEN: Final = 0xFF  # after so many of a long row somebody asks again

Told = Callable[[int, int], object]


def _nobody() -> bool:
    return False


def _told_nobody(_done: int, _of: int) -> None:
    """Where nobody looks."""


class LongWork:
    """Handed to a service by whoever waits for it. May be used from any thread."""

    def __init__(self, told: Told = _told_nobody) -> None:
        """`told` hears how much is done, and of how much; from the thread that works."""
        self._told = told
        self._stop = threading.Event()
        self._also: Callable[[], bool] = _nobody

    def give_way(self, wanted: Callable[[], bool]) -> None:
        """It is also to end as soon as `wanted` says so: nobody asked for it, and somebody needs the store alone."""
        self._also = wanted

    def listen(self, told: Told) -> None:
        """From now on `told` hears it."""
        self._told = told

    def stop(self) -> None:
        """It is to end soon, and to leave nothing half."""
        self._stop.set()

    def stopped(self) -> bool:
        """Whether it is to end; cheap, and meant to be asked again and again."""
        return self._stop.is_set() or self._also()

    def go_on(self) -> None:
        """Raises WorkStopped where it is to end."""
        if self.stopped():
            raise WorkStopped

    def tell(self, done: int, of: int) -> None:
        """Say how far it is. Raises WorkStopped where it is to end."""
        self.go_on()
        self._told(done, of)

    def through(self, some: Sequence[T], begin: int, end: int, of: int) -> Iterator[T]:
        """One after the other, telling how far it is: from `begin` to `end` of `of`. Raises WorkStopped."""
        for place, one in enumerate(some):
            if not place & _OFTEN:
                self.tell(begin + (end - begin) * place // len(some), of)
            yield one
        self.tell(end, of)
