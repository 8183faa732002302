"""What becomes of a booking that is taken back, called off, or booked after all: nothing is booked twice by any way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState, CancelledBy
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.colleague_times import BusyData
from woilmenau_desk.domain.offers import Leader, OfferData, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.roster import AwayRow
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import appointments, busy
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import roster
from woilmenau_desk.storage import appointments as appointment_rows

DAY = date(2026, 12, 1)  # a Tuesday


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), BERLIN)


def person(desk: Desk, name: str = "Mira") -> int:
    return people.register(desk, PersonData(name, "Kornblume")).value.id


def book(desk: Desk, data: AppointmentData, force: str = "") -> AppointmentRow:
    return appointments.book(desk, data, force=force).value


def test_what_is_taken_back_stands_in_nobodys_way(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    mira, olena = person(desk), person(desk, "Olena")
    row = book(desk, AppointmentData(mira, "rolf", at(14)))
    appointments.change(desk, row.id, replace(row.data, starts_at=at(16)), row.version)
    rolf = desk_of("rolf")
    other = book(rolf, AppointmentData(olena, "rolf", at(14)))
    with pytest.raises(CannotUndo, match="inzwischen ein anderer Termin"):
        undo.undo(desk)
    assert appointments.get(desk, row.id).starts_at == at(16)
    appointments.cancel(rolf, other.id, CancelledBy.VISITOR, other.version)
    row = appointments.get(desk, row.id)
    appointments.change(desk, row.id, replace(row.data, starts_at=at(17)), row.version)
    undo.undo(desk)
    assert appointments.get(desk, row.id).starts_at == at(16)
    # And the same forwards.
    book(rolf, AppointmentData(olena, "rolf", at(17)))
    with pytest.raises(CannotUndo, match="inzwischen ein anderer Termin"):
        undo.redo(desk)


def test_a_booking_comes_back_only_where_its_time_is_free(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    mira, olena = person(desk), person(desk, "Olena")
    book(desk, AppointmentData(mira, "rolf", at(14)))
    undo.undo(desk)
    book(desk_of("rolf"), AppointmentData(olena, "rolf", at(14)))
    with pytest.raises(CannotUndo, match="inzwischen ein anderer Termin"):
        undo.redo(desk)


def test_two_that_changed_places_change_back(desk: Desk) -> None:
    """Both rows are looked at once both are back: on the way one stands over the other."""
    mira, olena = person(desk), person(desk, "Olena")
    first = book(desk, AppointmentData(mira, "rolf", at(14)))
    second = book(desk, AppointmentData(olena, "rolf", at(15)))
    with desk.writing() as uow:
        swapped = []
        for row, then in ((first, at(20)), (second, at(14)), (first, at(15))):
            version = appointment_rows.row(uow.conn, row.id).version if row.id in swapped else row.version
            appointments.alter(desk, uow, row.id, replace(row.data, starts_at=then), version)
            swapped.append(row.id)
        desk.finish(uow, None, Sentence("said", "getauscht"))
    undo.undo(desk)
    assert [appointments.get(desk, row.id).starts_at for row in (first, second)] == [at(14), at(15)]


@pytest.mark.parametrize("what", ["busy", "absence", "offer"])
def test_one_that_was_called_off_comes_back_over_nothing_else(
    desk: Desk, desk_of: Callable[[str], Desk], what: str
) -> None:
    theke = desk_of("theke")
    row = book(theke, AppointmentData(person(desk), "rolf", at(14)))
    appointments.cancel(theke, row.id, CancelledBy.VISITOR, row.version)
    if what == "busy":
        busy.add(desk_of("rolf"), BusyData("rolf", at(13), at(16)))
    elif what == "absence":
        roster.add_absence(desk, AwayRow("rolf", DAY, DAY))
    else:
        weekly = Series(Rhythm.WEEKLY, 1, time(14), time(15), date(2026, 11, 24))
        offers.create(desk, OfferData("Chor"), (weekly,), (Leader(colleague="rolf"),))
    with pytest.raises(CannotUndo):
        undo.undo(theke)
    assert appointments.get(desk, row.id).state is AppointmentState.CANCELLED


def test_what_stood_beside_it_before_keeps_nothing_from_coming_back(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    row = book(desk, AppointmentData(person(desk), "rolf", at(14)))
    # It was known then that both cannot be, and the appointment stayed.
    busy.add(desk_of("rolf"), BusyData("rolf", at(13), at(16)))
    appointments.cancel(desk, row.id, CancelledBy.VISITOR, row.version)
    undo.undo(desk)
    assert appointments.get(desk, row.id).state is AppointmentState.BOOKED


def test_a_forced_one_comes_back_beside_what_it_was_forced_beside_and_nothing_else(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    first = book(desk, AppointmentData(person(desk), "rolf", at(14)))
    forced = book(desk, AppointmentData(person(desk, "Bea"), "rolf", at(14)), "geht beides")
    appointments.cancel(desk, forced.id, CancelledBy.VISITOR, forced.version)
    undo.undo(desk)
    back = appointments.get(desk, forced.id)
    assert back.state is AppointmentState.BOOKED
    appointments.cancel(desk, forced.id, CancelledBy.VISITOR, back.version)
    appointments.cancel(theke, first.id, CancelledBy.VISITOR, first.version)
    book(theke, AppointmentData(person(theke, "Cem"), "rolf", at(14)))
    with pytest.raises(CannotUndo, match="inzwischen ein anderer Termin"):
        undo.undo(desk)


@pytest.mark.parametrize("state", [AppointmentState.CANCELLED, AppointmentState.NO_SHOW])
def test_by_way_of_having_been_there_nothing_is_booked_twice(desk: Desk, state: AppointmentState) -> None:
    row = book(desk, AppointmentData(person(desk), "rolf", at(14)))
    appointments.set_state(desk, row.id, state, row.version)
    book(desk, AppointmentData(person(desk, "Bea"), "rolf", at(14)))
    with pytest.raises(DoubleBooked, match="Bea"):
        present.set_state(desk, row.id, AppointmentState.KEPT)
    forced = appointments.set_state(
        desk, row.id, AppointmentState.KEPT, appointments.get(desk, row.id).version, force="doch beide"
    ).value
    assert forced.forced == "doch beide"
    # It stood beside the other with a reason, and still does.
    present.set_state(desk, row.id, AppointmentState.BOOKED)


def test_whoever_came_today_came_but_the_time_is_not_theirs_again(desk: Desk, clock: Clock) -> None:
    then = clock() + timedelta(minutes=30)
    row = book(desk, AppointmentData(person(desk), "rolf", then))
    appointments.cancel(desk, row.id, CancelledBy.VISITOR, row.version)
    book(desk, AppointmentData(person(desk, "Bea"), "rolf", then))
    present.set_state(desk, row.id, AppointmentState.KEPT)
    with pytest.raises(DoubleBooked, match="Bea"):
        present.set_state(desk, row.id, AppointmentState.BOOKED)


def test_whoever_is_invited_again_twice_is_told(desk: Desk) -> None:
    row = book(desk, AppointmentData(person(desk), "rolf", at(14)))
    present.set_state(desk, row.id, AppointmentState.NO_SHOW)
    first = appointments.book(desk, replace(row.data, starts_at=at(15)), again_of=row.id)
    assert "schon wieder eingeladen" not in str(first.said)
    second = appointments.book(desk, replace(row.data, starts_at=at(16)), again_of=row.id)
    assert str(second.said).endswith("war schon wieder eingeladen, zum 01.12. 15:00")
