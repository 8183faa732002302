"""The numbers of cases as people say them, 2026-0014: none is left out in a year."""

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.tables.cases import CounsellingCase


def next_number(conn: Connection, year: int) -> str:
    """The next of a year; a case that is struck out keeps its own. Raises StoreDamaged."""
    _, _, last = (_last(conn, year) or f"{year}-0").partition("-")
    if not last.isdecimal():
        raise StoreDamaged(detail=CounsellingCase.__tablename__)
    return f"{year}-{int(last) + 1:04}"


def follows(conn: Connection, number: str) -> bool:
    """Whether a later number of the same year is given."""
    year, _, _ = number.partition("-")
    return _last(conn, int(year)) != number


def _last(conn: Connection, year: int) -> str | None:
    number = CounsellingCase.number
    given = select(number).where(number.startswith(f"{year}-"))
    # A year may have more cases than four digits say.
    longest = (func.length(number).desc(), number.desc())
    return conn.execute(given.order_by(*longest).limit(1)).scalar()
