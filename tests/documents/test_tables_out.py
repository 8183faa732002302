"""The report for scripts and spreadsheets."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date

import pytest

from woilmenau_desk.documents.tables_out import report_to_csv, report_to_json
from woilmenau_desk.domain.report import Closed, Report, ReportTable

MakeReport = Callable[..., Report]


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_json_has_the_keys_that_scripts_rely_on(make_report: MakeReport) -> None:
    report = make_report()
    document = json.loads(report_to_json(report))
    assert document["period"] == "2026-10"
    assert document["rule"] == "round5"
    assert document["version"] == "0.1.0"
    assert document["definitions"] == dict(report.definitions)
    assert [table["id"] for table in document["tables"]] == [table.id for table in report.tables]
    for told, table in zip(document["tables"], report.tables, strict=True):
        assert told["title"] == table.title
        assert told["columns"] == list(table.columns)
        assert told["rows"] == [list(row) for row in table.rows]


def test_json_keeps_untold_figures_apart_from_zero(make_report: MakeReport) -> None:
    table = ReportTable("topics", "Themen", ("Thema", "Zahl"), (("Wohnen", None), ("Sprache", 0)))
    document = json.loads(report_to_json(make_report(tables=(table,))))
    assert document["tables"][0]["rows"] == [["Wohnen", None], ["Sprache", 0]]


def test_csv_is_what_a_german_spreadsheet_opens(make_report: MakeReport) -> None:
    content = report_to_csv(make_report())
    assert content.startswith(b"\xef\xbb\xbf")
    rows = rows_of(content)
    assert ["Begegnung", "1205"] in rows
    assert ["Kennzahl", "Monat", "Vormonat", "seit Jahresbeginn"] in rows
    assert ["Soforthilfen", "60", "", "480"] in rows


@pytest.mark.parametrize("evil", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0"])
def test_formulas_are_made_text(evil: str, make_report: MakeReport) -> None:
    table = ReportTable("topics", evil, (evil, "Zahl"), ((evil, -3),), note=evil)
    report = make_report(tables=(table,), project=evil, definitions={evil: evil})
    cells = [cell for row in rows_of(report_to_csv(report)) for cell in row]
    assert cells.count("-3") == 1
    dangerous = [
        cell for cell in cells if cell.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r") and cell != "-3"
    ]
    assert dangerous == []


@pytest.mark.parametrize(
    "evil", ["Ilmenau,=1+1", "a, @SUM(A1)", 'a;"=1', "a\t-1", "a|+1", "a\n=1", "a,\"'=1"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_no_label_becomes_a_formula_whatever_the_separator(
    evil: str, delimiter: str, make_report: MakeReport
) -> None:
    table = ReportTable("topics", evil, ("Thema", evil), (("Wohnen", evil),), note=evil)
    report = make_report(tables=(table,), project=evil, narrative=evil, definitions={evil: evil})
    text = io.StringIO(report_to_csv(report).decode("utf-8-sig"), newline="")
    cells = [cell for row in csv.reader(text, delimiter=delimiter) for cell in row]
    assert [cell for cell in cells if cell.lstrip(' "').startswith(("=", "+", "-", "@"))] == []


def test_separators_and_quotes_stay_in_their_cell(make_report: MakeReport) -> None:
    table = ReportTable("topics", "Themen", ("Thema", "Zahl"), (('Wohnen; "Miete"\nmehr', 5),))
    assert ['Wohnen; "Miete"\nmehr', "5"] in rows_of(report_to_csv(make_report(tables=(table,))))


@pytest.mark.parametrize("internal", [True, False])
def test_who_closed_a_report_is_told_in_the_house_alone(internal: bool, make_report: MakeReport) -> None:
    report = make_report(closed=Closed(1, date(2026, 11, 2), "Rolf Musterkollege"), internal=internal)
    told = json.loads(report_to_json(report))["closed"]
    assert (told["number"], told["on"], told.get("by")) == (
        1,
        "2026-11-02",
        "Rolf Musterkollege" if internal else None,
    )
    assert ("Musterkollege" in report_to_csv(report).decode()) is False
