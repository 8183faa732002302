"""When the centre is open: hours of several kinds with the days from and until which they hold, and what is otherwise.

Every day is judged by what held on it, so last year's visits stay where they were when the hours change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from woilmenau_desk.domain.holidays import holiday
from woilmenau_desk.domain.periods import BEGINNING, BERLIN


class OpeningState(StrEnum):
    """What the header says."""

    OPEN = "open"
    BEFORE = "before"  # opens later today, for the first time or again
    AFTER = "after"  # was open today
    CLOSED = "closed"  # not open today


class HoursKind(StrEnum):
    """What the centre is open for. A contact is outside the hours only against those of its own kind."""

    OPEN_HOUSE = "open_house"
    COUNSELLING = "counselling"
    OFFER = "offer"


_NOON = time(12)


@dataclass(frozen=True, slots=True)
class OpeningNow:
    """The state at a moment. `minutes` is the time left while open, or until it opens today."""

    state: OpeningState
    minutes: int = 0
    reason: str = ""  # the holiday's or the closed day's name


@dataclass(frozen=True, slots=True)
class Interval:
    """A part of a day in local time; the closing minute is no longer in it."""

    opens: time
    closes: time

    def __contains__(self, at: object) -> bool:
        return isinstance(at, time) and self.opens <= at < self.closes


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """An interval of every week (0 is Monday), from the day `first` to the day `last`, both included."""

    weekday: int
    opens: time
    closes: time
    kind: HoursKind = HoursKind.OPEN_HOUSE
    first: date = BEGINNING
    last: date | None = None
    id: int | None = field(default=None, compare=False)  # None: as shipped, not in the store
    version: int = field(default=1, compare=False)

    def holds_on(self, day: date) -> bool:
        """Whether it holds in that day's week."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class OtherHours:
    """On the days from `first` to `last` one kind is open at another time than else, or not at all.

    Several of the same kind and days make several intervals. A span of days changes those on which the kind opens
    anyway; a single day opens whatever day it is, on a Saturday or a public holiday too.
    """

    first: date
    last: date
    kind: HoursKind
    opens: time | None = None  # None: not open
    closes: time | None = None
    reason: str = ""
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)

    @property
    def closed(self) -> bool:
        """Whether the kind does not open at all then."""
        return self.opens is None or self.closes is None

    def holds_on(self, day: date) -> bool:
        """Whether the day is one of these."""
        return self.first <= day <= self.last


def every_week(
    days: Iterable[int], opens: time, closes: time, kind: HoursKind = HoursKind.OPEN_HOUSE
) -> tuple[WeeklyHours, ...]:
    """The same hours on several days of the week, without an end."""
    return tuple(WeeklyHours(day, opens, closes, kind) for day in days)


