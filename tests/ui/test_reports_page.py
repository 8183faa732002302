"""The reports page: the right span, true or rounded, on screen, in the preview and in files."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.closing import ToldOtherwise
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.funders import FunderData, FunderParts, IndicatorData, Per
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Report
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import funders, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import leaving, reports
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.ui import translation
from woilmenau_desk.ui.dialogs import ErrorDialog
from woilmenau_desk.ui.pages.reports.figures import FiguresView, KeyFigure, figure
from woilmenau_desk.ui.pages.reports.glance import GlanceRoom
from woilmenau_desk.ui.pages.reports.kept import Wanted
from woilmenau_desk.ui.pages.reports.page import ReportsPage
from woilmenau_desk.ui.pages.reports.paper_room import PaperRoom
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.charts import ChartView

NOVEMBER, OCTOBER = Span.of_month(Month(2026, 11)), Span.of_month(Month(2026, 10))


def log(desk: Desk, day: int, month: int, group: int, reason: str = "encounter") -> None:
    at = datetime(2026, month, day, 13, 30, tzinfo=UTC)
    visits.log_visit(desk, LogVisit(VisitData(reason, group_size=group), at))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Seven contacts in November, two of them of one person; three in October."""
    log(desk, 2, 11, 4)
    log(desk, 3, 11, 1, "counselling")
    person = people.register(desk, PersonData(given_name="Olena", family_name="Kovalenko")).value
    for day in (4, 5):
        at = datetime(2026, 11, day, 13, 30, tzinfo=UTC)
        visits.log_visit(desk, LogVisit(VisitData("encounter", person.id), at))
    log(desk, 6, 10, 3)
    return desk


@pytest.fixture
def page_of(qtbot: QtBot) -> Iterator[Callable[[Context], ReportsPage]]:
    made: list[ReportsPage] = []

    def make(context: Context) -> ReportsPage:
        page = ReportsPage(context)
        made.append(page)
        page.resize(1140, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.activated()
        qtbot.waitUntil(lambda: glance_of(page).report() is not None, timeout=30_000)
        return page

    yield make
    # Before the worker ends: a timer of the page may still have something to ask.
    for page in made:
        shiboken6.delete(page)


@pytest.fixture
def page(page_of: Callable[[Context], ReportsPage], context: Context, filled: Desk) -> ReportsPage:
    """The page at its first room."""
    return page_of(context)


@pytest.fixture
def paper_of(qtbot: QtBot, page_of: Callable[[Context], ReportsPage]) -> Callable[[Context], PaperRoom]:
    def make(context: Context) -> PaperRoom:
        page = page_of(context)
        page.open_room("paper")
        room = page.room()
        assert isinstance(room, PaperRoom)
        qtbot.waitUntil(lambda: room.report() is not None, timeout=30_000)
        qtbot.waitUntil(room.figures.is_filled)
        return room

    return make


@pytest.fixture
def paper(paper_of: Callable[[Context], PaperRoom], context: Context, filled: Desk) -> PaperRoom:
    """The room with the report itself."""
    return paper_of(context)


def glance_of(page: ReportsPage) -> GlanceRoom:
    room = page.room("glance")
    assert isinstance(room, GlanceRoom)
    return room


def page_around(room: PaperRoom) -> ReportsPage:
    page = room.window()
    assert isinstance(page, ReportsPage)
    return page


def shown(within: QWidget) -> dict[str, str]:
    """The key figures on screen."""
    found = {}
    for tile in within.findChildren(KeyFigure):
        if tile.isVisibleTo(within):
            found[tile.accessibleName().split(":")[0]] = tile.value.text()
    return found


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def show_pdf(room: PaperRoom, qtbot: QtBot) -> str:
    """Open the preview and read what it shows."""
    before = room.preview.content()
    room.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: room.preview.isVisible() and room.preview.content() not in (b"", before))
    return text_of(room.preview.content())


