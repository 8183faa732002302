"""Fields of forms. Each has a value, tells `edited` when a person changed it, and can be drafted."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.prefilled import KEEPS_ITS_TEXT
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.widgets.buttons import icon_button
from woilmenau_desk.ui.widgets.keystrokes import typed_by
from woilmenau_desk.ui.widgets.popups import SuggestionsView, show_whole_rows

if TYPE_CHECKING:
    from woilmenau_desk.domain.values import ValueList

Choice = tuple[str, str]  # code, word
_LONG_LIST = 12
REVEAL_KEY = "Alt+Z"


class SearchField(QLineEdit):
    """Where one types to find something. Esc empties it; an empty one lets Ctrl+Z through to the page.

    With `privacy` it finds people: what is typed shows as dots while names are hidden, and stays what it is.
    """

    def __init__(
        self,
        placeholder: str,
        name: str = "",
        parent: QWidget | None = None,
        *,
        privacy: Privacy | None = None,
    ) -> None:
        super().__init__(parent)
        if privacy is not None:
            privacy.changed.connect(self._on_privacy)
            self._on_privacy(privacy.hidden)
        self.setProperty("look", "search")
        self.setProperty(KEEPS_ITS_TEXT, True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setMaxLength(200)
        self._glass = self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        theme.dress(self._glass, "search")
        self._clear = self.addAction(theme.icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        theme.dress(self._clear, "close")
        self._clear.setToolTip(self.tr("Leeren (Esc)"))
        self._clear.triggered.connect(self.empty)
        self._clear.setVisible(False)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def _on_privacy(self, hidden: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)

    def empty(self) -> None:
        """Empty it, with nothing left to undo in it."""
        edited = bool(self.text())
        self.setText("")
        if edited:
            self.textEdited.emit("")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
            event.ignore()  # Qt would let the cursor blink anew, and paint all that lies below it for that
            return
        super().keyReleaseEvent(event)


class ChoiceField(QComboBox):
    """One entry of a list, by its code; typing jumps to it. A long list is searched by any part of a word."""

    edited = Signal()

    def __init__(
        self,
        choices: Iterable[Choice] = (),
        *,
        none: str | None = "",
        parent: QWidget | None = None,
        privacy: Privacy | None = None,
    ) -> None:
        """`none` is the word for no choice: empty for „keine Angabe“, None where one must be chosen.

        With `privacy` its entries name people: it is blank while names are hidden, and so are its lists.
        """
        super().__init__(parent)
        self.word: Callable[[str], str] = str  # the word for a code, also of one that is offered no more
        self._none = self.tr("keine Angabe") if none == "" else none
        self._privacy = privacy
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel that scrolls a form does not go into it
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.set_choices(choices)
        if privacy is not None:
            privacy.cover(self)
            privacy.cover(self.view())
        self.activated.connect(lambda _index: self.edited.emit())

    @classmethod
    def of_values(cls, values: "ValueList", language: str = "de", *, none: str | None = "") -> "ChoiceField":
        """A field for the entries of a value list that can be chosen today."""
        return cls(((value.code, value.label(language)) for value in values.choices()), none=none)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer these; the choice that was made stays, even if it is offered no more."""
        kept, label, line = self.code(), self.itemText(self.currentIndex()), self.lineEdit()
        # What somebody is just typing is no choice yet, and is not taken out of their hands.
        begun = line.text() if line is not None and line.hasFocus() and line.text() != label else None
        self.blockSignals(True)
        self.clear()
        if self._none is not None:
            self.addItem(self._none, None)
        for code, text in choices:
            self.addItem(text, code)
        if kept is not None:
            self.set_code(kept, label)
        self.blockSignals(False)
        self._make_searchable(self.count() > _LONG_LIST)
        if begun is not None and (line := self.lineEdit()) is not None:
            line.setText(begun)

    def set_none(self, word: str) -> None:
        """Another word for no choice; empty for „keine Angabe“."""
        if self._none is not None:
            self._none = word or self.tr("keine Angabe")
            self.setItemText(0, self._none)
            self.setEditText(self.itemText(self.currentIndex()))

    def code(self) -> str | None:
        """The code chosen, or None."""
        code = self.currentData()
        return code if isinstance(code, str) else None

    def set_code(self, code: str | None, label: str = "") -> None:
        """Choose by code. One that is offered no more is added with its label, so that nothing is lost."""
        found = self.findData(code) if code is not None else (0 if self._none is not None else -1)
        if found < 0 and code is not None:
            self.addItem(label or self.word(code), code)
            found = self.count() - 1
        self.setCurrentIndex(found)
        line = self.lineEdit()
        if line is not None and self.hasFocus():
            line.selectAll()

    def draft_value(self) -> object:
        return self.code()

    def restore_draft(self, value: object) -> None:
        self.set_code(value if isinstance(value, str) else None)

    def say_value(self, value: object) -> str:
        if not isinstance(value, str):
            return self._none or ""
        found = self.findData(value)
        return self.itemText(found) if found >= 0 else self.word(value)

    def showPopup(self) -> None:
        super().showPopup()
        # The entries have their looks only once the list is there.
        QTimer.singleShot(0, self, lambda: show_whole_rows(self) if self.view().isVisible() else None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a form must not change what stands in it.
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        line = self.lineEdit()
        if line is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            # What is typed replaces the entry that was chosen; a click places the cursor only afterwards.
            line.selectAll()
            if event.reason() == Qt.FocusReason.MouseFocusReason:
                QTimer.singleShot(0, line, line.selectAll)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def focusNextPrevChild(self, forward: bool) -> bool:
        # What the choice brings into sight behind it is there before Tab looks for where to go.
        self.settle()
        return super().focusNextPrevChild(forward)

    def _make_searchable(self, searchable: bool) -> None:
        if searchable == self.isEditable():
            return
        self.setEditable(searchable)
        if searchable:
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(self.model(), self)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            popup = SuggestionsView()
            popup.setProperty("look", "popup")
            popup.setAccessibleName(self.tr("Vorschläge"))
            completer.setPopup(popup)
            if self._privacy is not None:
                self._privacy.cover(popup)
            self.setCompleter(completer)
            line = self.lineEdit()
            if line is not None:
                line.setAccessibleName(self.accessibleName())
                line.editingFinished.connect(self.settle)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def settle(self) -> None:
        """What was typed becomes the entry that it names, or the entry chosen before."""
        if not self.isEditable():
            return
        typed = self.currentText().strip()
        found = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if found < 0 and typed:
            found = self.findText(typed, Qt.MatchFlag.MatchStartsWith)
        if found < 0 and typed:
            found = self.findText(typed, Qt.MatchFlag.MatchContains)
        if found < 0 and not typed and self._none is not None:
            found = 0
        if found >= 0 and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.edited.emit()
        self.setEditText(self.itemText(self.currentIndex()))


class LongText(QPlainTextEdit):
    """A text of several lines. Tab leaves it; it can be drafted."""

    edited = Signal()

    def __init__(
        self, placeholder: str = "", parent: QWidget | None = None, *, least: int | None = None
    ) -> None:
        """`least` is the height that it does with on a small screen; it takes what room there is all the same."""
        super().__init__(parent)
        self._least = least
        if least is not None:
            self.setMinimumHeight(least)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.edited)

    def sizeHint(self) -> QSize:
        # A page that may scroll is made as high as its widgets would like to be.
        hint = super().sizeHint()
        return hint if self._least is None else QSize(hint.width(), self._least)

    def draft_value(self) -> object:
        return self.toPlainText()

    def restore_draft(self, value: object) -> None:
        self.setPlainText(str(value or ""))
        self.moveCursor(QTextCursor.MoveOperation.End)  # where the typing goes on


