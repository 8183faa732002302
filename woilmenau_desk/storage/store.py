"""The open store: reading, writing, and who holds it."""

import json
import os
import platform
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from filelock import FileLock, Timeout
from sqlalchemy import Connection as Connection  # services name what they are handed
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.clock import ClockWatch
from woilmenau_desk.domain.errors import StoreBusy, StoreDamaged, StoreTooNew
from woilmenau_desk.domain.periods import now
from woilmenau_desk.storage import audit, migrate, outputs
from woilmenau_desk.storage.engine import (
    DATABASE_FILE,
    OTHER_PROCESS,
    connect,
    create_file,
    make_engine,
    told_as_known,
)
from woilmenau_desk.storage.refusals import told_as_known as files_told
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault

LOCK_FILE: Final = "desk.lock"
GATE_FILE: Final = "desk.gate"
_GATE_SECONDS: Final = 20.0
HOLDER_FILE: Final = "desk.holder"


class Store:
    """A database that was opened with its desk key. Close it when done."""

    def __init__(
        self,
        folder: Path,
        desk_key: bytes,
        clock: Callable[[], datetime] = now,
        watch: ClockWatch | None = None,
    ) -> None:
        """`watch`: looks at the clock before each write; without one it is believed."""
        self.folder = folder
        self.path = folder / DATABASE_FILE
        self.clock = clock
        self.watch = watch
        self.desk_key = desk_key
        outputs.protect(folder)
        self._engine = make_engine(self.path, desk_key)
        self._news: Any = None
        # The length of the audit trail as this process knows it; a longer one was written elsewhere.
        self._known: int | None = None
        self._elsewhere = False
        self._writing = threading.Lock()

    @classmethod
    def create(cls, folder: Path, desk_key: bytes) -> None:
        """Make an empty store of the newest version in the folder."""
        path = folder / DATABASE_FILE
        create_file(path, desk_key)
        with told_as_known(path), cls(folder, desk_key) as store:
            migrate.upgrade(store._engine)

    def check_version(self) -> None:
        """Bring an older store up to date. Raises StoreTooNew or StoreDamaged (also for a wrong key)."""
        with told_as_known(self.path):
            try:
                version = migrate.current(self._engine)
            except DBAPIError as error:
                if "no such table" in str(error.orig):
                    raise StoreDamaged(detail=DATABASE_FILE) from error
                raise
            if version == migrate.HEAD:
                return
            if version not in migrate.known():
                raise StoreTooNew
            migrate.upgrade(self._engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view; nothing can be written through it."""
        with told_as_known(self.path), self._engine.connect() as conn:
            yield conn

    @contextmanager
    def unit_of_work(self, actor: str, vault: Vault | None = None) -> Iterator[UnitOfWork]:
        """A write by an actor. Roll-back is the default; call `commit` at the end. With the vault it seals the trail.

        Raises DiskFull, CannotWrite, StoreBusy, CannotUndo or ClockDoubted; nothing is then changed.
        """
        with (
            self._writing,
            told_as_known(self.path),
            self._engine.connect().execution_options(writing=True) as conn,
        ):
            uow = UnitOfWork(conn, actor, self._moment(conn), vault)
            yield uow
            if uow.trail is not None:
                if self.watch is not None:
                    self.watch.wrote(uow.at)
                before, after = uow.trail
                # What somebody else wrote in between lies before this write's own entries.
                self._elsewhere |= self._known is not None and self._known != before
                self._known = after

    def check_clock(self) -> None:
        """Raises ClockDoubted, as the next write would: before work that would be in vain."""
        if self.watch is not None:
            if not self.watch.begun:
                with self.read() as conn:
                    self.watch.begin(audit.last_moment(conn))
            self.watch.look()

    def _moment(self, conn: Connection) -> datetime:
        if self.watch is None:
            return self.clock()
        if not self.watch.begun:
            self.watch.begin(audit.last_moment(conn))
        return self.watch.look()

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since the last call; mostly a single cheap question to the file."""
        with told_as_known(self.path):
            if self._news is None:
                self._news = self._engine.raw_connection()
                self._seen: int | None = None
            seen, self._seen = self._seen, self._data_version()
            if seen != self._seen:
                # This process's own writes look the same to the file; only the trail tells them apart.
                with self._writing, self.read() as conn:
                    entries = audit.length(conn)
                    self._elsewhere |= self._known is not None and self._known != entries
                    self._known = entries
        elsewhere, self._elsewhere = self._elsewhere, False
        return elsewhere

    def _data_version(self) -> int:
        return int(self._news.cursor().execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        if self._news is not None:
            self._news.close()
            self._news = None
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def opens(folder: Path, desk_key: bytes) -> bool:
    """Whether the key fits the database in the folder. Raises CannotWrite where the file is missing."""
    path = folder / DATABASE_FILE
    if not path.exists():
        raise StoreDamaged(detail=f"{DATABASE_FILE} fehlt")
    try:
        with told_as_known(path):
            connection = connect(path, desk_key)
            try:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            finally:
                connection.close()
    except StoreDamaged:
        return False
    return True


@contextmanager
def gate(folder: Path) -> Iterator[None]:
    """For the moments in which a store is opened or replaced as a whole: one process at a time.

    Raises StoreBusy when it stays shut, or CannotWrite.
    """
    lock = FileLock(folder / GATE_FILE, timeout=_GATE_SECONDS, thread_local=False)
    with files_told(folder):
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreBusy(holder=OTHER_PROCESS) from error
    try:
        yield
    finally:
        lock.release()


class Hold:
    """The one window that holds a store; also taken to replace the store as a whole.

    The lock is the operating system's, so it ends with the process whatever happens.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Taken by one thread and let go of by another.
        self._lock = FileLock(folder / LOCK_FILE, blocking=False, thread_local=False)

    def take(self, user: str = "") -> None:
        """Take it. Raises StoreBusy with who holds it, or CannotWrite."""
        with files_told(self._folder):
            try:
                self._lock.acquire()
            except Timeout as error:
                raise StoreBusy(holder=self._holder()) from error
        note = {"pid": os.getpid(), "host": platform.node(), "user": user}
        with suppress(OSError):
            (self._folder / HOLDER_FILE).write_text(json.dumps(note), "utf-8")

    def release(self) -> None:
        """Let go of it."""
        if self._lock.is_locked:
            with suppress(OSError):
                (self._folder / HOLDER_FILE).unlink()
            self._lock.release()

    def _holder(self) -> str:
        try:
            note = json.loads((self._folder / HOLDER_FILE).read_text("utf-8"))
            return f"Rechner {note['host']}, Prozess {note['pid']}"
        except (OSError, ValueError, KeyError):
            return OTHER_PROCESS
