"""Arrays that grow at their end without being copied each time."""

from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)

_ROOM: Final = 16
"""A sixteenth more than is needed is asked for, so that few additions copy what is there."""


class Growing(Generic[Number]):
    """Rows of numbers with room for more behind them."""

    def __init__(self, first: NDArray[Number]) -> None:
        self._rows = first
        self._count = len(first)

    def __len__(self) -> int:
        return self._count

    @property
    def rows(self) -> NDArray[Number]:
        """All rows so far; a view, which a later growth may leave behind."""
        return self._rows[: self._count]

    def add(self, more: NDArray[Number] | list[Any]) -> None:
        """Put rows at the end."""
        added = np.asarray(more, self._rows.dtype)
        end = self._count + len(added)
        if end > len(self._rows):
            roomier = np.empty(_roomy(end), self._rows.dtype)
            roomier[: self._count] = self.rows
            self._rows = roomier
        self._rows[self._count : end] = added
        self._count = end


class GrowingPoints:
    """Points of one size, each a column: so a product with all of them takes less than half the time."""

    def __init__(self, size: int) -> None:
        self._columns = np.zeros((size, 1), np.float32)
        self._count = 1  # number 0 is no part and lies nowhere

    def __len__(self) -> int:
        return self._count

    @property
    def columns(self) -> NDArray[np.float32]:
        """All points so far; a view, which a later growth may leave behind."""
        return self._columns[:, : self._count]

    def add(self, points: NDArray[np.float32]) -> None:
        """Put points, given as rows, at the end."""
        end = self._count + len(points)
        if end > self._columns.shape[1]:
            roomier = np.empty((len(self._columns), _roomy(end)), np.float32)
            roomier[:, : self._count] = self.columns
            self._columns = roomier
        self._columns[:, self._count : end] = points.T
        self._count = end


def _roomy(needed: int) -> int:
    return needed + needed // _ROOM + 64
