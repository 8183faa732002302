"""How much of anything that comes in is read, and why so much: more than real life brings, less than what hurts.

Each number is some hundred times what the centre has; beyond it somebody took the wrong file, or means harm.
"""

from dataclasses import dataclass
from typing import Final

LIST_BYTES: Final = 50_000_000  # hundreds of people are some 100 kB, a whole town about 10 MB
LIST_UNPACKED: Final = 1_000_000_000  # a million rows that were only formatted are some 100 MB of XML
LIST_PART: Final = (
    64_000_000  # formats and names of sheets: a few MB in workbooks that were copied about for years
)
LIST_ROWS: Final = 200_000  # Ilmenau has 39,000 people
LIST_COLUMNS: Final = 1_000  # a column a day for two years and more
LIST_CELLS: Final = 5_000_000  # that many rows with 25 columns each
CELL_LETTERS: Final = 32_767  # what a cell of Excel holds
LIST_SECONDS: Final = 60.0  # of the processor's time; the largest workbook above takes half of that
CALENDAR_BYTES: Final = 50_000_000  # ten years of a full calendar with its texts are some 10 MB
CALENDAR_SECONDS: Final = 30.0  # of the processor's time; the largest file above takes a fifth of that
CALENDAR_TIMES: Final = 200_000  # of all that repeats, in little more than a year: 500 a day
CALENDAR_KEPT: Final = 5_000  # busy times of one colleague, what overlaps as one: 12 a day
CALENDAR_ZONES: Final = 200  # names of time zones in one file, and changes of the clock in one zone
KEY_FILE_BYTES: Final = 4_000_000  # fifty users are some 100 kB
MANIFEST_BYTES: Final = 1_000_000  # about 2 kB
ARCHIVE_DIRECTORY_BYTES: Final = 4_000_000  # the list of what is in an archive: some 50,000 names
SETTINGS_BYTES: Final = 1_000_000  # value lists and phrases of slips are some 20 kB each
NOTE_BYTES: Final = 1_000_000  # who holds the store, where the window lay, wrong passwords: some 100 bytes
STATE_BYTES: Final = 1_000  # what is remembered of a store outside of it, where an output goes: some 80 bytes
LOG_BYTES: Final = (
    16_000_000  # of a write-ahead log, beside four times its database: it is folded after 80 entries
)
LOG_TIMES: Final = 4
PATH_BYTES: Final = 100_000  # the longest path of a system is some 32,000 letters
DEEPEST: Final = 60  # what is ours is never more than six levels deep
QUERY_LETTERS: Final = 1_000  # the longest names are some 60
QUERY_LINE_BYTES: Final = 10_000_000  # a line that does not end is none


@dataclass(frozen=True, slots=True)
class ListLimits:
    """What the reading of one list may cost."""

    size: int = LIST_BYTES
    unpacked: int = LIST_UNPACKED
    part: int = LIST_PART
    rows: int = LIST_ROWS
    columns: int = LIST_COLUMNS
    cells: int = LIST_CELLS
    letters: int = CELL_LETTERS
    seconds: float = LIST_SECONDS


OF_LISTS: Final = ListLimits()
