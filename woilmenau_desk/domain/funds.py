"""Funds (Töpfe) for emergency help: what was given, what was paid, what is left. Amounts are in euro cents."""

from dataclasses import dataclass, replace
from datetime import date

from woilmenau_desk.domain import text
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

NAME_LENGTH = 120
LARGEST_BUDGET_CENTS = 100_000_000


@dataclass(frozen=True, slots=True)
class FundData:
    """What is entered of a fund."""

    name: str
    donor: str = ""
    budget_cents: int = 0
    first_day: date | None = None  # None: today
    last_day: date | None = None
    cash: bool = False  # it lies in a cash box

    def checked(self) -> "FundData":
        """The same with its texts cleaned. Raises BadInput."""
        name = text.clean_line(self.name, field="name", limit=NAME_LENGTH)
        if not name:
            said = QT_TRANSLATE_NOOP("errors", "Der Topf braucht einen Namen.")
            raise BadInput("name", Sentence("errors", said))
        if not 0 <= self.budget_cents <= LARGEST_BUDGET_CENTS:
            said = QT_TRANSLATE_NOOP("errors", "Dieser Betrag kann nicht stimmen.")
            raise BadInput("budget_cents", Sentence("errors", said))
        for field, day in (("first_day", self.first_day), ("last_day", self.last_day)):
            if day is not None:
                check_date(day, field=field)
        if self.first_day and self.last_day and self.last_day < self.first_day:
            said = QT_TRANSLATE_NOOP("errors", "Der Topf endet, bevor er beginnt.")
            raise BadInput("last_day", Sentence("errors", said))
        return replace(self, name=name, donor=text.clean_line(self.donor, field="donor", limit=NAME_LENGTH))


@dataclass(frozen=True, slots=True)
class FundRow:
    """A fund as lists show it."""

    id: int
    data: FundData
    spent_cents: int
    closed_on: date | None = None
    version: int = 1

    @property
    def left_cents(self) -> int:
        """What is left; negative where it is overdrawn."""
        return self.data.budget_cents - self.spent_cents


@dataclass(frozen=True, slots=True)
class FundEntryRow:
    """A line of the record of money: what was paid, never to whom."""

    id: int
    number: str  # 2026-0031
    on: date
    amount_cents: int
    aid_kind: str
    count: int
    fund_id: int | None
    fund_name: str = ""
    storno_of: str | None = None  # the number of what it takes back
    taken_back_by: str | None = None  # the number of the storno
    reason: str = ""
    aid_id: int | None = None
    written_by: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class CountData:
    """A count of the cash box by two people."""

    fund_id: int
    counted_cents: int
    second: str
    remark: str = ""
    closes: bool = False
