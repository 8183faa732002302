"""Colleagues: whom everything refers to that names somebody."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.access import VAULT_ROLES, Role
from woilmenau_desk.domain.colleagues import ColleagueData, ColleagueRow
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.storage.keyed import NEVER, save_by_key
from woilmenau_desk.storage.tables.centre import Staff
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

_LOGIN = (
    Staff.name,
    Colleague.first_name,
    Colleague.phone,
    Staff.role,
    Staff.active,
    Staff.version,
    Colleague.version,
)
_ROW = (
    Colleague.key,
    Colleague.first_name,
    Colleague.phone,
    Colleague.languages,
    Colleague.active_from,
    Colleague.active_until,
    Colleague.may_counsel,
    Colleague.version,
    Staff.role,
    Staff.active,
    Staff.version,
)


_ALL = select(*_ROW).outerjoin(Staff, Staff.name == Colleague.key)
_ONE = _ALL.where(Colleague.key == bindparam("key"))
_IN_ORDER = _ALL.order_by(Colleague.id)


def all_of_them(conn: Connection) -> tuple[ColleagueRow, ...]:
    """All colleagues, those who left included, in the order they came."""
    return tuple(map(_row, conn.execute(_IN_ORDER)))


def one(conn: Connection, key: str) -> ColleagueRow | None:
    """One colleague, whatever the others' rows look like."""
    found = conn.execute(_ONE, {"key": key}).first()
    return None if found is None else _row(found)


def first_names(conn: Connection) -> dict[str, str]:
    """By key, what visitors know a colleague by."""
    return {key: name for key, name in conn.execute(select(Colleague.key, Colleague.first_name))}


def add(uow: UnitOfWork, key: str, data: ColleagueData) -> None:
    """Add a colleague of that key."""
    uow.insert(Colleague, {"key": key, **_columns(data)})


def change(uow: UnitOfWork, key: str, data: ColleagueData, version: int) -> None:
    """Change a colleague. Raises NotFound or ChangedMeanwhile."""
    found = uow.conn.execute(select(Colleague.id).where(Colleague.key == key)).scalar()
    if found is None:
        raise NotFound
    uow.update(Colleague, found, _columns(data), version)


# -- logins ------------------------------------------------------------------------------------------------------


def save_staff(
    uow: UnitOfWork, row: StaffRow, seen: Seen = HERE, known: Seen = HERE, **more: Any
) -> StaffRow:
    """Add a login or change one, with what its colleague is known by; returns it with its versions.

    `more`: columns of the colleague. Whoever is given a role may counsel as it lets them; whose login ends, works here no
    longer than that day. `seen`, `known`: with which versions the login and the colleague were read; without them it
    follows from the key file, which is read in the same write. Raises ChangedMeanwhile.
    """
    found = uow.conn.execute(select(Staff.role, Staff.active).where(Staff.name == row.name)).first()
    values: dict[str, Any] = {"first_name": row.display_name, "phone": row.phone}
    if found is None or found.role != row.role:
        values["may_counsel"] = row.role in VAULT_ROLES
    if row.active and (found is None or not found.active):
        values["active_until"] = None
    elif found is not None and found.active and not row.active:
        values["active_until"] = local(uow.at).date()
    values |= more
    of_key = {"key": row.name}
    if uow.conn.execute(select(Colleague.id).where(Colleague.key == row.name)).scalar() is None:
        values = {**_columns(ColleagueData("")), **values}
    known_version = save_by_key(uow, Colleague, of_key, values, known)
    login = {"role": row.role.value, "active": row.active}
    version = save_by_key(uow, Staff, {"name": row.name}, login, seen)
    return replace(row, version=version, known_version=known_version)


def staff(conn: Connection) -> tuple[StaffRow, ...]:
    """All who ever had a login, in the order they came."""
    query = select(*_LOGIN).join(Colleague, Colleague.key == Staff.name).order_by(Staff.id)
    return tuple(map(_login, conn.execute(query)))


def staff_row(conn: Connection, name: str) -> StaffRow | None:
    """One login, whatever the others' rows look like."""
    query = select(*_LOGIN).join(Colleague, Colleague.key == Staff.name).where(Staff.name == name)
    found = conn.execute(query).first()
    return None if found is None else _login(found)


def make_legible(conn: Connection, row: StaffRow) -> None:
    """Give a login's rows, where they cannot be read, values that can; the trail then tells that they were others.

    Nobody stays by making their own row illegible.
    """
    try:
        staff_row(conn, row.name)
        one(conn, row.name)
    except (ValueError, TypeError, DBAPIError):
        conn.execute(
            update(Staff).where(Staff.name == row.name).values(role=row.role.value, active=row.active)
        )
        values = _columns(ColleagueData(row.display_name, row.phone))
        conn.execute(update(Colleague).where(Colleague.key == row.name).values(values))


def _login(found: Any) -> StaffRow:
    name, shown, phone, role, active, version, known_version = found
    return StaffRow(name, shown, phone, Role(role), active, version, known_version)


def _row(found: Any) -> ColleagueRow:
    key, name, phone, languages, first, last, may_counsel, version, role, active, login_version = found
    data = ColleagueData(name, phone, tuple(languages.split()), first, last, may_counsel)
    return ColleagueRow(
        key, data, version, None if role is None else Role(role), bool(active), login_version or NEVER
    )


def _columns(data: ColleagueData) -> dict[str, Any]:
    return {
        "first_name": data.first_name,
        "phone": data.phone,
        "languages": " ".join(data.languages),
        "active_from": data.active_from,
        "active_until": data.active_until,
        "may_counsel": data.may_counsel,
    }
