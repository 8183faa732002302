"""Colleagues, closed days, settings and drafts."""

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import NotFound, WrittenPast
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.incoming import json_of
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.centre import ClosedDay, Draft, Setting, Staff
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def save_staff(uow: UnitOfWork, row: StaffRow) -> None:
    """Add a colleague or change one of that login."""
    values = {
        "display_name": row.display_name,
        "phone": row.phone,
        "role": row.role.value,
        "active": row.active,
    }
    found = uow.conn.execute(select(Staff.id).where(Staff.name == row.name)).scalar()
    if found is None:
        uow.insert(Staff, {"name": row.name, **values})
    else:
        uow.update(Staff, found, values)


def staff(conn: Connection) -> tuple[StaffRow, ...]:
    """All colleagues, those who left included, in the order they came."""
    found = conn.execute(
        select(Staff.name, Staff.display_name, Staff.phone, Staff.role, Staff.active).order_by(Staff.id)
    )
    return tuple(
        StaffRow(name, shown, phone, Role(role), active) for name, shown, phone, role, active in found
    )


def staff_row(conn: Connection, name: str) -> StaffRow | None:
    """One colleague, whatever the others' rows look like."""
    columns = (Staff.name, Staff.display_name, Staff.phone, Staff.role, Staff.active)
    found = conn.execute(select(*columns).where(Staff.name == name)).first()
    return None if found is None else StaffRow(found[0], found[1], found[2], Role(found[3]), found[4])


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


def close_day(uow: UnitOfWork, day: date, reason: str) -> None:
    """Close the centre on a day."""
    found = uow.conn.execute(select(ClosedDay.id).where(ClosedDay.day == day)).scalar()
    if found is None:
        uow.insert(ClosedDay, {"day": day, "reason": reason})
    else:
        uow.update(ClosedDay, found, {"reason": reason})


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


def reopen_day(uow: UnitOfWork, day: date) -> None:
    """Open it again. Raises NotFound."""
    found = uow.conn.execute(select(ClosedDay.id).where(ClosedDay.day == day)).scalar()
    if found is None:
        raise NotFound
    uow.delete(ClosedDay, found)


def closed_days(conn: Connection) -> dict[date, str]:
    """The days the centre closes, with their reasons."""
    return {
        key: value
        for key, value in conn.execute(select(ClosedDay.day, ClosedDay.reason).order_by(ClosedDay.day))
    }


def save_setting(uow: UnitOfWork, key: str, value: object) -> None:
    """Keep a JSON-able setting."""
    text = json.dumps(value, ensure_ascii=False)
    found = uow.conn.execute(select(Setting.id).where(Setting.key == key)).scalar()
    if found is None:
        uow.insert(Setting, {"key": key, "value": text})
    else:
        uow.update(Setting, found, {"value": text})


def setting(conn: Connection, key: str) -> Any:
    """A setting, or None."""
    found = conn.execute(select(Setting.value).where(Setting.key == key)).scalar()
    return None if found is None else _kept(found)


def _kept(text: str) -> Any:
    """What was kept as JSON. Raises WrittenPast: somebody wrote past the program."""
    try:
        return json_of(text)
    except (ValueError, TypeError) as error:
        raise WrittenPast(detail="JSON") from error


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
