"""The day of entries that are made late: it is kept for the next one, until that day is over or another is entered."""

from collections.abc import Callable
from datetime import date


class KeptDay:
    """On which day the next form begins. Of itself it is today."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._day: date | None = None
        self._since = today()  # on which day it was said

    def for_form(self) -> date | None:
        """The day that the next form begins with; None for today, and where midnight has passed since it was said."""
        if self._since != self._today():
            self._day = None
        return self._day

    def keep(self, day: date) -> None:
        """A form was saved for this day; one for today lets the next be of today again."""
        today = self._today()
        self._day, self._since = None if day == today else day, today
