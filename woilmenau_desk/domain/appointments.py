"""Appointments: a person, a colleague, a time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

SHORTEST_MINUTES, USUAL_MINUTES, LONGEST_MINUTES = 5, 30, 480
LONGEST_BUFFER = 240


CALENDAR_IDS: Final = "@woilmenau-desk"
"""How the identifiers end that appointments of here have in calendars elsewhere."""


class AppointmentState(StrEnum):
    """vereinbart, wahrgenommen, nicht erschienen, abgesagt."""

    BOOKED = "booked"
    KEPT = "kept"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class CancelledBy(StrEnum):
    """Who called an appointment off."""

    VISITOR = "visitor"
    CENTRE = "centre"


TALK = "talk"
"""The type (value list appointment_types) of an appointment of which nothing else was said."""

STATE_NAMES = {
    AppointmentState.BOOKED: QT_TRANSLATE_NOOP("appointments", "vereinbart"),
    AppointmentState.KEPT: QT_TRANSLATE_NOOP("appointments", "wahrgenommen"),
    AppointmentState.NO_SHOW: QT_TRANSLATE_NOOP("appointments", "nicht erschienen"),
    AppointmentState.CANCELLED: QT_TRANSLATE_NOOP("appointments", "abgesagt"),
}

OUTCOMES = (
    AppointmentState.KEPT.value,
    AppointmentState.NO_SHOW.value,
    f"{AppointmentState.CANCELLED}_by_{CancelledBy.VISITOR}",
    f"{AppointmentState.CANCELLED}_by_{CancelledBy.CENTRE}",
    AppointmentState.CANCELLED.value,  # by whom was not said
    AppointmentState.BOOKED.value,
)
"""What may have become of an appointment, as reports count it; every one is one of these."""


def became(state: str, by: str | None) -> str:
    """Which of the outcomes it is."""
    called_off = f"{state}_by_{by}"
    return called_off if called_off in OUTCOMES else state


@dataclass(frozen=True, slots=True)
class AppointmentData:
    """What is booked. `colleague` is a login, `language` what the slip is printed in.

    `volunteer_id` or `helper` (somebody from outside, by name) is who interprets or comes along. `place`: an address of its
    own where it is not at the centre; it stands on the slip, so it gives no reason away. `bring`: codes of bring_items.
    """

    person_id: int
    colleague: str
    starts_at: datetime  # aware
    duration_minutes: int = 30
    language: str | None = None
    type: str = TALK
    buffer_minutes: int = 0  # colleague and room stay taken after it
    room: str | None = None
    volunteer_id: int | None = None
    helper: str = ""
    place: str = ""
    bring: tuple[str, ...] = ()

    @property
    def ends_at(self) -> datetime:
        """When it ends; in absolute time, so the night in which the clocks change makes no difference."""
        return (self.starts_at.astimezone(UTC) + timedelta(minutes=self.duration_minutes)).astimezone(
            self.starts_at.tzinfo
        )

    def checked(self) -> "AppointmentData":
        """The same. Raises BadInput when the time cannot be."""
        if not SHORTEST_MINUTES <= self.duration_minutes <= LONGEST_MINUTES:
            text = QT_TRANSLATE_NOOP("errors", "{number} Minuten können nicht stimmen.")
            raise BadInput("duration_minutes", Sentence("errors", text, {"number": self.duration_minutes}))
        if not 0 <= self.buffer_minutes <= LONGEST_BUFFER:
            text = QT_TRANSLATE_NOOP("errors", "{number} Minuten Puffer können nicht stimmen.")
            raise BadInput("buffer_minutes", Sentence("errors", text, {"number": self.buffer_minutes}))
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
    clash: bool = False  # another one takes the colleague, the room, whoever helps or the person at that time
    volunteer_name: str = ""
    series_id: int | None = None
    planned_at: datetime | None = None  # as its series said
    forced: str = ""  # why the lead let it stand beside another
    cancelled_by: CancelledBy | None = None
    again_of: int | None = None  # the one that was missed or called off before
    reminded_at: datetime | None = None


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
