"""The next free time for those who stand in the form, put into it by one key; once more, and it is the one after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.free_slots import Wanted
from woilmenau_desk.services.appointments import free
from woilmenau_desk.ui.forms.entry_form import EntryForm
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton

FREE_KEY = "Alt+N"
_MOST = 24
_ASKED = "booking.free"


class FreeTime:
    """The key of a form that finds it."""

    def __init__(
        self, form: EntryForm, on_found: Callable[[datetime], object], wish: Callable[[], Wanted]
    ) -> None:
        self._form, self._on_found, self._wish = form, on_found, wish
        self._given: tuple[Wanted, datetime] | None = None
        self.action = action_of(
            form, QCoreApplication.translate("AppointmentForm", "Nächste freie Zeit"), FREE_KEY
        )
        self.action.triggered.connect(self.ask)
        self.button = KeyButton.for_action(self.action, "clock", "quiet")

    def ask(self) -> None:
        """Look for it."""
        self._form.context.runner.run_latest(
            _ASKED,
            free.next_free,
            self._form.context.desk,
            self._wish(),
            _MOST,
            on_done=self._on_answer,
            on_error=self._form.show_error,
            owner=self._form,
        )

    def _on_answer(self, found: tuple[datetime, ...]) -> None:
        wish = replace(self._wish(), first_day=None)
        later = found
        if self._given is not None and self._given[0] == wish:
            later = tuple(start for start in found if start > self._given[1])
        if not later:
            text = QCoreApplication.translate("AppointmentForm", "In der nächsten Zeit ist nichts frei.")
            self._form.context.status.tell(text)
            return
        self._given = wish, later[0]
        self._on_found(later[0])
