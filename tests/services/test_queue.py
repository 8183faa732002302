"""The queue: one order, a number of the day, calling, putting back, going, and what nobody ended."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from tests.stores import Clock
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.queue import (
    NobodyWaits,
    NotNow,
    QueueData,
    QueueRow,
    QueueState,
    Waits,
    WaitsAlready,
)
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.services import funders, undo, visits
from woilmenau_desk.services.appointments import appointments, queue
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.reports import counting, reports
from woilmenau_desk.storage import queue as rows
from woilmenau_desk.storage.tables.appointments import QueueEntry

DeskOf = Callable[[str], Desk]


def add(desk: Desk, **data: object) -> QueueRow:
    return queue.add(desk, QueueData(**data)).value  # type: ignore[arg-type]


def numbers(desk: Desk) -> list[int]:
    return [row.number for row in queue.waiting(desk)]


def person(desk: Desk, name: str = "Olena", language: str | None = "uk") -> int:
    return people.register(desk, PersonData(name, language=language)).value.id


def test_numbers_begin_anew_each_day(desk: Desk, clock: Clock) -> None:
    assert [add(desk).number for _ in range(3)] == [1, 2, 3]
    clock.move(days=1)
    assert [add(desk).number for _ in range(2)] == [1, 2]


def test_a_number_that_was_on_a_slip_is_nobody_elses_that_day(desk: Desk) -> None:
    assert add(desk).number == 1
    undo.undo(desk)
    assert add(desk).number == 2
    assert numbers(desk) == [2]
    undo.undo(desk)
    undo.redo(desk)
    assert numbers(desk) == [2]


def test_an_appointment_says_for_whom_since_when_and_in_which_language(desk: Desk, clock: Clock) -> None:
    olena = person(desk)
    walked_in = add(desk)
    at = clock() + timedelta(minutes=20)
    booked = appointments.book(desk, AppointmentData(olena, "rolf", at, language="ru")).value
    row = add(desk, person_id=olena)
    assert (row.data.appointment_id, row.data.colleague, row.data.language) == (booked.id, "rolf", "ru")
    assert row.due_at == at
    assert row.person_name == "Olena"
    assert numbers(desk) == [walked_in.number, row.number]
    clock.move(minutes=20)
    assert numbers(desk) == [row.number, walked_in.number]
    assert [one.place for one in queue.waiting(desk)] == [1, 2]


def test_whoever_has_no_appointment_waits_in_their_own_language(desk: Desk) -> None:
    assert add(desk, person_id=person(desk)).data.language == "uk"
    assert add(desk).data.language is None


def test_nobody_waits_twice(desk: Desk) -> None:
    olena = person(desk)
    first = add(desk, person_id=olena)
    with pytest.raises(WaitsAlready) as told:
        add(desk, person_id=olena)
    assert str(first.number) in str(told.value)
    queue.left(desk, first.id, first.version)
    assert add(desk, person_id=olena).number == 2


def test_an_appointment_of_another_day_is_no_reason_to_wait(desk: Desk, clock: Clock) -> None:
    tomorrow = clock() + timedelta(days=1)
    booked = appointments.book(desk, AppointmentData(person(desk), "rolf", tomorrow)).value
    with pytest.raises(BadInput):
        add(desk, appointment_id=booked.id)
    today = appointments.book(desk, AppointmentData(person(desk, "Nur"), "caro", clock())).value
    appointments.set_state(desk, today.id, AppointmentState.CANCELLED, today.version)
    with pytest.raises(BadInput):
        add(desk, appointment_id=today.id)


def test_the_next_is_called_and_the_one_before_is_done(desk: Desk, clock: Clock) -> None:
    first, second, for_caro = add(desk), add(desk), add(desk, colleague="caro")
    called = queue.call_next(desk, "rolf", "room_1").value
    assert (called.number, called.state, called.called_by, called.room) == (
        first.number,
        QueueState.CALLED,
        "rolf",
        "room_1",
    )
    clock.move(minutes=10)
    assert queue.call_next(desk, "rolf", "room_1").value.number == second.number
    assert queue.get(desk, first.id).state is QueueState.DONE
    with pytest.raises(NobodyWaits):
        queue.call_next(desk, "rolf", "room_1")
    # Nobody was next, so nobody is done either.
    assert queue.get(desk, second.id).state is QueueState.CALLED
    assert queue.call_next(desk, "caro").value.number == for_caro.number
    # In another room, or with another colleague, the talk goes on.
    assert queue.get(desk, second.id).state is QueueState.CALLED


def test_for_whomever_they_wait_the_counter_calls_the_first_of_all(desk_of: DeskOf, desk: Desk) -> None:
    add(desk, colleague="rolf")
    add(desk)
    called = queue.call_next(desk_of("theke")).value
    assert (called.number, called.called_by) == (1, "rolf")


def test_done_keeps_the_appointment_and_undo_takes_both_back(desk: Desk, clock: Clock) -> None:
    booked = appointments.book(desk, AppointmentData(person(desk), "rolf", clock())).value
    row = add(desk, appointment_id=booked.id)
    called = queue.call(desk, row.id, row.version, room="room_2").value
    queue.done(desk, row.id, called.version)
    assert appointments.get(desk, booked.id).state is AppointmentState.KEPT
    assert len(visits.day(desk).rows) == 1
    undo.undo(desk)
    assert appointments.get(desk, booked.id).state is AppointmentState.BOOKED
    assert not [visit for visit in visits.day(desk).rows if not visit.voided]
    assert queue.get(desk, row.id).state is QueueState.CALLED
    undo.undo(desk)
    assert queue.get(desk, row.id).state is QueueState.WAITING


def test_put_back_away_and_back_they_have_their_place(desk: Desk, clock: Clock) -> None:
    first, second = add(desk), add(desk)
    parked = queue.park(desk, first.id, first.version).value
    assert queue.waiting(desk)[0].number == second.number
    waits = queue.back(desk, first.id, parked.version).value
    assert numbers(desk) == [1, 2]
    with pytest.raises(BadInput):
        queue.later(desk, first.id, clock(), waits.version)
    with pytest.raises(BadInput):
        queue.later(desk, first.id, clock() + timedelta(days=1), waits.version)
    away = queue.later(desk, first.id, clock() + timedelta(hours=1), waits.version).value
    assert away.state is QueueState.LATER
    assert queue.call_next(desk, "rolf").value.number == second.number
    with pytest.raises(NobodyWaits):
        queue.call_next(desk, "rolf")
    clock.move(minutes=30)
    here = queue.back(desk, first.id, away.version).value
    assert here.since == clock()  # whoever is away does not wait
    assert queue.call_next(desk, "rolf").value.number == 1


def test_handed_on_they_wait_for_the_other_with_their_place(desk: Desk, clock: Clock) -> None:
    first = add(desk, colleague="rolf")
    clock.move(minutes=5)
    add(desk, colleague="caro")
    called = queue.call_next(desk, "rolf", "room_1").value
    queue.hand_on(desk, first.id, "caro", called.version)
    handed = queue.call_next(desk, "caro").value
    assert handed.number == first.number
    assert handed.first_called_at == called.first_called_at
    with pytest.raises(BadInput):
        queue.hand_on(desk, first.id, "nobody", handed.version)


def test_what_is_over_stays_over(desk: Desk) -> None:
    row = add(desk)
    gone = queue.left(desk, row.id, row.version).value
    for late in (queue.park, queue.done, queue.left, queue.back, queue.call_again):
        with pytest.raises(NotNow) as told:
            late(desk, row.id, gone.version)
        assert "gegangen" in str(told.value)
    with pytest.raises(NotNow):
        queue.call(desk, row.id, gone.version)
    with pytest.raises(ChangedMeanwhile):
        queue.park(desk, row.id, row.version)


def test_the_screen_says_number_and_room_the_latest_first(desk: Desk, clock: Clock) -> None:
    olena = add(desk, person_id=person(desk))
    add(desk)
    assert queue.on_screen(desk) == ()
    queue.call_next(desk, "rolf", "room_1")
    clock.move(minutes=1)
    queue.call_next(desk, "caro", "room_2")
    shown = queue.on_screen(desk)
    assert [(call.number, call.room) for call in shown] == [(2, "Beratung 2"), (1, "Beratung 1")]
    clock.move(minutes=1)
    again = queue.get(desk, olena.id)
    queue.call_again(desk, olena.id, again.version)
    assert queue.on_screen(desk)[0].number == 1
    assert queue.get(desk, olena.id).first_called_at == again.first_called_at
    queue.park(desk, olena.id, queue.get(desk, olena.id).version)
    assert [call.number for call in queue.on_screen(desk)] == [2]
    clock.move(days=1)
    assert queue.on_screen(desk) == ()


def test_what_is_open_in_the_morning_closes_itself_and_was_not_served(desk: Desk, clock: Clock) -> None:
    booked = appointments.book(desk, AppointmentData(person(desk), "rolf", clock())).value
    called, waited = add(desk, appointment_id=booked.id), add(desk)
    queue.call(desk, called.id, called.version)
    clock.move(days=1)
    assert queue.waiting(desk) == ()
    add(desk)
    assert {queue.get(desk, row.id).state for row in (called, waited)} == {QueueState.LEFT}
    assert appointments.get(desk, booked.id).state is AppointmentState.BOOKED
    # It is nobody's step: the key takes back what somebody did.
    undo.undo(desk)
    assert queue.waiting(desk) == ()
    assert queue.get(desk, waited.id).state is QueueState.LEFT


def test_how_long_they_waited(desk: Desk, clock: Clock) -> None:
    first = clock().date()
    for minutes in (5, 10, 30):
        add(desk)
        clock.move(minutes=minutes)
        queue.call_next(desk, "rolf")
    gone = add(desk)
    queue.left(desk, gone.id, gone.version)
    with desk.store.read() as conn:
        assert Waits.of(*rows.waits(conn, first, first, first)) == Waits(3, 10, 30, 1)


def test_a_room_or_colleague_that_is_none_is_refused(desk: Desk) -> None:
    add(desk)
    with pytest.raises(BadInput):
        queue.call_next(desk, "rolf", "nowhere")
    with pytest.raises(BadInput):
        queue.call_next(desk, "nobody")
    with pytest.raises(BadInput):
        add(desk, heads=0)
    with pytest.raises(BadInput):
        add(desk, colleague="nobody")
    with pytest.raises(BadInput):
        add(desk, language="klingon")


def test_somebody_who_was_called_meanwhile_stays_in_the_queue(desk: Desk) -> None:
    adding = add(desk)
    written = desk.done[-1]
    queue.call(desk, adding.id, adding.version)
    desk.done[:] = [written]
    with pytest.raises(CannotUndo):
        undo.undo(desk)
    assert queue.get(desk, adding.id).state is QueueState.CALLED


def test_the_report_says_how_long_they_waited_and_outside_only_of_many(desk: Desk, clock: Clock) -> None:
    month = Month.of(desk.today())

    def call(times: int, minutes: int) -> None:
        for _ in range(times):
            add(desk)
            clock.move(minutes=minutes)
            queue.call_next(desk, "rolf")

    def outside(called: int, *others: int) -> None:
        """Each a multiple of 5 beside the true one, and no row more than these."""
        told = [row[1] for row in reports.report(desk, Span.of_month(month)).table("waiting").rows]
        for cell, true in zip(told, (called, *others), strict=True):
            assert isinstance(cell, int)
            assert cell % 5 == 0
            assert abs(cell - true) < 5

    funders.add_funder(desk, FunderData("Land Musterland", tables="key,waiting"))
    call(1, 247)
    call(8, 12)
    gone = add(desk)
    queue.left(desk, gone.id, gone.version)
    inside = reports.report(desk, Span.of_month(month), internal=True).table("waiting")
    assert [row[1] for row in inside.rows] == [9, 12, 247, 1]
    assert not inside.note
    # So few that the longest time would be one person's.
    outside(9, 1)
    call(1, 12)
    outside(10, 12, 1)
    call(39, 2)
    outside(49, 2, 1)
    call(1, 2)
    told = reports.report(desk, Span.of_month(month)).table("waiting")
    outside(50, 2, 12, 1)
    assert "ab 50" in told.note


def test_a_month_that_is_over_stays_as_it_was_told(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 11, 30, 10, 0)
    month = Month(2026, 11)
    add(desk)
    add(desk)
    assert counting.figures(desk, Span.of_month(month)).waits.left == 0
    clock.move(days=1)
    assert counting.figures(desk, Span.of_month(month)).waits.left == 2
    add(desk)
    assert counting.figures(desk, Span.of_month(month)).waits.left == 2


# -- what becomes of the appointment while somebody waits --------------------------------------------------------


def waits_for(desk: Desk, clock: Clock, minutes: int = 60) -> tuple[int, AppointmentRow, QueueRow]:
    """Somebody who waits for their appointment of today."""
    who = person(desk)
    at = clock() + timedelta(minutes=minutes)
    booked = appointments.book(desk, AppointmentData(who, "rolf", at)).value
    return who, booked, add(desk, appointment_id=booked.id)


def contacts_of(desk: Desk) -> list[int | None]:
    return [row.data.person_id for row in visits.day(desk).rows if not row.voided]


def test_an_appointment_that_was_moved_to_another_day_is_not_kept_today(desk: Desk, clock: Clock) -> None:
    who, booked, row = waits_for(desk, clock)
    moved = replace(booked.data, starts_at=booked.starts_at + timedelta(days=7))
    appointments.change(desk, booked.id, moved, booked.version)
    assert queue.get(desk, row.id).due_at is None
    queue.call_next(desk, "rolf")
    add(desk, colleague="rolf")
    queue.call_next(desk, "rolf")
    assert queue.get(desk, row.id).state is QueueState.DONE
    assert appointments.get(desk, booked.id).state is AppointmentState.BOOKED
    # They were there all the same.
    assert contacts_of(desk) == [who]
    undo.undo(desk)
    assert contacts_of(desk) == []


def test_whoever_waits_counts_and_not_whose_appointment_it_is_by_now(desk: Desk, clock: Clock) -> None:
    who, booked, row = waits_for(desk, clock)
    other = person(desk, "Bea")
    appointments.change(desk, booked.id, replace(booked.data, person_id=other), booked.version)
    now = queue.get(desk, row.id)
    assert now.due_at is None
    # The other one comes for it too.
    theirs = add(desk, appointment_id=booked.id)
    assert (theirs.data.person_id, theirs.due_at) == (other, booked.starts_at)
    queue.done(desk, row.id, now.version)
    assert appointments.get(desk, booked.id).state is AppointmentState.BOOKED
    assert contacts_of(desk) == [who]
    queue.done(desk, theirs.id, theirs.version)
    assert appointments.get(desk, booked.id).state is AppointmentState.KEPT
    assert sorted(contacts_of(desk), key=str) == sorted([who, other], key=str)


@pytest.mark.parametrize("state", [AppointmentState.CANCELLED, AppointmentState.NO_SHOW])
def test_one_that_is_called_off_while_they_wait_is_due_no_more(
    desk: Desk, clock: Clock, state: AppointmentState
) -> None:
    who, booked, row = waits_for(desk, clock)
    off = appointments.set_state(desk, booked.id, state, booked.version).value
    assert queue.get(desk, row.id).due_at is None
    back = appointments.set_state(desk, booked.id, AppointmentState.BOOKED, off.version).value
    assert queue.get(desk, row.id).due_at == booked.starts_at
    appointments.set_state(desk, booked.id, state, back.version)
    queue.done(desk, row.id, queue.get(desk, row.id).version)
    assert appointments.get(desk, booked.id).state is state
    assert contacts_of(desk) == [who]


def test_a_later_time_and_another_colleague_are_those_they_wait_for(desk: Desk, clock: Clock) -> None:
    _, booked, row = waits_for(desk, clock)
    then = booked.starts_at + timedelta(minutes=30)
    changed = replace(booked.data, starts_at=then, colleague="caro")
    appointments.change(desk, booked.id, changed, booked.version)
    now = queue.get(desk, row.id)
    assert (now.due_at, now.data.colleague) == (then, "caro")
    undo.undo(desk)
    now = queue.get(desk, row.id)
    assert (now.due_at, now.data.colleague) == (booked.starts_at, "rolf")


def test_whoever_is_taken_before_they_were_to_be_back_did_not_wait_meanwhile(
    desk: Desk, clock: Clock
) -> None:
    row = add(desk)
    clock.move(minutes=5)
    row = queue.later(desk, row.id, clock() + timedelta(minutes=60), row.version).value
    clock.move(minutes=30)
    row = queue.call(desk, row.id, row.version).value
    assert row.back_at == clock()
    with desk.store.read() as conn:
        assert rows.waits(conn, row.day, row.day, row.day) == ([timedelta()], 0)


@pytest.mark.parametrize(
    "taken", [queue.park, lambda desk, number, version: queue.hand_on(desk, number, "caro", version)]
)
def test_whoever_waits_otherwise_is_back(
    desk: Desk, clock: Clock, taken: Callable[[Desk, int, int], object]
) -> None:
    row = add(desk)
    row = queue.later(desk, row.id, clock() + timedelta(minutes=60), row.version).value
    clock.move(minutes=30)
    taken(desk, row.id, row.version)
    assert queue.get(desk, row.id).since == clock()


def test_of_two_records_that_become_one_the_later_number_leaves(desk: Desk) -> None:
    keep, other = person(desk), person(desk, "Olenna")
    first, second = add(desk, person_id=keep), add(desk, person_id=other)
    kept, gone = people.card(desk, keep), people.card(desk, other)
    told = duplicates.merge(desk, keep, other, kept.data, kept.version, gone.version).said
    assert "Nummer 2" in str(told)
    assert numbers(desk) == [1]
    assert queue.get(desk, second.id).state is QueueState.LEFT
    undo.undo(desk)
    assert numbers(desk) == [1, 2]
    # Whoever was called stays.
    queue.call(desk, second.id, queue.get(desk, second.id).version)
    kept, gone = people.card(desk, keep), people.card(desk, other)
    told = duplicates.merge(desk, keep, other, kept.data, kept.version, gone.version).said
    assert "Nummer 1" in str(told)
    assert queue.get(desk, first.id).state is QueueState.LEFT


def test_nobody_waits_for_a_visit_that_there_is_not(desk: Desk) -> None:
    with pytest.raises(NotFound):
        add(desk, visit_id=9999)


def test_numbers_begin_with_one_where_the_rows_of_before_are_gone(desk: Desk, clock: Clock) -> None:
    """As after the way to an earlier version and back: the database goes on counting."""
    for _ in range(3):
        add(desk)
    with desk.store.unit_of_work("caro") as uow:
        uow.conn.execute(delete(QueueEntry))
        uow.conn.commit()
    # What was given today is on slips.
    assert add(desk).number == 4
    with desk.store.unit_of_work("caro") as uow:
        uow.conn.execute(delete(QueueEntry))
        uow.conn.commit()
    clock.move(days=1)
    assert add(desk).number == 1
    undo.undo(desk)
    assert add(desk).number == 2
