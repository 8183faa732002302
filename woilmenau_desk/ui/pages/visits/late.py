"""Entering late: the day that the counter's entries are for, where that is not today."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.pages.visits.who import TightKeyButton
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, TONE_COLOURS, Tone
from woilmenau_desk.ui.widgets.labels import ElidedLabel, IconLabel
from woilmenau_desk.ui.widgets.moments import DateField, not_ahead
from woilmenau_desk.ui.widgets.toned import ToneFrame
from woilmenau_desk.ui.words import say


class LateBar(ToneFrame):
    """Above the counter's list: for which day everything counts. Hidden while that is today."""

    day_changed = Signal()
    left = Signal()  # the keyboard may go back to where it belongs

    def __init__(self, context: Context, back: QAction) -> None:
        """`back` leads back to today."""
        # In a narrow window the day itself still stands in its field.
        self.said = ElidedLabel("", "strong")
        super().__init__(Tone.WARN, self.said)
        self._context = context
        self.day: date | None = None  # None: today, whichever that is
        self._form_day: date | None = None
        self._since = context.today()  # on which day both were said
        self._typed = False
        self.setProperty("look", "note")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field = DateField(context.today, prefer="past", field="on")
        self.field.setAccessibleName(self.tr("Tag, für den erfasst wird"))
        self.field.line.setPlaceholderText(self.tr("gestern, 16.11."))
        self.field.said.setVisible(False)
        self.back = TightKeyButton(back, "arrow-left", "quiet")
        self.back.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, SPACE_1, SPACE_1, SPACE_1)
        row.setSpacing(SPACE_2)
        row.addWidget(IconLabel("clock", TONE_COLOURS[Tone.WARN][0]))
        row.addWidget(self.said, 1)
        row.addWidget(self.field)
        row.addWidget(self.back)
        self.field.line.returnPressed.connect(self._on_return)
        self.field.line.editingFinished.connect(self.settle)
        self.field.edited.connect(self._on_edited)
        self.setVisible(False)

    def ask(self) -> None:
        """Ask for the day."""
        self.field.set_value(self.day)
        self._say()
        self.setVisible(True)
        self.field.setFocus()
        self.field.line.selectAll()

    def set_day(self, day: date | None) -> None:
        """Everything is for this day from now on; None or today's date: for today again."""
        before, self.day = self.day, None if day == self._context.today() else day
        self._form_day, self._since = None, self._context.today()
        self.field.set_value(self.day)
        self._typed = False
        self._say()
        self.setVisible(self.day is not None)
        if self.day != before:
            self.day_changed.emit()

    def for_form(self) -> date | None:
        """The day that a form begins with: this one, else the one that stood in the form before it."""
        if self._since != self._context.today():
            self._form_day = None
        return self.day or self._form_day

    def keep_for_form(self, day: date) -> None:
        """A form was saved for this day: the next one begins with it, and the keys go on counting for today."""
        today = self._context.today()
        if self.day is None:
            self._form_day, self._since = None if day == today else day, today

    def end_with_its_day(self, *, pressed: bool = False) -> bool:
        """Back to today where midnight has passed since the day was said. Returns whether it has.

        `pressed`: a key asked to log for the day that stood here, and nothing was logged.
        """
        if self.day is None or self._since == self._context.today():
            return False
        if pressed:
            said = self.tr("Nichts erfasst: ein neuer Tag hat begonnen, alles zählt wieder für heute.")
        else:
            said = self.tr("Ein neuer Tag hat begonnen: alles zählt wieder für heute.")
        self.set_day(None)
        self._context.status.tell(said)
        return True

    def end_with_the_lock(self) -> None:
        """Whoever comes back to a locked desk thinks of today."""
        was_late = self.day is not None
        self.set_day(None)
        if was_late:
            self._context.status.tell(self.tr("Das Nachtragen ist beendet: alles zählt wieder für heute."))

    def settle(self) -> bool:
        """Take the day that was typed. False where it is none, which is said then."""
        if not self._typed:
            return True
        try:
            day = not_ahead(self.field.value(), self._context.today())
        except BadInput as error:
            self.said.set_full_text(say(error.reason))
            self.setAccessibleName(self.said.full_text())
            return False
        self.set_day(day)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.line.hasFocus():
            self.set_day(self.day)
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_return(self) -> None:
        if self.settle():
            self.set_day(self.day)
            self.left.emit()

    def _on_edited(self) -> None:
        self._typed = True
        self._say()

    def _say(self) -> None:
        if self.day is None:
            text = self.tr("Für welchen Tag nachtragen?")
        else:
            day = people_say_date(self.day, self._context.today())
            text = self.tr("Nachtrag: alles zählt für {day}").format(day=day)
        self.said.set_full_text(text)
        self.setAccessibleName(text)
