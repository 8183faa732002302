"""The codes of the lines of printed sheets: short, without letters that are mistaken for others, with a check letter.

The check letter is a weighted sum modulo a prime: it finds every wrong letter and every two letters that were swapped.
Sessions and volunteers share the codes: whatever is typed, it means one line of one sheet.
"""

from dataclasses import dataclass

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.text import ascii_digits
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

_LETTERS = (
    "0123456789ABCDEFGHJKMNPRSTVWX"  # a prime number of them; no I, L, O, Q, U, and Y and Z swap keyboards
)
_BASE = len(_LETTERS)
_DIGITS = 10  # a code begins with a digit and a letter: no name does, no year and no telephone number
_SHORTEST = 3  # letters before the check letter
_STEP = 4637  # shares no factor with any room: the codes of one sheet look unlike one another
_READ_AS = str.maketrans("OILQU", "0110V")


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
        """The month of a volunteer's own sheet; None for a line at a session."""
        own = self.volunteer_id is not None and self.session_id is None
        return Month.parse(self.sheet.rsplit(":", 1)[1]) if own else None


def session_sheet(session_id: int) -> str:
    """What the sheet of a session is known by."""
    return f"session:{session_id}"


def volunteer_sheet(volunteer_id: int, month: Month) -> str:
    """What the sheet of a volunteer's month is known by."""
    return f"volunteer:{volunteer_id}:{month}"


def code_of(number: int) -> str:
    """The code of the number-th line that was ever printed, from 1 on; each is another one."""
    length, left, room = _SHORTEST, number - 1, _room(_SHORTEST)
    while left >= room:
        left -= room
        length += 1
        room = _room(length)
    left = left * _STEP % room
    letters = []
    for _ in range(length - 2):
        left, rest = divmod(left, _BASE)
        letters.append(_LETTERS[rest])
    left, rest = divmod(left, _BASE - _DIGITS)
    body = _LETTERS[left] + _LETTERS[_DIGITS + rest] + "".join(reversed(letters))
    return body + _check(body)


def read_code(text: str) -> str | None:
    """The code that somebody typed, as it is printed; None where no line can have it."""
    code = "".join(ascii_digits(text).split()).upper().translate(_READ_AS)
    if len(code) <= _SHORTEST or any(letter not in _LETTERS for letter in code) or not code[0].isdigit():
        return None
    return code if _check(code[:-1]) == code[-1] else None


def checked_code(text: str, *, field: str = "code") -> str:
    """The code that somebody typed. Raises BadInput where no line can have it."""
    code = read_code(text)
    if code is None:
        reason = QT_TRANSLATE_NOOP(
            "errors", "Den Code „{code}“ gibt es nicht: ein Zeichen ist falsch oder vertauscht."
        )
        raise BadInput(field, Sentence("errors", reason, {"code": text.strip()[:20]}))
    return code


def looks_like_code(text: str) -> bool:
    """Whether somebody means a code, a right one or not: a digit first, and letters among what follows."""
    said = text.strip()
    return len(said) > _SHORTEST and said[0].isdigit() and said.isalnum() and not said.isdigit()


def _room(length: int) -> int:
    return _DIGITS * (_BASE - _DIGITS) * int(_BASE ** (length - 2))


def _check(body: str) -> str:
    # The check letter itself stands at weight 1, so a swap with it shows too.
    return _LETTERS[
        -sum((place + 2) * _LETTERS.index(letter) for place, letter in enumerate(reversed(body))) % _BASE
    ]
