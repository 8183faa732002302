"""Counselling: the sessions and the confidential notes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.access import VAULT_ROLES, Right
from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import SessionOrder, SessionRow
from woilmenau_desk.domain.drafts import DraftOf, DraftRow
from woilmenau_desk.domain.follow_ups import Whose
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.counselling import amendments, counselling, follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.forms.counselling.amendment_form import AmendmentForm
from woilmenau_desk.ui.forms.counselling.session_form import SessionForm
from woilmenau_desk.ui.kept_day import KeptDay
from woilmenau_desk.ui.pages.browse.headings import month_heading
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, reading
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.counselling.details import SessionCard
from woilmenau_desk.ui.pages.counselling.rooms import ROOMS
from woilmenau_desk.ui.pages.counselling.rows import session_columns
from woilmenau_desk.ui.pages.counselling.to_case import add_case_action
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows_model import Heading


@dataclass(frozen=True, slots=True)
class _Around:
    """What the page needs beside its lists."""

    ask_whom: str  # who may read the notes
    due: int


def _around(desk: Desk) -> _Around:
    today = desk.today()
    able = [
        row.name
        for row in colleagues.colleagues(desk)
        if row.data.may_counsel and row.offered_on(today) and row.role in VAULT_ROLES
    ]
    due = follow_ups.due(desk, Whose.MINE) if desk.actor.may(Right.CONFIDENTIAL_NOTES) else 0
    return _Around(", ".join(able), due)


def _has_text(row: SessionRow) -> bool:
    return not row.hidden and (row.has_note or row.amendments > 0)


def _to_finish(row: SessionRow) -> bool:
    return row.follow_up_on is not None and not row.follow_up_done


class CounsellingPage(BrowsePage[SessionRow]):
    """The lists with the selected session beside them; the form takes their place, so nobody else's name shows."""

    row_type = SessionRow
    watched = (Kind.SESSION, Kind.FOLLOW_UP, Kind.PERSON, Kind.VALUES, Kind.CENTRE, Kind.STAFF, Kind.REFERRAL)
    covers_form = True
    shares = (3, 2)

    def make(self) -> None:
        self._kept_day = KeptDay(self.context.today)
        self.allowed = self.context.desk.actor.may(Right.CONFIDENTIAL_NOTES)
        self._make_lists()
        self.rooms = Rooms(ROOMS, self.context, "counselling", self.page_action, lambda: self.show_list(0))
        self.sessions_action = self.rooms.actions_of["counselling"]
        self.bar.addWidget(self.rooms, 1)
        self.filters.addWidget(self.order_button)
        self.filters.addStretch(1)
        self.filters.addWidget(self.narrow)
        read: QWidget = QWidget()
        work: tuple[QWidget, ...] = ()
        if self.allowed:
            self.new_action = self.page_action(self.tr("Neues Gespräch"), "Ctrl+N", self.begin)
            add_case_action(self, self._with_person, "counselling")
            self.new = KeyButton.for_action(self.new_action, "plus", "primary")
            self.bar.addWidget(self.rooms.beside(self.new))
            self.read_action = self.row_action(
                self.tr("Notiz lesen – wird vermerkt"),
                ("Return", "Enter"),
                self._read_note,
                when=_has_text,
            )
            self.edit_action = self.row_action(
                self.tr("Bearbeiten"), ("Ctrl+E",), self._edit, when=lambda row: not row.hidden
            )
            self.amend_action = self.row_action(
                self.tr("Nachtrag"), ("N",), self._amend, when=lambda row: not row.hidden and not row.voided
            )
            self.done_action = self.row_action(
                self.tr("Wiedervorlage erledigt"),
                ("E",),
                self._finish_follow_up,
                when=_to_finish,
            )
            self.void_action = self.row_action(
                self.tr("Streichen"), ("Del",), self._ask_void, when=lambda row: not row.hidden
            )
            read = KeyButton(self.read_action.text(), self.tr("Enter"), "eye", "primary")
            read.clicked.connect(self.read_action.trigger)
            self.done = KeyButton.for_action(self.done_action, "check")
            work = (
                self.done,
                KeyButton.for_action(self.edit_action, "edit"),
                KeyButton.for_action(self.amend_action, "plus"),
                KeyButton.for_action(self.void_action, "void"),
            )
        self.details: SessionCard = SessionCard(self.context, self.allowed, read, work, "")
        if self.allowed:
            for text in (self.details.note, self.details.added):
                text.addAction(self.amend_action)  # where whoever reads has the focus
        self.details.hidden_again.connect(self._on_hidden_again)

    def hideEvent(self, event: QHideEvent) -> None:
        # Another page, the lock, the minimised window: what was read is gone.
        self.details.hide_note()
        super().hideEvent(event)

    # What is shown

    def _make_lists(self) -> None:
        hint = (
            self.tr("Strg+N erfasst das erste.")
            if self.allowed
            else self.tr("Gespräche erfassen nur Beratung und Leitung.")
        )
        self.sessions = self.add_list(
            self.tr("Beratungsgespräche"),
            session_columns(self.context.today, self._topics),
            self._sessions,
            EmptyState("counselling", self.tr("Noch kein Beratungsgespräch"), hint),
            heading=self._heading,
            orders=(
                (SessionOrder.NEWEST, self.tr("Neueste zuerst")),
                (SessionOrder.OLDEST, self.tr("Älteste zuerst")),
                (SessionOrder.PERSON, self.tr("Nach Namen")),
            ),
        )

    def _sessions(self, asked: Asked) -> Reader:
        return reading(counselling.listed, SessionOrder(asked.order), asked.text)

    def _heading(self, row: SessionRow) -> Heading | None:
        by_name = self.sessions.reading.order == SessionOrder.PERSON
        return None if by_name else month_heading(row.occurred_at.date())

    def _topics(self, row: SessionRow) -> str:
        if not self.allowed or self.choices is None:
            return ""
        if row.hidden:
            return self.tr("eingeschränkt")
        return ", ".join(self.choices.word(ListName.TOPICS, code) for code in row.topics)

    def around(self) -> Callable[[Desk], _Around]:
        return _around

    def on_around(self, around: _Around) -> None:
        self.details.set_ask_whom(around.ask_whom)
        self.rooms.set_number("follow_ups", around.due)

    def on_row(self, row: SessionRow | None) -> None:
        self.details.show_row(row, self.choices)
        if self.allowed:
            # On a small screen its place is the text's, where there is nothing to finish.
            self.done.setVisible(row is not None and _to_finish(row))

    def on_form(self, opened: bool) -> None:
        if opened:
            self.details.hide_note()

    def _on_hidden_again(self) -> None:
        if self.isVisible() and self.form is None:
            self.list_shown().setFocus()

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new session; one entered late keeps its day for the next."""
        if self.allowed and self.choices is not None:
            day = self._kept_day.for_form()
            form = SessionForm(self.context, self.choices, person=person, day=day)
            form.saved.connect(lambda row: self._kept_day.keep(row.occurred_at.date()))
            self.open_form(form)

    def _with_person(self, go: Callable[[PersonRow], None]) -> None:
        """On with whom the form is about, else with whom the selected session was."""
        person = self.form.person.person() if isinstance(self.form, SessionForm) else self.chosen_person()
        if person is None:
            self.context.status.tell(self.tr("Es ist niemand gewählt."))
        else:
            go(person)

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped; a session that is being changed is read for it, which is written down."""
        if isinstance(draft.entry, SessionRow):
            if draft.kind is DraftOf.AMENDMENT:
                self._amend(draft.entry)
            else:
                self._open(draft.entry)
        else:
            self.begin(draft.person)

    def _read_note(self, row: SessionRow) -> None:
        """Read the note; that it was read is written down."""
        if self._names_shown():
            self._read_session(row, self._on_note)

    def _edit(self, row: SessionRow) -> None:
        """Open the form to change a session. That reads its note as well."""

        if self._names_shown():
            self._read_session(row, self._if_still(self._open_read))

    def _amend(self, row: SessionRow) -> None:
        """Open the form to add to a note. That reads what stands there."""
        if self.allowed and self._names_shown():
            self._read_session(row, self._open_amendment)

    def _if_still(self, on_read: Callable[[SessionReading], None]) -> Callable[[SessionReading], None]:
        """Somebody may have gone on to another row meanwhile."""

        def on_done(read: SessionReading) -> None:
            still = self.current()
            if still is not None and still.id == read.row.id:
                on_read(read)

        return on_done

    def _open(self, row: SessionRow) -> None:
        if self.allowed and self._names_shown():
            self._read_session(row, self._open_read)

    def _read_session(self, row: SessionRow, on_done: Callable[[SessionReading], None]) -> None:
        self.context.runner.run(
            amendments.read,
            self.context.desk,
            row.id,
            on_done=on_done,
            on_error=self.details.show_error,
            owner=self,
        )

    def _finish_follow_up(self, row: SessionRow) -> None:
        self.change_row(row, follow_ups.finish, row.follow_up_id, version=row.follow_up_version)

    def _ask_void(self, row: SessionRow) -> None:
        """Take a session out of every count, once that is confirmed."""
        self.ask(
            self.tr("Dieses Gespräch streichen?"),
            self.tr("Es zählt dann in keinem Bericht mehr. Strg+Z macht es rückgängig."),
            self.tr("Streichen"),
            lambda: self.change_row(row, counselling.void_session, row.id),
            danger=True,
            on_no=lambda: self.context.status.tell(self.tr("Nicht gestrichen.")),
        )

    def _names_shown(self) -> bool:
        """Whether a note may come to the screen; where names are hidden, that is said."""
        hidden = self.context.privacy.hidden
        if hidden:
            self.context.status.tell_hidden()
        return not hidden

    def _on_note(self, read: SessionReading) -> None:
        if self.choices is not None and self.form is None:
            self.details.show_note(read, self.choices)

    def _open_read(self, read: SessionReading) -> None:
        if self.choices is None or not self.isVisible() or self.context.privacy.hidden:
            return
        form = SessionForm(self.context, self.choices, details=read.details, amendments=read.amendments)
        form.amendment_asked.connect(lambda typed: self._open_amendment(read, typed))
        self.open_form(form)

    def _open_amendment(self, read: SessionReading, typed: str = "") -> None:
        if self.choices is not None and self.isVisible() and not self.context.privacy.hidden:
            self.open_form(AmendmentForm(self.context, self.choices, read, typed))
