"""Signs that stand higher or lower than their font draws them: the tanwin on a tall letter, for one.

A viewer takes a raised letter for another line, and copies the sentence in pieces. So such a sign is drawn as a shape, and
stands unseen on the line itself for whoever copies.
"""

from functools import lru_cache
from typing import Any, Final

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from woilmenau_desk.documents.fonts import PRIVATE_USE, Face
from woilmenau_desk.documents.shaping import Glyphs

_THIRD: Final = 2 / 3


def raised_signs(run: Glyphs) -> list[tuple[float, float, int]]:
    """The signs of a run that are raised or lowered: how far to the right and up they stand, and their glyph's number."""
    places = getattr(run.shaped, "__shapeData__", None)
    if places is None or not any(place.y_offset for place in places):
        return []
    found: list[tuple[float, float, int]] = []
    x = 0.0
    for char, place in zip(str(run.shaped), places, strict=True):
        if place.y_offset:
            code = ord(char)
            number = run.face.glyphs[code] if code in run.face.glyphs else code - PRIVATE_USE
            found.append((x + place.x_offset, place.y_offset, number))
        x += place.x_advance
    return found


def level_pieces(run: Glyphs) -> list[tuple[Any, bool]]:
    """The run in pieces on one level, each with whether it is seen."""
    places = run.shaped.__shapeData__
    pieces: list[tuple[list[str], list[Any], bool]] = []
    for char, place in zip(str(run.shaped), places, strict=True):
        seen = not place.y_offset
        if not pieces or pieces[-1][2] != seen:
            pieces.append(([], [], seen))
        pieces[-1][0].append(char)
        pieces[-1][1].append(
            ShapeData(place.cluster, place.x_advance, place.y_advance, place.x_offset, 0, place.width)
        )
    return [(ShapedStr("".join(chars), shapeData=data), seen) for chars, data, seen in pieces]


@lru_cache(maxsize=512)
def outline(face: Face, number: int) -> str:
    """A glyph's shape in thousandths of the type size, as operators of a PDF."""
    told: list[str] = []
    at = [0.0, 0.0]

    def move(x: float, y: float, _: Any) -> None:
        told.append(f"{x:.6g} {y:.6g} m")
        at[:] = x, y

    def line(x: float, y: float, _: Any) -> None:
        told.append(f"{x:.6g} {y:.6g} l")
        at[:] = x, y

    def cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, _: Any) -> None:
        told.append(_curve(x1, y1, x2, y2, x, y))
        at[:] = x, y

    def quadratic(x1: float, y1: float, x: float, y: float, _: Any) -> None:
        first = (at[0] + (x1 - at[0]) * _THIRD, at[1] + (y1 - at[1]) * _THIRD)
        second = (x + (x1 - x) * _THIRD, y + (y1 - y) * _THIRD)
        told.append(_curve(*first, *second, x, y))
        at[:] = x, y

    def close(_: Any) -> None:
        told.append("h")

    funcs = uharfbuzz.DrawFuncs()
    funcs.set_move_to_func(move)
    funcs.set_line_to_func(line)
    funcs.set_cubic_to_func(cubic)
    funcs.set_quadratic_to_func(quadratic)
    funcs.set_close_path_func(close)
    face.shaper.draw_glyph(number, funcs, None)
    return "\n".join(told)


def _curve(*points: float) -> str:
    return " ".join([*(f"{value:.6g}" for value in points), "c"])
