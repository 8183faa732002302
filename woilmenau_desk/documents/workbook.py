"""A workbook of several sheets (XLSX): texts, real numbers, and formulas that bring their result along.

Written by hand, as `lists_out` is: what writes workbooks for us lays parts into temporary files, and writes no results of
formulas, so that a preview would show nothing where the sums belong. The same content gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What XML cannot hold, what it would fold, and what would be read as such a writing.
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME: Final = 31
_AROUND: Final = " '"  # no name may begin or end with these
_LONGEST_TEXT: Final = 32_000
_DAY_ZERO: Final = 693_594  # the ordinal of 1899-12-30, from which workbooks count days


class Style(IntEnum):
    """How a cell looks; the number is its place in the styles of the file."""

    PLAIN = 0
    TITLE = 1
    HEAD = 2
    HEAD_RIGHT = 3
    TEXT = 4
    NUMBER = 5  # 1.234
    TOTAL_TEXT = 6
    TOTAL_NUMBER = 7
    PERCENT = 8
    EUROS = 9  # whole ones
    CENTS = 10
    TENTHS = 11
    SOFT = 12  # notes, small
    DATE = 13
    TOTAL_CENTS = 14
    STRONG = 15
    NOT_TOLD = 16  # a text where a figure would stand
    TOTAL_EUROS = 17
    TOTAL_TENTHS = 18
    TOTAL_NOT_TOLD = 19
    HUNDREDTHS = 20
    TOTAL_HUNDREDTHS = 21


_NUMBER, _HUNDREDTHS, _EUROS, _CENTS, _TENTHS = 3, 4, 164, 165, 166
_FORMATS: Final = {
    _EUROS: '#,##0\\ "€"',
    _CENTS: '#,##0.00\\ "€"',
    _TENTHS: "#,##0.0",
}
# Font, number format, border, alignment of each style, in their order.
_LEFT, _RIGHT = '<alignment vertical="top"/>', '<alignment horizontal="right" vertical="top"/>'
_WRAPPED: Final = '<alignment vertical="top" wrapText="1"/>'
_HEADED: Final = '<alignment horizontal="right" vertical="bottom" wrapText="1"/>'
_LOOKS: Final[Mapping[Style, tuple[int, int, int, str]]] = {
    Style.PLAIN: (0, 0, 0, _LEFT),
    Style.TITLE: (1, 49, 0, _LEFT),
    Style.HEAD: (2, 49, 1, '<alignment vertical="bottom" wrapText="1"/>'),
    Style.HEAD_RIGHT: (2, 49, 1, _HEADED),
    Style.TEXT: (0, 49, 0, _WRAPPED),
    Style.NUMBER: (0, _NUMBER, 0, _LEFT),
    Style.TOTAL_TEXT: (2, 49, 2, _LEFT),
    Style.TOTAL_NUMBER: (2, _NUMBER, 2, _LEFT),
    Style.PERCENT: (0, 9, 0, _LEFT),
    Style.EUROS: (0, _EUROS, 0, _LEFT),
    Style.CENTS: (0, _CENTS, 0, _LEFT),
    Style.TENTHS: (0, _TENTHS, 0, _LEFT),
    Style.HUNDREDTHS: (0, _HUNDREDTHS, 0, _LEFT),
    Style.SOFT: (3, 49, 0, _WRAPPED),
    Style.DATE: (0, 14, 0, '<alignment horizontal="left" vertical="top"/>'),
    Style.TOTAL_CENTS: (2, _CENTS, 2, _LEFT),
    Style.STRONG: (2, 49, 0, _LEFT),
    Style.NOT_TOLD: (0, 49, 0, _RIGHT),
    Style.TOTAL_EUROS: (2, _EUROS, 2, _LEFT),
    Style.TOTAL_TENTHS: (2, _TENTHS, 2, _LEFT),
    Style.TOTAL_HUNDREDTHS: (2, _HUNDREDTHS, 2, _LEFT),
    Style.TOTAL_NOT_TOLD: (2, 49, 2, _RIGHT),
}
_LINE, _TALLEST = 15.0, 409.0  # points: one line, and what a row has at most
_LINES: Final[Mapping[Style, tuple[float, float]]] = {
    Style.TITLE: (19.0, 0.0),  # it runs over the cells beside it
    Style.TEXT: (_LINE, 0.95),
    Style.HEAD: (_LINE, 1.15),
    Style.HEAD_RIGHT: (_LINE, 1.15),
    Style.SOFT: (12.5, 0.9),
}
"""How tall a line is, and how wide a letter, of the styles whose texts are broken."""
_OTHER_SCRIPTS, _WIDER = "\u0500", 1.3  # letters from this one on are wider
_SIDES: Final = "<left/><right/>{top}{bottom}<diagonal/>"
_THIN: Final = '<{side} style="thin"><color rgb="FF17191F"/></{side}>'


@dataclass(frozen=True, slots=True)
class Formula:
    """Something to be reckoned, and what comes out of it as far as this program knows."""

    text: str  # without the sign before it
    result: float


Value = str | int | float | Formula | None


@dataclass(frozen=True, slots=True)
class Written:
    """One cell."""

    value: Value
    style: Style = Style.PLAIN


@dataclass(slots=True)
class Page:
    """One sheet of a workbook. `heads`: so many rows stay in sight and are printed on every page."""

    name: str
    widths: tuple[float, ...] = ()  # of its columns, in letters
    rows: list[tuple[Written, ...]] = field(default_factory=list)
    heads: int = 0
    wide: bool = False  # printed across

    def add(self, *cells: Written) -> int:
        """Write one row more; its number, counted from 1."""
        self.rows.append(cells)
        return len(self.rows)


def date_number(ordinal: int) -> int:
    """A day as a workbook counts it, from the ordinal that Python knows it by."""
    return ordinal - _DAY_ZERO


def column(place: int) -> str:
    """The name of a column by its place, counted from 0: A, Z, AA."""
    letters = ""
    while place >= 0:
        letters = chr(65 + place % 26) + letters
        place = place // 26 - 1
    return letters


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that a workbook can have: short, without forbidden signs, none twice."""
    made: list[str] = []
    known: set[str] = set()
    for text in wanted:
        name = (
            _ESCAPE.sub("", _FORBIDDEN.sub(" ", text)).strip(_AROUND)[:_LONGEST_NAME].strip(_AROUND)
            or "Tabelle"
        )
        plain, number = name, 2
        while name.casefold() in known:
            tail = f" {number}"
            name, number = plain[: _LONGEST_NAME - len(tail)] + tail, number + 1
        known.add(name.casefold())
        made.append(name)
    return made


