"""What stands in the way of an appointment: whoever or whatever it needs is taken at that time, no matter who booked it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, NamedTuple

from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class Needs(StrEnum):
    """What an appointment takes, each by a key of its own kind."""

    COLLEAGUE = "colleague"
    ROOM = "room"
    VOLUNTEER = "volunteer"
    PERSON = "person"


class TakenBy(StrEnum):
    """What something is taken by."""

    APPOINTMENT = "appointment"
    OFFER = "offer"
    ASSIGNMENT = "assignment"  # of a volunteer
    BUSY = "busy"  # a colleague's, of which nothing else is known
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of time in which something is taken; the end is no longer in it. The moments are aware.

    `title`: what an offer is called. Whatever else is to be said of it is asked for by its number.
    """

    needs: Needs
    key: str  # a login, a code of rooms, a number
    starts_at: datetime
    ends_at: datetime
    by: TakenBy
    row_id: int | None = None  # of the appointment, so that it does not stand in its own way
    title: str = field(default="", compare=False)


class Stretch(NamedTuple):
    """The same as bare numbers, for where a year of them is reckoned with: microseconds since 1970, in UTC."""

    needs: Needs
    key: str
    begins: int
    ends: int
    by: TakenBy
    row_id: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Things:
    """What may be taken: colleagues by login, rooms by code, volunteers and people by number."""

    colleagues: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()
    volunteers: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()

    @classmethod
    def of(cls, taken: Iterable[Taken]) -> "Things":
        """Whatever these take."""
        keys: dict[Needs, set[str]] = {needs: set() for needs in Needs}
        for one in taken:
            keys[one.needs].add(one.key)
        return cls(
            frozenset(keys[Needs.COLLEAGUE]),
            frozenset(keys[Needs.ROOM]),
            frozenset(map(int, keys[Needs.VOLUNTEER])),
            frozenset(map(int, keys[Needs.PERSON])),
        )

    def __bool__(self) -> bool:
        return bool(self.colleagues or self.rooms or self.volunteers or self.persons)


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that stands in the way, said as it is told: date, place, with whom."""

    taken: Taken
    said: Sentence


class DoubleBooked(KnownError):
    """An appointment cannot be then. `clashes` name what stands in the way; a lead may force it with a reason."""

    what: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Das geht dann nicht: {first}")
    kept: ClassVar[str] = QT_TRANSLATE_NOOP(
        "errors", "Nichts wurde gebucht; was Sie getippt haben, steht noch da."
    )
    todo: ClassVar[str] = QT_TRANSLATE_NOOP(
        "errors", "Bitte eine andere Zeit wählen. Die Leitung kann es mit einem Grund trotzdem eintragen."
    )

    def __init__(self, clashes: Sequence[Clash]) -> None:
        self.clashes = tuple(clashes)
        super().__init__(first=self.clashes[0].said)


def takes(data: AppointmentData, appointment_id: int | None = None) -> tuple[Taken, ...]:
    """What an appointment takes: colleague and room until its buffer is over, whoever helps and the person until its end."""
    starts = data.starts_at.astimezone(UTC)
    ends = starts + timedelta(minutes=data.duration_minutes)
    free = ends + timedelta(minutes=data.buffer_minutes)
    by = TakenBy.APPOINTMENT
    found = [Taken(Needs.COLLEAGUE, data.colleague, starts, free, by, appointment_id)]
    if data.room is not None:
        found.append(Taken(Needs.ROOM, data.room, starts, free, by, appointment_id))
    if data.volunteer_id is not None:
        found.append(Taken(Needs.VOLUNTEER, str(data.volunteer_id), starts, ends, by, appointment_id))
    found.append(Taken(Needs.PERSON, str(data.person_id), starts, ends, by, appointment_id))
    return tuple(found)


def beyond(wanted: Iterable[Taken], had: Sequence[Taken]) -> tuple[Taken, ...]:
    """What of `wanted` goes beyond what it had already: another thing, or the same at a time at which it had it not."""
    return tuple(
        one
        for one in wanted
        if not any(
            (one.needs, one.key) == (other.needs, other.key)
            and other.starts_at <= one.starts_at
            and one.ends_at <= other.ends_at
            for other in had
        )
    )


def standing_in_the_way(wanted: Iterable[Taken], there: Iterable[Taken]) -> tuple[Taken, ...]:
    """What of `there` takes the same thing at the same time as one of `wanted`, earliest first."""
    by_thing: dict[tuple[Needs, str], list[Taken]] = {}
    for one in wanted:
        by_thing.setdefault((one.needs, one.key), []).append(one)
    found = [
        one
        for one in there
        if any(
            _meet(one, other) and (one.row_id is None or (one.by, one.row_id) != (other.by, other.row_id))
            for other in by_thing.get((one.needs, one.key), ())
        )
    ]
    return tuple(sorted(found, key=lambda one: (one.starts_at.astimezone(UTC), one.needs, one.key)))


def _meet(one: Taken, other: Taken) -> bool:
    # In UTC: Python compares two moments of one zone by their clocks, which the night of October shows twice.
    return one.starts_at.astimezone(UTC) < other.ends_at.astimezone(UTC) and other.starts_at.astimezone(
        UTC
    ) < one.ends_at.astimezone(UTC)
