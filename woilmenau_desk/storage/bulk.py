"""Many rows at once, for imports and the fictional centre: prepared once, without a trace a row."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, inspect, select, update

from woilmenau_desk.domain.visits import VisitOrigin
from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.tables.cases import FollowUp
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Referral, Visit

_CHUNK = 10_000


def load(
    conn: Connection,
    table: type[Row],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    go_on: Callable[[], object] = lambda: None,
) -> int:
    """Insert rows given as values in the order of `columns`, and return how many. `go_on` may raise, to end it.

    The caller has the unit of work write down what was `loaded`, once nothing more is done to the rows.
    """
    dialect = conn.dialect
    order, run = rows_of(conn).inserting(conn, insert(table), columns)
    places = [list(columns).index(name) for name in order]
    attributes = inspect(table).column_attrs
    to_database = [
        attributes[name].columns[0].type.dialect_impl(dialect).bind_processor(dialect) for name in order
    ]
    plan = list(zip(places, to_database, strict=True))
    iterator = iter(rows)
    loaded = 0
    while chunk := [
        tuple(row[place] if convert is None else convert(row[place]) for place, convert in plan)
        for row in islice(iterator, _CHUNK)
    ]:
        go_on()
        run(chunk)
        loaded += len(chunk)
    return loaded


def numbers(conn: Connection, table: type[Row], after: int) -> Sequence[int]:
    """The numbers of the rows beyond one, in the order in which they were loaded."""
    return conn.execute(select(table.id).where(table.id > after).order_by(table.id)).scalars().all()


def mark_visits_of_sessions(conn: Connection) -> None:
    """Say of the visits that sessions were loaded for that the sessions made them."""
    of_session = Visit.id.in_(select(CounsellingSession.visit_id))
    conn.execute(update(Visit).where(of_session).values(origin=VisitOrigin.SESSION.value))


def put_into_case(conn: Connection, case_id: int, sessions: Sequence[int]) -> None:
    """Say of sessions that were loaded, and of what follows from them, that they were held in a case."""
    of_session = (
        (CounsellingSession, CounsellingSession.id),
        (FollowUp, FollowUp.session_id),
        (Referral, Referral.session_id),
    )
    for table, number in of_session:
        conn.execute(update(table).where(number.in_(sessions)).values(case_id=case_id))
