"""Whether the computer's clock can be believed, and what was written while it could not.

An entry is written at what the clock says. So the last entry's time is what the clock is measured by: a clock that is
before it, or far ahead of it, is asked about before anything is written.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from woilmenau_desk.domain.errors import BadInput, ClockDoubted
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR, local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

# A clock that is set right by the network goes back a little; nobody is asked about that.
SLACK = timedelta(minutes=10)
# No centre writes nothing for so long; a year typed wrong is more.
FAR = timedelta(days=300)
# What the audit trail calls a clock that somebody said is right.
CONFIRMED = "clock confirmed"
# And a write that went on under a clock that nobody vouched for; it carries the last entry's time.
DOUBTED = "clock doubted"
LARGEST_SHIFT = timedelta(days=366 * 100)


class Oddity(StrEnum):
    """What is odd about a clock."""

    BEHIND = "behind"  # before the last entry
    AHEAD = "ahead"  # far behind it in time
    JUMPED = "jumped"  # forward, while the window was open
    IMPOSSIBLE = "impossible"  # before the centre's first year


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """What the clock shows, when the last entry was written, and what is odd about it."""

    shown: datetime
    last: datetime | None
    oddity: Oddity

    @property
    def measured_by(self) -> str:
        """What the audit trail keeps where somebody says that the clock is right."""
        last = self.last.isoformat(timespec="seconds") if self.last is not None else ""
        return f"{self.oddity}:{last}"

    def error(self) -> ClockDoubted:
        """The same as a known error; it carries this doubt."""
        last = f"{local(self.last):%d.%m.%Y, %H:%M}" if self.last is not None else "–"
        return ClockDoubted(self, shown=f"{local(self.shown):%d.%m.%Y, %H:%M}", last=last)


def doubt(shown: datetime, last: datetime | None) -> ClockDoubt | None:
    """What is odd about a clock, measured by the last entry; None where nothing is."""
    if not FIRST_YEAR <= shown.year <= LAST_YEAR:
        return ClockDoubt(shown, last, Oddity.IMPOSSIBLE)
    if last is None:
        return None
    if shown < last - SLACK:
        return ClockDoubt(shown, last, Oddity.BEHIND)
    if shown > last + FAR:
        return ClockDoubt(shown, last, Oddity.AHEAD)
    return None


class ClockWatch:
    """Looks at the clock before each write. `steady` counts seconds whatever the clock is set to, sleep included.

    Without a steady count a clock that is set forward shows only when it is far ahead.
    """

    def __init__(self, clock: Callable[[], datetime], steady: Callable[[], float] | None = None) -> None:
        self._clock = clock
        self._steady = steady
        self._last: datetime | None = None
        self._seen: tuple[datetime, float] | None = None
        self.begun = False

    def begin(self, last: datetime | None) -> None:
        """Go by what the audit trail says."""
        self._last = last
        self.begun = True

    def look(self) -> datetime:
        """The time to write down. Raises ClockDoubted."""
        shown = self._clock()
        found = doubt(shown, self._last)
        if self._steady is not None:
            count = self._steady()
            if found is None and self._seen is not None:
                then, counted = self._seen
                if shown > then + timedelta(seconds=count - counted) + SLACK:
                    found = ClockDoubt(shown, then, Oddity.JUMPED)
            if found is None:
                self._seen = shown, count
        if found is not None:
            raise found.error()
        return shown

    def wrote(self, at: datetime) -> None:
        """Something was written at that time."""
        self._last = at

    def believe(self) -> ClockDoubt | None:
        """Somebody says that the clock is right. What was odd about it; None where nothing was.

        Raises ClockDoubted where it cannot be right whoever says so.
        """
        try:
            self.look()
        except ClockDoubted as error:
            found = error.doubt
            if isinstance(found, ClockDoubt) and found.oddity is Oddity.IMPOSSIBLE:
                raise
            self._last = self._clock()
            if self._steady is not None:
                self._seen = self._last, self._steady()
            return found if isinstance(found, ClockDoubt) else None
        return None


class Stays(StrEnum):
    """Why an entry is not moved with the others."""

    APPOINTMENT = "appointment"  # it is for a time, not of one
    KEPT = "kept"  # it belongs to the visit of a kept appointment, which is of the appointment's day
    PARTED = (
        "parted"  # a visit, its session and its helps are of one day, and one of them would not come along
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the audit trail, as far as the clock goes. `oddity`: somebody confirmed such a clock there."""

    id: int
    at: datetime
    oddity: Oddity | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Entries that were probably written while the clock was wrong: first and last of them, and what came after.

    Times are what the clock said.
    """

    first: int
    last: int
    since: datetime
    until: datetime
    after: datetime

    @property
    def proposed(self) -> timedelta:
        """By how much to move so that the last entry comes where the next one was: whole days, or quarters of an hour."""
        days = local(self.after).date() - local(self.until).date()
        if days:
            return days
        return timedelta(minutes=15) * round((self.after - self.until) / timedelta(minutes=15))


def spans(trail: Iterable[Mark]) -> tuple[Span, ...]:
    """Where the order of the trail breaks, and which side of the break was probably wrong; newest first.

    Entries follow one another, so where time goes back, either those before were ahead or those after are behind.
    Those after it were, where somebody confirmed later that the clock had come back to where it was; else those before.
    """
    marks = list(trail)
    found: list[Span] = []
    for number in range(1, len(marks)):
        before, here = marks[number - 1], marks[number]
        if here.at >= before.at - SLACK:
            continue
        back = _came_back(marks, number, before.at)
        if back is not None:
            found.append(_span(marks, number, back - 1, marks[back].at))
            continue
        start = number - 1
        while start > 0 and marks[start - 1].at > here.at + SLACK:
            start -= 1
        found.append(_span(marks, start, number - 1, here.at))
    return tuple(reversed(found))


def _came_back(marks: list[Mark], number: int, to: datetime) -> int | None:
    """The later entry with which somebody confirmed a clock that had come back to that time."""
    for later in range(number + 1, len(marks)):
        mark = marks[later]
        if mark.oddity in (Oddity.AHEAD, Oddity.JUMPED) and mark.at >= to - SLACK:
            return later
        if mark.at >= to:
            return None
    return None


def _span(marks: list[Mark], first: int, last: int, after: datetime) -> Span:
    times = [mark.at for mark in marks[first : last + 1]]
    return Span(marks[first].id, marks[last].id, min(times), max(times), after)


_UNITS = {
    "d": timedelta(days=1), "t": timedelta(days=1), "tag": timedelta(days=1), "tage": timedelta(days=1),
    "day": timedelta(days=1), "days": timedelta(days=1), "h": timedelta(hours=1), "std": timedelta(hours=1),
    "stunde": timedelta(hours=1), "stunden": timedelta(hours=1), "hours": timedelta(hours=1), "hour": timedelta(hours=1),
    "min": timedelta(minutes=1), "minuten": timedelta(minutes=1), "minutes": timedelta(minutes=1),
}  # fmt: skip
_PART = re.compile(r"([+-]?)\s*(\d{1,6})\s*([a-z]+)\.?")


def parse_shift(text: str) -> timedelta:
    """By how much: "-3653 Tage", "+2 h 30 min", "-1d". One sign holds until the next. Raises BadInput."""
    plain = text.strip().casefold().replace("\u2212", "-").replace("tagen", "tage")
    total, sign, at = timedelta(), 1, 0
    for part in _PART.finditer(plain):
        if plain[at : part.start()].strip(" ,") or part[3] not in _UNITS:
            break
        sign = {"-": -1, "+": 1}.get(part[1], sign)
        total += sign * int(part[2]) * _UNITS[part[3]]
        at = part.end()
    if not total or plain[at:].strip() or abs(total) > LARGEST_SHIFT:
        reason = QT_TRANSLATE_NOOP(
            "errors", "„{text}“ ist keine Verschiebung; gemeint ist etwas wie -3 Tage oder +2 h."
        )
        raise BadInput("by", Sentence("errors", reason, {"text": text[:40]}))
    return total


def shift_text(by: timedelta) -> str:
    """A shift as `parse_shift` reads it: -3 Tage, +2 h 15 min."""
    sign, size = ("-", -by) if by < timedelta() else ("+", by)
    hours, rest = divmod(size.seconds, 3600)
    parts = [
        f"{number} {unit}"
        for number, unit in (
            (size.days, "Tage" if size.days != 1 else "Tag"),
            (hours, "h"),
            (rest // 60, "min"),
        )
        if number
    ]
    return f"{sign}{' '.join(parts or ['0 min'])}"
