"""Whether a whole write-ahead log goes on from the database it lies beside.

A log of last month, copied beside today's database, is sound in every frame and carries the right seals: SQLite would lay
its pages over newer ones and ruin both. What tells is the audit trail, which every write lengthens: with the log it must
go on, entry by entry, from where the database alone has it.
"""

from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.storage import audit
from woilmenau_desk.storage.engine import make_engine
from woilmenau_desk.storage.tables_audit import AuditEntry


def goes_on(path: Path, desk_key: bytes, *, shrinks: bool) -> bool:
    """Whether the log may be taken up. Nothing is folded by looking; only what the log adds is walked along.

    Where the database alone cannot be read, as when a fold was cut off, only its log can complete it. `shrinks`: the log
    makes the database smaller than it is, which no write of the program does.
    """
    try:
        alone = _head(path, desk_key)
    except DBAPIError:
        return True
    engine = make_engine(path, desk_key, read_only=True)
    try:
        with engine.connect() as conn:
            head = audit.head_of(conn)
            if alone is None:
                return True
            if head is None or not audit.goes_on(conn, head, alone):
                return False
            if head.entries == alone.entries:
                return not shrinks
            return _hangs_together(conn, alone, head)
    except DBAPIError:
        return False
    finally:
        engine.dispose()


def _head(path: Path, desk_key: bytes) -> audit.Head | None:
    """The end of the trail in the database without its log. Raises DBAPIError, also for tables of an earlier version."""
    engine = make_engine(path, desk_key, read_only=True, immutable=True)
    try:
        with engine.connect() as conn:
            conn.execute(select(AuditEntry).limit(1)).first()
            return audit.head_of(conn)
    finally:
        engine.dispose()


def _hangs_together(conn: Connection, alone: audit.Head, head: audit.Head) -> bool:
    number = audit.number_of(conn, alone.entries, alone.digest) if alone.entries else 0
    if number is None:
        return False
    counted, digest = alone.entries, alone.digest
    for entry in audit.walk(conn, number, alone.digest):
        if not entry.fits:
            return False
        counted, digest = counted + 1, entry.digest
    return (counted, digest) == (head.entries, head.digest)
