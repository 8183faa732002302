"""Making tables public: true figures for staff, rounded ones for outside, by which nobody can be seen.

Rounding each figure alone is not enough: no cell may follow from totals, other tables, or other months. So every figure
is published once and as a lower bound, and a sum is held down where it would tell its parts (`domain.confidentiality`).
What a sum has beyond the rows that are told is a row of its own; it follows from the others and tells nothing more.

Which report it is is said by its rule and never told from the figures: a month in which rounding leaves nothing looks
like one in which nothing was counted.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import accumulate

from woilmenau_desk.domain.appointments import OUTCOMES
from woilmenau_desk.domain.confidentiality import (
    BASE,
    MONEY_BASE,
    lowered,
    most_told,
    round_down,
    round_one,
    running,
)
from woilmenau_desk.domain.confidentiality.published import Figure, Told, codes_of
from woilmenau_desk.domain.confidentiality.rounded import DAYS, SESSIONS
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.report import Below, Cell, ReportTable
from woilmenau_desk.domain.true_table import REST, SUM, Rounding, TrueTable, folded
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

TOTAL = QT_TRANSLATE_NOOP("report", "Summe")
OFFERS, GENDER_AGE = "offers", "gender_age"  # tables that are told beside one another
OTHER_ROWS = QT_TRANSLATE_NOOP("report", "andere")


@dataclass(frozen=True, slots=True)
class MonthCounted:
    """A month: its true figures, its tables as they are for outside, and how many persons its year has had with it."""

    figures: PeriodFigures
    tables: tuple[TrueTable, ...]
    persons_so_far: int


def publish(tables: Iterable[TrueTable]) -> tuple[ReportTable, ...]:
    """The tables with true figures, for the house."""
    return tuple(map(_true, tables))


def shown(tables: Iterable[TrueTable], told: Told) -> tuple[ReportTable, ...]:
    """The tables with nothing in them but what is told: no figure, order or row of the true ones comes through."""
    return tuple(_as_told(table, told) for table in tables)


def numbers_of(figures: PeriodFigures) -> dict[str, int]:
    """The numbers of a span that its tables share, by the names that `domain.confidentiality` knows."""
    numbers = {
        "contacts": figures.contacts,
        "persons": figures.persons,
        "first": figures.first,
        "follow_up": figures.follow_up,
        "unassigned": figures.unassigned,
        "sessions": figures.sessions,
        "aid": sum(aid.times for aid in figures.aid.values()),
        "referrals": sum(figures.referrals.values()),
        "kept": figures.appointments["kept"],
        "amounts": figures.amounts,
        "largest_amount_cents": figures.largest_amount_cents,
        "amount_cents": sum(aid.amount_cents for aid in figures.aid.values()),
    }
    if figures.first <= figures.new_in_year <= figures.persons:
        numbers["new_persons"] = figures.new_in_year
    return numbers


def held_back(tables: Iterable[TrueTable], told: Told) -> tuple[str, ...]:
    """Sentences on what is not told, for the report; they name tables and never say how much there was."""
    titles = {table.id: table.title for table in tables}
    named = [titles[one] for one in told.held if titles.get(one)]
    sentences = [HELD_TABLES.format(tables=", ".join(f"„{title}“" for title in named))] if named else []
    names = [NUMBER_WORDS[one] for one in told.held if one in NUMBER_WORDS]
    if names:
        sentences.append(HELD_NUMBERS.format(numbers=", ".join(names)))
    if DAYS in told.held:
        sentences.append(HELD_DAYS)
    if AGAIN in told.held:
        sentences.append(HELD_AGAIN)
    return tuple(sentences)


def publish_outside(year: Sequence[MonthCounted], previous: MonthCounted) -> tuple[ReportTable, ...]:
    """The tables of the last of a year's months, counted from January on, rounded so that nobody can be seen.

    All months of the year are needed, for what they told is what the year so far may add to.
    """
    told = [_outside(month) for month in year]
    month = told[-1]
    so_far = _year_so_far(year, [one.key for one in told])
    key = (month.key, _outside(previous).key, so_far)
    shown = tuple(_rounded(table, year[-1].figures, month, key) for table in year[-1].tables)
    women = next((_women_told(table) for table in shown if table.id == GENDER_AGE), 0)
    return tuple(_held_down(table, month.key, women) if table.id == OFFERS else table for table in shown)


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
    return KeyFigures(
        figures.contacts,
        figures.persons,
        figures.first,
        figures.sessions,
        sum(aid.times for aid in figures.aid.values()),
        sum(figures.referrals.values()),
        figures.appointments["kept"],
    )


def firsts(figures: PeriodFigures) -> tuple[int, int, int]:
    """First contacts, later ones, and those of nobody known."""
    return figures.first, figures.follow_up, figures.unassigned


def states(figures: PeriodFigures) -> tuple[int, ...]:
    """The appointments kept, missed, cancelled by whom, and still booked."""
    return tuple(figures.appointments[outcome] for outcome in OUTCOMES)


# -- what is told, for outside ------------------------------------------------------------------------------------

AGAIN = "again"
HELD_TABLES = QT_TRANSLATE_NOOP(
    "report", "Zum Schutz Einzelner fehlt, was andere Zahlen verrieten: {tables}."
)
HELD_NUMBERS = QT_TRANSLATE_NOOP("report", "Zum Schutz Einzelner wird nicht gesagt: {numbers}.")
HELD_AGAIN = QT_TRANSLATE_NOOP(
    "report", "Die Zahlen sind die der früheren Fassung; neue verrieten, was sich geändert hat."
)
HELD_DAYS = QT_TRANSLATE_NOOP(
    "report",
    "Es fehlen alle Zahlen: Über Tage, die sich mit diesen überschneiden, ist schon zweimal berichtet worden. Ganze Monate "
    "gehen immer.",
)
NUMBER_WORDS = {
    "contacts": QT_TRANSLATE_NOOP("report", "Kontakte"),
    "persons": QT_TRANSLATE_NOOP("report", "Personen"),
    "first": QT_TRANSLATE_NOOP("report", "Erstkontakte"),
    "new_persons": QT_TRANSLATE_NOOP("report", "neu im Jahr"),
    "sessions": QT_TRANSLATE_NOOP("report", "Beratungsgespräche"),
    "aid": QT_TRANSLATE_NOOP("report", "Soforthilfen"),
    "referrals": QT_TRANSLATE_NOOP("report", "Verweise"),
    "kept": QT_TRANSLATE_NOOP("report", "wahrgenommene Termine"),
}
_NO_FIGURE = -1  # hidden rows come last, and in the order of their labels


def _as_told(table: TrueTable, told: Told) -> ReportTable:
    if table.rounding is Rounding.KEY:
        cells = tuple((told.key.get(code),) for code in codes_of(table))
        return _table(replace(table, total=False, columns=table.columns[:2]), cells, ())
    found, sums = told.cells.get(table.id, {}), told.sums.get(table.id, ())
    codes = codes_of(table)
    wide = len(table.columns) - 1
    counted = table.counted or (False,) * len(codes)
    ranks = table.ranks or (0,) * len(codes)
    rows = [
        (rank, label, code, found[code], only)
        for rank, label, code, only in zip(ranks, table.labels, codes, counted, strict=True)
        if code in found and not (only and _nothing_told(found[code]))
    ]
    if table.ranks:
        rows.sort(key=lambda row: (row[0], -_size(row[3]), row[1]))
    elsewhere = [row for code, row in found.items() if code not in codes]
    if extra := tuple(map(_sum_told, zip(*elsewhere, strict=True))):
        # What the months told of rows that the longer span no longer has.
        last = max((row[0] for row in rows), default=0)
        if any(cell is None or cell for cell in extra):
            rows.append((last + 1, table.rest or OTHER_ROWS, REST, extra, True))
    if not rows and found and not table.drawn and table.rest:
        rows.append((0, table.rest, REST, (0,) * wide, False))
    kept = replace(
        table,
        labels=tuple(row[1] for row in rows),
        codes=tuple(row[2] for row in rows),
        ranks=tuple(row[0] for row in rows),
        cells=(),
        counted=(),
        columns=table.columns,
    )
    return _folded(kept, tuple(row[3] for row in rows), sums)


def _nothing_told(row: tuple[Figure, ...]) -> bool:
    """Whether a row says 0, or 0 and nothing else: standing there it would say that there was one of it."""
    return bool(row) and row[0] is not None and not any(row)


def _folded(table: TrueTable, cells: tuple[tuple[Figure, ...], ...], sums: tuple[Figure, ...]) -> ReportTable:
    """At most so many rows of the first rank as the table shows; the others are one, with what is told of them together."""
    first = [place for place, rank in enumerate(table.ranks) if rank == table.ranks[0]]
    if table.top and len(first) > table.top + 1:
        beyond = first[table.top :]
        labels, codes, figures = list(table.labels), list(table.codes), list(cells)
        together = tuple(map(_sum_told, zip(*(cells[place] for place in beyond), strict=True)))
        labels[beyond[0] : beyond[-1] + 1] = [table.rest]
        codes[beyond[0] : beyond[-1] + 1] = [REST]
        figures[beyond[0] : beyond[-1] + 1] = [together]
        table = replace(table, labels=tuple(labels), codes=tuple(codes))
        cells = tuple(figures)
    return _table(table, cells, sums)


def _table(table: TrueTable, cells: tuple[tuple[Figure, ...], ...], sums: tuple[Figure, ...]) -> ReportTable:
    total = table.total and bool(cells) and bool(sums)
    skipped = SESSIONS if table.rounding is Rounding.OFFERS else 0  # its note tells them
    rows = [(label, *row[skipped:]) for label, row in zip(table.labels, cells, strict=True)]
    codes = [*codes_of(table)]
    if total:
        rows.append((TOTAL, *sums[skipped:]))
        codes.append(SUM)
    columns = (table.columns[0], *table.columns[1 + skipped :])
    return ReportTable(table.id, table.title, columns, tuple(rows), table.note, total, tuple(codes))


def _sum_told(figures: Iterable[Figure]) -> Figure:
    found = list(figures)
    return None if None in found else sum(figure or 0 for figure in found)


def _size(row: tuple[Figure, ...]) -> int:
    return _NO_FIGURE if row[0] is None else row[0]


# -- true figures, for the house ---------------------------------------------------------------------------------


def _true(table: TrueTable) -> ReportTable:
    table = folded(table)
    rows = [*table.cells, table.sums or tuple(map(sum, zip(*table.cells, strict=True)))]
    cells = [_SAID_TRUE[table.rounding](row) for row in rows] if table.rounding in _SAID_TRUE else rows
    note = "" if table.rounding is Rounding.OFFERS else table.note  # its columns tell it
    shown = _shown(replace(table, note=note), list(zip(table.labels, cells, strict=False)), cells[-1])
    return replace(shown, counts=table.counts)


def _with_euros(row: tuple[int, ...]) -> tuple[Cell, ...]:
    return (*row[:-1], f"{row[-1] // 100},{row[-1] % 100:02}") if row else ()


def _with_hours(row: tuple[int, ...]) -> tuple[Cell, ...]:
    volunteers, minutes, _most_of_one = row
    return volunteers, f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


_SAID_TRUE: Mapping[Rounding, Callable[[tuple[int, ...]], tuple[Cell, ...]]] = {
    Rounding.AID: _with_euros,
    Rounding.HOURS: _with_hours,
}


# -- rounded figures, for outside --------------------------------------------------------------------------------

_Rows = list[tuple[str, tuple[Cell, ...]]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a month tells: its key figures, and first contacts, later ones and those of nobody known."""

    key: KeyFigures
    firsts: tuple[int, ...]


