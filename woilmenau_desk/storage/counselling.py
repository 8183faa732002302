"""Counselling sessions: written through a unit of work, read as frozen rows.

Note, topics, outcome and who interpreted go through the vault; where the session's case is restricted, only those who hold
its key open them. What follows from a session, a follow-up and a referral, stands in rows of its own.
"""

import uuid
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, exists, func, select, tuple_
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.case_errors import CaseRestricted, NoteClosed
from woilmenau_desk.domain.counselling import SessionData, SessionDetails, SessionOrder, SessionRow
from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage import referrals, sealed_fields, sealed_text
from woilmenau_desk.storage.paging import Order, read_part
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.session_parts import (
    FollowedUp,
    follow_ups_of,
    followed,
    reseal_amendments,
    void_follow_ups,
    write_follow_up,
    write_referral,
)
from woilmenau_desk.storage.steps import FIRST_VERSION
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.cases import CounsellingCase, SessionAmendment
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import Referral, Visit
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.trail.note_places import FACTS, open_facts, open_note, place
from woilmenau_desk.storage.trail.note_places import sealed_notes as sealed_notes  # callers find it here
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork, following
from woilmenau_desk.storage.vault import Vault

NOTE_OPEN: Final = timedelta(hours=24)
"""So long after it was recorded a note may be changed; from then on something is added to it."""


def add(
    uow: UnitOfWork,
    data: SessionData,
    note: str,
    occurred_at: datetime,
    visit_id: int,
    counsellor: str,
    vault: Vault,
) -> int:
    """Record a session of a visit that was logged in the same unit of work. Raises NotFound, CaseRestricted."""
    uid = uuid.uuid4().hex
    person_id = present_id(uow.conn, data.person_id)
    case = sealed_fields.case_of(uow.conn, data.case_id)
    facts = facts_of(data)
    session_id = uow.insert(
        CounsellingSession,
        {
            **_columns(data),
            "uid": uid,
            "visit_id": visit_id,
            "person_id": person_id,
            "occurred_at": occurred_at,
            "local_date": local(occurred_at).date(),
            "counsellor": counsellor,
            "note_person_id": person_id,
            "voided_at": None,
        },
        late=lambda number: sealed(vault, number, uid, person_id, note, facts, case=case),
    )
    _write_channel(uow, visit_id, data.channel)
    write_follow_up(uow, vault, session_id, data, counsellor)
    write_referral(uow, vault, session_id, visit_id, local(occurred_at).date(), data, counsellor)
    return session_id


