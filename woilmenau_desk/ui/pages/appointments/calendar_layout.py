"""Where everything of a day or a week lies, reckoned once for a size: painting only adds how far it is scrolled."""

from typing import NamedTuple

from woilmenau_desk.ui.pages.appointments.calendar_model import READABLE, Block, Column, Grid

GUTTER, TITLE, STRIP, MOST_STRIPS = 52, 30, 18, 3
BAND = 3  # the width of the band that says when the house is open to all
LEAST_COLUMN = 112
_LEAST_HOUR = 56
_ASIDE = 20  # the width of what was called off beside what has its time
_BESIDE = 8  # what stays free at the right of the blocks, for a hand that means the time itself


class Placed(NamedTuple):
    """A block and its place; `tail` is how much lower it is with the time after it."""

    block: Block
    x: int
    y: int
    wide: int
    high: int
    tail: int


class TimeLayout:
    """In pixels from the upper left corner of the hours, which lie below the head and right of the gutter."""

    def __init__(self, grid: Grid, width: int, height: int) -> None:
        self._first = grid.first
        strips = max((len(column.strip) for column in grid.columns), default=0)
        self.head = TITLE + STRIP * min(strips, MOST_STRIPS) + 2
        hours = max(1.0, (grid.last - grid.first) / 60)
        # Where there is room, all hours are seen at once.
        self.hour = max(float(_LEAST_HOUR), (height - self.head) / hours)
        self.wide = max(float(LEAST_COLUMN), (width - GUTTER) / max(1, len(grid.columns)))
        self.xs = tuple(round(number * self.wide) for number in range(len(grid.columns) + 1))
        self.high = round(hours * self.hour)
        self.least = int(READABLE * self.hour / 60)
        self.columns = tuple(self._column(number, column) for number, column in enumerate(grid.columns))

    def y(self, minute: int) -> int:
        """How low a minute of the day lies."""
        return round((minute - self._first) * self.hour / 60)

    def minute(self, y: int) -> int:
        """The minute that lies there."""
        return self._first + int(y * 60 / self.hour)

    def span(self, column: int) -> tuple[int, int]:
        """From where to where a column reaches."""
        return self.xs[column], self.xs[column + 1]

    def find(self, column: int, block: Block) -> Placed | None:
        """A block's place."""
        return next((one for one in self.columns[column] if one.block is block), None)

    def whole(self, column: int) -> tuple[int, int]:
        """Left edge and width of what would stand in a column alone."""
        left, right = self.span(column)
        return left + BAND + 1, right - left - BAND - 2 - _BESIDE

    def _column(self, number: int, column: Column) -> tuple[Placed, ...]:
        left, right = self.span(number)
        asides = any(block.aside for block in column.blocks)
        room = right - left - BAND - 2 - (_ASIDE + 2 if asides else _BESIDE)
        found = []
        for block in column.blocks:
            y, ends = self.y(block.begins), self.y(block.ends)
            high = max(self.least, ends - y) - 1
            tail = self.y(block.ends + block.buffer) - y if block.buffer else 0
            if block.aside:
                found.append(Placed(block, right - _ASIDE - 1, y + 1, _ASIDE, high, tail))
                continue
            lane = block.lane
            x = left + BAND + 1 + room * lane.number // lane.of
            over = left + BAND + 1 + room * (lane.number + lane.wide) // lane.of
            found.append(Placed(block, x, y + 1, over - x - 1, high, tail))
        return tuple(found)
