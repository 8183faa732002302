"""Who waits, at the counter: how many and the next ones; one key lets somebody wait, another one calls the next.

None of it is asked for or painted by a key press that logs a visit: it is read when the queue itself has changed.
"""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.queue import MOST_HEADS, QueueData, QueueRow, QueueState
from woilmenau_desk.domain.visits import VisitRow
from woilmenau_desk.services.appointments import queue
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui import dialogs, queue_words
from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.pages.visits.finder import Finder, Taken
from woilmenau_desk.ui.pages.visits.work import Who
from woilmenau_desk.ui.session import Page
from woilmenau_desk.ui.tokens import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_4
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Card, text_label
from woilmenau_desk.ui.widgets.rows import RowsModel, RowsView

ADD_KEY, NEXT_KEY = "F10", "F11"
_AIR = 4
_LEAST, _MOST = 2, 3  # the others are reached by scrolling, or on their page
# So long after a visit was logged the key means whoever it was logged for, unless somebody else is typed meanwhile.
JUST_LOGGED = 30.0


class WaitingCard(Card):
    """In the counter's right column: the head with the number of those who wait, and the next ones below it."""

    opened = Signal(object)  # QueueRow

    def __init__(self, page: Page) -> None:
        super().__init__(margin=0)
        self._page = page
        name = QCoreApplication.translate("Counter", "Wartet")
        self.setAccessibleName(name)
        self.head.setContentsMargins(SPACE_4, SPACE_1, SPACE_2, 0)
        self.head.addWidget(text_label(name, "strong"))
        self.number = text_label("", "soft")
        self.head.addWidget(self.number)
        self.head.addStretch(1)
        self.layout().setSpacing(SPACE_1)  # type: ignore[union-attr]
        self.body.setContentsMargins(SPACE_2, 0, SPACE_2, SPACE_1)
        self.model: RowsModel[QueueRow] = RowsModel(
            queue_words.narrow_columns(page.context.now), page.context.privacy, parent=self
        )
        self.rows = RowsView(self.model, name, header=False)
        self.rows.typing_searches = True
        self.rows.row_opened.connect(self.opened)
        self.body.addWidget(self.rows)
        self.show_rows(())

    def add_button(self, made: KeyButton) -> None:
        """Beside the number: what calls the next one."""
        self.head.addWidget(made)

    def load(self) -> None:
        """Read who waits."""
        context = self._page.context
        context.runner.run_latest("counter.queue", queue.waiting, context.desk, on_done=self.show_rows)

    def show_rows(self, rows: tuple[QueueRow, ...]) -> None:
        """Show these: whoever was called stands first, then those who wait in their order."""
        called = tuple(row for row in rows if row.state is QueueState.CALLED)
        waiting = tuple(row for row in rows if row.state is QueueState.WAITING)
        self.model.set_rows((*waiting, *called))
        number = len(waiting)
        self.number.setText(
            QCoreApplication.translate("Counter", "{number} · {key} fügt hinzu").format(
                number=number, key=ADD_KEY
            )
            if not number
            else str(number)
        )
        shown = min(len(waiting) + len(called), _MOST)
        # In a low window the lists give way to each other.
        self.rows.setMaximumHeight(ROW_HEIGHT * shown + _AIR)
        self.rows.setMinimumHeight(ROW_HEIGHT * min(shown, _LEAST) + _AIR)
        self.rows.setVisible(bool(shown))

    def on_minute(self) -> None:
        """Time went on: they wait longer, and an appointment may be due now."""
        if self.model.rowCount():
            self.load()


