"""Everything that is sealed of a case, from one of its keys to another, or to the vault alone; inside one write.

A text that does not open where it stands stays as it is: `verify` tells of it, before and afterwards, and one damaged line
keeps nobody from naming who may read a case.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.storage import posted, sealed_fields
from woilmenau_desk.storage.case_keys import KeyedCase
from woilmenau_desk.storage.steps import Values
from woilmenau_desk.storage.tables.cases import (
    CaseEvent,
    CounsellingCase,
    Deadline,
    FollowUp,
    NotedDocument,
    SessionAmendment,
)
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.trail import note_places
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork, following
from woilmenau_desk.storage.vault import Vault, is_of_case

_OF_A_CASE: Final[tuple[type[Any], ...]] = (CaseEvent, FollowUp, Deadline, NotedDocument, Referral)
"""Rows that name their case. Those of a session (its amendments) are the session's, and so its case's."""


def reseal(uow: UnitOfWork, vault: Vault, case: KeyedCase, becomes: str, values: Values) -> None:
    """Seal all of a case for the holders of another key; `values`: what changes in the case's own row with it.

    `becomes`: what the vault holds that key by, empty for the vault alone. Raises CaseRestricted without the present key.
    """
    _reseal_rows(uow, vault, CounsellingCase, CounsellingCase.id == case.id, case.name, becomes, values)
    for table in _OF_A_CASE:
        _reseal_rows(uow, vault, table, table.case_id == case.id, case.name, becomes)
    sessions = _ids(uow.conn, select(CounsellingSession.id).where(CounsellingSession.case_id == case.id))
    for session_id in sessions:
        _reseal_session(uow, vault, session_id, case.name, becomes)


def outside(conn: Connection, case_id: int) -> tuple[int, ...]:
    """The sessions of a case's person that are in no case, by number. Raises NotFound."""
    table = CounsellingSession
    person = conn.execute(
        select(CounsellingCase.person_id).where(CounsellingCase.id == case_id)
    ).scalar_one_or_none()
    if person is None:
        raise NotFound
    query = select(table.id).where(
        table.person_id == person, table.case_id.is_(None), table.voided_at.is_(None)
    )
    return tuple(_ids(conn, query.order_by(table.id)))


def take_in(uow: UnitOfWork, case_id: int, sessions: Sequence[int]) -> None:
    """Put sessions, and what followed from them, into a case that is open to the team, as they are themselves."""
    for session_id in sessions:
        uow.update(CounsellingSession, session_id, {"case_id": case_id}, HERE)
        for table in (FollowUp, Referral):
            of_it = select(table.id).where(table.session_id == session_id, table.case_id.is_(None))
            for row_id in _ids(uow.conn, of_it.order_by(table.id)):
                uow.update(table, row_id, {"case_id": case_id}, HERE)


def reseal_session(uow: UnitOfWork, vault: Vault, session_id: int, was: str, becomes: str) -> None:
    """What stands beside a session that goes into a case, or out of it: its amendments.

    Its note and facts are sealed by the write that moves it.
    """
    of_session = SessionAmendment.session_id == session_id
    _reseal_rows(uow, vault, SessionAmendment, of_session, was, becomes)


def misplaced(conn: Connection) -> Iterator[tuple[str, int]]:
    """Rows, as (table, id), that are sealed for the team in a restricted case, or the other way round."""
    of = CounsellingCase
    yield from _differing(conn, of, select(of.id, of.sealed, of.key_number))
    for table in _OF_A_CASE:
        query = select(table.id, table.sealed, of.key_number).outerjoin(of, table.case_id == of.id)
        yield from _differing(conn, table, query)
    session, amendment = CounsellingSession, SessionAmendment
    for column in (session.sealed_note, session.sealed_facts):
        query = select(session.id, column, of.key_number).outerjoin(of, session.case_id == of.id)
        yield from _differing(conn, session, query)
    beside = select(amendment.id, amendment.sealed, of.key_number)
    beside = beside.join(session, amendment.session_id == session.id)
    yield from _differing(conn, amendment, beside.outerjoin(of, session.case_id == of.id))


