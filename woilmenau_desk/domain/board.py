"""The pointing board (Zeigetafel): for visitors with whom nobody shares a word. It says nothing about anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Answer(StrEnum):
    """What is pointed at beside the reasons, by the phrases of the slip files: first the visitor's, then the colleague's."""

    INTERPRETER = "interpreter"
    YES = "yes"
    NO = "no"
    WAIT = "wait"
    TOMORROW = "tomorrow"
    BRING = "bring"

    @property
    def key(self) -> str:
        """Its code among the signs: no reason of the centre's can have it."""
        return f".{self.value}"


PICTOGRAMS: Final[Mapping[str, str]] = {
    "cup": "meeting",
    "info": "question",
    "counselling": "talk",
    "aid": "help",
    "offer": "course",
    "mail": "letter",
    "calendar": "appointment",
    "volunteer": "hands",
}
"""The drawing that stands for an icon of the reasons where a visitor points at it; another icon stands for itself."""


@dataclass(frozen=True, slots=True)
class BoardLanguage:
    """One language of the board. `number` is its own, also where only some languages are shown."""

    number: int
    code: str
    name: str  # in itself
    german_name: str
    right_to_left: bool
    title: str
    i_speak: str
    said: Mapping[
        str, str
    ]  # the sentence by the code of a sign; a reason that the centre added may have none


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing to point at: a reason, which is logged, or an answer, which is only said."""

    number: int
    code: str
    pictogram: str
    german: str
    is_reason: bool


@dataclass(frozen=True, slots=True)
class Board:
    """All that can be pointed at. `german` is the language beside which every other stands."""

    german: BoardLanguage
    languages: tuple[BoardLanguage, ...]
    signs: tuple[Sign, ...]
    centre: str = ""
    missing: tuple[str, ...] = ()  # the German names of languages whose file cannot be read

    def reasons(self) -> tuple[Sign, ...]:
        """What brings somebody here."""
        return tuple(sign for sign in self.signs if sign.is_reason)

    def answers(self) -> tuple[Sign, ...]:
        """What is said beside it."""
        return tuple(sign for sign in self.signs if not sign.is_reason)

    def answer(self, answer: Answer) -> Sign:
        """The sign of an answer."""
        return next(sign for sign in self.signs if sign.code == answer.key)

    def foreign(self) -> tuple[BoardLanguage, ...]:
        """The languages without German."""
        return tuple(one for one in self.languages if one.code != self.german.code)


def chosen(typed: str, most: int) -> tuple[int | None, bool]:
    """What digits that were typed mean among the numbers 1 to `most`, and whether a further digit could make another.

    None where there is no such number.
    """
    number = int(typed) if typed.isascii() and typed.isdigit() else 0
    if not 1 <= number <= most:
        return None, False
    return number, number * 10 <= most
