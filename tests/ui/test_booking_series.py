"""A booking that repeats: its times are told while it is typed, and the rest of a series goes along where it is wanted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import PageOf, Settled, here, page_maker, person
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.forms.appointments.cancel import CancelDialog
from woilmenau_desk.ui.session import Context


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    return person(desk, "Olena", "Testenko", language="uk")


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    return page_maker(qtbot, settled)


def test_every_week_until_a_day_with_what_falls_out_told(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    assert not form.repeating.until.isVisible()
    form.fill({"day": "2026-12-11", "time": "14:00"})
    form.repeating.rhythm.set_code("week")
    form.repeating.rhythm.edited.emit()
    assert form.repeating.until.isVisible()
    form.save()
    assert "letzte Tag" in form.repeating.until.accessibleDescription()
    form.fill({"until": "2027-01-08"})
    form.repeating.until.edited.emit()
    settled(context)
    told = form.repeating.note.text()
    assert "3 Termin" in told
    assert "25.12." in told
    assert "Weihnachtstag" in told
    form.save()
    settled(context)
    days = {row.starts_at.date() for row in appointments.of_person(desk, olena.id)}
    assert days == {date(2026, 12, 11), date(2026, 12, 18), date(2027, 1, 8)}
    assert page.current().starts_at == here(11, 14).replace(month=12)
    context.runner.run(undo.undo, desk)
    settled(context)
    assert appointments.of_person(desk, olena.id) == ()


def test_the_rest_of_a_series_moves_and_is_called_off_with_one(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    form.fill({"day": "2026-11-24", "time": "14:00", "rhythm": "week", "until": "2026-12-08"})
    form.save()
    settled(context)
    assert len(appointments.of_person(desk, olena.id)) == 3
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settled(context)
    form = page.form
    assert form.repeating.rest.isVisible()
    form.fill({"time": "15:00", "rest": True})
    form.save()
    settled(context)
    assert {row.starts_at.hour for row in appointments.of_person(desk, olena.id)} == {15}
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    dialog = next(made for made in page.findChildren(CancelDialog) if made.isVisible())
    assert dialog.rest.isVisible()
    dialog.rest.setChecked(True)
    dialog.yes.click()
    settled(context)
    states = {row.state for row in appointments.of_person(desk, olena.id)}
    assert states == {AppointmentState.CANCELLED}
