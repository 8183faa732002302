"""Counselling sessions: written through a unit of work, read as frozen rows; their text goes through the vault."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.counselling import Referral as ReferralData
from woilmenau_desk.domain.counselling import SessionData, SessionDetails, SessionOrder, SessionRow
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.paging import Order, read_part
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import Referral, Visit, VisitTopic
from woilmenau_desk.storage.trail.note_places import open_note, place
from woilmenau_desk.storage.trail.note_places import sealed_notes as sealed_notes  # callers find it here
from woilmenau_desk.storage.unit_of_work import FIRST_VERSION, HERE, UnitOfWork, following
from woilmenau_desk.storage.vault import Vault


def add(
    uow: UnitOfWork,
    data: SessionData,
    note: str,
    occurred_at: datetime,
    visit_id: int,
    counsellor: str,
    vault: Vault,
) -> int:
    """Record a session of a visit that was logged in the same unit of work."""
    uid = uuid.uuid4().hex
    person_id = present_id(uow.conn, data.person_id)
    session_id = uow.insert(
        CounsellingSession,
        {
            **_columns(data),
            "uid": uid,
            "visit_id": visit_id,
            "person_id": person_id,
            "occurred_at": occurred_at,
            "local_date": local(occurred_at).date(),
            "follow_up_done_at": None,
            "counsellor": counsellor,
            "note_person_id": person_id,
            "voided_at": None,
        },
        late=lambda number: sealed(vault, number, uid, person_id, note),
    )
    _write_topics(uow, visit_id, data.topics)
    _write_referral(uow, visit_id, local(occurred_at).date(), data.referral)
    return session_id


def expect(uow: UnitOfWork, session_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a session is not what somebody read any more, or NotFound."""
    uow.expect(CounsellingSession, session_id, version)


def edit(uow: UnitOfWork, session_id: int, data: SessionData, note: str, version: int, vault: Vault) -> None:
    """Change a session; whose it is stays as it was.

    Raises NotFound, or ChangedMeanwhile when `version` is no longer the present one.
    """
    table = CounsellingSession
    uow.expect(table, session_id, version)
    found = uow.conn.execute(
        select(
            table.id,
            table.uid,
            table.visit_id,
            table.person_id,
            table.version,
            table.sealed_note,
            table.note_version,
            table.note_person_id,
            table.local_date,
            table.follow_up_on,
            table.interpreting,
            Visit.interpreting.label("of_visit"),
        )
        .join(Visit, table.visit_id == Visit.id)
        .where(table.id == session_id, table.voided_at.is_(None))
    ).one_or_none()
    if found is None:
        raise NotFound
    values = _columns(data)
    if note != open_note(uow.conn, vault, found):
        # Whose it was when the session was made: a merge may move the session, and be undone again.
        owner = found.person_id if found.note_person_id is None else found.note_person_id
        at = following(version, found.note_version)
        values |= sealed(vault, session_id, found.uid, owner, note, at)
    if data.follow_up_on != found.follow_up_on:
        # A new day to look at it again is not done yet.
        values["follow_up_done_at"] = None
    # Past the note's as well: where somebody set the row's back, the same would come again, and with it an old note.
    # Its topics and its referral stand in rows of their own.
    uow.update(table, session_id, values, version, always=True, beyond=found.note_version)
    # What the session no longer says its visit may still know from the counter.
    if data.interpreting != found.interpreting and (
        data.interpreting or found.of_visit == found.interpreting
    ):
        uow.update(Visit, found.visit_id, {"interpreting": data.interpreting}, HERE)
    _write_topics(uow, found.visit_id, data.topics)
    _write_referral(uow, found.visit_id, found.local_date, data.referral)


