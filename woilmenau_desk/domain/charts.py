"""The charts of a report: what each shows, told once, so that the window and the paper draw the same.

A chart is made from a table of the report as it is told (`chart_of`), so it can show nothing that the table does not.
Whoever draws one takes the lengths (`share`), the lines behind it (`ticks`) and the labels that fit (`stride`) from here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from woilmenau_desk.domain.report import Cell, ReportTable

MOST_MARKS: Final = 62
"""A course with more marks than two months have days is a table, no chart."""
MOST_BARS: Final = 20
MOST_IN_GRID: Final = 31
"""Of rows and of columns; a grid with more is a table."""
_MOST_TICKS: Final = 4
_STEPS: Final = (1, 2, 5)
GRID_STEPS: Final = 5
"""So many shades tell one cell of a grid from another; more of them no eye and no copier tells apart."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of a chart with the name of its row; None: not told."""

    label: str
    cell: Cell

    @property
    def value(self) -> int | None:
        """The figure as a number; None where none is told."""
        return self.cell if isinstance(self.cell, int) else None


@dataclass(frozen=True, slots=True)
class _Marked:
    """What a chart of single figures has."""

    id: str  # of its table
    title: str
    heading: str  # what is counted
    marks: tuple[Mark, ...]
    note: str = ""

    @property
    def highest(self) -> int:
        """The largest figure, at least 1."""
        return max((mark.value or 0 for mark in self.marks), default=0) or 1

    def ticks(self) -> tuple[int, ...]:
        """Round figures from 0 to at least the highest, for the lines behind the marks."""
        return ticks(self.highest)

    def share(self, mark: Mark) -> float:
        """How long a mark is, of the way to the last tick."""
        return max(mark.value or 0, 0) / self.ticks()[-1]


@dataclass(frozen=True, slots=True)
class Course(_Marked):
    """Figures one after another in time (days, weeks, months): upright columns."""


@dataclass(frozen=True, slots=True)
class Bars(_Marked):
    """Figures beside one another (origins, topics): lying bars with their names before them."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Figures in two directions (weekdays and hours): the more, the darker, and each cell tells its figure."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    note: str = ""

    @property
    def highest(self) -> int:
        """The largest figure, at least 1."""
        return max((cell for row in self.cells for cell in row if isinstance(cell, int)), default=0) or 1

    def step(self, cell: Cell) -> int:
        """How dark a cell is: 0 for nothing, up to GRID_STEPS."""
        if not isinstance(cell, int) or cell <= 0:
            return 0
        return -(-cell * GRID_STEPS // self.highest)


Chart = Course | Bars | Grid


class _Kind(Enum):
    COURSE = auto()
    BARS = auto()
    GRID = auto()


_KINDS: Final = {
    "days": _Kind.COURSE,
    "weeks": _Kind.COURSE,
    "months": _Kind.COURSE,
    "origins": _Kind.BARS,
    "topics": _Kind.BARS,
    "hours": _Kind.GRID,
}
"""Which tables have a chart, by id. A new one is a line here."""


def chart_of(table: ReportTable) -> Chart | None:
    """The chart of a table; None where it has none, is empty, or is too long to be one.

    A last row with the sum is no mark, and of several columns the first is shown, but for a grid, which shows all.
    """
    kind = _KINDS.get(table.id)
    rows = table.rows[:-1] if table.total_row else table.rows
    if kind is None or not rows or len(table.columns) < 2:
        return None
    if kind is _Kind.GRID:
        if len(rows) > MOST_IN_GRID or len(table.columns) > MOST_IN_GRID:
            return None
        return Grid(
            table.id,
            table.title,
            tuple(table.columns[1:]),
            tuple(str(row[0]) for row in rows),
            tuple(tuple(row[1:]) for row in rows),
            table.note,
        )
    marks = tuple(Mark(str(row[0]), row[1] if len(row) > 1 else None) for row in rows)
    if kind is _Kind.COURSE:
        if len(marks) > MOST_MARKS:
            return None
        return Course(table.id, table.title, table.columns[1], marks, table.note)
    return Bars(table.id, table.title, table.columns[1], marks[:MOST_BARS], table.note)


def charts(tables: Iterable[ReportTable]) -> tuple[Chart, ...]:
    """The charts of a report, in the order of its tables."""
    return tuple(chart for table in tables if (chart := chart_of(table)) is not None)


def ticks(highest: int) -> tuple[int, ...]:
    """Round whole figures, evenly from 0 up to at least `highest`: two lines to five."""
    step, power = 1, 1
    while step * _MOST_TICKS < highest:
        for round_one in _STEPS:
            step = round_one * power
            if step * _MOST_TICKS >= highest:
                break
        else:
            power *= 10
    return tuple(range(0, -(-max(highest, 1) // step) * step + 1, step))


def stride(widths: Sequence[float], room: float) -> int:
    """Every how-manieth label is shown so that none touches the next, where each has `room`."""
    widest = max(widths, default=0.0)
    every = 1
    while every * room < widest and every < len(widths):
        every += 1
    return every
