"""The people page: find somebody, see what is known, register and change."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError, NotFound
from woilmenau_desk.domain.people import PersonCard, PersonHit, PersonRow
from woilmenau_desk.services import people
from woilmenau_desk.ui.choices import PeopleWords
from woilmenau_desk.ui.forms.person_form import PersonForm
from woilmenau_desk.ui.forms.typed import take_apart
from woilmenau_desk.ui.pages import people_work
from woilmenau_desk.ui.pages.people_card import PersonView
from woilmenau_desk.ui.pages.people_rows import PeopleRows
from woilmenau_desk.ui.pages.people_work import Picture, row_of
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label
from woilmenau_desk.ui.widgets.rows import RowsModel, RowsView

_LIST_WIDTH = 328
_LIST_NARROW = 256
_NARROW_BELOW = 1000
_LIST_KEY, _PICTURE_KEY, _ALIKE_KEY = "people:list", "people:picture", "people:alike"


class PeoplePage(Page):
    """At the left the list, or, while somebody is registered, who may be there already; at the right the person.

    It can be asked to show a person (PersonRow, PersonCard or id), or to register what was typed (a text).
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form: PersonForm | None = None
        self.rows = PeopleRows(context.today, self)
        self._ready = False  # whether the words have come
        self._waiting: Callable[[], None] | None = None
        self._wanted: int | None = None  # whose picture is on its way, or was the last to come
        self._asked = ""  # the query of the list that is shown
        self._open_first = False  # Enter came before the answer
        self._filling = False
        self._to_counter = False
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
        self.search_action = self.add_action(self.tr("Person suchen"), "Ctrl+F", self._on_search, "search")
        self._build()
        self._enable()
        self.watch(Kind.PERSON, Kind.VISIT, Kind.AID, Kind.SESSION, Kind.APPOINTMENT)
        context.bus.subscribe((Kind.VALUES, Kind.STAFF), self._on_words_changed, self)
        self._fetch_words()

    def activated(self) -> None:
        """Go where work begins: into the form if one is open, else into the search."""
        if self.form is not None:
            self.form.start()
        else:
            self.search.setFocus()
            self.search.selectAll()

    def show_subject(self, subject: object) -> None:
        """Show a person, or begin to register what was typed at the counter."""
        if isinstance(subject, str):
            self._when_ready(lambda: self.open_new(subject, to_counter=True))
        elif isinstance(subject, PersonRow | PersonCard):
            person_id = subject.id
            self._when_ready(lambda: self.show_person(person_id))
        elif isinstance(subject, int):
            self._when_ready(lambda: self.show_person(subject))

    def reload(self) -> None:
        """Fetch the list and the person again."""
        self._find()
        if self._wanted is not None:
            self._fetch(self._wanted, self._then)

    def show_person(self, person_id: int, then: Callable[[], None] | None = None) -> None:
        """Show this person's card, then call `then`; a form that is open keeps its draft."""
        self._leave_form()
        self._filling = True
        if not self.list.select(person_id):
            self.list.setCurrentIndex(QModelIndex())
        self._filling = False
        self._fetch(person_id, then)

    def open_new(self, typed: str = "", *, to_counter: bool = False) -> None:
        """Register somebody, beginning with what was typed to find them."""
        self._open_form(None, typed)
        self._to_counter = to_counter

    # Building

    def _build(self) -> None:
        context = self.context
        self.search = SearchField(
            self.tr("Name, Karte, Telefon …"), self.tr("Person suchen"), privacy=context.privacy
        )
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_text)
        self.heading = text_label(self.tr("Zuletzt da"), "small")
        self._left = QStackedWidget()
        self._left.setFixedWidth(_LIST_WIDTH)
        self.list = self._make_list(self.rows)
        self.alike = self._make_alike(self.rows)
        browse = QWidget()
        column = QVBoxLayout(browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.search)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(KeyButton.for_action(self.new_action, "person-add"))
        self.alike_hint = text_label(
            self.tr("Wer schon einmal da war, steht hier. Enter öffnet die Person; das Getippte bleibt."),
            "soft",
            wrap=True,
        )
        meet = QWidget()
        column = QVBoxLayout(meet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(text_label(self.tr("Vielleicht schon da?"), "title"))
        column.addWidget(self.alike_hint)
        column.addWidget(self.alike, 1)
        self._left.addWidget(browse)
        self._left.addWidget(meet)
        self.view = PersonView(
            context,
            self.rows,
            visit=self.visit_action,
            appointment=self.book_action,
            edit=self.edit_action,
            household=self.household_action,
        )
        self.view.person_asked.connect(lambda person_id: self.show_person(person_id))
        self.view.back_asked.connect(self._go_to_counter)
        self.view.session_asked.connect(lambda row: context.open_page("counselling", row))
        self.view.appointment_asked.connect(lambda row: context.open_page("appointments", row))
        self.view.leave_button.clicked.connect(self._on_leave_household)
        self.view.household.chosen.connect(self._on_mate)
        self._nobody = EmptyState(
            "people",
            self.tr("Wen suchen Sie?"),
            self.tr("Namen tippen, mit den Pfeiltasten wählen. Strg+N legt eine neue Person an."),
        )
        self._right = QStackedWidget()
        self._right.addWidget(self._nobody)
        self._right.addWidget(self.view)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_6, 0, SPACE_6, SPACE_3)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._left)
        layout.addWidget(self._right, 1)

    def _make_list(self, rows: PeopleRows) -> RowsView:
        self._model = RowsModel[PersonRow](rows.people(), self.context.privacy, parent=self)
        self._nothing_found = EmptyState("search", self.tr("Noch niemand da"))
        made = RowsView(self._model, self.tr("Personen"), empty=self._nothing_found, header=False)
        made.row_selected.connect(self._on_selected)
        made.row_opened.connect(self._on_opened)
        return made

    def _make_alike(self, rows: PeopleRows) -> RowsView:
        self._alike_model = RowsModel[PersonHit](
            rows.alike(), self.context.privacy, key=lambda hit: hit.person.id, parent=self
        )
        self._nobody_alike = EmptyState("person-add", "")
        made = RowsView(
            self._alike_model, self.tr("Vielleicht schon da?"), empty=self._nobody_alike, header=False
        )
        made.row_opened.connect(self._on_alike_opened)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(_LIST_NARROW if self.width() < _NARROW_BELOW else _LIST_WIDTH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search, the arrows choose among the people below, and Enter goes to the one chosen."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                row = min(max(0, self.list.currentIndex().row() + step), self._model.rowCount() - 1)
                self.list.setCurrentIndex(self._model.index(row, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if self.search.text().strip() == self._asked:
                    self._on_opened(self.list.current_row())
                else:
                    self._open_first = True
                return True
        return False

    # Words

    def _fetch_words(self) -> None:
        self.context.runner.run(
            people_work.words, self.context.desk, self.context.language, on_done=self._on_words
        )

    def _on_words_changed(self, _changes: Changes) -> None:
        self._fetch_words()

    def _on_words(self, words: PeopleWords) -> None:
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

    def _on_text(self, _text: str) -> None:
        self._find()

    def _find(self) -> None:
        text = self.search.text().strip()
        self.context.runner.run_latest(
            _LIST_KEY,
            people_work.found,
            self.context.desk,
            text,
            on_done=lambda rows: self._on_found(text, rows),
            owner=self,
        )

    def _on_found(self, text: str, rows: tuple[PersonRow, ...]) -> None:
        self.heading.setText(self.tr("Treffer") if text else self.tr("Zuletzt da"))
        if text:
            self._nothing_found.set_text(
                self.tr("Niemand gefunden"), self.tr("Strg+N legt eine Person mit diesem Namen an.")
            )
        else:
            self._nothing_found.set_text(self.tr("Noch niemand da"), self.tr("Strg+N legt eine Person an."))
        # A list that is filled again selects the same row again; nobody has chosen it.
        self._filling = True
        self._model.set_rows(rows)
        self._filling = False
        if text and text != self._asked and rows:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self._asked = text
        if self._open_first:
            self._open_first = False
            self._on_opened(self.list.current_row())

    def _on_selected(self, row: PersonRow | None) -> None:
        if row is None or self._filling:
            return
        if self._wanted != row.id or self.form is not None:
            self._leave_form()
            self._fetch(row.id)

    def _on_opened(self, row: PersonRow | None) -> None:
        if row is not None:
            self._fetch(row.id, self.view.visit_button.setFocus)

    def _fetch(self, person_id: int, then: Callable[[], None] | None = None) -> None:
        if person_id != self._wanted:
            self.view.household.close_panel()  # it was opened for somebody else
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
        if self.form is None:
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
            self.view.household.close_panel()
            if self.form is None:
                self._right.setCurrentWidget(self._nobody)
            self._enable()
        else:
            self.context.runner.error_unhandled.emit(error)

    def _enable(self) -> None:
        seen = self.view.card is not None and self.form is None
        for action in (self.edit_action, self.visit_action, self.book_action, self.household_action):
            action.setEnabled(seen)
        self.search_action.setEnabled(self.form is None)

    # The form

    def _open_form(self, card: PersonCard | None, typed: str = "") -> None:
        self._leave_form()
        self._to_counter = False
        self.view.household.close_panel()
        form = PersonForm(
            self.context, self.rows.words, card, take_apart(typed) if typed.strip() else None, self._right
        )
        form.saved.connect(self._on_saved)
        form.closed.connect(self._on_form_closed)
        form.names_typed.connect(self._on_names)
        self.form = form
        self._right.addWidget(form)
        self._right.setCurrentWidget(form)
        if card is None:
            self._show_alike("", ())
            self._left.setCurrentIndex(1)
        self._enable()
        form.start()

    def _leave_form(self) -> None:
        """Close the form; its draft stays unless it was saved."""
        form, self.form = self.form, None
        if form is None:
            return
        form.keep_draft()
        self._left.setCurrentIndex(0)
        self._right.setCurrentWidget(self.view if self.view.card is not None else self._nobody)
        self._right.removeWidget(form)
        form.deleteLater()
        self.context.runner.forget(_ALIKE_KEY)
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

    def _on_names(self, given: str, family: str, phone: str) -> None:
        if self.form is None or self.form.person_id is not None:
            return
        self.context.runner.run_latest(
            _ALIKE_KEY,
            people_work.alike,
            self.context.desk,
            given,
            family,
            phone,
            on_done=lambda hits: self._show_alike(given + family, hits),
            owner=self,
        )

    def _show_alike(self, typed: str, hits: tuple[PersonHit, ...]) -> None:
        if typed:
            self._nobody_alike.set_text(self.tr("Niemand mit diesem Namen"), self.tr("Also wohl neu hier."))
        else:
            self._nobody_alike.set_text(
                self.tr("Noch kein Name"), self.tr("Beim Tippen steht hier, wer schon einmal da war.")
            )
        self.alike_hint.setVisible(bool(hits))
        self._alike_model.set_rows(hits)

    def _on_alike_opened(self, hit: PersonHit) -> None:
        if self._to_counter:
            text = self.tr("War schon einmal da.")
            self.show_person(hit.person.id, lambda: self.view.offer_way_back(text))
        else:
            self.show_person(hit.person.id, self.view.visit_button.setFocus)

    # Actions

    def _on_new(self) -> None:
        if self.form is not None and self.form.person_id is None:
            self.form.start()
            return
        typed = self.search.text() if not self._model.rows() else ""
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
        row = self.list.current_row()
        if row is not None and row.id == self._wanted:
            do(row)
        else:
            self._when_shown(lambda card: do(row_of(card)))

    def _on_edit(self) -> None:
        self._when_shown(self._open_form)

    def _on_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _go_to_counter(self) -> None:
        self.view.offer_way_back("")
        self._with_row(lambda row: self.context.open_page("counter", row))

    def _on_book(self) -> None:
        self._with_row(lambda row: self.context.open_page("appointments", row))

    def _on_household(self) -> None:
        self._when_shown(lambda _card: self.view.household.open_panel())

    def _on_mate(self, mate: PersonRow) -> None:
        card = self.view.card
        if card is not None:
            self.context.runner.run(people_work.live_together, self.context.desk, card.id, mate.id)

    def _on_leave_household(self) -> None:
        card = self.view.card
        if card is not None and card.id == self._wanted:
            self.context.runner.run(people.link_household, self.context.desk, card.id, None)