def workbook(pages: Sequence[Page], *, title: str, author: str, language: str, state: str = "") -> bytes:
    """The pages as one workbook. Title and author name no person. `state`: what stands at the foot of every printed page."""
    names = sheet_names(page.name for page in pages)
    parts = {
        "[Content_Types].xml": _content_types(len(pages)),
        "_rels/.rels": _relations(
            ("officeDocument", "xl/workbook.xml"),
            ("extended-properties", "docProps/app.xml"),
            core="docProps/core.xml",
        ),
        "docProps/core.xml": _core(title, author, language),
        "docProps/app.xml": f'<Properties xmlns="{_PROPERTIES}"><Application>woilmenau_desk</Application></Properties>',
        "xl/workbook.xml": _book(pages, names),
        "xl/_rels/workbook.xml.rels": _relations(
            *(("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(pages) + 1)),
            ("styles", "styles.xml"),
        ),
        "xl/styles.xml": _styles(),
        **{f"xl/worksheets/sheet{number}.xml": _sheet(page, state) for number, page in enumerate(pages, 1)},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_DATE), _HEAD + part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _content_types(sheets: int) -> str:
    overrides = [
        ("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml"),
        *((f"/xl/worksheets/sheet{number}.xml", f"{_TYPE}.worksheet+xml") for number in range(1, sheets + 1)),
        ("/xl/styles.xml", f"{_TYPE}.styles+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    told = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{told}</Types>'
    )


def _relations(*targets: tuple[str, str], core: str = "") -> str:
    kinds = [(f"{_OFFICE}/{kind}", target) for kind, target in targets]
    if core:
        kinds.append((f"{_PACKAGE}/relationships/metadata/core-properties", core))
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _core(title: str, author: str, language: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_text(title)}</dc:title>'
        f"<dc:creator>{_text(author)}</dc:creator><dc:language>{_text(language)}</dc:language></cp:coreProperties>"
    )


def _book(pages: Sequence[Page], names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    repeated = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">{_quoted(name)}!$1:${page.heads}</definedName>'
        for number, (name, page) in enumerate(zip(names, pages, strict=True))
        if page.heads
    )
    defined = f"<definedNames>{repeated}</definedNames>" if repeated else ""
    # A program that opens it reckons anew, so that what stands there is what follows from the cells.
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews><sheets>{sheets}</sheets>'
        f'{defined}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    )


def _quoted(name: str) -> str:
    doubled = name.replace("'", "''")
    return escape(f"'{doubled}'")


def _styles() -> str:
    def font(size: float, *, bold: bool = False, colour: str = "FF17191F") -> str:
        strong = "<b/>" if bold else ""
        return f'<font>{strong}<sz val="{size}"/><color rgb="{colour}"/><name val="Calibri"/><family val="2"/></font>'

    def border(top: str = "", bottom: str = "") -> str:
        sides = (_THIN.format(side=side) if side else "" for side in (top, bottom))
        upper, lower = (told or f"<{name}/>" for told, name in zip(sides, ("top", "bottom"), strict=True))
        return f"<border>{_SIDES.format(top=upper, bottom=lower)}</border>"

    fonts = (font(11), font(14, bold=True), font(11, bold=True), font(9, colour="FF5C6169"))
    borders = (border(), border(bottom="bottom"), border(top="top"))
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in _FORMATS.items()
    )
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="{font_id}" fillId="0" borderId="{border_id}" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyBorder="1" applyAlignment="1">{alignment}</xf>'
        for font_id, number, border_id, alignment in (_LOOKS[style] for style in Style)
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_FORMATS)}">{formats}</numFmts>'
        f'<fonts count="{len(fonts)}">{"".join(fonts)}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        f'</fills><borders count="{len(borders)}">{"".join(borders)}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_LOOKS)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(page: Page, state: str) -> str:
    frozen = (
        f'<pane ySplit="{page.heads}" topLeftCell="A{page.heads + 1}" activePane="bottomLeft" state="frozen"/>'
        if page.heads
        else ""
    )
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width:g}" customWidth="1"/>'
        for number, width in enumerate(page.widths, 1)
    )
    columns = f"<cols>{widths}</cols>" if widths else ""
    rows = "".join(_row(number, cells, page.widths) for number, cells in enumerate(page.rows, 1))
    turned = "landscape" if page.wide else "portrait"
    middle = f"&C{state.replace('&', '&&')}" if state else ""
    foot = escape(f"&L&A{middle}&R&P/&N")
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0" showGridLines="0">{frozen}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{_LINE:g}"/>{columns}<sheetData>{rows}</sheetData>'
        '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{turned}" fitToWidth="1" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{foot}</oddFooter></headerFooter></worksheet>"
    )


