"""The volunteers' hours: a month for the funder, and a volunteer's empty sheet that is typed back by its code."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final
from unicodedata import combining, normalize

from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, INK, MM, MUTED, Align, Sheet
from woilmenau_desk.documents.shaping import Voice, fit, shape
from woilmenau_desk.documents.sheet_parts import (
    LEFT,
    Column,
    Ending,
    Fill,
    Flow,
    Heading,
    Listing,
    Part,
    Row,
    hours_text,
    signatures,
)
from woilmenau_desk.domain.volunteer_papers import (
    HoursLine,
    HoursSheet,
    VolunteerSheet,
    VolunteerSheets,
)

_WIDTH: Final = A4[0] - 2 * LEFT
_ROW: Final = 15.0
_SIZE: Final = 9.0
_OWN_ROW: Final = 9.4 * MM
_OWN_LINES: Final = 21
HOURS: Final = "Stunden (h:min)"
TITLE: Final = "Stundennachweis Ehrenamt"
OWN_TITLE: Final = "Stundenzettel Ehrenamt"


def render_hours_sheet(sheet: HoursSheet) -> bytes:
    """The month as a PDF on A4: a line for each day and name, a sum for each name, the fields' sums, lines to sign."""
    people = len({line.who or line.name for line in sheet.lines})
    facts = [
        ("Projekt", sheet.project),
        ("Aktenzeichen", sheet.file_number),
        ("Fördermittelgeber", sheet.funder),
        ("Ehrenamtliche", str(people)),
        ("Stunden gesamt (h:min)", hours_text(sum(line.minutes for line in sheet.lines))),
    ]
    heading = Heading(
        TITLE, sheet.month.title(), sheet.centre, tuple((name, value) for name, value in facts if value)
    )
    parts = [
        Part(_days(sheet.lines), heading),
        Part(
            _areas(sheet.lines),
            title="Stunden nach Bereich",
            ending=signatures(_WIDTH, ("Ort, Datum", "Unterschrift der Leitung")),
        ),
    ]
    made = Sheet(A4, title=f"{TITLE} {sheet.month.title()}", author=sheet.centre)
    Flow(A4[1], parts).draw(made, sheet.centre, sheet.made_on)
    return made.finish()


def _days(lines: tuple[HoursLine, ...]) -> Listing:
    columns = (
        Column("Name", 48 * MM),
        Column("Datum", 20 * MM),
        Column("Aufgabe", _WIDTH - 132 * MM),
        Column("Bereich", 40 * MM),
        Column(HOURS, 24 * MM, align=Align.RIGHT),
    )
    rows: list[Row] = []
    in_order = sorted(lines, key=lambda line: (_as_sorted(line.name), line.name, line.who, line.on))
    for (name, _who), own in groupby(in_order, lambda line: (line.name, line.who)):
        listed = list(own)
        for line in listed:
            what = f"{line.role} · {line.about}" if line.about else line.role
            rows.append(Row((name, german_date(line.on), what, line.area, hours_text(line.minutes))))
        if len(listed) > 1:
            together = hours_text(sum(line.minutes for line in listed))
            rows.append(Row((name, "", "zusammen", "", together), strong=True))
    return Listing(columns, tuple(rows), _ROW, _SIZE, nothing="In diesem Monat sind keine Stunden notiert.")


def _as_sorted(name: str) -> str:
    """A name as it is looked up: Ä stands with A."""
    return "".join(char for char in normalize("NFKD", name) if not combining(char)).casefold()


def _areas(lines: Iterable[HoursLine]) -> Listing:
    columns = (
        Column("Bereich", _WIDTH - 92 * MM),
        Column("Ehrenamtliche", 28 * MM, align=Align.RIGHT),
        Column("davon Vorbereitung", 34 * MM, align=Align.RIGHT),
        Column(HOURS, 30 * MM, align=Align.RIGHT),
    )
    by_area: dict[str, list[HoursLine]] = {}
    for line in lines:
        by_area.setdefault(line.area or "ohne Bereich", []).append(line)
    rows = [Row((area, *_sums(by_area[area]))) for area in sorted(by_area)]
    every = [line for own in by_area.values() for line in own]
    if every:
        rows.append(Row(("Summe", *_sums(every)), strong=True))
    return Listing(columns, tuple(rows), _ROW, _SIZE, nothing="keine Stunden")


