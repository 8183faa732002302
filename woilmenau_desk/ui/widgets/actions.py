"""What a key does, wherever in the window the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from woilmenau_desk.ui.widgets.buttons import escaped


def action_of(widget: QWidget, text: str, *keys: str, enabled: bool = True) -> QAction:
    """An action of the widget with its keys, as long as the widget is seen; a key that is held does it once."""
    action = QAction(escaped(text), widget)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setAutoRepeat(False)
    action.setEnabled(enabled)
    widget.addAction(action)
    return action
