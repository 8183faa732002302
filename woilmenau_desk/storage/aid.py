"""Emergency help: written through a unit of work, read as frozen rows."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from woilmenau_desk.domain.aid import AidData, AidRow
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.funds import entry_number
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.funds import FundEntry
from woilmenau_desk.storage.tables.people import Household, Person
from woilmenau_desk.storage.tables.visits import EmergencyAid
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def add(uow: UnitOfWork, data: AidData, occurred_at: datetime, visit_id: int | None) -> int:
    """Record a help. Raises NotFound for an unknown person."""
    values = asdict(data)
    if data.person_id is not None:
        values["person_id"] = present_id(uow.conn, data.person_id)
    kind = values.pop("kind")
    return uow.insert(
        EmergencyAid,
        {
            **values,
            "aid_kind": kind,
            "occurred_at": occurred_at,
            "local_date": local(occurred_at).date(),
            "visit_id": visit_id,
            "voided_at": None,
        },
    )


def void(uow: UnitOfWork, aid_id: int, version: int) -> None:
    """Take a help out of every count; the row stays. Raises ChangedMeanwhile or NotFound."""
    uow.expect(EmergencyAid, aid_id, version)
    if row(uow.conn, aid_id).voided:
        raise NotFound
    uow.update(EmergencyAid, aid_id, {"voided_at": uow.at}, version)


def row(conn: Connection, aid_id: int) -> AidRow:
    """One help. Raises NotFound."""
    found = conn.execute(_rows().where(EmergencyAid.id == aid_id)).one_or_none()
    if found is None:
        raise NotFound
    return _read(found)


def of_day(conn: Connection, day: date) -> tuple[AidRow, ...]:
    """The help given on a local day, newest first."""
    query = _rows().where(EmergencyAid.local_date == day)
    return tuple(_read(found) for found in conn.execute(query.order_by(EmergencyAid.id.desc())))


def of_person(conn: Connection, person_id: int) -> tuple[AidRow, ...]:
    """The help a person was given, newest first."""
    query = _rows().where(EmergencyAid.person_id == person_id)
    return tuple(_read(found) for found in conn.execute(query.order_by(EmergencyAid.id.desc())))


def given_around(
    conn: Connection, person_id: int | None, household_id: int | None, first: date, last: date
) -> tuple[tuple[str, date, str, bool], ...]:
    """What somebody, or anybody of a household, was given between two days, the newest first.

    Each as kind, day, who gave it, and whether it was given to this very person.
    """
    aid, mate = EmergencyAid, Person
    whose = [aid.person_id == person_id] if person_id is not None else []
    if household_id is not None:
        mates = select(mate.id).where(mate.household_id == household_id)
        whose += [aid.household_id == household_id, aid.person_id.in_(mates)]
    if not whose:
        return ()
    query = (
        select(aid.aid_kind, aid.local_date, Colleague.first_name, aid.given_by, aid.person_id)
        .outerjoin(Colleague, aid.given_by == Colleague.key)
        .where(or_(*whose), aid.voided_at.is_(None), aid.local_date.between(first, last))
        .order_by(aid.local_date.desc(), aid.id.desc())
    )
    return tuple(
        (kind, day, name or key, own == person_id) for kind, day, name, key, own in conn.execute(query)
    )


def household_of(conn: Connection, person_id: int) -> tuple[int | None, int]:
    """The household that somebody lives in, None for none, and of how many people it is. Raises NotFound."""
    person = present_id(conn, person_id)
    own = conn.execute(select(Person.household_id).where(Person.id == person)).scalar()
    if own is None:
        return None, 1
    size = conn.execute(select(func.count(Person.id)).where(Person.household_id == own)).scalar_one()
    return own, size


def is_household(conn: Connection, household_id: int) -> bool:
    """Whether there is such a household."""
    return conn.execute(select(Household.id).where(Household.id == household_id)).first() is not None


def _rows() -> Any:
    aid = EmergencyAid
    return (
        select(
            aid.id,
            aid.aid_kind,
            aid.count.label("number"),
            aid.amount_cents,
            aid.person_id,
            aid.recipients,
            aid.given_by,
            aid.remark,
            aid.household_id,
            aid.occurred_at,
            aid.voided_at,
            aid.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            FundEntry.id.label("entry_id"),
            FundEntry.year,
            FundEntry.number.label("entry_number"),
        )
        .outerjoin(Person, aid.person_id == Person.id)
        .outerjoin(Colleague, aid.given_by == Colleague.key)
        .outerjoin(FundEntry, and_(FundEntry.aid_id == aid.id, FundEntry.storno_of.is_(None)))
    )


def _read(found: Any) -> AidRow:
    return AidRow(
        id=found.id,
        data=AidData(
            kind=found.aid_kind,
            count=found.number,
            amount_cents=found.amount_cents,
            person_id=found.person_id,
            recipients=found.recipients,
            given_by=found.given_by,
            remark=found.remark,
            household_id=found.household_id,
        ),
        occurred_at=local(found.occurred_at),
        person_name=None if found.person_id is None else display_name(found.given_name, found.family_name),
        given_by_name=found.first_name or found.given_by,
        voided=found.voided_at is not None,
        version=found.version,
        entry_id=found.entry_id,
        receipt="" if found.entry_id is None else entry_number(found.year, found.entry_number),
    )
