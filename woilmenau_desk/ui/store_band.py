"""The band under the header: the store's files are gone, or it is only read, or something was found at the login."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.cases import OWN_KEYS
from woilmenau_desk.domain.errors import KnownError, StoreVanished
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.access.entrance import only_read
from woilmenau_desk.services.access.since_last_login import tells_restoring_of
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_6, Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import say

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk

_LINES = 3  # the day's list has to stay in sight
_LINE_LENGTH = 120  # characters, about, at 1366 pixels
_LONG_PATH = 40


class StoreBand(QWidget):
    """Takes no room while all is well. What was found goes once somebody has read it; what comes later is shown again."""

    alarmed = Signal()  # nothing goes into the store any more
    asked_for_all = Signal()  # whoever may check the store wants to see everything

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._read: list[Sentence] = []
        self.trouble = Note("", Tone.BAD)
        self.found = Note("", Tone.WARN)
        self.see_action = action_of(self, self.tr("Ansehen"), "Ctrl+I", enabled=False)
        self.see_action.triggered.connect(self.asked_for_all)
        self.read_action = action_of(self, self.tr("Gelesen"), "Ctrl+J", enabled=False)
        self.read_action.triggered.connect(self._on_read)
        self.see = KeyButton.for_action(self.see_action, look="quiet")
        self.dismiss = KeyButton.for_action(self.read_action, look="quiet")
        self.found.add_widget(self.see)
        self.found.add_widget(self.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_6, 0, SPACE_6, SPACE_1)
        column.setSpacing(SPACE_1)
        column.addWidget(self.trouble)
        column.addWidget(self.found)
        self.setVisible(False)

    def watch(self, desk: "Desk", runner: TaskRunner, restored_by: str = "") -> None:
        """From now on, say how this desk's store is: after every error, and whenever `look` is called.

        `restored_by` is the login that put a backup back at this window just now: that one is not told so.
        """
        self._desk = desk
        own = [one for one in desk.notices if restored_by and tells_restoring_of(one, restored_by)]
        self._read = own[-1:] if desk.actor.name == restored_by else []
        runner.refused.connect(self.look)
        self.look()

    def look(self) -> None:
        """Say what holds now."""
        desk = self._desk
        if desk is None:
            return
        trouble = desk.trouble
        self.trouble.set_text(_said(trouble), Tone.BAD if isinstance(trouble, StoreVanished) else Tone.WARN)
        # What is missing matters more than what is well again, and what was well is not while the files are gone.
        news = () if isinstance(trouble, StoreVanished) else desk.news
        bad = [one for one in (*desk.findings, *desk.notices) if one not in self._read]
        found = [*bad, *(one for one in news if one not in self._read)]
        leads = desk.actor.may(Right.EDIT_CENTRE)
        text = self._shortened(found)
        others = [one for one in bad if one.context != OWN_KEYS or one in desk.findings]
        if others and not leads:
            text += "\n" + self.tr("Bitte der Leitung sagen.")
        if text != self.found.text():
            self.found.set_text(text, Tone.WARN if bad else Tone.GOOD)
            self.found.setToolTip("\n".join(map(say, found)))
        self.read_action.setEnabled(bool(found))
        self.see_action.setEnabled(bool(found) and leads)
        self.see.setVisible(leads)
        self.setVisible(trouble is not None or bool(found))
        if isinstance(trouble, StoreVanished):
            self.alarmed.emit()

    def _shortened(self, found: Iterable[Sentence]) -> str:
        """What fits: each kind once, the newest of it, and how many more there are."""
        groups: dict[tuple[str, str], list[Sentence]] = {}
        for one in found:
            groups.setdefault((one.context, one.template), []).append(one)
        lines: list[str] = []
        left = _LINES
        waiting = list(groups.values())
        while waiting:
            text = say(_brief(waiting[0][-1]))
            if len(waiting[0]) > 1:
                text += " " + self.tr("(Noch {count}-mal davor.)").format(count=len(waiting[0]) - 1)
            left -= -(-len(text) // _LINE_LENGTH)
            if lines and left < (len(waiting) > 1):
                break
            lines.append(text)
            del waiting[0]
        if more := sum(map(len, waiting)):
            lines.append(self.tr("Und {count} weitere.").format(count=more))
        return "\n".join(lines)

    def _on_read(self) -> None:
        if self._desk is not None:
            self._read += [*self._desk.findings, *self._desk.notices, *self._desk.news]
        self.look()


def _brief(sentence: Sentence) -> Sentence:
    """The sentence with no path longer than the eye takes in; the page for checking has it whole."""
    values = {
        name: f"…/{value.name}" if isinstance(value, Path) and len(str(value)) > _LONG_PATH else value
        for name, value in sentence.values.items()
    }
    return replace(sentence, values=values)


def _said(trouble: KnownError | None) -> str:
    if trouble is None:
        return ""
    if isinstance(trouble, StoreVanished):
        return " ".join(text for text in map(say, trouble.sentences()) if text)
    return say(only_read(trouble))
