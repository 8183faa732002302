"""What is open in a span of days before its report is closed: entries that lack something, by their numbers and days."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.tables.centre import Draft
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.funds import Fund, FundCount, FundEntry
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.trail.note_places import open_facts
from woilmenau_desk.storage.vault import Vault


class Entry(NamedTuple):
    """An entry that lacks something, the day it is of, and its very moment."""

    id: int
    day: date
    at: datetime


def undecided_appointments(conn: Connection, first: date, last: date) -> tuple[Entry, ...]:
    """Appointments of which nobody has said what became of them."""
    table = Appointment
    query = select(table.id, table.local_date, table.starts_at).where(
        table.local_date.between(first, last), table.state == AppointmentState.BOOKED.value
    )
    return tuple(map(Entry._make, conn.execute(query.order_by(table.starts_at, table.id))))


def sessions_without_topic(conn: Connection, vault: Vault, first: date, last: date) -> tuple[Entry, ...]:
    """Sessions that are about nothing yet; those of restricted cases whose key is not at hand are theirs who hold it."""
    session = CounsellingSession
    query = (
        select(
            session.id,
            session.uid,
            session.person_id,
            session.local_date,
            session.occurred_at,
            session.sealed_facts,
            session.note_version,
            session.note_person_id,
            CounsellingCase.uid.label("case_uid"),
            CounsellingCase.key_number,
        )
        .outerjoin(CounsellingCase, session.case_id == CounsellingCase.id)
        .where(session.local_date.between(first, last), session.voided_at.is_(None))
        .order_by(session.occurred_at, session.id)
    )
    found = []
    for row in conn.execute(query).all():
        case = "" if row.case_uid is None else sealed_fields.case_name(row.case_uid, row.key_number)
        try:
            if not open_facts(conn, vault, row, case).get("topics"):
                found.append(Entry(row.id, row.local_date, row.occurred_at))
        except (CaseRestricted, StoreDamaged):
            continue  # nothing that whoever closes could put right
    return tuple(found)


def counselled_without_session(conn: Connection, first: date, last: date) -> tuple[Entry, ...]:
    """Contacts for counselling of which no session tells what it was about; of nobody known there never is one."""
    told = select(CounsellingSession.id).where(
        CounsellingSession.visit_id == Visit.id, CounsellingSession.voided_at.is_(None)
    )
    query = select(Visit.id, Visit.local_date, Visit.occurred_at).where(
        Visit.local_date.between(first, last),
        Visit.voided_at.is_(None),
        Visit.reason == Reason.COUNSELLING.value,
        Visit.person_id.is_not(None),
        ~told.exists(),
    )
    return tuple(map(Entry._make, conn.execute(query.order_by(Visit.occurred_at, Visit.id))))


def visits_without_reason(
    conn: Connection, first: date, last: date, known: Collection[str]
) -> tuple[Entry, ...]:
    """Contacts whose reason is none of the list."""
    query = select(Visit.id, Visit.local_date, Visit.occurred_at).where(
        Visit.local_date.between(first, last), Visit.voided_at.is_(None), Visit.reason.not_in(sorted(known))
    )
    return tuple(map(Entry._make, conn.execute(query.order_by(Visit.occurred_at, Visit.id))))


def days_with_contacts(conn: Connection, first: date, last: date) -> frozenset[date]:
    """The days on which anybody came."""
    query = select(Visit.local_date).where(Visit.local_date.between(first, last), Visit.voided_at.is_(None))
    return frozenset(conn.execute(query.distinct()).scalars())


def uncounted_funds(conn: Connection, first: date, last: date) -> tuple[tuple[int, str, date], ...]:
    """Cash boxes out of which was paid in the span and that were not counted since: id, name, the day of the last line."""
    paid = (
        select(FundEntry.fund_id, func.max(FundEntry.local_date).label("day"))
        .where(FundEntry.local_date.between(first, last), FundEntry.fund_id.is_not(None))
        .group_by(FundEntry.fund_id)
        .subquery()
    )
    counted = select(FundCount.id).where(FundCount.fund_id == Fund.id, FundCount.counted_on >= paid.c.day)
    query = (
        select(Fund.id, Fund.name, paid.c.day)
        .join(paid, paid.c.fund_id == Fund.id)
        .where(Fund.cash, ~counted.exists())
        .order_by(Fund.name)
    )
    return tuple((row_id, name, day) for row_id, name, day in conn.execute(query))


def drafts_of_others(conn: Connection, user: str) -> int:
    """How many forms others have begun and not saved."""
    query = select(func.count()).where(Draft.user != user, Draft.entry_kind.is_not(None))
    number: int = conn.execute(query).scalar_one()
    return number