def _outside(month: MonthCounted) -> _Told:
    """Every figure is published once: where another table holds it, the key figure is that table's."""
    true = key_figures_of(month.figures)
    parted: dict[Rounding, list[TrueTable]] = {rounding: [] for rounding in Rounding}
    for table in month.tables:
        parted[table.rounding].append(table)
    contacts = _sum_of(true.contacts, parted[Rounding.CONTACTS])
    persons = _sum_of(true.persons, parted[Rounding.PERSONS] + parted[Rounding.CROSSED])
    parts = [round_down(figure) for figure in firsts(month.figures)]
    while True:
        # Each of them knows the others' bounds: first ≤ persons ≤ contacts without the anonymous.
        contacts = min(contacts, most_told(parts, len(parts)))
        kept = lowered(parts, contacts)
        persons = min(persons, contacts - kept[2])
        kept[0] = min(kept[0], persons)
        if kept == parts:
            break
        parts = kept
    return _Told(
        KeyFigures(
            contacts,
            persons,
            parts[0],
            round_down(true.sessions),
            _sum_of(true.aid, parted[Rounding.AID]),
            _sum_of(true.referrals, parted[Rounding.REFERRALS]),
            round_down(true.kept),
        ),
        tuple(parts),
    )


def _year_so_far(year: Sequence[MonthCounted], told: Sequence[KeyFigures]) -> KeyFigures:
    true = [astuple(key_figures_of(month.figures)) for month in year]
    sums: list[list[int]] = [list(accumulate(column)) for column in zip(*true, strict=True)]
    sums[1] = [month.persons_so_far for month in year]  # who comes in two months is one person
    columns = zip(sums, zip(*map(astuple, told), strict=True), strict=True)
    figures = KeyFigures(*(running(column, months)[-1] for column, months in columns))
    return replace(figures, first=min(figures.first, figures.persons))


