"""The true figures of a span alone, for the house to look at before all that stands beside them is counted.

A report compares a span with others, up to the whole year so far; on a large store that takes several times as long.
"""

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.funders import Layout, Per
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.report import Report, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closed, indicators, narrative
from woilmenau_desk.services.reports.counts import Counts
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.key import MONTHS, with_months_to_come
from woilmenau_desk.services.reports.reports import RULE_TEXTS
from woilmenau_desk.services.reports.telling import gone_inside, year_before


def first_figures(
    desk: Desk, span: Span, funder: str | None = None, work: LongWork | None = None
) -> Report | None:
    """What is shown at a glance of a span, with nothing beside it: not to be printed or kept.

    None where it was closed, for then all of it is at hand, or where it has not begun. What is counted here, the report
    itself does not count again. Raises NotAllowed, BadInput for an unknown funder, or WorkStopped.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    work, today = work or LongWork(), desk.today()
    chosen = closed.funder_of(desk, span, funder)
    with desk.snapshot(work.stopped):
        if span.first > today or closed.closed_list(desk, span, chosen.id):
            return None
        gone, _ = gone_inside(desk, year_before(span))
        counts = Counts(desk, chosen.data.bands, Rule.TRUE, work, gone)
        found = counts.published(span)
        tables = {table.id: table for table in found}
        if MONTHS.id in tables:
            tables[MONTHS.id] = with_months_to_come(tables[MONTHS.id], span.months(), today)
        shown = registry.chosen(span.kind, Layout(chosen.data.layout), chosen.data.chosen_tables, inside=True)
        lists = desk.value_lists(span.last)
        since = span.last.year if chosen.data.period_from is None else None
        return Report(
            kind=span.kind.value,
            period=str(span),
            period_title=span.title(),
            internal=True,
            rule=Rule.TRUE.value,
            rule_text=RULE_TEXTS[Rule.TRUE],
            version="",
            centre="",
            project="",
            file_number="",
            funder=chosen.data.name,
            tables=tuple(tables[name] for name in shown if name in tables),
            definitions={},
            made_on=today,
            complete_until=today if today <= span.last else None,
            english={**counts.english(span), **narrative.english(desk)},
            aims=indicators.aims(chosen.indicators, {Per.MONTH: found}, lists, len(span.months()), since),
            language=chosen.data.language,
        )
