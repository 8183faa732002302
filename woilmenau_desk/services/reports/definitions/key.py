"""The key figures: those of the span, and beside them those of other spans and what was agreed on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Cell, ReportTable
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.true_table import Rounding
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.definitions.definition import LONG, Column, Row, Source, TableDefinition
from woilmenau_desk.services.reports.definitions.words import CONTACTS, PERSONS, month_said

KEY = "key"


class Beside(StrEnum):
    """What stands beside a figure of the span."""

    PREVIOUS = "previous"
    YEAR_BEFORE = "year_before"
    YEAR_SO_FAR = "year_so_far"
    TARGET = "target"


_SPAN = {
    SpanKind.MONTH: QT_TRANSLATE_NOOP("report", "Monat"),
    SpanKind.QUARTER: QT_TRANSLATE_NOOP("report", "Quartal"),
    SpanKind.HALF: QT_TRANSLATE_NOOP("report", "Halbjahr"),
    SpanKind.YEAR: QT_TRANSLATE_NOOP("report", "Jahr"),
    SpanKind.DAYS: QT_TRANSLATE_NOOP("report", "Zeitraum"),
}
_PREVIOUS = {
    SpanKind.MONTH: QT_TRANSLATE_NOOP("report", "Vormonat"),
    SpanKind.QUARTER: QT_TRANSLATE_NOOP("report", "Vorquartal"),
    SpanKind.HALF: QT_TRANSLATE_NOOP("report", "voriges Halbjahr"),
    SpanKind.YEAR: QT_TRANSLATE_NOOP("report", "Vorjahr"),
    SpanKind.DAYS: QT_TRANSLATE_NOOP("report", "gleich lang davor"),
}
YEAR_BEFORE = QT_TRANSLATE_NOOP("report", "Vorjahr")
YEAR_SO_FAR = QT_TRANSLATE_NOOP("report", "seit Jahresbeginn")
TARGET = QT_TRANSLATE_NOOP("report", "Soll")
TO_COME = "–"


def _key_figures(source: Source) -> Iterator[Row]:
    figures = source.figures
    yield Row("contacts", CONTACTS, (figures.contacts,))
    yield Row("persons", PERSONS, (figures.persons,))
    yield Row("first", QT_TRANSLATE_NOOP("report", "davon neu (Erstkontakte)"), (figures.first,))
    yield Row("new_persons", QT_TRANSLATE_NOOP("report", "neu im Jahr"), (figures.new_in_year,))
    yield Row("sessions", QT_TRANSLATE_NOOP("report", "Beratungsgespräche"), (figures.sessions,))
    aid = sum(aid.times for aid in figures.aid.values())
    yield Row("aid", QT_TRANSLATE_NOOP("report", "Soforthilfen"), (aid,))
    yield Row("referrals", QT_TRANSLATE_NOOP("report", "Verweise"), (sum(figures.referrals.values()),))
    yield Row("kept", QT_TRANSLATE_NOOP("report", "wahrgenommene Termine"), (figures.appointments["kept"],))


KEY_FIGURES = TableDefinition(
    KEY,
    QT_TRANSLATE_NOOP("report", "Kennzahlen"),
    QT_TRANSLATE_NOOP("report", "Kennzahl"),
    (Column(_SPAN[SpanKind.MONTH], "key"),),
    _key_figures,
    Rounding.KEY,
)


_COURSE = (
    Column(CONTACTS, "contacts"),
    Column(PERSONS, "persons"),
    Column(QT_TRANSLATE_NOOP("report", "Erstkontakte"), "first"),
    Column(QT_TRANSLATE_NOOP("report", "Beratungsgespräche"), "sessions"),
    Column(QT_TRANSLATE_NOOP("report", "Soforthilfen"), "aid"),
    Column(QT_TRANSLATE_NOOP("report", "Verweise"), "referrals"),
)
"""Key figures by the codes of their rows."""


def _months(source: Source) -> Iterator[Row]:
    for month, figures in source.months:
        of_month = {row.code: row.cells[0] for row in _key_figures(replace(source, figures=figures))}
        cells = tuple(of_month[column.counts] for column in _COURSE)
        yield Row(str(Span.of_month(month)), month_said(month), cells)


MONTHS = TableDefinition(
    "months",
    QT_TRANSLATE_NOOP("report", "Verlauf nach Monaten"),
    QT_TRANSLATE_NOOP("report", "Monat"),
    _COURSE,
    _months,
    Rounding.COURSE,
    note=QT_TRANSLATE_NOOP(
        "report", "Personen werden je Monat neu gezählt und deshalb nicht zusammengezählt."
    ),
    kinds=LONG,
    of_months=True,
)


def with_months_to_come(course: ReportTable, months: Sequence[Month], today: date) -> ReportTable:
    """The months' course with those that have not begun below: nothing is counted in them, not even a nought."""
    to_come = [month for month in months if month.first > today]
    figures = len(course.columns) - 1
    return replace(
        course,
        rows=(*course.rows, *((month_said(month), *[TO_COME] * figures) for month in to_come)),
        codes=(*course.codes, *(str(Span.of_month(month)) for month in to_come)),
    )


def columns_beside(kind: SpanKind) -> Sequence[tuple[Beside, str]]:
    """What can stand beside the key figures of a span of that kind, in this order, with its heading."""
    beside = [(Beside.PREVIOUS, _PREVIOUS[kind])]
    if kind is not SpanKind.YEAR:  # its previous one is the one a year before, and it is its own year so far
        beside += [(Beside.YEAR_BEFORE, YEAR_BEFORE), (Beside.YEAR_SO_FAR, YEAR_SO_FAR)]
    return [*beside, (Beside.TARGET, TARGET)]


def with_beside(
    key: ReportTable,
    kind: SpanKind,
    beside: Mapping[Beside, ReportTable],
    targets: Mapping[str, int] | None = None,
) -> ReportTable:
    """The key figures of a span with those of other spans beside them, and the targets by the row's code.

    Each of the tables is as its own span tells it, so nothing is told here that is not told there. Columns of which
    nothing is known are left out; what one of them does not tell is None.
    """
    columns, cells = [key.columns[0], _SPAN[kind]], [list(row) for row in key.rows]
    for which, title in columns_beside(kind):
        if which is Beside.TARGET:
            found: Mapping[str, Cell] = {code: number for code, number in (targets or {}).items()}
        elif which in beside:
            table = beside[which]
            found = {code: row[1] for code, row in zip(table.codes, table.rows, strict=True)}
        else:
            continue
        if not any(code in found for code in key.codes):
            continue
        columns.append(title)
        for code, row in zip(key.codes, cells, strict=True):
            row.append(found.get(code))
    return replace(key, columns=tuple(columns), rows=tuple(map(tuple, cells)))