def _sum_of(true: int, tables: Iterable[TrueTable]) -> int:
    """A sum as it may be told beside all tables whose cells add up to it."""
    most = (most_told(_parts(table), table.possible or len(_cells(table))) for table in tables)
    return min((round_down(true), *most))


def _cells(table: TrueTable) -> tuple[int, ...]:
    """The true parts of the table's sum: its rows, or the columns' sums of a table in two directions."""
    if table.rounding is Rounding.CROSSED:
        return tuple(map(sum, zip(*table.cells, strict=True)))
    return tuple(row[0] for row in table.cells)


def _parts(table: TrueTable) -> list[int]:
    """What is told of them, before the sum may hold them down."""
    if table.rounding is Rounding.CROSSED:
        columns = zip(*table.cells, strict=True)
        return [
            min(round_down(sum(column)), most_told(list(map(round_down, column)), len(column)))
            for column in columns
        ]
    return [
        0 if name == table.rest else min(round_down(row[0]), table.most.get(name, row[0]))
        for name, row in _rows(table)
    ]


def _rows(table: TrueTable) -> Iterable[tuple[str, tuple[int, ...]]]:
    return zip(table.labels, table.cells, strict=True)


def _said(figure: int) -> int:
    return figure or Below(0)


def _rounded(table: TrueTable, month: PeriodFigures, told: _Told, key: tuple[KeyFigures, ...]) -> ReportTable:
    match table.rounding:
        case Rounding.KEY:
            cells = (tuple(map(_said, row)) for row in zip(*map(astuple, key), strict=True))
            return _shown(table, list(zip(table.labels, cells, strict=True)), ())
        case Rounding.CROSSED:
            sums = tuple(lowered(_parts(table), told.key.persons))
            columns = [
                lowered(list(map(round_down, column)), total)
                for column, total in zip(zip(*table.cells, strict=True), sums, strict=True)
            ]
            crossed = tuple(zip(*columns, strict=True))
            return _shown(table, list(zip(table.labels, crossed, strict=True)), sums)
        case Rounding.AID:
            # What one kind of help brought to how many, and for how much money, would show single people: of these
            # only the sums are told.
            rows = _column(table, _parts(table), told.key.aid, (None,) * 3)
            return _shown(table, rows, (_said(told.key.aid), *_aid_sums(month)))
        case Rounding.OFFERS:
            # How often something was offered says nothing of whoever came: the note tells it as it is.
            offers: _Rows = [
                (label, tuple(_said(round_down(figure)) for figure in row[SESSIONS:]))
                for label, row in _rows(table)
            ]
            heads = (table.columns[0], *table.columns[1 + SESSIONS :])
            return _shown(replace(table, total=False, columns=heads), offers, ())
        case Rounding.HOURS:
            return _shown(replace(table, total=False), [*map(_hours_told, _told_areas(table))], ())
        case Rounding.EACH:
            return _shown(table, _column(table, _parts(table), None), ())
        case _:
            totals: dict[Rounding, int] = {
                Rounding.FIRSTS: told.key.contacts,
                Rounding.CONTACTS: told.key.contacts,
                Rounding.PERSONS: told.key.persons,
                Rounding.REFERRALS: told.key.referrals,
                Rounding.SUMMED: _sum_of(sum(_cells(table)), [table]),
            }
            total = totals[table.rounding]
            parts = list(told.firsts) if table.rounding is Rounding.FIRSTS else _parts(table)
            return _shown(table, _column(table, parts, total), (_said(total),))


