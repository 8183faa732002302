"""The people page: find somebody, see what is known, register and change."""

from collections.abc import Callable

import shiboken6
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import KnownError, NotFound
from woilmenau_desk.domain.households import Member, MemberRow
from woilmenau_desk.domain.people import PersonCard, PersonHit, PersonRow
from woilmenau_desk.services.people import households, people
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.people.member_form import MemberForm
from woilmenau_desk.ui.forms.people.person_form import PersonForm
from woilmenau_desk.ui.forms.typed import take_apart
from woilmenau_desk.ui.pages.counselling.to_case import add_case_action
from woilmenau_desk.ui.pages.people import work as people_work
from woilmenau_desk.ui.pages.people.alike import AlikeColumn
from woilmenau_desk.ui.pages.people.card import PersonView
from woilmenau_desk.ui.pages.people.duplicates import Duplicates
from woilmenau_desk.ui.pages.people.list import PeopleList
from woilmenau_desk.ui.pages.people.rows import PeopleRows
from woilmenau_desk.ui.pages.people.work import Picture, row_of
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, SPACE_6
from woilmenau_desk.ui.widgets.labels import EmptyState

_LIST_WIDTH = 328
_LIST_NARROW, _LIST_LEAST = 256, 232
_NARROW_BELOW, _LEAST_BELOW = 1000, 880
_PICTURE_KEY = "people:picture"