class NumberField(QSpinBox):
    """A whole number with its bounds; the wheel does not change it."""

    edited = Signal()

    def __init__(self, least: int, most: int, start: int | None = None, suffix: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self.usual = start if start is not None else least
        self.setValue(self.usual)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(168)
        # The style sheet's padding does not reach the line inside a spin box.
        self.lineEdit().setTextMargins(10, 0, 0, 0)
        self.valueChanged.connect(lambda _number: self.edited.emit())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def draft_value(self) -> object:
        return self.value()

    def restore_draft(self, value: object) -> None:
        if isinstance(value, int):
            self.setValue(value)

    def say_value(self, value: object) -> str:
        return f"{value}{self.suffix()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt lets a letter take the place of what is selected, and an empty field then means what stood there before.
        if typed_by(event) and not event.text().isdigit():
            event.accept()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PasswordField(QLineEdit):
    """A password: hidden unless shown, with a word when Caps Lock seems to be on.

    Tab passes the eye by; Alt+Z or the mouse opens it.
    """

    caps_lock_seen = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not where a later step still needs it: that wipes it itself at its end.
        self.wiped_when_hidden = True
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(1024)
        self._eye = icon_button("eye", self.tr("Passwort zeigen"), key=REVEAL_KEY)
        self._eye.setParent(self)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self._on_shown)
        self.setTextMargins(0, 0, 32, 0)

    def wipe(self) -> None:
        """Empty it and hide it again."""
        self._eye.setChecked(False)
        self.setText("")

    def hideEvent(self, event: QHideEvent) -> None:
        # Used, left, or behind the lock: nobody sees it, so it need not stand in the memory either.
        super().hideEvent(event)
        if self.wiped_when_hidden and not event.spontaneous():
            self.wipe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._eye.setGeometry(self.width() - 38, (self.height() - 32) // 2, 32, 32)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _shows_password(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._eye.toggle()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt cannot ask for the state of Caps Lock; a capital without Shift, or the reverse, tells.
        typed = event.text()
        if typed.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(typed.isupper() != shift and typed.upper() != typed.lower())
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock_seen.emit(False)
        super().keyPressEvent(event)

    def _on_shown(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        theme.dress(self._eye, "eye-off" if shown else "eye")
        name = self.tr("Passwort verbergen") if shown else self.tr("Passwort zeigen")
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(f"{name} ({REVEAL_KEY})")


def _shows_password(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.AltModifier
