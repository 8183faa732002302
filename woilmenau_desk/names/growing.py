"""Arrays that grow at their end without being copied each time."""

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)


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
            roomier = np.empty((end + end // 16 + 64, *self._rows.shape[1:]), self._rows.dtype)
            roomier[: self._count] = self.rows
            self._rows = roomier
        self._rows[self._count : end] = added
        self._count = end