def void(uow: UnitOfWork, session_id: int, version: int) -> tuple[int, str | None]:
    """Take a session out of every list. Raises ChangedMeanwhile or NotFound.

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
    for referral_id in _referrals(uow.conn, found.visit_id):
        uow.update(Referral, referral_id, {"voided_at": uow.at}, HERE)
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
    for referral_id in _referrals(uow.conn, found.visit_id):
        uow.update(Referral, referral_id, {"local_date": day}, HERE)


def finish_follow_up(uow: UnitOfWork, session_id: int, version: int) -> None:
    """Mark the follow-up as done. Raises ChangedMeanwhile, or NotFound, also where there is none."""
    table = CounsellingSession
    uow.expect(table, session_id, version)
    found = select(table.id).where(
        table.id == session_id, table.follow_up_on.is_not(None), table.voided_at.is_(None)
    )
    if uow.conn.execute(found).scalar() is None:
        raise NotFound
    uow.update(table, session_id, {"follow_up_done_at": uow.at}, version)


def of_visit(conn: Connection, visit_id: int) -> int | None:
    """The session that a visit belongs to, unless it was voided."""
    table = CounsellingSession
    return conn.execute(
        select(table.id).where(table.visit_id == visit_id, table.voided_at.is_(None))
    ).scalar()


def row(conn: Connection, session_id: int) -> SessionRow:
    """One session without its text. Raises NotFound."""
    found = conn.execute(_rows().where(CounsellingSession.id == session_id)).all()
    if not found:
        raise NotFound
    return _read(conn, found)[0]


def details(conn: Connection, session_id: int, vault: Vault) -> SessionDetails:
    """One session with its text. Raises NotFound, or StoreDamaged when the text was tampered with."""
    overview = row(conn, session_id)
    found = conn.execute(_rows().where(CounsellingSession.id == session_id)).one()
    sent = conn.execute(
        select(Referral.target, Referral.state).where(
            Referral.visit_id == found.visit_id, Referral.voided_at.is_(None)
        )
    ).first()
    data = SessionData(
        person_id=found.person_id,
        topics=overview.topics,
        duration_minutes=found.duration_minutes,
        outcome=found.outcome,
        interpreting=found.interpreting,
        follow_up_on=found.follow_up_on,
        referral=ReferralData(sent.target, sent.state) if sent else None,
    )
    return SessionDetails(overview, data, open_note(conn, vault, found))


def recent(
    conn: Connection,
    order: SessionOrder,
    persons: Collection[int] | None,
    after: After | None,
    size: int,
) -> Part[SessionRow]:
    """A part of all sessions; with `persons` of theirs alone."""
    table = CounsellingSession
    query = _rows().where(table.voided_at.is_(None))
    if persons is not None:
        query = query.where(table.person_id.in_(persons))
    place: Order = (table.occurred_at, table.id)
    if order is SessionOrder.PERSON:
        place = (func.lower(Person.family_name), func.lower(Person.given_name), table.person_id, table.id)
    found, behind = read_part(conn, query, place, after, size, descending=order is SessionOrder.NEWEST)
    return Part(_read(conn, found), behind)


def of_person(conn: Connection, person_id: int) -> tuple[SessionRow, ...]:
    """A person's sessions, newest first."""
    query = _rows().where(CounsellingSession.person_id == person_id)
    return _read(conn, conn.execute(query.order_by(CounsellingSession.occurred_at.desc())).all())


def follow_ups(
    conn: Connection,
    until: date,
    persons: Collection[int] | None = None,
    after: After | None = None,
    size: int | None = None,
) -> Part[SessionRow]:
    """Follow-ups due by a day and not done, earliest first; with `persons` theirs alone, without `size` all of them."""
    table = CounsellingSession
    query = _rows().where(
        table.follow_up_on <= until, table.follow_up_done_at.is_(None), table.voided_at.is_(None)
    )
    if persons is not None:
        query = query.where(table.person_id.in_(persons))
    found, behind = read_part(conn, query, (table.follow_up_on, table.id), after, size)
    return Part(_read(conn, found), behind)


