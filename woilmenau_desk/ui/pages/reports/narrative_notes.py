"""The notes „für den Bericht“ beside the questions: what waits, and what went into the text."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence

from woilmenau_desk.domain.narrative import NoteRow
from woilmenau_desk.ui.forms.reports.note_key import NOTE_KEY
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, key_text, reading_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

TAKE_KEY = "Alt+N"
_ROW = 64


class NotesCard(Card):
    """A list of notes; Enter takes one into the text, F2 opens it, Del strikes it."""

    take_asked = Signal(object)  # NoteRow
    open_asked = Signal(object)  # NoteRow, None for a new one
    void_asked = Signal(object)  # NoteRow
    release_asked = Signal(object)  # NoteRow

    def __init__(self, context: Context) -> None:
        super().__init__(" ", margin=12)
        self.setAccessibleName(self.tr("Notizen für den Bericht"))
        self.set_title(self.tr("Für den Bericht notiert"))
        self.rows: RowsModel[NoteRow] = RowsModel(
            (
                Column[NoteRow](
                    "",
                    lambda note: note.data.text.replace("\n", " "),
                    self._detail,
                    icon=lambda note: "check" if note.taken_into else "edit",
                ),
            ),
            context.privacy,
            key=lambda note: note.id,
            parent=self,
        )
        self.empty = EmptyState(
            "edit",
            self.tr("Noch nichts notiert"),
            self.tr("Von jeder Seite aus mit {key}: Was fiel gerade auf?").format(
                key=key_text(QKeySequence(NOTE_KEY))
            ),
        )
        self.list = RowsView(
            self.rows, self.tr("Für den Bericht notiert"), empty=self.empty, header=False, row_height=_ROW
        )
        self.take_action = action_of(self, self.tr("Notiz übernehmen"), TAKE_KEY, enabled=False)
        self.take_action.setIconText(self.tr("Übernehmen"))
        self.edit_action = action_of(self, self.tr("Notiz ändern"), "F2", enabled=False)
        self.edit_action.setIconText(self.tr("Ändern"))
        self.void_action = action_of(self.list, self.tr("Notiz streichen"), "Del", enabled=False)
        self.release_action = action_of(self, self.tr("Notiz wieder bereitstellen"), "Alt+R", enabled=False)
        self.take_action.triggered.connect(self._take)
        self.edit_action.triggered.connect(lambda: self.open_asked.emit(self.list.current_row()))
        self.void_action.triggered.connect(lambda: self._tell(self.void_asked))
        self.release_action.triggered.connect(lambda: self._tell(self.release_asked))
        self.list.row_opened.connect(self.take_asked)
        self.list.row_selected.connect(lambda _row: self._enable())
        self.whole = reading_label("", "small")
        self.edit_button = KeyButton.for_action(self.edit_action, "edit", "quiet")
        self.edit_button.show_key(False)
        foot = ends(self.edit_button, start=(KeyButton.for_action(self.take_action, "check", "primary"),))
        for written in (self.list, self.whole):
            context.privacy.cover(written)  # whoever is meant may be named there
        self.body.setSpacing(SPACE_2)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.whole)
        self.body.addWidget(foot)

    def set_notes(self, notes: tuple[NoteRow, ...]) -> None:
        """Show these: what waits first, then what went into the text."""
        self.rows.set_rows(sorted(notes, key=lambda note: note.taken_into is not None))
        self._enable()

    def waiting(self) -> int:
        """How many went into no text yet."""
        return sum(note.taken_into is None for note in self.rows.rows())

    def _detail(self, note: NoteRow) -> str:
        day = f"{note.data.local_date:%d.%m.}"
        taken = self.tr("im Text") if note.taken_into else ""
        parts = (day, note.written_by, taken or note.question_title)
        return " · ".join(part for part in parts if part)

    def _take(self) -> None:
        note = self.list.current_row() or next(
            (note for note in self.rows.rows() if note.taken_into is None), None
        )
        if note is not None:
            self.take_asked.emit(note)

    def _tell(self, signal: SignalInstance) -> None:
        note = self.list.current_row()
        if note is not None:
            signal.emit(note)

    def _enable(self) -> None:
        note = self.list.current_row()
        self.whole.setText(note.data.text if note is not None else "")
        self.whole.setVisible(note is not None)
        self.edit_action.setEnabled(note is not None)
        self.void_action.setEnabled(note is not None)
        self.release_action.setEnabled(note is not None and note.taken_into is not None)
        self.take_action.setEnabled(self.waiting() > 0)
