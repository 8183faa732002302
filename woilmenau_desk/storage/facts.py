"""The facts of a period, in as few questions to the database as the figures need.

What sessions were about, and where people were sent, is opened one by one with the vault. What is of a restricted case
counts as that and is not looked into, whoever makes the report: so it comes out the same for everybody.
"""

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, func, select, tuple_
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.appointments import became
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.figures import OF_RESTRICTED_CASE, UNKNOWN, AidFact, PeriodFacts, VisitFact
from woilmenau_desk.domain.queue import Waits
from woilmenau_desk.storage import queue as queue_rows
from woilmenau_desk.storage.sealed_referrals import Reader
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import EmergencyAid, Referral, Visit
from woilmenau_desk.storage.trail.note_places import open_facts
from woilmenau_desk.storage.vault import Vault


def of_period(
    conn: Connection, first: date, last: date, shortest_session: int, vault: Vault, today: date
) -> PeriodFacts:
    """What happened from one local day to another, both included.

    A talk below `shortest_session` minutes is no counselling session but a quick information (domain definition).
    """
    topics, unread = _topics(conn, first, last, vault)
    referrals, unread_too = _referrals(conn, first, last, vault)
    return PeriodFacts(
        visits=_visits(conn, first, last),
        topics=topics,
        aid=_aid(conn, first, last),
        referrals=referrals,
        appointments=_appointments(conn, first, last),
        waits=Waits.of(*queue_rows.waits(conn, first, last, today)),
        damaged=unread + unread_too,
        **_sessions(conn, first, last, shortest_session),
    )


def _visits(conn: Connection, first: date, last: date) -> list[VisitFact]:
    earlier = aliased(Visit)
    came_before = exists().where(
        earlier.person_id == Visit.person_id,
        earlier.voided_at.is_(None),
        earlier.person_id.is_not(None),
        tuple_(earlier.occurred_at, earlier.id) < tuple_(Visit.occurred_at, Visit.id),
    )
    query = (
        select(
            Visit.local_date,
            Visit.reason,
            Visit.channel,
            Visit.person_id,
            Visit.group_size,
            Visit.adults,
            Visit.children,
            Visit.language,
            Visit.interpreting,
            Visit.gender,
            Visit.birth_year,
            Visit.nationality,
            Visit.status,
            ~came_before,
        )
        .where(Visit.local_date.between(first, last), Visit.voided_at.is_(None))
        .order_by(Visit.local_date, Visit.occurred_at, Visit.id)
    )
    return [VisitFact._make(row) for row in conn.execute(query)]


def _topics(conn: Connection, first: date, last: date, vault: Vault) -> tuple[dict[str, int], int]:
    # Of contacts: two sessions of a person on a day are one contact, and so is a topic of both. A session that was
    # struck takes its topics with it, also where its visit stays.
    session = CounsellingSession
    query = (
        select(
            session.id,
            session.uid,
            session.person_id,
            session.sealed_facts,
            session.note_version,
            session.note_person_id,
            Visit.person_id.label("visitor"),
            Visit.local_date,
            Visit.reason,
            CounsellingCase.key_number,
        )
        .join(Visit, session.visit_id == Visit.id)
        .outerjoin(CounsellingCase, session.case_id == CounsellingCase.id)
        .where(Visit.local_date.between(first, last), Visit.voided_at.is_(None), session.voided_at.is_(None))
    )
    contacts: set[tuple[Any, ...]] = set()
    damaged = 0
    for found in conn.execute(query):
        topics = (OF_RESTRICTED_CASE,)
        if not found.key_number:
            try:
                topics = open_facts(conn, vault, found).get("topics", ())
            except StoreDamaged:
                damaged += 1
                continue
        contacts.update((topic, found.visitor, found.local_date, found.reason) for topic in topics)
    return dict(Counter(topic for topic, *_ in contacts)), damaged


def _referrals(conn: Connection, first: date, last: date, vault: Vault) -> tuple[dict[str, int], int]:
    table = Referral
    query = (
        select(
            table.id,
            table.uid,
            table.sealed,
            table.sealed_version,
            table.person_id,
            CounsellingCase.key_number,
        )
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
        .where(table.local_date.between(first, last), table.voided_at.is_(None))
    )
    targets: Counter[str] = Counter()
    reader = Reader(conn, vault)
    damaged = 0
    for found in conn.execute(query):
        target = OF_RESTRICTED_CASE
        if not found.key_number:
            try:
                target = reader.read(found).get("target", UNKNOWN)
            except StoreDamaged:
                damaged += 1
                target = UNKNOWN
        targets[target] += 1
    return dict(targets), damaged


def _aid(conn: Connection, first: date, last: date) -> list[AidFact]:
    aid = EmergencyAid
    query = select(
        aid.aid_kind, aid.count.label("number"), func.coalesce(aid.amount_cents, 0), aid.recipients
    )
    where = query.where(aid.local_date.between(first, last), aid.voided_at.is_(None))
    return [AidFact._make(row) for row in conn.execute(where)]


def _appointments(conn: Connection, first: date, last: date) -> dict[str, int]:
    table = Appointment
    query = select(table.state, table.cancelled_by, func.count(table.id)).where(
        table.local_date.between(first, last)
    )
    found: Counter[str] = Counter()
    for state, by, number in conn.execute(query.group_by(table.state, table.cancelled_by)):
        found[became(state, by)] += number
    return dict(found)


def _sessions(conn: Connection, first: date, last: date, shortest: int) -> dict[str, int]:
    table = CounsellingSession
    query = select(func.count(table.id), func.coalesce(func.sum(table.duration_minutes), 0)).where(
        table.local_date.between(first, last), table.voided_at.is_(None), table.duration_minutes >= shortest
    )
    number, minutes = conn.execute(query).one()
    return {"sessions": number, "session_minutes": minutes}
