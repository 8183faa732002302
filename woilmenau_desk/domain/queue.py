"""Who waits (Wartet): by a number on a slip instead of a name."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class QueueState(StrEnum):
    """Where somebody is: waits, was called, is parked, went away to come back, is done, left without being called in."""

    WAITING = "waiting"
    CALLED = "called"
    PARKED = "parked"
    LATER = "later"
    DONE = "done"
    LEFT = "left"


STILL_HERE = (QueueState.WAITING, QueueState.CALLED, QueueState.PARKED, QueueState.LATER)

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


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the screen in the waiting room shows, the latest call first: number and room, and nothing else."""

    number: int
    room: str
    called_at: datetime
