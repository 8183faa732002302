"""Leads the real window by keys, as a person does, and takes pictures of it; for the tour and for tests."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QEventLoop, QIODevice, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from woilmenau_desk.services.outputs import write_output
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.app import load_services, make_application
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.ports import Access, Parts
from woilmenau_desk.ui.registry import PAGES, preload
from woilmenau_desk.ui.session import Page

SIZE = (1366, 768)
_PATIENCE_MS = 120_000
_LOOK_MS = 10
_SHADE = QColor(0, 0, 0, 90)  # what lies behind a dialog


class NothingHappened(AssertionError):
    """The window did not come to what was waited for."""


class Driver:
    """A window that is led. `access` may bring a clock of its own."""

    def __init__(self, data: Path, access: Access) -> None:
        self.app = make_application(sys.argv[:1])
        parts = Parts(access=access, services=load_services, preload=preload, pages=lambda: PAGES)
        self.desk_app = DeskApp(self.app, data, parts)
        self.window = self.desk_app.window
        self.desk_app.begin()
        self.window.showNormal()
        self.window.resize(*SIZE)
        self.window.activateWindow()
        self.until(self.window.isVisible)
        self._bugs: list[BaseException] = []
        self.desk_app.runner.bug_found.connect(self._bugs.append)

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys, each written as people write them: F2, Ctrl+Return, Shift+F4. Then let the window settle."""
        for key in keys:
            combined = QKeySequence(key)[0]  # type: ignore[index]  # the stub leaves __getitem__ out
            QTest.keyClick(self._target(), combined.key(), combined.keyboardModifiers())
            self.settle()

    def go(self, page_id: str) -> None:
        """Press the key of a page, whichever number it has."""
        self.press(f"Alt+{[spec.id for spec in PAGES if not spec.within].index(page_id) + 1}")

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(self._target(), text)
        self.settle()

    def focus(self, name: str) -> QWidget:
        """Put the focus on the visible control with that accessible name. Raises NothingHappened."""
        for widget in self._target().window().findChildren(QWidget):
            if widget.isVisible() and widget.accessibleName() == name and widget.focusPolicy():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                self.settle()
                return widget
        raise NothingHappened(f"no control is called {name!r}")

    def use_dark(self, dark: bool) -> None:
        """Show the dark colours, or the light ones."""
        theme.current().set_mode(theme.Mode.DARK if dark else theme.Mode.LIGHT)
        self.settle()

    # Waiting

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window work until the condition holds. Raises NothingHappened when it never does."""
        if condition():
            return
        loop = QEventLoop()
        look, patience = QTimer(), QTimer()
        # That it held once counts: while the loop ends, the next thing may begin already.
        held: list[bool] = []

        def on_look() -> None:
            if condition():
                held.append(True)
                loop.quit()

        look.setInterval(_LOOK_MS)
        look.timeout.connect(on_look)
        patience.setSingleShot(True)
        patience.timeout.connect(loop.quit)
        look.start()
        patience.start(_PATIENCE_MS)
        loop.exec()
        look.stop()
        patience.stop()
        if not held:
            raise NothingHappened("waited in vain")

    def settle(self) -> None:
        """Let everything that was asked be answered, what the answers ask for included, and be painted."""
        for _ in range(3):
            answered: list[None] = []
            self.desk_app.runner.run(lambda: None, on_done=answered.append, even_held=True)
            self.until(lambda answered=answered: bool(answered))  # type: ignore[misc]
            self.until(lambda: self.desk_app.runner.at_rest)
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.app.processEvents()
        if self._bugs:
            raise self._bugs[0]

    # Looking

    @property
    def page(self) -> Page:
        """The page in front. Raises NothingHappened before the login."""
        workspace = self.desk_app.workspace
        page = workspace.current_page() if workspace is not None else None
        if page is None:
            raise NothingHappened("no page is open")
        return page

    def says(self, text: str) -> bool:
        """Whether a visible line begins so."""
        lines = self._target().window().findChildren(QLabel)
        return any(line.isVisible() and line.text().startswith(text) for line in lines)

    def at(self, page_id: str) -> None:
        """Make sure that this page is in front. Raises NothingHappened."""
        workspace = self.desk_app.workspace
        if workspace is None or workspace.page(page_id) is not self.page:
            raise NothingHappened(f"{page_id} is not in front")

    def picture(self, path: Path) -> Path:
        """The window and what is open above it, as a PNG; returns where it lies."""
        self.settle()
        whole = self.window.grab()
        painter = QPainter(whole)
        for dialog in self._dialogs():
            painter.fillRect(whole.rect(), _SHADE)
            place = self.window.mapFromGlobal(dialog.mapToGlobal(QPoint(0, 0)))
            painter.drawPixmap(place, dialog.grab())
        painter.end()
        return write_output(path, _png(whole))

    def picture_of(self, window: QWidget, path: Path) -> Path:
        """Another window of the program, as a PNG; returns where it lies."""
        self.settle()
        return write_output(path, _png(window.grab()))

    def close(self) -> None:
        """End the session and the window."""
        self.desk_app.close()
        self.window.close()
        self.app.processEvents()

    def _dialogs(self) -> list[QDialog]:
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        ]

    def _target(self) -> QWidget:
        if QApplication.activeWindow() is None:
            # Where no window manager does it: whoever closed a dialog is back in the window.
            self.window.activateWindow()
            self.app.processEvents()
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.window


def _png(picture: QPixmap) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())
