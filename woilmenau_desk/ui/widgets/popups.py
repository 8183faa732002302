"""Lists that drop down: as high as their entries, so that none is cut through its middle.

Qt reckons their height without the frame and the padding that the style sheet gives them.
"""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView

_FRAME = 32  # more than any frame takes


def show_whole_rows(box: QComboBox) -> None:
    """Make the list that has just dropped down end with a whole entry, on the side where it has room."""
    view = box.view()
    missing = _missing(view, box.maxVisibleItems())
    window, screen = view.window(), box.screen().availableGeometry()
    if missing == 0 or window is box.window():
        return
    place = window.geometry()
    above = place.bottom() <= box.mapToGlobal(box.rect().center()).y()
    grown = place.adjusted(0, -missing if above else 0, 0, 0 if above else missing)
    if not screen.contains(grown):
        less = view.viewport().height() % max(1, view.visualRect(view.currentIndex()).height())
        grown = place.adjusted(0, less if above else 0, 0, 0 if above else -less)
    window.setGeometry(grown)
    view.scrollTo(view.currentIndex())


class SuggestionsView(QListView):
    """What a completer shows below a line."""

    most = 7  # as many as Qt's completers show

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        missing = _missing(self, self.most)
        if missing:
            self.resize(self.width(), self.height() + missing)


def _missing(view: QAbstractItemView, most: int) -> int:
    """How much higher it has to be to show its entries, at most `most` of them; 0 where it is not about a frame."""
    model = view.model()
    rows = min(model.rowCount(view.rootIndex()), most)
    if rows == 0:
        return 0
    first, last = (view.visualRect(model.index(row, 0, view.rootIndex())) for row in (0, rows - 1))
    missing = last.bottom() + 1 - first.top() - view.viewport().height()
    return missing if 0 < missing <= _FRAME else 0
