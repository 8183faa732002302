"""When to look at something again: a day, or one of the usual distances."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.moments import DateField


class FollowUpField(QWidget):
    """A day that may be left out. The distances end on a day on which the centre is open."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], opening: Opening) -> None:
        super().__init__()
        self._today, self._opening = today, opening
        self.day = DateField(today, prefer="future", field="follow_up_on")
        self.day.edited.connect(self.edited)
        chips = QHBoxLayout()
        chips.setSpacing(SPACE_1)
        distances = (
            (self.tr("in 1 Woche"), 7),
            (self.tr("in 2 Wochen"), 14),
            (self.tr("in 4 Wochen"), 28),
        )
        self.chips = tuple(self._chip(text, days) for text, days in distances)
        for chip in self.chips:
            chips.addWidget(chip)
        chips.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.day)
        layout.addLayout(chips)
        self.setFocusProxy(self.day.line)

    def value(self) -> date | None:
        """The day, None where there is none. Raises BadInput where what stands there is no day."""
        return self.day.value()

    def set_value(self, day: date | None) -> None:
        """Show this day."""
        self.day.set_value(day)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.day.setAccessibleName(name)

    def draft_value(self) -> object:
        return self.day.draft_value()

    def restore_draft(self, value: object) -> None:
        self.day.restore_draft(value)

    def _chip(self, text: str, days: int) -> QPushButton:
        chip = button(text, look="chip")
        chip.clicked.connect(lambda: self._choose(days))
        return chip

    def _choose(self, days: int) -> None:
        day = self._today() + timedelta(days=days)
        if not self._opening.is_open_day(day):
            day = self._opening.next_open_day(day) or day
        self.day.set_value(day)
        self.edited.emit()
