"""The modules of a QR code (ISO/IEC 18004), for bytes and error correction M: 15 % of it may be creased or stained.

reportlab has the tables of the standard; its own encoder takes longer than the rest of a slip. Here the whole square is
one long number, so that each of the eight masks is judged by a few operations on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from reportlab.graphics.barcode.qrencoder import (
    EXP_TABLE,
    LOG_TABLE,
    QRCode,
    QRErrorCorrectLevel,
    QRRSBlock,
)

_LARGEST: Final = 40  # the largest version
_BYTES: Final = 0b0100  # what is encoded
_PADDING: Final = (0xEC, 0x11)
_MASKS: Final = range(8)
_APART: Final = 12  # empty places behind each row, so that no pattern reaches into the next one


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a version's square holds before the data; numbers have a bit a module, row by row."""

    side: int
    blocks: tuple[tuple[int, int], ...]  # of each block: all codewords, those with data
    places: tuple[int, ...]  # where the data's bits go, in rows
    turned: tuple[int, ...]  # the same with rows and columns exchanged
    masked: tuple[tuple[int, int], ...]  # of each mask: fixed modules and mask, and the same turned
    modules: int  # a one for every module
    pairs: int  # a one for every module that has a right neighbour

    @property
    def stride(self) -> int:
        """From one row to the next."""
        return self.side + _APART


def qr_modules(content: bytes) -> list[str]:
    """The rows of the code, a "1" for each dark module.

    Raises ValueError when the content does not fit (more than 2,331 bytes).
    """
    frame = _frame(_version_for(len(content)))
    bits = _bits(frame, content)
    rows, columns = _placed(frame, frame.places, bits), _placed(frame, frame.turned, bits)
    candidates = [(rows ^ across, columns ^ down) for across, down in frame.masked]
    best, _ = min(candidates, key=lambda both: _penalty(frame, *both))
    written = f"{best:0{frame.side * frame.stride}b}"
    return [written[row * frame.stride :][: frame.side] for row in range(frame.side)]


def _version_for(length: int) -> int:
    for version in range(1, _LARGEST + 1):
        room = sum(data for _, data in _blocks(version))
        if 4 + _length_bits(version) + 8 * length <= 8 * room:
            return version
    raise ValueError(f"{length} bytes do not fit into a QR code")


def _length_bits(version: int) -> int:
    return 8 if version < 10 else 16


@cache
def _blocks(version: int) -> tuple[tuple[int, int], ...]:
    blocks = QRRSBlock.getRSBlocks(version, QRErrorCorrectLevel.M)
    return tuple((block.totalCount, block.dataCount) for block in blocks)


def _bits(frame: _Frame, content: bytes) -> str:
    """The codewords with their error correction, interleaved, as a row of bits."""
    version = (frame.side - 17) // 4
    room = sum(data for _, data in frame.blocks)
    head = f"{_BYTES:04b}{len(content):0{_length_bits(version)}b}"
    written = head + "".join(f"{byte:08b}" for byte in content)
    written += "0" * min(4, 8 * room - len(written))
    written += "0" * (-len(written) % 8)
    codewords = [int(written[at : at + 8], 2) for at in range(0, len(written), 8)]
    codewords += [_PADDING[number % 2] for number in range(room - len(codewords))]
    data: list[list[int]] = []
    correction: list[bytes] = []
    start = 0
    for whole, held in frame.blocks:
        data.append(codewords[start : start + held])
        correction.append(_correction(data[-1], whole - held))
        start += held
    woven = [*_woven(data), *_woven(correction)]
    return "".join(f"{codeword:08b}" for codeword in woven)


def _woven(blocks: Iterable[Iterable[int]]) -> Iterable[int]:
    """The first of each block, the second of each, and so on; blocks may be one shorter than others."""
    lists = [list(block) for block in blocks]
    for index in range(max(map(len, lists))):
        yield from (block[index] for block in lists if index < len(block))


