"""Deadlines from letters: written through a unit of work, read as frozen rows; which letter it was is sealed."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.day_counting import count, read_length
from woilmenau_desk.domain.deadlines import DeadlineData, DeadlineRow
from woilmenau_desk.domain.errors import KnownError, NotFound
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.paging import read_part
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.cases import CounsellingCase, Deadline
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import UnitOfWork, following
from woilmenau_desk.storage.vault import Vault

TABLE: Final = Deadline.__tablename__


def add(uow: UnitOfWork, vault: Vault, data: DeadlineData, last_day: date, made_by: str) -> int:
    """Record a deadline. Raises NotFound, or CaseRestricted for whoever does not hold its case's key."""
    uid = sealed_fields.new_uid()
    case = sealed_fields.case_of(uow.conn, data.case_id)
    return uow.insert(
        Deadline,
        {
            "person_id": present_id(uow.conn, data.person_id),
            "case_id": data.case_id,
            "last_day": last_day,
            "made_by": made_by,
            "made_at": uow.at,
            "done_at": None,
            "done_by": None,
            "voided_at": None,
            "uid": uid,
            "sealed": None,
            "sealed_version": 0,
        },
        late=lambda number: sealed_fields.columns(vault, TABLE, uid, number, _facts(data), case=case),
    )