@pytest.mark.parametrize(
    ("day", "span", "running"), [(23, NOVEMBER, True), (10, OCTOBER, False), (11, NOVEMBER, True)]
)
def test_opens_with_the_month_that_one_comes_for(
    page_of: Callable[[Context], ReportsPage],
    context: Context,
    clock: Callable[[], datetime],
    day: int,
    span: Span,
    running: bool,
) -> None:
    clock.now = datetime(2026, 11, day, 13, 3, tzinfo=UTC)  # type: ignore[attr-defined]
    page = page_of(context)
    assert page.span() == span
    assert page.span_bar.so_far.text() == ("bisher" if running else "vorläufig")
    assert page.later_action.isEnabled() != running


def test_the_first_room_shows_the_month_at_a_glance(page: ReportsPage) -> None:
    room = glance_of(page)
    assert shown(room)["Kontakte"] == "7"
    assert shown(room)["Personen"] == "1"
    charts = {view.chart.id: view for view in room.area.findChildren(ChartView)}
    assert "Mo 2. 4" in charts["days"].accessibleDescription()
    assert charts["days"].figures()[0][2:] == ("Mo 2.", 4)


def test_any_span_can_be_chosen(page: ReportsPage, qtbot: QtBot) -> None:
    bar, room = page.span_bar, glance_of(page)
    for kind, title in (
        (SpanKind.QUARTER, "4. Quartal 2026"),
        (SpanKind.HALF, "2. Halbjahr 2026"),
        (SpanKind.YEAR, "2026"),
    ):
        bar.kind.set_code(kind.value)
        bar.kind.edited.emit()
        assert bar.title.text() == title
        qtbot.waitUntil(lambda: room.report() is not None, timeout=30_000)
        assert shown(room)["Kontakte"] == "10"
    page.earlier_action.trigger()
    assert page.span() == Span.of_year(2025)
    page.today_action.trigger()
    assert page.span() == NOVEMBER


def test_days_are_typed_and_a_wrong_pair_is_told(page: ReportsPage, qtbot: QtBot) -> None:
    bar, room = page.span_bar, glance_of(page)
    bar.kind.set_code(SpanKind.DAYS.value)
    bar.kind.edited.emit()
    assert bar.first.isVisible()
    bar.first.line.setText("3.11.2026")
    bar.last.line.setText("4.11.2026")
    bar.last.line.editingFinished.emit()
    assert str(page.span()) == "2026-11-03..2026-11-04"
    qtbot.waitUntil(lambda: room.report() is not None, timeout=30_000)
    assert shown(room)["Kontakte"] == "2"
    bar.last.line.setText("2.11.2026")
    bar.last.line.editingFinished.emit()
    assert "vor dem ersten" in bar.wrong.text()
    assert str(page.span()) == "2026-11-03..2026-11-04"


def test_the_rooms_are_one_key_apart(page: ReportsPage, qtbot: QtBot) -> None:
    for key, room in ((Qt.Key.Key_B, "paper"), (Qt.Key.Key_T, "text"), (Qt.Key.Key_U, "glance")):
        qtbot.keyClick(page, key, Qt.KeyboardModifier.AltModifier)
        assert page.room() is page.room(room)
        assert page.room().isVisible()
        assert page.tabs[room].isChecked()
        assert page.room().span == NOVEMBER


def test_the_funder_gets_rounded_figures_and_the_house_true_ones(paper: PaperRoom, qtbot: QtBot) -> None:
    assert int(shown(paper)["Kontakte"]) % 5 == 0
    assert shown(paper)["Personen"] != "1"
    assert not paper.band.isVisible()
    qtbot.keyClick(paper, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: (report := paper.report()) is not None and report.internal, timeout=30_000)
    assert shown(paper)["Kontakte"] == "7"
    assert shown(paper)["Personen"] == "1"
    assert paper.band.isVisible()
    assert "nicht weitergeben" in paper.band.text()
    assert paper.file_name(Format.PDF) == "Monatsbericht-2026-11-intern.pdf"
    qtbot.keyClick(paper, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: (report := paper.report()) is not None and not report.internal, timeout=30_000)
    assert int(shown(paper)["Kontakte"]) % 5 == 0
    assert paper.file_name(Format.PDF) == "Monatsbericht-2026-11.pdf"


