"""A store on a server, copied into one encrypted file: row by row, under the same numbers."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import insert, select, text

from woilmenau_desk.domain.errors import BackupStopped
from woilmenau_desk.storage import migrate
from woilmenau_desk.storage.engine.file import connections as of_file
from woilmenau_desk.storage.engine.server import connections, rows
from woilmenau_desk.storage.engine.server.note import Server
from woilmenau_desk.storage.tables.every import METADATA

_AT_ONCE: Final = 1000


def snapshot(server: Server, copy: Path, desk_key: bytes, stop: Callable[[], bool]) -> None:
    """Copy the store as it is at one moment, while others go on writing. Raises BackupStopped."""
    of_file.create_file(copy, desk_key)
    source = connections.make_engine(server, read_only=True, guard=of_file.nobody_minds)
    target = of_file.make_engine(copy, desk_key)
    try:
        migrate.upgrade(target)
        with source.connect() as there, target.connect().execution_options(writing=True) as here:
            for table in METADATA.sorted_tables:
                found = there.execute(select(table).execution_options(yield_per=_AT_ONCE))
                for some in found.mappings().partitions(_AT_ONCE):
                    if stop():
                        raise BackupStopped
                    here.execute(insert(table), [dict(row) for row in some])
            for name, number in rows.numbers_given(there).items():
                # A number that was given and is in no row must not be given again.
                given = {"name": name, "seq": number}
                if not here.execute(
                    text("UPDATE sqlite_sequence SET seq = :seq WHERE name = :name"), given
                ).rowcount:
                    here.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"), given)
            here.commit()
    finally:
        source.dispose()
        target.dispose()
