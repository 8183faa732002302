"""Where everything at the counter stands: the field and the reasons above the day, what comes at the right."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.tokens import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_4, SPACE_6

_COLUMN, _COLUMN_NARROW, _PANEL = 272, 232, 304
_NARROW_BELOW = 1000
_FEW_HITS = 3
_FEW_VISITS = 180  # the height that the day needs to be of use


class CounterPlaces:
    """Gives the parts of the page their places, and each the room that is left for it."""

    def __init__(self, page: Any) -> None:
        """`page` is the counter; its parts are made already."""
        self._page = page
        self._side = QStackedWidget()
        self._side.addWidget(page.coming)
        left = QVBoxLayout()
        left.setSpacing(SPACE_2)
        who = page.finder.who_line
        above = (page.late, page.field, who, page.note, page.offers, page.family, page.reasons)
        for widget in (*above, page.finder.hits_card):
            left.addWidget(widget)
        left.addSpacing(SPACE_1)
        left.addWidget(page.day_card, 1)
        left.addStretch(0)
        row = QHBoxLayout(page)
        row.setContentsMargins(SPACE_6, SPACE_1, SPACE_6, SPACE_1)
        row.setSpacing(SPACE_4)
        row.addLayout(left, 1)
        row.addWidget(self._side)

    def open_beside(self, form: QWidget) -> None:
        """A form takes the place of what comes."""
        self._side.addWidget(form)
        self._side.setCurrentWidget(form)
        self.set_side_width()

    def close_beside(self, form: QWidget) -> None:
        """What comes has its place again."""
        self._side.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.set_side_width()

    def resized(self) -> None:
        """The page has another size."""
        self.set_side_width()
        self.make_room(not self._page.finder.hits_card.isHidden())

    def set_side_width(self) -> None:
        """As wide as what stands there needs it."""
        narrow = _COLUMN_NARROW if self._page.width() < _NARROW_BELOW else _COLUMN
        self._side.setFixedWidth(narrow if self._side.currentWidget() is self._page.coming else _PANEL)

    def make_room(self, with_hits: bool) -> None:
        """In a low window fewer hits are shown at once, and while there are any, they take the day's place."""
        page = self._page
        self.set_least_height()  # first: it may resize the page, which comes here again
        reasons = page.reasons
        room = page.height() - max(0, reasons.y() + reasons.minimumSizeHint().height()) - SPACE_6
        room -= page.finder.below_hits()
        rows = (room - _FEW_VISITS) // ROW_HEIGHT
        beside = rows >= _FEW_HITS
        page.finder.show_at_most(min(work.HITS, rows if beside else max(1, room // ROW_HEIGHT)))
        page.day_card.setVisible(beside or not with_hits)

    def set_least_height(self) -> None:
        """As low as the page may be before it scrolls: all keys are whole."""
        page = self._page
        least = page.day_card.minimumSizeHint().height() + 4 * SPACE_1
        for widget in (page.late, page.field, page.finder.who_line, page.note, page.reasons):
            if widget.parent() is page and not widget.isHidden():
                least += max(widget.minimumHeight(), widget.minimumSizeHint().height()) + SPACE_2
        page.setMinimumHeight(max(page.least_height, least))
