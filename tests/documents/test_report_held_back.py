"""What is held back is never told as nothing, and what is nothing takes no room."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest

from woilmenau_desk.documents.report_papers import render_report
from woilmenau_desk.documents.report_xlsx import report_to_xlsx
from woilmenau_desk.documents.tables_out import report_to_csv, report_to_json
from woilmenau_desk.domain.report import Report, ReportTable

MakeReport = Callable[..., Report]
Pages = Callable[[bytes], list[str]]
HELD = ReportTable("interpreting", "Sprachmittlung", ("", "Kontakte"), ())
NOTHING = ReportTable("referrals", "Verweise", ("an", "Anzahl"), ())
SENTENCE = "Zum Schutz Einzelner fehlt, was andere Zahlen verrieten: „Themen“, „Sprachmittlung“."


@pytest.fixture
def held(make_report: MakeReport) -> Report:
    kept = tuple(table for table in make_report().tables if table.id not in (HELD.id, NOTHING.id))
    return make_report(tables=(*kept, HELD, NOTHING), held_back=(SENTENCE,))


def test_paper_tells_what_is_held_back_from_what_is_nothing(held: Report, pages: Pages) -> None:
    told = " ".join("\n".join(pages(render_report(held))).split())
    assert "Sprachmittlung nicht ausgewiesen" in told
    assert "Verweise keine Einträge" in told


def test_so_do_workbook_csv_and_json(held: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(report_to_xlsx(held)))
    assert book["Sprachmittlung"]["A3"].value == "nicht ausgewiesen"
    assert book["Verweise"]["A3"].value == "keine Einträge"
    rows = list(csv.reader(io.StringIO(report_to_csv(held).decode("utf-8-sig")), delimiter=";"))
    place = rows.index(["Sprachmittlung"])
    assert rows[place + 2] == ["nicht ausgewiesen"]
    assert rows[rows.index(["Verweise"]) + 2] == []
    told = {table["id"]: table["held_back"] for table in json.loads(report_to_json(held))["tables"]}
    assert (told["interpreting"], told["referrals"], told["reasons"]) == (True, False, False)


def test_a_list_of_receipts_that_is_held_back_has_its_place_in_workbook_and_csv(
    make_report: MakeReport,
) -> None:
    listed = make_report(layout="annexes")
    held = replace(
        listed, held_back=("Die „Belegliste“ fehlt: Soforthilfen stehen schon in einem anderen Bericht.",)
    )
    book = openpyxl.load_workbook(io.BytesIO(report_to_xlsx(held)))
    assert book["Belegliste"]["A3"].value == "nicht ausgewiesen"
    rows = list(csv.reader(io.StringIO(report_to_csv(held).decode("utf-8-sig")), delimiter=";"))
    assert rows[rows.index(["Belegliste"]) + 2] == ["nicht ausgewiesen"]
    assert "Belegliste" not in openpyxl.load_workbook(io.BytesIO(report_to_xlsx(listed))).sheetnames
    assert "Belegliste" not in report_to_csv(listed).decode("utf-8-sig")


def test_english_quotes_name_a_table_as_well(held: Report) -> None:
    sentence = "To protect individuals, what other figures would give away is left out: “Sprachmittlung”."
    english = replace(held, held_back=(sentence,))
    assert english.held_whole(HELD)
    assert not english.held_whole(NOTHING)


def test_where_nothing_at_all_is_told_no_table_is_nothing(held: Report) -> None:
    key = ReportTable("key", "Kennzahlen", ("", "Jahr"), (("Kontakte", None), ("Personen", None)))
    others = tuple(table for table in held.tables if table.id != "key")
    mixed = replace(held, tables=(key, *others), held_back=("Es fehlen alle Zahlen.",))
    assert mixed.held_whole(NOTHING)
    assert not replace(mixed, held_back=()).held_whole(NOTHING)


def test_several_tables_without_entries_are_named_together(held: Report, pages: Pages) -> None:
    more = ReportTable("appointments", "Wartende", ("", "Anzahl"), ())
    told = " ".join("\n".join(pages(render_report(replace(held, tables=(*held.tables, more))))).split())
    assert "keine Einträge Verweise, Wartende" in told
    assert "Sprachmittlung nicht ausgewiesen" in told


def test_an_empty_month_is_one_page(make_report: MakeReport, pages: Pages) -> None:
    noughts = (*((f"Stand {number}", 0) for number in range(6)),)
    key = ReportTable("key", "Kennzahlen", ("", "Monat"), tuple((f"Kennzahl {n}", 0) for n in range(9)))
    empty = (
        key,
        *(replace(table, rows=(), total_row=False) for table in make_report().tables if table.id != "key"),
        ReportTable("cases", "Beratungsfälle", ("", "Anzahl"), noughts),
        ReportTable("volunteers", "Ehrenamtliche", ("", "Anzahl"), noughts),
    )
    defined = {
        f"Begriff {number}": "So wird das hier gezählt, und anders nicht. " * 4 for number in range(14)
    }
    texts = pages(render_report(make_report(tables=empty, definitions=defined)))
    assert len(texts) == 1
    assert "Stand 0, Stand 1, Stand 2" in " ".join(texts[0].split())


def test_several_that_are_held_back_are_named_together_but_for_what_their_note_tells(
    held: Report, pages: Pages
) -> None:
    other = ReportTable("appointments", "Wartende", ("", "Anzahl"), ())
    offers = ReportTable("offers", "Angebote", ("", "Zahl"), (), note="Termine, geplant/gehalten: Kurs 8/7")
    report = replace(
        held, tables=(*held.tables, other, offers), held_back=(SENTENCE, "Es fehlen „Wartende“, „Angebote“.")
    )
    told = " ".join("\n".join(pages(render_report(report))).split())
    assert "nicht ausgewiesen Sprachmittlung, Wartende" in told
    assert "Angebote nicht ausgewiesen" in told
    assert "Kurs 8/7" in told
