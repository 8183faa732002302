"""„Wer kann einspringen?“: whoever could, beside the roster; one key notes that they were asked, agreed or declined."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.finder import Answer, RequestRow
from woilmenau_desk.domain.finding_volunteers import ANSWERS
from woilmenau_desk.domain.roster import Duty
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.volunteers import substitutes
from woilmenau_desk.services.volunteers.substitutes import StandIn
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.dates import say_time, short_date
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, text_label
from woilmenau_desk.ui.widgets.rows import RowsView
from woilmenau_desk.ui.widgets.rows_model import Column, RowsModel
from woilmenau_desk.ui.words import say, word

_HEIGHT = 66  # three lines: name, how to reach them, why
_KEY = "roster stand-ins"
_TONES = {Answer.ASKED: Tone.INFO, Answer.AGREED: Tone.GOOD, Answer.DECLINED: Tone.NEUTRAL}
_ICONS = {Answer.ASKED: "question", Answer.AGREED: "check", Answer.DECLINED: "minus"}


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a day for which somebody is looked for."""

    day: date
    starts: time
    ends: time


class StandIns(Card):
    """The list has the focus while it is open; Esc leaves it."""

    left = Signal()
    stepped_in = Signal(object)  # the Duty

    def __init__(self, context: Context, languages: Callable[[str], str]) -> None:
        super().__init__(self.tr("Wer kann einspringen?"))
        self.context, self._languages = context, languages
        self.part: Part | None = None
        self._when = text_label("", "soft", wrap=True)
        self._model: RowsModel[StandIn] = RowsModel(
            (
                Column[StandIn](
                    "",
                    lambda one: one.name,
                    self._reach,
                    remark=self._why,
                    name=lambda one: one.name,
                    personal=True,
                    personal_detail=True,
                ),
                Column[StandIn](
                    "",
                    lambda one: word("volunteers", ANSWERS[one.request.answer]) if one.request else "",
                    badge=lambda one: _TONES[one.request.answer] if one.request else Tone.NEUTRAL,
                    badge_icon=lambda one: _ICONS[one.request.answer] if one.request else "",
                    width=112,
                    narrow=46,
                ),
            ),
            context.privacy,
            key=lambda one: one.key,
            parent=self,
        )
        self.view = RowsView(
            self._model,
            self.tr("Wer kann einspringen?"),
            empty=EmptyState("people", self.tr("Niemand, der frei ist")),
            header=False,
            row_height=_HEIGHT,
        )
        self.asked_action = self._action(self.tr("Gefragt"), ("G",), partial(self._note, Answer.ASKED))
        self.agreed_action = self._action(self.tr("Sagt zu"), ("Return", "Enter", "J"), self._agree)
        self.declined_action = self._action(self.tr("Sagt ab"), ("N",), partial(self._note, Answer.DECLINED))
        self.body.addWidget(self._when)
        self.body.addWidget(self.view, 1)
        for action, icon, look in (
            (self.agreed_action, "check", "primary"),
            (self.asked_action, "question", ""),
            (self.declined_action, "minus", ""),
        ):
            self.body.addWidget(KeyButton.for_action(action, icon, look))
        self.body.setSpacing(SPACE_2)
        close = KeyButton(self.tr("Zurück"), self.tr("Esc"), look="quiet")
        close.clicked.connect(self.left)
        self.body.addWidget(close)
        self.view.row_selected.connect(self._on_selected)
        self._on_selected(None)

    def look_for(self, part: Part) -> None:
        """Show who could be there then, and take the focus."""
        self.part = part
        self._when.setText(
            self.tr("{day}, {starts} bis {ends}").format(
                day=short_date(part.day), starts=say_time(part.starts), ends=say_time(part.ends)
            )
        )
        self._model.set_rows(())
        self.view.setFocus()
        self.read()

    def read(self) -> None:
        """Ask who could."""
        part = self.part
        if part is not None:
            self.context.runner.run_latest(
                _KEY,
                substitutes.could_step_in,
                self.context.desk,
                part.day,
                part.starts,
                part.ends,
                on_done=self._on_read,
                owner=self,
            )

    def close_list(self) -> None:
        """Nobody is looked for any more."""
        self.part = None
        self.context.runner.forget(_KEY)
        self._model.set_rows(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _action(self, text: str, keys: tuple[str, ...], slot: Callable[[StandIn], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda: self._with_current(slot))
        self.view.addAction(action)
        return action

    def _with_current(self, slot: Callable[[StandIn], object]) -> None:
        one = self.view.current_row()
        if isinstance(one, StandIn):
            slot(one)

    def _on_read(self, found: tuple[StandIn, ...]) -> None:
        if self.part is not None:
            self._model.set_rows(found)
            self.view.select_any()
            self._on_selected(self.view.current_row())

    def _on_selected(self, one: StandIn | None) -> None:
        volunteer = one is not None and one.candidate is not None
        may_plan = self.context.desk.actor.may(Right.EDIT_ROSTER)
        self.agreed_action.setEnabled(one is not None and (may_plan or volunteer))
        self.asked_action.setEnabled(volunteer)
        self.declined_action.setEnabled(volunteer)

    def _agree(self, one: StandIn) -> None:
        part = self.part
        if part is None:
            return
        if not self.context.desk.actor.may(Right.EDIT_ROSTER):
            # Whoever makes the roster enters it; that they agreed is known by then.
            self._note(Answer.AGREED, one)
            return

        service = partial(
            substitutes.step_in,
            colleague=one.colleague,
            volunteer_id=one.volunteer_id,
            request=one.request,
        )
        self.context.runner.run(
            service,
            self.context.desk,
            part.day,
            part.starts,
            part.ends,
            on_done=self._on_stepped_in,
            on_error=self._on_error,
            owner=self,
        )

    def _on_stepped_in(self, done: Done[Duty]) -> None:
        self.stepped_in.emit(done.value)

    def _note(self, answer: Answer, one: StandIn) -> None:
        part = self.part
        if part is None or one.volunteer_id is None:
            return
        if one.request is not None and one.request.answer is answer:
            return
        self.context.runner.run(
            substitutes.answered,
            self.context.desk,
            one.volunteer_id,
            answer,
            part.day,
            part.starts,
            one.request,
            on_done=partial(self._on_noted, one),
            on_error=self._on_error,
            owner=self,
        )

    def _on_noted(self, one: StandIn, done: Done[RequestRow]) -> None:
        if done.value.answer is Answer.AGREED:
            text = self.tr("Zusage notiert. In den Dienstplan trägt sie ein, wer ihn macht.")
            self.context.status.tell(text)
        # They stay where the eye has them, though the finder would now put them elsewhere.
        noted = StandIn(one.key, one.name, one.phone, one.languages, one.colleague, one.candidate, done.value)
        self._model.put(noted)
        if done.value.answer is Answer.DECLINED:
            self.view.step(1)

    def _on_error(self, error: KnownError) -> None:
        dialogs.show_error(self, error)
        self.read()

    def _reach(self, one: StandIn) -> str:
        spoken = ", ".join(self._languages(code) for code in one.languages)
        return " · ".join(part for part in (one.phone, spoken) if part)

    def _why(self, one: StandIn) -> str:
        if one.candidate is None:
            return self.tr("aus dem Team")
        # Of the line that is narrow, the end alone may be cut: the task, which is the same for all.
        why = one.candidate.why
        return " · ".join(map(say, (*why[:1], *why[2:], *why[1:2])))
