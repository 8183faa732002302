"""The counter's field: what is typed there, who is found, and whom the next key press means.

Below the hits stands a line that registers whoever is not among them; the arrows reach it as they reach a hit.

Nothing here depends on how fast the search answers. A key press takes along what was typed (`take`), and the worker
looks again for it unless the answer on screen belongs to exactly that text.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from woilmenau_desk.domain.errors import KnownError, StoreVanished
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.pages.visits.code_press import CodePress
from woilmenau_desk.ui.pages.visits.rows import CounterWords
from woilmenau_desk.ui.pages.visits.second_press import Press
from woilmenau_desk.ui.pages.visits.who import WhoLine
from woilmenau_desk.ui.pages.visits.work import Chosen, Hit, Hits, Who
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.spellings import TO_READ, spellings_line
from woilmenau_desk.ui.tokens import ROW_HEIGHT
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.hits import HitsView
from woilmenau_desk.ui.widgets.labels import Card
from woilmenau_desk.ui.widgets.new_person import NewPersonLine

_SEARCH = "counter.search"
_SLOW_MS = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a key press took along, to be given back if nothing came of it."""

    who: Who
    chosen: Chosen | None = None


class Finder(QObject):
    """Holds `field`, `who_line` and `hits_card`; the page gives them their places."""

    person_chosen = Signal(object)  # PersonRow, by Enter or the mouse
    hits_shown = Signal(bool)  # whether there are any now, or the line below them
    moved_to = Signal(QWidget)  # what the keys have come to; the focus stays in the field
    left_downwards = Signal()  # Down with no hits: on to the list

    def __init__(
        self, context: Context, words: CounterWords, new: QAction, more: Sequence[QAction], parent: QObject
    ) -> None:
        """`new` is the action that registers whoever was typed, `more` what else is done with a person."""
        super().__init__(parent)
        self._context = context
        self.words = self._words = words
        # Esc with nothing typed and nobody chosen; tells whether that closed anything.
        self.dismiss: Callable[[], bool] = lambda: False
        self._answered: str | None = None  # the text that the hits belong to
        self._refused: str | None = None  # the text for which a key was pressed in vain
        self._picked: int | None = None  # the hit, or the line below them, that was chosen with the arrows
        self._picked_new = False
        self._asked_for: int | None = None  # the similar hit of which a key has asked whether it is the one
        self._asked_until = 0.0  # before that no press has read the question
        self.clock: Callable[[], float] = time.monotonic
        self._choice: Who | None = None  # taken with Enter; its person may still be looked for
        self._chosen: Chosen | None = None
        self._by_beginnings = False  # the hits that are shown
        self._moved_until = 0.0  # before that nobody has seen that other hits took the place of those shown
        self._room = work.HITS
        self._below = 0  # what stood below the hits when they were shown last, in pixels
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self.field = SearchField(
            self.tr("Name, Kartennummer oder Telefon …"), self.tr("Person suchen"), privacy=context.privacy
        )
        self.who_line = WhoLine(context.privacy, words, self.clear_choice, more)
        self.who_line.records = lambda: not isinstance(context.desk.trouble, StoreVanished)
        context.runner.refused.connect(self._on_refused)
        self.hits = HitsView(
            context.privacy,
            self.tr("Treffer"),
            language=words.language,
            ago=words.ago,
            extra=(words.hint(),),
        )
        self._model = self.hits.hits
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.codes = CodePress(context, words, self.field, self)
        self.new_line = NewPersonLine(new, context.privacy)
        self.new_line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits_card = Card(margin=3)
        self.hits_card.body.setSpacing(0)
        self.hits_card.body.addWidget(self.codes.line)
        self.hits_card.body.addWidget(self.hits)
        self.hits_card.body.addWidget(self.new_line)
        self.spellings_line = spellings_line(wrap=False)
        self.hits_card.body.addWidget(self.spellings_line)
        self.hits_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hits_card.setVisible(False)
        self.hits.row_selected.connect(self._on_marked)
        self.hits.clicked.connect(lambda index: self._choose_row(index.row()))
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        context.spellings.stood.connect(self._on_spellings)

    def who(self) -> Who:
        """Whom a key press means now."""
        if self._choice is not None:
            return self._choice
        who = Who.typed(self.field.text())
        if not who.is_query:
            return who
        if self._answered != who.text:
            return replace(who, picked=self._picked, new=self._picked_new)
        hit: Hit | None = self.hits.current_row()
        if self.new_line.marked or hit is None:
            return replace(who, new=True)
        known = hit.sure or hit.person.id in (self._picked, self._asked_for)
        return replace(who, person=hit.person, unsure=not known)

    def hold_back(self) -> bool:
        """Whether nothing can be logged for whom the field means now; the line above the reasons says what to do.

        Of somebody who is only similar it asks once: the same key again means them.
        """
        who = self.who()
        if who.new:
            self._refused = who.text
        elif who.unsure and who.person is not None:
            self._refused = who.text
            self._ask(who.person.id)
        elif not (self._is_too_quick(who) or self._has_just_moved()):
            return False
        self._show_who()
        self._announce(self.who_line.spoken())
        return True

    def _ask(self, person_id: int) -> None:
        self._asked_for, self._asked_until = person_id, self.clock() + TO_READ

    def _is_too_quick(self, who: Who) -> bool:
        """Whether a hand that presses everything twice would answer a question that nobody has read."""
        asked = who.person is not None and who.person.id == self._asked_for != self._picked
        return asked and self.clock() < self._asked_until

    def _has_just_moved(self) -> bool:
        """Whether another one has come to be marked a moment ago, and nobody had a hand in it."""
        return self.clock() < self._moved_until

    def tell_already(self, press: Press, reason: str) -> None:
        """Say that this was logged a moment ago, or is on its way, and that this press of the key logged nobody."""
        self.who_line.show_already(press.name, press.text, reason, written=press.visit is not None)
        self._announce(self.who_line.spoken())

    def take(self) -> Taken:
        """Whom it means, and empty the field for the next visitor at once: what is typed from now on is theirs."""
        taken = Taken(self.who(), self._chosen)
        self._refused = None
        self._choice = self._chosen = None
        if self.field.text():
            self.field.setText("")
        self._show_who()
        return taken

    def give_back(self, taken: Taken) -> bool:
        """Put back what was taken; False where the next visitor's name already stands there."""
        if self.field.text() or self._choice is not None:
            return False
        if taken.who.text and (taken.chosen is None):
            self.field.setText(taken.who.text)
        elif taken.who.person is not None:
            self._choice, self._chosen = taken.who, taken.chosen
        self._show_who()
        return True

    def refuse(self, taken: Taken) -> bool:
        """Nobody was found: say so and give the text back. False where the field has moved on."""
        if taken.who.picked is not None:
            self._context.status.tell(self.tr("Nichts erfasst: bitte die Person noch einmal wählen."))
        self._refused = taken.who.text
        if self.give_back(taken):
            return True
        self.who_line.show_nobody_found(taken.who.text, pressed=True)
        return False

    def text(self) -> str:
        """What is typed."""
        return self.field.text().strip()

    def choose(self, who: Who) -> None:
        """Take this person, as Enter does: shown at once where known, completed when the store has answered."""
        who = replace(who, unsure=False)
        self._choice, self._chosen = who, None
        taken = Taken(who)
        self.field.setText("")
        self._show_who()

        def on_found(chosen: Chosen | None) -> None:
            if self._choice is not who:
                return
            if chosen is None:
                self._choice = None
                self.refuse(taken)
                return
            self._choice, self._chosen = replace(who, person=chosen.person), chosen
            self._show_who()
            self.person_chosen.emit(chosen.person)

        def on_error(error: KnownError) -> None:
            if self._choice is who and who.person is None:
                self._choice = None
                self.give_back(taken)
            self._context.runner.error_unhandled.emit(error)

        self._context.runner.run(
            work.choose, self._context.desk, who, on_done=on_found, on_error=on_error, owner=self
        )

    def choose_person(self, person: PersonRow) -> None:
        """Take a person who is known already."""
        self.choose(Who(person=person))

    def clear_choice(self) -> None:
        """Nobody is chosen any more."""
        self._choice = self._chosen = None
        self._show_who()
        self.field.setFocus()

    def search_again(self) -> None:
        """People changed: what is typed may find others now. Until they are there, a key means whoever is shown."""
        if self._choice is None and self._answered is not None and self._answered == self.text():
            self._look_up(self._answered)
            return
        picked, picked_new = self._picked, self._picked_new
        self._answered = None
        self._on_text(self.field.text())
        self._picked, self._picked_new = picked, picked_new

    def _on_spellings(self) -> None:
        if self._by_beginnings:
            self.search_again()

    def say_again(self) -> None:
        """The words changed."""
        self._show_who()
        self.hits.viewport().update()

    def _on_refused(self) -> None:
        if not self.who_line.records():
            self._show_who()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()), event)
        return False

    def _on_key(self, key: Qt.Key, event: QKeyEvent) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
            return True
        answered, picked = self._answered == self.text(), self._picked is not None or self._picked_new
        if self.codes.takes(event, self.text(), answered, picked, self._on_enter):
            return True
        if key in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._on_enter()
            return True
        if key == Qt.Key.Key_Escape and not self.field.text():
            if self._choice is not None:
                self.clear_choice()
                return True
            return self.dismiss()
        return False

    def _on_enter(self) -> None:
        who = self.who()
        if self._choice is not None or self._has_just_moved():
            return
        if who.new and self.codes.missed and not self._picked_new:
            # Whoever typed a code means no name: a new person is one key further, with the arrows or its own key.
            self._refused = who.text
            self._show_who()
            self._announce(self.who_line.spoken())
        elif who.new and not self.new_line.isHidden():
            self.new_line.click()
        elif who.is_query or who.person is not None:
            self.choose(who)

    def _move(self, step: int) -> None:
        if self.hits_card.isHidden():
            if step > 0:
                self.left_downwards.emit()
            return
        last = self._model.rowCount()  # the line below the hits
        now = last if self.new_line.marked else self.hits.currentIndex().row()
        number = (now + step) % (last + 1)
        hit = self._model.row(number)
        self._picked, self._picked_new = (hit.person.id if hit is not None else None), hit is None
        self._mark(number)
        self.moved_to.emit(self.hits if hit is not None else self.new_line)
        # The focus stays in the field, so nobody who listens would know.
        self._announce(self.hits.spoken(number) if hit is not None else self.new_line.says())

    def _mark(self, number: int) -> None:
        """Mark the hit of that number, or the line below the hits where there is none."""
        self.new_line.mark(number >= self._model.rowCount())
        self.hits.setCurrentIndex(QModelIndex() if self.new_line.marked else self._model.index(number, 0))
        if self.new_line.marked:
            self.hits.clearSelection()

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def _on_text(self, text: str) -> None:
        who = Who.typed(text)
        if who.text and self._choice is not None:
            # A name in the field is the next visitor's.
            self._choice = self._chosen = None
        if who.text == self._answered:
            return
        self.moved_to.emit(self.field)
        self._picked, self._picked_new, self._asked_for = None, False, None
        self._moved_until = 0.0
        if who.text != self._refused:
            self._refused = None
        self.new_line.offer(who.text)
        self.new_line.mark(False)
        self.codes.show(None, person_is_sure=False)
        if not who.is_query:
            self._context.runner.forget(_SEARCH)
            self._answered, self._by_beginnings = None, False
            self._show_hits((), offered=False)
            self._show_who()
            return
        # The answer is mostly there before anybody could read this, and restyling the line costs a frame.
        self._slow.start()
        self._look_up(who.text)

    def _look_up(self, text: str) -> None:
        self._context.runner.run_latest(
            _SEARCH,
            work.search,
            self._context.desk,
            text,
            self._model.rows() if self._answered == text else (),
            on_done=lambda found: self._on_found(text, found),
            owner=self,
        )

    def _on_found(self, text: str, found: Hits) -> None:
        if text != self.text():
            return
        self._slow.stop()
        again = self._answered == text
        picked, picked_new = self._picked, self._picked_new
        shown: Hit | None = self.hits.current_row() if again else None
        hits = found.hits
        self._answered, self._by_beginnings = text, not found.spellings
        self.codes.show(
            found.referral,
            person_is_sure=bool(hits) and hits[0].sure,
            typed=text,
            somebody=any(hit.likely for hit in hits),
        )
        self._show_hits(hits, spellings=found.spellings)
        if picked_new:
            self._mark(len(hits))
        elif picked is not None:
            self.hits.select(picked)
        elif shown is not None:
            self.hits.select(shown.person.id)
        self._picked, self._picked_new = picked, picked_new
        now: Hit | None = self.hits.current_row()
        if not again or now is None or now.person.id != self._asked_for:
            self._ask_again(text)
        if again and not picked_new and (now and now.person.id) != (shown and shown.person.id):
            self._moved_until = self.clock() + TO_READ
        self._show_who()
        if not found.spellings:
            self._context.spellings.make()

    def _ask_again(self, text: str) -> None:
        """A key was pressed before anybody was seen, and only somebody similar was found: it has asked already."""
        hit: Hit | None = self.hits.current_row()
        if self._refused == text and hit is not None and not hit.sure:
            self._ask(hit.person.id)

    def _on_slow(self) -> None:
        if self._choice is None and self._answered != self.text() and Who.typed(self.field.text()).is_query:
            self.who_line.show_searching()

    def _show_hits(self, hits: Sequence[Hit], *, offered: bool = True, spellings: bool = True) -> None:
        below, self._below = self._below, self.below_hits()
        self._model.set_rows(tuple(hits))
        told = self.spellings_line.isHidden() == spellings
        self.spellings_line.setVisible(not spellings)
        self.hits.setVisible(bool(hits))
        self._size_hits()
        if self.hits_card.isHidden() == offered:
            # The page makes room before there is too little of it, or the window would grow.
            if offered:
                self.hits_shown.emit(True)
            self.hits_card.setVisible(offered)
            if not offered:
                self.hits_shown.emit(False)
        elif offered and (not told or below != self._below):
            # The line of a code has come, or gone: the hits get so much less room, or more.
            self.hits_shown.emit(True)
        if offered:
            # Somebody who is hardly similar is not proposed: whoever was typed is probably new.
            self._mark(0 if hits and hits[0].likely else len(hits))
            if self.codes.meant or self.codes.missed:
                # Enter is the code's until the arrows go on.
                self.new_line.mark(False)
                self.hits.setCurrentIndex(QModelIndex())
                self.hits.clearSelection()

    def below_hits(self) -> int:
        """How much room is taken by what stands below the hits, in pixels."""
        line = self.spellings_line
        return ROW_HEIGHT + self.codes.height() + (0 if line.isHidden() else line.sizeHint().height())

    def show_at_most(self, rows: int) -> None:
        """How many hits there is room for; the others are reached by scrolling."""
        self._room = rows
        self._size_hits()

    def _size_hits(self) -> None:
        self.hits.setFixedHeight(ROW_HEIGHT * min(self._model.rowCount(), self._room) + 4)

    def _on_marked(self, _hit: Hit | None) -> None:
        if self._answered is not None and self._answered == self.text():
            self._show_who()

    def _choose_row(self, number: int) -> None:
        hit = self._model.row(number)
        if hit is not None:
            self.choose(Who(self.text(), hit.person))
            self.field.setFocus()

    def _show_who(self) -> None:
        line = self.who_line
        if self._choice is not None:
            if self._chosen is not None:
                line.show_chosen(self._chosen)
            elif self._choice.person is not None:
                line.show_chosen(Chosen(self._choice.person, None, None))
            else:
                line.show_searching()
            return
        who = self.who()
        pressed = self._refused == who.text
        if who.person is not None:
            detail = self._words.person_detail(who.person)
            asked = pressed and who.person.id == self._asked_for
            if who.unsure or asked:
                line.show_unsure(who.person.name, detail, pressed=asked)
            else:
                line.show_hit(who.person.name, detail)
        elif not who.is_query:
            line.show_nobody_known(who)
        elif self._answered != who.text:
            line.show_searching()
        elif self.codes.meant:
            row = self.codes.row
            line.show_code(self.codes.says(), pressed=pressed, is_open=row is None or row.open)
        elif self.codes.missed and not self._picked_new:
            line.show_code(self.codes.says(), pressed=pressed, missed=True)
        elif self._model.rowCount():
            line.show_new(who.text, pressed=pressed)
        else:
            line.show_nobody_found(pressed=pressed)
