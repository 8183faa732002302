"""In which order a report is read, and that nothing of it is cut."""

import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from tests.documents.full_reports import ANSWERS, annexes, full_month
from woilmenau_desk.documents.month_report import Content
from woilmenau_desk.documents.report_flow import Flow, Placed
from woilmenau_desk.documents.report_papers import render_report
from woilmenau_desk.documents.report_parts import PreparedText
from woilmenau_desk.documents.report_setting import BOTTOM, COLUMNS, TOP, WIDTH, Block, Setting
from woilmenau_desk.documents.report_tables import PreparedTable
from woilmenau_desk.domain.report import Closed, Receipt, Report, ReportTable

MakeReport = Callable[..., Report]
Pages = Callable[[bytes], list[str]]
LONG_NAME = "Landesprogramm für Begegnung, Beratung und Teilhabe zugewanderter Familien im ländlichen Raum"


def told(pages: Pages, report: Report) -> str:
    return " ".join("\n".join(pages(render_report(report))).split())


@pytest.mark.parametrize("seed", range(40))
def test_texts_are_read_down_the_columns_from_left_to_right(seed: int, make_report: MakeReport) -> None:
    chance = random.Random(seed)
    setting = Setting(make_report())
    flow = Flow(setting, 1.0)
    flow.edges = [chance.uniform(BOTTOM, TOP) for _ in range(COLUMNS)]
    flow.pages[-1].append(flow_block(setting))
    texts = [
        PreparedText(setting, f"Frage {number}", "Ein Satz zum Monat. " * chance.randint(1, 30))
        for number in range(chance.randint(1, 9))
    ]
    flow.columns(texts)
    placed = [
        (number, round(one.x), -one.top, one.block.mark)
        for number, page in enumerate(flow.pages)
        for one in page
        if one.block.mark
    ]
    assert [mark for *_, mark in placed] == [f"Frage {number}" for number in range(len(texts))]
    assert placed == sorted(placed)
    assert all(edge >= BOTTOM - 10 for edge in flow.edges)


def flow_block(setting: Setting) -> Placed:
    """Something that stands on the page already."""
    return Placed(PreparedText(setting, "", "davor").block(100, 1.0), 0, TOP)


def test_short_texts_beside_one_another_pass_no_column_by(make_report: MakeReport) -> None:
    content = Content(Setting(full_month(make_report())))
    flow = Flow(content.setting, 1.0)
    flow.columns([PreparedText(content.setting, answer.title, answer.text) for answer in ANSWERS])
    assert len({one.x for one in flow.pages[0]}) == COLUMNS


class Followed:
    """A table each part of which says whose it is and with which row it begins."""

    def __init__(self, table: PreparedTable, name: str) -> None:
        self._table = table
        self._name = name
        self.rows = table.rows
        self.span = table.span
        self.rows_within = table.rows_within

    def block(self, width: float, scale: float, first: int = 0, last: int | None = None) -> Block:
        return replace(self._table.block(width, scale, first, last), mark=f"{self._name} {first}")


@pytest.mark.parametrize("seed", range(40))
def test_a_long_table_goes_on_to_the_right_or_on_the_next_page(seed: int, make_report: MakeReport) -> None:
    chance = random.Random(seed)
    setting = Setting(make_report())
    flow = Flow(setting, 1.0)
    lengths = [chance.choice((3, 12, 60, 140)) for _ in range(chance.randint(1, 7))]
    flow.tables(
        [
            Followed(PreparedTable(a_table(number, rows), setting), str(number))
            for number, rows in enumerate(lengths)
        ]
    )
    found: dict[str, list[tuple[int, int, float]]] = {}
    for number, page in enumerate(flow.pages):
        for one in page:
            name, first = one.block.mark.split()
            found.setdefault(name, []).append((int(first), number, one.x))
    assert len(found) == len(lengths)
    for parts in found.values():
        places = [(page, x) for _, page, x in sorted(parts)]
        assert places == sorted(set(places))


def a_table(number: int, rows: int) -> ReportTable:
    return ReportTable(
        f"t{number}", f"Titel {number}", ("Name", "Zahl"), tuple((f"Zeile {row}", row) for row in range(rows))
    )


def test_a_long_title_is_told_whole(make_report: MakeReport, pages: Pages) -> None:
    title = "Kontakte in und außerhalb der Öffnungszeiten des Hauses"
    table = replace(a_table(1, 3), title=title)
    assert title in told(pages, make_report(tables=(*make_report().tables, table)))