def _row(number: int, cells: Sequence[Written], widths: Sequence[float]) -> str:
    told = "".join(_cell(f"{column(place)}{number}", cell) for place, cell in enumerate(cells))
    tall = max((_height(cell, width) for cell, width in zip(cells, widths, strict=False)), default=_LINE)
    # LibreOffice does not look for itself how many lines a text takes: they would lie over one another.
    height = f' ht="{min(tall, _TALLEST):g}"' if tall > _LINE else ""
    return f'<row r="{number}"{height}>{told}</row>'


def _height(cell: Written, width: float) -> float:
    """How tall a cell is in points; a little too tall rather than not tall enough."""
    if not isinstance(cell.value, str) or cell.style not in _LINES:
        return _LINE
    line, letter = _LINES[cell.style]
    lines = sum(_lines(part, letter, width) for part in cell.value[:_LONGEST_TEXT].split("\n"))
    return lines * line


def _lines(text: str, letter: float, width: float) -> int:
    """On how many lines a text without breaks stands within a width in letters."""
    lines, filled = 1, 0.0
    for word in text.split(" "):
        wide = sum(letter if char < _OTHER_SCRIPTS else letter * _WIDER for char in word)
        if filled and filled + letter + wide > width:
            lines, filled = lines + 1, 0.0
        more = int(wide / width) if wide > width else 0  # it is longer than a line
        lines += more
        filled += wide - more * width + letter
    return lines


def _cell(name: str, cell: Written) -> str:
    value = cell.value
    begin = f'<c r="{name}" s="{int(cell.style)}"'
    if value is None:
        return f"{begin}/>"
    if isinstance(value, Formula):
        return f"{begin}><f>{escape(value.text)}</f><v>{value.result:.12g}</v></c>"
    if isinstance(value, str):
        shown = _text(value[:_LONGEST_TEXT])
        return f'{begin} t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'
    return f"{begin}><v>{value:.12g}</v></c>"


def _text(text: str) -> str:
    return escape(_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