def test_every_table_of_the_report_is_on_screen_with_its_figures(paper: PaperRoom) -> None:
    report = paper.report()
    assert report is not None
    views = {view.accessibleName(): view for view in paper.figures.findChildren(FiguresView)}
    charts = {view.chart.id for view in paper.figures.findChildren(ChartView)}
    for table in report.tables:
        if table.id == "key" or table.id in charts or not table.rows:
            continue
        model = views[table.title].model()
        told = [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]
        assert told == [[figure(cell) for cell in row] for row in table.rows]


def test_a_late_answer_never_stands_under_another_month(paper: PaperRoom, qtbot: QtBot) -> None:
    page = page_around(paper)
    seen = []
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        seen.append(paper.report())
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        seen.append(paper.report())
    assert seen == [None] * 5
    assert not paper.print_action.isEnabled()
    qtbot.waitUntil(lambda: paper.report() is not None, timeout=30_000)
    report = paper.report()
    assert report is not None
    assert report.period == "2026-10"
    assert page.span_bar.title.text() == "Oktober 2026"


def test_a_visit_logged_meanwhile_is_counted(page: ReportsPage, context: Context, qtbot: QtBot) -> None:
    room = glance_of(page)
    bar = room.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(200)
    visit = LogVisit(VisitData("encounter", group_size=5))
    context.runner.run(visits.log_visit, context.desk, visit)
    qtbot.waitUntil(lambda: shown(room).get("Kontakte") == "12")
    assert bar.value() == 200


def test_what_is_shown_in_one_room_is_not_counted_again_in_another(
    page: ReportsPage, context: Context, qtbot: QtBot
) -> None:
    page.open_room("paper")
    room = page.room()
    assert isinstance(room, PaperRoom)
    room.inside_action.trigger()
    assert room.report() is not None  # at once: the glance has it
    page.open_room("glance")
    assert glance_of(page).report() is not None


def test_the_preview_shows_what_is_on_screen(paper: PaperRoom, qtbot: QtBot) -> None:
    told = show_pdf(paper, qtbot)
    assert "November 2026" in told
    assert "nicht weitergeben" not in told
    paper.inside_action.trigger()
    qtbot.waitUntil(lambda: "nicht weitergeben" in text_of(paper.preview.content()))


