"""An error that nobody foresaw, in a store that somebody has written into past the program: told as that damage.

A file keeps any value in any column, and triggers do what they like. Looking at every value that is read would make every
reading slower, so the error itself is the occasion to look: only where the database really holds what its column cannot
hold, or is built otherwise than the program builds it, is the error told as damage. In a sound store it stays a bug.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Integer,
    Select,
    String,
    Table,
    and_,
    false,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.types import NullType

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.errors import KnownError, NotFound, StructureChanged, WrittenPast
from woilmenau_desk.domain.opening import HoursKind
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import VisitOrigin
from woilmenau_desk.storage import numbering
from woilmenau_desk.storage.engine.errors import unreadable_column
from woilmenau_desk.storage.engine.rows import Rows, rows_of
from woilmenau_desk.storage.tables.base import DAYS, MOMENTS, Bytes, Day, UtcMoment
from woilmenau_desk.storage.tables.every import METADATA
from woilmenau_desk.storage.tables.people import AliasKind

# What a value of a kind or of a word that is not there leads to, and what the database itself refuses.
UNFORESEEN: Final = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, SQLAlchemyError)
_WORDS: Final[Mapping[str, type[StrEnum]]] = {
    "staff.role": Role,
    "person_alias.alias_kind": AliasKind,
    "appointment.state": AppointmentState,
    "visit.origin": VisitOrigin,
    "value_override.list_name": ListName,
    "opening_hours.hours_kind": HoursKind,
    "opening_exception.hours_kind": HoursKind,
}
_NAMES_SHOWN: Final = 5
_NAME_LENGTH: Final = 40


@contextmanager
def told_as_damage(engine: Callable[[], Engine]) -> Iterator[None]:
    """Turn an unforeseen error into WrittenPast where the store explains it; leave it as it is where it does not."""
    try:
        yield
    except NotFound as error:
        # A number too large to be looked for: perhaps one that was read.
        found = _explained(error, engine()) if isinstance(error.__cause__, OverflowError) else None
        if found is None:
            raise
        raise found from error
    except UNFORESEEN as error:
        found = _explained(error, engine())
        if found is None:
            raise
        raise found from error


def structure_changed(names: Sequence[str]) -> StructureChanged:
    """That these parts of the database are not the program's."""
    return StructureChanged(detail=shown(names))


def shown(names: Sequence[str]) -> str:
    """Names that somebody else chose: some of them, cut, and without what moves a line."""
    some = ", ".join(re.sub(r"[^\w .-]", "?", name[:_NAME_LENGTH]) for name in names[:_NAMES_SHOWN])
    return some + (" …" if len(names) > _NAMES_SHOWN else "")


def _explained(error: Exception, engine: Engine) -> WrittenPast | None:
    of_database = isinstance(error, DBAPIError)
    if of_database and (column := unreadable_column(error)) is not None:
        return WrittenPast(detail=column)
    try:
        with engine.connect() as conn:
            if of_database and (names := rows_of(conn).differences(conn)):
                return structure_changed(names)
            odd = odd_column(conn)
            return None if odd is None else WrittenPast(detail=odd)
    except (KnownError, SQLAlchemyError):
        # What cannot be looked at explains nothing.
        return None


def odd_column(conn: Connection) -> str | None:
    """The first column that holds what it cannot hold, as `table.column`; None where there is none."""
    engine: Any = rows_of(conn)  # one of two modules
    for table in METADATA.sorted_tables:
        if not conn.execute(_any_odd(table, engine)).scalar():
            continue
        for column in table.columns:
            if conn.execute(select(1).select_from(table).where(_odd(column, engine)).limit(1)).scalar():
                return f"{table.name}.{column.name}"
    return next(iter(engine.lost_references(conn)), None)


@cache
def _any_odd(table: Table, engine: Any) -> Select[Any]:
    # All columns of a table in one reading; which of them it is, is asked only where there is one. Put together once.
    return (
        select(1).select_from(table).where(or_(*(_odd(column, engine) for column in table.columns))).limit(1)
    )


def _odd(column: Column[Any], engine: Rows) -> Any:
    raw: Any = type_coerce(column, NullType())

    def no(kind: str) -> Any:
        return engine.is_no(kind, raw)

    words = _WORDS.get(f"{column.table.name}.{column.name}")
    if words is not None:
        odd = or_(no("text"), raw.not_in([word.value for word in words]))
    elif isinstance(column.type, UtcMoment):
        odd = or_(no("integer"), raw < MOMENTS[0], raw > MOMENTS[1])
    elif isinstance(column.type, Boolean):
        odd = or_(no("integer"), engine.is_no_truth(raw))
    elif isinstance(column.type, Day):
        first, last = (engine.day(day) for day in DAYS)
        odd = or_(no("text"), engine.is_no_day(raw), raw < first, raw > last)
    elif isinstance(column.type, Integer):
        odd = or_(no("integer"), raw < -numbering.UNHEARD_OF, raw > numbering.UNHEARD_OF)
    elif isinstance(column.type, Bytes):
        odd = no("blob")
    elif isinstance(column.type, String):
        odd = no("text")
    else:
        return column.is_(None) if not column.nullable else false()
    return and_(raw.is_not(None), odd) if column.nullable else or_(raw.is_(None), odd)
