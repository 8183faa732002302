"""The bar of the week: which one is shown, one step back or on, and today."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import button, icon_button
from woilmenau_desk.ui.widgets.labels import text_label

WEEK = timedelta(days=7)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


class WeekBar(QWidget):
    """Which week it is. `first` is its Monday; None is this week, whichever that is."""

    moved = Signal()

    def __init__(self, today: Callable[[], date], back: QAction, on: QAction, here: QAction) -> None:
        """The actions step and come back; their keys are shown."""
        super().__init__()
        self._today = today
        self._chosen: date | None = None
        self.range = text_label("", "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        before = icon_button("chevron-left", self.tr("Woche zurück"), key=self.tr("Alt+←"), steps=True)
        after = icon_button("chevron-right", self.tr("Woche weiter"), key=self.tr("Alt+→"), steps=True)
        today_button = button(self.tr("Diese Woche"), key=self.tr("Alt+Pos1"))
        for made, action in ((before, back), (after, on), (today_button, here)):
            made.clicked.connect(action.trigger)
            row.addWidget(made)
        row.addSpacing(SPACE_2)
        row.addWidget(self.range, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.say()

    def first(self) -> date:
        """The Monday that is shown."""
        return self._chosen or monday_of(self._today())

    def last(self) -> date:
        """The Sunday that is shown."""
        return self.first() + WEEK - timedelta(days=1)

    def step(self, weeks: int) -> None:
        """So many weeks on, or back."""
        moved = self.first() + weeks * WEEK
        if moved.year >= FIRST_YEAR and (moved + WEEK).year <= LAST_YEAR:
            self.go(moved)

    def go(self, day: date | None) -> None:
        """The week of this day; None for this week."""
        chosen = monday_of(day) if day is not None else None
        self._chosen = None if chosen == monday_of(self._today()) else chosen
        self.say()
        self.moved.emit()

    def say(self) -> None:
        """Say which week it is, as a number too."""
        first, last = self.first(), self.last()
        text = self.tr("{first}–{last} · KW {number}").format(
            first=f"{first.day}.{first.month}.",
            last=f"{last.day}.{last.month}.{last.year}",
            number=first.isocalendar().week,
        )
        self.range.setText(text)
