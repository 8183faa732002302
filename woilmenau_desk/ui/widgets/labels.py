"""Text, icons, key caps, badges, notes: what only shows something."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, TONE_COLOURS, TONE_ICONS, Tone
from woilmenau_desk.ui.widgets.toned import InkLabel, ToneFrame


def text_label(text: str = "", look: str = "body", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Plain text in one of the looks body, small, soft, strong, title, lead, display, code."""
    label = QLabel(text)
    _dress(label, look, wrap=wrap)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def ink_label(text: str = "", look: str = "body", *, wrap: bool = False) -> InkLabel:
    """The same, where its colour changes while it is shown."""
    label = InkLabel(text)
    _dress(label, look, wrap=wrap)
    return label


def _dress(label: QLabel, look: str, *, wrap: bool) -> None:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setWordWrap(wrap)
    if wrap:
        policy = label.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        label.setSizePolicy(policy)


def reading_label(text: str = "", look: str = "body") -> QLabel:
    """A text of several lines in a wide column: it asks for no more height than the lines it really has."""
    label = text_label(text, look, wrap=True)
    policy = label.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    label.setSizePolicy(policy)
    return label


class IconLabel(QWidget):
    """An icon by itself. It is decoration: the word beside it says the same."""

    def __init__(
        self, name: str, colour: str = "ink_soft", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setFixedSize(size, size)

    def set_icon(self, name: str, colour: str) -> None:
        """Show another one."""
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, theme.pixmap(self._name, self._colour, self._size, self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)


_SHORT_KEYS = (
    ("Return", "Enter"),
    ("Bild aufwärts", "Bild↑"),
    ("Bild abwärts", "Bild↓"),
    ("Herunter", "↓"),
    ("Hinauf", "↑"),
    ("Hoch", "↑"),
)


def key_text(key: QKeySequence) -> str:
    """The key as it stands on the keyboard; Qt's own names are long and partly English."""
    text = key.toString(QKeySequence.SequenceFormat.NativeText)
    for long, short in _SHORT_KEYS:
        text = text.replace(long, short)
    return text


class KeyHint(QLabel):
    """A small key cap: the key that does the same."""

    def __init__(self, key: str | QKeySequence, parent: QWidget | None = None) -> None:
        text = key if isinstance(key, str) else key_text(key)
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "key")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Badge(ToneFrame):
    """A state as icon and word; the colour only helps."""

    radius = 11

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._label = ink_label(text)
        super().__init__(tone, self._label)
        self.setParent(parent)
        self.setProperty("look", "badge")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(TONE_ICONS[tone], TONE_COLOURS[tone][0], 14)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_2, SPACE_1, SPACE_3 - 2, SPACE_1)
        layout.setSpacing(SPACE_1 + 1)
        layout.addWidget(self._icon)
        layout.addWidget(self._label)
        self.set_state(text, tone, icon)

    def set_state(self, text: str, tone: Tone, icon: str | None = None) -> None:
        """Say another state."""
        if text != self._label.text():
            self._label.setText(text)
        self._icon.set_icon(icon or TONE_ICONS[tone], TONE_COLOURS[tone][0])
        self.setAccessibleName(text)
        self.set_tone(tone)

    def text(self) -> str:
        """The word."""
        return self._label.text()


class Note(ToneFrame):
    """A line or two that ask for attention inside a page: a suggestion, a warning, a problem."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.INFO, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        self._label = ink_label(text, wrap=True)
        super().__init__(tone, self._label)
        self.setParent(parent)
        self.setProperty("look", "note")
        self._icon = IconLabel(TONE_ICONS[tone], TONE_COLOURS[tone][0], 20)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        self._layout.setSpacing(SPACE_2 + 2)
        self._layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self._label, 1)
        self.set_text(text, tone, icon)

    def set_text(self, text: str, tone: Tone | None = None, icon: str | None = None) -> None:
        """Say something else; an empty text hides the note."""
        if text != self._label.text():
            self._label.setText(text)
        self.setAccessibleName(text)
        # Showing a note that lies in no page yet would open a window for it.
        if not text or self.parentWidget() is not None:
            self.setVisible(bool(text))
        if tone is not None:
            self._icon.set_icon(icon or TONE_ICONS[tone], TONE_COLOURS[tone][0])
            self.set_tone(tone)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def add_widget(self, widget: QWidget) -> None:
        """A button at its right, for what it suggests."""
        self._layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class EmptyState(QWidget):
    """Nothing to show yet: an icon, what is not there, and what to do about it."""

    def __init__(self, icon: str, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_2)
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, "line_strong", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = text_label(title, "strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint = text_label(hint, "soft", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self._hint.setVisible(bool(hint))

    def set_text(self, title: str, hint: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


class Card(QFrame):
    """A calm surface with an optional heading. `body` is the layout to fill, `head` takes buttons at its right."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, margin: int = 16) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.setSpacing(SPACE_3)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_2)
        self._title = text_label(title, "title")
        self.head.addWidget(self._title, 1)
        outer.addLayout(self.head)
        self._title.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_3)
        outer.addLayout(self.body, 1)
        if title:
            self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)


def rule() -> QFrame:
    """A thin line between two groups."""
    line = QFrame()
    line.setProperty("look", "rule")
    return line


def broken(text: str, font: QFont, width: int, lines: int) -> list[str]:
    """The text in at most so many lines, broken where words end; what is left over stands in the last, too long."""
    if lines == 1:
        return [text]
    layout = QTextLayout(text, font)
    found: list[str] = []
    begins = 0
    layout.beginLayout()
    while len(found) < lines - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends = line.textStart() + line.textLength()
        if ends >= len(text):
            break
        found.append(text[begins:ends].rstrip())
        begins = ends
    layout.endLayout()
    return [*found, text[begins:]]


class ElidedLabel(InkLabel):
    """A line or more of plain text that shortens itself where there is no room; the whole shows as its tool tip.

    The room decides what is shown of it, never the other way round, so another text moves nothing around it.
    """

    def __init__(
        self, text: str = "", look: str = "body", parent: QWidget | None = None, *, lines: int = 1
    ) -> None:
        """`lines` is how many it may break into; its place must be high enough for them."""
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._full = self._shown = ""
        self.set_full_text(text)

    def set_full_text(self, text: str) -> None:
        """The text to show as far as there is room."""
        if text != self._full:
            self._full = text
            self.setAccessibleName(text)
            self._elide()

    def full_text(self) -> str:
        """The whole text."""
        return self._full

    def shown(self) -> str:
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def _elide(self) -> None:
        width = max(0, self.width() - 2)
        *before, rest = broken(self._full, self.font(), width, self._lines)
        shown = "\n".join([*before, self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width)])
        if shown != self._shown:
            self._shown = shown
            self.update()
