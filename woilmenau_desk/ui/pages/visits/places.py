"""Where everything at the counter stands: the field and the reasons above the day, what comes at the right."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.pages.visits.finder import Finder
from woilmenau_desk.ui.session import Page
from woilmenau_desk.ui.tokens import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_4, SPACE_6

_COLUMN, _COLUMN_NARROW, _PANEL = 272, 232, 304
_NARROW_BELOW = 1000
_FEW_HITS = 3
_FEW_VISITS = 180  # the height that the day needs to be of use


@dataclass(frozen=True)
class CounterParts:
    """What the page is made of; all of it is there already."""

    finder: Finder
    late: QWidget
    note: QWidget
    offers: QWidget
    family: QWidget
    reasons: QWidget
    day_card: QWidget
    coming: QWidget


class CounterPlaces:
    """Gives the parts of the page their places, and each the room that is left for it."""

    def __init__(self, page: Page, parts: CounterParts) -> None:
        self._page = page
        self._parts = parts
        self._side = QStackedWidget()
        self._side.addWidget(parts.coming)
        left = QVBoxLayout()
        left.setSpacing(SPACE_2)
        finder = parts.finder
        above = (
            parts.late,
            finder.field,
            finder.who_line,
            parts.note,
            parts.offers,
            parts.family,
            parts.reasons,
        )
        for widget in (*above, finder.hits_card):
            left.addWidget(widget)
        left.addSpacing(SPACE_1)
        left.addWidget(parts.day_card, 1)
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
        self.make_room(not self._parts.finder.hits_card.isHidden())

    def set_side_width(self) -> None:
        """As wide as what stands there needs it."""
        narrow = _COLUMN_NARROW if self._page.width() < _NARROW_BELOW else _COLUMN
        self._side.setFixedWidth(narrow if self._side.currentWidget() is self._parts.coming else _PANEL)

    def make_room(self, with_hits: bool) -> None:
        """In a low window fewer hits are shown at once, and while there are any, they take the day's place."""
        page, parts = self._page, self._parts
        self.set_least_height()  # first: it may resize the page, which comes here again
        reasons = parts.reasons
        room = page.height() - max(0, reasons.y() + reasons.minimumSizeHint().height()) - SPACE_6
        room -= parts.finder.below_hits()
        rows = (room - _FEW_VISITS) // ROW_HEIGHT
        beside = rows >= _FEW_HITS
        parts.finder.show_at_most(min(work.HITS, rows if beside else max(1, room // ROW_HEIGHT)))
        parts.day_card.setVisible(beside or not with_hits)

    def set_least_height(self) -> None:
        """As low as the page may be before it scrolls: all keys are whole."""
        page, parts = self._page, self._parts
        least = parts.day_card.minimumSizeHint().height() + 4 * SPACE_1
        for widget in (parts.late, parts.finder.field, parts.finder.who_line, parts.note, parts.reasons):
            if widget.parent() is page and not widget.isHidden():
                least += max(widget.minimumHeight(), widget.minimumSizeHint().height()) + SPACE_2
        page.setMinimumHeight(max(page.least_height, least))
