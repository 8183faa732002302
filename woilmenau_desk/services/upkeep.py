"""Backups, restoring, checking the store, and noticing what other processes wrote."""

from dataclasses import dataclass
from pathlib import Path

from woilmenau_desk.domain.access import Actor, Right
from woilmenau_desk.domain.backups import Backup as Backup  # what callers are given
from woilmenau_desk.domain.backups import ByCode, ByPassword, Compared, Restored, Way
from woilmenau_desk.domain.changes import EVERYTHING, Changes
from woilmenau_desk.domain.errors import ProvisionalInBackup
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import access, centre
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import printable
from woilmenau_desk.storage import backup as files
from woilmenau_desk.storage import integrity, outputs
from woilmenau_desk.storage.keyring import Keyring, Secrets
from woilmenau_desk.storage.refusals import told_as_known
from woilmenau_desk.storage.store import Hold, gate

BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What a check found; nothing when all is well. `remarks`: what is worth knowing, and nothing wrong.

    `notes_checked`: the vault's fields were opened, and the trail's seal was looked at, as well.
    """

    findings: tuple[Sentence, ...]
    notes_checked: bool
    remarks: tuple[Sentence, ...] = ()


def backup(desk: Desk, out: Path | None = None) -> Backup:
    """An encrypted copy in one file, proven by opening it.

    Raises NotAllowed, DiskFull, CannotWrite or StoreDamaged.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    return keep_copy(desk, out)


def keep_copy(desk: Desk, out: Path | None = None) -> Backup:
    """A backup as part of something larger that asks for its own right: what it overwrites can be put back.

    Raises DiskFull, CannotWrite or StoreDamaged.
    """
    desk.store.check_clock()
    at = desk.clock()
    name = f"woilmenau-desk-{local(at):%Y-%m-%d-%H%M%S}{files.SUFFIX}"
    own = desk.data / BACKUPS
    if out is None:
        out = own / name
    elif out.suffix != files.SUFFIX or out.absolute().parent != own.absolute():
        out = outputs.check_output(out, folder_made=True, backup=True)
    made = files.make(desk.data, desk.store.desk_key, out, at)
    with desk.writing() as uow:
        uow.trace("backup made", "store")
        uow.commit()
    return made


def last_backup(desk: Desk) -> Path | None:
    """The newest backup in the store's own folder."""
    found = (desk.data / BACKUPS).glob(f"*{files.SUFFIX}")
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def verify(desk: Desk) -> VerifyResult:
    """Check database, references, structure, audit trail and all rows against it; with the vault seal and notes too."""
    with desk.store.read() as conn:
        found = integrity.examine(conn, desk.vault if desk.has_vault else None)
    return VerifyResult(found.findings, desk.has_vault, found.remarks)


def verify_backup(path: Path, name: str, password: str) -> Backup:
    """Open a backup with a password that was valid when it was made.

    Raises CannotRead, NotABackup, StoreTooNew, UnknownUser, WrongPassword or ProvisionalInBackup.
    """
    return files.prove(path, _opened(files.keyring_of(path), name, password).desk_key)


def prove_for_restoring(path: Path, way: Way) -> Backup:
    """Open a backup in order to put it back: for a lead of it, or with its recovery code.

    Raises CannotRead, NotABackup, StoreTooNew, UnknownUser, WrongPassword, ProvisionalInBackup,
    WrongRecoveryCode or NotAllowed.
    """
    keyring = files.keyring_of(path)
    if isinstance(way, ByCode):
        held, _following = keyring.open_with_code(way.code)
    else:
        held = _opened(keyring, way.name, way.password)
        holder = keyring.user(way.name)
        Actor(holder.name, holder.role).require(Right.MANAGE_USERS)
    return files.prove(path, held.desk_key)


def _opened(keyring: Keyring, name: str, password: str) -> Secrets:
    held = keyring.open(name, password)
    # A backup cannot be given another password: one that was to be changed when it was made never opens it.
    if keyring.must_change(name):
        raise ProvisionalInBackup
    return held


def compare(path: Path, way: Way, desk: Desk | None = None) -> Compared:
    """A backup, proven, beside the store that is open. Raises as `prove_for_restoring`; NotAllowed for the desk."""
    if desk is not None:
        desk.actor.require(Right.MANAGE_USERS)
    proven = prove_for_restoring(path, way)
    return Compared(proven, None if desk is None else files.present_counts(desk.data, desk.store.desk_key))


def restore(data: Path, path: Path, name: str, password: str) -> Restored:
    """Put a backup in the store's place with a lead's password; see `restore_by`."""
    return restore_by(data, path, ByPassword(name, password))


def restore_by(data: Path, path: Path, way: Way) -> Restored:
    """Put a backup in the store's place; the old store is kept beside it.

    Raises as `prove_for_restoring`, and StoreBusy (a window is open), DiskFull, CannotWrite.
    """
    proven = prove_for_restoring(path, way)
    with told_as_known(data):
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    hold = Hold(data)
    hold.take(way.name if isinstance(way, ByPassword) else "restore")
    try:
        with gate(data):
            kept = data / f"ersetzt-{local(now()):%Y-%m-%d-%H%M%S-%f}"
            existed = access.store_exists(data)
            files.replace_store(data, path, kept)
    finally:
        hold.release()
    return Restored(proven, kept if existed else None)


def poll(desk: Desk) -> Changes | None:
    """What another process wrote since the last call, without detail: everything may have changed."""
    if not desk.store.changed_elsewhere():
        return None
    desk.forget_cached()
    return Changes(EVERYTHING)


def recovery_sheet(code: str, desk: Desk | None = None) -> bytes:
    """The sheet with the recovery code, to be printed and put into a safe."""
    # start-up: the window asks this module for news and must not wait for what makes paper
    from woilmenau_desk.documents.recovery_sheet import render_recovery_sheet

    name = centre.settings(desk).place.name if desk is not None else centre.default_place().name
    return render_recovery_sheet(code, printable(name).content, local(now()).date())
