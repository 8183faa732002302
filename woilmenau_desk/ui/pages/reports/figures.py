"""The figures of a report on screen: large key figures and calm tables, each of which opens what it counted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.report import BELOW, Below, Cell, ReportTable
from woilmenau_desk.services.reports.definitions.key import KEY, TARGET
from woilmenau_desk.ui import theme, translation
from woilmenau_desk.ui.tokens import RADIUS_CARD, SPACE_1, SPACE_2, SPACE_3, SPACE_4, TYPE_BODY, TYPE_SMALL
from woilmenau_desk.ui.widgets.labels import Card, reading_label, text_label
from woilmenau_desk.ui.words import word

_Index = QModelIndex | QPersistentModelIndex
NO_TARGET = "–"
_APART = "\u2003 "  # wide, and a line may end there
_ROW = 28
_HEAD = 28
_GAP = 2 * SPACE_2
_MOST_BESIDE = 5  # columns of a table that has another one beside it


def figure(cell: Cell) -> str:
    """A figure as it is written in the window's language; one that is not to be told is "·"."""
    if cell is None:
        return "·"
    if isinstance(cell, Below):
        return word("report", BELOW).format(base=BASE)
    if isinstance(cell, int):
        text = f"{cell:,}".replace("-", "\u2212")
        return text if translation.language() == "en" else text.replace(",", ".")
    return cell


def opens(cell: Cell) -> bool:
    """Whether there is something behind it: a figure, and not one that is told as less than it is."""
    return isinstance(cell, int) and not isinstance(cell, Below) and cell > 0


