"""Follow-ups: written through a unit of work, read as frozen rows; why somebody looks again is sealed."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.follow_ups import Every, FollowUpData, FollowUpRow, Origin
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.paging import read_part
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.cases import CounsellingCase, FollowUp
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork
from woilmenau_desk.storage.vault import Sealer, Vault

_NAME: Final = FollowUp.__tablename__
_REASON: Final = "reason"
# The day that a rhythm is counted from, where the follow-up's own day was put off to one on which somebody works.
_COUNTED_FROM: Final = "counted_from"


def add(
    uow: UnitOfWork,
    sealer: Sealer,
    data: FollowUpData,
    origin: Origin,
    about_day: date | None = None,
    *,
    counted_from: date | None = None,
) -> int:
    """Write a follow-up and return its id. `data.colleague` names somebody. Raises NotFound, CaseRestricted."""
    uid = sealed_fields.new_uid()
    case = sealed_fields.case_of(uow.conn, data.case_id)
    facts = _facts(data, counted_from)
    return uow.insert(
        FollowUp,
        {
            **_columns(data),
            "uid": uid,
            "person_id": present_id(uow.conn, data.person_id),
            "session_id": data.session_id,
            "origin": origin.value,
            "about_day": about_day,
            "done_at": None,
            "done_by": None,
            "voided_at": None,
        },
        late=lambda number: sealed_fields.columns(sealer, _NAME, uid, number, facts, case=case),
    )


def expect(uow: UnitOfWork, follow_up_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a follow-up is not what somebody read any more, or NotFound."""
    uow.expect(FollowUp, follow_up_id, version)


def change(uow: UnitOfWork, vault: Vault, follow_up_id: int, data: FollowUpData, seen: Seen) -> None:
    """Change an open follow-up; whose it is about, and what it came from, stay.

    Raises ChangedMeanwhile, NotFound, also for one that is done, CaseRestricted.
    """
    found = _open(uow, follow_up_id, seen)
    known = _read_facts(vault, found)
    counted_from = _day(known.get(_COUNTED_FROM)) if data.due_on == found.due_on else None
    # Past the sealed text's as well: where somebody set the row's back, the same would come again, and with it the text.
    uow.update(FollowUp, follow_up_id, _columns(data), seen, always=True, beyond=found.sealed_version)
    version = uow.conn.execute(select(FollowUp.version).where(FollowUp.id == follow_up_id)).scalar_one()
    sealed = sealed_fields.columns(
        vault,
        _NAME,
        found.uid,
        follow_up_id,
        _facts(data, counted_from),
        version,
        sealed_fields.case_of(uow.conn, data.case_id),
    )
    uow.update(FollowUp, follow_up_id, sealed, HERE)


def hand_over(uow: UnitOfWork, follow_up_id: int, colleague: str, seen: Seen) -> None:
    """Give an open follow-up to a colleague. Raises ChangedMeanwhile or NotFound."""
    _open(uow, follow_up_id, seen)
    uow.update(FollowUp, follow_up_id, {"colleague": colleague}, seen)


def go_with_case(uow: UnitOfWork, case_id: int, former: str, colleague: str) -> None:
    """Whoever takes a case over also takes what the former one was to look at again in it."""
    query = select(FollowUp.id).where(*_is_open(), FollowUp.case_id == case_id, FollowUp.colleague == former)
    for follow_up_id in uow.conn.execute(query.order_by(FollowUp.id)).scalars().all():
        uow.update(FollowUp, follow_up_id, {"colleague": colleague}, HERE)


def finish(
    uow: UnitOfWork,
    vault: Vault,
    follow_up_id: int,
    version: Seen,
    by: str | None = None,
    next_on: date | None = None,
    next_counted_from: date | None = None,
) -> int | None:
    """Mark a follow-up as done; returns the id of the next one, which is made where `next_on` says when.

    Raises ChangedMeanwhile, NotFound, also for one that is done, CaseRestricted.
    """
    found = _open(uow, follow_up_id, version)
    reason = _read_facts(vault, found).get(_REASON, "")
    uow.update(FollowUp, follow_up_id, {"done_at": uow.at, "done_by": by or found.colleague}, version)
    if next_on is None:
        return None
    data = FollowUpData(
        person_id=found.person_id,
        due_on=next_on,
        reason=reason,
        colleague=found.colleague,
        case_id=found.case_id,
        session_id=found.session_id,
        every=None if found.every is None else Every(found.every),
    )
    counted_from = None if next_counted_from == next_on else next_counted_from
    return add(uow, vault, data, Origin(found.origin), counted_from=counted_from)


def void(uow: UnitOfWork, follow_up_id: int, seen: Seen) -> None:
    """Take an open follow-up out of every list. Raises ChangedMeanwhile, NotFound, also for one that is done."""
    _open(uow, follow_up_id, seen)
    uow.update(FollowUp, follow_up_id, {"voided_at": uow.at}, seen)


def row(conn: Connection, vault: Vault | None, follow_up_id: int) -> FollowUpRow:
    """One follow-up, without a vault as if it were hidden. Raises NotFound."""
    found = conn.execute(_rows().where(FollowUp.id == follow_up_id)).one_or_none()
    if found is None:
        raise NotFound
    return _read(vault, found)


def counted_from(conn: Connection, vault: Vault, follow_up_id: int) -> date:
    """The day that the rhythm of a follow-up is counted from. Raises NotFound, CaseRestricted."""
    found = conn.execute(_rows().where(FollowUp.id == follow_up_id)).one_or_none()
    if found is None:
        raise NotFound
    return _day(_read_facts(vault, found).get(_COUNTED_FROM)) or found.due_on


