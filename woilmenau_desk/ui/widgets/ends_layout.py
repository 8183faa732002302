"""Things at the two ends of a line, which break into more lines where there is no room for all."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from woilmenau_desk.ui.tokens import SPACE_2


class EndsLayout(QLayout):
    """Widgets in a line: the first `at_start` at its start, the others at its end. Hidden ones take no room."""

    def __init__(self, at_start: int = 0, gap: int = SPACE_2) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._at_start = at_start
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(self._height(line) for line in lines) + self._gap * max(0, len(lines) - 1)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            height = self._height(line)
            start = [item for item in line if self._items.index(item) < self._at_start]
            end = line[len(start) :]
            x = rect.x()
            for item in start:
                self._put(item, x, y, height)
                x += item.sizeHint().width() + self._gap
            x = rect.x() + rect.width() - self._width(end)
            for item in end:
                self._put(item, x, y, height)
                x += item.sizeHint().width() + self._gap
            y += height + self._gap

    def sizeHint(self) -> QSize:
        shown = self._shown()
        return QSize(self._width(shown), self._height(shown))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        widest = max((item.sizeHint().width() for item in shown), default=0)
        return QSize(widest, self._height(shown))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._shown():
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _width(self, items: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in items) + self._gap * max(0, len(items) - 1)

    def _height(self, items: list[QLayoutItem]) -> int:
        return max((item.sizeHint().height() for item in items), default=0)

    def _put(self, item: QLayoutItem, x: int, y: int, line: int) -> None:
        size = item.sizeHint()
        item.setGeometry(QRect(QPoint(x, y + (line - size.height()) // 2), size))


def ends(*widgets: QWidget, start: tuple[QWidget, ...] = ()) -> QWidget:
    """A strip with widgets at its start and at its end."""
    strip = QWidget()
    layout = EndsLayout(len(start))
    strip.setLayout(layout)
    for widget in (*start, *widgets):
        layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    strip.setSizePolicy(policy)
    return strip
