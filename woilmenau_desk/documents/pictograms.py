"""Line drawings on paper, from the SVG files in `resources/pictograms/`, and the window's icons where there is no other.

The files use what this reader knows: rect, circle, line and path; one line weight. The window may show the very same
files.
"""

import math
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.documents.marks import MarkKind
from woilmenau_desk.documents.page import INK, Colour, Sheet
from woilmenau_desk.documents.svg_paths import Command, path_commands

_GRID = 24.0  # the side of the drawings' square
_STROKE = 1.6
_KAPPA = 0.5522847498  # how far a curve's handles reach for a quarter of a circle
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class _Shape:
    id: str
    commands: tuple[Command, ...]


def draw_pictogram(
    sheet: Sheet, name: str, x: float, y: float, size: float, *, ink: Colour = INK, without: str = ""
) -> None:
    """Draw a pictogram with its lower left corner at (x, y); the shape with the id `without` is left out."""
    sheet.note(MarkKind.ICON, x, y, size, size)
    with sheet.placed(x, y, size / _GRID):
        sheet.stroke(_strokes(name, without), ink=ink, weight=_STROKE)


@cache
def _strokes(name: str, without: str) -> str:
    """The drawing as operators of a PDF, upright on its grid."""
    names = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    told: list[str] = []
    for shape in _shapes(name):
        if without and shape.id == without:
            continue
        for command, points in shape.commands:
            placed = (value if index % 2 == 0 else _GRID - value for index, value in enumerate(points))
            told.append(" ".join([*(f"{value:.6g}" for value in placed), names[command]]))
    return "\n".join(told)


def draw_clock(
    sheet: Sheet, hour: int, minute: int, x: float, y: float, size: float, *, ink: Colour = INK
) -> None:
    """A clock that shows the time, for who reads no figures."""
    draw_pictogram(sheet, "clock", x, y, size, ink=ink, without="hands")
    centre_x, centre_y = x + size / 2, y + size / 2
    hands = (((hour % 12 + minute / 60) / 12, 0.17, 2.3), (minute / 60, 0.265, 1.5))
    for turn, length, weight in hands:
        path = sheet.path()
        path.moveTo(centre_x, centre_y)
        angle = 2 * math.pi * turn
        path.lineTo(centre_x + size * length * math.sin(angle), centre_y + size * length * math.cos(angle))
        sheet.draw_path(path, stroke=ink, weight=weight * size / _GRID)


@cache
def _shapes(name: str) -> tuple[_Shape, ...]:
    # The files are the product's own, not input from outside.
    drawing = resources_dir() / "pictograms" / f"{name}.svg"
    file = drawing if drawing.is_file() else resources_dir() / "icons" / f"{name}.svg"
    root = ElementTree.parse(file).getroot()  # noqa: S314
    return tuple(_Shape(element.get("id", ""), _commands(element)) for element in root)


def _commands(element: ElementTree.Element) -> tuple[Command, ...]:
    kind = element.tag.removeprefix(_SVG)
    if kind == "path":
        return path_commands(element.get("d", ""))
    if kind == "line":
        x1, y1, x2, y2 = (float(element.get(key, "0")) for key in ("x1", "y1", "x2", "y2"))
        return ("M", (x1, y1)), ("L", (x2, y2))
    if kind == "circle":
        centre_x, centre_y, radius = (float(element.get(key, "0")) for key in ("cx", "cy", "r"))
        return _rounded(centre_x - radius, centre_y - radius, 2 * radius, 2 * radius, radius)
    if kind == "rect":
        x, y, width, height, radius = (
            float(element.get(key, "0")) for key in ("x", "y", "width", "height", "rx")
        )
        return _rounded(x, y, width, height, radius)
    raise ValueError(f"a pictogram cannot hold <{kind}>")


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> tuple[Command, ...]:
    reach = radius * (1 - _KAPPA)
    right, bottom = x + width, y + height
    return (
        ("M", (x + radius, y)),
        ("L", (right - radius, y)),
        ("C", (right - reach, y, right, y + reach, right, y + radius)),
        ("L", (right, bottom - radius)),
        ("C", (right, bottom - reach, right - reach, bottom, right - radius, bottom)),
        ("L", (x + radius, bottom)),
        ("C", (x + reach, bottom, x, bottom - reach, x, bottom - radius)),
        ("L", (x, y + radius)),
        ("C", (x, y + reach, x + reach, y, x + radius, y)),
        ("Z", ()),
    )
