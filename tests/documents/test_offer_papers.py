"""Attendance lists, coded sheets and certificates of participation: what stands on them, and what never does."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.documents.hostile import HOSTILE, edges_are_blank
from woilmenau_desk.documents.attendance_list import render_attendance_list
from woilmenau_desk.documents.participation_certificate import render_participation_certificate
from woilmenau_desk.domain.offer_papers import (
    AttendanceSheet,
    CareLine,
    ParticipationCertificate,
    SheetLine,
    SheetLook,
)
from woilmenau_desk.domain.slips import Place

PLACE = Place("wo:ilmenau", "Wetzlarer Platz 1", "98693 Ilmenau")
PEOPLE = (
    SheetLine("Mira Muster", code="1019", children=2),
    SheetLine("Олена Прикладенко", code="1027", came=True),
    SheetLine("محمد المثال", "Muhammad al-Mithal", code="1035", excused=True),
)
CAFE = AttendanceSheet(
    "wo:ilmenau",
    "Frauensprachcafé",
    date(2026, 11, 25),
    time(9, 30),
    time(11, 30),
    PEOPLE,
    room="Großer Raum",
    leaders=("Caro",),
    made_on=date(2026, 11, 24),
)
COURSE = ParticipationCertificate(
    PLACE,
    "Mira Muster",
    "Deutschkurs am Vormittag",
    "Sprachkurs",
    date(2026, 9, 1),
    date(2026, 11, 20),
    21,
    24,
    date(2026, 11, 27),
    level="A1",
    half_units=63,
    minutes=21 * 90,
)
Pages = Callable[[bytes], list[str]]


def test_a_list_says_of_what_it_is_and_has_room_for_newcomers(pages: Pages) -> None:
    [text] = pages(render_attendance_list(CAFE))
    for expected in (
        "Anwesenheitsliste",
        "Frauensprachcafé",
        "Mi, 25.11.2026, 09:30–11:30 Uhr",
        "Großer Raum",
    ):
        assert expected in text
    for expected in ("Caro", "Mira Muster", "Олена Прикладенко", "Muhammad al-Mithal", "entschuldigt"):
        assert expected in text
    assert "Weitere, ohne Namen:" in text
    # Three are announced; the page is filled with lines for whoever comes as well.
    assert "\n12\n" in text
    assert "1019" not in text


def test_a_list_without_anybody_is_one_to_fill_in(pages: Pages) -> None:
    [text] = pages(render_attendance_list(replace(CAFE, lines=())))
    assert "\n6\n" in text


def test_the_childcare_has_a_page_of_its_own_with_numbers_to_pick_up_by(pages: Pages) -> None:
    care = (CareLine(1, "2", "09:31", "11:20"), *(CareLine(number) for number in range(2, 15)))
    people, children = pages(render_attendance_list(replace(CAFE, care=care)))
    assert "Kinderbetreuung" in children
    assert "Abholnummer" in children
    assert "09:31" in children
    assert "Muster" not in children
    assert "Abholnummer" not in people


def test_a_coded_sheet_shows_no_name_but_on_the_page_that_is_kept_apart(pages: Pages) -> None:
    sheet, key = pages(render_attendance_list(replace(CAFE, look=SheetLook.CODES)))
    for line in PEOPLE:
        assert line.code in sheet
        assert line.code in key
    for part in ("Muster", "Олена", "Mithal"):
        assert part not in sheet
        assert part in key
    assert "nicht liegen lassen" in key


def test_codes_and_names_may_stand_together_where_that_is_wanted(pages: Pages) -> None:
    [text] = pages(render_attendance_list(replace(CAFE, look=SheetLook.BOTH)))
    assert "1019" in text
    assert "Mira Muster" in text


def test_many_people_stand_on_several_pages_that_each_say_what_they_are(pages: Pages) -> None:
    many = tuple(SheetLine(f"Mira Muster {number:03}", code=f"{number}") for number in range(130))
    found = pages(render_attendance_list(replace(CAFE, lines=many)))
    assert len(found) > 4
    for text in found:
        assert "Anwesenheitsliste" in text
        assert "Unterschrift" in text
    for line in many:
        assert sum(line.name in text for text in found) == 1
    assert sum("Weitere, ohne Namen:" in text for text in found) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_any_name_stands_on_a_list(text: str, pages: Pages, picture: Callable[..., Image.Image]) -> None:
    line = SheetLine(text, text, text, 3)
    sheet = replace(CAFE, title=text, room=text, leaders=(text,), centre=text, lines=(line, *PEOPLE))
    pdf = render_attendance_list(replace(sheet, look=SheetLook.BOTH))
    assert len(pages(pdf)) == 1
    assert edges_are_blank(picture, pdf)


def test_a_certificate_says_what_was_attended_and_nothing_of_the_person_but_the_name(pages: Pages) -> None:
    [text] = pages(render_participation_certificate(COURSE))
    for expected in (
        "Teilnahmebescheinigung",
        "Mira Muster",
        "Deutschkurs am Vormittag",
        "Sprachkurs",
        "A1",
        "01.09.2026 bis 20.11.2026",
        "an 21 von 24 Terminen",
        "31,5",
        "Ilmenau, 27.11.2026",
        "Unterschrift",
    ):
        assert expected in text


def test_what_is_not_known_has_no_line_on_a_certificate(pages: Pages) -> None:
    bare = replace(COURSE, kind="", level="", half_units=0, minutes=0, last=COURSE.first)
    [text] = pages(render_participation_certificate(bare))
    for absent in ("Niveau", "Unterrichtseinheiten", "Stunden", "bis", "Zusammenarbeit"):
        assert absent not in text


def test_a_name_in_other_letters_is_told_in_latin_ones_too(pages: Pages) -> None:
    told = replace(COURSE, name="محمد المثال", reading="Muhammad al-Mithal")
    [text] = pages(render_participation_certificate(told))
    assert "Muhammad al-Mithal" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_any_name_stands_on_a_certificate(
    text: str, pages: Pages, picture: Callable[..., Image.Image]
) -> None:
    place = Place(text, text, text)
    told = replace(
        COURSE, place=place, name=text, reading=text, title=text, kind=text, level=text, partner=text
    )
    pdf = render_participation_certificate(told)
    assert 1 <= len(pages(pdf)) <= 2
    assert edges_are_blank(picture, pdf)


def test_papers_name_nobody_in_their_metadata_and_come_out_the_same() -> None:
    for pdf, again in (
        (render_attendance_list(CAFE), render_attendance_list(CAFE)),
        (render_participation_certificate(COURSE), render_participation_certificate(COURSE)),
    ):
        assert pdf == again
        told = PdfReader(io.BytesIO(pdf)).metadata
        assert told is not None
        said = " ".join(str(value) for value in told.values())
        assert not any(name in said for name in ("Muster", "Caro", "Олена"))
