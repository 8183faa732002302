"""Counselling cases: written through a unit of work, read as frozen rows; what was confided is sealed."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import Connection, exists, func, or_, select

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.cases import (
    CaseData,
    CaseDetails,
    CaseFilter,
    CaseRow,
    CaseState,
    CaseStep,
)
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import case_members, case_numbers, sealed_fields
from woilmenau_desk.storage.paging import read_part
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.steps import FIRST_VERSION
from woilmenau_desk.storage.tables.cases import (
    CaseEvent,
    CaseKey,
    CaseMember,
    CounsellingCase,
    Deadline,
    FollowUp,
    NotedDocument,
)
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import Referral, Visit
from woilmenau_desk.storage.unit_of_work import UnitOfWork, following
from woilmenau_desk.storage.vault import Sealer, Vault

ENTITY: Final = CounsellingCase.__tablename__
"""What a case is called in the audit trail."""
_FACTS: Final = ("aims", "lawyer", "lawyer_phone")
# What may stand in a case; each of them is voided, never deleted.
_IN_A_CASE: Final = (CounsellingSession, Referral, FollowUp, Deadline, NotedDocument)


# -- writing -----------------------------------------------------------------------------------------------------


def add(uow: UnitOfWork, vault: Vault, data: CaseData, opened_on: date, written_by: str) -> int:
    """Open a case, with its number. Raises NotFound, BadInput for a household that nobody has."""
    person_id = present_id(uow.conn, data.person_id)
    uid = sealed_fields.new_uid()
    case_id = uow.insert(
        CounsellingCase,
        {
            "household_id": _household(uow.conn, data, person_id),
            "responsible": data.responsible,
            "reached": data.reached,
            "number": case_numbers.next_number(uow.conn, opened_on.year),
            "person_id": person_id,
            "state": CaseState.OPEN.value,
            "opened_on": opened_on,
            "closed_on": None,
            "restricted": False,
            "key_number": 0,
            "voided_at": None,
            "uid": uid,
        },
        late=lambda number: sealed_fields.columns(vault, ENTITY, uid, number, _facts(data)),
    )
    case_members.write(uow, case_id, case_members.present(uow.conn, person_id, data.members))
    add_event(uow, vault, case_id, CaseStep.OPENED, written_by, on=opened_on)
    return case_id


def expect(uow: UnitOfWork, case_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a case is not what somebody read any more, or NotFound."""
    uow.expect(CounsellingCase, case_id, version)


def edit(uow: UnitOfWork, vault: Vault, case_id: int, data: CaseData, version: int) -> None:
    """Change a case; whose it is, and who is responsible, stays as it was.

    Raises NotFound, ChangedMeanwhile, BadInput, CaseRestricted.
    """
    expect(uow, case_id, version)
    found = _one(uow.conn, case_id)
    values: dict[str, Any] = {"reached": data.reached}
    if data.for_household != (found.household_id is not None):
        # It stays the household's of then also where the person has moved out since.
        values["household_id"] = _household(uow.conn, data, found.person_id)
    case = sealed_fields.case_name(found.uid, found.key_number)
    facts = _facts(data)
    if facts != _facts_of(sealed_fields.read(vault, ENTITY, found, case)):
        at = following(version, found.sealed_version)
        values |= sealed_fields.columns(vault, ENTITY, found.uid, case_id, facts, at, case)
    # Its members stand in rows of their own, so it gets its next version also where nothing else differs.
    uow.update(CounsellingCase, case_id, values, version, always=True, beyond=found.sealed_version)
    case_members.write(uow, case_id, case_members.present(uow.conn, found.person_id, data.members))


def set_state(uow: UnitOfWork, case_id: int, state: CaseState, closed_on: date | None, version: int) -> None:
    """Say how far a case is. Raises NotFound or ChangedMeanwhile."""
    uow.update(CounsellingCase, case_id, {"state": state.value, "closed_on": closed_on}, version)


def set_responsible(uow: UnitOfWork, case_id: int, colleague: str, version: int) -> None:
    """Hand a case over. Raises NotFound or ChangedMeanwhile."""
    uow.update(CounsellingCase, case_id, {"responsible": colleague}, version)


def void(uow: UnitOfWork, case_id: int, version: int) -> None:
    """Take a case out of every list; its number stays given. Raises NotFound or ChangedMeanwhile."""
    uow.update(CounsellingCase, case_id, {"voided_at": uow.at}, version)


