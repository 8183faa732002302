"""Deadlines from letters (Brief-Fristen): what is entered, and what stands on the counter. The counting: `day_counting`."""

from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain.words import Sentence


@dataclass(frozen=True, slots=True)
class DeadlineData:
    """What is entered: the letter's kind, its day of delivery, and the length as people say it ("2 Wochen")."""

    person_id: int
    delivered_on: date
    length: str
    letter_kind: str | None = None
    remark: str = ""
    case_id: int | None = None


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
    voided: bool = False
    version: int = 1
