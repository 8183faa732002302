"""The finder of volunteers: one line, one key, from everywhere."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.volunteers_by_keys import Settled, helper, three
from tests.ui.walk import NOW, PASSWORD, FixedAccess, fictional_centre, log_in, put_away
from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.finder import Answer, Wanted
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.roster import Duty
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import undo
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import finder, roster
from woilmenau_desk.ui import choices_of_desk
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.forms.appointments.appointment_form import AppointmentForm
from woilmenau_desk.ui.forms.volunteers.finder_dialog import FinderDialog
from woilmenau_desk.ui.forms.volunteers.finder_words import WishLine
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.session import Context

MOST_KEYS = 12
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[..., FinderDialog]


@pytest.fixture
def open_finder(context_of: Callable[[Desk], Context], qtbot: QtBot, settled: Settled) -> Open:
    parents: list[QWidget] = []

    def make(desk: Desk, wanted: Wanted | None = None) -> FinderDialog:
        context = context_of(desk)
        parent = QWidget()
        parents.append(parent)
        qtbot.addWidget(parent)
        parent.show()
        dialog = FinderDialog(context, choices_of_desk.read(desk), parent, wanted)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        settled(context)
        return dialog

    return make


def names(dialog: FinderDialog) -> list[str]:
    return [row.name for row in dialog.rows.rows()]


def chips(dialog: FinderDialog) -> list[str]:
    return [chip.text() for chip in dialog.chips if chip.isVisible()]


def test_somebody_is_found_and_noted_as_asked_in_twelve_keys_from_the_counter(
    qapp: QApplication, tmp_path: Path
) -> None:
    """Every key press is counted, in the real window: from the counter to the note that somebody was asked."""
    data = fictional_centre(tmp_path / "zentrum")
    desk = access.login(data, "caro", PASSWORD, clock=lambda: NOW)
    samira, nour, _jonas = three(desk)
    desk.close()
    driver = Driver(data, FixedAccess())
    pressed = 0
    try:
        log_in(driver)
        assert isinstance(driver.page, CounterPage)
        driver.press("Ctrl+K")
        pressed += 1
        line = "ar do15 be"  # Arabic, Thursday at 15 h, accompaniment
        driver.type(line)
        pressed += len(line)
        driver.press("Alt+G")
        pressed += 1
        opened = driver.page.context.desk
        requests = finder.requests_of(opened, nour.id) + finder.requests_of(opened, samira.id)
    finally:
        put_away(driver)
    assert pressed <= MOST_KEYS
    (request,) = requests
    assert (request.answer, request.language, request.role) == (Answer.ASKED, "ar", "accompaniment")
    assert request.starts == time(15)


def test_what_was_understood_stands_there_as_chips(open_finder: Open, desk: Desk, settled: Settled) -> None:
    three(desk)
    dialog = open_finder(desk)
    QTest.keyClicks(dialog.line, "arab do 15 begleitung")
    settled(dialog._context)
    assert chips(dialog) == ["Arabisch", "Do", "um 15:00", "Begleitung zu Behörden und Arzt"]
    assert set(names(dialog)) == {"Nour Lindental", "Samira Kornblume"}
    assert "kann Do 14:00–18:00" in texts(dialog.list)


def test_a_letter_in_the_list_notes_what_was_said(open_finder: Open, desk: Desk, settled: Settled) -> None:
    _samira, nour, _jonas = three(desk)
    dialog = open_finder(desk, Wanted(text="Nour"))
    heard: list[Answer] = []
    dialog.noted.connect(lambda _one, answer: heard.append(answer))
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.list.hasFocus()
    for key, answer in (
        (Qt.Key.Key_G, Answer.ASKED),
        (Qt.Key.Key_Z, Answer.AGREED),
        (Qt.Key.Key_A, Answer.DECLINED),
    ):
        QTest.keyClick(dialog.list, key)
        settled(dialog._context)
        assert finder.requests_of(desk, nour.id)[0].answer is answer
    assert heard == [Answer.ASKED, Answer.AGREED, Answer.DECLINED]
    # Asked and agreed was one request; the refusal came to a question of its own.
    assert len(finder.requests_of(desk, nour.id)) == 2
    undo.undo(desk)
    assert finder.requests_of(desk, nour.id)[0].answer is Answer.ASKED


def test_a_key_pressed_twice_asks_once(open_finder: Open, desk: Desk, settled: Settled) -> None:
    _samira, nour, _jonas = three(desk)
    dialog = open_finder(desk, Wanted(text="Nour"))
    for _ in range(3):
        QTest.keyClick(dialog.line, Qt.Key.Key_G, ALT)
    settled(dialog._context)
    assert len(finder.requests_of(desk, nour.id)) == 1


def test_the_counter_is_told_first_names_alone(
    open_finder: Open, desk: Desk, desk_of: Callable[[Role], Desk], settled: Settled
) -> None:
    three(desk)
    dialog = open_finder(desk_of(Role.COUNTER), Wanted("ar"))
    settled(dialog._context)
    assert set(names(dialog)) == {"Nour", "Samira"}
    assert "Kornblume" not in texts(dialog)
    QTest.keyClick(dialog.line, Qt.Key.Key_G, ALT)
    settled(dialog._context)
    assert dialog.rows.rows()


def test_who_is_here_now_and_speaks_it_is_told(open_finder: Open, desk: Desk, settled: Settled) -> None:
    samira, _nour, _jonas = three(desk)
    dialog = open_finder(desk, Wanted("ar"))
    assert "niemand hier" in dialog.present.name()
    roster.add_duty(desk, Duty(0, time(14), time(16), date(2026, 11, 23), volunteer_id=samira.id))
    dialog = open_finder(desk, Wanted("ar"))
    assert "Samira" in dialog.present.name()
    assert "bis 16:00" in dialog.present.name()
    dialog._context.privacy.hide()
    assert "Samira" not in dialog.present.text()
    dialog.line.setText("jonas")
    settled(dialog._context)
    assert not dialog.present.isVisible()  # no language is asked for


def test_every_question_is_written_so_that_it_is_understood_again(desk: Desk) -> None:
    choices = choices_of_desk.read(desk)
    now = datetime(2026, 11, 23, 14, tzinfo=BERLIN)
    lines = WishLine(choices, lambda: now)
    for language, _word in choices.of(ListName.LANGUAGES):
        for role, _word in choices.of(ListName.VOLUNTEER_ROLES):
            wanted = Wanted(language, role, at=time(14, 30), on=date(2026, 12, 3))
            assert lines.read(lines.write(wanted)).wanted == wanted
    wanted = Wanted("so", weekday=6, text="Nour")
    assert lines.read(lines.write(wanted)).wanted == wanted


def test_an_appointment_asks_for_its_language_and_its_time(
    context: Context, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    three(desk)
    context.choices.need(whole=True)
    settled(context)
    card = people.register(desk, PersonData("Amal", "Beispiel", language="ar")).value
    form = AppointmentForm(
        context, choices_of_desk.read(desk), person=PersonRow(card.id, card.name), day=date(2026, 11, 26)
    )
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitActive(form)
    settled(context)
    form.time.set_value(time(15))
    before = form.keeper.values()
    form.interpreter.action.trigger()
    dialog = form.findChild(FinderDialog)
    assert dialog is not None
    settled(context)
    assert chips(dialog) == ["Arabisch", "Dolmetschen", "Do, 26.11.", "um 15:00"]
    assert names(dialog)[0] == "Samira Kornblume"
    QTest.keyClick(dialog.line, Qt.Key.Key_Z, ALT)
    settled(context)
    dialog.close()
    assert form.asked_note.text() == "Zum Dolmetschen zugesagt: Samira Kornblume"
    # It is noted with the volunteer, and the appointment has them beside it.
    assert form.keeper.values() == {**before, "helper": [1, "Samira Kornblume"]}


def test_the_counter_brings_along_the_language_of_who_was_found(
    context: Context, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    helper(desk, "Olena", languages=(("uk", "native"),))
    people.register(desk, PersonData("Taras", "Beispiel", language="uk"))
    page = CounterPage(context)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.activated()
    QTest.keyClicks(page.field, "Taras")
    settled(context)
    settled(context)
    QTest.keyClick(page.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    dialog = page.findChild(FinderDialog)
    assert dialog is not None
    assert chips(dialog) == ["Ukrainisch"]
    assert names(dialog) == ["Olena Testhilfe"]
    dialog.close()
    assert page.field.text() == "Taras"  # nothing was logged, and nothing is lost
