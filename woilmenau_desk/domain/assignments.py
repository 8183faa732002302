"""What volunteers are to do (Einsätze), and what they really did: planned and served are two things."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.volunteers import Absence, called
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

COUNTER_ROLE = "counter"
"""The role (value list volunteer_roles) of whoever helps to open the centre."""


class AssignmentState(StrEnum):
    """What became of an assignment."""

    AGREED = "agreed"
    ENDED = "ended"
    CANCELLED = "cancelled"


class HoursSource(StrEnum):
    """Where hours come from: noted one by one, a week at once, from the volunteer's coded sheet, or from a file."""

    NOTED = "noted"
    WEEK = "week"
    SHEET = "sheet"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class AssignmentData:
    """What a volunteer is to do: in a role, for a person or family, an offer, or neither; once or every week.

    `weekday` None: on the first day only where that has a time or is the last one too, else as agreed between the two.
    """

    volunteer_id: int
    role: str
    first: date
    last: date | None = None
    person_id: int | None = None
    offer_id: int | None = None
    about: str = ""
    weekday: int | None = None
    starts: time | None = None
    ends: time | None = None

    @property
    def once(self) -> bool:
        """Whether it is on one day alone."""
        return self.weekday is None and (self.starts is not None or self.last == self.first)

    @property
    def minutes(self) -> int | None:
        """How long it takes each time; None where nobody said it."""
        return None if self.starts is None or self.ends is None else span(self.starts, self.ends)

    @property
    def for_roster(self) -> bool:
        """Whether it helps to open the centre: then the roster counts with it."""
        alone = self.person_id is None and self.offer_id is None
        return alone and self.role == COUNTER_ROLE and self.minutes is not None

    def checked(self) -> "AssignmentData":
        """The same, cleaned; what is on one day ends on it. Raises BadInput for what cannot be."""
        check_date(self.first, field="first")
        if self.last is not None:
            check_date(self.last, field="last")
            check_order(self.first, self.last)
        if self.weekday is not None and not 0 <= self.weekday <= 6:
            raise BadInput(
                "weekday", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Den Wochentag gibt es nicht."))
            )
        if (self.starts is None) != (self.ends is None):
            field = "starts" if self.starts is None else "ends"
            raise BadInput(field, Sentence("errors", QT_TRANSLATE_NOOP("errors", "Die Uhrzeit fehlt.")))
        if self.starts is not None and self.ends is not None:
            check_times(self.starts, self.ends)
        if self.person_id is not None and self.offer_id is not None:
            text = QT_TRANSLATE_NOOP(
                "errors", "Ein Einsatz gilt einer Person oder einem Angebot, nicht beiden."
            )
            raise BadInput("offer_id", Sentence("errors", text))
        data = replace(self, about=clean_line(self.about, field="about"))
        if data.weekday is not None and not any(True for _ in data.days(data.first, data.last)):
            text = QT_TRANSLATE_NOOP("errors", "Zwischen den beiden Tagen liegt dieser Wochentag nicht.")
            raise BadInput("last", Sentence("errors", text))
        return replace(data, last=data.first) if data.once else data

    def days(self, first: date, last: date | None) -> Iterator[date]:
        """The days on which it is by its plan, from one day to another, both included; without an end at most one."""
        if self.weekday is None:
            if self.once and first <= self.first and (last is None or self.first <= last):
                yield self.first
            return
        begin = max(first, self.first)
        day = begin + timedelta(days=(self.weekday - begin.weekday()) % 7)
        end = min(one for one in (last, self.last, date.max) if one is not None)
        if end == date.max:
            yield day
            return
        while day <= end:
            yield day
            day += timedelta(days=7)

    def clashes_with(self, other: "AssignmentData") -> date | None:
        """The first day on which both are at the same time; None where there is none, or where one has no time."""
        if self.starts is None or self.ends is None or other.starts is None or other.ends is None:
            return None
        if not (self.starts < other.ends and other.starts < self.ends):
            return None
        first = max(self.first, other.first)
        last = min((one for one in (self.last, other.last) if one is not None), default=None)
        if last is not None and last < first:
            return None
        # Two rules of the same week meet in the first week that both hold, or never.
        until = first + timedelta(days=6) if last is None else min(last, first + timedelta(days=6))
        mine, others = set(self.days(first, until)), set(other.days(first, until))
        return min(mine & others, default=None)


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An assignment as lists show it. `minutes`: what was served of it so far.

    `hinders`: what stands in the way, the nearest first; it is told, and nobody is kept from it.
    """

    id: int
    data: AssignmentData
    volunteer_name: str
    person_name: str = ""
    offer_title: str = ""
    state: AssignmentState = AssignmentState.AGREED
    minutes: int = 0
    version: int = 1
    hinders: tuple[Sentence, ...] = ()

    @property
    def about(self) -> str:
        """What it is for: the person, the offer, or what was written of it."""
        return self.person_name or self.offer_title or self.data.about


@dataclass(frozen=True, slots=True)
class Helper:
    """Of a volunteer what their work is reckoned with: name, from when until when, and when they are away."""

    id: int
    given_name: str
    family_name: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    absences: tuple[Absence, ...] = ()
    languages: tuple[str, ...] = ()
    phone: str = ""

    @property
    def name(self) -> str:
        """What to call them."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def called(self) -> str:
        """What to call them at the counter."""
        return called(self.given_name, self.family_name)

    def outside(self, day: date) -> Sentence | None:
        """That a day lies before their first or after their last; None where it does not."""
        if self.started_on is not None and day < self.started_on:
            text = QT_TRANSLATE_NOOP("volunteers", "{name} fängt erst am {day} an")
            return Sentence("volunteers", text, {"name": self.name, "day": f"{self.started_on:%d.%m.%Y}"})
        if self.ended_on is not None and self.ended_on < day:
            text = QT_TRANSLATE_NOOP("volunteers", "{name} hat am {day} aufgehört")
            return Sentence("volunteers", text, {"name": self.name, "day": f"{self.ended_on:%d.%m.%Y}"})
        return None

    def away(self, day: date) -> Absence | None:
        """The absence or the pause that a day lies in."""
        return next((one for one in self.absences if one.holds_on(day)), None)

    def hindered(self, day: date) -> Sentence | None:
        """Why they cannot on that day, as far as it is known."""
        outside = self.outside(day)
        if outside is not None:
            return outside
        away = self.away(day)
        if away is None:
            return None
        if away.last is None:
            text = QT_TRANSLATE_NOOP("volunteers", "{name} ist ab {first} nicht da")
            return Sentence("volunteers", text, {"name": self.name, "first": f"{away.first:%d.%m.%Y}"})
        text = QT_TRANSLATE_NOOP("volunteers", "{name} ist vom {first} bis {last} nicht da")
        days = {"first": f"{away.first:%d.%m.}", "last": f"{away.last:%d.%m.%Y}"}
        return Sentence("volunteers", text, {"name": self.name, **days})


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """Somebody's work on a day, as it is planned: of an assignment, or of a duty of the roster.

    `hinders`: why it will not be, as far as it is known. `served`: minutes that were noted of it on that day.
    """

    volunteer_id: int
    volunteer_name: str
    role: str
    day: date
    starts: time | None = None
    ends: time | None = None
    about: str = ""
    person_id: int | None = None
    offer_id: int | None = None
    assignment_id: int | None = None
    duty_id: int | None = None
    hinders: tuple[Sentence, ...] = ()
    served: int = 0

    @property
    def minutes(self) -> int | None:
        """How long it takes; None where nobody said it."""
        return None if self.starts is None or self.ends is None else span(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class HoursData:
    """Minutes that a volunteer served on a day in a role; `preparation` are those of them that prepared it."""

    volunteer_id: int
    on: date
    minutes: int
    role: str
    preparation: int = 0
    assignment_id: int | None = None
    offer_id: int | None = None


@dataclass(frozen=True, slots=True)
class HoursRow:
    """An entry of hours as lists show it."""

    id: int
    data: HoursData
    volunteer_name: str
    source: HoursSource
    noted_by: str
    about: str = ""  # the offer's title, or what the assignment is about
    version: int = 1


@dataclass(frozen=True, slots=True)
class AllowanceData:
    """An allowance that was paid: `rule` is a code of the value list allowance_rules."""

    volunteer_id: int
    on: date
    amount_cents: int
    rule: str
    role: str


@dataclass(frozen=True, slots=True)
class AllowanceRow:
    """An allowance as lists show it. `voided`: it was not paid after all."""

    id: int
    data: AllowanceData
    volunteer_name: str
    voided: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class AllowanceTotal:
    """What a volunteer got under one rule in a year, and its limit; in cents."""

    volunteer_id: int
    volunteer_name: str
    rule: str
    year: int
    paid_cents: int
    limit_cents: int
    both_rules_for: tuple[
        str, ...
    ] = ()  # roles that were paid under Nr. 26 and Nr. 26a, which exclude one another

    @property
    def left_cents(self) -> int:
        """What may still be paid free of tax; below 0 where it is more than that already."""
        return self.limit_cents - self.paid_cents


def span(starts: time, ends: time) -> int:
    """The minutes from one time of a day to a later one."""
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def check_order(first: date, last: date) -> None:
    """Raises BadInput where the last day lies before the first."""
    if last < first:
        text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
        raise BadInput("last", Sentence("errors", text))


def check_times(starts: time, ends: time) -> None:
    """Raises BadInput where it ends before it begins."""
    if starts >= ends:
        text = QT_TRANSLATE_NOOP("errors", "Es endet, bevor es beginnt.")
        raise BadInput("ends", Sentence("errors", text))
