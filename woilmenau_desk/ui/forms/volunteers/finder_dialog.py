"""Who could do it? One line that asks, whoever fits below it, one key that notes what they said.

The same dialog from everywhere: the volunteers' page, an appointment that needs somebody who interprets, the counter, a
gap of the roster.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.finder import Answer, Candidate, RequestRow, Wanted
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.volunteers import finder
from woilmenau_desk.services.volunteers.finder import Present
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.forms.volunteers.finder_words import ICONS, WishLine
from woilmenau_desk.ui.forms.volunteers.words import ANSWERS, languages_said
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, IconLabel, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import say, word

FINDER_KEY = "Ctrl+K"
_WIDTH, _HEIGHT = 900, 600
_ROW = 64
_CHIPS = 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_WHY = 2  # in one line; of more the last would be cut, and may be what decides
_PRESENT = "volunteers.present"


def note(desk: Desk, one: Candidate, wanted: Wanted, answer: Answer) -> Done[RequestRow]:
    """Note that somebody was asked, or what they said to it. Whoever answers without having been asked was asked now."""
    before = one.last_asked
    if answer is not Answer.ASKED and before is not None and before.answer is Answer.ASKED:
        return finder.answered(desk, before.id, answer, before.version)
    done = finder.asked(desk, one.volunteer_id, wanted)
    if answer is Answer.ASKED:
        return done
    return finder.answered(desk, done.value.id, answer, done.value.version)


class FinderDialog(QDialog):
    """Open it with `open()`. The focus stays in the line; arrows choose, a key with Alt notes."""

    noted = Signal(object, object)  # Candidate, Answer

    def __init__(
        self, context: Context, choices: Choices, parent: QWidget | None, wanted: Wanted | None = None
    ) -> None:
        """`wanted` is what is known of the question already; it stands in the line, and can be changed there."""
        super().__init__(parent)
        self._context, self._choices = context, choices
        self._lines = WishLine(choices, context.now)
        self._asked: Wanted | None = None  # what the rows answer
        self._present_of: str | None = None  # the language of which it was asked who is here
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Wer kann?"))
        self.setAccessibleName(self.tr("Wer kann?"))
        self.resize(_WIDTH, _HEIGHT)
        self.line = SearchField(
            self.tr("z. B. arab do 15 begleitung, oder ein Name"),
            self.tr("Wer wird gesucht"),
            privacy=context.privacy,
        )
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_text)
        self.chips = tuple(Badge() for _ in range(_CHIPS))
        self.present = PersonalLabel(context.privacy, look="strong")
        self._present_icon = IconLabel("door", "good")
        self._present_line = QWidget()
        self.rows: RowsModel[Candidate] = RowsModel(
            self._columns(), context.privacy, key=lambda row: row.volunteer_id, parent=self
        )
        self.empty = EmptyState("volunteer", self.tr("Niemand gefunden"), self._hint())
        self.list = RowsView(self.rows, self.tr("Wer kann"), empty=self.empty, header=False, row_height=_ROW)
        self.list.row_selected.connect(lambda _row: self._enable())
        words = {
            Answer.ASKED: (self.tr("Gefragt"), "G"),
            Answer.AGREED: (self.tr("Zugesagt"), "Z"),
            Answer.DECLINED: (self.tr("Abgesagt"), "A"),
        }
        self.actions_of = {
            answer: self._action(text, key, partial(self._on_answer, answer))
            for answer, (text, key) in words.items()
        }
        self._lay_out()
        context.choices.follow(self._on_choices, self)
        self.line.setText(self._lines.write(wanted) if wanted is not None else "")
        if wanted is None:
            self._ask()
        self.line.setFocus()

    def candidate(self) -> Candidate | None:
        """Whom a key means."""
        found: Candidate | None = self.list.current_row()
        return found

    # Building

    def _action(self, text: str, key: str, slot: Callable[[], object]) -> QAction:
        """With Alt from the line, and by the letter alone where the list has the focus."""
        made = QAction(text, self)
        made.setShortcut(QKeySequence(f"Alt+{key}"))
        made.setAutoRepeat(False)
        made.triggered.connect(lambda _checked=False: slot())
        self.addAction(made)
        letter = QAction(text, self.list)
        letter.setShortcut(QKeySequence(key))
        letter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        letter.setAutoRepeat(False)
        letter.triggered.connect(made.trigger)
        self.list.addAction(letter)
        return made

    def _columns(self) -> tuple[Column[Candidate], ...]:
        return (
            Column[Candidate](
                "",
                lambda row: row.name,
                lambda row: row.phone or self.tr("keine Nummer"),
                name=lambda row: row.name,
                personal=True,
                personal_detail=True,
                strong=True,
                width=210,
            ),
            Column[Candidate](
                "",
                lambda row: " · ".join(map(say, row.why[:_MOST_WHY])),
                lambda row: " · ".join(map(say, row.why[_MOST_WHY:])),
                remark=self._other_languages,
            ),
            Column[Candidate](
                "",
                self._answer_said,
                badge=lambda row: ANSWERS[row.last_asked.answer][1] if row.last_asked else Tone.NEUTRAL,
                badge_icon=lambda row: ANSWERS[row.last_asked.answer][2] if row.last_asked else "minus",
                width=130,
                narrow=46,
            ),
        )

    def _other_languages(self, row: Candidate) -> str:
        """What they speak beside the language that was asked for, which stands among the reasons."""
        wanted = self._asked.language if self._asked is not None else None
        return languages_said(self._choices, (one for one in row.languages if one[0] != wanted))

    def _answer_said(self, row: Candidate) -> str:
        if row.last_asked is None:
            return ""
        return word("volunteers", ANSWERS[row.last_asked.answer][0])

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(SPACE_2)
        self._understood = text_label(self.tr("Verstanden:"), "soft")
        chips.addWidget(self._understood)
        for chip in self.chips:
            chip.hide()
            chips.addWidget(chip)
        chips.addStretch(1)
        present = QHBoxLayout(self._present_line)
        present.setContentsMargins(0, 0, 0, 0)
        present.setSpacing(SPACE_2)
        present.addWidget(self._present_icon)
        present.addWidget(self.present, 1)
        self._present_line.hide()
        card = Card(margin=SPACE_2)
        card.body.addWidget(self.list)
        keys = QHBoxLayout()
        keys.setSpacing(SPACE_2)
        for answer, icon in (
            (Answer.ASKED, "question"),
            (Answer.AGREED, "check"),
            (Answer.DECLINED, "minus"),
        ):
            look = "primary" if answer is Answer.ASKED else ""
            keys.addWidget(KeyButton.for_action(self.actions_of[answer], icon, look))
        keys.addStretch(1)
        close = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        close.clicked.connect(self.reject)
        keys.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        layout.setSpacing(SPACE_3)
        layout.addWidget(self.line)
        layout.addLayout(chips)
        layout.addWidget(self._present_line)
        layout.addWidget(card, 1)
        layout.addLayout(keys)

    def _hint(self) -> str:
        if self._context.desk.actor.may(Right.MANAGE_VOLUNTEERS):
            return self.tr("Weniger verlangen: ein Wort der Zeile weglassen.")
        return self.tr("Hier stehen nur die, bei denen nichts fehlt. Andere kennt die Leitung.")

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self.reject()  # the line is not emptied first: nothing in it is lost that is not typed again at once
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
            if step and self.rows.rowCount():
                number = self.list.currentIndex().row() + step
                self.list.setCurrentIndex(self.rows.index(max(0, min(number, self.rows.rowCount() - 1)), 0))
                return True
            if key in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                if self.rows.rowCount():
                    self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            return  # nothing here is a default button
        super().keyPressEvent(event)

    # Asking

    def _on_choices(self, choices: Choices) -> None:
        self._choices = choices
        self._lines = WishLine(choices, self._context.now)
        self._ask()

    def _on_text(self) -> None:
        self._ask()

    def _ask(self) -> None:
        found = self._lines.read(self.line.text())
        for number, chip in enumerate(self.chips):
            shown = number < len(found.words)
            if shown:
                taken = found.words[number]
                chip.set_state(self._lines.said(taken), Tone.INFO, ICONS[taken.meant])
            chip.setVisible(shown)
        self._understood.setVisible(bool(found.words))
        wanted = found.wanted
        self._context.runner.run_latest(
            "volunteers.finder",
            finder.find,
            self._context.desk,
            wanted,
            on_done=lambda answer: self._on_found(wanted, answer),
            on_error=lambda error: show_error(self, error),
            owner=self,
        )
        self._ask_present(wanted.language)

    def _ask_present(self, language: str | None) -> None:
        """Who is here is asked once for each language, and keeps nobody from seeing who fits."""
        if language == self._present_of:
            return
        self._present_of = language
        if language is None:
            self._context.runner.forget(_PRESENT)
            self._present_line.hide()
            return
        self._context.runner.run_latest(
            _PRESENT,
            finder.present_now,
            self._context.desk,
            language,
            on_done=partial(self._tell_present, language),
            on_error=lambda error: show_error(self, error),
            owner=self,
        )

    def _on_found(self, wanted: Wanted, found: tuple[Candidate, ...]) -> None:
        fresh = wanted != self._asked
        self._asked = wanted
        self.rows.set_rows(found)
        if found and (fresh or self.candidate() is None):
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self._enable()

    def _tell_present(self, code: str, present: tuple[Present, ...]) -> None:
        self._present_line.show()
        language = self._choices.word(ListName.LANGUAGES, code)
        if not present:
            said = self.tr("Jetzt ist niemand hier, der {language} spricht.").format(language=language)
            self._present_icon.set_icon("door", "ink_soft")
        else:
            names = " · ".join(map(self._of_present, present))
            said = self.tr("Jetzt hier, spricht {language}: {names}").format(language=language, names=names)
            self._present_icon.set_icon("check", "good")
        self.present.set_name(said)

    def _of_present(self, one: Present) -> str:
        until = self.tr("bis {time}").format(time=say_time(one.until)) if one.until is not None else ""
        return " ".join(filter(None, (one.said, until, one.phone)))

    # Noting

    def _enable(self) -> None:
        there = self.candidate() is not None and self._asked is not None
        for action in self.actions_of.values():
            action.setEnabled(there)

    def _on_answer(self, answer: Answer) -> None:
        one = self.candidate()
        if one is None or self._asked is None:
            return
        # A key pressed twice notes nobody twice: the answer is awaited first.
        for action in self.actions_of.values():
            action.setEnabled(False)
        self._context.runner.run(
            note,
            self._context.desk,
            one,
            self._asked,
            answer,
            on_done=partial(self._on_noted, one, answer),
            on_error=self._on_not_noted,
            settled=self._enable,
            owner=self,
        )

    def _on_noted(self, one: Candidate, answer: Answer, done: Done[RequestRow]) -> None:
        self._context.status.tell(done.said)
        self.noted.emit(one, answer)
        self._ask()

    def _on_not_noted(self, error: KnownError) -> None:
        show_error(self, error)
        self._ask()
