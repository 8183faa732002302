"""What a key does, wherever in the window the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from woilmenau_desk.ui.widgets.buttons import escaped

TOLD = "toldKeys"
"""The property of an action that only tells keys: what they are called."""


def action_of(widget: QWidget, text: str, *keys: str, enabled: bool = True) -> QAction:
    """An action of the widget with its keys, as long as the widget is seen; a key that is held does it once."""
    action = QAction(escaped(text), widget)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setAutoRepeat(False)
    action.setEnabled(enabled)
    widget.addAction(action)
    return action


def tell_key(widget: QWidget, keys: str, text: str) -> QAction:
    """Let the keyboard overview tell keys that `widget` takes by itself: arrows, and what else is no shortcut."""
    action = QAction(escaped(text), widget)
    action.setProperty(TOLD, keys)
    widget.addAction(action)
    return action
