"""A field of several lines: a key brings another one, each can be left out, Tab goes through them from the top."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.buttons import KeyButton, escaped


class FieldLine(QWidget):
    """One line. What it has `wrong` gets the focus when a mistake is told."""

    edited = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.wrong: QWidget | None = None

    def parts(self) -> Sequence[QWidget]:
        """Its fields in the order of Tab; typing begins in the first."""
        raise NotImplementedError

    def say_number(self, number: int, alone: bool) -> None:
        """Which of several it is, for whoever hears the form."""
        raise NotImplementedError

    def draft_value(self) -> object:
        """What stands in it, as drafts keep it."""
        raise NotImplementedError

    def restore_draft(self, value: object) -> None:
        """Show what a draft kept; anything else is left alone."""
        raise NotImplementedError

    def settle(self) -> None:
        """What is half typed in a list becomes its entry."""

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Where something is to be mended, else at the first field."""
        wrong, self.wrong = self.wrong, None
        (wrong or self.parts()[0]).setFocus(reason)


Line = TypeVar("Line", bound=FieldLine)


class Lines(QWidget, Generic[Line]):
    """The lines, and the key that brings another one."""

    edited = Signal()

    def __init__(self, another: str, key: str, make: Callable[[QWidget], Line], most: int) -> None:
        """`another` is the word on the button, `make` makes a line of this widget."""
        super().__init__()
        self._make, self._most = make, most
        self.lines: list[Line] = []
        self._wrong: Line | None = None
        self.another = QAction(escaped(another), self)
        self.another.setShortcut(QKeySequence(key))
        self.another.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.another.setAutoRepeat(False)
        self.another.triggered.connect(self._on_another)
        self.addAction(self.another)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_2)
        self.button = KeyButton.for_action(self.another, "plus", "quiet")
        self.button.setAutoDefault(True)  # Enter presses it
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addLayout(self._column)
        layout.addLayout(row)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """In the line where something is to be mended, else in the first."""
        wrong, self._wrong = self._wrong, None
        first = self.lines[0] if self.lines else None
        (wrong or first or self.button).setFocus(reason)

    def settle(self) -> None:
        for line in self.lines:
            line.settle()

    def reading(self, line: Line) -> Line:
        """This line is read now: a mistake is told in it."""
        self._wrong = line
        return line

    def read(self) -> None:
        """All lines were read without a mistake."""
        self._wrong = None

    def draft_value(self) -> object:
        return [line.draft_value() for line in self.lines]

    def restore_draft(self, value: object) -> None:
        rows = value if isinstance(value, list) else []
        if rows == self.draft_value():
            return
        self.set_count(min(len(rows), self._most))
        for line, row in zip(self.lines, rows, strict=False):
            line.restore_draft(row)

    def set_count(self, count: int) -> None:
        """So many lines."""
        while len(self.lines) < count:
            line = self._make(self)
            line.edited.connect(self.edited)
            line.removed.connect(lambda line=line: self._on_removed(line))
            self._order(line)
            self.lines.append(line)
            self._column.addWidget(line)
        while len(self.lines) > count:
            self._drop(self.lines.pop())
        self._name()

    def _on_another(self) -> None:
        self.set_count(min(len(self.lines) + 1, self._most))
        self.lines[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edited.emit()

    def _on_removed(self, line: Line) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        self._drop(line)
        self._name()
        if self.lines:
            self.lines[min(place, len(self.lines) - 1)].setFocus()
        else:
            self.button.setFocus()
        self.edited.emit()

    def _order(self, line: Line) -> None:
        # The first comes where the button is: what was made last would else come after everything else of the window.
        before = self.lines[-1].parts()[-1] if self.lines else self._before()
        for field in (*line.parts(), self.button):
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field

    def _before(self) -> QWidget | None:
        """What Tab comes from, before it comes to the button."""
        widget = self.button.previousInFocusChain()
        while widget is not None and widget is not self.button:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(widget):
                return widget
            widget = widget.previousInFocusChain()
        return None

    def _drop(self, line: Line) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _name(self) -> None:
        for number, line in enumerate(self.lines, 1):
            line.say_number(number, len(self.lines) == 1)
        self.another.setEnabled(len(self.lines) < self._most)