def expect(uow: UnitOfWork, session_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a session is not what somebody read any more, or NotFound."""
    uow.expect(CounsellingSession, session_id, version)


def edit(uow: UnitOfWork, session_id: int, data: SessionData, note: str, version: int, vault: Vault) -> None:
    """Change a session; whose it is stays as it was.

    Raises NotFound, ChangedMeanwhile when `version` is no longer the present one, NoteClosed where the text changes and
    was recorded more than a day ago, or CaseRestricted.
    """
    table = CounsellingSession
    uow.expect(table, session_id, version)
    columns = (Visit.interpreting.label("of_visit"), table.local_date)
    found = uow.conn.execute(
        _sealed_rows(*columns)
        .join(Visit, table.visit_id == Visit.id)
        .where(table.id == session_id, table.voided_at.is_(None))
    ).one_or_none()
    if found is None:
        raise NotFound
    before, present = _case(found), sealed_fields.case_of(uow.conn, data.case_id)
    _refuse_hidden(vault, before)
    values, facts = _columns(data), facts_of(data)
    text_changed = note != open_note(uow.conn, vault, found, before)
    if text_changed and uow.at - recorded_at(uow.conn, session_id, found.occurred_at) > NOTE_OPEN:
        raise NoteClosed
    said = sealed_text.said(facts) != sealed_text.said(open_facts(uow.conn, vault, found, before))
    if text_changed or said or present != before:
        # Whose it was when the session was made: a merge may move the session, and be undone again.
        owner = found.person_id if found.note_person_id is None else found.note_person_id
        at = following(version, found.note_version)
        values |= sealed(vault, session_id, found.uid, owner, note, facts, at, present)
    # Past the note's as well: where somebody set the row's back, the same would come again, and with it an old note.
    # What follows from it stands in rows of their own.
    uow.update(table, session_id, values, version, always=True, beyond=found.note_version)
    # What the session no longer says its visit may still know from the counter.
    if data.interpreting != found.interpreting and (
        data.interpreting or found.of_visit == found.interpreting
    ):
        uow.update(Visit, found.visit_id, {"interpreting": data.interpreting}, HERE)
    _write_channel(uow, found.visit_id, data.channel)
    if present != before:
        reseal_amendments(uow, vault, session_id, before, present)
    write_follow_up(uow, vault, session_id, data, found.counsellor, found.case_id)
    write_referral(
        uow, vault, session_id, found.visit_id, found.local_date, data, found.counsellor, found.case_id
    )


def recorded_at(conn: Connection, session_id: int, occurred_at: datetime) -> datetime:
    """When a session was recorded, as the trail says; it may be of an earlier day. `occurred_at`: where it says nothing."""
    entry = AuditEntry
    query = select(entry.at).where(
        entry.entity == CounsellingSession.__tablename__,
        entry.entity_id == session_id,
        entry.action == audit.CREATED,
    )
    return conn.execute(query.order_by(entry.id).limit(1)).scalar() or occurred_at


def void(uow: UnitOfWork, session_id: int, version: int) -> tuple[int, str | None]:
    """Take a session out of every list, with what was still to follow from it. Raises ChangedMeanwhile or NotFound.

    Returns its visit's id, which the caller decides about, and what the session said of interpreting.
    """
    table = CounsellingSession
    uow.expect(table, session_id, version)
    found = uow.conn.execute(
        select(table.visit_id, table.interpreting).where(table.id == session_id, table.voided_at.is_(None))
    ).one_or_none()
    if found is None:
        raise NotFound
    uow.update(table, session_id, {"voided_at": uow.at}, version)
    void_follow_ups(uow, session_id)
    for referral_id in _referrals(uow.conn, session_id, found.visit_id):
        referrals.void(uow, referral_id)
    return found.visit_id, found.interpreting


def move(uow: UnitOfWork, session_id: int, occurred_at: datetime) -> None:
    """Another moment, as that of its visit; the referrals made in it are of that day too. Raises NotFound."""
    table = CounsellingSession
    found = uow.conn.execute(
        select(table.visit_id).where(table.id == session_id, table.voided_at.is_(None))
    ).one_or_none()
    if found is None:
        raise NotFound
    day = local(occurred_at).date()
    uow.update(table, session_id, {"occurred_at": occurred_at, "local_date": day}, HERE)
    for referral_id in _referrals(uow.conn, session_id, found.visit_id):
        referrals.move(uow, referral_id, day)


def of_visit(conn: Connection, visit_id: int) -> int | None:
    """The session that a visit belongs to, unless it was voided."""
    table = CounsellingSession
    return conn.execute(
        select(table.id).where(table.visit_id == visit_id, table.voided_at.is_(None))
    ).scalar()


def row(conn: Connection, session_id: int, vault: Vault | None = None) -> SessionRow:
    """One session without its text; without a vault also without anything else that is sealed. Raises NotFound."""
    found = conn.execute(_rows().where(CounsellingSession.id == session_id)).all()
    if not found:
        raise NotFound
    return _read(conn, found, vault)[0]


def differs(conn: Connection, session_id: int, vault: Vault, seen: SessionDetails) -> bool:
    """Whether a session, or what follows from it, is another one by now than was read; its note is not opened for that."""
    now = row(conn, session_id, vault)
    if now.version != seen.row.version or now.hidden:
        return True
    return followed(conn, vault, session_id) != seen.data.shown


def details(conn: Connection, session_id: int, vault: Vault, at: datetime) -> SessionDetails:
    """One session with its text, as it stands at a moment.

    Raises NotFound, StoreDamaged when something was tampered with, or CaseRestricted.
    """
    overview = row(conn, session_id, vault)
    table = CounsellingSession
    found = conn.execute(
        _sealed_rows(Visit.channel, table.duration_minutes, table.interpreting_language)
        .join(Visit, table.visit_id == Visit.id)
        .where(table.id == session_id)
    ).one()
    case = _case(found)
    _refuse_hidden(vault, case)
    facts = open_facts(conn, vault, found, case)
    shown = followed(conn, vault, session_id)
    data = SessionData(
        person_id=found.person_id,
        topics=tuple(facts.get("topics", ())),
        duration_minutes=found.duration_minutes,
        outcome=facts.get("outcome"),
        interpreting=found.interpreting,
        follow_up_on=shown.follow_up_on,
        referral=shown.referral,
        case_id=found.case_id,
        channel=found.channel,
        interpreter=facts.get("interpreter", ""),
        interpreting_language=found.interpreting_language,
        follow_up_reason=shown.follow_up_reason,
        shown=shown,
    )
    note = open_note(conn, vault, found, case)
    closed = at - recorded_at(conn, session_id, found.occurred_at) > NOTE_OPEN
    return SessionDetails(overview, data, note, closed)


def recent(
    conn: Connection,
    order: SessionOrder,
    persons: Collection[int] | None,
    after: After | None,
    size: int,
    vault: Vault | None = None,
) -> Part[SessionRow]:
    """A part of all sessions; with `persons` of theirs alone. `vault`: as in `row`."""
    table = CounsellingSession
    query = _rows().where(table.voided_at.is_(None))
    if persons is not None:
        query = query.where(table.person_id.in_(persons))
    place: Order = (table.occurred_at, table.id)
    if order is SessionOrder.PERSON:
        place = (func.lower(Person.family_name), func.lower(Person.given_name), table.person_id, table.id)
    found, behind = read_part(conn, query, place, after, size, descending=order is SessionOrder.NEWEST)
    return Part(_read(conn, found, vault), behind)


def of_person(conn: Connection, person_id: int, vault: Vault | None = None) -> tuple[SessionRow, ...]:
    """A person's sessions, newest first."""
    query = _rows().where(CounsellingSession.person_id == person_id)
    found = conn.execute(query.order_by(CounsellingSession.occurred_at.desc())).all()
    return _read(conn, found, vault)


def of_case(conn: Connection, case_id: int, vault: Vault | None = None) -> tuple[SessionRow, ...]:
    """A case's sessions, newest first."""
    query = _rows().where(CounsellingSession.case_id == case_id)
    found = conn.execute(query.order_by(CounsellingSession.occurred_at.desc())).all()
    return _read(conn, found, vault)


def of_ids(conn: Connection, ids: Collection[int], vault: Vault | None = None) -> dict[int, SessionRow]:
    """Sessions by their numbers."""
    found = conn.execute(_rows().where(CounsellingSession.id.in_(ids))).all()
    return {one.id: one for one in _read(conn, found, vault)}


def facts_of(data: SessionData) -> Mapping[str, Any]:
    """What is sealed of a session beside its note."""
    return {
        "topics": list(dict.fromkeys(data.topics)),
        "outcome": data.outcome,
        "interpreter": data.interpreter,
    }


def sealed(
    vault: Vault,
    session_id: int,
    uid: str,
    person_id: int,
    note: str,
    facts: Mapping[str, Any],
    version: int = FIRST_VERSION,
    case: str = "",
) -> dict[str, Any]:
    """The columns of what is sealed of a session, for this person and version; without a note none of it.

    `case`: see `sealed_fields.case_name`. Raises CaseRestricted without its key.
    """
    at = place(session_id, uid, person_id, version)
    of_facts = place(session_id, uid, person_id, version, FACTS)
    return {
        "sealed_note": vault.seal(note, place=at, case=case) if note else None,
        "sealed_facts": vault.seal(sealed_text.written(facts), place=of_facts, case=case),
        "note_version": version,
        "note_person_id": person_id,
    }


def _columns(data: SessionData) -> dict[str, Any]:
    return {
        "duration_minutes": data.duration_minutes,
        "interpreting": data.interpreting,
        "interpreting_language": data.interpreting_language,
        "case_id": data.case_id,
    }


def _write_channel(uow: UnitOfWork, visit_id: int, channel: str | None) -> None:
    """How it came about is said by the visit; it stays as it is where the session says nothing."""
    if channel is not None:
        uow.update(Visit, visit_id, {"channel": channel}, HERE)


def _referrals(conn: Connection, session_id: int, visit_id: int) -> list[int]:
    # Those that earlier versions made in a session know its visit alone.
    of_it = (Referral.session_id == session_id) | (
        Referral.session_id.is_(None) & (Referral.visit_id == visit_id)
    )
    query = select(Referral.id).where(of_it, Referral.voided_at.is_(None))
    return list(conn.execute(query.order_by(Referral.id)).scalars())


def _case(found: Any) -> str:
    return "" if found.case_uid is None else sealed_fields.case_name(found.case_uid, found.key_number)


def _refuse_hidden(vault: Vault, case: str) -> None:
    # Also where nothing is sealed: it is of such a case.
    if case and not vault.holds_case(case):
        raise CaseRestricted


def _sealed_rows(*columns: Any) -> Any:
    table = CounsellingSession
    return select(
        table.id,
        table.uid,
        table.visit_id,
        table.person_id,
        table.occurred_at,
        table.interpreting,
        table.counsellor,
        table.case_id,
        table.sealed_note,
        table.sealed_facts,
        table.note_version,
        table.note_person_id,
        CounsellingCase.uid.label("case_uid"),
        CounsellingCase.key_number,
        *columns,
    ).outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)


