"""What is done from a case's page: forms in its place, dialogs above it, papers, the way to where an entry lives."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from woilmenau_desk.domain.cases import CaseDetails, Entry, EntryKind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import case_paper, cases
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.aid.aid_form import AidForm
from woilmenau_desk.ui.forms.counselling.case_form import CaseForm
from woilmenau_desk.ui.forms.counselling.closing_form import ClosingForm
from woilmenau_desk.ui.forms.counselling.document_form import DocumentForm
from woilmenau_desk.ui.forms.counselling.hand_over_form import HandOverForm
from woilmenau_desk.ui.forms.counselling.restrict_dialog import RestrictDialog
from woilmenau_desk.ui.forms.counselling.session_form import SessionForm
from woilmenau_desk.ui.paper_dialog import open_paper
from woilmenau_desk.ui.session import Context

if TYPE_CHECKING:
    from woilmenau_desk.ui.pages.counselling.case_page import CasePage


# Where an entry lives: its page, and how its row is read for it.
_LIVES: Mapping[EntryKind, tuple[str, Callable[[Desk, int], object]]] = {
    EntryKind.APPOINTMENT: ("appointments", appointments.get),
}


class CaseWork(QObject):
    """Opens each of them, for the case that the page shows."""

    def __init__(self, context: Context, page: "CasePage") -> None:
        super().__init__(page)
        self._context, self._page = context, page

    # New entries

    def session(self) -> None:
        """A session in this case."""
        self._form(lambda choices, case: SessionForm(self._context, choices, person=_person(case)))

    def aid(self) -> None:
        """Emergency help for whom the case is about."""
        self._form(lambda choices, case: AidForm(self._context, choices, _person(case)))

    def note_document(self) -> None:
        """A paper that was seen."""
        self._form(lambda choices, case: DocumentForm(self._context, choices, case.row))

    def referral(self) -> None:
        """Send somebody on."""

    def deadline(self) -> None:
        """A deadline out of a letter."""

    def follow_up(self) -> None:
        """Something to look at again."""

    # The case itself

    def edit(self) -> None:
        """Aims, lawyer, and whom it reaches."""
        self._form(lambda choices, case: CaseForm(self._context, choices, details=case))

    def close_case(self) -> None:
        """Ask for the outcome, and close it."""
        self._form(lambda choices, case: ClosingForm(self._context, choices, case.row))

    def hand_over(self) -> None:
        """Ask who goes on with it."""
        self._form(lambda choices, case: HandOverForm(self._context, choices, case))

    def let_rest(self) -> None:
        """Nothing happens in it for a while."""
        self._write(cases.rest_case)

    def reopen(self) -> None:
        """It goes on."""
        self._write(cases.reopen_case)

    def restrict(self) -> None:
        """Say who alone reads it."""
        case = self._page.opened.details
        if case is not None:
            dialog = RestrictDialog(self._context, case, self._page)
            dialog.finished.connect(lambda _result: self._page.timeline.setFocus())
            dialog.open()

    def print_sheet(self) -> None:
        """The case sheet: all of the timeline, no word of a note."""
        case = self._page.opened.details
        if case is not None:
            open_paper(
                self._context,
                self.tr("Fallblatt"),
                partial(case_paper.case_sheet, case_id=case.row.id),
                self._page,
                about=case.row.person_name,
            )

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        kind = draft.form.split(":")
        if kind[0] == "document":
            self.note_document()
        elif kind[-1] == "close":
            self.close_case()
        elif kind[-1] == "hand_over":
            self.hand_over()
        else:
            self.edit()

    # Where an entry lives

    def can_go(self, entry: Entry) -> bool:
        """Whether an entry has a page of its own kind."""
        return entry.kind is EntryKind.SESSION or entry.kind in _LIVES

    def go_to(self, entry: Entry) -> None:
        """Show it there."""
        session = self._page.card.session
        if session is not None:
            self._context.open_page("counselling", session)
        elif entry.kind in _LIVES:
            page, read = _LIVES[entry.kind]
            self._context.runner.run(
                read,
                self._context.desk,
                entry.id,
                on_done=partial(self._context.open_page, page),
                on_error=lambda error: dialogs.show_error(self._page, error),
                owner=self._page,
            )

    # Within

    def _form(self, make: Callable[[Choices, CaseDetails], Any]) -> None:
        case, choices = self._page.opened.details, self._page.choices
        if case is not None and choices is not None:
            self._page.open_form(make(choices, case))

    def _write(self, service: Callable[..., Done[Any]]) -> None:
        case = self._page.opened.details
        if case is not None:
            self._context.runner.run(
                service,
                self._context.desk,
                case.row.id,
                case.row.version,
                on_done=lambda _done: self._page.reload(),
                on_error=lambda error: dialogs.show_error(self._page, error),
                owner=self._page,
            )
            self._page.timeline.setFocus()


def _person(case: CaseDetails) -> PersonRow:
    return PersonRow(case.row.person_id, case.row.person_name)
