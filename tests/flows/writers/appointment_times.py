"""Series of appointments, reminders, and the hours and busy times of colleagues."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.appointment_series import Rhythm, SeriesRule
from woilmenau_desk.domain.appointments import AppointmentData, CancelledBy
from woilmenau_desk.domain.colleague_times import BusyData, BusyRow, OwnHours, whole_days
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services.appointments import appointments, busy, hours, reminders, series
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

DAY: Final = date(2027, 1, 5)
_NUMBERS = count()


def a_day() -> date:
    """Far from those of the other cases."""
    return DAY + timedelta(days=28 * next(_NUMBERS))


def some_hours(desk: Desk) -> int:
    first = a_day()
    own = OwnHours("caro", 1, time(9), time(12), first, first + timedelta(days=20))
    (kept,) = hours.save(desk, [own]).value
    assert kept.id is not None
    return kept.id


def other_end(desk: Desk, number: int) -> object:
    row = hours.get(desk, number)
    return hours.end(desk, row, row.first + timedelta(days=15 - row.version))


def a_busy_time(desk: Desk) -> int:
    day = a_day()
    return busy.add(desk, whole_days("caro", day, day)).value.id


def longer(row: BusyRow) -> BusyData:
    return whole_days("caro", row.first_day, row.last_day + timedelta(days=row.version))


def other_days(desk: Desk, number: int) -> object:
    row = busy.get(desk, number)
    return busy.change(desk, number, longer(row), row.version)


def one_of_a_series(desk: Desk) -> int:
    person = people.register(desk, PersonData("Mira")).value.id
    day = a_day()
    data = AppointmentData(person, "caro", datetime.combine(day, time(10), BERLIN))
    rule = SeriesRule(Rhythm.WEEKLY, day, day + timedelta(days=14), time(10))
    return series.book_series(desk, data, rule).value.booked[0].id


def other_length(desk: Desk, number: int) -> object:
    row = appointments.get(desk, number)
    minutes = row.data.duration_minutes + 5
    return appointments.change(desk, number, replace(row.data, duration_minutes=minutes), row.version)


CASES: Final[Mapping[str, Case]] = {
    "hours.save": Case(
        some_hours, hours.get, lambda d, n, row: hours.save(d, [replace(row, opens=time(10))], row), other_end
    ),
    "hours.end": Case(
        some_hours, hours.get, lambda d, n, row: hours.end(d, row, row.first + timedelta(days=3)), other_end
    ),
    "busy.change": Case(
        a_busy_time, busy.get, lambda d, n, row: busy.change(d, n, longer(row), row.version), other_days
    ),
    "busy.remove": Case(a_busy_time, busy.get, lambda d, n, row: busy.remove(d, n, row.version), other_days),
    "series.change_rest": Case(
        one_of_a_series,
        appointments.get,
        lambda d, n, row: series.change_rest(d, n, replace(row.data, room="room_1"), row.version),
        other_length,
    ),
    "series.cancel_rest": Case(
        one_of_a_series,
        appointments.get,
        lambda d, n, row: series.cancel_rest(d, n, CancelledBy.VISITOR, row.version),
        other_length,
    ),
    "reminders.mark": Case(
        one_of_a_series, appointments.get, lambda d, n, row: reminders.mark(d, n, row.version), other_length
    ),
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "busy.add": "a new row",
    "busy.import_file": "what the last file left is read in the write itself",
    "busy_files.import_file": "what the last file left is read in the write itself",
    "busy.forget_imported": "what the last file left is read in the write itself",
    "series.book_series": "new rows; what stands in the way is read in the write itself",
}
