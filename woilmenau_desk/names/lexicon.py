"""The distinct parts of all names, each once, with its point and those of its beginnings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from woilmenau_desk.names.encoding import Floats, Model
from woilmenau_desk.names.growing import Growing, GrowingPoints
from woilmenau_desk.names.romanise import romanised

LONGEST_BEGINNING: Final = 6
"""Letters: so many begin what is being typed; beyond that the whole part is near enough."""
_NONE: Final = 0
_SAME: Final = 0.99


class Lexicon:
    """Parts have numbers, which never change. Number 0 is no part, so that nothing can be a number too."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._number: dict[str, int] = {"": _NONE}
        self.words: list[str] = [""]
        self._point = GrowingPoints(model.whole.size)
        # For each length: the distinct beginnings, and which of them each part has.
        self._begun = [_Beginnings(model) for _ in range(LONGEST_BEGINNING)]
        self._beginning = [Growing(np.zeros(1, np.int32)) for _ in range(LONGEST_BEGINNING)]

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
            for at, (begun, of_parts) in enumerate(zip(self._begun, self._beginning, strict=True)):
                beginnings = [roman[: at + 1] if len(roman) > at else "" for roman in romans]
                of_parts.add(begun.numbers(beginnings, rest))
        return found

    def nearness_to(self, points: Floats) -> Iterator[Floats]:
        """For each point how near each part is to it, from -1 to 1."""
        for point in points:  # one by one is faster than all at once: the products are long and thin
            yield np.asarray(point @ self.points, np.float32)

    def nearness_begun(self, romans: Sequence[str]) -> Iterator[Floats]:
        """For each word how near the beginning of each part is to it, of about as many letters; -1: too short."""
        begun = [roman[:LONGEST_BEGINNING] for roman in romans]
        for typed, point in zip(begun, self.model.begun.points(begun), strict=True):
            yield self._nearness_begun(typed, point)

    def _nearness_begun(self, typed: str, point: Floats) -> Floats:
        best = np.full(len(self), -1, np.float32)
        # One letter is taken as it is: half the alphabet sounds like some other letter.
        reach = 0 if len(typed) == 1 else 1
        for length in range(max(1, len(typed) - reach), min(LONGEST_BEGINNING, len(typed) + reach) + 1):
            begun = self._begun[length - 1]
            near = point @ begun.points
            near[_NONE] = -1
            if reach == 0:
                near[near < _SAME] = -1
            np.maximum(best, near.take(self._beginning[length - 1].rows), out=best)
        return best


class _Beginnings:
    """The distinct beginnings of one length. Number 0 is none."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._number: dict[str, int] = {"": _NONE}
        self._point = GrowingPoints(model.begun.size)

    @property
    def points(self) -> Floats:
        return self._point.columns

    def numbers(self, beginnings: Iterable[str], rest: Callable[[], object]) -> NDArray[np.int32]:
        known = self._number
        first = len(known)
        found = [known.setdefault(beginning, len(known)) for beginning in beginnings]
        if len(known) > first:
            self._point.add(self._model.begun.points(list(known)[first:], rest))
        return np.array(found, np.int32)
