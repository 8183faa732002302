"""Working the whole window with keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from tools.gallery_screens import (
    PASSWORD,
)
from woilmenau_desk.ui.desk_app import DeskApp

Make = Callable[..., DeskApp]


def handle(desk_app: DeskApp) -> QWindow:
    window = desk_app.window.windowHandle()
    assert window is not None
    return window


def log_in(desk_app: DeskApp, qtbot: QtBot, password: str = PASSWORD) -> None:
    field = desk_app.login_screen.password.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, password)
    with qtbot.waitSignal(desk_app.logged_in):
        qtbot.keyClick(field, Qt.Key.Key_Return)
