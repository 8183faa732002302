"""What every page is given, and what every page is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.choices import ChoicesKept
from woilmenau_desk.ui.drafts import Drafts
from woilmenau_desk.ui.printers.here import Printing
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.spellings import Spellings
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.theme import Theme
from woilmenau_desk.ui.widgets.buttons import escaped
from woilmenau_desk.ui.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from woilmenau_desk.domain.backups import BackUp
    from woilmenau_desk.domain.people import PersonRow
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.ui.waiting_room.room import WaitingRoom


class Status(Protocol):
    """The line at the bottom of the window."""

    def tell(self, text: str | Sentence) -> None:
        """Say something that needs no answer."""

    def tell_hidden(self) -> None:
        """Say why nothing opens while names are hidden."""


class BackupsAsked(Protocol):
    """Whoever makes the backups."""

    begun: SignalInstance
    ended: SignalInstance  # Ran, KnownError, or None: given up, or a bug
    answered: SignalInstance  # the same, of one that somebody asked for

    def ask(self, by_hand: "BackUp | None" = None) -> None:
        """Make one, after what runs; `by_hand`: with this instead, which makes it into a file that somebody chose."""


@dataclass(frozen=True, slots=True)
class Context:
    """The session of the person who is logged in, as a page uses it."""

    desk: "Desk"
    runner: TaskRunner
    bus: ChangeBus
    privacy: Privacy
    theme: Theme
    status: Status
    drafts: Drafts
    choices: ChoicesKept
    spellings: Spellings
    open_page: Callable[[str, object], None]  # page id and what to show there, e.g. a PersonRow
    # Ends the session: drafts are kept, the store is let go, the login asks who is there.
    leave: Callable[[], object] = lambda: None
    # Leads through putting a backup in the store's place, which ends it; a path is one that is chosen already.
    restore: "Callable[[Path | None], object]" = lambda _path: None
    # Makes backups by itself, and when it is asked; None where there is no window around the page.
    backing_up: BackupsAsked | None = None
    # The printers of this computer; without a window around the page there are none.
    printing: Printing = field(default_factory=Printing)
    # The screen in the waiting room; None where there is no window around the page.
    waiting_room: "WaitingRoom | None" = None
    language: str = "de"
    say: Callable[[Sentence], str] = say

    def __post_init__(self) -> None:
        self.drafts.told.connect(self.status.tell)

    def now(self) -> datetime:
        """The present moment on the centre's clock."""
        return local(self.desk.clock())

    def today(self) -> date:
        """The centre's date."""
        return self.now().date()


class Page(QWidget):
    """One place in the navigation. It is built when it is first opened.

    Services are never called here directly: `self.context.runner.run(visits.day, self.context.desk,
    on_done=self._on_day)`.
    """

    reached = Signal(QWidget)  # to be scrolled into sight, though it has no focus

    least_height = 420  # pixels; in a lower window the page scrolls
    # What stays in sight above the page however far it is scrolled; it may be hidden.
    above: QWidget | None = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = False

    def activated(self) -> None:
        """The page comes to the front: put the focus where work begins."""

    def unlocked(self) -> None:
        """The desk was locked, and somebody has come back to it."""

    def show_subject(self, subject: object) -> None:
        """Another page asks to show this, for instance a PersonRow."""

    def chosen_person(self) -> "PersonRow | None":
        """Who is chosen here; the page that is opened next shows them."""
        return None

    def show_chosen(self, person: "PersonRow") -> None:
        """Who was chosen on the page before, when somebody comes from there by its key."""

    def reload(self) -> None:
        """Fetch again what is shown; called for the kinds given to `watch`."""

    def watch(self, *kinds: Kind) -> None:
        """Reload when one of the kinds changes: at once while the page is seen, else when it is opened."""
        self.context.bus.subscribe(kinds, self._on_changed, self)

    def add_action(
        self,
        text: str,
        key: str | QKeySequence | QKeySequence.StandardKey,
        slot: Callable[[], object],
        icon: str = "",
    ) -> QAction:
        """An action of this page with its key; the keyboard overview (F1) lists it by itself."""
        action = QAction(escaped(text), self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked: slot())
        if icon:
            theme.dress(action, icon)
        self.addAction(action)
        return action

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _on_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True


@dataclass(frozen=True, slots=True)
class PageSpec:
    """An entry of the navigation. `factory` is `module:Class`, imported after the login has been painted.

    `within`: the page whose entry stands for this one, too; it has none of its own, and is opened from other pages.
    """

    id: str
    title: str  # German, marked with QT_TRANSLATE_NOOP("pages", …)
    icon: str
    right: Right | None
    factory: str
    within: str = ""
