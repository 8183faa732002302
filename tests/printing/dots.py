"""What a printer was sent, dot for dot (PWG 5102.4), as a picture to look at."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

_HEADER: Final = 1796
_MARK: Final = b"RaS2"


@dataclass(frozen=True)
class Dots:
    """A page: black is 0, white 255; so many dots an inch."""

    grey: NDArray[np.uint8]
    dpi: int

    @property
    def millimetres(self) -> tuple[float, float]:
        """Across and along."""
        high, wide = self.grey.shape
        return wide / self.dpi * 25.4, high / self.dpi * 25.4

    @property
    def black_and_white(self) -> NDArray[np.uint8]:
        """As a head that only burns or does not burn makes it."""
        return np.where(self.grey < 128, 0, 255).astype(np.uint8)


def read(path: Path) -> list[Dots]:
    """The pages of a file, 8 bits a dot."""
    content = path.read_bytes()
    assert content[:4] == _MARK
    at, pages = 4, []
    while at < len(content):
        dpi, wide, high, bits = (
            struct.unpack_from(">I", content, at + offset)[0] for offset in (276, 372, 376, 388)
        )
        assert bits == 8
        at += _HEADER
        rows = np.empty((high, wide), np.uint8)
        row = 0
        while row < high:
            again = content[at] + 1
            at, line = _line(content, at + 1, wide)
            rows[row : row + again] = line
            row += again
        pages.append(Dots(rows, dpi))
    return pages


def _line(content: bytes, at: int, wide: int) -> tuple[int, NDArray[np.uint8]]:
    line = bytearray()
    while len(line) < wide:
        count = content[at]
        if count < 128:
            line += content[at + 1 : at + 2] * (count + 1)
            at += 2
        elif count == 128:
            line += b"\xff" * (wide - len(line))
            at += 1
        else:
            own = 257 - count
            line += content[at + 1 : at + 1 + own]
            at += 1 + own
    return at, np.frombuffer(bytes(line[:wide]), np.uint8)
