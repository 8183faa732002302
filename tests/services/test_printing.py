"""What goes to paper: every letter has a font, or stands there in Latin letters and somebody is told."""

import re
import sys
import unicodedata
from collections import defaultdict
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from pypdf import PdfReader

from tests import present
from tests.stores import Clock
from woilmenau_desk import services
from woilmenau_desk.documents.calendar_entry import calendar_entry
from woilmenau_desk.documents.fonts import MISSING, undrawn
from woilmenau_desk.documents.shaping import Voice, shape
from woilmenau_desk.documents.slip_words import slip_words
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.report import Report, ReportTable
from woilmenau_desk.domain.slips import AppointmentSlip, Place
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import appointments, slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.printing import printable
from woilmenau_desk.services.reports import outputs
from woilmenau_desk.services.upkeep import upkeep


@cache
def names_of_every_script() -> dict[str, str]:
    """A word of three letters in every script that Unicode has, with a mark where the script has some."""
    letters: dict[str, list[str]] = defaultdict(list)
    marks: dict[str, str] = {}
    for code in range(0x80, sys.maxunicode):
        char = chr(code)
        script = unicodedata.name(char, "").partition(" ")[0]
        if unicodedata.category(char) in ("Lo", "Lu", "Ll") and len(letters[script]) < 3:
            letters[script].append(char)
        elif unicodedata.category(char) in ("Mn", "Mc"):
            marks.setdefault(script, char)
    return {script: "".join(found) + marks.get(script, "") for script, found in letters.items() if found}


EVERY_SCRIPT = names_of_every_script()
OTHERS = {"emoji": "😀👍🏽", "flag": "🇩🇪", "private": "\ue000x", "maths": "𝓐∑", "replacement": "a\ufffd"}