def _column(table: TrueTable, parts: list[int], total: int | None, beside: tuple[Cell, ...] = ()) -> _Rows:
    """The rounded rows without those whose mere presence tells something, in an order that tells nothing."""
    published = parts if total is None else lowered(parts, total)
    left = 0 if total is None else total - sum(published)
    with_rest = table.rest in table.labels
    ranks = table.ranks or tuple(range(len(published)))
    counted = table.counted or (False,) * len(published)
    rows = [
        (rank, -figure, label, _said(figure))
        for rank, label, figure, only in zip(ranks, table.labels, published, counted, strict=True)
        if label != table.rest and not (only and not figure)
    ]
    if left or not (rows or table.drawn):
        # Behind whatever may vanish into it.
        last = max((rank for rank, only in zip(ranks, counted, strict=True) if only), default=len(ranks))
        rows.append((last if with_rest else last + 1, 0, table.rest, _said(left)))
    rows.sort(key=lambda entry: entry[:3])
    return [(label, (figure, *beside)) for _, _, label, figure in rows]


def _told_areas(table: TrueTable) -> list[tuple[str, tuple[int, ...]]]:
    """The fields in which so many served that none of them is seen; the others are left out, for their sum as well."""
    return [(label, row) for label, row in _rows(table) if row[0] >= BASE]


