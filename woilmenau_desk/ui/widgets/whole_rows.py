"""A list that ends with a whole row: half a name at the lower edge is no name."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from woilmenau_desk.ui.widgets.rows import RowsView

_AIR = 4  # below the text of a row: without it, the row is still whole to the eye


class WholeRows(QWidget):
    """Gives its list as much height as whole rows take, and lets the wheel go row by row."""

    def __init__(self, view: RowsView) -> None:
        super().__init__()
        self.view = view
        view.setParent(self)
        self.setFocusProxy(view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        view.verticalScrollBar().setSingleStep(self._row())
        view.viewport().installEventFilter(self)

    def sizeHint(self) -> QSize:
        return self.view.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.view.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.setGeometry(self.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Only now is it known what heading and frame leave to the rows.
        if event.type() == QEvent.Type.Resize and watched is self.view.viewport():
            row, seen = self._row(), self.view.viewport().height()
            beyond = seen % row
            if seen > row and 0 < beyond < row - _AIR:
                self.view.resize(self.width(), self.view.height() - beyond)
        return False

    def _row(self) -> int:
        return self.view.verticalHeader().defaultSectionSize()
