"""Tabs."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTabBar


class TabBar(QTabBar):
    """The wheel scrolls what lies below it and opens no other tab."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