class KeyFigure(QFrame):
    """One figure to be read from an arm's length, and what to compare it with."""

    asked = Signal()

    def __init__(
        self,
        label: str,
        value: Cell,
        others: Sequence[tuple[str, Cell]],
        *,
        large: bool,
        may_open: bool = False,
        pending: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._opens = may_open and opens(value)
        self.value = text_label(figure(value), "display" if large else "title")
        # A line may end between two of them, not within a figure; and no mark is left at its edge.
        told = [f"{name} {figure(cell)}".replace(" ", "\u00a0") for name, cell in others]
        beside = f"{pending}\n" if pending else _APART.join(told)  # as high as what comes
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        layout.setSpacing(0 if large else SPACE_1)
        layout.addWidget(reading_label(label, "strong" if large else "soft"))
        layout.addWidget(self.value)
        layout.addWidget(reading_label(beside, "small"))
        # Beside one whose last line is two, the others keep theirs on the same height.
        layout.addStretch(1)
        self.setAccessibleName(f"{label}: {figure(value)}. {', '.join(told)}")
        if self._opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(self.tr("Zeigt, was gezählt wurde (Enter)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._opens and event.key() in keys and not event.isAutoRepeat():
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._opens and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit()
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().colour("accent"), 2))
            edge = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(edge, RADIUS_CARD - 1, RADIUS_CARD - 1)


class FiguresModel(QAbstractTableModel):
    """A report's table for Qt; its cells never change."""

    def __init__(self, table: ReportTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        # Where no target was agreed, none is held back either.
        places = [
            place for place, title in enumerate(table.columns) if title in (TARGET, word("report", TARGET))
        ]
        self._agreed = places[0] if table.id == KEY and places else None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.table.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.table.columns[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.table.rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return NO_TARGET if cell is None and index.column() == self._agreed else figure(cell)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return figure(cell)
        return None

    def is_total(self, row: int) -> bool:
        """Whether that row is the sum."""
        return self.table.total_row and row == len(self.table.rows) - 1


class _FigureDelegate(QStyledItemDelegate):
    """Paints a cell: names to the left, figures to the right, a sum stronger and below a line."""

    def __init__(self, model: FiguresModel) -> None:
        super().__init__(model)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = theme.current()
        rect = QRect(option.rect)
        total = self._model.is_total(index.row())
        painter.save()
        if index.row():
            painter.setPen(look.colour("line_strong" if total else "line"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        font = theme.app_font(TYPE_BODY, _weight(total))
        painter.setFont(font)
        text = str(index.data() or "")
        little = index.column() and text in ("0", figure(Below(0)))
        painter.setPen(look.colour("ink_soft" if little else "ink"))
        inner = _inner(rect, index.column(), self._model)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _side(index.column()), shown)
        view = option.widget
        if isinstance(view, QTableView) and view.hasFocus() and index == view.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 2, -1, -1), 4, 4)
        painter.restore()


class _Heads(QHeaderView):
    """The words above the columns, flush with what stands below them."""

    def __init__(self, model: FiguresModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        look = theme.current()
        painter.save()
        painter.setPen(look.colour("line_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.app_font(TYPE_SMALL, _weight(True)))
        painter.setPen(look.colour("ink_soft"))
        painter.drawText(_inner(rect, column, self._model), _side(column), self._model.table.columns[column])
        painter.restore()


class FiguresView(QTableView):
    """A table as high as its rows. The page around it scrolls.

    Where its figures may be opened, arrow keys go from one to the next, and Enter or a double click asks what it counted.
    """

    asked = Signal(int, int)  # row and column
    reached = Signal(object)  # the place of the figure that is marked, to be scrolled into sight

    def __init__(self, table: ReportTable, *, may_open: bool = False) -> None:
        super().__init__()
        self._may_open = may_open
        self._model = FiguresModel(table, self)
        self.setModel(self._model)
        self.setItemDelegate(_FigureDelegate(self._model))
        self.setAccessibleName(table.title)
        self.setAccessibleDescription(table.note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if may_open else Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        if may_open:
            self.doubleClicked.connect(self._ask)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = _Heads(self._model, self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(_HEAD)
        head.setMinimumSectionSize(24)
        for column in range(len(table.columns)):
            stretch = column == 0
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, mode)
            if not stretch:
                self.setColumnWidth(column, figure_width(table, column))
        # Four pixels are the border that the style sheet keeps for the focus.
        self.setFixedHeight(_HEAD + _ROW * len(table.rows) + 4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: Any) -> None:
        # The page scrolls, not the table.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._ask(self.currentIndex())
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() == before:
            event.ignore()  # at its edge the page scrolls on

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 1))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.reached.emit(self.visualRect(current).translated(0, _HEAD))

    def keyboardSearch(self, search: str) -> None:
        """No letter jumps to another row."""

    def _ask(self, index: _Index) -> None:
        if index.isValid() and index.column() and self._may_open:
            row = self._model.table.rows[index.row()]
            if index.column() < len(row) and opens(row[index.column()]):
                self.asked.emit(index.row(), index.column())


class TableCard(Card):
    """A table with its title and its note."""

    def __init__(self, table: ReportTable, nothing: str, *, may_open: bool = False) -> None:
        super().__init__(table.title)
        self.table = table
        self.view: FiguresView | None = None
        self.body.setSpacing(SPACE_1)
        if table.rows:
            self.view = FiguresView(table, may_open=may_open)
            self.body.addWidget(self.view)
        else:
            self.body.addWidget(text_label(nothing, "soft"))
        if table.note:
            self.body.addWidget(reading_label(table.note, "small"))
        self.body.addStretch(1)


def figure_width(table: ReportTable, column: int) -> int:
    """How many pixels a column of figures wants."""
    head = QFontMetrics(theme.app_font(TYPE_SMALL, _weight(True)))
    body = QFontMetrics(theme.app_font(TYPE_BODY, _weight(True)))
    cells = (body.horizontalAdvance(figure(row[column])) for row in table.rows if column < len(row))
    return max(head.horizontalAdvance(table.columns[column]), *cells, 24) + _GAP


def arrange(tables: Sequence[ReportTable]) -> tuple[QVBoxLayout, list[tuple[ReportTable, QVBoxLayout]]]:
    """Two columns of about the same height; above them, over the whole width, what has many figures.

    With the place of each table, in the order in which they are seen.
    """
    layout, wide = QVBoxLayout(), QVBoxLayout()
    layout.setSpacing(SPACE_4)
    wide.setSpacing(SPACE_4)
    wide.addStretch(0)
    layout.addLayout(wide)
    places = [(table, wide) for table in tables if len(table.columns) > _MOST_BESIDE]
    line = QHBoxLayout()
    line.setSpacing(SPACE_4)
    columns = (QVBoxLayout(), QVBoxLayout())
    heights = [0, 0]
    for table in tables:
        if len(table.columns) <= _MOST_BESIDE:
            side = 0 if heights[0] <= heights[1] else 1
            places.append((table, columns[side]))
            heights[side] += 3 * _ROW + _ROW * len(table.rows) + (_ROW if table.note else 0)
    for column in columns:
        column.setSpacing(SPACE_4)
        column.addStretch(1)  # the tables come before it
        line.addLayout(column, 1)
    layout.addLayout(line)
    return layout, places


def _weight(strong: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if strong else QFont.Weight.Normal


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _inner(rect: QRect, column: int, model: FiguresModel) -> QRect:
    """The cell without its air: none at the outer edges, so that columns are flush with the title."""
    last = column == model.columnCount() - 1
    return rect.adjusted(SPACE_2 if column else 0, 0, 0 if last else -SPACE_2, 0)
