"""The room "Fristen": which letters want an answer by when. What is done is red no longer."""

from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.deadlines import DeadlineRow
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.counselling import deadlines, slips
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.counselling.deadline_form import DeadlineForm
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, reading
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.counselling.deadline_rows import DeadlineCard, deadline_columns
from woilmenau_desk.ui.pages.counselling.rooms import ROOMS
from woilmenau_desk.ui.pages.counselling.slip_dialog import open_slip
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.words import word

_HIDDEN = QT_TRANSLATE_NOOP("deadlines", "eingeschränkt")
_DAMAGED = QT_TRANSLATE_NOOP("deadlines", "lässt sich nicht öffnen")


class DeadlinesPage(BrowsePage[DeadlineRow]):
    """The list with the selected deadline beside it; the form takes their place."""

    row_type = DeadlineRow
    watched = (Kind.DEADLINE, Kind.PERSON, Kind.VALUES, Kind.CASE, Kind.STAFF)
    covers_form = True
    chooses_all = True  # the languages of slips
    shares = (3, 2)

    def make(self) -> None:
        self._new: int | None = None  # just entered here: its slip comes by itself
        self.list = self.add_list(
            self.tr("Fristen"),
            deadline_columns(self.context.today, self._kind),
            self._reads,
            EmptyState("calendar", self.tr("Keine Frist ist offen"), self.tr("Strg+N trägt eine ein.")),
            faded=lambda row: row.done,
        )
        self.rooms = Rooms(ROOMS, self.context, "deadlines", self.page_action, lambda: self.show_list(0))
        self.bar.addWidget(self.rooms, 1)
        self.new_action = self.page_action(self.tr("Neue Frist"), "Ctrl+N", self.begin)
        self.new = KeyButton.for_action(self.new_action, "plus", "primary")
        self.bar.addWidget(self.rooms.beside(self.new))
        self.done_action = self.row_action(
            self.tr("Erledigt"), ("E",), self._finish, when=lambda row: not (row.done or row.hidden)
        )
        self.change_action = self.row_action(
            self.tr("Bearbeiten"), ("Return", "Enter"), self._change, when=lambda row: not row.hidden
        )
        self.slip_action = self.row_action(
            self.tr("Zettel drucken"), QKeySequence.StandardKey.Print, self.print_slip
        )
        self.void_action = self.row_action(
            self.tr("Frist streichen"), ("Del",), self._void, when=lambda row: not row.hidden
        )
        self.finished = QCheckBox(self.tr("auch erledigte"))
        self.finished.setToolTip(self.tr("Alt+B"))
        self.finished.toggled.connect(self.ask_anew)
        self.finished_action = self.page_action(
            self.tr("Auch erledigte Fristen"), "Alt+B", self.finished.click
        )
        self.filters.addStretch(1)
        self.filters.addWidget(self.finished)
        self.filters.addWidget(self.narrow)
        work = [
            KeyButton.for_action(self.done_action, "check", "primary"),
            KeyButton.for_action(self.slip_action, "print"),
            KeyButton.for_action(self.change_action, "edit"),
        ]
        self.details: DeadlineCard = DeadlineCard(self.context, work)

    # What is shown

    def _reads(self, asked: Asked) -> Reader:
        return reading(
            deadlines.listed, open_only=not self.finished.isChecked(), of=asked.text, kept=asked.kept
        )

    def _kind(self, row: DeadlineRow) -> str:
        if row.hidden:
            return word("deadlines", _HIDDEN)
        if row.damaged:
            return word("deadlines", _DAMAGED)
        kind = self.choices.word(ListName.LETTER_KINDS, row.letter_kind) if self.choices is not None else ""
        return " · ".join(part for part in (kind, row.remark) if part)

    def on_filled(self) -> None:
        title, hint = self.tr("Keine Frist ist offen"), self.tr("Strg+N trägt eine ein.")
        if self.narrow.text():
            title = self.tr("Nichts, was zum Filter passt")
            hint = self.tr("Den Filter leeren oder „auch erledigte“ ankreuzen.")
        elif self.finished.isChecked():
            title = self.tr("Noch keine Frist")
        self.list.empty.set_text(title, hint)

    def on_choices(self, choices: Choices) -> None:
        self.on_row(self.current())

    def on_row(self, row: DeadlineRow | None) -> None:
        self.details.show_row(row, self.choices)

    def make_sure(self, row: DeadlineRow) -> None:
        self.list.reading.keep(row.id)

    def chosen_person(self) -> PersonRow | None:
        row = self.current()
        return PersonRow(row.person_id, row.person_name) if row is not None else None

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new deadline."""
        if self.choices is not None:
            form = DeadlineForm(self.context, self.choices, person=person)
            form.saved.connect(self._remember)
            self.open_form(form)

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        if not isinstance(draft.entry, DeadlineRow):
            self.begin(draft.person)
            return
        # Whether it can be read is looked at anew: a draft says no more than whose it is.
        self.context.runner.run(
            deadlines.row, self.context.desk, draft.entry.id, on_done=self._change, owner=self
        )

    def on_saved(self, saved: DeadlineRow) -> None:
        """Whoever got the letter takes the day along."""
        self.show_entry(saved)
        if self._new == saved.id:
            self._new = None
            self.print_slip(saved)

    def print_slip(self, row: DeadlineRow) -> None:
        """Show the slip of a deadline."""
        if self.choices is not None:
            open_slip(
                self.context,
                self.choices,
                self.tr("Fristzettel"),
                partial(slips.deadline_slip, deadline_id=row.id),
                self,
                about=row.person_name,
                of=(Kind.DEADLINE, row.id),
            )

    def _remember(self, saved: DeadlineRow) -> None:
        self._new = saved.id

    def _change(self, row: DeadlineRow) -> None:
        if self.choices is not None and not row.hidden:
            self.open_form(DeadlineForm(self.context, self.choices, row=row))

    def _finish(self, row: DeadlineRow) -> None:
        self.change_row(row, deadlines.finish, row.id)

    def _void(self, row: DeadlineRow) -> None:
        self.ask(
            self.tr("Diese Frist streichen?"),
            self.tr("Sie steht dann nicht mehr an der Theke. Strg+Z macht es rückgängig."),
            self.tr("Streichen"),
            partial(self.change_row, row, deadlines.void, row.id),
        )
