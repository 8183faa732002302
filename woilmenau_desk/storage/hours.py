"""Hours and allowances of volunteers: written through a unit of work, read as frozen rows."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, or_, select

from woilmenau_desk.domain.assignments import (
    AllowanceData,
    AllowanceRow,
    HoursData,
    HoursRow,
    HoursSource,
)
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.storage.tables.offers import Offer
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.volunteers import (
    Allowance,
    Assignment,
    Volunteer,
    VolunteerHours,
    VolunteerRole,
)
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork


def add(
    uow: UnitOfWork, data: HoursData, source: HoursSource, noted_by: str, sheet_line: str | None = None
) -> int:
    """Write down what was served. `sheet_line`: which line of which paper sheet says so."""
    noted = {
        "source": source.value,
        "noted_by": noted_by,
        "noted_at": uow.at,
        "sheet_line": sheet_line,
    }
    return uow.insert(VolunteerHours, {**_columns(data), **noted})


def change(uow: UnitOfWork, hours_id: int, data: HoursData, version: int) -> None:
    """Put an entry right. Raises NotFound or ChangedMeanwhile."""
    uow.update(VolunteerHours, hours_id, _columns(data), version)


def expect(uow: UnitOfWork, hours_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where an entry is not what somebody read any more, or NotFound."""
    uow.expect(VolunteerHours, hours_id, version)


def remove(uow: UnitOfWork, hours_id: int, version: int) -> None:
    """Take an entry away. Raises NotFound or ChangedMeanwhile."""
    uow.delete(VolunteerHours, hours_id, version)


def row(conn: Connection, hours_id: int) -> HoursRow:
    """One entry. Raises NotFound."""
    found = _read(conn, VolunteerHours.id == hours_id)
    if not found:
        raise NotFound
    return found[0]


def between(
    conn: Connection, first: date, last: date, volunteer_id: int | None = None
) -> tuple[HoursRow, ...]:
    """The entries from one day to another, both included, earliest first; of one volunteer or of all."""
    wanted: list[Any] = [VolunteerHours.on_day.between(first, last)]
    if volunteer_id is not None:
        wanted.append(VolunteerHours.volunteer_id == volunteer_id)
    return _read(conn, *wanted)


def of_sheets(conn: Connection, volunteer_id: int) -> list[tuple[str, date, int]]:
    """What was noted from a volunteer's paper sheets: the line of the sheet, and the day and the minutes of today."""
    table = VolunteerHours
    query = select(table.sheet_line, table.on_day, table.minutes).where(
        table.volunteer_id == volunteer_id, table.sheet_line.is_not(None)
    )
    return [(line or "", day, minutes) for line, day, minutes in conn.execute(query.order_by(table.id))]


def minutes_on(conn: Connection, volunteer_id: int, day: date, without: int | None = None) -> int:
    """All minutes of a volunteer's day; `without` one entry."""
    query = select(func.coalesce(func.sum(VolunteerHours.minutes), 0)).where(
        VolunteerHours.volunteer_id == volunteer_id, VolunteerHours.on_day == day
    )
    if without is not None:
        query = query.where(VolunteerHours.id != without)
    total: int = conn.execute(query).scalar_one()
    return total