@dataclass(frozen=True, slots=True)
class Opening:
    """The hours of every week, the days on which the centre is closed, each with its reason, and other hours."""

    hours: tuple[WeeklyHours, ...] = field(default_factory=lambda: every_week(range(5), time(14), time(16)))
    closed: Mapping[date, str] = field(default_factory=dict)
    others: tuple[OtherHours, ...] = ()
    keeps_holidays: bool = False  # the public ones of Thüringen are closed days too

    def on(self, day: date, kind: HoursKind = HoursKind.OPEN_HOUSE) -> tuple[Interval, ...]:
        """The intervals of a day in their order, overlapping ones as one; none where the kind does not open."""
        if day in self.closed:
            return ()
        other = [entry for entry in self.others if entry.kind is kind and entry.holds_on(day)]
        # A single day says it more closely than a span of days around it.
        single = [entry for entry in other if entry.first == entry.last]
        if single:
            return _intervals(single)
        if self._holiday(day):
            return ()
        weekly = [
            entry
            for entry in self.hours
            if entry.kind is kind and entry.weekday == day.weekday() and entry.holds_on(day)
        ]
        return _intervals(other if other and weekly else weekly)

    def closed_because(self, day: date) -> str | None:
        """Why the whole centre is closed on a day: the holiday's name, or the closed day's reason; None where it is not."""
        own = self.closed.get(day)
        if own is not None:
            return own
        return self._holiday(day) or None

    def why_closed(self, day: date, kind: HoursKind = HoursKind.OPEN_HOUSE) -> str:
        """What is known of why the kind does not open on a day; empty where nothing is, or where it does."""
        if self.on(day, kind):
            return ""
        whole = self.closed_because(day)
        if whole is not None:
            return whole
        other = [entry for entry in self.others if entry.kind is kind and entry.holds_on(day)]
        return min(other, key=lambda entry: entry.last - entry.first).reason if other else ""

    def kind_for(self, kind: HoursKind, day: date) -> HoursKind:
        """The kind by whose hours such a contact is judged on a day: open house, where its own has none at that time."""
        own = any(entry.kind is kind and entry.holds_on(day) for entry in self.hours)
        own = own or any(entry.kind is kind and entry.holds_on(day) for entry in self.others)
        return kind if own else HoursKind.OPEN_HOUSE

    def is_open_day(self, day: date, kind: HoursKind = HoursKind.OPEN_HOUSE) -> bool:
        """Whether the centre opens at all on that day."""
        return bool(self.on(day, kind))

    def assumed_time(self, day: date, kind: HoursKind = HoursKind.OPEN_HOUSE) -> time:
        """The time of a visit of which only the day is known: when its hours began, noon where there were none.

        So it counts as one of the opening hours, as most visits are.
        """
        found = self.on(day, self.kind_for(kind, day))
        return found[0].opens if found else _NOON

    def contains(self, moment: datetime, kind: HoursKind = HoursKind.OPEN_HOUSE) -> bool:
        """Whether the moment lies inside the hours by which that kind is judged on its day."""
        here = moment.astimezone(BERLIN)
        day, at = here.date(), here.time()
        return any(at in interval for interval in self.on(day, self.kind_for(kind, day)))

    def at(self, moment: datetime, kind: HoursKind = HoursKind.OPEN_HOUSE) -> OpeningNow:
        """The state at an aware moment. Between two intervals it is BEFORE the second."""
        here = moment.astimezone(BERLIN)
        found = self.on(here.date(), kind)
        if not found:
            return OpeningNow(OpeningState.CLOSED, reason=self.why_closed(here.date(), kind))
        for interval in found:
            if here.time() < interval.opens:
                return OpeningNow(OpeningState.BEFORE, _minutes(here, interval.opens))
            if here.time() < interval.closes:
                return OpeningNow(OpeningState.OPEN, _minutes(here, interval.closes))
        return OpeningNow(OpeningState.AFTER)

    def interval_at(self, moment: datetime, kind: HoursKind = HoursKind.OPEN_HOUSE) -> Interval | None:
        """The interval that a moment lies in; None outside of all."""
        here = moment.astimezone(BERLIN)
        return next((found for found in self.on(here.date(), kind) if here.time() in found), None)

    def open_days(self, first: date, last: date) -> int:
        """How many days from first to last, both included, the centre opens."""
        days = (last - first).days + 1
        return sum(self.is_open_day(first + timedelta(days=offset)) for offset in range(days))

    def next_open_day(self, day: date, kind: HoursKind = HoursKind.OPEN_HOUSE) -> date | None:
        """The first open day after `day` within a year."""
        following = (day + timedelta(days=offset) for offset in range(1, 366))
        return next((candidate for candidate in following if self.is_open_day(candidate, kind)), None)

    def _holiday(self, day: date) -> str:
        return holiday(day) if self.keeps_holidays else ""


def _intervals(entries: Iterable[WeeklyHours | OtherHours]) -> tuple[Interval, ...]:
    """In their order; what touches or overlaps is one."""
    found: list[Interval] = []
    for opens, closes in sorted(
        (entry.opens, entry.closes)
        for entry in entries
        if entry.opens is not None and entry.closes is not None
    ):
        if found and opens <= found[-1].closes:
            found[-1] = Interval(found[-1].opens, max(found[-1].closes, closes))
        else:
            found.append(Interval(opens, closes))
    return tuple(found)


def _minutes(here: datetime, until: time) -> int:
    # In UTC, so that the night in which the clocks change has its true length.
    end = datetime.combine(here.date(), until, BERLIN).astimezone(UTC)
    seconds = (end - here.astimezone(UTC)).total_seconds()
    return int(-(-seconds // 60))