def test_the_head_tells_long_names_and_reasons_whole(make_report: MakeReport, pages: Pages) -> None:
    reason = "nach dem Abschluss kamen Listen der Angebote im Oktober zurück, die noch fehlten; " * 3
    report = make_report(
        project=LONG_NAME,
        funder=LONG_NAME[::-1],
        closed=Closed(2, date(2026, 11, 12), "Caro", reason.strip()),
    )
    text = told(pages, report)
    assert LONG_NAME in text
    assert LONG_NAME[::-1] in text
    assert reason.strip() in text


def test_no_line_of_the_list_of_receipts_is_cut(make_report: MakeReport, pages: Pages) -> None:
    payee = "Verkehrsgemeinschaft der Gemeinden am Musterwald, Kundenzentrum am Bahnhof, Schalter 2"
    reason = "Fahrkarten für eine Familie mit drei Kindern zum Termin in der Landeshauptstadt und zurück"
    made = annexes(make_report())
    receipt = Receipt(date(2026, 10, 5), "2026-123", payee, reason, 1_234_567, "Landesmittel zur Ersthilfe")
    text = told(pages, replace(made, receipts=(receipt, *made.receipts[:3])))
    for whole in (payee, reason, "Landesmittel", "12.345,67"):
        assert whole in text


def test_every_row_of_a_table_with_bars_has_its_own(make_report: MakeReport) -> None:
    table = replace(a_table(1, 45), id="topics")
    (prepared,) = [one for one in Content(Setting(make_report(tables=(table,)))).tables]
    assert len(prepared._bars) == 45
    assert prepared._bars[44] == 1.0
    assert max(prepared._bars) == 1.0


def test_a_grid_has_as_many_heads_as_cells(make_report: MakeReport) -> None:
    grid = ReportTable(
        "hours", "Stunden", ("", "9", "10", "11"), tuple((day, 1, 2, 3) for day in ("Mo", "Di", "Mi"))
    )
    root: Any = PdfReader(io.BytesIO(render_report(make_report(tables=(grid,))))).root_object
    waiting, rows = [root["/StructTreeRoot"]["/K"]], []
    while waiting:
        part = waiting.pop().get_object()
        kids = [kid.get_object() for kid in part["/K"] if not isinstance(kid.get_object(), int)]
        waiting += kids
        if part["/S"] == "/TR":
            rows.append([(kid["/S"], kid.get("/A", {}).get("/Scope")) for kid in kids])
    assert {len(row) for row in rows} == {4}
    assert all(row[0][1] == ("/Column" if row[1][0] == "/TH" else "/Row") for row in rows)


def test_few_key_figures_stand_near_their_names(make_report: MakeReport) -> None:
    key = ReportTable("key", "Kennzahlen", ("Kennzahl", "Zeitraum"), (("Kontakte", 895), ("Personen", 170)))
    (prepared,) = Content(Setting(make_report(tables=(key,)))).first
    assert prepared._lay_out(WIDTH, 1.0).rights[-1] < WIDTH / 2


@pytest.mark.parametrize(
    ("names", "span"),
    [(("Juli", "August", "September"), 1), (("Januar", "Februar", "März", "April", "Mai", "Juni"), 2)],
)
def test_a_course_is_as_wide_as_its_names_need(
    names: tuple[str, ...], span: int, make_report: MakeReport
) -> None:
    months = ReportTable(
        "months", "Verlauf", ("Monat", "Kontakte"), tuple((f"{name} 2026", 440) for name in names)
    )
    (chart,) = Content(Setting(make_report(tables=(months,)))).charts
    assert chart.span() == span


def test_ones_stand_below_ones(make_report: MakeReport) -> None:
    hours = (
        ("a", "1.140,25"),
        ("b", "87"),
        ("c", "366,5"),
        ("d", None),
        ("e", 12),
        ("f", "1.000"),
        ("g", "250 €"),
    )
    prepared = PreparedTable(
        ReportTable("hours_of", "Stunden", ("", "Stunden"), hours), Setting(make_report())
    )
    quarter, whole, half, hidden, plain, thousand, euro = prepared._shifts[0]
    assert (quarter, hidden, euro) == (0, 0, 0)
    assert 0 < half < whole == plain == thousand
    counted = PreparedTable(a_table(1, 3), Setting(make_report()))
    assert counted._shifts == [[0.0, 0.0, 0.0]]
