"""The list of a session: names to tick and sign, or codes that are typed back in afterwards.

By codes alone the sheet that lies about shows nobody's name: the names stand on a page of their own, in the same order,
for whoever leads to keep. Neither page tells what somebody needs, nor how old they are or where they come from.
"""

from typing import Final

from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, INK, MM, Align, Sheet
from woilmenau_desk.documents.shaping import Voice, shape
from woilmenau_desk.documents.sheet_parts import (
    LEFT,
    Cell,
    Column,
    Ending,
    Fill,
    Flow,
    Heading,
    Listing,
    Part,
    Row,
    clock,
    german_day,
)
from woilmenau_desk.domain.offer_papers import AttendanceSheet, SheetLine, SheetLook

_WIDTH: Final = A4[0] - 2 * LEFT
_ROW: Final = 10.5 * MM  # room for a signature
_SIZE: Final = 14.0
_CARE_ROW: Final = 9 * MM
_KEY_ROW: Final = 7.5 * MM
_MOST_ADDED: Final = 30  # empty lines
_TICKED: Final = "x"
_KINDS: Final = {
    SheetLook.NAMES: "Anwesenheitsliste",
    SheetLook.CODES: "Anwesenheit mit Codes",
    SheetLook.BOTH: "Anwesenheit mit Codes",
}


def render_attendance_list(sheet: AttendanceSheet) -> bytes:
    """The list as a PDF on A4, with room for whoever comes unannounced, the childcare, and the key to codes."""
    people, pages = _part(sheet, sheet.empty_lines), 0
    for empty in range(sheet.empty_lines + 1, sheet.empty_lines + _MOST_ADDED):
        # The last page is filled: whoever comes finds a line.
        fuller = _part(sheet, empty)
        count = len(Flow(A4[1], [fuller]).pages)
        if count > (pages or len(Flow(A4[1], [people]).pages)):
            break
        people, pages = fuller, count
    parts = [people]
    if sheet.care:
        parts.append(Part(_care(sheet), _care_heading(sheet)))
    if sheet.look is SheetLook.CODES and sheet.lines:
        parts.append(Part(_key(sheet), _key_heading(sheet)))
    made = Sheet(A4, title=_KINDS[sheet.look], author=sheet.centre)
    Flow(A4[1], parts).draw(made, sheet.centre, sheet.made_on)
    return made.finish()


def _part(sheet: AttendanceSheet, empty_lines: int) -> Part:
    return Part(_people(sheet, empty_lines), _heading(sheet), ending=_heads())


def _when(sheet: AttendanceSheet) -> str:
    return f"{german_day(sheet.day)}, {clock(sheet.starts)}–{clock(sheet.ends)} Uhr"


def _heading(sheet: AttendanceSheet) -> Heading:
    facts = [
        ("Wann", _when(sheet)),
        ("Raum", sheet.room or "–"),
        ("Leitung", ", ".join(sheet.leaders) or "–"),
        ("Angemeldet", str(sum(line.enrolled for line in sheet.lines))),
    ]
    return Heading(_KINDS[sheet.look], sheet.title, sheet.centre, tuple(facts))


def _columns(sheet: AttendanceSheet) -> tuple[Column, ...]:
    number = Column("Nr.", 9 * MM, align=Align.RIGHT)
    code = Column("Code", 27 * MM, weight=Weight.BOLD)
    there = Column("da", 12 * MM, Fill.TICK)
    children = Column("Kinder", 15 * MM, Fill.WRITE, align=Align.CENTRE)
    last = "Unterschrift" if sheet.look is SheetLook.NAMES else "Notiz"
    named = [Column("Name", 74 * MM)] if sheet.look is not SheetLook.CODES else []
    coded = [code] if sheet.look is not SheetLook.NAMES else []
    columns = [number, *coded, *named, there, *([children] if sheet.care else [])]
    left = _WIDTH - sum(column.width for column in columns)
    return (*columns, Column(last, left, Fill.WRITE))