def _sums(lines: list[HoursLine]) -> tuple[str, str, str]:
    return (
        str(len({line.who or line.name for line in lines})),
        hours_text(sum(line.preparation for line in lines)),
        hours_text(sum(line.minutes for line in lines)),
    )


def render_volunteer_sheets(told: VolunteerSheets) -> bytes:
    """Volunteers' months as a PDF on A4, each on a page: code, lines to fill in, roles by number; before them the key."""
    first = told.sheets[0]
    parts = [_own_sheet(sheet) for sheet in told.sheets]
    if told.names:
        parts.insert(0, _key(told, first))
    made = Sheet(A4, title=f"{OWN_TITLE} {first.month.title()}", author=first.centre)
    Flow(A4[1], parts).draw(made, first.centre, first.made_on)
    return made.finish()


def _own_sheet(sheet: VolunteerSheet) -> Part:
    facts = [("Monat", sheet.month.title()), ("Name", sheet.name)] if sheet.name else []
    heading = Heading(
        OWN_TITLE,
        f"Code {sheet.code}",
        sheet.centre,
        tuple(facts),
        note="" if facts else sheet.month.title(),
    )
    columns = (
        Column("Tag", 18 * MM, Fill.WRITE),
        Column("von", 24 * MM, Fill.WRITE),
        Column("bis", 24 * MM, Fill.WRITE),
        Column("Stunden", 24 * MM, Fill.WRITE),
        Column("davon Vorbereitung", 32 * MM, Fill.WRITE),
        Column("Aufgabe (Nr.)", _WIDTH - 122 * MM, Fill.WRITE),
    )
    empty = Row(("",) * len(columns))
    ending = _roles(sheet.roles)
    room = A4[1] - 33 * MM - heading.height() - ending.height - 16
    lines = min(_OWN_LINES, int(room / _OWN_ROW))
    listing = Listing(columns, (empty,) * lines, _OWN_ROW, 12.0, grid=True)
    return Part(listing, heading, ending=ending)


def _key(told: VolunteerSheets, first: VolunteerSheet) -> Part:
    """Whose sheet is which, for whoever hands them out."""
    columns = (Column("Code", 40 * MM, weight=Weight.BOLD), Column("Name", _WIDTH - 40 * MM))
    rows = tuple(Row((code, name)) for code, name in told.names)
    heading = Heading(
        "Schlüssel zu den Codes",
        f"{OWN_TITLE} {first.month.title()}",
        first.centre,
        note="nicht liegen lassen",
    )
    return Part(Listing(columns, rows, 7 * MM, 11.0), heading)


_MOST_ROLES: Final = 12


def _roles(roles: tuple[str, ...]) -> Ending:
    told = [f"{number}  {role}" for number, role in enumerate(roles[:_MOST_ROLES], 1)]
    height = 30.0 + 15 * -(-len(told) // 2) + 38

    def draw(sheet: Sheet, x: float, top: float) -> None:
        y = top - 16
        if told:
            sheet.text(x, y, shape("Aufgaben", Voice(Weight.SEMIBOLD)), 9.5)
        for number, role in enumerate(told):
            line, size = fit(role, Voice(), 10, _WIDTH / 2 - 8, 6)
            sheet.text(x + (number % 2) * _WIDTH / 2, y - 15 * (number // 2 + 1), line, size)
        asked = shape("Je Einsatz eine Zeile. Bitte am Monatsende abgeben.", Voice())
        sheet.text(x + _WIDTH, top - height + 4, asked, 9, align=Align.RIGHT)
        y = top - height + 14
        sheet.rule(x, y, _WIDTH * 0.45, ink=INK, weight=0.8)
        sheet.text(x, y - 10, shape("Datum, Unterschrift", Voice()), 8, ink=MUTED)

    return Ending(height, draw)
