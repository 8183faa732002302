"""The one window: before the login, the work, the lock above it. Its title never holds personal data."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from woilmenau_desk.ui import theme

_FILE = "window.ini"
_FIRST_SIZE = QSize(1366, 768)
_TITLE_BAR = 36
# 1366 × 768 at 125 % leaves 1092 × 614 and a task bar.
_SMALLEST = QSize(960, 540)


class MainWindow(QMainWindow):
    """A stack of screens. It remembers its size and who logged in last, in a file beside the store."""

    closing = Signal()  # once nobody objects
    first_painted = Signal()

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._file = data / _FILE
        self.may_close: Callable[[], bool] = lambda: True
        self._painted = False
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle("wo:ilmenau")
        self.setMinimumSize(_SMALLEST)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - QSize(0, _TITLE_BAR)))
        self.set_icon()
        geometry = self._read("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def show_screen(self, screen: QWidget) -> None:
        """Bring a screen to the front; it is added if it was not there."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def remove_screen(self, screen: QWidget) -> None:
        """Take a screen away for good."""
        self._stack.removeWidget(screen)
        screen.deleteLater()

    def current_screen(self) -> QWidget | None:
        """The screen in front."""
        return self._stack.currentWidget()

    def come_to_front(self) -> None:
        """A second start asked for this window."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def remembered(self, key: str) -> str:
        """What was remembered under `last_user`, `theme` or `language`; empty when nothing was."""
        return str(self._read(key) or "")

    def remember(self, key: str, value: str) -> None:
        """Keep it for the next start, before anybody has logged in."""
        if self.remembered(key) != value:
            self._write(key, value)

    def set_icon(self) -> None:
        """The window's icon in the accent."""
        self.setWindowIcon(QIcon(theme.pixmap("counter", "accent", 64, 1.0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._write("geometry", self.saveGeometry())
        self.closing.emit()
        event.accept()

    def _read(self, key: str) -> object:
        if not self._file.exists():
            return None
        return QSettings(str(self._file), QSettings.Format.IniFormat).value(key)

    def _write(self, key: str, value: object) -> None:
        if self._file.parent.is_dir():
            settings = QSettings(str(self._file), QSettings.Format.IniFormat)
            settings.setValue(key, value)
            settings.sync()
