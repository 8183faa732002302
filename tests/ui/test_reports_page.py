"""The reports page: the right month, true or rounded, on screen, in the preview and in files."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import funders, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui import translation
from woilmenau_desk.ui.dialogs import ErrorDialog
from woilmenau_desk.ui.pages.reports.figures import DayBars, FiguresView, KeyFigure
from woilmenau_desk.ui.pages.reports.page import ReportsPage
from woilmenau_desk.ui.session import Context

NOVEMBER, OCTOBER = Month(2026, 11), Month(2026, 10)


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
        qtbot.waitUntil(lambda: page.report() is not None)
        return page

    yield make
    # Before the worker ends: a timer of the page may still have something to ask.
    for page in made:
        shiboken6.delete(page)


@pytest.fixture
def page(page_of: Callable[[Context], ReportsPage], context: Context, filled: Desk) -> ReportsPage:
    return page_of(context)


def shown(page: ReportsPage) -> dict[str, str]:
    """The key figures on screen."""
    found = {}
    for tile in page.figures.findChildren(KeyFigure):
        if tile.isVisibleTo(page.figures):
            label = tile.accessibleName().split(":")[0]
            found[label] = tile.value.text()
    return found


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def show_pdf(page: ReportsPage, qtbot: QtBot) -> str:
    """Open the preview and read what it shows."""
    before = page.preview.content()
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.preview.isVisible() and page.preview.content() not in (b"", before))
    return text_of(page.preview.content())


@pytest.mark.parametrize(
    ("day", "month", "running"), [(23, NOVEMBER, True), (10, OCTOBER, False), (11, NOVEMBER, True)]
)
def test_opens_with_the_month_that_one_comes_for(
    page_of: Callable[[Context], ReportsPage],
    context: Context,
    clock: Callable[[], datetime],
    day: int,
    month: Month,
    running: bool,
) -> None:
    clock.now = datetime(2026, 11, day, 13, 3, tzinfo=UTC)  # type: ignore[attr-defined]
    page = page_of(context)
    assert page.month() == month
    assert page.month_bar.so_far.isVisibleTo(page) == running
    assert page.later_action.isEnabled() != running


def test_the_funder_gets_rounded_figures_and_the_house_true_ones(page: ReportsPage, qtbot: QtBot) -> None:
    # Seven are told as five, whatever the year has had before.
    assert shown(page)["Kontakte"] == "5"
    assert shown(page)["Personen"] == "unter 5"
    assert not page.band.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: (report := page.report()) is not None and report.internal)
    assert shown(page)["Kontakte"] == "7"
    assert shown(page)["Personen"] == "1"
    assert page.band.isVisible()
    assert "nicht weitergeben" in page.band.text()
    assert page.file_name("pdf") == "Monatsbericht-2026-11-intern.pdf"
    qtbot.keyClick(page, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: (report := page.report()) is not None and not report.internal)
    assert shown(page)["Kontakte"] == "5"
    assert page.file_name("pdf") == "Monatsbericht-2026-11.pdf"


def test_every_table_of_the_report_is_on_screen_with_its_figures(page: ReportsPage) -> None:
    report = page.report()
    assert report is not None
    views = {view.accessibleName(): view for view in page.figures.findChildren(FiguresView)}
    for table in report.tables:
        if table.id in ("key", "days") or not table.rows:
            continue
        model = views[table.title].model()
        told = [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]
        assert told == [["·" if cell is None else str(cell) for cell in row] for row in table.rows]


def test_a_late_answer_never_stands_under_another_month(page: ReportsPage, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        seen.append(page.report())
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        seen.append(page.report())
    assert seen == [None] * 5
    assert not page.print_action.isEnabled()
    qtbot.waitUntil(lambda: page.report() is not None)
    report = page.report()
    assert report is not None
    assert report.period == "2026-10"
    assert page.month_bar.title.text() == "Oktober 2026"
    assert shown(page)["Kontakte"] == "unter 5"


def test_a_visit_logged_meanwhile_is_counted(page: ReportsPage, context: Context, qtbot: QtBot) -> None:
    bar = page.figures.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(200)
    visit = LogVisit(VisitData("encounter", group_size=5))
    context.runner.run(visits.log_visit, context.desk, visit)
    qtbot.waitUntil(lambda: shown(page).get("Kontakte") == "10")
    assert bar.value() == 200


def test_the_preview_shows_what_is_on_screen(page: ReportsPage, qtbot: QtBot) -> None:
    told = show_pdf(page, qtbot)
    assert "November 2026" in told
    assert "intern" not in told
    page.inside_action.trigger()
    qtbot.waitUntil(lambda: "nicht weitergeben" in text_of(page.preview.content()))


def test_what_stood_out_is_kept_for_its_month_and_printed(
    page: ReportsPage, context: Context, qtbot: QtBot, page_of: Callable[[Context], ReportsPage]
) -> None:
    page.narrative_action.trigger()
    assert page.narrative.field.hasFocus()
    page.narrative.field.setPlainText("Viele kamen neu aus der Ukraine. <b>Ein Fest</b>.")
    page.earlier_action.trigger()
    qtbot.waitUntil(lambda: page.report() is not None)
    assert page.narrative.text() == ""
    assert "Ukraine" not in show_pdf(page, qtbot)
    page.later_action.trigger()
    qtbot.waitUntil(lambda: "Ukraine" in page.narrative.text())
    qtbot.waitUntil(lambda: "<b>Ein Fest</b>" in text_of(page.preview.content()))
    again = page_of(context)
    qtbot.waitUntil(lambda: "Ukraine" in again.narrative.text())


def test_an_english_window_reads_it_in_english_and_prints_it_in_german(
    page_of: Callable[[Context], ReportsPage],
    context: Context,
    filled: Desk,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    for day in range(9, 17):
        log(filled, day, 11, 187)
    translation.install(qapp, "en")
    try:
        page = page_of(context)
        told = text_of_labels(page).replace("\u00a0", " ")
        for word in ("Contacts by reason", "Counselling sessions", "below 5", "Year to date", "1,505"):
            assert word in told
        for word in ("Kontakt", "unter", "Jahr", "geplant", "gehalten", "gerundet"):
            assert word not in told
        views = {view.accessibleName(): view for view in page.figures.findChildren(FiguresView)}
        model = views["Contacts by reason"].model()
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Encounter", "Total"]
        (bars,) = page.figures.findChildren(DayBars)
        assert "Mon 9" in bars.accessibleDescription()
        assert "Kontakte nach Anlass" in show_pdf(page, qtbot)
    finally:
        translation.install(qapp, "de")


def test_saves_pdf_csv_and_json(page: ReportsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.narrative.field.setPlainText("Ruhig.")
    page.save_action.trigger()
    qtbot.waitUntil(lambda: bool(page.preview.findChildren(QFileDialog)))
    dialog = page.preview.findChildren(QFileDialog)[0]
    assert Path(dialog.selectedFiles()[0]).name == "Monatsbericht-2026-11.pdf"
    dialog.fileSelected.emit(str(tmp_path / "bericht.pdf"))
    dialog.close()
    assert "Ruhig." in text_of((tmp_path / "bericht.pdf").read_bytes())
    page.save_data(str(tmp_path / "bericht.csv"))
    assert "Kontakte nach Anlass" in (tmp_path / "bericht.csv").read_text("utf-8-sig")
    page.save_data(str(tmp_path / "bericht.json"))
    document = json.loads((tmp_path / "bericht.json").read_text("utf-8"))
    assert (document["period"], document["rule"], document["narrative"]) == ("2026-11", "round5", "Ruhig.")
    assert page.context.status.told == [  # type: ignore[attr-defined]
        "Gespeichert: bericht.pdf",
        "Gespeichert: bericht.csv",
        "Gespeichert: bericht.json",
    ]


def test_a_file_that_cannot_be_written_is_told(page: ReportsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.save_data(str(tmp_path / "nowhere" / "bericht.csv"))
    dialog = page.findChildren(ErrorDialog)[0]
    assert "lässt sich nicht schreiben" in dialog.accessibleName()
    dialog.accept()


def test_a_month_without_anything_says_so_and_can_still_be_printed(page: ReportsPage, qtbot: QtBot) -> None:
    for _ in range(4):
        page.earlier_action.trigger()
    qtbot.waitUntil(lambda: page.report() is not None)
    assert not page.figures.isVisible()
    assert "Juli 2026" in text_of_labels(page)
    assert "Juli 2026" in show_pdf(page, qtbot)


def test_a_month_with_a_few_is_not_said_to_be_empty(
    page_of: Callable[[Context], ReportsPage], context: Context, desk: Desk, qtbot: QtBot
) -> None:
    log(desk, 2, 11, 2)
    page = page_of(context)
    labels = text_of_labels(page)
    assert "nichts erfasst" not in labels
    assert "keine Zahl ab 5" in labels
    qtbot.keyClick(page, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: (report := page.report()) is not None and report.internal)
    assert shown(page)["Kontakte"] == "2"


def test_a_slow_report_can_be_cancelled(page: ReportsPage, context: Context, qtbot: QtBot) -> None:
    page.earlier_action.trigger()
    page._show(page._waiting)
    page.cancel_button.click()
    qtbot.waitUntil(lambda: context.runner.at_rest)
    assert page.report() is None
    assert "Abgebrochen." in text_of_labels(page)
    page.later_action.trigger()
    qtbot.waitUntil(lambda: page.report() is not None)


def test_several_funders_each_have_their_report(
    desk: Desk, context: Context, page_of: Callable[[Context], ReportsPage], qtbot: QtBot
) -> None:
    funders.add_funder(desk, FunderData("Land", "Haus", "A-1"))
    funders.add_funder(desk, FunderData("Stiftung", "Café", "B-2"))
    page = page_of(context)
    assert page.audience.funder.isVisible()
    qtbot.waitUntil(lambda: (report := page.report()) is not None and report.funder == "Land")
    page.audience.funder.setCurrentIndex(1)
    qtbot.waitUntil(lambda: (report := page.report()) is not None and report.funder == "Stiftung")
    report = page.report()
    assert report is not None
    assert (report.project, report.file_number) == ("Café", "B-2")


def text_of_labels(page: ReportsPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
