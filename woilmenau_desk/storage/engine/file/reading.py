"""Reading a store on a disk that takes nothing more: full, locked, or not to be written by this user.

SQLite lays an index of its log beside the database even to read, so there are three ways, tried in this order: as always
but only reading; the file alone, where no log belongs to it; a copy, encrypted as it is, where there is still room.
"""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from woilmenau_desk.domain.errors import REFUSED, KnownError
from woilmenau_desk.domain.periods import now
from woilmenau_desk.storage.engine.errors import told_as_known
from woilmenau_desk.storage.engine.file import write_ahead_log
from woilmenau_desk.storage.engine.file.connections import connect, make_engine
from woilmenau_desk.storage.engine.file.presence import WAL
from woilmenau_desk.storage.engine.words import DATABASE_FILE
from woilmenau_desk.storage.refusals import PASSING


@dataclass(frozen=True, slots=True)
class Way:
    """How a store is read: which file, whether it is taken to stand still, and the folder of a copy."""

    path: Path
    immutable: bool = False
    copy: Path | None = None

    def engine(self, desk_key: bytes) -> Engine:
        """An engine that only reads."""
        return make_engine(self.path, desk_key, read_only=True, immutable=self.immutable)

    def leave(self) -> None:
        """Remove the copy, if there is one."""
        if self.copy is not None:
            shutil.rmtree(self.copy, ignore_errors=True)


def way_to_read(folder: Path, desk_key: bytes, why: KnownError) -> Way:
    """A way that works. Raises `why` where there is none, or StoreDamaged."""
    path = folder / DATABASE_FILE
    if _reads(Way(path), desk_key):
        # A log that is another state's would be laid over the database; it cannot be set aside just now.
        anothers = False
        with suppress(KnownError):
            anothers = write_ahead_log.is_anothers(path, desk_key)
        return Way(path, immutable=anothers)
    if not _has_log(path):
        still = Way(path, immutable=True)
        if _reads(still, desk_key):
            return still
    for place in (None, Path("/dev/shm")):  # noqa: S108  (where files lie in memory; encrypted as they are)
        if place is None or place.is_dir():
            found = _copied(path, place, desk_key)
            if found is not None and _reads(found, desk_key):
                return found
            if found is not None:
                found.leave()
    raise why


def _reads(way: Way, desk_key: bytes) -> bool:
    try:
        with told_as_known(way.path):
            connection = connect(way.path, desk_key, read_only=way.copy is None, immutable=way.immutable)
            try:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            finally:
                connection.close()
    except REFUSED:
        return False
    return True


def _has_log(path: Path) -> bool:
    try:
        return Path(f"{path}{WAL}").stat().st_size > 0
    except OSError:
        return False


def _copied(path: Path, place: Path | None, desk_key: bytes) -> Way | None:
    folder: Path | None = None
    try:
        folder = Path(tempfile.mkdtemp(dir=place, prefix=PASSING))
        copy = folder / path.name
        shutil.copyfile(path, copy)
        with suppress(FileNotFoundError):
            Path(f"{copy}{WAL}").write_bytes(write_ahead_log.beginning(path, desk_key))
        write_ahead_log.mend(copy, desk_key, now())
    except (OSError, KnownError):
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        return None
    return Way(copy, copy=folder)
