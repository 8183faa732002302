"""The next free time is asked for in one line and booked with Enter, from the list and from the calendar."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import PageOf, Settled, booked, here, page_maker, person
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.forms.appointments.free_dialog import FreeDialog
from woilmenau_desk.ui.session import Context


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    return page_maker(qtbot, settled)


def test_one_line_and_enter_book_there(
    desk: Desk,
    context: Context,
    page_of: PageOf,
    qtbot: QtBot,
    settled: Callable[[Context], None],
) -> None:
    booked(desk, person(desk, "Samir", "Muster"), here(24, 15))
    page = page_of(context)
    page.free_action.trigger()
    dialog = next(made for made in page.findChildren(FreeDialog) if made.isVisible())
    qtbot.keyClicks(dialog.line, "45 min caro di ab 15 unsinn")
    settled(context)
    assert "unsinn" in dialog.note.text()
    assert "45 Minuten" in dialog.said.text()
    first = dialog.rows.row(0)
    assert first.starts_at.weekday() == 1
    assert first.starts_at >= here(24, 15, 30) or first.starts_at > here(24, 16)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    second = dialog.list.current_row()
    assert second.starts_at > first.starts_at
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.list.hasFocus()
    assert dialog.list.current_row() == second
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    settled(context)
    form = page.form
    assert form is not None
    assert (form.minutes.value(), form.colleague.code()) == (45, "caro")
    assert form.time.text() == f"{second.starts_at:%H:%M}"
    olena = person(desk, "Olena", "Testenko")
    form.fill({"person_id": [olena.id, olena.name]})
    form.save()
    settled(context)
    assert appointments.of_person(desk, olena.id)[0].starts_at == second.starts_at


def test_a_line_that_nobody_can_meet_says_so(
    context: Context, page_of: PageOf, qtbot: QtBot, settled: Callable[[Context], None]
) -> None:
    page = page_of(context)
    page.free_action.trigger()
    dialog = next(made for made in page.findChildren(FreeDialog) if made.isVisible())
    qtbot.keyClicks(dialog.line, "480 min so ab 15")
    settled(context)
    assert dialog.rows.rowCount() == 0
    assert dialog.empty.isVisible()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
