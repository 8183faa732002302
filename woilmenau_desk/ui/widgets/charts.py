"""The charts of a report on screen, painted from the description that the paper's are made from (domain/charts.py).

One widget a chart, never one a bar. With the arrow keys one goes from figure to figure; Enter or a double click asks for
what the figure counted. Every figure is told in words, too, to whoever does not see it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from woilmenau_desk.domain.charts import GRID_STEPS, Bars, Chart, Course, Grid, stride
from woilmenau_desk.domain.report import Cell
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, TYPE_SMALL

COURSE_HEIGHT = 176
_BAR_ROW = 26
_GRID_ROW = 24
_WIDEST_COLUMN = 30.0
_BAR_SHARE = 0.66  # of the room that a column has
_MOST_NAME = 0.42  # of a chart's width, for the names before its bars
_CELL_GAP = 1.5
SHADES = (
    0.0,
    0.14,
    0.26,
    0.38,
    0.50,
)  # of the accent, by the step of a cell; the darkest is the accent itself


class ChartView(QWidget):
    """One chart; `say` writes its figures."""

    # Row and column of the table that the chart was made from: what its figure counted is asked for.
    asked = Signal(int, int)

    def __init__(self, chart: Chart, say: Callable[[Cell], str], *, opens: bool = False) -> None:
        """`opens`: its figures can be opened, so the keys reach it."""
        super().__init__()
        self.chart = chart
        self._say, self._opens = say, opens
        self._current = 0
        self._spots: list[tuple[QRectF, int, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_height(chart))
        self.setMouseTracking(True)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(self._told())
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(360, _height(self.chart))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _height(self.chart))

    # What is told and chosen

    def _told(self) -> str:
        if isinstance(self.chart, Grid):
            return "; ".join(
                f"{name}: "
                + ", ".join(
                    f"{column} {self._say(cell)}"
                    for column, cell in zip(self.chart.columns, row, strict=False)
                    if cell != 0
                )
                for name, row in zip(self.chart.rows, self.chart.cells, strict=True)
            )
        return ", ".join(f"{mark.label} {self._say(mark.cell)}" for mark in self.chart.marks)

    def figures(self) -> list[tuple[int, int, str, Cell]]:
        """Every figure that can be chosen: its row and column in the table, its name, itself."""
        if isinstance(self.chart, Grid):
            return [
                (row, column + 1, f"{name} {self.chart.columns[column]}", cell)
                for row, (name, cells) in enumerate(zip(self.chart.rows, self.chart.cells, strict=True))
                for column, cell in enumerate(cells)
            ]
        return [(row, 1, mark.label, mark.cell) for row, mark in enumerate(self.chart.marks)]

    def choose(self, number: int) -> None:
        """Mark that figure, and tell it."""
        figures = self.figures()
        if not figures:
            return
        self._current = max(0, min(number, len(figures) - 1))
        _row, _column, name, cell = figures[self._current]
        self.setAccessibleDescription(f"{name}: {self._say(cell)}. {self._told()}")
        self.update()

    def _ask(self, number: int) -> None:
        figures = self.figures()
        if self._opens and 0 <= number < len(figures):
            row, column, _name, cell = figures[number]
            if isinstance(cell, int):
                self.asked.emit(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wide = len(self.chart.columns) if isinstance(self.chart, Grid) else 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -wide,
            Qt.Key.Key_Down: wide,
        }
        step = steps.get(Qt.Key(event.key()))
        if event.modifiers() or not self._opens:
            event.ignore()
        elif step is not None and 0 <= self._current + step < len(self.figures()):
            self.choose(self._current + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._ask(self._current)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if self._opens and number >= 0:
            self.choose(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._ask(self._at(event.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choose(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(event.pos())
            if number >= 0:
                _row, _column, name, cell = self.figures()[number]
                QToolTip.showText(event.globalPos(), f"{name}: {self._say(cell)}", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _at(self, place: QPointF | QPoint) -> int:
        for number, (spot, _row, _column) in enumerate(self._spots):
            if spot.contains(QPointF(place)):
                return number
        return -1

    # How it is painted

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._spots = []
        if isinstance(self.chart, Course):
            self._paint_course(painter, self.chart)
        elif isinstance(self.chart, Bars):
            self._paint_bars(painter, self.chart)
        else:
            self._paint_grid(painter, self.chart)
        if self.hasFocus() and 0 <= self._current < len(self._spots):
            look = theme.current()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(look.colour("accent_ink"))
            pen.setWidthF(2)
            painter.setPen(pen)
            edge = self._spots[self._current][0].adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(edge, 4, 4)

    def _paint_course(self, painter: QPainter, chart: Course) -> None:
        look, small, strong = theme.current(), theme.app_font(TYPE_SMALL), _strong()
        metrics = QFontMetrics(small)
        line = metrics.height()
        parts = [mark.label.split(" ", 1) for mark in chart.marks]
        lines = max(len(words) for words in parts)
        ticks = chart.ticks()
        left = max(metrics.horizontalAdvance(self._say(tick)) for tick in ticks) + SPACE_2
        base, top = self.height() - lines * line - SPACE_1 - 2, line + 2
        wide = self.width() - left - 1
        room = wide / len(chart.marks)
        for tick in ticks:
            y = base - (base - top) * tick / ticks[-1]
            painter.setPen(look.colour("line_strong" if not tick else "line"))
            painter.drawLine(QPointF(left, y), QPointF(self.width(), y))
            painter.setFont(small)
            painter.setPen(look.colour("ink_soft"))
            cell = QRectF(0, y - line / 2, left - SPACE_2, line)
            painter.drawText(cell, _RIGHT, self._say(tick))
        every = stride(
            [max(metrics.horizontalAdvance(word) for word in words) + 4.0 for words in parts], room
        )
        figures_fit = all(
            QFontMetrics(strong).horizontalAdvance(self._say(mark.cell)) + 2 <= room for mark in chart.marks
        )
        column = min(room * _BAR_SHARE, _WIDEST_COLUMN)
        for number, mark in enumerate(chart.marks):
            middle = left + room * (number + 0.5)
            length = (base - top) * chart.share(mark)
            if length > 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent"))
                radius = min(3.0, column / 3)
                painter.drawRoundedRect(
                    QRectF(middle - column / 2, base - length, column, length), radius, radius
                )
                painter.drawRect(
                    QRectF(middle - column / 2, base - min(length, radius), column, min(length, radius))
                )
            if figures_fit:
                painter.setFont(strong)
                painter.setPen(look.colour("ink"))
                above = QRectF(middle - room, base - length - line - 1, 2 * room, line)
                painter.drawText(above, _MIDDLE, self._say(mark.cell))
            if number % every == 0:
                painter.setFont(small)
                painter.setPen(look.colour("ink_soft"))
                for below, word in enumerate(parts[number]):
                    cell = QRectF(middle - room * every, base + 3 + below * line, 2 * room * every, line)
                    painter.drawText(cell, _MIDDLE, word)
            self._spots.append((QRectF(middle - room / 2, 0, room, self.height()), number, 1))

    def _paint_bars(self, painter: QPainter, chart: Bars) -> None:
        look, body, strong = theme.current(), theme.app_font(), _strong()
        names, told = QFontMetrics(body), QFontMetrics(strong)
        widest = max(names.horizontalAdvance(mark.label) for mark in chart.marks)
        left = min(widest + 4, int(self.width() * _MOST_NAME)) + SPACE_2
        right = max(told.horizontalAdvance(self._say(mark.cell)) for mark in chart.marks) + SPACE_2
        for number, mark in enumerate(chart.marks):
            spot = QRectF(0, number * _BAR_ROW, self.width(), _BAR_ROW)
            painter.setFont(body)
            painter.setPen(look.colour("ink"))
            name = names.elidedText(mark.label, Qt.TextElideMode.ElideRight, left - SPACE_2)
            painter.drawText(QRectF(0, spot.y(), left - SPACE_2, _BAR_ROW), _LEFT, name)
            room = max(0.0, self.width() - left - right)
            length = max(room * chart.share(mark), 2.0 if mark.value else 0.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(QRectF(left, spot.y() + 5, length, _BAR_ROW - 10), 3, 3)
            painter.setFont(strong)
            painter.setPen(look.colour("ink" if mark.value else "ink_soft"))
            painter.drawText(
                QRectF(left + length + SPACE_2 - 2, spot.y(), right, _BAR_ROW), _LEFT, self._say(mark.cell)
            )
            self._spots.append((spot, number, 1))

    def _paint_grid(self, painter: QPainter, chart: Grid) -> None:
        look, small, strong = theme.current(), theme.app_font(TYPE_SMALL), _strong()
        metrics = QFontMetrics(small)
        left = max((metrics.horizontalAdvance(row) for row in chart.rows), default=0) + SPACE_2
        head = metrics.height() + 2
        room = (self.width() - left) / max(1, len(chart.columns))
        every = stride([metrics.horizontalAdvance(column) + 4.0 for column in chart.columns], room)
        painter.setFont(small)
        painter.setPen(look.colour("ink_soft"))
        for number, title in enumerate(chart.columns):
            if number % every == 0:
                cell = QRectF(left + room * (number + 0.5 - every), 0, 2 * room * every, head)
                painter.drawText(cell, _MIDDLE, title)
        for row, name in enumerate(chart.rows):
            y = head + row * _GRID_ROW
            painter.setFont(small)
            painter.setPen(look.colour("ink_soft"))
            painter.drawText(QRectF(0, y, left - SPACE_2, _GRID_ROW), _LEFT, name)
            for column in range(len(chart.columns)):
                cells = chart.cells[row]
                value: Cell = cells[column] if column < len(cells) else 0
                spot = QRectF(left + room * column, y, room, _GRID_ROW)
                step = chart.step(value)
                inner = spot.adjusted(_CELL_GAP, _CELL_GAP, -_CELL_GAP, -_CELL_GAP)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_shade(step))
                painter.drawRoundedRect(inner, 3, 3)
                text = "" if value == 0 else self._say(value)
                if text and QFontMetrics(strong).horizontalAdvance(text) <= inner.width():
                    painter.setFont(strong if step else small)
                    painter.setPen(look.colour("on_accent" if step == GRID_STEPS else "ink"))
                    painter.drawText(inner, _MIDDLE | Qt.AlignmentFlag.AlignVCenter, text)
                self._spots.append((spot, row, column + 1))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


def _strong() -> QFont:
    return theme.app_font(TYPE_SMALL, QFont.Weight.DemiBold)


def _shade(step: int) -> QColor:
    """From the ground of what lies deeper to the accent: only the darkest is the accent itself, with its own ink on it.

    All the others stay light enough (dark enough in the dark) for the ink.
    """
    look = theme.current()
    if step == GRID_STEPS:
        return look.colour("accent")
    from_, to = look.colour("sunken"), look.colour("accent")
    share = SHADES[step]
    one = (from_.red(), from_.green(), from_.blue())
    other = (to.red(), to.green(), to.blue())
    return QColor(*(round(low + (high - low) * share) for low, high in zip(one, other, strict=True)))


def _height(chart: Chart) -> int:
    if isinstance(chart, Course):
        return COURSE_HEIGHT
    if isinstance(chart, Bars):
        return _BAR_ROW * max(1, len(chart.marks))
    head = QFontMetrics(theme.app_font(TYPE_SMALL)).height() + 2
    return head + _GRID_ROW * max(1, len(chart.rows)) + 2
