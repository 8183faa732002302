"""The keyboard overview (F1), made from the actions that are registered, so that it is never wrong."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, SPACE_6, SPACE_8
from woilmenau_desk.ui.widgets.actions import TOLD
from woilmenau_desk.ui.widgets.buttons import button, plain
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import KeyHint, key_text, text_label

_SIZE = (1000, 640)


class KeyLine(NamedTuple):
    """One action: its keys as this platform writes them, and what it does."""

    keys: tuple[str, ...]
    text: str


def key_lines(actions: Iterable[QAction]) -> tuple[KeyLine, ...]:
    """The actions that have a key, in their order."""
    lines = []
    for action in actions:
        told = action.property(TOLD)
        keys = tuple(key_text(shortcut) for shortcut in action.shortcuts() if not shortcut.isEmpty())
        keys = (told,) if isinstance(told, str) else keys
        if keys and action.isVisible():
            lines.append(KeyLine(keys, plain(action.text())))
    return tuple(lines)


class KeyboardOverview(QDialog):
    """Groups of keys: those of the page in front over the whole width, those of everywhere and of other pages below."""

    def __init__(
        self, groups: Iterable[tuple[str, tuple[KeyLine, ...]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tasten"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(*_SIZE)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_8)
        sides = [QVBoxLayout(), QVBoxLayout()]
        first, *others = [(title, lines) for title, lines in groups if lines] or [("", ())]
        heights = [0, 0]
        for title, lines in others:
            side = heights.index(min(heights))
            heights[side] += len(lines) + 2
            sides[side].addWidget(text_label(title, "strong"))
            sides[side].addLayout(self._grid(lines))
            sides[side].addSpacing(SPACE_4)
        for layout in sides:
            layout.setSpacing(SPACE_2)
            layout.addStretch(1)
            columns.addLayout(layout, 1)
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(SPACE_2)
        stack.addWidget(text_label(first[0], "strong"))
        own = QHBoxLayout()
        own.setSpacing(SPACE_8)
        half = -(-len(first[1]) // 2)
        for part in (first[1][:half], first[1][half:]):
            part_of = QVBoxLayout()
            part_of.addLayout(self._grid(part))
            part_of.addStretch(1)
            own.addLayout(part_of, 1)
        stack.addLayout(own)
        stack.addSpacing(SPACE_4)
        stack.addLayout(columns)
        stack.addStretch(1)
        close = button(self.tr("Schließen"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(text_label(self.tr("Alles geht mit der Tastatur"), "title"))
        # The keys that scroll go to what has the focus.
        self.area = scrolled(inside)
        self.area.setProperty("look", "reading")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Tasten"))
        layout.addWidget(self.area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.area.setFocus()

    def _grid(self, lines: tuple[KeyLine, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(lines):
            grid.addWidget(KeyHint(line.keys[0]), number, 0)
            grid.addWidget(text_label(line.text), number, 1)
        return grid
