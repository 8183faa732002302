"""The report as the annexes of a guideline: target plan, list of receipts, proof of use."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from tests.documents.full_reports import AIMS, annexes
from tests.documents.hostile import HOSTILE, edges_are_blank
from woilmenau_desk.documents.fonts import undrawn
from woilmenau_desk.documents.report_papers import render_report
from woilmenau_desk.documents.tables_out import report_to_csv
from woilmenau_desk.domain.report import Receipt, Report

MakeReport = Callable[..., Report]
Pages = Callable[[bytes], list[str]]


def test_the_annexes_stand_one_after_another(make_report: MakeReport, pages: Pages) -> None:
    report = annexes(make_report())
    texts = pages(render_report(report))
    heads = ("Anlage 2: Zielplanung und Indikatoren", "Anlage 5: Belegliste", "Anlage 6: Verwendungsnachweis")
    where = [next(number for number, text in enumerate(texts) if head in text) for head in heads]
    assert where == sorted(set(where))
    for aim in AIMS:
        assert aim.title.split()[0] in texts[where[0]]
    together = "\n".join(texts)
    for answer in report.answers:
        assert answer.title in together
    assert "Ort, Datum, Unterschrift" in texts[-1]


def test_every_receipt_is_listed_with_the_sums(make_report: MakeReport, pages: Pages) -> None:
    report = annexes(make_report())
    together = "\n".join(pages(render_report(report)))
    assert re.findall(r"(?<![-\d])2026-\d{3}(?!\d)", together) == [one.number for one in report.receipts]
    for fund in ("Landesmittel", "Spenden"):
        cents = sum(one.amount_cents for one in report.receipts if one.fund == fund)
        assert f"Summe {fund}" in together
        assert f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}" in together
    whole = sum(one.amount_cents for one in report.receipts)
    assert f"{whole // 100:,}".replace(",", ".") + f",{whole % 100:02}" in together
    assert "Belegliste (Fortsetzung)" in together


def test_without_receipts_and_aims_it_says_so(make_report: MakeReport, pages: Pages) -> None:
    report = replace(annexes(make_report()), receipts=(), aims=())
    assert "\n".join(pages(render_report(report))).count("keine Einträge") == 2


def test_the_inner_view_has_the_usual_layout(make_report: MakeReport, pages: Pages) -> None:
    report = replace(annexes(make_report()), internal=True, rule="none")
    assert not any("Anlage" in text for text in pages(render_report(report)))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_receipt_runs_off_the_paper(
    text: str, make_report: MakeReport, picture: Callable[..., Image.Image]
) -> None:
    report = annexes(make_report())
    odd = tuple(replace(one, number=text, payee=text, reason=text, fund=text) for one in report.receipts[:3])
    pdf = render_report(replace(report, receipts=odd))
    assert edges_are_blank(picture, pdf, page=1)


REVERSED = (
    Receipt(date(2026, 10, 5), "2026-001", "laut Beleg", "Soforthilfe", 4000, "Spenden"),
    Receipt(date(2026, 10, 6), "2026-002", "laut Beleg", "Storno zu 2026-001", -4000, "Spenden"),
    Receipt(date(2026, 10, 7), "2026-003", "laut Beleg", "Soforthilfe", 1_234_550, ""),
)


def test_what_was_taken_back_has_a_sign_that_the_font_has(make_report: MakeReport, pages: Pages) -> None:
    text = "\n".join(pages(render_report(replace(annexes(make_report()), receipts=REVERSED))))
    assert "–40,00" in text
    assert "�" not in text
    assert "Summe aus keinem Topf" in text
    assert not undrawn("\u221240,00")


@pytest.mark.parametrize(
    ("language", "told"), [("de", ["40,00", "-40,00", "12345,50"]), ("en", ["40.00", "-40.00", "12345.50"])]
)
def test_a_spreadsheet_adds_up_what_was_taken_back(
    language: str, told: list[str], make_report: MakeReport
) -> None:
    report = replace(annexes(make_report()), receipts=REVERSED, language=language)
    rows = csv.reader(io.StringIO(report_to_csv(report).decode("utf-8-sig")), delimiter=";")
    assert [row[5] for row in rows if len(row) == 6 and row[2] == "laut Beleg"] == told
