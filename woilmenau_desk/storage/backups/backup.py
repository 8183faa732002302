"""Backups: one file with the encrypted database and its key file, proven by opening it.

A backup is as confidential as the store: whoever holds it still needs a password that was valid when it was made.
"""

import hashlib
import json
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import select

from woilmenau_desk.domain.backups import Backup
from woilmenau_desk.domain.errors import (
    BackupStopped,
    DiskFailing,
    KeysOutOfStep,
    NotABackup,
    StoreDamaged,
    StoreTooNew,
)
from woilmenau_desk.domain.limits import KEY_FILE_BYTES, MANIFEST_BYTES
from woilmenau_desk.domain.periods import local
from woilmenau_desk.incoming import Archive, json_of, open_regular
from woilmenau_desk.storage import key_state, migrate, outputs, refusals
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, copies, looking, stoppable, told_as_known
from woilmenau_desk.storage.files import replacing
from woilmenau_desk.storage.files import sweep as sweep  # of what a backup is made in
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring, key_bytes
from woilmenau_desk.storage.outputs import BACKUP_MANIFEST, BACKUP_SUFFIX
from woilmenau_desk.storage.refusals import PASSING
from woilmenau_desk.storage.refusals import told_as_known as files_told
from woilmenau_desk.storage.tables.audit import AuditEntry

SUFFIX: Final = BACKUP_SUFFIX
# 1 had the counts of rows in clear; a program of then says of 2 that it is too new.
FORMAT: Final = 2
_TRIES: Final = 3
_YEARS_OF_ZIP: Final = range(1980, 2108)
_YEARS: Final = range(2, 9999)  # at the very ends some time zones have no hour
_FAILED: Final = "-fehlerhaft"
_BLOCK: Final = 1 << 20
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
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


def nobody_stops() -> bool:
    """What to ask where nobody needs the computer meanwhile."""
    return False


def no_vault() -> None:
    """What to ask for the vault's key where it is not at hand."""


def make(
    folder: Path,
    desk_key: bytes,
    target: Path,
    at: datetime,
    stop: Callable[[], bool] = nobody_stops,
    vault_key: Callable[[], bytes | None] = no_vault,
    known: Sequence[bytes] = (),
) -> Backup:
    """Copy the store into one file and prove the copy.

    `known`: key files that are better known to be right than the one in the folder; the first that belongs to the
    database is taken. With the vault key only one that it vouches for; it is asked for when it is needed, for the window
    may be locked meanwhile.

    `stop`: asked again and again meanwhile; true ends it, and nothing is left of it. One that fails its proof is kept
    beside the target under a name that is no backup's. Raises DiskFull, CannotWrite, StoreDamaged, NotABackup or
    BackupStopped.
    """
    target = target.absolute()
    with files_told(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(target.parent)
    with replacing(target) as part:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=PASSING) as scratch:
            copy = Path(scratch) / DATABASE_FILE
            with told_as_known(copy):
                keys = _pair(folder, desk_key, copy, stop, vault_key, known)
            # Nothing of what is in it: whoever finds a backup reads this without a password.
            manifest = {
                "format": FORMAT,
                "made_at": at.isoformat(timespec="seconds"),
                "sha256": {DATABASE_FILE: _digest(copy), KEY_FILE: hashlib.sha256(keys).hexdigest()},
            }
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as bundle:
                # First: that is what a backup is told by.
                bundle.writestr(_entry(BACKUP_MANIFEST, at), json.dumps(manifest, indent=1))
                bundle.writestr(_entry(KEY_FILE, at), keys)
                entry = _entry(DATABASE_FILE, at, copy.stat().st_size)
                with copy.open("rb") as file, bundle.open(entry, "w") as packed:
                    shutil.copyfileobj(file, packed, 1 << 20)
        _go_on_unless(stop)
        try:
            proven = prove(part, desk_key, stop, vault_key)
        except NotABackup:
            _set_aside(part, target)
            raise
        _go_on_unless(stop)
    return replace(proven, path=target)


