"""The structure of a document for who hears it instead of seeing it: headings, tables with their heads, paragraphs.

reportlab knows no structure, so the tree is written here as PDF's specification (ISO 32000-1, 14.7 and 14.8) says. What is
missing to PDF/UA are its XMP metadata, which reportlab does not write.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject

from woilmenau_desk.documents.bidi import plain

_LONGEST_SAID = 2000


class Role(StrEnum):
    """What a part of a document is."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    NOTE = "Note"


class Scope(StrEnum):
    """What the head of a table is the head of."""

    ROW = "Row"
    COLUMN = "Column"


@dataclass(slots=True)
class _Part:
    role: Role
    above: "_Part | None"
    said: str = ""
    scope: Scope | None = None
    kids: "list[_Part | int]" = field(default_factory=list)
    page: int = -1
    reference: bytes = b""


class _Written(PDFObject):  # type: ignore[misc]  # reportlab comes without types
    """A dictionary that is written already. Of the hundreds that a table has, reportlab's own would take too long."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.content = b""

    def format(self, document: Any) -> bytes:
        return self.content


class Tags:
    """What stands where in the structure, gathered while the pages are drawn."""

    def __init__(self) -> None:
        self._root = _Part(Role.DOCUMENT, None)
        self._at = self._root
        self._pages: list[list[_Part]] = [[]]  # by its number, whose each marked content is

    @contextmanager
    def part(self, role: Role, said: str = "", scope: Scope | None = None) -> Iterator[None]:
        """What is drawn meanwhile belongs to a new part. `said`: what it shows, where no text does."""
        made = _Part(role, self._at, said, scope)
        self._at.kids.append(made)
        self._at = made
        yield
        self._at = made.above or self._root

    def mark(self) -> str:
        """The operator before a text that belongs to the part that is drawn now; empty where none is."""
        part = self._at
        if part is self._root:
            return ""
        page = self._pages[-1]
        part.kids.append(len(page))
        part.page = len(self._pages) - 1
        page.append(part)
        return f"/{part.role} <</MCID {len(page) - 1}>> BDC"

    def next_page(self, page: Any) -> None:
        """That page is done; what follows is on the next."""
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages) - 1
        page.Tabs = PDFName("S")
        self._pages.append([])

    def write(self, canvas: Any) -> None:
        """Put the tree into the document, whose pages are all done."""
        document = canvas._doc
        pages = [document.Reference(page).format(document) for page in document.Pages.pages]
        tree = _Written()
        root = _reference(document, tree)
        self._write(document, self._root, root, pages)
        parents = b" ".join(
            b"%d [%s]" % (number, b" ".join(part.reference for part in parts))
            for number, parts in enumerate(self._pages)
            if parts
        )
        tree.content = b"<</Type /StructTreeRoot /K %s /ParentTree <</Nums [%s]>> /ParentTreeNextKey %d>>" % (
            self._root.reference,
            parents,
            len(self._pages),
        )
        canvas.setCatalogEntry("StructTreeRoot", tree)
        canvas.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))

    def _write(self, document: Any, part: _Part, above: bytes, pages: list[bytes]) -> None:
        written = _Written()
        part.reference = _reference(document, written)
        told = [b"/Type /StructElem /S /%s /P %s" % (part.role.encode(), above)]
        if part.page >= 0:
            told.append(b"/Pg %s" % pages[part.page])
        if part.said:
            said = plain(part.said)[:_LONGEST_SAID].encode("utf-16-be", "replace")
            told.append(b"/Alt <FEFF%s>" % said.hex().upper().encode())
        if part.scope is not None:
            told.append(b"/A <</O /Table /Scope /%s>>" % part.scope.encode())
        kids = []
        for kid in part.kids:
            if isinstance(kid, _Part):
                self._write(document, kid, part.reference, pages)
                kids.append(kid.reference)
            else:
                kids.append(b"%d" % kid)
        told.append(b"/K [%s]" % b" ".join(kids))
        written.content = b"<<%s>>" % b" ".join(told)


def _reference(document: Any, written: _Written) -> bytes:
    made: bytes = document.Reference(written).format(document)
    return made
