"""The month's report of the fictional centre, as each of its two funders gets it: two pages that can be read."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.stores import CHEAP, Clock
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.demo.reports import FUND, LAND
from woilmenau_desk.demo.staff import PASSWORD
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import outputs, reports

_ROW, _FINE = 7.2, 5.8  # points: of the rows of tables, and of nothing less


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    data: Path = tmp_path_factory.mktemp("demo") / "store"
    clock = Clock()
    make_demo(data, until=time(14, 40), clock=clock, cost=CHEAP)
    desk = access.login(data, "caro", PASSWORD, clock=clock)
    yield desk
    desk.close()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("funder", [LAND, FUND])
def test_the_last_month_stands_on_two_pages(desk: Desk, funder: str, language: str) -> None:
    month = Span.parse(f"{desk.today():%Y-%m}").previous()
    report = reports.report(desk, month, funder, language=language)
    read = PdfReader(io.BytesIO(outputs.printed(report).pdf))
    assert len(read.pages) == 2
    sizes: dict[str, float] = {}

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            sizes[text.strip()] = min(size, sizes.get(text.strip(), size))

    for page in read.pages:
        page.extract_text(visitor_text=visit)
    assert min(sizes.values()) >= _FINE
    rows = [
        str(row[0]) for row in report.table("status_groups").rows[:-2]
    ]  # the last two are words of heads, too
    told = [size for text, size in sizes.items() if text in rows]
    assert min(told, default=_ROW) >= _ROW


def test_a_month_in_which_nothing_was_is_two_pages_at_most(desk: Desk) -> None:
    report = reports.report(desk, Span.parse("2022-03"), LAND)
    read = PdfReader(io.BytesIO(outputs.printed(replace(report, answers=())).pdf))
    assert len(read.pages) <= 2
