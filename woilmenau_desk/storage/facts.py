"""The facts of a period, in as few questions to the database as the figures need."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, exists, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from woilmenau_desk.domain.figures import AidFact, PeriodFacts, VisitFact
from woilmenau_desk.storage.tables.centre import Appointment
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import EmergencyAid, Referral, Visit, VisitTopic


def of_period(conn: Connection, first: date, last: date, shortest_session: int) -> PeriodFacts:
    """What happened from one local day to another, both included.

    A talk below `shortest_session` minutes is no counselling session but a quick information (domain definition).
    """
    return PeriodFacts(
        visits=_visits(conn, first, last),
        topics=_topics(conn, first, last),
        aid=_aid(conn, first, last),
        referrals=_counted(conn, Referral.target, Referral, first, last, Referral.voided_at.is_(None)),
        appointments=_counted(conn, Appointment.state, Appointment, first, last),
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


def _topics(conn: Connection, first: date, last: date) -> dict[str, int]:
    # Of contacts: two sessions of a person on a day are one contact, and so is a topic of both. A session that was
    # struck takes its topics with it, also where its visit stays.
    session = CounsellingSession
    contacts = (
        select(VisitTopic.topic, Visit.person_id, Visit.local_date, Visit.reason)
        .join(Visit, VisitTopic.visit_id == Visit.id)
        .where(
            Visit.local_date.between(first, last),
            Visit.voided_at.is_(None),
            exists().where(session.visit_id == Visit.id, session.voided_at.is_(None)),
        )
        .distinct()
        .subquery()
    )
    query = select(contacts.c.topic, func.count()).group_by(contacts.c.topic)
    return {key: value for key, value in conn.execute(query)}


def _aid(conn: Connection, first: date, last: date) -> list[AidFact]:
    aid = EmergencyAid
    query = select(
        aid.aid_kind, aid.count.label("number"), func.coalesce(aid.amount_cents, 0), aid.recipients
    )
    where = query.where(aid.local_date.between(first, last), aid.voided_at.is_(None))
    return [AidFact._make(row) for row in conn.execute(where)]


def _counted(
    conn: Connection,
    column: InstrumentedAttribute[str],
    table: type[Referral | Appointment],
    first: date,
    last: date,
    *conditions: ColumnElement[bool],
) -> dict[str, int]:
    query = select(column, func.count(table.id)).where(table.local_date.between(first, last), *conditions)
    return {key: value for key, value in conn.execute(query.group_by(column))}


def _sessions(conn: Connection, first: date, last: date, shortest: int) -> dict[str, int]:
    table = CounsellingSession
    query = select(func.count(table.id), func.coalesce(func.sum(table.duration_minutes), 0)).where(
        table.local_date.between(first, last), table.voided_at.is_(None), table.duration_minutes >= shortest
    )
    number, minutes = conn.execute(query).one()
    return {"sessions": number, "session_minutes": minutes}
