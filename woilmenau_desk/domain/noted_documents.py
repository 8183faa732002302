"""Papers that were seen and noted (Aufenthaltsgestattung, Bescheid …): which, and when they run out. None is kept."""

from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain import text
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A noted paper as lists show it. `hidden`: of a restricted case that the user may not read."""

    id: int
    person_id: int
    person_name: str
    noted_on: date
    noted_by: str
    title: str = ""
    runs_out_on: date | None = None
    case_id: int | None = None
    hidden: bool = False
    damaged: bool = False  # what is sealed of it does not open
    voided: bool = False
    version: int = 1


def checked_title(title: str) -> str:
    """The title, cleaned. Raises BadInput, also where there is none."""
    said = text.clean_line(title, field="title", limit=TITLE_LENGTH)
    if not said:
        reason = QT_TRANSLATE_NOOP("errors", "Welches Papier? Ein paar Worte genügen.")
        raise BadInput("title", Sentence("errors", reason))
    return said


def checked_end(runs_out_on: date | None) -> date | None:
    """When a paper runs out, which may have been before it was noted; in no other century. Raises BadInput."""
    return None if runs_out_on is None else check_date(runs_out_on, field="runs_out_on")
