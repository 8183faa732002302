"""New keys for the whole store, without a moment in which no key fits."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.errors import KnownError, StoreDamaged
from woilmenau_desk.storage import key_state, resealing
from woilmenau_desk.storage.bent import shown
from woilmenau_desk.storage.engine import DATABASE_FILE, beside, copies, told_as_known
from woilmenau_desk.storage.files import sync_folder
from woilmenau_desk.storage.keys.keyring import KEY_BYTES, Keyring, Secrets
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.tables.every import METADATA
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import vault_of

STRUCTURE_MENDED: Final = "structure mended"
FRESH_FILE: Final = f"{DATABASE_FILE}.new"
_BLOCK: Final = 1 << 19


def rotate(
    store: Store,
    present: Keyring,
    held: Secrets,
    changed: Callable[[Keyring, Secrets], Keyring],
    *,
    actor: str,
    write: Callable[[UnitOfWork], None],
) -> tuple[Store, Secrets]:
    """Copy the database under new keys, check the copy, put it in the old one's place, open it.

    A new desk key in any case; where `held` has the vault key, that one is new as well, and everything that the vault has
    sealed is sealed again in the copy. `changed` takes out of the new keyring who is to leave, or gives a new password;
    `write` is what goes with it in the database.

    The key file holds both contents in between, and the copy takes the database's place in one step: an interruption
    at any point leaves the whole old store with its keys or the whole new one. Call it behind the gate. Rows on a server
    are not copied: one write there does the same.
    Triggers, views and indexes that somebody planted are left out of the copy, and the trail tells so. Raises DiskFull,
    CannotWrite, StoreBusy (another process has the store open) or StructureChanged; nothing is then changed.
    """
    folder, path = store.folder, store.path
    new = Secrets(
        secrets.token_bytes(KEY_BYTES), None if held.vault_key is None else secrets.token_bytes(KEY_BYTES)
    )
    following = changed(present.rekeyed(held, new), new)
    # Later than both: where a backup comes back, the keys of another file go on.
    last = max(present.edition, following.edition)
    following = replace(following, edition=last).next_edition(new.desk_key)
    fresh = folder / FRESH_FILE
    awaiting = present.awaiting(following, held.desk_key)
    never_sealed = present.vault_generation == 0

    def fill(file: str, removed: list[str]) -> None:
        _fill(store, held, new, following.edition, actor, write, removed, file, unsealed_before=never_sealed)

    if store.encrypted:
        with told_as_known(path):
            _clear_away(folder)
            _look_for_room(path, fresh)
    store.close()
    try:
        if store.encrypted:
            with told_as_known(path):
                fill(
                    FRESH_FILE,
                    copies.under_another_key(path, held.desk_key, fresh, new.desk_key, _own_indexes()),
                )
                if any(folder.glob(f"{FRESH_FILE}-*")):
                    # Closing folds the log into the file. One that stayed would be left behind when the file takes its
                    # place.
                    raise StoreDamaged(detail=FRESH_FILE)
        awaiting.save(folder)
        try:
            with told_as_known(path):
                if store.encrypted:
                    fresh.replace(path)
                else:
                    # The desk key closes nothing there: one write makes the rows those of the new keys.
                    fill(path.name, [])
        except BaseException:
            with suppress(KnownError):
                present.save(folder)
            raise
    except BaseException:
        with suppress(OSError):
            _clear_away(folder)
        # Nothing was changed, so whoever works with it goes on.
        store.reopen()
        raise
    # From here on the new keys are those that fit, so nothing may say that the change failed: where the key file
    # cannot be written just now, it holds both contents, and the next login finishes.
    with suppress(KnownError), told_as_known(path):
        sync_folder(folder)
        following.save(folder)
    opened = Store(folder, new.desk_key, store.clock, store.watch)
    opened.vault_key = store.vault_key
    # What was not told yet.
    opened.keys_put_back = store.keys_put_back
    opened.hold_keys(following.to_bytes())
    return opened, new


def _look_for_room(path: Path, fresh: Path) -> None:
    """Raises DiskFull while the store is still open: on a full disk it could not be opened again, not even to be read."""
    size = sum(part.stat().st_size for part in (path, *beside(path)) if part.exists())
    try:
        with fresh.open("wb") as file:
            # The copy, and the log of what is sealed anew in it.
            for _ in range(2 * size // _BLOCK + 2):
                file.write(bytes(_BLOCK))
            file.flush()
            os.fsync(file.fileno())
    finally:
        fresh.unlink(missing_ok=True)


def _clear_away(folder: Path) -> None:
    # What an interrupted change left behind, its log included, must not mix with the new file.
    for leftover in folder.glob(f"{FRESH_FILE}*"):
        leftover.unlink()


def _own_indexes() -> frozenset[str]:
    return frozenset(str(index.name) for table in METADATA.tables.values() for index in table.indexes)


def _fill(
    store: Store,
    held: Secrets,
    new: Secrets,
    edition: int,
    actor: str,
    write: Callable[[UnitOfWork], None],
    removed: list[str],
    file: str,
    *,
    unsealed_before: bool,
) -> None:
    """What the copy has other than the original, in one write."""
    with Store(store.folder, new.desk_key, store.clock, store.watch, file=file, apart=True) as copy:
        with copy.unit_of_work(actor, vault_of(new.vault_key, unsealed_before=unsealed_before)) as uow:
            if held.vault_key is not None and new.vault_key is not None:
                resealing.reseal(uow.conn, held.vault_key, new.vault_key)
            key_state.write(uow.conn, edition)
            if removed:
                uow.trace(STRUCTURE_MENDED, "store", detail=shown(removed))
            write(uow)
            uow.commit()
