"""The appointments of a day or of a week on paper."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """An appointment on a plan; the times are local. Without a name it only tells that somebody is taken.

    `what`: kind and room. Of an own place, a telephone number, a language or why somebody comes nothing is told: a plan
    lies about.
    """

    starts_at: datetime
    ends_at: datetime
    colleague: str
    what: str
    name: str = ""
    reading: str = ""  # of the name, where it is in another script
    helper: str = ""  # who interprets or comes along


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A day of a plan. `closed`: why the centre is closed; `away`: who is not there."""

    day: date
    hours: str
    entries: tuple[PlanEntry, ...] = ()
    closed: str = ""
    away: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """The days of a plan, and whom it is for: a colleague, or all of them. `named`: names stand in it."""

    centre: str
    days: tuple[PlanDay, ...]
    named: bool
    made_on: date
    colleague: str = ""

    @property
    def whom(self) -> str:
        """What it says about that: who may have it in their hands."""
        if not self.named:
            return "ohne Namen"
        return f"nur für {self.colleague}" if self.colleague else "nur fürs Team"
