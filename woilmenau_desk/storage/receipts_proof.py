"""Whether the record of money holds together: no number of a year is missing, each amount is that of its help, and what
takes a line back mirrors it. Whoever gives help may write these rows, so the trail alone does not tell what is wrong.
"""

from functools import cache

from sqlalchemy import Connection, Select, func, or_, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.funds import entry_number
from woilmenau_desk.storage.tables.funds import FundEntry
from woilmenau_desk.storage.tables.visits import EmergencyAid


def holds(conn: Connection) -> bool:
    """Whether nothing is wrong with it, as far as it can be read."""
    try:
        return not missing(conn) and not unlike(conn)
    except (DBAPIError, ValueError, TypeError):
        return False


def missing(conn: Connection) -> list[str]:
    """The numbers that are missing before the last one of their year; of a gap its first."""
    return [entry_number(year, first) for year, first in conn.execute(_missing())]


def unlike(conn: Connection) -> list[str]:
    """The numbers of the lines that do not fit the help that they belong to, or the line that they take back."""
    found = {
        (year, number)
        for query in (_unlike_help(), _unlike_original())
        for year, number in conn.execute(query)
    }
    return [entry_number(*one) for one in sorted(found)]


# Each login asks these; to put such a query together takes longer than to answer it.


@cache
def _missing() -> Select[int, int]:
    table = FundEntry
    last = func.lag(table.number, 1, 0).over(partition_by=table.year, order_by=table.number)
    each = select(table.year, table.number, last.label("last")).subquery()
    query = select(each.c.year, each.c.last + 1).where(each.c.number != each.c.last + 1)
    return query.order_by(each.c.year, each.c.number)


@cache
def _unlike_help() -> Select[int, int]:
    # A help that was struck keeps its amount; its line is then taken back.
    table, aid, later = FundEntry, EmergencyAid, aliased(FundEntry)
    taken_back = select(later.id).where(later.storno_of == table.id).exists()
    return (
        select(table.year, table.number)
        .join(aid, table.aid_id == aid.id)
        .where(
            table.storno_of.is_(None),
            or_(
                table.amount_cents.is_distinct_from(aid.amount_cents),
                table.aid_kind != aid.aid_kind,
                table.count != aid.count,
                aid.voided_at.is_not(None) & ~taken_back,
            ),
        )
    )


@cache
def _unlike_original() -> Select[int, int]:
    table, taken = FundEntry, aliased(FundEntry)
    return (
        select(table.year, table.number)
        .join(taken, table.storno_of == taken.id)
        .where(
            or_(
                table.amount_cents != -taken.amount_cents,
                table.fund_id.is_distinct_from(taken.fund_id),
                table.aid_id.is_distinct_from(taken.aid_id),
                table.aid_kind != taken.aid_kind,
                table.count != taken.count,
                taken.storno_of.is_not(None),
            )
        )
    )
