"""What a draft was based on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class VersionField(QWidget):
    """Keeps the version of the entry beside the other fields of a draft; nobody sees it.

    A draft that is restored after somebody else changed the entry is so refused as it would have been then.
    """

    edited = Signal()

    def __init__(self, version: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.version = version
        self.setVisible(False)

    def draft_value(self) -> object:
        return self.version

    def restore_draft(self, value: object) -> None:
        if isinstance(value, int):
            self.version = value