def prove(
    path: Path,
    desk_key: bytes,
    stop: Callable[[], bool] = nobody_stops,
    vault_key: Callable[[], bytes | None] = no_vault,
) -> Backup:
    """Open a backup and compare what is in it with what its manifest says; with the vault key, who gets in by it, too.

    Raises NotABackup, DiskFull, BackupStopped, or StoreTooNew when a newer version of the program made it.
    """
    manifest = read_manifest(path)
    with files_told(path.parent), _scratch(path.parent) as scratch:
        unpack(path, Path(scratch), stop)
        copy = Path(scratch) / DATABASE_FILE
        try:
            key_state.in_force(Keyring.load(Path(scratch)), copy, desk_key, vault_key(), read_only=True)
            with told_as_known(copy):
                connection = connect(copy, desk_key, read_only=True)
                try:
                    with stoppable(connection, stop):
                        counts = copies.table_counts(connection)
                        intact = copies.sound(connection)
                        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                        newest = newest_entry(connection)
                finally:
                    connection.close()
        except StoreDamaged as error:
            raise NotABackup(file=path.name) from error
    # Earlier versions wrote the counts down. The digests say the same of every byte.
    if not intact or counts != manifest.get("counts", counts):
        raise NotABackup(file=path.name)
    if version not in migrate.known():
        raise StoreTooNew
    return Backup(path, path.stat().st_size, counts, str(manifest["made_at"]), newest)


def present_counts(folder: Path, desk_key: bytes) -> tuple[dict[str, int], str]:
    """How many rows each table of the store in the folder has, and when the newest entry was made. Raises StoreDamaged."""
    path = folder / DATABASE_FILE
    with told_as_known(path), looking(path, desk_key, read_only=True) as conn:
        newest = select(AuditEntry.at).order_by(AuditEntry.id.desc()).limit(1)
        at = conn.execute(newest).scalar()
        return copies.counts(conn), "" if at is None else at.isoformat(timespec="seconds")


