"""Codes of the lines of printed sheets: digits alone, so that they are typed on the number pad, the last of them a check.

The check digit finds every wrong digit and every two neighbours that were swapped (Damm, 2004).
"""

from dataclasses import dataclass
from typing import Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.text import ascii_digits
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

# A quasigroup of order ten without a fixed point on its diagonal, as its author gives it.
_DAMM: Final = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_SHORTEST: Final = 4  # digits, the check included: a single one is too easily something else
_LONGEST: Final = 18


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A line of a printed sheet: of a person at a session, or of a volunteer in a month."""

    id: int
    sheet: str
    code: str
    session_id: int | None = None
    person_id: int | None = None
    volunteer_id: int | None = None

    @property
    def month(self) -> Month | None:
        """The month of a volunteer's sheet."""
        return None if self.volunteer_id is None else Month.parse(self.sheet.rsplit(":", 1)[1])


def session_sheet(session_id: int) -> str:
    """What the sheet of a session is known by."""
    return f"session:{session_id}"


def volunteer_sheet(volunteer_id: int, month: Month) -> str:
    """What the sheet of a volunteer's month is known by."""
    return f"volunteer:{volunteer_id}:{month}"


def code_of(number: int) -> str:
    """The code of a line by its number, which is never given twice."""
    digits = str(number).zfill(_SHORTEST - 1)
    return f"{digits}{_check(digits)}"


def read_code(text: str, *, field: str = "code") -> str:
    """A code as it was typed, whichever keyboard wrote it. Raises BadInput where it cannot be one."""
    typed = "".join(ascii_digits(text).split())
    if typed.isdecimal() and _SHORTEST <= len(typed) <= _LONGEST and _check(typed) == 0:
        return typed
    reason = QT_TRANSLATE_NOOP(
        "errors", "„{code}“ ist kein Code von einem Bogen: bitte die Ziffern vergleichen."
    )
    raise BadInput(field, Sentence("errors", reason, {"code": text.strip()[:20]}))


def _check(digits: str) -> int:
    """The check digit; 0 for digits that end with theirs."""
    found = 0
    for digit in digits:
        found = _DAMM[found][int(digit)]
    return found
