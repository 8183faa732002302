"""Several lines of one kind in a form, as many as there are: each with its fields, one key brings another."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.ui.draft_fields import fill, on_edit, say_value, value_of
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.buttons import KeyButton, icon_button
from woilmenau_desk.ui.widgets.fields import ChoiceField


class FieldLine(QWidget):
    """One line: fields side by side, and a button that leaves it out."""

    edited = Signal()
    removed = Signal()

    def __init__(self, fields: Sequence[tuple[str, QWidget, int]], remove: str, parent: QWidget) -> None:
        """`fields`: what each is called, the field, and its share of the width. `remove` says what the button does."""
        super().__init__(parent)
        self.fields = tuple(field for _name, field, _share in fields)
        self._names = tuple(name for name, _field, _share in fields)
        self.remove = icon_button("close", remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        for _name, field, share in fields:
            row.addWidget(field, share)
            on_edit(field, self.edited.emit)
        row.addWidget(self.remove)
        self.remove.clicked.connect(self.removed)

    def say_number(self, number: int, alone: bool) -> None:
        """Which of several it is, for whoever hears the form."""
        for name, field in zip(self._names, self.fields, strict=True):
            field.setAccessibleName(name if alone else f"{name} {number}")

    def draft_value(self) -> list[object]:
        return [value_of(field) for field in self.fields]

    def restore_draft(self, value: object) -> None:
        if isinstance(value, list):
            for field, one in zip(self.fields, value, strict=False):
                fill(field, one)

    def settle(self) -> None:
        """What is half typed in a list becomes its entry."""
        for field in self.fields:
            if isinstance(field, ChoiceField):
                field.settle()


Line = TypeVar("Line", bound=FieldLine)


class Lines(QWidget, Generic[Line]):
    """The lines, and the key that brings another one. A line whose first field is empty counts for nothing."""

    edited = Signal()

    def __init__(self, make: Callable[[QWidget], Line], another: str, key: str, most: int = 12) -> None:
        super().__init__()
        self._make, self._most = make, most
        self.lines: list[Line] = []
        self.another = QAction(another, self)
        self.another.setShortcut(QKeySequence(key))
        self.another.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.another.setAutoRepeat(False)
        self.another.triggered.connect(self._on_another)
        self.addAction(self.another)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_1)
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
        self._set_count(1)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """In the first line. No focus proxy: Tab would come back to it for ever."""
        self.lines[0].fields[0].setFocus(reason)

    def settle(self) -> None:
        """What is half typed in a list becomes its entry."""
        for line in self.lines:
            line.settle()

    def draft_value(self) -> object:
        return [value for line in self.lines if (value := line.draft_value())[0]]

    def restore_draft(self, value: object) -> None:
        rows = value if isinstance(value, list) else []
        self._set_count(max(1, min(len(rows), self._most)))
        for line, row in zip(self.lines, [*rows, [None] * 8], strict=False):
            line.restore_draft(row)

    def say_value(self, value: object) -> str:
        rows = value if isinstance(value, list) else []
        shown = self.lines[0].fields
        return ", ".join(
            " ".join(
                filter(
                    None,
                    (say_value(field, one) if one else "" for field, one in zip(shown, row, strict=False)),
                )
            )
            for row in rows
            if isinstance(row, list)
        )

    def _on_another(self) -> None:
        self._set_count(min(len(self.lines) + 1, self._most))
        self.lines[-1].fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_removed(self, line: Line) -> None:
        if len(self.lines) == 1:
            line.restore_draft([None] * len(line.fields))
        else:
            place = self.lines.index(line)
            self.lines.remove(line)
            self._drop(line)
            self._name()
            self.lines[min(place, len(self.lines) - 1)].fields[0].setFocus()
        self.edited.emit()

    def _set_count(self, count: int) -> None:
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

    def _order(self, line: Line) -> None:
        """Tab goes through the lines from the top, and then to the button."""
        before: QWidget | None = self.lines[-1].remove if self.lines else None
        for field in (*line.fields, line.remove, self.button):
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field

    def _drop(self, line: Line) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _name(self) -> None:
        for number, line in enumerate(self.lines, 1):
            line.say_number(number, len(self.lines) == 1)
        self.another.setEnabled(len(self.lines) < self._most)


def leave_out() -> str:
    """What the button of a line does."""
    return QCoreApplication.translate("Lines", "Diese Zeile weglassen")
