"""The monthly report: figures by the definitions, confidential by the funder's rule, the same in every format."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from babel import Locale

from woilmenau_desk import __version__
from woilmenau_desk.documents.tables_out import report_to_csv, report_to_json
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.figures import DEFINITIONS, PeriodFigures
from woilmenau_desk.domain.funders import FunderData, FunderRow
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Report, Rule
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import age_bands, centre, funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import Printed, printable
from woilmenau_desk.services.reports import closed, counting
from woilmenau_desk.services.reports.publishing import MonthCounted, publish, publish_outside
from woilmenau_desk.services.reports.tables import Words, country_word, english_labels, month_tables

OPENING_DAYS = QT_TRANSLATE_NOOP("report", "Öffnungstage")
DOUBT = QT_TRANSLATE_NOOP("report", "Bitte prüfen")
DOUBTFUL = QT_TRANSLATE_NOOP(
    "report", "Einzelne Zahlen passen nicht zueinander; was nicht passt, steht im Fehlerprotokoll."
)
OPENED = QT_TRANSLATE_NOOP("report", "{planned} geplant, {held} gehalten")
RULE_TEXTS = {
    Rule.TRUE: QT_TRANSLATE_NOOP(
        "report", "Wahre Zahlen, nur für die Kolleginnen und Kollegen des Zentrums."
    ),
    Rule.ROUNDED: QT_TRANSLATE_NOOP(
        "report",
        "Zum Schutz der Besucherinnen und Besucher sind die Zahlen auf Vielfache von 5 abgerundet. Wo eine Summe oder das "
        "Jahr sonst eine kleine Zahl verriete, sind sie weiter herabgesetzt, selten auch eine Zeile. „unter 5“ und 0 "
        "stehen für 0 bis 4, nur in diesen Fällen für mehr. Was beim Abrunden übrig bleibt oder einzeln unter 5 liegt, "
        "steht zusammen unter „andere“ oder „nicht einzeln genannt“. Das Jahr kann mehr sein als seine Monate, die "
        "Personen mehr als die Tabelle nach Geschlecht und Alter. Ein Betrag ist auf 100 € gerundet und steht nur da, wo "
        "er aus mindestens fünf Hilfen kommt und keine über 100 € war.",
    ),
}


def month_figures(desk: Desk, month: Month) -> PeriodFigures:
    """The true figures of a month. Raises NotAllowed."""
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.snapshot():
        return _figures(desk, month.first, month.last)


@dataclass(frozen=True, slots=True)
class Anew:
    """A report as it is now, as whoever closes it needs it: for outside, for the house, and what is kept beside them.

    `told`: every published figure, as text. `true`: what was counted, to be sealed.
    """

    outside: Report
    inside: Report
    told: str
    true: Mapping[str, Any]


def report(
    desk: Desk,
    span: Span,
    funder: str | None = None,
    internal: bool = False,
    language: str | None = None,
    work: LongWork | None = None,
) -> Report:
    """The report of a span for a funder (the first one by default), or with true figures for staff.

    Where it was closed it is the closed one, its last version; else all of it is of one moment, from the first figure to
    the last. `language`: the funder's own by default. `work` hears how far it is. Raises NotAllowed, BadInput for an
    unknown funder, a span that has not begun or one that is told when it is closed, ClosedDamaged, or WorkStopped.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    work = work or LongWork()
    chosen = closed.funder_of(desk, span, funder)
    with desk.snapshot(work.stopped):
        before = closed.closed_list(desk, span, chosen.id)
        if before:
            found = closed.shown(desk, before[0], internal)
        else:
            found = _report(desk, span, chosen.data, internal, work)
    return replace(found, language=language or found.language)


def report_now(
    desk: Desk,
    span: Span,
    funder: str | None = None,
    internal: bool = True,
    work: LongWork | None = None,
) -> Report:
    """The report of a span as it is now, also where it was closed; else as `report`."""
    desk.actor.require(Right.MAKE_REPORTS)
    work = work or LongWork()
    with desk.snapshot(work.stopped):
        return _report(desk, span, closed.funder_of(desk, span, funder).data, internal, work)


def anew(desk: Desk, span: Span, funder: FunderRow, work: LongWork) -> Anew:
    """The report of a span as it is to be closed now. Raises NotAllowed, BadInput or WorkStopped."""
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.snapshot(work.stopped):
        outside = _report(desk, span, funder.data, internal=False, work=work)
        inside = _report(desk, span, funder.data, internal=True, work=work)
    return Anew(outside, inside, "{}", {})


def month_report(
    desk: Desk,
    month: Month,
    funder: str | None = None,
    internal: bool = False,
    work: LongWork | None = None,
) -> Report:
    """The report of a month; see `report`."""
    return report(desk, Span.of_month(month), funder, internal, work=work)


