"""The few dialogs that every page shares. None of them blocks: each is opened, and calls back.

A blocking dialog would end its loop when the lock screen hides it, and lose what stood in it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, SPACE_6
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton, WordButton, button
from woilmenau_desk.ui.widgets.labels import IconLabel, text_label
from woilmenau_desk.ui.words import say

_WIDTH = 480


class Paragraphs(QDialog):
    """An icon, a heading, calm paragraphs, buttons at the bottom right."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("wo:ilmenau")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(_WIDTH)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE_2)
        self.buttons.addStretch(1)

    def fill(self, heading: str, paragraphs: tuple[str, ...], icon: str, colour: str) -> None:
        """Say it; to be called once."""
        self.setAccessibleName(heading)
        self.setAccessibleDescription(" ".join(paragraphs))
        text = QVBoxLayout()
        text.setSpacing(SPACE_2)
        head = text_label(heading, "title", wrap=True)
        text.addWidget(head)
        for paragraph in paragraphs:
            if paragraph:
                text.addWidget(text_label(paragraph, "body", wrap=True, selectable=True))
        text.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        top.addWidget(IconLabel(icon, colour, 28), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(text, 1)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addLayout(top, 1)
        layout.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)
        self.activateWindow()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # What is told later needs its own room, or it is painted over what stands there.
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In a line Enter goes on; Qt would let it press the default button, which is Cancel where it matters.
        line = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(line, QLineEdit):
            if not event.isAutoRepeat():
                self.enter_in(line)
            return
        super().keyPressEvent(event)

    def enter_in(self, line: QLineEdit) -> None:
        """What Enter does in a line: it goes to the next field; never past what cannot be pressed yet to what calls off."""
        self.focusNextChild()
        off = [button for button in self._buttons() if not button.isEnabled()]
        if off and self.focusWidget() in self._buttons():
            line.setFocus()

    def _buttons(self) -> list[QAbstractButton]:
        places = map(self.buttons.itemAt, range(self.buttons.count()))
        found = [place.widget() for place in places if place is not None]
        return [one for one in found if isinstance(one, QAbstractButton)]

    def _fit(self) -> None:
        # Wrapped text asks for more height than it needs until its width is known.
        layout = self.layout()
        if layout is not None:
            # No word on a button is cut, however many there are.
            wide = self.buttons.minimumSize().width() + 2 * SPACE_6
            if wide > self.width():
                self.setFixedWidth(wide)
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def add_button(self, text: str, look: str = "", *, default: bool = False, key: str = "") -> WordButton:
        """Another button, right of those before; `key` presses it as well, and stands on it."""
        made: WordButton = KeyButton(text, key, look=look) if key else button(text, look=look)
        if key:
            action_of(self, text, key).triggered.connect(made.click)
        made.setAutoDefault(True)
        made.setDefault(default)
        self.buttons.addWidget(made)
        if default:
            made.setFocus()
        return made


class ErrorDialog(Paragraphs):
    """A known error: what happened, what was kept, what to do."""

    def __init__(self, parent: QWidget | None, error: KnownError) -> None:
        what, kept, todo = (say(sentence) for sentence in error.sentences())
        super().__init__(parent)
        self.error = error
        self.fill(what, (kept, todo), "warning", "warn")
        self.add_button(self.tr("Verstanden"), "primary", default=True).clicked.connect(self.accept)


class BugDialog(Paragraphs):
    """Something that should not have happened; the log knows where."""

    def __init__(self, parent: QWidget | None, log_file: Path | None) -> None:
        super().__init__(parent)
        where = (
            self.tr("Was geschah, steht ohne persönliche Angaben im Protokoll: {file}") if log_file else ""
        )
        self.fill(
            self.tr("Da ist im Programm etwas schiefgegangen."),
            (
                self.tr("Was vorher gespeichert wurde, ist gespeichert. Ihre Eingaben stehen noch da."),
                self.tr(
                    "Bitte noch einmal versuchen. Geschieht es wieder, das Programm neu starten und Bescheid geben."
                ),
                where.format(file=log_file),
            ),
            "error",
            "bad",
        )
        self.add_button(self.tr("Verstanden"), "primary", default=True).clicked.connect(self.accept)


class QuestionDialog(Paragraphs):
    """A question before something that matters. Cancel is the default and has the focus."""

    def __init__(
        self,
        parent: QWidget | None,
        question: str,
        detail: str,
        action: str,
        *,
        danger: bool,
        key: str = "",
    ) -> None:
        """`action` is the word on the button, `key` a key that presses it."""
        super().__init__(parent)
        self.fill(question, (detail,), "question", "accent")
        self.yes = self.add_button(action, "danger" if danger else "", key=key)
        self.no = self.add_button(self.tr("Abbrechen"), default=True)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)


def show_error(parent: QWidget | None, error: KnownError) -> ErrorDialog:
    """Tell a known error, without waiting for the answer. There is one dialog at a time for each kind of error."""
    for known in QApplication.topLevelWidgets():
        if isinstance(known, ErrorDialog) and known.isVisible() and type(known.error) is type(error):
            if known.error.sentences() == error.sentences():
                known.raise_()
                known.activateWindow()
                return known
            known.close()
    dialog = ErrorDialog(parent, error)
    dialog.open()
    return dialog


def show_bug(parent: QWidget | None, log_file: Path | None) -> BugDialog:
    """Tell that there is a bug, and where the log lies."""
    dialog = BugDialog(parent, log_file)
    dialog.open()
    return dialog


def ask(
    parent: QWidget | None,
    question: str,
    *,
    action: str,
    on_yes: Callable[[], object],
    detail: str = "",
    danger: bool = False,
    on_no: Callable[[], object] | None = None,
) -> QuestionDialog:
    """Ask, and call `on_yes` if the person agrees, else `on_no`. `action` is the word on the button, a verb.

    A dangerous question says at its end, in the line at the bottom, what was not done: that is what `on_no` is for.
    """
    dialog = QuestionDialog(parent, question, detail, action, danger=danger)
    dialog.accepted.connect(on_yes)
    if on_no is not None:
        dialog.rejected.connect(on_no)
    dialog.open()
    return dialog
