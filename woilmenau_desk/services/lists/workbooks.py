"""The sheets of an XLSX file as rows of text, the way somebody would type what is to be seen in the cells."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final
from xml.parsers.expat import ExpatError

from woilmenau_desk.domain.list_errors import (
    BrokenFile,
    NoVisibleSheet,
    OtherFormat,
    ProtectedFile,
    WrongKindOfFile,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.incoming import Archive
from woilmenau_desk.services.lists.budget import Budget
from woilmenau_desk.services.lists.table_rows import TableRow

_KINDS: Final = {
    "ods": QT_TRANSLATE_NOOP("import", "eine Tabelle von LibreOffice (ODS)"),
    "xlsb": QT_TRANSLATE_NOOP("import", "eine binäre Excel-Datei (XLSB)"),
}
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_ENCRYPTED: Final = 1
# What reading a damaged or forged workbook raises.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    LookupError,
    RuntimeError,  # also NotImplementedError: a way of packing that is not known
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: its rows with their lines, and how many of them are hidden, by hand or by a filter."""

    name: str
    rows: list[TableRow]
    hidden_rows: int = 0


def sheets_of(content: bytes, budget: Budget) -> list[Sheet]:
    """The visible sheets of a workbook, with the rows in which something stands.

    Raises BrokenFile, ProtectedFile, FileTooLarge, FileTooSlow, WrongKindOfFile or NoVisibleSheet.
    """
    try:
        with Archive(io.BytesIO(content)) as archive:
            _refuse_others(archive, budget.file)
            found = _sheets(archive, budget)
    except _BROKEN as error:
        raise BrokenFile(budget.file) from error
    if not found:
        raise NoVisibleSheet(budget.file)
    return found


def _refuse_others(archive: Archive, name: str) -> None:
    names = set(archive.namelist())
    if any(entry.flag_bits & _ENCRYPTED for entry in archive.infolist()):
        raise ProtectedFile(name)
    kind = b""
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            kind = part.read(100)
    for known, present in (("ods", kind.startswith(_ODS)), ("xlsb", "xl/workbook.bin" in names)):
        if present:
            raise OtherFormat(name, kind=Sentence("import", _KINDS[known]))
    if _BOOK not in names:
        raise WrongKindOfFile(name)


@dataclass(slots=True)
class _Plan:
    """Where in the archive things stand, as the workbook says."""

    sheets: list[tuple[str, str]]  # title and part of each that is visible
    texts: str | None = None
    styles: str | None = None
    since_1904: bool = False


def _sheets(archive: Archive, budget: Budget) -> list[Sheet]:
    from woilmenau_desk.services.lists import sheet_cells  # start-up: most days nothing is imported

    plan = _plan(archive, budget)
    parts = {part for _, part in plan.sheets}
    budget.unpacked(sum(archive.getinfo(part).file_size for part in (*parts, plan.texts) if part))
    book = sheet_cells.Book(since_1904=plan.since_1904)
    if plan.styles is not None:
        budget.part(archive.getinfo(plan.styles).file_size)
        with archive.open(plan.styles) as source:
            book.formats = sheet_cells.formats_of(source, budget)
    if plan.texts is not None:
        with archive.open(plan.texts) as source:
            book.texts = sheet_cells.texts_of(source, budget)
    found: list[Sheet] = []
    for title, part in plan.sheets:
        budget.sheet()
        reader = sheet_cells.SheetReader(book, budget)
        with archive.open(part) as source:
            rows = list(reader.rows(source))
        found.append(Sheet(title, rows, reader.hidden_rows))
    return found


def _plan(archive: Archive, budget: Budget) -> _Plan:
    from woilmenau_desk.services.lists.sheet_cells import (  # start-up: most days nothing is imported
        local,
        parsed,
    )

    targets: dict[str, str] = {}
    plan = _Plan([])
    named: list[tuple[str, str]] = []

    def relation(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            part = posixpath.normpath(posixpath.join("/xl", attributes["Target"])).lstrip("/")
            kind = attributes["Type"].rpartition("/")[2]
            if kind == "worksheet":
                targets[attributes["Id"]] = part
            elif kind == "sharedStrings":
                plan.texts = part
            elif kind == "styles":
                plan.styles = part

    def entry(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet" and attributes.get("state", "visible") == "visible":
            ids = [value for key, value in attributes.items() if local(key) == "id"]
            named.extend((attributes["name"], value) for value in ids)
        elif local(name) == "workbookPr":
            plan.since_1904 = attributes.get("date1904") in ("1", "true")

    for part, start in ((_RELATIONS, relation), (_BOOK, entry)):
        budget.part(archive.getinfo(part).file_size)
        with archive.open(part) as source:
            for _ in parsed(source, budget, start, lambda _name: None, lambda _text: None):
                pass
    names = set(archive.namelist())
    if plan.texts not in names:
        plan.texts = None
    if plan.styles not in names:
        plan.styles = None
    # What is no sheet of cells but a chart has another kind of part.
    plan.sheets = [(title, targets[value]) for title, value in named if value in targets]
    return plan
