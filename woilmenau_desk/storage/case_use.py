"""Whether something new may be written for a case: it goes on, its key is at hand, and it is of the person it is about."""

from sqlalchemy import Connection, exists, select

from woilmenau_desk.domain.case_errors import CaseClosed, CaseRestricted
from woilmenau_desk.domain.cases import CaseState
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.cases import CaseMember, CounsellingCase
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.vault import Vault


def check_goes_on(conn: Connection, vault: Vault, case_id: int | None, person_id: int | None = None) -> None:
    """Raises NotFound, CaseRestricted where its key is not at hand, CaseClosed; without a case nothing.

    With a person also BadInput where they belong to another case.
    """
    if case_id is None:
        return
    table = CounsellingCase
    query = select(
        table.number, table.state, table.uid, table.key_number, table.person_id, table.household_id
    )
    found = conn.execute(query.where(table.id == case_id, table.voided_at.is_(None))).one_or_none()
    if found is None:
        raise NotFound
    case = sealed_fields.case_name(found.uid, found.key_number)
    if case and not vault.holds_case(case):
        raise CaseRestricted
    if found.state == CaseState.CLOSED.value:
        raise CaseClosed(number=found.number)
    if person_id is None:
        return
    person_id = present_id(conn, person_id)
    if person_id != found.person_id and not _reached(conn, case_id, found.household_id, person_id):
        text = QT_TRANSLATE_NOOP("errors", "Der Beratungsfall {number} gehört zu jemand anderem.")
        raise BadInput("case_id", Sentence("errors", text, {"number": found.number}))


def _reached(conn: Connection, case_id: int, household_id: int | None, person_id: int) -> bool:
    member = exists().where(CaseMember.case_id == case_id, CaseMember.person_id == person_id)
    if conn.execute(select(member)).scalar():
        return True
    of_household = exists().where(Person.id == person_id, Person.household_id == household_id)
    return household_id is not None and bool(conn.execute(select(of_household)).scalar())
