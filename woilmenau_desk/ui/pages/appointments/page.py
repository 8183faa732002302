"""Appointments: who comes when to whom; booking, moving, marking them, and their slips."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonCard, PersonRow
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time, short_date
from woilmenau_desk.ui.forms.appointments.appointment_form import WEEKS_AHEAD, AppointmentForm
from woilmenau_desk.ui.pages.appointments.agenda import AgendaModel, AgendaView, agenda_rows
from woilmenau_desk.ui.pages.appointments.details import AppointmentDetails
from woilmenau_desk.ui.pages.appointments.slip import SlipDialog
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button, icon_button
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import say

_KEY = "appointments"
_FORTNIGHT = 14
_UNMARKED_DAYS = 28


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows, read at once."""

    rows: tuple[AppointmentRow, ...]
    booked: tuple[AppointmentRow, ...]  # the next weeks', for the time that is proposed
    unmarked: int  # past ones that nobody marked
    unmarked_since: date | None


def _read(desk: Desk, first: date, last: date) -> _Read:
    today = desk.today()
    past = appointments.between(desk, today - timedelta(days=_UNMARKED_DAYS), today - timedelta(days=1))
    unmarked = [row.starts_at.date() for row in past if row.state is AppointmentState.BOOKED]
    return _Read(
        appointments.between(desk, first, last),
        appointments.upcoming(desk, WEEKS_AHEAD * 7),
        len(unmarked),
        min(unmarked, default=None),
    )