def _hours_told(area: tuple[str, tuple[int, ...]]) -> tuple[str, tuple[Cell, ...]]:
    label, (volunteers, minutes, most_of_one) = area
    # Where one of them served more than half of it, the hours would nearly be theirs.
    hours = None if 2 * most_of_one > minutes else _said(round_down(minutes // 60))
    return label, (round_down(volunteers), hours)


def _women_told(table: ReportTable) -> int:
    """What women in the offers may be told as at most, for the table of persons tells their parts."""
    cells = [cell for cell in table.rows[0][1:] if isinstance(cell, int)] if table.rows else []
    return most_told(cells, len(cells))


def _held_down(table: ReportTable, key: KeyFigures, women: int) -> ReportTable:
    """The offers' table beside the others: whoever is in it is a contact and a person there."""
    rows: list[tuple[Cell, ...]] = []
    for label, *told in table.rows:
        most = (key.contacts, key.persons, min(key.persons, women), key.contacts)
        cells = (
            _said(min(int(cell), limit))
            for cell, limit in zip(told, most, strict=True)
            if isinstance(cell, int)
        )
        rows.append((label, *cells))
    return replace(table, rows=tuple(rows))


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
    return round_down(pieces), round_down(recipients), euros


def _shown(table: TrueTable, rows: _Rows, sums: tuple[Cell, ...]) -> ReportTable:
    shown: list[tuple[Cell, ...]] = [(label, *cells) for label, cells in rows]
    total = table.total and bool(rows)
    if total:
        # Sums of what is shown tell nothing more than what is shown.
        shown.append((TOTAL, *sums))
    known = dict(zip(table.labels, table.codes, strict=False))
    codes = [known.get(label, REST) for label, _ in rows]
    if total:
        codes.append(SUM)
    return ReportTable(table.id, table.title, table.columns, tuple(shown), table.note, total, tuple(codes))
