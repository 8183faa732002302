"""Backups: one file with the encrypted database and its key file, proven by opening it.

A backup is as confidential as the store: whoever holds it still needs a password that was valid when it was made.
"""

import hashlib
import json
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from woilmenau_desk.domain.errors import NotABackup, StoreDamaged, StoreTooNew
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, told_as_known
from woilmenau_desk.storage.files import sync_folder, write_atomically
from woilmenau_desk.storage.files import told_as_known as files_told
from woilmenau_desk.storage.keyring import KEY_FILE, Keyring
from woilmenau_desk.storage.rekey import table_counts

SUFFIX: Final = ".desk"
FORMAT: Final = 1
_MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was proven: its file, its size in bytes, and the rows of each table in it."""

    path: Path
    size: int
    counts: dict[str, int]
    made_at: str  # ISO, UTC


def make(folder: Path, desk_key: bytes, target: Path, at: datetime) -> Backup:
    """Copy the store into one file and prove the copy. Raises DiskFull, CannotWrite or StoreDamaged."""
    target = target.absolute()
    part = target.with_name(target.name + ".part")
    with files_told(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".sicherung-") as scratch:
            copy = Path(scratch) / DATABASE_FILE
            with told_as_known(copy):
                counts = _copy(folder / DATABASE_FILE, desk_key, copy)
            keys = (folder / KEY_FILE).read_bytes()
            manifest = {
                "format": FORMAT,
                "made_at": at.isoformat(timespec="seconds"),
                "counts": counts,
                "sha256": {DATABASE_FILE: _digest(copy), KEY_FILE: hashlib.sha256(keys).hexdigest()},
            }
            with files_told(target), zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as bundle:
                bundle.writestr(_MANIFEST, json.dumps(manifest, indent=1))
                bundle.writestr(KEY_FILE, keys)
                bundle.write(copy, DATABASE_FILE)
        proven = prove(part, desk_key)
        with files_told(target):
            part.replace(target)
            sync_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink()
    return Backup(target, proven.size, proven.counts, proven.made_at)


def prove(path: Path, desk_key: bytes) -> Backup:
    """Open a backup and compare what is in it with what its manifest says. Raises NotABackup."""
    manifest = read_manifest(path)
    with (
        files_told(path.parent),
        tempfile.TemporaryDirectory(dir=path.parent, prefix=".pruefung-") as scratch,
    ):
        unpack(path, Path(scratch))
        copy = Path(scratch) / DATABASE_FILE
        try:
            with told_as_known(copy):
                connection = connect(copy, desk_key, read_only=True)
                try:
                    counts = table_counts(connection)
                    intact = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                finally:
                    connection.close()
        except StoreDamaged as error:
            raise NotABackup(file=path.name) from error
    if not intact or counts != manifest["counts"]:
        raise NotABackup(file=path.name)
    return Backup(path, path.stat().st_size, counts, str(manifest["made_at"]))


def read_manifest(path: Path) -> dict[str, Any]:
    """What a backup says of itself. Raises NotABackup or StoreTooNew."""
    try:
        with zipfile.ZipFile(path) as bundle:
            manifest: dict[str, Any] = json.loads(bundle.read(_MANIFEST))
            newer = manifest["format"] > FORMAT
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise NotABackup(file=path.name) from error
    if newer:
        raise StoreTooNew
    return manifest


def keyring_of(path: Path) -> Keyring:
    """The key file inside a backup. Raises NotABackup."""
    try:
        with zipfile.ZipFile(path) as bundle:
            return Keyring.from_bytes(bundle.read(KEY_FILE))
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise NotABackup(file=path.name) from error


def unpack(path: Path, folder: Path) -> None:
    """Lay a backup's files into a folder, after comparing their digests. Raises NotABackup or DiskFull."""
    digests = read_manifest(path)["sha256"]
    try:
        with zipfile.ZipFile(path) as bundle:
            for name in (DATABASE_FILE, KEY_FILE):
                # Two names of our own, never one out of the archive.
                with bundle.open(name) as packed, (folder / name).open("wb") as file:
                    while block := packed.read(1 << 20):
                        file.write(block)
                if _digest(folder / name) != digests[name]:
                    raise NotABackup(file=path.name)
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise NotABackup(file=path.name) from error


def replace_store(folder: Path, backup: Path, kept: Path) -> None:
    """Put a backup's files into the store's folder; the old ones go to `kept`, whole. Raises NotABackup, DiskFull."""
    with files_told(folder), tempfile.TemporaryDirectory(dir=folder, prefix=".rueckspielen-") as scratch:
        unpack(backup, Path(scratch))
        old = [
            folder / name
            for name in (KEY_FILE, DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm")
        ]
        kept.mkdir(parents=True, mode=0o700)
        # The key file moves first and comes back last: what lies here in between is no store, never a wrong one.
        for path in old:
            if path.exists():
                path.rename(kept / path.name)
        (Path(scratch) / DATABASE_FILE).rename(folder / DATABASE_FILE)
        write_atomically(folder / KEY_FILE, (Path(scratch) / KEY_FILE).read_bytes())
        sync_folder(folder)


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


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
