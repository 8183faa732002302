"""What in a text for outside may let somebody be recognised: names, places, exact dates, numbers.

Words alone decide, so a hint can be wrong and can be missing: it asks for a second look. Nouns are written with a capital
in German as names are; so a name that is a common word, too, counts only beside another name or a form of address.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from woilmenau_desk.domain.anonymity_words import COMMON, NO_NAME, NO_PLACE, PLACES
from woilmenau_desk.domain.periods import MONTH_NAMES
from woilmenau_desk.domain.text import ascii_digits, bare


class TraceKind(StrEnum):
    """By what somebody may be recognised."""

    NAME = "name"
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Trace:
    """One place in the text, from `start` to before `end`."""

    kind: TraceKind
    start: int
    end: int
    text: str


_LEAST: Final = 3  # letters of a name that is looked for; shorter ones are words as well
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\u200c\u200d][^\W\d_]+)*")
_MONTHS: Final = "|".join(f"{name}|{name[:3]}\\." for name in MONTH_NAMES)
_DATE: Final = re.compile(
    rf"\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.(?:\s?\d{{4}}|\d{{2}})?|(?:{_MONTHS})(?:\s\d{{4}})?)|\b\d{{4}}-\d{{2}}-\d{{2}}\b",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[^\W\d_]{2,}")
_NUMBER: Final = re.compile(r"(?<![\w.,])\+?\(?\d(?:[\d ()/.-]{4,})\d(?!\w)")
_LEAST_DIGITS: Final = 6
_ADDRESSED: Final = re.compile(
    r"\b(?:Herrn?|Frau|Fr\.|Hr\.|Familie|Fam\.|Dr\.|Mr\.?|Mrs\.?|Ms\.?)\s+([^\W\d_]{2,})"
)
_WHERE: Final = re.compile(
    r"\b(?:in|aus|nach)\s+((?:Bad\s|Sankt\s|St\.\s)?[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*)"
)
_STREET: Final = re.compile(
    r"\b(?:[A-ZÄÖÜ][\w-]{0,40}(?:straße|strasse|str\.|gasse|allee|platz|weg)\s\d+\s?[a-z]?\b"
    r"|[A-ZÄÖÜ]\w+-?\s?(?:Straße|Str\.)(?:\s\d+)?)"
)
_POST_CODE: Final = re.compile(r"\b\d{5}\s+[A-ZÄÖÜ]\w+")
_NO_PLACE_ENDS: Final = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "tion",
    "tät",
    "arbeit",
    "zeit",
    "hilfe",
    "ismus",
)


def traces(
    text: str, names: Collection[str], places: Collection[str] = (), own: Collection[str] = ()
) -> tuple[Trace, ...]:
    """What may let somebody be recognised, in the order of the text.

    `names`: the single words of the names that are known, bared (`domain.text.bare`); `places`: more places, bared; `own`:
    words of the house, bared, which are names only beside another one, as the common words are.
    """
    found: list[Trace] = []
    _add(found, text, TraceKind.NUMBER, (match.span() for match in _MAIL.finditer(text)))
    _add(found, text, TraceKind.DATE, (match.span() for match in _DATE.finditer(text)))
    _add(found, text, TraceKind.PLACE, (match.span() for match in _STREET.finditer(text)))
    _add(found, text, TraceKind.PLACE, (match.span() for match in _POST_CODE.finditer(text)))
    _add(found, text, TraceKind.NUMBER, _numbers(text))
    _add(found, text, TraceKind.NAME, _names(text, names, own))
    _add(found, text, TraceKind.PLACE, _places(text, places))
    return tuple(sorted(found, key=lambda trace: trace.start))


def _add(found: list[Trace], text: str, kind: TraceKind, spans: Iterator[tuple[int, int]]) -> None:
    """What lies within something that was found already tells nothing more."""
    for start, end in spans:
        if all(end <= one.start or start >= one.end for one in found):
            found.append(Trace(kind, start, end, text[start:end].strip()))


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _NUMBER.finditer(ascii_digits(text)):
        if sum(char.isdecimal() for char in match.group()) >= _LEAST_DIGITS:
            yield match.span()


def _names(text: str, names: Collection[str], own: Collection[str]) -> Iterator[tuple[int, int]]:
    for match in _ADDRESSED.finditer(text):
        word = match.group(1)
        if word[:1].isupper() and bare(word) not in NO_NAME:
            yield match.span()
    words = [(match.start(), match.end(), _known(match.group(), names)) for match in _WORD.finditer(text)]
    beside = set()
    for number, (one, other) in enumerate(pairwise(words)):
        if one[2] and other[2] and text[one[1] : other[0]].strip("-") in ("", " "):
            beside |= {number, number + 1}
    for number, (start, end, known) in enumerate(words):
        plain = bare(text[start:end])
        if known and (
            number in beside or not (plain in COMMON or plain in own or plain.removesuffix("s") in own)
        ):
            yield start, end


def _known(word: str, names: Collection[str]) -> bool:
    """Whether a word is a name that is known, be it in the genitive. A name has a capital where its script has any."""
    if len(word) < _LEAST or (word[0] != word[0].upper()):
        return False
    plain = bare(word)
    if plain in names:
        return True
    return plain.endswith("s") and len(plain) > _LEAST and plain[:-1] in names


def _places(text: str, places: Collection[str]) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text):
        plain = bare(match.group())
        if match.group()[0].isupper() and (
            plain in PLACES or plain in places or plain.removesuffix("s") in PLACES
        ):
            yield match.span()
    for match in _WHERE.finditer(text):
        word = match.group(1)
        plain = bare(word)
        if plain not in NO_PLACE and not plain.endswith(_NO_PLACE_ENDS):
            yield match.span(1)
