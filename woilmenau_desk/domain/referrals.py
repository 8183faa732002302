"""Referrals (Verweise): a visitor is sent on to a named target, and comes back, or not."""

from dataclasses import dataclass, replace
from datetime import date

from woilmenau_desk.domain import text
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

REASON_LENGTH = 300
CODE_LENGTH = 4
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is read for something else: no I, O, 0, 1
OPEN_STATES = ("informed", "appointment_made", "accompanied")
"""States after which news is still awaited; codes of resources/values/referral_states.toml."""
ACCEPTED = "accepted"
REFUSED = "refused"
CAME_BACK = "came_back"
ANSWERS = (ACCEPTED, REFUSED, CAME_BACK)
"""States that close the loop."""
_BEGINNINGS = CODE_LETTERS[:24]  # a letter: a digit before a key is the size of a group
_DIGITS = len(CODE_LETTERS) - len(_BEGINNINGS)
_ROOM = len(_BEGINNINGS) * (len(CODE_LETTERS) ** 3 - len(_BEGINNINGS) ** 3)
_STEP = 190_573  # shares no factor with the room: codes that are given one after the other look unlike


@dataclass(frozen=True, slots=True)
class ReferralData:
    """What is entered of a referral. Target and reason are sealed."""

    target: str
    state: str = "informed"
    person_id: int | None = None
    reason: str = ""
    session_id: int | None = None
    case_id: int | None = None
    consent: bool = False  # the person agreed that personal data are passed on; asked for, never preset

    def checked(self) -> "ReferralData":
        """The same with its reason cleaned. Raises BadInput."""
        return replace(self, reason=text.clean_text(self.reason, field="reason", limit=REASON_LENGTH))


@dataclass(frozen=True, slots=True)
class TargetData:
    """What is entered of a target that the list does not know yet."""

    name: str
    address: str = ""
    phone: str = ""
    hours: str = ""
    bring: str = ""
    first: date | None = None
    last: date | None = None


class NoSuchReferral(KnownError):
    """A code that no slip has."""

    what = QT_TRANSLATE_NOOP("errors", "Zum Code „{code}“ gibt es keinen Verweis.")
    kept = QT_TRANSLATE_NOOP("errors", "Es wurde nichts geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte die vier Zeichen auf dem Zettel noch einmal ansehen.")


class ReasonNeedsVault(KnownError):
    """Why somebody was refused is confidential, and whoever answers cannot read what stands there."""

    what = QT_TRANSLATE_NOOP("errors", "Den Grund schreibt die Beratung auf: Er ist vertraulich.")
    kept = QT_TRANSLATE_NOOP("errors", "Es wurde nichts geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte ohne Grund eintragen und ihn der Beratung sagen.")


class TargetUnknownHere(KnownError):
    """The slip of a referral whose target this user cannot read."""

    what = QT_TRANSLATE_NOOP("errors", "Wohin der Verweis führt, kann hier nicht gelesen werden.")
    kept = QT_TRANSLATE_NOOP("errors", "Der Verweis steht, wie er war.")
    todo = QT_TRANSLATE_NOOP("errors", "Den Zettel druckt noch einmal, wer ihn lesen darf.")


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral as lists show it. The counter has neither target nor reason of those that others made."""

    id: int
    on: date
    state: str
    code: str
    person_id: int | None = None
    person_name: str | None = None
    target: str | None = None
    reason: str = ""
    refusal: str = ""  # why the target did not take the person
    made_by: str = ""  # what colleagues call whoever made it
    session_id: int | None = None
    case_id: int | None = None
    consent_on: date | None = None
    answered_on: date | None = None
    hidden: bool = False
    damaged: bool = False  # what is sealed of it does not open
    voided: bool = False
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether news of it is still awaited."""
        return not self.voided and self.state in OPEN_STATES


def code_of(number: int) -> str:
    """The code of the number-th referral, from 1 on: another one for each.

    It begins with a letter and has a digit, so it is no name, no telephone number and no group's size. Beyond the room of
    four characters it has more.
    """
    beyond, left = divmod(number - 1, _ROOM)
    left = left * _STEP % _ROOM
    left, begins = divmod(left, len(_BEGINNINGS))
    code = _BEGINNINGS[begins] + _with_a_digit(left)
    while beyond:
        beyond, letter = divmod(beyond, len(CODE_LETTERS))
        code += CODE_LETTERS[letter]
    return code


def read_code(typed: str) -> str | None:
    """The code that somebody typed or read out, as it is printed; None where no referral can have it."""
    code = "".join(typed.split()).upper().replace("-", "")
    fits = len(code) >= CODE_LENGTH and code[0] in _BEGINNINGS and all(one in CODE_LETTERS for one in code)
    return code if fits and any(one.isdigit() for one in code[:CODE_LENGTH]) else None


def _with_a_digit(number: int) -> str:
    """Three characters, at least one of them a digit: first those that begin with one."""
    every, letters = len(CODE_LETTERS), len(_BEGINNINGS)
    for before in range(CODE_LENGTH - 1):
        behind = CODE_LENGTH - 2 - before
        room = letters**before * _DIGITS * every**behind
        if number < room:
            number, rest = divmod(number, every**behind)
            number, digit = divmod(number, _DIGITS)
            return (
                _text(number, before, _BEGINNINGS)
                + CODE_LETTERS[letters + digit]
                + _text(rest, behind, CODE_LETTERS)
            )
        number -= room
    raise ValueError("no code")


def _text(number: int, length: int, letters: str) -> str:
    text = ""
    for _ in range(length):
        number, letter = divmod(number, len(letters))
        text += letters[letter]
    return text
