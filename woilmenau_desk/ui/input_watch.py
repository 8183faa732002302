"""Sees every key and every touch of the mouse before any window does: for the idle lock and the privacy key."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

_USED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.ShortcutOverride,
    }
)
_TWICE_MS = 600
USED_BY_VISITORS = "used_by_visitors"
"""The property of a window that stands before visitors, beside the desk: who touches it is not at the desk."""


def _is_no_letter(event: QKeyEvent) -> bool:
    """Whether it is a letter with Alt that is no action's key here: Qt would type it, into a password or a name."""
    alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
    # On a Mac that key writes signs.
    return alone and sys.platform != "darwin" and event.text().isprintable() and bool(event.text())


class InputWatch(QObject):
    """Filters the events of the windows, not of each widget: a few a second instead of thousands."""

    used = Signal()
    hide_names_asked = Signal()  # Esc twice, whatever the first one closed or cleared
    toggle_names_asked = Signal()  # F12 while a dialog or a menu is open
    lock_asked = Signal()  # Ctrl+L while a dialog or a menu is open

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._last_escape = -_TWICE_MS
        self._sent_on = False  # an Esc that is on its way already
        self.swallow = False  # set by a slot of `used`: the person has been away, this input goes nowhere
        app.focusWindowChanged.connect(self._watch)
        for window in app.topLevelWindows():
            self._watch(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _USED or self._sent_on:
            return False
        self.swallow = False
        if kind == QEvent.Type.KeyPress or not watched.property(USED_BY_VISITORS):
            self.used.emit()
        if self.swallow:
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_no_letter(event):
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            return self._on_key(watched, event)
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape(watched, event)
            return True
        # The actions of the main window hear nothing while a modal dialog is open, or a menu or list above it.
        if self._app.activeModalWidget() is None and self._app.activePopupWidget() is None:
            return False
        if event.key() == Qt.Key.Key_F12:
            self.toggle_names_asked.emit()
            return True
        if event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.lock_asked.emit()
            return True
        return False

    def _on_escape(self, watched: QObject, event: QKeyEvent) -> None:
        """Send it on. Twice means that somebody stands beside the screen, also where the first one cleared a field."""
        self._sent_on = True
        try:
            QCoreApplication.sendEvent(watched, event)
        finally:
            self._sent_on = False
        now = event.timestamp()
        if now - self._last_escape <= _TWICE_MS:
            self.hide_names_asked.emit()
        self._last_escape = now
