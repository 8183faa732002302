"""Two records beside one another, by keys."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.privacy import MASK, Privacy
from woilmenau_desk.ui.widgets.side_by_side import BOTH, LEFT, RIGHT, Line, SideBySide

LINES = (
    Line("birth_year", "Geburtsjahr", "1988", "1988", BOTH),
    Line("given_name", "Vorname", "Yusuf", "نور", LEFT),
    Line("phone", "Telefon", "", "0176 04069011", RIGHT),
    Line("note", "Lang", "ein sehr langes Wort nach dem anderen, das in keine Zeile passt", "kurz", LEFT),
)


@pytest.fixture
def privacy(qapp: QApplication) -> Privacy:
    theme.install(qapp)
    return Privacy()


@pytest.fixture
def table(privacy: Privacy, qtbot: QtBot) -> SideBySide:
    made = SideBySide(privacy, "Beide Einträge")
    qtbot.addWidget(made)
    made.resize(560, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_lines(LINES, "Yusuf", "نور")
    made.activateWindow()
    made.setFocus()
    return made


def test_the_model_keeps_qts_rules(table: SideBySide, privacy: Privacy) -> None:
    model: QAbstractItemModel = table.model_of_lines
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.show_lines(LINES[:2], "a", "b")
    privacy.hide()


def test_the_arrows_go_and_choose(table: SideBySide, qtbot: QtBot) -> None:
    assert table.currentIndex().row() == 1
    with qtbot.waitSignal(table.spoken) as said:
        qtbot.keyClick(table, Qt.Key.Key_Right)
    assert said.args == ["Vorname, Yusuf, نور, gewählt"]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.sides() == {"given_name": RIGHT, "phone": LEFT, "note": LEFT}
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.currentIndex().row() == 0
    with qtbot.assertNotEmitted(table.chosen):
        qtbot.keyClick(table, Qt.Key.Key_Right)
    assert "birth_year" not in table.sides()


def test_a_long_value_takes_more_lines(table: SideBySide) -> None:
    assert table.rowHeight(3) > table.rowHeight(1)


def test_hidden_names_hide_every_value(table: SideBySide, privacy: Privacy) -> None:
    privacy.hide()
    model = table.model_of_lines
    assert model.spoken(1) == f"Vorname, {MASK}, gewählt, {MASK}"
    assert model.headerData(1, Qt.Orientation.Horizontal) == MASK


def test_a_value_takes_more_lines_when_the_window_becomes_narrow(table: SideBySide, qtbot: QtBot) -> None:
    table.resize(1400, 300)
    qtbot.waitUntil(lambda: table.rowHeight(3) == table.rowHeight(0))
    table.resize(400, 300)
    qtbot.waitUntil(lambda: table.rowHeight(3) > 2 * table.rowHeight(0))
