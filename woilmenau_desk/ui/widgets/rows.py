"""Lists: a model over frozen rows, a delegate that paints them, a view for keyboard and mouse."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from woilmenau_desk.services.readings import reading
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import (
    ROW_HEIGHT,
    SPACE_2,
    TONE_COLOURS,
    TONE_ICONS,
    TYPE_BODY,
    TYPE_SMALL,
    Tone,
)
from woilmenau_desk.ui.widgets.keystrokes import typed_by
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.words import isolated

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_NARROW_BELOW = 640
_AIR = 4  # below the text of a row: without it, the row is still whole to the eye
_LINE, _SMALL_LINE = 20, 17  # the heights of a row's first and of its smaller lines


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it says of a row, and how it looks.

    `name` is the person's name in it: where that stands in another script, its Latin reading begins the second line,
    or ends it with `reads_last`.
    `detail` is a second, smaller line, `remark` a third for lists whose rows are high enough; `badge` shows a state as
    icon and word instead of text, with the tone's icon unless `badge_icon` names another; a `personal` column goes
    blank with the privacy key. A width of 0 takes what is left. `narrow` is the width where the whole list has little
    room: a badge then shows its icon alone.
    """

    title: str
    text: Callable[[Row], str]
    detail: Callable[[Row], str] | None = None
    icon: Callable[[Row], str | None] | None = None
    badge: Callable[[Row], Tone] | None = None
    badge_icon: Callable[[Row], str] | None = None
    remark: Callable[[Row], str] | None = None
    name: Callable[[Row], str | None] | None = None
    reads_last: bool = False
    personal: bool = False
    personal_detail: bool = False
    strong: bool = False
    soft: bool = False
    right: bool = False
    width: int = 0
    narrow: int = 0


