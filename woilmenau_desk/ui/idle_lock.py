"""After some minutes without a key or a touch the window locks itself; what was typed stays."""

import time
from collections.abc import Callable
from functools import partial
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.ui.entry import EntryScreen, PasswordEntry, UserButton
from woilmenau_desk.ui.waiting_room.window import FOR_VISITORS
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.labels import text_label


class Ticker(Protocol):
    """What IdleLock needs of a timer."""

    def start(self, milliseconds: int) -> None: ...

    def stop(self) -> None: ...


class IdleLock(QObject):
    """Emits `idle` once nobody has used the program for `minutes`.

    It goes by two clocks and believes whichever says that more time went by. The wall clock counts the time a
    computer slept, so that it locks with the first key after waking; the other cannot be set back.
    """

    idle = Signal()

    def __init__(
        self,
        parent: QObject,
        clock: Callable[[], float] = time.time,
        timer: Ticker | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock` and `monotonic` in seconds; `timer` calls `on_time` when it has run down, by default a QTimer."""
        super().__init__(parent)
        self._clock = clock
        self._monotonic = monotonic
        self._seconds = 180.0
        self._last_used = (clock(), monotonic())
        self._running = False
        if timer is None:
            timer = own = QTimer(self)
            own.setSingleShot(True)
            own.timeout.connect(self.on_time)
        self._timer = timer

    def start(self, minutes: float) -> None:
        """Watch from now on."""
        self._seconds = minutes * 60
        self._running = True
        self._last_used = (self._clock(), self._monotonic())
        self._timer.start(round(self._seconds * 1000))

    def resume(self) -> None:
        """Watch again, as long as before."""
        self.start(self._seconds / 60)

    def set_minutes(self, minutes: float) -> None:
        """The setting was changed while it watches."""
        self._seconds = minutes * 60
        if self._running:
            self.resume()

    def stop(self) -> None:
        """Nothing to lock: nobody is logged in, or it is locked already."""
        self._running = False
        self._timer.stop()

    def on_used(self) -> bool:
        """Somebody is there. False when they come too late: then it has locked instead."""
        if not self._running:
            return True
        late = self._unused() >= self._seconds
        self._last_used = (self._clock(), self._monotonic())
        if late:
            self._lock()
        return not late

    def on_time(self) -> None:
        """The timer has run down: lock, or wait for what is left since the last use."""
        if not self._running:
            return
        left = self._seconds - self._unused()
        if left <= 0:
            self._lock()
        else:
            self._timer.start(max(1, round(left * 1000)))

    def _unused(self) -> float:
        """Seconds since the last use."""
        wall, monotonic = self._last_used
        return max(self._clock() - wall, self._monotonic() - monotonic)

    def _lock(self) -> None:
        self.stop()
        self.idle.emit()


class LockScreen(EntryScreen):
    """Over the whole window: the same user unlocks, or another one takes over."""

    unlock_asked = Signal(str)  # password
    switch_asked = Signal()

    def __init__(self, user: UserCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go = button(self.tr("Entsperren"), "unlock", "primary")
        self.password = PasswordEntry(self.tr("Passwort"), self.go)
        self.switch = button(self.tr("Benutzer wechseln"), "switch-user", "quiet")
        who = UserButton(user)
        who.setChecked(True)
        who.setEnabled(False)
        self.body.addWidget(text_label(self.tr("Gesperrt. Es bleibt alles, wie es war."), "title", wrap=True))
        self.body.addWidget(who)
        self.body.addWidget(self.password)
        self._said = text_label("", "soft", wrap=True)
        self.tell("")
        self.body.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.password.submitted.connect(self.unlock_asked)
        self.switch.clicked.connect(self.switch_asked)
        self.setFocusProxy(self.password)

    def tell(self, text: str) -> None:
        """What still has to come to its end; empty when nothing has."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def said(self) -> str:
        """What it says below the password."""
        return self._said.text()

    def refuse(self, error: KnownError) -> None:
        """The password was wrong."""
        self.password.refuse(error)


class HiddenDialogs(QObject):
    """The other windows of the program, out of sight while it is locked and back afterwards.

    What is shown meanwhile, by a timer for instance, never reaches the screen and joins them.
    """

    def __init__(self, main: QWidget, app: QApplication) -> None:
        super().__init__(main)
        self._app = app
        self._main = main
        self.lets_through = False  # true while the lock itself opens a dialog
        self._hidden: list[tuple[QWidget, Qt.WindowModality]] = []
        popup = app.activePopupWidget()
        if popup is not None:
            popup.close()
        for window in app.topLevelWidgets():
            if window.isVisible() and self._concerns(window):
                self._hidden.append((window, window.windowModality()))
        for window, _modality in self._hidden:
            window.hide()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and not self.lets_through
            and not event.spontaneous()
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and self._concerns(watched)
        ):
            self._catch(watched)
        return False

    def restore(self) -> None:
        """Show them again as they were, those that still exist."""
        self._let_go()
        hidden, self._hidden = self._hidden, []
        for window, modality in hidden:
            if not shiboken6.isValid(window):
                continue
            # Hiding a dialog takes the modality away that open() gave it.
            if isinstance(window, QDialog):
                window.setWindowModality(modality)
            window.show()

    def close(self) -> None:
        """Let them go: another person works here now."""
        self._let_go()
        hidden, self._hidden = self._hidden, []
        for window, _modality in hidden:
            if shiboken6.isValid(window):
                window.deleteLater()

    def _concerns(self, window: QWidget) -> bool:
        kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
        if window.property(FOR_VISITORS):
            return False  # it shows nothing that the lock would have to hide
        return window is not self._main and window.windowType() in kinds

    def _catch(self, window: QWidget) -> None:
        # It cannot be hidden in the midst of being shown. This attribute keeps it off the screen until it can.
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        if all(window is not known for known, _modality in self._hidden):
            self._hidden.append((window, window.windowModality()))
        QTimer.singleShot(0, window, partial(_hide, window))

    def _let_go(self) -> None:
        self._app.removeEventFilter(self)
        for window, _modality in self._hidden:
            if shiboken6.isValid(window) and window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
                _hide(window)
        self.deleteLater()


def _hide(window: QWidget) -> None:
    if window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
        window.hide()
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
