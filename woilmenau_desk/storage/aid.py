"""Emergency help: written through a unit of work, read as frozen rows."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from woilmenau_desk.domain.aid import AidData, AidRow
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
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
            aid.occurred_at,
            aid.voided_at,
            aid.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
        )
        .outerjoin(Person, aid.person_id == Person.id)
        .outerjoin(Colleague, aid.given_by == Colleague.key)
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
        ),
        occurred_at=local(found.occurred_at),
        person_name=None if found.person_id is None else display_name(found.given_name, found.family_name),
        given_by_name=found.first_name or found.given_by,
        voided=found.voided_at is not None,
        version=found.version,
    )
