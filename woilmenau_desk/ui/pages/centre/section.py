"""What every part of the administration has in common."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_4
from woilmenau_desk.ui.widgets.buttons import KeyButton, pressed_by_enter
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.form import at_field as at_field
from woilmenau_desk.ui.widgets.labels import reading_label, text_label


class Section(QWidget):
    """One part of the administration: a heading, a sentence, and `body` for the rest."""

    def __init__(self, context: Context, title: str, sentence: str) -> None:
        super().__init__()
        self.context = context
        self._stale = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(text_label(title, "title"))
        layout.addWidget(reading_label(sentence, "soft"))
        layout.addSpacing(SPACE_2)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_4)
        layout.addLayout(self.body, 1)

    def activated(self) -> None:
        """The section comes to the front: fetch what it shows, put the focus where work begins."""

    def reload(self) -> None:
        """Fetch again what is shown; called for the kinds given to `watch`."""

    def watch(self, *kinds: Kind) -> None:
        """Reload when one of the kinds changes: at once while the section is seen, else when it is seen again."""
        self.context.bus.subscribe(kinds, self._on_changed, self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _on_changed(self, _changes: Changes) -> None:
        # The worker belongs to the counter: a section that nobody sees asks it for nothing.
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def add_action(self, text: str, key: str, slot: Callable[[], object], icon: str) -> QAction:
        """An action that works while this section is seen."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked: slot())
        theme.dress(action, icon)
        self.addAction(action)
        return action


def save_button(form: Form, text: str = "") -> KeyButton:
    """The button that saves a form, with its key."""
    if text:
        form.save_action.setText(text)
    return KeyButton.for_action(form.save_action, "check", "primary")


def on_escape(widget: QWidget, text: str, slot: Callable[[], object]) -> None:
    """Let Esc leave a form; what was typed stays as its draft."""
    action = QAction(text, widget)
    action.setShortcut(QKeySequence("Esc"))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked: slot())
    widget.addAction(action)


class NavButton(QPushButton):
    """An entry of the list of sections."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text)
        self.setProperty("look", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        theme.dress(self, icon, "ink_soft", "accent_ink")

    def show_word(self, shown: bool) -> None:
        """Show the word, or, where there is no room, the icon alone; the tool tip has the word."""
        self.setText(self.accessibleName() if shown else "")
        self.setToolTip("" if shown else self.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 44)


def saved_elsewhere(said: str) -> str:
    """Told above a form in which somebody is typing over what a colleague has just saved."""
    text = QCoreApplication.translate(
        "Section",
        "Inzwischen hat jemand anderes gespeichert: {values}. Was Sie getippt haben, steht noch da. "
        "Bitte prüfen und dann speichern.",
    )
    return text.format(values=said)
