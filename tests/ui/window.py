"""Working the whole window with keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
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


def texts(root: QWidget, *, seen_only: bool = False) -> str:
    """All text in the widgets below `root`, in their tool tips and lists, whether seen or not."""
    parts = []
    for widget in (root, *root.findChildren(QWidget)):
        if seen_only and not widget.isVisible():
            continue
        for name in ("text", "toPlainText", "placeholderText", "windowTitle"):
            read = getattr(widget, name, None)
            if callable(read):
                parts.append(str(read()))
        parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        model = widget.model() if hasattr(widget, "model") and callable(widget.model) else None
        if model is not None and hasattr(model, "columns"):
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    for role in (0, int(Qt.ItemDataRole.UserRole) + 1):
                        parts.append(str(model.index(row, column).data(role) or ""))
    return "\n".join(parts)
