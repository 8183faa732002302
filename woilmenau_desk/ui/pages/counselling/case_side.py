"""What stands beside a timeline: the case with its buttons, or the entry that was opened."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.cases import CaseDetails, Entry
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.errors import KnownError, StoreDamaged
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.clipboard import forget_copied
from woilmenau_desk.ui.forms.counselling.amendment_words import amendments_text
from woilmenau_desk.ui.pages.counselling.timeline_view import key_of, outside_word, said, title_of, when_said
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Card, Note, rule, text_label
from woilmenau_desk.ui.widgets.topics import flowing
from woilmenau_desk.ui.words import named, say

_WIDTH, _NARROW = 364, 264
_NARROW_BELOW = 940
_FACTS_LEAST = 56  # pixels; what is more scrolls


class CaseAbout(Card):
    """What is agreed, who helps from outside, whom it reaches, and what can be done."""

    def __init__(self, context: Context, work: Sequence[QWidget], more: Sequence[QWidget]) -> None:
        """`work` are the buttons for new entries, `more` those about the case itself."""
        super().__init__()
        self._context = context
        privacy = context.privacy
        self._lines = {
            name: PersonalLabel(privacy, look=look)
            for name, look in (
                ("aims", "body"),
                ("lawyer", "body"),
                ("members", "body"),
                ("outcome", "strong"),
            )
        }
        inside = QWidget()
        facts = QVBoxLayout(inside)
        facts.setContentsMargins(0, 0, SPACE_1, 0)
        facts.setSpacing(SPACE_1)
        titles = {
            "outcome": self.tr("Ergebnis"),
            "aims": self.tr("Ziele"),
            "lawyer": self.tr("Anwältin, Anwalt"),
            "members": self.tr("Wen der Fall erreicht"),
        }
        self._titles = {name: text_label(title, "small") for name, title in titles.items()}
        for name in titles:
            label = self._lines[name]
            label.setWordWrap(True)
            facts.addWidget(self._titles[name])
            facts.addWidget(label)
            facts.addSpacing(SPACE_2)
        self._nothing = text_label(
            self.tr("Ziele und Anwältin sind noch nicht eingetragen: Strg+E."), "soft", wrap=True
        )
        facts.addWidget(self._nothing)
        facts.addStretch(1)
        area = scrolled(inside)
        area.setMinimumHeight(_FACTS_LEAST)
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(area, 1)
        for buttons in (work, more):
            row, line = flowing()
            for made in buttons:
                line.addWidget(made)
            self.body.addWidget(row)
            if buttons is work:
                self.body.addWidget(rule())

    def show_case(self, details: CaseDetails, members: Mapping[int, str], choices: Choices | None) -> None:
        """Show what is known of a case; `members` are the names of those of the family who are known."""
        data = details.data
        outcome = choices.word(ListName.OUTCOMES, details.outcome) if choices else ""
        lawyer = "\n".join(part for part in (data.lawyer, data.lawyer_phone) if part)
        reached = ""
        if data.reached > 1:
            reached = self.tr("{number} Familienmitglieder").format(number=data.reached)
            known = ", ".join(named(members[one]) for one in data.members if one in members)
            reached = "\n".join(part for part in (reached, known) if part)
        for name, text in (
            ("aims", data.aims),
            ("lawyer", lawyer),
            ("members", reached),
            ("outcome", outcome),
        ):
            self._lines[name].set_name(text)
            self._lines[name].setVisible(bool(text))
            self._titles[name].setVisible(bool(text))
        self._nothing.setVisible(not (data.aims or lawyer))


class EntryCard(Card):
    """The entry that was opened; of a session, the note that was read, until it is hidden again."""

    left = Signal()  # what was read is gone from the screen

    def __init__(self, context: Context, work: tuple[QWidget, ...]) -> None:
        """`work` are the buttons below it; the first opens the entry where its kind lives."""
        super().__init__()
        self._context = context
        self.entry: Entry | None = None
        self.session: SessionRow | None = None  # the one that was read
        privacy = context.privacy
        self._what = PersonalLabel(privacy, look="title")
        self._what.setWordWrap(True)
        self._when = text_label("", "lead", wrap=True)
        self._about = PersonalLabel(privacy)
        self._about.setWordWrap(True)
        self.problem = Note("", Tone.BAD)
        self.note = LongText()
        self.note.setReadOnly(True)
        self.note.setAccessibleName(self.tr("Vertrauliche Notiz"))
        self.note.setMinimumHeight(_FACTS_LEAST)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.traced = text_label(self.tr("Dass Sie das lesen, ist vermerkt."), "small", wrap=True)
        self.close_button = KeyButton(self.tr("Zurück zum Fall"), self.tr("Esc"), "arrow-left", "quiet")
        self.close_button.clicked.connect(self.hide_entry)
        for widget in (self._what, self._when, self._about, self.problem):
            self.body.addWidget(widget)
        self.body.addWidget(self.note, 1)
        self.body.addWidget(self.traced)
        self._filler = QWidget()
        self.body.addWidget(self._filler, 1)
        for made in work:
            self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._go = work[0]
        self.body.setSpacing(SPACE_3)
        privacy.changed.connect(self._on_privacy)

    def show_entry(self, entry: Entry, topics: str, *, can_go: bool) -> None:
        """Show an entry as the timeline has it; `topics` in words."""
        self._forget_note()
        self.entry, self.session = entry, None
        self._what.set_name(title_of(entry))
        today = self._context.today()
        by = f" · {entry.by}" if entry.by else ""
        self._when.setText(f"{when_said(entry, today)}{by}")
        outside = outside_word() if entry.outside else ""
        about = (
            outside,
            said(entry.detail),
            self.tr("Themen: {topics}").format(topics=topics) if topics else "",
        )
        self._set_about("" if entry.hidden else "\n".join(part for part in about if part))
        self.problem.set_text("")
        self._go.setVisible(can_go)
        self._show_reading()

    def show_session(self, read: SessionReading, choices: Choices) -> None:
        """Show the session that was read, and below its note what was added to it."""
        if self.entry is None or self._context.privacy.hidden or not self.isVisible():
            return
        self.session, data = read.row, read.details.data
        topics = ", ".join(choices.word(ListName.TOPICS, code) for code in data.topics)
        parts = [
            self.tr("{minutes} Minuten, {counsellor}").format(
                minutes=data.duration_minutes, counsellor=read.row.counsellor
            )
        ]
        if topics:
            parts.append(self.tr("Themen: {topics}").format(topics=topics))
        if data.outcome:
            outcome = choices.word(ListName.OUTCOMES, data.outcome)
            parts.append(self.tr("Ergebnis: {outcome}").format(outcome=outcome))
        if data.interpreting:
            how = choices.word(ListName.INTERPRETING, data.interpreting)
            parts.append(self.tr("Sprachmittlung: {by}").format(by=how))
        if self.entry.outside:
            parts.insert(0, outside_word())
        self._set_about("\n".join(parts))
        added = amendments_text(read.amendments, self._context.today())
        text = "\n\n".join(part for part in (read.details.note, added) if part)
        self.note.setPlainText(text or self.tr("Zu diesem Gespräch gibt es keine Notiz."))
        self._show_reading()
        self.note.setFocus()

    def show_error(self, error: KnownError) -> None:
        """Tell why it cannot be read."""
        self._forget_note()
        if isinstance(error, StoreDamaged):
            text = self.tr(
                "Diese Notiz lässt sich nicht öffnen: Sie wurde beschädigt oder von fremder Hand verändert. "
                "Alles andere ist lesbar. Bitte der Leitung Bescheid geben; die letzte Sicherung kann sie noch haben."
            )
        else:
            text = "\n".join(part for part in map(say, error.sentences()) if part)
        self.problem.set_text(text, Tone.BAD)
        self._show_reading()

    def is_of(self, entry: Entry) -> bool:
        """Whether this one is shown."""
        return self.entry is not None and key_of(self.entry) == key_of(entry)

    def hide_entry(self) -> None:
        """Take it off the screen, and what was read out of the widget."""
        shown = self.entry is not None
        self._forget_note()
        self.entry, self.session = None, None
        self._what.set_name("")
        self._set_about("")
        if shown:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide_entry()
            return
        super().keyPressEvent(event)

    def _set_about(self, text: str) -> None:
        self._about.set_name(text)
        self._about.setVisible(bool(text))

    def _forget_note(self) -> None:
        if self.note.toPlainText():
            self.note.clear()
            self.note.document().clearUndoRedoStacks()
            forget_copied()
        self._show_reading()

    def _show_reading(self) -> None:
        shown = bool(self.note.toPlainText())
        self.note.setVisible(shown)
        self.traced.setVisible(shown)
        self._filler.setVisible(not shown)

    def _on_privacy(self, hidden: bool) -> None:
        if hidden:
            self.hide_entry()


class CaseSide(QWidget):
    """One of the two, in the same place."""

    def __init__(self, about: CaseAbout, opened: EntryCard) -> None:
        super().__init__()
        self.about, self.opened = about, opened
        self._stack = QStackedLayout(self)
        for card in (about, opened):
            self._stack.addWidget(card)
        self.set_room(_NARROW_BELOW)
        opened.left.connect(lambda: self._stack.setCurrentWidget(about))

    def set_room(self, width: int) -> None:
        """How wide the page is."""
        self.setFixedWidth(_NARROW if width < _NARROW_BELOW else _WIDTH)

    def open(self) -> None:
        """Bring the entry to the front."""
        self._stack.setCurrentWidget(self.opened)
