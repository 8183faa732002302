"""The report on paper: two pages for a normal month, every figure on them, nothing off the paper."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader

from woilmenau_desk.documents.month_report import folded, render_month_report
from woilmenau_desk.documents.report_words import Words, per_said
from woilmenau_desk.domain.report import Aim, Below, Report, ReportTable

MakeReport = Callable[..., Report]
Pages = Callable[[bytes], list[str]]


def test_a_normal_month_is_two_pages_with_everything(make_report: MakeReport, pages: Pages) -> None:
    report = make_report()
    first, second = pages(render_month_report(report))
    together = first + second
    for table in report.tables:
        if table.id != "key":
            assert table.title in together
    for expected in (
        "Oktober 2026",
        "Begegnungszentrum",
        "AZ-2026-0417",
        "Freistaat Thüringen",
        "02.11.2026",
    ):
        assert expected in first
    assert "Seite 1 von 2" in first
    assert "Seite 2 von 2" in second
    assert "Alle Zahlen sind auf Vielfache von 5 gerundet." in together
    assert "Kontakt: eine Person × ein Tag × ein Anlass." in together
    assert "Mehrere Themen je Gespräch." in together
    assert "intern" not in together.lower()


def test_figures_have_dots_and_untold_ones_a_mark(make_report: MakeReport, pages: Pages) -> None:
    first, _ = pages(render_month_report(make_report()))
    assert "1.610" in first
    assert "15.895" in first
    assert "60 · 480" in " ".join(first.split())
    assert "None" not in first


def test_every_row_of_every_table_is_printed(make_report: MakeReport, pages: Pages) -> None:
    report = make_report()
    together = "\n".join(pages(render_month_report(report)))
    for table in report.tables:
        for row in table.rows:
            name = str(row[0]).split(" ")[-1] if table.id == "days" else str(row[0])
            assert name in together


@pytest.mark.parametrize("missing", [None, "all", "key", "days", "gender_age", "topics"])
def test_tables_may_be_missing(missing: str | None, make_report: MakeReport, pages: Pages) -> None:
    tables = () if missing == "all" else tuple(t for t in make_report().tables if t.id != missing)
    assert 1 <= len(pages(render_month_report(make_report(tables=tables)))) <= 2


def test_an_empty_month_says_so(make_report: MakeReport, pages: Pages) -> None:
    tables = tuple(replace(table, rows=()) for table in make_report().tables)
    texts = pages(render_month_report(make_report(tables=tables, definitions={}, rule_text="")))
    assert "keine Einträge" in texts[0]
    assert len(texts) <= 2


def test_nothing_at_all_is_still_a_report(make_report: MakeReport, pages: Pages) -> None:
    bare = make_report(
        tables=(),
        definitions={},
        rule_text="",
        project="",
        file_number="",
        funder="",
        centre="",
        period_title="",
    )
    assert len(pages(render_month_report(bare))) == 1


def test_what_is_internal_says_so_on_every_page(make_report: MakeReport, pages: Pages) -> None:
    for text in pages(render_month_report(make_report(internal=True, rule="none"))):
        assert "intern – nicht weitergeben" in text


def test_an_unfinished_month_says_how_far_it_goes(make_report: MakeReport, pages: Pages) -> None:
    first, _ = pages(render_month_report(make_report(complete_until=date(2026, 10, 17))))
    assert "vorläufig: Stand 17.10.2026, der Zeitraum ist noch nicht zu Ende" in first


def test_a_very_long_report_flows_on_and_loses_no_row(make_report: MakeReport, pages: Pages) -> None:
    rows = tuple((f"Zeile{number:03}", number) for number in range(160))
    long = ReportTable("topics", "Themen", ("Thema", "Nennungen"), rows, note="Schluss der Tabelle.")
    wide = ReportTable(
        "gender_age", "Alter", tuple("abcdefghij"), tuple((f"Reihe{n:03}", *range(9)) for n in range(90))
    )
    others = tuple(table for table in make_report().tables if table.id not in ("topics", "gender_age"))
    definitions = {f"Begriff{number}": "ein langer Text " * 20 for number in range(40)}
    texts = pages(
        render_month_report(
            make_report(
                tables=(*others, wide, long), narrative="Ein Satz mehr. " * 600, definitions=definitions
            )
        )
    )
    together = "\n".join(texts)
    assert len(texts) > 3
    for row in rows:
        assert str(row[0]) in together
    assert all(f"Reihe{number:03}" in together for number in range(90))
    assert all(f"Begriff{number}:" in together for number in range(40))
    assert len(re.findall("Satz", together)) == 600
    assert "Schluss der Tabelle." in together
    assert "Themen (Fortsetzung)" in together
    assert f"Seite {len(texts)} von {len(texts)}" in texts[-1]


def test_nothing_runs_off_the_paper(make_report: MakeReport, picture: Callable[..., Image.Image]) -> None:
    long = "Sehr langes Wort ohne Ende " * 40
    tables = tuple(
        replace(
            table,
            title=long,
            columns=tuple(long for _ in table.columns),
            rows=tuple((f"<b>{long}", *row[1:]) for row in table.rows),
            note=long,
        )
        for table in make_report().tables
    )
    report = make_report(
        tables=tables, project=long, funder=long, file_number=long, centre=long, period_title=long, rule_text=long,
        definitions={long: long}, internal=True, version=long,
    )  # fmt: skip
    pdf = render_month_report(report)
    margin = 20
    for number in range(len(PdfReader(io.BytesIO(pdf)).pages)):
        image = picture(pdf, page=number, scale=1.0)
        for strip in (
            image.crop((0, 0, margin, image.height)),
            image.crop((image.width - margin, 0, image.width, image.height)),
            image.crop((0, 0, image.width, margin)),
            image.crop((0, image.height - margin, image.width, image.height)),
        ):
            assert strip.getextrema() == (255, 255)


@pytest.mark.parametrize("bars", [1, 5, 23, 31, 62, 400])
def test_a_chart_of_any_length(bars: int, make_report: MakeReport, pages: Pages) -> None:
    days = ReportTable(
        "days",
        "Tage",
        ("Tag", "Kontakte"),
        tuple((f"Mo {n}.", None if n % 9 == 3 else n) for n in range(bars)),
    )
    texts = pages(render_month_report(make_report(tables=(days,))))
    assert "Tage" in texts[0]


def test_the_chart_tells_its_figures(make_report: MakeReport, pages: Pages) -> None:
    days = ReportTable("days", "Tage", ("Tag", "Kontakte"), (("Mo 5.", 1234), ("Di 6.", None), ("Mi 7.", 0)))
    first = pages(render_month_report(make_report(tables=(days,))))[0]
    assert "1.234" in first
    assert "·" in first


def test_the_same_report_is_the_same_file(make_report: MakeReport) -> None:
    assert render_month_report(make_report()) == render_month_report(make_report())


def test_a_year_is_called_a_year(make_report: MakeReport, pages: Pages) -> None:
    year = make_report(kind="year", period="2026", period_title="2026", complete_until=date(2026, 11, 1))
    first = pages(render_month_report(year))[0]
    assert "Jahresbericht" in first
    assert "vorläufig: Stand 01.11.2026" in first


def test_metadata(make_report: MakeReport) -> None:
    reader = PdfReader(io.BytesIO(render_month_report(make_report())))
    assert reader.metadata is not None
    assert reader.metadata.title == "Monatsbericht Oktober 2026 – vorläufig"
    assert not reader.metadata.subject
    assert reader.root_object["/Lang"] == "de"


def test_metadata_hold_what_a_file_can_hold(make_report: MakeReport) -> None:
    pdf = render_month_report(make_report(centre="wo:\x00ilmenau \ud800" + "x" * 10_000))
    told = PdfReader(io.BytesIO(pdf)).metadata
    assert told is not None
    assert str(told.author).startswith("wo:ilmenau x")
    assert len(str(told.author)) < 200


def test_rows_with_nothing_share_a_line() -> None:
    rows = (("offen am Ende", 5), ("neu begonnen", 0), ("abgeschlossen", 0), ("erreicht", 10))
    table = ReportTable("cases", "Beratungsfälle", ("", "Anzahl"), rows)
    assert folded(table).rows == (
        ("offen am Ende", 5),
        ("erreicht", 10),
        ("neu begonnen, abgeschlossen", 0),
    )
    for other in (
        replace(table, id="origins"),
        replace(table, rows=rows[:2]),
        replace(table, rows=rows[1:3]),
        replace(table, rows=(("a", 1), ("b", Below(0)), ("c", Below(0)), ("d", None))),
    ):
        assert folded(other) == other
    summed = replace(table, rows=(*rows, ("Summe", 15)), total_row=True)
    assert folded(summed).rows[-1] == ("Summe", 15)


@pytest.mark.parametrize(
    ("kind", "months", "per", "said"),
    [
        ("month", 1, "month", "Monat"),
        ("year", 12, "month", "je Monat × 12"),
        ("year", 1, "month", "je Monat"),
        ("year", 1, "year", "Jahr"),
    ],
)
def test_a_target_says_for_how_long_it_is(
    kind: str, months: int, per: str, said: str, make_report: MakeReport
) -> None:
    aim = Aim("Kontakte", per, 700, 5, 1, months)
    report = make_report(kind=kind, aims=(aim,))
    assert per_said(report, aim, Words(report)) == said
