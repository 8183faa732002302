"""Whatever tables a report has, each row stands on paper once, and within its margins."""

import io
import random
from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from tests.documents.hostile import edges_are_blank
from woilmenau_desk.documents.report_papers import render_report
from woilmenau_desk.domain.report import Cell, Report, ReportTable

MakeReport = Callable[..., Report]
TAILS = ("", " kurz", " und eine sehr lange Bezeichnung, die umbrochen wird")


def any_table(chance: random.Random, number: int) -> ReportTable:
    columns = chance.randint(2, 11)
    tail = chance.choice(TAILS)
    figures: list[Cell] = [None, 7, 99_999, "1.234,50 €", "12,5"]
    cells = [chance.choice(figures) for _ in range(columns - 1)]
    return ReportTable(
        chance.choice(["key", "days", "origins", "hours", "months", "x"]),
        f"Titel{number}",
        tuple(f"Spalte{place}" for place in range(columns)),
        # A word that no line breaks, then anything.
        tuple((f"Z{number}.{row:03}{tail}", *cells) for row in range(chance.randint(0, 70))),
        note=chance.choice(["", "Eine Anmerkung. " * 12]),
        total_row=chance.random() < 0.5,
    )


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6))
def test_every_row_stands_on_paper_once(
    seed: int, make_report: MakeReport, picture: Callable[..., Image.Image]
) -> None:
    chance = random.Random(seed)
    made = tuple(any_table(chance, number) for number in range(chance.randint(1, 9)))
    kind, layout = chance.choice(["month", "year"]), chance.choice(["standard", "annexes"])
    pdf = render_report(replace(make_report(), tables=made, kind=kind, layout=layout))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    together = "\n".join(pages)
    for number, table in enumerate(made):
        assert f"Titel{number}" in together
        for row in range(len(table.rows)):
            # The course of time leaves names out where they would touch, and a chart may stand beside its table.
            if table.id not in ("days", "months", "hours"):
                assert together.count(f"Z{number}.{row:03}") == 1
            elif table.id == "hours":
                assert f"Z{number}.{row:03}" in together
    assert all(edges_are_blank(picture, pdf, page) for page in range(len(pages)))