def of_session(conn: Connection, vault: Vault, session_id: int) -> FollowUpRow | None:
    """The follow-up that a session made: the open one, else the one that was done last."""
    query = _rows().where(FollowUp.session_id == session_id, FollowUp.voided_at.is_(None))
    found = conn.execute(query.order_by(FollowUp.done_at.is_not(None), FollowUp.id.desc()).limit(1)).first()
    return None if found is None else _read(vault, found)


def of_person(conn: Connection, vault: Vault, person_id: int) -> tuple[FollowUpRow, ...]:
    """A person's follow-ups, open and done, the latest day first. Raises NotFound."""
    query = _rows().where(FollowUp.person_id == present_id(conn, person_id), FollowUp.voided_at.is_(None))
    found = conn.execute(query.order_by(FollowUp.due_on.desc(), FollowUp.id.desc()))
    return tuple(_read(vault, one) for one in found)


def of_case(conn: Connection, vault: Vault, case_id: int) -> tuple[FollowUpRow, ...]:
    """A case's follow-ups, open and done, the latest day first."""
    query = _rows().where(FollowUp.case_id == case_id, FollowUp.voided_at.is_(None))
    found = conn.execute(query.order_by(FollowUp.due_on.desc(), FollowUp.id.desc()))
    return tuple(_read(vault, one) for one in found)


def due(conn: Connection, until: date, colleague: str | None = None) -> int:
    """How many follow-ups are due by a day and not done; of a colleague, or of all."""
    query = select(func.count()).select_from(FollowUp).where(*_is_open(), FollowUp.due_on <= until)
    if colleague is not None:
        query = query.where(FollowUp.colleague == colleague)
    return conn.execute(query).scalar_one()


def numbers(conn: Connection) -> dict[str, int]:
    """How many open follow-ups each colleague has who has any."""
    query = select(FollowUp.colleague, func.count()).where(*_is_open()).group_by(FollowUp.colleague)
    return {colleague: number for colleague, number in conn.execute(query)}


def listed(
    conn: Connection,
    vault: Vault,
    *,
    until: date | None = None,
    colleague: str | None = None,
    persons: Collection[int] | None = None,
    after: After | None = None,
    size: int | None = None,
) -> Part[FollowUpRow]:
    """A part of the open follow-ups, the earliest day first; without `size` all of them.

    `until`: due by that day. `colleague`: theirs alone. `persons`: about them alone.
    """
    query = _rows().where(*_is_open())
    if until is not None:
        query = query.where(FollowUp.due_on <= until)
    if colleague is not None:
        query = query.where(FollowUp.colleague == colleague)
    if persons is not None:
        query = query.where(FollowUp.person_id.in_(persons))
    found, behind = read_part(conn, query, (FollowUp.due_on, FollowUp.id), after, size)
    return Part(tuple(_read(vault, one) for one in found), behind)


def _is_open() -> tuple[ColumnElement[bool], ...]:
    return FollowUp.done_at.is_(None), FollowUp.voided_at.is_(None)


def _open(uow: UnitOfWork, follow_up_id: int, seen: Seen) -> Any:
    if isinstance(seen, int):
        uow.expect(FollowUp, follow_up_id, seen)
    found = uow.conn.execute(_rows().where(FollowUp.id == follow_up_id, *_is_open())).one_or_none()
    if found is None:
        raise NotFound
    return found


def _columns(data: FollowUpData) -> dict[str, Any]:
    return {
        "case_id": data.case_id,
        "due_on": data.due_on,
        "colleague": data.colleague,
        "every": None if data.every is None else data.every.value,
    }


def _facts(data: FollowUpData, counted_from: date | None) -> sealed_fields.Facts:
    return {_REASON: data.reason, _COUNTED_FROM: None if counted_from is None else counted_from.isoformat()}


def _day(text: Any) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _read_facts(vault: Vault, found: Any) -> sealed_fields.Facts:
    """What is sealed of a follow-up. Raises CaseRestricted also where nothing is: it is of such a case."""
    case = _case(found)
    if case and not vault.holds_case(case):
        raise CaseRestricted
    return sealed_fields.read(vault, _NAME, found, case)


def _case(found: Any) -> str:
    return sealed_fields.case_name(found.case_uid, found.key_number) if found.case_id is not None else ""


def _rows() -> Any:
    table = FollowUp
    columns: Sequence[Any] = (
        table.id,
        table.uid,
        table.person_id,
        table.case_id,
        table.session_id,
        table.due_on,
        table.colleague,
        table.every,
        table.origin,
        table.about_day,
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
        CounsellingCase.number,
    )
    return (
        select(*columns)
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.colleague == Colleague.key)
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
    )


def _read(vault: Vault | None, found: Any) -> FollowUpRow:
    facts, hidden, damaged = sealed_fields.shown(vault, _NAME, found, _case(found))
    return FollowUpRow(
        id=found.id,
        person_id=found.person_id,
        person_name=display_name(found.given_name, found.family_name),
        due_on=found.due_on,
        colleague=found.colleague,
        colleague_name=found.first_name or found.colleague,
        reason=facts.get(_REASON, ""),
        case_id=found.case_id,
        case_number=found.number or "",
        session_id=found.session_id,
        every=None if found.every is None else Every(found.every),
        origin=Origin(found.origin),
        about_day=found.about_day,
        done=found.done_at is not None,
        hidden=hidden or vault is None,
        damaged=damaged,
        voided=found.voided_at is not None,
        version=found.version,
    )
