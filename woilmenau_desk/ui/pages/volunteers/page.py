"""Volunteers: who they are, what they do, the hours they served, and whom to be in touch with."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import HoursRow, PlannedRow
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerAtCounter, VolunteerFilter, VolunteerRow, VolunteerState
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.outputs import write_output
from woilmenau_desk.services.volunteers import assignments, care, hours, volunteers
from woilmenau_desk.services.volunteers.care import Letters
from woilmenau_desk.ui.choices import Choice, Choices
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.forms.volunteers.absence_form import AbsenceForm, EndForm
from woilmenau_desk.ui.forms.volunteers.finder_dialog import FINDER_KEY, FinderDialog
from woilmenau_desk.ui.forms.volunteers.hours_form import WeekForm
from woilmenau_desk.ui.forms.volunteers.sheet_dialog import SheetDialog
from woilmenau_desk.ui.forms.volunteers.training_form import AllowanceForm, TrainingForm
from woilmenau_desk.ui.forms.volunteers.words import STATES
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, reading, whole
from woilmenau_desk.ui.pages.volunteers import work
from woilmenau_desk.ui.pages.volunteers.details import VolunteerDetails
from woilmenau_desk.ui.pages.volunteers.forms import VolunteerForms
from woilmenau_desk.ui.pages.volunteers.papers import VolunteerPapers
from woilmenau_desk.ui.pages.volunteers.rows import (
    ROW_HIGH,
    care_columns,
    care_heading,
    counter_columns,
    hours_columns,
    hours_heading,
    planned_columns,
    planned_heading,
    volunteer_columns,
)
from woilmenau_desk.ui.pages.volunteers.work import CareRow, Picture
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.save_dialog import save_dialog
from woilmenau_desk.ui.widgets.topics import FlowLayout
from woilmenau_desk.ui.words import word

_PICTURE = "volunteers.picture"
_NARROW = 180  # of the field that narrows the list, in pixels
_LETTERS_FILE = "Ehrenamt-Briefe.csv"


class VolunteersPage(VolunteerForms):
    """Four lists for whoever manages volunteers; the counter has one, of first names, languages and telephones."""

    row_type = VolunteerRow
    watched = (
        Kind.VOLUNTEER,
        Kind.ASSIGNMENT,
        Kind.HOURS,
        Kind.ROSTER,
        Kind.OFFER,
        Kind.VALUES,
        Kind.CENTRE,
    )

    def make(self) -> None:
        self._shown: VolunteerRow | None = None  # whose details stand there
        # In a small window they take a second line: whatever is cut off, no key brings back.
        self._head, self._fields = _flowing(self.bar), _flowing(self.filters)
        self._make_lists()
        self._make_filters()
        self.find_action = self.page_action(self.tr("Wer kann?"), FINDER_KEY, self.open_finder, "search")
        if self.allowed:
            self._make_tabs()
            self._make_actions()
        self._at_right(KeyButton.for_action(self.find_action, "search"))
        main: list[KeyButton] = []
        more: list[KeyButton] = []
        if self.allowed:
            self.new = KeyButton.for_action(self.new_action, "plus", "primary")
            self._at_right(self.new)
            main = [
                KeyButton.for_action(self.edit_action, "edit", "primary"),
                KeyButton.for_action(self.hours_action, "clock"),
                KeyButton.for_action(self.assign_action, "calendar-add"),
            ]
            more = [KeyButton.for_action(action, look="quiet") for action in self._more_actions]
        self.details: VolunteerDetails = VolunteerDetails(
            self.context.privacy, main, more, allowed=self.allowed
        )

    # Building

    def _at_right(self, made: QWidget) -> None:
        """Beside the tabs, at the right edge as on every page; where the tabs take two lines, beside the first."""
        self.bar.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)

    def _make_lists(self) -> None:
        if not self.allowed:
            self.list = self.add_list(
                self.tr("Ehrenamtliche"),
                counter_columns(lambda: self.choices),
                self._at_counter,
                EmptyState("volunteer", self.tr("Niemand im Ehrenamt")),
                row_height=ROW_HIGH,
            )
            return
        known, today = (lambda: self.choices), self.context.today
        self.list = self.add_list(
            self.tr("Ehrenamtliche"),
            volunteer_columns(known, today),
            self._volunteers,
            EmptyState(
                "volunteer", self.tr("Noch niemand im Ehrenamt"), self.tr("Strg+N trägt jemanden ein.")
            ),
            faded=lambda row: row.state_on(today()) is VolunteerState.ENDED,
            row_height=ROW_HIGH,
        )
        self.planned = self.add_list(
            self.tr("Einsätze"),
            planned_columns(known, today),
            lambda asked: whole(partial(work.planned, text=asked.text)),
            EmptyState(
                "calendar", self.tr("Keine Einsätze in diesen Wochen"), self.tr("E vereinbart einen.")
            ),
            key=_planned_key,
            heading=lambda row: planned_heading(row, today()),
            row_height=ROW_HIGH,
        )
        self.served = self.add_list(
            self.tr("Stunden"),
            hours_columns(known, today),
            lambda asked: whole(partial(work.served, text=asked.text)),
            EmptyState(
                "clock", self.tr("In diesem Jahr noch keine Stunden"), self.tr("S trägt Stunden ein.")
            ),
            key=_key,
            heading=hours_heading,
        )
        self.care = self.add_list(
            self.tr("Kontakt halten"),
            care_columns(known, today),
            lambda asked: whole(partial(work.cared_for, text=asked.text)),
            EmptyState("check", self.tr("Gerade nichts zu tun")),
            key=_key,
            heading=care_heading,
            row_height=ROW_HIGH,
        )

    def _make_tabs(self) -> None:
        tabs = (
            (self.tr("Ehrenamtliche"), "Alt+R"),
            (self.tr("Einsätze"), "Alt+T"),
            (self.tr("Stunden"), "Alt+U"),
            (self.tr("Kontakt"), "Alt+K"),
        )
        actions = [
            self.page_action(text, key, partial(self.show_list, number))
            for number, (text, key) in enumerate(tabs)
        ]
        for tab in self.make_tabs(actions):
            self._head.addWidget(tab)

    def _make_filters(self) -> None:
        self.language = ChoiceField(none=self.tr("alle Sprachen"))
        self.language.setAccessibleName(self.tr("Sprache"))
        self.language.edited.connect(self.ask_shown)
        self.role, self.group, self.state = (
            ChoiceField(none=self.tr("alle Aufgaben")),
            ChoiceField(none=self.tr("alle Gruppen")),
            ChoiceField(none=self.tr("alle jetzigen")),
        )
        self.lacking = QCheckBox(self.tr("etwas fehlt"))
        self.narrow.setMinimumWidth(_NARROW)
        self._fields.addWidget(self.language)
        if self.allowed:
            for field, name in (
                (self.role, self.tr("Aufgabe")),
                (self.group, self.tr("Gruppe")),
                (self.state, self.tr("Stand")),
            ):
                field.setAccessibleName(name)
                field.edited.connect(self.ask_shown)
                self._fields.addWidget(field)
            self.lacking.toggled.connect(lambda _on: self.ask_shown())
            self._fields.addWidget(self.lacking)

    def _make_actions(self) -> None:
        self.new_action = self.page_action(self.tr("Neu im Ehrenamt"), "Ctrl+N", self.begin, "plus")
        self.sheet_action = self.page_action(
            self.tr("Bogen eintippen"), "Ctrl+B", self.type_sheet, "document"
        )
        papers = VolunteerPapers(self.context, self)
        self.month_action = self.page_action(
            self.tr("Stundennachweis"), "Ctrl+P", papers.hours_sheet, "print"
        )
        self.sheets_action = self.page_action(
            self.tr("Bögen drucken"), "Ctrl+Shift+P", papers.sheets, "print"
        )
        self.letters_action = self.page_action(
            self.tr("Liste für Briefe"), "Ctrl+S", self.ask_letters, "mail"
        )
        self.new_action.setIconText(self.tr("Neu"))
        self.sheet_button = KeyButton.for_action(self.sheet_action, "document")
        self.letters_button = KeyButton.for_action(self.letters_action, "mail")
        self.paper_buttons = [
            KeyButton.for_action(made, "print") for made in (self.month_action, self.sheets_action)
        ]
        for made in (self.sheet_button, *self.paper_buttons, self.letters_button):
            self._fields.addWidget(made)
        one = self._of_volunteer
        self.edit_action = self.row_action(
            self.tr("Ändern"), ("Return", "Enter"), self._edit, when=lambda _row: True
        )
        self.hours_action = one(self.tr("Stunden eintragen"), "S", self.note_hours)
        self.assign_action = one(self.tr("Neuer Einsatz"), "E", self.assign, self._is_here)
        week = one(self.tr("Woche eintragen"), "W", partial(self._about, WeekForm))
        absence = one(self.tr("Abwesenheit"), "A", partial(self._about, AbsenceForm), self._is_here)
        pause = one(
            self.tr("Pause"), "P", partial(self._about, partial(AbsenceForm, pause=True)), self._is_here
        )
        resume = one(self.tr("Wieder dabei"), "D", self._resume, lambda who: not self._is_active(who))
        end = one(self.tr("Verabschieden"), "V", partial(self._about, EndForm), self._is_here)
        heard = one(self.tr("Heute gehört"), "H", self._heard)
        training = one(self.tr("Schulung"), "B", partial(self._about, TrainingForm))
        paid = one(self.tr("Pauschale"), "G", partial(self._about, AllowanceForm))
        self.served_action = self.row_action(
            self.tr("Wie geplant eintragen"),
            ("F",),
            self._served_as_planned,
            when=_to_be_noted,
        )
        self.remove_action = self.row_action(
            self.tr("Stunden streichen"),
            ("Del",),
            self._ask_remove,
            when=_is_hours,
            of=(self.served,),
        )
        self.cancel_action = self.row_action(
            self.tr("Einsatz absagen"),
            ("Del",),
            self._read_to_cancel,
            when=_is_assigned,
            of=(self.planned,),
        )
        self._more_actions: list[QAction] = [
            heard,
            one(self.tr("Einträge ändern"), "L", self.open_entries),
            week,
            absence,
            pause,
            resume,
            training,
            paid,
            one(self.tr("Bogen drucken"), "O", papers.sheets, self._is_here),
            one(self.tr("Nachweis"), "N", papers.proof),
            end,
            self.served_action,
            self.remove_action,
            self.cancel_action,
        ]
        if self.context.desk.actor.may(Right.LINK_VOLUNTEERS):
            self._more_actions.append(one(self.tr("Besuchsdatensatz"), "X", self._ask_link))

    def _of_volunteer(
        self,
        text: str,
        key: str,
        slot: Callable[[VolunteerRow], object],
        when: Callable[[VolunteerRow], bool] = lambda _row: True,
    ) -> QAction:
        """An action with the volunteer whose row is selected, in whichever list."""

        def holds(row: Any) -> bool:
            who = self._who(row)
            return who is not None and when(who)

        def do(row: Any) -> None:
            who = self._who(row)
            if who is not None:
                slot(who)

        return self.row_action(text, (key,), do, when=holds)

    def _who(self, row: object) -> VolunteerRow | None:
        """Whose row it is. Of hours and of planned work it is known as soon as the details are."""
        who = _volunteer(row)
        if who is None and self._shown is not None and _volunteer_id(row) == self._shown.id:
            return self._shown
        return who

    # What is shown

    def _volunteers(self, asked: Asked) -> Reader:
        wanted = VolunteerFilter(
            asked.text,
            work.states_of(self.state.code()),
            self.role.code(),
            self.language.code(),
            group=self.group.code(),
            lacking_only=self.lacking.isChecked(),
        )
        return reading(work.listed, wanted, asked.kept)

    def _at_counter(self, asked: Asked) -> Reader:
        return reading(work.at_counter, asked.text, self.language.code())

    def on_choices(self, choices: Choices) -> None:
        self.language.set_choices(choices.of(ListName.LANGUAGES))
        self.role.set_choices(choices.of(ListName.VOLUNTEER_ROLES))
        self.group.set_choices(choices.of(ListName.VOLUNTEER_GROUPS))
        self.state.set_choices((state.value, word("volunteers", said[0])) for state, said in STATES.items())

    def show_list(self, number: int) -> None:
        super().show_list(number)
        self._show_fields()

    def _show_fields(self) -> None:
        """Beside each list stands what is its own."""
        if not self.allowed:
            return
        first = self.list_shown() is self.list
        for field in (self.language, self.role, self.group, self.state, self.lacking):
            field.setVisible(first)
        for made in (self.sheet_button, *self.paper_buttons):
            made.setVisible(self.list_shown() is self.served)
        # Letters go to the group that is chosen.
        self.group.setVisible(first or self.list_shown() is self.care)
        self.letters_button.setVisible(self.list_shown() is self.care)

    def around(self) -> Callable[[Desk], tuple[Choice, ...]]:
        return _offers if self.allowed else _no_offers

    def on_around(self, around: tuple[Choice, ...]) -> None:
        self.offers = around

    def on_filled(self) -> None:
        self._show_fields()
        if not self.allowed or self.list.rows.rowCount():
            return
        filtered = self.narrow.text() or self.lacking.isChecked()
        if filtered or any(field.code() for field in (self.language, self.role, self.group, self.state)):
            self.list.empty.set_text(
                self.tr("Niemand, auf den der Filter passt"), self.tr("Den Filter leeren.")
            )

    def on_row(self, row: Any) -> None:
        if self.choices is None or row is None:
            self.details.show_nobody()
            return
        if isinstance(row, VolunteerAtCounter):
            self.details.show_at_counter(row, self.choices)
            return
        who = _volunteer(row)
        if who is not None:
            self.details.show_row(who, self.choices, self.context.today())
        number = who.id if who is not None else _volunteer_id(row)
        if number is None:
            self.details.show_nobody()
            return
        self.context.runner.run_latest(
            _PICTURE, work.picture, self.context.desk, number, on_done=self._on_picture, owner=self
        )

    def _on_picture(self, picture: Picture) -> None:
        row = self.current()
        if row is None or self.choices is None or _volunteer_id(row) != picture.row.id:
            return
        today = self.context.today()
        self._shown = picture.row
        self.details.show_row(picture.row, self.choices, today)
        self.details.show_picture(picture, self.choices, today)
        self._enable()

    def person_of(self, row: VolunteerRow) -> str:
        return row.name

    def make_sure(self, row: VolunteerRow) -> None:
        self.list.reading.keep(row.id)
        for field in (self.language, self.role, self.group, self.state):
            field.set_code(None)
        self.lacking.setChecked(False)

    def _is_active(self, who: VolunteerRow) -> bool:
        return who.state_on(self.context.today()) is VolunteerState.ACTIVE

    def _is_here(self, who: VolunteerRow) -> bool:
        return who.state_on(self.context.today()) is not VolunteerState.ENDED

    # Work

    def open_finder(self) -> None:
        """Ask who could do something."""
        if self.choices is not None:
            FinderDialog(self.context, self.choices, self).open()

    def _edit(self, row: Any) -> None:
        """Enter: change what is selected, whatever list it stands in."""
        if isinstance(row, HoursRow):
            self._note(row.data.volunteer_id, row.id)
        elif isinstance(row, PlannedRow):
            if row.assignment_id is not None:
                self.change_assignment(row.assignment_id)
            else:
                self.context.open_page("roster", None)
        elif (who := _volunteer(row)) is not None:
            self._open(who)

    def _heard(self, who: VolunteerRow) -> None:
        self.change_row(who, care.heard, who.id)

    def _resume(self, who: VolunteerRow) -> None:
        self.change_row(who, volunteers.resume, who.id, self.context.today())

    def _served_as_planned(self, row: Any) -> None:
        self._read(hours.served, [row], on_done=lambda _done: None)

    def _ask_remove(self, row: Any) -> None:
        self.ask(
            self.tr("Diese Stunden streichen?"),
            self.tr("Sie zählen dann in keinem Nachweis mehr. Strg+Z macht es rückgängig."),
            self.tr("Streichen"),
            lambda: self._read(hours.remove, row.id, row.version, on_done=lambda _done: None),
            danger=True,
            on_no=lambda: self.context.status.tell(self.tr("Nicht gestrichen.")),
        )

    def _read_to_cancel(self, row: Any) -> None:
        self._read(work.assignment, row.assignment_id, on_done=self._ask_cancel)

    def _ask_cancel(self, found: work.WithAssignment) -> None:
        row = found.row
        self.ask(
            self.tr("Diesen Einsatz absagen?"),
            self.tr("Der ganze Einsatz, nicht nur dieser Tag. Stunden bleiben. Strg+Z macht es rückgängig."),
            self.tr("Absagen"),
            lambda: self._read(assignments.cancel, row.id, row.version, on_done=lambda _done: None),
            danger=True,
            on_no=lambda: self.context.status.tell(self.tr("Nicht abgesagt.")),
        )

    def _ask_link(self, who: VolunteerRow) -> None:
        """A decision of the lead, asked before it is made."""
        self.ask(
            self.tr("Diese Person mit einem Besuchsdatensatz verknüpfen?"),
            self.tr(
                "Beide Datensätze bleiben getrennt, solange niemand es anders möchte. Bitte nur, wenn sie oder er es"
                " ausdrücklich will; es wird vermerkt, wer verknüpft hat."
            ),
            self.tr("Weiter"),
            lambda: self._link(who),
        )

    def type_sheet(self) -> None:
        """Type a volunteer's coded paper sheet back."""
        if self.choices is not None:
            SheetDialog(self.context, self.choices, self).open()

    def ask_letters(self) -> None:
        """Ask where the list for letters is to be saved."""
        save_dialog(
            self,
            self.tr("Liste für Briefe speichern"),
            _LETTERS_FILE,
            self.tr("Tabelle (*.csv)"),
            "csv",
            self.save_letters,
        ).open()

    def save_letters(self, path: str) -> None:
        """Save it there, of the group that is filtered for or of all; whoever does not wish for post is left out."""
        self.context.runner.run(
            _written,
            self.context.desk,
            self.group.code(),
            path,
            on_done=self._on_letters,
            on_error=lambda error: show_error(self, error),
            owner=self,
        )

    def _on_letters(self, done: Done[Letters]) -> None:
        found = done.value
        text = self.tr("Liste für Briefe gespeichert: {number} Personen. Ohne Einwilligung in Post: {left}.")
        self.context.status.tell(text.format(number=found.people, left=found.left_out))

    def _on_saved(self, row: Any) -> None:
        if isinstance(row, VolunteerRow):
            super()._on_saved(row)
            return
        # Hours, an assignment, a payment: the list that was in front stays, and whoever it was about is selected there.
        self.leave_form()
        self.reload()
        self.list_shown().setFocus()


