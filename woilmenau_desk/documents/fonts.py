"""The fonts that pages are set in, read once, when the first page needs them.

Each weight has a chain of faces; the first that has a character draws it. What none has is drawn as U+FFFD,
so a missing letter shows and never turns into an empty box unseen.
"""

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.documents.bidi import plain

MISSING = "\ufffd"
_JOINERS = "\u200c\u200d"  # they join letters and are never drawn
# Glyphs that no single character stands for (joined forms, ligatures) get a private code, counted from here by
# glyph number. reportlab would hand out such codes in the order of use, and the same page would differ from run to run.
PRIVATE_USE = 0xE000
_PRIVATE_USE_END = 0xF8FF


class Weight(StrEnum):
    """How heavy a text stands. Scripts without a semibold face use their bold one."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


_CHAINS = {
    Weight.REGULAR: (
        "NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansEthiopic-Regular", "NotoSansGeorgian-Regular",
        "NotoSansMath-Regular", "NotoSansSymbols2-Regular",
    ),
    Weight.SEMIBOLD: (
        "NotoSans-SemiBold", "NotoSansArabic-Bold", "NotoSansEthiopic-Bold", "NotoSansGeorgian-Bold",
        "NotoSansMath-Regular", "NotoSansSymbols2-Regular",
    ),
    Weight.BOLD: (
        "NotoSans-Bold", "NotoSansArabic-Bold", "NotoSansEthiopic-Bold", "NotoSansGeorgian-Bold",
        "NotoSansMath-Regular", "NotoSansSymbols2-Regular",
    ),
}  # fmt: skip
_loading = threading.Lock()


class _Told(dict[int, bytes]):
    """Widths as they are written into a file, by character code."""

    def __init__(self, widths: Mapping[int, float], default: float) -> None:
        self._widths, self._default = widths, default

    def __call__(self, code: int) -> bytes:
        return self[code]

    def __missing__(self, code: int) -> bytes:
        told = self[code] = str(fp_str(self._widths.get(code, self._default))).encode("ascii")
        return told


class _ReadableFont(TTFont):  # type: ignore[misc]  # reportlab comes without types
    """A font whose joined forms can be copied: the file tells which letters each of them stands for."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, asciiReadable=False)
        self._readings: WeakKeyDictionary[Any, dict[int, str]] = WeakKeyDictionary()
        # Of each letter the width as a file tells it: written once, not for every page that has the letter.
        self.face.getCharWidth = _Told(self.face.charWidths, self.face.defaultWidth)

    def read_as(self, document: Any, readings: Mapping[int, str]) -> None:
        """Note what private codes stand for in one document; the first to say so counts."""
        known = self._readings.setdefault(document, {})
        for code, text in readings.items():
            known.setdefault(code, text)

    def addObjects(self, doc: Any) -> None:  # noqa: N802  (reportlab's name)
        super().addObjects(doc)
        readings = self._readings.pop(doc, {})

        def told(line: re.Match[str]) -> str:
            text = readings.get(int(line[2], 16))
            return line[0] if text is None else f"{line[1]} <{text.encode('utf-16-be').hex().upper()}>"

        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and name.endswith(f"+{self.fontName}"):
                stream.content = re.sub(r"(?m)^(<[0-9A-F]{2}>) <([0-9A-F]{4})>$", told, stream.content)


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file: for reportlab by `name`, for shaping by `shaper`. Lengths are thousandths of an em."""

    name: str
    font: _ReadableFont
    shaper: Any  # uharfbuzz.Font
    glyphs: dict[int, int]  # character code to glyph number, as the file says
    widths: tuple[float, ...]  # by glyph number

    def has(self, char: str) -> bool:
        """Whether the file draws this character."""
        return ord(char) in self.glyphs


def faces(weight: Weight) -> tuple[Face, ...]:
    """The chain of faces for a weight, the one for Latin first."""
    with _loading:
        return tuple(_face(name) for name in _CHAINS[weight])


def undrawn(text: str) -> frozenset[str]:
    """The characters of a text that would not stand on paper as they are, whatever the weight it is set in."""
    drawn = _drawn()
    return frozenset(char for char in plain(text) if ord(char) not in drawn and char not in _JOINERS)


@cache
def _drawn() -> frozenset[int]:
    chains = ({code for face in faces(weight) for code in face.glyphs} for weight in Weight)
    return frozenset(set.intersection(*chains)) - {ord(MISSING)}


@cache
def _face(name: str) -> Face:
    font = _ReadableFont(name, str(resources_dir() / "fonts" / f"{name}.ttf"))
    shaping_face = font.hbFace
    shaper = uharfbuzz.Font(shaping_face)
    shaper.scale = (1000, 1000)
    # reportlab maps the no-break space to the space by itself; the file's own table is what counts here.
    glyphs = dict(font.face.charToGlyph)
    widths = tuple(float(shaper.get_glyph_h_advance(number)) for number in range(shaping_face.glyph_count))
    if PRIVATE_USE + len(widths) > _PRIVATE_USE_END:
        raise ValueError(f"{name} has too many glyphs for the private use area")
    for number, width in enumerate(widths):
        font.face.charToGlyph[PRIVATE_USE + number] = number
        font.face.charWidths[PRIVATE_USE + number] = width
    pdfmetrics.registerFont(font)
    return Face(name, font, shaper, glyphs, widths)
