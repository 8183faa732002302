"""What the screens before the work share: a calm card in the middle, a password, and the pause after wrong ones."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import ROLE_NAMES
from woilmenau_desk.domain.errors import KnownError, TooManyAttempts, WrongPassword
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import (
    SPACE_2,
    SPACE_3,
    SPACE_4,
    SPACE_6,
    SPACE_8,
    TYPE_DISPLAY,
    TYPE_TITLE,
    Tone,
)
from woilmenau_desk.ui.widgets.fields import REVEAL_KEY, PasswordField
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Card, Note, text_label
from woilmenau_desk.ui.words import say, word

_WIDTH = 440


class Wordmark(QWidget):
    """The centre's name, its colon in the accent."""

    def __init__(self, size: int = TYPE_DISPLAY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._font = theme.app_font(size, QFont.Weight.DemiBold)
        self.setAccessibleName("wo:ilmenau")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font)
        return QSize(metrics.horizontalAdvance("wo:ilmenau") + 2, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        x = 0
        for text, colour in (("wo", "ink"), (":", "accent"), ("ilmenau", "ink")):
            painter.setPen(theme.current().colour(colour))
            painter.drawText(x, metrics.ascent(), text)
            x += metrics.horizontalAdvance(text)


class Avatar(QWidget):
    """A round initial beside a name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initial = name[:1].upper()
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setFont(theme.app_font(TYPE_TITLE, QFont.Weight.DemiBold))
        painter.setPen(look.colour("accent_ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initial)


class UserButton(QPushButton):
    """A colleague to log in as: initial, name, role."""

    def __init__(self, user: UserCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.user = user
        role = word("roles", ROLE_NAMES[user.role])
        name = user.display_name or user.name
        self.setProperty("look", "choice")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{name}, {role}")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(Avatar(name))
        row.addWidget(text_label(name, "strong"))
        row.addStretch(1)
        row.addWidget(text_label(role, "soft"))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 62)

    def sizeHint(self) -> QSize:
        return QSize(320, 62)


class EntryScreen(QWidget):
    """The ground with one card in its middle; `body` is the card's layout to fill."""

    def __init__(self, parent: QWidget | None = None, width: int = _WIDTH) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card = Card(margin=SPACE_8)
        self.card.setFixedWidth(width)
        self.body = self.card.body
        self.body.setSpacing(SPACE_4)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        middle.setSpacing(SPACE_6)
        middle.addStretch(2)
        middle.addWidget(Wordmark(), 0, Qt.AlignmentFlag.AlignHCenter)
        # Stretches rather than an alignment: an aligned widget is not asked how high its wrapped text gets.
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self.card)
        centred.addStretch(1)
        middle.addLayout(centred)
        middle.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def offer_help(self, *lines: tuple[str, str]) -> None:
        """Let F1 show the keys of this screen: those of its own, and those of all."""
        self._key_lines = lines
        self.help_action = QAction(self.tr("Tasten"), self)
        self.help_action.setShortcut(QKeySequence("F1"))
        self.help_action.setAutoRepeat(False)
        self.help_action.triggered.connect(self.show_keys)
        self.addAction(self.help_action)

    def show_keys(self) -> None:
        """The keyboard overview of this screen."""
        from woilmenau_desk.ui.keyboard_overview import KeyboardOverview, KeyLine  # start-up

        here = tuple(KeyLine((keys,), text) for keys, text in self._key_lines)
        everywhere = (
            KeyLine((self.tr("Tab"),), self.tr("Zum nächsten Feld")),
            KeyLine((REVEAL_KEY,), self.tr("Passwort zeigen oder verbergen")),
            KeyLine(("F1",), self.tr("Diese Übersicht")),
        )
        groups = ((self.tr("Hier"), (*here, *everywhere)),)
        KeyboardOverview(groups, self.window()).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside a dialog a button hears only Space; here Enter presses it, once however long it is held.
        pressed = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QAbstractButton):
            if not event.isAutoRepeat():
                pressed.click()
            return
        super().keyPressEvent(event)