def _flowing(line: QHBoxLayout) -> FlowLayout:
    """A layout that goes on in the next line, as a part of this one."""
    holder = QWidget()
    flow = FlowLayout(holder)
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    line.addWidget(holder, 1, Qt.AlignmentFlag.AlignVCenter)
    return flow


def _to_be_noted(row: object) -> bool:
    """Whether it is planned work of which nothing was noted yet, and how long it takes is known."""
    return isinstance(row, PlannedRow) and bool(row.minutes) and not row.served


def _is_assigned(row: object) -> bool:
    """Whether it is planned work of an assignment; a duty is ended in the roster."""
    return isinstance(row, PlannedRow) and row.assignment_id is not None


def _is_hours(row: object) -> bool:
    return isinstance(row, HoursRow)


def _volunteer(row: object) -> VolunteerRow | None:
    """Whose row it is, as far as the list knows them whole."""
    if isinstance(row, CareRow):
        return row.volunteer
    return row if isinstance(row, VolunteerRow) else None


def _volunteer_id(row: object) -> int | None:
    if isinstance(row, PlannedRow):
        return row.volunteer_id
    if isinstance(row, HoursRow):
        return row.data.volunteer_id
    who = _volunteer(row)
    return who.id if who is not None else None


def _key(row: Any) -> tuple[str, object]:
    """Hours and volunteers have numbers of their own; none is taken for the other."""
    return type(row).__name__, row.id


def _planned_key(row: Any) -> tuple[object, ...]:
    if not isinstance(row, PlannedRow):
        return _key(row)
    return row.volunteer_id, row.day, row.assignment_id, row.duty_id


def _offers(desk: Desk) -> tuple[Choice, ...]:
    return tuple((str(row.id), row.data.title) for row in offers.listed(desk))


def _no_offers(_desk: Desk) -> tuple[Choice, ...]:
    return ()


def _written(desk: Desk, group: str | None, path: str) -> Done[Letters]:
    done = care.letters(desk, group)
    write_output(path, done.value.content)
    return done
