"""Backups, checking the store, and noticing what other processes wrote."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.backups import Backup as Backup  # what callers are given
from woilmenau_desk.domain.backups import ByPassword
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import DeskLocked
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.domain.work_errors import LockedMeanwhile, WorkStopped
from woilmenau_desk.services import centre
from woilmenau_desk.services.access import named_cases
from woilmenau_desk.services.access.entrance import look_again
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import printable
from woilmenau_desk.services.upkeep import backups
from woilmenau_desk.services.upkeep.restoring import compare as compare  # all about backups is found here
from woilmenau_desk.services.upkeep.restoring import found_backups as found_backups
from woilmenau_desk.services.upkeep.restoring import may_restore as may_restore
from woilmenau_desk.services.upkeep.restoring import opened
from woilmenau_desk.services.upkeep.restoring import restore as restore
from woilmenau_desk.services.upkeep.restoring import restore_by as restore_by
from woilmenau_desk.storage import integrity, outputs
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.backups import backup_places
from woilmenau_desk.storage.backups.backup_trial import mark_of
from woilmenau_desk.storage.resting import Resting, no_rest
from woilmenau_desk.storage.roster import key_findings

_CACHED = (Kind.VALUES, Kind.CENTRE, Kind.STAFF)  # what a desk keeps between calls comes from these
BACKUPS = backup_places.OWN_FOLDER
_KEYS_PUT_BACK = Sentence(
    "rescue",
    QT_TRANSLATE_NOOP(
        "rescue",
        "Ein anderes Programm hat die Schlüsseldatei der Ablage gelöscht oder verändert. Sie ist wieder da, und"
        " nichts fehlt. Bitte der Leitung sagen.",
    ),
)


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What a check found; nothing when all is well. `remarks`: what is worth knowing, and nothing wrong.

    `notes_checked`: the vault's fields were opened, and the trail's seal was looked at, as well.
    """

    findings: tuple[Sentence, ...]
    notes_checked: bool
    remarks: tuple[Sentence, ...] = ()


def backup(desk: Desk, out: Path | None = None, stop: Callable[[], bool] = files.nobody_stops) -> Backup:
    """An encrypted copy in one file, proven by opening it.

    `stop` ends it soon, and nothing is left of it. Raises NotAllowed, DiskFull, CannotWrite, StoreDamaged or BackupStopped.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    return keep_copy(desk, out, stop)


def keep_copy(desk: Desk, out: Path | None = None, stop: Callable[[], bool] = files.nobody_stops) -> Backup:
    """A backup as part of something larger that asks for its own right: what it overwrites can be put back.

    Raises DiskFull, CannotWrite, StoreDamaged or BackupStopped.
    """
    desk.store.check_clock()
    at = desk.clock()
    name = f"woilmenau-desk-{local(at):%Y-%m-%d-%H%M%S}{files.SUFFIX}"
    own = desk.data / BACKUPS
    if out is None:
        out = own / name
    elif out.suffix != files.SUFFIX or out.absolute().parent != own.absolute():
        out = outputs.check_output(out, folder_made=True, backup=True)
    mark = mark_of(desk.data, desk.store.desk_key, backups.NO_CHANGE)
    keys = backups.keys_at_hand(desk, backup_places.load(desk.data, at))
    made = files.make(desk.data, desk.store.desk_key, out, at, stop, keys.vault_key, keys.known)
    backups.remember(desk.data, made.path, at, mark, keys)
    with desk.writing() as uow:
        uow.trace(backups.MADE, "store")
        uow.commit()
    return made


def verify(desk: Desk, stop: Callable[[], bool] | None = None) -> VerifyResult:
    """Check database, references, structure, audit trail, all rows against it and the whole key file.

    With the vault the trail's seal and the notes, too. `stop`: for a thread beside the work, which rests again and again;
    raises WorkStopped or BackupStopped as soon as it says so. Raises LockedMeanwhile where the window was locked: half of
    what was asked for would pass for all of it.
    """
    rest = no_rest if stop is None else Resting(stop)
    key, vault = desk.store.desk_key, desk.vault if desk.has_vault else None
    try:
        with desk.store.snapshot(stop) as conn:
            found = integrity.examine(conn, vault, rest)
            rest()
            keys = integrity.looked(lambda: key_findings(desk.data, key, conn, vault))
    except DeskLocked as error:
        if vault is not None and vault.wiped:
            raise LockedMeanwhile from error
        raise
    if stop is not None and stop():
        raise WorkStopped  # what the database broke off may look like a finding
    result = VerifyResult((*desk.findings, *found.findings, *keys), vault is not None, found.remarks)
    if not result.findings:
        backups.nothing_found(desk.data, desk.clock())
    return result


def verify_backup(path: Path, name: str, password: str) -> Backup:
    """Open a backup with a password that was valid when it was made.

    Raises CannotRead, NotABackup, StoreTooNew, UnknownUser, WrongPassword or ProvisionalInBackup.
    """
    return files.prove(path, opened(files.keyring_of(path), ByPassword(name, password)).desk_key)


def poll(desk: Desk) -> Changes | None:
    """Which kinds of things another process changed since the last call; None where it changed nothing that is shown.

    Raises StoreVanished where the store's files are no longer there.
    """
    look_again(desk)
    changed = desk.store.changed_elsewhere()
    if desk.store.keys_put_back and _KEYS_PUT_BACK not in desk.notices:
        desk.notices.append(_KEYS_PUT_BACK)
    if not changed:
        return None
    if not changed.isdisjoint(_CACHED):
        desk.forget_cached()
    if Kind.CASE in changed and desk.has_vault:
        # Somebody may have been named, or is named no more.
        with suppress(DeskLocked):
            named_cases.take_in(desk)
    return Changes(changed)


def recovery_sheet(code: str, desk: Desk | None = None) -> bytes:
    """The sheet with the recovery code, to be printed and put into a safe."""
    # start-up: the window asks this module for news and must not wait for what makes paper
    from woilmenau_desk.documents.recovery_sheet import render_recovery_sheet

    name = centre.settings(desk).place.name if desk is not None else centre.default_place().name
    return render_recovery_sheet(code, printable(name).content, local(now()).date())
