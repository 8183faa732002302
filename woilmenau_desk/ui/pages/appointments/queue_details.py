"""Who is chosen of those who wait, and what can be done with them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.queue import QueueRow
from woilmenau_desk.ui import queue_words
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, rule, text_label
from woilmenau_desk.ui.widgets.moments import TimeField
from woilmenau_desk.ui.words import named, say

_WIDTH, _FIELD = 344, 120


class QueueDetails(Card):
    """A card at the right of the list; handing on and coming back later are typed here."""

    handed_on = Signal(object, object)  # the QueueRow; the colleague's login, or None for anybody
    later_at = Signal(object, object)  # the QueueRow, a time
    taken_away = Signal(
        object
    )  # the QueueRow for which something was being typed: it is not the chosen one any more

    def __init__(self, privacy: Privacy, work: Sequence[QWidget]) -> None:
        """`work` are the buttons of the page's actions."""
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._row: QueueRow | None = None  # whom the fields mean
        self._number = text_label("", "display")
        self._name = PersonalLabel(privacy, look="title")
        self._name.setWordWrap(True)
        self._lines = text_label("", "soft", wrap=True)
        self._state = Badge()
        self._empty = EmptyState(
            "clock", self.tr("Niemand ausgewählt"), self.tr("Mit den Pfeiltasten jemanden wählen.")
        )
        self.to_whom = ChoiceField(none=self.tr("gleich wer"))
        self.to_whom.setFixedWidth(_FIELD)
        self.to_whom.setAccessibleName(self.tr("Weitergeben an"))
        self.hand_on = KeyButton(self.tr("Weitergeben"), "G")
        self.hand_on.clicked.connect(self._on_hand_on)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.to_whom)
            enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            enter.setAutoRepeat(False)
            enter.activated.connect(self._on_hand_on)
        self.back_at = TimeField(field="back_at")
        self.back_at.setFixedWidth(_FIELD)
        self.back_at.setAccessibleName(self.tr("Kommt wieder um"))
        self.go_away = KeyButton(self.tr("Kommt wieder"), "K")
        self.go_away.clicked.connect(self._on_later)
        self.back_at.line.returnPressed.connect(self._on_later)
        self.said = Note("", Tone.WARN)
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setSpacing(SPACE_2)
        column.setContentsMargins(0, 0, SPACE_1, 0)
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self._name)
        column.addWidget(self._lines)
        column.addSpacing(SPACE_1)
        for made in work:
            column.addWidget(made)
        column.addWidget(rule())
        for field, go in ((self.to_whom, self.hand_on), (self.back_at, self.go_away)):
            line = QHBoxLayout()
            line.setSpacing(SPACE_2)
            line.addWidget(field)
            line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
            line.addStretch(1)
            column.addLayout(line)
        column.addWidget(self.said)
        column.addStretch(1)
        self._area = scrolled(self._shown)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._area, 1)
        self.show_row(None, None)

    def show_row(self, row: QueueRow | None, now: datetime | None) -> None:
        """Show this one, or that nobody is selected. What is typed belongs to whom it was begun for, and goes with them."""
        before, self._row = self._row, row
        if before is not None and (row is None or row.id != before.id):
            self._let_go(before)
        self._empty.setVisible(row is None)
        self._area.setVisible(row is not None)
        self.said.set_text("")
        if row is None or now is None:
            self._name.set_name("")
            return
        self._number.setText(str(row.number))
        self._name.set_name(named(row.person_name))
        self._name.setVisible(bool(row.person_name))
        came = QCoreApplication.translate("QueueDetails", "gekommen um {time}")
        lines = [
            queue_words.for_whom(row),
            came.format(time=say_time(row.arrived_at.time())),
            queue_words.due(row),
        ]
        if row.called_at is not None:
            called = QCoreApplication.translate("QueueDetails", "aufgerufen um {time} von {colleague}")
            lines.append(called.format(time=say_time(row.called_at.time()), colleague=row.called_by_name))
        self._lines.setText("\n".join(line for line in lines if line))
        self._state.set_state(
            queue_words.state(row), queue_words.STATE_TONES[row.state], queue_words.STATE_ICONS[row.state]
        )

    def set_open(self, is_open: bool) -> None:
        """Whether the one who is shown is still here: whoever is done is not handed on."""
        if not is_open and self._row is not None:
            self._let_go(self._row)
        for made in (self.to_whom, self.hand_on, self.back_at, self.go_away):
            made.setEnabled(is_open)

    def ask_whom(self) -> None:
        """Let somebody choose to whom the chosen one is handed on."""
        self.to_whom.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_when(self) -> None:
        """Let somebody type when the chosen one comes again."""
        self.back_at.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.back_at.line.selectAll()

    def _let_go(self, before: QueueRow) -> None:
        """Empty the fields. The focus must not fall wherever Qt lets it fall: the page puts it where the keys mean a row."""
        focus = self.window().focusWidget()
        typed = (self.to_whom, self.hand_on, self.back_at.line, self.go_away)
        is_here = any(made is focus for made in typed)
        self.to_whom.set_code(None)
        self.back_at.set_value(None)
        if is_here:
            self.taken_away.emit(before)

    def _on_hand_on(self) -> None:
        if self._row is not None and self.hand_on.isEnabled():
            self.to_whom.settle()
            colleague = self.to_whom.code()
            self.to_whom.set_code(None)
            self.handed_on.emit(self._row, colleague)

    def _on_later(self) -> None:
        try:
            at = self.back_at.value()
        except BadInput as error:
            self._tell(say(error.reason))
            return
        if at is None:
            self._tell(self.tr("Wann kommen sie wieder?"))
            self.back_at.setFocus()
            return
        row = self._row
        if row is not None:
            self.back_at.set_value(None)
            self.later_at.emit(row, at)

    def _tell(self, text: str) -> None:
        self.said.set_text(text)
