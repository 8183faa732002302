"""When the centre is open: weekly hours, public holidays, days it closes by its own choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from woilmenau_desk.domain.periods import BERLIN


class OpeningState(StrEnum):
    """What the header says."""

    OPEN = "open"
    BEFORE = "before"  # opens later today
    AFTER = "after"  # was open today
    CLOSED = "closed"  # not open today


_NOON = time(12)


@dataclass(frozen=True, slots=True)
class OpeningNow:
    """The state at a moment. `minutes` is the time left while open, or until it opens today."""

    state: OpeningState
    minutes: int = 0
    reason: str = ""  # the holiday's or the closed day's name


@dataclass(frozen=True, slots=True)
class Opening:
    """Weekly hours (0 is Monday) in local time, and the days that are exceptions, each with its reason."""

    hours: Mapping[int, tuple[time, time]] = field(
        default_factory=lambda: {day: (time(14), time(16)) for day in range(5)}
    )
    closed: Mapping[date, str] = field(default_factory=dict)

    def is_open_day(self, day: date) -> bool:
        """Whether the centre opens at all on that day."""
        return day.weekday() in self.hours and day not in self.closed

    def assumed_time(self, day: date) -> time:
        """The time of a visit of which only the day is known: when the centre opened, noon where it was closed.

        So it counts as one of the opening hours, as most visits are.
        """
        return self.hours[day.weekday()][0] if self.is_open_day(day) else _NOON

    def contains(self, moment: datetime) -> bool:
        """Whether the moment lies inside the opening hours, the closing minute excluded."""
        return self.at(moment).state is OpeningState.OPEN

    def at(self, moment: datetime) -> OpeningNow:
        """The state at an aware moment."""
        here = moment.astimezone(BERLIN)
        if not self.is_open_day(here.date()):
            return OpeningNow(OpeningState.CLOSED, reason=self.closed.get(here.date(), ""))
        opens, closes = self.hours[here.weekday()]
        if here.time() < opens:
            return OpeningNow(OpeningState.BEFORE, _minutes(here, opens))
        if here.time() < closes:
            return OpeningNow(OpeningState.OPEN, _minutes(here, closes))
        return OpeningNow(OpeningState.AFTER)

    def open_days(self, first: date, last: date) -> int:
        """How many days from first to last, both included, the centre opens."""
        days = (last - first).days + 1
        return sum(self.is_open_day(first + timedelta(days=offset)) for offset in range(days))

    def next_open_day(self, day: date) -> date | None:
        """The first open day after `day` within a year."""
        following = (day + timedelta(days=offset) for offset in range(1, 366))
        return next((candidate for candidate in following if self.is_open_day(candidate)), None)


def _minutes(here: datetime, until: time) -> int:
    # In UTC, so that the night in which the clocks change has its true length.
    end = datetime.combine(here.date(), until, BERLIN).astimezone(UTC)
    seconds = (end - here.astimezone(UTC)).total_seconds()
    return int(-(-seconds // 60))
