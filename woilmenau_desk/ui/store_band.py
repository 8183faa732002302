"""The band under the header: the store's files are gone, or it is only read, or something was found at the login."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError, StoreVanished
from woilmenau_desk.services.entrance import only_read
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import WordButton
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import say

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk


class StoreBand(QWidget):
    """Takes no room while all is well. What was found at the login goes once somebody has read it."""

    alarmed = Signal()  # nothing goes into the store any more

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._read = False
        self.trouble = Note("", Tone.BAD)
        self.found = Note("", Tone.WARN)
        self.dismiss = WordButton(self.tr("Gelesen"))
        self.dismiss.setProperty("look", "quiet")
        self.dismiss.clicked.connect(self._on_read)
        self.found.add_widget(self.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_6, 0, SPACE_6, SPACE_1)
        column.setSpacing(SPACE_1)
        column.addWidget(self.trouble)
        column.addWidget(self.found)
        self.setVisible(False)

    def watch(self, desk: "Desk", runner: TaskRunner) -> None:
        """From now on, say how this desk's store is: after every error, and whenever `look` is called."""
        self._desk = desk
        runner.refused.connect(self.look)
        self.look()

    def look(self) -> None:
        """Say what holds now."""
        desk = self._desk
        if desk is None:
            return
        trouble = desk.trouble
        self.trouble.set_text(_said(trouble), Tone.BAD if isinstance(trouble, StoreVanished) else Tone.WARN)
        # What is missing matters more than what is well again.
        found = () if self._read else (*desk.findings, *desk.notices, *desk.news)
        self.found.set_text(
            "\n".join(map(say, found)), Tone.WARN if desk.findings or desk.notices else Tone.GOOD
        )
        self.setVisible(trouble is not None or bool(found))
        if isinstance(trouble, StoreVanished):
            self.alarmed.emit()

    def _on_read(self) -> None:
        self._read = True
        self.look()


def _said(trouble: KnownError | None) -> str:
    if trouble is None:
        return ""
    if isinstance(trouble, StoreVanished):
        return " ".join(text for text in map(say, trouble.sentences()) if text)
    return say(only_read(trouble))
