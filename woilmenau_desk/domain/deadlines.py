"""Deadlines from letters (Brief-Fristen): what is entered, and what stands on the counter. The counting: `day_counting`."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from woilmenau_desk.domain import text
from woilmenau_desk.domain.day_counting import Counted, count, read_length
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

REMARK_LENGTH: Final = 300
LENGTH_LENGTH: Final = 60
DAYS_AHEAD: Final = 14  # so many days before its last one a deadline stands at the counter
NO_ADVICE: Final = QT_TRANSLATE_NOOP(
    "deadlines", "Eine Rechenhilfe, keine Rechtsberatung: Es gilt, was im Brief und im Gesetz steht."
)
"""Stands beside whatever was counted."""


@dataclass(frozen=True, slots=True)
class DeadlineData:
    """What is entered: the letter's kind, its day of delivery, and the length as people say it ("2 Wochen")."""

    person_id: int
    delivered_on: date
    length: str
    letter_kind: str | None = None
    remark: str = ""
    case_id: int | None = None

    def checked(self, today: date) -> "DeadlineData":
        """The same with its texts cleaned. Raises BadInput, also for a delivery in the future."""
        check_delivery(self.delivered_on, today)
        return replace(
            self,
            length=text.clean_line(self.length, field="length", limit=LENGTH_LENGTH),
            remark=text.clean_line(self.remark, field="remark", limit=REMARK_LENGTH),
        )

    def counted(self) -> Counted:
        """The last day and how it is counted. Raises BadInput."""
        return count(self.delivered_on, read_length(self.length))


def check_delivery(delivered_on: date, today: date) -> None:
    """Raises BadInput for a day on which nothing can have been delivered."""
    check_date(delivered_on, field="delivered_on")
    if delivered_on > today:
        future = QT_TRANSLATE_NOOP(
            "errors",
            "Der {day} liegt in der Zukunft: Gemeint ist der Tag, an dem der Brief ankam. Steht er noch aus, bitte dann "
            "eintragen.",
        )
        raise BadInput("delivered_on", Sentence("errors", future, {"day": f"{delivered_on:%d.%m.%Y}"}))


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A deadline as lists show it. Whoever may not read the case has neither kind nor remark."""

    id: int
    person_id: int
    person_name: str
    last_day: date
    made_by: str
    letter_kind: str | None = None
    remark: str = ""
    length: str = ""
    delivered_on: date | None = None
    steps: tuple[Sentence, ...] = ()
    case_id: int | None = None
    done: bool = False
    hidden: bool = False
    damaged: bool = False  # what is sealed of it does not open
    voided: bool = False
    version: int = 1
