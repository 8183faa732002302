"""Opening a database by its place: a file, or a server that the folder names."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.domain.server_errors import NotOnServerYet
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.storage.engine.file import connections as of_file
from woilmenau_desk.storage.engine.file.connections import create_file as create_file
from woilmenau_desk.storage.engine.file.connections import nobody_minds
from woilmenau_desk.storage.engine.server import connections as of_server
from woilmenau_desk.storage.engine.server import note
from woilmenau_desk.storage.engine.server.words import DIALECT, SERVER_FILE
from woilmenau_desk.storage.engine.words import DATABASE_FILE
from woilmenau_desk.storage.files import write_atomically


def exists(path: Path) -> bool:
    """Whether there is a database: the file, or the word of the folder that it is on a server."""
    return path.exists() or note.server_of(path) is not None


def create(path: Path, desk_key: bytes) -> None:
    """Make the empty database. Raises CannotWrite, DiskFull, ServerSilent or ServerRefuses."""
    server = note.server_of(path)
    if server is None:
        of_file.create_file(path, desk_key)
    else:
        of_server.create(server, path)


def hand_on(folder: Path, fresh: Path) -> None:
    """Let a store that is being made in another folder be where this one's is to be."""
    if note.server_of(folder / DATABASE_FILE) is not None:
        write_atomically(fresh / SERVER_FILE, read_whole(folder / SERVER_FILE, NOTE_BYTES))


def discard(fresh: Path) -> None:
    """Let go of what a store that is not to come has outside of its folder."""
    path = fresh / DATABASE_FILE
    server = note.server_of(path)
    if server is not None:
        of_server.drop(server, path)


def refuse_unless_file(folder: Path) -> None:
    """Before the files of a store take another one's place. Raises NotOnServerYet."""
    if note.server_of(folder / DATABASE_FILE) is not None:
        raise NotOnServerYet


def make_engine(
    path: Path,
    desk_key: bytes,
    *,
    read_only: bool = False,
    immutable: bool = False,
    guard: Callable[[], None] = nobody_minds,
) -> Engine:
    """An engine over the database in its place; see `file.connections` and `server.connections`.

    `immutable`: nobody writes to the file meanwhile. `guard` is asked before each connection, and may raise.
    """
    server = note.server_of(path)
    if server is not None:
        return of_server.make_engine(server, read_only=read_only, guard=guard)
    return of_file.make_engine(path, desk_key, read_only=read_only, immutable=immutable, guard=guard)


@contextmanager
def references_unchecked(engine: Engine) -> Iterator[Connection]:
    """A writing connection for migrations, on which a table may be made anew that others refer to; a server alters it."""
    if engine.dialect.name == DIALECT:
        with engine.connect().execution_options(writing=True) as conn:
            yield conn
    else:
        with of_file.references_unchecked(engine) as conn:
            yield conn


@contextmanager
def looking(path: Path, desk_key: bytes, *, read_only: bool = False) -> Iterator[Connection]:
    """A connection for one look at a database that is not opened as a store."""
    engine = make_engine(path, desk_key, read_only=read_only)
    try:
        with engine.connect() as conn:
            yield conn
    finally:
        engine.dispose()


@contextmanager
def stoppable_reading(conn: Connection, stop: Callable[[], bool]) -> Iterator[None]:
    """End what is read on a connection as soon as `stop` says so. A server ends each statement by itself, in its time."""
    if conn.dialect.name == DIALECT:
        yield
    else:
        with of_file.stoppable(conn.connection.driver_connection, stop):
            yield


def has_table(conn: Connection, name: str) -> bool:
    """Whether there is a table of that name."""
    return inspect(conn).has_table(name)
