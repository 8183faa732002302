"""Making tables public: true figures for staff, rounded ones for outside, by which nobody can be seen.

Rounding each figure alone is not enough. Every figure is published once, tables add up to the key figures, and months
add up to the year (domain rule: no cell may follow from totals, other tables, or other months).

Which report it is is said by its rule and never told from the figures: a month in which rounding leaves nothing looks
like one in which nothing was counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from enum import Enum, auto

from woilmenau_desk.domain.confidentiality import BASE, round_matrix, round_one, round_share, round_sum
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.report import Below, Cell, ReportTable, Rule
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

TOTAL = QT_TRANSLATE_NOOP("report", "Summe")
MONEY_BASE = 100  # euros; no help above it may be part of a published amount


class Rounding(Enum):
    """How a table is rounded for outside."""

    KEY = auto()  # the key figures, which the other tables add up to
    CONTACTS = auto()  # its cells add up to the published number of contacts
    PERSONS = auto()  # … of persons
    CROSSED = auto()  # the same in two directions
    AID = auto()  # its first column adds up to the published number of helps
    REFERRALS = auto()  # its cells add up to the published number of referrals
    SUMMED = auto()  # its cells add up to a sum of the table's own
    EACH = auto()  # figures that do not add up, each for itself


@dataclass(frozen=True, slots=True)
class TrueTable:
    """A table with true figures. `total`: a last row with the sums is shown.

    `rest` names the row that takes in, outside, what is below the base in the other rows. `counted` marks the rows
    that stand there only because something was counted: a small one vanishes, for its mere presence would tell that
    somebody was there. `ranks`: rows of the same rank are in the order of their figures, so rounded ones must be
    put in order anew, or their order tells more than they do. `possible`: how many rows it might have had. `drawn`: it
    is a picture, which may be empty.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    rounding: Rounding
    total: bool = False
    note: str = ""
    rest: str = ""
    counted: tuple[bool, ...] = ()
    ranks: tuple[int, ...] = ()
    possible: int = 0
    drawn: bool = False


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


def publish(tables: Iterable[TrueTable], course: Course, rule: Rule) -> tuple[ReportTable, ...]:
    """The tables as they are shown: with true figures, or rounded to base 5 in a controlled way."""
    if rule is Rule.TRUE:
        return tuple(map(_true, tables))
    before_month = Sums.of(course.year).less(Sums.of(course.month))
    key = (
        _outside(course.month, before_month),
        _outside(course.previous, course.before_previous),
        _outside(course.year, Sums()),
    )
    return tuple(_rounded(table, course.month, key) for table in tables)


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


def firsts(figures: PeriodFigures) -> tuple[int, int, int]:
    """First contacts, later ones, and those of nobody known."""
    return figures.first, figures.follow_up, figures.unassigned


def states(figures: PeriodFigures) -> tuple[int, ...]:
    """The appointments kept, missed, cancelled and still booked."""
    return tuple(figures.appointments[state] for state in ("kept", "no_show", "cancelled", "booked"))


# -- true figures, for the house ---------------------------------------------------------------------------------


def _true(table: TrueTable) -> ReportTable:
    rows = [*table.cells, tuple(map(sum, zip(*table.cells, strict=True)))]
    cells = list(map(_with_euros, rows)) if table.rounding is Rounding.AID else rows
    return _shown(table, list(zip(table.labels, cells, strict=False)), cells[-1])


def _with_euros(row: tuple[int, ...]) -> tuple[Cell, ...]:
    return (*row[:-1], f"{row[-1] // 100},{row[-1] % 100:02}") if row else ()


# -- rounded figures, for outside --------------------------------------------------------------------------------

_Rows = list[tuple[str, tuple[Cell, ...]]]


def _outside(figures: PeriodFigures, before: Sums) -> KeyFigures:
    """Every figure is published once: where another table holds it, the key figure is that table's."""
    sums = Sums.of(figures)
    contacts = _told(round_share(before.contacts, sums.contacts), sums.contacts)
    first = _gathered(firsts(figures), None, contacts)[0][0]
    # Never more persons than contacts, nor fewer than came for the first time; both are still next to the truth.
    persons = max(min(round_sum(figures.persons), contacts), first if figures.first <= figures.persons else 0)
    return KeyFigures(
        contacts,
        _told(persons, figures.persons),
        first,
        _told(round_share(before.sessions, sums.sessions), sums.sessions),
        _told(round_share(before.aid, sums.aid), sums.aid),
        _told(round_share(before.referrals, sums.referrals), sums.referrals),
        _gathered(states(figures), None, _sum_of(states(figures)))[0][0],
    )


def _told(published: int, true: int) -> int:
    return Below(published) if true < BASE else published


def _sum_of(figures: Iterable[int]) -> int:
    true = sum(figures)
    return _told(round_sum(true), true)


