"""Long lists are read part by part, each beginning behind the last row of the one before.

By place and not by number: what is written meanwhile shifts nothing, and the last part costs as little as the first.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal, tuple_

from woilmenau_desk.domain.paging import After

Order = Sequence[Any]
"""Columns or expressions that are never NULL, the last of them telling every row from every other."""


def read_part(
    conn: Connection,
    query: Select[Any],
    order: Order,
    after: After | None,
    size: int | None,
    *,
    descending: bool = False,
) -> tuple[Sequence[Any], After | None]:
    """At most `size` rows of the query behind a place, and the place behind which others follow, None at the end.

    Without `size` all of them.
    """
    places: list[ColumnElement[Any]] = [column.label(f"place_{n}") for n, column in enumerate(order)]
    query = query.add_columns(*places)
    if after is not None:
        place = tuple_(
            *(literal(value, type_=column.type) for value, column in zip(after, order, strict=True))
        )
        query = query.where(tuple_(*order) < place if descending else tuple_(*order) > place)
    query = query.order_by(*(column.desc() if descending else column for column in order))
    found = conn.execute(query if size is None else query.limit(size + 1)).all()
    if size is None or len(found) <= size:
        return found, None
    return found[:size], tuple(found[size - 1][-len(places) :])
