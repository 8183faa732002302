"""Two records beside one another, field by field: the arrows go through the fields and choose a side of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_2, TYPE_BODY
from woilmenau_desk.ui.words import isolated

_ROW, _HIGHEST = 32, 200
_LABEL_WIDTH = 148
_ICON = 16
_TICK = _ICON + SPACE_2  # what the tick takes of a cell
_Index = QModelIndex | QPersistentModelIndex


class Side(IntEnum):
    """Which record a line is taken from. BOTH: there is nothing to choose."""

    BOTH = 0
    LEFT = 1
    RIGHT = 2


BOTH, LEFT, RIGHT = Side


@dataclass(frozen=True, slots=True)
class Line:
    """One field of both records, and the side it is taken from."""

    key: str
    label: str
    left: str
    right: str
    side: Side = BOTH

    def value(self, side: Side) -> str:
        """What that side says."""
        return self.left if side == LEFT else self.right


class LinesModel(QAbstractTableModel):
    """Label, left, right. A value goes blank with the privacy key."""

    def __init__(self, privacy: Privacy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._privacy = privacy
        self._lines: tuple[Line, ...] = ()
        self.titles = ("", "", "")
        privacy.changed.connect(self._on_privacy)

    def set_lines(self, lines: tuple[Line, ...], left: str, right: str) -> None:
        """Show these, under the titles of the two records."""
        self.beginResetModel()
        self._lines, self.titles = lines, ("", left, right)
        self.endResetModel()

    def lines(self) -> tuple[Line, ...]:
        """All lines as they are chosen now."""
        return self._lines

    def change(self, lines: tuple[Line, ...]) -> None:
        """The same fields say other things now."""
        self._lines = lines
        self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 2))

    def choose(self, number: int, side: Side) -> bool:
        """Take a line from that side; False where there is nothing to choose."""
        line = self._lines[number]
        if line.side == BOTH or line.side == side:
            return False
        self._lines = (*self._lines[:number], replace(line, side=side), *self._lines[number + 1 :])
        self.dataChanged.emit(self.index(number, 0), self.index(number, 2))
        return True

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return isolated(self._privacy.mask(self.titles[section]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._lines[index.row()]
        if index.column() == 0:
            return line.label
        side = Side(index.column())
        text = self._privacy.mask(line.value(side))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = text or self.tr("nichts")
            return self.tr("{value}, gewählt").format(value=said) if line.side == side else said
        return text

    def spoken(self, number: int) -> str:
        """A line as a screen reader says it."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return ", ".join(str(self.index(number, column).data(role)) for column in range(3))

    def _on_privacy(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 2))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)


class _LineDelegate(QStyledItemDelegate):
    """The side that is taken has a tick and strong letters, the other one is paler; without a choice both are plain."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, LinesModel):
            return
        look, line = theme.current(), model.lines()[index.row()]
        rect = QRect(option.rect)
        column = index.column()
        chosen = column > 0 and line.side == column
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft" if chosen or line.side == BOTH else "hover"))
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(SPACE_2, 0, -SPACE_2, -1)
        faint = column == 0 or (line.side not in (BOTH, column))
        font = theme.app_font(TYPE_BODY, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setPen(look.colour("accent_ink" if chosen else "ink_soft" if faint else "ink"))
        text = str(index.data() or ("–" if column else ""))
        room = inner.adjusted(0, 0, -_TICK if column else 0, 0)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        wide = QFontMetrics(font).horizontalAdvance(text)
        if wide <= room.width():
            painter.drawText(room, side, isolated(text))
        else:
            wide = room.width()
            painter.drawText(room, side | Qt.TextFlag.TextWordWrap, isolated(text))
        if chosen:
            picture = theme.pixmap("check", "accent_ink", _ICON, painter.device().devicePixelRatio())
            painter.drawPixmap(inner.left() + wide + SPACE_2, inner.center().y() - _ICON // 2, picture)


class SideBySide(QTableView):
    """Up and Down go from field to field, Left and Right take a side, Space the other one."""

    chosen = Signal()
    spoken = Signal(str)

    def __init__(self, privacy: Privacy, name: str, *, label_width: int = _LABEL_WIDTH) -> None:
        super().__init__()
        self._sizing = False
        self.model_of_lines = LinesModel(privacy, self)
        self.setAccessibleName(name)
        self.setModel(self.model_of_lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(label_width)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.geometriesChanged.connect(self._size_rows)
        self.setColumnWidth(0, label_width)
        self.clicked.connect(self._on_clicked)

    def show_lines(self, lines: tuple[Line, ...], left: str, right: str) -> None:
        """Show these; the first line that can be chosen is marked."""
        self.model_of_lines.set_lines(lines, left, right)
        self._size_rows()
        first = next((number for number, line in enumerate(lines) if line.side != BOTH), 0)
        self.setCurrentIndex(self.model_of_lines.index(first, 0))

    def say_left(self, key: str, text: str) -> None:
        """What the left one says of a field is another thing now, and it is taken from there."""
        lines = tuple(
            replace(line, left=text, side=LEFT) if line.key == key else line
            for line in self.model_of_lines.lines()
        )
        self.model_of_lines.change(lines)

    def sides(self) -> Mapping[str, Side]:
        """From where each line is taken that could be chosen."""
        return {line.key: line.side for line in self.model_of_lines.lines() if line.side != BOTH}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().row()
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or line < 0:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(line, LEFT if key == Qt.Key.Key_Left else RIGHT)
        elif key == Qt.Key.Key_Space:
            now = self.model_of_lines.lines()[line].side
            self._choose(line, LEFT if now == RIGHT else RIGHT)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(line + (1 if key == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    def _size_rows(self) -> None:
        """A long value takes more lines, so that one sees how it differs."""
        if self._sizing:
            return
        self._sizing = True
        # Higher rows may bring the scroll bar, which takes width from them.
        for _ in range(2):
            width = self.columnWidth(1)
            for number, line in enumerate(self.model_of_lines.lines()):
                self.setRowHeight(number, self._height(line, width))
            self.updateGeometries()
            if self.columnWidth(1) == width:
                break
        self._sizing = False

    def _height(self, line: Line, width: int) -> int:
        metrics = QFontMetrics(theme.app_font(TYPE_BODY, QFont.Weight.DemiBold))
        rooms = (
            (line.left, width - _TICK),
            (line.right, width - _TICK),
            (line.label, self.columnWidth(0)),
        )
        high = (
            metrics.boundingRect(
                QRect(0, 0, room - 2 * SPACE_2, _HIGHEST), Qt.TextFlag.TextWordWrap, text
            ).height()
            for text, room in rooms
        )
        return max(_ROW, max(high) + SPACE_2 + 1)

    def _go(self, number: int) -> None:
        if 0 <= number < self.model_of_lines.rowCount():
            self.setCurrentIndex(self.model_of_lines.index(number, 0))
            self.spoken.emit(self.model_of_lines.spoken(number))

    def _choose(self, number: int, side: Side) -> None:
        if self.model_of_lines.choose(number, side):
            self.chosen.emit()
            self.spoken.emit(self.model_of_lines.spoken(number))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column():
            self._choose(index.row(), Side(index.column()))
