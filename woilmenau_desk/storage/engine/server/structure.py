"""The database's structure against the one that the migrations make: nothing planted, nothing taken away.

What the server itself says of its columns, constraints and indexes is compared with what the program's tables ask for;
and there are no triggers, views, rules or functions, for the program makes none.
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, inspect, text

from woilmenau_desk.storage import migrate
from woilmenau_desk.storage.tables.every import METADATA

_ACTING: Final = (
    "SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace",
    "SELECT viewname FROM pg_views WHERE schemaname = current_schema()",
    "SELECT rulename FROM pg_rules WHERE schemaname = current_schema()",
    "SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
)


def differences(conn: Connection) -> list[str]:
    """The names of what is not as the migrations make it, each once."""
    return sorted(set(_differing(conn)))


def _differing(conn: Connection) -> Iterator[str]:
    for query in _ACTING:
        yield from map(str, conn.execute(text(query)).scalars())
    version = conn.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if version != [migrate.HEAD]:
        yield "alembic_version"
    inspector = inspect(conn)
    present = set(inspector.get_table_names())
    yield from present ^ {*METADATA.tables, "alembic_version"}
    for table in METADATA.sorted_tables:
        if table.name not in present:
            continue
        columns = {column["name"]: bool(column["nullable"]) for column in inspector.get_columns(table.name)}
        if columns != {column.name: bool(column.nullable) for column in table.columns}:
            yield table.name
        keys = {str(key["name"]) for key in inspector.get_foreign_keys(table.name)}
        if len(keys) != len(table.foreign_key_constraints):
            yield table.name
        unique = {str(one["name"]) for one in inspector.get_unique_constraints(table.name)}
        known = {str(index.name) for index in table.indexes}
        for index in inspector.get_indexes(table.name):
            if str(index["name"]) not in known | unique:
                yield str(index["name"])
        yield from known - {str(index["name"]) for index in inspector.get_indexes(table.name)}
