"""The tests' window system: a popup that came and went leaves the keys where they were."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


def test_a_popup_closed_before_its_focus_arrives_leaves_the_keys_where_they_were(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = QLineEdit()
    QVBoxLayout(page).addWidget(field)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    for destroyed in (False, True):
        popup = QWidget(page, Qt.WindowType.Popup)
        popup.show()
        popup.hide()
        if destroyed:
            popup.destroy()
        QApplication.processEvents()
        qtbot.waitUntil(page.isActiveWindow)
        assert field.hasFocus()
