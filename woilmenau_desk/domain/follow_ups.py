"""Follow-ups (Wiedervorlagen): something to look at again on a day."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from woilmenau_desk.domain import text
from woilmenau_desk.domain.periods import check_date

REASON_LENGTH = 300


class Every(StrEnum):
    """How often a follow-up comes back."""

    WEEK = "1w"
    TWO_WEEKS = "2w"
    MONTH = "1m"
    QUARTER = "3m"
    HALF_YEAR = "6m"
    YEAR = "1y"


class Origin(StrEnum):
    """What a follow-up came from."""

    HAND = "hand"
    SESSION = "session"
    PAPER = "paper"  # a residence document or another paper that runs out


class Whose(StrEnum):
    """Which follow-ups a list shows."""

    MINE = "mine"
    ALL = "all"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class FollowUpData:
    """What is entered of a follow-up; the reason is sealed."""

    person_id: int
    due_on: date
    reason: str = ""
    colleague: str = ""  # a key; empty for oneself
    case_id: int | None = None
    session_id: int | None = None
    every: Every | None = None

    def checked(self) -> "FollowUpData":
        """The same with its reason cleaned. Raises BadInput."""
        check_date(self.due_on, field="due_on")
        return replace(self, reason=text.clean_line(self.reason, field="reason", limit=REASON_LENGTH))


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A follow-up as lists show it. `hidden`: of a restricted case that the user may not read."""

    id: int
    person_id: int
    person_name: str
    due_on: date
    colleague: str
    colleague_name: str
    reason: str = ""
    case_id: int | None = None
    case_number: str = ""
    session_id: int | None = None
    every: Every | None = None
    origin: Origin = Origin.HAND
    about_day: date | None = None
    done: bool = False
    hidden: bool = False
    voided: bool = False
    version: int = 1
