"""Rows of a table as they are read, before anybody says what their columns mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

SHEET_ERRORS: Final = frozenset(
    "#DIV/0! #N/A #NAME? #NULL! #NUM! #REF! #VALUE! #NV #WERT! #BEZUG! #ZAHL! #SPILL! #CALC! #FIELD! #BLOCKED!"
    " #ÜBERLAUF! #GETTING_DATA #ERROR! #FEHLER!".split()
)
_ERROR_VALUE: Final = QT_TRANSLATE_NOOP("import", "Dort steht ein Fehler der Tabelle: {error}.")


class CellKind(Enum):
    """What a cell of a workbook is, where it is not a text."""

    DATE = "date"
    TRUTH = "truth"  # TRUE or FALSE
    NUMBER = "number"
    ROUNDED = "rounded"  # a number with more digits than the table program keeps


@dataclass(frozen=True, slots=True)
class TableRow:
    """The texts of a row and the line it begins in, counted from 1.

    `trouble` says why the row could not be read, `spoiled` the same of single cells by their place, counted from 0;
    `kinds` knows by their place those that are no texts.
    """

    line: int
    cells: tuple[str, ...]
    trouble: Sentence | None = None
    spoiled: Mapping[int, Sentence] = field(default_factory=dict)
    kinds: Mapping[int, CellKind] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.trouble is None and not any(map(str.strip, self.cells))


def spoiled_by(error: str) -> Sentence:
    """What is said of a cell that holds an error of the table program."""
    return Sentence("import", _ERROR_VALUE, {"error": error})
