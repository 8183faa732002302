"""Whether something new may stand in a case."""

from sqlalchemy import Connection, select

from woilmenau_desk.domain.case_errors import CaseClosed, CaseRestricted
from woilmenau_desk.domain.cases import CaseState
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.vault import Vault


def check_goes_on(conn: Connection, vault: Vault, case_id: int | None) -> None:
    """Raises NotFound, CaseRestricted where its key is not at hand, CaseClosed; without a case nothing."""
    if case_id is None:
        return
    table = CounsellingCase
    query = select(table.number, table.state, table.uid, table.key_number)
    found = conn.execute(query.where(table.id == case_id, table.voided_at.is_(None))).one_or_none()
    if found is None:
        raise NotFound
    case = sealed_fields.case_name(found.uid, found.key_number)
    if case and not vault.holds_case(case):
        raise CaseRestricted
    if found.state == CaseState.CLOSED.value:
        raise CaseClosed(number=found.number)
