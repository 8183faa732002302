"""Terminzeiten: when each colleague can be booked, and when they are taken otherwise; calendar files go in and out."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.busy_import import BusyImported
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.colleague_times import BusyRow, OwnHours
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.finding_volunteers import WEEKDAYS
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services.appointments import busy, calendar_files, hours
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.outputs import write_output
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.forms.appointments.calendar_file_dialog import CalendarFileDialog
from woilmenau_desk.ui.forms.appointments.time_forms import BUSY_DRAFT, BusyForm, OwnHoursForm
from woilmenau_desk.ui.pages.appointments.rooms import ROOMS
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, whole
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.buttons import KeyButton, shown_with
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, text_label
from woilmenau_desk.ui.widgets.rows_model import Column
from woilmenau_desk.ui.widgets.save_dialog import documents_folder, save_dialog
from woilmenau_desk.ui.words import word

_AHEAD = 366
_FILTER_WIDTH = 200


class TimesPage(BrowsePage[Any]):
    """The hours of the week, and behind a tab the busy times; everybody writes down their own."""

    row_type = BusyRow
    watched = (Kind.BUSY, Kind.STAFF)
    shares = (8, 5)

    _made: int | None = None  # the busy time that was entered just now: it is selected

    def make(self) -> None:
        self.everybody = self.context.desk.actor.may(Right.EDIT_ROSTER)
        self.hours: Any = self.add_list(
            self.tr("Terminzeiten"),
            (
                Column[OwnHours]("", lambda row: word("dates", WEEKDAYS[row.weekday]), strong=True, width=56),
                Column[OwnHours](
                    "", lambda row: f"{say_time(row.opens)}–{say_time(row.closes)}", strong=True, width=132
                ),
                Column[OwnHours]("", self._colleague_of_hours),
                Column[OwnHours]("", self._since, soft=True, width=220),
            ),
            self._read_hours,
            EmptyState("clock", self.tr("Noch keine Terminzeiten")),
            row_type=OwnHours,
        )
        self.busy: Any = self.add_list(
            self.tr("Belegt"),
            (
                Column[BusyRow]("", self._day, strong=True, width=232),
                Column[BusyRow]("", self._span, width=132),
                Column[BusyRow]("", lambda row: row.colleague_name),
                Column[BusyRow](
                    "",
                    lambda row: self.tr("aus dem Kalender") if row.imported else "",
                    soft=True,
                    width=160,
                ),
            ),
            self._read_busy,
            EmptyState("clock", self.tr("Nichts eingetragen")),
            row_type=BusyRow,
        )
        self.of_colleague = ChoiceField((), none=self.tr("alle"))
        self.of_colleague.setAccessibleName(self.tr("Von wem"))
        self.of_colleague.setFixedWidth(_FILTER_WIDTH)
        self.of_colleague.edited.connect(self.ask_anew)
        self._make_actions()
        self._make_bar()
        self.details: _Details = _Details(
            (
                KeyButton.for_action(self.change_action, "edit", "primary"),
                shown_with(KeyButton.for_action(self.end_action, "void"), self.end_action),
                shown_with(KeyButton.for_action(self.remove_action, "void"), self.remove_action),
            ),
            (
                KeyButton.for_action(self.take_action, "document"),
                shown_with(KeyButton.for_action(self.forget_action, "void", "quiet"), self.forget_action),
                KeyButton.for_action(self.save_action, "save"),
            ),
        )

    def _make_actions(self) -> None:
        self.hours_action = self.page_action(self.tr("Terminzeiten"), "Alt+T", lambda: self.show_list(0))
        self.busy_action = self.page_action(self.tr("Belegt"), "Alt+B", lambda: self.show_list(1))
        self.new_action = self.page_action(self.tr("Neu"), "Ctrl+N", self.begin, "plus")
        self.change_action = self.row_action(
            self.tr("Ändern"), ("Return", "Enter"), self._change, when=self._may_change
        )
        self.end_action = self.row_action(
            self.tr("Endet heute"), ("Delete",), self._ask_end, when=self._may_change, of=(self.hours,)
        )
        self.remove_action = self.row_action(
            self.tr("Doch nicht belegt"), ("Delete",), self._remove, when=self._may_change, of=(self.busy,)
        )
        self.take_action = self.page_action(
            self.tr("Kalender übernehmen …"), "Ctrl+O", self.choose_file, "document"
        )
        self.forget_action = self.page_action(self.tr("Übernommenes entfernen"), "Ctrl+Del", self._ask_forget)
        self.save_action = self.page_action(
            self.tr("Termine als Kalenderdatei …"), "Ctrl+S", self.choose_output, "save"
        )

    def _make_bar(self) -> None:
        self.rooms = Rooms(ROOMS, self.context, "times", self.page_action, lambda: self.show_list(0))
        self.new = KeyButton.for_action(self.new_action, "plus", "primary")
        self.bar.addWidget(self.rooms, 1)
        self.bar.addWidget(self.rooms.beside(self.new))
        for tab in self.make_tabs((self.hours_action, self.busy_action)):
            self.filters.addWidget(tab)
        self.filters.addStretch(1)
        self.filters.addWidget(text_label(self.tr("von"), "soft"))
        self.filters.addWidget(self.of_colleague)
        self.narrow.hide()  # whose they are is chosen, not typed

    # What is shown

    def _read_hours(self, _asked: Asked) -> Reader:
        return whole(partial(_hours_of, self._asked_for()))

    def _read_busy(self, _asked: Asked) -> Reader:
        return whole(partial(_busy_of, self._asked_for()))

    def _asked_for(self) -> tuple[str, ...]:
        code = self.of_colleague.code()
        return (code,) if code is not None else ()

    def on_choices(self, choices: Choices) -> None:
        self.of_colleague.set_choices(choices.colleagues())
        for made in self.lists:
            made.viewport().update()

    def on_filled(self) -> None:
        hint = self.tr("Ohne eigene Zeiten ist, wer berät, in den Zeiten des Zentrums zu haben.")
        self.hours.empty.set_text(self.tr("Noch keine Terminzeiten"), hint)
        hint = self.tr("Strg+N trägt etwas ein, Strg+O übernimmt einen Kalender (.ics).")
        self.busy.empty.set_text(self.tr("Nichts eingetragen"), hint)
        if self._made is not None and self.list_shown() is self.busy:
            made, self._made = self._made, None
            self.busy.select_first(lambda row: row.id == made)

    def on_row(self, row: Any) -> None:
        if isinstance(row, OwnHours):
            weekday = word("dates", WEEKDAYS[row.weekday])
            times = f"{say_time(row.opens)}–{say_time(row.closes)}"
            self.details.show_text(f"{weekday}, {times}", self._colleague_of_hours(row), self._since(row))
        elif isinstance(row, BusyRow):
            told = self.tr("Der nächste Kalender ersetzt es.") if row.imported else ""
            self.details.show_text(f"{self._day(row)}\n{self._span(row)}", row.colleague_name, told)
        else:
            self.details.show_text("", "", "")

    def _colleague_of_hours(self, row: OwnHours) -> str:
        return self.choices.colleague(row.colleague) if self.choices is not None else row.colleague

    def _since(self, row: OwnHours) -> str:
        today, parts = self.context.today(), []
        if row.first > today:
            parts.append(self.tr("ab {day}").format(day=people_say_date(row.first, today)))
        if row.last is not None:
            parts.append(self.tr("bis {day}").format(day=people_say_date(row.last, today)))
        return ", ".join(parts)

    def _day(self, row: BusyRow) -> str:
        today = self.context.today()
        first = people_say_date(row.first_day, today)
        if row.last_day == row.first_day:
            return first
        return f"{first} – {people_say_date(row.last_day, today)}"

    def _span(self, row: BusyRow) -> str:
        if row.data.whole_day:
            return self.tr("ganztägig")
        return f"{say_time(row.data.starts_at.time())}–{say_time(row.data.ends_at.time())}"

    def _may_change(self, row: Any) -> bool:
        colleague = row.colleague if isinstance(row, OwnHours) else row.data.colleague
        return self.everybody or colleague == self.context.desk.actor.name

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for another entry of the list in front."""
        if self.choices is None:
            return
        colleague = self._whom()
        if self.list_shown() is self.hours:
            self.open_form(OwnHoursForm(self.context, self.choices, colleague=colleague))
        else:
            self.open_form(BusyForm(self.context, self.choices, colleague=colleague))

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        self.show_list(1 if draft.form.startswith(BUSY_DRAFT) else 0)
        number = draft.form.rpartition(".")[2]
        shown = self.list_shown().rows.entries()
        row = next((row for row in shown if str(getattr(row, "id", "")) == number), None)
        if row is None:
            self.begin()
        else:
            self._change(row)

    def on_saved(self, saved: Any) -> None:
        """Show what was entered."""
        if isinstance(saved, tuple):
            saved = saved[0]
        if isinstance(saved, OwnHours):
            self.show_entry(saved)
            return
        self.leave_form()
        self._made = saved.id
        self.show_list(1)
        self.reload()

    def _whom(self) -> str:
        """Whose times are meant: those of the colleague who is chosen, or one's own."""
        mine = self.context.desk.actor.name
        code = self.of_colleague.code() if self.everybody else None
        return code or mine

    def _change(self, row: Any) -> None:
        if self.choices is None:
            return
        if isinstance(row, OwnHours):
            self.open_form(OwnHoursForm(self.context, self.choices, row))
        else:
            self.open_form(BusyForm(self.context, self.choices, row))

    def _ask_end(self, row: OwnHours) -> None:
        self.ask(
            self.tr("Diese Terminzeit ab morgen nicht mehr anbieten?"),
            self.tr("Was schon vereinbart ist, bleibt."),
            self.tr("Beenden"),
            partial(self._run, hours.end, row, self.context.today()),
        )

    def _remove(self, row: BusyRow) -> None:
        self._run(busy.remove, row.id, row.version)

    def _run(self, service: Any, *args: object) -> None:
        self.context.runner.run(
            service,
            self.context.desk,
            *args,
            on_error=lambda error: show_error(self, error),
            owner=self,
        )

    # Calendar files

    def choose_file(self) -> None:
        """Ask which calendar file's busy times are to be taken over."""
        dialog = QFileDialog(self, self.tr("Kalender übernehmen"), str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Kalenderdateien (*.ics)"))
        dialog.fileSelected.connect(lambda path: self.open_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Look into a file, and show what would be taken over."""
        desk, colleague = self.context.desk, self._whom()
        contents: list[bytes] = []

        def look(work: LongWork) -> Done[BusyImported]:
            contents.append(busy.read_calendar(path))
            return busy.import_file(desk, colleague, contents[0], dry_run=True, work=work)

        self._run_long(look, lambda done: self._on_looked(done, contents[0]))

    def _on_looked(self, done: Done[BusyImported], content: bytes) -> None:
        dialog = CalendarFileDialog(self, done.value)
        desk, colleague = self.context.desk, done.value.colleague

        def take(work: LongWork) -> Done[BusyImported]:
            return busy.import_file(desk, colleague, content, work=work)

        dialog.agreed.connect(lambda: self._run_long(take, self._on_taken))
        dialog.open()

    def _on_taken(self, _done: Done[BusyImported]) -> None:
        self.show_list(1)

    def _run_long(self, work: Any, on_done: Any) -> None:
        self.take_action.setEnabled(False)
        self.context.runner.run_long(
            work,
            on_done=on_done,
            on_error=self._on_not_read,
            on_stopped=lambda: self.context.status.tell(self.tr("Abgebrochen. Nichts wurde übernommen.")),
            settled=lambda: self.take_action.setEnabled(True),
            label=self.tr("Der Kalender wird gelesen …"),
            owner=self,
        )

    def _on_not_read(self, error: KnownError) -> None:
        show_error(self, error)

    def _ask_forget(self) -> None:
        colleague = self._whom()
        name = self.choices.colleague(colleague) if self.choices is not None else colleague
        self.ask(
            self.tr("Alles Übernommene von {name} entfernen?").format(name=name),
            self.tr("Was von Hand eingetragen wurde, bleibt. Strg+Z macht es rückgängig."),
            self.tr("Entfernen"),
            partial(self._run, busy.forget_imported, colleague),
        )

    def choose_output(self) -> None:
        """Ask where a colleague's appointments are to be saved as a calendar file."""
        save_dialog(
            self,
            self.tr("Kalenderdatei speichern"),
            "Termine.ics",
            self.tr("Kalenderdateien (*.ics)"),
            "ics",
            self.save_to,
        ).open()

    def save_to(self, path: str) -> None:
        """Save them there; no names stand in it."""
        self.context.runner.run(
            _save,
            self.context.desk,
            self._whom(),
            path,
            on_done=lambda _none: self.context.status.tell(
                self.tr("Kalenderdatei gespeichert: {path}").format(path=path)
            ),
            on_error=lambda error: show_error(self, error),
            owner=self,
        )


class _Details(Card):
    """The entry that is selected, and what can be done with calendar files."""

    def __init__(self, work: tuple[QWidget, ...], files: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._title = text_label("", "title", wrap=True)
        self._who = text_label("", "lead", wrap=True)
        self._about = text_label("", "soft", wrap=True)
        self._empty = EmptyState("clock", self.tr("Nichts ausgewählt"))
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, SPACE_1, 0)
        column.setSpacing(SPACE_2)
        for widget in (self._title, self._who, self._about, *work):
            column.addWidget(widget)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._shown)
        self.body.addStretch(1)
        self.body.addWidget(text_label(self.tr("Kalenderdateien"), "strong"))
        for widget in files:
            self.body.addWidget(widget)
        self._shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_text(self, title: str, who: str, about: str) -> None:
        """Show an entry; without a title that none is selected."""
        self._shown.setVisible(bool(title))
        self._empty.setVisible(not title)
        self._title.setText(title)
        self._who.setText(who)
        self._about.setText(about)
        self._about.setVisible(bool(about))


def _hours_of(colleagues: tuple[str, ...], desk: Desk) -> tuple[OwnHours, ...]:
    today: date = desk.today()
    return hours.of(desk, today, today + timedelta(days=_AHEAD), colleagues)


def _busy_of(colleagues: tuple[str, ...], desk: Desk) -> tuple[BusyRow, ...]:
    today: date = desk.today()
    return busy.listed(desk, today, today + timedelta(days=_AHEAD), colleagues)


def _save(desk: Desk, colleague: str, path: str) -> None:
    write_output(path, calendar_files.colleague(desk, colleague))