class PeoplePage(Page):
    """At the left the list, at the right the person.

    While somebody is registered, the left shows who may be there already; while duplicates are looked through, the
    pairs, and the right both records of one.

    It can be asked to show a person (PersonRow, PersonCard or id), or to register what was typed (a text).
    """

    least_height = 520

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form: PersonForm | None = None
        self.rows = PeopleRows(context.today, self)
        self._ready = False  # whether the words have come
        self._waiting: Callable[[], None] | None = None
        self._wanted: int | None = None  # whose picture is on its way, or was the last to come
        self._to_counter = False
        self._asked_at: QWidget | None = None  # where the focus was when the form asked
        self._then: Callable[[], None] | None = None  # what follows when the picture has come
        self.new_action = self.add_action(self.tr("Neue Person"), "Ctrl+N", self._on_new, "person-add")
        self.edit_action = self.add_action(self.tr("Bearbeiten"), "Ctrl+E", self._on_edit, "edit")
        self.visit_action = self.add_action(
            self.tr("Besuch erfassen"), "Ctrl+B", self._go_to_counter, "counter"
        )
        self.book_action = self.add_action(self.tr("Termin"), "Ctrl+T", self._on_book, "calendar-add")
        self.household_action = self.add_action(
            self.tr("Haushalt …"), "Ctrl+H", self._on_household, "household"
        )
        self.member_action = self.add_action(
            self.tr("Im Haushalt: Stellung, Sorge, Auszug"), "Alt+H", self._on_member, "household"
        )
        self.merge_action = self.add_action(
            self.tr("Zusammenführen mit …"), "Ctrl+M", self._on_merge, "merge"
        )
        self.case_action = add_case_action(self, self._with_row, "people")
        self.pairs_action = self.add_action(self.tr("Vielleicht doppelt"), "Ctrl+D", self._on_pairs, "people")
        self.order_action = self.add_action(self.tr("Reihenfolge"), "Alt+S", lambda: None)
        self.search_action = self.add_action(self.tr("Person suchen"), "Ctrl+F", self._on_search, "search")
        self._build()
        self._enable()
        self.watch(Kind.PERSON, Kind.VISIT, Kind.AID, Kind.SESSION, Kind.APPOINTMENT)
        context.choices.follow(self._on_words, self, whole=True)

    def activated(self) -> None:
        """Go where work begins: into the form if one is open, else into the search."""
        if self.form is not None:
            self.form.start()
        elif self.duplicates.active:
            self.duplicates.start()
        else:
            self.browse.start()

    def show_subject(self, subject: object) -> None:
        """Show a person, or begin to register what was typed at the counter."""
        if isinstance(subject, str):
            self._when_ready(lambda: self.open_new(subject, to_counter=True))
        elif isinstance(subject, DraftRow):
            self._when_ready(lambda: self._open_draft(subject))
        elif isinstance(subject, PersonRow | PersonCard):
            person_id = subject.id
            self._when_ready(lambda: self.show_person(person_id))
        elif isinstance(subject, int):
            self._when_ready(lambda: self.show_person(subject))

    def show_chosen(self, person: PersonRow) -> None:
        """Show who was chosen at the counter, unless work is open here."""
        if self.form is None and not self.duplicates.active:
            self.show_subject(person)

    def reload(self) -> None:
        """Fetch the list and the person again."""
        self.browse.reload()
        self.duplicates.reload()
        if self._wanted is not None:
            self._fetch(self._wanted, self._then)

    def show_person(self, person_id: int, then: Callable[[], None] | None = None) -> None:
        """Show this person's card, then call `then`; a form that is open keeps its draft."""
        self._leave_form()
        self.duplicates.leave()
        self.browse.mark(person_id)
        self._fetch(person_id, then)

    def open_new(self, typed: str = "", *, to_counter: bool = False) -> None:
        """Register somebody, beginning with what was typed to find them."""
        self._open_form(None, typed)
        self._to_counter = to_counter

    # Building

    def _build(self) -> None:
        context = self.context
        self.browse = PeopleList(context, self.rows, self.new_action, self.pairs_action, self.order_action)
        self.browse.chosen.connect(self._on_chosen)
        self.browse.opened.connect(self._on_opened)
        self.search, self.list = self.browse.search, self.browse.list
        self.meet = AlikeColumn(context, self.rows)
        self.meet.opened.connect(self._on_alike_opened)
        self.meet.left.connect(self._on_alike_left)
        self.meet.found.connect(self._on_alike_found)
        self.alike = self.meet.list
        self._left = QStackedWidget()
        self._left.setFixedWidth(_LIST_WIDTH)
        self._left.addWidget(self.browse)
        self._left.addWidget(self.meet)
        self.duplicates = Duplicates(context, self.rows, self)
        self._left.addWidget(self.duplicates.pairs)
        self.duplicates.begun.connect(self._on_comparison_begun)
        self.duplicates.ended.connect(self._on_comparison_ended)
        self.duplicates.merged.connect(self._on_merged)
        self.view = PersonView(
            context,
            self.rows,
            visit=self.visit_action,
            appointment=self.book_action,
            edit=self.edit_action,
            household=self.household_action,
            member=self.member_action,
            merge=self.merge_action,
            case=self.case_action,
        )
        self.view.person_asked.connect(lambda person_id: self.show_person(person_id))
        self.view.back_asked.connect(self._go_to_counter)
        self.view.session_asked.connect(lambda row: context.open_page("counselling", row))
        self.view.appointment_asked.connect(lambda row: context.open_page("appointments", row))
        self.view.forget_asked.connect(self._on_forget)
        self.view.leave_button.clicked.connect(self._on_leave_household)
        self.view.household.chosen.connect(self._on_mate)
        self.view.other.chosen.connect(self._on_other)
        self._nobody = EmptyState(
            "people",
            self.tr("Wen suchen Sie?"),
            self.tr("Namen tippen, mit den Pfeiltasten wählen. Strg+N legt eine neue Person an."),
        )
        self._right = QStackedWidget()
        self._right.addWidget(self._nobody)
        self._right.addWidget(self.view)
        self._right.addWidget(self.duplicates.compare)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_6, 0, SPACE_6, SPACE_3)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._left)
        layout.addWidget(self._right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = _LIST_LEAST if self.width() < _LEAST_BELOW else _LIST_NARROW
        self._left.setFixedWidth(narrow if self.width() < _NARROW_BELOW else _LIST_WIDTH)

    # Words

    def _on_words(self, words: Choices) -> None:
        self.rows.words = words
        self._ready = True
        self.reload()
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            waiting()

    def _when_ready(self, do: Callable[[], None]) -> None:
        """Do it now, or as soon as the words are there; the last wish counts."""
        if self._ready:
            do()
        else:
            self._waiting = do

    # The list and the person

    def _on_chosen(self, row: PersonRow) -> None:
        if self._wanted != row.id or self.form is not None or self.duplicates.active:
            self._leave_form()
            self.duplicates.leave()
            self._fetch(row.id)

    def _on_opened(self, row: PersonRow) -> None:
        self._fetch(row.id, self.view.visit_button.setFocus)

    def _fetch(self, person_id: int, then: Callable[[], None] | None = None) -> None:
        if person_id != self._wanted:
            self.view.close_panels()  # they were opened for somebody else
        self._wanted, self._then = person_id, then
        self.context.runner.run_latest(
            _PICTURE_KEY,
            people_work.picture,
            self.context.desk,
            person_id,
            on_done=self._on_picture,
            on_error=self._on_gone,
            owner=self,
        )

    def _on_picture(self, picture: Picture) -> None:
        then, self._then = self._then, None
        self.view.show_picture(picture)
        if self.form is None and not self.duplicates.active:
            self._right.setCurrentWidget(self.view)
        self._enable()
        if then is not None:
            then()

    def _on_gone(self, error: KnownError) -> None:
        """Undo took the person back, or another workstation did."""
        self._then = None
        if isinstance(error, NotFound):
            self._wanted = None
            self.view.clear()
            self.view.close_panels()
            if self.form is None and not self.duplicates.active:
                self._right.setCurrentWidget(self._nobody)
            self._enable()
        else:
            self.context.runner.error_unhandled.emit(error)

    def _enable(self) -> None:
        seen = self.view.card is not None and self.form is None and not self.duplicates.active
        for action in (
            self.edit_action,
            self.visit_action,
            self.book_action,
            self.household_action,
            self.member_action,
            self.merge_action,
        ):
            action.setEnabled(seen)
        if self.case_action is not None:
            self.case_action.setEnabled(seen)
        self.search_action.setEnabled(self.form is None)
        self.pairs_action.setEnabled(self.form is None)

    # The form

    def _open_form(self, card: PersonCard | None, typed: str = "") -> None:
        self._leave_form()
        self.duplicates.leave()
        self._to_counter = False
        self.view.close_panels()
        form = PersonForm(
            self.context, self.rows.words, card, take_apart(typed) if typed.strip() else None, self._right
        )
        form.saved.connect(self._on_saved)
        form.closed.connect(self._on_form_closed)
        form.data_typed.connect(self.meet.look_up)
        form.alike_asked.connect(self._on_alike_asked)
        self.form = form
        self._right.addWidget(form)
        self._right.setCurrentWidget(form)
        if card is None:
            self.meet.clear()
            self.meet.list.addAction(form.form.save_action)  # saving again is the answer to the question
            self._left.setCurrentIndex(1)
        self._enable()
        form.start()

    def _open_draft(self, draft: DraftRow) -> None:
        if draft.person is None:
            self.open_new()
        else:
            within = draft.form.endswith(":household")
            self.show_person(draft.person.id, self._on_member if within else self._on_edit)

    def _leave_form(self) -> None:
        """Close the form; its draft stays unless it was saved."""
        form, self.form = self.form, None
        if form is None:
            return
        form.leave()
        self._left.setCurrentIndex(0)
        self._right.setCurrentWidget(self.view if self.view.card is not None else self._nobody)
        self._right.removeWidget(form)
        form.deleteLater()
        self.meet.clear()
        self._enable()

    def _on_form_closed(self) -> None:
        self._leave_form()
        self.search.setFocus()

    def _on_saved(self, card: PersonCard) -> None:
        new = self.form is not None and self.form.person_id is None
        back = new and self._to_counter
        self._leave_form()
        if new:
            self.search.setText("")
        if back:
            text = self.tr("Angelegt.")
            self.show_person(card.id, lambda: self.view.offer_way_back(text))
        elif new:
            self.show_person(card.id, self.view.visit_button.setFocus)
        else:
            self.show_person(card.id, self.view.edit_button.setFocus)

    def _on_alike_asked(self, hits: tuple[PersonHit, ...]) -> None:
        self._asked_at = QApplication.focusWidget()
        self.meet.ask(hits)

    def _on_alike_left(self) -> None:
        """Back into the form, to where the question came from."""
        if self.form is None:
            return
        field = self._asked_at
        if field is not None and shiboken6.isValid(field) and self.form.isAncestorOf(field):
            field.setFocus()
        else:
            self.form.start()

    def _on_alike_found(self, probable: frozenset[int]) -> None:
        if self.form is not None:
            self.form.look_again(probable)

    def _on_alike_opened(self, row: PersonRow) -> None:
        if self._to_counter:
            text = self.tr("War schon einmal da.")
            self.show_person(row.id, lambda: self.view.offer_way_back(text))
        else:
            self.show_person(row.id, self.view.visit_button.setFocus)

    # Two records of one person

    def _on_other(self, other: PersonRow) -> None:
        card = self.view.card
        if card is not None:
            self.duplicates.open_two(card.id, other.id)

    def _on_comparison_begun(self, pairing: bool) -> None:
        self._leave_form()
        self.view.close_panels()
        self._left.setCurrentWidget(self.duplicates.pairs if pairing else self.browse)
        self._right.setCurrentWidget(self.duplicates.compare)
        self._enable()

    def _on_comparison_ended(self, pairing: bool, by_hand: bool) -> None:
        self._left.setCurrentWidget(self.browse)
        self._right.setCurrentWidget(self.view if self.view.card is not None else self._nobody)
        self._enable()
        if not by_hand:
            return
        if pairing or self.view.card is None:
            self.browse.start()
        else:
            self.view.merge_button.setFocus()

    def _on_merged(self, card: PersonCard, gone: int) -> None:
        if not self.duplicates.pairing:
            self.show_person(card.id, self.view.visit_button.setFocus)
        elif self._wanted == gone:
            self._fetch(card.id)

    # Actions

    def _on_new(self) -> None:
        if self.form is not None and self.form.person_id is None:
            self.form.start()
            return
        typed = self.browse.typed()
        self._when_ready(lambda: self.open_new(typed))

    def _when_shown(self, do: Callable[[PersonCard], None]) -> None:
        """Do it with the card of the person chosen, as soon as it is there; never with the one before."""
        card = self.view.card
        if card is not None and card.id == self._wanted:
            do(card)
        elif self._wanted is not None:
            self._fetch(self._wanted, lambda: self._when_shown(do))

    def _with_row(self, do: Callable[[PersonRow], None]) -> None:
        """Do it with the person chosen; whom the list shows need not be read first."""
        row = self.browse.person()
        if row is not None and row.id == self._wanted:
            do(row)
        else:
            self._when_shown(lambda card: do(row_of(card)))

    def _on_edit(self) -> None:
        self._when_shown(self._open_form)

    def _on_search(self) -> None:
        self.duplicates.leave()
        self.browse.start()

    def _go_to_counter(self) -> None:
        self.view.offer_way_back("")
        self._with_row(lambda row: self.context.open_page("counter", row))

    def _on_book(self) -> None:
        self._with_row(lambda row: self.context.open_page("appointments", row))

    def _on_household(self) -> None:
        self._when_shown(lambda _card: self.view.household.open_panel())

    def _on_member(self) -> None:
        """How the person belongs to their household; whoever has none is first put into one."""

        def on_read(member: Member) -> None:
            card = self.view.card
            if card is not None and card.id == member.person_id and self.form is None:
                self.view.open_member(MemberForm(self.context, self.rows.words, member, self.view))

        def ask(card: PersonCard) -> None:
            if self.view.household_id is None:
                self.view.household.open_panel()
            elif self.view.member is not None:
                self.view.member.start()
            else:
                self.context.runner.run(
                    households.member, self.context.desk, card.id, on_done=on_read, owner=self
                )

        self._when_shown(ask)

    def _on_forget(self, row: MemberRow) -> None:
        if row.link_id is not None:
            self.context.runner.run(households.forget_former, self.context.desk, row.link_id, row.version)

    def _on_pairs(self) -> None:
        self.duplicates.open_pairs()

    def _on_merge(self) -> None:
        self._when_shown(lambda _card: self.view.other.open_panel())

    def _on_mate(self, mate: PersonRow) -> None:
        card = self.view.card
        if card is not None:
            self.context.runner.run(people_work.live_together, self.context.desk, card, mate.id)

    def _on_leave_household(self) -> None:
        card = self.view.card
        if card is not None and card.id == self._wanted:
            self.context.runner.run(people.link_household, self.context.desk, card.id, None, card.version)
