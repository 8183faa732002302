"""Series of appointments as writes: what is booked and what is left out, the rest of one changed, one undo for it all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from woilmenau_desk.domain.appointment_series import Rhythm, SeriesRule, Skipped
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState, CancelledBy
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.colleague_times import whole_days
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services import centre, undo
from woilmenau_desk.services.appointments import appointments, busy, series
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people

TUESDAY = date(2026, 12, 1)
UNTIL = date(2027, 1, 12)
AT = time(15)
RULE = SeriesRule(Rhythm.WEEKLY, TUESDAY, UNTIL, AT)


@pytest.fixture
def person(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira")).value.id


def wanted(person: int, day: date = TUESDAY, at: time = AT) -> AppointmentData:
    return AppointmentData(person, "caro", datetime.combine(day, at, BERLIN))


def days(rows: "tuple[AppointmentRow, ...]") -> list[str]:
    return [f"{row.starts_at:%d.%m. %H:%M}" for row in rows]


def test_every_tuesday_until_a_day_without_what_is_closed_or_taken(desk: Desk, person: int) -> None:
    centre.close_day(desk, date(2026, 12, 22), "Betriebsferien")
    other = people.register(desk, PersonData("Omar")).value.id
    appointments.book(desk, wanted(other, date(2026, 12, 15)))
    shown = series.preview(desk, wanted(person), RULE)
    assert not appointments.of_person(desk, person)
    done = series.book_series(desk, wanted(person), RULE)
    made = done.value
    assert days(made.booked) == [
        "01.12. 15:00",
        "08.12. 15:00",
        "29.12. 15:00",
        "05.01. 15:00",
        "12.01. 15:00",
    ]
    assert [(one.day, str(one.why)) for one in made.skipped][1] == (
        date(2026, 12, 22),
        "geschlossen: Betriebsferien",
    )
    assert "15.12." in str(made.skipped[0].why)
    # What was shown before is what was done.
    assert [at for at in shown if isinstance(at, datetime)] == [row.starts_at for row in made.booked]
    assert tuple(one for one in shown if isinstance(one, Skipped)) == made.skipped
    assert all(row.series_id == made.row.id and row.planned_at == row.starts_at for row in made.booked)
    assert made.row.rule == RULE
    assert series.row(desk, made.row.id) == made.row
    assert series.of_series(desk, made.row.id) == made.booked
    undo.undo(desk)
    assert not appointments.of_person(desk, person)


def test_holidays_are_left_out_and_the_clock_shows_the_same_across_the_change(
    desk: Desk, person: int
) -> None:
    rule = SeriesRule(Rhythm.WEEKLY, date(2027, 3, 22), date(2027, 4, 5), AT)
    made = series.book_series(desk, wanted(person, rule.first_day), rule).value
    assert days(made.booked) == ["22.03. 15:00", "05.04. 15:00"]
    assert str(made.skipped[0].why) == "geschlossen: Ostermontag"


def test_the_lead_books_beside_what_is_there_and_says_why(
    desk: Desk, desk_of: Callable[[str], Desk], person: int
) -> None:
    busy.add(desk, whole_days("caro", date(2026, 12, 8), date(2026, 12, 8)))
    with pytest.raises(NotAllowed):
        series.book_series(desk_of("theke"), wanted(person), RULE, force="dringend")
    made = series.book_series(desk, wanted(person), RULE, force="dringend").value
    assert [row.forced for row in made.booked[:3]] == ["", "dringend", ""]
    assert not made.skipped


def test_a_series_of_which_nothing_is_left_is_none(desk: Desk, person: int) -> None:
    busy.add(desk, whole_days("caro", TUESDAY, UNTIL))
    with pytest.raises(BadInput, match="bliebe kein Termin"):
        series.book_series(desk, wanted(person), RULE)
    assert not appointments.of_person(desk, person)
    with desk.store.read() as conn:
        assert not conn.exec_driver_sql("select * from appointment_series").all()
    past = replace(RULE, first_day=date(2026, 11, 3))
    with pytest.raises(BadInput, match="vorbei"):
        series.book_series(desk, wanted(person), past)
    night = SeriesRule(Rhythm.WEEKLY, date(2027, 3, 28), date(2027, 3, 28), time(2, 30))
    with pytest.raises(BadInput, match="2 auf 3"):
        series.book_series(desk, wanted(person), night)


def test_what_is_changed_of_one_is_changed_of_the_rest_and_what_was_its_own_stays(
    desk: Desk, person: int
) -> None:
    made = series.book_series(desk, wanted(person), RULE).value
    first, second, third, fourth, *_ = made.booked
    # The third is moved, the fourth called off, both alone.
    third = appointments.change(
        desk, third.id, replace(third.data, starts_at=third.starts_at + timedelta(hours=1)), 1
    ).value
    assert third.planned_at == made.booked[2].starts_at
    appointments.cancel(desk, fourth.id, CancelledBy.VISITOR, 1)
    changed = replace(second.data, room="room_1", duration_minutes=45)
    done = series.change_rest(desk, second.id, changed, second.version)
    assert done.value.row.data.room == "room_1"
    rows = series.of_series(desk, made.row.id)
    assert [row.data.room for row in rows] == [None, "room_1", "room_1", None, "room_1", "room_1", "room_1"]
    assert [row.data.duration_minutes for row in rows[:3]] == [30, 45, 45]
    assert rows[2].starts_at == third.starts_at
    assert first.id == rows[0].id
    undo.undo(desk)
    assert {row.data.room for row in series.of_series(desk, made.row.id)} == {None}


def test_the_rest_moves_by_a_day_or_by_weeks_and_is_a_series_of_its_own(desk: Desk, person: int) -> None:
    made = series.book_series(desk, wanted(person), RULE).value
    third = made.booked[2]
    later = replace(third.data, starts_at=datetime.combine(date(2026, 12, 22), time(16), BERLIN))
    done = series.change_rest(desk, third.id, later, third.version)
    # Each goes to where the one after it was, and nobody stands in anybody's way.
    assert days(done.value.changed) == [
        "22.12. 16:00",
        "29.12. 16:00",
        "05.01. 16:00",
        "12.01. 16:00",
        "19.01. 16:00",
    ]
    assert not done.value.left
    new = done.value.row.series_id
    assert new is not None
    assert new != made.row.id
    assert series.row(desk, new).rule == SeriesRule(
        Rhythm.WEEKLY, date(2026, 12, 22), date(2027, 1, 19), time(16)
    )
    assert series.row(desk, made.row.id).rule.last_day == date(2026, 12, 14)
    assert all(row.planned_at == row.starts_at for row in done.value.changed)
    back = done.value.row
    earlier = replace(back.data, starts_at=back.starts_at - timedelta(days=6))
    assert days(series.change_rest(desk, back.id, earlier, back.version).value.changed)[:2] == [
        "16.12. 16:00",
        "23.12. 16:00",
    ]
    undo.undo(desk)
    undo.undo(desk)
    assert days(series.of_series(desk, made.row.id)) == days(made.booked)


def test_a_series_says_who_it_is_for_and_with_whom_by_now(desk: Desk, person: int) -> None:
    made = series.book_series(desk, wanted(person), RULE).value
    other = people.register(desk, PersonData("Bea")).value.id
    first = made.booked[0]
    series.change_rest(desk, first.id, replace(first.data, person_id=other, colleague="rolf"), first.version)
    row = series.row(desk, made.row.id)
    assert (row.person_name, row.colleague_name) == ("Bea", "Rolf")
    assert {(one.person_name, one.colleague_name) for one in series.of_series(desk, made.row.id)} == {
        ("Bea", "Rolf")
    }
    undo.undo(desk)
    assert series.row(desk, made.row.id).data.person_id == person


def test_whoever_cannot_follow_stays_and_is_told(desk: Desk, person: int) -> None:
    made = series.book_series(desk, wanted(person), RULE).value
    second = made.booked[1]
    busy.add(desk, whole_days("caro", date(2026, 12, 16), date(2026, 12, 16)))
    centre.close_day(desk, date(2026, 12, 23), "Betriebsferien")
    to_wednesday = replace(second.data, starts_at=second.starts_at + timedelta(days=1))
    done = series.change_rest(desk, second.id, to_wednesday, second.version).value
    assert [one.day for one in done.left] == [date(2026, 12, 16), date(2026, 12, 23)]
    assert days(series.of_series(desk, made.row.id)) == ["01.12. 15:00", "15.12. 15:00", "22.12. 15:00"]
    # Where this very one cannot be, nothing is changed.
    busy.add(desk, whole_days("caro", date(2026, 12, 10), date(2026, 12, 10)))
    this = done.row
    with pytest.raises(DoubleBooked):
        series.change_rest(
            desk, this.id, replace(this.data, starts_at=this.starts_at + timedelta(days=1)), this.version
        )
    assert appointments.get(desk, this.id) == this


def test_the_rest_is_called_off_in_one_write(desk: Desk, person: int) -> None:
    made = series.book_series(desk, wanted(person), RULE).value
    third = made.booked[2]
    done = series.cancel_rest(desk, third.id, CancelledBy.CENTRE, third.version)
    rows = series.of_series(desk, made.row.id)
    assert [row.state for row in rows] == [AppointmentState.BOOKED] * 2 + [AppointmentState.CANCELLED] * 5
    assert {row.cancelled_by for row in rows[2:]} == {CancelledBy.CENTRE}
    assert len(done.value.changed) == 5
    undo.undo(desk)
    assert {row.state for row in series.of_series(desk, made.row.id)} == {AppointmentState.BOOKED}


def test_what_somebody_changed_meanwhile_is_not_overwritten(desk: Desk, person: int) -> None:
    made = series.book_series(desk, wanted(person), RULE).value
    second = made.booked[1]
    appointments.change(desk, second.id, replace(second.data, room="room_1"), second.version)
    with pytest.raises(ChangedMeanwhile):
        series.change_rest(desk, second.id, second.data, second.version)
    with pytest.raises(ChangedMeanwhile):
        series.cancel_rest(desk, second.id, CancelledBy.CENTRE, second.version)


def test_an_appointment_of_no_series_has_no_rest(desk: Desk, person: int) -> None:
    alone = appointments.book(desk, wanted(person)).value
    with pytest.raises(BadInput, match="keiner Reihe"):
        series.change_rest(desk, alone.id, alone.data, alone.version)


def test_a_series_stays_with_whoever_the_person_turns_out_to_be(desk: Desk, person: int) -> None:
    made = series.book_series(desk, wanted(person), RULE).value
    twin = people.register(desk, PersonData("Mirra")).value.id
    duplicates.merge(desk, twin, person, PersonData("Mira"), 1, 1)
    assert series.row(desk, made.row.id).data.person_id == twin
    assert {row.data.person_id for row in series.of_series(desk, made.row.id)} == {twin}
