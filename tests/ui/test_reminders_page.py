"""Whom to remind: the next day's appointments, a text that is copied by one key, and who was reminded."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import appointments, reminders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.clipboard import CopiedForAMinute
from woilmenau_desk.ui.pages.appointments.reminders import RemindersPage
from woilmenau_desk.ui.privacy import MASK
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
TUESDAY = date(2026, 11, 24)


def book(desk: Desk, person: PersonData, day: date, hour: int) -> int:
    number = people.register(desk, person).value.id
    at = datetime.combine(day, time(hour), BERLIN)
    return appointments.book(desk, AppointmentData(number, "caro", at)).value.id


@pytest.fixture
def booked(desk: Desk) -> tuple[int, int, int]:
    return (
        book(desk, PersonData("Olena", "Testenko", phone="0176 04069001", print_language="uk"), TUESDAY, 14),
        book(desk, PersonData("Omar", "Beispiel", language="ar"), TUESDAY, 15),
        book(desk, PersonData("Nina", phone="0176 04069003"), TUESDAY + timedelta(days=2), 10),
    )


@pytest.fixture
def page(
    context: Context, booked: tuple[int, int, int], qtbot: QtBot, settled: Settled
) -> Iterator[RemindersPage]:
    made = RemindersPage(context)
    made.resize(1120, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activated()
    settled(context)
    yield made
    if shiboken6.isValid(made):
        shiboken6.delete(made)


def shown(page: RemindersPage) -> list[str]:
    return [row.person_name for row in page._everything()]


def copied() -> str:
    return QGuiApplication.clipboard().text()


def told(context: Context) -> str:
    told: list[str] = context.status.told  # type: ignore[attr-defined]
    return told[-1]


def test_the_next_day_with_appointments_is_shown(page: RemindersPage) -> None:
    assert shown(page) == ["Olena Testenko", "Omar Beispiel"]
    assert page.day.text() == "Morgen, Di, 24.11.2026"
    assert page.left.text() == "2 noch nicht erinnert"
    assert "24 листопада" in page.details.text.text()
    assert "Dienstag, 24. November" in page.details.german.text()


def test_one_key_copies_the_text_in_the_visitors_language(
    page: RemindersPage, context: Context, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "24 листопада" in copied()
    assert "Olena" not in copied()
    assert told(context).startswith("Text kopiert (Ukrainisch).")
    assert page.copied.timer.isActive()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "\u2068" in copied()
    assert page.details.text.alignment() & Qt.AlignmentFlag.AlignRight


def test_after_a_minute_it_is_gone_from_the_clipboard(page: RemindersPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert page.copied.timer.interval() == 60_000
    page.copied.timer.timeout.emit()
    assert copied() == ""


def test_what_was_copied_since_stays(page: RemindersPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText("etwas anderes")
    page.copied.timer.timeout.emit()
    assert copied() == "etwas anderes"


def test_the_text_goes_with_the_page_that_copied_it(
    page: RemindersPage, context: Context, settled: Settled, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    shiboken6.delete(page)
    assert copied() == ""


def test_it_is_kept_out_of_the_history_of_clipboards(qapp: QApplication) -> None:
    owner = QObject()
    CopiedForAMinute(owner).copy("Guten Tag!")
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert data.text() == "Guten Tag!"
    shiboken6.delete(owner)
    assert copied() == ""


def test_the_number_is_copied_by_its_own_key(page: RemindersPage, context: Context, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_T)
    assert copied() == "0176 04069001"
    context.privacy.hide()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(page.list, Qt.Key.Key_T)
    assert copied() == ""
    assert "verdeckt" in told(context)


def test_without_a_number_that_is_said(page: RemindersPage, qtbot: QtBot) -> None:
    assert not page.details.no_phone.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.details.no_phone.isVisible()
    assert not page.number_action.isEnabled()
    assert "keine Nummer" in [page.list.model().index(1, column).data() for column in range(5)]


def test_reminded_is_marked_and_taken_back(
    page: RemindersPage,
    desk: Desk,
    context: Context,
    booked: tuple[int, int, int],
    qtbot: QtBot,
    settled: Settled,
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_E)
    settled(context)
    first, second = reminders.of_next_day(desk)
    assert (first.reminded, second.reminded) == (True, False)
    assert page.left.text() == "1 noch nicht erinnert"
    assert not page.remind_action.isEnabled()
    qtbot.keyClick(page.list, Qt.Key.Key_D)
    settled(context)
    assert not reminders.of_next_day(desk)[0].reminded
    qtbot.keyClick(page.list, Qt.Key.Key_E)
    settled(context)
    done = undo.undo(desk)
    context.bus.publish(done.changes)
    settled(context)
    assert page.left.text() == "2 noch nicht erinnert"


def test_names_and_numbers_go_blank(page: RemindersPage, context: Context) -> None:
    context.privacy.hide()
    seen = [str(page.list.model().index(0, column).data()) for column in range(5)]
    assert "Olena Testenko" not in seen
    assert "0176 04069001" not in seen
    assert seen.count(MASK) == 2
    assert page.details._name.text() == page.details._phone.text() == MASK


def test_other_days_by_keys(page: RemindersPage, context: Context, qtbot: QtBot, settled: Settled) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page, Qt.Key.Key_Right, alt)
    settled(context)
    assert (shown(page), page.day.text()) == ([], "Mi, 25.11.")
    qtbot.keyClick(page, Qt.Key.Key_Right, alt)
    settled(context)
    assert shown(page) == ["Nina"]
    qtbot.keyClick(page, Qt.Key.Key_Home, alt)
    settled(context)
    assert len(shown(page)) == 2
    qtbot.keyClick(page, Qt.Key.Key_Left, alt)
    settled(context)
    assert page.day.text() == "Heute, Mo, 23.11.2026"


def test_one_called_off_needs_no_reminding(
    page: RemindersPage, desk: Desk, context: Context, booked: tuple[int, int, int], settled: Settled
) -> None:
    row = appointments.get(desk, booked[0])
    done = appointments.set_state(desk, row.id, AppointmentState.CANCELLED, row.version)
    context.bus.publish(done.changes)
    settled(context)
    assert shown(page) == ["Omar Beispiel"]


def test_the_list_is_narrowed_by_a_name(
    page: RemindersPage, qtbot: QtBot, settled: Settled, context: Context
) -> None:
    page.narrow.setText("omar")
    settled(context)
    assert page.list.model().rowCount() == 1
    assert page.left.text() == "2 noch nicht erinnert"


def test_the_card_of_a_person_is_a_key_away(
    page: RemindersPage, opened: list[tuple[str, object]], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    [(name, subject)] = opened
    assert name == "people"
    assert isinstance(subject, PersonRow)
    assert subject.name == "Olena Testenko"


def test_a_language_whose_file_is_faulty_is_told_in_its_row(
    page: RemindersPage, context: Context, settled: Settled
) -> None:
    row = replace(page.list.current_row(), language="de", instead_of="ar", right_to_left=False)
    assert page._language(row) == "Deutsch statt Arabisch"
    page.details.show_row(row, context.today(), page._language(row))
    assert "Deutsch statt Arabisch" in page.details._language.text()
    assert "fehlerhaft" in page.details.no_words.text()
    page.details.show_row(replace(row, instead_of=""), context.today(), "Deutsch")
    assert not page.details.no_words.text()
