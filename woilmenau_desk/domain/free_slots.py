"""When something is free: the next times at which a colleague, a room, a volunteer and a person can meet.

Reckoned with moments as whole minutes since 1970 in UTC, in which no clock changes; what is open and what is taken comes
in that way too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol

from woilmenau_desk.domain.appointments import LONGEST_BUFFER, LONGEST_MINUTES
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

ANY_ROOM = "*"
"""Stands for a room where any of them will do."""
DAYS_AHEAD = 370
LONGEST_AHEAD = 2 * 366
STEP = 15
"""Minutes: suggested are the quarters of an hour."""

Span = tuple[int, int]
"""From a minute to another, which is no longer in it."""
LENGTH_BITS = 24  # of a span as one number; thirty years have fewer minutes
LONGEST_SPAN = (1 << LENGTH_BITS) - 1


def packed(begins: int, ends: int) -> int:
    """A span as one number, its length in the last bits: thousands of them are sorted while somebody waits.

    Of a longer one the end counts.
    """
    begins = max(begins, ends - LONGEST_SPAN)
    return (begins << LENGTH_BITS) + max(ends - begins, 0)


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

    def checked(self) -> "Wanted":
        """The same. Raises BadInput for what cannot be."""
        if not 5 <= self.minutes <= LONGEST_MINUTES:
            _refuse(
                "minutes", QT_TRANSLATE_NOOP("errors", "{number} Minuten können nicht stimmen."), self.minutes
            )
        if not 0 <= self.buffer <= LONGEST_BUFFER:
            text = QT_TRANSLATE_NOOP("errors", "{number} Minuten Puffer können nicht stimmen.")
            _refuse("buffer", text, self.buffer)
        if not 1 <= self.days_ahead <= LONGEST_AHEAD:
            text = QT_TRANSLATE_NOOP("errors", "{number} Tage voraus kann niemand suchen.")
            _refuse("days_ahead", text, self.days_ahead)
        if self.weekday is not None and not 0 <= self.weekday <= 6:
            _refuse("weekday", QT_TRANSLATE_NOOP("errors", "Den Wochentag gibt es nicht."), self.weekday)
        if self.not_before is not None and self.not_after is not None and self.not_after <= self.not_before:
            text = QT_TRANSLATE_NOOP("errors", "Das Ende liegt nicht nach dem Beginn.")
            _refuse("not_after", text, 0)
        if self.first_day is not None:
            check_date(self.first_day, field="first_day")
        return self


def _refuse(where: str, text: str, number: int) -> None:
    raise BadInput(where, Sentence("errors", text, {"number": number}))


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A time that is free, with whom and where."""

    starts_at: datetime  # local
    colleague: str
    room: str | None = None


class Blocked:
    """When something is taken, to be asked quickly: what overlaps or touches is one."""

    __slots__ = ("_begins", "_ends")

    def __init__(self, spans: Iterable[int] = ()) -> None:
        """`spans`: each as one number, see `packed`."""
        begun: list[int] = []
        over: list[int] = []
        for span in sorted(spans):
            begins = span >> LENGTH_BITS
            ends = begins + (span & LONGEST_SPAN)
            if over and begins <= over[-1]:
                if ends > over[-1]:
                    over[-1] = ends
            elif begins < ends:
                begun.append(begins)
                over.append(ends)
        self._begins, self._ends = begun, over

    def until(self, begins: int, ends: int) -> int | None:
        """When whatever is in the way of this span is over; None where nothing is."""
        at = bisect_right(self._ends, begins)
        if at < len(self._begins) and self._begins[at] < ends:
            return self._ends[at]
        return None


class Taken(Protocol):
    """When something is taken, for whoever looks for the next time at which it is not."""

    def until(self, begins: int, ends: int) -> int | None:
        """When what is in the way of this span is over, or a later part of it begins; None where nothing is."""


@dataclass(frozen=True, slots=True)
class Free:
    """What time is looked for in: of each colleague when they can be booked and when not; of each room, and of the others.

    `rooms` holds None alone where no room is needed. `others`: whoever else has to be there, until the end alone.
    """

    minutes: int
    buffer: int
    bookable: Mapping[str, Sequence[Span]]  # in their order, without overlaps
    taken: Mapping[str, Blocked] = field(default_factory=dict)
    rooms: Mapping[str | None, Taken] = field(default_factory=lambda: {None: Blocked()})
    others: Sequence[Blocked] = ()

    def times(self, since: int) -> Iterator[tuple[int, str, str | None]]:
        """The free times from a minute on, earliest first, with colleague and room; none begins before another is over.

        Where several colleagues are free at once, it is the one who was named first; so are the rooms.
        """
        at = since
        following: dict[str, tuple[int, str | None]] = {}
        waiting = list(self.bookable)
        while True:
            for who in waiting:
                found = self._next(who, at)
                if found is None:
                    following.pop(who, None)
                else:
                    following[who] = found
            if not following:
                return
            first = min(following, key=lambda who: following[who][0])
            begins, room = following[first]
            yield begins, first, room
            at = begins + self.minutes
            waiting = [who for who, (then, _) in following.items() if then < at]

    def _next(self, who: str, since: int) -> tuple[int, str | None] | None:
        """The first free time of a colleague from a minute on, and the room that is free then."""
        spans = self.bookable[who]
        taken = self.taken.get(who, _NEVER)
        place = bisect_left(spans, (since, since))
        # The one before may still go on.
        place = max(0, place - 1)
        at = since
        while self.rooms and place < len(spans):
            opens, closes = spans[place]
            at = _quarter(max(at, opens))
            if at + self.minutes > closes:
                place += 1
                continue
            blocked = self._blocked(taken, at)
            if blocked is not None:
                at = blocked
                continue
            room, free_again = self._room(at)
            if free_again is None:
                return at, room
            at = free_again
        return None

    def _blocked(self, taken: Blocked, at: int) -> int | None:
        found = taken.until(at, at + self.minutes + self.buffer)
        for other in self.others:
            until = other.until(at, at + self.minutes)
            if until is not None and (found is None or until > found):
                found = until
        return found

    def _room(self, at: int) -> tuple[str | None, int | None]:
        """A room that is free, or when the first of them is again."""
        again: list[int] = []
        for room, blocked in self.rooms.items():
            until = blocked.until(at, at + self.minutes + self.buffer)
            if until is None:
                return room, None
            again.append(until)
        return None, min(again)


_NEVER = Blocked()


def _quarter(minute: int) -> int:
    return -(-minute // STEP) * STEP
