"""Rebuilding a table that SQLite cannot alter in place, without losing the numbers that it has given.

SQLite copies the rows into a new table and drops the old one: the last number that was ever given would be forgotten with
it, and a number that belonged to a deleted row would be given again. PostgreSQL alters in place and forgets nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations


@contextmanager
def rebuilt(table: str) -> Iterator[BatchOperations]:
    """A batch of changes to a table."""
    conn = op.get_bind()
    last = _given(conn, table)
    with op.batch_alter_table(
        table,
        table_kwargs={"sqlite_autoincrement": True},
        # What it refers to stays as it is, and some indexes of it cannot be read back.
        reflect_kwargs={"resolve_fks": False},
    ) as batch:
        yield batch
    if last is not None:
        conn.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table})
        given = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)")
        conn.execute(given, {"name": table, "last": last})


def _given(conn: sa.Connection, table: str) -> Any:
    if conn.dialect.name != "sqlite":
        return None
    return conn.execute(
        sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table}
    ).scalar()
