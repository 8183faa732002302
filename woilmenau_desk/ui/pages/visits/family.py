"""The whole family at the counter: one key calls it up, the next reason's key logs everybody who lives together.

Who will be logged is said before; until then nothing is written, and nobody else's key press costs more for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.households import FamilyLogged
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import households
from woilmenau_desk.ui.pages.visits.finder import Finder, Taken
from woilmenau_desk.ui.pages.visits.meant import Meant
from woilmenau_desk.ui.pages.visits.problem import NotLogged
from woilmenau_desk.ui.pages.visits.second_press import SecondPress
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.labels import ElidedLabel, IconLabel, ink_label
from woilmenau_desk.ui.widgets.toned import ToneFrame
from woilmenau_desk.ui.words import isolated

KEY = "Alt+H"
_HEIGHT = 52  # for two lines of names


class Counter(Protocol):
    """What the line needs of its page."""

    context: Context
    second_press: SecondPress
    note: NotLogged

    def add_action(self, text: str, key: str, slot: Callable[[], object]) -> QAction: ...

    def on_family(self, done: Done[FamilyLogged]) -> None: ...

    def on_not_logged(self, taken: Taken, reason: str, error: KnownError) -> None: ...


@dataclass(frozen=True, slots=True)
class Family:
    """Everybody who lives with somebody, themselves first."""

    person: PersonRow
    names: tuple[str, ...]


def family(desk: Desk, person: PersonRow) -> Family:
    """Who would be logged with somebody. Raises NotFound."""
    household = households.of_person(desk, person.id)
    members = household.members if household is not None else ()
    others = (one.name for one in members if one.person_id != person.id)
    return Family(person, (person.name, *others))


def log(desk: Desk, person_id: int, reason: str, day: date | None) -> Done[FamilyLogged]:
    """Log all of them, on a day that is entered late where one is."""
    at = visits.moment_of(desk, day, reason=reason) if day is not None else None
    return households.log_family(desk, person_id, reason, at)


class FamilyPress(ToneFrame):
    """The line that says whom the next key logs; it stands above the reasons while a family is called up."""

    def __init__(self, page: Counter, finder: Finder, meant: Meant) -> None:
        self._lead = ink_label("", "strong")
        self._names = ElidedLabel(lines=2)
        self._keys = ink_label("", "small")
        super().__init__(Tone.ACCENT, self._lead, self._names, self._keys)
        self.setProperty("look", "note")
        self.setFixedHeight(_HEIGHT)
        self._page, self._finder, self._meant = page, finder, meant
        self._context = page.context
        self._called: Family | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(IconLabel("household", "accent_ink"))
        row.addWidget(self._lead)
        row.addWidget(self._names, 1)
        row.addWidget(self._keys)
        self.setVisible(False)
        finder.field.installEventFilter(self)
        finder.field.textEdited.connect(self.drop)
        self._context.privacy.changed.connect(self._say)
        self.action = page.add_action(self.tr("Ganze Familie"), KEY, self.ask)
        finder.who_line.offer_family(self.action)

    def ask(self) -> None:
        """Call up the family of whoever is meant; once more, and they come alone."""
        if self._called is not None:
            self.drop()
            return
        self._meant.then(self._read)

    def takes(self, reason: str, day: date | None) -> bool:
        """Whether a reason's key means the family that is called up; then all of it is logged."""
        called, self._called = self._called, None
        self._say()
        who = self._finder.who()
        if called is None or who.person is None or who.person.id != called.person.id:
            return False
        taken = self._finder.take()
        self._finder.field.setFocus()
        self._context.runner.run(
            log,
            self._context.desk,
            called.person.id,
            reason,
            day,
            on_done=partial(self._on_logged, taken, reason),
            on_error=partial(self._page.on_not_logged, taken, reason),
            owner=self,
        )
        return True

    def drop(self) -> None:
        """The next key means one person again."""
        self._called = None
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        if escape and self._called is not None:
            self.drop()
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._called = None

    def _read(self, person: PersonRow) -> None:
        self._context.runner.run(family, self._context.desk, person, on_done=self._on_family, owner=self)

    def _on_logged(self, taken: Taken, reason: str, done: Done[FamilyLogged]) -> None:
        words = self._finder.words
        self._page.second_press.begin(reason, taken.who, words)
        self._page.note.dismiss()
        self._page.on_family(done)

    def _on_family(self, found: Family) -> None:
        if len(found.names) == 1:
            name = isolated(self._context.privacy.mask(found.person.name))
            text = self.tr("{name} wohnt hier mit niemandem zusammen; Strg+H auf der Karte trägt es ein.")
            self._context.status.tell(text.format(name=name))
            return
        self._finder.choose_person(found.person)
        self._finder.field.setFocus()
        self._called = found
        self._say()

    def _say(self) -> None:
        called = self._called
        if called is not None:
            number = len(called.names)
            self._lead.setText(
                self.tr("Familie: die nächste Taste erfasst alle {number}").format(number=number)
            )
            names = ", ".join(isolated(self._context.privacy.mask(name)) for name in called.names)
            self._names.set_full_text(names)
            self._keys.setText(self.tr("Esc: nur eine Person"))
            self.setAccessibleName(f"{self._lead.text()}: {names}")
        else:
            self._names.set_full_text("")
            self.setAccessibleName("")
        self.setVisible(called is not None)
