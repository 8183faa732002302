"""The number by which a list names a row that has none from outside, so that the list finds it again when it comes back.

It holds what no other store has: when the row was made. So a list of another centre means nobody here by it.
"""

import re
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, select

from woilmenau_desk.storage.tables.offers import Offer
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.volunteers import Volunteer

Numbered = type[Person] | type[Volunteer] | type[Offer]
_CHUNK: Final = 500
_SHAPE: Final = re.compile(r"#([1-9][0-9]{0,17})-[0-9a-f]{8}")


def own_number(row_id: int, created_at: datetime) -> str:
    """The number of a row, such as "#12-3fa9c1d0"."""
    made = f"{row_id} {created_at.timestamp():.6f}"
    return f"#{row_id}-{sha256(made.encode('ascii')).hexdigest()[:8]}"


def is_own(number: str) -> bool:
    """Whether a number is of this kind, of this store or another."""
    return _SHAPE.fullmatch(number) is not None


def named(conn: Connection, table: Numbered, numbers: Collection[str]) -> dict[str, int]:
    """The rows that numbers like these name; what is no such number, or of no row here, is missing."""
    wanted = {number: int(found[1]) for number in numbers if (found := _SHAPE.fullmatch(number))}
    ids = sorted(set(wanted.values()))
    own: dict[int, str] = {}
    for at in range(0, len(ids), _CHUNK):
        query = select(table.id, table.created_at).where(table.id.in_(ids[at : at + _CHUNK]))
        own.update({row_id: own_number(row_id, made) for row_id, made in conn.execute(query)})
    return {number: row_id for number, row_id in wanted.items() if own.get(row_id) == number}


def of_all(conn: Connection, table: Numbered) -> dict[int, str]:
    """Of every row its number."""
    return {
        row_id: own_number(row_id, made) for row_id, made in conn.execute(select(table.id, table.created_at))
    }
