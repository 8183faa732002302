"""What a window system does and Qt's offscreen platform does not: under a popup that is gone the window has the keys.

Offscreen, a popup takes the focus as other windows do, and is told so later. When it is closed by then (an answer of the
store that came quickly is enough) no window is active any more, and no key arrives. On a desktop a popup never takes it.
"""

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow


class Under(QObject):
    """Gives the keys back to the window that had them before a popup."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._window: QWindow | None = None
        app.focusWindowChanged.connect(self._changed)

    def _changed(self, window: QWindow | None) -> None:
        if window is not None and window.type() != Qt.WindowType.Popup:
            self._window = window
        elif _nobody_has_the_keys():
            # What opens now may be told of its focus in the same turn.
            QTimer.singleShot(0, self, self._give_back)

    def _give_back(self) -> None:
        window = self._window
        if window is None or not shiboken6.isValid(window) or not window.isVisible():
            return
        if _nobody_has_the_keys() and QGuiApplication.modalWindow() in (None, window):
            window.requestActivate()


def _nobody_has_the_keys() -> bool:
    window: QWindow | None = QGuiApplication.focusWindow()
    return window is None or not window.isVisible()
