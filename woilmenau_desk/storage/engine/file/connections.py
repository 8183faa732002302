"""Connections to one encrypted file: SQLite, every page encrypted by SQLCipher."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from woilmenau_desk.domain.errors import BackupStopped, StoreDamaged
from woilmenau_desk.memory import KeyMemory
from woilmenau_desk.storage.engine.errors import told_as_known
from woilmenau_desk.storage.engine.file import errors

# Of each connection: enough for the hot pages of a million visits. What is read from end to end fills any cache, and four
# connections have one.
_CACHE_KIB: Final = 4_096
BUSY_MS: Final = 5_000
# Of SQLite's small steps: often enough to end soon, seldom enough to cost nothing.
_STEPS_BETWEEN: Final = 20_000
# The statements a counter uses all day are few; the rest need no room.
_STATEMENTS_KEPT: Final = 300


def nobody_minds() -> None:
    """Before a connection is made; nothing stands against it."""


def make_engine(
    path: Path,
    desk_key: bytes,
    *,
    read_only: bool = False,
    immutable: bool = False,
    guard: Callable[[], None] = nobody_minds,
) -> Engine:
    """An engine whose connections open the encrypted file with the raw 256-bit key.

    Write-ahead log and `synchronous=FULL`: a commit that returned is on the disk. `immutable`: nobody writes to the file
    while it is read, and nothing can be laid beside it. `guard` is asked before each connection, and may raise.
    """
    key = KeyMemory(desk_key)  # a connection may be made hours from now

    def creator() -> Any:
        guard()
        return connect(path, key.read(), read_only=read_only, immutable=immutable)

    shared = _shared()
    # One for short work, one for whoever looks after the files, and some for long work beside them.
    pool = QueuePool(
        creator,
        pool_size=4,
        max_overflow=8,
        timeout=BUSY_MS / 1000,
        reset_on_return="rollback",
        dialect=shared.engine.dialect,
    )
    engine = Engine(pool, shared.engine.dialect, shared.engine.url)
    engine.update_execution_options(compiled_cache=shared.statements)
    event.listen(engine, "begin", _begin)
    return engine


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all engines of a process have in common."""

    engine: Engine
    statements: LRUCache[Any, Any]


@cache
def _shared() -> _Shared:
    """A login opens the store through several engines: a statement is compiled once for all of them, and kept."""
    engine = create_engine("sqlite+pysqlite://", module=dbapi2, poolclass=StaticPool)
    # The dialect asks what the library can do, once.
    engine.connect().close()
    engine.dispose()
    return _Shared(engine, LRUCache(_STATEMENTS_KEPT))


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once, so that two never deadlock half-way; a reader gets one consistent view.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def memory_engine() -> Engine:
    """An engine over an empty database in memory, to see what the migrations make."""
    return create_engine("sqlite+pysqlite://", module=dbapi2, poolclass=StaticPool)


@contextmanager
def references_unchecked(engine: Engine) -> Iterator[Connection]:
    """A writing connection for migrations, on which a table may be dropped and made anew that others refer to.

    What refers to it finds it again by its name; SQLite would look in between, and cannot be told not to within a
    transaction. What is not committed at the end is rolled back.
    """
    with engine.connect().execution_options(writing=True) as conn:
        raw: Any = conn.connection.dbapi_connection
        (checked,) = raw.execute("PRAGMA foreign_keys").fetchone()
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            yield conn
        finally:
            conn.rollback()
            raw.execute(f"PRAGMA foreign_keys = {checked}")


def connect(
    path: Path, desk_key: bytes, *, read_only: bool = False, create: bool = False, immutable: bool = False
) -> Any:
    """A raw connection to the encrypted file, which must exist unless `create` makes it."""
    if path.exists() and not path.is_file():
        # A pipe or a device would hold SQLite up for ever.
        raise StoreDamaged(detail=path.name)
    mode = "ro" if read_only else "rwc" if create else "rw"
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
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
def stoppable(connection: Any, stop: Callable[[], bool]) -> Iterator[None]:
    """End what runs on a raw connection as soon as `stop` says so. Raises BackupStopped then."""
    connection.set_progress_handler(stop, _STEPS_BETWEEN)
    try:
        yield
    except dbapi2.OperationalError as error:
        if errors.number(error) == errors.INTERRUPTED:
            raise BackupStopped from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
