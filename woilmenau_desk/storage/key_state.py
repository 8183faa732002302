"""Which key file belongs to a database: the edition that both hold."""

from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from woilmenau_desk.domain.errors import KeysOutOfStep, StoreDamaged, StructureChanged
from woilmenau_desk.storage.engine import (
    DATABASE_FILE,
    exists,
    has_table,
    is_no_database,
    looking,
    told_as_known,
)
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring
from woilmenau_desk.storage.tables.audit import KeyState


def edition(conn: Connection) -> int | None:
    """The edition that the database holds; None before an earlier version's store is brought forward."""
    return conn.execute(select(KeyState.edition)).scalar()


def write(conn: Connection, number: int) -> None:
    """Hold another edition, inside the write that belongs to it. Raises StructureChanged where it does not stay."""
    if edition(conn) is None:
        conn.execute(insert(KeyState).values(id=1, edition=number))
    else:
        conn.execute(update(KeyState).values(edition=number))
    if edition(conn) != number:
        raise StructureChanged(detail="key_state")


def check(conn: Connection, keyring: Keyring) -> None:
    """Raises KeysOutOfStep when the key file belongs to another state of the store."""
    if not keyring.belongs(edition(conn)):
        raise KeysOutOfStep


def checked(conn: Connection, keyring: Keyring, desk_key: bytes) -> Keyring:
    """The content that belongs to an open database. Raises StoreDamaged for a changed byte, or KeysOutOfStep."""
    found = edition(conn)
    for content in keyring.contents():
        if content.belongs(found):
            if not content.is_old and not content.is_signed(desk_key):
                raise StoreDamaged(detail=KEY_FILE)
            return content
    raise KeysOutOfStep


def of_file(path: Path, desk_key: bytes, *, read_only: bool = False) -> tuple[bool, int | None]:
    """Whether a key opens a database, and the edition in it.

    Raises StoreDamaged where the file is missing, or where the key opens it and something further in is damaged.
    """
    if not exists(path):
        raise StoreDamaged(detail=f"{DATABASE_FILE} fehlt")
    try:
        with told_as_known(path), looking(path, desk_key, read_only=read_only) as conn:
            found = edition(conn) if has_table(conn, KeyState.__tablename__) else None
    except StoreDamaged as error:
        if not is_no_database(error):
            raise
        return False, None
    return True, found


def in_force(
    keyring: Keyring, path: Path, desk_key: bytes, vault_key: bytes | None = None, *, read_only: bool = False
) -> Keyring:
    """The content that belongs to a database, alone.

    Raises KeysOutOfStep when none does, or StoreDamaged where the vault key, for whoever has it, does not vouch for it.
    """
    opens, found = of_file(path, desk_key, read_only=read_only)
    for content in keyring.contents():
        if opens and content.belongs(found) and (content.is_old or content.is_signed(desk_key)):
            if vault_key is not None:
                content.check_vouched(vault_key)
            return content.alone(desk_key)
    raise KeysOutOfStep
