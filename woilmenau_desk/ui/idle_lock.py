"""After some minutes without a key or a touch the window locks itself; what was typed stays."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.ui.entry import EntryScreen, PasswordEntry, UserButton
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.labels import text_label


class Ticker(Protocol):
    """What IdleLock needs of a timer."""

    def start(self, milliseconds: int) -> None: ...

    def stop(self) -> None: ...


class IdleLock(QObject):
    """Emits `idle` once nobody has used the program for `minutes`.

    It goes by the wall clock: a computer that slept longer locks with the first key after waking.
    """

    idle = Signal()

    def __init__(
        self, parent: QObject, clock: Callable[[], float] = time.time, timer: Ticker | None = None
    ) -> None:
        """`clock` in seconds; `timer` calls `on_time` when it has run down, by default a QTimer."""
        super().__init__(parent)
        self._clock = clock
        self._seconds = 180.0
        self._last_used = clock()
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
        self._last_used = self._clock()
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
        now = self._clock()
        late = now - self._last_used >= self._seconds
        self._last_used = now
        if late:
            self._lock()
        return not late

    def on_time(self) -> None:
        """The timer has run down: lock, or wait for what is left since the last use."""
        if not self._running:
            return
        left = self._seconds - (self._clock() - self._last_used)
        if left <= 0:
            self._lock()
        else:
            self._timer.start(max(1, round(left * 1000)))

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
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.password.submitted.connect(self.unlock_asked)
        self.switch.clicked.connect(self.switch_asked)
        self.setFocusProxy(self.password)

    def refuse(self, error: KnownError) -> None:
        """The password was wrong."""
        self.password.refuse(error)


class HiddenDialogs:
    """The other windows of the program, out of sight while it is locked and back afterwards."""

    def __init__(self, main: QWidget) -> None:
        self._hidden = []
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for window in QApplication.topLevelWidgets():
            shown = window is not main and window.isVisible()
            if shown and window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog):
                self._hidden.append((window, window.windowModality()))
        for window, _modality in self._hidden:
            window.hide()

    def restore(self) -> None:
        """Show them again as they were."""
        for window, modality in self._hidden:
            # Hiding a dialog takes the modality away that open() gave it.
            if isinstance(window, QDialog):
                window.setWindowModality(modality)
            window.show()
        self._hidden = []

    def close(self) -> None:
        """Let them go: another person works here now."""
        for window, _modality in self._hidden:
            window.deleteLater()
        self._hidden = []
