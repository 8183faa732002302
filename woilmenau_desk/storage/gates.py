"""Who may do what to a store as a whole: one process at a time at its gate, and one window that holds it."""

import json
import os
import platform
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from woilmenau_desk.domain.errors import BackupStopped, KnownError, StoreBusy
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.incoming import json_of, read_whole
from woilmenau_desk.storage import restore_journal
from woilmenau_desk.storage.engine import OTHER_PROCESS
from woilmenau_desk.storage.refusals import told_as_known as files_told

LOCK_FILE: Final = "desk.lock"
GATE_FILE: Final = "desk.gate"
_GATE_SECONDS: Final = 20.0
HOLDER_FILE: Final = "desk.holder"


def _clear_the_way(lock: Path) -> None:
    """A folder, a link or a pipe under a lock's name would keep everybody out: it is set aside. Nobody can hold it."""
    # Where that is refused, taking the lock says why.
    with suppress(OSError):
        if not stat.S_ISREG(lock.lstat().st_mode):
            lock.rename(lock.with_name(f"{lock.name}-{os.urandom(4).hex()}"))


@contextmanager
def gate(
    folder: Path, stop: Callable[[], bool] | None = None, *, patience: float = _GATE_SECONDS
) -> Iterator[None]:
    """For the moments in which a store is opened or replaced as a whole: one process at a time.

    Whoever was cut off while replacing it has it finished first. `stop`: asked again and again while it is shut;
    `patience`: in seconds. Raises StoreBusy when it stays shut for longer, BackupStopped, or CannotWrite.
    """
    _clear_the_way(folder / GATE_FILE)
    lock = FileLock(folder / GATE_FILE, timeout=patience, thread_local=False)
    with files_told(folder):
        try:
            lock.acquire(cancel_check=stop)
        except Timeout as error:
            if stop is not None and stop():
                raise BackupStopped from error
            raise StoreBusy(holder=OTHER_PROCESS) from error
    try:
        restore_journal.finish(folder)
        yield
    finally:
        lock.release()


def gate_is_shut(folder: Path) -> bool:
    """Whether somebody is behind the gate just now, or that cannot be told. Nobody is waited for."""
    lock = FileLock(folder / GATE_FILE, blocking=False, thread_local=False)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return True
    lock.release()
    return False


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
        _clear_the_way(self._folder / LOCK_FILE)
        with files_told(self._folder):
            try:
                self._lock.acquire()
            except Timeout as error:
                raise StoreBusy(holder=self._holder()) from error
        note = {"pid": os.getpid(), "host": platform.node(), "user": user}
        place = self._folder / HOLDER_FILE
        with suppress(OSError):
            # Made anew: what lies there from before may be a pipe, which nobody reads.
            place.unlink(missing_ok=True)
            with place.open("x", encoding="utf-8") as file:
                file.write(json.dumps(note))

    def release(self) -> None:
        """Let go of it."""
        if self._lock.is_locked:
            with suppress(OSError):
                (self._folder / HOLDER_FILE).unlink()
            self._lock.release()

    def _holder(self) -> str:
        try:
            note = json_of(read_whole(self._folder / HOLDER_FILE, NOTE_BYTES))
            return f"Rechner {str(note['host'])[:60]}, Prozess {int(note['pid'])}"
        except (KnownError, OSError, ValueError, LookupError, TypeError, OverflowError):
            return OTHER_PROCESS
