"""Emergency help (Soforthilfe): immediate practical help on the same day."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from woilmenau_desk.domain import money, text
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LARGEST_COUNT = 1000
MONEY = "money"  # the code of resources/values/aid_kinds.toml that is nothing without its amount
LARGEST_AMOUNT_CENTS = 1_000_000
REMARK_LENGTH = 200
HOW_MUCH = QT_TRANSLATE_NOOP("errors", "Wie viel Geld war es?")


@dataclass(frozen=True, slots=True)
class AidData:
    """One help: kind, how many, and the amount in euro cents where money or vouchers were given."""

    kind: str
    count: int = 1
    amount_cents: int | None = None
    person_id: int | None = None
    recipients: int = 1  # how many people it was for
    given_by: str = ""  # login of the colleague; empty for oneself
    remark: str = ""  # nothing confidential: every colleague reads it. It stands in no report.
    household_id: int | None = None  # it was for all of them, whoever took it

    def checked(self) -> "AidData":
        """The same with its remark cleaned.

        Raises BadInput when a number cannot be, money comes without its amount, or the remark is too long.
        """
        if not 1 <= self.count <= LARGEST_COUNT:
            raise _cannot_be("count", self.count)
        if not 1 <= self.recipients <= LARGEST_COUNT:
            raise _cannot_be("recipients", self.recipients)
        if self.amount_cents is not None:
            money.check_cents(self.amount_cents, field="amount_cents", most=LARGEST_AMOUNT_CENTS)
        elif self.kind == MONEY:
            raise BadInput("amount_cents", Sentence("errors", HOW_MUCH))
        return replace(self, remark=text.clean_line(self.remark, field="remark", limit=REMARK_LENGTH))


def _cannot_be(field: str, number: int) -> BadInput:
    said = QT_TRANSLATE_NOOP("errors", "Die Zahl {number} kann hier nicht stimmen.")
    return BadInput(field, Sentence("errors", said, {"number": number}))


@dataclass(frozen=True, slots=True)
class AidItem:
    """One kind of what was given in one go, and how much of it."""

    kind: str
    count: int = 1
    amount_cents: int | None = None


@dataclass(frozen=True, slots=True)
class GiveAid:
    """The request to record a help. `log_visit`: also log the visit with the reason Soforthilfe.

    `more` are further kinds given in the same go: to the same people, by the same colleague, in one visit. `fund_id`: what
    the amounts are paid from; `overdraw`: also where there is less left in it.
    """

    data: AidData
    occurred_at: datetime | None = None
    log_visit: bool = True
    more: tuple[AidItem, ...] = ()
    fund_id: int | None = None
    overdraw: bool = False

    def each(self) -> tuple[AidData, ...]:
        """Every kind as a help of its own."""
        rest = (
            replace(self.data, kind=item.kind, count=item.count, amount_cents=item.amount_cents)
            for item in self.more
        )
        return (self.data, *rest)


@dataclass(frozen=True, slots=True)
class AidRow:
    """A help as lists show it; the time is local.

    `entry_id`, `receipt`: the line of the record of money that tells its amount, and its number. `entries`: those of all
    kinds that were given in the same go; told by the writing alone.
    """

    id: int
    data: AidData
    occurred_at: datetime
    person_name: str | None
    given_by_name: str
    voided: bool = False
    version: int = 1
    entry_id: int | None = None
    receipt: str = ""
    entries: tuple[int, ...] = field(default=(), compare=False)