def _people(sheet: AttendanceSheet, empty_lines: int) -> Listing:
    columns = _columns(sheet)
    lines: list[SheetLine | None] = [*sheet.lines, *[None] * empty_lines]
    rows = tuple(Row(_cells(sheet, columns, number, line)) for number, line in enumerate(lines, 1))
    return Listing(columns, rows, _ROW, _SIZE, grid=True)


def _cells(
    sheet: AttendanceSheet, columns: tuple[Column, ...], number: int, line: SheetLine | None
) -> tuple[str | Cell, ...]:
    told: dict[str, str | Cell] = {"Nr.": str(number)}
    if line is not None:
        told["Name"] = _name(line)
        told["Code"] = line.code
        told["da"] = _TICKED if line.came else ""
        told["Kinder"] = str(line.children) if line.children else ""
        told["Notiz" if sheet.look is not SheetLook.NAMES else "Unterschrift"] = (
            "entschuldigt" if line.excused else ""
        )
    return tuple(told.get(column.title, "") for column in columns)


def _name(line: SheetLine) -> Cell:
    return Cell(line.name, line.reading)


def _heads() -> Ending:
    """Boxes for those whom nobody knows by name."""

    def draw(sheet: Sheet, x: float, top: float) -> None:
        y = top - 15 * MM
        told = shape("Weitere, ohne Namen:", Voice(Weight.SEMIBOLD))
        sheet.text(x, y + 3.2 * MM, told, 10.5)
        left = x + told.width(10.5) + 8 * MM
        for title in ("Erwachsene", "Kinder"):
            sheet.box(left, y, 17 * MM, 9.5 * MM, stroke=INK, weight=1.0)
            line = shape(title, Voice())
            sheet.text(left + 19 * MM, y + 3.2 * MM, line, 10.5)
            left += 19 * MM + line.width(10.5) + 9 * MM

    return Ending(17 * MM, draw)


def _care_heading(sheet: AttendanceSheet) -> Heading:
    """The childcare has a page of its own: it is in another room."""
    facts = (("Wann", _when(sheet)), ("Plätze", str(len(sheet.care))))
    return Heading("Kinderbetreuung", sheet.title, sheet.centre, facts)


def _care(sheet: AttendanceSheet) -> Listing:
    whose = "gehört zu Nr." if sheet.look is SheetLook.NAMES else "gehört zu Code"
    columns = (
        Column("Abholnummer", 26 * MM, weight=Weight.BOLD),
        Column(whose, 38 * MM, Fill.WRITE),
        Column("gebracht um", 30 * MM, Fill.WRITE),
        Column("abgeholt um", 30 * MM, Fill.WRITE),
        Column("abgeholt von (Unterschrift)", _WIDTH - 124 * MM, Fill.WRITE),
    )
    rows = tuple(
        Row((str(line.number), line.belongs_to, line.brought, line.collected, "")) for line in sheet.care
    )
    return Listing(columns, rows, _CARE_ROW, _SIZE, grid=True)


def _key_heading(sheet: AttendanceSheet) -> Heading:
    return Heading(
        "Schlüssel zu den Codes",
        sheet.title,
        sheet.centre,
        (("Wann", _when(sheet)), ("Nach dem Eintragen", "vernichten")),
        note="nicht liegen lassen",
    )


def _key(sheet: AttendanceSheet) -> Listing:
    columns = (
        Column("Nr.", 9 * MM, align=Align.RIGHT),
        Column("Code", 27 * MM, weight=Weight.BOLD),
        Column("Name", _WIDTH - 36 * MM),
    )
    rows = tuple(
        Row((str(number), line.code, Cell(line.name, line.reading)))
        for number, line in enumerate(sheet.lines, 1)
    )
    return Listing(columns, rows, _KEY_ROW, 11.0)
