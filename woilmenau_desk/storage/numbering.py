"""The numbers that the database gives to rows: never one twice, so that a number always means the same."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from woilmenau_desk.storage.engine.rows import rows_of

# The database gives no number beyond this one, and says that it is full.
_LAST: Final = (1 << 63) - 1
# So far no centre counts.
UNHEARD_OF: Final = 1 << 53


def given(conn: Connection) -> dict[str, object]:
    """By table, the last number that the database says it has given."""
    return rows_of(conn).numbers_given(conn)


def told(conn: Connection, table: str) -> str:
    """Where the number of a table stands, as it is told of."""
    return f"{rows_of(conn).NUMBERS}: {table}"


def used_up(conn: Connection) -> str | None:
    """A table whose numbers somebody has set to the last one, so that nothing can be added; None where there is none."""
    return next((name for name, seq in given(conn).items() if not _is_count(seq, _LAST)), None)


def differing(conn: Connection, known: Mapping[str, int]) -> list[str]:
    """Tables where the database would go on from another number than the last one that is known to have been given.

    Of other tables only that the number is not past reckoning.
    """
    found = given(conn)
    may_leave_out = rows_of(conn).LEAVES_OUT_NUMBERS

    def fits(seq: object, last: int) -> bool:
        return seq == last or (may_leave_out and isinstance(seq, int) and seq > last)

    wrong = {name for name, last in known.items() if not fits(found.get(name, 0), last)}
    wrong |= {name for name, seq in found.items() if not is_count(seq)}
    return sorted(wrong)


def is_count(number: object) -> bool:
    """Whether a centre may have counted so far."""
    return _is_count(number, UNHEARD_OF)


def _is_count(seq: object, limit: int) -> bool:
    return isinstance(seq, int) and 0 <= seq < limit
