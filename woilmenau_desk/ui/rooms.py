"""The bar of rooms that every page of an area shows at its top. An area's rooms are one tuple in its folder (rooms.py).

    self.rooms = Rooms(ROOMS, self.context, "cases", self.page_action, lambda: self.show_list(0))
    self.bar.addWidget(self.rooms, 1)

A room says how many wait for somebody with `self.rooms.set_number("follow_ups", 3)`. One whose page is not registered,
or that the role may not see, is left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from woilmenau_desk.ui.registry import pages_for
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3
from woilmenau_desk.ui.widgets.buttons import KeyButton, TightKeyButton, following
from woilmenau_desk.ui.words import word

_NARROW_BELOW = 960


@dataclass(frozen=True, slots=True)
class Room:
    """A page of the area, and the key that opens it from the others. Who may see it is what the registry says."""

    page: str
    title: str  # German, marked with QT_TRANSLATE_NOOP("rooms", …)
    key: str


def room_actions(
    rooms: Sequence[Room], context: Context, add_action: Callable[[str, str, Callable[[], object]], QAction]
) -> None:
    """The keys of the rooms, for a page of the area that has no room for the bar."""
    registered = {spec.id for spec in pages_for(context.desk.actor)}
    for room in rooms:
        if room.page in registered:
            add_action(word("rooms", room.title), room.key, partial(context.open_page, room.page, None))


class Rooms(QWidget):
    """One tab a room. Where there is no room for the keys, they are in the tool tips alone."""

    def __init__(
        self,
        rooms: Sequence[Room],
        context: Context,
        current: str,
        add_action: Callable[[str, str, Callable[[], object]], QAction],
        on_here: Callable[[], object],
    ) -> None:
        """`current` is the page that shows it, `add_action` makes an action of that page (`page_action` of a BrowsePage).

        `on_here` is called by the key of the page itself: its list comes to the front.
        """
        super().__init__()
        self._rooms, self._context, self._current = tuple(rooms), context, current
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE_2)
        self._line.addStretch(1)
        self._tabs: list[TightKeyButton] = []
        self._beside: list[KeyButton] = []
        self.actions_of: dict[str, QAction] = {}
        registered = {spec.id for spec in pages_for(context.desk.actor)}
        for room in self._rooms:
            if room.page in registered:
                slot = on_here if room.page == current else partial(self._open, room.page)
                action = add_action(word("rooms", room.title), room.key, slot)
                self.actions_of[room.page] = action
                tab = self.add_tab(action)
                if room.page == current:
                    self._here = tab
        self._here.setChecked(True)

    @property
    def here(self) -> TightKeyButton:
        """The tab of the page itself."""
        return self._here

    def add_tab(self, action: QAction) -> TightKeyButton:
        """A tab more, for another list of the same page."""
        tab = TightKeyButton(action, "", "chip")
        following(tab, action)
        tab.setCheckable(True)
        self._group.addButton(tab)
        self._tabs.append(tab)
        self._line.insertWidget(len(self._tabs) - 1, tab)
        return tab

    def beside(self, button: KeyButton) -> KeyButton:
        """A button at the right of the rooms; where the page is narrow, its key is in its tool tip alone."""
        self._beside.append(button)
        return button

    def set_number(self, page: str, number: int) -> None:
        """Say beside a room's title how many wait there; 0 says nothing, and a page that is not there is left out."""
        action = self.actions_of.get(page)
        if action is not None:
            title = next(word("rooms", room.title) for room in self._rooms if room.page == page)
            text = self.tr("{room} · {number}").format(room=title, number=number)
            action.setIconText(text if number else title)
            self._show_keys()

    def sizeHint(self) -> QSize:
        return QSize(self._room(with_keys=True), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._room(with_keys=False), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = self._has_room_beside()
        for button in self._beside:
            button.show_key(shown)
        self._show_keys()

    def _has_room_beside(self) -> bool:
        """Whether the buttons beside may show their keys: a page that is no wider than they make it is a narrow one."""
        page = self.parentWidget()
        if page is None:
            return True
        room = self.width()
        for button in self._beside:
            if button.hint.isHidden():
                room -= button.hint.sizeHint().width() + SPACE_3
        return page.width() >= _NARROW_BELOW and room > self._room(with_keys=False)

    def _show_keys(self) -> None:
        shown = self.width() >= self._room(with_keys=True)
        for tab in self._tabs:
            tab.show_key(shown)

    def _room(self, *, with_keys: bool) -> int:
        between = SPACE_2 * (len(self._tabs) - 1)
        return sum(tab.room(with_key=with_keys) for tab in self._tabs) + between

    def _open(self, page: str) -> None:
        # Clicked, the other room's tab is marked here as well, and whoever comes back would find it so.
        self._here.setChecked(True)
        self._context.open_page(page, None)
