"""A note „für den Bericht“: what stood out, for which question, on which day."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from woilmenau_desk.domain.anonymity import Trace
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.narrative import NoteData, NoteRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.reports import anonymity, notes
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.reports.note_key import draft_of
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import say

_HEIGHT = 110
_PAUSE_MS = 700


class NoteForm(EntryForm):
    """A few sentences; the question may stay open, and the day is today unless somebody says otherwise."""

    KIND = DraftOf.REPORT_NOTE
    WATCHED = (Kind.REPORT,)

    def __init__(self, context: Context, choices: Choices, row: NoteRow | None = None) -> None:
        super().__init__(context, choices, row, columns=2)
        self.row = row
        self.text = LongText(
            self.tr("Zum Beispiel: Zwölf Leute beim Frauencafé, so viele wie noch nie."), least=_HEIGHT
        )
        self.question = self.choice(
            list_of(ListName.REPORT_QUESTIONS), none=self.tr("offen – passt, wohin es passt")
        )
        self.day = DateField(context.today, prefer="past", field="local_date")
        self.traces = Note("", Tone.WARN, "eye")
        hint = self.tr("Ohne Namen: alle, die den Bericht machen, lesen es.")
        self.add("text", self.tr("Was fiel auf?"), self.text, span=0, hint=hint)
        self.add("question", self.tr("Für die Frage"), self.question)
        self.add("local_date", self.tr("Tag"), self.day)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.text.edited.connect(self._pause.start)
        self.begin()

    def words(self) -> Words:
        title = self.tr("Für den Bericht notieren") if self.row is None else self.tr("Notiz ändern")
        return Words(title, self.tr("Speichern"))

    def filling(self, row: NoteRow | None) -> Fields:
        data = row.data if row is not None else NoteData("", self.context.today())
        return {"text": data.text, "question": data.question, "local_date": data.local_date.isoformat()}

    def sending(self) -> Call:
        day = self.day.value()
        if day is None:
            reason = QT_TRANSLATE_NOOP("errors", "Bitte einen Tag angeben.")
            raise BadInput("local_date", Sentence("errors", reason))
        data = NoteData(self.text.toPlainText(), day, self.question.code())
        if self.row is None:
            return call(notes.add, data)
        return call(notes.edit, self.row.id, data, self.seen.version)

    def reading(self) -> Call | None:
        return call(notes.get, self.row.id) if self.row is not None else None

    def lay_out(self) -> None:
        self.fill_surface(self.form, self.traces)
        self.traces.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.surface)

    def draft_id(self) -> str:
        return draft_of(self.row.id if self.row is not None else None)

    def _look(self) -> None:
        text = self.text.toPlainText()
        self.context.runner.run_latest(
            f"report note traces:{id(self)}",
            anonymity.traces,
            self.context.desk,
            text,
            on_done=self._on_traces,
            owner=self,
        )

    def _on_traces(self, found: tuple[Trace, ...]) -> None:
        self.traces.set_text("\n".join(say(sentence) for sentence in anonymity.sentences(found)))
        window = self.window()
        QTimer.singleShot(0, window, window.adjustSize)  # what is told has its own room
