"""While names are hidden, nothing that somebody wrote of an appointment is seen or said: no reason, no place, no helper."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import Settled, booked, here, person
from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.pages.appointments.calendar import CalendarPage
from woilmenau_desk.ui.pages.appointments.page import AppointmentsPage
from woilmenau_desk.ui.pages.appointments.reminders import RemindersPage
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.session import Context

_SECRETS = ("Testenko", "Kornblume", "Goethestraße", "Mondscheiner")
_SAID = ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle")
Page = AppointmentsPage | CalendarPage | RemindersPage
Made = Callable[[type[Page]], Page]


@pytest.fixture
def forced(desk: Desk) -> AppointmentRow:
    """Beside another one, with a reason, at somebody's home, with a helper."""
    olena = person(desk, "Olena", "Testenko")
    first = booked(desk, olena, here(24, 14))
    other = booked(desk, person(desk, "Mira", "Kornblume"), here(24, 16))
    data = replace(
        other.data,
        starts_at=first.starts_at,
        type="home_visit",
        place="Goethestraße 3",
        helper="Rosa Mondscheiner",
    )
    return appointments.change(
        desk, other.id, data, other.version, force="Frau Testenko ist einverstanden"
    ).value


@pytest.fixture
def made(context: Context, qtbot: QtBot, settled: Settled) -> Made:
    def make(kind: type[Page]) -> Page:
        page = kind(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        page.show()
        page.activated()
        settled(context)
        return page

    return make


def _told(page: QWidget) -> Iterator[str]:
    """All that is seen on a page or said of it."""
    for widget in (page, *page.findChildren(QWidget)):
        for name in _SAID:
            if callable(asked := getattr(widget, name, None)) and isinstance(text := asked(), str):
                yield text
    for shown in page.lists if isinstance(page, BrowsePage) else ():
        model = shown.rows
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                cell = model.cell(row, column)
                yield from (cell.text, cell.detail, cell.remark, *(mark[0] for mark in cell.marks))
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                    yield str(model.index(row, column).data(role))


def _leaks(page: QWidget) -> set[str]:
    return {secret for secret in _SECRETS for text in _told(page) if secret in text}


@pytest.mark.parametrize("kind", [AppointmentsPage, CalendarPage, RemindersPage])
def test_neither_reason_nor_place_nor_helper(
    kind: type[Page], made: Made, forced: AppointmentRow, context: Context, settled: Settled
) -> None:
    page = made(kind)
    if isinstance(page, AppointmentsPage):
        page.list.select_first(lambda row: row.id == forced.id)
    elif isinstance(page, CalendarPage):
        page.show_subject(forced)
    elif isinstance(page, RemindersPage):
        page.list.select_first(lambda row: row.appointment_id == forced.id)
    settled(context)
    before = _leaks(page)
    assert {"Kornblume", "Goethestraße"} <= before
    if not isinstance(page, RemindersPage):
        assert before == set(_SECRETS)
    context.privacy.hide()
    assert _leaks(page) == set()
    if not isinstance(page, RemindersPage):
        assert any("überschneidet sich" in text for text in _told(page))
    context.privacy.show()
    assert _leaks(page) == before


def test_what_is_typed_of_a_place_is_covered(
    made: Made, forced: AppointmentRow, context: Context, settled: Settled
) -> None:
    page = made(AppointmentsPage)
    assert isinstance(page, AppointmentsPage)
    page._change(forced)
    settled(context)
    [cover] = [one for one in page.form.place.children() if one.isWidgetType()][-1:]
    context.privacy.hide()
    assert isinstance(cover, QWidget)
    assert cover.isVisibleTo(page.form.place)
