"""Backups: one file with the encrypted database and its key file, proven by opening it.

A backup is as confidential as the store: whoever holds it still needs a password that was valid when it was made.
"""

import hashlib
import json
import os
import shutil
import struct
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from woilmenau_desk.domain.backups import Backup
from woilmenau_desk.domain.errors import KeysOutOfStep, NotABackup, StoreDamaged, StoreTooNew
from woilmenau_desk.storage import key_state, migrate, refusals
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, told_as_known
from woilmenau_desk.storage.files import replacing, sync_folder
from woilmenau_desk.storage.keyring import KEY_FILE, Keyring
from woilmenau_desk.storage.outputs import BACKUP_MANIFEST, BACKUP_SUFFIX
from woilmenau_desk.storage.refusals import PASSING
from woilmenau_desk.storage.refusals import told_as_known as files_told
from woilmenau_desk.storage.rekey import table_counts

SUFFIX: Final = BACKUP_SUFFIX
FORMAT: Final = 1
_TRIES: Final = 3
_ABANDONED_SECONDS: Final = 86_400
# What reading a damaged archive raises, beside the operating system's own errors.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    RuntimeError,  # also NotImplementedError: a method of packing that is not ours
)


def make(folder: Path, desk_key: bytes, target: Path, at: datetime) -> Backup:
    """Copy the store into one file and prove the copy. Raises DiskFull, CannotWrite or StoreDamaged."""
    target = target.absolute()
    with files_told(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(target.parent)
    with replacing(target) as part:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=PASSING) as scratch:
            copy = Path(scratch) / DATABASE_FILE
            with told_as_known(copy):
                counts, keys = _pair(folder, desk_key, copy)
            manifest = {
                "format": FORMAT,
                "made_at": at.isoformat(timespec="seconds"),
                "counts": counts,
                "sha256": {DATABASE_FILE: _digest(copy), KEY_FILE: hashlib.sha256(keys).hexdigest()},
            }
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as bundle:
                # First: that is what a backup is told by.
                bundle.writestr(BACKUP_MANIFEST, json.dumps(manifest, indent=1))
                bundle.writestr(KEY_FILE, keys)
                bundle.write(copy, DATABASE_FILE)
        proven = prove(part, desk_key)
    return Backup(target, proven.size, proven.counts, proven.made_at)


