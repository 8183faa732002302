"""Who could do something: the question, and whoever fits it, ranked, with why."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from woilmenau_desk.domain.volunteers import Lacking
from woilmenau_desk.domain.words import Sentence


class Answer(StrEnum):
    """What a volunteer said."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The question: any of it may be left open. `complete_only`: nothing that the role requires may be lacking."""

    language: str | None = None
    role: str | None = None
    weekday: int | None = None
    at: time | None = None
    on: date | None = None
    text: str = ""  # a name, a skill
    complete_only: bool = False


@dataclass(frozen=True, slots=True)
class RequestRow:
    """That somebody was asked, and what they said."""

    id: int
    volunteer_id: int
    asked_at: datetime
    answer: Answer
    answered_at: datetime | None = None
    role: str | None = None
    language: str | None = None
    on: date | None = None
    starts: time | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who fits: `why` in short sentences, best first; `lacking` is what the role requires and is not there.

    `score` falls from 1; among equals whoever was asked longest ago comes first.
    """

    volunteer_id: int
    name: str
    phone: str
    languages: tuple[tuple[str, str | None], ...]
    score: float
    why: tuple[Sentence, ...]
    lacking: tuple[Lacking, ...] = ()
    last_asked: RequestRow | None = None
