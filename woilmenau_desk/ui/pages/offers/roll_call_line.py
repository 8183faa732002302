"""The line of the roll call and whom it means: those of the roll call at once, everybody else as the search answers."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from woilmenau_desk.domain.roll_call import RollRow
from woilmenau_desk.domain.roll_line import Meant, read_line
from woilmenau_desk.ui.pages.offers import roll_call_work as work
from woilmenau_desk.ui.pages.offers.roll_call_words import RollWords
from woilmenau_desk.ui.pages.offers.roll_call_work import Found, RollHit
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.spellings import TO_READ, spellings_line
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.labels import Card, EmptyState
from woilmenau_desk.ui.widgets.rows import RowsModel, RowsView

_SEARCH = "roll_call.search"


class RollLine(QObject):
    """Holds `field` and `hits_card`; the page gives them their places, and takes the keys."""

    changed = Signal()  # what Enter would do

    def __init__(
        self, context: Context, words: RollWords, rows: Callable[[], Sequence[RollRow]], parent: QObject
    ) -> None:
        """`rows` are those of the roll call as it is shown."""
        super().__init__(parent)
        self._context, self._rows = context, rows
        self._volunteers: tuple[RollRow, ...] = ()
        self._of_volunteers = False
        self._asked_text = ""  # the name that was typed
        self._found: Found | None = None  # the search's answer to it
        self._asked_for: int | None = None  # the similar one of whom Enter has asked
        self._asked_until = 0.0
        self._last_named: int | None = None
        self.clock: Callable[[], float] = time.monotonic
        self.field = SearchField(
            self.tr("Name, Zahl oder Code …"), self.tr("Wer ist da?"), privacy=context.privacy
        )
        self.model: RowsModel[RollHit] = RowsModel(
            words.hits(), context.privacy, key=lambda hit: hit.row.person_id, parent=self.field
        )
        self.hits = RowsView(
            self.model,
            self.tr("Treffer"),
            header=False,
            empty=EmptyState("search", self.tr("Niemand gefunden.")),
        )
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.spellings_line = spellings_line(wrap=False)
        self.spellings_line.setVisible(False)
        self.hits_card = Card(margin=3)
        self.hits_card.body.setSpacing(0)
        self.hits_card.body.addWidget(self.hits)
        self.hits_card.body.addWidget(self.spellings_line)
        self.field.textChanged.connect(self._on_text)
        context.spellings.stood.connect(self.search_again)

    def set_volunteers(self, rows: Sequence[RollRow] | None) -> None:
        """Among whom to look where the session is for volunteers; None: among the visitors."""
        self._volunteers = tuple(rows or ())
        self._of_volunteers = rows is not None

    def shows_hits(self) -> bool:
        """Whether a name is typed."""
        return bool(self._asked_text)

    def answered(self) -> bool:
        """Whether the search has answered what is typed."""
        return self._found is not None or self._of_volunteers

    def current(self) -> RollHit | None:
        """Whom Enter means."""
        hit = self.hits.current_row() if self._asked_text else None
        return hit if isinstance(hit, RollHit) else None

    def asked(self) -> int | None:
        """Of whom, only similar, Enter has asked already."""
        return self._asked_for

    def named(self, person_id: int) -> bool:
        """Whether it was a name in this line by which they were marked last."""
        return self._last_named == person_id

    def holds_back(self) -> bool:
        """Whether Enter only asks, for whoever it means is only similar; the same key again means them."""
        hit = self.current()
        self._last_named = hit.row.person_id if hit is not None else None
        if hit is None or hit.sure:
            return False
        if self._asked_for == hit.row.person_id:
            return self.clock() < self._asked_until
        self._asked_for, self._asked_until = hit.row.person_id, self.clock() + TO_READ
        self.changed.emit()
        return True

    def step(self, by: int) -> None:
        """Mark the next hit; whoever is chosen so is meant."""
        self.hits.step(by)
        number = self.hits.currentIndex().row()
        if number >= 0:
            # The focus stays in the field, so nobody who listens would know.
            spoken = self.hits.spoken(number)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, spoken))

    def search_again(self) -> None:
        """The roll call, or what is known of people, has changed."""
        if self._asked_text:
            self._show()
            self._look_up()

    def _on_text(self, line: str) -> None:
        typed = read_line(line)
        text = typed.text if typed.meant is Meant.NAME else ""
        if text != self._asked_text:
            self._asked_text, self._found, self._asked_for = text, None, None
            self._context.runner.forget(_SEARCH)
            self._show()
            if text:
                self._look_up()
        self.changed.emit()

    def _look_up(self) -> None:
        if self._of_volunteers:
            return
        text = self._asked_text
        self._context.runner.run_latest(
            _SEARCH,
            work.search,
            self._context.desk,
            text,
            on_done=lambda found: self._on_found(text, found),
            owner=self,
        )

    def _on_found(self, text: str, found: Found) -> None:
        if text != self._asked_text:
            return
        self._found = found
        self._show()
        self.spellings_line.setVisible(not found.spellings)
        if not found.spellings:
            self._context.spellings.make()
        self.changed.emit()

    def _show(self) -> None:
        """Those of the roll call first; whoever is marked stays marked as the search answers."""
        marked = self.current()
        rows = self._rows()
        if not self._asked_text:
            self.model.set_rows(())
            return
        here = {row.person_id: row for row in rows}
        hits = {row.person_id: RollHit(row, True) for row in work.matching(rows, self._asked_text)}
        if self._of_volunteers:
            for row in work.matching(self._volunteers, self._asked_text):
                hits.setdefault(row.person_id, RollHit(row, row.person_id in here))
        for person, sure in self._found.people if self._found is not None else ():
            known = here.get(person.id)
            hit = RollHit(known or work.stranger(person), known is not None, sure)
            hits.setdefault(person.id, hit)
        order = sorted(hits.values(), key=lambda hit: not hit.there)
        self.model.set_rows(order)
        if order and not (marked is not None and self.hits.select(marked.row.person_id)):
            self.hits.setCurrentIndex(self.model.index(0, 0))
