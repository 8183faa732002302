"""Rows that are known by something that people say of them: a day, a name, a code."""

from typing import Final

from sqlalchemy import select

from woilmenau_desk.domain.errors import DeletedMeanwhile
from woilmenau_desk.storage.steps import Values
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

NEVER: Final = 0
"""The version of what has no row yet."""


def save_by_key(uow: UnitOfWork, table: type[Versioned], key: Values, values: Values, seen: Seen) -> int:
    """Add the row of this key, or change the one that was read with version `seen`; `NEVER`: there was none.

    Returns the version it has then. Raises ChangedMeanwhile.
    """
    named = [getattr(table, name) == value for name, value in key.items()]
    found = uow.conn.execute(select(table.id).where(*named)).scalar()
    if found is not None:
        uow.update(table, found, values, seen)
    elif seen in (NEVER, HERE):
        uow.insert(table, {**key, **values})
    else:
        raise DeletedMeanwhile(kind=table.kind)
    return uow.conn.execute(select(table.version).where(*named)).scalar_one()
