"""The cells of a workbook's sheet, read as a stream: what is empty costs next to nothing, and what lies is not believed.

Written on the XML parser itself: a reader that builds up a row with all its empty cells first needs sixteen thousand of
them where somebody formatted whole rows, and the largest sheet that a small file can unfold to would never end.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import IO, Any, Final
from xml.parsers import expat

from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from woilmenau_desk.domain.text import joined_surrogates
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists.budget import Budget
from woilmenau_desk.services.lists.table_rows import SHEET_ERRORS, CellKind, TableRow, spoiled_by

_NO_RESULT: Final = QT_TRANSLATE_NOOP("import", "Die Formel hat kein gespeichertes Ergebnis.")
_TOO_LONG: Final = QT_TRANSLATE_NOOP("import", "Dort steht mehr, als eine Zelle fasst.")
_CHUNK: Final = 1 << 18
# Cells that were only formatted, and rows of them: there may be millions. Only where the next one says its own place.
_EMPTY_CELLS: Final = re.compile(rb'<c r="\w+"(?: [a-z]+="\w*")*+\s?/>(?=<c r="|</row>)')
_EMPTY_ROWS: Final = re.compile(rb'<row r="\w+"(?: [A-Za-z:]+="[\w.: ]*")*+\s?(?:/>|></row>)(?=<row r=")')
# "Strict Open XML" says the same under another name.
_NAMES: Final = frozenset(
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
)
_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,4})\$?(\d{1,8})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TEXT_FORMULA: Final = re.compile(r'="((?:[^"]|"")*)"')
# The pieces of a number format: quoted words, a sign behind a backslash, a space as wide as a sign, a colour or
# condition, and single signs.
_FORMAT: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(.)')
_EXACT: Final = 10**15  # Excel's numbers have fifteen digits
_LONGEST_FORMAT: Final = 255  # Excel's own limit


@dataclass(slots=True)
class Book:
    """What the sheets of a workbook share: its texts, the number format of each style, and its first day."""

    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    since_1904: bool = False


def parsed(
    source: IO[bytes],
    budget: Budget,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> Iterator[None]:
    """Parse a part of a workbook piece by piece, and tell of what is in it; names come with their prefixes.

    Raises ExpatError for what is no XML, ValueError for what workbooks have no use for.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    rest = b""
    while chunk := source.read(_CHUNK):
        budget.look()
        chunk = rest + chunk
        # A tag is not cut in two, or the empty ones would not be seen.
        end_of_tags = chunk.rfind(b"<") if len(chunk) <= 2 * _CHUNK else -1
        if end_of_tags < 0:
            end_of_tags = len(chunk)
        rest = chunk[end_of_tags:]
        parser.Parse(_EMPTY_ROWS.sub(b"", _EMPTY_CELLS.sub(b"", chunk[:end_of_tags])))
        yield
    parser.Parse(rest, True)
    yield


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def _refuse(*_declared: object) -> None:
    # Where nothing is declared, nothing unfolds.
    raise ValueError("a document type in a workbook")


def texts_of(source: IO[bytes], budget: Budget) -> list[str]:
    """The texts that the cells of all sheets share; what is there for reading aloud is none of it."""
    found: list[str] = []
    piece = _Piece(budget.limits.letters)
    aloud = taking = False

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal aloud, taking
        name = local(name)
        aloud = aloud or name == "rPh"
        taking = name == "t" and not aloud

    def end(name: str) -> None:
        nonlocal aloud, taking
        name = local(name)
        taking = False
        if name == "rPh":
            aloud = False
        elif name == "si":
            found.append(piece.taken())

    def text(text: str) -> None:
        if taking:
            piece.add(text)

    for _ in parsed(source, budget, start, end, text):
        pass
    return found


def formats_of(source: IO[bytes], budget: Budget) -> list[str]:
    """The number format of each style that a cell can have."""
    own: dict[str, str] = {}
    styles: list[str] = []
    inside = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        name = local(name)
        if name in ("numFmts", "cellXfs"):
            inside = name
        elif name == "numFmt" and inside == "numFmts":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif name == "xf" and inside == "cellXfs":
            styles.append(attributes.get("numFmtId", "0"))

    def end(name: str) -> None:
        nonlocal inside
        name = local(name)
        if name == inside:
            inside = ""

    for _ in parsed(source, budget, start, end, lambda _text: None):
        pass
    return [own[code] if code in own else _built_in(code) for code in styles]