class Cell(NamedTuple):
    """What is painted of a cell; names are blank already where they are hidden."""

    column: Column[Any]
    text: str
    detail: str
    remark: str
    icon: str | None
    badge: Tone | None
    badge_icon: str | None
    faded: bool


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A tuple of frozen rows and the columns that show them. New rows are set as a whole."""

    def __init__(
        self,
        columns: Iterable[Column[Row]],
        privacy: Privacy,
        *,
        faded: Callable[[Row], bool] | None = None,
        key: Callable[[Row], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`faded` rows are struck through; `key` tells a row again after a reload, so the selection stays."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._privacy = privacy
        self._faded = faded
        self._key = key or (lambda row: getattr(row, "id", row))
        self._rows: tuple[Row, ...] = ()
        privacy.changed.connect(self._on_privacy)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows

    def row(self, number: int) -> Row | None:
        """The row of that number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def key_of(self, row: Row) -> object:
        """What tells this row from others, also after a reload."""
        return self._key(row)

    def find(self, key: object) -> int:
        """The number of the row of that key, or -1."""
        return next((number for number, row in enumerate(self._rows) if self._key(row) == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index.row(), index.column())
            return ", ".join(part for part in (cell.text, cell.detail, cell.remark) if part)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        column = self.columns[index.column()]
        return self._privacy.mask(column.text(row)) if column.personal else column.text(row)

    def cell(self, number: int, column_number: int) -> Cell:
        """Everything that a cell shows, in one go."""
        row, column = self._rows[number], self.columns[column_number]
        text = column.text(row)
        detail = column.detail(row) if column.detail else ""
        remark = column.remark(row) if column.remark else ""
        if column.personal_detail:
            detail, remark = self._privacy.mask(detail), self._privacy.mask(remark)
        if column.name and not self._privacy.hidden and (said := reading(column.name(row))):
            parts = (detail, said) if column.reads_last else (said, detail)
            detail = " · ".join(part for part in parts if part)
        return Cell(
            column,
            self._privacy.mask(text) if column.personal else text,
            detail,
            remark,
            column.icon(row) if column.icon else None,
            column.badge(row) if column.badge else None,
            column.badge_icon(row) if column.badge_icon else None,
            self._faded(row) if self._faded else False,
        )

    def _on_privacy(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: icon, text, small second line, or a badge; nothing is ever read as markup.

    A key press repaints a whole list, so a cell is asked of the model once and fonts are kept.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fonts: dict[tuple[int, bool, bool], tuple[QFont, QFontMetrics]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        cell = model.cell(index.row(), index.column())
        look = theme.current()
        state = option.state
        rect = QRect(option.rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("hover"))
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(SPACE_2, 0, -SPACE_2, -1)
        if cell.badge:
            painter.save()
            self._paint_badge(painter, inner, cell.text, cell.badge, cell.badge_icon)
            painter.restore()
        elif cell.text or cell.detail or cell.icon:
            self._paint_text(painter, inner, cell)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def _paint_text(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        look = theme.current()
        column = cell.column
        if cell.icon:
            ratio = painter.device().devicePixelRatio()
            picture = theme.pixmap(cell.icon, "ink_soft", 18, ratio)
            painter.drawPixmap(rect.left(), rect.center().y() - 9, picture)
            rect = rect.adjusted(26, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        below = [text for text in (cell.detail, cell.remark) if text]
        top = rect.top() + (rect.height() - _LINE - _SMALL_LINE * len(below)) // 2
        first = QRect(rect.left(), top, rect.width(), _LINE) if below else rect
        font, metrics = self._font(TYPE_BODY, column.strong, cell.faded)
        # Names of every script begin where the others do.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(font)
        painter.setPen(look.colour("ink_soft" if column.soft or cell.faded else "ink"))
        painter.drawText(first, side | Qt.AlignmentFlag.AlignVCenter, _elided(metrics, cell.text, first))
        font, metrics = self._font(TYPE_SMALL, False, False)
        for number, text in enumerate(below):
            line = QRect(rect.left(), top + _LINE + _SMALL_LINE * number, rect.width(), _SMALL_LINE)
            painter.setFont(font)
            painter.setPen(look.colour("ink_soft"))
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, _elided(metrics, text, line))

    def _font(self, size: int, strong: bool, struck: bool) -> tuple[QFont, QFontMetrics]:
        known = self._fonts.get((size, strong, struck))
        if known is None:
            font = theme.app_font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            font.setStrikeOut(struck)
            known = self._fonts[size, strong, struck] = (font, QFontMetrics(font))
        return known

    def _paint_badge(self, painter: QPainter, rect: QRect, text: str, tone: Tone, icon: str | None) -> None:
        if not text:
            return
        look = theme.current()
        ink, ground = TONE_COLOURS[tone]
        font, metrics = self._font(TYPE_SMALL, True, False)
        wide = metrics.horizontalAdvance(text) + 8 + 14 + 5 + 10
        chip = QRect(rect.left(), rect.center().y() - 11, min(wide, rect.width()), 22)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(chip, 11, 11)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(
            chip.left() + 8, chip.top() + 4, theme.pixmap(icon or TONE_ICONS[tone], ink, 14, ratio)
        )
        inner = chip.adjusted(27, 0, -8, 0)
        painter.setFont(font)
        painter.setPen(look.colour(ink))
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _elided(metrics, text, inner)
        )


class RowsView(QTableView):
    """A calm list of rows: one selected, Enter or double click opens it, an empty state where there are none."""

    row_opened = Signal(object)
    row_selected = Signal(object)  # the row, or None

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        *,
        empty: EmptyState | None = None,
        header: bool = True,
        row_height: int = ROW_HEIGHT,
        careful: bool = False,
    ) -> None:
        """`careful` is for lists whose keys write: when the selected row leaves, none is selected until an arrow
        key chooses, so that the same key pressed again never meets another row.
        """
        super().__init__()
        self._careful = careful
        self._focusing = False
        self._fitting = False
        self._left = -1  # where the row stood that was selected and is no more
        self._rows_model = model
        self._empty = empty
        self._kept: object = None
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
        head.setSectionsClickable(False)
        head.setVisible(header)
        for number, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(number, mode)
            if column.width:
                self.setColumnWidth(number, column.width)
        if empty is not None:
            empty.setParent(self)
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        self.doubleClicked.connect(self._on_opened)
        self._show_empty()

    def current_row(self) -> Any:
        """The selected row, or None."""
        index = self.currentIndex()
        return self._rows_model.row(index.row()) if index.isValid() else None

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

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.row_selected.emit(self._rows_model.row(current.row()) if current.isValid() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW
        for number, column in enumerate(self._rows_model.columns):
            if column.narrow:
                self.setColumnWidth(number, column.narrow if narrow else column.width)

    def updateGeometries(self) -> None:
        if self._fitting:
            return
        # Qt's own gives the rows all the room that there is.
        self._fitting = True
        super().updateGeometries()
        self._fitting = False
        self._end_with_a_whole_row()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._end_with_a_whole_row()  # rows may differ in height

    def focusInEvent(self, event: Any) -> None:
        # Qt itself would go to the first row of a list that was filled anew.
        self._focusing = True
        super().focusInEvent(event)
        self._focusing = False
        self.select_any()

    def select_any(self) -> None:
        """Select the first row where none is selected, unless one was and has left a careful list."""
        if not (self.currentIndex().isValid() or self.waits()):
            self.setCurrentIndex(self._near(0, 1))

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
        return super().moveCursor(action, modifiers)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._empty is not None:
            self._empty.setGeometry(self.rect())
        return super().event(event)

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

    def _keep_selection(self) -> None:
        row = self.current_row()
        if row is not None:
            self._kept, self._left = self._rows_model.key_of(row), self.currentIndex().row()
        elif not self.waits():  # what left may come back, when it is undone
            self._kept = None

    def _restore_selection(self) -> None:
        self._show_empty()
        if self._kept is None or not self.select(self._kept):
            self.row_selected.emit(None)

    def _show_empty(self) -> None:
        if self._empty is not None:
            empty = self._rows_model.rowCount() == 0
            self._empty.setVisible(empty)
            self._empty.setGeometry(self.rect())


def _elided(metrics: QFontMetrics, text: str, rect: QRect) -> str:
    one_line = " ".join(text.split("\n"))
    return isolated(metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, max(0, rect.width())))
