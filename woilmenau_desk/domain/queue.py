"""Who waits (Wartet): by a number on a slip instead of a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.errors import NOTHING_SAVED, BadInput, KnownError
from woilmenau_desk.domain.slips import Place
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

MOST_HEADS = 99


class QueueState(StrEnum):
    """Where somebody is: waits, was called, is parked, went away to come back, is done, left without being called in."""

    WAITING = "waiting"
    CALLED = "called"
    PARKED = "parked"
    LATER = "later"
    DONE = "done"
    LEFT = "left"


STILL_HERE = (QueueState.WAITING, QueueState.CALLED, QueueState.PARKED, QueueState.LATER)
MAY_BE_CALLED = (QueueState.WAITING, QueueState.PARKED, QueueState.LATER)
SHOWN_ON_SCREEN = (QueueState.CALLED, QueueState.DONE)
"""Whose call stands on the screen of the waiting room; whoever was put back or went was called in vain."""

QUEUE_STATE_NAMES = {
    QueueState.WAITING: QT_TRANSLATE_NOOP("queue", "wartet"),
    QueueState.CALLED: QT_TRANSLATE_NOOP("queue", "aufgerufen"),
    QueueState.PARKED: QT_TRANSLATE_NOOP("queue", "zurückgestellt"),
    QueueState.LATER: QT_TRANSLATE_NOOP("queue", "kommt wieder"),
    QueueState.DONE: QT_TRANSLATE_NOOP("queue", "fertig"),
    QueueState.LEFT: QT_TRANSLATE_NOOP("queue", "gegangen"),
}


@dataclass(frozen=True, slots=True)
class QueueData:
    """Who comes into the queue. `colleague`: whom they wait for (a login); None: anybody. Nobody has to be named."""

    person_id: int | None = None
    colleague: str | None = None
    appointment_id: int | None = None
    visit_id: int | None = None
    language: str | None = None  # of the slip with the number
    heads: int = 1

    def checked(self) -> "QueueData":
        """The same. Raises BadInput where so many cannot be."""
        if not 1 <= self.heads <= MOST_HEADS:
            text = QT_TRANSLATE_NOOP("errors", "{number} Personen können nicht stimmen.")
            raise BadInput("heads", Sentence("errors", text, {"number": self.heads}))
        return self


@dataclass(frozen=True, slots=True)
class QueueRow:
    """Somebody who waits, as lists show them. `place` is the place in the order of those who wait; None: not waiting."""

    id: int
    number: int
    day: date
    data: QueueData
    state: QueueState
    arrived_at: datetime  # local
    due_at: datetime | None = None
    back_at: datetime | None = None
    called_at: datetime | None = None
    called_by: str | None = None
    room: str | None = None
    ended_at: datetime | None = None
    person_name: str = ""
    colleague_name: str = ""
    place: int | None = None
    version: int = 1
    first_called_at: datetime | None = None
    called_by_name: str = ""

    @property
    def since(self) -> datetime:
        """Since when they wait: they came, and their appointment was due, and whoever went away was back."""
        return waits_since(self.arrived_at, self.due_at, self.back_at)


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the screen in the waiting room shows, the latest call first: number and room, and nothing else."""

    number: int
    room: str
    called_at: datetime


@dataclass(frozen=True, slots=True)
class NumberSlip:
    """What stands on the slip with the number: no name, and not what for."""

    number: int
    at: datetime  # since when they wait
    language: str
    place: Place


class NobodyWaits(KnownError):
    """Somebody was to be called, and nobody waits for them."""

    what = QT_TRANSLATE_NOOP("errors", "Gerade wartet niemand.")
    kept = ""
    todo = ""


class WaitsAlready(KnownError):
    """Somebody is in the queue today already."""

    what = QT_TRANSLATE_NOOP("errors", "Wartet schon, mit der Nummer {number}.")
    kept = NOTHING_SAVED
    todo = ""


class NotNow(KnownError):
    """What was asked for is nothing that becomes of somebody who is done, or gone."""

    what = QT_TRANSLATE_NOOP("errors", "Das geht jetzt nicht: Nummer {number} ist „{state}“.")
    kept = NOTHING_SAVED
    todo = ""


def waits_since(arrived_at: datetime, due_at: datetime | None, back_at: datetime | None = None) -> datetime:
    """From when on somebody waits: who comes early does not wait for what was not yet to be, nor who is away."""
    return max(moment for moment in (arrived_at, due_at, back_at) if moment is not None)


def is_of(appointment: AppointmentRow, person_id: int | None, day: date) -> bool:
    """Whether an appointment is what somebody came for that day: it may have been moved meanwhile, or be another's."""
    return (appointment.data.person_id, appointment.starts_at.date()) == (person_id, day)


def is_due(row: QueueRow, now: datetime) -> bool:
    """Whether it is somebody with an appointment whose time has come."""
    return row.due_at is not None and row.due_at <= now


def in_order(rows: Iterable[QueueRow], now: datetime) -> tuple[QueueRow, ...]:
    """Those who wait, in the one order in which they are called.

    1. Whoever has an appointment that is due, by the moment from which on they were both due and there: who comes late
       does not pass those who were in time.
    2. Everybody without one, as they came. Whoever went away for a while has their place still.
    3. Whoever came too early for their appointment, by its time: they are called only where nobody else waits.

    The number settles what is the same.
    """

    def turn(row: QueueRow) -> tuple[int, datetime, int]:
        if row.due_at is None:
            return 1, row.arrived_at, row.number
        if is_due(row, now):
            return 0, max(row.due_at, row.arrived_at), row.number
        return 2, row.due_at, row.number

    return tuple(sorted((row for row in rows if row.state is QueueState.WAITING), key=turn))


def for_whom(rows: Sequence[QueueRow], colleague: str) -> tuple[QueueRow, ...]:
    """Of an order those whom this colleague may call: who waits for them, or for anybody."""
    return tuple(row for row in rows if row.data.colleague in (None, colleague))


def waited(
    arrived_at: datetime, due_at: datetime | None, back_at: datetime | None, first_called_at: datetime | None
) -> timedelta | None:
    """How long somebody waited: from their arrival, or the later time of their appointment, to the first call.

    None for whoever was never called: how long they would have waited nobody knows. Who was away meanwhile waited from
    their return on.
    """
    if first_called_at is None:
        return None
    away = back_at if back_at is not None and back_at <= first_called_at else None
    return max(first_called_at - waits_since(arrived_at, due_at, away), timedelta())


@dataclass(frozen=True, slots=True)
class Waits:
    """How long people waited, in whole minutes; None where nobody was called."""

    called: int
    median: int | None
    most: int | None  # nine of ten waited no longer
    left: int = 0  # went, or were there no more in the evening, without ever being called

    @classmethod
    def of(cls, times: Iterable[timedelta], left: int = 0) -> "Waits":
        """The figures of these waits."""
        minutes = sorted(int(time.total_seconds() // 60) for time in times)
        if not minutes:
            return cls(0, None, None, left)
        middle = (len(minutes) - 1) // 2
        median = minutes[middle] if len(minutes) % 2 else round((minutes[middle] + minutes[middle + 1]) / 2)
        # The least time that at least nine of ten did not wait beyond.
        return cls(len(minutes), median, minutes[-(-len(minutes) * 9 // 10) - 1], left)


NO_WAITS: Final = Waits(0, None, None)
"""Of a time in which nobody was called."""
