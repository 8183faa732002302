"""What two workstations want at once and one alone may have: a time, a room, somebody's help, whoever waits."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from tests.racing import race
from tests.stores import Clock, log_in
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.queue import NobodyWaits, QueueData, QueueState
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services.appointments import appointments, queue
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.services.volunteers import volunteers

ROUNDS: Final = 4  # of each
FIRST: Final = datetime(2026, 12, 1, 9, tzinfo=BERLIN)  # a Tuesday
LAST: Final = date(2026, 12, 31)


def _of_both(desk: Desk, number: int) -> AppointmentData:
    """What both want at once in a round: a colleague, a room, somebody's help, or a person; the rest is their own.

    In the last of them the time is not the same: one begins within the buffer of the other.
    """
    own = desk.actor.name == "caro"
    day, half_hours = number % 5, number // 5
    starts_at = FIRST + timedelta(days=day, hours=half_hours)
    alone = AppointmentData(1 if own else 2, "caro" if own else "rolf", starts_at)
    return (
        replace(alone, colleague="rolf"),
        replace(alone, room=desk.values_of(ListName.ROOMS).choices()[0].code),
        replace(alone, volunteer_id=1),
        replace(alone, person_id=1),
        replace(
            alone, colleague="rolf", starts_at=starts_at + timedelta(minutes=35 * own), buffer_minutes=10
        ),
    )[day]


def book(desk: Desk, number: int) -> int | None:
    """The number of the appointment; None for whoever came too late."""
    try:
        return appointments.book(desk, _of_both(desk, number)).value.id
    except DoubleBooked:
        return None


def one_gets_the_time(data: Path) -> None:
    """Both want to book, each round; one of them can, and that one stands."""
    desk = log_in(data, "caro", Clock())
    for name in ("Mira", "Nele"):
        people.register(desk, PersonData(name, "Kornblume"))
    volunteers.register(desk, VolunteerData("Tarek", "Beispiel"))
    pairs = race(data, 5 * ROUNDS, book)
    assert [pair.count(None) for pair in pairs] == [1] * 5 * ROUNDS
    booked = {number for pair in pairs for number in pair if number is not None}
    standing = appointments.between(desk, FIRST.date(), LAST)
    assert {row.id for row in standing if row.state is AppointmentState.BOOKED} == booked
    assert upkeep.verify(desk).findings == ()
    desk.close()


def call(desk: Desk, _number: int) -> int | None:
    """The number that was called; None for whoever found nobody waiting."""
    try:
        return queue.call_next(desk, desk.actor.name).value.number
    except NobodyWaits:
        return None


def let_wait(desk: Desk, number: int) -> None:
    """One alone in every other round, two in those between."""
    for _ in range(1 + number % 2):
        queue.add(desk, QueueData())


def nobody_is_called_twice(data: Path) -> None:
    """Both call. Where one alone waits, the other is told that nobody does; where two wait, each has called one."""
    pairs = race(data, 2 * ROUNDS, call, let_wait)
    assert [pair.count(None) for pair in pairs] == [1, 0] * ROUNDS
    called = [number for pair in pairs for number in pair if number is not None]
    assert len(set(called)) == len(called) == 3 * ROUNDS
    _all_were_called(data, 3 * ROUNDS)


def _all_were_called(data: Path, waited: int) -> None:
    desk = log_in(data, "caro", Clock())
    entries = queue.today(desk)
    assert len(entries) == waited
    assert {row.state for row in entries} <= {QueueState.CALLED, QueueState.DONE}
    assert all(row.called_by in ("caro", "theke") for row in entries)
    assert upkeep.verify(desk).findings == ()
    desk.close()
