"""Whoever uses a screen reader hears what every control is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tools.gallery import sheets
from tools.gallery_screens import PASSWORD, FakeAccess, fake_app
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.keyboard_overview import KeyboardOverview
from woilmenau_desk.ui.privacy import Privacy


def unnamed(root: QWidget) -> list[str]:
    """The focusable widgets below `root` without a name that can be said."""
    missing = []
    for widget in (root, *root.findChildren(QWidget)):
        internal = widget.objectName().startswith("qt_") or type(widget).__module__.startswith("shiboken")
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None or internal:
            continue
        # Qt itself says the text of buttons and labels.
        named = widget.accessibleName() or (isinstance(widget, QAbstractButton | QLabel) and widget.text())
        if not named:
            missing.append(f"{type(widget).__name__} {widget.objectName()}")
    return missing


def marked_up(root: QWidget) -> list[str]:
    """The labels that would read text as markup."""
    return [
        label.text()
        for label in root.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]


@pytest.fixture
def desk_app(qapp: QApplication, tmp_path: Path) -> Iterator[DeskApp]:
    theme.install(qapp)
    made = fake_app(qapp, tmp_path, FakeAccess(exists=False))
    yield made
    made.window.close()
    made.close()
    made.watch.deleteLater()
    made.window.deleteLater()


def test_every_widget_of_the_gallery(qapp: QApplication, qtbot: QtBot) -> None:
    theme.install(qapp)
    for name, sheet in sheets(Privacy()).items():
        qtbot.addWidget(sheet)
        sheet.show()
        assert unnamed(sheet) == [], name
        assert marked_up(sheet) == [], name


def test_every_screen_of_the_window(desk_app: DeskApp, qtbot: QtBot) -> None:
    desk_app.begin()
    desk_app._show_recovery()
    desk_app.show_login()
    with qtbot.waitSignal(desk_app.logged_in):
        desk_app.login_screen.log_in("caro", PASSWORD)
    desk_app.lock()
    assert unnamed(desk_app.window) == []
    assert marked_up(desk_app.window) == []


def test_the_keyboard_overview(desk_app: DeskApp, qtbot: QtBot) -> None:
    desk_app.show_login()
    with qtbot.waitSignal(desk_app.logged_in):
        desk_app.login_screen.log_in("caro", PASSWORD)
    assert desk_app.workspace is not None
    overview = KeyboardOverview(desk_app.workspace.key_groups())
    qtbot.addWidget(overview)
    assert unnamed(overview) == []
    assert marked_up(overview) == []


def test_the_overview_begins_with_the_page_in_front(desk_app: DeskApp, qtbot: QtBot) -> None:
    desk_app.show_login()
    with qtbot.waitSignal(desk_app.logged_in):
        desk_app.login_screen.log_in("caro", PASSWORD)
    assert desk_app.workspace is not None
    titles = [title for title, _lines in desk_app.workspace.key_groups()]
    assert titles[0] != "Überall"
    assert titles[1] == "Überall"
