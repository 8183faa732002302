"""What SQLite reports, told by its number: one known error for each cause."""

import re
import sqlite3
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from woilmenau_desk.domain.errors import (
    CannotWrite,
    DiskFailing,
    DiskFull,
    KnownError,
    StoreBusy,
    StoreDamaged,
)
from woilmenau_desk.storage import refusals
from woilmenau_desk.storage.engine.words import OTHER_PROCESS

RAW_ERRORS: Final = (dbapi2.Error,)
# Of the module that comes with Python, which reads other programs' lists.
OTHER_ERRORS: Final = (sqlite3.Error,)
BUSY, LOCKED, READ_ONLY, INTERRUPTED, IO_ERROR = 5, 6, 8, 9, 10
CORRUPT, FULL, CANNOT_OPEN, NO_DATABASE = 11, 13, 14, 26
# These have one number, which says only that a statement does not fit the tables. So here alone words are looked at; they
# come from the library, in English, and are followed by the name.
_NO_TABLE: Final = ("no such table",)
_OTHERWISE: Final = ("no such table", "no such column", "already exists", "duplicate column name")
_STATEMENT: Final = 1
# The driver names the column and then quotes what stood in it, which is nobody's business. It gives no number.
_NO_TEXT: Final = re.compile(r"Could not decode to UTF-8 column '(\w+)'")


def number(cause: BaseException | None) -> int | None:
    """SQLite's primary result code of an error; None where it has none."""
    found = getattr(cause, "sqlite_errorcode", None)
    return found & 0xFF if isinstance(found, int) else None


def known(cause: BaseException | None, path: Path) -> KnownError | None:
    """The known error; None where it is a bug."""
    code = number(cause)
    if code == FULL:
        return DiskFull()
    if code in (BUSY, LOCKED):
        return StoreBusy(holder=OTHER_PROCESS)
    if code in (CORRUPT, NO_DATABASE):
        return StoreDamaged(detail=path.name)
    if code in (IO_ERROR, READ_ONLY, CANNOT_OPEN):
        # Many causes, one number: a full disk under the write-ahead log's shared memory is such an I/O error too.
        # The disk itself says which.
        other = DiskFailing if code == IO_ERROR else CannotWrite
        return refusals.asked(path.parent) or other(target=str(path.parent))
    return None


def lacks_table(cause: BaseException | None) -> bool:
    """Whether a table that was asked for is not there."""
    return _says(cause, _NO_TABLE)


def is_built_otherwise(cause: BaseException | None) -> bool:
    """Whether a statement does not fit the tables: something is missing, or there already."""
    return _says(cause, _OTHERWISE)


def unreadable_column(cause: BaseException | None) -> str | None:
    """The column whose text could not be read."""
    found = _NO_TEXT.match(str(cause))
    return None if found is None else found.group(1)


def _says(cause: BaseException | None, words: tuple[str, ...]) -> bool:
    return number(cause) == _STATEMENT and any(word in str(cause) for word in words)
