"""Whether a whole write-ahead log goes on from the database it lies beside.

A log of last month, copied beside today's database, is sound in every frame and carries the right seals: SQLite would lay
its pages over newer ones and ruin both. What tells is the audit trail, which every write lengthens: with the log it must
go on, entry by entry, from where the database alone has it.
"""

from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.engine.errors import DBAPI_ERRORS, told_as_known
from woilmenau_desk.storage.engine.file.connections import connect, make_engine
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.trail import audit


def goes_on(path: Path, desk_key: bytes, pages: int) -> bool:
    """Whether the log may be taken up. Nothing is folded by looking; only what the log adds is walked along.

    Where the database alone cannot be read, as when a fold was cut off, only its log can complete it. `pages`: how many
    the database has after the log's last commit; fewer than before are what no write of the program makes of it. Raises
    DiskFull, CannotWrite or StoreBusy where that cannot be told just now.
    """
    try:
        alone = _head(path, desk_key)
        shrinks = pages < page_count(path, desk_key)
    except DBAPI_ERRORS:
        return True
    engine = make_engine(path, desk_key, read_only=True)
    try:
        # A disk that takes nothing lets nobody read along the log either: that says nothing of the log.
        with told_as_known(path), engine.connect() as conn:
            end = audit.head_of(conn)
            if alone is None:
                return True
            if end is None or not audit.goes_on(conn, end, alone):
                return False
            if end.entries == alone.entries:
                return not shrinks
            return _hangs_together(conn, alone, end)
    except (StoreDamaged, DBAPIError):
        return False
    finally:
        engine.dispose()


def page_count(path: Path, desk_key: bytes) -> int:
    """How many pages the database has without its log, as it says itself: the file may be longer.

    Raises DBAPIError or dbapi2.Error where it cannot be read, KnownError where it is no file.
    """
    connection = connect(path, desk_key, read_only=True, immutable=True)
    try:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])
    finally:
        connection.close()


def in_file(conn: Connection, path: Path, desk_key: bytes) -> audit.Head | None:
    """How far the trail goes in an open database without its log; None where that cannot be told, as while it is folded.

    By that a database which is copied in later is told apart: with the log over it, any of them may look whole. Raises
    DBAPIError, also for tables of an earlier version.
    """
    alone = _head(path, desk_key)
    return alone if alone is not None and audit.goes_on(conn, audit.head_of(conn), alone) else None


def _head(path: Path, desk_key: bytes) -> audit.Head | None:
    """The end of the trail in the database without its log. Raises DBAPIError, also for tables of an earlier version."""
    engine = make_engine(path, desk_key, read_only=True, immutable=True)
    try:
        with engine.connect() as conn:
            conn.execute(select(AuditEntry).limit(1)).first()
            return audit.head_of(conn)
    finally:
        engine.dispose()


def _hangs_together(conn: Connection, alone: audit.Head, end: audit.Head) -> bool:
    number = audit.number_of(conn, alone.entries, alone.digest) if alone.entries else 0
    if number is None:
        return False
    counted, digest = alone.entries, alone.digest
    for entry in audit.walk(conn, number, alone.digest):
        if not entry.fits:
            return False
        counted, digest = counted + 1, entry.digest
    return (counted, digest) == (end.entries, end.digest)
