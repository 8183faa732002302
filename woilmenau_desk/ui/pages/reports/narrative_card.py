"""One question of the Sachbericht: what stands under it is in the store a moment after it was typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.errors import ChangedMeanwhile, KnownError
from woilmenau_desk.domain.narrative import ANSWER_LENGTH, AnswerRow, joined
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.reports import narrative
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import WordButton, button
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Card, Note, ink_label
from woilmenau_desk.ui.words import isolated, say

# The draft is kept at every little pause; the store and its trail hear of it a little later, and whenever a field is left.
_PAUSE_MS, _LONGEST_MS = 2000, 15_000
_LEAST_HEIGHT, _MOST_HEIGHT = 76, 280  # of a field: as high as its text, within these
_FRAME = 32  # above and below the text
_SHOWN = 600  # of what a colleague wrote, in the note that tells of it


class Seen(QWidget):
    """Over which version a draft was typed. Nobody sees it."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.version = 0
        self.setVisible(False)

    def draft_value(self) -> object:
        return self.version

    def restore_draft(self, value: object) -> None:
        self.version = value if isinstance(value, int) else 0


class QuestionCard(Card):
    """A question and its text. What a colleague wrote meanwhile is never written over: one chooses."""

    saved = Signal(object)  # AnswerRow
    settled = Signal()  # something was typed, and then nothing for a moment: the hints may look at it
    entered = Signal(str)  # the question, when the focus comes

    def __init__(
        self, context: Context, span: Span, row: AnswerRow, funder_id: int | None, funder: str = ""
    ) -> None:
        super().__init__(row.title, margin=12)
        if row.foreign:
            self.set_title(self.tr("{title} · wird nicht mehr gefragt").format(title=row.title))
        self._context, self._span, self._funder_id = context, span, funder_id
        self.row = row
        self._theirs: AnswerRow | None = (
            None  # what stands in the store, where it is another than was typed over
        )
        self._saving = self._filling = False
        self.field = LongText(row.hint, least=_LEAST_HEIGHT)
        self.field.setAccessibleName(row.title)
        self.field.setAccessibleDescription(row.hint)
        self.field.installEventFilter(self)
        self._seen = Seen(self)
        self.state = ink_label("", "small")
        self.warnings = Note("", Tone.WARN if row.once else Tone.NEUTRAL, "eye")
        self.confirm_button = button(self.tr("Niemand ist zu erkennen"), "check")
        self.confirm_button.clicked.connect(self._confirm)
        self.confirm_button.hide()
        self.conflict = Note("", Tone.WARN, "people")
        self._choice = QWidget()
        self.own_button = button("", look="quiet")
        self.own_button.clicked.connect(self._switch_own)
        self._funder = funder
        self._lay_out()
        for written in (self.field, self.conflict, self.warnings):
            context.privacy.cover(written)  # whoever is meant may be named there
        self._pause, self._limit = self._timer(_PAUSE_MS), self._timer(_LONGEST_MS)
        self._fill(row)
        self.keeper = context.drafts.keep(self._draft_id(), {"text": self.field, "seen": self._seen}, self)
        self.keeper.restored.connect(self._on_restored)
        self.field.edited.connect(self._on_edited)
        self.keeper.restore()

    @property
    def question(self) -> str:
        """Its code."""
        return self.row.question

    @property
    def dirty(self) -> bool:
        """Whether something stands here that is not in the store."""
        return self.text() != self.row.text.strip()

    def text(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText().strip()

    def take(self, row: AnswerRow) -> None:
        """What stands in the store now: shown where nothing else was typed, told beside it where it differs."""
        if row.version == self.row.version and row.funder_id == self.row.funder_id:
            self.row, self._theirs = row, None  # what they wrote was taken back
            self._show_conflict()
            self._show_state()
            return
        if self._saving:
            return
        if not self.dirty or self.text() == row.text.strip():
            self._fill(row)
            self.keeper.drop()
        elif row.text in ("", self.row.text) and row.funder_id == self.row.funder_id:
            # Nothing of theirs would be written over.
            self.row, self._theirs = row, None
            self._seen.version = row.version
            self._show_conflict()
            self._show_state()
            self._pause.start()
        else:
            self._tell_conflict(row)

    def set_warnings(self, text: str) -> None:
        """Say what of the text may let somebody be recognised."""
        self.warnings.set_text(text)
        self._show_state()

    def save(self) -> None:
        """Keep what was typed now, if anything was."""
        self._stop()
        if not self.dirty or self._saving or self._theirs is not None:
            return
        self._saving = True
        self._context.runner.run(
            self.keeper.saving(narrative.save),
            self._context.desk,
            self._span,
            self.question,
            self.text(),
            self.row.version,
            self.row.funder_id,
            on_done=self._on_saved,
            on_error=self._on_error,
            settled=self._on_settled,
            owner=self,
            even_held=True,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # the text has its lines once the field has its width

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() is QEvent.Type.FocusIn:
                self.entered.emit(self.question)
            elif event.type() is QEvent.Type.FocusOut:
                self.save()
            elif event.type() is QEvent.Type.ShortcutOverride and self._is_undone_outside(event):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _is_undone_outside(self, event: QEvent) -> bool:
        """Where nothing was typed that the field could take back, Ctrl+Z takes back what was done last: a taking over."""
        document = self.field.document()
        return isinstance(event, QKeyEvent) and (
            (event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable())
            or (event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable())
        )

    def _lay_out(self) -> None:
        self.head.addWidget(self.own_button)
        self.own_button.setVisible(bool(self._funder_id))
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(SPACE_2)
        for text, slot in (
            (self.tr("Beides behalten"), self._keep_both),
            (self.tr("Meinen Text behalten"), self._keep_mine),
            (self.tr("Den anderen nehmen"), self._keep_theirs),
        ):
            made: WordButton = button(text)
            made.clicked.connect(slot)
            choice.addWidget(made)
        choice.addStretch(1)
        self._choice.hide()
        self.conflict.hide()
        self.warnings.hide()
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.confirm_button)
        for widget in (self.conflict, self._choice, self.field, self.warnings):
            self.body.addWidget(widget)
        self.body.addLayout(foot)
        self.body.setSpacing(SPACE_2)

    def _fit(self) -> None:
        """As high as the text: one reads it whole, and an empty one takes little room."""
        lines = max(1, round(self.field.document().size().height()))
        wanted = lines * self.field.fontMetrics().lineSpacing() + _FRAME
        height = min(max(wanted, _LEAST_HEIGHT), _MOST_HEIGHT)
        if height != self.field.height():
            self.field.setFixedHeight(height)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self._on_pause)
        return timer

    def _stop(self) -> None:
        self._pause.stop()
        self._limit.stop()

    def _draft_id(self) -> str:
        return f"report_text:{self._span}:{self.question}:{self._funder_id or 0}"

    def _fill(self, row: AnswerRow) -> None:
        """Show this one; nothing of it was typed."""
        self.row, self._theirs = row, None
        self._seen.version = row.version
        self._filling = True
        if self.field.toPlainText().strip() != row.text.strip():
            self.field.setPlainText(row.text)
        self._filling = False
        self._fit()
        self._stop()
        self._show_conflict()
        self._show_state()
        self.settled.emit()

    def _on_edited(self) -> None:
        if self._filling:
            return
        self._fit()
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()
        self._show_state()

    def _on_pause(self) -> None:
        self.save()
        self.settled.emit()

    def _on_restored(self) -> None:
        if self.dirty and self._seen.version != self.row.version:
            self._tell_conflict(self.row)
        elif self.dirty:
            self._pause.start()

    def _on_saved(self, done: Done[AnswerRow]) -> None:
        self.row = done.value
        self._seen.version = self.row.version
        self.keeper.settle()
        if self.dirty:
            # Typed on meanwhile: that is no draft yet either.
            self.keeper.touch()
            self._pause.start()
        self.saved.emit(self.row)

    def _on_error(self, error: KnownError) -> None:
        if isinstance(error, ChangedMeanwhile):
            self._read_again()
            return
        what, _kept, todo = (say(sentence) for sentence in error.sentences())
        self.state.set_ink("bad")
        self.state.setText(" ".join(part for part in (what, todo) if part))

    def _on_settled(self) -> None:
        self._saving = False
        if not self.state.ink:
            self._show_state()

    def _read_again(self) -> None:
        self._context.runner.run(
            narrative.texts,
            self._context.desk,
            self._span,
            self._funder_id,
            on_done=self._on_read_again,
            owner=self,
        )

    def _on_read_again(self, rows: tuple[AnswerRow, ...]) -> None:
        for row in rows:
            if row.question == self.question:
                self.take(row)

    # What a colleague wrote meanwhile

    def _tell_conflict(self, theirs: AnswerRow) -> None:
        self._theirs = theirs
        self._stop()
        self._show_conflict()

    def _show_conflict(self) -> None:
        theirs = self._theirs
        self._choice.setVisible(theirs is not None)
        self._show_state()
        if theirs is None:
            self.conflict.set_text("")
            return
        text = self.tr("{name} hat hier inzwischen geschrieben: „{text}“ Ihr Text steht noch da.")
        shown = theirs.text if len(theirs.text) <= _SHOWN else f"{theirs.text[:_SHOWN].rstrip()} …"
        self.conflict.set_text(text.format(name=isolated(theirs.written_by), text=isolated(shown)))

    def _keep_both(self) -> None:
        self._decide(lambda theirs, mine: joined(theirs, mine))

    def _keep_mine(self) -> None:
        self._decide(lambda _theirs, mine: mine)

    def _keep_theirs(self) -> None:
        self._decide(lambda theirs, _mine: theirs)

    def _decide(self, choose: Callable[[str, str], str]) -> None:
        theirs = self._theirs
        if theirs is None:
            return
        text = choose(theirs.text, self.text())[:ANSWER_LENGTH]
        self._fill(theirs)
        if text != theirs.text:
            self.field.selectAll()
            self.field.insertPlainText(text)  # so that Ctrl+Z in the field takes it back
            self.save()
        else:
            self.keeper.drop()
        self.field.setFocus()

    # A funder's own text

    def _switch_own(self) -> None:
        funder_id = self._funder_id
        if not funder_id:
            return
        self.save()
        if self.row.funder_id is None:
            self._run(narrative.own_text, self._span, self.question, funder_id)
        else:
            self._run(narrative.drop_own_text, self._span, self.question, funder_id, self.row.version)

    def _confirm(self) -> None:
        self._run(narrative.confirm, self._span, self.question, self.row.version, self.row.funder_id)

    def _run(self, function: Callable[..., Done[AnswerRow]], *arguments: object) -> None:
        self._context.runner.run(
            function,
            self._context.desk,
            *arguments,
            on_done=lambda done: self.take(done.value),
            on_error=self._on_error,
            owner=self,
        )

    # What it says of itself

    def _show_state(self) -> None:
        row = self.row
        self.state.set_ink("")
        if self._theirs is not None:
            self.state.set_ink("bad")
            self.state.setText(self.tr("nicht gesichert: bitte wählen"))
        elif self._saving or self.dirty:
            self.state.setText(self.tr("wird gesichert …"))
        elif row.written_at is not None and row.text:
            today, at = self._context.today(), row.written_at
            day = "" if at.date() == today else f"{people_say_date(at.date(), today)}, "
            text = self.tr("gesichert · {name}, {when}")
            self.state.setText(text.format(name=isolated(row.written_by), when=f"{day}{say_time(at.time())}"))
        else:
            self.state.setText("")
        if row.once and row.confirmed and not self.dirty:
            self.state.setText(" · ".join((self.state.text(), self.tr("bestätigt: niemand ist zu erkennen"))))
        self.confirm_button.setVisible(row.once and bool(row.text) and not row.confirmed)
        self.confirm_button.setEnabled(not self.dirty)
        if self._funder_id:
            own = row.funder_id is not None
            self.own_button.setText(self.tr("Text für alle nehmen") if own else self.tr("Eigener Text"))
            tip = (
                self.tr("Dieser Text steht nur im Bericht für {funder}.")
                if own
                else self.tr("Hier für {funder} etwas anderes schreiben als für alle.")
            )
            self.own_button.setToolTip(tip.format(funder=self._funder))
