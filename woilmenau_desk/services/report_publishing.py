"""Making tables public: true figures for staff, rounded ones for outside, by which nobody can be seen.

Rounding each figure alone is not enough. Every figure is published once, tables add up to the key figures, and months
add up to the year (domain rule: no cell may follow from totals, other tables, or other months).
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from enum import Enum, auto

from woilmenau_desk.domain.confidentiality import round_matrix, round_one, round_share
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.report import Cell, ReportTable
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

_N = QT_TRANSLATE_NOOP
TOTAL = _N("report", "Summe")
_MONEY_BASE = 50  # euros


class Rounding(Enum):
    """How a table is rounded for outside."""

    KEY = auto()  # the key figures, which the other tables add up to
    CONTACTS = auto()  # its cells add up to the published number of contacts
    PERSONS = auto()  # … of persons
    AID = auto()  # its first column adds up to the published number of helps
    REFERRALS = auto()  # its cells add up to the published number of referrals
    SUMMED = auto()  # its cells add up to a sum of the table's own
    EACH = auto()  # figures that do not add up, each for itself


@dataclass(frozen=True, slots=True)
class TrueTable:
    """A table with true figures. `total`: a last row with the sums is shown.

    `counted` marks the rows that stand there only because something was counted: a rounded zero in one would tell
    that somebody was there. `ranks`: rows of the same rank are in the order of their figures, so rounded ones must be
    put in order anew, or their order tells more than they do.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    rounding: Rounding
    total: bool = False
    note: str = ""
    counted: tuple[bool, ...] = ()
    ranks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """The key figures of which months add up to the year."""

    contacts: int = 0
    sessions: int = 0
    aid: int = 0
    referrals: int = 0

    @classmethod
    def of(cls, figures: PeriodFigures) -> "Sums":
        """Those of a period."""
        times = sum(aid.times for aid in figures.aid.values())
        return cls(figures.contacts, figures.sessions, times, sum(figures.referrals.values()))

    def less(self, part: "Sums") -> "Sums":
        """What is left without a part."""
        return Sums(*(whole - less for whole, less in zip(astuple(self), astuple(part), strict=True)))


@dataclass(frozen=True, slots=True)
class Course:
    """What a monthly report tells of: the month, the one before, the year so far.

    `before_previous` is what the previous month's own year had counted before it.
    """

    month: PeriodFigures
    previous: PeriodFigures
    year: PeriodFigures
    before_previous: Sums


def publish(tables: Iterable[TrueTable], course: Course, rounded: bool) -> tuple[ReportTable, ...]:
    """The tables as they are shown: with true figures, or rounded to base 5 in a controlled way."""
    if not rounded:
        return tuple(_shown(table, table.labels, _true(table)) for table in tables)
    before_month = Sums.of(course.year).less(Sums.of(course.month))
    key = (
        _outside(course.month, before_month),
        _outside(course.previous, course.before_previous),
        _outside(course.year, Sums()),
    )
    return tuple(_shown(table, *_discreet(table, _rounded(table, key))) for table in tables)


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The key figures of one period as a table tells them, true or rounded, in the order of its rows."""

    contacts: int
    persons: int
    first: int
    sessions: int
    aid: int
    referrals: int
    kept: int


def key_figures_of(figures: PeriodFigures) -> KeyFigures:
    """The true ones."""
    sums = Sums.of(figures)
    return KeyFigures(
        sums.contacts,
        figures.persons,
        figures.first,
        sums.sessions,
        sums.aid,
        sums.referrals,
        figures.appointments["kept"],
    )


def _outside(figures: PeriodFigures, before: Sums) -> KeyFigures:
    """Every figure is published once: where another table holds it, the key figure is that table's."""
    sums = Sums.of(figures)
    contacts = round_share(before.contacts, sums.contacts)
    return KeyFigures(
        contacts,
        # Never more persons than contacts; the smaller of the two is still next to the truth.
        min(round_one(figures.persons), contacts),
        _column(firsts(figures), contacts)[0],
        round_share(before.sessions, sums.sessions),
        round_share(before.aid, sums.aid),
        round_share(before.referrals, sums.referrals),
        _column(states(figures))[0],
    )


