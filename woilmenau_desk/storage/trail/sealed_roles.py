"""Who has which role, as the trail's seal holds it (`audit`): only somebody with the vault gives one.

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
from woilmenau_desk.storage.trail.sealed_sessions import Touched

NAME: Final = Staff.__tablename__
UNREADABLE: Final = "-"
_COLUMNS: Final = ("name", "role", "active")
# As the database holds them: somebody may have written what no role is.
_ALL: Final = f"SELECT id, {', '.join(_COLUMNS)} FROM {NAME}"  # noqa: S608

Roles = Mapping[int, tuple[Any, ...]]
"""By the number of a colleague's row: login, role, and whether they work here."""


def before(conn: Connection, touched: Touched) -> Roles:
    """The roles as they were before the write that touched these rows."""
    found = {row_id: tuple(rest) for row_id, *rest in rows_of(conn).plain_rows(conn, _ALL)}
    for row_id, raw in touched.get(NAME, {}).items():
        found.pop(row_id, None)
        if raw is not None:
            found[row_id] = tuple(raw[name] for name in _COLUMNS)
    return found


def said(roles: Roles) -> str:
    """What the seal says of them. It is compared inside the seal alone, so it needs no key."""
    return hashlib.sha256(ascii(sorted(roles.items())).encode("ascii")).hexdigest()


def present(conn: Connection) -> str:
    """What the seal is to say of the roles as they stand."""
    try:
        return said(before(conn, {}))
    except DBAPIError:
        # Fits nothing, so that the next look doubts it again.
        return UNREADABLE
