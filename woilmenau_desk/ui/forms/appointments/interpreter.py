"""Who interprets at an appointment: the finder of volunteers, asked for its language and its time."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.finder import Answer, Candidate, Wanted
from woilmenau_desk.ui.forms.entry_form import EntryForm
from woilmenau_desk.ui.forms.volunteers.finder_dialog import FINDER_KEY, FinderDialog
from woilmenau_desk.ui.forms.volunteers.words import ANSWERS
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import isolated, word

INTERPRETING = "interpreting"
"""The role (value list volunteer_roles) of whoever interprets."""


class Interpreter:
    """The key of a form that opens the finder, and what came of it, which the form tells below its fields.

    An appointment has no field for who interprets: whoever was asked is noted with the volunteer.
    """

    def __init__(self, form: EntryForm, told: Note, wish: Callable[[], Wanted]) -> None:
        """`told` says in the form what came of it, `wish` is what the finder is asked at first."""
        self._form, self._told, self._wish = form, told, wish
        self.action = action_of(
            form, QCoreApplication.translate("AppointmentForm", "Wer kann dolmetschen?"), FINDER_KEY
        )
        self.action.triggered.connect(self.ask)
        self.button = KeyButton.for_action(self.action, "language", "quiet")

    def ask(self) -> None:
        """Open the finder."""
        dialog = FinderDialog(self._form.context, self._form.choices, self._form, self._wish())
        dialog.noted.connect(self._on_noted)
        dialog.open()

    def _on_noted(self, one: Candidate, answer: Answer) -> None:
        text = QCoreApplication.translate("AppointmentForm", "Zum Dolmetschen {answer}: {name}")
        said, _tone, icon = ANSWERS[answer]
        name = isolated(self._form.context.privacy.mask(one.name))
        tone = Tone.GOOD if answer is Answer.AGREED else Tone.INFO
        self._told.set_text(text.format(answer=word("volunteers", said), name=name), tone, icon)
