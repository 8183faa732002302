"""Who interprets at an appointment: the finder of volunteers, asked for its language and its time."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.finder import Answer, Candidate, Wanted
from woilmenau_desk.ui.forms.volunteers.finder_dialog import FINDER_KEY, FinderDialog
from woilmenau_desk.ui.forms.volunteers.words import ANSWERS
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.words import isolated, word

if TYPE_CHECKING:
    from woilmenau_desk.ui.forms.appointments.appointment_form import AppointmentForm

INTERPRETING = "interpreting"
"""The role (value list volunteer_roles) of whoever interprets."""


class Interpreter:
    """The key of a form that opens the finder, and what came of it, which the form tells below its fields.

    An appointment has no field for who interprets: whoever was asked is noted with the volunteer.
    """

    def __init__(self, form: "AppointmentForm", wish: Callable[[], Wanted]) -> None:
        """`wish` is what the finder is asked at first."""
        self._form, self._wish = form, wish
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
        self._form.asked_note.set_text(text.format(answer=word("volunteers", said), name=name), tone, icon)