def _column(figures: Sequence[int], total: int | None = None) -> tuple[int, ...]:
    # As a column, like the table that shows it: the same figures in a row may be rounded otherwise.
    return tuple(row[0] for row in round_matrix([(figure,) for figure in figures], total))


def _true(table: TrueTable) -> Sequence[Sequence[Cell]]:
    if table.rounding is not Rounding.AID:
        return table.cells
    return tuple((*row[:-1], _euros(row[-1])) for row in table.cells)


def _euros(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02}"


def _rounded(table: TrueTable, key: tuple[KeyFigures, ...]) -> Sequence[Sequence[int | None]]:
    month = key[0]
    match table.rounding:
        case Rounding.KEY:
            return tuple(zip(*map(astuple, key), strict=True))
        case Rounding.CONTACTS:
            return round_matrix(table.cells, month.contacts)
        case Rounding.PERSONS:
            return round_matrix(table.cells, month.persons)
        case Rounding.REFERRALS:
            return round_matrix(table.cells, month.referrals)
        case Rounding.AID:
            # What one kind of help brought to how many, and for how much money, would show single people: of these
            # only the sums are told.
            times = _column([row[0] for row in table.cells], month.aid)
            return tuple((number, None, None, None) for number in times)
        case Rounding.SUMMED:
            return round_matrix(table.cells)
        case Rounding.EACH:
            return tuple(tuple(map(round_one, row)) for row in table.cells)


def _discreet(
    table: TrueTable, cells: Sequence[Sequence[int | None]]
) -> tuple[Sequence[str], Sequence[Sequence[int | None]]]:
    """The rounded rows without those whose mere presence tells something, in an order that tells nothing."""
    counted = table.counted or (False,) * len(cells)
    ranks = table.ranks or tuple(range(len(cells)))
    rows = [
        (rank, -(row[0] or 0), label, row)
        for rank, label, row, only in zip(ranks, table.labels, cells, counted, strict=True)
        if any(row) or not only
    ]
    rows.sort(key=lambda entry: entry[:3])
    return [label for _, _, label, _ in rows], [row for *_, row in rows]


def _shown(table: TrueTable, labels: Sequence[str], cells: Sequence[Sequence[Cell]]) -> ReportTable:
    rows: list[tuple[Cell, ...]] = [(label, *row) for label, row in zip(labels, cells, strict=True)]
    if table.total and table.rounding is Rounding.AID:
        rows.append((TOTAL, *_aid_sums(table, cells)))
    elif table.total:
        # Sums of what is shown tell nothing more than what is shown.
        columns = zip(*cells, strict=True)
        rows.append((TOTAL, *(sum(cell for cell in column if isinstance(cell, int)) for column in columns)))
    return ReportTable(table.id, table.title, table.columns, tuple(rows), table.note, table.total)


def _aid_sums(table: TrueTable, cells: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    times = sum(row[0] for row in cells if isinstance(row[0], int))
    pieces, recipients, cents = (
        sum(column) for column in zip(*(row[1:] for row in table.cells), strict=True)
    )
    if not cells or cells[0][1] is not None:
        return times, pieces, recipients, _euros(cents)
    if not times:
        return 0, None, None, None
    return times, round_one(pieces), round_one(recipients), round_one(round(cents / 100), _MONEY_BASE)


def firsts(figures: PeriodFigures) -> tuple[int, int, int]:
    """First contacts, later ones, and those of nobody known."""
    return figures.first, figures.follow_up, figures.unassigned


def states(figures: PeriodFigures) -> tuple[int, ...]:
    """The appointments kept, missed, cancelled and still booked."""
    return tuple(figures.appointments[state] for state in ("kept", "no_show", "cancelled", "booked"))
