"""Series of appointments: "every Tuesday until …", each time an appointment of its own."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.words import Sentence

MOST_TIMES = 120
LONGEST_DAYS = 731


class Rhythm(StrEnum):
    """How a series repeats, each so many weeks, months or years."""

    WEEKLY = "weekly"
    MONTHLY_DAY = "monthly_day"  # on the same day of the month
    MONTHLY_WEEKDAY = "monthly_weekday"  # on the same weekday of it: the second Tuesday, or the last
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """When a series takes place: its first day says the weekday or the day of the month. Both days are included."""

    rhythm: Rhythm
    first_day: date
    last_day: date
    at: time  # local
    every: int = 1


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series as lists show it. `data`: what its appointments have in common, with the first one's time."""

    id: int
    rule: SeriesRule
    data: AppointmentData
    person_name: str
    colleague_name: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Skipped:
    """A time of the rule that is no appointment, and why: closed, taken, a day that the year does not have."""

    day: date
    why: Sentence
