"""What the audit trail says of a whole row: sixteen bytes that change with every one of its columns.

A digest is no secret: whoever has the desk key can compute it. It ties the rows to the trail, the trail's links tie the
entries to one another, and the seal of the trail's end (`sealing`) is what only the vault key can make.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, case, inspect, literal, select, type_coerce
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.elements import False_
from sqlalchemy.types import NullType

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.engine.rows import Rows, rows_of
from woilmenau_desk.storage.tables.base import Base, Row
from woilmenau_desk.storage.tables.every import METADATA

SIZE: Final = 16
NONE: Final = bytes(SIZE)
"""Stands for "no row" among the digests of many."""
# So many rows at most stand in one entry that speaks of many, and so many numbers at most are left out among them.
_BLOCK: Final = 1000
_GAP: Final = 16
_CHUNK: Final = 500

LEFT_OUT: Final[Mapping[str, str]] = {
    "audit_entry": "the trail itself: its links prove it",
    "audit_head": "the trail's end: compared with the trail, and sealed",
    "draft": "no entry yet: kept every few seconds, gone with the saving, and of no count",
    "key_state": "compared with the key file at every login",
}
"""Tables whose rows the trail does not speak of, and why."""

# Of these only that there is something counts. The vault changes hands by sealing all notes anew; what stands in a note
# is bound to its row by the vault itself (`note_places`).
_SEALED_ROWS: Final = (
    "case_event",
    "closed_report",
    "counselling_case",
    "deadline",
    "follow_up",
    "noted_document",
    "provisional_report",
    "referral",
    "session_amendment",
)
_PRESENCE: Final = frozenset(
    {("counselling_session", "sealed_note"), ("counselling_session", "sealed_facts")}
    | {(table, "sealed") for table in _SEALED_ROWS}
)


def audited() -> tuple[type[Row], ...]:
    """The tables whose rows the trail proves, in an order in which references lead backwards."""
    classes = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    found = (classes[table] for table in METADATA.sorted_tables if table.name not in LEFT_OUT)
    return tuple(found)


class Shape:
    """A table's columns as the database holds them, and how a row becomes a digest."""

    def __init__(self, table: type[Row], engine: Rows, dialect: Dialect, plain: Dialect) -> None:
        """`dialect`: of the statements; `plain`: of the values, which the trail knows as a file keeps them."""
        self.name = table.__tablename__
        columns = {
            attribute.key: attribute.columns[0]
            for attribute in inspect(table).column_attrs
            if attribute.key != "id"
        }
        # By name: a column that came later stands elsewhere in older stores.
        self.names = tuple(sorted(columns))
        self._present = frozenset(name for table_name, name in _PRESENCE if table_name == self.name)
        kinds = {name: columns[name].type.dialect_impl(plain) for name in self.names}
        self._to: dict[str, Callable[[Any], Any] | None] = {
            name: kind.bind_processor(plain) for name, kind in kinds.items()
        }
        self._from: dict[str, Callable[[Any], Any] | None] = {
            name: kind.result_processor(plain, None) for name, kind in kinds.items()
        }
        # What stands for "not there". A column that must hold something never holds nothing, unless somebody took the
        # rule away: then that counts as well.
        self._plan = tuple(
            (name, default_of(columns[name].server_default), bool(columns[name].nullable))
            for name in self.names
        )
        self._defaults = {name: default for name, default, _ in self._plan}
        raw = {name: type_coerce(columns[name], NullType()).label(name) for name in self.names}
        table_id: Any = table.id
        self._one = select(*raw.values()).where(table_id == bindparam("row_id"))
        self._every = str(select(table_id, *raw.values()).compile(dialect=dialect))
        self._some = select(table_id, *raw.values()).where(table_id.in_(bindparam("ids", expanding=True)))
        told = (
            case((columns[name].is_not(None), literal(1))).label(name) if name in self._present else raw[name]
            for name in self.names
        )
        self._all: Select[Any] = select(table_id, *told).order_by(table_id)
        self._id = table_id
        self._engine = engine

    # -- one row ----------------------------------------------------------------------------------------------

    def read(self, conn: Connection, row_id: int) -> dict[str, Any] | None:
        """A row's columns as the database holds them; None where there is no such row."""
        found = conn.execute(self._one, {"row_id": row_id}).one_or_none()
        return None if found is None else dict(zip(self.names, self._engine.plain(found), strict=True))

    def read_some(self, conn: Connection, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
        """The columns of several rows, by id."""
        rows: dict[int, dict[str, Any]] = {}
        iterator = iter(ids)
        while chunk := list(islice(iterator, _CHUNK)):
            for row_id, *values in conn.execute(self._some, {"ids": chunk}):
                rows[row_id] = dict(zip(self.names, self._engine.plain(values), strict=True))
        return rows

    def raw(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values of the program as the database will hold them."""
        to = self._to
        return {
            name: _plain(value if (convert := to[name]) is None else convert(value))
            for name, value in values.items()
        }

    def typed(self, raw: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
        """Values of the database as the program knows them. Raises StoreDamaged where they are of another kind."""
        try:
            return {
                name: raw[name] if (convert := self._from[name]) is None else convert(raw[name])
                for name in names
            }
        except (TypeError, ValueError, OverflowError) as error:
            raise StoreDamaged(detail=self.name) from error

    def digest(self, row_id: int, raw: Mapping[str, Any]) -> bytes:
        """The digest of a row, given as the database holds it; columns that are missing hold their default."""
        if self._present:
            raw = {**raw, **{name: 1 for name in self._present if raw.get(name) is not None}}
        return self._digest(row_id, (raw.get(name, self._defaults[name]) for name in self.names))

    def _digest(self, row_id: int, values: Iterable[Any]) -> bytes:
        content: list[Any] = [self.name, row_id]
        for (name, default, may_be_empty), value in zip(self._plan, values, strict=True):
            # What is empty or holds its default counts as not there: so a later version may add columns.
            if value != default if value is not None else not may_be_empty:
                content += (name, value)
        # As Python writes a list in ASCII: kinds and lengths are told apart, and no later Unicode changes it.
        return hashlib.blake2b(ascii(content).encode("ascii"), digest_size=SIZE).digest()

    # -- many rows --------------------------------------------------------------------------------------------

    def whole(self, conn: Connection) -> Iterable[Sequence[Any]]:
        """The id and the columns of every row, as the database holds them, in the order of `names`; in no order."""
        return self._engine.plain_rows(conn, self._every)

    def all(self, conn: Connection, after: int = 0, until: int | None = None) -> Iterator[tuple[int, bytes]]:
        """The id and the digest of every row beyond an id, and up to another, in the order of the ids."""
        query = self._all.where(self._id > after) if after else self._all
        query = query if until is None else query.where(self._id <= until)
        # Closed where somebody stops in between: a server would keep it open.
        with conn.execute(query.execution_options(yield_per=_BLOCK)) as found:
            for row_id, *values in found:
                yield row_id, self._digest(row_id, self._engine.plain(values))


def _plain(value: Any) -> Any:
    """A word of a list of words, or a yes and no, as the database gives it back."""
    if value is None or type(value) in (str, int, bytes, float):
        return value
    if isinstance(value, memoryview):
        return bytes(value)
    return str.__str__(value) if isinstance(value, str) else int(value)


def default_of(server_default: Any) -> Any:
    """What a column holds that was never given a value; None where it holds nothing then."""
    if server_default is None:
        return None
    if isinstance(server_default.arg, False_):
        return 0
    text = str(getattr(server_default.arg, "text", server_default.arg))
    if text.startswith("'"):
        return text[1:-1]
    return int(text) if text.isdigit() else text


def _made(table: type[Row], conn: Connection) -> Shape:
    engine = rows_of(conn)
    return Shape(table, engine, conn.dialect, engine.plain_dialect(conn))


_shapes: dict[tuple[str, str], Shape] = {}


def shape_of(table: type[Row], conn: Connection) -> Shape:
    """The shape of a table, made once."""
    key = table.__tablename__, conn.dialect.name
    found = _shapes.get(key)
    if found is None:
        found = _shapes[key] = _made(table, conn)
    return found


def blocks(digests: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, int, bytes]]:
    """Many rows' digests in runs: the first and the last id, and a digest for every number between them."""
    first, run = 0, bytearray()
    for row_id, digest in digests:
        missing = row_id - first - len(run) // SIZE
        if run and (missing > _GAP or len(run) >= _BLOCK * SIZE):
            yield first, first + len(run) // SIZE - 1, bytes(run)
            run = bytearray()
        if not run:
            first, missing = row_id, 0
        run += NONE * missing + digest
    if run:
        yield first, first + len(run) // SIZE - 1, bytes(run)
