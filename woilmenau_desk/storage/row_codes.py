"""The codes of printed sheets' lines: given once, found again when the paper comes back."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.row_codes import CodedRow, code_of
from woilmenau_desk.storage.tables.offers import RowCode
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def of_sheet(conn: Connection, sheet: str) -> tuple[CodedRow, ...]:
    """The lines of a sheet that have a code, in the order they got it."""
    return _read(conn, _rows().where(RowCode.sheet == sheet))


def of_sheets(conn: Connection, sheets: Sequence[str]) -> tuple[CodedRow, ...]:
    """The lines of several sheets."""
    return _read(conn, _rows().where(RowCode.sheet.in_(sheets))) if sheets else ()


def found(conn: Connection, code: str) -> CodedRow:
    """The line of a code. Raises NotFound."""
    rows = _read(conn, _rows().where(RowCode.code == code))
    if not rows:
        raise NotFound
    return rows[0]


def give(
    uow: UnitOfWork,
    sheet: str,
    *,
    session_id: int | None = None,
    person_id: int | None = None,
    volunteer_id: int | None = None,
) -> CodedRow:
    """A code for a line of a sheet; the one that it has already, where it was printed before."""
    for row in of_sheet(uow.conn, sheet):
        if (row.person_id, row.volunteer_id) == (person_id, volunteer_id):
            return row
    values = {
        "sheet": sheet,
        "session_id": session_id,
        "person_id": person_id,
        "volunteer_id": volunteer_id,
        "printed_at": uow.at,
        # The code follows from the row's number, which no other row ever gets.
        "code": uuid.uuid4().hex,
    }
    number = uow.insert(RowCode, values, late=lambda row_id: {"code": code_of(row_id)})
    return CodedRow(number, sheet, code_of(number), session_id, person_id, volunteer_id)


def _rows() -> Any:
    return select(
        RowCode.id, RowCode.sheet, RowCode.code, RowCode.session_id, RowCode.person_id, RowCode.volunteer_id
    ).order_by(RowCode.id)


def _read(conn: Connection, query: Any) -> tuple[CodedRow, ...]:
    return tuple(CodedRow(*entry) for entry in conn.execute(query))
