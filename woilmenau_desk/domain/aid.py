"""Emergency help (Soforthilfe): immediate practical help on the same day."""

from dataclasses import dataclass, replace
from datetime import datetime

from woilmenau_desk.domain import text
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LARGEST_COUNT = 1000
MONEY = "money"  # the code of resources/values/aid_kinds.toml that is nothing without its amount
LARGEST_AMOUNT_CENTS = 1_000_000
REMARK_LENGTH = 200


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

    def checked(self) -> "AidData":
        """The same with its remark cleaned. Raises BadInput when a number cannot be, or the remark is too long."""
        if not 1 <= self.count <= LARGEST_COUNT:
            raise _cannot_be("count", self.count)
        if not 1 <= self.recipients <= LARGEST_COUNT:
            raise _cannot_be("recipients", self.recipients)
        if self.amount_cents is not None and not 0 <= self.amount_cents <= LARGEST_AMOUNT_CENTS:
            raise _cannot_be("amount_cents", self.amount_cents // 100)
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

    `more` are further kinds given in the same go: to the same people, by the same colleague, in one visit.
    """

    data: AidData
    occurred_at: datetime | None = None
    log_visit: bool = True
    more: tuple[AidItem, ...] = ()

    def each(self) -> tuple[AidData, ...]:
        """Every kind as a help of its own."""
        rest = (
            replace(self.data, kind=item.kind, count=item.count, amount_cents=item.amount_cents)
            for item in self.more
        )
        return (self.data, *rest)


@dataclass(frozen=True, slots=True)
class AidRow:
    """A help as lists show it; the time is local."""

    id: int
    data: AidData
    occurred_at: datetime
    person_name: str | None
    given_by_name: str
    voided: bool = False
    version: int = 1
