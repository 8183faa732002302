"""The room "Wartet": who waits for whom since when; the next one is called with one key."""

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.queue import MAY_BE_CALLED, STILL_HERE, QueueData, QueueRow, QueueState
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.appointments import queue
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui import dialogs, queue_words
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.pages.appointments.queue_details import QueueDetails
from woilmenau_desk.ui.pages.appointments.rooms import ROOMS
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, whole
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.tokens import SPACE_3
from woilmenau_desk.ui.waiting_room.bar import WaitingRoomBar
from woilmenau_desk.ui.widgets.buttons import KeyButton, shown_with
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label

ADD_KEY, NEXT_KEY = "F10", "F11"
_MINUTE_MS = 20_000


class QueuePage(BrowsePage[QueueRow]):
    """All who are here today in the order in which they are called, the chosen one beside them."""

    row_type = QueueRow
    watched = (Kind.QUEUE, Kind.PERSON, Kind.STAFF, Kind.VALUES)

    def make(self) -> None:
        self.list = self.add_list(
            self.tr("Wartet"),
            queue_words.wide_columns(self.context.now, self._language, self._room),
            self._reads,
            EmptyState("clock", self.tr("Niemand wartet")),
            faded=lambda row: row.state is QueueState.LEFT,
            careful=True,
            fits=_fits,
        )
        self.rooms = Rooms(ROOMS, self.context, "queue", self.page_action, lambda: self.show_list(0))
        self.bar.addWidget(self.rooms, 1)
        self._make_actions()
        self._make_filters()
        work = [
            shown_with(KeyButton.for_action(action, icon, look), action)
            for action, icon, look in (
                (self.call_action, "door", "primary"),
                (self.again_action, "refresh", "primary"),
                (self.done_action, "check", ""),
                (self.park_action, "minus", ""),
                (self.back_action, "undo", ""),
                (self.left_action, "void", "quiet"),
                (self.slip_action, "print", "quiet"),
            )
        ]
        self.details: QueueDetails = QueueDetails(self.context.privacy, work)
        self.details.handed_on.connect(self._on_handed_on)
        self.details.later_at.connect(self._on_later)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE_MS)
        self._clock.timeout.connect(self.on_minute)
        self._clock.start()

    def _make_actions(self) -> None:
        self.new_action = self.page_action(self.tr("In die Warteliste"), ADD_KEY, self._add_nameless, "plus")
        self.next_action = self.page_action(
            self.tr("Nächste Nummer aufrufen"), NEXT_KEY, self.call_next, "door"
        )
        self.next_action.setIconText(self.tr("Nächste"))
        may_be_called = partial(_is_one_of, MAY_BE_CALLED)
        here = partial(_is_one_of, STILL_HERE)
        self.call_action = self.row_action(
            self.tr("Aufrufen"), ("Return", "Enter"), self._call, when=may_be_called
        )
        self.again_action = self.row_action(
            self.tr("Noch einmal rufen"),
            ("R",),
            partial(self._change_row, queue.call_again),
            when=partial(_is_one_of, (QueueState.CALLED,)),
        )
        self.done_action = self.row_action(
            self.tr("Fertig"), ("F",), partial(self._change_row, queue.done), when=here
        )
        self.park_action = self.row_action(
            self.tr("Zurückstellen"),
            ("Z",),
            partial(self._change_row, queue.park),
            when=partial(_is_one_of, (QueueState.WAITING, QueueState.CALLED)),
        )
        self.back_action = self.row_action(
            self.tr("Wartet wieder"),
            ("W",),
            partial(self._change_row, queue.back),
            when=partial(_is_one_of, (QueueState.PARKED, QueueState.LATER, QueueState.CALLED)),
        )
        self.left_action = self.row_action(
            self.tr("Gegangen"), ("Del",), partial(self._change_row, queue.left), when=here
        )
        self.hand_on_action = self.row_action(
            self.tr("Weitergeben"), ("G",), lambda _row: self.details.to_whom.setFocus(), when=here
        )
        self.later_action = self.row_action(
            self.tr("Kommt wieder"), ("K",), lambda _row: self.details.back_at.setFocus(), when=here
        )
        self.slip_action = self.row_action(
            self.tr("Nummernzettel"), QKeySequence.StandardKey.Print, self.print_slip, when=here
        )

    def _make_filters(self) -> None:
        self.next = KeyButton.for_action(self.next_action, "door", "primary")
        # Without its picture: at 150 % there is no room for it beside the rooms.
        self.new = KeyButton.for_action(self.new_action)
        self.bar.addWidget(self.rooms.beside(self.new))
        self.bar.addWidget(self.rooms.beside(self.next))
        self.caller = ChoiceField(none=self.tr("alle"))
        self.caller.setAccessibleName(self.tr("Aufrufen für"))
        self.into = ChoiceField(none=self.tr("ohne Raum"))
        self.into.setAccessibleName(self.tr("In welchen Raum"))
        self.into.edited.connect(self._on_into)
        self.finished = QCheckBox(self.tr("auch fertige"))
        self.finished.toggled.connect(self.ask_anew)
        self.filters.addWidget(text_label(self.tr("Aufrufen für"), "soft"))
        self.filters.addWidget(self.caller)
        self.filters.addSpacing(SPACE_3)
        self.filters.addWidget(text_label(self.tr("in"), "soft"))
        self.filters.addWidget(self.into)
        self.filters.addStretch(1)
        self.filters.addWidget(self.finished)
        self.filters.addWidget(self.narrow)
        self.narrow.setPlaceholderText(self.tr("Nummer oder Name"))
        self._into: str | None = None
        room = self.context.waiting_room
        if room is not None:
            self.screen_action = self.page_action(self.tr("Bildschirm öffnen"), "Alt+B", room.toggle, "eye")
            self.screen_bar = WaitingRoomBar(room, self.screen_action)
            self.notes.addWidget(self.screen_bar)
            self._into = room.calls_into

    # What is shown

    def _reads(self, _asked: Asked) -> Reader:
        return whole(queue.today if self.finished.isChecked() else queue.waiting)

    def _language(self, code: str) -> str:
        return self.choices.word(ListName.LANGUAGES, code) if self.choices is not None else code

    def _room(self, code: str) -> str:
        return self.choices.word(ListName.ROOMS, code) if self.choices is not None else code

    def on_choices(self, choices: Choices) -> None:
        first = not self.caller.count() or self.caller.count() == 1
        colleagues = choices.colleagues()
        self.caller.set_choices(colleagues)
        self.details.to_whom.set_choices(colleagues)
        self.into.set_choices(choices.of(ListName.ROOMS))
        if first:
            actor = self.context.desk.actor
            mine = actor.role is not Role.COUNTER and any(key == actor.name for key, _ in colleagues)
            self.caller.set_code(actor.name if mine else None)
        self.into.set_code(self._into)

    def on_filled(self) -> None:
        title, hint = self.tr("Niemand wartet"), self.tr("F10 lässt jemanden warten, hier und an der Theke.")
        if self.narrow.text():
            title, hint = self.tr("Nichts, was zum Filter passt"), self.tr("Den Filter leeren.")
        self.list.empty.set_text(title, hint)
        rows = self.list.rows.rows()
        self.rooms.set_number("queue", sum(row.state is QueueState.WAITING for row in rows))

    def on_row(self, row: QueueRow | None) -> None:
        self.details.show_row(row, self.context.now())
        self.details.set_open(row is not None and row.state in STILL_HERE)

    def on_minute(self) -> None:
        """Time went on: an appointment may be due now, and then the order is another one."""
        if self.isVisible():
            self.reload()

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Let this person wait; without one somebody without a name."""
        self._add(QueueData(person_id=person.id if person is not None else None, colleague=None))

    def call_next(self) -> None:
        """Call whoever is next for whom it is set."""
        self._run(queue.call_next, self.caller.code(), self._into)

    def print_slip(self, row: QueueRow) -> None:
        """Show the slip with the number."""
        from woilmenau_desk.ui.forms.appointments.number_slip import (  # start-up: only paper needs it
            open_number_slip,
        )

        if self.choices is not None:
            paper = open_number_slip(self.context, self.choices, row, self)
            paper.finished.connect(lambda _result: self.list_shown().setFocus())

    def _add_nameless(self) -> None:
        self._add(QueueData())

    def _add(self, data: QueueData) -> None:
        self._run(queue.add, data, then=self._hand_out)

    def _hand_out(self, row: QueueRow) -> None:
        from woilmenau_desk.ui.forms.appointments.number_slip import hand_out  # start-up: only paper needs it

        if self.choices is not None:
            hand_out(self.context, self.choices, row, self, lambda: self.list_shown().setFocus())

    def _call(self, row: QueueRow) -> None:
        self._run(partial(_called, room=self._into), row.id, row.version, self.caller.code())

    def _change_row(self, service: Callable[..., Done[QueueRow]], row: QueueRow) -> None:
        self.change_row(row, service, row.id)

    def _on_handed_on(self, colleague: str | None) -> None:
        row = self.current()
        if row is not None:
            self.change_row(row, queue.hand_on, row.id, colleague)

    def _on_later(self, at: time) -> None:
        row = self.current()
        if row is not None:
            back_at = datetime.combine(self.context.today(), at, self.context.now().tzinfo)
            self.change_row(row, queue.later, row.id, back_at)

    def _on_into(self) -> None:
        self._into = self.into.code()
        if self.context.waiting_room is not None:
            self.context.waiting_room.set_calls_into(self._into)

    def _run(
        self,
        service: Callable[..., Done[QueueRow]],
        *args: object,
        then: Callable[[QueueRow], object] | None = None,
    ) -> None:
        """Call a service; whom it was about is selected."""

        def on_done(done: Done[QueueRow]) -> None:
            self.show_entry(done.value)
            if then is not None:
                then(done.value)

        def on_error(error: KnownError) -> None:
            dialogs.show_error(self, error)

        self.context.runner.run(
            service, self.context.desk, *args, on_done=on_done, on_error=on_error, owner=self
        )


def _called(
    desk: Desk, entry_id: int, version: int, colleague: str | None, room: str | None
) -> Done[QueueRow]:
    return queue.call(desk, entry_id, version, colleague=colleague, room=room)


def _is_one_of(states: tuple[QueueState, ...], row: QueueRow) -> bool:
    return row.state in states


def _fits(row: Any, asked: Asked) -> bool:
    text = asked.text.casefold().strip()
    return not text or text == str(row.number) or text in row.person_name.casefold()