def roles_between(conn: Connection, first: date, last: date) -> Mapping[int, tuple[str, ...]]:
    """By volunteer, the roles that they hold on any of these days, in the order they got them."""
    table = VolunteerRole
    query = (
        select(table.volunteer_id, table.role)
        .where(
            or_(table.first_day.is_(None), table.first_day <= last),
            or_(table.last_day.is_(None), table.last_day >= first),
        )
        .order_by(table.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for volunteer_id, role in conn.execute(query):
        found[volunteer_id].append(role)
    return {number: tuple(dict.fromkeys(roles)) for number, roles in found.items()}


def _columns(data: HoursData) -> dict[str, Any]:
    return {
        "volunteer_id": data.volunteer_id,
        "on_day": data.on,
        "minutes": data.minutes,
        "preparation": data.preparation,
        "role": data.role,
        "assignment_id": data.assignment_id,
        "offer_id": data.offer_id,
    }


def _read(conn: Connection, *wanted: Any) -> tuple[HoursRow, ...]:
    table = VolunteerHours
    query = (
        select(
            table.id,
            table.volunteer_id,
            table.on_day,
            table.minutes,
            table.role,
            table.preparation,
            table.assignment_id,
            table.offer_id,
            table.source,
            table.noted_by,
            table.version,
            Volunteer.given_name,
            Volunteer.family_name,
            Offer.title,
            Assignment.about,
            Person.given_name.label("person_given"),
            Person.family_name.label("person_family"),
        )
        .join(Volunteer, table.volunteer_id == Volunteer.id)
        .outerjoin(Offer, table.offer_id == Offer.id)
        .outerjoin(Assignment, table.assignment_id == Assignment.id)
        .outerjoin(Person, Assignment.person_id == Person.id)
        .where(*wanted)
        .order_by(table.on_day, table.id)
    )
    return tuple(
        HoursRow(
            id=found.id,
            data=HoursData(
                volunteer_id=found.volunteer_id,
                on=found.on_day,
                minutes=found.minutes,
                role=found.role,
                preparation=found.preparation,
                assignment_id=found.assignment_id,
                offer_id=found.offer_id,
            ),
            volunteer_name=display_name(found.given_name, found.family_name),
            source=HoursSource(found.source),
            noted_by=found.noted_by,
            about=found.title
            or display_name(found.person_given or "", found.person_family or "")
            or found.about
            or "",
            version=found.version,
        )
        for found in conn.execute(query)
    )


# -- allowances --------------------------------------------------------------------------------------------------


def pay(uow: UnitOfWork, data: AllowanceData) -> int:
    """Write down an allowance that was paid."""
    return uow.insert(
        Allowance,
        {
            "volunteer_id": data.volunteer_id,
            "on_day": data.on,
            "amount_cents": data.amount_cents,
            "rule": data.rule,
            "role": data.role,
            "voided_at": None,
        },
    )


def void(uow: UnitOfWork, allowance_id: int, version: int) -> None:
    """Take an allowance out of every total; the row stays. Raises NotFound or ChangedMeanwhile."""
    uow.expect(Allowance, allowance_id, version)
    if allowance(uow.conn, allowance_id).voided:
        raise NotFound
    uow.update(Allowance, allowance_id, {"voided_at": uow.at}, HERE)


def allowance(conn: Connection, allowance_id: int) -> AllowanceRow:
    """One allowance. Raises NotFound."""
    found = _allowances(conn, Allowance.id == allowance_id)
    if not found:
        raise NotFound
    return found[0]


def allowances(
    conn: Connection, first: date, last: date, volunteer_id: int | None = None
) -> tuple[AllowanceRow, ...]:
    """What was paid from one day to another, both included, earliest first; what was voided too."""
    wanted: list[Any] = [Allowance.on_day.between(first, last)]
    if volunteer_id is not None:
        wanted.append(Allowance.volunteer_id == volunteer_id)
    return _allowances(conn, *wanted)


def _allowances(conn: Connection, *wanted: Any) -> tuple[AllowanceRow, ...]:
    table = Allowance
    query = (
        select(
            table.id,
            table.volunteer_id,
            table.on_day,
            table.amount_cents,
            table.rule,
            table.role,
            table.voided_at,
            table.version,
            Volunteer.given_name,
            Volunteer.family_name,
        )
        .join(Volunteer, table.volunteer_id == Volunteer.id)
        .where(*wanted)
        .order_by(table.on_day, table.id)
    )
    return tuple(
        AllowanceRow(
            id=found.id,
            data=AllowanceData(found.volunteer_id, found.on_day, found.amount_cents, found.rule, found.role),
            volunteer_name=display_name(found.given_name, found.family_name),
            voided=found.voided_at is not None,
            version=found.version,
        )
        for found in conn.execute(query)
    )
