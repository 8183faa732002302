"""Whole copies of a store. A copy is always one encrypted file, whatever engine the store has."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, table

from woilmenau_desk.storage.engine.errors import told_as_known
from woilmenau_desk.storage.engine.file import copying as of_file
from woilmenau_desk.storage.engine.file.copying import Contents as Contents
from woilmenau_desk.storage.engine.file.copying import contents as contents
from woilmenau_desk.storage.engine.file.copying import overwrite as overwrite
from woilmenau_desk.storage.engine.file.copying import snapshot_of as snapshot_of
from woilmenau_desk.storage.engine.file.copying import sound as sound
from woilmenau_desk.storage.engine.file.copying import table_counts as table_counts
from woilmenau_desk.storage.engine.file.copying import tables as tables
from woilmenau_desk.storage.engine.file.copying import under_another_key as under_another_key
from woilmenau_desk.storage.engine.file.copying import writing as writing
from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.engine.server import copying as of_server
from woilmenau_desk.storage.engine.server import note
from woilmenau_desk.storage.engine.words import DATABASE_FILE
from woilmenau_desk.storage.refusals import PASSING


def snapshot(path: Path, desk_key: bytes, copy: Path, stop: Callable[[], bool]) -> None:
    """Copy the database into an encrypted file, as it is at one moment, while others go on writing.

    Raises BackupStopped.
    """
    server = note.server_of(path)
    if server is None:
        of_file.snapshot(path, desk_key, copy, stop)
    else:
        of_server.snapshot(server, copy, desk_key, stop)


@contextmanager
def standing_still(path: Path, desk_key: bytes) -> Iterator[Any]:
    """A raw connection that sees the store as it is now, whatever is written meanwhile; of a server, a copy of it."""
    server = note.server_of(path)
    if server is None:
        with of_file.standing_still(path, desk_key) as view:
            yield view
        return
    # Encrypted as every copy.
    with tempfile.TemporaryDirectory(prefix=PASSING) as name:
        copy = Path(name) / DATABASE_FILE
        with told_as_known(copy):
            of_server.snapshot(server, copy, desk_key, lambda: False)
        with of_file.standing_still(copy, desk_key) as view:
            yield view


def counts(conn: Connection) -> dict[str, int]:
    """How many rows each table has, by a connection."""
    names = rows_of(conn).tables(conn)
    return {
        name: int(conn.execute(select(func.count()).select_from(table(name))).scalar_one()) for name in names
    }