def newest_entry(connection: Any) -> str:
    """When the last thing was written down, by a raw connection; ISO in UTC, empty where nothing was."""
    found = connection.execute("SELECT at FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
    # Whole microseconds since 1970, as tables.UtcMoment stores it.
    return (
        "" if found is None else (_BEGINNING + timedelta(microseconds=found[0])).isoformat(timespec="seconds")
    )


def read_manifest(path: Path) -> dict[str, Any]:
    """What a backup says of itself. Raises NotABackup or StoreTooNew."""
    with _bundle(path) as bundle:
        manifest: dict[str, Any] = json_of(_content(bundle, BACKUP_MANIFEST, MANIFEST_BYTES))
        newer = manifest["format"] > FORMAT
        digests = manifest["sha256"]
        complete = "made_at" in manifest and {DATABASE_FILE, KEY_FILE} <= digests.keys()
        manifest["made_at"] = _moment(manifest["made_at"])
    if newer:
        raise StoreTooNew
    if not complete:
        raise NotABackup(file=path.name)
    return manifest


def keys_in(path: Path) -> bytes:
    """What lies in a backup as its key file. Raises NotABackup."""
    with _bundle(path) as bundle:
        return _content(bundle, KEY_FILE, KEY_FILE_BYTES)


def keyring_of(path: Path) -> Keyring:
    """The key file inside a backup. Raises NotABackup."""
    content = keys_in(path)
    try:
        return Keyring.from_bytes(content)
    except StoreDamaged as error:
        raise NotABackup(file=path.name) from error


def unpack(path: Path, folder: Path, stop: Callable[[], bool] = nobody_stops) -> None:
    """Lay a backup's files into a folder, after comparing their digests. Raises NotABackup, DiskFull or BackupStopped."""
    digests = read_manifest(path)["sha256"]
    for name in (DATABASE_FILE, KEY_FILE):
        # Two names of our own, never one out of the archive.
        with files_told(folder), (folder / name).open("wb") as file:
            with _bundle(path) as bundle, _member(bundle, name) as packed:
                while block := packed.read(_BLOCK):
                    _go_on_unless(stop)
                    with files_told(folder):
                        file.write(block)
            file.flush()
            os.fsync(file.fileno())
        if _digest(folder / name) != digests[name]:
            raise NotABackup(file=path.name)


def bring(source: Path, folder: Path, stop: Callable[[], bool] = nobody_stops) -> Path:
    """Copy a proven backup into another folder, byte by byte the same: what was read back there is compared.

    Raises DiskFull, DiskFailing (what is read back is something else), CannotWrite or one of its kind, CannotRead,
    OutputInStore or BackupStopped; nothing is then left of it.
    """
    target = outputs.check_output(folder / source.name, backup=True)
    sweep(target.parent)
    with replacing(target) as part:
        wanted = hashlib.sha256()
        with _opened(source) as original, part.open("wb") as copy:
            while block := original.read(_BLOCK):
                _go_on_unless(stop)
                wanted.update(block)
                with files_told(target):
                    copy.write(block)
            with files_told(target):
                copy.flush()
                os.fsync(copy.fileno())
        _go_on_unless(stop)
        if _digest(part) != wanted.hexdigest():
            raise DiskFailing(target=str(target))
    return target


def _set_aside(part: Path, target: Path) -> None:
    """Keep what failed its proof for whoever looks into it, one at a time, and under no backup's name."""
    with suppress(OSError):
        for older in target.parent.glob(f"*{SUFFIX}{_FAILED}"):
            older.unlink()
        part.rename(target.with_name(target.name + _FAILED))


def _go_on_unless(stop: Callable[[], bool]) -> None:
    if stop():
        raise BackupStopped


def _pair(
    folder: Path,
    desk_key: bytes,
    copy: Path,
    stop: Callable[[], bool],
    vault_key: Callable[[], bytes | None],
    known: Sequence[bytes],
) -> bytes:
    """A copy of the database, and the key file that belongs to it. Raises KeysOutOfStep when there is none."""
    for _ in range(_TRIES):
        copies.snapshot(folder / DATABASE_FILE, desk_key, copy, stop)
        for keys in known:
            # Whoever has the desk key closes a ruined one like any other, and lays it here for a moment.
            with suppress(KeysOutOfStep, StoreDamaged, StoreTooNew):
                return _belonging(keys, copy, desk_key, vault_key())
        # A change of the key file that came between the two, or was interrupted, is told by the copy's edition.
        with suppress(KeysOutOfStep):
            return _belonging(key_bytes(folder), copy, desk_key, vault_key())
        copy.unlink()
    raise KeysOutOfStep


def _belonging(keys: bytes, copy: Path, desk_key: bytes, vault_key: bytes | None) -> bytes:
    content = key_state.in_force(Keyring.from_bytes(keys), copy, desk_key, vault_key, read_only=True)
    return keys if content.is_old else content.to_bytes()


def fits(path: Path, manifest: dict[str, Any]) -> bool:
    """Whether a backup's bytes are those that its manifest speaks of; no password is needed. Raises NotABackup."""
    digests = manifest["sha256"]
    for name in (DATABASE_FILE, KEY_FILE):
        with _bundle(path) as bundle, _member(bundle, name) as packed:
            digest = hashlib.sha256()
            while block := packed.read(_BLOCK):
                digest.update(block)
        if digest.hexdigest() != digests[name]:
            return False
    return True


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """A file to read from, whose troubles are told as known."""
    try:
        with open_regular(path) as file:
            yield file
    except OSError as error:
        raise refusals.known_reading(error, path) from error


@contextmanager
def _bundle(path: Path) -> Iterator[Archive]:
    """A backup to read from. Whatever its reader stumbles over, it is no whole backup."""
    try:
        with _opened(path) as file, Archive(file) as bundle:
            yield bundle
    except _BROKEN as error:
        raise NotABackup(file=path.name) from error


def _member(bundle: Archive, name: str) -> IO[bytes]:
    """A file in a backup. Ours are never packed, so that none unfolds to more than the backup itself has."""
    entry = bundle.getinfo(name)
    if entry.compress_type != zipfile.ZIP_STORED:
        raise zipfile.BadZipFile("packed by somebody else")
    return bundle.open(entry)


def _content(bundle: Archive, name: str, limit: int) -> bytes:
    with _member(bundle, name) as packed:
        content = packed.read(limit + 1)
    if len(content) > limit:
        raise zipfile.BadZipFile("too large")
    return content


def _entry(name: str, at: datetime, size: int = 0) -> zipfile.ZipInfo:
    """What the archive says of a file. Its calendar has few years; the manifest holds the real moment."""
    moment = local(at)
    if moment.year not in _YEARS_OF_ZIP:
        moment = moment.replace(year=min(max(moment.year, _YEARS_OF_ZIP[0]), _YEARS_OF_ZIP[-1]), day=1)
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.external_attr = 0o600 << 16
    entry.file_size = size
    return entry


def _moment(text: str) -> str:
    """When a backup was made, as it is written here. Raises ValueError for what is no moment, or none to reckon with."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or moment.year not in _YEARS:
        raise ValueError("no moment")
    # Between day and time anything may stand.
    return moment.astimezone(UTC).isoformat(timespec="seconds")


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


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
