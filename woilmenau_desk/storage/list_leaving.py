"""Visits and emergency help as they leave the store in a list; without what was struck."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage import own_numbers
from woilmenau_desk.storage.own_numbers import own_number
from woilmenau_desk.storage.tables.offers import Offer
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import EmergencyAid, Visit
from woilmenau_desk.storage.tables.volunteers import Volunteer
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def visits(conn: Connection) -> Iterator[tuple[Any, ...]]:
    """Each visit: the local moment, reason, whose by their number (`_whose`), size, language, channel, companions."""
    columns = (
        Visit.occurred_at,
        Visit.reason,
        Visit.person_id,
        Person.created_at,
        Person.external_id,
        Visit.group_size,
        Visit.language,
        Visit.channel,
        Visit.adults,
        Visit.children,
    )
    query = select(*columns).outerjoin(Person, Visit.person_id == Person.id).where(Visit.voided_at.is_(None))
    for at, reason, person_id, made, number, *rest in conn.execute(
        query.order_by(Visit.occurred_at, Visit.id)
    ):
        yield local(at), reason, _whose(person_id, made, number), *rest


def aid(conn: Connection) -> Iterator[tuple[Any, ...]]:
    """Each help: the local moment, kind, count, cents, whose by their number, for how many, by whom, and the remark."""
    columns = (
        EmergencyAid.occurred_at,
        EmergencyAid.aid_kind,
        EmergencyAid.count,
        EmergencyAid.amount_cents,
        EmergencyAid.person_id,
        Person.created_at,
        Person.external_id,
        EmergencyAid.recipients,
        EmergencyAid.given_by,
        EmergencyAid.remark,
    )
    query = select(*columns).outerjoin(Person, EmergencyAid.person_id == Person.id)
    query = query.where(EmergencyAid.voided_at.is_(None))
    rows = conn.execute(query.order_by(EmergencyAid.occurred_at, EmergencyAid.id))
    for at, kind, count, cents, person_id, made, number, *rest in rows:
        yield local(at), kind, count, cents, _whose(person_id, made, number), *rest


def _whose(person_id: int | None, made: datetime | None, number: str | None) -> str:
    """The external number; of somebody without one this store's own."""
    if number or person_id is None or made is None:
        return number or ""
    return own_number(person_id, made)


def own_volunteers(conn: Connection) -> dict[int, str]:
    """Of every volunteer this store's own number."""
    return own_numbers.of_all(conn, Volunteer)


def own_offers(conn: Connection) -> dict[int, str]:
    """Of every offer this store's own number."""
    return own_numbers.of_all(conn, Offer)


def exported(uow: UnitOfWork, entity: str, number: int) -> None:
    """Write down that so many of a kind left the store as a table."""
    uow.trace("exported", entity, None, str(number))
