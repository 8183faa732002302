"""Who has which role, and who is which colleague, as the trail's seal holds it (`audit`): that takes the vault.

By it the next write with the vault tells what a counter wrote meanwhile from what was written in another's name. The row
by itself would not do: whoever writes an entry that fits can write another role beside it, and take it back later.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.tables.centre import Staff
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.trail.sealed_sessions import Touched

NAME: Final = Staff.__tablename__
COLLEAGUES: Final = Colleague.__tablename__
# What a counter may change of the own row of colleagues, as the entry names it: the seal leaves it out.
OWN_FIELDS: Final = frozenset({"first_name", "phone", "version"})
# The version since which colleagues stand apart from their logins.
SINCE: Final = "0006"
UNREADABLE: Final = "-"
_COLUMNS: Final = ("name", "role", "active")
# As the database holds them: somebody may have written what no role is.
_ALL: Final = f"SELECT id, {', '.join(_COLUMNS)} FROM {NAME}"  # noqa: S608

# By name, in this order: a column that comes later is not in the seals that are there.
HELD: Final = ("key", "languages", "active_from", "active_until", "may_counsel")
_ALL_COLLEAGUES: Final = f"SELECT id, {', '.join(HELD)} FROM {COLLEAGUES}"  # noqa: S608

Roles = Mapping[int, tuple[Any, ...]]
"""By the number of a login's row: login, role, and whether it is in force."""
Keys = Mapping[int, tuple[Any, ...]]
"""By the number of a colleague's row: their key, and all else that they may not change themselves."""


def before(conn: Connection, touched: Touched) -> Roles:
    """The roles as they were before the write that touched these rows."""
    return _before(conn, touched, NAME, _ALL, _COLUMNS)


def keys_before(conn: Connection, touched: Touched) -> Keys:
    """The colleagues as they were before the write that touched these rows, without what is left to them."""
    return _before(conn, touched, COLLEAGUES, _ALL_COLLEAGUES, HELD)


def _before(
    conn: Connection, touched: Touched, table: str, query: str, columns: tuple[str, ...]
) -> Mapping[int, tuple[Any, ...]]:
    found = {row_id: tuple(rest) for row_id, *rest in rows_of(conn).plain_rows(conn, query)}
    for row_id, raw in touched.get(table, {}).items():
        found.pop(row_id, None)
        if raw is not None:
            found[row_id] = tuple(raw[name] for name in columns)
    return found


def said(roles: Roles, keys: Keys | None) -> str:
    """What the seal says of them. It is compared inside the seal alone, so it needs no key.

    No `keys`: as a version before there were colleagues said it.
    """
    told = ascii(sorted(roles.items()))
    if keys is not None:
        told += ascii(sorted(keys.items()))
    return hashlib.sha256(told.encode("ascii")).hexdigest()


def said_before(conn: Connection, touched: Touched, version: str) -> str:
    """What a seal of that version says of them as they were before the write that touched these rows."""
    return said(before(conn, touched), keys_before(conn, touched) if version >= SINCE else None)


def present(conn: Connection) -> str:
    """What the seal is to say of the roles as they stand."""
    try:
        return said_before(conn, {}, SINCE)
    except DBAPIError:
        # Fits nothing, so that the next look doubts it again.
        return UNREADABLE