class Pause(QObject):
    """The wait after wrong passwords, counted down second by second."""

    ticked = Signal(int)
    over = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._until = 0.0
        self.timer = QTimer(self)
        self.timer.setInterval(1000)
        self.timer.timeout.connect(self._tick)

    def start(self, seconds: float) -> None:
        """Wait that long from now; 0 ends it."""
        self._until = self._clock() + seconds
        self._tick()
        if self.left():
            self.timer.start()

    def left(self) -> int:
        """The seconds left, rounded up."""
        return max(0, int(-(-(self._until - self._clock()) // 1)))

    def _tick(self) -> None:
        left = self.left()
        if left:
            self.ticked.emit(left)
        else:
            self.timer.stop()
            self.over.emit()


class PasswordEntry(QWidget):
    """A password field with its word on Caps Lock, the message under it, and the pause after wrong ones."""

    submitted = Signal(str)

    def __init__(self, label: str, action: QPushButton, parent: QWidget | None = None) -> None:
        """`action` is the button that submits; it is disabled while there is nothing to do."""
        super().__init__(parent)
        self.field = PasswordField(label)
        self.message = Note("", Tone.BAD)
        self._caps = Note(self.tr("Die Feststelltaste scheint an zu sein."), Tone.WARN, "keyboard")
        self._caps.setVisible(False)
        self._action = action
        self._busy = False
        self.pause = Pause(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        caption = text_label(label, "small")
        caption.setBuddy(self.field)
        layout.addWidget(caption)
        layout.addWidget(self.field)
        layout.addWidget(self._caps)
        layout.addWidget(self.message)
        self.setFocusProxy(self.field)
        self.field.caps_lock_seen.connect(self._caps.setVisible)
        self.field.returnPressed.connect(self.submit)
        self.field.textEdited.connect(self._on_typed)
        self.pause.ticked.connect(self._on_waiting)
        self.pause.over.connect(self._on_waited)
        action.clicked.connect(self.submit)

    def submit(self) -> None:
        """Hand the password on, unless one is being tried or a pause runs."""
        if self._busy or self.pause.left():
            return
        if not self.field.text():
            self.message.set_text(self.tr("Bitte das Passwort eingeben."), Tone.WARN)
            self.field.setFocus()
            return
        self.message.set_text("")
        self.set_busy(True)
        self.submitted.emit(self.field.text())

    def refuse(self, error: KnownError) -> None:
        """It was wrong: say so, empty the field, wait if need be."""
        self.set_busy(False)
        self.message.set_text(" ".join(text for text in map(say, error.sentences()) if text), Tone.BAD)
        if isinstance(error, WrongPassword | TooManyAttempts):
            self.field.wipe()
            if error.wait > 0:
                self.wait(error.wait)
        self.field.setFocus()

    def wait(self, seconds: float) -> None:
        """Nothing can be submitted for that long."""
        self.pause.start(seconds)

    def set_busy(self, busy: bool) -> None:
        """A password is being tried."""
        self._busy = busy
        self.field.setReadOnly(busy)
        self._action.setEnabled(not busy and not self.pause.left())

    def clear(self) -> None:
        """As if nobody had been here."""
        self.set_busy(False)
        self.pause.start(0)
        self.field.wipe()
        self.message.set_text("")
        self._caps.setVisible(False)

    def _on_typed(self) -> None:
        if not self.pause.left():
            self.message.set_text("")

    def _on_waiting(self, seconds: int) -> None:
        self._action.setEnabled(False)
        self.message.set_text(
            self.tr("Zu viele falsche Passwörter. Weiter in {seconds} s …").format(seconds=seconds),
            Tone.BAD,
            "clock",
        )

    def _on_waited(self) -> None:
        self._action.setEnabled(not self._busy)
        if self.message.text():
            self.message.set_text(self.tr("Bitte noch einmal eingeben."), Tone.NEUTRAL)
