"""Who read what was confided, and when: as the audit trail keeps it (Lesezugriffe)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class ReadAs(StrEnum):
    """How somebody came to see it. As the trail calls it."""

    READ = "read"  # the note of a session, on the screen
    FOUND = "found"  # a few words of it, in what a search showed
    PRINTED = "printed"
    OPENED = "opened"  # a restricted case


READ_AS_WORDS = {
    ReadAs.READ: QT_TRANSLATE_NOOP("readings", "Notiz gelesen"),
    ReadAs.FOUND: QT_TRANSLATE_NOOP("readings", "in der Suche angezeigt"),
    ReadAs.PRINTED: QT_TRANSLATE_NOOP("readings", "gedruckt"),
    ReadAs.OPENED: QT_TRANSLATE_NOOP("readings", "eingeschränkten Fall geöffnet"),
}


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading. `session_day`: of the session whose note it was; `case_number`: of its case, or of the case itself."""

    id: int
    at: datetime  # local
    colleague: str
    colleague_name: str
    read_as: ReadAs
    person_id: int | None = None
    person_name: str = ""
    session_day: date | None = None
    case_number: str = ""
