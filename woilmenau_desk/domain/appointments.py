"""Appointments: a person, a colleague, a time."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LONGEST_MINUTES = 480


class AppointmentState(StrEnum):
    """vereinbart, wahrgenommen, nicht erschienen, abgesagt."""

    BOOKED = "booked"
    KEPT = "kept"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


STATE_NAMES = {
    AppointmentState.BOOKED: QT_TRANSLATE_NOOP("appointments", "vereinbart"),
    AppointmentState.KEPT: QT_TRANSLATE_NOOP("appointments", "wahrgenommen"),
    AppointmentState.NO_SHOW: QT_TRANSLATE_NOOP("appointments", "nicht erschienen"),
    AppointmentState.CANCELLED: QT_TRANSLATE_NOOP("appointments", "abgesagt"),
}


@dataclass(frozen=True, slots=True)
class AppointmentData:
    """What is booked. `colleague` is a login, `language` what the slip is printed in."""

    person_id: int
    colleague: str
    starts_at: datetime  # aware
    duration_minutes: int = 30
    language: str | None = None

    def checked(self) -> "AppointmentData":
        """The same. Raises BadInput when the time cannot be."""
        if not 5 <= self.duration_minutes <= LONGEST_MINUTES:
            text = QT_TRANSLATE_NOOP("errors", "{number} Minuten können nicht stimmen.")
            raise BadInput("duration_minutes", Sentence("errors", text, {"number": self.duration_minutes}))
        if self.starts_at.tzinfo is None:
            raise TypeError("starts_at needs its time zone")
        return self


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """An appointment as lists show it; the time is local."""

    id: int
    data: AppointmentData
    starts_at: datetime
    person_name: str
    colleague_name: str
    state: AppointmentState
    within_hours: bool
    version: int = 1
    clash: bool = False  # the colleague has another one at that time


@dataclass(frozen=True, slots=True)
class AgendaFilter:
    """Which appointments a list wants: from one local day to another, both included.

    Of one colleague by login, or of all; `open_only`: those that are booked, and those of `kept`, whatever became of them.
    """

    first: date
    last: date
    colleague: str | None = None
    open_only: bool = False
    kept: frozenset[int] = frozenset()