@lru_cache(maxsize=256)
def _built_in(code: str) -> str:
    return (
        str(builtin_format_code(int(code)) or "General") if code.isdecimal() and len(code) < 6 else "General"
    )


class _Piece:
    """A text in the making, of which no more is kept than shows that it is too long."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pieces: list[str] = []
        self._length = 0

    def add(self, text: str) -> None:
        if self._length <= self._limit:
            self._pieces.append(text)
            self._length += len(text)

    def taken(self) -> str:
        text = "".join(self._pieces)
        self._pieces, self._length = [], 0
        return text


class SheetReader:
    """Reads the rows of a sheet in which something stands; `hidden_rows` counts those that are not to be seen."""

    def __init__(self, book: Book, budget: Budget) -> None:
        self.hidden_rows = 0
        self._book = book
        self._budget = budget
        self._limit = budget.limits.letters
        self._inline = _Piece(self._limit)
        self._aloud = False
        self._ready: list[TableRow] = []
        self._inside = False
        # The row, and the cell in it.
        self._line = self._column = 0
        self._hidden = False
        self._cells: dict[int, str] = {}
        self._spoiled: dict[int, Sentence] = {}
        self._kinds: dict[int, CellKind] = {}
        self._type = self._style = ""
        self._value: _Piece | None = None
        self._formula: _Piece | None = None
        self._into: _Piece | None = None

    def rows(self, source: IO[bytes]) -> Iterator[TableRow]:
        """The rows, as they stand there."""
        for _ in parsed(source, self._budget, self._start, self._end, self._text):
            yield from self._ready
            self._ready.clear()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            if not self._inside:
                return
            place = attributes.get("r")
            if place is None:
                self._column += 1
            elif found := _PLACE.fullmatch(place):
                self._column = _column(found[1])
            else:
                raise ValueError("a cell without a place")
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._value = self._formula = None
            self._inline.taken()
        elif name == "v":
            self._value = self._into = _Piece(self._limit)
        elif name == "t":
            self._into = None if self._aloud else self._inline
        elif name == "f":
            self._formula = self._into = _Piece(self._limit)
        elif name == "row":
            line = attributes.get("r")
            self._line = int(float(line[:20])) if line is not None else self._line + 1
            self._column = 0
            self._hidden = attributes.get("hidden") in ("1", "true")
        elif name == "sheetData":
            self._inside = True
        elif name == "worksheet":
            if _NAMES.isdisjoint(attributes.values()):
                raise ValueError("a sheet of another version")
        elif name == "rPh":
            self._aloud = True
        elif ":" in name:
            self._start(local(name), attributes)

    def _end(self, name: str) -> None:
        if name == "c":
            if self._inside:
                self._cell()
        elif name in ("v", "t", "f"):
            self._into = None
        elif name == "row":
            if self._cells:
                self._row()
        elif name == "sheetData":
            self._inside = False
        elif name == "rPh":
            self._aloud = False
        elif ":" in name:
            self._end(local(name))

    def _text(self, text: str) -> None:
        if self._into is not None:
            self._into.add(text)

    def _row(self) -> None:
        width = max(self._cells)
        cells = tuple(self._cells.get(column, "") for column in range(1, width + 1))
        if any(map(str.strip, cells)):
            self._budget.row(cells)
            self._ready.append(TableRow(self._line, cells, spoiled=self._spoiled, kinds=self._kinds))
            self.hidden_rows += self._hidden
        self._cells, self._spoiled, self._kinds = {}, {}, {}

    def _cell(self) -> None:
        inline = self._inline.taken()
        written = self._value.taken() if self._value is not None else ""
        text, kind, trouble = "", None, None
        if self._type == "inlineStr":
            text = _unescaped(inline)
        elif written:
            text, kind = self._read(written)
        elif self._formula is not None:
            text = "=" + self._formula.taken()
            if (found := _TEXT_FORMULA.fullmatch(text)) is not None:
                text = found[1].replace('""', '"')
            else:
                # Something stands for the missing result, so that the row counts as one.
                text, trouble = "=", Sentence("import", _NO_RESULT)
        if not text:
            return
        self._budget.column(self._column)
        place = self._column - 1
        if len(text) > self._limit:
            text, trouble = text[: self._limit], Sentence("import", _TOO_LONG)
        elif kind is None and text in SHEET_ERRORS:
            trouble = spoiled_by(text)
        self._cells[self._column] = text
        if trouble is not None:
            self._spoiled[place] = trouble
        if kind is not None:
            self._kinds[place] = kind

    def _read(self, written: str) -> tuple[str, CellKind | None]:
        """A value as somebody would type it, and what it is if not a text."""
        kind = self._type
        if kind == "s":
            place = int(written)
            if place < 0:
                raise IndexError(place)
            return _unescaped(self._book.texts[place]), None
        if kind == "n":
            style = int(self._style) if self._style else 0
            code = self._book.formats[style] if 0 <= style < len(self._book.formats) else "General"
            number = float(written) if any(sign in written for sign in ".Ee") else int(written)
            return _number(number, code, MAC_EPOCH if self._book.since_1904 else WINDOWS_EPOCH)
        if kind == "b":
            return str(bool(int(written))), CellKind.TRUTH
        if kind == "d":
            return _shown(from_ISO8601(written), "")
        return _unescaped(written), None


@lru_cache(maxsize=4096)
def _column(letters: str) -> int:
    """The number of a column by its letters: 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _unescaped(text: str) -> str:
    """A text without the writing `_x000D_` for characters that XML cannot hold."""
    if "_x" not in text:
        return text
    return joined_surrogates(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


def _number(number: float, code: str, epoch: datetime) -> tuple[str, CellKind | None]:
    if not _dated(code):
        return _shown(number, code)
    try:
        return _shown(from_excel(number, epoch, timedelta=_lasting(code)), code)
    except (OverflowError, ValueError):
        return "#VALUE!", None


_dated = lru_cache(maxsize=4096)(is_date_format)
_lasting = lru_cache(maxsize=4096)(is_timedelta_format)


def _shown(value: Any, code: str) -> tuple[str, CellKind | None]:
    """A value as somebody would type it, and what it is: 1990 rather than 1990.0, a day without midnight."""
    if isinstance(value, (int, float)):
        if isinstance(value, float) and not value.is_integer():
            return str(value), CellKind.NUMBER
        number = int(value)
        if abs(number) >= _EXACT:
            return str(number), CellKind.ROUNDED
        return _formatted(number, code), CellKind.NUMBER
    if isinstance(value, datetime):
        day, _, hour = value.isoformat(" ", "seconds").partition(" ")
        return (day if hour == "00:00:00" else f"{day} {hour}"), CellKind.DATE
    if isinstance(value, date):
        return value.isoformat(), CellKind.DATE
    if isinstance(value, (time, timedelta)):
        return str(value), CellKind.DATE
    return str(value), None


def _formatted(number: int, code: str) -> str:
    """A whole number with the zeros and signs that its format shows: 42 as 0042."""
    pieces = _pieces(code)
    if pieces is None or number < 0:
        return str(number)
    places = [piece for piece in pieces if not piece.startswith("'")]
    digits = str(number).zfill(len(places) - places.index("0") if "0" in places else 1)
    # What has more digits than places has them at the first place; a place without a digit shows nothing.
    at = len(digits) - len(places)
    shown, first = "", True
    for piece in pieces:
        if piece.startswith("'"):
            shown += piece[1:]
            continue
        shown += digits[: at + 1] if first and at >= 0 else digits[at] if at >= 0 else ""
        first, at = False, at + 1
    return shown.strip()


@lru_cache(maxsize=256)
def _pieces(code: str) -> tuple[str, ...] | None:
    """The places of a format of whole numbers, and the signs between them behind an apostrophe; None for others."""
    pieces: list[str] = []
    for quoted, single, sign in _FORMAT.findall(code.partition(";")[0]):
        if quoted or single:
            pieces.append("'" + (quoted or single))
        elif sign in ("0", "#", "?"):
            pieces.append(sign)
        elif sign in (" ", "-", "/", "(", ")", "+"):
            pieces.append("'" + sign)
        elif sign:
            return None
    if len(pieces) < 2 or not any(piece in ("0", "#", "?") for piece in pieces):
        return None
    # Behind the last place stands a unit: 42 Stück are 42.
    return None if pieces[-1].startswith("'") else tuple(pieces)
