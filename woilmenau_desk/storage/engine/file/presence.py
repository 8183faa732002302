"""Whether the files that are written into are still the ones in the folder.

An open file outlives its name: whoever deletes or replaces a store's files under a window leaves it writing into
nothing, and every write "succeeds". So who the files are is looked at with each write.
"""

import ctypes
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

Identity = tuple[int, int]
Written = tuple[int, int, int]
WAL, SHM = "-wal", "-shm"
# Where SQLite's readers hold their lock on a database, and how many bytes of it.
_SHARED_FIRST: Final = 0x40000002
_SHARED_SIZE: Final = 510

# The databases this process has open, and those whose files vanished while it had.
_open: Counter[Identity] = Counter()
_abandoned: set[Identity] = set()
_kept: list[Any] = []


class Presence:
    """Who the database, its log and the log's index are, from the moment they were opened."""

    def __init__(self, path: Path) -> None:
        self._files = (path, Path(f"{path}{WAL}"), Path(f"{path}{SHM}"))
        self._known: tuple[Identity, ...] | None = None

    @property
    def begun(self) -> bool:
        """Whether the files are known."""
        return self._known is not None

    def begin(self) -> bool:
        """Remember who they are, while a connection holds them open. False: they are gone already, or were abandoned."""
        found = [_identity(file) for file in self._files]
        known = tuple(one for one in found if one is not None)
        if len(known) < len(found) or known[0] in _abandoned:
            return False
        self._known = known
        _open[known[0]] += 1
        return True

    def same(self) -> bool:
        """Whether they are still there, and still the same. A few microseconds."""
        known = self._known
        return known is None or all(map(_is, self._files, known))

    def log_bytes(self) -> int:
        """How large the log is; it may be in the database already."""
        try:
            return self._files[1].stat().st_size
        except OSError:
            return 0

    def database_written(self) -> Written | None:
        """When the database was last written into, and its size: by a folded log, or by somebody else."""
        try:
            found = self._files[0].stat()
        except OSError:
            return None
        # Whoever copies something into it can set the first two as they were. The system sets the third by itself.
        return found.st_mtime_ns, found.st_size, found.st_ctime_ns

    def database_same(self) -> bool:
        """Whether at least the database itself is the same file: then only its log was taken away."""
        return self._known is not None and _is(self._files[0], self._known[0])

    def end(self) -> None:
        """Let go of them."""
        if self._known is not None:
            _open[self._known[0]] -= 1
            self._known = None

    def abandon(self, connection: Any) -> None:
        """Keep a raw connection open until the process ends, and let this process open that database no more.

        The last connection that closes folds its log into the database. This log is no longer the database's: another
        process may have written meanwhile, and its pages would be overwritten. A process that ends folds nothing.
        """
        if self._known is not None:
            _abandoned.add(self._known[0])
        _kept.append(connection)
        # Not even when Python takes everything down at its end.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))


def abandoned(path: Path) -> bool:
    """Whether this process has lost the log of that database, and may not open it again."""
    return _identity(path) in _abandoned


def others_have(path: Path) -> bool:
    """Whether somebody has the database open just now: then its log is at work, and not for others to look into."""
    identity = _identity(path)
    if identity is None:
        return False
    if _open[identity] > 0 or identity in _abandoned:
        # Also the reason never to open the file here: to close it would drop this process's own locks on it.
        return True
    if sys.platform == "win32":
        return _held_on_windows(path)
    else:
        return _held(path)


if sys.platform == "win32":

    def _held_on_windows(path: Path) -> bool:
        try:
            with path.open("r+b") as file:
                file.seek(_SHARED_FIRST)
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, _SHARED_SIZE)
                except OSError:
                    return True
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, _SHARED_SIZE)
        except OSError:
            return False
        return False

else:

    def _held(path: Path) -> bool:
        try:
            with path.open("r+b") as file:
                try:
                    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
                except OSError:
                    return True
                fcntl.lockf(file, fcntl.LOCK_UN, _SHARED_SIZE, _SHARED_FIRST)
        except OSError:
            return False
        return False


def _is(file: Path, known: Identity) -> bool:
    try:
        found = file.stat()
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == known


def _identity(file: Path) -> Identity | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
