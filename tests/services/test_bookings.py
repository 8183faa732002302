"""Nothing is booked twice: against somebody who looks at every minute, and the odd cases one by one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import present
from tests.stores import Clock, copy_store, log_in
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState, CancelledBy
from woilmenau_desk.domain.assignments import AssignmentData
from woilmenau_desk.domain.clashes import DoubleBooked, TakenBy
from woilmenau_desk.domain.colleagues import ColleagueData
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.offers import Leader, OfferData, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.roster import AwayRow, Duty
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.volunteers import Absence, VolunteerData
from woilmenau_desk.services import centre, colleagues, undo
from woilmenau_desk.services.appointments import appointments, clashes
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers, sessions
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.volunteers import assignments, roster, volunteers
from woilmenau_desk.storage.tables.appointments import ColleagueBusy

DAY = date(2026, 12, 1)  # a Tuesday


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), BERLIN)


def person(desk: Desk, name: str = "Mira") -> int:
    return people.register(desk, PersonData(name, "Kornblume")).value.id


def volunteer(desk: Desk, name: str = "Tarek") -> int:
    return volunteers.register(desk, VolunteerData(name, "Beispiel")).value.id


def book(desk: Desk, data: AppointmentData, force: str = "") -> AppointmentRow:
    return appointments.book(desk, data, force=force).value


def refused(desk: Desk, data: AppointmentData) -> str:
    """What is told of an appointment that cannot be; the form is told the same."""
    with pytest.raises(DoubleBooked) as told:
        appointments.book(desk, data)
    found = clashes.clashes(desk, data)
    assert [str(one.said) for one in found] == [str(one.said) for one in told.value.clashes]
    return str(found[0].said)


# -- against every minute --------------------------------------------------------------------------------------

NIGHTS = (
    # Saturdays before the clock changes, the last day of a year, and an ordinary one.
    datetime(2027, 3, 28, 0, 0, tzinfo=UTC),
    datetime(2028, 10, 29, 0, 0, tzinfo=UTC),
    datetime(2026, 12, 31, 22, 0, tzinfo=UTC),
    datetime(2027, 6, 15, 12, 0, tzinfo=UTC),
)
wishes = st.builds(
    lambda who, with_whom, minute, length, buffer, room, helper, move: (
        who,
        with_whom,
        5 * minute,
        5 * length,
        buffer,
        room,
        helper,
        move,
    ),
    st.integers(0, 2),
    st.sampled_from(("caro", "rolf", "theke")),
    st.integers(-12, 36),
    st.integers(1, 10),
    st.sampled_from((0, 0, 15)),
    st.sampled_from((None, None, "room_1", "room_2")),
    st.sampled_from((None, None, 0, 1)),
    st.booleans(),
)


def minutes_of(data: AppointmentData) -> dict[tuple[str, object], set[int]]:
    first = int(data.starts_at.timestamp()) // 60
    there = set(range(first, first + data.duration_minutes))
    free = set(range(first, first + data.duration_minutes + data.buffer_minutes))
    found: dict[tuple[str, object], set[int]] = {
        ("colleague", data.colleague): free,
        ("person", data.person_id): there,
    }
    if data.room:
        found["room", data.room] = free
    if data.volunteer_id:
        found["volunteer", data.volunteer_id] = there
    return found


def meet(one: AppointmentData, other: AppointmentData) -> bool:
    mine, theirs = minutes_of(one), minutes_of(other)
    return any(mine[thing] & theirs.get(thing, set()) for thing in mine)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(night=st.sampled_from(NIGHTS), some=st.lists(wishes, min_size=5, max_size=25))
def test_exactly_what_has_nothing_twice_is_booked(
    template: tuple[Path, str],
    tmp_path_factory: pytest.TempPathFactory,
    night: datetime,
    some: list[tuple[int, str, int, int, int, str | None, int | None, bool]],
) -> None:
    data = copy_store(template[0], tmp_path_factory.mktemp("booked") / "data")
    desk = log_in(data, "caro", Clock())
    known = [person(desk, name) for name in ("Mira", "Olena", "Amir")]
    helpers = [volunteer(desk, name) for name in ("Tarek", "Nour")]
    standing: dict[int, AppointmentRow] = {}
    for who, with_whom, minute, length, buffer, room, helper, move in some:
        wish = AppointmentData(
            known[who],
            with_whom,
            night + timedelta(minutes=minute),
            length,
            buffer_minutes=buffer,
            room=room,
            volunteer_id=None if helper is None else helpers[helper],
        )
        moved = min(standing, default=0) if move else 0
        others = [row.data for number, row in standing.items() if number != moved]
        try:
            if moved:
                row = appointments.change(desk, moved, wish, standing[moved].version).value
            else:
                row = book(desk, wish)
        except DoubleBooked:
            assert any(meet(wish, other) for other in others)
        else:
            assert not any(meet(wish, other) for other in others)
            standing[row.id] = row
            assert not row.clash
    desk.close()


# -- what is told ------------------------------------------------------------------------------------------------


def test_what_stands_in_the_way_is_told_with_day_place_and_whom(desk: Desk) -> None:
    mira, olena, tarek = person(desk), person(desk, "Olena"), volunteer(desk)
    book(
        desk,
        AppointmentData(mira, "rolf", at(14, 30), 30, buffer_minutes=10, room="room_1", volunteer_id=tarek),
    )
    told = refused(desk, AppointmentData(olena, "rolf", at(15, 5)))
    assert told == "Di, 01.12.2026, 14:30–15:10: Rolf hat einen Termin mit Mira Kornblume (Beratung 1)."
    told = refused(desk, AppointmentData(olena, "caro", at(14, 45), room="room_1"))
    assert told == "Di, 01.12.2026, 14:30–15:10: Beratung 1 ist belegt, Rolf mit Mira Kornblume."
    told = refused(desk, AppointmentData(mira, "caro", at(14, 45)))
    assert told == "Di, 01.12.2026, 14:30–15:00: Mira Kornblume hat einen Termin bei Rolf (Beratung 1)."
    # Of a volunteer nobody but whoever manages them is told the family's name.
    told = refused(desk, AppointmentData(olena, "caro", at(14, 45), volunteer_id=tarek))
    assert told == "Di, 01.12.2026, 14:30–15:00: Tarek ist bei Rolf mit Mira Kornblume (Beratung 1)."
    # The buffer is colleague's and room's alone; whoever helped, and the person, are free when it ends.
    book(desk, AppointmentData(mira, "caro", at(15), volunteer_id=tarek))


def test_a_place_of_its_own_is_told(desk: Desk) -> None:
    book(
        desk,
        AppointmentData(
            person(desk), "rolf", at(9), 120, type="accompaniment", place="Landratsamt, Arnstadt"
        ),
    )
    told = refused(desk, AppointmentData(person(desk, "Olena"), "rolf", at(10)))
    assert (
        told
        == "Di, 01.12.2026, 09:00–11:00: Rolf hat einen Termin mit Mira Kornblume (Landratsamt, Arnstadt)."
    )


def test_offers_take_their_room_and_whoever_leads_them(desk: Desk) -> None:
    tarek = volunteer(desk)
    series = Series(Rhythm.WEEKLY, 1, time(15), time(17), date(2026, 11, 24))
    leaders = (Leader(colleague="rolf"), Leader(volunteer_id=tarek, last=date(2026, 12, 6)))
    number = offers.create(desk, OfferData("Sprachcafé", room="  CAFÉ "), (series,), leaders).value.id
    mira = person(desk)
    wish = AppointmentData(mira, "caro", at(16, 30))
    assert (
        refused(desk, replace(wish, room="cafe"))
        == "Di, 01.12.2026, 15:00–17:00: Café ist belegt, „Sprachcafé“."
    )
    assert (
        refused(desk, replace(wish, colleague="rolf"))
        == "Di, 01.12.2026, 15:00–17:00: Rolf leitet „Sprachcafé“."
    )
    assert "Tarek leitet „Sprachcafé“" in refused(desk, replace(wish, volunteer_id=tarek))
    # By then somebody else leads it.
    book(desk, replace(wish, volunteer_id=tarek, starts_at=at(16, 30, DAY + timedelta(days=7))))
    (session,) = sessions.on_day(desk, DAY)
    sessions.move(desk, session.key, DAY, time(15), time(17), "Gruppenraum", "", session.version)
    assert "Gruppenraum ist belegt" in refused(desk, replace(wish, room="group_room"))
    (session,) = sessions.on_day(desk, DAY)
    sessions.cancel(desk, session.key, "krank", session.version)
    book(desk, replace(wish, room="cafe"))
    assert offers.get(desk, number).leaders


def test_absences_and_busy_times_of_a_colleague(desk: Desk) -> None:
    mira = person(desk)
    roster.add_absence(desk, AwayRow("rolf", DAY, DAY + timedelta(days=2), "krank"))
    told = refused(desk, AppointmentData(mira, "rolf", at(14)))
    assert told == "Di, 01.12.2026: Rolf ist nicht da."
    book(desk, AppointmentData(mira, "rolf", at(14, 0, DAY + timedelta(days=3))))
    with desk.writing() as uow:
        busy = {"starts_at": at(9), "ends_at": at(10), "local_date": DAY, "last_date": DAY}
        uow.insert(ColleagueBusy, {"colleague": "caro", "whole_day": False, "imported": False, **busy})
        uow.commit()
    told = refused(desk, AppointmentData(mira, "caro", at(9, 45)))
    assert told == "Di, 01.12.2026, 09:00–10:00: Caro hat etwas anderes vor."
    book(desk, AppointmentData(mira, "caro", at(10)))


def test_what_a_volunteer_does_otherwise(desk: Desk) -> None:
    mira, tarek, nour = person(desk), volunteer(desk), volunteer(desk, "Nour")
    weekly = AssignmentData(tarek, "tutoring", DAY, person_id=mira, weekday=1, starts=time(15), ends=time(16))
    assignments.assign(desk, weekly)
    roster.add_duty(desk, Duty(1, time(14), time(16), DAY, volunteer_id=nour))
    olena = person(desk, "Olena")
    told = refused(desk, AppointmentData(olena, "caro", at(15, 30), volunteer_id=tarek))
    assert told == "Di, 01.12.2026, 15:00–16:00: Tarek ist im Einsatz."
    assert "Nour ist im Einsatz" in refused(
        desk, AppointmentData(olena, "caro", at(15, 30), volunteer_id=nour)
    )
    row = volunteers.get(desk, nour)
    volunteers.add_absence(desk, nour, Absence(DAY + timedelta(days=1), pause=True), row.version)
    told = refused(desk, AppointmentData(olena, "caro", at(9, 0, DAY + timedelta(days=9)), volunteer_id=nour))
    assert told == "Do, 10.12.2026: Nour ist nicht da."


def test_somebody_who_does_not_help_any_more_is_refused(desk: Desk) -> None:
    tarek = volunteer(desk)
    row = volunteers.get(desk, tarek)
    volunteers.end(desk, tarek, DAY, "", row.version)
    mira = person(desk)
    booked = book(desk, AppointmentData(mira, "caro", at(9), volunteer_id=tarek))
    with pytest.raises(BadInput, match="aufgehört") as told:
        book(desk, AppointmentData(mira, "caro", at(9, 0, DAY + timedelta(days=1)), volunteer_id=tarek))
    assert told.value.field == "volunteer_id"
    with pytest.raises(NotFound):
        book(desk, AppointmentData(mira, "caro", at(11), volunteer_id=99))
    assert appointments.get(desk, booked.id).volunteer_name == "Tarek"


# -- the lead's word ---------------------------------------------------------------------------------------------


def test_the_lead_lets_it_stand_with_a_reason(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    mira, olena = person(desk), person(desk, "Olena")
    first = book(desk, AppointmentData(mira, "rolf", at(14)))
    wish = AppointmentData(olena, "rolf", at(14, 15))
    for name in ("rolf", "theke"):
        with pytest.raises(NotAllowed):
            book(desk_of(name), wish, force="beide zusammen")
    with pytest.raises(BadInput):
        book(desk, wish, force=" \n ")
    done = appointments.book(desk, wish, force=" beide  zusammen ")
    assert (done.value.forced, done.value.clash) == ("beide zusammen", True)
    assert str(done.said) == "Termin trotzdem vereinbart: Olena Kornblume, 01.12. 14:15"
    assert appointments.get(desk, first.id).clash
    # What stands beside the other already may be changed in everything else, by everybody, and stays forced.
    counter = desk_of("theke")
    row = appointments.change(
        counter, done.value.id, replace(wish, bring=("id_paper",)), done.value.version
    ).value
    assert row.forced == "beide zusammen"
    shorter = replace(row.data, duration_minutes=10)
    row = appointments.change(counter, row.id, shorter, row.version).value
    # Later in the other one it has not been: that is a new one.
    with pytest.raises(DoubleBooked):
        appointments.change(counter, row.id, replace(shorter, duration_minutes=40), row.version)
    row = appointments.change(counter, row.id, replace(shorter, starts_at=at(16)), row.version).value
    assert (row.forced, row.clash) == ("", False)
    # Where nothing stands in the way, nothing was forced.
    assert book(desk, replace(wish, starts_at=at(17)), force="sicher ist sicher").forced == ""


# -- what becomes of them ----------------------------------------------------------------------------------------


def test_whoever_called_it_off_is_kept(desk: Desk) -> None:
    row = book(desk, AppointmentData(person(desk), "rolf", at(14)))
    done = appointments.cancel(desk, row.id, CancelledBy.VISITOR, row.version)
    assert (done.value.state, done.value.cancelled_by) == (AppointmentState.CANCELLED, CancelledBy.VISITOR)
    with pytest.raises(ChangedMeanwhile):
        appointments.cancel(desk, row.id, CancelledBy.CENTRE, row.version)
    again = appointments.set_state(desk, row.id, AppointmentState.BOOKED, done.value.version).value
    assert again.cancelled_by is None
    undo.undo(desk)
    undo.undo(desk)
    assert appointments.get(desk, row.id).cancelled_by is None


def test_one_that_was_called_off_does_not_come_back_over_another(desk: Desk) -> None:
    mira, olena = person(desk), person(desk, "Olena")
    row = book(desk, AppointmentData(mira, "rolf", at(14)))
    off = appointments.cancel(desk, row.id, CancelledBy.CENTRE, row.version).value
    book(desk, AppointmentData(olena, "rolf", at(14)))
    with pytest.raises(DoubleBooked, match="Olena"):
        appointments.set_state(desk, row.id, AppointmentState.BOOKED, off.version)
    forced = appointments.set_state(
        desk, row.id, AppointmentState.BOOKED, off.version, force="doch beide"
    ).value
    assert (forced.forced, forced.clash) == ("doch beide", True)
    # Whoever came, came.
    present.set_state(desk, row.id, AppointmentState.KEPT)


def test_one_who_is_there_takes_the_time_too(desk: Desk, clock: Clock) -> None:
    mira, olena = person(desk), person(desk, "Olena")
    row = book(desk, AppointmentData(mira, "rolf", clock()))
    present.set_state(desk, row.id, AppointmentState.KEPT)
    refused(desk, AppointmentData(olena, "rolf", clock()))
    present.set_state(desk, row.id, AppointmentState.NO_SHOW)
    book(desk, AppointmentData(olena, "rolf", clock()))


def test_the_next_one_is_with_the_same_people(desk: Desk, clock: Clock) -> None:
    mira, tarek = person(desk), volunteer(desk)
    data = AppointmentData(
        mira,
        "rolf",
        at(14, 30, date(2026, 11, 24)),
        45,
        "uk",
        room="room_1",
        volunteer_id=tarek,
        bring=("id_paper",),
    )
    row = book(desk, data)
    with pytest.raises(BadInput, match="Wieder eingeladen"):
        appointments.book(desk, replace(data, starts_at=at(9)), again_of=row.id)
    clock.set(2026, 11, 25)
    present.set_state(desk, row.id, AppointmentState.NO_SHOW)
    wish = appointments.again_data(desk, row.id)
    assert wish == replace(data, starts_at=wish.starts_at)
    assert wish.starts_at == at(14, 15, date(2026, 11, 25))
    again = appointments.book(desk, wish, again_of=row.id).value
    assert again.again_of == row.id
    undo.undo(desk)
    with pytest.raises(NotFound):
        appointments.book(desk, wish, again_of=999)


# -- odd ones ----------------------------------------------------------------------------------------------------


def test_a_record_that_was_merged_is_the_person_it_is_now(desk: Desk) -> None:
    keep, other = person(desk), person(desk, "Mirra")
    book(desk, AppointmentData(other, "rolf", at(14)))
    book(desk, AppointmentData(keep, "caro", at(16)))
    kept, gone = people.card(desk, keep), people.card(desk, other)
    duplicates.merge(desk, keep, other, kept.data, kept.version, gone.version)
    # Whoever still has the record that is gone in hand books for the same person.
    for number in (keep, other):
        assert "Mira Kornblume hat einen Termin bei Rolf" in refused(
            desk, AppointmentData(number, "caro", at(14, 10))
        )
        assert "hat einen Termin bei Caro" in refused(desk, AppointmentData(number, "rolf", at(16, 10)))


def test_two_records_with_an_appointment_at_the_same_time_are_merged_and_it_shows(desk: Desk) -> None:
    keep, other = person(desk), person(desk, "Mirra")
    rows = [
        book(desk, AppointmentData(keep, "rolf", at(14))),
        book(desk, AppointmentData(other, "caro", at(14, 15))),
    ]
    assert not any(appointments.get(desk, row.id).clash for row in rows)
    kept, gone = people.card(desk, keep), people.card(desk, other)
    duplicates.merge(desk, keep, other, kept.data, kept.version, gone.version)
    assert all(appointments.get(desk, row.id).clash for row in rows)
    undo.undo(desk)
    assert not any(appointments.get(desk, row.id).clash for row in rows)


def test_a_colleague_who_left_keeps_what_they_have_and_gets_nothing_new(desk: Desk, clock: Clock) -> None:
    mira = person(desk)
    nour = colleagues.add_colleague(desk, ColleagueData("Nour")).value
    row = book(desk, AppointmentData(mira, nour.key, at(14)))
    colleagues.end_colleague(desk, nour.key, date(2026, 11, 30), nour.version)
    with pytest.raises(BadInput, match=r"Nour ist am 01\.12\.2026 nicht da"):
        book(desk, AppointmentData(mira, nour.key, at(16)))
    changed = appointments.change(desk, row.id, replace(row.data, bring=("id_paper",)), row.version).value
    assert changed.colleague_name == "Nour"
    off = appointments.cancel(desk, row.id, CancelledBy.CENTRE, changed.version).value
    clock.set(2026, 12, 2)
    assert appointments.again_data(desk, off.id).starts_at == at(14, 0, date(2026, 12, 8))


def test_half_past_two_in_the_night_the_clock_goes_forward_is_refused(desk: Desk) -> None:
    never = datetime(2027, 3, 28, 2, 30, tzinfo=BERLIN)
    with pytest.raises(BadInput, match="02:30 Uhr gab es an diesem Tag nicht"):
        book(desk, AppointmentData(person(desk), "caro", never))


def test_through_that_night_an_appointment_is_as_long_as_it_says(desk: Desk) -> None:
    mira, olena = person(desk), person(desk, "Olena")
    book(desk, AppointmentData(mira, "caro", datetime(2027, 3, 28, 1, 30, tzinfo=BERLIN), 60))
    # Half past one and an hour is half past three by the clock.
    told = refused(desk, AppointmentData(olena, "caro", datetime(2027, 3, 28, 3, 15, tzinfo=BERLIN)))
    assert told.startswith("So, 28.03.2027, 01:30–03:30: Caro")
    book(desk, AppointmentData(olena, "caro", datetime(2027, 3, 28, 3, 30, tzinfo=BERLIN)))


def test_over_midnight_at_the_end_of_a_year(desk: Desk) -> None:
    mira, olena = person(desk), person(desk, "Olena")
    book(desk, AppointmentData(mira, "caro", datetime(2026, 12, 31, 23, 30, tzinfo=BERLIN), 60))
    told = refused(desk, AppointmentData(olena, "caro", datetime(2027, 1, 1, 0, 15, tzinfo=BERLIN)))
    assert told.startswith("Do, 31.12.2026, 23:30 bis Fr, 01.01.2027, 00:30: Caro")


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "unknown"},
        {"room": "unknown"},
        {"bring": ("id_paper", "unknown")},
        {"language": "xx"},
        {"duration_minutes": -30},
        {"buffer_minutes": 241},
        {"colleague": "nobody"},
        {"place": "x" * 400},
        {"starts_at": datetime(2026, 11, 20, 14, tzinfo=BERLIN)},
        {"starts_at": datetime(1026, 11, 20, 14, tzinfo=BERLIN)},
    ],
)
def test_what_cannot_be_is_told(desk: Desk, wrong: dict[str, object]) -> None:
    data = AppointmentData(person(desk), "caro", at(14))
    with pytest.raises(BadInput) as told:
        book(desk, replace(data, **wrong))  # type: ignore[arg-type]
    assert told.value.field in wrong
    assert appointments.on_day(desk, DAY) == ()


def test_a_room_that_is_offered_no_more_still_takes_its_time(desk: Desk) -> None:
    mira = person(desk)
    book(desk, AppointmentData(mira, "caro", at(14), room="room_2"))
    room = desk.values_of(ListName.ROOMS).get("room_2")
    assert isinstance(room, Value)
    centre.save_value(desk, ListName.ROOMS, replace(room, active=False))
    assert "Beratung 2" in refused(
        desk, AppointmentData(person(desk, "Olena"), "rolf", at(14), room="room_2")
    )


def test_everything_that_takes_something_is_told_for_the_calendar(desk: Desk) -> None:
    mira = person(desk)
    row = book(desk, AppointmentData(mira, "caro", at(14), 30, buffer_minutes=15, room="room_1"))
    roster.add_absence(desk, AwayRow("rolf", DAY - timedelta(days=3), DAY, ""))
    found = clashes.taken(
        desk, DAY, DAY, colleagues=("caro", "rolf"), rooms=("room_1",), persons=(mira,), volunteers=()
    )
    told = [
        (one.needs.value, one.key, one.by, one.row_id if one.by is TakenBy.APPOINTMENT else None)
        for one in found
    ]
    assert told == [
        ("colleague", "rolf", TakenBy.ABSENCE, None),
        ("colleague", "caro", TakenBy.APPOINTMENT, row.id),
        ("person", str(mira), TakenBy.APPOINTMENT, row.id),
        ("room", "room_1", TakenBy.APPOINTMENT, row.id),
    ]
    assert clashes.taken(desk, DAY + timedelta(days=1), DAY + timedelta(days=1), colleagues=("rolf",)) == ()
