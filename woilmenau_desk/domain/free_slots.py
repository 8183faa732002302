"""When something is free: the next times at which a colleague, a room, a volunteer and a person can meet."""

from dataclasses import dataclass
from datetime import date, datetime, time

ANY_ROOM = "*"
"""Stands for a room where any of them will do."""
DAYS_AHEAD = 370
STEP_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Wanted:
    """What time is looked for. One of the colleagues is enough; `room`: a code, any of them, or none.

    It is to begin at `not_before` or later, and to be over by `not_after`. Nothing earlier than `first_day`, nor than now.
    """

    colleagues: tuple[str, ...]
    minutes: int = 30
    buffer: int = 0
    room: str | None = None
    volunteer_id: int | None = None
    person_id: int | None = None
    weekday: int | None = None  # 0 is Monday
    not_before: time | None = None
    not_after: time | None = None
    first_day: date | None = None  # None: today
    days_ahead: int = DAYS_AHEAD


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A time that is free, with whom and where."""

    starts_at: datetime  # local
    colleague: str
    room: str | None = None
