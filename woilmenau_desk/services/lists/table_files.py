"""Tables from outside, CSV or XLSX, read as rows of text. What the columns mean is for others to say.

The content decides, not the ending of the file's name: a table that was saved as the wrong kind is read all the same.
"""

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.errors import (
    CannotRead,
    KnownError,
)
from woilmenau_desk.domain.limits import OF_LISTS, ListLimits
from woilmenau_desk.domain.list_errors import (
    EmptyFile,
    NoSuchFile,
    OtherFormat,
    ProtectedFile,
    SeveralSheets,
    UnsureEncoding,
    WrongKindOfFile,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.incoming import open_regular
from woilmenau_desk.services.lists.budget import Budget
from woilmenau_desk.services.lists.table_rows import TableRow
from woilmenau_desk.services.lists.text_encodings import Decoded, Unsure, decoded, unmarked_utf16
from woilmenau_desk.services.lists.workbooks import Sheet, sheets_of

DELIMITERS: Final = (",", ";", "\t", "|")

_SAMPLE: Final = 200
_ABOVE: Final = 40  # rows among which the headings are looked for
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # the old XLS, or an XLSX inside a password's envelope
_ENVELOPE: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_BOOKS: Final = tuple(word.encode("utf-16-le") for word in ("Workbook", "Book"))
_XLS: Final = QT_TRANSLATE_NOOP("import", "eine alte Excel-Datei (XLS)")
# How files begin that are taken for tables now and then.
_BEGINNINGS: Final = (
    (
        rb"(?:<!doctype html|<html|<head|<meta|<table|<body|<div)",
        QT_TRANSLATE_NOOP("import", "eine Webseite (HTML)"),
    ),
    (rb"mime-version:", QT_TRANSLATE_NOOP("import", "eine Webseite (HTML)")),
    (rb"<\?xml|<workbook", QT_TRANSLATE_NOOP("import", "eine XML-Datei")),
    (rb"%pdf-", QT_TRANSLATE_NOOP("import", "ein PDF")),
    (rb"\{\\rtf", QT_TRANSLATE_NOOP("import", "ein Textdokument (RTF)")),
    (rb"[\[{]\s*[\[{\"]", QT_TRANSLATE_NOOP("import", "eine JSON-Datei")),
)
_UNCLOSED: Final = QT_TRANSLATE_NOOP("import", "Ein Anführungszeichen wird nicht geschlossen.")


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of a file; rows without any text are left out.

    `sheet` is the name of the sheet, `encoding` that of a text's encoding; `told` says what else stands in the file
    and was not read, or was read though it is not to be seen.
    """

    headings: tuple[str, ...]
    heading_line: int
    rows: tuple[TableRow, ...]
    sheet: str | None = None
    encoding: str | None = None
    told: tuple[Sentence, ...] = ()


def read_table(
    path: Path, is_heading: Callable[[str], bool] = lambda _text: False, limits: ListLimits = OF_LISTS
) -> Table:
    """The table in a file: the sheet of an XLSX that has the headings, or a CSV in whichever dialect it was written.

    `is_heading` knows headings when it sees them; it tells the sheet, the row of headings and the delimiter. Raises
    NoSuchFile, CannotRead, or what else an `UnusableFile` can be.
    """
    budget = Budget(path.name, limits)
    content = _content(path, budget)
    if content.startswith(_OLE):
        raise _old(content, path.name)
    if content.startswith(_ZIP):
        return _of_sheets(sheets_of(content, budget), path.name, is_heading)
    text = _text(content, path.name)
    rows = list(_written(_of_csv(text.text, is_heading, limits), budget))
    table = _table(rows, path.name, is_heading)
    told = table.told
    if text.replaced:
        broken = QT_TRANSLATE_NOOP(
            "import",
            "Buchstaben der Datei sind beim Speichern verloren gegangen; besser ist „CSV UTF-8“ oder XLSX.",
        )
        told += (Sentence("import", broken),)
    return Table(table.headings, table.heading_line, table.rows, None, text.encoding, told)


def _content(path: Path, budget: Budget) -> bytes:
    try:
        with open_regular(path) as file:
            budget.size(os.fstat(file.fileno()).st_size)
            # What it says may be no more than a word.
            content = file.read(budget.limits.size + 1)
            budget.size(len(content))
    except FileNotFoundError:
        raise NoSuchFile(str(path)) from None
    except KnownError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        raise CannotRead(target=str(path)) from error
    if not content:
        raise EmptyFile(path.name)
    return content


def _old(content: bytes, name: str) -> WrongKindOfFile | ProtectedFile:
    if _ENVELOPE in content:
        return ProtectedFile(name)
    if any(book in content for book in _OLD_BOOKS):
        return OtherFormat(name, kind=Sentence("import", _XLS))
    return WrongKindOfFile(name)


# Which rows are headings, which are data


def _of_sheets(sheets: Sequence[Sheet], name: str, is_heading: Callable[[str], bool]) -> Table:
    """The table on the sheet that has most headings. Raises SeveralSheets when that is not one alone."""
    written = [(sheet, sheet.rows) for sheet in sheets if sheet.rows]
    if not written:
        raise EmptyFile(name)
    tables = [(sheet, _table(rows, name, is_heading)) for sheet, rows in written]

    def worth(table: Table) -> tuple[int, bool]:
        return len({heading for heading in table.headings if is_heading(heading)}), bool(table.rows)

    best = max(worth(table) for _, table in tables)
    chosen = [(sheet, table) for sheet, table in tables if worth(table) == best]
    if len(chosen) > 1 and best[0] and best[1]:
        names = ", ".join(f"„{sheet.name[:31]}“" for sheet, _ in chosen)
        raise SeveralSheets(name, sheets=names)
    sheet, table = chosen[0]
    told = list(table.told)
    others = [other for other, _ in tables if other is not sheet]
    if others:
        unread = QT_TRANSLATE_NOOP("import", "Gelesen wird das Blatt „{sheet}“; nicht gelesen: {others}.")
        names = ", ".join(f"„{other.name[:31]}“" for other in others)
        told.append(Sentence("import", unread, {"sheet": sheet.name[:31], "others": names}))
    if sheet.hidden_rows:
        hidden = QT_TRANSLATE_NOOP("import", "Auch ausgeblendete Zeilen wurden gelesen: {number}.")
        told.append(Sentence("import", hidden, {"number": sheet.hidden_rows}))
    return Table(table.headings, table.heading_line, table.rows, sheet.name, None, tuple(told))


def _table(rows: Sequence[TableRow], name: str, is_heading: Callable[[str], bool]) -> Table:
    """The headings and what stands below them. Raises EmptyFile."""
    if not rows:
        raise EmptyFile(name)
    place = _heading_row(rows, is_heading)
    headings = _stripped(rows[place].cells)
    below = place + 1
    told: list[Sentence] = []
    first, last = _lower_headings(rows, place, is_heading)
    if last > first:
        headings = _stripped(_joined(rows[first].cells, rows[last].cells, is_heading))
        below, place = last + 1, first
    if place:
        above = QT_TRANSLATE_NOOP(
            "import", "Über den Überschriften in Zeile {line} steht noch etwas; es wird ausgelassen."
        )
        told.append(Sentence("import", above, {"line": rows[place].line}))
    headings = headings[: _width(headings)]
    return Table(headings, rows[below - 1].line, tuple(rows[below:]), told=tuple(told))


def _width(cells: Sequence[str]) -> int:
    """How many columns there are to the last in which something stands."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)


def _stripped(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in cells)


def _heading_row(rows: Sequence[TableRow], is_heading: Callable[[str], bool]) -> int:
    """The place of the row that has most headings; the first row where there are none."""
    known = [len({text.strip() for text in row.cells if is_heading(text)}) for row in rows[:_ABOVE]]
    return known.index(max(known))


def _lower_headings(
    rows: Sequence[TableRow], place: int, is_heading: Callable[[str], bool]
) -> tuple[int, int]:
    """The first and last place of headings in two rows, one below the other; the same where they stand in one."""

    def is_part(row: TableRow, other: TableRow) -> bool:
        """A row of headings alone, which says more than the other and does not only repeat it."""
        written = [(at, text) for at, text in enumerate(row.cells) if text.strip()]
        beside = dict(enumerate(_spread(other.cells, len(row.cells))))
        return (
            bool(written)
            and row.trouble is None
            and all(is_heading(text) or is_heading(text + beside.get(at, "")) for at, text in written)
            and any(text.strip().casefold() != beside.get(at, "").strip().casefold() for at, text in written)
        )

    if place + 1 < len(rows) and is_part(rows[place + 1], rows[place]):
        return place, place + 1
    if place and is_part(rows[place - 1], rows[place]):
        return place - 1, place
    return place, place


def _spread(cells: Sequence[str], width: int) -> list[str]:
    """Headings over several columns, which stand in the first of them, for each column."""
    spread, group = [], ""
    for at in range(width):
        group = cells[at].strip() if at < len(cells) and cells[at].strip() else group
        spread.append(group)
    return spread


def _joined(upper: Sequence[str], lower: Sequence[str], is_heading: Callable[[str], bool]) -> list[str]:
    """Headings in two rows as one: "Vorname" below "Name", "Telefon" above nothing, "Vor-" below "Name"."""
    joined: list[str] = []
    width = max(len(upper), len(lower))
    for at, group in enumerate(_spread(upper, width)):
        over, under = (row[at].strip() if at < len(row) else "" for row in (upper, lower))
        both = f"{under}{group}"
        if not under or (is_heading(over) and not is_heading(under) and not is_heading(both)):
            joined.append(over or under)
        else:
            joined.append(under if is_heading(under) or not is_heading(both) else both)
    return joined


# CSV


def _written(rows: Iterable[TableRow], budget: Budget) -> Iterator[TableRow]:
    """The rows in which something stands, as far as the budget goes."""
    for number, row in enumerate(rows):
        if not number & 0xFF:
            budget.look()
        if row.is_blank:
            continue
        if len(row.cells) > budget.limits.columns:
            # Whole rows of separators are nobody's columns.
            width = _width(row.cells)
            budget.column(width)
            row = replace(row, cells=row.cells[:width])
        budget.row(row.cells)
        yield row


def _of_csv(text: str, is_heading: Callable[[str], bool], limits: ListLimits) -> Iterator[TableRow]:
    lines = list(io.StringIO(text, newline=""))
    place = 0
    if lines and (told := _told_delimiter(lines[0])):
        place, delimiter = 1, told
    else:
        delimiter = max(DELIMITERS, key=lambda one: _fit(lines, one, is_heading, limits))
    yield from _records(lines, delimiter, place)


def _text(content: bytes, name: str) -> Decoded:
    """The characters, whichever way they were written down."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    for beginning, kind in _BEGINNINGS:
        if re.match(beginning, start):
            raise OtherFormat(name, kind=Sentence("import", kind))
    if _is_binary(content) and not unmarked_utf16(content):
        raise WrongKindOfFile(name)
    try:
        text = decoded(content)
    except Unsure as error:
        raise UnsureEncoding(name, encodings=" / ".join(error.encodings)) from None
    except UnicodeDecodeError as error:
        raise WrongKindOfFile(name) from error
    if _is_strange(text.text[:4096]):
        raise WrongKindOfFile(name)
    return text


def _is_binary(content: bytes) -> bool:
    """A picture or a program: bytes below the blank, which no code page uses; zeros alone may be UTF-16."""
    start = content[:4096]
    low = sum(byte < 32 and byte not in b"\0\t\n\v\f\r" for byte in start)
    return low > 10 and low * 50 > len(start) and not start.startswith((b"\xff\xfe", b"\xfe\xff"))


def _is_strange(start: str) -> bool:
    # A picture or a program may decode by chance. A stray control character is a row's own matter.
    strange = sum(char < " " and char not in "\t\n\v\f\r" for char in start)
    return strange > 10 and strange * 50 > len(start)


def _told_delimiter(line: str) -> str | None:
    """The delimiter that Excel's own first line "sep=;" names."""
    said = line.strip().strip('"')
    return said[4:] or "\t" if said[:4].casefold() == "sep=" and len(said) <= 5 else None


def _fit(
    lines: Sequence[str], delimiter: str, is_heading: Callable[[str], bool], limits: ListLimits
) -> tuple[int, int, int]:
    """How well a delimiter fits: known headings first, then how many there are, then rows of the same width."""
    rows = [
        replace(row, cells=row.cells[: limits.columns])
        for row in islice(_records(lines, delimiter), _SAMPLE)
        if row.trouble is None and any(map(str.strip, row.cells))
    ]
    if not rows:
        return 0, 0, 0
    head = rows[_heading_row(rows, is_heading)].cells
    return (
        sum(map(is_heading, head)),
        sum(bool(text.strip()) for text in head),
        sum(len(row.cells) == len(head) for row in rows),
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
