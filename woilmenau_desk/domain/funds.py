"""Funds (Töpfe) for emergency help: what was given, what was paid, what is left. Amounts are in euro cents."""

from dataclasses import dataclass, replace
from datetime import date

from woilmenau_desk.domain import money, text
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

NAME_LENGTH = 120
REMARK_LENGTH = 200
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
        money.check_cents(self.budget_cents, field="budget_cents", most=LARGEST_BUDGET_CENTS, zero=True)
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

    def pays_on(self, day: date) -> bool:
        """Whether something may be paid from it on a day."""
        ended = self.data.last_day is not None and self.data.last_day < day
        begun = self.data.first_day is None or self.data.first_day <= day
        return begun and not ended and self.closed_on is None

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
    printed: bool = False
    version: int = 1


def entry_number(year: int, number: int) -> str:
    """How a line of the record is called: 2026-0031."""
    return f"{year}-{number:04}"


@dataclass(frozen=True, slots=True)
class CountData:
    """A count of the cash box by two people."""

    fund_id: int
    counted_cents: int
    second: str
    remark: str = ""
    closes: bool = False

    def checked(self) -> "CountData":
        """The same with its texts cleaned. Raises BadInput."""
        second = text.clean_line(self.second, field="second", limit=NAME_LENGTH)
        if not second:
            said = QT_TRANSLATE_NOOP("errors", "Wer zählt mit? Eine Kasse zählen zwei.")
            raise BadInput("second", Sentence("errors", said))
        money.check_cents(self.counted_cents, field="counted_cents", most=LARGEST_BUDGET_CENTS, zero=True)
        remark = text.clean_line(self.remark, field="remark", limit=REMARK_LENGTH)
        return replace(self, second=second, remark=remark)


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count as it is kept, with what should have been there then."""

    id: int
    data: CountData
    on: date
    expected_cents: int
    counted_by: str  # the colleague's name
    version: int = 1
    after_cents: int = 0  # came back to the fund that was closed with it, by what was taken back since

    @property
    def difference_cents(self) -> int:
        """What was there too much; negative where something is missing."""
        return self.data.counted_cents - self.expected_cents


class FundOverdrawn(KnownError):
    """More is to be paid from a fund than is left in it. Whoever pays may do so all the same, and says it."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Im Topf „{fund}“ sind noch {left}. Damit wäre er um {over} überzogen."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde gespeichert.")
    todo = QT_TRANSLATE_NOOP("errors", "Wer noch einmal speichert, zahlt trotzdem aus diesem Topf.")

    def __init__(self, fund: str, left_cents: int, paid_cents: int) -> None:
        over = money.euros(paid_cents - left_cents)
        super().__init__(fund=fund, left=money.euros(left_cents), over=over)


class FundClosed(KnownError):
    """Something new for a fund that is closed."""

    what = QT_TRANSLATE_NOOP("errors", "Der Topf „{fund}“ ist seit dem {day} geschlossen.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde gespeichert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen anderen Topf wählen oder keinen.")
