"""Closed days, settings and drafts."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from woilmenau_desk.domain.centre import ClosedDay as ClosedDayRow
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import DeletedMeanwhile, NotFound, WrittenPast
from woilmenau_desk.domain.periods import local
from woilmenau_desk.incoming import json_of
from woilmenau_desk.storage.keyed import NEVER, save_by_key
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.centre import ClosedDay, Draft, Setting
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import Seen, UnitOfWork

_DRAFT = (
    Draft.form,
    Draft.entry_kind,
    Draft.person_id,
    Draft.entry_id,
    Draft.saved_at,
    Draft.fields,
    Draft.sealed,
)


def close_day(uow: UnitOfWork, day: date, reason: str, version: int) -> ClosedDayRow:
    """Close the centre on a day, or give a closed one another reason. Raises ChangedMeanwhile."""
    return ClosedDayRow(
        day, reason, version=save_by_key(uow, ClosedDay, {"day": day}, {"reason": reason}, version)
    )


def closed_in_advance(conn: Connection) -> frozenset[date]:
    """The closed days that were known to be before they came; also those of which the trail tells nothing any more."""
    entry = AuditEntry
    of_day = (entry.entity == ClosedDay.__tablename__) & (entry.entity_id == ClosedDay.id)
    written = (
        select(ClosedDay.day, func.min(entry.at))
        .outerjoin(entry, of_day & (entry.action == "created"))
        .group_by(ClosedDay.day)
    )
    found: list[tuple[date, datetime | None]] = [(day, at) for day, at in conn.execute(written)]
    return frozenset(day for day, at in found if at is None or local(at).date() < day)


def begun_on(conn: Connection) -> date | None:
    """The local day on which the store was made, as long as the trail tells."""
    entry = AuditEntry
    at: datetime | None = conn.execute(
        select(entry.at).where(entry.entity == "store", entry.action == "made").order_by(entry.id).limit(1)
    ).scalar()
    return None if at is None else local(at).date()


def reopen_day(uow: UnitOfWork, day: date, version: int) -> None:
    """Open it again. Raises ChangedMeanwhile or NotFound."""
    found = uow.conn.execute(select(ClosedDay.id).where(ClosedDay.day == day)).scalar()
    if found is None:
        # Days are known by their date: whoever has read a version of one has seen it closed.
        raise DeletedMeanwhile(kind=ClosedDay.kind) if version else NotFound
    uow.delete(ClosedDay, found, version)


def closed_days(conn: Connection) -> dict[date, str]:
    """The days the centre closes, with their reasons."""
    return {row.day: row.reason for row in own_closed_days(conn)}


def own_closed_days(conn: Connection) -> tuple[ClosedDayRow, ...]:
    """The days the centre closes by its own choice, earliest first."""
    found = conn.execute(select(ClosedDay.day, ClosedDay.reason, ClosedDay.version).order_by(ClosedDay.day))
    return tuple(ClosedDayRow(day, reason, version=version) for day, reason, version in found)


def save_setting(uow: UnitOfWork, key: str, value: object, seen: Seen) -> int:
    """Keep a JSON-able setting; returns its version. Raises ChangedMeanwhile."""
    return save_by_key(uow, Setting, {"key": key}, {"value": json.dumps(value, ensure_ascii=False)}, seen)


_SETTING = select(Setting.value, Setting.version).where(Setting.key == bindparam("key"))


def setting(conn: Connection, key: str) -> tuple[Any, int]:
    """A setting and its version; None and 0 where it was never saved."""
    found = conn.execute(_SETTING, {"key": key}).one_or_none()
    return (None, NEVER) if found is None else (_kept(found.value), found.version)


def _kept(text: str) -> Any:
    """What was kept as JSON. Raises WrittenPast: somebody wrote past the program."""
    try:
        return json_of(text)
    except (ValueError, TypeError) as error:
        raise WrittenPast(detail="JSON") from error


def draft_place(user: str, form: str) -> str:
    """Where a sealed draft belongs, for the vault."""
    return f"draft.fields:{user}:{form}"


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What a draft is of: a form of which kind, whom it is about, and the number of the entry that it changes."""

    kind: DraftOf | None = None
    person_id: int | None = None
    entry_id: int | None = None


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was kept. `form` is the place that its fields are bound to."""

    form: str
    key: DraftKey
    saved_at: Any
    fields: bytes
    sealed: bool


def save_draft(
    conn: Connection,
    user: str,
    form: str,
    fields: bytes,
    sealed: bool,
    at: Any,
    key: DraftKey = DraftKey(),
) -> None:
    """Keep what a user is typing in a form. Drafts are neither audited nor undone: they are not entries yet.

    A person who is not there (the registering was undone while somebody typed) is left out.
    """
    drop_draft(conn, user, form)
    known = select(Person.id).where(Person.id == key.person_id)
    conn.execute(
        insert(Draft),
        {
            "user": user,
            "form": form,
            "fields": fields,
            "sealed": sealed,
            "saved_at": at,
            "person_id": None if key.person_id is None else conn.execute(known).scalar(),
            "entry_kind": key.kind,
            "entry_id": key.entry_id,
        },
    )


def drop_draft(conn: Connection, user: str, form: str) -> None:
    """Forget a draft."""
    conn.execute(delete(Draft).where(Draft.user == user, Draft.form == form))


def drop_drafts_of(conn: Connection, user: str) -> None:
    """Forget every draft of a login."""
    conn.execute(delete(Draft).where(Draft.user == user))


def draft(conn: Connection, user: str, form: str) -> KeptDraft | None:
    """The draft of a form."""
    found = conn.execute(select(*_DRAFT).where(Draft.user == user, Draft.form == form)).one_or_none()
    return None if found is None else _kept_draft(found)


def draft_about(conn: Connection, user: str, key: DraftKey) -> KeptDraft | None:
    """The latest draft of a new entry of a kind about a person, in whatever form it was begun."""
    query = select(*_DRAFT).where(
        Draft.user == user,
        Draft.entry_kind == key.kind,
        Draft.person_id == key.person_id,
        Draft.entry_id.is_(None),
    )
    found = conn.execute(query.order_by(Draft.saved_at.desc(), Draft.id.desc()).limit(1)).first()
    return None if found is None else _kept_draft(found)


def drafts_of(conn: Connection, user: str) -> tuple[KeptDraft, ...]:
    """A user's drafts, the latest first."""
    query = select(*_DRAFT).where(Draft.user == user)
    return tuple(map(_kept_draft, conn.execute(query.order_by(Draft.saved_at.desc(), Draft.id.desc()))))


def _kept_draft(found: Any) -> KeptDraft:
    form, kind, person_id, entry_id, saved_at, fields, sealed = found
    known = DraftOf(kind) if kind in tuple(DraftOf) else None
    return KeptDraft(form, DraftKey(known, person_id, entry_id), saved_at, fields, sealed)
