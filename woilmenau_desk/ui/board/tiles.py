"""What is pointed at: a large tile with its number, a pictogram and words. It is painted, and grows with the screen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.ui import theme

_DESIGNED: Final = QSize(1366, 768)
_SMALLEST_TYPE: Final = 9
_LEADING, _TALL_LEADING = 1.3, 1.55  # Arabic script stands taller
_LEAST_SHRINK: Final = 0.3
_INK: Final = re.compile(r'"(?:currentColor|#0+)"')  # as icons and pictograms name their line's colour


@dataclass(frozen=True, slots=True)
class Said:
    """Some words on a tile: how large they are on a screen of 1366 × 768, and whether they read from the right.

    `at_right`: they stand at the right, below words that read from there.
    """

    text: str
    size: int
    right_to_left: bool = False
    strong: bool = True
    at_right: bool = False


class Tile(QAbstractButton):
    """One tile. A touch, a click, Enter and the space bar press it alike."""

    def __init__(
        self,
        number: int,
        pictogram: str,
        says: Sequence[Said],
        *,
        look: str = "surface",
        beside: bool = False,
    ) -> None:
        """`says`: what it says, from above. `beside`: the pictogram stands beside the words, not above them."""
        super().__init__()
        self.number, self._pictogram, self._beside = number, pictogram, beside
        self._says = tuple(one for one in says if one.text)
        self._look = look
        self.setAccessibleName(" · ".join(one.text for one in self._says))
        if number:
            self.setAccessibleDescription(str(number))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(120, 80)

    def says(self) -> str:
        """All it says."""
        return self.accessibleName()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = unit_of(self.window())
        strong = self.hasFocus() or self.isDown()
        width = (4 if strong else 1.5) * unit
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        colours = theme.current()
        ground = "accent_soft" if self.isDown() else "hover" if self.underMouse() else self._look
        painter.setBrush(colours.colour(ground))
        painter.setPen(QPen(colours.colour("accent" if strong else "line_strong"), width))
        painter.drawRoundedRect(frame, 12 * unit, 12 * unit)
        pad = 12 * unit
        inner = frame.adjusted(pad, pad * 0.7, -pad, -pad * 0.7)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self.number:
            inner = self._paint_number(painter, frame, inner, unit, mirrored)
        if self._pictogram:
            inner = self._paint_pictogram(painter, inner, unit, mirrored)
        paint_said(painter, inner, self._says, unit)

    def _paint_number(
        self, painter: QPainter, frame: QRectF, inner: QRectF, unit: float, mirrored: bool
    ) -> QRectF:
        """In the corner where the lines begin. Returns where the rest has its place."""
        side = min(34 * unit, frame.height() * 0.4)
        wide = side * 1.25
        left = frame.right() - wide if mirrored else frame.left()
        box = QRectF(left, frame.top(), wide, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("ink"))
        painter.drawRoundedRect(box, 8 * unit, 8 * unit)
        painter.setPen(theme.current().colour("surface"))
        painter.setFont(_font(side * 0.68, strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))
        return inner if self._pictogram else inner.adjusted(0, side * 0.75, 0, 0)

    def _paint_pictogram(self, painter: QPainter, inner: QRectF, unit: float, mirrored: bool) -> QRectF:
        if self._beside:
            above = 30 * unit if self.number else 0.0
            side = min(inner.height() - above, inner.width() * 0.3)
            left = inner.right() - side if mirrored else inner.left()
            top = inner.bottom() - side if self.number else inner.center().y() - side / 2
            draw(painter, self._pictogram, QRectF(left, top, side, side))
            gap = side + 12 * unit
            return inner.adjusted(0 if mirrored else gap, 0, -gap if mirrored else 0, 0)
        side = min(inner.height() * 0.52, inner.width() * 0.6)
        draw(painter, self._pictogram, QRectF(inner.center().x() - side / 2, inner.top(), side, side))
        return inner.adjusted(0, side * 1.04, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()


class Words(QWidget):
    """Words that are not pointed at, with a pictogram beside them."""

    def __init__(self, says: Sequence[Said], pictogram: str = "", look: str = "") -> None:
        """`look`: the ground they stand on, by its token; empty: that of the window."""
        super().__init__()
        self._says, self._pictogram, self._look = tuple(says), pictogram, look
        self.setAccessibleName(" · ".join(one.text for one in self._says))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = unit_of(self.window())
        inner = QRectF(self.rect())
        if self._look:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().colour(self._look))
            painter.drawRoundedRect(inner, 16 * unit, 16 * unit)
            inner = inner.adjusted(32 * unit, 20 * unit, -32 * unit, -20 * unit)
        if self._pictogram:
            side = min(inner.height(), inner.width() * 0.3)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = inner.right() - side if mirrored else inner.left()
            draw(
                painter,
                self._pictogram,
                QRectF(left, inner.center().y() - side / 2, side, side),
                "accent_ink",
            )
            gap = side + max(side * 0.15, 14 * unit)
            inner = inner.adjusted(0 if mirrored else gap, 0, -gap if mirrored else 0, 0)
        paint_said(painter, inner, self._says, unit)


def unit_of(window: QWidget) -> float:
    """How many pixels one is of those for a screen of 1366 × 768."""
    return max(min(window.width() / _DESIGNED.width(), window.height() / _DESIGNED.height()), 0.4)


def paint_said(painter: QPainter, room: QRectF, says: Sequence[Said], unit: float) -> None:
    """Words below one another in the middle of the height, all smaller where they would not have the room."""
    shrink = 1.0
    while True:
        blocks = [_Block.of(one, unit * shrink, room.width()) for one in says]
        needed = sum(block.height for block in blocks)
        fits = needed <= room.height() and all(block.width <= room.width() + 0.5 for block in blocks)
        if fits or shrink < _LEAST_SHRINK:
            break
        shrink *= 0.94
    if needed > room.height() and len(blocks) > 1:
        # On a very small screen the sentence of the visitor stands there alone, and whole.
        paint_said(painter, room, says[:1], unit)
        return
    top = room.top() + max((room.height() - needed) / 2, 0)
    for number, block in enumerate(blocks):
        painter.setPen(theme.current().colour("ink_soft" if number else "ink"))
        block.paint(painter, QRectF(room.left(), top, room.width(), block.height))
        top += block.height


@dataclass(frozen=True, slots=True)
class _Block:
    """Words broken into lines at a type size."""

    said: Said
    font: QFont
    lines: tuple[str, ...]
    width: float
    line_height: float

    @classmethod
    def of(cls, said: Said, unit: float, width: float) -> "_Block":
        font = _font(said.size * unit, strong=said.strong)
        metrics = QFontMetricsF(font)
        lines: list[str] = []
        for word in said.text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        widest = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
        leading = _TALL_LEADING if said.right_to_left else _LEADING
        return cls(said, font, tuple(lines), widest, font.pixelSize() * leading)

    @property
    def height(self) -> float:
        return len(self.lines) * self.line_height

    def paint(self, painter: QPainter, room: QRectF) -> None:
        said = self.said
        painter.setFont(self.font)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if said.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        right = said.right_to_left or said.at_right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        for number, line in enumerate(self.lines):
            top = room.top() + number * self.line_height
            # Marks of one line may reach into the next; nothing is clipped.
            box = QRectF(room.left(), top, room.width(), self.line_height)
            painter.drawText(box, int(flags) | int(Qt.TextFlag.TextDontClip), line)


def _font(size: float, *, strong: bool) -> QFont:
    weight = QFont.Weight.Bold if strong else QFont.Weight.Normal
    return theme.app_font(max(round(size), _SMALLEST_TYPE), weight)


def draw(painter: QPainter, name: str, room: QRectF, colour: str = "ink") -> None:
    """A pictogram of `resources/pictograms/`, or the icon of that name, over the whole of a square."""
    device = painter.device()
    ratio = device.devicePixelRatio()
    picture = _picture(name, theme.current().colour(colour).name(), max(round(room.width()), 1), ratio)
    painter.drawPixmap(room.topLeft(), picture)


@lru_cache(maxsize=256)
def _picture(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    svg = _INK.sub(f'"{colour}"', _svg(name))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=128)
def _svg(name: str) -> str:
    drawing = resources_dir() / "pictograms" / f"{name}.svg"
    file = drawing if drawing.is_file() else resources_dir() / "icons" / f"{name}.svg"
    return read_whole(file, NOTE_BYTES).decode()
