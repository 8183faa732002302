"""The restricted cases that one is named in: how many there are, and what the recovery sheet opens of them."""

from woilmenau_desk.services.counselling import case_keys
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.labels import Card, Note, reading_label

_KEY = "admin own cases"
Numbers = tuple[int, int]


def _numbers(desk: Desk) -> Numbers:
    """How many there are, and how many of them the sheet does not open."""
    return case_keys.own_cases(desk), case_keys.not_for_sheet(desk)


class OwnCases(Card):
    """Takes no room for whoever is named in none."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Eingeschränkte Fälle"))
        self._context = context
        self.said = reading_label("", "soft")
        self.sheet = Note("", Tone.WARN, "key")
        self.release_action = action_of(self, self.tr("Für das Blatt freigeben"), "Ctrl+B", enabled=False)
        self.release_action.triggered.connect(self._release)
        self.release = KeyButton.for_action(self.release_action, "key")
        self.body.addWidget(self.said)
        self.body.addWidget(self.sheet)
        self.body.addWidget(ends(self.release))
        self.hide()

    def reload(self) -> None:
        """Look again how many there are."""
        self._context.runner.run_latest(
            _KEY, _numbers, self._context.desk, on_done=self._on_numbers, owner=self
        )

    def _on_numbers(self, numbers: Numbers) -> None:
        own, lacking = numbers
        self.said.setText(
            self.tr("In {number} eingeschränkten Fällen sind Sie benannt.").format(number=own)
            if own != 1
            else self.tr("In einem eingeschränkten Fall sind Sie benannt.")
        )
        self.sheet.set_text(
            self.tr(
                "Fälle, die das neue Wiederherstellungsblatt noch nicht öffnet: {number}. Bitte zuerst klären, wer es "
                "gedruckt hat und wo es liegt: Mit dem Blatt lässt sich jemand benennen, der sie liest."
            ).format(number=lacking)
            if lacking
            else ""
        )
        self.release_action.setEnabled(lacking > 0)
        self.release.setVisible(lacking > 0)
        self.setVisible(own > 0)

    def _release(self) -> None:
        self._context.runner.run(
            case_keys.renew_for_sheet, self._context.desk, on_done=self._on_released, owner=self
        )

    def _on_released(self, _done: Done[int]) -> None:
        self.reload()
