"""Which session of a day is meant: a digit, or Enter for the one that runs now. The focus stays where it is."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from woilmenau_desk.domain.offers import SessionRow, SessionState
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import ROW_HEIGHT, Tone
from woilmenau_desk.ui.widgets.labels import Card, EmptyState
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

_MOST = 9  # so many digits there are


def is_running(row: SessionRow, now: datetime) -> bool:
    """Whether a session runs at a moment of the centre's clock, and was not called off."""
    return (
        row.day == now.date()
        and row.starts <= now.time() < row.ends
        and row.state is not SessionState.CANCELLED
    )


class SessionChoice(Card):
    """The sessions of a day, each with its digit. Whoever owns it hands it the keys: `press`."""

    chosen = Signal(object)  # SessionRow

    def __init__(self, privacy: Privacy, *, empty: EmptyState | None = None) -> None:
        super().__init__(margin=3)
        self._now: datetime | None = None
        self.model: RowsModel[tuple[int, SessionRow]] = RowsModel(
            (
                Column("", lambda one: str(one[0]), strong=True, width=40),
                Column("", self._when, soft=True, width=120),
                Column("", lambda one: one[1].title, detail=lambda one: one[1].room, strong=True),
                Column("", self._state, badge=self._tone, width=140),
            ),
            privacy,
            key=lambda one: one[1].key,
            faded=lambda one: one[1].state is SessionState.CANCELLED,
            parent=self,
        )
        name = QCoreApplication.translate("SessionChoice", "Angebote des Tages")
        self.view = RowsView(self.model, name, header=False, empty=empty)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(lambda index: self._choose(index.row()))
        self.body.addWidget(self.view)
        self.setAccessibleName(name)

    def show_sessions(self, rows: Sequence[SessionRow], now: datetime, *, fit: bool = False) -> None:
        """Offer these; the one that runs is marked, else the next, else the last. `fit`: no higher than they are."""
        self._now = now
        self.model.set_rows(list(enumerate(rows[:_MOST], start=1)))
        if fit:
            self.view.setFixedHeight(ROW_HEIGHT * min(len(rows), _MOST) + 4)
        self.view.select_first(lambda one: self._marked(one[1], rows, now))

    def press(self, event: QKeyEvent) -> bool:
        """Take a key: a digit, an arrow or Enter. Whether it meant anything here."""
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.view.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_marked()
            return True
        if len(text) == 1 and text in "123456789" and int(text) <= self.model.rowCount():
            self._choose(int(text) - 1)
            return True
        return False

    def choose_marked(self) -> None:
        """Take the one that is marked."""
        self._choose(self.view.currentIndex().row())

    def _choose(self, number: int) -> None:
        found = self.model.row(number)
        if found is not None:
            self.chosen.emit(found[1])

    def _marked(self, row: SessionRow, rows: Sequence[SessionRow], now: datetime) -> bool:
        held = [one for one in rows if one.state is not SessionState.CANCELLED]
        running = [one for one in held if is_running(one, now)]
        coming = [one for one in held if one.day == now.date() and one.starts > now.time()]
        best = running or coming or held[-1:]
        return bool(best) and row.key == best[0].key

    def _when(self, one: tuple[int, SessionRow]) -> str:
        return f"{say_time(one[1].starts)}–{say_time(one[1].ends)}"

    def _state(self, one: tuple[int, SessionRow]) -> str:
        row = one[1]
        if row.state is SessionState.CANCELLED:
            return QCoreApplication.translate("SessionChoice", "fällt aus")
        if row.state is SessionState.HELD:
            return QCoreApplication.translate("SessionChoice", "fertig")
        if self._now is not None and is_running(row, self._now):
            return QCoreApplication.translate("SessionChoice", "läuft jetzt")
        return ""

    def _tone(self, one: tuple[int, SessionRow]) -> Tone:
        if one[1].state is SessionState.CANCELLED:
            return Tone.WARN
        running = self._now is not None and is_running(one[1], self._now)
        return Tone.GOOD if running else Tone.NEUTRAL
