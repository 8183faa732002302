"""What the report's PDF tells who does not see it: title, language, outline, headings, tables with their heads."""

import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.documents.full_reports import annexes, full_month, year
from woilmenau_desk.documents.charts import shade
from woilmenau_desk.documents.page import ACCENT, WHITE, Colour
from woilmenau_desk.documents.report_papers import render_report
from woilmenau_desk.domain.charts import GRID_STEPS
from woilmenau_desk.domain.report import Closed, Report, ReportTable

MakeReport = Callable[..., Report]
Pages = Callable[[bytes], list[str]]


def root(reader: PdfReader) -> Any:
    return reader.root_object


def parts(reader: PdfReader) -> Iterator[Any]:
    """Every part of the structure, from above."""
    waiting = [root(reader)["/StructTreeRoot"]["/K"]]
    while waiting:
        part = waiting.pop(0).get_object()
        yield part
        waiting = [kid for kid in part["/K"] if not isinstance(kid.get_object(), int)] + waiting


@pytest.mark.parametrize("made", [full_month, year, annexes])
def test_every_table_has_its_rows_heads_and_cells(
    made: Callable[[Report], Report], make_report: MakeReport
) -> None:
    reader = PdfReader(io.BytesIO(render_report(made(make_report()))))
    assert root(reader)["/MarkInfo"]["/Marked"]
    found = list(parts(reader))
    roles = Counter(part["/S"] for part in found)
    assert roles["/Table"] > 8
    assert roles["/TR"] > 50
    assert roles["/TH"] > 50
    assert roles["/TD"] > 100
    assert roles["/H1"] >= 1
    assert roles["/H2"] > 10
    for part in found:
        kids = {kid.get_object()["/S"] for kid in part["/K"] if not isinstance(kid.get_object(), int)}
        if part["/S"] == "/Table":
            assert kids == {"/TR"}
        if part["/S"] == "/TR":
            assert kids <= {"/TH", "/TD"}
    figures = [part for part in found if part["/S"] == "/Figure"]
    assert figures
    assert all("Diagramm" in part["/Alt"] for part in figures)


def test_every_marked_text_belongs_to_its_part(make_report: MakeReport) -> None:
    reader = PdfReader(io.BytesIO(render_report(full_month(make_report()))))
    numbers = root(reader)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_page = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, page in enumerate(reader.pages):
        content = page.get_contents()
        assert content is not None
        drawn = content.get_data().decode("latin-1")
        told = [(int(mark), role) for role, mark in re.findall(r"/(\w+) <</MCID (\d+)>> BDC", drawn)]
        parents: Any = page["/StructParents"]
        assert parents == number
        assert [mark for mark, _ in told] == list(range(len(told)))
        assert [f"/{role}" for _, role in told] == [part.get_object()["/S"] for part in by_page[number]]
        begun = drawn.count(" BDC") + drawn.count(" BMC")
        assert begun == len(re.findall(r"(?m)(?:^|\s)EMC\b", drawn))


def test_the_outline_leads_to_every_table(make_report: MakeReport) -> None:
    report = full_month(make_report())
    reader = PdfReader(io.BytesIO(render_report(report)))
    titles = [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    for table in report.tables:
        assert table.title in titles
    assert "Soll und Ist" in titles
    assert "So wird gezählt" in titles
    assert all(answer.title in titles for answer in report.answers)


def test_what_may_change_yet_says_so_on_every_page(make_report: MakeReport, pages: Pages) -> None:
    open_one = year(make_report())
    assert all("vorläufig" in text for text in pages(render_report(open_one)))
    closed = replace(open_one, closed=Closed(1, open_one.made_on, "Caro"))
    texts = pages(render_report(closed))
    assert not any("vorläufig" in text for text in texts)
    assert all("Abgeschlossen am 02.11.2026 · Version 1" in text for text in texts)


def test_a_second_version_says_why(make_report: MakeReport, pages: Pages) -> None:
    first = pages(render_report(full_month(make_report())))[0]
    assert "Version 2, ersetzt Version 1: drei Kontakte nachgetragen" in first


def test_targets_without_a_figure_and_without_a_number_are_told(
    make_report: MakeReport, pages: Pages
) -> None:
    together = " ".join(" ".join(pages(render_report(full_month(make_report())))).split())
    assert "Kontakte Jahr 9.000 7.065 78 %" in together
    assert "Stunden im Ehrenamt Projekt 0 380 ohne Soll" in together
    assert "Aufsuchende Kontakte Jahr 120 · ·" in together
    assert "„·“ heißt: nicht ausgewiesen." in together


def test_a_very_full_month_is_two_pages(make_report: MakeReport, pages: Pages) -> None:
    assert len(pages(render_report(full_month(make_report())))) == 2


def test_a_logo_stands_at_the_head(make_report: MakeReport, picture: Callable[..., Image.Image]) -> None:
    image = Image.new("RGB", (400, 120), "black")
    out = io.BytesIO()
    image.save(out, "PNG")
    with_logo = picture(render_report(make_report(logo=out.getvalue())), scale=1.0)
    corner = with_logo.crop((with_logo.width - 180, 30, with_logo.width - 52, 75))
    assert min(corner.tobytes()) < 40


@pytest.mark.parametrize("logo", [b"GIF89a", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8\xff"])
def test_a_broken_logo_is_left_out(logo: bytes, make_report: MakeReport, pages: Pages) -> None:
    assert "wo:ilmenau" in pages(render_report(make_report(logo=logo)))[0]


def _light(colour: Colour) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_charts_are_legible_without_colour() -> None:
    assert _contrast(ACCENT, WHITE) > 4.5
    shades = [shade(step) for step in range(1, GRID_STEPS + 1)]
    assert all(red == green == blue for (red, green, blue), _ in shades)
    assert all(_contrast(ground, ink) > 4.5 for ground, ink in shades)
    lights = [_light(ground) for ground, _ in shades]
    assert all(before / after > 1.4 for before, after in itertools.pairwise(lights))


def test_a_chart_is_drawn_in_grey_as_it_is_in_colour(
    make_report: MakeReport, picture: Callable[..., Image.Image]
) -> None:
    """Of the days' bars, the longest stands as a dark column in a grey copy."""
    days = ReportTable("days", "Tage", ("Tag", "Kontakte"), (("Mo 5.", 10), ("Di 6.", 100)))
    grey = picture(render_report(make_report(tables=(days,))), scale=1.0)
    columns = [
        sum(level < 140 for level in grey.crop((x, 150, x + 1, 330)).tobytes())
        for x in range(90, grey.width // 3)
    ]
    assert max(columns) > 40
