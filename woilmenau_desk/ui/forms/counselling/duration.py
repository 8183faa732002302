"""How long a talk took: a clock that runs from its beginning, until somebody says better."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.counselling import LONGEST_MINUTES
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import NumberField

USUAL_MINUTES: Final = 30
# A talk that began longer ago than this, and was left, is over: nobody sat there all that time.
LONGEST_TALK: Final = timedelta(hours=3)
_LEAST_WIDTH = 96
_TICK_MS = 5_000
_NO_NUMBER = QT_TRANSLATE_NOOP("errors", "Hier fehlt eine Zahl.")


def minutes_between(began: datetime, now: datetime) -> int:
    """Whole minutes of a talk that began then: at least one, at most what a session can be."""
    return max(1, min(LONGEST_MINUTES, int((now - began).total_seconds() // 60)))


class DurationField(QWidget):
    """Minutes. While the clock runs they go on by themselves; typed over, it stands. A draft keeps when it began.

    So the clock goes on behind the lock, after a crash and after a colleague's login, as the talk does.
    """

    edited = Signal()  # by hand
    ticked = Signal()  # by the clock

    def __init__(self, now: Callable[[], datetime], *, runs: bool = True) -> None:
        """`runs`: it has a clock at all; a session that is changed has none."""
        super().__init__()
        self._now = now
        self._began: datetime | None = None
        self._by_clock = False
        self.number = NumberField(1, LONGEST_MINUTES, USUAL_MINUTES, self.tr(" min"))
        self.number.setSingleStep(5)
        self.number.setMinimumWidth(_LEAST_WIDTH)
        self.clock = button(self.tr("läuft"), look="chip")
        self.clock.setCheckable(True)
        if not runs:
            self.clock.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.number)
        layout.addWidget(self.clock)
        layout.addStretch(1)
        self.setFocusProxy(self.number)
        self.timer = QTimer(self)
        self.timer.setInterval(_TICK_MS)
        self.timer.timeout.connect(self.tick)
        self.number.edited.connect(self._on_edited)
        self.clock.clicked.connect(self._on_clock)
        self._show_clock()

    @property
    def began(self) -> datetime | None:
        """Since when the clock runs; None while it stands."""
        return self._began

    def run_since(self, began: datetime) -> None:
        """Let the clock run from that moment on."""
        self._began = began
        self.timer.start()
        self._show_clock()
        self.tick()

    def stand_at(self, minutes: int) -> None:
        """Stop the clock; it took this long."""
        self._stop()
        self._put(minutes)

    def tick(self) -> None:
        """Show how long it takes by now. What somebody is about to type over stays under their hands."""
        if self._began is not None and not self.number.hasFocus():
            self._put(minutes_between(self._began, self._now()))

    def value(self) -> int:
        """The minutes. Raises BadInput where no number stands."""
        if self._began is not None:
            return minutes_between(self._began, self._now())
        if not self.number.hasAcceptableInput():
            raise BadInput("duration_minutes", Sentence("errors", _NO_NUMBER))
        return self.number.value()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.number.setAccessibleName(name)

    def draft_value(self) -> object:
        return self._began.isoformat() if self._began is not None else self.number.value()

    def restore_draft(self, value: object) -> None:
        if isinstance(value, int):
            self.stand_at(value)
            return
        try:
            self.run_since(datetime.fromisoformat(str(value)))
        except (TypeError, ValueError):
            self.stand_at(USUAL_MINUTES)

    def say_value(self, value: object) -> str:
        return f"{value}{self.number.suffix()}" if isinstance(value, int) else self.tr("läuft")

    def _put(self, minutes: int) -> None:
        before, self._by_clock = self.number.value(), True
        try:
            self.number.setValue(minutes)
        finally:
            self._by_clock = False
        if self.number.value() != before:
            self.ticked.emit()

    def _stop(self) -> None:
        self._began = None
        self.timer.stop()
        self._show_clock()

    def _on_edited(self) -> None:
        if not self._by_clock:
            self._stop()
            self.edited.emit()

    def _on_clock(self) -> None:
        if self.clock.isChecked():
            # It goes on from what stands there.
            self.run_since(self._now() - timedelta(minutes=self.number.value()))
        else:
            self._stop()
        self.edited.emit()

    def _show_clock(self) -> None:
        runs = self._began is not None
        self.clock.setChecked(runs)
        self.clock.setText(self.tr("läuft") if runs else self.tr("steht"))
        self.clock.setAccessibleName(self.tr("Uhr läuft") if runs else self.tr("Uhr steht"))
        self.clock.setToolTip(
            self.tr("Anhalten: es bleibt bei diesen Minuten.")
            if runs
            else self.tr("Von diesen Minuten an weiterlaufen lassen.")
        )
