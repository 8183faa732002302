"""Lays the parts of a report out over its pages: three columns, in which a table takes one, two or all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from typing import Protocol

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.page import A4, Sheet
from woilmenau_desk.documents.report_parts import foot, paragraph, running_head, state_of
from woilmenau_desk.documents.report_setting import (
    BOTTOM,
    COLUMN,
    COLUMNS,
    TOP,
    WIDTH,
    Block,
    Setting,
    across,
    left_of,
)
from woilmenau_desk.documents.report_tables import LEAST_ROWS
from woilmenau_desk.documents.shaping import wrap

_BETWEEN = 9.0  # points between two blocks
_CLOSE = 2.4
_RUNNING_HEAD = 22.0
_LOOK_AHEAD = 8  # so many tables may a later one step before to fill a gap
_WASTE = 100.0  # points left free beside one another that nobody minds
_PATIENCE = 40.0
_LONG = 0.5  # of a page's height; what is shorter is not split
_TEXT = 9.0
_LEADING = 1.4


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its left and upper edge."""

    block: Block
    x: float
    top: float


class Tabular(Protocol):
    """A table, or what looks like one: it can be split after any of its rows."""

    @property
    def rows(self) -> int:
        """How many rows it has."""

    def span(self) -> int:
        """Over how many columns of the page it stands."""

    def rows_within(self, height: float, width: float, scale: float, first: int = 0) -> int:
        """How many rows from `first` on stand within a height."""

    def block(self, width: float, scale: float, first: int = 0, last: int | None = None) -> Block:
        """The rows from `first` up to `last`."""


@dataclass(slots=True)
class _Waiting:
    """A table, or what is left of it, that stands nowhere yet."""

    table: Tabular
    done: int = 0  # of its rows
    passed: int = 0  # so many have stepped before it
    page: int = 0  # of its last part
    beyond: int = 0  # on that page it goes on from this column on: further to the right

    @property
    def span(self) -> int:
        return self.table.span()

    @property
    def width(self) -> float:
        return across(self.span)


