"""Who opens the centre (Dienstplan): duties of colleagues and volunteers, and where nobody does."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from woilmenau_desk.domain.assignments import check_order, check_times
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody opens every week on a weekday, from a day to a day; on one day where these are the same.

    Either a colleague or a volunteer.
    """

    weekday: int
    starts: time
    ends: time
    first: date
    last: date | None = None
    colleague: str | None = None
    volunteer_id: int | None = None
    said: str = field(default="", compare=False)
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)
    # Where it is an assignment of a volunteer, and is changed there.
    assignment_id: int | None = field(default=None, compare=False)

    @property
    def one_day(self) -> bool:
        """Whether it is on a single day."""
        return self.first == self.last

    def holds_on(self, day: date) -> bool:
        """Whether it is on that day by its plan."""
        if day.weekday() != self.weekday or day < self.first:
            return False
        return self.last is None or day <= self.last

    def checked(self) -> "Duty":
        """The same; one of a single day is on that day's weekday. Raises BadInput for what cannot be."""
        check_date(self.first, field="first")
        if self.last is not None:
            check_date(self.last, field="last")
            check_order(self.first, self.last)
        check_times(self.starts, self.ends)
        if (self.colleague is None) == (self.volunteer_id is None):
            text = QT_TRANSLATE_NOOP("errors", "Bitte wählen, wer öffnet.")
            raise BadInput("who", Sentence("errors", text))
        duty = replace(self, weekday=self.first.weekday()) if self.one_day else self
        if not 0 <= duty.weekday <= 6:
            text = QT_TRANSLATE_NOOP("errors", "Den Wochentag gibt es nicht.")
            raise BadInput("weekday", Sentence("errors", text))
        first = duty.first + timedelta(days=(duty.weekday - duty.first.weekday()) % 7)
        if duty.last is not None and first > duty.last:
            text = QT_TRANSLATE_NOOP("errors", "Zwischen den beiden Tagen liegt dieser Wochentag nicht.")
            raise BadInput("last", Sentence("errors", text))
        return duty


@dataclass(frozen=True, slots=True)
class AwayRow:
    """Days on which a colleague is not there, both included."""

    colleague: str
    first: date
    last: date
    reason: str = ""
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody on a day; `absent`: they are planned and away."""

    duty: Duty
    said: str
    languages: tuple[str, ...] = ()
    phone: str = ""
    absent: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of the opening hours in which nobody is there."""

    day: date
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class RosterDay:
    """A day of the roster: what is open, who is there, where nobody is. `closed`: why it is not open."""

    day: date
    opens: tuple[tuple[time, time], ...]
    on_duty: tuple[OnDuty, ...] = ()
    gaps: tuple[Gap, ...] = ()
    closed: str = ""


def gaps(
    day: date, opens: Iterable[tuple[time, time]], present: Iterable[tuple[time, time]]
) -> tuple[Gap, ...]:
    """The parts of the opening hours in which nobody is there, in their order; what touches is one."""
    there = sorted(present)
    found: list[Gap] = []
    for start, end in sorted(opens):
        at = start
        for begins, stops in there:
            if stops <= at or begins >= end:
                continue
            if at < begins:
                found.append(Gap(day, at, begins))
            at = max(at, stops)
        if at < end:
            found.append(Gap(day, at, end))
    joined: list[Gap] = []
    for gap in found:
        if joined and joined[-1].ends >= gap.starts:
            joined[-1] = Gap(day, joined[-1].starts, max(joined[-1].ends, gap.ends))
        else:
            joined.append(gap)
    return tuple(joined)
