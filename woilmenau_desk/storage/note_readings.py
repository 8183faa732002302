"""The readings of notes and of restricted cases, out of the audit trail."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import Connection, and_, or_, select

from woilmenau_desk.domain.note_readings import ReadAs, ReadingRow
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage import colleagues
from woilmenau_desk.storage.paging import read_part
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import Person

_SESSION: Final = CounsellingSession.__tablename__
_CASE: Final = CounsellingCase.__tablename__
_ACTIONS: Final = tuple(one.value for one in ReadAs)


def listed(
    conn: Connection,
    colleague: str | None,
    persons: Collection[int] | None,
    after: After | None,
    size: int,
) -> Part[ReadingRow]:
    """A part of all readings, the newest first; of one colleague, or of what these persons confided."""
    entry = AuditEntry
    query: Any = select(entry.id, entry.at, entry.actor, entry.action, entry.entity, entry.entity_id).where(
        entry.entity.in_((_SESSION, _CASE)), entry.action.in_(_ACTIONS), entry.entity_id.is_not(None)
    )
    if colleague is not None:
        query = query.where(entry.actor == colleague)
    if persons is not None:
        query = query.where(
            or_(
                *(
                    and_(
                        entry.entity == table.__tablename__,
                        entry.entity_id.in_(select(table.id).where(table.person_id.in_(persons))),
                    )
                    for table in (CounsellingSession, CounsellingCase)
                )
            )
        )
    found, behind = read_part(conn, query, (entry.id,), after, size, descending=True)
    names = colleagues.first_names(conn)
    # What each is about is looked up for the part alone: a trail is long.
    sessions = _sessions(conn, [one.entity_id for one in found if one.entity == _SESSION])
    cases = _cases(conn, [one.entity_id for one in found if one.entity == _CASE])
    rows = []
    for one in found:
        about: Any = (sessions if one.entity == _SESSION else cases).get(one.entity_id)
        rows.append(
            ReadingRow(
                id=one.id,
                at=local(one.at),
                colleague=one.actor,
                colleague_name=names.get(one.actor) or one.actor,
                read_as=ReadAs(one.action),
                person_id=None if about is None else about.person_id,
                person_name="" if about is None else display_name(about.given_name, about.family_name),
                session_day=getattr(about, "local_date", None),
                case_number="" if about is None else about.number or "",
            )
        )
    return Part(tuple(rows), behind)


def readers(conn: Connection) -> dict[str, str]:
    """Everybody who ever read a note, with what they are called."""
    query = select(AuditEntry.actor).where(
        AuditEntry.entity.in_((_SESSION, _CASE)), AuditEntry.action.in_(_ACTIONS)
    )
    names = colleagues.first_names(conn)
    found = {actor: names.get(actor) or actor for actor in conn.execute(query.distinct()).scalars()}
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))


def _sessions(conn: Connection, ids: Collection[int]) -> Mapping[int, Any]:
    table = CounsellingSession
    query = (
        select(
            table.id,
            table.person_id,
            table.local_date,
            Person.given_name,
            Person.family_name,
            CounsellingCase.number,
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
    )
    return {found.id: found for found in conn.execute(query.where(table.id.in_(ids)))}


def _cases(conn: Connection, ids: Collection[int]) -> Mapping[int, Any]:
    table = CounsellingCase
    query = select(table.id, table.person_id, table.number, Person.given_name, Person.family_name)
    query = query.join(Person, table.person_id == Person.id)
    return {found.id: found for found in conn.execute(query.where(table.id.in_(ids)))}