def _correction(data: list[int], count: int) -> bytes:
    """The remainder of the data by the generator polynomial of that many codewords."""
    products, kept = _products(count), (1 << 8 * count) - 1
    remainder = 0
    for codeword in data:
        factor = codeword ^ (remainder >> 8 * (count - 1))
        remainder = ((remainder << 8) & kept) ^ products[factor]
    return remainder.to_bytes(count, "big")


@cache
def _products(count: int) -> tuple[int, ...]:
    """The generator polynomial times each of 256 factors, its leading codeword left out."""
    generator = [1]
    for power in range(count):
        longer = [*generator, 0]
        for index, term in enumerate(generator):
            longer[index + 1] ^= _times(term, EXP_TABLE[power])
        generator = longer
    return tuple(
        int.from_bytes(bytes(_times(term, factor) for term in generator[1:]), "big") for factor in range(256)
    )


def _times(one: int, other: int) -> int:
    """The product in the field of 256 elements."""
    return EXP_TABLE[(LOG_TABLE[one] + LOG_TABLE[other]) % 255] if one and other else 0


@cache
def _frame(version: int) -> _Frame:
    side = 4 * version + 17
    # reportlab knows where everything goes; each mask is laid over no data at all.
    places: list[tuple[int, int]] = []
    masked: list[tuple[int, int]] = []
    for mask in _MASKS:
        code = QRCode(version, QRErrorCorrectLevel.M)
        code.dataCache = []
        code.makeImpl(False, mask)
        rows = [[bool(dark) for dark in row] for row in code.modules]
        masked.append((_number(rows), _number([list(column) for column in zip(*rows, strict=True)])))
        places = [(row, column) for column, row in code.dataPosIterator()]
    stride = side + _APART
    whole = _number([[True] * side] * side)
    return _Frame(
        side=side,
        blocks=_blocks(version),
        places=tuple(row * stride + column for row, column in places),
        turned=tuple(column * stride + row for row, column in places),
        masked=tuple(masked),
        modules=whole,
        pairs=whole & (whole << 1),
    )


def _number(rows: list[list[bool]]) -> int:
    written = "".join("".join("1" if dark else "0" for dark in row) + "0" * _APART for row in rows)
    return int(written, 2)


def _placed(frame: _Frame, places: tuple[int, ...], bits: str) -> int:
    square = ["0"] * (frame.side * frame.stride)
    # The places that are left over stay light.
    for place, bit in zip(places, bits, strict=False):
        square[place] = bit
    return int("".join(square), 2)


def _penalty(frame: _Frame, rows: int, columns: int) -> int:
    """How hard a square is to read, by the standard's four rules; the least is taken."""
    score = 0
    for square in (rows, columns):
        dark, light = square, ~square & frame.modules
        # Five alike and more in a row. A one in `alike`: this module is like its left neighbour.
        alike = ~(square ^ (square >> 1)) & (frame.pairs >> 1)
        four = alike & (alike >> 1) & (alike >> 2) & (alike >> 3)
        score += four.bit_count() + 2 * (four & ~(four << 1)).bit_count()
        # What looks like a finder: 1011101 with four light modules on one side.
        finder = dark & (light >> 1) & (dark >> 2) & (dark >> 3) & (dark >> 4) & (light >> 5) & (dark >> 6)
        blank = light & (light >> 1) & (light >> 2) & (light >> 3)
        score += 40 * ((finder & (blank >> 7)).bit_count() + (finder & (blank << 4)).bit_count())
    # Squares of two by two.
    alike = ~(rows ^ (rows >> 1)) & (frame.pairs >> 1)
    below = ~(rows ^ (rows >> frame.stride)) & (frame.modules >> frame.stride)
    score += 3 * (alike & (alike >> frame.stride) & below & frame.modules).bit_count()
    share = 100 * rows.bit_count() // frame.side**2
    return score + 10 * (abs(share - 50) // 5)
