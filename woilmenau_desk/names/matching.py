"""Matching what was typed with one name, word by word: each part is used once, and it is told which met which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from woilmenau_desk.names.encoding import Floats
from woilmenau_desk.names.parts import joined
from woilmenau_desk.names.romanise import romanised, sounds

_UNUSED: Final = 1.0
"""What a part that nothing was typed for takes from the evidence; so the shorter of two names comes first."""
_UNUSED_YET: Final = 0.25
"""The same while somebody is still typing: more words may come."""
_ALIKE: Final = 0.8
_LONG: Final = 6
_GOOD: Final = 0.4
"""Of the evidence of the very same part: whatever has met so well is looked at no further."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a query, and for each one, then for each two neighbours as one, how near every part is."""

    words: tuple[str, ...]
    near: Floats  # a row for each word and pair: 1 for the same part, or one that begins the same
    evidence: Floats  # the same rows: how much that says
    perfect: Floats  # for each word the evidence of a part alike to the letter
    begun: NDArray[np.bool_]  # the same rows: whether the word is rather taken for the beginning of that part

    @property
    def single(self) -> Floats:
        """The evidence for the words."""
        return self.evidence[: len(self.words)]

    @property
    def pairs(self) -> Floats:
        """The evidence for two neighbours as one word."""
        return self.evidence[len(self.words) :]


class Met(NamedTuple):
    """Typed words and the parts of a name that they met, in small letters of their own script."""

    typed: str
    part: str


class Match(NamedTuple):
    """How well a query and a name fit, and which words met which parts, in the order they were typed.

    `likeness` lies between 0 and 1: how near the parts are, the rarer words weighing more.
    """

    evidence: float
    likeness: float
    met: tuple[Met, ...]


class _Option(NamedTuple):
    evidence: float
    near: float
    begun: bool
    typed: int  # a bit for each word
    stored: int  # a bit for each part


def match(typed: Typed, parts: Sequence[str], numbers: Sequence[int]) -> Match:
    """The best match of what was typed with the parts of a name.

    `numbers` are those of the parts in the evidence, followed by those of the neighbours that may be joined.
    """
    places = [1 << place for place in range(len(parts))]
    places += [3 << place for place, _ in joined(parts)]
    columns = np.array(numbers[: len(places)], np.intp)
    near, begun = typed.near[:, columns].tolist(), typed.begun[:, columns].tolist()
    words = [1 << row for row in range(len(typed.words))]
    words += [3 << row for row in range(len(typed.words) - 1)]
    options = [
        _Option(value, near[row][at], begun[row][at], words[row], places[at])
        for row, values in enumerate(typed.evidence[:, columns].tolist())
        for at, value in enumerate(values)
        if value > 0
    ]
    options += _compounds(typed, parts, options)
    options.sort(reverse=True)
    weights = typed.perfect.tolist()
    used_words = used_parts = 0
    evidence = likeness = 0.0
    chosen = []
    for option in options:
        if not (used_words & option.typed or used_parts & option.stored):
            used_words |= option.typed
            used_parts |= option.stored
            evidence += option.evidence
            likeness += option.near * sum(
                weight for row, weight in enumerate(weights) if option.typed >> row & 1
            )
            chosen.append(option)
    unused = _UNUSED_YET if any(option.begun for option in chosen) else _UNUSED
    evidence -= unused * (len(parts) - used_parts.bit_count())
    chosen.sort(key=lambda option: option.typed)
    met = tuple(Met(_written(typed.words, one.typed), _written(parts, one.stored)) for one in chosen)
    return Match(evidence, max(0.0, min(1.0, likeness / sum(weights))), met)


def _compounds(typed: Typed, parts: Sequence[str], options: Sequence[_Option]) -> Iterator[_Option]:
    """One long typed word that others write as two: Zarepour for Zare Pour."""
    if len(parts) < 2:
        return
    for row, word in enumerate(typed.words):
        enough = _GOOD * typed.perfect[row]
        if len(word) < _LONG or any(one.evidence > enough for one in options if one.typed >> row & 1):
            continue
        sounding = sounds(romanised(word))
        for place in range(len(parts) - 1):
            other = sounds(romanised(parts[place]) + romanised(parts[place + 1]))
            alike = Levenshtein.normalized_similarity(sounding, other, score_cutoff=_ALIKE)
            if alike:
                value = float(typed.perfect[row]) * alike
                yield _Option(value, alike, False, 1 << row, 3 << place)


def _written(words: Sequence[str], chosen: int) -> str:
    return " ".join(word for at, word in enumerate(words) if chosen >> at & 1)
