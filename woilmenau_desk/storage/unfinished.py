"""Outputs that are being written, so that none stays half written, hidden and in clear, for ever.

A process that is killed cleans up nothing. So it is noted outside the store, for this user, which file an output is
written into; whoever writes or starts next removes what a process left behind that is gone. That it is gone is told by
its lock, which goes with it.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from woilmenau_desk import paths
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.limits import PATH_BYTES
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.storage.files import sweep as sweep_old
from woilmenau_desk.storage.refusals import PASSING

PART: Final = ".part"
_LOCK: Final = ".lock"


def _place() -> Path:
    return paths.remembered("unfinished", Path()).parent


@contextmanager
def noting() -> Iterator[Callable[[Path], None]]:
    """What is handed to it is noted until the end. Where nothing can be noted, the output goes on without."""
    from filelock import FileLock, Timeout  # the start does not wait for it

    note = _place() / secrets.token_hex(8)
    lock = FileLock(f"{note}{_LOCK}", timeout=0)
    held = False
    with suppress(OSError, Timeout):
        note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire()
        held = True

    def write(part: Path) -> None:
        if held:
            with suppress(OSError):
                note.write_bytes(os.fsencode(part))

    try:
        yield write
    finally:
        if held:
            _forget(note)
            lock.release()
            with suppress(OSError):
                Path(lock.lock_file).unlink(missing_ok=True)


def sweep(folder: Path | None = None) -> None:
    """Remove what processes that are gone left behind; in `folder` also what is a day old. Quick where nothing is."""
    try:
        notes = [path for path in _place().iterdir() if path.suffix != _LOCK]
    except OSError:
        notes = []
    for note in notes:
        _sweep_one(note)
    if folder is None:
        return
    # Whose note is gone, as after a power cut, is told by its age alone.
    with suppress(OSError):
        sweep_old(folder, f"*{PART}")


def _sweep_one(note: Path) -> None:
    from filelock import FileLock, Timeout

    lock = FileLock(f"{note}{_LOCK}", timeout=0)
    with suppress(OSError, Timeout), lock:
        try:
            part = Path(os.fsdecode(read_whole(note, PATH_BYTES)))
        except KnownError:
            part = Path()  # no note of this program's
        # Never anything but what this program calls so.
        if part.name.startswith(PASSING) and part.suffix == PART:
            with suppress(ValueError):  # a path that no file can have
                part.unlink(missing_ok=True)
        _forget(note)
        Path(lock.lock_file).unlink(missing_ok=True)


def _forget(note: Path) -> None:
    with suppress(OSError):
        note.unlink(missing_ok=True)
