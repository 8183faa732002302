"""Who opens the centre (Dienstplan): duties of colleagues and volunteers, and where nobody does."""

from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody opens every week on a weekday, from a day to a day; on one day where these are the same.

    Either a colleague or a volunteer.
    """

    weekday: int
    starts: time
    ends: time
    first: date
    last: date | None = None
    colleague: str | None = None
    volunteer_id: int | None = None
    said: str = field(default="", compare=False)
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class AwayRow:
    """Days on which a colleague is not there, both included."""

    colleague: str
    first: date
    last: date
    reason: str = ""
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody on a day; `absent`: they are planned and away."""

    duty: Duty
    said: str
    languages: tuple[str, ...] = ()
    phone: str = ""
    absent: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of the opening hours in which nobody is there."""

    day: date
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class RosterDay:
    """A day of the roster: what is open, who is there, where nobody is. `closed`: why it is not open."""

    day: date
    opens: tuple[tuple[time, time], ...]
    on_duty: tuple[OnDuty, ...] = ()
    gaps: tuple[Gap, ...] = ()
    closed: str = ""
