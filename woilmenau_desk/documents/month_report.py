"""The report as a PDF: two pages for a normal month, more when there is more to tell.

What it shows is what the window and the other formats show: all are made from one `Report`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, INK, MM, MUTED, Align, Sheet
from woilmenau_desk.documents.report_parts import (
    GUTTER,
    HALF,
    KINDS,
    LEFT,
    WIDTH,
    chart,
    head,
    key_figures,
    method,
    paragraph,
)
from woilmenau_desk.documents.report_tables import Block, PreparedTable
from woilmenau_desk.documents.shaping import Voice, fit, shape, wrap
from woilmenau_desk.domain.report import Report, ReportTable

_TOP = A4[1] - 15 * MM
_BOTTOM = 19 * MM
_BETWEEN = 15.0  # points between two blocks
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)
_NORMAL_PAGES = 2
_MOST_TALLER = 24 * MM
_LEAST_ROWS = 4  # of a split table on each side

# What belongs to the first page: how many came, for what, and who they were. All else follows in the report's order.
_FIRST_PAGE = ("reasons", "channels", "first_follow_up", "gender_age")
# These are no tables on paper, but a band and a chart, up to so many rows; with more they are told in a plain table.
_MOST_APART = {"key": 16, "days": 62}


@dataclass(slots=True)
class _Page:
    placed: list[tuple[Block, float, float]] = field(default_factory=list)

    def add(self, block: Block, x: float, top: float) -> None:
        self.placed.append((block, x, top))


def render_month_report(report: Report) -> bytes:
    """The report as a PDF on A4. Tables that are missing are left out, empty ones say so."""
    parts = _Parts(report)
    pages = _best_layout(parts)
    kind = KINDS.get(report.kind, "Bericht")
    sheet = Sheet(A4, title=f"{kind} {report.period_title}", author=report.centre)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
            _running_head(sheet, report)
        for block, x, top in page.placed:
            block.draw(sheet, x, top)
        _foot(sheet, report, number, len(pages))
    return sheet.finish()


class _Parts:
    """The report's tables, shaped once for every attempt to lay them out."""

    def __init__(self, report: Report) -> None:
        self.report = report
        shown = [table for table in report.tables if len(table.rows) > _MOST_APART.get(table.id, -1)]
        self.first = [PreparedTable(table) for id_ in _FIRST_PAGE for table in shown if table.id == id_]
        self.rest = [PreparedTable(table) for table in shown if table.id not in _FIRST_PAGE]

    def lone(self, table_id: str) -> ReportTable | None:
        """A table that is no table on paper: the band of key figures, the chart."""
        most = _MOST_APART[table_id]
        return next(
            (table for table in self.report.tables if table.id == table_id and 0 < len(table.rows) <= most),
            None,
        )


def _best_layout(parts: _Parts) -> list[_Page]:
    """The largest type that keeps to two pages; where none does, a comfortable size on more."""
    layout = None
    for scale in _SCALES:
        layout = _Layout(parts, scale)
        if len(layout.pages) <= _NORMAL_PAGES:
            break
    else:
        layout = _Layout(parts, _SCALES[1])
    if len(layout.pages) < _NORMAL_PAGES:
        layout = _Layout(parts, layout.scale, breaks=True)
    # What stays free at the foot of the first page makes the chart taller.
    roomier = _Layout(parts, layout.scale, layout.breaks, taller=min(layout.free_on_first, _MOST_TALLER))
    return (roomier if len(roomier.pages) == len(layout.pages) else layout).pages


