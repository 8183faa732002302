"""What was told outside with reports that were not closed: written once, sealed, and looked at by all later ones."""

import zlib
from base64 import b64encode
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.spans import Span
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.closed_reports import TRUE, packed_true
from woilmenau_desk.storage.tables.reports import ProvisionalReport
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault

_NAME: Final = ProvisionalReport.__tablename__


def add(uow: UnitOfWork, vault: Vault, span: Span, days: tuple[date, date], true: str, by: str) -> int:
    """Keep what was told with a report of a span, between these days, and return its id. `by`: the key of a colleague."""
    uid = sealed_fields.new_uid()
    kept = b64encode(zlib.compress(true.encode(), 9)).decode()
    return uow.insert(
        ProvisionalReport,
        {
            "span": str(span),
            "first_day": days[0],
            "last_day": days[1],
            "told_at": uow.at,
            "told_by": by,
            "uid": uid,
            "sealed": None,
            "sealed_version": 0,
        },
        late=lambda number: sealed_fields.columns(vault, _NAME, uid, number, {TRUE: kept}),
    )


def around(conn: Connection, first: date, last: date) -> tuple[int, ...]:
    """The ids of those that told something of any of these days, in the order in which they did."""
    table = ProvisionalReport
    query = select(table.id).where(table.last_day >= first, table.first_day <= last).order_by(table.id)
    return tuple(conn.execute(query).scalars())


def newest(conn: Connection) -> int | None:
    """The id of the last of them; None before there is one."""
    table = ProvisionalReport
    return conn.execute(select(table.id).order_by(table.id.desc()).limit(1)).scalar_one_or_none()


def true(conn: Connection, vault: Vault, row_id: int) -> str:
    """What was told, with what it was told of. Raises NotFound, or StoreDamaged."""
    return packed_true(conn, vault, ProvisionalReport, row_id)
