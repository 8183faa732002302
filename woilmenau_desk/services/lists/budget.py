"""What the reading of one list may cost: a list that costs more is refused by name, and nothing of it is imported."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from woilmenau_desk.domain.limits import OF_LISTS, ListLimits
from woilmenau_desk.domain.list_errors import (
    FileTooLarge,
    FileTooSlow,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

_MEGABYTES: Final = QT_TRANSLATE_NOOP("import", "{number} MB")
_ROWS: Final = QT_TRANSLATE_NOOP("import", "{number} Zeilen")
_COLUMNS: Final = QT_TRANSLATE_NOOP("import", "{number} Spalten")
_CELLS: Final = QT_TRANSLATE_NOOP("import", "{number} Zellen")


class Budget:
    """Counts while a file is read. Its methods raise FileTooLarge or FileTooSlow.

    The time is what this thread has worked: a list is not refused because the computer has other things to do.
    """

    def __init__(
        self, file: str, limits: ListLimits = OF_LISTS, clock: Callable[[], float] = time.thread_time
    ) -> None:
        self.file = file
        self.limits = limits
        self._clock = clock
        self._ends = clock() + limits.seconds
        self._rows = self._cells = 0

    def look(self) -> None:
        """Is there time left?"""
        if self._clock() > self._ends:
            raise FileTooSlow(self.file, seconds=round(self.limits.seconds))

    def size(self, size: int) -> None:
        """The file has so many bytes."""
        if size > self.limits.size:
            raise self._too_large(_MEGABYTES, self.limits.size // 1_000_000)

    def unpacked(self, size: int) -> None:
        """What is read of an archive says that it has so many bytes."""
        if size > self.limits.unpacked:
            raise self._too_large(_MEGABYTES, self.limits.unpacked // 1_000_000)

    def part(self, size: int) -> None:
        """What is read of an archive beside its cells says that it has so many bytes."""
        if size > self.limits.part:
            raise self._too_large(_MEGABYTES, self.limits.part // 1_000_000)

    def column(self, number: int) -> None:
        """Something stands in that column, counted from 1."""
        if number > self.limits.columns:
            raise self._too_large(_COLUMNS, self.limits.columns)

    def row(self, cells: Sequence[str]) -> None:
        """One more row in which something stands."""
        self._rows += 1
        self._cells += len(cells)
        # One more, which holds the headings.
        if self._rows > self.limits.rows + 1:
            raise self._too_large(_ROWS, self.limits.rows)
        if self._cells > self.limits.cells:
            raise self._too_large(_CELLS, self.limits.cells)
        if not self._rows & 0xFF:
            self.look()

    def sheet(self) -> None:
        """Another sheet begins; of each there may be so many rows, but of all together only so many cells."""
        self._rows = 0

    def _too_large(self, template: str, number: int) -> FileTooLarge:
        return FileTooLarge(self.file, limit=Sentence("import", template, {"number": number}))
