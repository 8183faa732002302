"""Tables from outside, CSV or XLSX, read as rows of text. What the columns mean is for others to say.

The content decides, not the ending of the file's name: a table that was saved as the wrong kind is read all the same.
"""

import csv
import io
import warnings
import zipfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, Final

from woilmenau_desk.domain.errors import (
    BrokenFile,
    CannotRead,
    EmptyFile,
    FileTooLarge,
    NoSuchFile,
    ProtectedFile,
    WrongKindOfFile,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LARGEST_FILE: Final = 100_000_000  # bytes
LARGEST_UNPACKED: Final = 1_000_000_000  # a small archive may unfold into more than the memory holds
MOST_ROWS: Final = 500_000
DELIMITERS: Final = (",", ";", "\t")

_SAMPLE = 200
_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the old XLS, or an XLSX inside a password's envelope
_ENVELOPE = "EncryptedPackage".encode("utf-16-le")
_FORMULA_ERRORS = frozenset(
    "#DIV/0! #N/A #NAME? #NULL! #NUM! #REF! #VALUE! #NV #WERT! #BEZUG! #ZAHL!".split()
)
_UNCLOSED = QT_TRANSLATE_NOOP("import", "Ein Anführungszeichen wird nicht geschlossen.")
_NO_RESULT = QT_TRANSLATE_NOOP("import", "Die Formel hat kein gespeichertes Ergebnis.")
_ERROR_VALUE = QT_TRANSLATE_NOOP("import", "Dort steht ein Fehler der Tabelle: {error}")
_ROWS = QT_TRANSLATE_NOOP("import", "{number} Zeilen")
_MEGABYTES = QT_TRANSLATE_NOOP("import", "{number} MB")


@dataclass(frozen=True, slots=True)
class TableRow:
    """The texts of a row and the line it begins in, counted from 1.

    `trouble` says why the row could not be read, `spoiled` the same of single cells by their place, counted from 0.
    """

    line: int
    cells: tuple[str, ...]
    trouble: Sentence | None = None
    spoiled: Mapping[int, Sentence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of a file; rows without any text are left out."""

    headings: tuple[str, ...]
    heading_line: int
    rows: tuple[TableRow, ...]


def read_table(path: Path, is_heading: Callable[[str], bool] = lambda _text: False) -> Table:
    """The table in a file: the first sheet of an XLSX, or a CSV in whichever dialect it was written.

    `is_heading` knows headings when it sees them; it helps to tell the delimiter. Raises NoSuchFile, CannotRead,
    EmptyFile, FileTooLarge, WrongKindOfFile, BrokenFile or ProtectedFile.
    """
    content = _content(path)
    if content.startswith(_OLE):
        raise (ProtectedFile if _ENVELOPE in content else WrongKindOfFile)(path.name)
    rows = (
        _of_xlsx(content, path.name) if content.startswith(_ZIP) else _of_csv(content, path.name, is_heading)
    )
    found = list(
        islice((row for row in rows if row.trouble or any(map(str.strip, row.cells))), MOST_ROWS + 2)
    )
    if not found:
        raise EmptyFile(path.name)
    if len(found) > MOST_ROWS + 1:
        raise FileTooLarge(path.name, limit=Sentence("import", _ROWS, {"number": MOST_ROWS}))
    head, *body = found
    headings = tuple(text.strip() for text in head.cells)
    while headings and not headings[-1]:
        headings = headings[:-1]
    return Table(headings, head.line, tuple(body))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            limit = Sentence("import", _MEGABYTES, {"number": LARGEST_FILE // 1_000_000})
            raise FileTooLarge(path.name, limit=limit)
        content = path.read_bytes()
    except FileNotFoundError:
        raise NoSuchFile(str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        raise CannotRead(target=str(path)) from error
    if not content:
        raise EmptyFile(path.name)
    return content


# CSV


def _of_csv(content: bytes, name: str, is_heading: Callable[[str], bool]) -> Iterator[TableRow]:
    lines = list(io.StringIO(_text(content, name), newline=""))
    place = 0
    if lines and (told := _told_delimiter(lines[0])):
        place, delimiter = 1, told
    else:
        delimiter = max(DELIMITERS, key=lambda one: _fit(lines, one, is_heading))
    yield from _records(lines, delimiter, place)


def _text(content: bytes, name: str) -> str:
    """The characters, whichever way they were written down."""
    try:
        if content.startswith(BOM_UTF8):
            text = content.decode("utf-8-sig")
        elif content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            text = content.decode("utf-16")
        else:
            try:
                text = content.decode("utf-8")
            except UnicodeDecodeError:
                text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise WrongKindOfFile(name) from error
    # A picture or a program may decode by chance. A stray control character is a row's own matter.
    start = text[:4096]
    strange = sum(char < " " and char not in "\t\n\v\f\r" for char in start)
    if strange > 10 and strange * 50 > len(start):
        raise WrongKindOfFile(name)
    return text


def _told_delimiter(line: str) -> str | None:
    """The delimiter that Excel's own first line "sep=;" names."""
    said = line.strip().strip('"')
    return said[4:] or "\t" if said[:4].casefold() == "sep=" and len(said) <= 5 else None


def _fit(lines: Sequence[str], delimiter: str, is_heading: Callable[[str], bool]) -> tuple[int, int, int]:
    """How well a delimiter fits: known headings first, then how many there are, then rows of the same width."""
    rows = [
        row.cells
        for row in islice(_records(lines, delimiter), _SAMPLE)
        if row.trouble is None and any(map(str.strip, row.cells))
    ]
    if not rows:
        return 0, 0, 0
    head = rows[0]
    return (
        sum(map(is_heading, head)),
        sum(bool(text.strip()) for text in head),
        sum(len(row) == len(head) for row in rows),
    )


class _Lines:
    """Lines for the csv module, which can be set back."""

    def __init__(self, lines: Sequence[str], place: int) -> None:
        self._lines = lines
        self.place = place

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.place >= len(self._lines):
            raise StopIteration
        self.place += 1
        return self._lines[self.place - 1]


def _records(lines: Sequence[str], delimiter: str, place: int = 0) -> Iterator[TableRow]:
    """The records of a CSV. A quote that was never closed spoils its own line, not all that follow."""
    source = _Lines(lines, place)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        start = source.place
        try:
            yield TableRow(start + 1, tuple(next(reader)))
        except StopIteration:
            return
        except csv.Error:
            source.place = start + 1
            reader = csv.reader(source, delimiter=delimiter, strict=True)
            yield _one_line(lines[start], delimiter, start + 1)


def _one_line(line: str, delimiter: str, number: int) -> TableRow:
    """A line that breaks the rules of quoting, understood as far as it can be."""
    try:
        cells = next(csv.reader([line.rstrip("\r\n") + "\n"], delimiter=delimiter))
    except csv.Error:
        return TableRow(number, (), Sentence("import", _UNCLOSED))
    # Only inside quotes does the end of a line belong to a field.
    if cells and cells[-1].endswith("\n"):
        return TableRow(number, tuple(cells), Sentence("import", _UNCLOSED))
    return TableRow(number, tuple(cells))


# XLSX


def _of_xlsx(content: bytes, name: str) -> Iterator[TableRow]:
    import openpyxl  # start-up: most days nothing is imported

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            workbook = "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise BrokenFile(name) from error
    if not workbook:
        raise WrongKindOfFile(name)
    if unpacked > LARGEST_UNPACKED:
        limit = Sentence("import", _MEGABYTES, {"number": LARGEST_UNPACKED // 1_000_000})
        raise FileTooLarge(name, limit=limit)
    try:
        with warnings.catch_warnings():
            # It warns of whatever it would lose when writing; nothing is written here.
            warnings.simplefilter("ignore")
            rows = list(islice(_sheet(openpyxl, content, results=False), MOST_ROWS * 2))
            results = rows
            if any(_may_be_formula(value) for row in rows for value in row):
                # Or a text that looks like one: what the table program computed tells them apart.
                results = list(islice(_sheet(openpyxl, content, results=True), MOST_ROWS * 2))
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # the file's content decides what openpyxl and the XML parser stumble over
        raise BrokenFile(name) from error
    for number, (row, computed) in enumerate(zip_longest(rows, results, fillvalue=()), 1):
        yield _xlsx_row(number, row, computed)


def _sheet(openpyxl: Any, content: bytes, *, results: bool) -> Iterator[tuple[Any, ...]]:
    """The values of the first sheet: of a formula itself, or its stored result."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)
    try:
        if not book.worksheets:
            return
        sheet = book.worksheets[0]
        # Some programs write down a size that is not the sheet's.
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)
    finally:
        book.close()


def _may_be_formula(value: object) -> bool:
    if isinstance(value, str):
        return value.startswith("=")
    # Formulas over several cells come as objects of openpyxl's own.
    return value is not None and not isinstance(value, (int, float, date, time, timedelta))


def _xlsx_row(number: int, row: Sequence[Any], results: Sequence[Any]) -> TableRow:
    cells = [_as_text(result) for result in results]
    spoiled = {
        place: Sentence("import", _ERROR_VALUE, {"error": text})
        for place, text in enumerate(cells)
        if text in _FORMULA_ERRORS
    }
    if results is not row:
        cells += [""] * (len(row) - len(cells))
        for place, (value, result) in enumerate(zip_longest(row, results)):
            if result is None and value is not None:
                # Something stands for the missing result, so that the row counts as one.
                cells[place] = "="
                spoiled[place] = Sentence("import", _NO_RESULT)
    return TableRow(number, tuple(cells), spoiled=spoiled)


def _as_text(value: object) -> str:
    """A cell as somebody would type it: 1990 rather than 1990.0, a day without its midnight."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        day, _, hour = value.isoformat(" ", "seconds").partition(" ")
        return day if hour == "00:00:00" else f"{day} {hour}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
