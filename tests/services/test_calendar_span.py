"""What the calendar is told of a span of days, and what of it stands on paper."""

import io
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from pypdf import PdfReader

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.calendar import LONGEST_SPAN
from woilmenau_desk.domain.clashes import Needs, TakenBy
from woilmenau_desk.domain.colleague_times import BusyData, OwnHours, whole_days
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import Leader, OfferData, Rhythm, Series
from woilmenau_desk.domain.opening import Interval
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.roster import AwayRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.appointments import appointments, busy, calendar, hours, plans
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import roster

TUESDAY = date(2026, 11, 24)


def here(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


@pytest.fixture
def olena(desk: Desk) -> int:
    return people.register(desk, PersonData("Olena", "Testenko", phone="0151 1234567")).value.id


def told(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_a_span_has_what_is_booked_and_what_takes_colleagues_and_rooms_otherwise(
    desk: Desk, olena: int
) -> None:
    data = AppointmentData(olena, "rolf", here(24, 14), 30, "de", room="room_1")
    row = appointments.book(desk, data).value
    busy.add(desk, BusyData("rolf", here(24, 9), here(24, 10)))
    busy.add(desk, whole_days("caro", TUESDAY, TUESDAY))
    roster.add_absence(desk, AwayRow("theke", TUESDAY, date(2026, 11, 26), "Kur"))
    series = Series(Rhythm.WEEKLY, 1, time(16), time(17), TUESDAY)
    offers.create(desk, OfferData("Café", room="Beratung 2"), (series,), (Leader(colleague="rolf"),))
    found = calendar.span(desk, date(2026, 11, 23), date(2026, 11, 29))
    assert found.appointments == (row,)
    taken = {
        (one.by, one.needs, one.key, local(one.starts_at).hour, local(one.ends_at).day) for one in found.taken
    }
    assert taken == {
        (TakenBy.BUSY, Needs.COLLEAGUE, "rolf", 9, 24),
        (TakenBy.BUSY, Needs.COLLEAGUE, "caro", 0, 25),
        (TakenBy.ABSENCE, Needs.COLLEAGUE, "theke", 0, 27),
        (TakenBy.OFFER, Needs.COLLEAGUE, "rolf", 16, 24),
        (TakenBy.OFFER, Needs.ROOM, "room_2", 16, 24),
    }
    assert "Kur" not in repr(found)


def test_own_hours_hold_on_their_days_and_whoever_has_none_then_is_not_among_them(desk: Desk) -> None:
    hours.save(desk, [OwnHours("rolf", 1, time(9), time(11), first=TUESDAY)])
    found = calendar.span(desk, date(2026, 11, 23), date(2026, 11, 29)).hours
    assert set(found) == {"rolf"}
    assert date(2026, 11, 23) not in found["rolf"]  # they did not hold yet
    assert found["rolf"][TUESDAY] == (Interval(time(9), time(11)),)
    assert found["rolf"][date(2026, 11, 25)] == ()


def test_a_calendar_shows_no_half_year(desk: Desk) -> None:
    for last in (date(2026, 11, 1), date.fromordinal(TUESDAY.toordinal() + LONGEST_SPAN)):
        with pytest.raises(BadInput):
            calendar.span(desk, TUESDAY, last)
    with pytest.raises(BadInput):
        calendar.span(desk, date(1907, 1, 1), date(1907, 1, 2))


def test_the_plan_names_who_comes_and_tells_nothing_of_why(desk: Desk, olena: int) -> None:
    data = AppointmentData(
        olena,
        "rolf",
        here(24, 14),
        120,
        "uk",
        "accompaniment",
        30,
        helper="Nour Beispiel",
        place="Landratsamt, Ausländerbehörde",
    )
    appointments.book(desk, data)
    gone = appointments.book(desk, replace(data, colleague="caro", starts_at=here(24, 10), helper="")).value
    appointments.set_state(desk, gone.id, AppointmentState.CANCELLED, gone.version)
    roster.add_absence(desk, AwayRow("theke", TUESDAY, TUESDAY, "Kur"))
    for make, name in (
        (plans.day_plan, "Termine-2026-11-24.pdf"),
        (plans.week_plan, "Termine-2026-KW48.pdf"),
    ):
        paper = make(desk, TUESDAY)
        text = told(paper.pdf)
        for expected in (
            "Olena Testenko",
            "14:00–16:00",
            "Rolf",
            "Begleitung · außer Haus",
            "nur fürs Team",
            "vernichten",
        ):
            assert expected in text, (name, expected)
        for kept in ("Ausländerbehörde", "0151", "Ukrainisch", "Kur", "10:00–12:00", "abgesagt"):
            assert kept not in text, (name, kept)
        assert paper.file_name == name
        assert b"Olena" not in paper.pdf  # nor in what a viewer shows as its title


def test_the_plan_of_a_day_names_who_interprets(desk: Desk, olena: int) -> None:
    appointments.book(desk, AppointmentData(olena, "rolf", here(24, 14), helper="Nour Beispiel"))
    assert "mit Nour Beispiel" in told(plans.day_plan(desk, TUESDAY).pdf)


def test_without_names_it_may_hang_on_a_wall(desk: Desk, olena: int) -> None:
    data = AppointmentData(olena, "rolf", here(24, 14), helper="Nour Beispiel", room="room_1")
    appointments.book(desk, data)
    elsewhere = AppointmentData(olena, "caro", here(24, 16), type="accompaniment", place="Frauenarztpraxis")
    appointments.book(desk, elsewhere)
    room = desk.values_of(ListName.ROOMS).label("room_1")
    for make in (plans.day_plan, plans.week_plan):
        text = told(make(desk, TUESDAY, named=False).pdf)
        for expected in ("14:00–14:30", "16:00–", "ohne Namen", "Rolf", room):
            assert expected in text
        # Neither why somebody comes nor that it is elsewhere.
        for kept in ("Olena", "Nour", "vernichten", "Begleitung", "Gespräch", "außer Haus", "praxis"):
            assert kept not in text


def test_a_plan_of_one_colleague_is_for_that_colleague(desk: Desk, olena: int) -> None:
    hours.save(desk, [OwnHours("rolf", 1, time(9), time(11))])
    appointments.book(desk, AppointmentData(olena, "rolf", here(24, 9)))
    appointments.book(desk, AppointmentData(olena, "caro", here(24, 14)))
    for make in (plans.day_plan, plans.week_plan):
        text = told(make(desk, TUESDAY, colleague="rolf").pdf)
        assert "nur für Rolf" in text
        assert "09:00–11:00" in text
        assert "14:00" not in text.replace("14:00–16:00", "")


def test_on_a_closed_day_the_plan_says_why(desk: Desk) -> None:
    text = told(plans.day_plan(desk, date(2026, 12, 25)).pdf)
    assert "Weihnachtstag" in text
    assert "Keine Termine" in text
    assert told(plans.day_plan(desk, date(2026, 11, 29)).pdf)  # a Sunday
