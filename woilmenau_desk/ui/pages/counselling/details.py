"""The session that is selected. Its note is read only when somebody asks to, and hidden again soon."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.errors import KnownError, StoreDamaged
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.clipboard import forget_copied
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.counselling.amendment_words import amendments_text
from woilmenau_desk.ui.pages.counselling.rows import due_icon, due_tone, due_words
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.topics import flowing
from woilmenau_desk.ui.words import named, say

_LEAST_WIDTH = 340
_LEAST_TEXT = 52


class SessionCard(Card):
    """A card at the right of the list. `allowed` says whether this role may know more than that it took place."""

    hidden_again = Signal()  # the note that was read is gone from the screen

    def __init__(
        self, context: Context, allowed: bool, read: QWidget, work: Sequence[QWidget], ask_whom: str
    ) -> None:
        """`read` and `work` are the buttons of the page's actions; `ask_whom` names those who may know."""
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH)
        self._context, self._allowed = context, allowed
        self.row: SessionRow | None = None
        self._is_closed = False
        privacy = context.privacy
        self._name = PersonalLabel(privacy, look="title")
        self._name.setWordWrap(True)
        self._when = text_label("", "lead", wrap=True)
        self._about = PersonalLabel(privacy)
        self._about.setWordWrap(True)
        self._more = PersonalLabel(privacy, look="soft")
        self._more.setWordWrap(True)
        self._due, self._first = Badge(), Badge()
        self._first.set_state(self.tr("Erstgespräch"), Tone.INFO, "sparkle")
        self._read = read
        self._none = text_label(self.tr("Zu diesem Gespräch gibt es keine Notiz."), "soft", wrap=True)
        self.problem = Note("", Tone.BAD)
        self.note = LongText(least=_LEAST_TEXT)
        self.note.setReadOnly(True)
        self.note.setAccessibleName(self.tr("Vertrauliche Notiz"))
        # What was added stands below the note, which stays as it was.
        self.added = LongText(least=_LEAST_TEXT)
        self.added.setReadOnly(True)
        self.added.setAccessibleName(self.tr("Nachträge"))
        self._closed = text_label(self.tr("Seit mehr als 24 Stunden abgeschlossen."), "small", wrap=True)
        self.restricted = Note("", Tone.NEUTRAL, "lock")
        self.hide_button = KeyButton(self.tr("Notiz verbergen"), self.tr("Esc"), "eye-off", "quiet")
        self.discreet = Note("", Tone.INFO, "lock")
        self.set_ask_whom(ask_whom)
        self._work, below = flowing()
        for made in work:
            below.addWidget(made)
        self._empty = EmptyState(
            "counselling", self.tr("Kein Gespräch ausgewählt"), self.tr("Mit den Pfeiltasten eines wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._name)
        column.addWidget(self._when)
        badges = QHBoxLayout()
        badges.setSpacing(SPACE_2)
        for badge in (self._first, self._due):
            badges.addWidget(badge)
        badges.addStretch(1)
        column.addLayout(badges)
        column.addSpacing(SPACE_1)
        for about in (self._about, self._more, self.discreet, self.restricted, self._none, self.problem):
            column.addWidget(about)
        column.addWidget(self._read)
        column.addWidget(self.note, 3)
        column.addWidget(self.added, 2)
        column.addWidget(self._closed)
        column.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        column.addSpacing(SPACE_3)
        column.addWidget(self._work)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._shown, 1)
        self.hide_button.clicked.connect(self.hide_note)
        privacy.changed.connect(self._on_privacy)
        self.show_row(None, None)

    def set_ask_whom(self, names: str) -> None:
        """Tell the counter whom to ask."""
        text = self.tr(
            "Worum es ging, sehen nur Beratung und Leitung. Für eine Auskunft oder ein neues Gespräch bitte fragen: {names}."
        )
        self.discreet.set_text("" if self._allowed else text.format(names=names))

    def set_empty(self, title: str, hint: str) -> None:
        """Say what stands there while none is shown."""
        self._empty.set_text(title, hint)

    def show_row(self, row: SessionRow | None, choices: Choices | None) -> None:
        """Show this session, or that none is selected. A note that was read stays if it is still the same one."""
        # What was added to it, or is to follow from it, makes it another one, too.
        if row is None or row != self.row:
            self.hide_note()
            self.problem.set_text("")
        self.row = row
        self._empty.setVisible(row is None)
        self._shown.setVisible(row is not None)
        if row is None:
            self._name.set_name("")
            self._about.set_name("")
            self._when.setText("")
            return
        today = self._context.today()
        self._name.set_name(named(row.person_name))
        day = people_say_date(row.occurred_at.date(), today)
        when = self.tr("{day}, {time} · {minutes} Minuten · {counsellor}")
        self._when.setText(
            when.format(
                day=day,
                time=say_time(row.occurred_at.time()),
                minutes=row.duration_minutes,
                counsellor=row.counsellor,
            )
        )
        self._about.set_name("\n".join(self._said_of(row, choices)) if choices else "")
        self._about.setVisible(self._allowed)
        due = due_words(row, today)
        if due:
            due = self.tr("Wiedervorlage: {due}").format(due=due)
        self._due.set_state(due, due_tone(row, today), due_icon(row, today))
        self._due.setVisible(bool(due))
        self._first.setVisible(row.first)
        self.restricted.set_text(
            self.tr("Eingeschränkter Fall: Worum es ging, lesen nur die benannten Kolleginnen und Kollegen.")
            if row.hidden
            else ""
        )
        self._work.setVisible(self._allowed and not row.hidden)
        self._show_reading()

    def show_note(self, read: SessionReading, choices: Choices) -> None:
        """Show what was read, unless something else is shown by now or names are hidden."""
        details = read.details
        if (
            self.row is None
            or details.row.id != self.row.id
            or self._context.privacy.hidden
            or not self.isVisible()
        ):
            return
        more = []
        if details.data.interpreting:
            language = choices.word(ListName.LANGUAGES, details.data.interpreting_language)
            by = choices.word(ListName.INTERPRETING, details.data.interpreting)
            by = ", ".join(part for part in (by, details.data.interpreter, language) if part)
            more.append(self.tr("Sprachmittlung: {by}").format(by=by))
        if details.data.follow_up_reason:
            reason = details.data.follow_up_reason
            more.append(self.tr("Grund der Wiedervorlage: {reason}").format(reason=reason))
        if details.data.referral:
            target = choices.word(ListName.REFERRAL_TARGETS, details.data.referral.target)
            state = choices.word(ListName.REFERRAL_STATES, details.data.referral.state)
            more.append(self.tr("Verweis: {target}, {state}").format(target=target, state=state))
        self._more.set_name("\n".join(more))
        self.problem.set_text("")
        self.note.setPlainText(details.note)
        self.added.setPlainText(amendments_text(read.amendments, self._context.today()))
        self._is_closed = details.closed
        self._show_reading()
        (self.note if details.note else self.added).setFocus()

    def hide_note(self) -> None:
        """Take the text off the screen and out of the widget."""
        shown = self._reads
        for text in (self.note, self.added):
            text.clear()
            text.document().clearUndoRedoStacks()
        self._more.set_name("")
        self._show_reading()
        if shown:
            forget_copied()
            self.hidden_again.emit()

    def show_error(self, error: KnownError) -> None:
        """Tell why the note cannot be read."""
        self.hide_note()
        if isinstance(error, StoreDamaged):
            text = self.tr(
                "Diese Notiz lässt sich nicht öffnen: Sie wurde beschädigt oder von fremder Hand verändert. "
                "Alles andere ist lesbar. Bitte nichts überschreiben und der Leitung Bescheid geben; "
                "die letzte Sicherung kann die Notiz noch haben."
            )
        else:
            text = "\n".join(part for part in map(say, error.sentences()) if part)
        self.problem.set_text(text, Tone.BAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._reads:
            self.hide_note()
            return
        super().keyPressEvent(event)

    def _said_of(self, row: SessionRow, choices: Choices) -> list[str]:
        topics = ", ".join(choices.word(ListName.TOPICS, code) for code in row.topics)
        said = [self.tr("Themen: {topics}").format(topics=topics)] if topics else []
        if row.outcome:
            outcome = choices.word(ListName.OUTCOMES, row.outcome)
            said.append(self.tr("Ergebnis: {outcome}").format(outcome=outcome))
        if row.amendments:
            said.append(self.tr("Nachträge: {number}").format(number=row.amendments))
        return said

    @property
    def _reads(self) -> bool:
        """Whether something confidential stands there to be read."""
        return bool(self.note.toPlainText() or self.added.toPlainText())

    def _show_reading(self) -> None:
        row = self.row
        has_text = row is not None and not row.hidden and (row.has_note or row.amendments > 0)
        hidden = row is not None and row.hidden
        shown = self._reads
        self._read.setVisible(self._allowed and has_text and not shown)
        self._none.setVisible(self._allowed and not has_text and not hidden)
        self.note.setVisible(bool(self.note.toPlainText()))
        self.added.setVisible(bool(self.added.toPlainText()))
        self._closed.setVisible(shown and self._is_closed)
        self._filler.setVisible(not shown)
        self.hide_button.setVisible(shown)
        self._more.setVisible(bool(self._more.name()))

    def _on_privacy(self, hidden: bool) -> None:
        if hidden:
            self.hide_note()