def _report(desk: Desk, span: Span, chosen: FunderData, internal: bool, work: LongWork) -> Report:
    today = desk.today()
    if span.first > today:
        text = QT_TRANSLATE_NOOP("errors", "Der Zeitraum „{span}“ hat noch nicht begonnen.")
        raise BadInput("span", Sentence("errors", text, {"span": span.title()}))
    settings = centre.settings(desk)
    rule = Rule.TRUE if internal else funders.rule_of(chosen)
    figures = _figures(desk, span.first, span.last)
    words = _words(desk, span.last)
    if rule is Rule.TRUE:
        work.tell(1, 3)
        previous = _figures(desk, span.previous().first, span.previous().last)
        work.tell(2, 3)
        so_far = span.year_so_far()
        year = _figures(desk, so_far.first, so_far.last)
        work.tell(3, 3)
        tables = publish(month_tables(figures, previous, year, words, rule))
        doubtful = any(one.doubtful for one in (figures, previous, year))
    else:
        if span.kind is SpanKind.MONTH:
            month = Month.of(span.first)
            months = _months(desk, month, work)
            before = months[-2] if len(months) > 1 else _months(desk, month.previous(), work, only=True)[-1]
        else:
            months = (_counted(desk, span),)
            before = _counted(desk, span.previous())
        tables = publish_outside(months, before)
        doubtful = any(one.figures.doubtful for one in (*months, before))
    last = min(span.last, today)
    planned, held = centre.open_days(desk, span.first, span.last, last)
    extra = {OPENING_DAYS: Sentence("report", OPENED, {"planned": planned, "held": held})}
    if doubtful:
        extra[DOUBT] = Sentence("report", DOUBTFUL, {})
    return Report(
        kind=span.kind.value,
        period=str(span),
        period_title=span.title(),
        internal=internal,
        rule=rule.value,
        rule_text=RULE_TEXTS[rule],
        version=__version__,
        centre=f"{centre.kind_of_place()} {settings.place.name}",
        project=chosen.project,
        file_number=chosen.file_number,
        funder=chosen.name,
        tables=tables,
        definitions=DEFINITIONS,
        made_on=today,
        complete_until=today if today <= span.last else None,
        extra=extra,
        english=english_labels(figures, words, Locale("en").territories),
        layout=chosen.layout,
        language=chosen.language,
    )


def month_pdf(report: Report) -> bytes:
    """The report as PDF."""
    return printed_month(report).pdf


def printed_month(report: Report) -> Printed:
    """The report as PDF, with what whoever prints it should know."""
    from woilmenau_desk.documents.month_report import render_month_report  # start-up: only paper needs it

    made = printable(report)
    return Printed(render_month_report(made.content), made.remarks)


def report_json(report: Report) -> str:
    """The report as JSON, in the form that scripts rely on."""
    return report_to_json(report)


def report_csv(report: Report) -> bytes:
    """The report's tables for a spreadsheet; nothing in it runs as a formula."""
    return report_to_csv(report)


def _words(desk: Desk, last: date) -> Words:
    """The words and bands of a period that ends on that day: those that held then, whatever was changed since."""
    return Words(desk.value_lists(last), age_bands.bands(desk, last), country_word(Locale("de").territories))


def _months(desk: Desk, last: Month, work: LongWork, only: bool = False) -> tuple[MonthCounted, ...]:
    """The months of a year up to the last one, as a report for outside needs them; or that one only.

    Each with the words and bands of its own time, as it was published.
    """
    persons: set[int] = set()
    counted = []
    for number in range(last.month if only else 1, last.month + 1):
        work.tell(number - 1, last.month)
        month = Month(last.year, number)
        facts = counting.facts(desk, month.first, month.last)
        persons.update(visit.person_id for visit in facts.visits if visit.person_id is not None)
        figures = counting.counted(desk, facts, month.first, month.last)
        nothing = PeriodFigures()
        tables = month_tables(figures, nothing, nothing, _words(desk, month.last), Rule.ROUNDED)
        counted.append(MonthCounted(figures, tables, len(persons)))
    return tuple(counted)


def _counted(desk: Desk, span: Span) -> MonthCounted:
    figures = _figures(desk, span.first, span.last)
    nothing = PeriodFigures()
    tables = month_tables(figures, nothing, nothing, _words(desk, span.last), Rule.ROUNDED)
    return MonthCounted(figures, tables, figures.persons)


def _figures(desk: Desk, first: date, last: date) -> PeriodFigures:
    return counting.counted(desk, counting.facts(desk, first, last), first, last)
