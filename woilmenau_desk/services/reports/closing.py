"""Closing a report (Abschluss): freezing all of it, and handing out the very bytes that were frozen.

What is kept is what left the house, in every format, byte for byte with its SHA-256; a later version of the program prints
the same again. Beside it, sealed, lies what the house alone knows: the report with true figures and what was counted.
"""

import json
from dataclasses import replace
from typing import Final

from woilmenau_desk import __version__
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.closing import (
    ClosedRow,
    ClosedStays,
    NothingNew,
)
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.report import Closed, Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.reports import closed, kept, outputs, reports
from woilmenau_desk.services.reports.closed import ClosedFile as ClosedFile  # all about closing is found here
from woilmenau_desk.services.reports.closed import closed_list as closed_list
from woilmenau_desk.services.reports.closed import closed_report as closed_report
from woilmenau_desk.services.reports.closed import file as file
from woilmenau_desk.services.reports.closed import find as find
from woilmenau_desk.services.reports.closed import shown as shown
from woilmenau_desk.services.reports.telling import last_left_by
from woilmenau_desk.storage import closed_reports as rows

# What is seen of a report outside; the rest of it says when and with which version it was made.
_SEEN: Final = (
    "period",
    "rule",
    "project",
    "file_number",
    "funder",
    "narrative",
    "answers",
    "aims",
    "layout",
    "language",
    "logo",
    "held_back",
    "receipts",
)


def close(
    desk: Desk, span: Span, funder: str | None = None, reason: str = "", work: LongWork | None = None
) -> Done[ClosedRow]:
    """Freeze the report of a span for a funder (the first one by default); from the second time on it needs a reason.

    Raises NotAllowed; BadInput for a span that has not ended, an unknown funder or a missing reason; NothingNew where it
    would look the same; ChangedMeanwhile where another report left the house at the same time; or WorkStopped.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    vault = desk.vault
    work = work or LongWork()
    said = clean_line(reason, field="reason")
    _refuse_running(desk, span)
    chosen = closed.funder_of(desk, span, funder)
    with desk.snapshot(work.stopped):
        before = closed_list(desk, span, chosen.id)
        if before and not said:
            text = QT_TRANSLATE_NOOP(
                "errors", "{span} ist schon abgeschlossen. Für Version {number} braucht es einen Grund."
            )
            values = {"span": span.said(), "number": before[0].number + 1}
            raise BadInput("reason", Sentence("errors", text, values))
        number = before[0].number + 1 if before else 1
        by = desk.actor.display_name or desk.actor.name
        mark = Closed(number, desk.today(), by, said)
        made = reports.anew(desk, span, chosen, number, work)
        outside = replace(made.outside, closed=mark)
        inside = replace(made.inside, closed=mark)
        if before and not _differs(desk, outside, before[0]):
            raise NothingNew(span=span.said(), number=before[0].number)
    work.go_on()
    files = {name.value: outputs.made(outside, name) for name in outputs.FORMATS}
    work.go_on()
    to_close = rows.ToClose(
        span=span,
        funder_id=chosen.id,
        funder=chosen.data.name,
        number=number,
        reason=said,
        rule=outside.rule,
        least=chosen.data.least,
        software=__version__,
        content=kept.written(outside),
        told=made.told,
        true=json.dumps({"inside": kept.plain(inside), **made.true}, ensure_ascii=False, sort_keys=True),
        files=files,
    )
    with desk.writing() as uow:
        # Whatever left the house since it was counted was told without a look at this, and this without one at it.
        if rows.newest(uow.conn, span, chosen.id) != number - 1 or last_left_by(uow.conn) != made.after:
            raise ChangedMeanwhile(kind=Kind.REPORT)
        row = rows.row(uow.conn, rows.add(uow, vault, to_close, desk.actor.name))
        text = QT_TRANSLATE_NOOP("said", "Bericht abgeschlossen: {span}, Version {number}")
        told = Sentence("said", text, {"span": span.said(), "number": number})
        return desk.finish(uow, row, told, stands=ClosedStays)


def has_news(desk: Desk, row: ClosedRow, work: LongWork | None = None) -> bool:
    """Whether another version of a closed report would show anything outside that this one, its last, does not.

    Raises NotAllowed, BadInput, ClosedDamaged or WorkStopped.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    work = work or LongWork()
    with desk.snapshot(work.stopped):
        made = reports.anew(desk, row.span, closed.funder_now(desk, row), row.number + 1, work)
        return _differs(desk, made.outside, row)


def _differs(desk: Desk, now: Report, before: ClosedRow) -> bool:
    return _seen(now) != _seen(shown(desk, before))


def _seen(report: Report) -> tuple[object, ...]:
    tables = tuple((table.id, table.columns, table.rows, table.note) for table in report.tables)
    extra = {name: str(value) for name, value in report.extra.items()}
    return (*(getattr(report, name) for name in _SEEN), tables, extra)


def _refuse_running(desk: Desk, span: Span) -> None:
    """Raises BadInput where its last day is not over."""
    if span.last < desk.today():
        return
    text = QT_TRANSLATE_NOOP(
        "errors", "{span} ist noch nicht zu Ende; abschließen lässt er sich ab dem Tag nach dem {last}."
    )
    values = {"span": span.said(), "last": f"{span.last:%d.%m.%Y}"}
    raise BadInput("span", Sentence("errors", text, values))
