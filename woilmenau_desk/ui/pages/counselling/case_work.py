"""What is done from a case's page: forms in its place, dialogs above it, papers, the way to where an entry lives."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.cases import CaseDetails, CaseRow, Entry, EntryKind
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.deadlines import DeadlineRow
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.noted_documents import DocumentRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.referrals import ReferralRow
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import (
    amendments,
    case_paper,
    cases,
    deadlines,
    documents,
    follow_ups,
    referrals,
    slips,
)
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.aid.aid_form import AidForm
from woilmenau_desk.ui.forms.aid.paper import open_wanted
from woilmenau_desk.ui.forms.counselling.amendment_form import AmendmentForm
from woilmenau_desk.ui.forms.counselling.case_form import CaseForm
from woilmenau_desk.ui.forms.counselling.closing_form import ClosingForm
from woilmenau_desk.ui.forms.counselling.deadline_form import DeadlineForm
from woilmenau_desk.ui.forms.counselling.document_form import DocumentForm
from woilmenau_desk.ui.forms.counselling.follow_up_form import Begun, FollowUpForm
from woilmenau_desk.ui.forms.counselling.hand_over_form import HandOverForm
from woilmenau_desk.ui.forms.counselling.referral_form import ReferralForm
from woilmenau_desk.ui.forms.counselling.restrict_dialog import RestrictDialog
from woilmenau_desk.ui.forms.counselling.session_form import SessionForm
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.counselling.slip_dialog import open_slip
from woilmenau_desk.ui.paper_dialog import PaperChoice, open_paper
from woilmenau_desk.ui.session import Context

Reads = Callable[[Desk, int], Any]
# Where an entry lives: its page, and how its row is read for it.
_LIVES: Mapping[EntryKind, tuple[str, Reads]] = {
    EntryKind.APPOINTMENT: ("appointments", appointments.get),
    EntryKind.REFERRAL: ("referrals", referrals.row),
    EntryKind.DEADLINE: ("deadlines", deadlines.row),
    EntryKind.FOLLOW_UP: ("follow_ups", follow_ups.get),
}
# What can be done with, and how.
_FINISHES: Mapping[EntryKind, tuple[Reads, Callable[[Desk, int, int], Done[Any]]]] = {
    EntryKind.DEADLINE: (deadlines.row, deadlines.finish),
    EntryKind.FOLLOW_UP: (follow_ups.get, follow_ups.finish),
}


def _finish(desk: Desk, entry: Entry) -> Done[Any]:
    read, finish = _FINISHES[entry.kind]
    return finish(desk, entry.id, read(desk, entry.id).version)


def _void_document(desk: Desk, document_id: int) -> Done[Any]:
    return documents.void(desk, document_id, documents.row(desk, document_id).version)


class CaseWork(QObject):
    """Opens each of them, for the case that the page shows."""

    def __init__(
        self,
        context: Context,
        page: BrowsePage[Entry],
        case: Callable[[], CaseDetails | None],
        session: Callable[[], SessionRow | None],
        filtered: Callable[[], tuple[frozenset[EntryKind], str | None]],
    ) -> None:
        """`case` is what the page shows, `session` the one that was read, `filtered` the kinds and the topic seen."""
        super().__init__(page)
        self._context, self._page = context, page
        self._case, self._session, self._filtered = case, session, filtered
        self._receipt_wanted = False  # by whoever saved the help last

    # New entries

    def session(self) -> None:
        """A session in this case."""
        self._form(
            lambda choices, case: SessionForm(self._context, choices, person=_person(case), case=case.row)
        )

    def aid(self) -> None:
        """Emergency help for whom the case is about."""

        def make(choices: Choices, case: CaseDetails) -> AidForm:
            form = AidForm(self._context, choices, _person(case))
            # The page lets the form go before it tells what was saved.
            form.saved.connect(lambda _given: self._keep_wanted(form.wants_receipt))
            return form

        self._form(make)

    def _keep_wanted(self, wanted: bool) -> None:
        self._receipt_wanted = wanted

    def note_document(self) -> None:
        """A paper that was seen."""
        self._form(lambda choices, case: DocumentForm(self._context, choices, case.row))

    def referral(self) -> None:
        """Send somebody on."""
        self._form(
            lambda choices, case: ReferralForm(self._context, choices, person=_person(case), case=case.row)
        )

    def deadline(self) -> None:
        """A deadline out of a letter."""
        self._form(
            lambda choices, case: DeadlineForm(self._context, choices, person=_person(case), case=case.row)
        )

    def follow_up(self) -> None:
        """Something to look at again."""
        self._form(
            lambda choices, case: FollowUpForm(
                self._context, choices, begun=Begun(_person(case), case.row.id)
            )
        )

    def hand_out(self, saved: object) -> None:
        """Whoever was just sent on, or got a letter, takes the slip along; whoever got money signs for it where asked."""
        choices = self._page.choices
        if choices is None:
            return
        if isinstance(saved, AidRow):
            wanted, self._receipt_wanted = self._receipt_wanted, False
            paper = open_wanted(self._context, choices, saved, wanted, self._page)
            if paper is not None:
                paper.finished.connect(lambda _result: self._page.list_shown().setFocus())
        if isinstance(saved, ReferralRow):
            make = partial(slips.referral_slip, referral_id=saved.id, target=saved.target)
            about = f"{saved.code}\n{saved.person_name or ''}".strip()
            of = (Kind.REFERRAL, saved.id)
            open_slip(self._context, choices, self.tr("Verweiszettel"), make, self._page, about=about, of=of)
        elif isinstance(saved, DeadlineRow):
            make = partial(slips.deadline_slip, deadline_id=saved.id)
            about = saved.person_name
            of = (Kind.DEADLINE, saved.id)
            open_slip(self._context, choices, self.tr("Fristzettel"), make, self._page, about=about, of=of)

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
        self._write_case(lambda desk, row: cases.rest_case(desk, row.id, row.version))

    def reopen(self) -> None:
        """It goes on."""
        self._write_case(lambda desk, row: cases.reopen_case(desk, row.id, row.version))

    def restrict(self) -> None:
        """Say who alone reads it."""
        case = self._case()
        if case is not None:
            dialog = RestrictDialog(self._context, case, self._page)
            dialog.finished.connect(lambda _result: self._page.list_shown().setFocus())
            dialog.open()

    def print_sheet(self) -> None:
        """The case sheet: the timeline as it is filtered; with notes only where somebody asks for them."""
        case = self._case()
        if case is None:
            return
        kinds, topic = self._filtered()

        def make(desk: Desk, notes: str) -> PaperFile:
            return case_paper.case_sheet(desk, case.row.id, kinds=kinds, topic=topic, notes=notes == "with")

        choice = PaperChoice(
            "notes",
            self.tr("Notizen"),
            (
                ("without", self.tr("ohne Notizen")),
                ("with", self.tr("mit Notizen; jedes Lesen wird vermerkt")),
            ),
            "without",
        )
        open_paper(
            self._context,
            self.tr("Fallblatt"),
            make,
            self._page,
            about=case.row.person_name,
            choices=(choice,),
        )

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        kind = draft.form.split(":")
        if kind[0] == "document" and len(kind) == 3:
            self._change_document(int(kind[2]))
        elif kind[0] == "document":
            self.note_document()
        elif kind[-1] == ClosingForm.WHAT:
            self.close_case()
        elif kind[-1] == HandOverForm.WHAT:
            self.hand_over()
        else:
            self.edit()

    # An entry

    def can_go(self, entry: Entry) -> bool:
        """Whether an entry can be gone to: to a page of its own kind, or into the form of a paper."""
        return entry.kind in (EntryKind.SESSION, EntryKind.DOCUMENT) or entry.kind in _LIVES

    def go_to(self, entry: Entry) -> None:
        """Show it there."""
        session = self._session()
        if session is not None:
            self._context.open_page("counselling", session)
        elif entry.kind is EntryKind.DOCUMENT:
            self._change_document(entry.id)
        elif entry.kind in _LIVES:
            page, read = _LIVES[entry.kind]
            self._run(read, entry.id, on_done=partial(self._context.open_page, page))

    def amend(self, entry: Entry) -> None:
        """Add to the note of a session. That reads what stands there, which is written down."""
        if self._context.privacy.hidden:
            self._context.status.tell_hidden()
            return

        def on_read(read: SessionReading) -> None:
            if self._page.isVisible() and self._page.form is None and not self._context.privacy.hidden:
                self._form(lambda choices, _case: AmendmentForm(self._context, choices, read))

        self._run(amendments.read, entry.id, on_done=on_read)

    def can_finish(self, entry: Entry) -> bool:
        """Whether an entry is of a kind that gets done."""
        return entry.kind in _FINISHES and not entry.hidden

    def finish(self, entry: Entry) -> None:
        """It is done."""
        self._run(_finish, entry, on_done=lambda _done: self._page.reload())

    def ask_void_document(self, entry: Entry) -> None:
        """Strike out a paper that was noted by mistake, once that is confirmed."""
        self._page.ask(
            self.tr("Dieses Papier streichen?"),
            self.tr("Es steht dann nicht mehr im Verlauf. Strg+Z macht es rückgängig."),
            self.tr("Streichen"),
            lambda: self._run(_void_document, entry.id, on_done=lambda _done: self._page.reload()),
            danger=True,
            on_no=lambda: self._context.status.tell(self.tr("Nicht gestrichen.")),
        )

    # Within

    def _change_document(self, document_id: int) -> None:
        def on_read(row: DocumentRow) -> None:
            self._form(lambda choices, case: DocumentForm(self._context, choices, case.row, row))

        self._run(documents.row, document_id, on_done=on_read)

    def _form(self, make: Callable[[Choices, CaseDetails], Any]) -> None:
        case, choices = self._case(), self._page.choices
        if case is not None and choices is not None:
            self._page.open_form(make(choices, case))

    def _write_case(self, write: Callable[[Desk, CaseRow], Done[Any]]) -> None:
        case = self._case()
        if case is not None:
            self._run(write, case.row, on_done=lambda _done: self._page.reload())
            self._page.list_shown().setFocus()

    def _run(self, work: Callable[..., Any], *arguments: object, on_done: Callable[[Any], object]) -> None:
        self._context.runner.run(
            work,
            self._context.desk,
            *arguments,
            on_done=on_done,
            on_error=lambda error: dialogs.show_error(self._page, error),
            owner=self._page,
        )


def _person(case: CaseDetails) -> PersonRow:
    return PersonRow(case.row.person_id, case.row.person_name)
