"""The roll call: one line that takes names, heads and numbers, the people below it, the children beside them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.offers import AttendanceState, SessionKey, SessionRow, SessionState
from woilmenau_desk.domain.roll_call import Child, RollPart, RollRow, by_name
from woilmenau_desk.domain.roll_line import Meant, Typed, read_line
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.offers import roll_call, sheets
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.drafts import DraftKeeper
from woilmenau_desk.ui.pages.offers import roll_call_work as work
from woilmenau_desk.ui.pages.offers.papers import OfferPapers
from woilmenau_desk.ui.pages.offers.roll_call_line import RollLine
from woilmenau_desk.ui.pages.offers.roll_call_meant import MeantLine
from woilmenau_desk.ui.pages.offers.roll_call_side import RollSide
from woilmenau_desk.ui.pages.offers.roll_call_words import RollWords, session_state_said
from woilmenau_desk.ui.pages.offers.roll_call_work import Opened
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.keystrokes import typed_by
from woilmenau_desk.ui.widgets.labels import Badge, Card, ElidedLabel, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import RowsModel, RowsView
from woilmenau_desk.ui.widgets.session_choice import SessionChoice
from woilmenau_desk.ui.words import say

_SIDE, _SIDE_NARROW, _NARROW_BELOW = 288, 232, 1000
_CLOCK_MS = 20_000
_CAME = AttendanceState.CAME


class RollCallPage(Page):
    """Opened with a SessionKey; without one it shows today's sessions to choose from.

    Every mark is durable when it is painted; what stands half typed in the line is kept as a draft.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.key: SessionKey | None = None
        self._session: SessionRow | None = None
        self._asked: SessionKey | None = None  # what is being read
        self._back = "offers"
        self._places = 0
        self._lists: Choices | None = None
        self._pending: set[int] = set()  # whose mark is on its way
        self._last: int | None = None  # who came last
        self._keeper: DraftKeeper | None = None
        self.papers = OfferPapers(context, self)
        self.all_action = self.add_action(self.tr("Alle Angemeldeten sind da"), "Alt+A", self.come_all)
        self.finish_action = self.add_action(self.tr("Fertig"), "Ctrl+Return", self.finish)
        self.list_action = self.add_action(self.tr("Liste drucken"), "Ctrl+P", self._print_list)
        self.excuse_action = self.add_action(self.tr("Entschuldigt"), "Alt+E", self.excuse)
        self.new_person_action = self.add_action(self.tr("Person anlegen"), "Ctrl+N", self._new_person)
        self.other_action = self.add_action(
            self.tr("Anderes Angebot von heute"), "Ctrl+G", self._choose_other
        )
        self.words = RollWords(self._language, lambda number: self.side.numbers(number), self)
        self.side = RollSide(self.words, context.privacy)
        self.model: RowsModel[RollRow] = RowsModel(
            self.words.rows(), context.privacy, key=lambda row: row.person_id, parent=self
        )
        self.view = RowsView(
            self.model,
            self.tr("Anwesenheit"),
            empty=EmptyState(
                "people",
                self.tr("Niemand ist angemeldet."),
                self.tr("Zwei, drei Buchstaben eines Namens und Enter: die Person ist da."),
            ),
        )
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line = RollLine(context, self.words, self.rows, self)
        self.field = self.line.field
        self.meant = MeantLine(context.privacy)
        self.problem = Note("", Tone.BAD)
        self._wrong: tuple[str, KnownError | None] = ("", None)
        context.privacy.changed.connect(self._on_privacy)
        self.choice = SessionChoice(
            context.privacy,
            empty=EmptyState("offer", self.tr("Heute findet kein Angebot statt.")),
        )
        self._lay_out()
        self.field.installEventFilter(self)
        self.line.changed.connect(self._say_meant)
        self.choice.chosen.connect(lambda row: self.open_session(row.key))
        self.side.child_opened.connect(self._collect)
        self.line.hits.clicked.connect(lambda _index: self._enter())
        self.watch(Kind.ATTENDANCE, Kind.OFFER, Kind.ENROLMENT, Kind.PERSON, Kind.VOLUNTEER)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._say_counts)
        self._clock.start()
        context.choices.follow(self._on_lists, self)
        self._show_whole(None)

    # -- opening ---------------------------------------------------------------------------------------------------

    def show_subject(self, subject: object) -> None:
        """A SessionKey, or one with the page to go back to."""
        if isinstance(subject, tuple) and len(subject) == 2:
            subject, self._back = subject
        if isinstance(subject, SessionKey):
            self.open_session(subject)
        else:
            self.key = None
            self.reload()

    def open_session(self, key: SessionKey) -> None:
        """Show the roll call of a session; what was typed for another one waits as its draft."""
        if key != self.key:
            self.context.drafts.flush()
            self._pending.clear()
            self._last = None
            self._say_problem()
            self.field.setText("")
        self.key = key
        self.reload()
        self.field.setFocus()

    def activated(self) -> None:
        self.field.setFocus()
        if self.key is None:
            self.reload()

    def reload(self) -> None:
        asked = self._asked = self.key
        self.context.runner.run_latest(
            "roll_call.whole",
            work.opened,
            self.context.desk,
            asked,
            on_done=lambda opened: self._on_opened(asked, opened),
        )

    def rows(self) -> tuple[RollRow, ...]:
        """Everybody who is shown."""
        return tuple(self.model.rows())

    def _on_opened(self, asked: SessionKey | None, opened: Opened) -> None:
        if asked != self.key:
            return
        fresh = self._session is None or self._session.key != asked
        self._show_whole(opened)
        if fresh and opened.roll is not None:
            self._keep_draft()
            self.view.select_first(lambda row: row.state is AttendanceState.ANNOUNCED)

    def _show_whole(self, opened: Opened | None) -> None:
        roll = opened.roll if opened is not None else None
        self._session = roll.session if roll is not None else None
        for action in (self.all_action, self.finish_action, self.excuse_action):
            action.setEnabled(roll is not None)
        self.line.set_volunteers(opened.volunteers if opened is not None else None)
        if roll is None:
            self.choice.show_sessions(opened.today if opened is not None else (), self.context.now())
            self.stack.setCurrentWidget(self.choice)
        else:
            self._places = roll.childcare_places
            self.side.set_children(roll.children)
            self.model.set_rows(roll.rows)
            self.line.search_again()
            self._show_list()
        self.side.setVisible(roll is not None)
        self.side.children_card.setVisible(roll is None or not roll.session.for_volunteers)
        self._say_session()
        self._say_counts()
        self._say_meant()

    def _keep_draft(self) -> None:
        session = self._session
        if session is None:
            return
        key = session.key
        form = f"roll_call:{key.offer_id}:{key.planned_on}:{key.planned_starts:%H%M}"
        if self._keeper is None:
            self._keeper = self.context.drafts.keep(form, {"line": self.field}, self)
            self._keeper.restore()
        else:
            self._keeper.move(form)

    # -- keys ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if typed_by(event) and not self.field.hasFocus():
            # Whoever types here means the line, wherever the focus was left.
            self.field.setFocus()
            QApplication.sendEvent(self.field, event)
            return
        super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, empty = Qt.Key(event.key()), not self.field.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain:
            return False
        if self._session is None:
            if key == Qt.Key.Key_Escape and empty:
                return self._leave()
            return empty and self.choice.press(event)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            if self.line.shows_hits():
                self.line.step(step)
            else:
                self.view.step(step)
            self._say_meant()
            return True
        if key == Qt.Key.Key_Space and empty:
            if not event.isAutoRepeat():
                self.next_came()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
            return True
        if key == Qt.Key.Key_Delete and self.field.cursorPosition() == len(self.field.text()):
            if not event.isAutoRepeat():
                self._not_here()
            return True
        if key == Qt.Key.Key_Escape and empty:
            return self._leave()
        return False

    def next_came(self) -> None:
        """Space: whoever is marked and awaited came, and the next one is marked; else go to the next who is awaited."""
        row = self.view.current_row()
        if isinstance(row, RollRow) and self._is_awaited(row):
            self._mark(row, _CAME)
            self._go_to_next(self.view.currentIndex().row() + 1)
        else:
            self._go_to_next(self.view.currentIndex().row() + 1)
            if row is not None and self.view.current_row() == row:
                self.context.status.tell(self.tr("Es wird niemand mehr erwartet."))
        self._say_meant()

    def come_all(self) -> None:
        """Everybody who is announced came."""
        if self.key is not None:
            self._write(roll_call.come_all, self.key)

    def _print_list(self) -> None:
        if self._session is not None and self.key is not None:
            self.papers.attendance_list(self._session)

    def finish(self) -> None:
        """The session was held."""
        session = self._session
        if self.key is not None and session is not None:
            self._write(roll_call.finish, self.key, session.version)

    def excuse(self) -> None:
        """Whoever is meant is excused."""
        self._say_of(AttendanceState.EXCUSED)

    def _not_here(self) -> None:
        self._say_of(None)

    def _say_of(self, state: AttendanceState | None) -> None:
        """Say of the marked hit, or of the marked row, that they are not here."""
        hit = self.line.current() if self.line.shows_hits() else None
        row = self.view.current_row() if self.field.text() == "" else hit.row if hit is not None else None
        if not isinstance(row, RollRow):
            self.context.status.tell(self.tr("Es ist niemand gewählt."))
            return
        if hit is not None:
            self.field.setText("")
        if state is None and row.version == 0:
            text = self.tr("{name} ist nicht als da vermerkt.")
            self.context.status.tell(text.format(name=self.context.privacy.mask(row.name)))
            return
        self._mark(row, state)

    def _enter(self) -> None:
        if self._session is None or self.key is None:
            return
        typed, text = read_line(self.field.text()), self.field.text()
        if typed.meant is Meant.NAME:
            self._enter_name(typed)
            return
        if typed.meant is Meant.NOTHING:
            self.context.status.tell(self.tr("Die Leertaste sagt, dass die gewählte Person da ist."))
            return
        if typed.meant in (Meant.COLLECTED, Meant.NOT_BROUGHT):
            child = self.side.child(typed.number)
            if child is None:
                said = self.tr("Nichts erfasst: Kind Nr. {number} gibt es hier nicht.")
                self._refuse(said.format(number=typed.number))
                return
            self.field.setText("")
            if typed.meant is Meant.COLLECTED:
                self._collect(child, text)
            else:
                self._write(roll_call.strike, child.id, child.version, text=text)
            return
        self.field.setText("")
        if typed.meant is Meant.HEADS:
            self._write(roll_call.add_heads, self.key, typed.adults, typed.number, text=text)
        elif typed.meant is Meant.MORE_CHILDREN:
            self._write(work.bring_more, self.key, self._last, typed.number, text=text)
        else:
            self._write(sheets.type_back, self.key, typed.text, text=text)

    def _enter_name(self, typed: Typed) -> None:
        text = self.field.text()
        hit = self.line.current()
        if self.key is None or self.line.holds_back():
            return
        if hit is not None:
            self.field.setText("")
            self._mark(hit.row, _CAME, typed.children, text)
            return
        if self.line.answered():
            self._refuse(
                self.tr("Nichts erfasst: niemand gefunden. „1“ und Enter zählt anonym, Strg+N legt an.")
            )
            return
        # Nobody has seen any hits yet: the worker looks, and takes whoever is surely meant.
        self.field.setText("")
        self._write(work.came_by_name, self.key, typed.text, typed.children, text=text)

    def _refuse(self, said: str) -> None:
        self.meant.say(said, Tone.BAD, "error")

    def _collect(self, child: Child, text: str = "") -> None:
        self._write(roll_call.collect, child.id, child.version, text=text)

    def _mark(
        self, row: RollRow, state: AttendanceState | None, children: int | None = None, text: str = ""
    ) -> None:
        if self.key is None or row.person_id in self._pending:
            return
        self._pending.add(row.person_id)
        service = partial(roll_call.mark, children=children)
        self._write(service, self.key, row.person_id, state, row.version, text=text, of=row)

    def _write(
        self,
        service: Callable[..., Done[RollPart] | None],
        *asked: object,
        text: str = "",
        of: RollRow | None = None,
    ) -> None:
        """Ask for a write; `text` is what was typed for it, and comes back where nothing came of it."""

        def settled() -> None:
            if of is not None:
                self._pending.discard(of.person_id)

        key = self.key
        self.context.runner.run(
            service,
            self.context.desk,
            *asked,
            on_done=lambda done: self._on_written(key, done, text),
            on_error=lambda error: self._on_not_written(error, text, of),
            settled=settled,
            owner=self,
        )

    def _on_written(self, key: SessionKey | None, done: Done[RollPart] | None, text: str) -> None:
        if key != self.key:
            return
        if done is None:
            self._give_back(text)
            self._refuse(self.tr("Nichts erfasst: niemand ist sicher gemeint. Bitte wählen, dann Enter."))
            return
        self._say_problem()
        self.show_part(done.value)

    def _on_not_written(self, error: KnownError, text: str, of: RollRow | None) -> None:
        self._give_back(text)
        self._say_problem(of.name if of is not None else text, error)
        # Whatever stands there by now is what the next key is judged by.
        self.reload()

    def _on_privacy(self, _hidden: bool) -> None:
        self._say_problem(*self._wrong)

    def _say_problem(self, who: str = "", error: KnownError | None = None) -> None:
        """What was not written, and why; without an error nothing is wrong any more."""
        self._wrong = (who, error)
        if error is None:
            self.problem.set_text("")
            return
        lost = self.tr("Nicht erfasst: {what}").format(what=self.context.privacy.mask(who)) if who else ""
        why = " ".join(part for part in map(say, error.sentences()) if part)
        self.problem.set_text("\n".join(line for line in (lost, why) if line), Tone.BAD)

    def _give_back(self, text: str) -> None:
        if text and not self.field.text():
            self.field.setText(text)

    # -- showing ---------------------------------------------------------------------------------------------------

    def show_part(self, part: RollPart) -> None:
        """Show what a write changed; the rest stays as it is."""
        self.side.put_children(part.children, part.gone_children)
        if part.rows or part.gone:
            self.model.merge(part.rows, by_name, part.gone)
        last = part.rows[-1] if part.rows else None
        if last is not None and last.came:
            self._last = last.person_id
        if len(part.rows) == 1 and last is not None and not self._is_walking(last):
            self.view.select(last.person_id)
            self.view.scrollTo(self.view.currentIndex())
        session = self._session
        if session is not None:
            was = session.state
            self._session = session = _with(session, part)
            if was is not session.state:
                self._say_session()
        self._say_counts()
        self._say_meant()

    def _is_walking(self, row: RollRow) -> bool:
        """Whether the next one is marked already, for the space bar marked this one."""
        now = self.view.current_row()
        return (
            isinstance(now, RollRow) and now.person_id != row.person_id and not self.line.named(row.person_id)
        )

    def _is_awaited(self, row: RollRow) -> bool:
        return row.state is AttendanceState.ANNOUNCED and row.person_id not in self._pending

    def _go_to_next(self, first: int) -> None:
        rows = self.model.rows()
        order = (*range(first, len(rows)), *range(0, min(first, len(rows))))
        found = next((number for number in order if self._is_awaited(rows[number])), None)
        if found is not None:
            self.view.setCurrentIndex(self.model.index(found, 0))

    def _show_list(self) -> None:
        self.stack.setCurrentWidget(self.line.hits_card if self.line.shows_hits() else self._list_card)

    def _say_session(self) -> None:
        session = self._session
        if session is None:
            self.title.setText(self.tr("Welches Angebot?"))
            self.when.set_full_text("")
            self.state.setVisible(False)
            return
        self.title.setText(session.title)
        day = people_say_date(session.day, self.context.today())
        when = f"{day}, {say_time(session.starts)}–{say_time(session.ends)}"
        self.when.set_full_text(" · ".join(part for part in (when, session.room) if part))
        self.finish_action.setEnabled(session.state is SessionState.PLANNED)
        held = session.state is SessionState.HELD
        if held != self.words.held:
            self.words.held = held
            self.view.viewport().update()
        said, tone = session_state_said(session.state)
        self.state.setVisible(bool(said))
        if said:
            self.state.set_state(said, tone)

    def _say_counts(self) -> None:
        session = self._session
        if session is None:
            return
        now = self.context.now()
        over = (session.day, session.ends) < (now.date(), now.time())
        heads = session.anonymous_adults, session.anonymous_children
        self.side.say_counts(self.rows(), *heads, self._places, over=over)

    def _say_meant(self) -> None:
        if self._session is None:
            self.meant.say_choice()
            return
        self._show_list()
        typed = read_line(self.field.text())
        if typed.meant is Meant.NAME:
            self.meant.say_name(typed, self.line)
        else:
            last = next((one.name for one in self.rows() if one.person_id == self._last), "")
            self.meant.say_typed(typed, last)

    # -- elsewhere -------------------------------------------------------------------------------------------------

    def _leave(self) -> bool:
        self.context.open_page(self._back, None)
        return True

    def _choose_other(self) -> None:
        self.context.drafts.flush()
        self.key = None
        self.field.setText("")
        self.reload()

    def _new_person(self) -> None:
        typed = read_line(self.field.text())
        self.context.open_page("people", typed.text if typed.meant is Meant.NAME else "")

    def _on_changed(self, changes: Changes) -> None:
        if self.context.bus.origin is self and not changes.touch(Kind.PERSON):
            return  # a key of this page: its answer says what changed
        super()._on_changed(changes)

    def _on_lists(self, lists: Choices) -> None:
        self._lists = lists
        self.view.viewport().update()

    def _language(self, code: str | None) -> str:
        if self._lists is None or code is None:
            return ""
        return self._lists.values[ListName.LANGUAGES].label(code, self.context.language)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(_SIDE_NARROW if self.width() < _NARROW_BELOW else _SIDE)

    def _lay_out(self) -> None:
        self.title = text_label("", "lead")
        self.when = ElidedLabel(look="soft")
        self.state = Badge()
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addWidget(self.when, 1)
        for action, icon, look in ((self.all_action, "people", ""), (self.finish_action, "check", "primary")):
            made = KeyButton.for_action(action, icon, look)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            head.addWidget(made)
        self._list_card = Card(margin=3)
        self._list_card.body.addWidget(self.view)
        self.stack = QStackedWidget()
        for widget in (self._list_card, self.line.hits_card, self.choice):
            self.stack.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(SPACE_2)
        for below in (self.field, self.meant, self.problem):
            left.addWidget(below)
        left.addWidget(self.stack, 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_4)
        columns.addLayout(left, 1)
        columns.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_6, SPACE_1, SPACE_6, SPACE_2)
        whole.setSpacing(SPACE_2)
        whole.addLayout(head)
        whole.addLayout(columns, 1)


def _with(session: SessionRow, part: RollPart) -> SessionRow:
    return replace(
        session,
        id=part.session_id,
        version=part.version,
        state=part.state,
        anonymous_adults=part.anonymous_adults,
        anonymous_children=part.anonymous_children,
    )
