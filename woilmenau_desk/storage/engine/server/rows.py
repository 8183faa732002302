"""What only this engine is asked of its rows, through an open connection."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Insert, false, inspect, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect

from woilmenau_desk.storage.engine.server import structure

Run = Callable[[list[tuple[Any, ...]]], object]
# Whoever rolls back keeps the numbers that were given.
LEAVES_OUT_NUMBERS: Final = True
NUMBERS: Final = "pg_sequences"
_GIVEN: Final = text(
    "SELECT t.relname, s.last_value FROM pg_sequences s"
    " JOIN pg_class c ON c.relname = s.sequencename AND c.relnamespace = s.schemaname::regnamespace"
    " JOIN pg_depend d ON d.objid = c.oid AND d.deptype IN ('a', 'i') AND d.classid = 'pg_class'::regclass"
    " JOIN pg_class t ON t.oid = d.refobjid"
    " WHERE s.schemaname = current_schema() AND s.last_value IS NOT NULL ORDER BY t.relname"
)


def tables(conn: Connection) -> list[str]:
    """The names of all tables."""
    return sorted(inspect(conn).get_table_names())


def damaged_pages(conn: Connection) -> list[str]:
    """Nothing: the server's own tools look after its pages."""
    return []


def lost_references(conn: Connection) -> list[str]:
    """Foreign keys that the server does not hold itself to; it lets no row be lost while it does."""
    unheld = text(
        "SELECT r.relname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid"
        " WHERE c.contype = 'f' AND NOT c.convalidated AND c.connamespace = current_schema()::regnamespace"
    )
    return [str(row[0]) for row in conn.execute(unheld)]


def differences(conn: Connection) -> list[str]:
    """The names of what is not as the migrations make it, each once."""
    return structure.differences(conn)


def numbers_given(conn: Connection) -> dict[str, object]:
    """By table, the last number that the database says it has given."""
    return {str(name): seq for name, seq in conn.execute(_GIVEN)}


def is_no(kind: str, raw: Any) -> Any:
    """Never: nothing is kept in a column that is not of its kind."""
    return false()


def is_no_truth(raw: Any) -> Any:
    """Never."""
    return false()


def is_no_day(raw: Any) -> Any:
    """Never: a day is a day here."""
    return false()


def day(value: date) -> Any:
    """A day, to be compared with one that is kept."""
    return value


def begins(expression: Any, beginning: str) -> Any:
    """Whether a text begins so, to the letter, whatever the language the server sorts by."""
    return expression.startswith(beginning, autoescape=True)


def plain_rows(conn: Connection, query: str) -> Iterable[Sequence[Any]]:
    """The rows of a query without parameters, as a file would keep them."""
    return _plain_each(conn.exec_driver_sql(query))


def _plain_each(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    for row in rows:
        yield plain(row)


def plain(values: Sequence[Any]) -> Sequence[Any]:
    """Values as they are kept in a file, which is how the audit trail knows them: so a copy of a store proves itself."""
    return [_plain(value) for value in values]


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, memoryview):
        return bytes(value)
    return value


def inserting(conn: Connection, statement: Insert, columns: Sequence[str]) -> tuple[list[str], Run]:
    """The order in which the columns' values are wanted, and what inserts rows of them, as the database takes them."""
    compiled = statement.compile(dialect=conn.dialect, column_keys=list(columns))
    order, sql = list(columns), str(compiled)
    return order, lambda rows: conn.exec_driver_sql(sql, [dict(zip(order, row, strict=True)) for row in rows])


@cache
def _of_a_file() -> Dialect:
    return sqlite.dialect()


def plain_dialect(conn: Connection) -> Dialect:
    """By whose rules values become plain ones."""
    return _of_a_file()
