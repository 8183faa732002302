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
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, make_engine, told_as_known
from woilmenau_desk.storage.presence import WAL
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
        return Way(path)
    if not _has_log(path):
        still = Way(path, immutable=True)
        if _reads(still, desk_key):
            return still
    for place in (None, Path("/dev/shm")):  # noqa: S108  (where files lie in memory; encrypted as they are)
        if place is None or place.is_dir():
            found = _copied(path, place)
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


def _copied(path: Path, place: Path | None) -> Way | None:
    folder: Path | None = None
    try:
        folder = Path(tempfile.mkdtemp(dir=place, prefix=PASSING))
        shutil.copyfile(path, folder / path.name)
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{WAL}", folder / f"{path.name}{WAL}")
    except OSError:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        return None
    return Way(folder / path.name, copy=folder)
