"""What a key press writes, where it is not a field that asks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def typed_by(event: QKeyEvent) -> str:
    """The letter, digit or sign that it writes; nothing for Space, a command or any other key."""
    text = event.text()
    return text if text.isprintable() and text.strip() and not event.modifiers() & _COMMANDS else ""
