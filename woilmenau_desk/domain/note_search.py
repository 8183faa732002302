"""Searching the texts of notes: what is asked for, what is found, and how words are told to be the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain.paging import After
from woilmenau_desk.domain.text import bare

_WORD = re.compile(r"\w+")
# ä is written ae and a: without the e behind such a vowel all three are one. A beginning of a word stays one.
_LENGTHENED = re.compile("(?<=[aou])e")
_BEFORE, _LONG = 60, 220  # characters of a snippet before the first hit, and in all


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Whose notes, by whom, from when until when, about what; what is not set narrows nothing."""

    person_id: int | None = None
    colleague: str | None = None  # a key
    first: date | None = None
    last: date | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a note, on one line. `marks`: where each hit in it begins and ends."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note in which all the words stand. Showing its snippet is a reading, and was written down."""

    session_id: int
    person_id: int
    person_name: str
    on: date
    counsellor: str
    snippet: Snippet
    topics: tuple[str, ...] = ()
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """A part of what was found, the latest first. `number`: all of it; `ready` of `total` notes were looked through.

    `after`: behind where the next part begins, also where it is still to be found.
    """

    rows: tuple[NoteHit, ...]
    number: int = 0
    ready: int = 0
    total: int = 0
    after: After | None = None

    @property
    def finished(self) -> bool:
        """Whether all notes were looked through; otherwise there may be more."""
        return self.ready >= self.total


def folded(word: str) -> str:
    """A word without case, accents and the ways of writing umlauts."""
    return _LENGTHENED.sub("", bare(word))


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, folded."""
    return frozenset(filter(None, map(folded, frozenset(_WORD.findall(text)))))


def asked_words(text: str) -> tuple[str, ...]:
    """What somebody asks for: beginnings of words, all of which have to stand in a note."""
    return tuple(dict.fromkeys(filter(None, map(folded, _WORD.findall(text)))))


def snippet(text: str, asked: Sequence[str]) -> Snippet:
    """The piece of a text around the first hit, with every hit in it marked."""
    line = " ".join(text.split())
    hits = list(_hits(line, tuple(asked)))
    begins = max(0, hits[0][0] - _BEFORE) if hits else 0
    ends = min(len(line), begins + _LONG)
    # Whole words, where a space is near.
    if begins and (space := line.find(" ", begins, hits[0][0])) >= 0:
        begins = space + 1
    if ends < len(line) and (space := line.rfind(" ", begins + _BEFORE, ends)) >= 0:
        ends = space
    before = "… " if begins else ""
    shift = len(before) - begins
    marks = tuple((first + shift, last + shift) for first, last in hits if begins <= first and last <= ends)
    return Snippet(f"{before}{line[begins:ends]}{' …' if ends < len(line) else ''}", marks)


def _hits(line: str, asked: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    if asked:
        for found in _WORD.finditer(line):
            if folded(found[0]).startswith(asked):
                yield found.span()
