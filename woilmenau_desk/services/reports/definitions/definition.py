"""What a table of a report is: its words, where its rows come from, and how it is told outside."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.funders import Layout
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import SpanKind
from woilmenau_desk.domain.true_table import Rounding, TrueTable
from woilmenau_desk.services.reports.definitions.words import Words

NEVER: Final[frozenset[SpanKind]] = frozenset()
ALWAYS: Final = frozenset(SpanKind)
LONG: Final = frozenset({SpanKind.QUARTER, SpanKind.HALF, SpanKind.YEAR})
SHORT: Final = frozenset({SpanKind.MONTH, SpanKind.DAYS})
STANDARD: Final = frozenset({Layout.STANDARD})
BOTH: Final = frozenset(Layout)


class Column(NamedTuple):
    """A column of figures: its heading, and what is counted in it, of which a figure can open the list."""

    title: str
    counts: str = ""


class Row(NamedTuple):
    """A row: its code is the same in every version, language and funder's report.

    `counted`: it stands there only because something was counted. `rank`: rows of one rank are in the order of their
    figures; None where it stays in its place.
    """

    code: str
    label: str
    cells: tuple[int, ...]
    counted: bool = False
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What tables are made from: the figures of a span, the words of its time, and by which rule they will be told.

    `months`: the figures of each month of a longer span, for its course.
    """

    figures: PeriodFigures
    words: Words
    rule: Rule = Rule.TRUE
    months: Sequence[tuple[Month, PeriodFigures]] = ()


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A table. `first` heads the names of the rows. `kinds` and `layouts`: where it stands if nobody chose otherwise.

    `of_months`: it is made of the months of a longer span, so nobody can choose it for another. `inside`: it is for the
    house alone, for beside others it would tell too much. The others are as in `TrueTable`.
    """

    id: str
    title: str
    first: str
    columns: Sequence[Column] | Callable[[Source], Sequence[Column]]
    rows: Callable[[Source], Iterable[Row]]
    rounding: Rounding | Callable[[Source], Rounding]
    total: bool = False
    rest: str = ""
    drawn: bool = False
    top: int = 0
    adds: bool = False
    note: str | Callable[[Source], str] = ""
    sums: Callable[[Source], tuple[int, ...]] | None = None
    kinds: frozenset[SpanKind] = ALWAYS
    layouts: frozenset[Layout] = BOTH
    of_months: bool = False
    inside: bool = False

    def is_inside(self, kind: SpanKind) -> bool:
        """Whether the house sees it of such a span."""
        return bool(self.kinds) and (kind in self.kinds or (kind in SHORT and not self.of_months))

    def table(self, source: Source) -> TrueTable:
        """The table with its true figures."""
        rows = list(self.rows(source))
        columns = self.columns(source) if callable(self.columns) else self.columns
        ranked = any(row.rank is not None for row in rows)
        return TrueTable(
            self.id,
            self.title,
            (self.first, *(column.title for column in columns)),
            tuple(row.label for row in rows),
            tuple(row.cells for row in rows),
            self.rounding if isinstance(self.rounding, Rounding) else self.rounding(source),
            total=self.total,
            note=self.note(source) if callable(self.note) else self.note,
            rest=self.rest,
            counted=tuple(row.counted for row in rows) if any(row.counted for row in rows) else (),
            ranks=tuple(row.rank or 0 for row in rows) if ranked else (),
            drawn=self.drawn,
            sums=() if self.sums is None else self.sums(source),
            codes=tuple(row.code for row in rows),
            counts=tuple(column.counts for column in columns),
            top=self.top,
            adds=self.adds,
        )
