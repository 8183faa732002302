"""Parts of names as points: spellings of one name lie close together.

A part is the set of its letter groups (n-grams) in four shapes: as romanised, as it sounds, its consonants alone, and as
written in its own script. Each group has a learned vector; a part is the sum of its groups', at length one. The vectors
are made by tools/train_names.py and lie in resources/names.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from woilmenau_desk.names.romanise import romanised, skeleton, sounds

Floats = NDArray[np.float32]

# Between and around the parts in one long row of letters; no letter itself.
_GAP: Final = 0
_START: Final = 1
_END: Final = 2
_LONGEST: Final = 5
_CHUNK: Final = 1024
_FEW: Final = 64
_TYPED: Final = 4
"""So few parts at once are what somebody types: their letter groups are counted one by one, without arrays."""
_MIXER: Final = 0x9E3779B97F4A7C15
_BITS: Final = (1 << 64) - 1


class Shape(NamedTuple):
    """A way to write a part, and how long its letter groups are."""

    write: Callable[[str, str, str], str]
    lengths: tuple[int, ...]


def _own_script(word: str, roman: str, _sounding: str) -> str:
    return "" if word == roman else word


WHOLE: Final = (
    Shape(lambda _word, roman, _sounding: roman, (2, 3, 4)),
    Shape(lambda _word, _roman, sounding: sounding, (2, 3, 4)),
    Shape(lambda _word, _roman, sounding: skeleton(sounding), (2, 3, 5)),
    Shape(_own_script, (1, 2, 3)),
)
"""The shapes of a whole part."""
BEGUN: Final = (
    Shape(lambda _word, roman, _sounding: roman, (1, 2, 3, 4)),
    Shape(lambda _word, _roman, sounding: sounding, (1, 2, 3, 4)),
    Shape(lambda _word, _roman, sounding: skeleton(sounding), (1, 2, 3)),
)
"""The shapes of a part that is still being typed."""


@dataclass(frozen=True)
class Encoder:
    """Turns parts into points. `table` has a row for each of its 2^n buckets of letter groups, `scale` its unit."""

    table: NDArray[np.int8] | Floats
    scale: Floats
    shapes: tuple[Shape, ...]
    ends: bool  # whether the end of a part counts: not while it is still being typed

    @property
    def size(self) -> int:
        """How many numbers a point has."""
        return int(self.table.shape[1])

    def points(self, parts: Sequence[str], rest: Callable[[], object] = lambda: None) -> Floats:
        """A row for each part. `rest` is called now and then, so that others get their turn."""
        made = np.empty((len(parts), self.size), np.float32)
        for start in range(0, len(parts), _CHUNK):
            some = parts[start : start + _CHUNK]
            find = self.buckets if len(some) > _TYPED else self._buckets_of_few
            made[start : start + len(some)] = self._sums(*find(some))
            rest()
        made /= np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-6)
        return made

    def _sums(self, buckets: NDArray[np.int64], firsts: NDArray[np.int64]) -> Floats:
        """The vectors of each part added up: of all parts the first one, then the second …; for many that
        takes a tenth of reduceat's time."""
        if len(firsts) < _FEW:
            return np.asarray(np.add.reduceat(self._vectors(buckets), firsts), np.float32)
        counts = np.diff(firsts, append=len(buckets))
        order = np.argsort(-counts, kind="stable")
        firsts, counts = firsts[order], counts[order]
        sums = np.zeros((len(firsts), self.size), np.float32)
        having = len(firsts)
        for number in range(int(counts[0])):
            having = int(np.searchsorted(-counts[:having], -number, side="left"))
            sums[:having] += self._vectors(buckets[firsts[:having] + number])
        unsorted = np.empty_like(sums)
        unsorted[order] = sums
        return unsorted

    def _vectors(self, buckets: NDArray[np.int64]) -> Floats:
        return np.multiply(
            self.table.take(buckets, axis=0), self.scale.take(buckets)[:, None], dtype=np.float32
        )

    def buckets(self, parts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The buckets of all letter groups, part after part, and where each part begins; every part has at least one."""
        shapes: list[list[str]] = [[] for _ in self.shapes]
        for part in parts:
            roman = romanised(part)
            sounding = sounds(roman)
            for texts, shape in zip(shapes, self.shapes, strict=True):
                texts.append(shape.write(part, roman, sounding))
        end = chr(_END) if self.ends else ""
        framed = [
            f"{chr(_START)}{text}{end}{chr(_GAP)}" if text else chr(_GAP)
            for texts in shapes
            for text in texts
        ]
        letters = np.frombuffer("".join(framed).encode("utf-32-le"), np.uint32).astype(np.uint64)
        lengths = np.array([len(text) for text in framed])
        owner = np.repeat(np.tile(np.arange(len(parts)), len(shapes)), lengths)
        shape_of = np.repeat(np.arange(len(shapes)), lengths.reshape(len(shapes), -1).sum(1))
        owners: list[NDArray[np.int64]] = [np.arange(len(parts))]
        found: list[NDArray[np.int64]] = [np.zeros(len(parts), np.int64)]
        for length in range(1, _LONGEST + 1):
            wanted = np.array([length in shape.lengths for shape in self.shapes])
            salts = np.uint64(16) * shape_of.astype(np.uint64) + np.uint64(1 + length)
            groups, where = _groups(letters, length, salts, wanted[shape_of])
            found.append(groups & (len(self.table) - 1))
            owners.append(owner[where])
        owning = np.concatenate(owners)
        order = np.argsort(owning, kind="stable")
        return np.concatenate(found)[order], np.searchsorted(owning[order], np.arange(len(parts)))

    def _buckets_of_few(self, parts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The same as `buckets`; for a word or two that takes a fifth of the time."""
        found: list[int] = []
        firsts: list[int] = []
        for part in parts:
            firsts.append(len(found))
            found.append(0)
            roman = romanised(part)
            sounding = sounds(roman)
            for number, shape in enumerate(self.shapes):
                if text := shape.write(part, roman, sounding):
                    letters = [_START, *map(ord, text)] + [_END] * self.ends
                    for length in shape.lengths:
                        salt = 16 * number + 1 + length
                        found += [
                            _mixed(salt, letters[at : at + length]) & (len(self.table) - 1)
                            for at in range(len(letters) - length + 1)
                        ]
        return np.array(found, np.int64), np.array(firsts, np.int64)


def _mixed(salt: int, letters: Sequence[int]) -> int:
    """The number of one letter group, as `_groups` has it."""
    mixed = salt
    for letter in letters:
        mixed = (mixed ^ letter) * _MIXER & _BITS
        mixed ^= mixed >> 29
    return mixed >> 16


def _groups(
    letters: NDArray[np.uint64], length: int, salts: NDArray[np.uint64], wanted: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """A number for every wanted group of so many letters that crosses no gap, and where it stands."""
    count = len(letters) - length + 1
    if count <= 0:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    whole = wanted[:count].copy()
    for offset in range(length):
        whole &= letters[offset : offset + count] != _GAP
    where = np.flatnonzero(whole)
    mixed = salts[where]
    for offset in range(length):
        mixed = (mixed ^ letters[where + offset]) * np.uint64(_MIXER)
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(16)).astype(np.int64), where


@dataclass(frozen=True)
class Model:
    """What was learned: points of whole parts, and of beginnings of parts."""

    whole: Encoder
    begun: Encoder


def load_model(path: Path) -> Model:
    """Read the vectors; they are whole numbers of eight bits with a scale for each row."""
    with np.load(path) as stored:
        whole, begun = (
            (stored[name], stored[f"{name}_scale"].astype(np.float32)) for name in ("whole", "begun")
        )
    return Model(Encoder(*whole, WHOLE, ends=True), Encoder(*begun, BEGUN, ends=False))
