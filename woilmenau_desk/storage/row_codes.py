"""The codes of printed lines: given once, never again."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.row_codes import code_of
from woilmenau_desk.storage.tables.offers import RowCode
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def of_persons(conn: Connection, sheet: str) -> dict[int, str]:
    """The codes of the people on a sheet, by person."""
    query = select(RowCode.person_id, RowCode.code).where(
        RowCode.sheet == sheet, RowCode.person_id.is_not(None)
    )
    found = conn.execute(query.order_by(RowCode.id))
    return {person: code for person, code in found if person is not None}


def of_volunteers(conn: Connection, sheet: str) -> dict[int, str]:
    """The codes of the volunteers on a sheet, by volunteer."""
    query = select(RowCode.volunteer_id, RowCode.code).where(
        RowCode.sheet == sheet, RowCode.volunteer_id.is_not(None)
    )
    found = conn.execute(query.order_by(RowCode.id))
    return {volunteer: code for volunteer, code in found if volunteer is not None}


def of_sheets(conn: Connection, sheets: Sequence[str]) -> dict[int, str]:
    """The codes of the volunteers on several sheets, each of which is one volunteer's."""
    query = select(RowCode.volunteer_id, RowCode.code).where(
        RowCode.sheet.in_(sheets), RowCode.volunteer_id.is_not(None)
    )
    found = conn.execute(query.order_by(RowCode.id))
    return {volunteer: code for volunteer, code in found if volunteer is not None}


def give(uow: UnitOfWork, sheet: str, lines: Sequence[Mapping[str, int | None]]) -> list[str]:
    """New codes for lines of a sheet; each line says what it is of: session_id, person_id, volunteer_id."""
    last = uow.conn.execute(select(func.coalesce(func.max(RowCode.id), 0))).scalar_one()
    nobody = {"session_id": None, "person_id": None, "volunteer_id": None}
    given = []
    for number, line in enumerate(lines, start=last + 1):
        given.append(code_of(number))
        values = {**nobody, **line, "sheet": sheet, "code": given[-1], "printed_at": uow.at}
        uow.insert(RowCode, values)
    return given


def find(conn: Connection, code: str) -> tuple[str, int | None, int | None] | None:
    """The sheet, the person and the volunteer of a code; None where no line has it."""
    query = select(RowCode.sheet, RowCode.person_id, RowCode.volunteer_id).where(RowCode.code == code)
    found = conn.execute(query).one_or_none()
    return None if found is None else (found.sheet, found.person_id, found.volunteer_id)
