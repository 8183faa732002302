"""The keys of the reasons: each logs at once, and with Shift opens first what the reason needs beside the visit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.pages.visits.who import ReasonButton, Reasons, reason_action
from woilmenau_desk.ui.session import Page


class ReasonKeys(QObject):
    """Makes the actions and buttons anew whenever the centre's reasons change."""

    booking_key = Signal(str)  # the key that books an appointment, as people read it

    def __init__(
        self,
        page: Page,
        reasons: Reasons,
        log: Callable[[str], object],
        log_with_details: Callable[[str], object],
    ) -> None:
        """`log` and `log_with_details` are called with the reason's code."""
        super().__init__(page)
        self._page, self._reasons = page, reasons
        self._log, self._log_with_details = log, log_with_details
        self._actions: list[QAction] = []

    def set_lists(self, lists: Choices) -> None:
        """The reasons of these lists from now on."""
        for action in self._actions:
            self._page.removeAction(action)
            action.deleteLater()
        self._actions = []
        self._reasons.set_buttons([self._button(value) for value in lists.values[ListName.REASONS].choices()])

    def _button(self, value: Value) -> ReasonButton:
        word = value.label(self._page.context.language)
        key, icon = str(value.extra.get("key") or ""), str(value.extra.get("icon") or "check")
        action = reason_action(self._page, word, key, icon, partial(self._log, value.code))
        self._actions.append(action)
        if key:
            detailed = reason_action(
                self._page,
                QCoreApplication.translate("CounterPage", "{reason} mit Angaben").format(reason=word),
                f"Shift+{key}",
                icon,
                partial(self._log_with_details, value.code),
            )
            self._actions.append(detailed)
            if value.code == Reason.APPOINTMENT:
                told = detailed.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                self.booking_key.emit(told)
        return ReasonButton(action, icon)
