"""Who has which parts of names, and who has a given part."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.names.encoding import Floats
from woilmenau_desk.names.growing import Growing

_UNKNOWN_YEAR: Final = 0
_COUNTS: Final = 1.5
"""Less evidence than this brings nobody among the best."""
_PENDING: Final = 4096
"""So many parts of people who came later are looked through one by one; more are sorted in."""
NOBODY: Final = int(np.iinfo(np.int64).min)
"""The id at a place that is empty."""


class Facts(NamedTuple):
    """What is known of a person beside their names."""

    birth_year: int | None
    gender: str | None
    nationality: str | None


class Register:
    """Every person has a place. A changed person gets a new one at the end, and the old one stays empty.

    All of it lies in arrays: a hundred thousand people are a few megabytes, and no search for garbage passes over them.
    """

    def __init__(self) -> None:
        self._id = Growing(np.empty(0, np.int64))
        # The parts of all people, one after the other; whose each is, and where each person's begin.
        self._part = Growing(np.empty(0, np.int32))
        self._owner = Growing(np.empty(0, np.int32))
        self._start = Growing(np.empty(0, np.int32))
        self._own = Growing(np.empty(0, np.int8))
        self._year = Growing(np.empty(0, np.int16))
        self._gender = Growing(np.empty(0, np.int16))
        self._nationality = Growing(np.empty(0, np.int16))
        self._codes: list[str | None] = [None]
        self._others: dict[int, tuple[str, ...]] = {}
        self._having = np.zeros(0, np.float32)
        self._empty: list[int] = []
        # The first `_sorted` of them by part: whose they are, and where each part begins.
        self._sorted = 0
        self._owners = np.empty(0, np.int32)
        self._first = np.zeros(1, np.int64)

    def __len__(self) -> int:
        """How many people there are."""
        return len(self._id) - len(self._empty)

    @property
    def places(self) -> int:
        """How many places, empty ones included."""
        return len(self._id)

    @property
    def years(self) -> NDArray[np.int16]:
        """The year of birth at each place, 0 where it is unknown."""
        return self._year.rows

    def place(self, person_id: int) -> int | None:
        """Where a person stands."""
        found = np.flatnonzero(self._id.rows == person_id)
        return int(found[-1]) if len(found) else None

    def id(self, place: int) -> int:
        """Who stands at a place; NOBODY where it is empty."""
        return int(self._id.rows[place])

    def facts(self, place: int) -> Facts:
        """What is known of whoever stands there."""
        return Facts(
            int(self._year.rows[place]) or None,
            self._codes[self._gender.rows[place]],
            self._codes[self._nationality.rows[place]],
        )

    def other_names(self, place: int) -> tuple[str, ...]:
        """Other names by which whoever stands there is found."""
        return self._others.get(place, ())

    def parts(self, place: int) -> tuple[list[int], int]:
        """The numbers of a person's parts in the order they were given, and how many of them are the name's own."""
        return self._of(place).tolist(), int(self._own.rows[place])

    def columns(self, places: NDArray[np.int64]) -> NDArray[np.int32]:
        """The numbers of the parts of many people, a row for each; 0 behind the last one."""
        starts = self._start.rows[places]
        ends = np.append(self._start.rows, len(self._part))[places + 1]
        within = np.arange(max(1, int((ends - starts).max(initial=0))))
        columns = self._part.rows.take(starts[:, None] + within, mode="clip")
        return np.asarray(columns * (within < (ends - starts)[:, None]), np.int32)

    def add(
        self,
        entries: Sequence[SearchEntry],
        parts: Sequence[Sequence[int]],
        own: Sequence[int],
        others: Sequence[tuple[str, ...]],
    ) -> None:
        """Put people at the end.

        `parts` are the numbers of the parts of each, and `own` how many of them, the first ones, are the name's own;
        `others` are the other names of each.
        """
        first = self.places
        lengths = np.array([len(some) for some in parts], np.int64)
        flat = np.array([part for some in parts for part in some], np.int32)
        self._start.add(len(self._part) + np.cumsum(lengths) - lengths)
        self._part.add(flat)
        self._owner.add(np.repeat(np.arange(len(entries)) + first, lengths))
        self._own.add(list(own))
        self._year.add([entry.birth_year or _UNKNOWN_YEAR for entry in entries])
        self._gender.add([self._code(entry.gender) for entry in entries])
        self._nationality.add([self._code(entry.nationality) for entry in entries])
        self._id.add([entry.id for entry in entries])
        self._others |= {first + at: names for at, names in enumerate(others) if names}
        self._count(flat, 1)

    def remove(self, person_id: int) -> None:
        """Let a person's place be empty."""
        place = self.place(person_id)
        if place is None:
            return
        self._id.rows[place] = NOBODY
        self._others.pop(place, None)
        self._count(self._of(place), -1)
        self._year.rows[place] = _UNKNOWN_YEAR
        self._empty.append(place)

    def having(self, parts: int) -> Floats:
        """How often each of so many parts occurs."""
        if len(self._having) < parts:
            self._having = np.append(self._having, np.zeros(parts - len(self._having), np.float32))
        return self._having[:parts]

    def best(self, of_parts: Floats) -> Floats:
        """For each place the highest value that one of its parts has; of people registered long ago only what counts."""
        if len(self._part) - self._sorted > _PENDING:
            self._sort()
        best = np.zeros(self.places, np.float32)
        some = np.flatnonzero(of_parts[: len(self._first) - 1] > _COUNTS)
        values = of_parts[some]
        order = np.argsort(values, kind="stable")
        some, values = some[order], values[order]
        firsts, lengths = self._first[some], self._first[some + 1] - self._first[some]
        ends = np.cumsum(lengths)
        within = np.arange(ends[-1] if len(ends) else 0) + np.repeat(firsts - ends + lengths, lengths)
        # Of several parts of one person the last one is written, which is the highest.
        best[self._owners[within]] = np.repeat(values, lengths)
        if len(self._part) > self._sorted:
            later = of_parts[self._part.rows[self._sorted :]]
            np.maximum.at(best, self._owner.rows[self._sorted :], later)
        best[self._empty] = 0
        return best

    def second(self, of_parts: Floats) -> Floats:
        """For each place the second highest value that its parts have, of those that count; 0 where there is none."""
        some = np.flatnonzero(of_parts[self._part.rows] > _COUNTS)
        owners, values = self._owner.rows[some], of_parts[self._part.rows[some]]
        order = np.lexsort((values, owners))
        owners, values = owners[order], values[order]
        # Of each owner's values, lowest first, the last but one.
        before_last = np.flatnonzero((owners[:-1] == owners[1:]) & (np.append(owners[2:], -1) != owners[1:]))
        second = np.zeros(self.places, np.float32)
        second[owners[before_last]] = values[before_last]
        second[self._empty] = 0
        return second

    def _of(self, place: int) -> NDArray[np.int32]:
        start = self._start.rows
        end = start[place + 1] if place + 1 < len(start) else len(self._part)
        return self._part.rows[start[place] : end]

    def _sort(self) -> None:
        parts = self._part.rows
        self._owners = self._owner.rows[np.argsort(parts, kind="stable")]
        self._first = np.append(0, np.cumsum(np.bincount(parts)))
        self._sorted = len(parts)

    def _code(self, value: str | None) -> int:
        """A small number for a word that many share."""
        if value not in self._codes:
            self._codes.append(value)
        return self._codes.index(value)

    def _count(self, parts: NDArray[np.int32], by: int) -> None:
        if len(parts):
            self.having(int(parts.max()) + 1)
            np.add.at(self._having, parts, by)
            self._having[0] = 0
