"""The distinct parts of all names, each once, with its point and those of its beginnings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from woilmenau_desk.names.beginnings import MOST_CONSONANTS, MOST_OPEN, VOWELS, as_typed, cuts
from woilmenau_desk.names.encoding import Floats, Model
from woilmenau_desk.names.growing import Growing, GrowingPoints
from woilmenau_desk.names.romanise import romanised, script_of

_NONE: Final = 0
_LETTER: Final = 1.0


class Lexicon:
    """Parts have numbers, which never change. Number 0 is no part, so that nothing can be a number too."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._number: dict[str, int] = {"": _NONE}
        self.words: list[str] = [""]
        self._point = GrowingPoints(model.whole.size)
        # The first letter of each part, and for each table of beginnings which of them it has.
        self._letter = Growing(np.zeros(1, np.uint32))
        self._script = Growing(np.zeros(1, np.int8))
        self._scripts: dict[str, int] = {}
        self._closed = [_Beginnings(model) for _ in range(MOST_CONSONANTS)]
        self._open = [_Beginnings(model) for _ in range(MOST_OPEN)]

    def __len__(self) -> int:
        return len(self._point)

    @property
    def points(self) -> Floats:
        """A column for each part."""
        return self._point.columns

    def numbers(self, parts: Iterable[str], rest: Callable[[], object] = lambda: None) -> list[int]:
        """The numbers of parts; whatever is new is added."""
        known = self._number
        first = len(known)
        found = [known.setdefault(part, len(known)) for part in parts]
        if len(known) > first:
            new = list(known)[first:]
            self.words += new
            self._point.add(self.model.whole.points(new, rest))
            romans = [romanised(part) for part in new]
            self._script.add([self._script_of(part) for part in new])
            self._letter.add([ord(roman[0]) if roman else 0 for roman in romans])
            ends = [cuts(roman) for roman in romans]
            for at, closed in enumerate(self._closed):
                closed.add(
                    [r[: c[at].closed] if len(c) > at else "" for r, c in zip(romans, ends, strict=True)],
                    rest,
                )
            for at, opened in enumerate(self._open):
                opened.add(
                    [r[: c[at].open] if len(c) > at else "" for r, c in zip(romans, ends, strict=True)], rest
                )
        return found

    def known(self, parts: Iterable[str]) -> list[int]:
        """The numbers of parts, 0 for those that nobody has; nothing is added, so any thread may ask."""
        return [self._number.get(part, _NONE) for part in parts]

    def in_other_script(self, word: str) -> NDArray[np.bool_]:
        """Whether each part is written in another script than a word."""
        return np.asarray(self._script.rows != self._script_of(word))

    def _script_of(self, word: str) -> int:
        return self._scripts.setdefault(script_of(word[:1]) if word else "", len(self._scripts) % 127)

    def nearness_to(self, points: Floats) -> Iterator[Floats]:
        """For each point how near each part is to it, from -1 to 1."""
        for point in points:  # one by one is faster than all at once: the products are long and thin
            yield np.asarray(point @ self.points, np.float32)

    def nearness_begun(self, romans: Sequence[str]) -> Iterator[Floats]:
        """For each word how near the beginning of each part is to it that goes about as far; -1: too short."""
        begun = [as_typed(roman) for roman in romans]
        for typed, point in zip(begun, self.model.begun.points(begun), strict=True):
            yield self._nearness_begun(typed, point)

    def _nearness_begun(self, typed: str, point: Floats) -> Floats:
        best = np.full(len(self), -1, np.float32)
        if len(typed) == 1:
            # One letter is taken as it is: half the alphabet sounds like some other letter.
            best[self._letter.rows == ord(typed)] = _LETTER
            return best
        for table in self._as_far(typed):
            table.nearer(point, best)
        return best

    def _as_far(self, typed: str) -> list["_Beginnings"]:
        """The beginnings that go as far as what was typed, one consonant less, or one more."""
        passed = len(cuts(typed))
        closed = [
            self._closed[at - 1] for at in (passed - 1, passed, passed + 1) if 1 <= at <= MOST_CONSONANTS
        ]
        if typed[-1] not in VOWELS:
            return closed
        return closed[-2:] + [self._open[at - 1] for at in (passed - 1, passed) if 1 <= at <= MOST_OPEN]


class _Beginnings:
    """The distinct beginnings of one reach, and which of them each part has. Number 0 is none."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._number: dict[str, int] = {"": _NONE}
        self._point = GrowingPoints(model.begun.size)
        self._of_part = Growing(np.zeros(1, np.int32))

    def nearer(self, point: Floats, best: Floats) -> None:
        """Put into `best` how near the beginning of each part is to a point, where that is nearer."""
        near = point @ self._point.columns
        near[_NONE] = -1
        np.maximum(best, near.take(self._of_part.rows), out=best)

    def add(self, beginnings: Iterable[str], rest: Callable[[], object]) -> None:
        """The beginnings of the next parts; empty where a part does not go so far."""
        known = self._number
        first = len(known)
        self._of_part.add([known.setdefault(beginning, len(known)) for beginning in beginnings])
        if len(known) > first:
            self._point.add(self._model.begun.points(list(known)[first:], rest))
