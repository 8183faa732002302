"""The sheets of an XLSX file as rows of text, the way somebody would type what is to be seen in the cells."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, zip_longest
from typing import Any, Final

from woilmenau_desk.domain.errors import (
    BrokenFile,
    FileTooLarge,
    NoVisibleSheet,
    OtherFormat,
    WrongKindOfFile,
)
from woilmenau_desk.domain.text import joined_surrogates
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.table_rows import (
    LARGEST_UNPACKED,
    MEGABYTES,
    MOST_ROWS,
    SHEET_ERRORS,
    CellKind,
    TableRow,
    spoiled_by,
)

_NO_RESULT: Final = QT_TRANSLATE_NOOP("import", "Die Formel hat kein gespeichertes Ergebnis.")
_KINDS: Final = {
    "ods": QT_TRANSLATE_NOOP("import", "eine Tabelle von LibreOffice (ODS)"),
    "xlsb": QT_TRANSLATE_NOOP("import", "eine binäre Excel-Datei (XLSB)"),
}
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
# "Strict Open XML" says the same under other names.
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_NAMESPACES: Final = (
    (b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TEXT_FORMULA: Final = re.compile(r'="((?:[^"]|"")*)"')
_HIDDEN_ROW: Final = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"')
_SOME_ROW: Final = re.compile(rb"<(?:\w+:)?c\b")
# The pieces of a number format: quoted words, a sign behind a backslash, a space as wide as a sign, a colour or
# condition, and single signs.
_FORMAT: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(.)')
_EXACT: Final = 10**15  # Excel's numbers have fifteen digits


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: its rows with their lines, and how many of them are hidden, by hand or by a filter."""

    name: str
    rows: list[TableRow]
    hidden_rows: int = 0


def sheets_of(content: bytes, name: str) -> list[Sheet]:
    """The visible sheets of a workbook. Raises BrokenFile, FileTooLarge, WrongKindOfFile or NoVisibleSheet."""
    import openpyxl  # start-up: most days nothing is imported

    content = _checked(content, name)
    try:
        with warnings.catch_warnings():
            # It warns of whatever it would lose when writing; nothing is written here.
            warnings.simplefilter("ignore")
            found = _sheets(openpyxl, content)
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # the file's content decides what openpyxl and the XML parser stumble over
        raise BrokenFile(name) from error
    if not found:
        raise NoVisibleSheet(name)
    if found == [None]:
        raise BrokenFile(name)
    return [sheet for sheet in found if sheet is not None]


def _checked(content: bytes, name: str) -> bytes:
    """The archive of a workbook that can be read, in the usual namespaces."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            unpacked = sum(entry.file_size for entry in entries)
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
            strict = False
            if "xl/workbook.xml" in names and unpacked <= LARGEST_UNPACKED:
                strict = _STRICT in archive.read("xl/workbook.xml")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise BrokenFile(name) from error
    except Exception as error:  # zlib's own errors, of a damaged archive
        raise BrokenFile(name) from error
    for known, present in (("ods", kind.startswith(_ODS)), ("xlsb", "xl/workbook.bin" in names)):
        if present:
            raise OtherFormat(name, kind=Sentence("import", _KINDS[known]))
    if "xl/workbook.xml" not in names:
        raise WrongKindOfFile(name)
    if unpacked > LARGEST_UNPACKED:
        limit = Sentence("import", MEGABYTES, {"number": LARGEST_UNPACKED // 1_000_000})
        raise FileTooLarge(name, limit=limit)
    return _transitional(content) if strict else content


def _transitional(content: bytes) -> bytes:
    """The same workbook under the names that openpyxl knows."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                for strict, usual in _NAMESPACES:
                    part = part.replace(_STRICT + strict, usual)
            target.writestr(entry.filename, part)
    return buffer.getvalue()


