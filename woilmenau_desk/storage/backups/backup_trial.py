"""A backup put back for proof: into a folder that is thrown away, and compared with the store row by row.

What is confidential stays sealed: its bytes are compared, and whether a key opens them is not tried here.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from woilmenau_desk.domain.errors import BackupStopped
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.storage import integrity, migrate, restore_journal
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, make_engine, stoppable, told_as_known
from woilmenau_desk.storage.keys.keyring import KEY_FILE, key_bytes
from woilmenau_desk.storage.refusals import PASSING
from woilmenau_desk.storage.refusals import told_as_known as files_told
from woilmenau_desk.storage.resting import Resting

_LAST: Final = "SELECT id, digest FROM audit_entry WHERE action NOT IN (?, ?) ORDER BY id DESC LIMIT 1"
_SCHEMA: Final = "sqlite_master"
_ROWS_AT_ONCE: Final = 500
PAGES: Final = "pages"
_BEFORE_ALL: Final = -(2**63)

# For each table how many rows it has, and a digest over all that stands in them.
Contents = Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the audit trail of a store ends: its last entry that tells of a change."""

    entry: int
    digest: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it. `differing`: the tables that are not the store's, and `PAGES`.

    `findings`: what is the matter with the store itself, found in its copy: the backup is the store none the less.
    """

    differing: tuple[str, ...] = ()
    findings: tuple[Sentence, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the backup is the store."""
        return not self.differing


def mark_in(conn: Connection, but: tuple[str, str]) -> Mark:
    """The same of the store that a connection reads."""
    return _mark(conn.exec_driver_sql(_LAST, but).fetchone())


def mark_of(folder: Path, desk_key: bytes, but: tuple[str, str]) -> Mark:
    """The last entry of the audit trail of the store in a folder, those of two actions left aside. Raises StoreDamaged."""
    path = folder / DATABASE_FILE
    with told_as_known(path):
        connection = connect(path, desk_key, read_only=True)
        try:
            return _mark(connection.execute(_LAST, but).fetchone())
        finally:
            connection.close()


def _mark(found: Any) -> Mark:
    return Mark(int(found[0]), bytes(found[1]).hex()) if found else Mark(0, "")


@contextmanager
def standing_still(folder: Path, desk_key: bytes) -> Iterator[Any]:
    """A raw connection that sees the store as it is now, whatever is written meanwhile."""
    path = folder / DATABASE_FILE
    with told_as_known(path):
        connection = connect(path, desk_key, read_only=True)
        try:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield connection
        finally:
            connection.close()


def contents(connection: Any, stop: Callable[[], bool]) -> Contents:
    """Every table of a raw connection, and how it is built. Raises BackupStopped."""
    with stoppable(connection, stop):
        schema = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2")
        built = hashlib.sha256(repr(schema.fetchall()).encode())
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
        ]
        return {_SCHEMA: (len(names), built.hexdigest())} | {
            name: _content(connection, name, stop) for name in names
        }


def put_back(backup: Path, wanted: Contents, keys: bytes, desk_key: bytes, stop: Callable[[], bool]) -> Trial:
    """Restore a backup that was just made into a folder of its own, compare it, look it through, and throw it away.

    `wanted` and `keys`: what stood in the store and in its key file when it was made. It touches nothing of the store.
    Raises NotABackup, StoreDamaged, DiskFull, CannotWrite or BackupStopped.
    """
    with (
        files_told(backup.parent),
        tempfile.TemporaryDirectory(dir=backup.parent, prefix=PASSING) as name,
    ):
        scratch = Path(name)
        with restore_journal.fresh_folder(scratch) as fresh:
            files.unpack(backup, fresh, stop)
            restore_journal.put_in_place(scratch, fresh, scratch / "kept")
        path = scratch / DATABASE_FILE
        if stop():
            raise BackupStopped
        with told_as_known(path):
            connection = connect(path, desk_key, read_only=True)
            try:
                differing = different(wanted, contents(connection, stop))
                with stoppable(connection, stop):
                    differing += () if files.sound(connection) else (PAGES,)
            finally:
                connection.close()
            engine = make_engine(path, desk_key, read_only=True)
            try:
                differing += () if migrate.current(engine) == migrate.HEAD else ("alembic_version",)
                differing += () if key_bytes(scratch) == keys else (KEY_FILE,)
                if differing:
                    return Trial(differing)
                with engine.connect() as conn:
                    return Trial(findings=integrity.check(conn, None, Resting(stop)))
            finally:
                engine.dispose()


def different(one: Contents, other: Contents) -> tuple[str, ...]:
    """The tables that are not the same."""
    return tuple(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)))


def _content(connection: Any, table: str, stop: Callable[[], bool]) -> tuple[int, str]:
    """The database writes the rows out itself, many at once: so nobody waits for this thread meanwhile."""
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    line = " || ',' || ".join(
        f"""typeof("{column}") || ':' || hex(CAST("{column}" AS BLOB))""" for column in columns
    )
    # rowid: VACUUM gives new ones where a table has none of its own, in the same order.
    query = f"""
        SELECT count(*), max(place), group_concat(line, char(10)) FROM (
            SELECT rowid AS place, {line} AS line FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT {_ROWS_AT_ONCE}
        )
    """  # noqa: S608
    digest, counted, place = hashlib.sha256(), 0, _BEFORE_ALL
    while True:
        if stop():
            raise BackupStopped
        rows, last, lines = connection.execute(query, (place,)).fetchone()
        if not rows:
            return counted, digest.hexdigest()
        counted, place = counted + rows, last
        digest.update(lines.encode() + b"\n")