def expect(uow: UnitOfWork, deadline_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a deadline is not what somebody read any more, or NotFound."""
    uow.expect(Deadline, deadline_id, version)


def edit(
    uow: UnitOfWork, vault: Vault, deadline_id: int, data: DeadlineData, last_day: date, seen: int
) -> None:
    """Change a deadline; whose it is stays. Raises ChangedMeanwhile, NotFound or CaseRestricted."""
    found = _present(uow, deadline_id, seen)
    # Whoever cannot read what stands there does not write over it.
    sealed_fields.read(vault, TABLE, found, sealed_fields.case_of(uow.conn, found.case_id))
    case = sealed_fields.case_of(uow.conn, data.case_id)
    at = following(seen, found.sealed_version)
    sealed = sealed_fields.columns(vault, TABLE, found.uid, deadline_id, _facts(data), at, case)
    values = {"last_day": last_day, "case_id": data.case_id, **sealed}
    uow.update(Deadline, deadline_id, values, seen, beyond=found.sealed_version)


def finish(uow: UnitOfWork, deadline_id: int, done_by: str, seen: int) -> None:
    """Mark it as done. Raises ChangedMeanwhile, or NotFound, also where it was."""
    if _present(uow, deadline_id, seen).done_at is not None:
        raise NotFound
    uow.update(Deadline, deadline_id, {"done_at": uow.at, "done_by": done_by}, seen)


def void(uow: UnitOfWork, deadline_id: int, seen: int) -> None:
    """Take it out of every list; the row stays. Raises ChangedMeanwhile or NotFound."""
    _present(uow, deadline_id, seen)
    uow.update(Deadline, deadline_id, {"voided_at": uow.at}, seen)


def row(conn: Connection, vault: Vault | None, deadline_id: int) -> DeadlineRow:
    """One deadline. Raises NotFound."""
    found = conn.execute(_rows().where(Deadline.id == deadline_id)).one_or_none()
    if found is None:
        raise NotFound
    return _read(found, vault)


def due(conn: Connection, until: date) -> tuple[DeadlineRow, ...]:
    """Whose letters have their last day by then and are not done, the earliest first: no more than that."""
    query = _rows().where(*_OPEN, Deadline.last_day <= until).order_by(Deadline.last_day, Deadline.id)
    return tuple(_read(found, None) for found in conn.execute(query))


def listed(
    conn: Connection,
    vault: Vault | None,
    *,
    open_only: bool,
    persons: Collection[int] | None = None,
    kept: Collection[int] = (),
    after: After | None = None,
    size: int | None = None,
) -> Part[DeadlineRow]:
    """A part of the deadlines: open ones with the earliest first, all of them with the latest first.

    `kept` are among the open ones also when they are done.
    """
    query = _rows().where(Deadline.voided_at.is_(None))
    if open_only:
        query = query.where(Deadline.done_at.is_(None) | Deadline.id.in_(kept))
    if persons is not None:
        query = query.where(Deadline.person_id.in_(persons))
    order = (Deadline.last_day, Deadline.id)
    found, behind = read_part(conn, query, order, after, size, descending=not open_only)
    return Part(tuple(_read(one, vault) for one in found), behind)


def of_person(conn: Connection, vault: Vault | None, person_id: int) -> tuple[DeadlineRow, ...]:
    """A person's deadlines, the latest first. Raises NotFound."""
    query = _rows().where(Deadline.person_id == present_id(conn, person_id), Deadline.voided_at.is_(None))
    found = conn.execute(query.order_by(Deadline.last_day.desc(), Deadline.id.desc()))
    return tuple(_read(one, vault) for one in found)


def of_case(conn: Connection, vault: Vault | None, case_id: int) -> tuple[DeadlineRow, ...]:
    """A case's deadlines, the latest first."""
    query = _rows().where(Deadline.case_id == case_id, Deadline.voided_at.is_(None))
    found = conn.execute(query.order_by(Deadline.last_day.desc(), Deadline.id.desc()))
    return tuple(_read(one, vault) for one in found)


_OPEN: Final = (Deadline.done_at.is_(None), Deadline.voided_at.is_(None))


def _facts(data: DeadlineData) -> dict[str, Any]:
    return {
        "letter_kind": data.letter_kind,
        "remark": data.remark,
        "length": data.length,
        "delivered_on": data.delivered_on.isoformat(),
    }


def _present(uow: UnitOfWork, deadline_id: int, seen: int) -> Any:
    uow.expect(Deadline, deadline_id, seen)
    table = Deadline
    query = select(table.id, table.uid, table.case_id, table.sealed, table.sealed_version, table.done_at)
    found = uow.conn.execute(query.where(table.id == deadline_id, table.voided_at.is_(None))).one_or_none()
    if found is None:
        raise NotFound
    return found


def _rows() -> Any:
    table = Deadline
    return (
        select(
            table.id,
            table.uid,
            table.person_id,
            table.case_id,
            table.last_day,
            table.made_by,
            table.done_at,
            table.voided_at,
            table.sealed,
            table.sealed_version,
            table.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            CounsellingCase.uid.label("case_uid"),
            CounsellingCase.key_number,
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.made_by == Colleague.key)
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
    )


def _read(found: Any, vault: Vault | None) -> DeadlineRow:
    case = "" if found.case_uid is None else sealed_fields.case_name(found.case_uid, found.key_number)
    facts, hidden, damaged = sealed_fields.shown(vault, TABLE, found, case)
    delivered = facts.get("delivered_on")
    delivered_on = date.fromisoformat(delivered) if delivered else None
    length = facts.get("length", "")
    return DeadlineRow(
        id=found.id,
        person_id=found.person_id,
        person_name=display_name(found.given_name, found.family_name),
        last_day=found.last_day,
        made_by=found.first_name or found.made_by,
        letter_kind=facts.get("letter_kind"),
        remark=facts.get("remark", ""),
        length=length,
        delivered_on=delivered_on,
        steps=() if delivered_on is None else _steps(delivered_on, length, found.last_day),
        case_id=found.case_id,
        done=found.done_at is not None,
        hidden=hidden,
        damaged=damaged,
        voided=found.voided_at is not None,
        version=found.version,
    )


def _steps(delivered_on: date, length: str, last_day: date) -> tuple[Sentence, ...]:
    """How the day that stands there was counted; nothing where it would be another one today."""
    with suppress(KnownError):
        counted = count(delivered_on, read_length(length))
        return counted.steps if counted.last_day == last_day else ()
    return ()
