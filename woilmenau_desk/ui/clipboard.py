"""What was copied here does not stay behind in the clipboard when it should no longer be seen."""

from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS: Final = 60_000
# What asks the keepers of a clipboard's history on Linux and Windows to leave it out.
_HINTS: Final = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}


def forget_copied() -> None:
    """Empty the clipboard, unless what it holds was copied in another program."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if _is_ours(clipboard, mode):
            clipboard.clear(mode)


class CopiedForAMinute(QObject):
    """Copies texts that are not to stay: each is gone after a minute, and with whoever copied it.

    What was copied since, here or in another program, stays.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Not in the object itself: it has to be known when that is no more.
        self._copied: list[str] = []
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT_MS)
        self.timer.timeout.connect(self.forget)
        self.destroyed.connect(partial(_forget, self._copied))
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.forget)

    def copy(self, text: str) -> None:
        """Put a text into the clipboard."""
        data = QMimeData()
        data.setText(text)
        for kind, value in _HINTS.items():
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied[:] = [text]
        self.timer.start()

    def forget(self) -> None:
        """Empty the clipboard if the text is still what it holds."""
        self.timer.stop()
        _forget(self._copied)


def _forget(copied: list[str], *_gone: object) -> None:
    application = QGuiApplication.instance()
    if not copied or application is None or not shiboken6.isValid(application):
        return
    text = copied.pop()
    clipboard = QGuiApplication.clipboard()
    if _is_ours(clipboard, QClipboard.Mode.Clipboard) and clipboard.text() == text:
        clipboard.clear()


def _is_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if QGuiApplication.platformName() == "offscreen":
        # Such a clipboard belongs to this process alone, and says of nothing that it owns it.
        return mode == QClipboard.Mode.Clipboard
    return clipboard.ownsSelection() if mode == QClipboard.Mode.Selection else clipboard.ownsClipboard()
