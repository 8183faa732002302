"""Tells when the computer goes to sleep, in time to write something down."""

import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

if sys.platform == "win32":
    from ctypes import wintypes

    from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

    _POWER_BROADCAST = 0x0218
    _SUSPENDS = 0x0004

    class _PowerMessages(QAbstractNativeEventFilter):
        """Windows tells every window, and waits about two seconds for it."""

        def __init__(self, on_sleep: Callable[[], object]) -> None:
            super().__init__()
            self._on_sleep = on_sleep

        def nativeEventFilter(
            self, kind: QByteArray | bytes | bytearray | memoryview, message: int
        ) -> object:
            told = wintypes.MSG.from_address(int(message))
            if told.message == _POWER_BROADCAST and told.wParam == _SUSPENDS:
                self._on_sleep()
            return False, 0

    def watch_sleep(app: QApplication, on_sleep: Callable[[], object], parent: QObject) -> QObject | None:
        """Call `on_sleep` before the computer sleeps."""
        messages = _PowerMessages(on_sleep)
        app.installNativeEventFilter(messages)
        parent.destroyed.connect(lambda: app.removeNativeEventFilter(messages))
        return None

elif sys.platform == "linux":
    from PySide6.QtCore import SLOT, Slot
    from PySide6.QtDBus import (
        QDBusConnection,
        QDBusMessage,
        QDBusPendingCallWatcher,
        QDBusUnixFileDescriptor,
    )

    SERVICE, PATH, INTERFACE = (
        "org.freedesktop.login1",
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
    )

    class SleepWatch(QObject):
        """systemd-logind tells before the computer sleeps, and waits while somebody holds what it gave for that.

        Where there is no logind, nothing is told.
        """

        def __init__(self, bus: QDBusConnection, on_sleep: Callable[[], object], parent: QObject) -> None:
            super().__init__(parent)
            self._bus, self._on_sleep = bus, on_sleep
            self._asking: QDBusPendingCallWatcher | None = None
            self.delay: QDBusUnixFileDescriptor | None = None  # logind waits for us as long as this is open
            slot = cast(
                bytes, SLOT("on_told(bool)")
            )  # a text; its types say otherwise, and bytes are refused
            bus.connect(SERVICE, PATH, INTERFACE, "PrepareForSleep", self, slot)
            self._ask_to_wait()

        @Slot(bool)
        def on_told(self, begins: bool) -> None:
            """It sleeps, or woke again."""
            if begins:
                try:
                    self._on_sleep()
                finally:
                    self.delay = None
            else:
                self._ask_to_wait()

        def _ask_to_wait(self) -> None:
            asked = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Inhibit")
            asked.setArguments(["sleep", "wo:ilmenau", "Getipptes aufheben", "delay"])
            self._asking = QDBusPendingCallWatcher(self._bus.asyncCall(asked), self)
            self._asking.finished.connect(self._on_answered)

        def _on_answered(self, answer: QDBusPendingCallWatcher) -> None:
            answer.deleteLater()
            self._asking = None
            if not answer.isError():
                given = answer.reply().arguments()
                if given and isinstance(given[0], QDBusUnixFileDescriptor):
                    self.delay = given[0]

    def watch_sleep(app: QApplication, on_sleep: Callable[[], object], parent: QObject) -> QObject | None:
        """Call `on_sleep` before the computer sleeps. None where nobody tells."""
        bus = QDBusConnection.systemBus()
        return SleepWatch(bus, on_sleep, parent) if bus.isConnected() else None

else:

    def watch_sleep(app: QApplication, on_sleep: Callable[[], object], parent: QObject) -> QObject | None:
        """Nobody tells here; another window in front, and the draft every 2 s, have to do."""
        return None
