"""What the search in notes asks for: words in one line, and whose notes, about what, by whom, from when."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.note_search import NoteFilter
from woilmenau_desk.domain.people import Answer, PersonHit, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.pages.counselling.period_field import PeriodField
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField, SearchField
from woilmenau_desk.ui.widgets.person_picker import PersonPicker
from woilmenau_desk.ui.widgets.topics import flowing

_PEOPLE = "note_search.people"
_FIELD_WIDTH = 160


class NoteSearchLine(QWidget):
    """Enter in any of its fields asks; nothing else does, for each hit that is shown counts as read."""

    asked = Signal()
    edited = Signal()  # what stands here is not what was asked for

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._choices: Choices | None = None
        self.field = SearchField(
            self.tr("Wörter oder ihre Anfänge"), self.tr("Wörter in Notizen"), privacy=context.privacy
        )
        self.person = PersonPicker(
            self._search_people,
            context.privacy,
            context.today,
            keeps=True,
            placeholder=self.tr("Person: alle"),
            language=self._language,
            spellings=context.spellings,
        )
        self.person.setAccessibleName(self.tr("Nur Notizen dieser Person"))
        self.topic = ChoiceField(none=self.tr("alle Themen"))
        self.topic.setAccessibleName(self.tr("Thema"))
        self.colleague = ChoiceField(none=self.tr("von allen"))
        self.colleague.setAccessibleName(self.tr("Wer beraten hat"))
        self.period = PeriodField(context.today)
        self.button = KeyButton(self.tr("Suchen"), self.tr("Enter"), "search", "primary")
        for field in (self.field, self.person.field):
            field.setProperty("look", "")  # beside other filters, and no larger than they are
        first = QHBoxLayout()
        first.setSpacing(SPACE_2)
        first.addWidget(self.field, 3, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.person, 2, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row, line = flowing()
        for choice in (self.topic, self.colleague, self.period):
            choice.setFixedWidth(_FIELD_WIDTH)
            choice.edited.connect(self.edited)
            line.addWidget(choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(first)
        layout.addWidget(row)
        self.setFocusProxy(self.field)
        self.button.clicked.connect(self.asked)
        self.field.textChanged.connect(self.edited)
        self.person.person_chosen.connect(lambda _person: self.field.setFocus())
        self.person.edited.connect(self.edited)

    def words(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def only(self) -> NoteFilter:
        """What it is narrowed to."""
        person = self.person.person()
        first, last = self.period.days()
        return NoteFilter(
            None if person is None else person.id, self.colleague.code(), first, last, self.topic.code()
        )

    def set_person(self, person: PersonRow) -> None:
        """Ask for the notes of this person."""
        self.person.set_person(person)
        self.edited.emit()

    def set_choices(self, choices: Choices) -> None:
        """Offer what there is to choose from."""
        self._choices = choices
        self.topic.set_choices(choices.of(ListName.TOPICS))
        self.colleague.set_choices((row.key, row.name) for row in choices.staff if row.data.may_counsel)

    def forget(self) -> None:
        """Nothing of what was asked for stays."""
        self._context.runner.forget(_PEOPLE)
        self.field.setText("")
        self.person.set_person(None)
        for choice in (self.topic, self.colleague, self.period):
            choice.set_code(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.person.field.text():
            self.asked.emit()
            return
        super().keyPressEvent(event)

    def _search_people(self, text: str, shown: Sequence[PersonHit], done: Callable[[Answer], None]) -> None:
        self._context.runner.run_latest(
            _PEOPLE,
            partial(people.search_now, shown=shown),
            self._context.desk,
            text,
            on_done=done,
            owner=self,
        )

    def _language(self, code: str | None) -> str:
        return "" if self._choices is None else self._choices.word(ListName.LANGUAGES, code)
