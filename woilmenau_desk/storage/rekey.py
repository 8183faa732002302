"""A new desk key for the whole database, without a moment in which no key fits."""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from woilmenau_desk.domain.errors import KnownError, StoreDamaged
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, told_as_known
from woilmenau_desk.storage.files import sync_folder
from woilmenau_desk.storage.keyring import KEY_BYTES, Keyring
from woilmenau_desk.storage.store import Store

FRESH_FILE: Final = f"{DATABASE_FILE}.new"
# Another process that has the store open is waited for this long, then told of.
_BUSY_MS: Final = 1_000


def rotate(store: Store, present: Keyring, following: Keyring, old_key: bytes) -> Store:
    """Copy the database under a new key, check the copy, put it in the old one's place, open it.

    The key file holds both keys in between, so that an interruption at any point leaves a store that opens; whoever
    is missing in `following` keeps access until the database has moved. Call it behind the gate.
    Raises DiskFull, CannotWrite or StoreBusy (another process has the store open); nothing is then changed.
    """
    folder, path = store.folder, store.path
    new_key = secrets.token_bytes(KEY_BYTES)
    fresh = folder / FRESH_FILE
    store.close()
    try:
        with told_as_known(path):
            # What an interrupted change left behind, its log included, must not mix with the new file.
            for leftover in folder.glob(f"{FRESH_FILE}*"):
                leftover.unlink()
            _copy(path, old_key, fresh, new_key)
        prepared = present.preparing(following, new_key)
        prepared.save(folder)
        try:
            with told_as_known(path):
                fresh.replace(path)
        except BaseException:
            with suppress(KnownError):
                present.save(folder)
            raise
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    # From here on the new key is the one that fits, so nothing may say that the change failed: where the key file
    # cannot be written just now, it holds both keys, and the next login finishes.
    with suppress(KnownError), told_as_known(path):
        sync_folder(folder)
        prepared.moved().save(folder)
    return Store(folder, new_key, store.clock, store.watch)


def _copy(path: Path, old_key: bytes, fresh: Path, new_key: bytes) -> None:
    source = connect(path, old_key)
    try:
        # Leaving the write-ahead log works only while nobody else has the file open. So nothing is written to the old
        # file after it was copied, and no log of it stays behind to be taken for the new one's.
        source.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        source.execute("PRAGMA locking_mode = EXCLUSIVE")
        source.execute("PRAGMA journal_mode = DELETE")
        before = table_counts(source)
        source.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{new_key.hex()}'\"", (str(fresh),))
        source.execute("SELECT sqlcipher_export('fresh')").fetchone()
        source.execute("DETACH DATABASE fresh")
    finally:
        source.close()
    copy = connect(fresh, new_key)
    try:
        if table_counts(copy) != before or copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise StoreDamaged(detail=fresh.name)
    finally:
        copy.close()


def table_counts(connection: Any) -> dict[str, int]:
    """How many rows each table of a raw connection has."""
    execute = connection.execute
    names = [name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