def _gathered(
    figures: Sequence[int], rest: int | None, total: int | None, possible: int = 0
) -> tuple[list[int], int]:
    """A column rounded so that it adds up to `total`, and what its small figures are together, rounded with it.

    Each figure below the base is told as that and stands in the rest. Without a total each is rounded for itself.
    """
    large = [place for place, figure in enumerate(figures) if figure >= BASE and place != rest]
    together = sum(figures) - sum(figures[place] for place in large)
    if total is None:
        told, left = [round_one(figures[place]) for place in large], round_sum(together)
    else:
        *told, left = _added_up([*(figures[place] for place in large), together], total)
        small = max(possible, len(figures)) - len(large)
        if rest is None and _small_follow(told, left, total, small):
            # So many small ones that each must be nearly the base: then none is told to be below it.
            return [figure or Below(0) for figure in _added_up(figures, total)], Below(0)
    published: list[int] = [Below(0)] * len(figures)
    for place, figure in zip(large, told, strict=True):
        published[place] = figure
    return published, Below(left) if not left or isinstance(total, Below) else left


def _added_up(figures: Sequence[int], total: int) -> list[int]:
    return [row[0] for row in round_matrix([(figure,) for figure in figures], total)]


def _small_follow(told: Sequence[int], left: int, total: int, small: int) -> bool:
    """Whether what is told leaves less than three values for one of so many figures below the base."""
    most = BASE - 1
    together_at_least = max(left - most, total - sum(figure + most for figure in told))
    return together_at_least - most * (small - 1) > most - 2


def _rounded(table: TrueTable, month: PeriodFigures, key: tuple[KeyFigures, ...]) -> ReportTable:
    told = key[0]
    match table.rounding:
        case Rounding.KEY:
            cells = tuple(zip(*map(astuple, key), strict=True))
            return _shown(table, list(zip(table.labels, cells, strict=True)), ())
        case Rounding.CROSSED:
            crossed = round_matrix(table.cells, told.persons)
            sums = tuple(map(sum, zip(*crossed, strict=True)))
            return _shown(table, list(zip(table.labels, crossed, strict=True)), sums)
        case Rounding.AID:
            # What one kind of help brought to how many, and for how much money, would show single people: of these
            # only the sums are told.
            rows = _column(table, told.aid, (None,) * 3)
            return _shown(table, rows, (told.aid, *_aid_sums(month)))
        case _:
            totals: dict[Rounding, int | None] = {
                Rounding.CONTACTS: told.contacts,
                Rounding.PERSONS: told.persons,
                Rounding.REFERRALS: told.referrals,
                Rounding.SUMMED: _sum_of(row[0] for row in table.cells),
                Rounding.EACH: None,
            }
            total = totals[table.rounding]
            return _shown(table, _column(table, total), (total,))


def _column(table: TrueTable, total: int | None, beside: tuple[Cell, ...] = ()) -> _Rows:
    """The rounded rows without those whose mere presence tells something, in an order that tells nothing."""
    rest = table.labels.index(table.rest) if table.rest in table.labels else None
    published, left = _gathered([row[0] for row in table.cells], rest, total, table.possible)
    ranks = table.ranks or tuple(range(len(published)))
    counted = table.counted or (False,) * len(published)
    rows = [
        (rank, -figure, label, figure)
        for place, (rank, label, figure) in enumerate(zip(ranks, table.labels, published, strict=True))
        if place != rest and not (counted[place] and isinstance(figure, Below))
    ]
    if left or not (rows or table.drawn):
        # Behind whatever may vanish into it.
        last = max((rank for rank, only in zip(ranks, counted, strict=True) if only), default=len(ranks))
        rows.append((last if rest is not None else last + 1, 0, table.rest, left))
    rows.sort(key=lambda entry: entry[:3])
    return [(label, (figure, *beside)) for _, _, label, figure in rows]


def _aid_sums(month: PeriodFigures) -> tuple[Cell, ...]:
    """Pieces, recipients and euros of all helps together, each where it cannot be a single help's."""
    kinds = month.aid.values()
    if sum(aid.times for aid in kinds) < BASE:
        return None, None, None
    pieces, recipients = sum(aid.pieces for aid in kinds), sum(aid.recipients for aid in kinds)
    euros = None
    if month.amounts >= BASE and month.largest_amount_cents <= MONEY_BASE * 100:
        cents = sum(aid.amount_cents for aid in kinds)
        euros = round_one(round(cents / 100), MONEY_BASE) or None
    return round_one(pieces), round_one(recipients), euros


def _shown(table: TrueTable, rows: _Rows, sums: tuple[Cell, ...]) -> ReportTable:
    shown: list[tuple[Cell, ...]] = [(label, *cells) for label, cells in rows]
    total = table.total and bool(rows)
    if total:
        # Sums of what is shown tell nothing more than what is shown.
        shown.append((TOTAL, *sums))
    return ReportTable(table.id, table.title, table.columns, tuple(shown), table.note, total)
