"""When to look at something again: a day, or one of the usual distances."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.topics import FlowLayout


class FollowUpField(QWidget):
    """A day that may be left out. The distances end on a day on which the centre is open."""

    edited = Signal()
    refused = Signal(str)  # why what stands there is no day

    def __init__(self, today: Callable[[], date], opening: Opening) -> None:
        super().__init__()
        self._today, self._opening = today, opening
        self.day = DateField(today, prefer="future", field="follow_up_on")
        self.day.edited.connect(self._on_edited)
        self.day.refused.connect(self.refused)
        self.day.line.editingFinished.connect(self._advise)
        self.advice = text_label("", "small", wrap=True)
        self.advice.setVisible(False)
        chips = FlowLayout(gap=SPACE_1)
        distances = (
            (self.tr("in 1 Woche"), 7),
            (self.tr("in 2 Wochen"), 14),
            (self.tr("in 4 Wochen"), 28),
        )
        self.chips = tuple(self._chip(text, days) for text, days in distances)
        for chip in self.chips:
            chips.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.day)
        layout.addWidget(self.advice)
        layout.addLayout(chips)
        self.setFocusProxy(self.day.line)

    def value(self) -> date | None:
        """The day, None where there is none. Raises BadInput where what stands there is no day."""
        return self.day.value()

    def set_value(self, day: date | None) -> None:
        """Show this day."""
        self.day.set_value(day)
        self._advise()

    def set_opening(self, opening: Opening) -> None:
        """Other days are open now."""
        self._opening = opening
        self._advise()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.day.setAccessibleName(name)

    def draft_value(self) -> object:
        return self.day.draft_value()

    def say_value(self, value: object) -> str:
        return self.day.say_value(value)

    def restore_draft(self, value: object) -> None:
        self.day.restore_draft(value)
        self._advise()

    def _chip(self, text: str, days: int) -> QPushButton:
        chip = button(text, look="chip")
        chip.clicked.connect(lambda: self._choose(days))
        return chip

    def _choose(self, days: int) -> None:
        day = self._today() + timedelta(days=days)
        if not self._opening.is_open_day(day):
            day = self._opening.next_open_day(day) or day
        self.day.set_value(day)
        self._on_edited()

    def _on_edited(self) -> None:
        self._advise()
        self.edited.emit()

    def _advise(self) -> None:
        """A day that is over or closed can be meant; it is told, and no more."""
        try:
            day = self.day.value()
        except BadInput:
            day = None
        text = ""
        if day is not None and day < self._today():
            text = self.tr("Dieser Tag ist schon vorbei.")
        elif day is not None and not self._opening.is_open_day(day):
            text = self.tr("An diesem Tag ist geschlossen.")
        self.advice.setText(text)
        self.advice.setVisible(bool(text))
