"""What the papers that are filled in, signed and filed have in common: head, foot, signatures, lines over several pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final

from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import ACCENT, HAIRLINE, INK, MM, MUTED, Align, Sheet
from woilmenau_desk.documents.shaping import Voice, direction_of, fit, shape

LEFT: Final = 16 * MM
TOP: Final = 15 * MM  # from the upper edge
BOTTOM: Final = 18 * MM
_HEAD_GAP: Final = 14.0  # below the head, in points
_RUNNING_HEAD: Final = 24.0
_TITLES: Final = 15.0
_FACT: Final = 25.0
WEEKDAYS: Final = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def german_day(day: date) -> str:
    """Mo, 02.11.2026."""
    return f"{WEEKDAYS[day.weekday()]}, {german_date(day)}"


def clock(at: time) -> str:
    """14:30."""
    return f"{at:%H:%M}"


def hours_text(minutes: int) -> str:
    """Minutes as hours and minutes, exact to the minute: 2:30."""
    return f"{minutes // 60}:{minutes % 60:02}"


def decimal_hours(minutes: int) -> str:
    """Minutes as hours, to the hundredth: 2,5 or 0,75."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def units_text(half_units: int) -> str:
    """Half units as units, the German way: 1,5."""
    return f"{half_units // 2},5" if half_units % 2 else str(half_units // 2)


class Fill(StrEnum):
    """What stands in a cell."""

    TEXT = "text"
    TICK = "tick"  # a box to tick; with text in it where there is one
    WRITE = "write"  # room to write; with text in it where there is one


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and width in points."""

    title: str
    width: float
    fill: Fill = Fill.TEXT
    align: Align = Align.LEFT
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with something small below it, or crossed out."""

    text: str
    below: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a listing. A strong one is a sum: semibold, with a rule above."""

    cells: tuple[str | Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines of the same columns. `grid`: for writing by hand, with lines between the columns too. Sizes in points."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_height: float
    size: float
    grid: bool = False
    nothing: str = ""

    @property
    def width(self) -> float:
        """How wide it is."""
        return sum(column.width for column in self.columns)

    def rows_within(self, height: float) -> int:
        """How many lines stand within a height, the titles counted in."""
        return max(int((height - _TITLES) / self.row_height), 0)

    def height(self, rows: int) -> float:
        """How high so many lines are, with the titles."""
        return _TITLES + max(rows, 1) * self.row_height

    def draw(self, sheet: Sheet, x: float, top: float, first: int, last: int) -> None:
        """Draw the titles, and the lines from `first` up to `last`."""
        left = x
        for column in self.columns:
            line, size = fit(column.title, Voice(), 7.2, column.width - 5, 4.5)
            sheet.text(self._at(left, column), top - 9, line, size, ink=MUTED, align=column.align)
            left += column.width
        y = top - _TITLES
        sheet.rule(x, y, self.width, ink=INK, weight=0.9)
        if not self.rows:
            sheet.text(x, y - self.row_height * 0.68, shape(self.nothing, Voice()), self.size, ink=MUTED)
        for row in self.rows[first:last]:
            self._row(sheet, x, y, row)
            y -= self.row_height
            sheet.rule(x, y, self.width, ink=MUTED if self.grid else HAIRLINE, weight=0.5)
        if self.grid and last > first:
            self._between(sheet, x, top - _TITLES, y)

    def _row(self, sheet: Sheet, x: float, top: float, row: Row) -> None:
        if row.strong:
            sheet.rule(x, top, self.width, ink=INK, weight=0.9)
        left = x
        for column, told in zip(self.columns, row.cells, strict=True):
            cell = Cell(told) if isinstance(told, str) else told
            if column.fill is Fill.TICK:
                self._tick(sheet, left, top, column.width, cell.text)
            else:
                self._text(sheet, left, top, column, cell, row.strong)
            left += column.width

    @property
    def _inset(self) -> float:
        return 3.0 if self.grid else 0.0

    def _at(self, left: float, column: Column) -> float:
        """Where a text of a column stands, by its alignment."""
        if column.align is Align.RIGHT:
            return left + column.width - 3
        return left + (column.width / 2 if column.align is Align.CENTRE else self._inset)

    def _tick(self, sheet: Sheet, left: float, top: float, width: float, text: str) -> None:
        side = min(self.row_height * 0.56, 15.0)
        x, y = left + (width - side) / 2, top - (self.row_height + side) / 2
        sheet.box(x, y, side, side, stroke=INK, weight=0.9)
        line = shape(text, Voice(Weight.SEMIBOLD))
        sheet.text(left + width / 2, y + side * 0.26, line, side * 0.7, align=Align.CENTRE)

    def _text(self, sheet: Sheet, left: float, top: float, column: Column, cell: Cell, strong: bool) -> None:
        room = column.width - 5
        voice = Voice(Weight.SEMIBOLD if strong else column.weight, right_to_left=direction_of(cell.text))
        line, size = fit(cell.text, voice, self.size, room, self.size * 0.62)
        lower = 0.66 if not cell.below else 0.5
        y = top - self.row_height * lower - (0 if cell.below else (size - self.size) * 0.35)
        at = self._at(left, column)
        sheet.text(at, y, line, size, align=column.align)
        if cell.struck:
            sheet.rule(left + self._inset, y + size * 0.3, line.width(size), ink=INK, weight=0.8)
        if cell.below:
            small, size = fit(cell.below, Voice(), self.size * 0.62, room, self.size * 0.45)
            sheet.text(at, top - self.row_height * 0.84, small, size, ink=MUTED, align=column.align)

    def _between(self, sheet: Sheet, x: float, top: float, bottom: float) -> None:
        left = x
        path = sheet.path()
        for width in (0.0, *(column.width for column in self.columns)):
            left += width
            path.moveTo(left, top)
            path.lineTo(left, bottom)
        sheet.draw_path(path, stroke=MUTED, weight=0.5)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a paper: what it is, of what, and facts in two columns. A page after the first tells it briefly."""

    kind: str
    title: str
    centre: str
    facts: tuple[tuple[str, str], ...] = ()
    note: str = ""  # beside the kind, in ink: whom it is for

    def height(self) -> float:
        """How high it is on the first page."""
        return 46 + _FACT * -(-len(self.facts) // 2) + _HEAD_GAP

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it on the first page."""
        kind, size = fit(self.kind, Voice(Weight.SEMIBOLD), 10.5, width * 0.6, 7)
        sheet.text(x, top - 9, kind, size, ink=ACCENT)
        centre, size = fit(self.centre, Voice(Weight.SEMIBOLD), 10.5, width * 0.36, 6)
        sheet.text(x + width, top - 9, centre, size, align=Align.RIGHT)
        note = shape(self.note, Voice(Weight.SEMIBOLD))
        title, size = fit(self.title, Voice(Weight.BOLD), 22, width - note.width(9) - 12, 10)
        sheet.text(x, top - 34, title, size)
        sheet.text(x + width, top - 34, note, 9, align=Align.RIGHT)
        sheet.rule(x, top - 43, width, ink=INK, weight=1.4)
        for number, (name, value) in enumerate(self.facts):
            left = x + (number % 2) * width * 0.55
            room = width * (0.53 if number % 2 == 0 else 0.45)
            y = top - 54 - (number // 2) * _FACT
            sheet.text(left, y, shape(name, Voice()), 7, ink=MUTED)
            told, size = fit(value, Voice(Weight.SEMIBOLD), 10, room, 6)
            sheet.text(left, y - 12, told, size)

    def draw_again(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it on a further page."""
        told, size = fit(f"{self.kind} · {self.title}", Voice(Weight.SEMIBOLD), 9, width * 0.7, 6)
        sheet.text(x, top - 8, told, size)
        centre, size = fit(self.note or self.centre, Voice(), 9, width * 0.28, 6)
        sheet.text(x + width, top - 8, centre, size, ink=MUTED, align=Align.RIGHT)
        sheet.rule(x, top - 14, width, ink=INK, weight=1.4)


def foot(sheet: Sheet, centre: str, made_on: date | None, number: int, pages: int, x: float = LEFT) -> None:
    """Whose paper it is, when it was made, which page of how many."""
    y, width = 9 * MM, sheet.width - 2 * x
    sheet.rule(x, y + 10, width)
    parts = [centre, f"erstellt am {german_date(made_on)}" if made_on else ""]
    told, size = fit(" · ".join(part for part in parts if part), Voice(), 7, width * 0.8, 5)
    sheet.text(x, y, told, size, ink=MUTED)
    page = shape(f"Seite {number} von {pages}", Voice())
    sheet.text(x + width, y, page, 7, ink=MUTED, align=Align.RIGHT)


@dataclass(frozen=True, slots=True)
class Ending:
    """What follows the last line: its height, and how to draw it at a left and an upper edge."""

    height: float
    draw: Callable[[Sheet, float, float], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A listing with what follows it. `heading`: begins a page of its own; `title`: stands above the titles."""

    listing: Listing
    heading: Heading | None = None
    title: str = ""
    ending: Ending | None = None


_PART_TITLE: Final = 30.0
_LEAST_ROWS: Final = 3  # of a listing on a page, where it does not begin there


@dataclass(frozen=True, slots=True)
class _Placed:
    part: Part
    first: int
    last: int
    top: float
    titled: bool
    ends: bool  # with the ending


@dataclass(slots=True)
class _Page:
    heading: Heading
    again: bool
    placed: list[_Placed]


class Flow:
    """Puts parts onto pages: each page says what it is, each listing repeats its titles, no ending stands alone."""

    def __init__(self, height: float, parts: Sequence[Part]) -> None:
        self._height = height
        self._first: Heading = next(part.heading for part in parts if part.heading)
        self._heading = self._first
        self.pages: list[_Page] = []
        self._y = 0.0
        for part in parts:
            if part.heading or not self.pages:
                self._heading = part.heading or self._first
                self._begin(again=False)
            self._place(part)

    def _begin(self, *, again: bool) -> None:
        self.pages.append(_Page(self._heading, again, []))
        self._y = self._height - TOP - (_RUNNING_HEAD if again else self._heading.height())

    def _place(self, part: Part) -> None:
        listing, done, count = part.listing, 0, max(len(part.listing.rows), 1)
        ending = part.ending.height if part.ending else 0.0
        while done < count:
            titled = bool(part.title)
            top = self._y - (_PART_TITLE if titled else 0)
            room = top - BOTTOM
            left = count - done
            fits = min(listing.rows_within(room), left)
            fresh = not self.pages[-1].placed
            if not fresh and fits < min(_LEAST_ROWS, left):
                self._begin(again=True)
                continue
            if fits == left and listing.height(left) + ending > room:
                # The last line goes along with what is signed below it.
                fits = left - 1 if left > 1 or not fresh else left
                if fits == 0:
                    self._begin(again=True)
                    continue
            fits = max(fits, 1)
            ends = done + fits >= count
            self.pages[-1].placed.append(_Placed(part, done, done + fits, top, titled, ends))
            self._y = top - listing.height(fits) - (ending if ends else 0) - _HEAD_GAP
            done += fits
            if not ends:
                self._begin(again=True)

    def draw(self, sheet: Sheet, centre: str, made_on: date | None, x: float = LEFT) -> None:
        """All pages."""
        width = sheet.width - 2 * x
        for number, page in enumerate(self.pages, 1):
            if number > 1:
                sheet.next_page()
            draw_head = page.heading.draw_again if page.again else page.heading.draw
            draw_head(sheet, x, sheet.height - TOP, width)
            for placed in page.placed:
                self._draw_part(sheet, placed, x)
            foot(sheet, centre, made_on, number, len(self.pages), x)

    def _draw_part(self, sheet: Sheet, placed: _Placed, x: float) -> None:
        part = placed.part
        if placed.titled:
            more = " (Fortsetzung)" if placed.first else ""
            line, size = fit(part.title + more, Voice(Weight.SEMIBOLD), 12, sheet.width - 2 * x, 7)
            sheet.text(x, placed.top + _PART_TITLE - 18, line, size)
        part.listing.draw(sheet, x, placed.top, placed.first, placed.last)
        if placed.ends and part.ending:
            part.ending.draw(sheet, x, placed.top - part.listing.height(placed.last - placed.first))


def signatures(width: float, titles: Sequence[str], above: float = 46.0) -> Ending:
    """Lines to sign on, beside one another, each with what belongs there below it."""

    def draw(sheet: Sheet, x: float, top: float) -> None:
        gap = 8 * MM
        each = (width - gap * (len(titles) - 1)) / len(titles)
        for number, title in enumerate(titles):
            left = x + number * (each + gap)
            sheet.rule(left, top - above, each, ink=INK, weight=0.8)
            line, size = fit(title, Voice(), 8, each, 5)
            sheet.text(left, top - above - 11, line, size, ink=MUTED)

    return Ending(above + 16, draw)
