"""The one window: before the login, the work, the lock above it. Its title never holds personal data."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QRect, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.waiting_room.room import WaitingRoom
from woilmenau_desk.ui.window_place import TITLE_BAR, WindowPlace, in_sight, read_place, write_place

_FILE = "window.ini"
PLACE_FILE = "window-place.json"
_FIRST_SIZE = QSize(1366, 768)
# 1366 × 768 at 150 % leaves 911 × 512, less a task bar and the window's own bar.
SMALLEST = QSize(880, 440)


class MainWindow(QMainWindow):
    """A stack of screens. It remembers who logged in last, in a file beside the store, and where it lay, in another.

    The first time it fills the screen; later it opens as it was left.
    """

    closing = Signal()  # once nobody objects
    first_painted = Signal()

    def __init__(self, data: Path, place: Path | None = None) -> None:
        """`place` is the file for where it lay; by default one beside the store's."""
        super().__init__()
        self._file = data / _FILE
        self._place_file = place or data / PLACE_FILE
        self._place = read_place(self._place_file)
        self.may_close: Callable[[], bool] = lambda: True
        self._painted = False
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.waiting_room = WaitingRoom(self, self)
        self.setWindowTitle("wo:ilmenau")
        self.setMinimumSize(SMALLEST)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - QSize(0, TITLE_BAR)))
        self.set_icon()
        if self._place is not None:
            self.setGeometry(in_sight(self._place.rect(), _screens()))

    def open_as_left(self) -> None:
        """Show it as it was left; the first time it fills the screen."""
        if self._place is None or self._place.maximised:
            self.showMaximized()
        else:
            self.show()

    def show_screen(self, screen: QWidget) -> None:
        """Bring a screen to the front; it is added if it was not there."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def remove_screen(self, screen: QWidget) -> None:
        """Take a screen away for good."""
        self._stack.removeWidget(screen)
        screen.deleteLater()

    def hold_still(self, still: bool) -> None:
        """Take no more keys and clicks, or take them again."""
        self._stack.setEnabled(not still)

    def current_screen(self) -> QWidget | None:
        """The screen in front."""
        return self._stack.currentWidget()

    def come_to_front(self) -> None:
        """A second start asked for this window."""
        # What fills the screen does so again.
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def remembered(self, key: str) -> str:
        """What was remembered under a name (`last_user`, `theme`, `language` …); empty when nothing was."""
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
        self._keep_place()
        self.waiting_room.put_away()
        self.closing.emit()
        event.accept()

    def _keep_place(self) -> None:
        maximised = bool(self.windowState() & Qt.WindowState.WindowMaximized)
        put_aside = self.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
        rect = self.normalGeometry() if put_aside else self.geometry()
        if rect.isValid():
            write_place(
                self._place_file, WindowPlace(rect.x(), rect.y(), rect.width(), rect.height(), maximised)
            )

    def _read(self, key: str) -> object:
        if not self._is_ours():
            return None
        return QSettings(str(self._file), QSettings.Format.IniFormat).value(key)

    def _is_ours(self) -> bool:
        """Whether Qt may read it: a pipe in its place would hold the window up, a file without end fill the memory."""
        try:
            read_whole(self._file, NOTE_BYTES)
        except (KnownError, OSError):
            return False
        return True

    def _write(self, key: str, value: object) -> None:
        if self._file.parent.is_dir():
            if not self._is_ours():
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)
                if self._file.exists():
                    return
            settings = QSettings(str(self._file), QSettings.Format.IniFormat)
            settings.setValue(key, value)
            settings.sync()


def _screens() -> list[QRect]:
    """What is free of each screen, the main one first."""
    main = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not main]
    return [screen.availableGeometry() for screen in (main, *others)]
