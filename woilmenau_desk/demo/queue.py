"""The queue of the fictional centre: who waited in the last month, and who does now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from woilmenau_desk.demo.people import PlannedPerson
from woilmenau_desk.demo.staff import COUNSELLORS
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.queue import QueueState

DAYS_BACK = 30
_LANGUAGES = ("uk", "ar", None, "ru", "en", None, "fa", "tr")
_ROOMS = ("room_1", "room_2", None)
# So many minutes ago they came, who wait now; the first one was called a moment ago.
_NOW = (38, 27, 21, 12, 4)


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """Somebody who waited. Moments are aware."""

    day: date
    number: int
    person: int | None
    colleague: str | None
    language: str | None
    arrived_at: datetime
    called_at: datetime | None
    called_by: str | None
    room: str | None
    ended_at: datetime | None
    state: QueueState


def plan_queue(
    seed: object, everybody: Sequence[PlannedPerson], opening: Opening, now: datetime
) -> Iterator[PlannedEntry]:
    """A month of afternoons, then those who wait at this moment."""
    chance = Random(f"{seed}/queue")
    today = now.astimezone(BERLIN).date()
    for back in range(DAYS_BACK, 0, -1):
        day = today - timedelta(days=back)
        if opening.is_open_day(day):
            yield from _afternoon(chance, day, everybody)
    for number, minutes in enumerate(_NOW, start=1):
        called = number == 1
        at = now - timedelta(minutes=minutes)
        if at.astimezone(BERLIN).date() != today:
            continue
        yield PlannedEntry(
            today,
            number,
            chance.choice(everybody).number if number in (2, 4) and everybody else None,
            COUNSELLORS[0] if number == 3 else None,
            _LANGUAGES[number - 1],
            at,
            now - timedelta(minutes=3) if called else None,
            COUNSELLORS[0] if called else None,
            _ROOMS[0] if called else None,
            None,
            QueueState.CALLED if called else QueueState.WAITING,
        )


def _afternoon(chance: Random, day: date, everybody: Sequence[PlannedPerson]) -> Iterator[PlannedEntry]:
    at = datetime(day.year, day.month, day.day, 14, 0, tzinfo=BERLIN)
    for number in range(1, chance.randint(3, 9)):
        at += timedelta(minutes=chance.randint(1, 14))
        called = None if chance.random() < 0.08 else at + timedelta(minutes=int(chance.expovariate(1 / 9)))
        ended = (called or at) + timedelta(minutes=chance.randint(8, 35))
        by = chance.choice(COUNSELLORS)
        yield PlannedEntry(
            day,
            number,
            chance.choice(everybody).number if everybody and chance.random() < 0.4 else None,
            by if chance.random() < 0.5 else None,
            chance.choice(_LANGUAGES),
            at,
            called,
            by if called else None,
            chance.choice(_ROOMS) if called else None,
            ended,
            QueueState.DONE if called else QueueState.LEFT,
        )