class QueuePress(QObject):
    """The keys of the queue at the counter."""

    def __init__(
        self, page: Page, finder: Finder, card: WaitingCard, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(page)
        self._page, self._finder, self._card, self.clock = page, finder, card, clock
        self._logged: VisitRow | None = None
        self._until = 0.0
        self.add_action = page.add_action(
            QCoreApplication.translate("Counter", "In die Warteliste, mit Zettel"), ADD_KEY, self.add, "clock"
        )
        self.quiet_action = page.add_action(
            QCoreApplication.translate("Counter", "In die Warteliste, ohne Zettel"),
            f"Shift+{ADD_KEY}",
            partial(self.add, with_slip=False),
        )
        self.next_action = page.add_action(
            QCoreApplication.translate("Counter", "Nächste Nummer aufrufen"), NEXT_KEY, self.call_next, "door"
        )
        self.next_action.setIconText(QCoreApplication.translate("Counter", "Nächste"))
        card.add_button(KeyButton.for_action(self.next_action, "door", "quiet"))
        finder.field.textEdited.connect(self.forget)

    def logged(self, visit: VisitRow) -> None:
        """Somebody's visit was logged just now: with the next press of the key they wait, without being looked for."""
        self._logged, self._until = visit, self.clock() + JUST_LOGGED

    def forget(self) -> None:
        """Somebody else is meant from now on."""
        self._logged = None

    def add(self, *, with_slip: bool = True) -> None:
        """Let whoever is meant wait: the row that has the focus, whom the field means, or whose visit was just logged."""
        focused = QApplication.focusWidget()
        row = focused.current_row() if isinstance(focused, RowsView) else None
        if isinstance(row, AppointmentRow):
            self._run(QueueData(appointment_id=row.id), None, with_slip=with_slip)
            return
        if isinstance(row, VisitRow):
            self._run(_of_visit(row), None, with_slip=with_slip)
            return
        who = self._finder.who()
        just = self._logged if self.clock() < self._until else None
        self._logged = None
        if who == Who() and just is not None:
            self._run(_of_visit(just), None, with_slip=with_slip)
            return
        if (who.is_group and who.size == 0) or (who != Who() and self._finder.hold_back()):
            return
        taken = self._finder.take()
        data = QueueData(
            person_id=taken.who.person.id if taken.who.person is not None else None,
            heads=max(1, taken.who.size),
        )
        self._run(data, taken, with_slip=with_slip)

    def call_next(self) -> None:
        """Call the next one: at the counter of all who wait, else for whoever works here."""
        context = self._page.context
        actor = context.desk.actor
        room = context.waiting_room
        context.runner.run(
            queue.call_next,
            context.desk,
            None if actor.role is Role.COUNTER else actor.name,
            room.calls_into if room is not None else None,
            on_error=self._on_refused,
            owner=self,  # not the page: what it shows of it follows from what changed
        )

    def _run(self, data: QueueData, taken: Taken | None, *, with_slip: bool) -> None:
        context = self._page.context

        def on_done(done: Done[QueueRow] | None) -> None:
            if done is None:
                if taken is not None:
                    self._finder.refuse(taken)
                return
            if with_slip:
                self._show_slip(done.value)

        def on_error(error: KnownError) -> None:
            if taken is not None:
                self._finder.give_back(taken)
            dialogs.show_error(self._page, error)

        context.runner.run(
            work.wait,
            context.desk,
            data,
            taken.who if taken is not None else None,
            on_done=on_done,
            on_error=on_error,
            owner=self,
        )

    def _on_refused(self, error: KnownError) -> None:
        # Nobody waits: that needs no window in front of whoever stands here.
        self._page.context.status.tell(self._page.context.say(error.sentences()[0]))

    def _show_slip(self, row: QueueRow) -> None:
        from woilmenau_desk.ui.forms.appointments.number_slip import (  # start-up: the counter prints nothing
            hand_out,
        )

        choices = self._page.context.choices.now
        if choices is not None:
            hand_out(self._page.context, choices, row, self._page, self._finder.field.setFocus)


def _of_visit(visit: VisitRow) -> QueueData:
    data = visit.data
    return QueueData(
        person_id=data.person_id,
        visit_id=visit.id,
        language=data.language,
        heads=min(MOST_HEADS, data.contacts),
    )
