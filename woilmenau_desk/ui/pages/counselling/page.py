"""Counselling: the latest sessions, what to look at again, and the confidential notes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import VAULT_ROLES, Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import SessionDetails, SessionRow
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.people import PersonCard, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import colleagues, counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dialogs import ask, show_error
from woilmenau_desk.ui.forms.counselling.session_form import SessionForm
from woilmenau_desk.ui.pages.counselling.details import SessionCard
from woilmenau_desk.ui.pages.counselling.rows import follow_up_columns, session_columns
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Card, EmptyState
from woilmenau_desk.ui.widgets.rows import RowsModel, RowsView

_KEY = "counselling"
_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows, read at once."""

    sessions: tuple[SessionRow, ...]
    follow_ups: tuple[SessionRow, ...]
    ask_whom: str  # who may read the notes


def _read(desk: Desk) -> _Read:
    today = desk.today()
    able = [
        row.name
        for row in colleagues.colleagues(desk)
        if row.data.may_counsel and row.offered_on(today) and row.role in VAULT_ROLES
    ]
    return _Read(
        counselling.recent(desk),
        counselling.follow_ups(desk, desk.today() + _AHEAD)
        if desk.actor.may(Right.CONFIDENTIAL_NOTES)
        else (),
        ", ".join(able),
    )


