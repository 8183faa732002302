"""The report as a workbook: real numbers, sums that come to what is told, texts that stay texts."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.documents.full_reports import annexes, full_month, year
from tests.documents.hostile import HOSTILE
from woilmenau_desk.documents.report_xlsx import report_to_xlsx
from woilmenau_desk.documents.workbook import Page, Style, Written, column, sheet_names, workbook
from woilmenau_desk.domain.report import Answer, Closed, Report, ReportTable

MakeReport = Callable[..., Report]
SUM = re.compile(r"=SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)")
SHARE = re.compile(r"=([A-Z]+\d+)/([A-Z]+\d+)")


def opened(content: bytes, *, results: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def formulas(book: Any) -> Iterator[tuple[Any, Any]]:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield sheet, cell


def reckoned(sheet: Any, formula: str) -> float:
    if found := SUM.fullmatch(formula):
        assert found[1] == found[3]
        return float(
            sum(sheet[f"{found[1]}{number}"].value for number in range(int(found[2]), int(found[4]) + 1))
        )
    share = SHARE.fullmatch(formula)
    assert share is not None
    return float(sheet[share[1]].value) / float(sheet[share[2]].value)


@pytest.mark.parametrize("made", [full_month, year, annexes])
def test_every_formula_comes_to_what_stands_with_it(
    made: Callable[[Report], Report], make_report: MakeReport
) -> None:
    content = report_to_xlsx(made(make_report()))
    told = opened(content, results=True)
    found = 0
    for sheet, cell in formulas(opened(content)):
        found += 1
        assert reckoned(sheet, cell.value) == pytest.approx(told[sheet.title][cell.coordinate].value)
    assert found >= 5


def test_sums_are_formulas_and_come_to_the_told_sum(make_report: MakeReport) -> None:
    sheet = opened(report_to_xlsx(make_report()))["Kontakte nach Anlass"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == [
        ["Begegnung", 1205],
        ["Kurzauskunft", 405],
        ["zusammen", "=SUM(B3:B4)"],
    ]


def test_a_sum_that_is_none_stays_a_figure(make_report: MakeReport) -> None:
    rows = (("Wohnen", 5, None), ("Sprache", 10, 5), ("Summe", 20, 5))
    table = ReportTable("topics", "Themen", ("Thema", "Zahl", "verdeckt"), rows, total_row=True)
    sheet = opened(report_to_xlsx(make_report(tables=(table,))))["Themen"]
    assert [cell.value for cell in sheet[5]] == ["Summe", 20, 5]
    assert sheet["C3"].value == "·"


def test_figures_that_are_told_as_texts_are_numbers_there(make_report: MakeReport) -> None:
    rows = (("a", "1.234,50 €", "12,5"), ("b", "250 €", "7,25"), ("c", "80 %", "2026-11"), ("d", "", "x 5"))
    table = ReportTable("x", "Zahlen", ("Art", "Betrag", "Stunden"), rows)
    sheet = opened(report_to_xlsx(make_report(tables=(table,))))["Zahlen"]
    assert [[sheet.cell(row, place).value for place in (2, 3)] for row in range(3, 7)] == [
        [1234.5, 12.5],
        [250, 7.25],
        [0.8, "2026-11"],
        ["", "x 5"],
    ] or sheet["B6"].value is None
    assert sheet["B5"].number_format == "0%"
    assert "€" in sheet["B3"].number_format


def test_english_figures_are_the_same_numbers(make_report: MakeReport) -> None:
    table = ReportTable("x", "Figures", ("Kind", "Amount"), (("a", "1,234.50 €"), ("b", "12.5")))
    sheet = opened(report_to_xlsx(make_report(tables=(table,), language="en")))["Figures"]
    assert [sheet["B3"].value, sheet["B4"].value] == [1234.5, 12.5]


def test_nothing_that_is_text_becomes_a_formula(make_report: MakeReport) -> None:
    evil = ("=1+1", "+49", "-2", "@SUM(A1)", *HOSTILE)
    table = ReportTable("x", "=cmd", evil[:3], tuple((text, 5, text) for text in evil), note=evil[0])
    report = replace(
        annexes(make_report(project=evil[0], definitions={evil[0]: evil[1]}, rule_text=evil[0])),
        tables=(table,),
        narrative=evil[0],
    )
    book = opened(report_to_xlsx(report))
    assert all(SUM.fullmatch(cell.value) or SHARE.fullmatch(cell.value) for _, cell in formulas(book))
    assert book["=cmd"]["A3"].value == "=1+1"
    assert book["=cmd"]["A3"].data_type in ("s", "inlineStr")


def test_aims_have_their_share_as_a_per_cent(make_report: MakeReport) -> None:
    content = report_to_xlsx(full_month(make_report()))
    sheet, told = opened(content)["Soll und Ist"], opened(content, results=True)["Soll und Ist"]
    assert sheet["E3"].value == "=D3/C3"
    assert sheet["E3"].number_format == "0%"
    assert told["E3"].value == pytest.approx(7065 / 9000)
    assert [sheet["E6"].value, sheet["E7"].value] == ["ohne Soll", "·"]


def test_receipts_have_days_amounts_and_a_sum(make_report: MakeReport) -> None:
    report = annexes(make_report())
    content = report_to_xlsx(report)
    sheet, told = opened(content)["Belegliste"], opened(content, results=True)["Belegliste"]
    assert sheet["A3"].value == datetime(2026, 1, 1)
    assert sheet["F3"].value == 12.5
    last = 3 + len(report.receipts)
    assert sheet[f"F{last}"].value == f"=SUM(F3:F{last - 1})"
    assert told[f"F{last}"].value == pytest.approx(sum(one.amount_cents for one in report.receipts) / 100)


def test_what_the_file_says_of_itself(make_report: MakeReport) -> None:
    book = opened(report_to_xlsx(make_report()))
    assert book.properties.title == "Monatsbericht Oktober 2026"
    assert book.properties.creator == "wo:ilmenau"
    sheet = book["Kontakte nach Anlass"]
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.freeze_panes == "A3"
    assert sheet.page_setup.fitToWidth == 1
    assert "vorläufig" in str([cell.value for row in book["Übersicht"].iter_rows() for cell in row])


def test_the_same_report_is_the_same_file(make_report: MakeReport) -> None:
    report = full_month(make_report())
    content = report_to_xlsx(report)
    assert content == report_to_xlsx(report)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_names_of_sheets_are_what_a_workbook_can_have() -> None:
    names = sheet_names(["Erst/Folge", "x" * 40, "x" * 50, "", "a:b", "A B", "'q'"])
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_columns_have_names() -> None:
    assert [column(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.needs_programs("soffice")
def test_libreoffice_comes_to_the_same_numbers(make_report: MakeReport, tmp_path: Path) -> None:
    # It reckons only what has no result yet, so this copy has none.
    content = report_to_xlsx(annexes(make_report()))
    told = opened(content, results=True)
    given = tmp_path / "bericht.xlsx"
    with zipfile.ZipFile(io.BytesIO(content)) as good, zipfile.ZipFile(given, "w") as copy:
        for info in good.infolist():
            part = good.read(info).decode()
            copy.writestr(info, re.sub(r"</f><v>[^<]*</v>", "</f>", part))
    profile, out = tmp_path / "profile", tmp_path / "out"
    command = [
        "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx",
        "--outdir", str(out), str(given),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    again = opened((out / "bericht.xlsx").read_bytes(), results=True)
    assert again.sheetnames == told.sheetnames
    numbers = 0
    for sheet in told:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    numbers += 1
                    assert again[sheet.title][cell.coordinate].value == pytest.approx(cell.value)
    assert numbers > 100


def test_a_workbook_may_have_empty_cells() -> None:
    page = Page("x")
    page.add(Written(None), Written(1.5, Style.TENTHS))
    sheet = opened(workbook([page], title="t", author="a", language="de"))["x"]
    assert [cell.value for cell in sheet[1]] == [None, 1.5]


def test_a_long_text_stands_in_rows_that_are_seen_whole(make_report: MakeReport) -> None:
    paragraph = "Im Oktober kamen viele Familien neu an und wurden beraten. " * 130
    long = f"{paragraph}\n\n{'ኣብዚ' * 700}\nEnde"
    report = replace(make_report(), answers=(Answer("a", "Was fiel auf?", long),))
    sheet = opened(report_to_xlsx(report))["Sachbericht"]
    texts = [row[0].value or "" for row in sheet.iter_rows(min_row=4)]
    assert "".join(texts) == long.replace("\n", "")
    assert max(map(len, texts)) <= 1_200
    assert texts[-1] == "Ende"
    for number in range(4, sheet.max_row + 1):
        lines = len(sheet.cell(number, 1).value or "") / 75
        assert lines * 15 <= (sheet.row_dimensions[number].height or 15) <= 409


def test_rows_are_as_tall_as_their_texts(make_report: MakeReport) -> None:
    label = "Angebote für Familien mit Kindern und für Jugendliche im Übergang von der Schule in den Beruf"
    table = ReportTable(
        "offers", "Angebote", ("Art", "Zahl"), ((label, 5), ("kurz", 3)), note="Anmerkung. " * 20
    )
    sheet = opened(report_to_xlsx(replace(make_report(), tables=(table,))))["Angebote"]
    assert sheet.row_dimensions[3].height >= 45
    assert sheet.row_dimensions[4].height is None
    assert sheet.row_dimensions[6].height >= 60
    assert sheet["B3"].alignment.vertical == sheet["A3"].alignment.vertical == "top"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"internal": True}, "intern – nicht weitergeben"),
        ({}, "vorläufig"),
        ({"closed": Closed(1, date(2026, 11, 2), "Caro")}, None),
    ],
)
def test_every_printed_page_says_that_it_is_internal_or_provisional(
    changes: dict[str, Any], said: str | None, make_report: MakeReport
) -> None:
    for sheet in opened(report_to_xlsx(make_report(**changes))):
        assert sheet.oddFooter.center.text == said


def test_an_ampersand_at_the_foot_is_no_command() -> None:
    content = workbook([Page("A & B")], title="", author="", language="de", state="x & y")
    told = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "&amp;Cx &amp;&amp; y&amp;R" in told
