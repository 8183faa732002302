"""What a write changed, so that only the lists it touches reload."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of things that change; a list names the kinds it shows."""

    PERSON = "person"
    VISIT = "visit"
    AID = "aid"
    SESSION = "session"
    CASE = "case"
    FOLLOW_UP = "follow_up"
    DEADLINE = "deadline"
    DOCUMENT = "document"
    FUND = "fund"
    REFERRAL = "referral"
    APPOINTMENT = "appointment"
    BUSY = "busy"  # a colleague's hours and busy times
    QUEUE = "queue"
    SLIPS = "slips"  # sentences that the centre corrected
    PRINT = "print"  # slips that wait for a printer
    STAFF = "staff"
    VALUES = "values"
    CENTRE = "centre"
    DRAFT = "draft"
    OFFER = "offer"
    ENROLMENT = "enrolment"
    ATTENDANCE = "attendance"
    VOLUNTEER = "volunteer"
    ASSIGNMENT = "assignment"
    HOURS = "hours"
    ROSTER = "roster"
    REPORT = "report"  # its texts, notes, and what was closed
    IMPORT = "import"
    BACKUP = "backup"


EVERYTHING = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds that one committed write touched, and the rows of those that it touched one by one."""

    kinds: frozenset[Kind]
    rows: frozenset[tuple[Kind, int]] = field(default=frozenset(), compare=False)

    def touch(self, *kinds: Kind) -> bool:
        """Whether any of the kinds changed."""
        return not self.kinds.isdisjoint(kinds)

    def rows_of(self, kind: Kind) -> frozenset[int]:
        """Which rows of a kind changed; empty where it is not known, and any of them may have."""
        return frozenset(number for of, number in self.rows if of is kind)

    def may_be_of_any(self, followed: Mapping[Kind, int | None]) -> bool:
        """Whether any of these may be another by now: by kind one row, or None for all rows of the kind."""
        return any(
            self.touch(kind) if number is None else self.may_be_of(kind, number)
            for kind, number in followed.items()
        )

    def may_be_of(self, kind: Kind, number: int) -> bool:
        """Whether this row of a kind may be another by now."""
        rows = self.rows_of(kind)
        return self.touch(kind) and (not rows or number in rows)
