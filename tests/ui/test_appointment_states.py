"""Marking appointments by keys: the mark stays on the same one, and cancelling asks."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import (
    PageOf,
    Settled,
    back_in_the_list,
    booked,
    here,
    page_maker,
    person,
    question_of,
    shown,
)
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.session import Context


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    return person(desk, "Olena", "Testenko", language="ru", print_language="uk")


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    return page_maker(qtbot, settled)


def test_states_by_keys(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    first = booked(desk, olena, here(23, 14, 30))
    second = booked(desk, person(desk, "Samir", "Muster"), here(23, 15))
    page = page_of(context)
    assert page.current() == first
    qtbot.keyClick(page.list, Qt.Key.Key_W)
    settled(context)
    assert appointments.get(desk, first.id).state is AppointmentState.KEPT
    # It stays in the list and selected, so the same key once more hits nobody else; an arrow goes on.
    assert shown(page) == ["heute", "14:30 Olena Testenko", "15:00 Samir Muster"]
    assert page.current().id == first.id
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    settled(context)
    assert appointments.get(desk, second.id).state is AppointmentState.NO_SHOW
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    question_of(page).accept()
    settled(context)
    back_in_the_list(page, qtbot)
    assert appointments.get(desk, second.id).state is AppointmentState.CANCELLED
    qtbot.keyClick(page.list, Qt.Key.Key_V)
    settled(context)
    assert appointments.get(desk, second.id).state is AppointmentState.BOOKED
    # Whoever comes back finds what is to be done, and the first of it selected.
    page.activated()
    settled(context)
    assert shown(page) == ["heute", "15:00 Samir Muster"]
    page.finished.setChecked(True)
    settled(context)
    assert shown(page) == ["heute", "14:30 Olena Testenko", "15:00 Samir Muster"]


def test_cancelling_asks_and_the_key_pressed_twice_cancels_nobody_else(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    first = booked(desk, olena, here(23, 14, 30))
    second = booked(desk, person(desk, "Samir", "Muster"), here(23, 15))
    page = page_of(context)
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    question = question_of(page)
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert question_of(page) is question
    assert question.no.isDefault()
    assert "14:30 bei Caro" in question.accessibleDescription()
    assert "Olena" not in question.accessibleName() + question.accessibleDescription()
    question.reject()
    settled(context)
    back_in_the_list(page, qtbot)
    assert appointments.get(desk, first.id).state is AppointmentState.BOOKED
    for _press in range(2):
        qtbot.keyClick(page.list, Qt.Key.Key_A)
        if asked := question_of(page):
            asked.yes.click()
        back_in_the_list(page, qtbot)
        settled(context)
    assert appointments.get(desk, first.id).state is AppointmentState.CANCELLED
    assert appointments.get(desk, second.id).state is AppointmentState.BOOKED
    assert page.current().id == first.id
    # Undone and done again, it is still the one that is selected.
    for back in (undo.undo, undo.redo, undo.undo):
        context.runner.run(back, desk)
        settled(context)
        assert page.current().id == first.id
    assert appointments.get(desk, first.id).state is AppointmentState.BOOKED


def test_a_booking_that_is_taken_back_leaves_none_selected_until_an_arrow_chooses(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    kept = [booked(desk, person(desk, "Samir", "Muster"), here(23, hour)) for hour in (15, 17)]
    page = page_of(context)
    row = booked(desk, olena, here(23, 16))
    page.show_subject(row)
    settled(context)
    assert page.current().id == row.id
    context.runner.run(undo.undo, desk)
    settled(context)
    assert page.current() is None
    qtbot.keyClick(page.list, Qt.Key.Key_W)
    settled(context)
    assert all(appointments.get(desk, one.id).state is AppointmentState.BOOKED for one in kept)
    context.runner.run(undo.redo, desk)
    settled(context)
    assert page.current().id == row.id
    context.runner.run(undo.undo, desk)
    settled(context)
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.current().id == kept[0].id


def test_one_to_come_is_marked_only_after_asking(
    context: Context, desk: Desk, olena: PersonRow, page_of: PageOf, settled: Settled, qtbot: QtBot
) -> None:
    row = booked(desk, olena, here(30, 14))
    page = page_of(context)
    page.list.select(row.id)
    qtbot.keyClick(page.list, Qt.Key.Key_W)
    question = page.findChild(QuestionDialog)
    assert question.no.isDefault()
    question.reject()
    settled(context)
    assert appointments.get(desk, row.id).state is AppointmentState.BOOKED
    page.state_actions[AppointmentState.NO_SHOW].trigger()
    next(made for made in page.findChildren(QuestionDialog) if made.isVisible()).accept()
    settled(context)
    assert appointments.get(desk, row.id).state is AppointmentState.NO_SHOW
