"""Lists for keyboard and mouse: one row selected, whole rows only, nothing moves under a person's eyes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import ROW_HEIGHT
from woilmenau_desk.ui.widgets.keystrokes import typed_by
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows_delegate import RowDelegate
from woilmenau_desk.ui.widgets.rows_model import Column as Column  # callers find them here
from woilmenau_desk.ui.widgets.rows_model import HeadedRows as HeadedRows
from woilmenau_desk.ui.widgets.rows_model import Heading as Heading
from woilmenau_desk.ui.widgets.rows_model import RowsModel as RowsModel

_Index = QModelIndex | QPersistentModelIndex
_NARROW_BELOW = 640
_HEADING_HEIGHT = 40
_AIR = 4  # below the text of a row: without it, the row is still whole to the eye


class RowsView(QTableView):
    """A calm list of rows: one selected, Enter or double click opens it, an empty state where there are none."""

    row_opened = Signal(object)
    row_selected = Signal(object)  # the row, or None
    sort_asked = Signal(str)  # the order that the title of a column stands for

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        *,
        empty: EmptyState | None = None,
        header: bool = True,
        row_height: int = ROW_HEIGHT,
        careful: bool = False,
        ground: str = "",
    ) -> None:
        """`careful` is for lists whose keys write: when the selected row leaves, none is selected until an arrow
        key chooses, so that the same key pressed again never meets another row. `ground` is the colour that the list lies
        on: where it is told, a row that comes pushes the others down as they are, and is painted alone.
        """
        super().__init__()
        self._ground = ground
        self._careful = careful
        self._focusing = False
        self._fitting = False
        self._left = -1  # where the row stood that was selected and is no more
        self._rows_model = model
        self._empty = empty
        self._kept: object = None
        self._before: object = None  # the row that was selected, as it was
        self._headed = False
        self._came: list[tuple[int, int]] = []  # rows that have no height yet
        self._only_came = True  # nothing else has changed with them
        self._pushing: QRect | None = None  # where the rows stood, while the painting waits for what changes
        self._fitted: tuple[object, ...] | None = None  # for what the room was last shared out
        self._taken: tuple[int, int] | None = None  # by how many rows, and how high they are together
        self._shown_rows = 0  # how many there was room for
        self._top: object = None  # which row stood uppermost
        self._top_index: _Index = QModelIndex()
        self._changing = False
        # Set by a page where typing searches: letters go on to it instead of jumping from row to row.
        self.typing_searches = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # By rows, and none that is cut through: half a name at the lower edge is no name.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        # Of its own: it shows nothing of what is selected, and would be painted anew with every choice.
        head.setSelectionModel(QItemSelectionModel(model, head))
        head.setSectionsClickable(any(column.sorts for column in model.columns))
        head.sectionClicked.connect(self._on_title)
        head.setVisible(header)
        for number, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(number, mode)
            if column.width:
                self.setColumnWidth(number, column.width)
        if empty is not None:
            empty.setParent(self)
        model.about_to_change.connect(self._on_about_to_change)
        model.modelReset.connect(self._on_reset)
        for other in (model.rowsRemoved, model.dataChanged):
            other.connect(self._on_other_change)
        model.rowsInserted.connect(lambda _parent, first, last: self._came.append((first, last)))
        model.changed.connect(self._on_changed)
        self.doubleClicked.connect(self._on_opened)
        self._show_empty()

    def current_row(self) -> Any:
        """The selected row, or None."""
        index = self.currentIndex()
        return self._rows_model.row(index.row()) if index.isValid() else None

    def rows_model(self) -> RowsModel[Any]:
        """What it shows."""
        return self._rows_model

    def spoken(self, number: int) -> str:
        """The row of that number as a screen reader says it."""
        cells = (self._rows_model.index(number, column) for column in range(self._rows_model.columnCount()))
        said = (cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells)
        return ", ".join(text for text in said if text)

    def select(self, key: object) -> bool:
        """Select the row of that key; False when it is not there."""
        number = self._rows_model.find(key)
        if number >= 0:
            self.setCurrentIndex(self._rows_model.index(number, 0))
        return number >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_opened(self.currentIndex())
            return
        if self.typing_searches and typed_by(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No letter jumps to another row: where letters write, the next one would be for somebody else."""

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if not self._changing:  # Qt goes on to a neighbour of a row that leaves; nobody has chosen it
            self.row_selected.emit(self.current_row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._empty is not None:
            self._empty.setGeometry(self.rect())
        narrow = self.width() < _NARROW_BELOW
        for number, column in enumerate(self._rows_model.columns):
            if column.narrow:
                self.setColumnWidth(number, column.narrow if narrow else column.width)

    def updateGeometries(self) -> None:
        if self._fitting:
            return
        rows, bar = self._rows_model.rowCount(), self.verticalScrollBar()
        taken = (rows, self.verticalHeader().length())
        if self._room() == self._fitted and not self._headed:
            if taken == self._taken:
                return  # Qt asks once more in the event loop, and would let the list be painted again
            if bar.maximum() and not bar.value() and rows > self._shown_rows:
                # The same room, and more rows than it takes: only how far one can scroll is another now.
                bar.setMaximum(rows - self._shown_rows)
                self._taken = taken
                return
        width = self.viewport().width()
        self._fit()
        if self.viewport().width() != width:
            self._fit()  # a scroll bar came or went with it: the columns share what is left
            self.viewport().update()
        self._shown_rows = rows - bar.maximum()
        self._fitted, self._taken = self._room(), taken

    def _room(self) -> tuple[object, ...]:
        """What the columns and the rows share."""
        head = self.horizontalHeader()
        widths = (self.size(), self.viewport().width(), self.frameWidth())
        return (*widths, head.isHidden(), head.sizeHint().height(), head.length())

    def _fit(self) -> None:
        # Qt's own gives the rows all the room that there is.
        self._fitting = True
        super().updateGeometries()
        self._fitting = False
        self._end_with_a_whole_row()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._end_with_a_whole_row()  # rows may differ in height
        bar = self.verticalScrollBar()
        if not self._changing and bar.value() + bar.pageStep() >= bar.maximum():
            self._rows_model.fetchMore(QModelIndex())  # a screenful ahead

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.viewport().testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent):
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), theme.current().colour(self._ground))
            painter.end()
        super().paintEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cover(bool(self._ground))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cover(bool(self._ground) and not self.hasFocus())

    def _cover(self, covers: bool) -> None:
        """Whether the rows hide what lies below them, so that they can be moved; else the focus shows round them."""
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, covers)

    def focusInEvent(self, event: Any) -> None:
        self._cover(False)
        # Qt itself would go to the first row of a list that was filled anew.
        self._focusing = True
        super().focusInEvent(event)
        self._focusing = False
        self.select_any()

    def select_any(self) -> None:
        """Select the first row where none is selected, unless one was and has left a careful list."""
        if not (self.currentIndex().isValid() or self.waits()):
            self.select_first()

    def select_first(self, wanted: Callable[[Any], bool] = lambda _row: True) -> None:
        """Select the first row that is wanted, or else the first of all."""
        rows = ((number, self._rows_model.row(number)) for number in range(self._rows_model.rowCount()))
        chosen = next((number for number, row in rows if row is not None and wanted(row)), 0)
        self.setCurrentIndex(self._near(chosen, 1))
        if self.currentIndex().row() == 1:
            self.scrollToTop()  # the heading of the first is worth seeing

    def waits(self) -> bool:
        """Whether the selected row has left a careful list and nobody has chosen another one yet."""
        return self._careful and self._left >= 0 and not self.currentIndex().isValid()

    def forget_place(self) -> None:
        """Other rows are shown by request: whatever was selected before is of no matter any more."""
        self._left = -1

    def step(self, by: int) -> None:
        """Select the next row, or the one before; where none is selected, from where one was."""
        if self.waits():
            self.setCurrentIndex(self._near(self._left - 1 if by < 0 else self._left, by))
        elif 0 <= (number := self.currentIndex().row() + by) < self._rows_model.rowCount():
            self.setCurrentIndex(self._rows_model.index(number, 0))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if self.waits() and self._focusing:
            return QModelIndex()
        if self.waits():
            up = action in (
                QAbstractItemView.CursorAction.MoveUp,
                QAbstractItemView.CursorAction.MovePrevious,
                QAbstractItemView.CursorAction.MovePageUp,
            )
            return self._near(self._left - 1 if up else self._left, -1 if up else 1)
        # Qt's own goes to the first or last cell of the same row.
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._near(0, 1)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._near(self._rows_model.rowCount() - 1, -1)
        return super().moveCursor(action, modifiers)

    def _on_opened(self, index: QModelIndex) -> None:
        row = self._rows_model.row(index.row()) if index.isValid() else None
        if row is not None:
            self.row_opened.emit(row)

    def _end_with_a_whole_row(self) -> None:
        """Keep the rows' room from what would be left of one below: it belongs to no row, for eye and mouse.

        The first row is shown even where there is room for less.
        """
        if self._fitting:
            return
        bar, head = self.verticalScrollBar(), self.verticalHeader()
        if 0 < bar.maximum() == bar.value():
            # Qt's own puts the last row at the very bottom, and cuts the first one for it.
            before = head.offset()
            head.setOffsetToSectionPosition(bar.value())
            if head.offset() != before:
                self.viewport().update()
        margins = self.viewportMargins()
        room = self.viewport().height() + margins.bottom()
        taken, number, rows = 0, max(0, self.rowAt(0)), self._rows_model.rowCount()
        while number < rows and taken + self.rowHeight(number) <= room + _AIR:
            taken += self.rowHeight(number)
            number += 1
        beyond = max(0, room - taken) if taken and number < rows else 0
        if beyond != margins.bottom():
            self._fitting = True
            self.setViewportMargins(margins.left(), margins.top(), margins.right(), beyond)
            self._fitting = False

    def _near(self, number: int, step: int) -> QModelIndex:
        """The nearest row that can be selected, from `number` on in one direction, else in the other."""
        last = self._rows_model.rowCount() - 1
        number = max(0, min(number, last))
        onward, back = range(number, last + 1), range(number, -1, -1)
        for wanted in (*back, *onward) if step < 0 else (*onward, *back):
            index = self._rows_model.index(wanted, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                return index
        return QModelIndex()

    def _on_about_to_change(self) -> None:
        row = self._before = self.current_row()
        if row is not None:
            self._kept, self._left = self._rows_model.key_of(row), self.currentIndex().row()
        elif not self.waits():  # what left may come back, when it is undone
            self._kept = None
        # At the very top, what comes anew is to be seen.
        top = self.verticalScrollBar().value() and self.rowAt(0)
        entry = self._rows_model.entry(top) if top else None
        self._top = None if entry is None else self._rows_model.key_of(entry)
        self._top_index = QPersistentModelIndex(self._rows_model.index(top, 0))
        self._changing, self._only_came = True, True
        self._begin_to_push()

    def _on_changed(self) -> None:
        came = tuple(self._came)
        for first, last in came:
            self._place_headings(first, last)
        self._came.clear()
        self._push(came)
        number = -1 if self._kept is None else self._now_at(self.currentIndex(), self._kept)
        if number < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif self.currentIndex().row() != number:
            self.setCurrentIndex(self._rows_model.index(number, 0))
        if self._top is not None and (top := self._now_at(self._top_index, self._top)) >= 0:
            self.verticalScrollBar().setValue(top)
        self._changing = False
        self._show_empty()
        row = self.current_row()
        if row is None or row != self._before:
            self.row_selected.emit(row)

    def _begin_to_push(self) -> None:
        """Keep Qt from painting the whole list anew for a row that comes, until it is known what else has changed."""
        viewport, bar = self.viewport(), self.verticalScrollBar()
        covers = viewport.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if covers and self.isVisible() and bar.maximum() and not bar.value() and not self._headed:
            self._pushing = viewport.geometry()
            viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, True)

    def _push(self, came: tuple[tuple[int, int], ...]) -> None:
        """Move what is painted down by the rows that came, so that they alone are painted; else paint the list anew."""
        stood, self._pushing = self._pushing, None
        if stood is None:
            return
        viewport = self.viewport()
        self.executeDelayedItemsLayout()
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
        if not self._only_came or len(came) != 1 or viewport.geometry() != stood:
            viewport.update()
            return
        first, last = came[0]
        top, step = self.rowViewportPosition(first), (last - first + 1) * self.rowHeight(first)
        if top < viewport.height():
            viewport.scroll(0, step, viewport.rect().adjusted(0, top, 0, 0))

    def _on_other_change(self) -> None:
        self._only_came = False

    def _now_at(self, index: _Index, key: object) -> int:
        """Where the row of a key is now: mostly where Qt says that it went, so that a long list is not looked through."""
        entry = self._rows_model.entry(index.row())
        there = entry is not None and self._rows_model.key_of(entry) == key
        return index.row() if there else self._rows_model.find(key)

    def _on_reset(self) -> None:
        self._only_came = False
        if self._headed:
            self.clearSpans()
        self._came = [(0, self._rows_model.rowCount() - 1)]

    def _place_headings(self, first: int, last: int) -> None:
        columns = len(self._rows_model.columns)
        for number in range(first, last + 1):
            if not isinstance(self._rows_model.entry(number), Heading):
                if self._headed:
                    self.setRowHeight(number, self.verticalHeader().defaultSectionSize())
            else:
                self._headed = True
                self.setRowHeight(number, _HEADING_HEIGHT)
                if columns > 1:
                    self.setSpan(number, 0, 1, columns)

    def _on_title(self, section: int) -> None:
        order = self._rows_model.columns[section].sorts
        if order:
            self.sort_asked.emit(order)

    def _show_empty(self) -> None:
        if self._empty is not None:
            empty = self._rows_model.rowCount() == 0
            if empty == self._empty.isHidden():
                self._empty.setVisible(empty)
                self._empty.setGeometry(self.rect())