def shown(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def slip_with(text: str) -> AppointmentSlip:
    start = datetime(2026, 11, 23, 14, 30, tzinfo=BERLIN)
    return AppointmentSlip(text, text, text, start, 30, "uk", Place(text, text, text), "ref")


def report_with(text: str) -> Report:
    return Report(
        kind="month",
        period="2026-10",
        period_title=text,
        internal=False,
        rule="round5",
        rule_text=text,
        version="0",
        centre=text,
        project=text,
        file_number=text,
        funder=text,
        tables=(ReportTable("topics", text, (text, text), ((text, 5), (text, None)), note=text),),
        definitions={text: text},
        made_on=date(2026, 11, 2),
        extra={text: text},
        narrative=f"{text}\n\n{text} und {text}",
    )


def test_there_are_many_scripts() -> None:
    assert len(EVERY_SCRIPT) > 150
    assert {"ARMENIAN", "HEBREW", "DEVANAGARI", "THAI", "CJK", "HANGUL", "TAMIL"} <= set(EVERY_SCRIPT)


def test_every_script_is_drawn_or_put_into_latin_letters_and_told() -> None:
    for script, name in {**EVERY_SCRIPT, **OTHERS}.items():
        made = printable(f"Anna {name}")
        for weight in ("Regular", "SemiBold", "Bold"):
            line = shape(made.content, Voice(weight))  # type: ignore[arg-type]
            assert MISSING not in line.text, script
            for run in line.glyphs:
                assert all(char in "\u200c\u200d" or run.face.has(char) for char in run.text), script
        assert not undrawn(made.content), script
        if undrawn(name):
            assert len(made.remarks) == 1
        else:
            assert made.content == f"Anna {name}"
            assert not made.remarks


@pytest.mark.parametrize("script", ["ARMENIAN", "CJK", "DEVANAGARI", "HEBREW", "THAI", "TAMIL", "TIBETAN"])
def test_every_text_of_every_paper_is_looked_at(script: str) -> None:
    name = EVERY_SCRIPT[script]
    slip = slips._render(slip_with(name), slip_words("de"), slip_words("uk"), slips.Paper.A6)
    report = outputs.printed(report_with(name))
    for made in (slip, report):
        assert MISSING not in shown(made.pdf)
        assert not any(char in shown(made.pdf) for char in name)
        assert name in str(made.remarks[0])


def test_the_recovery_sheet_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place("Արև Իլմենաու", "Weg 1", "Ilmenau")
    monkeypatch.setattr(upkeep.centre, "default_place", lambda: place)
    text = shown(upkeep.recovery_sheet("2345-6789-ABCD-EFGH"))
    assert MISSING not in text
    assert "Arev Ilmenau" in text


@pytest.mark.parametrize(
    "text",
    [
        "<b>Олена</b> &amp; <script>",
        "Ж" * 10_000,
        "Ա" * 10_000,
        "Ա " * 5_000,
        "\u202eАнна \u2066Ա",
        "Ж" + "\u0301" * 500,
        "李" * 10_000,
        "ا" * 10_000,
        "Ա\x00\x1b[31m\ud800",
    ],
)
def test_any_name_makes_a_slip_of_one_page(text: str) -> None:
    for paper in slips.Paper:
        made = slips._render(slip_with(text), slip_words("de"), slip_words("uk"), paper)
        assert len(PdfReader(BytesIO(made.pdf)).pages) == 1
        assert MISSING not in shown(made.pdf)
    if "<b>" in text:
        assert "<b>Олена</b>" in shown(made.pdf)


def test_only_the_words_that_need_it_are_replaced() -> None:
    made = printable("Frau Արամ\nkam mit Олена 👍 wieder")
    assert made.content == "Frau Aram\nkam mit Олена  wieder"
    assert [str(remark) for remark in made.remarks] == [
        "Für „Արամ 👍“ gibt es hier keine Druckschrift. Auf dem Papier steht „Aram“."
    ]


def test_what_has_no_reading_is_left_out_and_told() -> None:
    made = printable(("😀", "", "a", "b"))
    assert made.content == ("", "", "a", "b")
    assert str(made.remarks[0]) == "„😀“ lässt sich nicht drucken und fehlt auf dem Papier."


def test_long_lists_are_told_in_short() -> None:
    made = printable(tuple(EVERY_SCRIPT[script] for script in ("ARMENIAN", "THAI", "TAMIL", "KHMER", "LAO")))
    assert [str(remark).startswith("Für „") for remark in made.remarks] == [True, True, True, False]
    assert str(made.remarks[-1]) == "Ebenso 2 weitere Stellen."


def test_nothing_is_rendered_that_was_not_looked_at() -> None:
    package = Path(services.__file__).parent.parent
    makers = [
        file
        for file in package.rglob("*.py")
        if file.parent.name != "documents" and re.search(r"\brender_\w+\(", file.read_text(encoding="utf-8"))
    ]
    assert {file.relative_to(package).parts[0] for file in makers} == {"services"}
    for file in makers:
        calls = re.findall(r"\brender_\w+\(([^\n]*)", file.read_text(encoding="utf-8"))
        assert calls
        assert "printable(" in file.read_text(encoding="utf-8"), f"{file.name} prints what no font may have"


# -- the slip and its calendar entry -----------------------------------------------------------------------------


def booked(desk: Desk, name: str, hour: int = 15) -> int:
    who = people.register(desk, PersonData(name)).value.id
    start = datetime(2026, 11, 24, hour, tzinfo=BERLIN)
    return appointments.book(desk, AppointmentData(who, "caro", start, 30, "uk")).value.id


def entry_of(desk: Desk, appointment_id: int) -> Event:
    content = slips.slip(desk, appointment_id)
    [event] = Calendar.from_ical(calendar_entry(content, slip_words(content.language))).walk("VEVENT")
    return event


def moved(desk: Desk, appointment_id: int, hour: int) -> None:
    row = appointments.get(desk, appointment_id)
    data = AppointmentData(row.data.person_id, "caro", row.data.starts_at.replace(hour=hour), 30, "uk")
    appointments.change(desk, appointment_id, data, row.version)


def test_the_visitors_own_letters_come_first_and_the_reading_opposite(desk: Desk) -> None:
    text = shown(slips.slip_pdf(desk, booked(desk, "Олександр Шевченко")))
    assert text.index("Олександр Шевченко") < text.index("Oleksandr Shevchenko")
    assert "(" not in text[: text.index("24.11.2026")]
    assert "Oleksandr" not in shown(slips.slip_pdf(desk, booked(desk, "Oleh Testenko", 16)))


def test_a_name_without_a_font_is_printed_as_it_reads(desk: Desk) -> None:
    made = slips.printed_slip(desk, booked(desk, "Արամ Սարգսյան"))
    assert shown(made.pdf).count("Aram Sargsyan") == 1
    assert "Արամ Սարգսյան" in str(made.remarks[0])


def test_the_entry_counts_and_dates_every_change(desk: Desk, clock: Clock) -> None:
    appointment = booked(desk, "Olena")
    steps = [entry_of(desk, appointment)]
    for change in (
        lambda: moved(desk, appointment, 16),
        lambda: undo.undo(desk),
        lambda: undo.redo(desk),
        lambda: present.set_state(desk, appointment, AppointmentState.CANCELLED),
        lambda: present.set_state(desk, appointment, AppointmentState.BOOKED),
        lambda: undo.undo(desk),
    ):
        clock.move(hours=1)
        change()
        steps.append(entry_of(desk, appointment))
        assert steps[-1]["dtstamp"].dt == clock()
    assert steps[0]["sequence"] == 0
    numbers = [int(step["sequence"]) for step in steps]
    assert numbers == sorted(set(numbers))
    assert [step["dtstart"].dt.astimezone(BERLIN).hour for step in steps[:4]] == [15, 16, 15, 16]
    assert [step.get("status") == "CANCELLED" for step in steps[3:]] == [False, True, False, True]
    assert len({str(step["uid"]) for step in steps}) == 1


def test_the_same_state_once_more_changes_nothing(desk: Desk) -> None:
    appointment = booked(desk, "Olena")
    for _time in range(2):
        present.set_state(desk, appointment, AppointmentState.NO_SHOW)
    assert entry_of(desk, appointment)["sequence"] == 1


def test_a_reprint_is_identical_whenever_it_is_made(desk: Desk, clock: Clock) -> None:
    appointment = booked(desk, "Олександр")
    first = slips.slip_pdf(desk, appointment)
    clock.move(days=2_000)
    assert slips.slip_pdf(desk, appointment) == first
    moved(desk, appointment, 16)
    second = slips.slip_pdf(desk, appointment)
    assert second != first
    assert slips.slip_pdf(desk, appointment) == second


def test_an_appointment_in_another_century_has_its_slip(desk: Desk) -> None:
    appointment = booked(desk, "Olena")
    row = appointments.get(desk, appointment)
    far = row.data.starts_at.replace(year=2098)
    appointments.change(desk, appointment, AppointmentData(row.data.person_id, "caro", far, 30), row.version)
    assert "24.11.2098" in shown(slips.slip_pdf(desk, appointment))
    assert entry_of(desk, appointment)["dtstart"].dt.year == 2098
