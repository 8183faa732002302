"""Counselling sessions: topics, outcome, follow-up, and the confidential text in the vault."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.follow_ups import REASON_LENGTH
from woilmenau_desk.domain.referrals import TargetData
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LONGEST_MINUTES = 600
INTERPRETER_LENGTH = 120
SHORTEST_SESSION_MINUTES = 10  # below it is a Kurzauskunft (domain definition; the centre may change it)


class SessionOrder(StrEnum):
    """In which order a list of sessions comes."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PERSON = "person"  # by family name


@dataclass(frozen=True, slots=True)
class Referral:
    """A named target and how far it went."""

    target: str
    state: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed from a session as it was read, so that saving the session touches only what was changed of it."""

    follow_up_id: int | None = None
    follow_up_on: date | None = None
    follow_up_reason: str = ""
    done: bool = False
    referral_id: int | None = None
    referral: Referral | None = None


@dataclass(frozen=True, slots=True)
class SessionData:
    """What is recorded of a counselling session, its confidential text apart."""

    person_id: int
    topics: tuple[str, ...] = ()
    duration_minutes: int = 30
    outcome: str | None = None
    interpreting: str | None = None
    follow_up_on: date | None = None
    referral: Referral | None = None
    case_id: int | None = None
    channel: str | None = None  # how it came about; None: as its visit says, on site by default
    interpreter: str = ""  # who put it into the visitor's language
    interpreting_language: str | None = None
    follow_up_reason: str = ""
    shown: Followed | None = field(default=None, compare=False)  # None: as it is when the session is saved

    def checked(self) -> "SessionData":
        """The same with its texts cleaned. Raises BadInput when it cannot be."""
        if not 1 <= self.duration_minutes <= LONGEST_MINUTES:
            text = QT_TRANSLATE_NOOP("errors", "{number} Minuten können nicht stimmen.")
            raise BadInput("duration_minutes", Sentence("errors", text, {"number": self.duration_minutes}))
        if not self.topics:
            text = QT_TRANSLATE_NOOP("errors", "Ein Thema fehlt: mindestens eines ankreuzen.")
            raise BadInput("topics", Sentence("errors", text))
        return replace(
            self,
            interpreter=clean_line(self.interpreter, field="interpreter", limit=INTERPRETER_LENGTH),
            follow_up_reason=clean_line(self.follow_up_reason, field="follow_up_reason", limit=REASON_LENGTH),
        )


@dataclass(frozen=True, slots=True)
class RecordSession:
    """The request to record a session. `note` is confidential and goes through the vault.

    `new_target`: where its referral goes to, where the list does not know that yet.
    """

    data: SessionData
    note: str = ""
    occurred_at: datetime | None = None
    new_target: TargetData | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as lists show it; a counter login gets neither topics nor outcome."""

    id: int
    person_id: int
    person_name: str
    occurred_at: datetime  # local
    counsellor: str
    duration_minutes: int
    topics: tuple[str, ...] = ()
    outcome: str | None = None
    follow_up_on: date | None = None
    follow_up_done: bool = False
    has_note: bool = False
    version: int = 1
    voided: bool = False
    case_id: int | None = None
    hidden: bool = False  # of a restricted case that the user may not read
    first: bool = False  # the person's first session: the Erstgespräch
    amendments: int = 0
    follow_up_id: int | None = None
    follow_up_version: int = 0  # as it was read


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """A session with its text; reading it is audited."""

    row: SessionRow
    data: SessionData
    note: str
    closed: bool = False  # the note is changed no more: something is added to it
