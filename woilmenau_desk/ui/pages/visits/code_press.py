"""The code of a referral slip in the counter's field: four characters and one key close the loop.

A code is four characters with a digit among them, so no name is one; it stands above whoever else the text may mean. Enter
is the code's as long as nobody is surely found: of a card that carries the very same number, Enter means the person, and
the code keeps the keys with Ctrl and Shift.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.referrals import ACCEPTED, CAME_BACK, CODE_LENGTH, ReferralRow, read_code
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.pages.visits.rows import CounterWords
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.referral_words import whose
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.labels import IconLabel
from woilmenau_desk.ui.words import named

_HEIGHT = 2 * ROW_HEIGHT
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STATES = {
    Qt.KeyboardModifier.ControlModifier: CAME_BACK,
    Qt.KeyboardModifier.ShiftModifier: ACCEPTED,
}


class CodePress(QObject):
    """Holds `line`, which the finder puts above its hits, and takes the keys that answer."""

    def __init__(self, context: Context, words: CounterWords, field: SearchField, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._words, self._field = context, words, field
        self.row: ReferralRow | None = None  # whose code stands in the field
        self.missed = False  # what stands there looks like a code, and no referral has it
        self._person_is_sure = False
        self._make_line()

    @property
    def meant(self) -> bool:
        """Whether Enter means the code."""
        return self.row is not None and not self._person_is_sure

    def show(
        self, row: ReferralRow | None, *, person_is_sure: bool, typed: str = "", somebody: bool = False
    ) -> None:
        """This referral's code stands in the field, or none does. `person_is_sure`: the text is somebody's, too.

        `typed`: what stands there; where it looks like a code and neither a referral nor `somebody` has it, that is said.
        """
        self.row, self._person_is_sure = row, person_is_sure
        code = None if row is not None or somebody else read_code(typed)
        self.missed = code is not None and len(code) == CODE_LENGTH
        if row is None and self.missed:
            self._text.set_name(self.tr("Kein Verweis mit diesem Code: {code}").format(code=code))
            for made in (self.back, self.accepted, self.more):
                made.setVisible(False)
        elif row is not None:
            day = self._words.ago(row.on)
            state = self._words.word(ListName.REFERRAL_STATES, row.state)
            said = self.tr("Verweis {code} · {name} · {day} · {state}")
            if not row.open:
                said = self.tr("Verweis {code} · {name} · {day} · schon beantwortet: {state}")
            name = named(whose(row))
            self._text.set_name(said.format(code=row.code, name=name, day=day, state=state))
            self.back.hint.setText(self.tr("Strg+Enter") if person_is_sure else self.tr("Enter"))
            for made in (self.back, self.accepted):
                made.setVisible(row.open)
            self.more.setVisible(True)
            # Of one that is answered there is nothing left but to look.
            self.more.setText(self.tr("Anderes") if row.open else self.tr("Zeigen"))
            self.more.hint.setText(self.tr("Alt+Enter") if row.open else self.back.hint.text())
        elif not self.line.isHidden():
            self._text.set_name("")
        shown = row is not None or self.missed
        if self.line.isHidden() == shown:
            self.line.setVisible(shown)

    def says(self) -> str:
        """The line, as a screen reader says it."""
        return self._context.privacy.mask(self._text.name())

    def height(self) -> int:
        """How much room the line takes."""
        return 0 if self.line.isHidden() else _HEIGHT

    def takes(
        self,
        event: QKeyEvent,
        typed: str,
        answered: bool,
        picked: bool,
        otherwise: Callable[[], object] | None = None,
    ) -> bool:
        """Whether a key answers the code. `answered`: what is shown belongs to what was `typed`.

        `picked`: the arrows have come to somebody else, and Enter means them. `otherwise`: what the key means where nobody
        knows yet whether it is a code, and it is none.
        """
        if event.key() not in _ENTER or read_code(typed) is None:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        state, plain = _STATES.get(held), held == Qt.KeyboardModifier.NoModifier
        if held == Qt.KeyboardModifier.AltModifier and answered and self.row is not None:
            self._look()
            return True
        if not (plain or state) or (plain and picked):
            return False
        if answered and (self.row is None or (plain and not self.meant)):
            return False
        if answered and self.row is not None and not self.row.open:
            self._look()
            return True
        self._answer(typed, state or CAME_BACK, plain, otherwise)
        return True

    def _answer(
        self, typed: str, state: str, plain: bool, otherwise: Callable[[], object] | None = None
    ) -> None:
        """Close the loop; the field is the next visitor's at once."""
        given = self._field.text()

        def on_done(done: Done[ReferralRow] | None) -> None:
            if done is None and not self._field.text():
                self._field.setText(given)
                if otherwise is not None:
                    otherwise()

        def on_error(error: KnownError) -> None:
            if not self._field.text():
                self._field.setText(given)
            self._context.runner.error_unhandled.emit(error)

        self._field.setText("")
        self._context.runner.run(
            work.close_code,
            self._context.desk,
            typed,
            state,
            plain,
            on_done=on_done,
            on_error=on_error,
            owner=self,
        )

    def _look(self) -> None:
        """On to the room, where anything else is answered."""
        row = self.row
        if row is not None:
            self._field.setText("")
            self._context.open_page("referrals", row)

    def _make_line(self) -> None:
        self.line = QWidget()
        self.line.setFixedHeight(_HEIGHT)
        self._text = PersonalLabel(self._context.privacy, look="strong")
        self.back = KeyButton(self.tr("Zurückgekommen"), self.tr("Enter"), "undo", "primary")
        self.accepted = KeyButton(self.tr("Angenommen"), self.tr("Umschalt+Enter"), "check")
        self.more = KeyButton(self.tr("Anderes"), self.tr("Alt+Enter"), "more", "quiet")
        said, keys = QHBoxLayout(), QHBoxLayout()
        said.addWidget(IconLabel("referral"))
        said.addWidget(self._text, 1)
        for made in (self.back, self.accepted, self.more):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            keys.addWidget(made)
        keys.addStretch(1)
        rows = QVBoxLayout(self.line)
        rows.setContentsMargins(SPACE_3, SPACE_1, SPACE_2, SPACE_1)
        for line in (said, keys):
            line.setSpacing(SPACE_2)
            rows.addLayout(line)
        self.back.clicked.connect(partial(self._on_clicked, CAME_BACK))
        self.accepted.clicked.connect(partial(self._on_clicked, ACCEPTED))
        self.more.clicked.connect(self._look)
        self.line.setVisible(False)

    def _on_clicked(self, state: str) -> None:
        if self.row is not None:
            self._answer(self.row.code, state, plain=False)
