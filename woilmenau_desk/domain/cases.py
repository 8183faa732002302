"""Counselling cases (Beratungsfälle): for whom, by whom, how far, and what stands in their timeline."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from woilmenau_desk.domain import text
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LINE_LENGTH = 200
AIMS_LENGTH = 2000
REMARK_LENGTH = 2000
MOST_REACHED = 50


# Sentences about one's own keys of restricted cases: nothing that is wrong with the store.
OWN_KEYS = "named_cases"


class CaseState(StrEnum):
    """How far a case is."""

    OPEN = "open"
    RESTING = "resting"
    CLOSED = "closed"


STATE_NAMES: Mapping[CaseState, str] = {
    CaseState.OPEN: QT_TRANSLATE_NOOP("cases", "offen"),
    CaseState.RESTING: QT_TRANSLATE_NOOP("cases", "ruht"),
    CaseState.CLOSED: QT_TRANSLATE_NOOP("cases", "abgeschlossen"),
}


class CaseStep(StrEnum):
    """What was decided of a case."""

    OPENED = "opened"
    RESTED = "rested"
    CLOSED = "closed"
    REOPENED = "reopened"
    HANDED_OVER = "handed_over"
    RESTRICTED = "restricted"
    OPENED_TO_TEAM = "opened_to_team"
    NAMED = "named"
    UNNAMED = "unnamed"
    STANDS_IN = "stands_in"


STEP_NAMES: Mapping[CaseStep, str] = {
    CaseStep.OPENED: QT_TRANSLATE_NOOP("timeline", "Beratungsfall {number} eröffnet"),
    CaseStep.RESTED: QT_TRANSLATE_NOOP("timeline", "Beratungsfall {number} ruht"),
    CaseStep.CLOSED: QT_TRANSLATE_NOOP("timeline", "Beratungsfall {number} abgeschlossen"),
    CaseStep.REOPENED: QT_TRANSLATE_NOOP("timeline", "Beratungsfall {number} wieder geöffnet"),
    CaseStep.HANDED_OVER: QT_TRANSLATE_NOOP("timeline", "Beratungsfall {number} übergeben an {name}"),
    CaseStep.RESTRICTED: QT_TRANSLATE_NOOP("timeline", "Beratungsfall {number} eingeschränkt"),
    CaseStep.OPENED_TO_TEAM: QT_TRANSLATE_NOOP("timeline", "Beratungsfall {number} für alle geöffnet"),
    CaseStep.NAMED: QT_TRANSLATE_NOOP("timeline", "{name} im Beratungsfall {number} benannt"),
    CaseStep.UNNAMED: QT_TRANSLATE_NOOP("timeline", "{name} im Beratungsfall {number} nicht mehr benannt"),
    CaseStep.STANDS_IN: QT_TRANSLATE_NOOP("timeline", "{name} vertritt im Beratungsfall {number}"),
}
"""What was decided, as a timeline says it; `name` is the colleague it is about."""
NAMED_SHEET = QT_TRANSLATE_NOOP(
    "timeline", "Beratungsfall {number} für das neue Wiederherstellungsblatt freigegeben"
)
"""The same where nobody was named: it was the recovery sheet."""


@dataclass(frozen=True, slots=True)
class CaseData:
    """What is entered of a case. Aims and lawyer are sealed."""

    person_id: int
    for_household: bool = False
    aims: str = ""
    responsible: str = ""  # a colleague's key; empty for oneself
    reached: int = 1  # family members reached, the person included (domain definition)
    members: tuple[int, ...] = ()  # which of them are known
    lawyer: str = ""
    lawyer_phone: str = ""

    def checked(self) -> "CaseData":
        """The same with its texts cleaned. Raises BadInput."""
        members = tuple(dict.fromkeys(one for one in self.members if one != self.person_id))
        if not max(1, len(members) + 1) <= self.reached <= MOST_REACHED:
            said = QT_TRANSLATE_NOOP("errors", "{number} erreichte Familienmitglieder können nicht stimmen.")
            raise BadInput("reached", Sentence("errors", said, {"number": self.reached}))
        return replace(
            self,
            members=members,
            aims=text.clean_text(self.aims, field="aims", limit=AIMS_LENGTH),
            lawyer=text.clean_line(self.lawyer, field="lawyer", limit=LINE_LENGTH),
            lawyer_phone=text.clean_line(self.lawyer_phone, field="lawyer_phone", limit=LINE_LENGTH),
        )


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases a list shows, beside their state; what is not set narrows nothing.

    `topic` and the period are those of the sessions held in a case: with both, of one session. Topics are sealed, so of
    restricted cases that the user does not hold none is found by one.
    """

    topic: str | None = None
    colleague: str | None = None  # the key of whoever is responsible
    first: date | None = None
    last: date | None = None
    open_follow_up: bool = False


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as lists show it. `readable`: whether this user may open it; the counter and whoever is not named may not."""

    id: int
    number: str
    person_id: int
    person_name: str
    household: bool
    responsible: str  # a colleague's key
    responsible_name: str
    state: CaseState
    opened_on: date
    closed_on: date | None = None
    reached: int = 1
    restricted: bool = False
    readable: bool = False
    last_contact: date | None = None
    voided: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who can read a restricted case. `fits`: their key still opens it; `until`: the last day of a stand-in."""

    colleague: str
    name: str
    until: date | None = None
    fits: bool = True


@dataclass(frozen=True, slots=True)
class CaseDetails:
    """A case with what is sealed of it."""

    row: CaseRow
    data: CaseData
    outcome: str | None = None
    named: tuple[Named, ...] = ()


class EntryKind(StrEnum):
    """What stands in a timeline."""

    SESSION = "session"
    AID = "aid"
    APPOINTMENT = "appointment"
    REFERRAL = "referral"
    DOCUMENT = "document"
    DEADLINE = "deadline"
    FOLLOW_UP = "follow_up"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline, never a word of a note. `title` says what, `detail` how much or how far.

    `open`: something is still to be done of it. `hidden`: it belongs to a restricted case that the user may not read;
    `damaged`: somebody changed what is sealed of it, and it does not open.
    """

    kind: EntryKind
    id: int
    at: datetime  # local; a day without a time is its midnight
    title: Sentence | str
    by: str = ""
    detail: Sentence | str = ""
    topics: tuple[str, ...] = ()
    case_id: int | None = None
    open: bool = False
    has_note: bool = False
    hidden: bool = False
    all_day: bool = False
    damaged: bool = False
    outside: bool = False  # in the timeline of a restricted case, and not in it: the team reads it


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What matters since the last time: one line above the timeline, never a word of a note."""

    last_contact: date | None = None
    open_referrals: int = 0
    runs_out: date | None = None  # the next paper or status that runs out
    next_appointment: datetime | None = None
    recent_help: date | None = None
    next_deadline: date | None = None
    open_follow_ups: int = 0
    first_session: bool = False  # there was no session before: the next one is the Erstgespräch
