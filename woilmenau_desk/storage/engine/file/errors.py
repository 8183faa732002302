"""What SQLite reports, told by its number: one known error for each cause."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from woilmenau_desk.domain.errors import (
    CannotWrite,
    DiskFailing,
    DiskFull,
    KnownError,
    NotFound,
    StoreBusy,
    StoreDamaged,
)
from woilmenau_desk.storage import refusals
from woilmenau_desk.storage.engine.words import OTHER_PROCESS

DBAPI_ERRORS: Final = (DBAPIError, dbapi2.Error)
BUSY, LOCKED, READ_ONLY, INTERRUPTED, IO_ERROR, CORRUPT, FULL, CANNOT_OPEN, NO_DATABASE = (
    5,
    6,
    8,
    9,
    10,
    11,
    13,
    14,
    26,
)


@contextmanager
def told_as_known(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into known errors; leave bugs as they are."""
    try:
        yield
    except (DBAPIError, dbapi2.Error, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        refused = _known(number(cause), path)
        if refused is None:
            raise
        raise refused from error
    except OverflowError as error:
        # A number too large for the database is the number of no row.
        raise NotFound from error
    except OSError as error:
        raise refusals.known(error, path) from error


def is_no_database(error: KnownError) -> bool:
    """Whether the key does not open even the first page. Damage further in is told by another number."""
    cause = error.__cause__
    return number(cause.orig if isinstance(cause, DBAPIError) else cause) == NO_DATABASE


def number(cause: object) -> int | None:
    """SQLite's primary result code of an error; None where it has none."""
    found = getattr(cause, "sqlite_errorcode", None)
    return found & 0xFF if isinstance(found, int) else None


def _known(number: int | None, path: Path) -> KnownError | None:
    if number == FULL:
        return DiskFull()
    if number in (BUSY, LOCKED):
        return StoreBusy(holder=OTHER_PROCESS)
    if number in (CORRUPT, NO_DATABASE):
        return StoreDamaged(detail=path.name)
    if number in (IO_ERROR, READ_ONLY, CANNOT_OPEN):
        # Many causes, one number: a full disk under the write-ahead log's shared memory is such an I/O error too.
        # The disk itself says which.
        other = DiskFailing if number == IO_ERROR else CannotWrite
        return refusals.asked(path.parent) or other(target=str(path.parent))
    return None
