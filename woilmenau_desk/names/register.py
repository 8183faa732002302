"""Who has which parts: for every person a few part numbers."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.names.encoding import Floats
from woilmenau_desk.names.growing import Growing

_UNKNOWN_YEAR: Final = 0
_COLUMNS: Final = 4
"""Most people have no more parts than that; the others' further ones stand in a list of their own."""


class Register:
    """Every person has a place. A changed person gets a new one at the end, and the old one stays empty."""

    def __init__(self) -> None:
        self.entries: list[SearchEntry | None] = []
        self._place: dict[int, int] = {}
        self._columns = tuple(Growing(np.empty(0, np.int32)) for _ in range(_COLUMNS))
        self._more_place = Growing(np.empty(0, np.int32))
        self._more_part = Growing(np.empty(0, np.int32))
        self._year = Growing(np.empty(0, np.int16))
        self._own = Growing(np.empty(0, np.int8))
        self._having = np.zeros(0, np.float32)

    def __len__(self) -> int:
        """How many people there are."""
        return len(self._place)

    @property
    def places(self) -> int:
        """How many places, empty ones included."""
        return len(self.entries)

    @property
    def years(self) -> NDArray[np.int16]:
        """The year of birth at each place, 0 where it is unknown."""
        return self._year.rows

    def place(self, person_id: int) -> int | None:
        """Where a person stands."""
        return self._place.get(person_id)

    def parts(self, place: int) -> tuple[list[int], int]:
        """The numbers of a person's parts in the order they were given, and how many of them are the name's own."""
        numbers = [int(column.rows[place]) for column in self._columns]
        if numbers[-1] and len(self._more_part):
            numbers += self._more_part.rows[self._more_place.rows == place].tolist()
        return numbers, int(self._own.rows[place])

    def add(self, entries: Sequence[SearchEntry], parts: Sequence[Sequence[int]], own: Sequence[int]) -> None:
        """Put people at the end.

        `parts` are the numbers of the parts of each, and `own` how many of them, the first ones, are the name's own.
        """
        first = len(self.entries)
        for number, column in enumerate(self._columns):
            column.add([some[number] if len(some) > number else 0 for some in parts])
        more = [(first + at, part) for at, some in enumerate(parts) for part in some[_COLUMNS:]]
        if more:
            self._more_place.add([place for place, _ in more])
            self._more_part.add([part for _, part in more])
        self._own.add(list(own))
        self._year.add([entry.birth_year or _UNKNOWN_YEAR for entry in entries])
        for entry in entries:
            self._place[entry.id] = len(self.entries)
            self.entries.append(entry)
        self._count(np.array([part for some in parts for part in some], np.int32), 1)

    def remove(self, person_id: int) -> None:
        """Let a person's place be empty."""
        place = self._place.pop(person_id, None)
        if place is None:
            return
        self.entries[place] = None
        numbers, _ = self.parts(place)
        self._count(np.array(numbers, np.int32), -1)
        for column in self._columns:
            column.rows[place] = 0
        self._more_part.rows[self._more_place.rows == place] = 0
        self._year.rows[place] = _UNKNOWN_YEAR

    def having(self, parts: int) -> Floats:
        """How often each of so many parts occurs."""
        if len(self._having) < parts:
            self._having = np.append(self._having, np.zeros(parts - len(self._having), np.float32))
        return self._having[:parts]

    def best(self, of_parts: Floats) -> Floats:
        """For each place the highest value that one of its parts has."""
        best = of_parts.take(self._columns[0].rows)
        for column in self._columns[1:]:
            np.maximum(best, of_parts.take(column.rows), out=best)
        if len(self._more_part):
            np.maximum.at(best, self._more_place.rows, of_parts.take(self._more_part.rows))
        return best

    def _count(self, parts: NDArray[np.int32], by: int) -> None:
        if len(parts):
            self.having(int(parts.max()) + 1)
            np.add.at(self._having, parts, by)
            self._having[0] = 0
