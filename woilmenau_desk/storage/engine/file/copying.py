"""Whole copies of a store in one encrypted file, and what stands in one, table by table."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from woilmenau_desk.domain.errors import BackupStopped, StoreDamaged
from woilmenau_desk.storage.engine.errors import told_as_known
from woilmenau_desk.storage.engine.file.connections import connect, stoppable

# Another process that has the store open is waited for this long, then told of.
_BUSY_MS: Final = 1_000
_ROWS_AT_ONCE: Final = 500
_BEFORE_ALL: Final = -(2**63)
# How the tables are built, among their contents.
STRUCTURE: Final = "sqlite_master"

# For each table how many rows it has, and a digest over all that stands in them.
Contents = Mapping[str, tuple[int, str]]


def snapshot(path: Path, desk_key: bytes, copy: Path, stop: Callable[[], bool]) -> None:
    """Copy the database, encrypted under the same key, as it is at one moment, while others go on writing.

    Raises BackupStopped.
    """
    source = connect(path, desk_key)
    try:
        with stoppable(source, stop):
            snapshot_of(source, copy)
    finally:
        source.close()


def snapshot_of(connection: Any, copy: Path) -> None:
    """The same of what an open raw connection sees, also where its files have no name any more."""
    connection.execute("VACUUM INTO ?", (str(copy),))


def overwrite(source: Any, target: Any) -> None:
    """Let one database, by its raw connection, become what another one is; in one transaction."""
    source.backup(target)


@contextmanager
def writing(connection: Any) -> Iterator[None]:
    """One transaction of a raw connection: all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(Exception):
            connection.execute("ROLLBACK")
        raise


def look(connection: Any) -> None:
    """Read something: only then a wrong key shows, and only then a transaction sees one state."""
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def sound(connection: Any) -> bool:
    """Whether all pages of a raw connection's database are whole, and fit together."""
    return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def tables(connection: Any) -> list[str]:
    """The names of all tables of a raw connection."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found]


def table_counts(connection: Any) -> dict[str, int]:
    """How many rows each table of a raw connection has."""
    execute = connection.execute
    return {
        name: execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]  # noqa: S608
        for name in tables(connection)
    }


def under_another_key(
    path: Path, old_key: bytes, fresh: Path, new_key: bytes, indexes: Collection[str]
) -> list[str]:
    """Copy a database that nobody else has open under another key, and look the copy through.

    `indexes`: the program's own. Returns the names of what the copy was left without. Raises StoreDamaged.
    """
    source = connect(path, old_key)
    try:
        # Leaving the write-ahead log works only while nobody else has the file open. So nothing is written to the old
        # file after it was copied, and no log of it stays behind to be taken for the new one's.
        source.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        source.execute("PRAGMA locking_mode = EXCLUSIVE")
        source.execute("PRAGMA journal_mode = DELETE")
        before = table_counts(source)
        source.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{new_key.hex()}'\"", (str(fresh),))
        # In one transaction: otherwise each table and index waits for the disk by itself.
        source.execute("BEGIN")
        source.execute("SELECT sqlcipher_export('fresh')").fetchone()
        source.execute("COMMIT")
        source.execute("DETACH DATABASE fresh")
    finally:
        source.close()
    copy = connect(fresh, new_key)
    try:
        removed = _without_foreign(copy, indexes)
        if table_counts(copy) != before or not sound(copy):
            raise StoreDamaged(detail=fresh.name)
    finally:
        copy.close()
    return removed


def _without_foreign(copy: Any, own: Collection[str]) -> list[str]:
    """Take out of the copy what acts by itself and is not the program's; the names.

    Refusing would let whoever planted it stay. The program has no triggers and no views, and its indexes are known.
    """
    planted = [
        (kind, name)
        for kind, name, sql in copy.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        if kind in ("trigger", "view") or (kind == "index" and sql is not None and name not in own)
    ]
    for kind, name in planted:
        # A view takes the triggers on it along.
        copy.execute(f"DROP {kind} IF EXISTS {_quoted(name)}")
    return [name for _, name in planted]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def standing_still(path: Path, desk_key: bytes) -> Iterator[Any]:
    """A raw connection that sees the store as it is now, whatever is written meanwhile."""
    with told_as_known(path):
        connection = connect(path, desk_key, read_only=True)
        try:
            connection.execute("BEGIN")
            look(connection)
            yield connection
        finally:
            connection.close()


def contents(connection: Any, stop: Callable[[], bool]) -> Contents:
    """Every table of a raw connection, and how it is built. Raises BackupStopped."""
    with stoppable(connection, stop):
        schema = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2")
        built = hashlib.sha256(repr(schema.fetchall()).encode())
        names = tables(connection)
        return {STRUCTURE: (len(names), built.hexdigest())} | {
            name: _content(connection, name, stop) for name in names
        }


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
