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

    Whoever was asked is noted with the volunteer; whoever agreed stands in the form.
    """

    def __init__(
        self,
        form: EntryForm,
        told: Note,
        wish: Callable[[], Wanted],
        on_agreed: Callable[[int, str], object],
    ) -> None:
        """`told` says in the form what came of it, `wish` is what the finder is asked at first.

        `on_agreed` is called with the number and the name of whoever agreed.
        """
        self._form, self._told, self._wish, self._on_agreed = form, told, wish, on_agreed
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
        if answer is Answer.AGREED:
            self._on_agreed(one.volunteer_id, one.name)
        text = QCoreApplication.translate("AppointmentForm", "Zum Dolmetschen {answer}: {name}")
        said, _tone, icon = ANSWERS[answer]
        name = isolated(self._form.context.privacy.mask(one.name))
        tone = Tone.GOOD if answer is Answer.AGREED else Tone.INFO
        self._told.set_text(text.format(answer=word("volunteers", said), name=name), tone, icon)
