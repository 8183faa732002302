"""The counter's line about the roster: where nobody is planned today and tomorrow. Nothing where nobody keeps one."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.roster import Gap, RosterDay
from woilmenau_desk.services.volunteers import roster
from woilmenau_desk.services.volunteers.roster import Soon
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.labels import Note

_KINDS = (Kind.ROSTER, Kind.VOLUNTEER, Kind.ASSIGNMENT, Kind.STAFF, Kind.CENTRE)
_KEY = "counter roster"


class RosterLine(QWidget):
    """Reads by itself; `on_minute` lets what is over go."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._soon: Soon | None = None
        self.note = Note("", Tone.WARN, "clock")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.note)
        self.setVisible(False)
        if context.desk.actor.may(Right.SEE_ROSTER):
            context.bus.subscribe(_KINDS, self._on_changed, self)
            self.read()

    def read(self) -> None:
        """Read today and tomorrow."""
        self.context.runner.run_latest(
            _KEY,
            roster.soon,
            self.context.desk,
            on_done=self._on_read,
            on_error=self._on_not_read,
            owner=self,
        )

    def on_minute(self) -> None:
        """Time went on: a gap may be over, and the day another."""
        if self._soon is not None and self._soon.days[0].day != self.context.today():
            self.read()
        else:
            self._show()

    def _on_changed(self, _changes: Changes) -> None:
        self.read()

    def _on_read(self, soon: Soon) -> None:
        self._soon = soon
        self._show()

    def _on_not_read(self, _error: KnownError) -> None:
        # The counter works without it, and its own reading says what is wrong.
        self._soon = None
        self._show()

    def _show(self) -> None:
        now = self.context.now()
        text = "" if self._soon is None else gaps_said(self._soon, now)
        # What comes tomorrow is no alarm.
        today = self._soon is not None and bool(_left(self._soon.days[0], now))
        self.note.set_text(text, Tone.WARN if today else Tone.NEUTRAL, "clock")
        self.setVisible(bool(text))


def gaps_said(soon: Soon, now: datetime) -> str:
    """Niemand eingeteilt: heute 15:00–16:00, morgen 14:00–16:00; empty where somebody always is."""
    if not soon.in_use:
        return ""
    parts = []
    for day in soon.days:
        if found := _left(day, now):
            parts.append(f"{people_say_date(day.day, now.date())} {_times(found)}")
    if not parts:
        return ""
    text = QCoreApplication.translate("RosterLine", "Niemand eingeteilt: {when}")
    return text.format(when=", ".join(parts))


def _left(day: RosterDay, now: datetime) -> list[Gap]:
    """The gaps of a day that are not over."""
    return [gap for gap in day.gaps if day.day > now.date() or gap.ends > now.time()]


def _times(found: Iterable[Gap]) -> str:
    return " / ".join(f"{say_time(gap.starts)}–{say_time(gap.ends)}" for gap in found)
