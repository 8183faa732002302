"""The left of the people page: type a name, see who was found or who came last, or register whoever is missing."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.people import PeopleOrder, PersonHit, PersonRow
from woilmenau_desk.ui.pages.browse.lists import Asked, Filled, PartwiseReading, Reader, reading
from woilmenau_desk.ui.pages.people import work as people_work
from woilmenau_desk.ui.pages.people.rows import PeopleRows
from woilmenau_desk.ui.pages.people.work import FoundPart
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.spellings import spellings_line
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.hits import HitsView
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label
from woilmenau_desk.ui.widgets.new_person import NewPersonLine

_KEY = "people:list"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _reads(asked: Asked) -> Reader:
    text = asked.text
    return (
        (lambda desk, _after, _size: people_work.found(desk, text))
        if text
        else reading(people_work.listed, PeopleOrder(asked.order))
    )


class PeopleList(QWidget):
    """In the search, the arrows choose among the people below and the line that registers; Enter takes the choice."""

    chosen = Signal(object)  # PersonRow: the arrows or the mouse came to it
    opened = Signal(object)  # PersonRow: Enter or a double click

    def __init__(
        self, context: Context, rows: PeopleRows, new: QAction, pairs: QAction, order: QAction
    ) -> None:
        """`new` is the action that registers whoever was typed, `pairs` the one that looks through duplicates.

        `order` puts the list into another order.
        """
        super().__init__()
        self._context = context
        self._asked = ""  # the query of the list that is shown
        self._open_first = False  # Enter came before the answer
        self._filling = False
        self.search = SearchField(
            self.tr("Name, Karte, Telefon …"), self.tr("Person suchen"), privacy=context.privacy
        )
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_text)
        self._heading = text_label(self.tr("Treffer"), "small")
        self._heading.hide()
        self._order = order
        self.order_button = KeyButton.for_action(order, look="quiet")
        self._nobody = EmptyState("search", self.tr("Noch niemand da"))
        self.list = HitsView(
            context.privacy,
            self.tr("Personen"),
            language=rows.language,
            ago=rows.day,
            empty=self._nobody,
            icon=False,
        )
        self.reading: PartwiseReading[PersonHit] = PartwiseReading(
            context,
            self.list,
            _reads,
            ((PeopleOrder.LATEST, self.tr("Zuletzt da")), (PeopleOrder.NAME, self.tr("Nach Namen"))),
        )
        order.setIconText(self.reading.order_word())
        order.triggered.connect(self._on_order)
        self.list.row_selected.connect(self._on_selected)
        self.list.row_opened.connect(lambda hit: self.opened.emit(hit.person))
        self.new_line = NewPersonLine(new, context.privacy)
        self.spellings_line = spellings_line()
        context.spellings.stood.connect(self._on_spellings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.search)
        layout.addWidget(self._heading)
        layout.addWidget(self.order_button)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.new_line)
        layout.addWidget(self.spellings_line)
        layout.addWidget(KeyButton.for_action(pairs, "people", "quiet"))

    def reload(self) -> None:
        """Fetch the list again."""
        self.reading.text = self.typed()
        self._context.runner.run_latest(
            _KEY, self.reading.reader(), self._context.desk, on_done=self._on_found, owner=self
        )

    def typed(self) -> str:
        """What stands in the search."""
        return self.search.text().strip()

    def person(self) -> PersonRow | None:
        """Who is marked."""
        hit: PersonHit | None = self.list.current_row()
        return hit.person if hit is not None else None

    def mark(self, person_id: int) -> None:
        """Mark a person, where the list has them, without asking to show them."""
        self._filling = True
        if not self.list.select(person_id):
            self.list.setCurrentIndex(QModelIndex())
        self._filling = False

    def start(self) -> None:
        """Put the focus where typing begins."""
        self.search.setFocus()
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.search or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self._move(step)
            return True
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._on_enter()
            return True
        return False

    def _move(self, step: int) -> None:
        last = self.list.hits.rowCount() - (0 if self.typed() else 1)
        now = self.list.hits.rowCount() if self.new_line.marked else self.list.currentIndex().row()
        number = min(max(0, now + step), last)
        self.new_line.mark(number >= self.list.hits.rowCount())
        if self.new_line.marked:
            self._filling = True
            self.list.setCurrentIndex(QModelIndex())
            self.list.clearSelection()
            self._filling = False
        else:
            self.list.setCurrentIndex(self.list.hits.index(number, 0))

    def _on_enter(self) -> None:
        if self.typed() != self._asked:
            self._open_first = True
        elif self.new_line.marked:
            self.new_line.click()
        elif (person := self.person()) is not None:
            self.opened.emit(person)

    def _on_text(self, _text: str) -> None:
        self.new_line.offer(self.typed())
        self.new_line.mark(False)
        self.reload()

    def _on_order(self) -> None:
        self.reading.next_order()
        self._order.setIconText(self.reading.order_word())
        self.list.scrollToTop()
        self.reload()

    def _on_found(self, filled: Filled) -> None:
        text, hits = filled.asked.text, filled.part.rows
        spellings = not isinstance(filled.part, FoundPart) or filled.part.spellings
        self.spellings_line.setVisible(not spellings)
        if not spellings:
            self._context.spellings.make()
        self._heading.setVisible(bool(text))
        self.order_button.setVisible(not text)
        if text:
            self._nobody.set_text(
                self.tr("Niemand gefunden"),
                self.tr("Enter oder Strg+N legt eine Person mit diesem Namen an."),
            )
        else:
            self._nobody.set_text(self.tr("Noch niemand da"), self.tr("Strg+N legt eine Person an."))
        marked = self.new_line.marked
        # A list that is filled again selects the same row again; nobody has chosen it.
        self._filling = True
        self.reading.fill(filled)
        self._filling = False
        if text and text != self._asked and hits:
            self.list.setCurrentIndex(self.list.hits.index(0, 0))
        self._asked = text
        self.new_line.mark(bool(text) and (marked or not hits))
        if self._open_first:
            self._open_first = False
            if hits:
                self._on_enter()

    def _on_spellings(self) -> None:
        if not self.spellings_line.isHidden():
            self.reload()

    def _on_selected(self, hit: PersonHit | None) -> None:
        if hit is not None and not self._filling:
            self.new_line.mark(False)
            self.chosen.emit(hit.person)
