"""Collecting Python's garbage where Qt can bear it."""

import gc

from PySide6.QtCore import QObject, QTimer

TICK_MS = 1000
_MIDDLE_TICKS = 10
_OLD_TICKS = 100


class GarbageCollector(QObject):
    """Collects cyclic garbage on the main thread alone, as long as it is not closed.

    Python collects on whichever thread happens to allocate. On the database worker that would destroy widgets
    which nobody holds any more, and Qt ends the process when a widget or a timer dies on a foreign thread.
    """

    _open = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks = 0
        self._closed = False
        GarbageCollector._open += 1
        gc.disable()
        self.timer = QTimer(self)
        self.timer.setInterval(TICK_MS)
        self.timer.timeout.connect(self.collect)
        self.timer.start()

    def collect(self) -> None:
        """Collect what is young at every tick, what is older more seldom."""
        self._ticks += 1
        if self._ticks % _OLD_TICKS == 0:
            gc.collect(2)
        elif self._ticks % _MIDDLE_TICKS == 0:
            gc.collect(1)
        else:
            gc.collect(0)

    def close(self) -> None:
        """Let Python collect by itself again, once no other collector is open."""
        if self._closed:
            return
        self._closed = True
        self.timer.stop()
        GarbageCollector._open -= 1
        if GarbageCollector._open == 0:
            gc.enable()
