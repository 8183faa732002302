"""Buttons."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4
from woilmenau_desk.ui.widgets.labels import KeyHint

_ICON_COLOURS = {"primary": "on_accent", "danger": "on_accent", "quiet": "accent_ink"}


def escaped(word: str) -> str:
    """A word as Qt's buttons and actions want it: its "&" is shown and makes no mnemonic."""
    return word.replace("&", "&&")


def plain(text: str) -> str:
    """The word again, from the text of an action."""
    return re.sub("&(.?)", r"\1", text)


class Clicks:
    """Tells the click that a hand means from the second one of a double click, and from the third.

    Many hands click everything twice, and what a button does may be written down.
    """

    def __init__(self) -> None:
        self._swallowed = -1  # when a click too many came, in the milliseconds of events

    def is_meant(self, event: QMouseEvent) -> bool:
        """Whether this press begins a click of its own."""
        # The third click of a quick row comes as a press again.
        since = event.timestamp() - self._swallowed
        quick = self._swallowed >= 0 and 0 <= since < QApplication.doubleClickInterval()
        if quick or event.type() == QEvent.Type.MouseButtonDblClick:
            self._swallowed = event.timestamp()
            event.accept()
            return False
        return True


def pressed_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button if it is Enter, once however long it is held; returns whether it was.

    Qt lets Enter press a dialog's default button whatever has the focus, and no button at all outside a dialog.
    """
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not enter or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        pressed.click()
    event.accept()
    return True


class TickBox(QCheckBox):
    """A check box that Enter ticks: in a dialog it would press the default button, which is Cancel."""

    def __init__(self, words: str) -> None:
        super().__init__(escaped(words))
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class WordButton(QPushButton):
    """A push button whose text is a word, shown as it is. A double click presses it once.

    One that is disabled while it works keeps its place: its focus goes nowhere meanwhile, and comes back with it. Qt
    would hand it to the next button, which whoever types on would press.
    """

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clicks = Clicks()
        self._had_focus = False
        self.setText(word)
        self.setAccessibleName(word)

    def setText(self, word: str) -> None:
        super().setText(escaped(word))

    def word(self) -> str:
        """What a person reads on it."""
        return plain(self.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._clicks.is_meant(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._clicks.is_meant(event):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.isEnabled():
            return super().focusNextPrevChild(forward)
        self._had_focus = True
        return False  # Qt then clears the focus

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self.isEnabled() and self._had_focus:
            self._had_focus = False
            # Nobody has gone elsewhere meanwhile.
            if self.window().focusWidget() is None and self.isVisible():
                self.setFocus()


class IconButton(QToolButton):
    """A small button that is only an icon. A double click presses it once, unless it steps: then every click counts."""

    def __init__(self, *, steps: bool = False) -> None:
        super().__init__()
        self._clicks = Clicks()
        self._steps = steps

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._steps or self._clicks.is_meant(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._steps or self._clicks.is_meant(event):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def button(text: str, icon: str | None = None, look: str = "", *, key: str = "") -> WordButton:
    """A push button: look is empty, primary, danger, quiet, chip or choice; `key` is shown as its tool tip."""
    made = WordButton(text)
    made.setProperty("look", look)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if icon:
        theme.dress(made, icon, _ICON_COLOURS.get(look, "ink_soft"), on="accent_ink")
    if key:
        made.setToolTip(f"{text} ({key})")
    return made


def icon_button(icon: str, name: str, *, key: str = "", steps: bool = False) -> IconButton:
    """A small button that is only an icon; `name` is said by a screen reader and shown as tool tip.

    `steps`: it goes on or back by one, and quick clicks are several steps.
    """
    made = IconButton(steps=steps)
    theme.dress(made, icon, "ink_soft", on="accent_ink")
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})" if key else name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


class KeyButton(WordButton):
    """A button that shows its key as a cap at its right, and fires like the action it stands for."""

    def __init__(
        self,
        text: str,
        key: str | QKeySequence,
        icon: str | None = None,
        look: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._word, self._shows_word = text, True
        super().__init__(text, parent)
        self.setProperty("look", look)
        self.setProperty("keyed", True)
        self.setAutoDefault(False)
        self.hint = KeyHint(key, self)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_3, 0, SPACE_3 - 2, 0)
        layout.addStretch(1)
        layout.addWidget(self.hint)
        self.setAccessibleDescription(self.hint.text())
        if icon:
            theme.dress(self, icon, _ICON_COLOURS.get(look, "ink_soft"), on="accent_ink")

    @classmethod
    def for_action(cls, action: QAction, icon: str | None = None, look: str = "") -> "KeyButton":
        """A button for an action: same word, same key, same effect, enabled with it."""
        made = cls(plain(action.text()), action.shortcut(), icon, look)
        made.clicked.connect(action.trigger)
        action.changed.connect(lambda: made.follow(action))
        made.follow(action)
        return made

    def follow(self, action: QAction) -> None:
        """Take over the action's word, its short form where it has one, and whether it can be done now."""
        self.setText(action.iconText())
        self.setAccessibleName(plain(action.text()))
        self.setEnabled(action.isEnabled())

    def setText(self, word: str) -> None:
        self._word = word
        super().setText(word if self._shows_word else "")

    def word(self) -> str:
        return self._word

    def show_key(self, shown: bool) -> None:
        """Show the cap, or, where there is no room, leave it to the tool tip."""
        self.hint.setVisible(shown)
        self.updateGeometry()
        self.setToolTip("" if shown else f"{self.word()} ({self.hint.text()})")

    def show_word(self, shown: bool) -> None:
        """Show the word, or, where there is even less room, the icon alone; the tool tip has the word."""
        self._shows_word = shown
        self.setText(self._word)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 4
        if not self._shows_word:
            return QSize(icon + 2 * SPACE_3, hint.height())
        text = self.fontMetrics().horizontalAdvance(self.word())
        cap = 0 if self.hint.isHidden() else self.hint.sizeHint().width() + SPACE_3
        wide = text + icon + cap + 3 * SPACE_3 - 4
        return QSize(max(hint.width(), wide), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TightKeyButton(KeyButton):
    """A button of an action that takes no more room than icon, word and key need, where several stand in a row."""

    def __init__(self, action: QAction, icon: str, look: str = "") -> None:
        super().__init__(plain(action.text()), action.shortcut(), icon or None, look)
        self.clicked.connect(action.trigger)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, SPACE_2, 0)

    def sizeHint(self) -> QSize:
        return QSize(self.room(with_key=not self.hint.isHidden()), super().sizeHint().height())

    def room(self, *, with_key: bool) -> int:
        """How wide it is, with the cap or without."""
        text = self.fontMetrics().horizontalAdvance(self.word())
        icon = 0 if self.icon().isNull() else self.iconSize().width() + SPACE_2
        cap = SPACE_2 + self.hint.sizeHint().width() + SPACE_2 if with_key else SPACE_4
        return SPACE_3 + icon + text + cap


def following(made: KeyButton, action: QAction) -> KeyButton:
    """The button of an action, enabled with it and called like it."""
    action.changed.connect(lambda: made.follow(action))
    made.follow(action)
    return made


def shown_with(made: KeyButton, action: QAction) -> KeyButton:
    """The button of an action that makes sense at times: it is there while the action can be done."""
    if not action.isEnabled():  # shown without a parent it would be a window
        made.hide()
    action.enabledChanged.connect(made.setVisible)
    return made
