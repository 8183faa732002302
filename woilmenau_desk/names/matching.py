"""Matching what was typed with one name, word by word: each part is used once, and it is told which met which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from woilmenau_desk.names.encoding import Floats
from woilmenau_desk.names.parts import is_compound, is_light, joined
from woilmenau_desk.names.romanise import romanised, sounds

_UNUSED: Final = 1.0
"""What a part that nothing was typed for takes from the evidence; so the shorter of two names comes first."""
_UNUSED_YET: Final = 0.25
"""The same while somebody is still typing: more words may come."""
LIGHT: Final = 0.15
"""What a title or an article weighs beside a name."""
_ALIKE: Final = 0.8
_LONG: Final = 6
_GOOD: Final = 0.4
"""Of the evidence of the very same part: whatever has met so well is looked at no further."""


_NOBODY: Final = np.zeros(0, np.float32)


class Word(NamedTuple):
    """A typed word, and how it stands to every part."""

    near: Floats  # 1 for the same part, a little less for one that begins so
    evidence: Floats  # how much that says
    unfinished: NDArray[np.bool_] | None  # whether the word is rather taken for the beginning of that part
    perfect: float  # the evidence of a part alike to the letter
    people: Floats = _NOBODY  # for each person the evidence of their best part

    def lighter(self, weight: float) -> "Word":
        """The same word where it says less."""
        return self._replace(
            evidence=self.evidence * np.float32(weight),
            perfect=max(self.perfect * weight, 0.1),
            people=self.people * np.float32(weight),
        )


@dataclass(frozen=True)
class Typed:
    """The words of a query: each one, and those that may be one word with the next."""

    words: tuple[str, ...]
    neighbours: tuple[int, ...]  # the first of each two that may be one word
    known: tuple[Word, ...]

    @property
    def single(self) -> tuple[Word, ...]:
        """What is known of each word."""
        return self.known[: len(self.words)]

    @property
    def pairs(self) -> tuple[Word, ...]:
        """What is known of each two neighbours as one word."""
        return self.known[len(self.words) :]

    @cached_property
    def bits(self) -> tuple[int, ...]:
        """Which words each of `known` is made of, a bit for each word."""
        return (*(1 << row for row in range(len(self.words))), *(3 << row for row in self.neighbours))

    @cached_property
    def halved(self) -> tuple[bool, ...]:
        """Whether each of `known` is two neighbours that are the halves of a compound."""
        of_pairs = (is_compound(self.words[row], self.words[row + 1]) for row in self.neighbours)
        return (*(False for _ in self.words), *of_pairs)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """What each word says at the most."""
        return tuple(word.perfect for word in self.single)


class Seen(NamedTuple):
    """How one word stands to some parts: as `Word`, but of those alone, and as plain numbers."""

    evidence: list[float]
    near: list[float]
    unfinished: list[bool] | None


def seen(typed: Typed, numbers: Sequence[int]) -> list[Seen]:
    """How each of the words stands to the parts of these numbers: of many people at once, for that is hardly slower."""
    columns = np.asarray(numbers, np.intp)
    return [
        Seen(
            word.evidence[columns].tolist(),
            word.near[columns].tolist(),
            None if word.unfinished is None else word.unfinished[columns].tolist(),
        )
        for word in typed.known
    ]


class Met(NamedTuple):
    """Typed words and the parts of a name that they met, in small letters of their own script."""

    typed: str
    part: str


class Match(NamedTuple):
    """How well a query and a name fit.

    `likeness` lies between 0 and 1: how near the parts are, the rarer words weighing more.
    """

    evidence: float
    likeness: float
    words: tuple[str, ...]
    parts: Sequence[str]
    chosen: tuple[tuple[int, int], ...]  # words and the parts they met, a bit for each

    @property
    def contradicts(self) -> bool:
        """Whether there are words as well as parts that met nothing."""
        used_words = used_parts = 0
        for words, parts in self.chosen:
            used_words |= words
            used_parts |= parts
        return _lacks(self.words, used_words) and _lacks(self.parts, used_parts)

    @property
    def met(self) -> tuple[Met, ...]:
        """Which words met which parts, in the order they were typed."""
        return tuple(
            Met(_written(self.words, typed), _written(self.parts, stored))
            for typed, stored in sorted(self.chosen)
        )


class _Option(NamedTuple):
    evidence: float
    near: float
    begun: bool
    typed: int  # a bit for each word
    stored: int  # a bit for each part


def match(typed: Typed, parts: Sequence[str], known: Sequence[Seen], first: int, last: int) -> Match:
    """The best match of what was typed with the parts of a name.

    From `first` to `last` stand in `known` the parts, then the neighbours that may be joined, then whatever is not asked.
    """
    # Mostly there are none.
    two = [place for place, _ in joined(parts)] if last - first > len(parts) else ()
    places = [1 << place for place in range(len(parts))]
    places += [3 << place for place in two]
    # Two compounds are compared by their halves: as wholes, those that end alike are all near.
    compound = {
        len(parts) + at for at, place in enumerate(two) if is_compound(parts[place], parts[place + 1])
    }
    options: list[_Option] = []
    for bits, by_halves, word in zip(typed.bits, typed.halved, known, strict=True):
        for at, value in enumerate(word.evidence[first : first + len(places)]):
            if value > 0 and not (by_halves and at in compound):
                begun = word.unfinished is not None and word.unfinished[first + at]
                options.append(_Option(value, word.near[first + at], begun, bits, places[at]))
    if len(parts) > 1:
        options += _compounds(typed, parts, options)
    options.sort(reverse=True)
    best = _matched(typed, parts, options)
    if any(words & (words - 1) for words, _ in best.chosen):
        # Two words that met something as one may say more each by itself: Karim Karim.
        alone = [option for option in options if not option.typed & (option.typed - 1)]
        best = max(best, _matched(typed, parts, alone), key=lambda one: one.evidence)
    return best


def _matched(typed: Typed, parts: Sequence[str], options: Sequence[_Option]) -> Match:
    """What is met where the options are taken one after the other, each word and each part once."""
    used_words = used_parts = 0
    evidence = likeness = 0.0
    begun = False
    chosen = []
    for option in options:
        if not (used_words & option.typed or used_parts & option.stored):
            used_words |= option.typed
            used_parts |= option.stored
            evidence += option.evidence
            begun = begun or option.begun
            chosen.append((option.typed, option.stored))
            for row, weight in enumerate(typed.weights):
                if option.typed >> row & 1:
                    likeness += option.near * weight
    if used_parts != (1 << len(parts)) - 1:
        unused = [part for at, part in enumerate(parts) if not used_parts >> at & 1]
        met = {part for at, part in enumerate(parts) if used_parts >> at & 1}
        telling = sum(part not in met and not is_light(part) for part in unused)
        evidence -= telling * (_UNUSED_YET if begun else _UNUSED)
    alike = max(0.0, min(1.0, likeness / (sum(typed.weights) or 1.0)))
    return Match(evidence, alike, typed.words, parts, tuple(chosen))


def foremost(typed: Typed, columns: NDArray[np.int32], total: Floats, number: int) -> NDArray[np.int64]:
    """Of many candidates those whose parts fit best, each part taken for one word; best first.

    `columns` are the numbers of each candidate's parts, 0 behind the last one, `total` the evidence of each, where words
    may share a part.
    """
    evidence = [word.evidence[columns] for word in typed.single]
    shared = sum(of_word.max(axis=1) for of_word in evidence)
    row = np.arange(len(columns))
    apart = np.zeros(len(columns), np.float32)
    for order in (evidence, evidence[::-1]):
        free = np.ones(columns.shape, np.float32)
        found = np.zeros(len(columns), np.float32)
        for of_word in order:
            left = of_word * free
            best = left.argmax(axis=1)
            found += left[row, best]
            free[row, best] = 0
        np.maximum(apart, found, out=apart)
    value = total - shared + apart - np.float32(_UNUSED_YET) * np.count_nonzero(columns, axis=1)
    return np.argsort(-value, kind="stable")[:number]


def _compounds(typed: Typed, parts: Sequence[str], options: Sequence[_Option]) -> Iterator[_Option]:
    """One long typed word that others write as two: Zarepour for Zare Pour."""
    for row, word in enumerate(typed.words):
        if len(word) < _LONG:
            continue
        enough = _GOOD * typed.weights[row]
        if any(one.evidence > enough for one in options if one.typed >> row & 1):
            continue
        sounding = sounds(romanised(word))
        for place in range(len(parts) - 1):
            other = sounds(romanised(parts[place]) + romanised(parts[place + 1]))
            alike = Levenshtein.normalized_similarity(sounding, other, score_cutoff=_ALIKE)
            if alike:
                value = typed.weights[row] * alike
                yield _Option(value, alike, False, 1 << row, 3 << place)


def _lacks(words: Sequence[str], used: int) -> bool:
    """Whether one of the words met nothing, titles apart."""
    return any(not used >> at & 1 and not is_light(word) for at, word in enumerate(words))


def _written(words: Sequence[str], chosen: int) -> str:
    return " ".join(word for at, word in enumerate(words) if chosen >> at & 1)
