"""Whole copies of a store. A copy is always one encrypted file, whatever engine the store has."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, func, select, table

from woilmenau_desk.storage.engine.file import copying as of_file
from woilmenau_desk.storage.engine.file.copying import Contents as Contents
from woilmenau_desk.storage.engine.file.copying import contents as contents
from woilmenau_desk.storage.engine.file.copying import overwrite as overwrite
from woilmenau_desk.storage.engine.file.copying import snapshot_of as snapshot_of
from woilmenau_desk.storage.engine.file.copying import sound as sound
from woilmenau_desk.storage.engine.file.copying import standing_still as standing_still
from woilmenau_desk.storage.engine.file.copying import table_counts as table_counts
from woilmenau_desk.storage.engine.file.copying import tables as tables
from woilmenau_desk.storage.engine.file.copying import under_another_key as under_another_key
from woilmenau_desk.storage.engine.file.copying import writing as writing
from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.engine.server import copying as of_server
from woilmenau_desk.storage.engine.server import note


def snapshot(path: Path, desk_key: bytes, copy: Path, stop: Callable[[], bool]) -> None:
    """Copy the database into an encrypted file, as it is at one moment, while others go on writing.

    Raises BackupStopped.
    """
    server = note.server_of(path)
    if server is None:
        of_file.snapshot(path, desk_key, copy, stop)
    else:
        of_server.snapshot(server, copy, desk_key, stop)


def counts(conn: Connection) -> dict[str, int]:
    """How many rows each table has, by a connection."""
    names = rows_of(conn).tables(conn)
    return {
        name: int(conn.execute(select(func.count()).select_from(table(name))).scalar_one()) for name in names
    }