def _sheets(openpyxl: Any, content: bytes) -> list[Sheet | None]:
    """The visible sheets; None for one that has cells which could not be found."""
    found: list[Sheet | None] = []
    plain = _load(openpyxl, content, results=False)
    computed = None
    try:
        for place, sheet in enumerate(plain.worksheets):
            if sheet.sheet_state != "visible":
                continue
            source = _source(content, sheet)
            rows = list(islice(_cells(sheet), MOST_ROWS * 2))
            results = rows
            if any(_may_be_formula(cell.value) for row in rows for cell in row):
                # Or a text that looks like one: what the table program computed tells them apart.
                computed = computed or _load(openpyxl, content, results=True)
                results = list(islice(_cells(computed.worksheets[place]), MOST_ROWS * 2))
            read = [
                _row(number, row, result, computed is not None and results is not rows)
                for number, (row, result) in enumerate(zip_longest(rows, results, fillvalue=()), 1)
            ]
            if not rows and _SOME_ROW.search(source):
                found.append(None)
            else:
                found.append(Sheet(str(sheet.title), read, len(_HIDDEN_ROW.findall(source))))
    finally:
        plain.close()
        if computed is not None:
            computed.close()
    return found


def _load(openpyxl: Any, content: bytes, *, results: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)


def _cells(sheet: Any) -> Iterator[Sequence[Any]]:
    # Some programs write down a size that is not the sheet's.
    sheet.reset_dimensions()
    yield from sheet.iter_rows()


def _source(content: bytes, sheet: Any) -> bytes:
    """The XML of a sheet; what openpyxl passes over in it stands only there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        try:
            return archive.read(str(sheet._worksheet_path))
        except (AttributeError, KeyError):
            return b""


def _may_be_formula(value: object) -> bool:
    if isinstance(value, str):
        return value.startswith("=")
    # Formulas over several cells come as objects of openpyxl's own.
    return value is not None and not isinstance(value, (int, float, date, time, timedelta))


def _row(number: int, row: Sequence[Any], results: Sequence[Any], computed: bool) -> TableRow:
    cells: list[str] = []
    spoiled: dict[int, Sentence] = {}
    kinds: dict[int, CellKind] = {}
    for place, cell in enumerate(results):
        value = cell.value
        if isinstance(value, str):
            text = _unescaped(value)
            if text in SHEET_ERRORS:
                spoiled[place] = spoiled_by(text)
        elif value is None:
            text = ""
        else:
            text, kind = _shown(value, cell)
            if kind is not None:
                kinds[place] = kind
        cells.append(text)
    if computed:
        cells += [""] * (len(row) - len(cells))
        for place, (cell, result) in enumerate(zip_longest(row, results)):
            if (result is None or result.value is None) and cell is not None and cell.value is not None:
                if isinstance(cell.value, str) and (found := _TEXT_FORMULA.fullmatch(cell.value)):
                    cells[place] = found[1].replace('""', '"')
                    continue
                # Something stands for the missing result, so that the row counts as one.
                cells[place] = "="
                spoiled[place] = Sentence("import", _NO_RESULT)
    return TableRow(number, tuple(cells), spoiled=spoiled, kinds=kinds)


def _unescaped(text: str) -> str:
    """A text without the writing `_x000D_` for characters that XML cannot hold."""
    if "_x" not in text:
        return text
    return joined_surrogates(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


def _shown(value: object, cell: Any) -> tuple[str, CellKind | None]:
    """A cell as somebody would type it, and what it is if not a text: 1990 rather than 1990.0, a day without midnight."""
    if isinstance(value, bool):
        return str(value), CellKind.TRUTH
    if isinstance(value, (int, float)):
        if isinstance(value, float) and not value.is_integer():
            return str(value), CellKind.NUMBER
        number = int(value)
        if abs(number) >= _EXACT:
            return str(number), CellKind.ROUNDED
        return _formatted(number, str(cell.number_format or "")), CellKind.NUMBER
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
