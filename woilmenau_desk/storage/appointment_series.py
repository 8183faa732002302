"""Series of appointments: the rule that they were booked by, and which ones they are."""

from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import Connection, select

from woilmenau_desk.domain.appointment_series import Rhythm, SeriesRow, SeriesRule
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.storage import appointments
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.appointments import Appointment, AppointmentSeries
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork


def add(uow: UnitOfWork, data: AppointmentData, rule: SeriesRule) -> int:
    """Write down a rule. Raises NotFound for an unknown person."""
    return uow.insert(
        AppointmentSeries,
        {
            "person_id": present_id(uow.conn, data.person_id),
            "colleague": data.colleague,
            "rhythm": rule.rhythm.value,
            "every": rule.every,
            "starts": rule.at.hour * 60 + rule.at.minute,
            "first_day": rule.first_day,
            "last_day": rule.last_day,
            "created_at": uow.at,
        },
    )


def say_whose(uow: UnitOfWork, series_id: int, data: AppointmentData) -> None:
    """Say who a series is for, and with whom, by what its appointments are now. Raises NotFound."""
    values = {"person_id": present_id(uow.conn, data.person_id), "colleague": data.colleague}
    uow.update(AppointmentSeries, series_id, values, HERE)


def end(uow: UnitOfWork, series_id: int, last: date) -> None:
    """Let a rule give nothing after a day; it never becomes longer. Raises NotFound."""
    rule, *_ = _rule(uow.conn, series_id)
    if last < rule.last_day:
        uow.update(AppointmentSeries, series_id, {"last_day": last}, HERE)


def put_into(uow: UnitOfWork, appointment_id: int, series_id: int, planned_at: datetime) -> None:
    """Let an appointment be one of another series, as a part of a larger write. Raises NotFound."""
    uow.update(Appointment, appointment_id, {"series_id": series_id, "planned_at": planned_at}, HERE)


def rule_of(conn: Connection, series_id: int) -> SeriesRule:
    """By which rule a series was booked. Raises NotFound."""
    return _rule(conn, series_id)[0]


def row(conn: Connection, series_id: int) -> SeriesRow:
    """A series; what its appointments have in common is told by the first of them. Raises NotFound."""
    rule, version, person_name, colleague_name, person_id, colleague = _rule(conn, series_id)
    members = of_series(conn, series_id)
    data = members[0].data if members else None
    if data is None:
        data = AppointmentData(person_id, colleague, datetime.combine(rule.first_day, rule.at, BERLIN))
    return SeriesRow(
        series_id,
        rule,
        replace(data, person_id=person_id, colleague=colleague),
        person_name,
        colleague_name,
        version,
    )


def of_series(conn: Connection, series_id: int) -> tuple[AppointmentRow, ...]:
    """The appointments of a series in the order in which they were planned, whatever became of them."""
    found = appointments.of_series(conn, series_id)
    return tuple(sorted(found, key=lambda one: (one.planned_at or one.starts_at, one.id)))


def _rule(conn: Connection, series_id: int) -> tuple[SeriesRule, int, str, str, int, str]:
    table = AppointmentSeries
    query = (
        select(
            table.rhythm,
            table.first_day,
            table.last_day,
            table.starts,
            table.every,
            table.version,
            table.person_id,
            table.colleague,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.colleague == Colleague.key)
        .where(table.id == series_id)
    )
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    rule = SeriesRule(
        Rhythm(found.rhythm), found.first_day, found.last_day, time(*divmod(found.starts, 60)), found.every
    )
    name = display_name(found.given_name, found.family_name)
    return rule, found.version, name, found.first_name or found.colleague, found.person_id, found.colleague
