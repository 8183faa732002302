"""What stands on an appointment slip: time, place and a name to ask for; no status and no topic."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Paper(StrEnum):
    """The papers a slip can be printed on."""

    A6 = "a6"
    A5 = "a5"
    ROLL80 = "roll80"


@dataclass(frozen=True, slots=True)
class Place:
    """The centre's address and how one gets there."""

    name: str
    street: str
    town: str


@dataclass(frozen=True, slots=True)
class AppointmentSlip:
    """One slip: German above, the visitor's language beside it."""

    visitor: str  # as the person wants to be addressed; may be empty
    colleague: str
    phone: str
    starts_at: datetime  # aware, in Europe/Berlin
    duration_minutes: int
    language: str  # code from domain.md: uk, ar, en, prs …
    place: Place
    reference: str  # an opaque id for the calendar entry; never a name
    changed_at: datetime | None = None  # aware: when the appointment last changed; None for a specimen
    changes: int = 0  # how often it changed since it was booked
    cancelled: bool = False
    reading: str = ""  # the visitor's name in Latin letters where it stands in others, for the colleague
