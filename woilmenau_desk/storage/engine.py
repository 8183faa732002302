"""The one module that knows which database engine it is: SQLite, every page encrypted by SQLCipher."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from woilmenau_desk.domain.errors import (
    BackupStopped,
    CannotWrite,
    DiskFailing,
    DiskFull,
    KnownError,
    NotFound,
    StoreBusy,
    StoreDamaged,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.memory import KeyMemory
from woilmenau_desk.storage import refusals

DATABASE_FILE: Final = "desk.db"
DBAPI_ERRORS: Final = (DBAPIError, dbapi2.Error)
# Said of a holder that left no note of itself.
OTHER_PROCESS: Final = QT_TRANSLATE_NOOP("errors", "ein anderes Fenster")
# Enough for the hot pages of a million visits, small beside the window's own memory.
_CACHE_KIB: Final = 16_384
BUSY_MS: Final = 5_000
# Of SQLite's small steps: often enough to end soon, seldom enough to cost nothing.
_STEPS_BETWEEN: Final = 20_000


def _nobody_minds() -> None:
    """Before a connection is made; nothing stands against it."""


def make_engine(
    path: Path,
    desk_key: bytes,
    *,
    read_only: bool = False,
    immutable: bool = False,
    guard: Callable[[], None] = _nobody_minds,
) -> Engine:
    """An engine whose connections open the encrypted file with the raw 256-bit key.

    Write-ahead log and `synchronous=FULL`: a commit that returned is on the disk. `immutable`: nobody writes to the file
    while it is read, and nothing can be laid beside it. `guard` is asked before each connection, and may raise.
    """
    key = KeyMemory(desk_key)  # a connection may be made hours from now

    def creator() -> Any:
        guard()
        return connect(path, key.read(), read_only=read_only, immutable=immutable)

    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        # One for short work, one for whoever looks after the files, and some for long work beside them.
        pool_size=4,
        max_overflow=8,
        pool_timeout=BUSY_MS / 1000,
        pool_reset_on_return="rollback",
        # The statements a counter uses all day are few; the rest need no room.
        query_cache_size=200,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A writer takes its lock at once, so that two never deadlock half-way; a reader gets one consistent view.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def memory_engine() -> Engine:
    """An engine over an empty database in memory, to see what the migrations make."""
    return create_engine("sqlite+pysqlite://", module=dbapi2, poolclass=StaticPool)


def connect(
    path: Path, desk_key: bytes, *, read_only: bool = False, create: bool = False, immutable: bool = False
) -> Any:
    """A raw connection to the encrypted file, which must exist unless `create` makes it."""
    if path.exists() and not path.is_file():
        # A pipe or a device would hold SQLite up for ever.
        raise StoreDamaged(detail=path.name)
    mode = "ro" if read_only else "rwc" if create else "rw"
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
        cached_statements=256,
    )
    try:
        # A wrong key or a damaged page is told by an exception, not by lines on standard error.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{desk_key.hex()}'\"")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        # Sorting must not spill onto the disk in the clear.
        connection.execute("PRAGMA temp_store = MEMORY")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def create_file(path: Path, desk_key: bytes) -> None:
    """Make the empty encrypted file. Raises CannotWrite or DiskFull."""
    with told_as_known(path):
        connect(path, desk_key, create=True).close()


@contextmanager
def told_as_known(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into known errors; leave bugs as they are."""
    try:
        yield
    except (DBAPIError, dbapi2.Error, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        refused = _known(_number(cause), path)
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
    return _number(cause.orig if isinstance(cause, DBAPIError) else cause) == _NO_DATABASE


@contextmanager
def stoppable(connection: Any, stop: Callable[[], bool]) -> Iterator[None]:
    """End what runs on a raw connection as soon as `stop` says so. Raises BackupStopped then."""
    connection.set_progress_handler(stop, _STEPS_BETWEEN)
    try:
        yield
    except dbapi2.OperationalError as error:
        if str(error) == "interrupted":
            raise BackupStopped from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


_BUSY, _LOCKED, _READ_ONLY, _IO_ERROR, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE = (
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    26,
)
# SQLCipher's module hands on SQLite's own sentence for the number, and not the number. Whole sentences, so that
# nothing that a statement quotes is taken for one.
_SENTENCES: Final = {
    "database is locked": _BUSY,
    "database table is locked": _LOCKED,
    "database schema is locked": _LOCKED,
    "attempt to write a readonly database": _READ_ONLY,
    "disk i/o error": _IO_ERROR,
    "database disk image is malformed": _CORRUPT,
    "malformed database schema": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANNOT_OPEN,
    "file is not a database": _NO_DATABASE,
    "file is encrypted or is not a database": _NO_DATABASE,
}


def _number(cause: object) -> int | None:
    """SQLite's primary result code of an error; None where it has no number that is known here."""
    number = getattr(cause, "sqlite_errorcode", None)
    if isinstance(number, int):
        return number & 0xFF
    words = str(cause).casefold()
    found = _SENTENCES.get(words)
    if found is None:
        # Some name what it was after a colon or in brackets: "database table is locked: visit".
        found = _SENTENCES.get(words.partition(":")[0].partition("(")[0].strip())
    return found


def _known(number: int | None, path: Path) -> KnownError | None:
    if number == _FULL:
        return DiskFull()
    if number in (_BUSY, _LOCKED):
        return StoreBusy(holder=OTHER_PROCESS)
    if number in (_CORRUPT, _NO_DATABASE):
        return StoreDamaged(detail=path.name)
    if number in (_IO_ERROR, _READ_ONLY, _CANNOT_OPEN):
        # Many causes, one number: a full disk under the write-ahead log's shared memory is such an I/O error too.
        # The disk itself says which.
        other = DiskFailing if number == _IO_ERROR else CannotWrite
        return refusals.asked(path.parent) or other(target=str(path.parent))
    return None
