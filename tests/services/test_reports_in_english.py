"""A report in English: one function for the window and for every file, one source of words."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from woilmenau_desk.documents import report_words
from woilmenau_desk.documents.figures_text import date_told, euros, figure, in_english, number_in
from woilmenau_desk.domain.periods import MONTH_NAMES
from woilmenau_desk.domain.report import Aim, Answer, Below, Closed, Receipt, Report, ReportTable
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.reports import english, outputs, publishing, reports
from woilmenau_desk.services.reports.outputs import FORMATS, Format

OPENED = "{planned} geplant, {held} gehalten"


def report(**changes: object) -> Report:
    content: dict[str, object] = {
        "kind": "month",
        "period": "2026-10",
        "period_title": "Oktober 2026",
        "internal": True,
        "rule": "none",
        "rule_text": "Wahre Zahlen, nur für die Kolleginnen und Kollegen des Zentrums.",
        "version": "0.1.0",
        "centre": "wo:ilmenau",
        "project": "Begegnungszentrum",
        "file_number": "AZ-1",
        "funder": "Freistaat",
        "tables": (
            ReportTable(
                "reasons",
                "Kontakte nach Anlass",
                ("", "Kontakte"),
                (("Begegnung", 1205), ("unbekannt", None), ("Summe", "1.234,5")),
                total_row=True,
            ),
        ),
        "definitions": {"Kontakt": "Eine Person an einem Tag.", "Person": "x"},
        "made_on": date(2026, 11, 2),
        "extra": {"Öffnungstage": Sentence("report", OPENED, {"planned": 22, "held": 21})},
        "english": {"Begegnung": "Encounter"},
        "aims": (Aim("Kontakte", "year", 1000, "7,5", 78),),
        "answers": (Answer("stood_out", "Kontakte", "Ein Satz."),),
        "held_back": ("Kontakte nach Kanal",),
        "language": "en",
    }
    return Report(**{**content, **changes})  # type: ignore[arg-type]


def test_every_part_is_told_in_english() -> None:
    told = english.in_english(report())
    assert told.period_title == "October 2026"
    [table] = told.tables
    assert table.title == "Contacts by reason"
    assert table.columns == ("", "Contacts")
    assert table.rows == (("Encounter", 1205), ("unknown", None), ("Total", "1,234.5"))
    assert dict(told.definitions)["Person"] == "x"
    assert "Contact" in told.definitions
    assert told.extra == {"Days open": "22 planned, 21 held"}
    assert told.aims[0].title == "Contacts"
    assert told.aims[0].reached == "7.5"
    assert told.answers[0].text == "Ein Satz."  # as somebody wrote it
    assert told.held_back == ("Contacts by channel",)
    assert told.rule_text.startswith("True figures")


def test_what_is_english_stays_so() -> None:
    once = english.in_english(report())
    assert english.in_english(once) == once


def test_what_is_not_translated_stays_german() -> None:
    assert english.in_english(report(project="Projekt X")).project == "Projekt X"
    assert english.english_word("report", "gibt es nicht") == "gibt es nicht"
    assert english.english_word("nowhere", "Kontakte") == "Kontakte"


def test_a_sentence_with_places_is_known_when_it_is_filled_in() -> None:
    told = english.in_english(report(held_back=("12 geplant, 3 gehalten",)))
    assert told.held_back == ("12 planned, 3 held",)


@given(
    st.one_of(
        st.builds(Span.around, st.sampled_from(SpanKind), st.dates(date(2016, 1, 1), date(2090, 1, 1))),
        st.dates(date(2016, 1, 1), date(2090, 1, 1)).map(lambda day: Span.days(day, date(2090, 12, 31))),
    )
)
def test_every_span_has_an_english_name(span: Span) -> None:
    told = english.in_english(report(period=str(span), period_title=span.title(), kind=span.kind.value))
    assert told.period_title
    assert str(span.first.year) in told.period_title
    german = {name for name in MONTH_NAMES if name not in ("April", "August", "September", "November")}
    assert not german & set(told.period_title.split())
    assert "bis" not in told.period_title


@given(st.integers(-(10**9), 10**9))
def test_figures_are_the_same_in_both_languages(number: int) -> None:
    german, told = figure(number), figure(number, "en")
    assert in_english(german) == told
    found = number_in(german)
    assert found is not None
    assert found[0] == number


@given(st.integers(-(10**7), 10**7))
def test_amounts_are_the_same_in_both_languages(cents: int) -> None:
    assert in_english(euros(cents)) == euros(cents, "en")


def test_dates_and_small_figures_have_their_own_words() -> None:
    assert date_told(date(2026, 10, 3), "en") == "3 Oct 2026"
    assert date_told(date(2026, 10, 3)) == "03.10.2026"
    assert figure(Below(0), "en") == "below 5"
    assert figure(None, "en") == "·"


@pytest.mark.parametrize("wanted", FORMATS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_each_format_is_in_the_reports_language_and_the_same_again(wanted: Format, language: str) -> None:
    one = report(language=language)
    content = outputs.made(one, wanted)
    assert content == outputs.made(replace(one), wanted)
    german, english_title = "Kontakte nach Anlass", "Contacts by reason"
    told = _text_of(content, wanted)
    assert (german in told, english_title in told) == (language == "de", language == "en")


def _text_of(content: bytes, wanted: Format) -> str:
    match wanted:
        case Format.PDF:
            reader = PdfReader(io.BytesIO(content))
            assert reader.metadata is not None
            return "\n".join(page.extract_text() for page in reader.pages)
        case Format.XLSX:
            return str(openpyxl.load_workbook(io.BytesIO(content)).sheetnames)
        case _:
            return content.decode("utf-8-sig")


def test_the_pdf_says_its_language() -> None:
    for language in ("de", "en"):
        reader = PdfReader(io.BytesIO(outputs.made(report(language=language), Format.PDF)))
        assert str(reader.root_object["/Lang"]) == language


def test_a_file_is_named_by_kind_and_span() -> None:
    assert (
        outputs.file_name(report(language="de"), Format.PDF) == "Monatsbericht-2026-10-Freistaat-intern.pdf"
    )
    quarter = report(language="de", kind="quarter", period="2026-Q4", internal=False)
    assert outputs.file_name(quarter, Format.XLSX) == "Quartalsbericht-2026-Q4-Freistaat.xlsx"
    named = report(language="de", internal=False, funder=" Stiftung „Nord/Süd“: Alle & mehr ")
    assert outputs.file_name(named, Format.PDF) == "Monatsbericht-2026-10-Stiftung-Nord-Süd-Alle-mehr.pdf"
    days = report(language="de", kind="days", period="2026-03-01..2026-04-15", internal=False)
    assert outputs.file_name(days, Format.CSV) == "Bericht-2026-03-01..2026-04-15-Freistaat.csv"


def test_csv_and_json_tell_aims_texts_and_what_is_held_back() -> None:
    one = report(language="de", internal=False, rule="round5")
    rows = list(csv.reader(io.StringIO(outputs.made(one, Format.CSV).decode("utf-8-sig")), delimiter=";"))
    assert ["Kontakte", "Jahr", "1000", "7,5", "78 %"] in rows
    assert ["Hinweis", "vorläufig"] in rows
    assert ["Ein Satz."] in rows
    assert ["Kontakte nach Kanal"] in rows
    told = outputs.made(one, Format.JSON).decode()
    for key in ('"aims"', '"answers"', '"held_back"', '"closed": null', '"provisional": true', '"receipts"'):
        assert key in told


def _fixed_words() -> list[str]:
    """Every word that papers and workbooks bring themselves."""
    found: list[str] = []
    for name, value in vars(report_words).items():
        if name.startswith("__"):
            continue
        found += [value] if isinstance(value, str) else []
        found += value.values() if isinstance(value, Mapping) else []
    return found


def test_every_fixed_word_of_papers_and_workbooks_is_english() -> None:
    missing = {word for word in _fixed_words() if english.english_word("report", word) == word}
    assert missing == {"Version"}  # which is the same word


GERMAN = re.compile(
    r"\b(?:und|oder|nicht|keine?|ist|Summe|Monat|Jahr|Seite|unter|von|Fassung|Projekt|Bezug|Beleg\w*|Betrag|Topf|andere|"
    r"unbekannt|Personen|Kontakte?|abgeschlossen|vorläufig|geplant|gehalten|Erstellt|Stand|Regel|Hinweis|Programm|je|"
    r"Fortsetzung|Zentrum|Anlage|Ort|Datum|Unterschrift|Soll|erreicht|Storno|laut|Soforthilfe)\b|[äöüÄÖÜß]"
)
RECEIPTS = (
    Receipt(date(2026, 10, 9), "2026-1", "laut Beleg", "Soforthilfe", 1250, "Fund A"),
    Receipt(date(2026, 10, 9), "2026-2", "laut Beleg", "Storno zu 2026-1", -1250, "Fund B"),
)


@pytest.mark.parametrize("wanted", [Format.PDF, Format.XLSX, Format.CSV])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"internal": False, "rule": "round5", "complete_until": date(2026, 10, 9)},
        {"internal": False, "closed": Closed(2, date(2026, 11, 9), "Caro", "three more")},
        {"internal": False, "layout": "annexes", "receipts": RECEIPTS},
        {"internal": False, "kind": "year", "period": "2026", "period_title": "2026"},
        {"tables": (ReportTable("reasons", "Kontakte nach Anlass", ("", "Kontakte"), ()),)},
    ],
)
def test_no_german_word_stands_in_an_english_file(changes: dict[str, object], wanted: Format) -> None:
    aims = (
        Aim("Kontakte", "month", 8400, 70, 1, 12),
        Aim("Personen", "month", 10, None, None),
        Aim("Erstkontakte", "year", 0, 5, None),
        Aim("Verweise", "project", 10, 5, 50),
    )
    made = outputs.made(
        report(aims=aims, **{"definitions": {}, "extra": {}, "answers": (), **changes}), wanted
    )
    if wanted is Format.PDF:
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    elif wanted is Format.XLSX:
        book = openpyxl.load_workbook(io.BytesIO(made))
        cells = (
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
        )
        text = "\n".join([*book.sheetnames, *cells])
    else:
        text = made.decode("utf-8-sig")
    assert [line for line in text.splitlines() if GERMAN.search(line)] == []


def test_what_is_held_back_is_named_in_english() -> None:
    held = (
        publishing.HELD_TABLES.format(tables="„Soforthilfe“, „Soforthilfe nach Topf“"),
        publishing.HELD_NUMBERS.format(numbers="Personen, Erstkontakte"),
    )
    tables, numbers = english.in_english(report(held_back=held)).held_back
    assert "“Emergency help”, “Emergency help by fund”" in tables
    assert "Soforthilfe" not in tables
    assert "Persons" in numbers
    assert "kontakte" not in numbers


def test_days_of_what_is_missing_are_told_as_the_english_write_them() -> None:
    spans = "08.08.2026 bis 13.09.2026, 2. Quartal 2026, Oktober 2025, 2025, 99.99.2026 bis 13.09.2026"
    told = english.in_english(report(held_back=(reports.MISSING.format(spans=spans),))).held_back[0]
    assert "8 Aug 2026 to 13 Sep 2026, Q2 2026, October 2025, 2025, 99.99.2026 to 13 Sep 2026." in told
