"""Visits: written through a unit of work, read as frozen rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, select, tuple_
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.visits import (
    VisitData,
    VisitOrigin,
    VisitRow,
    told_channel,
    told_interpreting,
)
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.offers import Attendance, OfferSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import EmergencyAid, Visit
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

_SNAPSHOT = ("gender", "birth_year", "nationality", "status", "benefit_system")
_DATA = tuple(VisitData.__dataclass_fields__)
# The statements of every key press. Made once they are compiled once.
_ROWS: Any = select(
    Visit.id,
    *(getattr(Visit, name) for name in _DATA),
    Visit.occurred_at,
    Visit.local_date,
    Visit.within_hours,
    Visit.logged_by,
    Visit.voided_at.is_not(None),
    Visit.corrected_at.is_not(None),
    Visit.version,
    Person.given_name,
    Person.family_name,
).outerjoin(Person, Visit.person_id == Person.id)
_REASON, _PERSON_ID = 1 + _DATA.index("reason"), 1 + _DATA.index("person_id")
_DAY, _VOIDED = len(_DATA) + 2, len(_DATA) + 5
_BY_TIME = (Visit.occurred_at, Visit.id)
_Earlier = aliased(Visit)
_REPEATED = and_(
    Visit.voided_at.is_(None),
    exists().where(
        _Earlier.person_id == Visit.person_id,
        tuple_(_Earlier.occurred_at, _Earlier.id) < tuple_(Visit.occurred_at, Visit.id),
        _Earlier.local_date == Visit.local_date,
        _Earlier.reason == Visit.reason,
        _Earlier.voided_at.is_(None),
    ),
)
_ONE = _ROWS.add_columns(_REPEATED.label("repeated")).where(Visit.id == bindparam("visit_id"))
_OF_DAY = _ROWS.where(Visit.local_date == bindparam("day")).order_by(*_BY_TIME)
# Of those that changed, and of everybody whom they concern: which visit is a repeated one may have changed with them.
_IDS: Any = bindparam("ids", expanding=True)
_PERSONS: Any = bindparam("persons", expanding=True)
_CONCERNED = _ROWS.where(
    Visit.local_date == bindparam("day"),
    Visit.id.in_(_IDS)
    | Visit.person_id.in_(_PERSONS)
    | Visit.person_id.in_(select(_Earlier.person_id).where(_Earlier.id.in_(_IDS))),
).order_by(*_BY_TIME)
_PERSON = select(*(getattr(Person, name) for name in (*_SNAPSHOT, "language"))).where(
    Person.id == bindparam("person_id")
)


def add(
    uow: UnitOfWork,
    data: VisitData,
    occurred_at: datetime,
    within_hours: bool,
    logged_by: str,
    origin: VisitOrigin = VisitOrigin.COUNTER,
) -> int:
    """Log a visit with a snapshot of the person as of now. Raises NotFound for an unknown person."""
    return uow.insert(
        Visit,
        {
            **_snapshot(uow.conn, data),
            "occurred_at": occurred_at,
            "local_date": local(occurred_at).date(),
            "within_hours": within_hours,
            "logged_by": logged_by,
            "origin": origin.value,
            "voided_at": None,
            "corrected_at": None,
        },
    )


def expect(uow: UnitOfWork, visit_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a visit is not what somebody read any more, or NotFound."""
    uow.expect(Visit, visit_id, version)


def correct(uow: UnitOfWork, visit_id: int, data: VisitData, version: int) -> None:
    """Change what a visit says. The snapshot is taken anew only when it belongs to another person now.

    Raises ChangedMeanwhile or NotFound.
    """
    uow.expect(Visit, visit_id, version)
    found = uow.conn.execute(
        select(Visit.person_id, Visit.voided_at).where(Visit.id == visit_id)
    ).one_or_none()
    if found is None or found.voided_at is not None:
        raise NotFound
    if data.person_id is not None and data.person_id != found.person_id:
        data = replace(data, person_id=present_id(uow.conn, data.person_id))
    values = _snapshot(uow.conn, data) if found.person_id != data.person_id else _values(data)
    if data.person_id is not None and found.person_id == data.person_id:
        # The gender of a known person is part of the snapshot, not of the correction.
        del values["gender"]
    if uow.update(Visit, visit_id, values, version):
        uow.update(Visit, visit_id, {"corrected_at": uow.at}, HERE)