@dataclass(slots=True)
class Flow:
    """The pages in the making. `scale`: of the type and of all that goes with it."""

    setting: Setting
    scale: float
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    edges: list[float] = field(default_factory=lambda: [TOP] * COLUMNS)

    def new_page(self) -> None:
        """Go on at the head of a new page."""
        self.pages.append([])
        self.edges = [TOP - _RUNNING_HEAD] * COLUMNS

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return not self.pages[-1]

    def room(self) -> float:
        """How much height is left below everything."""
        return min(self.edges) - BOTTOM

    def filled(self) -> float:
        """How much of the last page's height is taken, from 0 to 1."""
        return (TOP - min(self.edges)) / (TOP - BOTTOM)

    def ends_with_notes(self) -> bool:
        """Whether nothing stands on the last page but how it was counted."""
        return all(placed.block.close for placed in self.pages[-1])

    def whole(self, block: Block) -> None:
        """A block over the whole width."""
        if self.room() < block.height and not self.fresh:
            self.new_page()
        self._place(block, 0, COLUMNS)

    def _place(self, block: Block, column: int, span: int) -> None:
        top = min(self.edges[column : column + span])
        self.pages[-1].append(Placed(block, left_of(column), top))
        between = _CLOSE if block.close else _BETWEEN
        self.edges[column : column + span] = [top - block.height - between * self.scale] * span

    def section(self, block: Block, following: float = 60.0) -> None:
        """A heading, kept together with the beginning of what follows."""
        if self.room() < block.height + following and not self.fresh:
            self.new_page()
        self.whole(block)
        self.edges = [edge + _BETWEEN * self.scale * 0.4 for edge in self.edges]

    def text(self, title: str, text: str, mark: str = "") -> None:
        """A text with its heading; a long one goes on on the next page."""
        size = _TEXT * self.scale
        going_on = self.setting.say(words.CONTINUED, title=title) if title else ""
        lines = wrap(text, self.setting.plain, size, WIDTH)
        while lines:
            room = int((self.room() - 16) / (size * _LEADING))
            if room < min(len(lines), LEAST_ROWS) and not self.fresh:
                self.new_page()
                continue
            self.whole(paragraph(self.setting, title, lines[: max(room, 1)], size, mark))
            lines = lines[max(room, 1) :]
            title, mark = going_on, ""

    def columns(self, parts: Sequence[Tabular]) -> None:
        """Parts of one column each that are read one after the other: down the first column, then the next.

        They end as high on the page as they can; where a page is too short for them, the rest is on the next.
        """
        left = list(parts)
        while left:
            number, breaks = self._fitting(left)
            if not number:
                if not self.fresh:
                    self.new_page()
                    continue
                number, breaks = 1, (1, 1)  # longer than a page: it stands there alone
            for place, part in enumerate(left[:number]):
                column = sum(place >= one for one in breaks)
                self._place(part.block(COLUMN, self.scale), column, 1)
            left = left[number:]

    def _fitting(self, parts: Sequence[Tabular]) -> tuple[int, tuple[int, ...]]:
        """How many of the parts stand on this page, and with which of them each column but the first begins."""
        heights = [part.block(COLUMN, self.scale).height + _BETWEEN * self.scale for part in parts]
        for number in range(len(parts), 0, -1):
            lowest = BOTTOM - _BETWEEN * self.scale
            best: tuple[list[float], tuple[int, ...]] | None = None
            for breaks in combinations_with_replacement(range(1, number + 1), COLUMNS - 1):
                borders = (0, *breaks, number)
                # The lowest end first, then the one above it: so no column is passed by.
                ends = sorted(
                    edge - sum(heights[first:last])
                    for edge, first, last in zip(self.edges, borders, borders[1:], strict=False)
                )
                if ends[0] >= lowest and (best is None or ends > best[0]):
                    best = ends, breaks
            if best is not None:
                return number, best[1]
        return 0, ()

    def tables(self, tables: Sequence[Tabular]) -> None:
        """Tables in their order, each where most room is left; one may step before others to fill a gap.

        A long one goes on further to the right or on the next page, never to the left of where it began.
        """
        waiting = [_Waiting(table) for table in tables]
        while waiting:
            found = self._best(waiting[:_LOOK_AHEAD])
            if found is None:
                if self.fresh:  # cannot be: on a fresh page at least a part stands
                    return
                self.new_page()
                continue
            chosen, column, rows = found
            one = waiting[chosen]
            self._place(one.table.block(one.width, self.scale, one.done, one.done + rows), column, one.span)
            one.done += rows
            one.page, one.beyond = len(self.pages), column + one.span
            for passed in waiting[:chosen]:
                passed.passed += 1
            if one.done >= one.table.rows:
                waiting.pop(chosen)

    def _best(self, waiting: Sequence["_Waiting"]) -> tuple[int, int, int] | None:
        """Which of the tables is next, in which column, and how many of its rows."""
        best: tuple[int, int, int] | None = None
        least = 0.0
        for number, one in enumerate(waiting):
            column, rows = self._column_for(one)
            if not rows:
                continue
            top = self._top(column, one.span)
            # The longer a table has been waiting, the less it minds what it leaves free.
            waste = (
                sum(edge - top for edge in self.edges[column : column + one.span]) - _PATIENCE * one.passed
            )
            if waste <= _WASTE:
                return number, column, rows
            if best is None or waste < least:
                best, least = (number, column, rows), waste
        return best

    def _column_for(self, one: "_Waiting") -> tuple[int, int]:
        """The column where most room is left for a table, and how many of its rows stand there.

        One that has to be split begins as far to the left as it can.
        """
        first = one.beyond if one.done and one.page == len(self.pages) else 0
        columns = range(first, COLUMNS - one.span + 1)
        if not columns:
            return 0, 0
        column = max(columns, key=lambda place: (self._top(place, one.span), -place))
        left = one.table.rows - one.done
        rows = self._rows_here(one.table, one.width, self._top(column, one.span), one.done)
        if 0 < rows < left:
            for earlier in range(first, column):
                here = self._rows_here(one.table, one.width, self._top(earlier, one.span), one.done)
                if here:
                    return earlier, here
        return column, rows

    def _top(self, column: int, span: int) -> float:
        return min(self.edges[column : column + span])

    def _rows_here(self, table: Tabular, width: float, top: float, done: int) -> int:
        """How many rows of a table stand between `top` and the page's foot; 0 where it does not begin here."""
        left = table.rows - done
        if top - table.block(width, self.scale, done).height >= BOTTOM:
            return max(left, 1)
        fits = table.rows_within(top - BOTTOM, width, self.scale, done)
        if self.fresh:
            # Even a whole page is too short: fill it, and keep the last row with its note for the next.
            return max(min(fits, left - 1), 1)
        long = table.block(width, self.scale, done).height > (TOP - BOTTOM) * _LONG
        fits = min(fits, left - LEAST_ROWS)
        return fits if long and fits >= LEAST_ROWS else 0


def drawn(flow: Flow, kind: str = "") -> bytes:
    """The pages as a document."""
    setting = flow.setting
    report = setting.report
    # Who hears the document does not hear the heads and feet of its pages, so its title says how final it is.
    state = state_of(setting)
    title = f"{kind or setting.say.kind} {report.period_title}"
    sheet = Sheet(
        A4,
        title=f"{title} – {state}" if state else title,
        author=report.centre,
        language=report.language,
        tagged=True,
    )
    for number, page in enumerate(flow.pages, 1):
        if number > 1:
            sheet.next_page()
            running_head(sheet, setting, kind)
        for placed in page:
            if placed.block.mark:
                sheet.bookmark(placed.block.mark, placed.top + 6)
            placed.block.draw(sheet, placed.x, placed.top)
        foot(sheet, setting, number, len(flow.pages))
    return sheet.finish()