def _rows() -> Any:
    table = CounsellingSession
    earlier = aliased(table)
    came_before = exists().where(
        earlier.person_id == table.person_id,
        earlier.voided_at.is_(None),
        tuple_(earlier.occurred_at, earlier.id) < tuple_(table.occurred_at, table.id),
    )
    return (
        _sealed_rows(
            table.duration_minutes,
            table.voided_at,
            table.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            (~came_before).label("first"),
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.counsellor == Colleague.key)
    )


def _read(conn: Connection, found: Sequence[Any], vault: Vault | None) -> tuple[SessionRow, ...]:
    ids = [entry.id for entry in found]
    after: Mapping[int, FollowedUp] = {} if vault is None else follow_ups_of(conn, ids, vault)
    added = {} if vault is None else _amendments(conn, ids)
    rows = []
    for entry in found:
        case = _case(entry)
        hidden = bool(case) and vault is not None and not vault.holds_case(case)
        shown = vault is not None and not hidden
        facts: Mapping[str, Any] = {}
        if vault is not None and shown:
            # One that somebody damaged keeps nobody from the others: opening it says so, and so does `verify`.
            try:
                facts = open_facts(conn, vault, entry, case)
            except StoreDamaged:
                facts = {}
        follow_up = after.get(entry.id) if shown else None
        rows.append(
            SessionRow(
                id=entry.id,
                person_id=entry.person_id,
                person_name=display_name(entry.given_name, entry.family_name),
                occurred_at=local(entry.occurred_at),
                counsellor=entry.first_name or entry.counsellor,
                duration_minutes=entry.duration_minutes,
                topics=tuple(facts.get("topics", ())),
                outcome=facts.get("outcome"),
                follow_up_on=None if follow_up is None else follow_up.due_on,
                follow_up_done=follow_up is not None and follow_up.done,
                follow_up_id=None if follow_up is None else follow_up.id,
                follow_up_version=0 if follow_up is None else follow_up.version,
                has_note=shown and entry.sealed_note is not None,
                version=entry.version,
                voided=entry.voided_at is not None,
                case_id=entry.case_id if vault is not None else None,
                hidden=hidden,
                first=bool(entry.first) and entry.voided_at is None,
                amendments=added.get(entry.id, 0) if shown else 0,
            )
        )
    return tuple(rows)


def _amendments(conn: Connection, ids: Sequence[int]) -> Counter[int]:
    table = SessionAmendment
    query = select(table.session_id, func.count()).where(table.session_id.in_(ids))
    return Counter({number: count for number, count in conn.execute(query.group_by(table.session_id))})