def move(uow: UnitOfWork, visit_id: int, occurred_at: datetime, within_hours: bool) -> None:
    """Another moment, for the help that came with the visit too; a part of a larger write. Raises NotFound."""
    if row(uow.conn, visit_id).voided:
        raise NotFound
    moment = {"occurred_at": occurred_at, "local_date": local(occurred_at).date()}
    if uow.update(Visit, visit_id, {**moment, "within_hours": within_hours}, HERE):
        uow.update(Visit, visit_id, {"corrected_at": uow.at}, HERE)
    for aid_id in uow.conn.execute(_help_of(visit_id)).scalars().all():
        uow.update(EmergencyAid, aid_id, moment, HERE)


def set_size(uow: UnitOfWork, visit_id: int, group_size: int, children: int) -> None:
    """How many an anonymous visit is of, as a part of a larger write: it grows with them. Raises NotFound."""
    uow.update(Visit, visit_id, {"group_size": group_size, "children": children}, HERE)


def has_help(conn: Connection, visit_id: int) -> bool:
    """Whether a help was given in this visit that was not struck."""
    return conn.execute(_help_of(visit_id)).first() is not None


def _of_contact(*, no_session: bool) -> Any:
    query = select(Visit.id).where(
        Visit.person_id == bindparam("person_id"),
        Visit.local_date == bindparam("day"),
        Visit.reason == bindparam("reason"),
        Visit.voided_at.is_(None),
    )
    if no_session:
        # Topics stand with the visit, so it holds those of one session, also of one that was struck.
        query = query.where(~exists().where(CounsellingSession.visit_id == Visit.id))
    return query.order_by(*_BY_TIME).limit(1)


# Asked with every key that marks somebody: made once.
_OF_CONTACT = {no_session: _of_contact(no_session=no_session) for no_session in (False, True)}


def of_contact(conn: Connection, person_id: int, day: date, reason: str, *, no_session: bool) -> int | None:
    """The first valid visit of a person on a local day with that reason; `no_session`: that none was ever held in.

    Raises NotFound for an unknown person.
    """
    asked = {"person_id": present_id(conn, person_id), "day": day, "reason": reason}
    found: int | None = conn.execute(_OF_CONTACT[no_session], asked).scalar()
    return found


def fill(uow: UnitOfWork, visit_id: int, data: VisitData) -> None:
    """Add to a visit what it does not say itself: of the contact, of the person as of now, and of companions."""
    names = (*_SNAPSHOT, "language", "channel", "interpreting", "adults", "children")
    there = uow.conn.execute(
        select(*(getattr(Visit, name) for name in names)).where(Visit.id == visit_id)
    ).one()
    told = _snapshot(uow.conn, data)
    values = {
        name: told[name] if getattr(there, name) is None else getattr(there, name)
        for name in (*_SNAPSHOT, "language")
    }
    values["channel"] = told_channel((there.channel, data.channel))
    values["interpreting"] = told_interpreting((there.interpreting, data.interpreting))
    # Who came along was perhaps told at the counter already: as many as the fuller of both says.
    more = data.adults + data.children - there.adults - there.children
    if not there.adults + there.children:
        values |= {"adults": data.adults, "children": data.children}
    elif more > 0:
        values["adults"] = there.adults + more
    uow.update(Visit, visit_id, values, HERE)


def made_with(conn: Connection, visit_id: int) -> VisitOrigin:
    """What the visit was made with."""
    return VisitOrigin(conn.execute(select(Visit.origin).where(Visit.id == visit_id)).scalar_one())


def is_held(conn: Connection, visit_id: int) -> bool:
    """Whether a session, a help, a kept appointment or an attendance that still counts stands on the visit."""
    session, aid, appointment = CounsellingSession, EmergencyAid, Appointment
    return bool(
        conn.execute(
            select(
                exists().where(session.visit_id == visit_id, session.voided_at.is_(None))
                | exists().where(aid.visit_id == visit_id, aid.voided_at.is_(None))
                | exists().where(appointment.visit_id == visit_id)
                | _attended(visit_id)
            )
        ).scalar()
    )


def let_go(uow: UnitOfWork, visit_id: int, origin: VisitOrigin) -> bool:
    """Strike the visit of what was struck; whether it was. It stays if it was there before or holds something else."""
    if made_with(uow.conn, visit_id) is not origin or is_held(uow.conn, visit_id):
        return False
    if not row(uow.conn, visit_id).voided:
        void(uow, visit_id)
    return True


def of_offer(conn: Connection, visit_id: int) -> bool:
    """Whether it is the visit of somebody who came to a session of an offer, or of its anonymous heads."""
    return bool(conn.execute(select(_attended(visit_id))).scalar())


def of_appointment(conn: Connection, visit_id: int) -> bool:
    """Whether it is the visit of a kept appointment."""
    return bool(conn.execute(select(exists().where(Appointment.visit_id == visit_id))).scalar())


