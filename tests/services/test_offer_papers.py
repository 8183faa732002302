"""Papers of offers out of a store: what they tell, what they leave out, who may make them."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from pypdf import PdfReader

from tests.stores import Clock
from woilmenau_desk.domain.errors import BadInput, NotFound, SlipLanguageMissing
from woilmenau_desk.domain.offer_papers import PosterSize, SheetLook
from woilmenau_desk.domain.offers import AttendanceState, Leader, OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, papers, roll_call, sessions, sheets
from woilmenau_desk.services.people import people
from woilmenau_desk.services.printing import PaperFile

CAFE = OfferData(
    "Frauensprachcafé", "womens_cafe", "women", level="a1", room="Saal", childcare_places=3, half_units=3
)
MONDAYS = Series(Rhythm.WEEKLY, 0, time(9, 30), time(11, 30), date(2026, 9, 7))
TODAY, LAST_WEEK = date(2026, 11, 23), date(2026, 11, 16)
CAME = AttendanceState.CAME


def read(made: PaperFile) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages]


def somebody(desk: Desk, given_name: str, family_name: str = "Kornblume") -> int:
    return people.register(desk, PersonData(given_name, family_name, 1990, phone="0176 04069001")).value.id


@pytest.fixture
def cafe(desk: Desk) -> int:
    return offers.create(desk, CAFE, [MONDAYS], [Leader(colleague="caro")]).value.id


def test_the_list_of_a_session_tells_who_is_expected_and_which_children_are_there(
    desk: Desk, cafe: int, desk_of: Callable[[str], Desk]
) -> None:
    mira, omar = somebody(desk, "Mira"), somebody(desk, "عمر")
    enrolling.enrol(desk, cafe, mira, children=2, needs="Wickeltisch")
    enrolling.enrol(desk, cafe, omar)
    key = SessionKey(cafe, TODAY, MONDAYS.starts)
    roll_call.mark(desk, key, mira, CAME, children=1)
    made = papers.attendance_list(desk_of("theke"), key)
    assert made.file_name == "Anwesenheitsliste-2026-11-23-0930.pdf"
    assert made.changes is None
    listed, care = read(made)
    for expected in ("Frauensprachcafé", "Mo, 23.11.2026, 09:30–11:30 Uhr", "Saal", "Caro", "Mira Kornblume"):
        assert expected in listed
    # How the other name reads in Latin letters stands below it.
    assert "mar Kornblume" in listed
    for hidden in ("Wickeltisch", "1990", "0176"):
        assert hidden not in listed + care
    # One child is there; the numbers of the other two places stand ready.
    assert "Abholnummer" in care
    assert "Kornblume" not in care


def test_a_coded_sheet_is_typed_back_by_what_stands_on_it(desk: Desk, cafe: int) -> None:
    mira = somebody(desk, "Mira")
    enrolling.enrol(desk, cafe, mira)
    key = SessionKey(cafe, TODAY, MONDAYS.starts)
    made = papers.attendance_list(desk, key, SheetLook.CODES)
    assert made.changes is not None
    assert made.file_name == "Codeblatt-2026-11-23-0930.pdf"
    [line] = sheets.codes_for(desk, key)
    sheet, _care, names = read(made)
    assert line.code in sheet
    assert "Mira" not in sheet
    assert "Mira" in names
    sheets.type_back(desk, key, line.code)
    assert [row.came for row in roll_call.start(desk, key).rows] == [True]
    # A second print has the same codes.
    assert line.code in read(papers.attendance_list(desk, key, SheetLook.BOTH))[0]


def test_a_certificate_counts_what_was_attended_of_what_was_held(desk: Desk, cafe: int) -> None:
    mira, nour = somebody(desk, "Mira"), somebody(desk, "Nour")
    for day, who in ((2, mira), (2, nour), (9, nour), (16, mira)):
        roll_call.mark(desk, SessionKey(cafe, date(2026, 11, day), MONDAYS.starts), who, CAME)
    made = papers.participation_certificate(desk, cafe, mira)
    [text] = read(made)
    for expected in (
        "Mira Kornblume",
        "Frauensprachcafé",
        "A1",
        "02.11.2026 bis 16.11.2026",
        "an 2 von 3 Terminen",
        "Ilmenau, 23.11.2026",
    ):
        assert expected in text
    assert "Unterrichtseinheiten 3" in " ".join(text.split())
    assert "1990" not in text
    assert made.file_name == "Teilnahmebescheinigung-2026-11-23.pdf"
    [text] = read(papers.participation_certificate(desk, cafe, mira, LAST_WEEK, LAST_WEEK))
    assert "an 1 von 1 Terminen" in text


def test_nobody_gets_a_certificate_of_what_they_were_not_at(desk: Desk, cafe: int) -> None:
    mira = somebody(desk, "Mira")
    with pytest.raises(BadInput, match="keine Teilnahme"):
        papers.participation_certificate(desk, cafe, mira)
    with pytest.raises(NotFound):
        papers.participation_certificate(desk, 4711, mira)


def test_a_poster_tells_the_week_without_volunteers_and_without_names(
    desk: Desk, cafe: int, clock: Clock
) -> None:
    afternoons = replace(MONDAYS, starts=time(15), ends=time(17))
    offers.create(
        desk, OfferData("Rollenspiele", "training", "volunteers", for_volunteers=True), [afternoons]
    )
    offers.create(desk, OfferData("Teamtreffen", "other", "volunteers"), [afternoons])
    other = offers.create(desk, OfferData("Sprechstunde Wohnen", "info_event"), [afternoons]).value.id
    sessions.cancel(desk, SessionKey(other, TODAY, time(15)), "krank", 0)
    made = papers.week_poster(desk, date(2026, 11, 25), "uk", PosterSize.A3)
    assert made.file_name == "Wochenprogramm-2026-KW48-uk-a3.pdf"
    [text] = read(made)
    for expected in ("Мовне кафе для жінок", "Frauensprachcafé", "лише для жінок", "скасовано", "Saal"):
        assert expected in text
    for hidden in ("Rollenspiele", "Teamtreffen", "Caro", "krank"):
        assert hidden not in text
    # New Year's Day is in a week that belongs to the year before.
    [text] = read(papers.week_poster(desk, date(2027, 1, 1)))
    assert "KW 53" in text
    assert "Neujahr" in text
    assert "28.12.–03.01.2027" in text
    with pytest.raises(SlipLanguageMissing):
        papers.week_poster(desk, TODAY, "xx")
    with pytest.raises(BadInput):
        papers.week_poster(desk, date(1926, 11, 4))
