"""Which form a key of the volunteers' page opens, and what is read for it before."""

from collections.abc import Callable
from functools import partial
from typing import Any

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import AssignmentRow
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.volunteers import Absence, Training, VolunteerRow
from woilmenau_desk.ui.choices import Choice
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.forms.volunteers.absence_form import AbsenceForm, EndForm
from woilmenau_desk.ui.forms.volunteers.assignment_form import AssignmentForm
from woilmenau_desk.ui.forms.volunteers.entries_dialog import EntriesDialog, Entry
from woilmenau_desk.ui.forms.volunteers.hours_form import HoursForm, WeekForm
from woilmenau_desk.ui.forms.volunteers.link_form import LinkForm
from woilmenau_desk.ui.forms.volunteers.training_form import AllowanceForm, TrainingForm
from woilmenau_desk.ui.forms.volunteers.volunteer_form import VolunteerForm
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.volunteers import work
from woilmenau_desk.ui.pages.volunteers.work import Picture


class VolunteerForms(BrowsePage[VolunteerRow]):
    """The page as far as it opens forms; its lists and keys are the page's own."""

    offers: tuple[Choice, ...] = ()  # those that an assignment may be for

    @property
    def allowed(self) -> bool:
        """Whether more is shown here than the counter may see."""
        return self.context.desk.actor.may(Right.MANAGE_VOLUNTEERS)

    def begin(self, person: PersonRow | None = None) -> None:
        """Register a volunteer; a visitor who is handed over stays apart from it."""
        if self.allowed and self.choices is not None:
            self.open_form(VolunteerForm(self.context, self.choices))

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        who = draft.entry
        if not isinstance(who, VolunteerRow):
            self.begin()
            return
        what, _dot, number = (
            draft.form.split(":")[2].partition(".") if draft.form.count(":") > 1 else ("",) * 3
        )
        opens: dict[str, Callable[[], object]] = {
            "": lambda: self._open(who),
            "absence": lambda: self._absence(who, number),
            "pause": lambda: self._absence(who, number, pause=True),
            "end": lambda: self._about(EndForm, who),
            "training": lambda: self._training(who, number),
            "allowance": lambda: self._about(AllowanceForm, who),
            "week": lambda: self._about(WeekForm, who),
            "link": lambda: self._link(who),
            "assignment": lambda: self.change_assignment(int(number)) if number else self.assign(who),
            "hours": lambda: self.note_hours(who, int(number) if number else None),
        }
        opens.get(what, opens[""])()

    def _open(self, who: VolunteerRow) -> None:
        if self.choices is not None:
            self.open_form(VolunteerForm(self.context, self.choices, who))

    def _about(self, form: Callable[..., Any], who: VolunteerRow) -> None:
        """Open one of the short forms about somebody."""
        if self.choices is not None:
            self.open_form(form(self.context, self.choices, who))

    def _absence(self, who: VolunteerRow, number: str, *, pause: bool = False) -> None:
        """Days of absence, new or the one of that number."""
        one = next((one for one in who.absences if str(one.id) == number), None)
        if number and one is None:
            self._tell_struck()
        else:
            self._about(partial(AbsenceForm, pause=pause, absence=one), who)

    def _training(self, who: VolunteerRow, number: str) -> None:
        """A training, new or the one of that number."""
        one = next((one for one in who.trainings if str(one.id) == number), None)
        if number and one is None:
            self._tell_struck()
        else:
            self._about(partial(TrainingForm, training=one), who)

    def _tell_struck(self) -> None:
        self.context.status.tell(self.tr("Dieser Eintrag wurde inzwischen gestrichen."))

    def open_entries(self, who: VolunteerRow) -> None:
        """What hangs on somebody, to be put right, ended or struck."""
        if self.choices is not None:
            entries = EntriesDialog(self.context, self.choices, who, self)
            entries.change_asked.connect(self._change_entry)
            entries.open()

    def _change_entry(self, who: VolunteerRow, entry: Entry) -> None:
        one = entry.one
        if isinstance(one, AssignmentRow):
            self.change_assignment(one.id)
        elif isinstance(one, Absence):
            self._about(partial(AbsenceForm, absence=one), who)
        elif isinstance(one, Training):
            self._about(partial(TrainingForm, training=one), who)

    def assign(self, who: VolunteerRow) -> None:
        """Agree on an assignment."""
        if self.choices is not None:
            self.open_form(AssignmentForm(self.context, self.choices, who, offers=self.offers))

    def change_assignment(self, assignment_id: int) -> None:
        """Open an assignment to change it."""

        def on_read(found: work.WithAssignment) -> None:
            if self.choices is not None:
                self.open_form(
                    AssignmentForm(self.context, self.choices, found.who, row=found.row, offers=self.offers)
                )

        self._read(work.assignment, assignment_id, on_done=on_read)

    def note_hours(self, who: VolunteerRow, hours_id: int | None = None) -> None:
        """Note hours of a day, or put an entry right."""
        self._note(who.id, hours_id)

    def _note(self, volunteer_id: int, hours_id: int | None = None) -> None:
        def on_read(found: work.WithHours) -> None:
            if self.choices is not None:
                self.open_form(
                    HoursForm(self.context, self.choices, found.who, row=found.row, agreed=found.agreed)
                )

        self._read(work.to_note, volunteer_id, hours_id, on_done=on_read)

    def _read(self, function: Callable[..., Any], *arguments: object, on_done: Callable[[Any], None]) -> None:
        self.context.runner.run(
            function,
            self.context.desk,
            *arguments,
            on_done=on_done,
            on_error=lambda error: show_error(self, error),
            owner=self,
        )

    def _link(self, who: VolunteerRow) -> None:
        def on_read(found: Picture) -> None:
            if self.choices is not None:
                self.open_form(LinkForm(self.context, self.choices, found.row, found.person))

        self._read(work.picture, who.id, on_done=on_read)
