"""Days and times of day, typed as people say them."""

import re
from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.dates import Prefer, parse_date, parse_time, say_time, short_date
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.words import say


def kept_day(value: object) -> date | None:
    """The day as a draft keeps it, which no other day makes another; None for what somebody left half typed."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day.isoformat() == value else None


class _ParsedField(QWidget):
    """A line that is read when it is left, and says how it was understood."""

    edited = Signal()
    refused = Signal(str)  # why what stands there when it is left cannot be read; its form tells it

    def __init__(self, placeholder: str, width: int) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setMaximumWidth(width)
        self.line.setMaxLength(20)
        self.said = text_label("", "soft")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.line)
        layout.addWidget(self.said, 1)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._settle)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def text(self) -> str:
        """What stands there."""
        return self.line.text()

    def draft_value(self) -> object:
        """What a draft keeps: something that means the same on another day, too."""
        return self.line.text()

    def restore_draft(self, value: object) -> None:
        self._put(str(value or ""))
        self._explain()

    def _put(self, text: str) -> None:
        # The same once more would take the selection away.
        if text != self.line.text():
            self.line.setText(text)

    def _on_edited(self) -> None:
        self._explain()
        self.edited.emit()

    def _refuse(self, error: BadInput) -> None:
        self.said.setText("")
        self.refused.emit(say(error.reason))

    def _explain(self) -> None:
        raise NotImplementedError

    def _settle(self) -> None:
        raise NotImplementedError


class DateField(_ParsedField):
    """A day, typed as people say it: 3.11., 3.11.26, morgen, Mo. Arrow keys go a day on or back."""

    def __init__(
        self,
        today: Callable[[], date],
        *,
        prefer: Prefer = "near",
        first_year: int = FIRST_YEAR,
        last_year: int = LAST_YEAR,
        field: str = "date",
        rough: bool = False,
    ) -> None:
        """`today` tells the centre's date; `prefer` which year is meant where none was typed.

        `rough`: a month or a year alone is its first day, where nobody remembers better.
        """
        super().__init__(QCoreApplication.translate("DateField", "z. B. 3.11."), 168)
        self._today = today
        self._prefer: Prefer = prefer
        self._years = (first_year, last_year)
        self._rough = rough
        self.field = field
        self.line.installEventFilter(self)

    def value(self) -> date | None:
        """The day, None where nothing stands. Raises BadInput where it is none."""
        if not self.text().strip():
            return None
        # A date that was written out is followed by its weekday's sign: "Di, 24.11.2026".
        typed = self.text().split(",")[-1] if "," in self.text()[:4] else self.text()
        first, last = self._years
        if self._rough and (
            found := re.fullmatch(r"(?:(0?[1-9]|1[0-2])\s?[./]\s?)?([12]\d{3})", typed.strip())
        ):
            typed = f"1.{found[1] or 1}.{found[2]}"
        return parse_date(
            typed, self._today(), prefer=self._prefer, field=self.field, first_year=first, last_year=last
        )

    def draft_value(self) -> object:
        try:
            day = self.value()
        except BadInput:
            return self.line.text()
        return day.isoformat() if day is not None else ""

    def restore_draft(self, value: object) -> None:
        day = kept_day(value)
        if day is not None:
            self.set_value(day)
        else:
            super().restore_draft(value)

    def say_value(self, value: object) -> str:
        day = kept_day(value)
        return short_date(day) if day is not None else str(value or "")

    def set_value(self, day: date | None) -> None:
        """Show this day."""
        self._put(short_date(day) if day else "")
        self.said.setText("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}.get(
                Qt.Key(event.key())
            )
            if step:
                self._step(step)
                return True
        return False

    def _step(self, days: int) -> None:
        try:
            day = self.value() or self._today()
            moved = date.fromordinal(day.toordinal() + days)
        except (BadInput, ValueError, OverflowError):
            return
        if self._years[0] <= moved.year <= self._years[1]:
            self.set_value(moved)
            self.edited.emit()

    def _explain(self) -> None:
        try:
            day = self.value()
        except BadInput:
            self.said.setText("")
            return
        said = short_date(day) if day else ""
        self.said.setText("" if said == self.text() else said)

    def _settle(self) -> None:
        try:
            self.set_value(self.value())
        except BadInput as error:
            self._refuse(error)


class TimeField(_ParsedField):
    """A time of day: 14, 1430, 14:30. Arrow keys go a quarter of an hour on or back."""

    def __init__(self, *, field: str = "time") -> None:
        super().__init__(QCoreApplication.translate("TimeField", "z. B. 14:30"), 128)
        self.field = field
        self.line.installEventFilter(self)

    def value(self) -> time | None:
        """The time, None where nothing stands. Raises BadInput where it is none."""
        return parse_time(self.text(), field=self.field) if self.text().strip() else None

    def set_value(self, moment: time | None) -> None:
        """Show this time."""
        self._put(say_time(moment) if moment else "")
        self.said.setText("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: 15, Qt.Key.Key_Down: -15}.get(Qt.Key(event.key()))
            if step:
                self._step(step)
                return True
        return False

    def _step(self, minutes: int) -> None:
        try:
            now = self.value() or time(14)
        except BadInput:
            return
        moved = (now.hour * 60 + now.minute + minutes) % (24 * 60)
        self.set_value(time(moved // 60, moved % 60))
        self.edited.emit()

    def _explain(self) -> None:
        self.said.setText("")

    def _settle(self) -> None:
        try:
            self.set_value(self.value())
        except BadInput as error:
            self._refuse(error)


def not_ahead(day: date | None, today: date, *, field: str = "on") -> date | None:
    """`day`, of something that has happened. Raises BadInput at `field` for one that is still to come."""
    if day is not None and day > today:
        raise BadInput(
            field, Sentence("errors", QT_TRANSLATE_NOOP("errors", "Dieser Tag liegt noch vor uns."))
        )
    return day
