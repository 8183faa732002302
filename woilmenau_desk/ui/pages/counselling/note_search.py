"""The room "Suche": words in the notes that one may read. That a hit is shown is written down."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError, StoreDamaged
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.note_search import NoteAnswer, NoteFilter, NoteHit, asked_words
from woilmenau_desk.domain.paging import After
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.counselling import amendments, note_search
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.pages.counselling.details import SessionCard
from woilmenau_desk.ui.pages.counselling.note_hits import HitsList
from woilmenau_desk.ui.pages.counselling.note_search_line import NoteSearchLine
from woilmenau_desk.ui.pages.counselling.rooms import ROOMS
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tasks import LongTask
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note
from woilmenau_desk.ui.widgets.topics import flowing
from woilmenau_desk.ui.words import say

_ASKED, _READ = "note_search.asked", "note_search.read"
_PART = 10  # hits: no more are written down than somebody looks through


@dataclass(eq=False, slots=True)
class _Asked:
    """One search: what it asks for, what came of it, and how many hits somebody wants to see."""

    words: str
    only: NoteFilter
    wanted: int = _PART
    number: int = 0  # found so far
    ready: int = 0
    total: int = 0
    finished: bool = False
    answered: bool = False
    waits: bool = False  # for an answer
    halted: bool = False  # somebody stopped the looking through, or it failed
    after: After | None = None


class NoteSearchPage(Page):
    """One line above, the hits below, the session that is read beside them. With the page it all goes.

    Until all notes were looked through the hits come as they are found: further back each, so none is shown twice.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.choices: Choices | None = None
        self._asked: _Asked | None = None
        self._task: LongTask | None = None
        self.rooms = Rooms(ROOMS, context, "note_search", self.add_action, self._to_line)
        self.line = NoteSearchLine(context)
        self.state = Note("", Tone.INFO, "clock")
        self.problem = Note("", Tone.BAD)
        self.list = HitsList(context, self.tr("Treffer"), self._topics, EmptyState("search", ""))
        self._make_actions()
        self.card = SessionCard(context, True, QWidget(), (), "")
        self.card.set_empty(
            self.tr("Hier steht, was Sie lesen"),
            self.tr("Enter auf einem Treffer liest das ganze Gespräch; auch das wird vermerkt."),
        )
        self._lay_out()
        self.line.asked.connect(self.search)
        self.line.edited.connect(self._say_state)
        self.list.row_selected.connect(self._on_selected)
        self.list.row_opened.connect(self._read)
        self.card.hidden_again.connect(self._on_hidden_again)
        context.privacy.changed.connect(self._on_privacy)
        context.choices.follow(self._on_choices, self)
        context.bus.subscribe((Kind.SESSION, Kind.CASE, Kind.PERSON), self._on_change, self)
        self._changed = False  # somebody has written since it was asked
        self._on_selected(None)
        self._say_state()

    # What the window calls

    def activated(self) -> None:
        self._to_line()

    def show_subject(self, subject: object) -> None:
        """A person: whose notes are to be searched."""
        if isinstance(subject, PersonRow):
            self.line.set_person(subject)
            self._to_line()

    def chosen_person(self) -> PersonRow | None:
        hit = self._hit()
        return None if hit is None else PersonRow(hit.person_id, hit.person_name)

    def hideEvent(self, event: QHideEvent) -> None:
        # Another page, the lock, the minimised window: what was asked for and what was found is gone.
        self.forget()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._to_line()
            return
        if event.key() == Qt.Key.Key_Down and self.line.field.hasFocus() and self.list.rows.rowCount():
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    # Searching

    def search(self) -> None:
        """Look for what stands in the line, and show the latest hits. That each is shown is written down."""
        if self._names_hidden():
            return
        self._forget_hits()
        words = self.line.words()
        if asked_words(words):
            self._asked = _Asked(words, self.line.only())
            self._ask(self._asked)
        self._say_state()

    def show_more(self) -> None:
        """Show as many hits again."""
        asked = self._asked
        if asked is not None and not asked.waits and not self._names_hidden():
            asked.wanted = self.list.rows.rowCount() + _PART
            self._ask(asked)

    def forget(self) -> None:
        """Nothing of it stays here: neither what was asked nor what was found or read."""
        self._forget_hits()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.line.forget()
        self._say_state()

    def _ask(self, asked: _Asked) -> None:
        asked.waits = True
        size = max(0, asked.wanted - self.list.rows.rowCount())
        self.context.runner.run_latest(
            _ASKED,
            partial(note_search.search, after=asked.after, size=size),
            self.context.desk,
            asked.words,
            asked.only,
            on_done=partial(self._on_answer, asked),
            on_error=partial(self._on_no_answer, asked),
            owner=self,
        )

    def _on_answer(self, asked: _Asked, answer: NoteAnswer) -> None:
        if asked is not self._asked:
            return
        asked.waits, asked.answered = False, True
        asked.number, asked.ready, asked.total = answer.number, answer.ready, answer.total
        asked.finished, asked.after = answer.finished, answer.after
        if answer.rows and not self.list.rows.rowCount():
            self.list.rows.set_rows(answer.rows)
            self.list.select_first()
            if self.line.field.hasFocus() and self.line.words() == asked.words:
                self.list.setFocus()
        else:
            self.list.rows.add_rows(answer.rows)
        if not asked.finished:
            self._build(asked)
        self._say_state()

    def _on_no_answer(self, asked: _Asked, error: KnownError) -> None:
        if asked is self._asked:
            asked.waits, asked.halted = False, True
            self._show_problem(error)

    def _on_privacy(self, _hidden: bool) -> None:
        self._go_on()

    def _go_on(self) -> None:
        """More was looked through: show what came of it, where there is room, and how many there are."""
        asked = self._asked
        if asked is not None and not (asked.waits or asked.finished or self.context.privacy.hidden):
            self._ask(asked)

    # Looking through all notes, beside the work

    def _build(self, asked: _Asked) -> None:
        if self._task is not None or asked.halted:
            return
        desk, report = self.context.desk, self.context.runner.reporter(self._on_progress, self)

        def make(work: LongWork) -> bool:
            def told(ready: int, total: int) -> None:
                work.tell(ready, total)
                report(ready, total)

            return note_search.build(desk, stop=work.stopped, told=told)

        self._task = self.context.runner.run_long(
            make,
            on_done=self._on_built,
            on_error=self._on_not_built,
            on_stopped=self._on_stopped,
            label=self.tr("Die Notizen werden durchsucht …"),
            owner=self,
            gives_way=True,
        )

    def _on_progress(self, ready: int, total: int) -> None:
        asked = self._asked
        if asked is None or asked.finished or self._task is None:
            return
        asked.ready, asked.total = ready, total
        if self.list.rows.rowCount() < asked.wanted:
            self._go_on()
        self._say_state()

    def _on_built(self, _made: bool) -> None:
        self._task = None
        self._go_on()

    def _on_stopped(self) -> None:
        self._task = None
        if self._asked is not None:
            self._asked.halted = True
        self._say_state()

    def _on_not_built(self, error: KnownError) -> None:
        self._on_stopped()
        self._show_problem(error)

    # Reading

    def _read(self, hit: NoteHit) -> None:
        """Read the whole session; that it was read is written down."""
        if self._names_hidden():
            return
        self.context.runner.run_latest(
            _READ,
            amendments.read,
            self.context.desk,
            hit.session_id,
            on_done=self._on_read,
            on_error=self._show_problem,
            owner=self,
        )

    def _on_read(self, read: SessionReading) -> None:
        hit = self._hit()
        if self.choices is not None and hit is not None and hit.session_id == read.row.id:
            self.problem.set_text("")
            self.card.show_row(read.row, self.choices)
            self.card.show_note(read, self.choices)

    def _open_case(self) -> None:
        hit = self._hit()
        if hit is not None and hit.case_id is not None:
            self.context.open_page("case", (hit.case_id, "note_search"))

    # What is shown

    def _make_actions(self) -> None:
        self.line_action = self.add_action(self.tr("Suchzeile"), "Ctrl+F", self._to_line)
        self.read_action = self.add_action(self.tr("Gespräch lesen"), "Return", self._read_current)
        self.read_action.setShortcuts([QKeySequence(name) for name in ("Return", "Enter")])
        # In the line, the same key asks.
        self.read_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(self.read_action)
        self.case_action = self.add_action(self.tr("Beratungsfall"), "Ctrl+Shift+F", self._open_case)
        self.more_action = self.add_action(self.tr("Weitere Treffer"), "Alt+M", self.show_more)
        self.more = KeyButton.for_action(self.more_action, "plus", "quiet")
        self.state.add_widget(self.more)

    def _lay_out(self) -> None:
        hits = Card(margin=SPACE_2)
        hits.body.addWidget(self.list)
        buttons, line = flowing()
        read = KeyButton(self.read_action.text(), self.tr("Enter"), "eye")
        read.clicked.connect(self.read_action.trigger)
        self.read_action.changed.connect(lambda: read.setEnabled(self.read_action.isEnabled()))
        for made in (read, KeyButton.for_action(self.case_action, "counselling")):
            line.addWidget(made)
        right = QVBoxLayout()
        right.setSpacing(SPACE_2)
        right.addWidget(self.card, 1)
        right.addWidget(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(hits, 3)
        middle.addLayout(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_1, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(self.rooms)
        for widget in (self.line, self.state, self.problem):
            layout.addWidget(widget)
        layout.addLayout(middle, 1)

    def _on_choices(self, choices: Choices) -> None:
        self.choices = choices
        self.line.set_choices(choices)
        self.list.viewport().update()

    def _topics(self, codes: tuple[str, ...]) -> str:
        if self.choices is None:
            return ""
        return ", ".join(self.choices.word(ListName.TOPICS, code) for code in codes)

    def _hit(self) -> NoteHit | None:
        row = self.list.current_row()
        return row if isinstance(row, NoteHit) else None

    def _read_current(self) -> None:
        if (hit := self._hit()) is not None:
            self._read(hit)

    def _on_selected(self, hit: NoteHit | None) -> None:
        if self.card.row is not None and (hit is None or hit.session_id != self.card.row.id):
            self.card.show_row(None, None)
        self.read_action.setEnabled(hit is not None)
        self.case_action.setEnabled(hit is not None and hit.case_id is not None)

    def _on_hidden_again(self) -> None:
        self.card.show_row(None, None)
        if self.isVisible():
            self.list.setFocus()

    def _on_change(self, changes: Changes) -> None:
        read = self.card.row
        if read is not None and changes.may_be_of(Kind.SESSION, read.id):
            # It is another by now; to read it again is a reading of its own.
            self.card.show_row(None, None)
        if self._asked is not None:
            self._changed = True
            self._say_state()

    def _to_line(self) -> None:
        self.line.field.setFocus()
        self.line.field.selectAll()

    def _forget_hits(self) -> None:
        for key in (_ASKED, _READ):
            self.context.runner.forget(key)
        self._asked, self._changed = None, False
        self.card.show_row(None, None)
        self.list.forget()
        self.problem.set_text("")

    def _names_hidden(self) -> bool:
        """Whether nothing may come to the screen now, which is said."""
        hidden = self.context.privacy.hidden
        if hidden:
            self.context.status.tell_hidden()
        return hidden

    def _show_problem(self, error: KnownError) -> None:
        if isinstance(error, StoreDamaged):
            text = self.tr(
                "Eine Notiz lässt sich nicht öffnen: Sie wurde beschädigt oder von fremder Hand verändert. "
                "Bitte nichts überschreiben und der Leitung Bescheid geben; die letzte Sicherung kann sie noch haben."
            )
        else:
            text = "\n".join(part for part in map(say, error.sentences()) if part)
        self.problem.set_text(text, Tone.BAD)
        self._say_state()

    def _say_state(self) -> None:
        asked, shown = self._asked, self.list.rows.rowCount()
        self.more_action.setEnabled(asked is not None and asked.answered and asked.number > shown)
        self.more.setVisible(self.more_action.isEnabled())
        self._say_empty(asked)
        if asked is None or not asked.answered:
            text = self.tr("Jeder Treffer, der gezeigt wird, wird als „in der Suche angezeigt“ vermerkt.")
            self.state.set_text(text, Tone.NEUTRAL, "eye")
            return
        parts = [self.tr("{number} Treffer").format(number=asked.number)]
        if shown:
            text = self.tr("die {number} neuesten gezeigt; das ist vermerkt")
            if shown >= asked.number:
                text = self.tr("gezeigt; das ist vermerkt")
            parts.append(text.format(number=shown))
        tone, icon = Tone.NEUTRAL, "check"
        if not asked.finished:
            tone, icon = Tone.INFO, "clock"
            text = self.tr("noch nicht fertig: {ready} von {total} Gesprächen durchsucht")
            if asked.halted:
                tone, icon = Tone.WARN, "warning"
                text = self.tr("angehalten: {ready} von {total} Gesprächen durchsucht, Enter macht weiter")
            parts.append(text.format(ready=asked.ready, total=asked.total))
        if (self.line.words(), self.line.only()) != (asked.words, asked.only):
            tone, icon = Tone.WARN, "info"
            parts.append(self.tr("oben steht inzwischen anderes: Enter sucht danach"))
        elif self._changed:
            parts.append(self.tr("inzwischen wurde etwas eingetragen: Enter sucht neu"))
        self.state.set_text(" · ".join(parts), tone, icon)

    def _say_empty(self, asked: _Asked | None) -> None:
        if asked is None:
            title = self.tr("Wonach suchen Sie?")
            hint = self.tr(
                "Wortanfänge genügen: „wohn miet“ findet Notizen, in denen beides steht. Enter sucht."
            )
        elif not asked.answered or not (asked.finished or asked.halted):
            title = self.tr("Noch nichts gefunden")
            hint = self.tr("Die Notizen werden noch durchsucht, die neuesten zuerst.")
        else:
            title = self.tr("In keiner Notiz gefunden, die Sie lesen dürfen")
            hint = self.tr("Weniger Wörter oder kürzere Anfänge finden mehr; oder einen Filter leeren.")
        self.list.empty.set_text(title, hint)