def test_an_english_window_reads_it_in_english_and_prints_it_as_chosen(
    paper_of: Callable[[Context], PaperRoom],
    context: Context,
    filled: Desk,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    for day in range(9, 17):
        log(filled, day, 11, 187)
    translation.install(qapp, "en")
    try:
        paper = paper_of(context)
        told = text_of_labels(paper).replace("\u00a0", " ")
        for word in ("Contacts by reason", "Counselling sessions", "since start of year", "1,505"):
            assert word in told
        for word in ("Kontakt", "unter", "Jahr", "geplant", "gehalten"):
            assert word not in told
        assert "Kontakte nach Anlass" in show_pdf(paper, qtbot)
        paper.language.set_code("en")
        paper.language.edited.emit()
        qtbot.waitUntil(lambda: "Contacts by reason" in text_of(paper.preview.content()))
    finally:
        translation.install(qapp, "de")


def test_saves_pdf_and_data(paper: PaperRoom, tmp_path: Path, qtbot: QtBot) -> None:
    paper.save_action.trigger()
    qtbot.waitUntil(lambda: bool(paper.preview.findChildren(QFileDialog)))
    dialog = paper.preview.findChildren(QFileDialog)[0]
    assert Path(dialog.selectedFiles()[0]).name == "Monatsbericht-2026-11.pdf"
    dialog.fileSelected.emit(str(tmp_path / "bericht.pdf"))
    dialog.close()
    assert "November 2026" in text_of((tmp_path / "bericht.pdf").read_bytes())
    told = paper.context.status.told  # type: ignore[attr-defined]
    for name in ("bericht.xlsx", "bericht.csv", "bericht.json"):
        paper.save_data(str(tmp_path / name))
        qtbot.waitUntil(lambda name=name: f"Gespeichert: {name}" in told)  # type: ignore[misc]
    assert "Kontakte nach Anlass" in (tmp_path / "bericht.csv").read_text("utf-8-sig")
    document = json.loads((tmp_path / "bericht.json").read_text("utf-8"))
    assert (document["period"], document["rule"]) == ("2026-11", "round5")
    assert (tmp_path / "bericht.xlsx").read_bytes().startswith(b"PK")


def test_a_file_that_cannot_be_written_is_told(paper: PaperRoom, tmp_path: Path, qtbot: QtBot) -> None:
    paper.save_data(str(tmp_path / "nowhere" / "bericht.csv"))
    qtbot.waitUntil(lambda: bool(paper.findChildren(ErrorDialog)))
    dialog = paper.findChildren(ErrorDialog)[0]
    assert "lässt sich nicht schreiben" in dialog.accessibleName()
    dialog.accept()


def test_a_preview_that_cannot_be_made_leaves_the_figures(
    paper: PaperRoom, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    seen = Event()

    def refuse(*_given: object, **_named: object) -> None:
        seen.wait(30)
        raise DiskFull

    monkeypatch.setattr(leaving, "preview", refuse)
    paper.show_preview()
    qtbot.waitUntil(paper.counting.isVisible)
    seen.set()
    qtbot.waitUntil(lambda: bool(paper.findChildren(ErrorDialog)))
    paper.findChildren(ErrorDialog)[0].accept()
    assert paper.figures.isVisible()
    assert not paper.counting.isVisible()
    assert paper.tabs.currentIndex() == 0


def test_a_month_without_anything_says_so_and_can_still_be_printed(paper: PaperRoom, qtbot: QtBot) -> None:
    page = page_around(paper)
    for _ in range(4):
        page.earlier_action.trigger()
    qtbot.waitUntil(lambda: paper.report() is not None, timeout=30_000)
    assert not paper.figures.isVisible()
    assert "Juli 2026" in text_of_labels(page)
    assert "Juli 2026" in show_pdf(paper, qtbot)


def test_a_month_with_a_few_is_not_said_to_be_empty(
    paper_of: Callable[[Context], PaperRoom], context: Context, desk: Desk, qtbot: QtBot
) -> None:
    log(desk, 2, 11, 2)
    paper = paper_of(context)
    labels = text_of_labels(paper)
    assert "Nichts erfasst" not in labels
    assert "keine Zahl ab 5" in labels
    qtbot.keyClick(paper, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: (report := paper.report()) is not None and report.internal, timeout=30_000)
    assert shown(paper)["Kontakte"] == "2"


def test_a_slow_report_can_be_cancelled(paper: PaperRoom, context: Context, qtbot: QtBot) -> None:
    page = page_around(paper)
    page.earlier_action.trigger()
    paper.counting.cancel_button.click()
    qtbot.waitUntil(lambda: context.runner.at_rest)
    assert paper.report() is None
    assert "Abgebrochen." in text_of_labels(paper)
    page.later_action.trigger()
    qtbot.waitUntil(lambda: paper.report() is not None, timeout=30_000)


def test_several_funders_each_have_their_report(
    desk: Desk, context: Context, paper_of: Callable[[Context], PaperRoom], qtbot: QtBot
) -> None:
    funders.add_funder(desk, FunderData("Land", "Haus", "A-1"))
    funders.add_funder(desk, FunderData("Stiftung", "Café", "B-2"))
    paper = paper_of(context)
    bar = page_around(paper).span_bar
    assert bar.funder.isVisible()
    qtbot.waitUntil(
        lambda: (report := paper.report()) is not None and report.funder == "Land", timeout=30_000
    )
    bar.funder.setCurrentIndex(1)
    qtbot.waitUntil(
        lambda: (report := paper.report()) is not None and report.funder == "Stiftung", timeout=30_000
    )
    report = paper.report()
    assert report is not None
    assert (report.project, report.file_number) == ("Café", "B-2")


def text_of_labels(within: QWidget) -> str:
    return " ".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_S])
