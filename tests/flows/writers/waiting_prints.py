"""Slips that wait for a printer."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.waiting_prints import WaitingPrint
from woilmenau_desk.services.appointments import appointments, waiting_prints
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import waiting_prints as rows


def a_slip(desk: Desk) -> int:
    person = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    at = desk.clock() + timedelta(days=3)
    row = appointments.book(desk, AppointmentData(person, "caro", at)).value
    kept = waiting_prints.keep(desk, row.id).value
    assert kept is not None
    return kept.id


def seen(desk: Desk, number: int) -> WaitingPrint:
    with desk.store.read() as conn:
        return rows.one(conn, number, desk.clock())


def came_out(desk: Desk, number: int) -> object:
    number_of = seen(desk, number).appointment_id
    version = appointments.get(desk, number_of).version
    return waiting_prints.printed(desk, number_of, version, "de", print_id=number)


CASES: Final[Mapping[str, Case]] = {
    "waiting_prints.drop": Case(
        a_slip, seen, lambda d, n, row: waiting_prints.drop(d, n, row.version), came_out
    ),
}
NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "waiting_prints.keep": "looks in the same write whether it waits already",
    "waiting_prints.printed": "reads in the same write which ones wait",
    "waiting_prints.sweep": "reads in the same write which ones nobody needs",
}
