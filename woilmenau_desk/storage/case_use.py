"""Whether something new may be written for a case: it is open, and it is the case of the person whom it is about."""

from sqlalchemy import Connection, exists, select

from woilmenau_desk.domain.case_errors import CaseClosed
from woilmenau_desk.domain.cases import CaseState
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.cases import CaseMember, CounsellingCase
from woilmenau_desk.storage.tables.people import Person


def check_open(conn: Connection, case_id: int, person_id: int) -> None:
    """Raises NotFound, CaseClosed, or BadInput where the person belongs to another case."""
    case = CounsellingCase
    found = conn.execute(
        select(case.number, case.state, case.person_id, case.household_id, case.voided_at).where(
            case.id == case_id
        )
    ).one_or_none()
    if found is None or found.voided_at is not None:
        raise NotFound
    if found.state == CaseState.CLOSED:
        raise CaseClosed(number=found.number)
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
