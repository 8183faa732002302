"""A backup put back for proof: into a folder that is thrown away, and compared with the store row by row.

What is confidential stays sealed: its bytes are compared, and whether a key opens them is not tried here.
"""

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.errors import BackupStopped
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.storage import integrity, migrate, restore_journal
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.engine import (
    DATABASE_FILE,
    connect,
    copies,
    looking,
    make_engine,
    stoppable,
    told_as_known,
)
from woilmenau_desk.storage.keys.keyring import KEY_FILE, key_bytes
from woilmenau_desk.storage.refusals import PASSING
from woilmenau_desk.storage.refusals import told_as_known as files_told
from woilmenau_desk.storage.resting import Resting
from woilmenau_desk.storage.tables.audit import AuditEntry

PAGES: Final = "pages"

Contents = copies.Contents


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the audit trail of a store ends: its last entry that tells of a change."""

    entry: int
    digest: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it. `differing`: the tables that are not the store's, and `PAGES`.

    `findings`: what is the matter with the store itself, found in its copy: the backup is the store none the less.
    """

    differing: tuple[str, ...] = ()
    findings: tuple[Sentence, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the backup is the store."""
        return not self.differing


def mark_in(conn: Connection, but: tuple[str, str]) -> Mark:
    """The same of the store that a connection reads."""
    query = select(AuditEntry.id, AuditEntry.digest).where(AuditEntry.action.not_in(but))
    found = conn.execute(query.order_by(AuditEntry.id.desc()).limit(1)).first()
    return Mark(found.id, found.digest.hex()) if found else Mark(0, "")


def mark_of(folder: Path, desk_key: bytes, but: tuple[str, str]) -> Mark:
    """The last entry of the audit trail of the store in a folder, those of two actions left aside. Raises StoreDamaged."""
    path = folder / DATABASE_FILE
    with told_as_known(path), looking(path, desk_key, read_only=True) as conn:
        return mark_in(conn, but)


def standing_still(folder: Path, desk_key: bytes) -> AbstractContextManager[Any]:
    """The store as it is now, whatever is written meanwhile."""
    return copies.standing_still(folder / DATABASE_FILE, desk_key)


def contents(view: Any, stop: Callable[[], bool]) -> Contents:
    """Every table of a view that stands still, and how it is built. Raises BackupStopped."""
    return copies.contents(view, stop)


def put_back(backup: Path, wanted: Contents, keys: bytes, desk_key: bytes, stop: Callable[[], bool]) -> Trial:
    """Restore a backup that was just made into a folder of its own, compare it, look it through, and throw it away.

    `wanted` and `keys`: what stood in the store and in its key file when it was made. It touches nothing of the store.
    Raises NotABackup, StoreDamaged, DiskFull, CannotWrite or BackupStopped.
    """
    with (
        files_told(backup.parent),
        tempfile.TemporaryDirectory(dir=backup.parent, prefix=PASSING) as name,
    ):
        scratch = Path(name)
        with restore_journal.fresh_folder(scratch) as fresh:
            files.unpack(backup, fresh, stop)
            restore_journal.put_in_place(scratch, fresh, scratch / "kept")
        path = scratch / DATABASE_FILE
        if stop():
            raise BackupStopped
        with told_as_known(path):
            connection = connect(path, desk_key, read_only=True)
            try:
                differing = different(wanted, copies.contents(connection, stop))
                with stoppable(connection, stop):
                    differing += () if copies.sound(connection) else (PAGES,)
            finally:
                connection.close()
            engine = make_engine(path, desk_key, read_only=True)
            try:
                differing += () if migrate.current(engine) == migrate.HEAD else ("alembic_version",)
                differing += () if key_bytes(scratch) == keys else (KEY_FILE,)
                if differing:
                    return Trial(differing)
                with engine.connect() as conn:
                    return Trial(findings=integrity.check(conn, None, Resting(stop)))
            finally:
                engine.dispose()


def different(one: Contents, other: Contents) -> tuple[str, ...]:
    """The tables that are not the same."""
    return tuple(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)))
