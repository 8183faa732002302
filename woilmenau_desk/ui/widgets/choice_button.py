"""A choice that explains itself: icon, a word, one sentence."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4
from woilmenau_desk.ui.widgets.buttons import pressed_by_enter
from woilmenau_desk.ui.widgets.labels import IconLabel, KeyHint, reading_label, text_label


class ChoiceButton(QPushButton):
    """One of several; it is checked when it is the one."""

    def __init__(
        self, icon: str, title: str, sentence: str, key: QKeySequence | None = None, *, wrap: bool = False
    ) -> None:
        """`wrap`: the sentence breaks where the button is narrow, and the button grows."""
        super().__init__()
        self.setProperty("look", "choice")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(title, "strong"))
        words.addWidget(reading_label(sentence, "small") if wrap else text_label(sentence, "small"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_2, SPACE_3, SPACE_2)
        layout.setSpacing(SPACE_3)
        layout.addWidget(IconLabel(icon, "accent_ink", 24))
        layout.addLayout(words, 1)
        if key is not None:
            layout.addWidget(KeyHint(key), 0, Qt.AlignmentFlag.AlignTop)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        high = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, high)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed_by_enter(self, event):
            return
        super().keyPressEvent(event)
        group = cast("QButtonGroup | None", self.group())
        reached = self.window().focusWidget()
        arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if arrow and group is not None and reached is not self and reached in group.buttons():
            # As with radio buttons: where the arrow leads is what is taken.
            reached.click()

    def hasHeightForWidth(self) -> bool:
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()


class ChoiceList(QWidget):
    """Choices below one another; arrow keys go from one to the next."""

    edited = Signal()

    def __init__(self, choices: Iterable[tuple[str, ChoiceButton]], parent: QWidget | None = None) -> None:
        """None is taken until one is: whoever has not chosen has chosen nothing."""
        super().__init__(parent)
        self._choices = dict(choices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        group = self._group = QButtonGroup(self)
        for made in self._choices.values():
            group.addButton(made)
            layout.addWidget(made)
        self.setFocusProxy(next(iter(self._choices.values())))
        group.buttonClicked.connect(lambda _button: self.edited.emit())

    def code(self) -> str | None:
        """The code of the one that is taken; None where none is."""
        return next((code for code, made in self._choices.items() if made.isChecked()), None)

    def set_code(self, code: str | None) -> None:
        """Take this one, or none."""
        if code is not None:
            self._choices[code].setChecked(True)
            # The keyboard begins at what holds now.
            self.setFocusProxy(self._choices[code])
            return
        # An exclusive group keeps one that was taken.
        self._group.setExclusive(False)
        for made in self._choices.values():
            made.setChecked(False)
        self._group.setExclusive(True)
