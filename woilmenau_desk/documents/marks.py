"""What stands on a sheet and where: so that it can be checked that nothing overlaps, leaves the paper or was cut."""

from dataclasses import dataclass
from enum import StrEnum

from woilmenau_desk.documents.fonts import PRIVATE_USE
from woilmenau_desk.documents.shaping import Glyphs, Line


class MarkKind(StrEnum):
    """What kind of thing was drawn."""

    TEXT = "text"
    ICON = "icon"
    CODE = "code"  # with the white that it needs around it
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in points, from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether they share more than `slack` points in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and down > slack

    def holds(self, other: "Box") -> bool:
        """Whether the other lies within it."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the page. `box` is its ink: a text's own letters, not the height of its line."""

    kind: MarkKind
    box: Box
    said: str = ""
    size: float = 0.0  # a text's type size in points


@dataclass(frozen=True, slots=True)
class Drawn:
    """The same as noted while drawing; its ink is reckoned when somebody asks."""

    kind: MarkKind
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    line: Line | None = None
    size: float = 0.0

    def mark(self) -> Mark | None:
        """What it is on the page; None where nothing is seen of it."""
        if self.line is None:
            return Mark(self.kind, Box(self.x, self.y, self.x + self.width, self.y + self.height))
        ink = ink_of(self.line)
        if ink is None:
            return None
        share = self.size / 1000
        box = Box(
            self.x + ink.left * share,
            self.y + ink.bottom * share,
            self.x + ink.right * share,
            self.y + ink.top * share,
        )
        return Mark(self.kind, box, self.line.text, self.size)


def ink_of(line: Line) -> Box | None:
    """What the letters of a line cover, in thousandths of the type size from the line's beginning on its baseline."""
    boxes: list[Box] = []
    x = 0.0
    for run in line.glyphs:
        boxes.extend(_inks(run, x))
        x += run.width
    if not boxes:
        return None
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _inks(run: Glyphs, x: float) -> list[Box]:
    boxes: list[Box] = []
    places = getattr(run.shaped, "__shapeData__", None)
    for index, char in enumerate(str(run.shaped)):
        code = ord(char)
        number = run.face.glyphs[code] if code in run.face.glyphs else code - PRIVATE_USE
        extents = run.face.shaper.get_glyph_extents(number)
        moved, raised, advance = 0.0, 0.0, run.face.widths[number]
        if places is not None:
            moved, raised, advance = places[index].x_offset, places[index].y_offset, places[index].x_advance
        if extents is not None and extents.width:
            left, top = x + moved + extents.x_bearing, raised + extents.y_bearing
            # Upwards is positive, so a glyph's height is told as a negative number.
            boxes.append(Box(left, top + extents.height, left + extents.width, top))
        x += advance
    return boxes