def add_event(
    uow: UnitOfWork,
    vault: Sealer,
    case_id: int,
    what: CaseStep,
    written_by: str,
    *,
    colleague: str | None = None,
    facts: Mapping[str, Any] = sealed_fields.NOTHING,
    on: date | None = None,
) -> int:
    """Write down what was decided of a case; `on`: on an earlier day, as a whole. Raises CaseRestricted."""
    uid = sealed_fields.new_uid()
    case = sealed_fields.case_of(uow.conn, case_id)
    return uow.insert(
        CaseEvent,
        {
            "case_id": case_id,
            "occurred_at": _moment(uow.at, on),
            "what": what.value,
            "colleague": colleague,
            "written_by": written_by,
            "uid": uid,
        },
        late=lambda number: sealed_fields.columns(
            vault, CaseEvent.__tablename__, uid, number, facts, FIRST_VERSION, case
        ),
    )


# -- reading -----------------------------------------------------------------------------------------------------


def row(conn: Connection, vault: Vault | None, case_id: int) -> CaseRow:
    """One case as lists show it; without the vault none is readable. Raises NotFound."""
    found = conn.execute(_rows().where(CounsellingCase.id == case_id)).one_or_none()
    if found is None:
        raise NotFound
    return _row(vault, found)


def details(conn: Connection, vault: Vault, case_id: int) -> CaseDetails:
    """A case with what is sealed of it. Raises NotFound, CaseRestricted, StoreDamaged."""
    overview = row(conn, vault, case_id)
    found = _one(conn, case_id)
    if not overview.readable:
        # Also where nothing of it is sealed.
        raise CaseRestricted
    case = sealed_fields.case_name(found.uid, found.key_number)
    facts = sealed_fields.read(vault, ENTITY, found, case)
    data = CaseData(
        person_id=found.person_id,
        for_household=found.household_id is not None,
        responsible=found.responsible,
        reached=found.reached,
        members=case_members.of_case(conn, case_id),
        **_facts_of(facts),
    )
    outcome = None
    if overview.state is CaseState.CLOSED:
        outcome = _outcome(conn, vault, case_id, case)
    return CaseDetails(overview, data, outcome)


def listed(
    conn: Connection,
    vault: Vault | None,
    states: Collection[CaseState],
    responsible: str | None,
    persons: Collection[int] | None,
    only: CaseFilter,
    after: After | None,
    size: int,
) -> Part[CaseRow]:
    """A part of the cases in these states, the latest opened first; the topic of `only` is the caller's to look at."""
    table = CounsellingCase
    query = select(table.id).where(
        table.voided_at.is_(None), table.state.in_([state.value for state in states])
    )
    for colleague in {responsible, only.colleague} - {None}:
        query = query.where(table.responsible == colleague)
    if persons is not None:
        reached = select(CaseMember.case_id).where(CaseMember.person_id.in_(persons))
        query = query.where(or_(table.person_id.in_(persons), table.id.in_(reached)))
    if only.first is not None or only.last is not None:
        query = query.where(table.id.in_(_held_in(only)))
    if only.open_follow_up:
        follow_up = FollowUp
        query = query.where(
            exists().where(
                follow_up.case_id == table.id, follow_up.done_at.is_(None), follow_up.voided_at.is_(None)
            )
        )
    part, behind = read_part(conn, query, (table.opened_on, table.id), after, size, descending=True)
    # What else a list says of a case, and its last contact, of these alone.
    rows = {one.id: one for one in conn.execute(_rows().where(table.id.in_([one.id for one in part])))}
    return Part(tuple(_row(vault, rows[one.id]) for one in part), behind)


def place(one: CaseRow) -> After:
    """Where a case stands in that list."""
    return one.opened_on, one.id


def of_person(conn: Connection, vault: Vault | None, person_id: int) -> tuple[CaseRow, ...]:
    """The cases that are a person's or reach them, the latest opened first; closed ones too."""
    table = CounsellingCase
    reached = select(CaseMember.case_id).where(CaseMember.person_id == person_id)
    query = _rows().where(table.voided_at.is_(None), or_(table.person_id == person_id, table.id.in_(reached)))
    found = conn.execute(query.order_by(table.opened_on.desc(), table.id.desc()))
    return tuple(_row(vault, one) for one in found)


