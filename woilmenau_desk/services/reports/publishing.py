"""Making tables public: true figures for staff, and for outside what is told, by which nobody can be seen.

What may be told of a span is decided in `domain.confidentiality` once for all its tables, on top of all that was told
before. Here tables are made of it, and nothing of the true ones comes through: neither figures nor which rows stand there
nor their order. Which report it is is said by its rule and never told from the figures: a month in which rounding leaves
nothing looks like one in which nothing was counted.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from woilmenau_desk.documents.figures_text import euros, figure
from woilmenau_desk.domain.confidentiality.published import DAYS, Figure, Told, codes_of
from woilmenau_desk.domain.confidentiality.rounded import SESSIONS
from woilmenau_desk.domain.confidentiality.suppressed import AGAIN
from woilmenau_desk.domain.confidentiality.telling import MIXED
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.report import Cell, ReportTable
from woilmenau_desk.domain.true_table import REST, SUM, Rounding, TrueTable, folded
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

TOTAL = QT_TRANSLATE_NOOP("report", "Summe")
OTHER_ROWS = QT_TRANSLATE_NOOP("report", "andere")


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
    if MIXED in told.held:
        sentences.append(HELD_MIXED)
    if DAYS in told.held:
        sentences.append(HELD_DAYS)
    if AGAIN in told.held:
        sentences.append(HELD_AGAIN)
    return tuple(sentences)


# -- what is told, for outside ------------------------------------------------------------------------------------

HELD_TABLES = QT_TRANSLATE_NOOP(
    "report", "Zum Schutz Einzelner fehlt, was andere Zahlen verrieten: {tables}."
)
HELD_NUMBERS = QT_TRANSLATE_NOOP("report", "Zum Schutz Einzelner wird nicht gesagt: {numbers}.")
HELD_AGAIN = QT_TRANSLATE_NOOP(
    "report", "Die Zahlen sind die der früheren Version; neue verrieten, was sich geändert hat."
)
HELD_MIXED = QT_TRANSLATE_NOOP(
    "report",
    "Es fehlen alle Zahlen: Die Monate des Zeitraums sind nach verschiedenen Regeln veröffentlicht und lassen sich nicht "
    "zusammenzählen. Es gelten die Berichte der Monate.",
)
HELD_DAYS = QT_TRANSLATE_NOOP(
    "report",
    "Es fehlen alle Zahlen: Über Tage derselben Monate ist schon zweimal berichtet worden. Ganze Monate gehen immer.",
)
SOME_NUMBERS = QT_TRANSLATE_NOOP("report", "Zahlen des Zeitraums")
NUMBER_WORDS = {
    "contacts": QT_TRANSLATE_NOOP("report", "Kontakte"),
    "persons": QT_TRANSLATE_NOOP("report", "Personen"),
    "first": QT_TRANSLATE_NOOP("report", "Erstkontakte"),
    "follow_up": QT_TRANSLATE_NOOP("report", "Folgekontakte"),
    "unassigned": QT_TRANSLATE_NOOP("report", "anonyme Kontakte"),
    "new_persons": QT_TRANSLATE_NOOP("report", "neu im Jahr"),
    "sessions": QT_TRANSLATE_NOOP("report", "Beratungsgespräche"),
    "aid": QT_TRANSLATE_NOOP("report", "Soforthilfen"),
    "referrals": QT_TRANSLATE_NOOP("report", "Verweise"),
    "kept": QT_TRANSLATE_NOOP("report", "wahrgenommene Termine"),
    "cases:open": QT_TRANSLATE_NOOP("report", "offene Beratungsfälle"),
    "cases:new": QT_TRANSLATE_NOOP("report", "neue Beratungsfälle"),
    "cases:closed": QT_TRANSLATE_NOOP("report", "abgeschlossene Beratungsfälle"),
    "volunteers:joined": QT_TRANSLATE_NOOP("report", "neue Ehrenamtliche"),
    "volunteers:left": QT_TRANSLATE_NOOP("report", "ausgeschiedene Ehrenamtliche"),
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
        if code in found and not (only and _is_nothing(table, found[code]))
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
        beside = (None if table.rounding is Rounding.AID else 0,) * (wide - 1)
        rows.append((0, table.rest, REST, (0, *beside), False))
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


def _is_nothing(table: TrueTable, row: tuple[Figure, ...]) -> bool:
    """Of the kinds of help nothing but how often is told."""
    told = row[:1] if table.rounding is Rounding.AID else row
    return not any(cell is None or cell for cell in told)


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
    named = [(label, *row) for label, row in zip(table.labels, cells, strict=False)]
    codes = [*codes_of(table)]
    total = table.total and bool(named)
    if total:
        named.append((TOTAL, *cells[-1]))
        codes.append(SUM)
    return ReportTable(
        table.id, table.title, table.columns, tuple(named), note, total, tuple(codes), counts=table.counts
    )


def _with_euros(row: tuple[int, ...]) -> tuple[Cell, ...]:
    return (*row[:-1], euros(row[-1])) if row else ()


def _with_hours(row: tuple[int, ...]) -> tuple[Cell, ...]:
    volunteers, minutes, _most_of_one = row
    rest = f"{minutes % 60 / 60:.2f}"[2:].rstrip("0")
    return volunteers, f"{figure(minutes // 60)}{',' if rest else ''}{rest}"


_SAID_TRUE: Mapping[Rounding, Callable[[tuple[int, ...]], tuple[Cell, ...]]] = {
    Rounding.AID: _with_euros,
    Rounding.HOURS: _with_hours,
}
