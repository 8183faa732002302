"""Appointments: who called one off."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.appointments import AppointmentData, CancelledBy
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

_HOURS = count()


def an_appointment(desk: Desk) -> int:
    who = people.register(desk, PersonData("Olena", "Beispiel")).value.id
    at = desk.clock() + timedelta(days=20, hours=next(_HOURS))
    return appointments.book(desk, AppointmentData(who, "rolf", at)).value.id


def other_length(desk: Desk, number: int) -> object:
    row = appointments.get(desk, number)
    return appointments.change(desk, number, replace(row.data, duration_minutes=45), row.version)


CASES: Final[Mapping[str, Case]] = {
    "appointments.cancel": Case(
        an_appointment,
        lambda d, n: appointments.get(d, n).version,
        lambda d, n, seen: appointments.cancel(d, n, CancelledBy.VISITOR, seen),
        other_length,
    ),
}
NOBODY_READ_IT: Final[Mapping[str, str]] = {}
