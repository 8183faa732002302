"""The moments after which what was typed may be gone: a signal, the session's end, sleep, another window in front."""

import logging
import os
import signal
import sys
import threading
import time
from types import FrameType
from typing import Final, Protocol

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QWidget

_logger = logging.getLogger(__name__)
# A session's end sends two signals at once; only a later one is somebody who asks again.
GRACE_SECONDS: Final = 2.0
_LEAVE_SECONDS: Final = 5.0
_SLEEP_MS: Final = 2000  # after the login, when nobody waits for the window


class Leaving(Protocol):
    """What this needs of the application."""

    @property
    def window(self) -> QWidget:
        """The one window."""

    @property
    def leave_question(self) -> object | None:
        """What keeps the window from closing: a question, or work that is waited for; None: nothing does."""

    def keep_typed(self) -> bool:
        """Store what was typed, now; whether nothing is left that only the window holds. Takes some seconds at the most."""

    def begin_to_keep(self) -> None:
        """The same, without waiting for it."""

    def close(self) -> None:
        """Keep what was typed, close the store."""


class Endings(QObject):
    """Keeps what was typed while there is time, and leaves where the system asks for it."""

    def __init__(self, app: QApplication, desk_app: Leaving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._desk_app = app, desk_app
        self._asked: object | None = None
        self._last_resort: threading.Timer | None = None
        app.applicationStateChanged.connect(self._on_state)
        # Qt wants the answer when the call returns. Windows says so too, before it shuts down or logs off.
        app.commitDataRequest.connect(self.on_session_ends, Qt.ConnectionType.DirectConnection)
        app.saveStateRequest.connect(self._on_save_state, Qt.ConnectionType.DirectConnection)
        app.aboutToQuit.connect(desk_app.close)
        self.signals = Signals(self)
        self.signals.came.connect(self.on_signal)

    def begin_to_watch_sleep(self) -> None:
        """Hear of sleep as well. A moment after the login: before it nothing was typed that could be kept."""
        QTimer.singleShot(_SLEEP_MS, self, self._watch_sleep)

    def on_signal(self, number: int) -> None:
        """Somebody ends the program: keep all and leave. Where that fails it stays, and asks; a second one ends it."""
        # Whoever said that they stay is asked anew.
        again = self._asked is not None and self._asked is self._desk_app.leave_question
        kept = self._desk_app.keep_typed()
        _logger.info("asked to end by %s", signal.Signals(number).name)
        if kept or again:
            if not kept:
                self._end_in_any_case()
            self._desk_app.close()
            self._desk_app.window.close()
            self._app.exit(0 if kept else 1)
        else:
            self._desk_app.window.close()  # asks
            self._asked = self._desk_app.leave_question

    def on_session_ends(self, manager: QSessionManager) -> None:
        """The computer shuts down, or the person logs off. Nobody may be asked before all is kept."""
        if not self._desk_app.keep_typed() and manager.allowsInteraction():
            manager.cancel()
            self._desk_app.window.close()  # asks

    def on_sleep(self) -> None:
        """The computer goes to sleep, and perhaps never wakes."""
        self._desk_app.keep_typed()

    def close(self) -> None:
        """Leave the signals as they were."""
        self.signals.close()
        if self._last_resort is not None:
            self._last_resort.cancel()

    def _end_in_any_case(self) -> None:
        """Closing waits for the worker, which may hang at a disk that is gone; the store bears being cut off."""
        self._last_resort = threading.Timer(_LEAVE_SECONDS, os._exit, (1,))
        self._last_resort.daemon = True
        self._last_resort.start()

    def _on_save_state(self, _manager: QSessionManager) -> None:
        self._desk_app.keep_typed()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self._desk_app.begin_to_keep()

    def _watch_sleep(self) -> None:
        from woilmenau_desk.ui.sleep_watch import watch_sleep  # start-up: nobody sleeps before the login

        watch_sleep(self._app, self.on_sleep, self)


class Signals(QObject):
    """The signals that end a program, as Qt's.

    Python's own handler would run only when Qt's loop comes back to Python, which may be never. So Python writes each
    signal's number into a pipe the moment it comes, and the pipe wakes the loop; nothing has to look again and again.
    The handler itself is for whoever asks again while the first signal still is not dealt with: the program hangs then,
    and ends at once.
    Windows has no such signals: there the session's end is a message to the window, which Qt hands on.
    """

    came = Signal(int)

    if sys.platform == "win32":

        def close(self) -> None:
            """Nothing was changed."""

    else:

        def __init__(self, parent: QObject | None = None) -> None:
            super().__init__(parent)
            self._since: float | None = None  # when the signal came that is being dealt with
            self._near, self._far = os.pipe()
            for end in (self._near, self._far):
                os.set_blocking(end, False)
            # Whoever started the program so that it ignores one (nohup) meant it.
            self._before = {
                number: signal.signal(number, self._heard)
                for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
                if signal.getsignal(number) is not signal.SIG_IGN
            }
            self._woken_before = signal.set_wakeup_fd(self._far, warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(self._near, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_woken)

        def close(self) -> None:
            """Leave the signals as they were."""
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(self._woken_before)
            for number, handler in self._before.items():
                signal.signal(number, handler)
            os.close(self._near)
            os.close(self._far)

        def _on_woken(self) -> None:
            for number in os.read(self._near, 64):
                if number in self._before:
                    self.came.emit(number)
            self._since = None

        def _heard(self, _number: int, _frame: FrameType | None) -> None:
            now = time.monotonic()
            if self._since is None:
                self._since = now
            elif now - self._since > GRACE_SECONDS:
                os._exit(1)
