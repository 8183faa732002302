"""The privacy key: a visitor stands beside the screen, and every name goes blank at once."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from woilmenau_desk.ui.widgets.toned import InkLabel

MASK = "•••"
_LEAST_NAME = 64  # pixels


class Privacy(QObject):
    """Whether names are hidden. Whatever shows a name asks `mask` and listens to `changed`."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden = False

    @property
    def hidden(self) -> bool:
        """Whether names are blank now."""
        return self._hidden

    def mask(self, name: str) -> str:
        """The name, or dots in its place. An empty name stays empty."""
        return MASK if self._hidden and name else name

    def hide(self) -> None:
        """Blank every name."""
        self._set(True)

    def toggle(self) -> None:
        """Blank the names, or show them again."""
        self._set(not self._hidden)

    def show(self) -> None:
        """Show the names again."""
        self._set(False)

    def _set(self, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            self.changed.emit(hidden)

    def cover(self, widget: QWidget) -> None:
        """Lay a blank sheet over `widget` while names are hidden; for forms and texts that hold names."""
        _Cover(widget, self)


class PersonalLabel(InkLabel):
    """A label whose text is blank while names are hidden."""

    def __init__(
        self, privacy: Privacy, text: str = "", look: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        # A name of any script stands where the others do.
        self.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )
        self._privacy = privacy
        self._name = text
        privacy.changed.connect(self._show)
        self._show()

    def set_name(self, text: str) -> None:
        """Show this text, now or as soon as names may be seen again."""
        self._name = text
        self._show()

    def name(self) -> str:
        """The text, whether shown or not."""
        return self._name

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint if self.wordWrap() else QSize(min(hint.width(), _LEAST_NAME), hint.height())

    def shown(self) -> str:
        # A long name in a narrow place ends in an ellipsis.
        if self.wordWrap():
            return self.text()
        wide = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, wide)

    def _show(self) -> None:
        shown = self._privacy.mask(self._name)
        if shown != self.text():
            self.setText(shown)


class _Cover(QLabel):
    """The sheet: grows with its widget, lies above all its children."""

    def __init__(self, widget: QWidget, privacy: Privacy) -> None:
        super().__init__(MASK, widget)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "cover")  # labels are transparent otherwise
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._widget = widget
        widget.installEventFilter(self)
        privacy.changed.connect(self._set)
        self._set(privacy.hidden)

    def _set(self, hidden: bool) -> None:
        self.setGeometry(self._widget.rect())
        self.setVisible(hidden)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._widget.rect())
        return False
