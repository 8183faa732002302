"""A new desk key for the whole database, without a moment in which no key fits."""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, told_as_known
from woilmenau_desk.storage.files import sync_folder
from woilmenau_desk.storage.keyring import KEY_BYTES, Keyring
from woilmenau_desk.storage.store import Store


def rotate(store: Store, keyring: Keyring, old_key: bytes) -> Store:
    """Copy the database under a new key, check the copy, put it in the old one's place, open it.

    The key file holds both keys in between, so that an interruption at any point leaves a store that opens.
    `keyring` is the one to be in force afterwards, still with the old desk key. Raises DiskFull, StoreBusy.
    """
    folder, path = store.folder, store.path
    new_key = secrets.token_bytes(KEY_BYTES)
    fresh = folder / f"{DATABASE_FILE}.new"
    with suppress(FileNotFoundError):
        fresh.unlink()
    store.close()
    try:
        with told_as_known(path):
            _copy(path, old_key, fresh, new_key)
        prepared = keyring.preparing(new_key)
        prepared.save(folder)
        with told_as_known(path):
            fresh.replace(path)
            sync_folder(folder)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    prepared.moved().save(folder)
    return Store(folder, new_key, store.clock)


def _copy(path: Path, old_key: bytes, fresh: Path, new_key: bytes) -> None:
    source = connect(path, old_key)
    try:
        source.execute("BEGIN IMMEDIATE")
        before = table_counts(source)
        source.execute("ROLLBACK")
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
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
