"""Appointments: who comes when to whom; booking, moving, marking them, and their slips."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout

from woilmenau_desk.domain.appointments import (
    TALK,
    AgendaFilter,
    AppointmentData,
    AppointmentRow,
    AppointmentState,
)
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.free_slots import FreeSlot
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR
from woilmenau_desk.domain.queue import QueueData, QueueRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.appointments import appointments, queue
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.forms.appointments.appointment_form import WEEKS_AHEAD, AppointmentForm
from woilmenau_desk.ui.forms.appointments.booking_work import Beginning
from woilmenau_desk.ui.forms.appointments.free_dialog import FREE_TIME_KEY, FreeDialog
from woilmenau_desk.ui.forms.appointments.number_slip import hand_out
from woilmenau_desk.ui.pages.appointments.agenda import LINE_HEIGHT, agenda_columns, agenda_heading, said_by
from woilmenau_desk.ui.pages.appointments.details import AppointmentDetails
from woilmenau_desk.ui.pages.appointments.rooms import ROOMS
from woilmenau_desk.ui.pages.appointments.slip import preview_slip, print_slip
from woilmenau_desk.ui.pages.appointments.states import StateKeys, came_to_nothing, day_said
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, reading
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.printers.here import AT_ONCE
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.waiting_prints import WaitingPrintsLine
from woilmenau_desk.ui.widgets.buttons import KeyButton, button, icon_button
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.rows_model import Heading
from woilmenau_desk.ui.words import say

_FORTNIGHT = 14


@dataclass(frozen=True, slots=True)
class _Around:
    """What the page needs beside its list."""

    booked: tuple[AppointmentRow, ...]  # the next weeks', for the time that is proposed
    unmarked: int  # past ones that nobody marked
    unmarked_since: date | None


def _around(desk: Desk) -> _Around:
    return _Around(appointments.upcoming(desk, WEEKS_AHEAD * 7), *appointments.unmarked(desk))


class AppointmentsPage(BrowsePage[AppointmentRow]):
    """The agenda with the selected appointment beside it; the form takes the agenda's place."""

    row_type = AppointmentRow
    watched = (Kind.APPOINTMENT, Kind.PERSON, Kind.STAFF, Kind.CENTRE, Kind.VALUES)
    chooses_all = True

    def make(self) -> None:
        self._anchor: date | None = None  # None: today, whatever day that is
        self._days = _FORTNIGHT
        self._booked: tuple[AppointmentRow, ...] = ()
        self._unmarked_since: date | None = None
        self._fresh = True  # the list was asked for anew: what comes next is selected
        self.list = self.add_list(
            self.tr("Termine"),
            agenda_columns(self._about, self.context.privacy),
            self._agenda,
            EmptyState("calendar", self.tr("Keine Termine")),
            heading=self._heading,
            faded=lambda row: row.state is AppointmentState.CANCELLED,
            row_height=LINE_HEIGHT,
        )
        self._make_actions()
        self._make_bar()
        self._make_filters()
        self.unmarked = Note("", Tone.NEUTRAL, "calendar")
        look = button(self.tr("Ansehen"), look="quiet")
        look.clicked.connect(self._on_unmarked)
        self.unmarked.add_widget(look)
        self.waiting_prints = WaitingPrintsLine(self.context, self)
        self.notes.addWidget(self.waiting_prints)
        self.notes.addWidget(self.unmarked)
        self.again = KeyButton.for_action(self.again_action, "calendar-add")
        work = [
            KeyButton.for_action(self.slip_action, "print", "primary"),
            KeyButton.for_action(self.preview_action, "eye"),
            KeyButton.for_action(self.change_action, "edit"),
            self.again,
        ]
        states = [
            KeyButton.for_action(self.state_actions[state], icon)
            for state, icon in (
                (AppointmentState.KEPT, "check"),
                (AppointmentState.NO_SHOW, "minus"),
                (AppointmentState.CANCELLED, "void"),
                (AppointmentState.BOOKED, "undo"),
            )
        ]
        self.details: AppointmentDetails = AppointmentDetails(self.context.privacy, work, states)

    def _make_actions(self) -> None:
        self.new_action = self.page_action(self.tr("Neuer Termin"), "Ctrl+N", self.begin, "calendar-add")
        self.free_action = self.page_action(
            self.tr("Nächste freie Zeit"), FREE_TIME_KEY, self.open_free, "clock"
        )
        self.free_action.setIconText(self.tr("Frei?"))
        self.slip_action = self.row_action(self.tr("Zettel drucken"), ("Z", AT_ONCE), self._print_slip)
        self.preview_action = self.row_action(
            self.tr("Zettel ansehen"), ("Ctrl+P", "Shift+Z"), self._show_slip
        )
        self.change_action = self.row_action(
            self.tr("Ändern, verschieben"), ("Return", "Enter"), self._change
        )
        keys = StateKeys(self, self._on_again)
        self.state_actions, self.again_action = keys.actions, keys.again_action
        self.wait_action = self.row_action(
            self.tr("In die Warteliste"), ("F10",), self._let_wait, when=self._may_wait
        )
        self.previous_action = self.page_action(self.tr("Zurück"), "Alt+Left", lambda: self._step(-1))
        self.next_action = self.page_action(self.tr("Weiter"), "Alt+Right", lambda: self._step(1))
        self.today_action = self.page_action(self.tr("Heute"), "Alt+Home", lambda: self._go(None))
        self.jump_action = self.page_action(self.tr("Zu einem Tag"), "Ctrl+G", self._on_jump_asked)

    def _make_bar(self) -> None:
        self.rooms = Rooms(ROOMS, self.context, "appointments", self.page_action, lambda: self.show_list(0))
        self.bar.addWidget(self.rooms, 1)
        self.new = KeyButton.for_action(self.new_action, "calendar-add", "primary")
        self.free = KeyButton.for_action(self.free_action, "clock")
        self.bar.addWidget(self.rooms.beside(self.free))
        self.bar.addWidget(self.rooms.beside(self.new))

    def _make_filters(self) -> None:
        self.before = icon_button("chevron-left", self.tr("Zurück"), key=self.tr("Alt+←"), steps=True)
        self.after = icon_button("chevron-right", self.tr("Weiter"), key=self.tr("Alt+→"), steps=True)
        self.today = button(self.tr("Heute"), key=self.tr("Alt+Pos1"))
        self.range = text_label("", "title")
        for made, action in (
            (self.before, self.previous_action),
            (self.after, self.next_action),
            (self.today, self.today_action),
        ):
            made.clicked.connect(action.trigger)
            self.filters.addWidget(made)
        self.filters.addSpacing(SPACE_2)
        self.filters.addWidget(self.range)
        self.filters.addStretch(1)
        self.one_day = button(self.tr("Ein Tag"), look="chip")
        self.fortnight = button(self.tr("14 Tage"), look="chip")
        self._spans = QButtonGroup(self)
        for made in (self.fortnight, self.one_day):
            made.setCheckable(True)
            self._spans.addButton(made)
            self.filters.addWidget(made)
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
        self.filters.addSpacing(SPACE_3)
        self.filters.addWidget(self.jump)
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        line.addWidget(self.narrow)
        line.addStretch(1)
        line.addWidget(text_label(self.tr("bei"), "soft"))
        line.addWidget(self.colleague)
        line.addSpacing(SPACE_3)
        line.addWidget(self.finished)
        self.notes.addLayout(line)

    # What is shown

    def _period(self) -> tuple[date, date]:
        first = self._anchor or self.context.today()
        return first, first + timedelta(days=self._days - 1)

    def _agenda(self, asked: Asked) -> Reader:
        wanted = AgendaFilter(
            *self._period(), self.colleague.code(), not self.finished.isChecked(), asked.kept
        )
        return reading(appointments.agenda, wanted, asked.text)

    def _heading(self, row: AppointmentRow) -> Heading | None:
        if self.choices is None:
            return None
        return agenda_heading(row, self.context.today(), self.choices.opening)

    def _about(self, row: AppointmentRow) -> str:
        """Type, room and the slip's language, as far as there is something to say."""
        if self.choices is None:
            return ""
        data = row.data
        # Where it is not at the centre, it may be at somebody's home.
        place = "" if self.context.privacy.hidden else data.place
        said = (
            self.choices.word(ListName.APPOINTMENT_TYPES, data.type) if data.type != TALK else "",
            place or self.choices.word(ListName.ROOMS, data.room),
            self.choices.word(ListName.LANGUAGES, data.language) if data.language else "",
        )
        return " · ".join(filter(None, said))

    def _told(self, row: AppointmentRow) -> tuple[str, ...]:
        """What stands beside it, one a line."""
        if self.choices is None:
            return ()
        data, word_of = row.data, self.choices.word
        said = []
        if data.type != TALK:
            said.append(word_of(ListName.APPOINTMENT_TYPES, data.type))
        if data.room:
            said.append(word_of(ListName.ROOMS, data.room))
        if data.place and not self.context.privacy.hidden:
            said.append(self.tr("Treffpunkt: {place}").format(place=data.place))
        if data.bring:
            things = ", ".join(word_of(ListName.BRING_ITEMS, code) for code in data.bring)
            said.append(self.tr("Mitzubringen: {things}").format(things=things))
        if data.language:
            said.append(
                self.tr("Zettel: {language}").format(language=word_of(ListName.LANGUAGES, data.language))
            )
        if row.series_id is not None:
            said.append(self.tr("gehört zu einer Reihe"))
        if by := said_by(row):
            said.append(by)
        return tuple(said)

    def on_choices(self, choices: Choices) -> None:
        self.colleague.set_choices(choices.colleagues())

    def around(self) -> Callable[[Desk], _Around]:
        return _around

    def on_around(self, around: _Around) -> None:
        self._booked, self._unmarked_since = around.booked, around.unmarked_since
        self.unmarked.set_text(
            QCoreApplication.translate(
                "AppointmentsPage",
                "%n Termin(e) aus den letzten Wochen ohne Vermerk, ob jemand da war.",
                "",
                around.unmarked,
            )
            if around.unmarked
            else ""
        )
        first, last = self._period()
        self.range.setText(
            self._said(first)
            if self._days == 1
            else f"{self._said(first)} – {people_say_date(last, self.context.today())}"
        )

    def on_filled(self) -> None:
        title, hint = self.tr("Keine Termine in dieser Zeit"), self.tr("Mit Strg+N einen vereinbaren.")
        if self.narrow.text() or self.colleague.code() is not None:
            title = self.tr("Nichts, was zum Filter passt")
            hint = self.tr("Den Filter leeren, „alle“ wählen oder „auch erledigte“ ankreuzen.")
        elif not self.finished.isChecked():
            title = self.tr("Keine offenen Termine in dieser Zeit")
            hint = self.tr("Mit Strg+N einen vereinbaren, oder „auch erledigte“ ankreuzen.")
        self.list.empty.set_text(title, hint)
        if self._fresh and self.list.rows.rowCount():
            self._fresh = False
            now = self.context.now()
            self.list.select_first(
                lambda row: (
                    row.state is AppointmentState.BOOKED
                    and row.starts_at + timedelta(minutes=row.data.duration_minutes) > now
                )
            )

    def on_row(self, row: AppointmentRow | None) -> None:
        self.again.setVisible(row is not None and came_to_nothing(row))
        self.details.show_row(row, self.context.today(), self._told(row) if row is not None else ())

    def _on_privacy(self, _hidden: bool) -> None:
        super()._on_privacy(_hidden)
        self.on_row(self.list.current_row())

    def make_sure(self, row: AppointmentRow) -> None:
        self.list.reading.keep(row.id)
        if self.colleague.code() not in (None, row.data.colleague):
            self.colleague.set_code(None)
        first, last = self._period()
        if not first <= row.starts_at.date() <= last:
            self._anchor = row.starts_at.date()

    def _said(self, day: date) -> str:
        return day_said(day, self.context.today())

    # Moving in time

    def _step(self, direction: int) -> None:
        first = self._anchor or self.context.today()
        moved = first + timedelta(days=direction * self._days)
        if FIRST_YEAR <= moved.year <= LAST_YEAR:
            self._go(moved)

    def _go(self, day: date | None) -> None:
        self._anchor = None if day == self.context.today() else day
        self._on_filter()
        self.list.setFocus()

    def _on_span(self) -> None:
        self._days = 1 if self.one_day.isChecked() else _FORTNIGHT
        self._on_filter()

    def _on_filter(self) -> None:
        self._fresh = True
        self.ask_anew()

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

    def _may_wait(self, row: AppointmentRow) -> bool:
        states = (AppointmentState.BOOKED, AppointmentState.KEPT)
        return row.state in states and row.starts_at.date() == self.context.today()

    def _let_wait(self, row: AppointmentRow) -> None:
        """They are there: from now on they wait, with a number."""
        self.context.runner.run(
            queue.add,
            self.context.desk,
            QueueData(appointment_id=row.id),
            on_done=lambda done: self._show_number(done.value),
            on_error=lambda error: dialogs.show_error(self, error),
            owner=self,
        )

    def _show_number(self, row: QueueRow) -> None:
        if self.choices is not None:
            hand_out(self.context, self.choices, row, self, self.list.setFocus)

    def open_free(self) -> None:
        """Look for the next free time, and book there."""
        if self.choices is not None:
            dialog = FreeDialog(self.context, self.choices, self, colleague=self.colleague.code())
            dialog.chosen.connect(self._on_free)
            dialog.open()

    def _on_free(self, slot: FreeSlot, minutes: int) -> None:
        if self.choices is not None:
            at = Beginning(slot.starts_at, slot.colleague, slot.room, minutes)
            self.open_form(AppointmentForm(self.context, self.choices, at=at))

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new appointment."""
        if self.choices is not None:
            day = self._anchor if self._anchor and self._anchor > self.context.today() else None
            self.open_form(
                AppointmentForm(self.context, self.choices, booked=self._booked, person=person, day=day)
            )

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        if isinstance(draft.entry, AppointmentRow):
            self._change(draft.entry)
        else:
            self.begin(draft.person)

    def _change(self, row: AppointmentRow) -> None:
        """Open the form to move or change an appointment."""
        if self.choices is not None:
            self.open_form(AppointmentForm(self.context, self.choices, row=row))

    def _print_slip(self, row: AppointmentRow) -> None:
        """Print the slip of an appointment at once."""
        print_slip(self.context, row, self)

    def _show_slip(self, row: AppointmentRow) -> None:
        """Show it first."""
        preview_slip(self.context, row, self)

    def _on_again(self, row: AppointmentRow, data: AppointmentData) -> None:
        """Book the next one with the same people; the form proposes when."""
        if self.choices is not None:
            person = PersonRow(row.data.person_id, row.person_name)
            self.open_form(
                AppointmentForm(self.context, self.choices, person=person, again=data, again_of=row.id)
            )
