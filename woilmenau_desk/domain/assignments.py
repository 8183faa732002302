"""What volunteers are to do (Einsätze), and what they really did: planned and served are two things."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


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

    `weekday` None: on the first day only, or as agreed.
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


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An assignment as lists show it. `minutes`: what was served of it so far."""

    id: int
    data: AssignmentData
    volunteer_name: str
    person_name: str = ""
    offer_title: str = ""
    state: AssignmentState = AssignmentState.AGREED
    minutes: int = 0
    version: int = 1


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