def take_back(uow: UnitOfWork, visit_id: int, session_id: int, interpreting: str | None) -> None:
    """Let a visit no longer say how it was interpreted where a struck session told it so, and nobody else did."""
    there = uow.conn.execute(select(Visit.interpreting).where(Visit.id == visit_id)).scalar_one()
    told = aliased(AuditEntry)
    # Written together with the session: the trail names the field.
    by_session = exists().where(
        AuditEntry.entity == Visit.__tablename__,
        AuditEntry.entity_id == visit_id,
        AuditEntry.detail.contains("interpreting"),
        told.entity == CounsellingSession.__tablename__,
        told.entity_id == session_id,
        told.at == AuditEntry.at,
    )
    if interpreting is not None and there == interpreting and uow.conn.execute(select(by_session)).scalar():
        uow.update(Visit, visit_id, {"interpreting": None}, HERE)


def void(uow: UnitOfWork, visit_id: int, seen: Seen = HERE) -> None:
    """Take a visit out of every count; the row stays. Raises ChangedMeanwhile or NotFound."""
    if row(uow.conn, visit_id).voided:
        raise NotFound
    uow.update(Visit, visit_id, {"voided_at": uow.at}, seen)


def row(conn: Connection, visit_id: int) -> VisitRow:
    """One visit. Raises NotFound."""
    found = conn.execute(_ONE, {"visit_id": visit_id}).one_or_none()
    if found is None:
        raise NotFound
    return _row(found[:-1], repeated=found.repeated)


def of_day(conn: Connection, day: date) -> tuple[VisitRow, ...]:
    """The visits of a local day, newest first."""
    return tuple(_read(conn.execute(_OF_DAY, {"day": day}).all()))[::-1]


def concerned(
    conn: Connection, day: date, ids: Iterable[int], persons: Iterable[int]
) -> tuple[VisitRow, ...]:
    """Of the visits of a local day those, and all of these people and of whose they are now, newest first."""
    asked = {"day": day, "ids": sorted(ids), "persons": sorted(persons)}
    return tuple(_read(conn.execute(_CONCERNED, asked).all()))[::-1]


def of_person(conn: Connection, person_id: int, limit: int) -> tuple[VisitRow, ...]:
    """A person's visits, newest first."""
    query = _ROWS.where(Visit.person_id == person_id).order_by(Visit.occurred_at.desc(), Visit.id.desc())
    found = conn.execute(query.limit(limit)).all()
    return tuple(_read(found[::-1]))[::-1]


def _attended(visit_id: int) -> Any:
    return exists().where(Attendance.visit_id == visit_id) | exists().where(OfferSession.visit_id == visit_id)


def _help_of(visit_id: int) -> Any:
    return select(EmergencyAid.id).where(EmergencyAid.visit_id == visit_id, EmergencyAid.voided_at.is_(None))


def _snapshot(conn: Connection, data: VisitData) -> dict[str, Any]:
    values = _values(data)
    if data.person_id is None:
        return {**dict.fromkeys(_SNAPSHOT), **values}
    person = conn.execute(_PERSON, {"person_id": data.person_id}).one_or_none()
    if person is None:
        values["person_id"] = present_id(conn, data.person_id)
        person = conn.execute(_PERSON, {"person_id": values["person_id"]}).one()
    values.update({name: getattr(person, name) for name in _SNAPSHOT})
    values["language"] = data.language or person.language
    values["age_band"] = None
    return values


def _values(data: VisitData) -> dict[str, Any]:
    return {name: getattr(data, name) for name in _DATA}


def _read(found: Sequence[Any]) -> Iterable[VisitRow]:
    """Rows in the order of time; a person's second visit for the same reason on a day is marked as repeated."""
    seen: set[tuple[int, date, str]] = set()
    for entry in found:
        reason, person_id, day, voided = entry[_REASON], entry[_PERSON_ID], entry[_DAY], entry[_VOIDED]
        repeated = False
        if person_id is not None and not voided:
            key = (person_id, day, reason)
            repeated = key in seen
            seen.add(key)
        yield _row(entry, repeated)


def _row(entry: Any, repeated: bool) -> VisitRow:
    # By place, not by name: a busy day is read anew after every key press.
    visit_id, *data, occurred_at, _day, within_hours, logged_by, voided, corrected, version, given, family = (
        entry
    )
    return VisitRow(
        visit_id,
        VisitData(*data),
        local(occurred_at),
        None if entry[_PERSON_ID] is None else display_name(given, family),
        logged_by,
        within_hours,
        voided,
        corrected,
        repeated,
        version,
    )