def in_use(conn: Connection, case_id: int) -> bool:
    """Whether anything stands in a case, beside what was decided of it."""
    for table in _IN_A_CASE:
        query = select(table.id).where(table.case_id == case_id, table.voided_at.is_(None)).limit(1)
        if conn.execute(query).first() is not None:
            return True
    return False


def is_named(conn: Connection, case_id: int, holder: str) -> bool:
    """Whether somebody has the present key of a restricted case, and not as a stand-in."""
    query = (
        select(CaseKey.id)
        .join(CounsellingCase, CaseKey.case_id == CounsellingCase.id)
        .where(
            CaseKey.case_id == case_id,
            CaseKey.holder == holder,
            CaseKey.key_number == CounsellingCase.key_number,
            CaseKey.valid_until.is_(None),
        )
    )
    return conn.execute(query).first() is not None


def _moment(now: datetime, on: date | None) -> datetime:
    """The moment of a decision: now, or an earlier day as a whole."""
    if on is None or on == local(now).date():
        return now
    return datetime.combine(on, time(), BERLIN)


def _household(conn: Connection, data: CaseData, person_id: int) -> int | None:
    """Whose household a case is for. Raises BadInput where there is none."""
    if not data.for_household:
        return None
    household_id: int | None = conn.execute(
        select(Person.household_id).where(Person.id == person_id)
    ).scalar()
    if household_id is None:
        text = QT_TRANSLATE_NOOP("errors", "Die Person gehört zu keinem Haushalt.")
        raise BadInput("for_household", Sentence("errors", text))
    return household_id


def _facts(data: CaseData) -> dict[str, str]:
    return {name: getattr(data, name) for name in _FACTS}


def _facts_of(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(facts.get(name, "")) for name in _FACTS}


def _outcome(conn: Connection, vault: Vault, case_id: int, case: str) -> str | None:
    table = CaseEvent
    query = select(table.id, table.uid, table.sealed, table.sealed_version).where(
        table.case_id == case_id, table.what == CaseStep.CLOSED.value
    )
    found = conn.execute(query.order_by(table.occurred_at.desc(), table.id.desc())).first()
    if found is None:
        return None
    outcome = sealed_fields.shown(vault, table.__tablename__, found, case).facts.get("outcome")
    return None if outcome is None else str(outcome)


def _held_in(only: CaseFilter) -> Any:
    """The cases in which a session was held in a period."""
    table = CounsellingSession
    held: list[Any] = [table.case_id.is_not(None), table.voided_at.is_(None)]
    if only.first is not None:
        held.append(table.local_date >= only.first)
    if only.last is not None:
        held.append(table.local_date <= only.last)
    return select(table.case_id).where(*held)


def _one(conn: Connection, case_id: int) -> Any:
    found = conn.execute(
        select(*CounsellingCase.__table__.columns).where(
            CounsellingCase.id == case_id, CounsellingCase.voided_at.is_(None)
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


# The last contact is told from the index of a person's visits alone.
_LAST_CONTACT: Final = (
    select(func.max(Visit.occurred_at))
    .where(Visit.person_id == CounsellingCase.person_id, Visit.voided_at.is_(None))
    .scalar_subquery()
)


def _rows() -> Any:
    table = CounsellingCase
    return (
        select(
            table.id,
            table.number,
            table.person_id,
            table.household_id,
            table.responsible,
            table.state,
            table.opened_on,
            table.closed_on,
            table.reached,
            table.restricted,
            table.key_number,
            table.uid,
            table.voided_at,
            table.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            _LAST_CONTACT.label("last_contact"),
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.responsible == Colleague.key)
    )


def _row(vault: Vault | None, found: Any) -> CaseRow:
    case = sealed_fields.case_name(found.uid, found.key_number)
    return CaseRow(
        id=found.id,
        number=found.number,
        person_id=found.person_id,
        person_name=display_name(found.given_name, found.family_name),
        household=found.household_id is not None,
        responsible=found.responsible,
        responsible_name=found.first_name or found.responsible,
        state=CaseState(found.state),
        opened_on=found.opened_on,
        closed_on=found.closed_on,
        reached=found.reached,
        restricted=found.restricted,
        readable=vault is not None and (not case or vault.holds_case(case)),
        last_contact=None if found.last_contact is None else local(found.last_contact).date(),
        voided=found.voided_at is not None,
        version=found.version,
    )
