"""The database's structure against the one that the migrations make: nothing planted, nothing taken away.

The text of each definition counts: triggers, views, checks, conditions and defaults cannot hide in it. A table's own
parts may stand in any order, for a column that was added later stands at the end. And what SQLite makes of the text
counts: the columns, references and indexes that it tells of each table.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from sqlalchemy import Connection, text

from woilmenau_desk.storage import migrate
from woilmenau_desk.storage.engine.file.connections import memory_engine

# SQLite's own tables. What its planner counted changes how fast an answer comes, and not which.
_OWN: Final = re.compile(r"sqlite_(sequence|stat\d)", re.IGNORECASE)
_NUMBERS: Final = ("user_version", "application_id")
# Of all tables at once: some hundred questions would take longer than the answers.
_COLUMNS: Final = text(
    "SELECT m.name, c.* FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'"
)
_REFERENCES: Final = text(
    "SELECT m.name, r.* FROM sqlite_master m, pragma_foreign_key_list(m.name) r WHERE m.type = 'table'"
)
_INDEXES: Final = text(
    "SELECT m.name, i.* FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table'"
)
_KEYS: Final = text(
    "SELECT m.name, i.name, k.* FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) k"
    " WHERE m.type = 'table'"
)

Definition = tuple[str, ...]


def differences(conn: Connection) -> list[str]:
    """The names of what is not as the migrations make it, each once."""
    expected, found = _made(), dict(_definitions(conn))
    return sorted(
        {
            name.rpartition(" ")[2]
            for name in expected.keys() | found.keys()
            if expected.get(name) != found.get(name)
        }
    )


@cache
def _made() -> Mapping[str, Definition]:
    """What the migrations make of an empty database, in memory."""
    engine = memory_engine()
    try:
        migrate.upgrade(engine)
        with engine.connect() as conn:
            return dict(_definitions(conn))
    finally:
        engine.dispose()


def _definitions(conn: Connection) -> Iterator[tuple[str, Definition]]:
    query = text("SELECT type, name, tbl_name, sql FROM sqlite_master")
    understood = _understood(conn)
    for kind, name, table, sql in conn.execute(query).all():
        if kind == "table" and _OWN.fullmatch(str(name)):
            continue
        # An index that a UNIQUE makes has no text of its own; the table's says it.
        parts = _parts(str(sql)) if sql is not None else ()
        yield f"{kind} {name}", (str(table), *parts)
        if kind == "table":
            yield f"columns of {name}", understood.get(str(name), ())
    for name in _NUMBERS:
        yield f"PRAGMA {name}", (str(conn.execute(text(f"PRAGMA {name}")).scalar()),)
    version: Any = conn.execute(text("SELECT version_num FROM alembic_version")).all()
    yield "row alembic_version", tuple(str(row[0]) for row in version)


def _understood(conn: Connection) -> Mapping[str, Definition]:
    """What SQLite makes of the definition of each table, in no order."""
    keys: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for table, index, _, _, column, *order in conn.execute(_KEYS).all():
        keys[table, index].append((column, *order))
    lines: dict[str, list[Any]] = defaultdict(list)
    # After the table, the first of each row is its place in the order that it was written in.
    for table, _, *rest in conn.execute(_COLUMNS).all():
        lines[table].append(("column", *rest))
    for table, _, *rest in conn.execute(_REFERENCES).all():
        lines[table].append(("reference", *rest))
    for table, _, index, *how in conn.execute(_INDEXES).all():
        # What a constraint makes is named by its place in the text.
        name = "" if str(index).startswith("sqlite_autoindex_") else index
        lines[table].append(("index", name, *how, *keys[table, index]))
    return {table: tuple(sorted(map(repr, of_it))) for table, of_it in lines.items()}


@lru_cache(maxsize=2048)
def _parts(sql: str) -> tuple[str, ...]:
    """A definition, without what it may be written differently by: spaces, quotes, and the order of a table's parts."""
    plain = " ".join(_unquoted(sql))
    start = plain.find("(")
    if start < 0 or not plain.casefold().startswith("create table"):
        return (plain,)
    depth, parts, part = 0, [], ""
    rest = ""
    for at, char in enumerate(plain[start:], start):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            rest = plain[at + 1 :]
            break
        if char == "," and depth == 1:
            parts.append(part.strip())
            part = ""
        elif at > start:
            part += char
    return (plain[:start].strip(), *sorted([*parts, part.strip()]), rest.strip())


_WORD: Final = re.compile(
    r"""'(?:[^']|'')*'|"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|--[^\n]*|/\*.*?\*/|\s+|[\w$]+|.""", re.DOTALL
)


_PLAIN: Final = re.compile(r"[a-z_][a-z0-9_]*", re.IGNORECASE | re.ASCII)
# Words that mean something in a definition: as a name in quotes they mean nothing.
_OF_SQL: Final = frozenset(
    "action always as asc autoincrement begin cascade check collate conflict constraint create default deferrable deferred "
    "desc end exists fail foreign from generated glob if ignore immediate in index initially instead into is isnull key "
    "like match no not notnull null nulls of on or primary raise references replace restrict rollback rowid select set "
    "strict table temp temporary then trigger unique update using view virtual when where with without".split()
)


def _unquoted(sql: str) -> Iterator[str]:
    """The words and signs of a definition; texts stay as they are, and plain names that mean nothing lose their quotes."""
    for match in _WORD.finditer(sql):
        word = match.group(0)
        if word.isspace() or word.startswith(("--", "/*")):
            continue
        name = next((group for group in match.groups() if group is not None), None)
        if name is None:
            yield word
        elif _PLAIN.fullmatch(name) and name.casefold() not in _OF_SQL:
            yield name
        else:
            yield f'"{name}"'
