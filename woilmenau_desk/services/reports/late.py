"""What has come since a report was closed: its true figures of then beside those of now, table by table."""

from collections.abc import Iterator, Sequence
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.closing import ClosedDamaged, ClosedRow, Late, LateFigure
from woilmenau_desk.domain.errors import BadInput, StoreDamaged
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.report import Report, ReportTable
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closed, reports

_KEY: Final = "key"
_SAID: Final = QT_TRANSLATE_NOOP("report", "nach Abschluss: {more} {figure}")
_ELSE: Final = QT_TRANSLATE_NOOP("report", "nach Abschluss: anderes in „{table}“")
_UNKNOWN: Final = Sentence(
    "report", QT_TRANSLATE_NOOP("report", "Was seit dem Abschluss dazukam, lässt sich nicht sagen.")
)
_MOST: Final = 3  # sentences


def late(desk: Desk, row: ClosedRow, work: LongWork | None = None) -> Late:
    """What has come since that one was closed, for the house. Raises NotAllowed, ClosedDamaged or WorkStopped."""
    desk.actor.require(Right.MAKE_REPORTS)
    return _compared(row, closed.shown(desk, row, internal=True), _now(desk, row, work))


def of_all(desk: Desk, rows: Sequence[ClosedRow], work: LongWork | None = None) -> Iterator[Late]:
    """The same of the last version of each; a span is counted once, whomever it was closed for.

    One of which it cannot be told says why, and keeps nobody from the others. Raises NotAllowed or WorkStopped.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    last: dict[tuple[Span, int], ClosedRow] = {}
    for row in rows:
        known = last.get((row.span, row.funder_id))
        if known is None or known.number < row.number:
            last[row.span, row.funder_id] = row
    work = work or LongWork()
    for place, row in enumerate(last.values()):
        work.tell(place, len(last))
        try:
            yield late(desk, row, work)
        except (ClosedDamaged, StoreDamaged, BadInput) as error:
            yield Late(row, (), (_UNKNOWN, error.sentences()[0]))


def _now(desk: Desk, row: ClosedRow, work: LongWork | None) -> Report:
    return reports.report_now(desk, row.span, closed.funder_now(desk, row), work)


def _compared(row: ClosedRow, then: Report, now: Report) -> Late:
    known = {table.id: table for table in now.tables}
    figures = [
        figure
        for table in then.tables
        if table.id in known
        for figure in _differences(table, known[table.id])
    ]
    return Late(row, tuple(figures), _sentences(figures))


def _differences(then: ReportTable, now: ReportTable) -> Iterator[LateFigure]:
    """Where a figure is another one; a row that is only on one side counts as 0 on the other."""
    before, after = _rows(then), _rows(now)
    titles = then.columns[1:]
    if then.id == _KEY:
        titles = titles[:1]  # the others are of other spans
    for code, (label, cells) in {**after, **before}.items():
        for place, title in enumerate(titles):
            old = _figure(before, code, place)
            new = _figure(after, code, place)
            if old is not None and new is not None and old != new:
                yield LateFigure(then.id, then.title, label or str(cells), title, old, new)


def _rows(table: ReportTable) -> dict[str, tuple[str, tuple[object, ...]]]:
    codes = table.codes if len(table.codes) == len(table.rows) else tuple(str(row[0]) for row in table.rows)
    return {code: (str(row[0]), row[1:]) for code, row in zip(codes, table.rows, strict=True)}


def _figure(rows: dict[str, tuple[str, tuple[object, ...]]], code: str, place: int) -> int | None:
    if code not in rows:
        return 0
    cells = rows[code][1]
    cell = cells[place] if place < len(cells) else None
    return int(cell) if isinstance(cell, int) else None


def _sentences(figures: Sequence[LateFigure]) -> tuple[Sentence, ...]:
    """Those of the key figures, and where none of them moved, which table did."""
    key = [figure for figure in figures if figure.table == _KEY]
    said = [Sentence("report", _SAID, {"more": figure.said, "figure": figure.row}) for figure in key[:_MOST]]
    if not said and figures:
        said.append(Sentence("report", _ELSE, {"table": figures[0].title}))
    return tuple(said)
