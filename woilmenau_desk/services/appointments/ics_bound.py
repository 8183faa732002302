"""What the reading of one calendar file may cost; a file that costs more is refused, and nothing of it is taken over."""

import time
from collections.abc import Callable
from datetime import date
from typing import Final

from woilmenau_desk.domain.calendar_errors import CalendarTooFull, CalendarTooSlow
from woilmenau_desk.domain.limits import CALENDAR_SECONDS, CALENDAR_TIMES
from woilmenau_desk.domain.long_work import LongWork

_OFTEN: Final = 0xFF


class Bound:
    """Counts while a file is read. Its methods raise CalendarTooSlow, CalendarTooFull or WorkStopped.

    The time is what this thread has worked: a file is not refused because the computer has other things to do.
    """

    def __init__(
        self,
        last: date,
        work: LongWork | None = None,
        seconds: float = CALENDAR_SECONDS,
        most: int = CALENDAR_TIMES,
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        """`last`: the day up to which times are reckoned, as it is told."""
        self._last, self._work, self._most = last, work, most
        self._clock, self._seconds = clock, seconds
        self._ends = clock() + seconds
        self._steps = self._times = 0

    def step(self) -> None:
        """A little was done; now and then it is looked at whether to go on."""
        self._steps += 1
        if not self._steps & _OFTEN:
            self.look()

    def look(self) -> None:
        """Whether to go on."""
        if self._work is not None:
            self._work.go_on()
        if self._clock() > self._ends:
            raise CalendarTooSlow(seconds=round(self._seconds))

    def tell(self, done: int, of: int) -> None:
        """Say how far it is."""
        if self._work is not None:
            self._work.tell(done, of)

    def time(self) -> None:
        """One more time was reckoned."""
        self._times += 1
        if self._times > self._most:
            raise CalendarTooFull(last=f"{self._last:%d.%m.%Y}", most=self._most)
        self.step()
