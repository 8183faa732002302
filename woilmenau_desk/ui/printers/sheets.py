"""On which of a printer's sheets a page is printed in its true size, and what is to be said where that cannot be.

Sheets are named as printers name them (PWG 5101.1): "iso_a6_105x148mm", "na_letter_8.5x11in", "custom_max_80x3000mm".
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

_NAME: Final = re.compile(r"([a-z0-9_.-]+)_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)")
_SAME: Final = 1.5  # mm; so much may a sheet be smaller than the page: its margins are broader than that
_INCH: Final = 25.4
_POINT: Final = _INCH / 72
_KNOWN: Final = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
}


@dataclass(frozen=True, slots=True)
class Size:
    """Of a page or a sheet, in millimetres."""

    width: float
    height: float

    @classmethod
    def of_points(cls, width: float, height: float) -> "Size":
        """A page of a PDF."""
        return cls(width * _POINT, height * _POINT)

    @property
    def upright(self) -> "Size":
        """The same, turned where it is wider than high: whoever prints turns it back."""
        return self if self.width <= self.height else Size(self.height, self.width)

    def holds(self, page: "Size") -> bool:
        """Whether a page is no larger."""
        return page.width <= self.width + _SAME and page.height <= self.height + _SAME

    def is_about(self, page: "Size") -> bool:
        """Whether it is the page's very sheet."""
        return abs(page.width - self.width) <= _SAME and abs(page.height - self.height) <= _SAME


@dataclass(frozen=True, slots=True)
class Sheet:
    """One that the printer has."""

    name: str
    size: Size

    @property
    def said(self) -> str:
        """A6, or 80 × 200 mm."""
        for word, (width, height) in _KNOWN.items():
            if abs(width - self.size.width) < 1 and abs(height - self.size.height) < 1:
                return word
        return f"{self.size.width:.0f} × {self.size.height:.0f} mm"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a printer takes: sheets of fixed sizes, and any size from the least to the most where it cuts its roll."""

    fixed: tuple[Sheet, ...] = ()
    usual: str = ""  # the name of the one that lies in it, where that is known
    least: Size | None = None
    most: Size | None = None


class Fits(Enum):
    """How a page comes onto the paper."""

    TRUE = "true"  # a sheet of its own size
    LARGER = "larger"  # in its true size on a larger sheet
    SHRUNK = "shrunk"  # no sheet is large enough
    UNKNOWN = "unknown"  # the printer does not say what it has; in its true size


@dataclass(frozen=True, slots=True)
class Fit:
    """Which sheet to ask for, and how the page comes onto it. `percent` of its true size."""

    fits: Fits
    sheet: Sheet | None
    percent: int = 100


def read_sheets(names: Iterable[str], usual: str = "") -> Sheets:
    """What a printer says it takes; names that are none of a size are passed over."""
    fixed: list[Sheet] = []
    least = most = None
    for name in dict.fromkeys(names):
        size = size_of(name)
        if size is None:
            continue
        if name.startswith("custom_min_"):
            least = size
        elif name.startswith("custom_max_"):
            most = size
        else:
            fixed.append(Sheet(name, size))
    if least is None or most is None:
        least = most = None
    return Sheets(tuple(fixed), usual, least, most)


def size_of(name: str) -> Size | None:
    """How large a sheet of that name is."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    unit = _INCH if found[4] == "in" else 1.0
    return Size(float(found[2]) * unit, float(found[3]) * unit)


def fit(page: Size, sheets: Sheets) -> Fit:
    """The sheet for a page: its own, else one that is cut to it, else the usual or the next larger one, else the largest."""
    wanted = page.upright
    if not sheets.fixed and sheets.most is None:
        return Fit(Fits.UNKNOWN, None)
    by_usual = sorted(sheets.fixed, key=lambda one: one.name != sheets.usual)
    for one in by_usual:
        if one.size.upright.is_about(wanted):
            return Fit(Fits.TRUE, one)
    cut = _cut(wanted, sheets)
    if cut is not None:
        return Fit(Fits.TRUE, cut)
    larger = [one for one in sheets.fixed if one.size.upright.holds(wanted)]
    if larger:
        usual = [one for one in larger if one.name == sheets.usual]
        return Fit(Fits.LARGER, usual[0] if usual else min(larger, key=_area))
    most = sheets.most
    if sheets.fixed or most is None:
        chosen = by_usual[0] if by_usual[0].name == sheets.usual else max(sheets.fixed, key=_area)
    else:
        chosen = custom(most.width, min(most.height, wanted.height))
    size = chosen.size.upright
    return Fit(
        Fits.SHRUNK, chosen, math.floor(100 * min(size.width / wanted.width, size.height / wanted.height))
    )


def _cut(page: Size, sheets: Sheets) -> Sheet | None:
    """A piece of the roll. It is never shorter than the page, and never broader than the roll."""
    least, most = sheets.least, sheets.most
    if least is None or most is None or not most.holds(page):
        return None
    width = min(most.width, max(least.width, page.width))
    height = min(most.height, max(least.height, math.ceil(page.height)))
    return custom(width, height)


def custom(width: float, height: float) -> Sheet:
    """A sheet of any size."""
    said = f"{width:.2f}".rstrip("0").rstrip(".") + "x" + f"{height:.2f}".rstrip("0").rstrip(".") + "mm"
    return Sheet(f"custom_{said}_{said}", Size(width, height))


def _area(sheet: Sheet) -> float:
    return sheet.size.width * sheet.size.height
