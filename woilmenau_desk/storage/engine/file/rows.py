"""What only this engine is asked of its rows, through an open connection."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Insert, and_, func, text
from sqlalchemy.engine import Dialect

from woilmenau_desk.storage.engine.file import structure

Run = Callable[[list[tuple[Any, ...]]], object]
# A roll-back takes the numbers back that it gave, so none is left out.
LEAVES_OUT_NUMBERS: Final = False
# Its catalogue of numbers, as it is told of.
NUMBERS: Final = "sqlite_sequence"
_LAST_LETTER: Final = "\U0010ffff"
_GIVEN: Final = text("SELECT name, seq FROM sqlite_sequence ORDER BY name")


def tables(conn: Connection) -> list[str]:
    """The names of all tables, the engine's own among them."""
    query = text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return list(conn.execute(query).scalars())


def damaged_pages(conn: Connection) -> list[str]:
    """What is wrong with the pages, in the engine's own words."""
    # Both are SQLCipher's and SQLite's own: the first recomputes every page's HMAC.
    # It goes by the length of the file: where that is not the database's own, each missing page would be a finding, for
    # hours. Whatever is read after it has its seal looked at all the same.
    found = []
    if not _longer(conn):
        found = [str(row[0]) for row in conn.execute(text("PRAGMA cipher_integrity_check"))]
    # The second stumbles over a page that the first has named already.
    return found or [str(row[0]) for row in conn.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]


def _longer(conn: Connection) -> bool:
    """Whether the file goes on behind the last page of the database, as after a power cut."""
    pages, size = (int(conn.execute(text(f"PRAGMA page_{what}")).scalar_one()) for what in ("count", "size"))
    file = conn.execute(text("SELECT file FROM pragma_database_list WHERE name = 'main'")).scalar_one()
    return Path(file).stat().st_size > pages * size


def lost_references(conn: Connection) -> list[str]:
    """For each row that refers to one that is not there, its table."""
    return [str(row[0]) for row in conn.execute(text("PRAGMA foreign_key_check"))]


def differences(conn: Connection) -> list[str]:
    """The names of what is not as the migrations make it, each once."""
    return structure.differences(conn)


def numbers_given(conn: Connection) -> dict[str, object]:
    """By table, the last number that the database says it has given."""
    return {str(name): seq for name, seq in conn.execute(_GIVEN)}


def is_no(kind: str, raw: Any) -> Any:
    """Whether a value is of another kind: any column keeps any kind. Kinds: integer, text, blob."""
    return func.typeof(raw) != kind


def is_no_truth(raw: Any) -> Any:
    """Whether a number is neither yes nor no."""
    return raw.not_in([0, 1])


def is_no_day(raw: Any) -> Any:
    """Whether a text is no day of the calendar."""
    return func.date(raw).is_distinct_from(raw)


def day(value: date) -> Any:
    """A day, to be compared with one that is kept."""
    return value.isoformat()


def begins(expression: Any, beginning: str) -> Any:
    """Whether a text begins so, to the letter; an index of the expression is used."""
    return and_(expression >= beginning, expression < beginning + _LAST_LETTER)


def plain_rows(conn: Connection, query: str) -> Iterable[Sequence[Any]]:
    """The rows of a query without parameters, as they are kept: without a look at any type."""
    return conn.exec_driver_sql(query)


def plain(values: Sequence[Any]) -> Sequence[Any]:
    """Values as they are kept in a file, which is how the audit trail knows them."""
    return values


def inserting(conn: Connection, statement: Insert, columns: Sequence[str]) -> tuple[list[str], Run]:
    """The order in which the columns' values are wanted, and what inserts rows of them, as the database takes them."""
    compiled = statement.compile(dialect=conn.dialect, column_keys=list(columns))
    order = list(compiled.positiontup or columns)
    sql = str(compiled)
    return order, lambda rows: conn.exec_driver_sql(sql, rows)


def plain_dialect(conn: Connection) -> Dialect:
    """By whose rules values become plain ones."""
    return conn.dialect
