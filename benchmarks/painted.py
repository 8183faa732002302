"""Knowing when a widget has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Painted(QObject):
    """Calls back once `widget` was painted while a condition holds, when the whole paint is over."""

    def __init__(self, widget: QWidget, holds: Callable[[], bool], then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._holds, self._then = widget, holds, then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._holds():
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False
