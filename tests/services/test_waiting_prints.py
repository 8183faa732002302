"""Slips that wait for a printer: kept, listed, printed, dropped, and gone once nobody needs them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.stores import Clock
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import ChangedMeanwhile, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.domain.waiting_prints import Needless
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import appointments, waiting_prints
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import waiting_prints as rows


def booked(desk: Desk, days: int = 2) -> AppointmentRow:
    person = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    return appointments.book(desk, AppointmentData(person, "caro", desk.clock() + timedelta(days=days))).value


def test_it_waits_and_is_printed(desk: Desk) -> None:
    row = booked(desk)
    done = waiting_prints.keep(desk, row.id, "uk", Paper.ROLL80)
    assert not done.undoable
    assert done.changes.touch(Kind.PRINT)
    (one,) = waiting_prints.listed(desk).wanted
    assert (one.appointment_id, one.language, one.paper) == (row.id, "uk", Paper.ROLL80)
    assert one.starts_at == row.starts_at
    assert waiting_prints.printed(desk, row.id, row.version, "uk").value
    assert waiting_prints.listed(desk).wanted == ()
    assert waiting_prints.printed(desk, row.id, row.version, "uk").value


def test_the_same_slip_waits_once(desk: Desk) -> None:
    row = booked(desk)
    first = waiting_prints.keep(desk, row.id, None, Paper.A6).value
    assert waiting_prints.keep(desk, row.id, None, Paper.A6).value == first
    waiting_prints.keep(desk, row.id, None, Paper.A5)
    waiting_prints.keep(desk, row.id, "ar", Paper.A5)
    found = waiting_prints.listed(desk).wanted
    assert sorted((one.language or "", one.paper) for one in found) == [("", Paper.A5), ("ar", Paper.A5)]


def test_without_a_paper_it_is_the_centres(desk: Desk) -> None:
    kept = waiting_prints.keep(desk, booked(desk).id).value
    assert kept is not None
    assert kept.paper is Paper.A6


@pytest.mark.parametrize("state", list(AppointmentState))
def test_what_nobody_needs_falls_away(desk: Desk, state: AppointmentState) -> None:
    row = booked(desk, days=0)
    waiting_prints.keep(desk, row.id)
    appointments.set_state(desk, row.id, state, row.version)
    found = waiting_prints.listed(desk)
    if state is AppointmentState.BOOKED:
        assert (len(found.wanted), found.needless) == (1, ())
        return
    why = Needless.CANCELLED if state is AppointmentState.CANCELLED else Needless.PAST
    assert [one.needless for one in found.needless] == [why]
    assert found.wanted == ()
    # It falls away, and whoever lets it go is told which.
    assert waiting_prints.sweep(desk).value.needless == found.needless
    assert waiting_prints.listed(desk).needless == ()
    # And it is not kept anew.
    assert waiting_prints.keep(desk, row.id).value is None
    assert waiting_prints.listed(desk).needless == ()


def test_of_a_past_day_too(desk: Desk, clock: Clock) -> None:
    row = booked(desk, days=1)
    waiting_prints.keep(desk, row.id)
    clock.move(days=1, hours=2)
    assert len(waiting_prints.listed(desk).wanted) == 1  # today, a little late: whoever comes may want it
    clock.move(days=1)
    assert [one.needless for one in waiting_prints.listed(desk).needless] == [Needless.PAST]


def waiting_in(desk: Desk) -> list[str]:
    return [one.language or "" for one in waiting_prints.listed(desk).wanted]


@pytest.mark.parametrize(("language", "left"), [("uk", ["ar"]), ("ar", ["", "uk"]), ("de", ["", "uk", "ar"])])
def test_only_the_language_that_was_printed_waits_no_more(desk: Desk, language: str, left: list[str]) -> None:
    person = people.register(desk, PersonData("Mira", "Kornblume", language="uk")).value.id
    at = desk.clock() + timedelta(days=2)
    row = appointments.book(desk, AppointmentData(person, "caro", at)).value
    for each in (None, "uk", "ar"):
        waiting_prints.keep(desk, row.id, each)
    waiting_prints.printed(desk, row.id, row.version, language)
    assert waiting_in(desk) == left


def test_of_those_that_wait_only_the_one_that_was_printed(desk: Desk) -> None:
    row = booked(desk)
    first = waiting_prints.keep(desk, row.id).value
    waiting_prints.keep(desk, row.id, "de")
    assert first is not None
    waiting_prints.printed(desk, row.id, row.version, "de", print_id=first.id)
    assert waiting_in(desk) == ["de"]


@pytest.mark.parametrize("waits", [True, False])
def test_moved_while_it_was_printed_it_waits(desk: Desk, waits: bool) -> None:
    row = booked(desk)
    one = waiting_prints.keep(desk, row.id).value if waits else None
    later = replace(row.data, starts_at=row.data.starts_at + timedelta(days=1))
    appointments.change(desk, row.id, later, row.version)
    done = waiting_prints.printed(
        desk, row.id, row.version, "de", Paper.A5, one.id if one is not None else None
    )
    assert not done.value
    assert waiting_in(desk) == ["" if waits else "de"]


def test_cancelled_while_it_was_printed_it_holds_no_more_and_nothing_waits(desk: Desk) -> None:
    row = booked(desk)
    appointments.set_state(desk, row.id, AppointmentState.CANCELLED, row.version)
    assert not waiting_prints.printed(desk, row.id, row.version, "de").value
    found = waiting_prints.listed(desk)
    assert (found.wanted, found.needless) == ((), ())


def test_whoever_came_while_it_was_printed_needs_no_other(desk: Desk, clock: Clock) -> None:
    row = booked(desk, days=0)
    waiting_prints.keep(desk, row.id)
    appointments.set_state(desk, row.id, AppointmentState.KEPT, row.version)
    assert waiting_prints.printed(desk, row.id, row.version, "de").value


def test_the_appointment_was_taken_back_while_it_was_printed(desk: Desk) -> None:
    row = booked(desk)
    undo.undo(desk)
    assert not waiting_prints.printed(desk, row.id, row.version, "de").value


def test_what_was_printed_is_gone_a_day_later(desk: Desk, clock: Clock) -> None:
    row = booked(desk, days=3)
    one = waiting_prints.keep(desk, row.id).value
    assert one is not None
    waiting_prints.printed(desk, row.id, row.version, "de")
    clock.move(hours=23)
    waiting_prints.sweep(desk)
    with desk.store.read() as conn:
        assert rows.one(conn, one.id, desk.clock()).id == one.id
    clock.move(hours=2)
    assert waiting_prints.sweep(desk).value.needless == ()
    with desk.store.read() as conn, pytest.raises(NotFound):
        rows.one(conn, one.id, desk.clock())


def test_sweeping_nothing_writes_nothing(desk: Desk) -> None:
    booked(desk)
    assert waiting_prints.sweep(desk).changes.kinds == frozenset()


def test_it_follows_its_appointment(desk: Desk) -> None:
    row = booked(desk)
    waiting_prints.keep(desk, row.id)
    later = replace(row.data, starts_at=row.data.starts_at + timedelta(days=1))
    appointments.change(desk, row.id, later, row.version)
    (one,) = waiting_prints.listed(desk).wanted
    assert one.starts_at == row.starts_at + timedelta(days=1)


def test_dropping_is_taken_back(desk: Desk) -> None:
    one = waiting_prints.keep(desk, booked(desk).id).value
    assert one is not None
    waiting_prints.drop(desk, one.id, one.version)
    assert waiting_prints.listed(desk).wanted == ()
    undo.undo(desk)
    assert [found.id for found in waiting_prints.listed(desk).wanted] == [one.id]


def test_dropping_what_was_printed_meanwhile(desk: Desk) -> None:
    row = booked(desk)
    one = waiting_prints.keep(desk, row.id).value
    assert one is not None
    waiting_prints.printed(desk, row.id, row.version, "de")
    with pytest.raises(ChangedMeanwhile):
        waiting_prints.drop(desk, one.id, one.version)


def test_the_key_means_the_booking_and_takes_the_waiting_slip_along(desk: Desk) -> None:
    row = booked(desk)
    waiting_prints.keep(desk, row.id)
    undo.undo(desk)
    assert waiting_prints.listed(desk).wanted == ()
    undo.redo(desk)
    assert [one.appointment_id for one in waiting_prints.listed(desk).wanted] == [row.id]
