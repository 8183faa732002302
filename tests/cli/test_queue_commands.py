"""queue list, add, next: what scripts rely on."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.stores import PASSWORD
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import now
from woilmenau_desk.services.access import access
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.people import people

Run = Callable[..., Result]


@pytest.fixture
def appointment(small: Path) -> int:
    """An appointment of today with Rolf, in the midst of the day."""
    desk = access.login(small, "caro", PASSWORD)
    mira = people.register(desk, PersonData("Mira", "Muster")).value.id
    made = appointments.book(desk, AppointmentData(mira, "rolf", now() - timedelta(seconds=1))).value.id
    desk.close()
    return made


def test_somebody_waits_and_is_called(run: Run, appointment: int) -> None:
    assert run("queue", "list", "--json").json == {"queue": []}
    first = run("queue", "add", "--for", "Rolf", "--json")  # by first name or by login
    assert (first.status, first.json["number"], first.json["for"]) == (0, 1, "rolf")
    booked = run("queue", "add", "--appointment", str(appointment), "--json").json
    assert (booked["number"], booked["for"], booked["name"]) == (2, "rolf", "Mira Muster")
    assert booked["due"]
    rows = run("queue", "list", "--json").json["queue"]
    assert [(row["number"], row["place"]) for row in rows] == [(2, 1), (1, 2)]
    lines = run("queue", "list").out.splitlines()
    assert lines[1].split("\t")[2:] == ["anonym", "Rolf", "wartet"]
    called = run("queue", "next", "--for", "rolf", "--room", "room_1", "--json")
    assert (called.status, called.json["number"], called.json["room"]) == (0, 2, "room_1")
    assert (
        run("queue", "next", "--for", "rolf", "--room", "room_1").out == "Nummer 1 aufgerufen: Beratung 1\n"
    )


def test_that_nobody_waits_is_a_line_and_no_trace(run: Run, small: Path) -> None:
    refused = run("queue", "next", "--for", "rolf")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err == "woilmenau-desk: Gerade wartet niemand.\n"
    assert run("queue", "next").status == 2
    assert run("queue", "add", "--for", "niemand").status == 1
    assert run("queue", "add", "--appointment", "999").status == 1
