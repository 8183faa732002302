"""Adding to the note of a session that is closed. What stands there already is shown beside, and stays."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.counselling import amendments
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.counselling.amendment_words import amendments_text
from woilmenau_desk.ui.forms.counselling.note_tools import NoteTools
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Card, IconLabel, text_label
from woilmenau_desk.ui.words import named

_LEAST_TEXT = 88


class AmendmentForm(EntryForm):
    """The text that is added at the right, what it is added to at the left. Its draft is sealed by the vault."""

    KIND = DraftOf.AMENDMENT
    CONFIDENTIAL = True

    def __init__(self, context: Context, choices: Choices, reading: SessionReading, typed: str = "") -> None:
        """`typed` is what somebody wrote into the note when it was closed already."""
        super().__init__(context, choices, columns=1)
        self._reading, self._typed = reading, typed
        self.text = LongText(
            self.tr("Was hinzukommt. Datum und Name stehen von selbst dabei."), least=_LEAST_TEXT
        )
        self.add_outside("text", self.tr("Nachtrag"), self.text)
        self.tools = NoteTools(self, self.text, lambda: self.choices, self._places)
        self.begin()
        if typed and not self.text.toPlainText():
            self.text.setPlainText(typed)

    def words(self) -> Words:
        return Words(self.tr("Nachtrag zum Gespräch"), self.tr("Speichern"))

    def filling(self, row: None) -> dict[str, object]:
        return {"text": ""}

    def sending(self) -> Call:
        return call(amendments.amend, self._reading.row.id, self.text.toPlainText())

    def draft_id(self) -> str:
        return f"amendment.{self._reading.row.id}"

    def draft_name(self) -> str:
        return self._reading.row.person_name

    def first_field(self) -> QWidget:
        return self.text

    def lay_out(self) -> None:
        row, today = self._reading.row, self.context.today()
        before = Card(self.tr("Wie es dasteht"))
        before.head.insertWidget(0, IconLabel("lock", "ink_soft"))
        name = PersonalLabel(self.context.privacy, named(row.person_name), "lead")
        said = self.tr("{day}, {time} · {counsellor}").format(
            day=people_say_date(row.occurred_at.date(), today),
            time=say_time(row.occurred_at.time()),
            counsellor=row.counsellor,
        )
        self.before = LongText(least=_LEAST_TEXT)
        self.before.setReadOnly(True)
        self.before.setAccessibleName(self.tr("Notiz und Nachträge"))
        parts = (self._reading.details.note, amendments_text(self._reading.amendments, today))
        self.before.setPlainText("\n\n".join(part for part in parts if part))
        before.body.setSpacing(SPACE_2)
        before.body.addWidget(name)
        before.body.addWidget(text_label(said, "soft", wrap=True))
        before.body.addWidget(self.before, 1)
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.form)
        column.addWidget(self.text, 1)
        column.addWidget(self.tools)
        self.surface.head.addWidget(self.tools.button)
        self.fill_surface(writing, stretch=1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(before, 1)
        layout.addWidget(self.surface, 1)

    def _places(self) -> Mapping[str, str]:
        row, now = self._reading.row, self.context.now()
        data = self._reading.details.data
        words = (self.choices.word(ListName.TOPICS, code) for code in data.topics)
        return {
            "name": row.person_name,
            "date": f"{now:%d.%m.%Y}",
            "time": say_time(now.time()),
            "colleague": self.choices.colleague(self.context.desk.actor.name),
            "topics": ", ".join(words),
            "language": self.choices.word(ListName.LANGUAGES, data.interpreting_language),
        }
