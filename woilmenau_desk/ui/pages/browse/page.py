"""What every page with a list is: the list, what is selected beside it, what is done by keys, the form in their place.

A room says only what it reads, in which columns and under which headings, its filters, its actions and its details:

    class Rooms(BrowsePage[RoomRow]):
        row_type = RoomRow
        watched = (Kind.ROOM, Kind.PERSON)

        def make(self) -> None:
            self.list = self.add_list(self.tr("Räume"), columns, self._reads, EmptyState("door", self.tr("Noch keiner")))
            self.change_action = self.row_action(self.tr("Ändern"), ("Return", "Enter"), self._change)
            self.details = RoomCard(...)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.pages.browse.form_page import FormPage
from woilmenau_desk.ui.pages.browse.lists import BrowseList, Filled
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.labels import Card, EmptyState

Row = TypeVar("Row")
_FILTER_WIDTH, _FILTER_LEAST = 200, 120


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows, read at once; None for what was not asked for."""

    around: tuple[Any] | None
    lists: tuple[Filled | None, ...]


def _read(
    desk: Desk, around: Callable[[Desk], Any] | None, readers: Sequence[Callable[[Desk], Filled] | None]
) -> _Read:
    return _Read(
        None if around is None else (around(desk),),
        tuple(None if reader is None else reader(desk) for reader in readers),
    )


def _holds(layout: QLayout, widget: QWidget) -> bool:
    """Whether a widget stands in a layout, or in one that stands in it."""
    items = (layout.itemAt(number) for number in range(layout.count()))
    inner = [item.layout() for item in items if item is not None]
    return layout.indexOf(widget) >= 0 or any(one is not None and _holds(one, widget) for one in inner)


def _nothing(_desk: Desk) -> None:
    return None