def unopened(conn: Connection, vault: Vault, rest: Callable[[], None]) -> Iterator[tuple[str, int]]:
    """Rows, as (table, id), of the restricted cases that this vault holds, that do not open for those who are named."""
    of, session, amendment = CounsellingCase, CounsellingSession, SessionAmendment
    for case_id, uid, key_number in conn.execute(
        select(of.id, of.uid, of.key_number).where(of.key_number > 0)
    ).all():
        case = sealed_fields.case_name(uid, key_number)
        if not vault.holds_case(case):
            continue
        of_sessions = select(session.id).where(session.case_id == case_id)
        wanted: list[tuple[type[Any], Any]] = [(of, of.id == case_id)]
        wanted += [(table, table.case_id == case_id) for table in _OF_A_CASE]
        wanted.append((amendment, amendment.session_id.in_(of_sessions)))
        for table, theirs in wanted:
            query = select(table.id, table.uid, table.sealed, table.sealed_version).where(theirs)
            for found in conn.execute(query).all():
                rest()
                try:
                    sealed_fields.read(vault, table.__tablename__, found, case)
                except StoreDamaged:
                    yield table.__tablename__, found.id
        for found in conn.execute(_sessions().where(session.case_id == case_id)).all():
            rest()
            try:
                for field in note_places.FIELDS:
                    if (sealed := getattr(found, field)) is not None:
                        vault.open(sealed, place=note_places.place_of(found, field), case=case)
            except StoreDamaged:
                yield session.__tablename__, found.id


def _differing(conn: Connection, table: type[Any], query: Any) -> Iterator[tuple[str, int]]:
    for row_id, sealed, key_number in conn.execute(query):
        if sealed is not None and is_of_case(sealed) != bool(key_number):
            yield table.__tablename__, row_id


def _ids(conn: Connection, query: Any) -> list[int]:
    return list(conn.execute(query).scalars())


def _reseal_rows(
    uow: UnitOfWork,
    vault: Vault,
    table: type[Any],
    where: Any,
    was: str,
    becomes: str,
    also: Values = MappingProxyType({}),
) -> None:
    """`also`: what else changes in them."""
    query = select(table.id, table.uid, table.sealed, table.sealed_version, table.version)
    name = table.__tablename__
    # What was put in place of another text gets no seal of the vault: it would pass for a true one.
    doubted = frozenset(posted.doubtful(uow.conn)) if table is Referral else frozenset[int]()
    together: list[tuple[int, int, Values, Values]] = []
    for found in uow.conn.execute(query.where(where).order_by(table.id)).all():
        values: Values = {}
        at = following(found.version, found.sealed_version)
        # Also where nothing is sealed: a step that emptied it is not taken back past the key of then.
        # Of a referral something is sealed always: one that was emptied does not become a true one.
        emptied = found.sealed is None and name in sealed_fields.POSTED
        if found.id not in doubted and not emptied:
            with suppress(StoreDamaged):
                facts = sealed_fields.read(vault, name, found, was)
                values = sealed_fields.columns(vault, name, found.uid, found.id, facts, at, becomes)
        if not also and values and at == following(found.version):
            before = {"sealed": found.sealed, "sealed_version": found.sealed_version}
            together.append((found.id, found.version, before, values))
        elif also or values:
            uow.update(table, found.id, {**values, **also}, HERE, beyond=found.sealed_version)
    # A long case has hundreds of them, and somebody waits.
    uow.update_many(table, together)


def _reseal_session(uow: UnitOfWork, vault: Vault, session_id: int, was: str, becomes: str) -> None:
    table = CounsellingSession
    query = _sessions()
    found = uow.conn.execute(query.where(table.id == session_id)).one()
    reseal_session(uow, vault, session_id, was, becomes)
    owner = found.person_id if found.note_person_id is None else found.note_person_id
    at = following(found.version, found.note_version)
    values: dict[str, Any] = {}
    for field in note_places.FIELDS:
        sealed = getattr(found, field)
        if sealed is not None:
            with suppress(StoreDamaged):
                text = vault.open(sealed, place=note_places.place_of(found, field), case=was)
                place = note_places.place(session_id, found.uid, owner, at, field)
                values[field] = vault.seal(text, place=place, case=becomes)
    if values or found.sealed_note is found.sealed_facts is None:
        values |= {"note_version": at, "note_person_id": owner}
        uow.update(table, session_id, values, HERE, always=True, beyond=found.note_version)


def _sessions() -> Any:
    table = CounsellingSession
    return select(
        table.id,
        table.uid,
        table.person_id,
        table.version,
        table.sealed_note,
        table.sealed_facts,
        table.note_version,
        table.note_person_id,
    )
