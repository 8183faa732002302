"""What the program put into a field is selected when the field gets the focus, so that typing replaces it.

Qt selects where somebody comes by Tab, and not where the program moves the focus or fills the field that has it.
This holds for every field of every form, whoever made it: nothing is to be done in a form.
"""

import shiboken6
from PySide6.QtCore import QMetaObject, QObject, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget

# A search keeps what somebody looked for, and its page decides when that is over.
KEEPS_ITS_TEXT = "keepsItsText"


class PrefilledFields(QObject):
    """Watches which field has the focus. A click still places the cursor: it comes after the focus.

    A line knows by Qt's `modified` whether somebody typed what stands in it. That stays as it is, and its cursor too.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._line: QLineEdit | None = None
        self._told: QMetaObject.Connection | None = None
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        # By the connection: a line that is being destroyed has let go of it already.
        if self._told is not None:
            QObject.disconnect(self._told)
        self._line = self._told = None
        if isinstance(entered, QAbstractSpinBox):
            # Its line tells whether a number is half typed: the window was left for a moment, or a menu was open.
            line = entered.findChild(QLineEdit)
            if line is None or not line.isModified():
                entered.selectAll()
        elif isinstance(entered, QLineEdit) and not entered.property(KEEPS_ITS_TEXT):
            self._line = entered
            self._told = entered.textChanged.connect(self._on_text)
            self._select(entered)

    @Slot(str)
    def _on_text(self, _text: str) -> None:
        if self._line is not None and shiboken6.isValid(self._line):
            self._select(self._line)

    @staticmethod
    def _select(line: QLineEdit) -> None:
        if not line.isModified() and not line.isReadOnly():
            line.selectAll()


def go_on(line: QLineEdit) -> None:
    """What was put back is what somebody typed before: they go on where it ends."""
    line.end(False)
    line.setModified(True)
