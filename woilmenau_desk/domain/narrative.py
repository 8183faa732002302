"""The narrative of a report (Sachbericht): what was answered to its questions, and what was noted for it meanwhile."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from woilmenau_desk.domain.spans import MONTHS, Span, SpanKind
from woilmenau_desk.domain.words import Sentence

ANSWER_LENGTH: Final = 8000  # characters: about two pages
NOTE_LENGTH: Final = 1000
_OF_A_YEAR: Final = MONTHS[SpanKind.HALF]  # months: a span as long as this answers the questions of a year
_DAYS_OF_A_MONTH: Final = 30


def asks_as_a_year(span: Span) -> bool:
    """Whether a span's report answers the questions of the year's, not of the month's."""
    return (span.last - span.first).days + 1 > _OF_A_YEAR * _DAYS_OF_A_MONTH


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What stands under one question of a span.

    `version` is 0 where nothing was written yet. `funder_id`: whose own text it is; None: that of all of them.
    `confirmed`: somebody said that nobody is to be recognised in it. `foreign`: the list has this question no more.
    """

    question: str
    title: str
    hint: str = ""
    once: bool = False  # the anonymised case of the year
    text: str = ""
    version: int = 0
    funder_id: int | None = None
    written_by: str = ""  # the first name of whoever wrote last
    written_at: datetime | None = None  # local
    confirmed: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class NoteData:
    """Something for the report, as it is noted while it happens."""

    text: str
    local_date: date
    question: str | None = None  # None: wherever it fits


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as it is kept. `taken_into`: the span whose text it went into."""

    id: int
    data: NoteData
    question_title: str
    written_by: str
    mine: bool
    taken_into: str | None = None
    voided: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class TextPoint:
    """What a report's text still lacks before it is closed: which question, how many, in words."""

    code: str
    said: Sentence
    number: int
    question: str


def joined(text: str, more: str) -> str:
    """A text with more behind it, as a paragraph of its own."""
    text, more = text.rstrip(), more.strip()
    return f"{text}\n\n{more}" if text and more else text or more