def test_whoever_prints_at_a_glance_comes_to_the_paper(page: ReportsPage, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(page.room(), PaperRoom)


def test_where_no_target_was_agreed_none_is_held_back(
    page_of: Callable[[Context], ReportsPage], context: Context, filled: Desk, qtbot: QtBot
) -> None:
    funders.add_funder(
        filled, FunderData("Land"), FunderParts(indicators=(IndicatorData("contacts", "", 40, Per.MONTH),))
    )
    page = page_of(context)

    def tables() -> list[FiguresView]:
        return [view for view in page.findChildren(FiguresView) if view.accessibleName() == "Kennzahlen"]

    qtbot.waitUntil(lambda: len(tables()) == 1)  # that of its own figures alone goes a moment later
    (table,) = tables()
    model = table.model()
    last = model.columnCount() - 1
    assert model.headerData(last, Qt.Orientation.Horizontal) == "Soll"
    assert {str(model.index(row, last).data()) for row in range(model.rowCount())} == {"40", "–"}


def test_its_own_figures_come_before_what_is_beside_them(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    glance, counted, firsts = glance_of(page), Event(), list[Report]()
    asked = reports.report

    def slow(*given: Any, **named: Any) -> Report:
        counted.wait(30)
        return asked(*given, **named)

    monkeypatch.setattr(reports, "report", slow)
    page.kept.began.connect(lambda _wanted, report: firsts.append(report))
    page.earlier_action.trigger()
    qtbot.waitUntil(lambda: bool(firsts), timeout=30_000)
    early = shown(glance.area)
    assert early["Kontakte"] != "0"
    assert "Vergleiche werden gezählt" in text_of_labels(page)
    assert glance.report() is None  # nothing of it is printed or kept
    assert page.kept.kept(Wanted(OCTOBER, None, internal=True)) is None
    counted.set()
    qtbot.waitUntil(lambda: glance.report() is not None, timeout=30_000)
    assert shown(glance.area) == early
    assert "Vergleiche werden gezählt" not in text_of_labels(page)
    whole, (first,) = glance.report(), firsts
    assert whole is not None
    assert [table.id for table in first.tables] == [table.id for table in whole.tables]
    for table in first.tables:
        other = whole.table(table.id)
        assert [row[1] for row in table.rows] == [row[1] for row in other.rows]
        assert table.id == "key" or table == other


def test_a_report_that_was_told_otherwise_meanwhile_is_counted_anew(
    paper: PaperRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_given: object) -> None:
        raise ToldOtherwise(span="November 2026")

    wanted = paper._wanted()
    before = paper.reports.current(wanted)
    assert before is not None
    with monkeypatch.context() as patched:
        patched.setattr(leaving, "keep", refuse)
        paper.save_data(str(tmp_path / "bericht.csv"))
        qtbot.waitUntil(lambda: bool(paper.findChildren(ErrorDialog)))
    paper.findChildren(ErrorDialog)[0].accept()
    now = partial(paper.reports.current, wanted)
    qtbot.waitUntil(lambda: now() is not None and now() is not before, timeout=30_000)
    assert not (tmp_path / "bericht.csv").exists()
    paper.save_data(str(tmp_path / "bericht.csv"))
    qtbot.waitUntil((tmp_path / "bericht.csv").exists)