class CounsellingPage(Page):
    """The lists with the selected session beside them; the form takes their place, so nobody else's name shows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.allowed = context.desk.actor.may(Right.CONFIDENTIAL_NOTES)
        self._choices: Choices | None = None
        self._subject: object = None  # waits for the first answer
        self._wanted: SessionRow | None = None  # to be selected as soon as the list has it
        self._shown_on = context.today()
        self.form: SessionForm | None = None
        self._make_lists()
        self._make_actions()
        self._lay_out()
        self.watch(Kind.SESSION, Kind.PERSON, Kind.VALUES, Kind.CENTRE, Kind.STAFF, Kind.REFERRAL)
        context.privacy.changed.connect(self._on_privacy)
        context.choices.follow(self._on_choices, self)
        self.reload()

    def activated(self) -> None:
        if self.context.today() != self._shown_on:
            self.reload()
        if self._stack.currentWidget() is self._blank:
            self._blank.setFocus()
        elif self.form is not None:
            self.form.start()
        else:
            self._list().setFocus()

    def show_subject(self, subject: object) -> None:
        """A person to record a session with (PersonRow, PersonCard or id), or a SessionRow to show."""
        if self._choices is None:
            self._subject = subject
        elif isinstance(subject, SessionRow):
            self._show_session(subject)
        elif isinstance(subject, DraftRow):
            self._open_draft(subject)
        elif isinstance(subject, PersonRow):
            self.record(subject)
        elif isinstance(subject, PersonCard):
            self.record(PersonRow(subject.id, subject.name, subject.data.birth_year))
        elif isinstance(subject, int):
            self.context.runner.run(
                people.card, self.context.desk, subject, on_done=self.show_subject, owner=self
            )

    def reload(self) -> None:
        self._shown_on = self.context.today()
        self.context.runner.run_latest(_KEY, _read, self.context.desk, on_done=self._on_read)

    def record(self, person: PersonRow | None = None) -> None:
        """Open the form for a new session."""
        if self.allowed and self._choices is not None:
            self._open_form(SessionForm(self.context, self._choices, person=person))

    def current(self) -> SessionRow | None:
        """The session that is selected, if the lists are in front."""
        if self.form is not None:
            return None
        if self._wanted is not None:
            return self._wanted  # the keys mean the one just saved, even before the list shows it
        row = self._list().current_row()
        return row if isinstance(row, SessionRow) else None

    def hideEvent(self, event: QHideEvent) -> None:
        # Another page, the lock, the minimised window: what was read is gone.
        self.details.hide_note()
        super().hideEvent(event)

    # Building

    def _make_lists(self) -> None:
        hint = (
            self.tr("Strg+N erfasst das erste.")
            if self.allowed
            else self.tr("Gespräche erfassen nur Beratung und Leitung.")
        )
        self.sessions = self._make_list(
            RowsModel(session_columns(self.context.today, self._topics), self.context.privacy, parent=self),
            self.tr("Beratungsgespräche"),
            EmptyState("counselling", self.tr("Noch kein Beratungsgespräch"), hint),
        )
        self.follow_ups = self._make_list(
            RowsModel(follow_up_columns(self.context.today, self._topics), self.context.privacy, parent=self),
            self.tr("Wiedervorlagen"),
            EmptyState(
                "check",
                self.tr("Nichts vorzulegen"),
                self.tr("Gespräche mit Wiedervorlage erscheinen hier, die dringendsten zuerst."),
            )
            if self.allowed
            else EmptyState("lock", self.tr("Wiedervorlagen sehen Beratung und Leitung.")),
        )

    def _make_list(self, model: RowsModel[SessionRow], name: str, empty: EmptyState) -> RowsView:
        made = RowsView(model, name, empty=empty, header=False, careful=True)
        made.row_selected.connect(lambda _row: self._on_selected(made))
        return made

    def _make_actions(self) -> None:
        self.sessions_action = self.add_action(self.tr("Gespräche"), "Alt+G", lambda: self._show_list(0))
        self.follow_ups_action = self.add_action(
            self.tr("Wiedervorlagen"), "Alt+W", lambda: self._show_list(1)
        )
        if not self.allowed:
            return
        self.new_action = self.add_action(self.tr("Neues Gespräch"), "Ctrl+N", self.record)
        self.read_action = self._list_action(
            self.tr("Notiz lesen – wird vermerkt"), ("Return", "Enter"), self.read
        )
        self.edit_action = self.add_action(self.tr("Bearbeiten"), "Ctrl+E", self.edit)
        self.done_action = self._list_action(self.tr("Wiedervorlage erledigt"), ("E",), self.finish_follow_up)
        self.void_action = self._list_action(self.tr("Streichen"), ("Del",), self.void)

    def _list_action(self, text: str, keys: tuple[str, ...], slot: Callable[[], object]) -> QAction:
        """An action of a plain key: it counts in the lists alone, so that letters can be typed elsewhere."""
        action = self.add_action(text, keys[0], slot)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        for made in (self.sessions, self.follow_ups):
            made.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.tabs = tuple(
            KeyButton.for_action(action, look="chip")
            for action in (self.sessions_action, self.follow_ups_action)
        )
        group = QButtonGroup(self)
        top = QHBoxLayout()
        top.setSpacing(SPACE_2)
        for tab in self.tabs:
            tab.setCheckable(True)
            group.addButton(tab)
            top.addWidget(tab)
        self.tabs[0].setChecked(True)
        top.addStretch(1)
        if self.allowed:
            self.new = KeyButton.for_action(self.new_action, "plus", "primary")
            top.addWidget(self.new)
        card = Card(margin=SPACE_2)
        # A stack that is not yet part of a widget would show its first entry as a window of its own.
        self._lists = QStackedLayout()
        card.body.addLayout(self._lists)
        for made in (self.sessions, self.follow_ups):
            self._lists.addWidget(made)
        read: QWidget = QWidget()
        work: tuple[QWidget, ...] = ()
        if self.allowed:
            read = look = KeyButton(self.read_action.text(), self.tr("Enter"), "eye", "primary")
            look.clicked.connect(self.read)
            work = (
                KeyButton.for_action(self.done_action, "check"),
                KeyButton.for_action(self.edit_action, "edit"),
                KeyButton.for_action(self.void_action, "void"),
            )
        self.details = SessionCard(self.context, self.allowed, read, work, "")
        self.details.hidden_again.connect(self._on_hidden_again)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(card, 3)
        middle.addWidget(self.details, 2)
        self._browse = QWidget()
        browse = QVBoxLayout(self._browse)
        browse.setContentsMargins(0, 0, 0, 0)
        browse.setSpacing(SPACE_3)
        browse.addLayout(top)
        browse.addLayout(middle, 1)
        self._blank = EmptyState(
            "eye-off",
            self.tr("Verdeckt"),
            self.tr("F12 zeigt wieder, was Sie schreiben. Nichts geht verloren."),
        )
        self._blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_1, SPACE_6, SPACE_4)
        self._stack = QStackedLayout()
        layout.addLayout(self._stack)
        self._stack.addWidget(self._browse)
        self._stack.addWidget(self._blank)
        self._enable(None)

    # What is shown

    def _topics(self, row: SessionRow) -> str:
        if not self.allowed or self._choices is None:
            return ""
        return ", ".join(self._choices.word(ListName.TOPICS, code) for code in row.topics)

    def _list(self) -> RowsView:
        made = self._lists.currentWidget()
        return self.follow_ups if made is self.follow_ups else self.sessions

    def _show_list(self, number: int) -> None:
        self.tabs[number].setChecked(True)
        self._lists.setCurrentIndex(number)
        self._list().setFocus()
        self._on_selected(self._list())

    def _on_choices(self, choices: Choices) -> None:
        self._choices = choices

    def _on_read(self, read: _Read) -> None:
        self.details.set_ask_whom(read.ask_whom)
        today = self.context.today()
        due = sum(1 for row in read.follow_ups if row.follow_up_on and row.follow_up_on <= today)
        self.tabs[1].setText(
            self.tr("Wiedervorlagen · {number} fällig").format(number=due)
            if due
            else self.follow_ups_action.text()
        )
        for made, rows in ((self.sessions, read.sessions), (self.follow_ups, read.follow_ups)):
            model = made.model()
            if isinstance(model, RowsModel):
                model.set_rows(rows)
                made.select_any()
        if self._wanted is not None:
            self.sessions.select(self._wanted.id)
            self._wanted = None
        self._on_selected(self._list())
        if self._subject is not None:
            subject, self._subject = self._subject, None
            self.show_subject(subject)

    def _on_selected(self, made: RowsView) -> None:
        if made is self._list():
            row = self._wanted or made.current_row()
            self.details.show_row(row if isinstance(row, SessionRow) else None, self._choices)
            self._enable(row if isinstance(row, SessionRow) else None)

    def _enable(self, row: SessionRow | None) -> None:
        if self.allowed:
            free = row is not None and self.form is None
            self.read_action.setEnabled(free and row is not None and row.has_note)
            self.edit_action.setEnabled(free)
            self.void_action.setEnabled(free)
            self.done_action.setEnabled(
                free and row is not None and row.follow_up_on is not None and not row.follow_up_done
            )
            self.new_action.setEnabled(self.form is None)

    def _on_privacy(self, hidden: bool) -> None:
        """While names are hidden, the form is not on the screen at all; it keeps what stands in it."""
        if self.form is not None:
            self._stack.setCurrentWidget(self._blank if hidden else self.form)
            self.activated()

    def _on_hidden_again(self) -> None:
        if self.isVisible() and self.form is None:
            self._list().setFocus()

    # Work

    def read(self) -> None:
        """Read the note of the session that is selected; that it was read is written down."""
        row = self.current()
        if row is not None and row.has_note and self._names_shown():
            self.context.runner.run(
                counselling.read_session,
                self.context.desk,
                row.id,
                on_done=self._on_note,
                on_error=self.details.show_error,
            )

    def edit(self) -> None:
        """Open the form to change the session that is selected. That reads its note as well."""
        row = self.current()
        if row is not None and self._names_shown():
            self.context.runner.run(
                counselling.read_session,
                self.context.desk,
                row.id,
                on_done=self._on_details,
                on_error=self.details.show_error,
            )

    def finish_follow_up(self) -> None:
        """The follow-up of the session that is selected is done."""
        row = self.current()
        if row is not None:
            self.context.runner.run(counselling.finish_follow_up, self.context.desk, row.id, row.version)

    def void(self) -> None:
        """Take the session that is selected out of every count, once that is confirmed."""
        row = self.current()
        if row is not None:
            ask(
                self,
                self.tr("Dieses Gespräch streichen?"),
                detail=self.tr("Es zählt dann in keinem Bericht mehr. Strg+Z macht es rückgängig."),
                action=self.tr("Streichen"),
                on_yes=lambda: self._void(row),
                danger=True,
                on_no=lambda: self.context.status.tell(self.tr("Nicht gestrichen.")),
            )

    def _names_shown(self) -> bool:
        """Whether a note may come to the screen; where names are hidden, that is said."""
        hidden = self.context.privacy.hidden
        if hidden:
            self.context.status.tell(self.tr("Die Namen sind verdeckt. F12 zeigt sie; dann geht das auf."))
        return not hidden

    def _void(self, row: SessionRow) -> None:
        self.context.runner.run(
            counselling.void_session,
            self.context.desk,
            row.id,
            row.version,
            on_error=lambda error: show_error(self, error),
            owner=self,
        )

    def _on_note(self, details: SessionDetails) -> None:
        if self._choices is not None and self.form is None:
            self.details.show_note(details, self._choices)

    def _on_details(self, details: SessionDetails) -> None:
        row = self.current()
        if (
            self._choices is not None
            and row is not None
            and row.id == details.row.id
            and self.isVisible()
            and not self.context.privacy.hidden
        ):
            self._open_form(SessionForm(self.context, self._choices, details=details))

    def _open_draft(self, draft: DraftRow) -> None:
        """Go on where somebody stopped; a session that is being changed is read for it, which is written down."""
        if not isinstance(draft.entry, SessionRow):
            self.record(draft.person)
        elif self.allowed and self._names_shown():
            self.context.runner.run(
                counselling.read_session,
                self.context.desk,
                draft.entry.id,
                on_done=self._on_drafted,
                owner=self,
            )

    def _on_drafted(self, details: SessionDetails) -> None:
        if self._choices is not None and self.isVisible() and not self.context.privacy.hidden:
            self._open_form(SessionForm(self.context, self._choices, details=details))

    def _open_form(self, form: SessionForm) -> None:
        self._leave_form()
        self.details.hide_note()
        self.form = form
        form.saved.connect(self._on_saved)
        form.closed.connect(self._on_closed)
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(self._blank if self.context.privacy.hidden else form)
        self._enable(None)
        self.activated()

    def _leave_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.close_form()
            self._stack.setCurrentWidget(self._browse)
            self._stack.removeWidget(form)
            form.deleteLater()
            self._on_selected(self._list())

    def _on_closed(self) -> None:
        if self.form is not None:
            self._leave_form()
            self._list().setFocus()

    def _on_saved(self, row: SessionRow) -> None:
        self._leave_form()
        self._show_session(row)

    def _show_session(self, row: SessionRow) -> None:
        self._leave_form()
        self._wanted = row
        self._show_list(0)
        self.reload()
