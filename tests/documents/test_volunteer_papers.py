"""Hours sheets, the volunteers' own sheets, proof of voluntary work, the roster of a month."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.documents.hostile import HOSTILE, edges_are_blank
from woilmenau_desk.documents.hours_sheet import render_hours_sheet, render_volunteer_sheets
from woilmenau_desk.documents.roster_month import render_roster_month
from woilmenau_desk.documents.volunteering_certificate import render_volunteering_certificate
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.roster import Duty, Gap, OnDuty, RosterDay
from woilmenau_desk.domain.slips import Place
from woilmenau_desk.domain.volunteer_papers import (
    HoursLine,
    HoursSheet,
    RoleTold,
    RosterMonth,
    TrainingTold,
    VolunteeringCertificate,
    VolunteerSheet,
    VolunteerSheets,
)

OCTOBER = Month(2026, 10)
PLACE = Place("wo:ilmenau", "Wetzlarer Platz 1", "98693 Ilmenau")
LINES = (
    HoursLine("Ines Beispiel", date(2026, 10, 5), 100, "Nachhilfe", "Bildung", 10, who=1),
    HoursLine("Ines Beispiel", date(2026, 10, 1), 150, "Sprachpate", "Sprache", who=1),
    HoursLine("Ines Beispiel", date(2026, 10, 2), 45, "Nachhilfe", "Bildung", who=2),
    HoursLine("Ärmin Muster", date(2026, 10, 3), 60, "Kinderbetreuung", "", about="Café", who=3),
)
SHEET = HoursSheet("wo:ilmenau", OCTOBER, LINES, date(2026, 11, 2), "Begegnung", "AZ-1", "Freistaat")
PROOF = VolunteeringCertificate(
    PLACE,
    "Ines Beispiel",
    date(2025, 1, 1),
    date(2025, 12, 31),
    52 * 90,
    date(2026, 1, 5),
    roles=(RoleTold("Sprachpate", "Sprache", date(2025, 1, 1), None, 3000),),
    skills="Erste Hilfe",
    languages=("Arabisch (C1)",),
    trainings=(TrainingTold("Asylrecht", date(2025, 2, 8), 3),),
)
Pages = Callable[[bytes], list[str]]


def test_the_hours_of_a_month_by_name_day_and_field(pages: Pages) -> None:
    [text] = pages(render_hours_sheet(SHEET))
    for expected in (
        "Oktober 2026",
        "AZ-1",
        "Freistaat",
        "Ines Beispiel",
        "01.10.2026",
        "Sprachpate",
        "2:30",
    ):
        assert expected in text
    # 100 + 150 minutes of one Ines, 45 of another; all together 355.
    assert "4:10" in text
    assert "5:55" in text
    assert "ohne Bereich" in text
    assert text.index("Ärmin") < text.index("Ines")
    assert "Unterschrift der Leitung" in text
    ends = text[text.index("Summe") :].split()
    assert ends[1:4] == ["3", "0:10", "5:55"]


def test_a_month_without_hours_says_so(pages: Pages) -> None:
    [text] = pages(render_hours_sheet(replace(SHEET, lines=())))
    assert "In diesem Monat sind keine Stunden notiert." in text


def test_many_hours_stand_on_several_pages_with_their_heads(pages: Pages) -> None:
    many = tuple(
        HoursLine(f"Ines {number:03}", date(2026, 10, 1), 60, "Nachhilfe", "Bildung", who=number)
        for number in range(1, 201)
    )
    found = pages(render_hours_sheet(replace(SHEET, lines=many)))
    assert len(found) >= 4
    for number, text in enumerate(found, 1):
        assert "Oktober 2026" in text
        assert "Stunden (h:min)" in text
        assert f"Seite {number} von {len(found)}" in text
    for line in many:
        assert sum(line.name in text for text in found) == 1
    assert "200:00" in found[-1]


def test_a_volunteers_own_sheet_shows_the_code_and_a_name_only_where_it_is_wanted(pages: Pages) -> None:
    own = VolunteerSheet("wo:ilmenau", OCTOBER, "0042", roles=("Sprachpate", "Dolmetschen"))
    [text] = pages(render_volunteer_sheets(VolunteerSheets((own,))))
    for expected in ("Code 0042", "Oktober 2026", "1 Sprachpate", "2 Dolmetschen", "davon Vorbereitung"):
        assert expected in " ".join(text.split()).replace("  ", " ")
    [text] = pages(render_volunteer_sheets(VolunteerSheets((replace(own, name="Ines Beispiel"),))))
    assert "Ines Beispiel" in text


def test_the_key_to_sheets_without_a_name_is_a_page_of_its_own(pages: Pages) -> None:
    sheets = tuple(VolunteerSheet("wo:ilmenau", OCTOBER, code) for code in ("0A42", "0B17"))
    names = (("0A42", "Ines Beispiel"), ("0B17", "Ärmin Muster"))
    key, one, other = pages(render_volunteer_sheets(VolunteerSheets(sheets, names)))
    assert "nicht liegen lassen" in key
    assert key.index("0A42") < key.index("Ines Beispiel") < key.index("0B17") < key.index("Ärmin Muster")
    assert "Code 0A42" in one
    assert "Code 0B17" in other
    assert not any(name in text for _, name in names for text in (one, other))


def test_the_proof_says_what_the_land_asks_for(pages: Pages) -> None:
    [text] = pages(render_volunteering_certificate(PROOF))
    text = " ".join(text.split())
    for expected in (
        "Ines Beispiel",
        "engagiert hat",
        "Sprache",
        "01.01.2025 bis 31.12.2025",
        "78 Stunden, im Durchschnitt 1,5 Stunden in der Woche",
        "Sprachpate",
        "seit 01.01.2025, 50 Stunden",
        "Erste Hilfe",
        "Arabisch (C1)",
        "08.02.2025",
        "Asylrecht (1,5 Einheiten)",
        "Ilmenau, 05.01.2026",
    ):
        assert expected in text


def test_a_long_life_of_voluntary_work_goes_on_overleaf(pages: Pages) -> None:
    many = tuple(TrainingTold(f"Fortbildung {number:02}", date(2025, 1, 1)) for number in range(60))
    found = pages(render_volunteering_certificate(replace(PROOF, trainings=many, last=None)))
    assert len(found) > 1
    for one in many:
        assert sum(one.title in text for text in found) == 1
    assert "Unterschrift" in found[-1]
    assert "Unterschrift" not in found[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_name_stands_on_the_volunteers_papers(
    text: str, pages: Pages, picture: Callable[..., Image.Image]
) -> None:
    line = HoursLine(text, date(2026, 10, 1), 60, text, text, about=text)
    place = Place(text, text, text)
    role, training = RoleTold(text, text), TrainingTold(text, date(2026, 1, 1))
    duty = Duty(3, time(14), time(16), date(2026, 10, 1), said=text)
    day = RosterDay(date(2026, 10, 1), ((time(14), time(16)),), (OnDuty(duty, text),), closed=text)
    for pdf in (
        render_hours_sheet(replace(SHEET, centre=text, lines=(line,), project=text, funder=text)),
        render_volunteer_sheets(
            VolunteerSheets((VolunteerSheet(text, OCTOBER, text, text, (text,) * 3),), ((text, text),))
        ),
        render_volunteering_certificate(
            replace(
                PROOF, place=place, name=text, reading=text, skills=text, roles=(role,), trainings=(training,)
            )
        ),
        render_roster_month(RosterMonth(text, OCTOBER, (day,), date(2026, 10, 1))),
    ):
        assert len(pages(pdf)) <= 2
        assert edges_are_blank(picture, pdf)


def roster(month: Month, *, crowd: int = 2) -> RosterMonth:
    days, day = [], month.first
    while day <= month.last:
        opens = ((time(14), time(16)),) if day.weekday() < 5 else ()
        duty = Duty(day.weekday(), time(14), time(16), day)
        there = tuple(OnDuty(duty, f"Mira {number}", absent=number == 0) for number in range(crowd))
        gaps = (Gap(day, time(14), time(15)),) if day.day == 5 else ()
        days.append(RosterDay(day, opens, there if opens else (), gaps if opens else ()))
        day += timedelta(days=1)
    return RosterMonth("wo:ilmenau", month, tuple(days), month.first)


def test_the_roster_of_a_month_stands_on_one_page_with_its_gaps_in_words(pages: Pages) -> None:
    [text] = pages(render_roster_month(roster(OCTOBER)))
    for expected in ("Dienstplan Oktober 2026", "Montag", "Freitag", "14:00–15:00 niemand da", "1 Lücke"):
        assert expected in text
    assert "Samstag" not in text
    assert text.count("14:00–16:00 Mira 1") == 22
    page = PdfReader(io.BytesIO(render_roster_month(roster(OCTOBER)))).pages[0]
    assert page.mediabox.width > page.mediabox.height


@pytest.mark.parametrize("month", [Month(2026, 2), Month(2026, 3), Month(2027, 5)])  # of 4, 6 and 6 weeks
def test_a_month_of_any_shape_with_a_crowd_keeps_its_gaps(
    month: Month, pages: Pages, picture: Callable[..., Image.Image]
) -> None:
    pdf = render_roster_month(roster(month, crowd=60))
    [text] = pages(pdf)
    gaps = int(date(month.year, month.month, 5).weekday() < 5)
    assert text.count("niemand da") == gaps + 1  # with the legend
    assert "weitere" in text
    assert edges_are_blank(picture, pdf)


def test_a_saturday_on_which_somebody_comes_has_its_column(pages: Pages) -> None:
    saturday = date(2026, 10, 17)
    duty = Duty(5, time(10), time(12), saturday, saturday)
    day = RosterDay(saturday, (), (OnDuty(duty, "Mira"),))
    [text] = pages(render_roster_month(RosterMonth("wo:ilmenau", OCTOBER, (day,), saturday)))
    assert "Samstag" in text
    assert "Mira" in text


def test_metadata_name_no_volunteer_and_papers_come_out_the_same() -> None:
    own = VolunteerSheet("wo:ilmenau", OCTOBER, "0042", "Ines Beispiel")
    made = (
        render_hours_sheet(SHEET),
        render_volunteer_sheets(VolunteerSheets((own,))),
        render_volunteering_certificate(PROOF),
    )
    again = (
        render_hours_sheet(SHEET),
        render_volunteer_sheets(VolunteerSheets((own,))),
        render_volunteering_certificate(PROOF),
    )
    assert made == again
    for pdf in made:
        told = PdfReader(io.BytesIO(pdf)).metadata
        assert told is not None
        assert not any(name in str(value) for value in told.values() for name in ("Ines", "Ärmin"))