class AppointmentsPage(Page):
    """The agenda with the selected appointment beside it; the form takes the agenda's place."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._anchor: date | None = None  # None: today, whatever day that is
        self._days = _FORTNIGHT
        self._shown_on = context.today()
        self._rows: tuple[AppointmentRow, ...] = ()
        self._choices: Choices | None = None
        self._booked: tuple[AppointmentRow, ...] | None = None
        self._subject: object = None  # waits for the first answer
        self._wanted: AppointmentRow | None = None  # to be selected as soon as the list has it
        # What was marked here since the list was last asked for: it stays in the list and selected, whatever the filter
        # says, so that a second key meets the same appointment.
        self._marked: set[int] = set()
        self._unmarked_since: date | None = None
        self._fresh = True
        self.form: AppointmentForm | None = None
        self._make_list()
        self._make_actions()
        self._make_bar()
        self._lay_out()
        self.watch(Kind.APPOINTMENT, Kind.PERSON, Kind.STAFF, Kind.CENTRE, Kind.VALUES)
        context.choices.follow(self._on_choices, self, whole=True)
        self.reload()

    def activated(self) -> None:
        if self._marked or self.context.today() != self._shown_on:
            self._marked.clear()
            self.reload()
        if self.form is not None:
            self.form.start()
        else:
            self.list.setFocus()

    def show_subject(self, subject: object) -> None:
        """A person to book for (PersonRow, PersonCard or id), or an AppointmentRow to show."""
        if self._choices is None or self._booked is None:
            self._subject = subject
        elif isinstance(subject, AppointmentRow):
            self._show_booked(subject)
        elif isinstance(subject, DraftRow):
            if isinstance(subject.entry, AppointmentRow):
                self._open_form(AppointmentForm(self.context, self._choices, row=subject.entry))
            else:
                self.book(subject.person)
        elif isinstance(subject, PersonRow):
            self.book(subject)
        elif isinstance(subject, PersonCard):
            self.book(PersonRow(subject.id, subject.name, subject.data.birth_year))
        elif isinstance(subject, int):
            self.context.runner.run(
                people.card, self.context.desk, subject, on_done=self.show_subject, owner=self
            )

    def reload(self) -> None:
        first, last = self._period()
        self._shown_on = self.context.today()
        self.context.runner.run_latest(_KEY, _read, self.context.desk, first, last, on_done=self._on_read)

    def book(self, person: PersonRow | None = None) -> None:
        """Open the form for a new appointment."""
        if self._choices is not None and self._booked is not None:
            day = self._anchor if self._anchor and self._anchor > self.context.today() else None
            self._open_form(
                AppointmentForm(self.context, self._choices, booked=self._booked, person=person, day=day)
            )

    def change(self) -> None:
        """Open the form to move or change the appointment that is selected."""
        row = self.current()
        if row is not None and self._choices is not None:
            self._open_form(AppointmentForm(self.context, self._choices, row=row))

    def print_slip(self) -> None:
        """Show the slip of the appointment that is selected."""
        row = self.current()
        if row is not None and self._choices is not None:
            SlipDialog(self.context, self._choices, row, self).open()

    def current(self) -> AppointmentRow | None:
        """The appointment that is selected, if the list is in front."""
        if self.form is not None:
            return None
        if self._wanted is not None:
            return self._wanted  # the keys mean the one just booked, even before the list shows it
        row = self.list.current_row()
        return row if isinstance(row, AppointmentRow) else None

    # Building

    def _make_list(self) -> None:
        self.model = AgendaModel(self.context.privacy, self._language, self)
        self.empty = EmptyState("calendar", self.tr("Keine Termine"))
        self.list = AgendaView(self.model, self.tr("Termine"), self.empty)

    def _make_actions(self) -> None:
        self.new_action = self.add_action(self.tr("Neuer Termin"), "Ctrl+N", self.book, "calendar-add")
        self.slip_action = self.add_action(
            self.tr("Zettel drucken"), QKeySequence.StandardKey.Print, self.print_slip
        )
        self.change_action = self._list_action(
            self.tr("Ändern, verschieben"), ("Return", "Enter"), self.change
        )
        words = {
            AppointmentState.KEPT: (self.tr("Wahrgenommen"), "W"),
            AppointmentState.NO_SHOW: (self.tr("Nicht erschienen"), "N"),
            AppointmentState.CANCELLED: (self.tr("Abgesagt"), "A"),
            AppointmentState.BOOKED: (self.tr("Doch vereinbart"), "V"),
        }
        self.state_actions = {
            state: self._list_action(text, (key,), partial(self._mark, state))
            for state, (text, key) in words.items()
        }
        self.previous_action = self.add_action(self.tr("Zurück"), "Alt+Left", lambda: self._step(-1))
        self.next_action = self.add_action(self.tr("Weiter"), "Alt+Right", lambda: self._step(1))
        self.today_action = self.add_action(self.tr("Heute"), "Alt+Home", lambda: self._go(None))
        self.jump_action = self.add_action(self.tr("Zu einem Tag"), "Ctrl+G", self._on_jump_asked)

    def _list_action(self, text: str, keys: tuple[str, ...], slot: Callable[[], object]) -> QAction:
        """An action of a plain key: it counts in the list alone, so that letters can be typed elsewhere."""
        action = self.add_action(text, keys[0], slot)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(action)
        return action

    def _make_bar(self) -> None:
        self.before = icon_button("chevron-left", self.tr("Zurück"), key=self.tr("Alt+←"), steps=True)
        self.after = icon_button("chevron-right", self.tr("Weiter"), key=self.tr("Alt+→"), steps=True)
        self.today = button(self.tr("Heute"), key=self.tr("Alt+Pos1"))
        self.before.clicked.connect(self.previous_action.trigger)
        self.after.clicked.connect(self.next_action.trigger)
        self.today.clicked.connect(self.today_action.trigger)
        self.range = text_label("", "title")
        self.new = KeyButton.for_action(self.new_action, "calendar-add", "primary")
        self.one_day = button(self.tr("Ein Tag"), look="chip")
        self.fortnight = button(self.tr("14 Tage"), look="chip")
        self._spans = QButtonGroup(self)
        for made in (self.fortnight, self.one_day):
            made.setCheckable(True)
            self._spans.addButton(made)
        self.fortnight.setChecked(True)
        self._spans.buttonClicked.connect(self._on_span)
        self.jump = DateField(self.context.today)
        self.jump.setAccessibleName(self.tr("Zu einem Tag"))
        self.jump.line.setPlaceholderText(self.tr("Tag, z. B. 3.12."))
        self.jump.setFixedWidth(150)
        self.jump.line.returnPressed.connect(self._on_jump)
        self.colleague = ChoiceField(none=self.tr("alle"))
        self.colleague.setAccessibleName(self.tr("Termine bei"))
        self.colleague.edited.connect(self._on_filter)
        self.finished = QCheckBox(self.tr("auch erledigte"))
        self.finished.toggled.connect(self._on_filter)
        self.unmarked = Note("", Tone.NEUTRAL, "calendar")
        look = button(self.tr("Ansehen"), look="quiet")
        look.clicked.connect(self._on_unmarked)
        self.unmarked.add_widget(look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_2)
        for made in (self.before, self.after, self.today):
            top.addWidget(made)
        top.addSpacing(SPACE_2)
        top.addWidget(self.range)
        top.addStretch(1)
        top.addWidget(self.new)
        filters = QHBoxLayout()
        filters.setSpacing(SPACE_2)
        filters.addWidget(self.fortnight)
        filters.addWidget(self.one_day)
        filters.addSpacing(SPACE_3)
        filters.addWidget(self.jump)
        filters.addStretch(1)
        filters.addWidget(text_label(self.tr("bei"), "soft"))
        filters.addWidget(self.colleague)
        filters.addSpacing(SPACE_3)
        filters.addWidget(self.finished)
        card = Card(margin=SPACE_2)
        card.body.addWidget(self.list)
        work = (
            KeyButton.for_action(self.slip_action, "print", "primary"),
            KeyButton(self.change_action.text(), self.tr("Enter"), "edit"),
        )
        work[1].clicked.connect(self.change_action.trigger)
        states = [
            KeyButton.for_action(action, icon)
            for action, icon in zip(
                self.state_actions.values(), ("check", "minus", "void", "undo"), strict=True
            )
        ]
        self.details = AppointmentDetails(self.context.privacy, work, states)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(card, 1)
        middle.addWidget(self.details)
        self._browse = QWidget()
        browse = QVBoxLayout(self._browse)
        browse.setContentsMargins(0, 0, 0, 0)
        browse.setSpacing(SPACE_3)
        browse.addLayout(top)
        browse.addLayout(filters)
        browse.addWidget(self.unmarked)
        browse.addLayout(middle, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_1, SPACE_6, SPACE_4)
        # A stack that is not yet part of a widget would show its first entry as a window of its own.
        self._stack = QStackedLayout()
        layout.addLayout(self._stack)
        self._stack.addWidget(self._browse)
        self.list.row_selected.connect(self._on_selected)
        self._enable(None)

    # What is shown

    def _period(self) -> tuple[date, date]:
        first = self._anchor or self.context.today()
        return first, first + timedelta(days=self._days - 1)

    def _language(self, code: str) -> str:
        return self._choices.word(ListName.LANGUAGES, code) if self._choices is not None else code

    def _on_choices(self, choices: Choices) -> None:
        self._choices = choices
        self.colleague.set_choices(choices.colleagues())
        self._show()

    def _on_read(self, read: _Read) -> None:
        self._rows, self._booked = read.rows, read.booked
        self._unmarked_since = read.unmarked_since
        self.unmarked.set_text(
            QCoreApplication.translate(
                "AppointmentsPage",
                "%n Termin(e) aus den letzten Wochen ohne Vermerk, ob jemand da war.",
                "",
                read.unmarked,
            )
            if read.unmarked
            else ""
        )
        self._show()
        self._wanted = None
        self._on_selected(self.list.current_row())
        if self._subject is not None:
            subject, self._subject = self._subject, None
            self.show_subject(subject)

    def _show(self) -> None:
        colleague, all_states = self.colleague.code(), self.finished.isChecked()
        shown = tuple(
            row
            for row in self._rows
            if colleague in (None, row.data.colleague)
            and (
                all_states
                or row.state is AppointmentState.BOOKED
                or row.id in self._marked
                or (self._wanted is not None and row.id == self._wanted.id)
            )
        )
        first, last = self._period()
        self.range.setText(
            self._said(first)
            if self._days == 1
            else f"{self._said(first)} – {people_say_date(last, self.context.today())}"
        )
        title, hint = self.tr("Keine Termine in dieser Zeit"), self.tr("Mit Strg+N einen vereinbaren.")
        if self._rows and not shown:
            title = self.tr("Nichts, was zum Filter passt")
            hint = self.tr("„alle“ wählen oder „auch erledigte“ ankreuzen.")
        self.empty.set_text(title, hint)
        if self._choices is not None:
            self.model.set_rows(agenda_rows(shown, self.context.today(), self._choices.opening))
        if self._wanted is not None:
            self.list.select(self._wanted.id)
        elif self._fresh and shown:
            now = self.context.now()
            self.list.select_first(
                lambda row: (
                    row.state is AppointmentState.BOOKED
                    and row.starts_at + timedelta(minutes=row.data.duration_minutes) > now
                )
            )
        self._fresh = self._fresh and not shown
        self._on_selected(self.list.current_row())

    def _on_filter(self) -> None:
        self._marked.clear()
        self._show()
        if self.list.current_row() is None:
            self.list.select_first()

    def _said(self, day: date) -> str:
        said = people_say_date(day, self.context.today())
        near = abs((day - self.context.today()).days) <= 1
        return f"{said[:1].upper()}{said[1:]}, {short_date(day)}" if near else short_date(day)

    def _on_selected(self, row: object) -> None:
        shown = self._wanted or (row if isinstance(row, AppointmentRow) else None)
        language = self._language(shown.data.language) if shown and shown.data.language else ""
        self.details.show_row(shown, self.context.today(), language)
        self._enable(shown)

    def _enable(self, row: AppointmentRow | None) -> None:
        for action in (self.slip_action, self.change_action):
            action.setEnabled(row is not None)
        for state, action in self.state_actions.items():
            action.setEnabled(row is not None and row.state is not state)

    # Moving in time

    def _step(self, direction: int) -> None:
        first = self._anchor or self.context.today()
        moved = first + timedelta(days=direction * self._days)
        if FIRST_YEAR <= moved.year <= LAST_YEAR:
            self._go(moved)

    def _go(self, day: date | None) -> None:
        self._anchor = None if day == self.context.today() else day
        self._begin_anew()
        self._wanted = None
        self.reload()
        self.list.setFocus()

    def _on_span(self) -> None:
        self._days = 1 if self.one_day.isChecked() else _FORTNIGHT
        self._begin_anew()
        self.reload()

    def _begin_anew(self) -> None:
        """Other days were asked for: the first appointment of theirs is selected."""
        self._fresh = True
        self._marked.clear()
        self.list.forget_place()

    def _on_jump_asked(self) -> None:
        self.jump.setFocus()
        self.jump.line.selectAll()

    def _on_jump(self) -> None:
        try:
            day = self.jump.value()
        except BadInput as error:
            self.context.status.tell(say(error.reason))
            return
        if day is not None:
            self.jump.set_value(None)
            self._go(day)

    def _on_unmarked(self) -> None:
        if self._unmarked_since is not None:
            self._days = _FORTNIGHT
            self.fortnight.setChecked(True)
            self._go(self._unmarked_since)

    # Work

    def _mark(self, state: AppointmentState) -> None:
        row = self.current()
        if row is None or any(asks.isVisible() for asks in self.findChildren(dialogs.QuestionDialog)):
            return
        was_there = state in (AppointmentState.KEPT, AppointmentState.NO_SHOW)
        if state is AppointmentState.CANCELLED:
            # Somebody else may be given the time at once.
            self._ask(
                row,
                state,
                self.tr("Diesen Termin absagen?"),
                self.tr("{day}, {time} bei {colleague}. Strg+Z macht es rückgängig.").format(
                    day=self._said(row.starts_at.date()),
                    time=say_time(row.starts_at.time()),
                    colleague=row.colleague_name,
                ),
                self.tr("Absagen"),
            )
        elif was_there and row.starts_at.date() > self.context.today():
            self._ask(
                row,
                state,
                self.tr("Der Termin ist erst am {day}.").format(day=short_date(row.starts_at.date())),
                self.tr("Ob jemand da war, weiß man erst danach. Trotzdem vermerken?"),
                self.state_actions[state].text(),
            )
        else:
            self._set_state(row, state)

    def _ask(
        self, row: AppointmentRow, state: AppointmentState, question: str, detail: str, action: str
    ) -> None:
        """Ask before a state is set; while it asks, no key marks anything."""
        asks = dialogs.ask(
            self, question, detail=detail, action=action, on_yes=partial(self._set_state, row, state)
        )
        asks.finished.connect(lambda _result: self.list.setFocus())

    def _set_state(self, row: AppointmentRow, state: AppointmentState) -> None:
        self._marked.add(row.id)
        self.context.runner.run(appointments.set_state, self.context.desk, row.id, state, row.version)
        self.list.setFocus()

    def _open_form(self, form: AppointmentForm) -> None:
        self._leave_form()
        self.form = form
        form.saved.connect(self._on_saved)
        form.closed.connect(self._on_closed)
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        for action in self._browsing_actions():
            action.setEnabled(False)
        form.start()

    def _leave_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.close_form()
            self._stack.removeWidget(form)
            form.deleteLater()
        for action in self._browsing_actions():
            action.setEnabled(True)
        self._on_selected(self.list.current_row())

    def _browsing_actions(self) -> tuple[QAction, ...]:
        """What makes no sense while a form is open."""
        return (self.new_action, self.previous_action, self.next_action, self.today_action, self.jump_action)

    def _on_closed(self) -> None:
        if self.form is not None:
            self._leave_form()
            self.list.setFocus()

    def _on_saved(self, row: AppointmentRow) -> None:
        self._leave_form()
        self._show_booked(row)

    def _show_booked(self, row: AppointmentRow) -> None:
        self._leave_form()
        self._wanted = row
        self._on_selected(row)
        colleague = self.colleague.code()
        if colleague is not None and colleague != row.data.colleague:
            self.colleague.set_code(None)
        first, last = self._period()
        if not first <= row.starts_at.date() <= last:
            self._anchor = row.starts_at.date()
        self.reload()
        self.list.setFocus()
