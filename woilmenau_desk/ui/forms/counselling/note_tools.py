"""What stands below a note that is being written: text blocks to put in, and quietly, what better is left out."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.note_hints import NoteHint, hints
from woilmenau_desk.domain.text_blocks import OPEN, filled
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton, escaped
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import say

BLOCK_KEY, NOTE_KEY = "Alt+B", "Alt+N"
_PAUSE_MS = 700  # a hint comes when the hands rest
_MOST = 9  # blocks with a digit as their key
_SHOWN = 2  # hints at once: whoever is told too much reads nothing of it
_LONGEST = 40  # of what is quoted


class NoteTools(QWidget):
    """Of one note. `button` puts a text block in; the room places it."""

    def __init__(
        self,
        form: QWidget,
        note: LongText,
        choices: Callable[[], Choices],
        values: Callable[[], Mapping[str, str]],
    ) -> None:
        """`values` says what the places in a text block are filled with."""
        super().__init__()
        self._note, self._choices, self._values = note, choices, values
        self.block_action = action_of(form, self.tr("Textbaustein"), BLOCK_KEY)
        self.block_action.setIconText(self.tr("Baustein"))
        self.block_action.triggered.connect(self.offer)
        self.note_action = action_of(form, self.tr("Zur Notiz"), NOTE_KEY)
        self.note_action.triggered.connect(note.setFocus)
        self.button = KeyButton.for_action(self.block_action, "document", "quiet")
        self.told = Note("", Tone.NEUTRAL, "info")
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Textbausteine"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.told)
        self.told.setVisible(False)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.pause.timeout.connect(self.look)
        note.textChanged.connect(self.pause.start)

    def only_read(self) -> None:
        """The note is closed: nothing is put into it, and nothing told of it."""
        self.block_action.setEnabled(False)
        self.button.hide()

    # Text blocks

    def offer(self) -> None:
        """Show the text blocks at the cursor; a digit, or the arrows and Enter, put one in."""
        self.menu.clear()
        blocks = self._blocks()
        for number, (word, text) in enumerate(blocks, 1):
            key = f"&{number}  " if number <= _MOST else ""
            entry = self.menu.addAction(f"{key}{escaped(word)}")
            entry.triggered.connect(lambda _on=False, text=text: self.insert(text))
        if not blocks:
            none = self.menu.addAction(self.tr("Noch keine: die Leitung schreibt sie unter „Verwaltung“."))
            none.setEnabled(False)
        else:
            self.menu.setActiveAction(self.menu.actions()[0])
        place = self._note.cursorRect().bottomLeft() + QPoint(0, 4)
        self._note.setFocus()
        self.menu.popup(self._note.viewport().mapToGlobal(place))

    def insert(self, block: str) -> None:
        """Put a block in where the cursor is; what is left to be written in it is marked, and typing takes its place."""
        text = filled(block, self._values())
        cursor = self._note.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        gap = text.find(OPEN)
        if gap >= 0:
            cursor.setPosition(start + gap)
            cursor.setPosition(start + gap + len(OPEN), QTextCursor.MoveMode.KeepAnchor)
        self._note.setTextCursor(cursor)
        self._note.ensureCursorVisible()
        self._note.setFocus()

    def _blocks(self) -> tuple[tuple[str, str], ...]:
        choices = self._choices()
        return tuple(
            (value.label(choices.language), str(value.extra.get("text") or ""))
            for value in choices.values[ListName.TEXT_BLOCKS].choices()
            if value.extra.get("text")
        )

    # Hints

    def look(self) -> None:
        """Look through the text, and tell what better does not stand there. It keeps nobody from saving."""
        if not self._note.isReadOnly():
            self._tell(hints(self._note.toPlainText()))

    def _tell(self, found: tuple[NoteHint, ...]) -> None:
        text = self._note.toPlainText()
        first: dict[str, NoteHint] = {}
        for hint in found:
            first.setdefault(hint.kind, hint)
        said = [
            self.tr("„{words}“: {reason}").format(
                words=_short(text[hint.start : hint.end]), reason=say(hint.reason)
            )
            for hint in tuple(first.values())[:_SHOWN]
        ]
        if len(first) > _SHOWN:
            said.append(self.tr("Auch anderes ist unterstrichen."))
        self.told.set_text("\n".join(said))
        self._note.setExtraSelections([self._underlined(hint) for hint in found])

    def _underlined(self, hint: NoteHint) -> QTextEdit.ExtraSelection:
        # Qt counts in UTF-16: a character beyond it is two there.
        before = self._note.toPlainText()[: hint.start]
        start = len(before.encode("utf-16-le")) // 2
        words = self._note.toPlainText()[hint.start : hint.end]
        cursor = QTextCursor(self._note.document())
        cursor.setPosition(start)
        cursor.setPosition(start + len(words.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(theme.current().colour("warn"))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, form
        return selection


def _short(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1] + "…"
