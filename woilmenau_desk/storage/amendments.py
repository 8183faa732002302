"""What was added to the notes of sessions: rows of their own, sealed like everything that was confided."""

from sqlalchemy import Connection, select

from woilmenau_desk.domain.amendments import Amendment
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.tables.cases import SessionAmendment
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault

_NAME = SessionAmendment.__tablename__


def add(uow: UnitOfWork, vault: Vault, session_id: int, text: str, by: str) -> int:
    """Add to a session's note and return the number of what was added; the session itself stays as it is.

    Raises NotFound, also for a session that was struck, or CaseRestricted.
    """
    uid = sealed_fields.new_uid()
    case = _case(uow.conn, session_id)
    return uow.insert(
        SessionAmendment,
        {"uid": uid, "session_id": session_id, "written_at": uow.at, "written_by": by},
        late=lambda number: sealed_fields.columns(vault, _NAME, uid, number, {"text": text}, case=case),
    )


def of_session(conn: Connection, vault: Vault, session_id: int) -> tuple[Amendment, ...]:
    """What was added to a session's note, the earliest first.

    Raises NotFound, CaseRestricted, or StoreDamaged where something of it was changed by another hand.
    """
    case = _case(conn, session_id)
    table = SessionAmendment
    query = (
        select(
            table.id,
            table.uid,
            table.sealed,
            table.sealed_version,
            table.written_at,
            table.written_by,
            Colleague.first_name,
        )
        .outerjoin(Colleague, table.written_by == Colleague.key)
        .where(table.session_id == session_id)
        .order_by(table.written_at, table.id)
    )
    return tuple(
        Amendment(
            found.id,
            local(found.written_at),
            found.first_name or found.written_by,
            str(sealed_fields.read(vault, _NAME, found, case).get("text", "")),
        )
        for found in conn.execute(query)
    )


def _case(conn: Connection, session_id: int) -> str:
    table = CounsellingSession
    query = select(table.case_id).where(table.id == session_id, table.voided_at.is_(None))
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    return sealed_fields.case_of(conn, found.case_id)
