"""Connections to a store on a server: PostgreSQL.

The desk key does not apply there: the server keeps the rows in the clear and protects them itself, by who may connect.
What the vault seals stays sealed, and so does every backup, which is an encrypted file whatever the engine.
"""

import importlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from woilmenau_desk.domain.errors import StoreExists
from woilmenau_desk.domain.server_errors import NoServerDriver, ServerSilent
from woilmenau_desk.storage.engine.errors import told_as_known
from woilmenau_desk.storage.engine.server.errors import known
from woilmenau_desk.storage.engine.server.note import Server

# Somebody else's write is waited for this long, as in a file.
BUSY_MS: Final = 5_000
_CONNECT_SECONDS: Final = 5
# One writer at a time, as in a file: two never deadlock half-way, and the trail has one end. The number is the program's.
_WRITING: Final = 0x776F696C
_STATEMENTS_KEPT: Final = 300
_BEGIN_READING: Final = ("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",)
_BEGIN_WRITING: Final = (
    # Each statement sees what was committed before it: so nothing is missed that was written while this one waited.
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
    f"SELECT pg_advisory_xact_lock({_WRITING}, current_schema()::regnamespace::oid::int)",
)


def make_engine(server: Server, *, read_only: bool, guard: Callable[[], None]) -> Engine:
    """An engine whose connections see the store's schema alone. `guard` is asked before each, and may raise."""
    psycopg = driver()

    def creator() -> Any:
        guard()
        return connect(server)

    engine = create_engine(
        "postgresql+psycopg://",
        module=psycopg,
        creator=creator,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        pool_reset_on_return="rollback",
        query_cache_size=_STATEMENTS_KEPT,
    )
    # How many rows a statement wrote is asked of each: also of one that gives something back.
    engine.update_execution_options(preserve_rowcount=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False) and not read_only
        # A cursor of its own: what the statement that comes is told (to be read in parts, for one) is not meant for this.
        with told_as_always(), closing(connection.connection.cursor()) as cursor:
            for statement in _BEGIN_WRITING if writing else _BEGIN_READING:
                cursor.execute(statement)

    return engine


def connect(server: Server, *, autocommit: bool = False) -> Any:
    """A raw connection of the driver's."""
    psycopg = driver()
    try:
        return psycopg.connect(
            server.conninfo,
            autocommit=autocommit,
            connect_timeout=_CONNECT_SECONDS,
            application_name="woilmenau-desk",
            # A commit that returned is on the server's disk; foreign keys always hold there.
            options=f"-c search_path={server.schema} -c lock_timeout={BUSY_MS} -c synchronous_commit=on",
        )
    except psycopg.OperationalError as error:
        raise known(error) or ServerSilent() from error


@contextmanager
def told_as_always() -> Iterator[None]:
    """Tell the driver's own errors as those of every other statement are told."""
    try:
        yield
    except driver().Error as error:
        raise DBAPIError(None, None, error) from error


def create(server: Server, path: Path) -> None:
    """Make the schema. Raises StoreExists where it is there."""
    _carried_out(server, path, f"CREATE SCHEMA {server.schema}")


def drop(server: Server, path: Path) -> None:
    """Remove the schema of a store that was made and is not to come."""
    _carried_out(server, path, f"DROP SCHEMA IF EXISTS {server.schema} CASCADE")


def _carried_out(server: Server, path: Path, statement: str) -> None:
    try:
        with told_as_known(path):
            connection = connect(server, autocommit=True)
            try:
                connection.execute(statement)
            finally:
                connection.close()
    except driver().errors.DuplicateSchema as error:
        raise StoreExists(folder=path.parent) from error


def driver() -> Any:
    """The module that speaks to the server. Raises NoServerDriver where it was not installed."""
    try:
        return importlib.import_module("psycopg")
    except ImportError as error:
        raise NoServerDriver from error
