"""What stands on a fund, and what became of it since something was written: asked before a write is taken back.

Which came first is read from the audit trail, whose numbers are the order in which everything was written.
"""

from sqlalchemy import ColumnElement, Connection, exists, func, select

from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.funds import Fund, FundCount, FundEntry


def is_used(conn: Connection, fund_id: int) -> bool:
    """Whether something was ever paid from it, or it was counted."""
    lines, counts = FundEntry.fund_id == fund_id, FundCount.fund_id == fund_id
    return bool(conn.execute(select(exists().where(lines) | exists().where(counts))).scalar())


def line_is_settled(conn: Connection, entry_id: int, fund_id: int) -> bool:
    """Whether the fund of a line was counted, or closed for good, since the line was written, or went."""
    mark = _written(conn, FundEntry, entry_id)
    counted = exists().where(FundCount.fund_id == fund_id, FundCount.id.in_(_since(mark, FundCount)))
    # Nothing of a closed fund is edited: what was written of it since closed it.
    closed = exists().where(Fund.id == fund_id, Fund.closed_on.is_not(None), Fund.id.in_(_since(mark, Fund)))
    return bool(conn.execute(select(counted | closed)).scalar())


def moved_since(conn: Connection, fund_id: int, table: type[Versioned], row_id: int) -> bool:
    """Whether a line came to a fund since this row was written last, be it a payment or a storno."""
    lines = _since(_written(conn, table, row_id), FundEntry)
    moved: ColumnElement[bool] = exists().where(FundEntry.fund_id == fund_id, FundEntry.id.in_(lines))
    return bool(conn.execute(select(moved)).scalar())


def _written(conn: Connection, table: type[Versioned], row_id: int) -> int:
    """The number of the last entry of the trail about a row, 0 for none."""
    of_it = (AuditEntry.entity == table.__tablename__, AuditEntry.entity_id == row_id)
    number: int = conn.execute(select(func.coalesce(func.max(AuditEntry.id), 0)).where(*of_it)).scalar_one()
    return number


def _since(mark: int, table: type[Versioned]) -> ColumnElement[int]:
    written = select(AuditEntry.entity_id).where(
        AuditEntry.entity == table.__tablename__, AuditEntry.id > mark
    )
    return written.scalar_subquery()