def due(conn: Connection, until: date) -> int:
    """How many follow-ups are due by a day and not done."""
    table = CounsellingSession
    query = select(func.count()).where(
        table.follow_up_on <= until, table.follow_up_done_at.is_(None), table.voided_at.is_(None)
    )
    return conn.execute(query).scalar_one()


def sealed(
    vault: Vault, session_id: int, uid: str, person_id: int, note: str, version: int = FIRST_VERSION
) -> dict[str, Any]:
    """The columns of a session's note, sealed for this person and version; an empty one is none."""
    at = place(session_id, uid, person_id, version)
    return {
        "sealed_note": vault.seal(note, place=at) if note else None,
        "note_version": version,
        "note_person_id": person_id,
    }


def _columns(data: SessionData) -> dict[str, Any]:
    return {
        "duration_minutes": data.duration_minutes,
        "outcome": data.outcome,
        "interpreting": data.interpreting,
        "follow_up_on": data.follow_up_on,
    }


def _write_topics(uow: UnitOfWork, visit_id: int, topics: Sequence[str]) -> None:
    present = select(VisitTopic.topic, VisitTopic.id).where(VisitTopic.visit_id == visit_id)
    found = {topic: row_id for topic, row_id in uow.conn.execute(present)}
    for topic in dict.fromkeys(topics):
        if topic not in found:
            uow.insert(VisitTopic, {"visit_id": visit_id, "topic": topic})
    for topic, row_id in found.items():
        if topic not in topics:
            uow.delete(VisitTopic, row_id, HERE)


def _write_referral(uow: UnitOfWork, visit_id: int, day: date, referral: ReferralData | None) -> None:
    present = _referrals(uow.conn, visit_id)
    if referral is None:
        for referral_id in present:
            uow.update(Referral, referral_id, {"voided_at": uow.at}, HERE)
    elif present:
        uow.update(Referral, present[0], {"target": referral.target, "state": referral.state}, HERE)
    else:
        values = {"visit_id": visit_id, "local_date": day, "target": referral.target, "state": referral.state}
        uow.insert(Referral, {**values, "voided_at": None})


def _referrals(conn: Connection, visit_id: int) -> list[int]:
    query = select(Referral.id).where(Referral.visit_id == visit_id, Referral.voided_at.is_(None))
    return list(conn.execute(query.order_by(Referral.id)).scalars())


def _rows() -> Any:
    table = CounsellingSession
    return (
        select(
            table.id,
            table.uid,
            table.visit_id,
            table.person_id,
            table.occurred_at,
            table.duration_minutes,
            table.outcome,
            table.interpreting,
            table.follow_up_on,
            table.follow_up_done_at,
            table.counsellor,
            table.sealed_note,
            table.note_version,
            table.note_person_id,
            table.voided_at,
            table.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.counsellor == Colleague.key)
    )


def _read(conn: Connection, found: Sequence[Any]) -> tuple[SessionRow, ...]:
    topics: dict[int, list[str]] = defaultdict(list)
    of_visits = select(VisitTopic.visit_id, VisitTopic.topic).where(
        VisitTopic.visit_id.in_([entry.visit_id for entry in found])
    )
    for visit_id, topic in conn.execute(of_visits.order_by(VisitTopic.id)):
        topics[visit_id].append(topic)
    return tuple(
        SessionRow(
            id=entry.id,
            person_id=entry.person_id,
            person_name=display_name(entry.given_name, entry.family_name),
            occurred_at=local(entry.occurred_at),
            counsellor=entry.first_name or entry.counsellor,
            duration_minutes=entry.duration_minutes,
            topics=tuple(topics[entry.visit_id]),
            outcome=entry.outcome,
            follow_up_on=entry.follow_up_on,
            follow_up_done=entry.follow_up_done_at is not None,
            has_note=entry.sealed_note is not None,
            version=entry.version,
            voided=entry.voided_at is not None,
        )
        for entry in found
    )
