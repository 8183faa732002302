"""The line at the bottom: what was just done and how to take it back, what takes a while and how to stop it.

It asks for nothing and never steals the focus.
"""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui.privacy import MASK, Privacy
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_6
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import ElidedLabel, IconLabel, KeyHint, text_label
from woilmenau_desk.ui.words import say

SHOWN_MS = 60_000
_ROOM_FOR_HINTS = 1000  # pixels


class StatusLine(QWidget):
    """Says a sentence for a minute; a screen reader is told too."""

    told = Signal(str)

    def __init__(
        self, privacy: Privacy, undo: QAction, redo: QAction, stop: QAction, hints: tuple[QAction, ...]
    ) -> None:
        super().__init__()
        self._privacy = privacy
        self._text = ""
        self._said: Sentence | None = None
        self._offered: KeyButton | None = None
        self._names_nobody = False
        self.setFixedHeight(52)
        self._icon = IconLabel("check", "good", 18)
        self._label = ElidedLabel(lines=2)  # what to do stands at the end of a long one
        self._busy = text_label("", "soft")
        self._waits = text_label(self.tr("Wird gleich gespeichert"), "strong")
        self._stop = KeyButton.for_action(stop, "close", "quiet")
        self._undo = KeyButton.for_action(undo, "undo", "quiet")
        self._redo = KeyButton.for_action(redo, "redo", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_6, 0, SPACE_6, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addWidget(self._waits)
        row.addWidget(self._busy)
        row.addWidget(self._stop)
        row.addSpacing(SPACE_3)
        self.hints = [_hint(action) for action in hints]
        for hint in self.hints:
            row.addWidget(hint)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.clear)
        privacy.changed.connect(self._show)
        self.set_busy("", can_stop=False)
        self.set_waits(False)
        self.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, only the last hint stays: the list of keys has the others."""
        super().resizeEvent(event)
        for hint in self.hints[:-1]:
            hint.setVisible(self.width() >= _ROOM_FOR_HINTS)

    def tell(self, text: str | Sentence) -> None:
        """Say something."""
        self._say(text, None)

    def tell_beside(self, text: str | Sentence) -> None:
        """Say what nobody asked for, where nothing stands; what somebody did themselves matters more to them."""
        if not self._text:
            self.tell(text)

    def tell_hidden(self) -> None:
        """Say why nothing opens while names are hidden; it names nobody, so it is to be read."""
        text = QCoreApplication.translate(
            "StatusLine", "Die Namen sind verdeckt. F12 zeigt sie; dann geht das auf."
        )
        self._say(text, None, names_nobody=True)

    def tell_error(self, error: KnownError) -> None:
        """Something small could not be done, there was nothing to undo for instance: a line says enough."""
        self.tell(" ".join(part for part in map(say, error.sentences()) if part))

    def tell_done(self, said: Sentence) -> None:
        """Say what was done; it can be taken back."""
        self._say(said, self._undo)

    def tell_undone(self, said: Sentence) -> None:
        """Say what was taken back; it can be done again."""
        self._say(said, self._redo)

    def set_busy(self, label: str, *, can_stop: bool) -> None:
        """What takes a while just now; empty when nothing does. `can_stop`: the key that stops it is shown beside it."""
        self._busy.setText(label)
        self._busy.setVisible(bool(label))
        self._stop.setVisible(can_stop)

    def set_waits(self, waits: bool) -> None:
        """Something that was entered is kept, and stored as soon as what runs lets it."""
        self._waits.setVisible(waits)

    def busy(self) -> str:
        """What takes a while, as it is said."""
        return self._busy.text()

    def text(self) -> str:
        """What it says, whether names are hidden or not."""
        return self._text

    def clear(self) -> None:
        """Say nothing."""
        self._text = ""
        self._said = None
        self._offered = None
        self._names_nobody = False
        self.timer.stop()
        self._show()

    def _say(self, text: str | Sentence, offered: KeyButton | None, *, names_nobody: bool = False) -> None:
        self._text = text if isinstance(text, str) else say(text)
        self._said = text if isinstance(text, Sentence) else None
        self._offered = offered
        self._names_nobody = names_nobody
        self.timer.start()
        self._show()
        event = QAccessibleAnnouncementEvent(
            self, self._text if names_nobody else self._privacy.mask(self._text)
        )
        QAccessible.updateAccessibility(event)
        self.told.emit(self._text)

    def _show(self) -> None:
        # What was done may name a person: with names hidden it only says that something was done.
        masked = self._privacy.hidden and self._text and not self._names_nobody
        self._label.set_full_text(MASK if masked else self._text)
        # Only what was done is ticked off: "nicht entfernt" is a word, and no success.
        icon, colour = ("check", "good") if self._said is not None else ("info", "ink_soft")
        self._icon.set_icon(icon, colour)
        self._icon.setVisible(bool(self._text))
        self._undo.setVisible(self._offered is self._undo)
        self._redo.setVisible(self._offered is self._redo)


def _hint(action: QAction) -> QWidget:
    """A key with what it does, that nobody has to click."""
    hint = QWidget()
    row = QHBoxLayout(hint)
    row.setContentsMargins(0, 0, SPACE_2, 0)
    row.setSpacing(SPACE_2)
    row.addWidget(KeyHint(action.shortcut()))
    row.addWidget(text_label(action.text(), "small"))
    return hint
