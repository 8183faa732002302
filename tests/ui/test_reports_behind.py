"""Every true figure opens the list of what it counted, and each row of it leads there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import behind, reports
from woilmenau_desk.ui.pages.reports.behind import BehindDialog, figure_of
from woilmenau_desk.ui.pages.reports.figures import FiguresView, KeyFigure
from woilmenau_desk.ui.pages.reports.page import ReportsPage
from woilmenau_desk.ui.pages.reports.paper_room import PaperRoom
from woilmenau_desk.ui.session import Context

NOVEMBER = Span.parse("2026-11")


def log(desk: Desk, day: int, visit: VisitData, month: int = 11) -> None:
    visits.log_visit(desk, LogVisit(visit, datetime(2026, month, day, 13, 30, tzinfo=UTC)))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A group of four and two contacts of one person in November, one of them for counselling; three in October."""
    person = people.register(desk, PersonData(given_name="Olena", family_name="Kovalenko")).value
    log(desk, 2, VisitData("encounter", group_size=4))
    log(desk, 4, VisitData("encounter", person.id))
    log(desk, 5, VisitData("counselling", person.id))
    log(desk, 6, VisitData("encounter", group_size=3), month=10)
    return desk


@pytest.fixture
def page(context: Context, filled: Desk, qtbot: QtBot) -> Iterator[ReportsPage]:
    made = ReportsPage(context)
    made.resize(1140, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activated()
    qtbot.waitUntil(lambda: bool(made.findChildren(KeyFigure)))
    yield made
    shiboken6.delete(made)


def tile(page: ReportsPage, label: str) -> KeyFigure:
    return next(one for one in page.findChildren(KeyFigure) if one.accessibleName().startswith(f"{label}:"))


def opened_list(page: ReportsPage, qtbot: QtBot) -> BehindDialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(BehindDialog)))
    dialog = page.findChildren(BehindDialog)[-1]
    qtbot.waitUntil(lambda: bool(dialog.model.rowCount()))
    return dialog


def test_a_key_figure_opens_what_it_counted(page: ReportsPage, qtbot: QtBot) -> None:
    contacts = tile(page, "Kontakte")
    contacts.setFocus()
    qtbot.keyClick(contacts, Qt.Key.Key_Return)
    dialog = opened_list(page, qtbot)
    assert dialog.number.text() == "6"
    rows = [row for _number, row in dialog.model.rows()]
    assert sum(row.number for row in rows) == 6
    assert {row.name for row in rows} == {"", "Olena Kovalenko"}
    dialog.reject()


def test_a_row_leads_to_whom_it_stands_for(
    page: ReportsPage, opened: list[tuple[str, object]], qtbot: QtBot
) -> None:
    persons = tile(page, "Personen")
    qtbot.mouseClick(persons, Qt.MouseButton.LeftButton)
    dialog = opened_list(page, qtbot)
    ((_number, row),) = dialog.model.rows()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [("people", row.person_id)]


def test_a_visit_leads_to_itself_at_the_counter(
    page: ReportsPage, opened: list[tuple[str, object]], qtbot: QtBot
) -> None:
    contacts = tile(page, "Kontakte")
    qtbot.mouseClick(contacts, Qt.MouseButton.LeftButton)
    dialog = opened_list(page, qtbot)
    group = next(one for one in dialog.model.rows() if one[1].number == 4)
    dialog.list.select(group[0])
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert opened == [("counter", (Kind.VISIT, group[1].id, date(2026, 11, 2)))]


def test_nobody_is_opened_while_names_are_hidden(
    page: ReportsPage, context: Context, opened: list[tuple[str, object]], qtbot: QtBot
) -> None:
    context.privacy.hide()
    qtbot.mouseClick(tile(page, "Personen"), Qt.MouseButton.LeftButton)
    dialog = opened_list(page, qtbot)
    assert "Kovalenko" not in str(dialog.model.index(0, 2).data())
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert opened == []
    context.privacy.show()
    dialog.reject()


def test_a_cell_of_a_table_opens_by_keys(page: ReportsPage, qtbot: QtBot) -> None:
    page.open_room("paper")
    room = page.room()
    assert isinstance(room, PaperRoom)
    room.inside_action.trigger()
    qtbot.waitUntil(lambda: room.report() is not None and room.figures.is_filled())
    view = next(
        one
        for one in room.figures.findChildren(FiguresView)
        if one.accessibleName() == "Kontakte nach Anlass"
    )
    view.setFocus()
    labels = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    view.setCurrentIndex(view.model().index(labels.index("Beratung"), 1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    dialog = opened_list(page, qtbot)
    assert dialog.number.text() == "1"
    dialog.reject()


def test_rounded_figures_open_nothing(page: ReportsPage, qtbot: QtBot) -> None:
    page.open_room("paper")
    room = page.room()
    assert isinstance(room, PaperRoom)
    qtbot.waitUntil(lambda: room.report() is not None, timeout=30_000)
    assert all(one.focusPolicy() is Qt.FocusPolicy.NoFocus for one in room.figures.findChildren(FiguresView))
    room._on_asked("reasons", 0, 1)
    assert not page.findChildren(BehindDialog)


def test_every_whole_figure_of_a_report_has_its_list(filled: Desk) -> None:
    """Also those of other spans beside the key figures; each list is as long as its figure says."""
    report = reports.report(filled, NOVEMBER, None, internal=True)
    checked = 0
    for table in report.tables:
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                if column and isinstance(cell, int) and table.id not in _OF_OTHER_THINGS:
                    found = figure_of(NOVEMBER, table, row, column)
                    assert found is not None, (table.id, cells[0], table.columns[column])
                    listed = behind.behind(
                        filled, found.span, found.table, found.row, found.counts, shown=found.shown
                    )
                    assert listed.number == cell, (table.id, cells[0], table.columns[column])
                    checked += 1
    assert checked > 60


# Pieces and minutes: the list has the entries that they were noted with.
_OF_OTHER_THINGS = ("emergency_aid", "waiting", "volunteer_hours")