class _Layout:
    """Lays the parts out at one scale."""

    def __init__(self, parts: _Parts, scale: float, breaks: bool = False, taller: float = 0.0) -> None:
        self.scale, self.breaks = scale, breaks
        self.free_on_first = 0.0  # points that nothing stands on
        self.pages = [_Page()]
        self.y = _TOP
        report = parts.report
        self._across(head(report))
        if key := parts.lone("key"):
            self._across(key_figures(key, scale))
        if days := parts.lone("days"):
            self._across(chart(days, scale, taller))
        self._tables(parts.first)
        if self.breaks and len(self.pages) == 1:
            self._new_page()
        self._tables(parts.rest)
        if report.narrative.strip():
            self._text("Was auffiel", report.narrative)
        for block in method(report, scale):
            self._across(block)

    def _new_page(self) -> None:
        if len(self.pages) == 1:
            self.free_on_first = max(min(self.y, self._lowest()) - _BOTTOM, 0.0)
        self.pages.append(_Page())
        self.y = _TOP - 11 * MM

    def _lowest(self) -> float:
        return min((top - block.height for block, _, top in self.pages[-1].placed), default=self.y)

    def _across(self, block: Block) -> None:
        if self.y - block.height < _BOTTOM and self.y < _TOP - 12 * MM:
            self._new_page()
        self.pages[-1].add(block, LEFT, self.y)
        self.y -= block.height + _BETWEEN * self.scale

    def _tables(self, tables: Sequence[PreparedTable]) -> None:
        waiting: list[PreparedTable] = []
        for table in tables:
            if table.wants_full_width(HALF):
                self._beside(waiting)
                waiting = []
                self._flow_wide(table)
            else:
                waiting.append(table)
        self._beside(waiting)

    def _flow_wide(self, table: PreparedTable) -> None:
        done = 0
        while True:
            block = table.block(WIDTH, self.scale, done)
            fits = self._rows_here(table, WIDTH, self.y, done, block)
            if fits == 0:
                self._new_page()
                continue
            last = done + fits
            self._across(table.block(WIDTH, self.scale, done, last))
            done = last
            if done >= table.rows:
                return

    def _beside(self, tables: Sequence[PreparedTable]) -> None:
        """Tables in two columns: each goes where more room is left."""
        waiting = [(table, 0) for table in tables]
        edges = [self.y, self.y]
        while waiting:
            side = 0 if edges[0] >= edges[1] else 1
            chosen, fits = self._first_that_fits(waiting, edges[side])
            if fits == 0:
                self._new_page()
                edges = [self.y, self.y]
                continue
            table, done = waiting.pop(chosen)
            part = table.block(HALF, self.scale, done, done + fits)
            self.pages[-1].add(part, LEFT + side * (HALF + GUTTER), edges[side])
            edges[side] -= part.height + _BETWEEN * self.scale
            if done + fits < table.rows:
                waiting.insert(0, (table, done + fits))
        self.y = min(edges)

    def _first_that_fits(self, waiting: Sequence[tuple[PreparedTable, int]], top: float) -> tuple[int, int]:
        """Which of the tables goes below `top`, and how many of its rows; 0 rows when none does.

        A short table may step before a long one to fill a page.
        """
        for number, (table, done) in enumerate(waiting):
            block = table.block(HALF, self.scale, done)
            if fits := self._rows_here(table, HALF, top, done, block):
                return number, fits
        return 0, 0

    def _rows_here(self, table: PreparedTable, width: float, top: float, done: int, whole: Block) -> int:
        """How many rows of a table stand between `top` and the page's foot; 0 to begin on a new page."""
        left = table.rows - done
        if top - whole.height >= _BOTTOM:
            return max(left, 1)
        fits = table.rows_within(top - _BOTTOM, width, self.scale)
        fresh = top >= _TOP - 12 * MM
        if fresh:
            # Even a whole page is too short: fill it, and keep the last row with its note for the next.
            return max(min(fits, left - 1), 1)
        if (
            fits >= _LEAST_ROWS
            and left - fits >= _LEAST_ROWS
            and left > table.rows_within(_TOP, width, self.scale) // 2
        ):
            return fits
        return 0

    def _text(self, title: str, text: str) -> None:
        size = 9 * self.scale
        lines = wrap(text, Voice(), size, WIDTH)
        while lines:
            room = int((self.y - _BOTTOM) / (size * 1.4)) - 2
            if room < min(len(lines), _LEAST_ROWS):
                self._new_page()
                continue
            self._across(paragraph(title, lines[:room], size))
            lines = lines[room:]
            title = f"{title} (Fortsetzung)" if lines and "(" not in title else title


def _running_head(sheet: Sheet, report: Report) -> None:
    kind = KINDS.get(report.kind, "Bericht")
    told, size = fit(f"{kind} {report.period_title}", Voice(Weight.SEMIBOLD), 9, WIDTH * 0.55, 6)
    sheet.text(LEFT, _TOP - 8, told, size)
    right = "intern – nicht weitergeben" if report.internal else report.project
    told, size = fit(right, Voice(Weight.SEMIBOLD if report.internal else Weight.REGULAR), 9, WIDTH * 0.42, 6)
    sheet.text(LEFT + WIDTH, _TOP - 8, told, size, ink=INK if report.internal else MUTED, align=Align.RIGHT)
    sheet.rule(LEFT, _TOP - 14, WIDTH, ink=INK, weight=1.4)


def _foot(sheet: Sheet, report: Report, number: int, pages: int) -> None:
    y = 11 * MM
    sheet.rule(LEFT, y + 10, WIDTH)
    parts = [report.centre, f"erstellt am {german_date(report.made_on)}", f"Version {report.version}"]
    told, size = fit(" · ".join(part for part in parts if part), Voice(), 7, WIDTH * 0.8, 5)
    sheet.text(LEFT, y, told, size, ink=MUTED)
    sheet.text(
        LEFT + WIDTH, y, shape(f"Seite {number} von {pages}", Voice()), 7, ink=MUTED, align=Align.RIGHT
    )
