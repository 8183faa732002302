"""Reminding of the next day's appointments, and appointments as files for a calendar."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState, CancelledBy
from woilmenau_desk.domain.colleagues import ColleagueData
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services import colleagues, undo
from woilmenau_desk.services.appointments import appointments, calendar_files, reminders, slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

FRIDAY = date(2026, 11, 27)


def book(desk: Desk, person: PersonData, day: date, hour: int, **more: object) -> int:
    number = people.register(desk, person).value.id
    at = datetime.combine(day, time(hour), BERLIN)
    return appointments.book(desk, AppointmentData(number, "caro", at, **more)).value.id  # type: ignore[arg-type]


@pytest.fixture
def mira(desk: Desk) -> int:
    row = colleagues.get(desk, "caro")
    colleagues.edit_colleague(desk, "caro", ColleagueData("Caro", phone="0176 04069000"), row.version)
    return book(desk, PersonData("Mira", "Berg", phone="0151 1", print_language="uk"), FRIDAY, 14)


def test_whoever_comes_on_the_next_day_with_appointments_is_reminded_in_their_language(
    desk: Desk, mira: int
) -> None:
    omar = book(desk, PersonData("Omar", language="ar"), FRIDAY, 10)
    book(desk, PersonData("Nina"), FRIDAY + timedelta(days=3), 10)
    first, second = reminders.of_next_day(desk)
    assert (first.appointment_id, second.appointment_id) == (omar, mira)
    assert (second.person_name, second.phone, second.language) == ("Mira Berg", "0151 1", "uk")
    assert "27 листопада" in second.text
    assert "14:00" in second.text
    assert "0176 04069000" in second.text
    assert "Freitag, 27. November" in second.german
    assert first.right_to_left
    assert "\u2068" in first.text
    # Whoever sees it over a shoulder learns neither who comes nor why.
    for word in ("Mira", "Berg", "Omar", "Caro"):
        assert word not in first.text + second.text + first.german + second.german
    (third,) = reminders.of_next_day(desk, FRIDAY + timedelta(days=3))
    assert third.language == "de"
    assert third.text == third.german
    assert not reminders.of_next_day(desk, FRIDAY + timedelta(days=9))
    with pytest.raises(BadInput):
        reminders.of_next_day(desk, date(1601, 1, 1))


def test_where_it_is_elsewhere_the_text_says_where(desk: Desk) -> None:
    book(desk, PersonData("Mira"), FRIDAY, 9, type="accompaniment", place="Rathaus, Am Markt 7")
    (one,) = reminders.of_next_day(desk)
    assert "Rathaus, Am Markt 7" in one.text
    assert "Wetzlarer" not in one.text


def test_whoever_was_reminded_is_marked_and_can_be_unmarked(desk: Desk, mira: int) -> None:
    (one,) = reminders.of_next_day(desk)
    assert not one.reminded
    row = reminders.mark(desk, mira, one.version).value
    assert row.reminded_at == desk.clock().astimezone(BERLIN)
    (again,) = reminders.of_next_day(desk)
    assert again.reminded
    with pytest.raises(ChangedMeanwhile):
        reminders.mark(desk, mira, one.version)
    reminders.mark(desk, mira, again.version, reminded=False)
    assert not reminders.of_next_day(desk)[0].reminded
    undo.undo(desk)
    assert reminders.of_next_day(desk)[0].reminded


def test_what_does_not_stand_is_reminded_of_nobody(desk: Desk, mira: int) -> None:
    done = appointments.cancel(desk, mira, CancelledBy.VISITOR, 1).value
    assert not reminders.of_next_day(desk)
    with pytest.raises(BadInput, match="nicht mehr an"):
        reminders.mark(desk, mira, done.version)


# -- as files -------------------------------------------------------------------------------------------------------


def events(content: bytes) -> list[dict[str, object]]:
    found = Calendar.from_ical(content)
    return [
        {
            "uid": str(event["uid"]),
            "start": event.decoded("dtstart"),
            "end": event.decoded("dtend"),
            "title": str(event["summary"]),
            "where": str(event.get("location", "")),
            "state": str(event.get("status", "")),
            "sequence": event["sequence"],
        }
        for event in found.walk("VEVENT")
    ]


def test_an_appointment_as_a_file_says_when_and_where_and_not_with_whom(desk: Desk, mira: int) -> None:
    content = calendar_files.one(desk, mira)
    (one,) = events(content)
    assert one["title"] == "Termin"
    assert one["start"] == datetime.combine(FRIDAY, time(14), BERLIN)
    assert one["end"] == datetime.combine(FRIDAY, time(14, 30), BERLIN)
    assert "Wetzlarer Platz" in str(one["where"])
    assert b"Mira" not in content
    # The same entry as on the slip, so that one takes the other's place.
    assert one["uid"] == f"{slips.slip(desk, mira).reference}@woilmenau-desk"
    with pytest.raises(NotFound):
        calendar_files.one(desk, 99)


def test_a_day_and_a_colleague_with_what_was_called_off(desk: Desk, mira: int) -> None:
    other = book(desk, PersonData("Omar"), FRIDAY, 10, room="room_1")
    away = book(desk, PersonData("Nina"), FRIDAY + timedelta(days=30), 10, place="Rathaus")
    appointments.set_state(desk, other, AppointmentState.CANCELLED, 1)
    first, second = events(calendar_files.day(desk, FRIDAY))
    assert (first["state"], second["state"]) == ("CANCELLED", "")
    assert first["sequence"] == 1
    assert len(events(calendar_files.colleague(desk, "caro"))) == 3
    assert events(calendar_files.one(desk, away))[0]["where"] == "Rathaus"
    # Somebody's home is nothing for whoever is given a colleague's whole calendar.
    for content in (
        calendar_files.colleague(desk, "caro"),
        calendar_files.day(desk, FRIDAY + timedelta(days=30)),
    ):
        assert events(content)[-1]["where"] == "außer Haus"
        assert b"Rathaus" not in content
    assert not events(calendar_files.colleague(desk, "rolf"))
    assert b"X-WR-CALNAME" in calendar_files.colleague(desk, "rolf")
    with pytest.raises(BadInput):
        calendar_files.colleague(desk, "niemand")
    with pytest.raises(BadInput):
        calendar_files.span(desk, FRIDAY, FRIDAY - timedelta(days=1))
    with pytest.raises(BadInput):
        calendar_files.span(desk, FRIDAY, FRIDAY + timedelta(days=900))


@pytest.mark.parametrize(
    "otherwise",
    [{"starts_at": datetime.combine(FRIDAY, time(16), BERLIN)}, {"place": "Rathaus"}, {"person_id": None}],
)
def test_whoever_was_reminded_was_reminded_of_that_time_place_and_person(
    desk: Desk, mira: int, otherwise: dict[str, object]
) -> None:
    row = appointments.get(desk, mira)
    row = reminders.mark(desk, mira, row.version).value
    row = appointments.change(desk, mira, replace(row.data, room="room_1"), row.version).value
    assert row.reminded_at is not None
    if "person_id" in otherwise:
        otherwise = {"person_id": people.register(desk, PersonData("Bea")).value.id}
    changed = replace(row.data, **otherwise)  # type: ignore[arg-type]
    row = appointments.change(desk, mira, changed, row.version).value
    assert row.reminded_at is None
    undo.undo(desk)
    assert appointments.get(desk, mira).reminded_at is not None


def test_one_that_is_booked_after_all_is_one_to_remind_of(desk: Desk, mira: int) -> None:
    row = reminders.mark(desk, mira, appointments.get(desk, mira).version).value
    row = appointments.cancel(desk, mira, CancelledBy.CENTRE, row.version).value
    row = appointments.set_state(desk, mira, AppointmentState.BOOKED, row.version).value
    assert row.reminded_at is None
