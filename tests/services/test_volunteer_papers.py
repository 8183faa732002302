"""Papers of volunteers out of a store: what they tell, whom they never name, who may make them."""

import io
from collections.abc import Callable
from datetime import date, time

import pytest
from pypdf import PdfReader

from woilmenau_desk.domain.assignments import AssignmentData, HoursData
from woilmenau_desk.domain.errors import BadInput, NotAllowed, NotFound
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.offers import OfferData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.roster import Duty
from woilmenau_desk.domain.volunteers import RoleSpan, Training, VolunteerData
from woilmenau_desk.services import funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.people import people
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.services.volunteers import assignments, hours, papers, roster, volunteers

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 23)


def read(made: PaperFile) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.pdf)).pages]


@pytest.fixture
def amina(desk: Desk) -> int:
    data = VolunteerData(
        "Amina",
        "Distel",
        birthday=date(1980, 4, 1),
        phone="0176 04069002",
        address="Musterweg 9",
        languages=(("ar", "c1"), ("de", None)),
        skills="Erste Hilfe",
        may_congratulate=True,
        certificate_seen_on=date(2026, 1, 5),
        started_on=date(2026, 9, 1),
    )
    row = volunteers.register(desk, data, (RoleSpan("accompaniment", date(2026, 9, 1)),)).value
    return volunteers.add_training(
        desk, row.id, Training("Asylrecht", date(2026, 10, 10), 3), row.version
    ).value.id


def test_the_funder_sees_hours_by_name_day_and_field_and_no_visitor(desk: Desk, amina: int) -> None:
    funders.add_funder(desk, FunderData("Freistaat", "Begegnung", "AZ-7"))
    visitor = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    cafe = offers.create(desk, OfferData("Frauensprachcafé", "womens_cafe")).value.id
    task = AssignmentData(amina, "accompaniment", date(2026, 11, 2), person_id=visitor)
    agreed = assignments.assign(desk, task).value.id
    for data in (
        HoursData(amina, date(2026, 11, 2), 90, "accompaniment", 10, assignment_id=agreed),
        HoursData(amina, date(2026, 11, 9), 100, "accompaniment", 10),
        HoursData(amina, date(2026, 11, 10), 60, "tutoring", 10, offer_id=cafe),
    ):
        hours.note(desk, data)
    hours.note(desk, HoursData(amina, date(2026, 10, 30), 60, "accompaniment"))
    made = papers.hours_sheet(desk, NOVEMBER)
    assert made.file_name == "Stundennachweis-2026-11.pdf"
    [text] = read(made)
    for expected in (
        "November 2026",
        "Freistaat",
        "AZ-7",
        "Amina Distel",
        "02.11.2026",
        "Begleitung zu Behörden und Arzt",
        "Nachhilfe · Frauensprachcafé",
        "4:10",
        "0:30",
    ):
        assert expected in text
    for hidden in ("Mira", "Kornblume", "30.10.2026", "0176", "1980"):
        assert hidden not in text
    with pytest.raises(BadInput):
        papers.hours_sheet(desk, NOVEMBER, "unbekannt")


def test_where_nobody_has_entered_a_funder_none_is_told(desk: Desk) -> None:
    assert "Fördermittelgeber" not in read(papers.hours_sheet(desk, NOVEMBER))[0]


def test_a_volunteers_sheet_is_typed_back_by_its_code(desk: Desk, amina: int) -> None:
    key, sheet = read(papers.volunteer_sheets(desk, NOVEMBER))
    [known] = hours.codes_for(desk, NOVEMBER)
    assert f"Code {known.code}" in sheet
    assert "Amina" not in sheet
    assert "Amina Distel" in key
    [named] = read(papers.volunteer_sheets(desk, NOVEMBER, amina, named=True))
    assert f"Code {known.code}" in named
    assert "Amina Distel" in named
    assert "Begleitung zu Behörden und Arzt" in named
    assert hours.sheet_of(desk, known.code).volunteer_id == amina
    with pytest.raises(NotFound):
        papers.volunteer_sheets(desk, NOVEMBER, 4711)
    with pytest.raises(BadInput, match="niemand"):
        papers.volunteer_sheets(desk, Month(2026, 8))


def test_the_proof_tells_work_and_nothing_else(desk: Desk, amina: int) -> None:
    hours.note(desk, HoursData(amina, date(2026, 11, 9), 150, "accompaniment"))
    made = papers.volunteering_certificate(desk, amina)
    assert made.file_name == "Nachweis-2026-11-23.pdf"
    [text] = read(made)
    for expected in (
        "Amina Distel",
        "seit 01.09.2026",
        "Begleitung und Sprachmittlung",
        "2,5 Stunden",
        "Erste Hilfe",
        "Arabisch (C1), Deutsch",
        "10.10.2026",
        "Asylrecht (1,5 Einheiten)",
        "Ilmenau, 23.11.2026",
    ):
        assert expected in text
    for hidden in ("1980", "Musterweg", "0176", "05.01.2026", "Führungszeugnis"):
        assert hidden not in text
    [text] = read(papers.volunteering_certificate(desk, amina, date(2026, 9, 1), date(2026, 10, 31)))
    assert "01.09.2026 bis 31.10.2026" in text
    assert "2,5 Stunden" not in text


def test_the_roster_of_a_month_is_what_the_counter_may_see(
    desk: Desk, amina: int, desk_of: Callable[[str], Desk]
) -> None:
    roster.add_duty(desk, Duty(0, time(14), time(16), date(2026, 11, 1), volunteer_id=amina))
    made = papers.roster_month(desk_of("theke"), NOVEMBER)
    assert made.file_name == "Dienstplan-2026-11.pdf"
    [text] = read(made)
    assert text.count("14:00–16:00 Amina") == 5
    assert "Distel" not in text
    assert "niemand da" in text


def test_the_counter_prints_no_paper_of_volunteers(
    desk: Desk, amina: int, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    for make in (
        lambda: papers.hours_sheet(theke, NOVEMBER),
        lambda: papers.volunteer_sheets(theke, NOVEMBER),
        lambda: papers.volunteering_certificate(theke, amina),
    ):
        with pytest.raises(NotAllowed):
            make()
