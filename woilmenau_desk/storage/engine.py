"""The one module that knows which database engine it is: SQLite, every page encrypted by SQLCipher."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from woilmenau_desk.domain.errors import CannotWrite, DiskFull, NotFound, StoreBusy, StoreDamaged
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.storage.files import FULL

DATABASE_FILE: Final = "desk.db"
# Said of a holder that left no note of itself.
OTHER_PROCESS: Final = QT_TRANSLATE_NOOP("errors", "ein anderes Fenster")
# Enough for the hot pages of a million visits, small beside the window's own memory.
_CACHE_KIB: Final = 16_384
_BUSY_MS: Final = 5_000


def make_engine(path: Path, desk_key: bytes, *, read_only: bool = False) -> Engine:
    """An engine whose connections open the encrypted file with the raw 256-bit key.

    Write-ahead log and `synchronous=FULL`: a commit that returned is on the disk.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: connect(path, desk_key, read_only=read_only),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
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


def connect(path: Path, desk_key: bytes, *, read_only: bool = False, create: bool = False) -> Any:
    """A raw connection to the encrypted file, which must exist unless `create` makes it."""
    mode = "ro" if read_only else "rwc" if create else "rw"
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_MS / 1000,
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
        known = _known(str(cause).casefold(), path)
        if known is None:
            raise
        raise known from error
    except OverflowError as error:
        # A number too large for the database is the number of no row.
        raise NotFound from error
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull from error
        raise CannotWrite(target=str(path)) from error


def _known(message: str, path: Path) -> Exception | None:
    if "full" in message or "disk i/o error" in message:
        # SQLite reports a full disk under the write-ahead log's shared memory as an I/O error.
        return DiskFull()
    if "locked" in message or "busy" in message:
        return StoreBusy(holder=OTHER_PROCESS)
    if "readonly" in message or "unable to open" in message:
        return CannotWrite(target=str(path.parent))
    if "not a database" in message or "malformed" in message or "encrypted" in message or "hmac" in message:
        return StoreDamaged(detail=path.name)
    return None