def prove(path: Path, desk_key: bytes) -> Backup:
    """Open a backup and compare what is in it with what its manifest says.

    Raises NotABackup, DiskFull, or StoreTooNew when a newer version of the program made it.
    """
    manifest = read_manifest(path)
    with files_told(path.parent), _scratch(path.parent) as scratch:
        unpack(path, Path(scratch))
        copy = Path(scratch) / DATABASE_FILE
        try:
            key_state.in_force(Keyring.load(Path(scratch)), copy, desk_key, read_only=True)
            with told_as_known(copy):
                connection = connect(copy, desk_key, read_only=True)
                try:
                    counts = table_counts(connection)
                    intact = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                    (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                finally:
                    connection.close()
        except StoreDamaged as error:
            raise NotABackup(file=path.name) from error
    if not intact or counts != manifest["counts"]:
        raise NotABackup(file=path.name)
    if version not in migrate.known():
        raise StoreTooNew
    return Backup(path, path.stat().st_size, counts, str(manifest["made_at"]))


def present_counts(folder: Path, desk_key: bytes) -> dict[str, int]:
    """How many rows each table of the store in the folder has. Raises StoreDamaged."""
    path = folder / DATABASE_FILE
    with told_as_known(path):
        connection = connect(path, desk_key, read_only=True)
        try:
            return table_counts(connection)
        finally:
            connection.close()


def read_manifest(path: Path) -> dict[str, Any]:
    """What a backup says of itself. Raises NotABackup or StoreTooNew."""
    with _readable(path), _a_backup(path), zipfile.ZipFile(path) as bundle:
        manifest: dict[str, Any] = json.loads(bundle.read(BACKUP_MANIFEST))
        newer = manifest["format"] > FORMAT
        digests = manifest["sha256"]
        complete = {"counts", "made_at"} <= manifest.keys() and {DATABASE_FILE, KEY_FILE} <= digests.keys()
    if newer:
        raise StoreTooNew
    if not complete:
        raise NotABackup(file=path.name)
    return manifest


def keyring_of(path: Path) -> Keyring:
    """The key file inside a backup. Raises NotABackup."""
    with _readable(path), _a_backup(path), zipfile.ZipFile(path) as bundle:
        content = bundle.read(KEY_FILE)
    try:
        return Keyring.from_bytes(content)
    except StoreDamaged as error:
        raise NotABackup(file=path.name) from error


def unpack(path: Path, folder: Path) -> None:
    """Lay a backup's files into a folder, after comparing their digests. Raises NotABackup or DiskFull."""
    digests = read_manifest(path)["sha256"]
    for name in (DATABASE_FILE, KEY_FILE):
        # Two names of our own, never one out of the archive.
        with files_told(folder), (folder / name).open("wb") as file:
            with _a_backup(path), zipfile.ZipFile(path) as bundle, bundle.open(name) as packed:
                while block := packed.read(1 << 20):
                    file.write(block)
            file.flush()
            os.fsync(file.fileno())
        if _digest(folder / name) != digests[name]:
            raise NotABackup(file=path.name)


def replace_store(folder: Path, backup: Path, kept: Path) -> None:
    """Put a backup's files into the store's folder; the old ones go to `kept`, whole.

    Call it behind the gate. Raises NotABackup, DiskFull or CannotWrite; the old store then stands as it was.
    """
    with files_told(folder):
        _sweep(folder)
        with tempfile.TemporaryDirectory(dir=folder, prefix=PASSING) as scratch:
            unpack(backup, Path(scratch))
            _swap(Path(scratch), folder, kept)
            sync_folder(folder)


def _swap(fresh: Path, folder: Path, kept: Path) -> None:
    # The key file moves first and comes back last: what lies here in between is no store, never a wrong one.
    names = (KEY_FILE, DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm")
    moves = [(folder / name, kept / name) for name in names if (folder / name).exists()]
    if moves:
        kept.mkdir(parents=True, mode=0o700)
    moves += [(fresh / name, folder / name) for name in (DATABASE_FILE, KEY_FILE)]
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


def _pair(folder: Path, desk_key: bytes, copy: Path) -> tuple[dict[str, int], bytes]:
    """A copy of the database, and the key file that belongs to it. Raises KeysOutOfStep when there is none."""
    for _ in range(_TRIES):
        counts = _copy(folder / DATABASE_FILE, desk_key, copy)
        keyring = Keyring.load(folder)
        # A change of the key file that came between the two, or was interrupted, is told by the copy's edition.
        with suppress(KeysOutOfStep):
            content = key_state.in_force(keyring, copy, desk_key, read_only=True)
            return counts, (folder / KEY_FILE).read_bytes() if content.is_old else content.to_bytes()
        copy.unlink()
    raise KeysOutOfStep


def _copy(path: Path, desk_key: bytes, copy: Path) -> dict[str, int]:
    # VACUUM INTO is one consistent view, encrypted under the same key, while others go on writing.
    source = connect(path, desk_key)
    try:
        source.execute("VACUUM INTO ?", (str(copy),))
    finally:
        source.close()
    connection = connect(copy, desk_key, read_only=True)
    try:
        return table_counts(connection)
    finally:
        connection.close()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise refusals.known_reading(error, path) from error


@contextmanager
def _a_backup(path: Path) -> Iterator[None]:
    """Whatever the archive's reader stumbles over, the file is no whole backup."""
    try:
        yield
    except _BROKEN as error:
        raise NotABackup(file=path.name) from error


@contextmanager
def _scratch(preferred: Path) -> Iterator[Path]:
    """A folder to unpack into: beside the backup, or where the platform keeps temporary files when nothing can be
    written there (a stick that is locked). What is unpacked stays encrypted."""
    try:
        folder = tempfile.TemporaryDirectory(dir=preferred, prefix=PASSING)
    except OSError:
        folder = tempfile.TemporaryDirectory(prefix=PASSING)
    with folder as name:
        yield Path(name)


def _sweep(folder: Path) -> None:
    """Remove what an interrupted backup left behind more than a day ago; younger ones may be at work."""
    for leftover in folder.glob(f"{PASSING}*"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
