"""The key of the offers at the counter, where some take place today: which one is meant, and whom it counts.

Somebody found is marked as present and counted at once, at the one that is chosen. Anonymous heads go to the one that runs,
where exactly one does; else they are counted as before. While it is being chosen nothing is lost: whoever types on, locks or
leaves has said that it is the visit alone.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.offers import SessionKey, SessionRow, SessionState
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import sessions
from woilmenau_desk.ui.pages.visits.finder import Taken
from woilmenau_desk.ui.pages.visits.second_press import Press
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1
from woilmenau_desk.ui.widgets.keystrokes import typed_by
from woilmenau_desk.ui.widgets.labels import ElidedLabel
from woilmenau_desk.ui.widgets.session_choice import SessionChoice, is_running
from woilmenau_desk.ui.words import isolated

Write = Callable[[str, Taken, Press | None, SessionKey | None, bool], object]


def today(desk: Desk) -> tuple[SessionRow, ...]:
    """Today's sessions that visitors come to; none for whoever may not take a roll call."""
    if not desk.actor.may(Right.RUN_OFFERS):
        return ()
    found = sessions.on_day(desk, desk.today())
    return tuple(row for row in found if row.state is not SessionState.CANCELLED and not row.for_volunteers)


class OfferPress(QWidget):
    """The choice, which stands above the reasons while a press waits for it."""

    def __init__(self, context: Context, field: QWidget, write: Write) -> None:
        """`field` has the focus meanwhile; `write` logs what was taken, at a session or without, also as the lock comes."""
        super().__init__()
        self._context, self._write = context, write
        self._sessions: tuple[SessionRow, ...] = ()
        self._waiting: tuple[Taken, Press | None] | None = None
        self.said = ElidedLabel(look="strong")
        self.choice = SessionChoice(context.privacy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.said)
        column.addWidget(self.choice)
        self.choice.chosen.connect(lambda row: self._end(row.key))
        self.setVisible(False)
        context.privacy.changed.connect(self._say)
        field.installEventFilter(self)

    def load(self) -> None:
        """Read what takes place today."""
        self._context.runner.run_latest(
            "counter.offers", today, self._context.desk, on_done=self.set_sessions, owner=self
        )

    def set_sessions(self, rows: Sequence[SessionRow]) -> None:
        """What takes place today."""
        self._sessions = tuple(rows)

    def takes(self, reason: str) -> bool:
        """Whether a key answers the choice that waits: the same key once more means the one that is marked.

        Another one means somebody else: whoever waits is counted without a session first.
        """
        if self._waiting is not None and reason == Reason.OFFER:
            self.choice.choose_marked()
            return True
        self._end(None)
        return False

    def press(self, reason: str, late: bool, taken: Taken, press: Press | None) -> None:
        """Log what a key took: at once, or when the session is chosen. `late`: it is for another day."""
        here = () if late or reason != Reason.OFFER else self._of_today()
        if here and (taken.who.person is not None or taken.who.is_query):
            self._ask(here, taken, press)
        else:
            self._write(reason, taken, press, self._only_running(here), False)

    def open_roll_call(self) -> None:
        """The whole roll call: of the session that runs, if it is one alone, else of the one that is chosen there."""
        self._context.open_page("roll_call", (self._only_running(self._of_today()), "counter"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Whoever leaves the page means the visit alone, whoever locks it too: nothing waits behind the lock.
        self._end(None, locked=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._waiting is None or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.isAutoRepeat() or event.key() in _ALONE:
            return True
        if self.choice.press(event):
            return True
        if event.key() == Qt.Key.Key_Escape:
            return self._end(None)
        if typed_by(event):
            self._end(None)
        return False

    def _of_today(self) -> tuple[SessionRow, ...]:
        return tuple(row for row in self._sessions if row.day == self._context.today())

    def _only_running(self, rows: Sequence[SessionRow]) -> SessionKey | None:
        now = self._context.now()
        running = [row.key for row in rows if is_running(row, now)]
        return running[0] if len(running) == 1 else None

    def _ask(self, rows: Sequence[SessionRow], taken: Taken, press: Press | None) -> None:
        self._waiting = taken, press
        self._say()
        self.choice.show_sessions(rows, self._context.now(), fit=True)
        self.setVisible(True)

    def _say(self) -> None:
        if self._waiting is None:
            return
        who = self._waiting[0].who
        name = self._context.privacy.mask(who.person.name if who.person is not None else who.text)
        text = self.tr("{name}: welches Angebot? Ziffer oder Enter; Esc: nur der Besuch")
        self.said.set_full_text(text.format(name=isolated(name)))

    def _end(self, key: SessionKey | None, *, locked: bool = False) -> bool:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return False
        self.setVisible(False)
        self._write(Reason.OFFER, *waiting, key, locked)
        return True


# Held with another key, they are none by themselves.
_ALONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