class BrowsePage(FormPage[Row]):
    """A page of lists. `make` builds what is the room's own; everything else is here."""

    watched: ClassVar[tuple[Kind, ...]] = ()
    # Whether its forms choose from all there is: countries and languages of slips too.
    chooses_all: ClassVar[bool] = False
    # The share of list and details in the width; 0 for details of a width of their own.
    shares: ClassVar[tuple[int, int]] = (1, 0)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lists: list[BrowseList[Row]] = []
        self.details: QWidget | None = None
        self.tabs: tuple[KeyButton, ...] = ()
        self._wanted: Row | None = None  # to be selected as soon as the list has it
        self._sought = False  # the list was narrowed to find it
        self._by_beginnings = False  # the lists were narrowed before other spellings were known
        # What was changed or asked for since it was read: another list than the one in front is read once it comes there.
        self._unread: set[BrowseList[Row]] = set()
        self._around_unread = True
        self._shown_on = context.today()
        self.bar, self.filters, self.notes = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for line in (self.bar, self.filters):
            line.setSpacing(SPACE_2)
        self.narrow = SearchField(
            QCoreApplication.translate("BrowsePage", "Name (Strg+F)"),
            QCoreApplication.translate("BrowsePage", "Liste eingrenzen"),
            privacy=context.privacy,
        )
        self.narrow.setProperty("look", "")  # beside other filters, and no larger than they are
        self.narrow.setMinimumWidth(_FILTER_LEAST)
        self.narrow.setMaximumWidth(_FILTER_WIDTH)
        self.narrow.installEventFilter(self)
        self.narrow.textChanged.connect(self._on_narrow)
        self.narrow_action = self.page_action(
            QCoreApplication.translate("BrowsePage", "Liste eingrenzen"), "Ctrl+F", self._on_narrow_asked
        )
        self.order_action = self.page_action(
            QCoreApplication.translate("BrowsePage", "Reihenfolge"), "Alt+S", self._on_next_order
        )
        self.order_button = KeyButton.for_action(self.order_action, look="quiet")
        self.make()
        self._lay_out()
        self._say_order()
        self._enable()
        self.watch(*self.watched)
        context.spellings.stood.connect(self._on_spellings)
        context.choices.follow(self._on_choices, self, whole=self.chooses_all)
        self.reload()

    # What a room says

    def make(self) -> None:
        """Make lists, actions and details, and put what else there is into `bar`, `filters` and `notes`."""
        raise NotImplementedError

    def around(self) -> Callable[[Desk], Any]:
        """What the worker reads together with the lists: the words that the room's forms and rows need."""
        return _nothing

    def on_around(self, around: Any) -> None:
        """Take what `around` read, before the lists are filled."""

    def on_choices(self, choices: Choices) -> None:
        """The lists that forms choose from were read, or have changed."""

    def on_filled(self) -> None:
        """The lists were filled."""

    def on_row(self, row: Row | None) -> None:
        """Show this one beside the list; None where none is selected."""

    def person_of(self, row: Row) -> str:
        """Whose row it is: how the list is narrowed to find one that lies far down."""
        return str(getattr(row, "person_name", ""))

    def make_sure(self, row: Row) -> None:
        """A row is to be shown: let the room's own filters show it."""

    # What a room uses

    def add_list(
        self, name: str, columns: Any, reads: Any, empty: EmptyState, **looks: Any
    ) -> BrowseList[Row]:
        """A list of the page; several ones stand behind tabs. See BrowseList."""
        made: BrowseList[Row] = BrowseList(self.context, name, columns, reads, empty, **looks)
        made.row_selected.connect(partial(self._on_selected, made))
        made.sort_asked.connect(self._on_order)
        made.rows.changed.connect(self._on_rows)
        self.lists.append(made)
        return made

    def change_row(
        self,
        row: Any,
        service: Callable[..., Done[Any]],
        *args: object,
        version: int | None = None,
        on_error: Callable[[KnownError], object] | None = None,
    ) -> None:
        # It stays in the list, whatever the filters say, until asked anew.
        self.list_shown().reading.keep(row.id)
        super().change_row(row, service, *args, version=version, on_error=on_error)

    def show_list(self, number: int) -> None:
        """Bring one of the lists to the front."""
        self._lists.setCurrentIndex(number)
        if self.tabs:
            self.tabs[number].setChecked(True)
        self._say_order()
        self.list_shown().setFocus()
        self._on_selected(self.list_shown(), None)
        if self._ready and self.list_shown() in self._unread:
            self._read_shown()

    def list_shown(self) -> BrowseList[Row]:
        """The list in front."""
        return self.lists[max(0, self._lists.currentIndex())]

    def current(self) -> Row | None:
        """The row that is selected, if the lists are in front."""
        if self.form is not None:
            return None
        if self._wanted is not None:
            return self._wanted  # the keys mean the one just saved, even before the list shows it
        row: Row | None = self.list_shown().current_row()
        return row

    def ask_anew(self) -> None:
        """Something else was asked for: read it, and let nothing stay that was there for having been marked."""
        for made in self.lists:
            made.reading.ask_anew()
        self._wanted = None
        self.reload()

    def ask_shown(self) -> None:
        """The same for what the lists alone are narrowed by: nothing around them depends on it."""
        for made in self.lists:
            made.reading.ask_anew()
        self._wanted = None
        self._unread.update(self.lists)
        self._read_shown()

    # What the window calls

    def activated(self) -> None:
        if self.context.today() != self._shown_on or any(made.reading.keeps() for made in self.lists):
            for made in self.lists:
                made.reading.ask_anew()
            self.reload()
        super().activated()

    def grounds(self) -> Sequence[QWidget]:
        return self.lists

    def front(self) -> QWidget:
        return self.list_shown()

    def on_left(self) -> None:
        self._on_selected(self.list_shown(), None)

    def show_entry(self, row: Row) -> None:
        """Show this row in the first list, and select it."""
        self.leave_form()
        self.narrow.setText("")  # whatever it was narrowed to may leave this one out
        self._wanted, self._sought = row, False
        self.make_sure(row)
        self.show_list(0)
        self.reload()

    def reload(self) -> None:
        self._around_unread = True
        self._unread.update(self.lists)
        self._ask(self.lists)

    def _read_shown(self) -> None:
        """Read what is seen: somebody types, and does not wait for lists that stand behind others."""
        self._ask([self.list_shown()])

    def _ask(self, wanted: Sequence[BrowseList[Row]]) -> None:
        self._shown_on = self.context.today()
        self._by_beginnings = self.context.spellings.missing
        self.context.runner.run_latest(
            f"browse {type(self).__name__}",
            _read,
            self.context.desk,
            self.around() if self._around_unread else None,
            [made.reading.reader() if made in wanted else None for made in self.lists],
            on_done=self._on_read,
            on_error=self._on_not_read,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.narrow and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if down or (event.key() == Qt.Key.Key_Escape and not self.narrow.text()):
                self.list_shown().setFocus()
                return True
        return super().eventFilter(watched, event)

    # Within

    def _lay_out(self) -> None:
        for tool in (self.order_button, self.narrow):
            if not any(_holds(line, tool) for line in (self.bar, self.filters, self.notes)):
                self.filters.addWidget(tool, 0, Qt.AlignmentFlag.AlignRight)
        card = Card(margin=SPACE_2)
        # A stack that is not yet part of a widget would show its first entry as a window of its own.
        self._lists = QStackedLayout()
        card.body.addLayout(self._lists)
        for made in self.lists:
            self._lists.addWidget(made)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(card, self.shares[0])
        if self.details is not None:
            middle.addWidget(self.details, self.shares[1])
        holder = QWidget()
        browse = QVBoxLayout(holder)
        browse.setContentsMargins(0, 0, 0, 0)
        browse.setSpacing(SPACE_3)
        for line in (self.bar, self.filters, self.notes):
            browse.addLayout(line)
        browse.addLayout(middle, 1)
        self.lay_stack(holder)

    def make_tabs(self, actions: Sequence[QAction]) -> tuple[KeyButton, ...]:
        """Tabs for the lists, one action each."""
        self.tabs = tuple(KeyButton.for_action(action, look="chip") for action in actions)
        group = QButtonGroup(self)
        for tab in self.tabs:
            tab.setCheckable(True)
            group.addButton(tab)
        self.tabs[0].setChecked(True)
        return self.tabs

    def _on_read(self, read: _Read) -> None:
        self._ready = True
        if read.around is not None:
            self._around_unread = False
            self.on_around(*read.around)
        for made, filled in zip(self.lists, read.lists, strict=True):
            if filled is not None:
                self._unread.discard(made)
                made.reading.fill(filled)
                made.select_any()
        self.on_filled()
        if self.lists[0] not in self._unread:
            self._find_wanted()
        if self.list_shown() in self._unread:
            self._read_shown()  # it came to the front meanwhile
        self._on_selected(self.list_shown(), None)
        self._show_waiting()
        self._by_beginnings = bool(self.narrow.text()) and (
            self._by_beginnings or self.context.spellings.missing
        )
        if self._by_beginnings:
            self.context.spellings.make()

    def _on_spellings(self) -> None:
        if self._by_beginnings:
            self.reload()

    def _on_choices(self, choices: Choices) -> None:
        first, self.choices = self.choices is None, choices
        self.on_choices(choices)
        if self._ready or not first:
            self.reload()  # rows and headings are said with other words
        self._show_waiting()

    def _on_not_read(self, error: KnownError) -> None:
        # The keys mean what is marked, and nothing that the list does not show.
        self._wanted = None
        self._enable()
        self.context.runner.error_unhandled.emit(error)

    def _find_wanted(self) -> None:
        """Select what was saved or handed over; where it lies far down, narrow the list to whose it is."""
        if self._wanted is None:
            return
        first = self.lists[0]
        found = first.select(first.rows.key_of(self._wanted))
        if not found and first.reading.has_more():
            if self._sought:
                first.rows.fetchMore(first.rootIndex())
            else:
                self._sought = True
                self.narrow.setText(self.person_of(self._wanted))
            return
        if not found:
            # Another one must not stand there as if it were the one that was asked for.
            first.setCurrentIndex(QModelIndex())
            text = QCoreApplication.translate("BrowsePage", "In dieser Liste steht das nicht: {name}")
            self.context.status.tell(text.format(name=self.person_of(self._wanted)))
        self._wanted = None

    def _on_rows(self) -> None:
        if self._sought:
            self._find_wanted()

    def _on_selected(self, made: BrowseList[Row], _row: object) -> None:
        if made is self.list_shown():
            self.on_row(self._wanted or made.current_row())
            self._enable()

    def on_changed(self, changed: Any) -> None:
        for made in self.lists:
            if isinstance(changed, made.row_type or self.row_type):
                made.reading.put(changed)  # type: ignore[arg-type]

    def _on_narrow(self, text: str) -> None:
        for made in self.lists:
            made.reading.text = text.strip()
            made.reading.ask_anew()
        if not self.narrow_here():
            self._unread.update(self.lists)
            self._read_shown()

    def narrow_here(self) -> bool:
        """Something else is asked for: show what fits, where all lists know everything. False where it must be read."""
        narrowed = [made.reading.narrow() for made in self.lists]
        if not all(narrowed):
            return False
        for made in self.lists:
            made.select_any()
        self.on_filled()
        self._on_selected(self.list_shown(), None)
        return True

    def _on_narrow_asked(self) -> None:
        self.narrow.setFocus()
        self.narrow.selectAll()

    def _on_next_order(self) -> None:
        reading = self.list_shown().reading
        if len(reading.orders) > 1:
            self._on_order(reading.next_order())

    def _on_order(self, order: str) -> None:
        made = self.list_shown()
        made.reading.order = order
        made.reading.ask_anew()
        made.scrollToTop()
        self._say_order()
        self.reload()

    def _say_order(self) -> None:
        reading = self.list_shown().reading
        several = len(reading.orders) > 1
        self.order_button.setVisible(several)
        self.order_action.setVisible(several)  # the overview tells no key that does nothing
        self.order_action.setIconText(reading.order_word())
