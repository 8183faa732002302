"""The line below the hits: whoever is not among them is registered, with what was typed."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import ROW_HEIGHT, SPACE_2
from woilmenau_desk.ui.widgets.buttons import KeyButton, escaped
from woilmenau_desk.ui.words import isolated

_BESIDE = 40 + 4 * SPACE_2  # the icon and the air around icon, word and key


class NewPersonLine(KeyButton):
    """Fires the action that registers. It is marked like a row when the arrows have come to it."""

    def __init__(self, action: QAction, privacy: Privacy) -> None:
        text = QCoreApplication.translate("NewPersonLine", "Neue Person")
        super().__init__(text, action.shortcut(), "person-add", "line")
        self._privacy = privacy
        self._typed = self._shown = ""
        self.marked = False
        self.setFixedHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self.setEnabled(action.isEnabled()))
        privacy.changed.connect(self._show)
        self._show()

    def offer(self, typed: str) -> None:
        """Offer to register who was typed; an empty text offers somebody of whom nothing is known yet."""
        self._typed = " ".join(typed.split())
        self._show()

    def mark(self, marked: bool) -> None:
        """Show that Enter means this line, or that it does not."""
        if marked != self.marked:
            self.marked = marked
            self.update()

    def says(self) -> str:
        """The whole of it."""
        if not self._typed:
            return QCoreApplication.translate("NewPersonLine", "Neue Person")
        text = QCoreApplication.translate("NewPersonLine", "Neue Person: {typed}")
        return text.format(typed=isolated(self._privacy.mask(self._typed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # Another text of its own would have the page laid out anew with every letter that is typed.
        option.text = escaped(self._shown)
        if self.marked:
            # As a button that is on looks: for a property the style sheet would have to dress it anew.
            option.state = (option.state | QStyle.StateFlag.State_On) & ~QStyle.StateFlag.State_MouseOver
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_BESIDE, ROW_HEIGHT)

    def word(self) -> str:
        return self._shown

    def _show(self) -> None:
        whole = self.says()
        room = self.width() - _BESIDE - self.hint.sizeHint().width()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, max(0, room))
        if shown != self._shown:
            self._shown = shown
            self.update()
        self.setAccessibleName(whole)
