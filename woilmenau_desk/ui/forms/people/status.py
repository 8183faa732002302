"""Beside a residence status: its group, and who is suggested to counsel. It informs and never blocks."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.people import Suggestion
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, Tone
from woilmenau_desk.ui.widgets.labels import Badge, text_label
from woilmenau_desk.ui.words import say

# How each group of statuses looks; the word beside it says the same.
_LOOKS = {
    "A": (Tone.NEUTRAL, "counselling"),
    "B": (Tone.ACCENT, "referral"),
    "C": (Tone.ACCENT, "referral"),
    "D": (Tone.INFO, "question"),
}


def group_look(group: str) -> tuple[Tone, str]:
    """Tone and icon of a group's badge."""
    return _LOOKS.get(group, (Tone.NEUTRAL, "question"))


def suggestion_text(suggestion: Suggestion) -> str:
    """The suggestion as a person reads it, ending in what always holds."""
    text = say(suggestion.text)
    if suggestion.target == "ask":
        always = QCoreApplication.translate("StatusAside", "Soforthilfe gibt es immer.")
        text = f"{text} {always}"
    return text


class StatusAside(QWidget):
    """The badge of the group, and below it the suggestion."""

    def __init__(self, context: Context, words: Choices) -> None:
        super().__init__()
        self._context, self._words = context, words
        self.badge = Badge()
        self.suggestion = text_label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.suggestion)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_status(None)

    def set_words(self, words: Choices) -> None:
        """Speak in these words from now on."""
        self._words = words

    def show_status(self, status: str | None) -> None:
        """Show what belongs to this status."""
        text = self._words.group_word(status)
        tone, icon = group_look(self._words.group(status))
        self.badge.set_state(text, tone, icon)
        self.badge.setVisible(bool(text))
        self.suggestion.setText("")
        self._context.runner.run_latest(
            f"person-status:{id(self)}",
            people.suggestion,
            self._context.desk,
            status,
            on_done=self._on_suggestion,
            owner=self,
        )

    def _on_suggestion(self, suggestion: Suggestion | None) -> None:
        self.suggestion.setText(suggestion_text(suggestion) if suggestion else "")
