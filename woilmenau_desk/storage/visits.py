"""Visits: written through a unit of work, read as frozen rows."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.visits import VisitData, VisitRow
from woilmenau_desk.storage.tables_people import Person
from woilmenau_desk.storage.tables_visits import Visit
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_SNAPSHOT = ("gender", "birth_year", "nationality", "status", "benefit_system")
_DATA = tuple(VisitData.__dataclass_fields__)


def add(uow: UnitOfWork, data: VisitData, occurred_at: datetime, within_hours: bool, logged_by: str) -> int:
    """Log a visit with a snapshot of the person as of now. Raises NotFound for an unknown person."""
    return uow.insert(
        Visit,
        {
            **_snapshot(uow.conn, data),
            "occurred_at": occurred_at,
            "local_date": local(occurred_at).date(),
            "within_hours": within_hours,
            "logged_by": logged_by,
            "voided_at": None,
            "corrected_at": None,
        },
    )


def correct(uow: UnitOfWork, visit_id: int, data: VisitData) -> None:
    """Change what a visit says. The snapshot is taken anew only when it belongs to another person now."""
    found = uow.conn.execute(
        select(Visit.person_id, Visit.voided_at).where(Visit.id == visit_id)
    ).one_or_none()
    if found is None or found.voided_at is not None:
        raise NotFound
    values = _snapshot(uow.conn, data) if found.person_id != data.person_id else asdict(data)
    if data.person_id is not None and found.person_id == data.person_id:
        # The gender of a known person is part of the snapshot, not of the correction.
        del values["gender"]
    if uow.update(Visit, visit_id, values):
        uow.update(Visit, visit_id, {"corrected_at": uow.at})


def void(uow: UnitOfWork, visit_id: int) -> None:
    """Take a visit out of every count; the row stays. Raises NotFound."""
    if row(uow.conn, visit_id).voided:
        raise NotFound
    uow.update(Visit, visit_id, {"voided_at": uow.at})


def row(conn: Connection, visit_id: int) -> VisitRow:
    """One visit. Raises NotFound."""
    found = conn.execute(_rows().where(Visit.id == visit_id)).one_or_none()
    if found is None:
        raise NotFound
    return next(iter(_read([found]))) if found.person_id is None else _with_repeats(conn, found)


def of_day(conn: Connection, day: date) -> tuple[VisitRow, ...]:
    """The visits of a local day, newest first."""
    found = conn.execute(_rows().where(Visit.local_date == day).order_by(Visit.occurred_at, Visit.id))
    return tuple(_read(found))[::-1]


def of_person(conn: Connection, person_id: int, limit: int) -> tuple[VisitRow, ...]:
    """A person's visits, newest first."""
    query = _rows().where(Visit.person_id == person_id).order_by(Visit.occurred_at.desc(), Visit.id.desc())
    found = conn.execute(query.limit(limit)).all()
    return tuple(_read(found[::-1]))[::-1]


def _with_repeats(conn: Connection, found: Any) -> VisitRow:
    same_day = conn.execute(
        _rows()
        .where(Visit.person_id == found.person_id, Visit.local_date == found.local_date)
        .order_by(Visit.occurred_at, Visit.id)
    )
    return next(visit for visit in _read(same_day) if visit.id == found.id)


def _snapshot(conn: Connection, data: VisitData) -> dict[str, Any]:
    values = asdict(data)
    if data.person_id is None:
        return {**dict.fromkeys(_SNAPSHOT), **values}
    columns = [getattr(Person, name) for name in (*_SNAPSHOT, "language")]
    person = conn.execute(select(*columns).where(Person.id == data.person_id)).one_or_none()
    if person is None:
        raise NotFound
    values.update({name: getattr(person, name) for name in _SNAPSHOT})
    values["language"] = data.language or person.language
    values["age_band"] = None
    return values


def _rows() -> Any:
    columns = (getattr(Visit, name) for name in _DATA)
    return select(
        Visit.id,
        *columns,
        Visit.occurred_at,
        Visit.local_date,
        Visit.within_hours,
        Visit.logged_by,
        Visit.voided_at,
        Visit.corrected_at,
        Person.given_name,
        Person.family_name,
    ).outerjoin(Person, Visit.person_id == Person.id)


def _read(found: Iterable[Any]) -> Iterable[VisitRow]:
    """Rows in the order of time; a person's second visit for the same reason on a day is marked as repeated."""
    seen: set[tuple[int, date, str]] = set()
    for entry in found:
        values = entry._mapping
        repeated = False
        if entry.person_id is not None and entry.voided_at is None:
            key = (entry.person_id, entry.local_date, entry.reason)
            repeated = key in seen
            seen.add(key)
        yield VisitRow(
            id=entry.id,
            data=VisitData(**{name: values[name] for name in _DATA}),
            occurred_at=local(entry.occurred_at),
            person_name=None
            if entry.person_id is None
            else display_name(entry.given_name, entry.family_name),
            logged_by=entry.logged_by,
            within_hours=entry.within_hours,
            voided=entry.voided_at is not None,
            corrected=entry.corrected_at is not None,
            repeated=repeated,
        )
