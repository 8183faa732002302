"""Colleagues, closed days, settings, changed value lists and drafts."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.centre import ClosedDay as ClosedDayRow
from woilmenau_desk.domain.errors import DeletedMeanwhile, NotFound, WrittenPast
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.incoming import json_of
from woilmenau_desk.storage.steps import Values
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.centre import ClosedDay, Draft, Setting, Staff, ValueOverride
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

NEVER: Final = 0
"""The version of what has no row yet."""
_STAFF = (Staff.name, Staff.display_name, Staff.phone, Staff.role, Staff.active, Staff.version)


def _save(uow: UnitOfWork, table: type[Versioned], key: Values, values: Values, seen: Seen) -> int:
    """Add the row of this key, or change the one that was read with version `seen`; 0: there was none.

    Returns the version it has then. Raises ChangedMeanwhile.
    """
    named = [getattr(table, name) == value for name, value in key.items()]
    found = uow.conn.execute(select(table.id).where(*named)).scalar()
    if found is not None:
        uow.update(table, found, values, seen)
    elif seen in (NEVER, HERE):
        uow.insert(table, {**key, **values})
    else:
        raise DeletedMeanwhile(kind=table.kind)
    return uow.conn.execute(select(table.version).where(*named)).scalar_one()


def save_staff(uow: UnitOfWork, row: StaffRow, seen: Seen = HERE) -> StaffRow:
    """Add a colleague or change one of that login; returns it with its version. Raises ChangedMeanwhile.

    Without `seen` it follows from the key file, which is read in the same write.
    """
    values = {
        "display_name": row.display_name,
        "phone": row.phone,
        "role": row.role.value,
        "active": row.active,
    }
    return replace(row, version=_save(uow, Staff, {"name": row.name}, values, seen))


def staff(conn: Connection) -> tuple[StaffRow, ...]:
    """All colleagues, those who left included, in the order they came."""
    found = conn.execute(select(*_STAFF).order_by(Staff.id))
    return tuple(
        StaffRow(name, shown, phone, Role(role), active, version)
        for name, shown, phone, role, active, version in found
    )


def staff_row(conn: Connection, name: str) -> StaffRow | None:
    """One colleague, whatever the others' rows look like."""
    found = conn.execute(select(*_STAFF).where(Staff.name == name)).first()
    if found is None:
        return None
    login, shown, phone, role, active, version = found
    return StaffRow(login, shown, phone, Role(role), active, version)


def make_legible(conn: Connection, row: StaffRow) -> None:
    """Give a colleague's row, where it cannot be read, values that can; the trail then tells that they were others.

    Nobody stays by making their own row illegible.
    """
    try:
        staff_row(conn, row.name)
    except (ValueError, TypeError, DBAPIError):
        conn.execute(
            update(Staff)
            .where(Staff.name == row.name)
            .values(display_name=row.display_name, phone=row.phone, role=row.role.value, active=row.active)
        )


def close_day(uow: UnitOfWork, day: date, reason: str, version: int) -> ClosedDayRow:
    """Close the centre on a day, or give a closed one another reason. Raises ChangedMeanwhile."""
    return ClosedDayRow(day, reason, version=_save(uow, ClosedDay, {"day": day}, {"reason": reason}, version))


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
    return _save(uow, Setting, {"key": key}, {"value": json.dumps(value, ensure_ascii=False)}, seen)


def setting(conn: Connection, key: str) -> tuple[Any, int]:
    """A setting and its version; None and 0 where it was never saved."""
    found = conn.execute(select(Setting.value, Setting.version).where(Setting.key == key)).one_or_none()
    return (None, NEVER) if found is None else (_kept(found.value), found.version)


def _kept(text: str) -> Any:
    """What was kept as JSON. Raises WrittenPast: somebody wrote past the program."""
    try:
        return json_of(text)
    except (ValueError, TypeError) as error:
        raise WrittenPast(detail="JSON") from error


def save_value(uow: UnitOfWork, name: ListName, value: Value) -> Value:
    """Keep an entry of a value list as the centre wants it; it has the version it was read with.

    Raises ChangedMeanwhile.
    """
    values = {
        "de": value.de,
        "en": value.en,
        "active": value.active,
        "extra": json.dumps(dict(value.extra), ensure_ascii=False, default=str),
    }
    key = {"list_name": name.value, "code": value.code}
    return replace(value, version=_save(uow, ValueOverride, key, values, value.version))


def value_overrides(conn: Connection) -> dict[ListName, list[Value]]:
    """The entries the centre changed, by list."""
    table = ValueOverride
    found: dict[ListName, list[Value]] = {}
    columns = (table.list_name, table.code, table.de, table.en, table.active, table.extra, table.version)
    for name, code, de, en, active, extra, version in conn.execute(select(*columns).order_by(table.id)):
        more = _kept(extra)
        if not isinstance(more, dict):
            raise WrittenPast(detail="value_override.extra")
        found.setdefault(ListName(name), []).append(Value(code, de, en, active, more, version))
    return found


def draft_place(user: str, form: str) -> str:
    """Where a sealed draft belongs, for the vault."""
    return f"draft.fields:{user}:{form}"


def save_draft(conn: Connection, user: str, form: str, fields: bytes, sealed: bool, at: Any) -> None:
    """Keep what a user is typing in a form. Drafts are neither audited nor undone: they are not entries yet."""
    drop_draft(conn, user, form)
    conn.execute(
        insert(Draft), {"user": user, "form": form, "fields": fields, "sealed": sealed, "saved_at": at}
    )


def drop_draft(conn: Connection, user: str, form: str) -> None:
    """Forget a draft."""
    conn.execute(delete(Draft).where(Draft.user == user, Draft.form == form))


def drop_drafts_of(conn: Connection, user: str) -> None:
    """Forget every draft of a login."""
    conn.execute(delete(Draft).where(Draft.user == user))


def draft(conn: Connection, user: str, form: str) -> tuple[bytes, bool] | None:
    """A draft's fields and whether they are sealed."""
    found = conn.execute(
        select(Draft.fields, Draft.sealed).where(Draft.user == user, Draft.form == form)
    ).one_or_none()
    return None if found is None else (found.fields, found.sealed)


def drafts_of(conn: Connection, user: str) -> tuple[tuple[str, Any, bytes, bool], ...]:
    """A user's drafts, the latest first: the form, when it was kept, its fields and whether they are sealed."""
    found = select(Draft.form, Draft.saved_at, Draft.fields, Draft.sealed).where(Draft.user == user)
    ordered = found.order_by(Draft.saved_at.desc(), Draft.id.desc())
    return tuple((form, at, fields, sealed) for form, at, fields, sealed in conn.execute(ordered))
