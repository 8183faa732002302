"""What hangs on a volunteer is put right, ended and struck by keys."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.volunteers_by_keys import PageOf, Settled, helper, page_maker
from woilmenau_desk.domain.assignments import AllowanceData, AssignmentData, AssignmentState
from woilmenau_desk.domain.volunteers import Absence, Training, VolunteerRow
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import allowances, assignments, volunteers
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.forms.volunteers.absence_form import AbsenceForm
from woilmenau_desk.ui.forms.volunteers.assignment_form import AssignmentForm
from woilmenau_desk.ui.forms.volunteers.entries_dialog import EntriesDialog, EntryKind
from woilmenau_desk.ui.forms.volunteers.training_form import TrainingForm
from woilmenau_desk.ui.pages.volunteers.page import VolunteersPage
from woilmenau_desk.ui.session import Context

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 23)  # a Monday


@pytest.fixture
def make_page(qtbot: QtBot, settled: Settled) -> PageOf:
    return page_maker(qtbot, settled)


@pytest.fixture
def who(desk: Desk) -> VolunteerRow:
    row = helper(desk, "Samira", "Kornblume")
    row = volunteers.add_absence(
        desk, row.id, Absence(date(2026, 12, 1), date(2026, 12, 4), reason="Reise"), row.version
    ).value
    row = volunteers.add_training(
        desk, row.id, Training("Datenschutz", date(2026, 11, 2), 2), row.version
    ).value
    allowances.pay(desk, AllowanceData(row.id, TODAY, 1250, "nr_26a", "accompaniment"))
    assignments.assign(
        desk,
        AssignmentData(
            row.id,
            "accompaniment",
            date(2026, 11, 2),
            about="Ämter",
            weekday=0,
            starts=time(9),
            ends=time(10),
        ),
    )
    return row


def to(widget: QWidget) -> None:
    """Put the keyboard there, as a window that was in front gives it back."""
    widget.window().activateWindow()
    widget.setFocus()
    QApplication.processEvents()


def opened(page: VolunteersPage, kind: EntryKind, context: Context, settled: Settled) -> EntriesDialog:
    """The dialog, with the first entry of a kind selected."""
    page.show_list(0)
    settled(context)
    to(page.list)
    QTest.keyClick(page.list, Qt.Key.Key_L)
    settled(context)
    dialog = next(made for made in page.findChildren(EntriesDialog) if made.isVisible())
    for number in range(dialog.rows.rowCount()):
        row = dialog.rows.row(number)
        if row is not None and row.kind is kind:
            dialog.list.setCurrentIndex(dialog.rows.index(number, 0))
            return dialog
    raise AssertionError(kind)


def strike(dialog: EntriesDialog, context: Context, settled: Settled) -> None:
    to(dialog.list)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    for asks in dialog.findChildren(QuestionDialog):
        if asks.isVisible():
            asks.accept()
    settled(context)
    settled(context)


def save(page: VolunteersPage, context: Context, settled: Settled) -> None:
    to(page.form.first_field())
    QTest.keyClick(page.form, Qt.Key.Key_Return, CTRL)
    settled(context)
    settled(context)


def test_absence_and_training_are_put_right(
    who: VolunteerRow, make_page: PageOf, context: Context, desk: Desk, settled: Settled
) -> None:
    page = make_page(context)
    dialog = opened(page, EntryKind.ABSENCE, context, settled)
    to(dialog.list)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settled(context)
    assert isinstance(page.form, AbsenceForm)
    assert page.form.reason.text() == "Reise"
    page.form.last.line.selectAll()
    QTest.keyClicks(page.form.last.line, "11.12.2026")
    # A colleague changes something else of the same volunteer meanwhile: nothing typed is lost.
    now = volunteers.get(desk, who.id)
    volunteers.add_absence(desk, who.id, Absence(date(2027, 1, 4), date(2027, 1, 8)), now.version)
    settled(context)
    save(page, context, settled)
    settled(context)
    save(page, context, settled)
    assert page.form is None
    changed = volunteers.get(desk, who.id).absences
    assert [one.last for one in changed if one.reason == "Reise"] == [date(2026, 12, 11)]
    assert len(changed) == 2

    dialog = opened(page, EntryKind.TRAINING, context, settled)
    to(dialog.list)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settled(context)
    assert isinstance(page.form, TrainingForm)
    page.form.title.setText("Datenschutz und Schweigen")
    save(page, context, settled)
    assert [one.title for one in volunteers.get(desk, who.id).trainings] == ["Datenschutz und Schweigen"]


def test_each_kind_is_struck_and_comes_back(
    who: VolunteerRow, make_page: PageOf, context: Context, desk: Desk, settled: Settled
) -> None:
    page = make_page(context)
    dialog = opened(page, EntryKind.ABSENCE, context, settled)
    strike(dialog, context, settled)
    assert volunteers.get(desk, who.id).absences == ()
    assert dialog.isVisible()
    dialog.reject()
    undo.undo(desk)
    assert len(volunteers.get(desk, who.id).absences) == 1
    settled(context)

    dialog = opened(page, EntryKind.TRAINING, context, settled)
    strike(dialog, context, settled)
    assert volunteers.get(desk, who.id).trainings == ()
    dialog.reject()

    dialog = opened(page, EntryKind.PAID, context, settled)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)  # what was paid is not rewritten
    assert page.form is None
    strike(dialog, context, settled)
    assert [one.voided for one in allowances.of_year(desk, 2026, who.id)] == [True]
    assert not dialog.strike_action.isEnabled()


def test_an_assignment_is_ended_called_off_and_changed(
    who: VolunteerRow, make_page: PageOf, context: Context, desk: Desk, settled: Settled
) -> None:
    page = make_page(context)
    dialog = opened(page, EntryKind.ASSIGNMENT, context, settled)
    assert dialog.strike_action.text() == "Absagen"
    QTest.keyClick(dialog.list, Qt.Key.Key_B)
    settled(context)
    settled(context)
    (row,) = assignments.of_volunteer(desk, who.id)
    assert (row.state, row.data.last) == (AssignmentState.ENDED, TODAY)
    assert not dialog.end_action.isEnabled()
    strike(dialog, context, settled)
    assert assignments.of_volunteer(desk, who.id)[0].state is AssignmentState.CANCELLED
    strike(dialog, context, settled)  # and agreed on again, which asks nothing
    assert assignments.of_volunteer(desk, who.id)[0].state is AssignmentState.AGREED
    to(dialog.list)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settled(context)
    assert isinstance(page.form, AssignmentForm)


def test_planned_work_is_called_off_where_it_stands(
    who: VolunteerRow, make_page: PageOf, context: Context, desk: Desk, settled: Settled
) -> None:
    page = make_page(context)
    page.show_list(1)
    settled(context)
    QTest.keyClick(page.list_shown(), Qt.Key.Key_Delete)
    settled(context)
    asks = next(made for made in page.findChildren(QuestionDialog) if made.isVisible())
    asks.accept()
    settled(context)
    settled(context)
    (row,) = assignments.of_volunteer(desk, who.id)
    assert row.state is AssignmentState.CANCELLED
    assert page.planned.rows.rowCount() == 0
