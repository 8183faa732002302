"""What the program put into a field is selected when the field gets the focus; what somebody typed stays theirs."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import walk
from tests.ui.walk import FixedAccess, fictional_centre, log_in, put_away
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.prefilled import KEEPS_ITS_TEXT, PrefilledFields, go_on
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField
from woilmenau_desk.ui.widgets.moments import DateField

TODAY = date(2026, 11, 23)
BY_KEYS = (
    Qt.FocusReason.OtherFocusReason,  # the program moves it: a form that opens, a mistake that is shown
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.install(qapp)
    made = QWidget()
    PrefilledFields(qapp, made)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def show(window: QWidget, qtbot: QtBot, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_typing_replaces_the_day_that_was_proposed(window: QWidget, qtbot: QtBot) -> None:
    day, other = DateField(lambda: TODAY, prefer="future"), QLineEdit()
    day.set_value(date(2026, 11, 27))
    show(window, qtbot, other, day)
    day.setFocus()
    qtbot.keyClicks(day.line, "morgen")
    assert day.value() == date(2026, 11, 24)


def test_a_day_set_while_one_is_there_is_replaced_too(window: QWidget, qtbot: QtBot) -> None:
    day, other = DateField(lambda: TODAY, prefer="future"), QLineEdit()
    show(window, qtbot, other, day)
    day.setFocus()
    day.set_value(date(2026, 11, 27))
    qtbot.keyClick(day.line, Qt.Key.Key_Up)
    qtbot.keyClick(day.line, Qt.Key.Key_Return)
    qtbot.keyClicks(day.line, "morgen")
    assert day.value() == date(2026, 11, 24)


def test_what_somebody_typed_is_not_selected_when_the_program_comes_back_to_it(
    window: QWidget, qtbot: QtBot
) -> None:
    line, other = QLineEdit(), QLineEdit()
    show(window, qtbot, line, other)
    line.setFocus()
    qtbot.keyClicks(line, "Oksa")
    other.setFocus()
    line.setFocus()
    qtbot.keyClicks(line, "na")
    assert line.text() == "Oksana"


def test_a_draft_that_came_back_is_gone_on_with(window: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit()
    show(window, qtbot, line)
    line.setFocus()
    line.setText("Oksa")
    go_on(line)
    qtbot.keyClicks(line, "na")
    assert line.text() == "Oksana"


def test_a_click_places_the_cursor(window: QWidget, qtbot: QtBot) -> None:
    line, other = QLineEdit("Oksana"), QLineEdit()
    show(window, qtbot, other, line)
    other.setFocus()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.hasFocus()
    assert not line.hasSelectedText()


def test_numbers_and_searched_lists(window: QWidget, qtbot: QtBot) -> None:
    number = NumberField(1, 600, 30, " Minuten")
    choice = ChoiceField([(str(code), f"Wort {code}") for code in range(30)], none=None)
    show(window, qtbot, choice, number)
    number.setFocus()
    qtbot.keyClicks(number, "45")
    assert number.value() == 45
    choice.setFocus()
    choice.set_code("7")
    line = choice.lineEdit()
    assert line is not None
    assert line.selectedText() == "Wort 7"


# Every form

CHAPTERS = (
    walk.at_the_counter,
    walk.among_people,
    walk.among_appointments,
    walk.among_sessions,
    walk.in_administration,
)


def test_a_number_half_typed_is_gone_on_with_when_the_window_comes_back(
    window: QWidget, qtbot: QtBot
) -> None:
    number, other = NumberField(0, 99), QLineEdit()
    show(window, qtbot, other, number)
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        number.setValue(7)
        number.setFocus()
        qtbot.keyClicks(number, "1")
        assert number.value() == 1, "the number that stood there is replaced"
        number.clearFocus()
        number.setFocus(reason)
        qtbot.keyClicks(number, "2")
        assert number.value() == 12
        other.setFocus()


def typing_appends_to(driver: Driver) -> list[str]:
    """The fields in front in which typing would go on behind what the program put there."""
    front = driver.app.activeModalWidget() or driver.window
    before = QApplication.focusWidget()
    # Looked at first: any other field that gets the focus below takes it from this one.
    opened = before.selectedText() if isinstance(before, QLineEdit) else None
    found = []
    for field in front.findChildren(QWidget):
        if not (isinstance(field, QLineEdit | QAbstractSpinBox) and field.isVisible() and field.isEnabled()):
            continue
        if field.focusProxy() is not None or field.isReadOnly():
            continue
        # What a spin box or a searched list keeps inside it.
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        if line is None or not line.text() or line.isModified() or line.property(KEEPS_ITS_TEXT):
            continue
        whole = field.cleanText() if hasattr(field, "cleanText") else line.text()
        if field is before and opened not in (None, whole):
            found.append(f"{field.accessibleName()}: not when it was opened")
        for reason in BY_KEYS:
            front.setFocus()
            field.setFocus(reason)
            if field.hasFocus() and line.selectedText() != whole:
                found.append(f"{field.accessibleName()}: {reason.name}")
    if before is not None:
        before.setFocus()
    return found


def test_every_prefilled_field_of_every_form(tmp_path: Path) -> None:
    driver = Driver(fictional_centre(tmp_path / "zentrum"), FixedAccess())
    wrong: dict[str, list[str]] = {}
    seen = 0
    try:
        log_in(driver)
        for chapter in CHAPTERS:
            for place in chapter(driver):
                seen += 1
                if appends := typing_appends_to(driver):
                    wrong[place] = appends
    finally:
        put_away(driver)
    assert wrong == {}
    assert seen > 30


def test_a_field_that_has_let_go_already_is_left_without_a_warning(window: QWidget, qtbot: QtBot) -> None:
    one, other = QLineEdit(), QLineEdit()
    show(window, qtbot, one, other)
    one.setFocus()
    one.textChanged.disconnect()  # as one does that is being destroyed
    other.setFocus()
    other.setText("morgen")
    assert other.selectedText() == "morgen"
