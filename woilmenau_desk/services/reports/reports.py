"""A report put together: figures by the definitions, told by the funder's rule, the same in every format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from woilmenau_desk import __version__
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.confidentiality.beside_receipts import helps_are_known
from woilmenau_desk.domain.confidentiality.published import ToLeave
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import FunderRow, Layout, Per
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.periods import FIRST_YEAR
from woilmenau_desk.domain.report import Report, ReportTable, Rule
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, funders, logos
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closed, indicators, narrative, report_receipts
from woilmenau_desk.services.reports.counts import Counts
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.key import (
    KEY,
    MONTHS,
    Beside,
    with_beside,
    with_months_to_come,
)
from woilmenau_desk.services.reports.publishing import HELD_TABLES, held_back
from woilmenau_desk.services.reports.stand_ins import PERSONS, of_month
from woilmenau_desk.services.reports.telling import (
    SEED,
    TOLD,
    Telling,
    as_kept,
    closed_since,
    gone_inside,
    gone_since,
    telling,
    year_before,
)

OPENING_DAYS = QT_TRANSLATE_NOOP("report", "Öffnungstage")
DOUBT = QT_TRANSLATE_NOOP("report", "Bitte prüfen")
DOUBTFUL = QT_TRANSLATE_NOOP(
    "report", "Einzelne Zahlen passen nicht zueinander; was nicht passt, steht im Fehlerprotokoll."
)
DAMAGED = QT_TRANSLATE_NOOP(
    "report",
    "Abgeschlossene Berichte sind beschädigt ({reports}); wer seither gelöscht wurde, kann hier fehlen.",
)
OPENED = QT_TRANSLATE_NOOP("report", "{planned} geplant, {held} gehalten")
OTHER_RULE = QT_TRANSLATE_NOOP(
    "report", "Der Zeitraum ist schon nach einer anderen Regel veröffentlicht; deshalb gilt sie auch hier."
)
MISSING = QT_TRANSLATE_NOOP("report", "Daneben fehlt, was nicht veröffentlicht ist: {spans}.")
WHOLE_MONTHS = QT_TRANSLATE_NOOP(
    "report", "Was für das Projekt vereinbart ist, zählt hier ab dem {first}: Berichtet werden ganze Monate."
)
BESIDE_RECEIPTS = QT_TRANSLATE_NOOP(
    "report", "Neben der Belegliste fehlt, was mit ihr zusammen einzelne Hilfen verriete: {tables}."
)
NO_RECEIPTS = QT_TRANSLATE_NOOP(
    "report",
    "Die „Belegliste“ fehlt: Soforthilfen dieser Tage stehen schon in einem anderen Bericht, und beide zusammen verrieten "
    "einzelne Hilfen.",
)
_BY_RECEIPTS: Final = frozenset({"emergency_aid", "funds"})
RULE_TEXTS = {
    Rule.TRUE: QT_TRANSLATE_NOOP(
        "report", "Wahre Zahlen, nur für die Kolleginnen und Kollegen des Zentrums."
    ),
    Rule.ROUNDED: QT_TRANSLATE_NOOP(
        "report",
        "Zum Schutz der Besucherinnen und Besucher steht statt jeder Zahl ein Vielfaches von 5 daneben, höchstens 4 darüber "
        "oder darunter; auch 0 und 5 können also für 1 bis 4 stehen. Die Zeilen einer Tabelle geben genau ihre Summe, und "
        "keine Summe weicht um mehr als 5 ab; wo sie es täte, steht „·“. Einzelne Felder dürfen weiter daneben liegen, wo "
        "Monate zusammenkommen oder Altersgruppen anders geschnitten sind als für einen anderen Bericht. "
        "Wie oft etwas angeboten wurde und geöffnet war, ist genau. Ein Betrag ist auf 100 € gerundet "
        "und steht nur da, wo er aus mindestens fünf Hilfen kommt und keine über 100 € war.",
    ),
    Rule.SUPPRESSED: QT_TRANSLATE_NOOP(
        "report",
        "Zum Schutz der Besucherinnen und Besucher stehen kleine Zahlen nicht da („·“), ebenso wenig einzelne andere, aus "
        "denen sie sich errechnen ließen. Was dasteht, ist genau; 0 ist 0. Ein Betrag ist auf 100 € gerundet und steht nur "
        "da, wo er aus mindestens fünf Hilfen kommt und keine über 100 € war.",
    ),
}
_ALL: Final = 5  # steps that progress is told in


@dataclass(frozen=True, slots=True)
class Anew:
    """A report as it is now, as whoever closes it needs it: for outside, for the house, and what is kept beside them.

    `told`: every published figure, as text. `true`: what it was told of, to be sealed. `after`: see `ToLeave`.
    """

    outside: Report
    inside: Report
    told: str
    true: Mapping[str, Any]
    after: tuple[int, int]


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
    unknown funder, a span that has not begun or one that is told only when it is closed, CannotTell, ClosedDamaged, or
    WorkStopped.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    work = work or LongWork()
    chosen = closed.funder_of(desk, span, funder)
    with desk.snapshot(work.stopped):
        before = closed.closed_list(desk, span, chosen.id)
        if before:
            found = closed.shown(desk, before[0], internal)
        elif internal:
            found = _inside(desk, span, chosen, work)
        else:
            _refuse_unsettled(span, funders.rule_of(chosen.data))
            found, done = _outside(desk, span, chosen, work)
            _refuse_unsettled(span, Rule(found.rule))  # it may be told by the rule of an earlier one
            found = replace(found, leaving=ToLeave(tuple(done.fresh), done.after))
    return replace(found, language=language or found.language)


def report_now(
    desk: Desk, span: Span, funder: str | FunderRow | None = None, work: LongWork | None = None
) -> Report:
    """The true figures of a span as they are now, also where it was closed; else as `report`."""
    desk.actor.require(Right.MAKE_REPORTS)
    work = work or LongWork()
    with desk.snapshot(work.stopped):
        chosen = funder if isinstance(funder, FunderRow) else closed.funder_of(desk, span, funder)
        return _inside(desk, span, chosen, work)


def anew(desk: Desk, span: Span, funder: FunderRow, number: int, work: LongWork) -> Anew:
    """The report of a span as it is to be closed now, as version `number`. Raises as `report` does."""
    desk.actor.require(Right.MAKE_REPORTS)
    rule = funders.rule_of(funder.data)
    if rule is Rule.SUPPRESSED and not span.of_whole_months:
        _refuse_unsettled(span, rule)
    with desk.snapshot(work.stopped):
        outside, done = _outside(desk, span, funder, work, number)
        if Rule(outside.rule) is Rule.SUPPRESSED and not span.of_whole_months:
            _refuse_unsettled(span, Rule.SUPPRESSED)
        inside = _inside(desk, span, funder, work)
        # Who was gone by then goes along: the last closing of a month is the one that is looked at.
        persons = {**done.counts.gone_of(span), **of_month(desk, span, done.seed)}
    told, true = as_kept(done.fresh)
    return Anew(outside, inside, told, {TOLD: true, SEED: done.seed.hex(), PERSONS: persons}, done.after)


# -- for the house, and for outside ------------------------------------------------------------------------------


def _inside(desk: Desk, span: Span, funder: FunderRow, work: LongWork) -> Report:
    _refuse_future(desk, span)
    first = min(year_before(span), *(other.first for other in _looked_at(span, funder)))
    gone, damaged = gone_inside(desk, first)
    counts = Counts(desk, funder.data.bands, Rule.TRUE, work, gone)
    beside: dict[Beside, ReportTable] = {}
    for step, (which, other) in enumerate(_beside(span)):
        work.tell(step, _ALL)
        beside[which] = counts.key(other)
    per = {Per.MONTH: counts.published(span)}
    for aim, other in _aimed(span, funder):
        work.tell(_ALL - 1, _ALL)
        per[aim] = counts.published(other)
    work.tell(_ALL, _ALL)
    found = _assembled(desk, span, funder, counts, Rule.TRUE, per, beside, ())
    if damaged:
        named = "; ".join(f"{row.span.title()}, Version {row.number}" for row in damaged)
        found = replace(found, extra={**found.extra, DOUBT: Sentence("report", DAMAGED, {"reports": named})})
    return found


def _outside(
    desk: Desk, span: Span, funder: FunderRow, work: LongWork, number: int = 1
) -> tuple[Report, Telling]:
    """The report as it leaves the house, and what was told for it."""
    _refuse_future(desk, span)
    rule = funders.rule_of(funder.data)
    first = min(other.first for other in _looked_at(span, funder))
    before = closed_since(desk, first)
    counts = Counts(desk, funder.data.bands, rule, work, gone_since(desk, before))
    to_tell = telling(desk, counts, funder.data, rule, before, first)
    told = to_tell.anew(span, number)
    to_tell.rule = counts.rule = told.rule
    beside: dict[Beside, ReportTable] = {}
    missing: list[str] = []
    for which, other in _beside(span):
        found = to_tell.of_told(other)
        if found is not None:
            beside[which] = to_tell.key(other, found)
        else:
            missing.append(other.title())
    per = {Per.MONTH: to_tell.tables(span, told)}
    for aim, other in _aimed(span, funder, whole_months=True):
        found = to_tell.of_told(other)
        if found is not None:
            per[aim] = to_tell.tables(other, found)
        else:
            missing.append(other.title())
    held = held_back(counts.tables(span), to_tell.to_show(told))
    if told.rule is not rule:
        held = (OTHER_RULE, *held)
    if missing:
        held = (*held, MISSING.format(spans=", ".join(dict.fromkeys(missing))))
    if Per.PROJECT in per and (begins := funder.data.period_from) and begins.day > 1 and begins < span.first:
        held = (*held, WHOLE_MONTHS.format(first=f"{begins.replace(day=1):%d.%m.%Y}"))
    listed = funder.data.layout == Layout.ANNEXES and not helps_are_known(to_tell.history, span)
    if funder.data.layout == Layout.ANNEXES:
        betrayed = [f"„{table.title}“" for table in per[Per.MONTH] if table.id in _BY_RECEIPTS]
        per = {aim: tuple(t for t in tables if t.id not in _BY_RECEIPTS) for aim, tables in per.items()}
        # Each is named once, and beside the list only where there is one.
        named = [title for title in betrayed if not any(title in sentence for sentence in held)]
        if named:
            held = (*held, (BESIDE_RECEIPTS if listed else HELD_TABLES).format(tables=", ".join(named)))
        if not listed:
            held = (*held, NO_RECEIPTS)
    report = _assembled(desk, span, funder, counts, told.rule, per, beside, held)
    if not listed:
        report = replace(report, receipts=())
    return report, to_tell


def _assembled(
    desk: Desk,
    span: Span,
    funder: FunderRow,
    counts: Counts,
    rule: Rule,
    per: Mapping[Per, Sequence[ReportTable]],
    beside: Mapping[Beside, ReportTable],
    held: tuple[str, ...],
) -> Report:
    data, today = funder.data, desk.today()
    lists = desk.value_lists(span.last)
    since = span.last.year if data.period_from is None else None
    aims = indicators.aims(funder.indicators, per, lists, len(span.months()), since)
    tables = {table.id: table for table in per[Per.MONTH]}
    if MONTHS.id in tables:
        tables[MONTHS.id] = with_months_to_come(tables[MONTHS.id], span.months(), today)
    tables[KEY] = with_beside(tables[KEY], span.kind, beside, _targets(span, funder))
    wanted = tuple(name for part in data.tables.split(",") if (name := part.strip()))
    shown = registry.chosen(span.kind, Layout(data.layout), wanted, inside=rule is Rule.TRUE)
    settings = centre.settings(desk)
    planned, opened = centre.open_days(desk, span.first, span.last, min(span.last, today))
    extra = {OPENING_DAYS: Sentence("report", OPENED, {"planned": planned, "held": opened})}
    if counts.doubtful:
        extra[DOUBT] = Sentence("report", DOUBTFUL, {})
    return Report(
        kind=span.kind.value,
        period=str(span),
        period_title=span.title(),
        internal=rule is Rule.TRUE,
        rule=rule.value,
        rule_text=RULE_TEXTS[rule],
        version=__version__,
        centre=f"{centre.kind_of_place()} {settings.place.name}",
        project=data.project,
        file_number=data.file_number,
        funder=data.name,
        tables=tuple(tables[name] for name in shown if name in tables),
        definitions=registry.defined({*shown, *indicators.tables(funder.indicators, lists)}),
        made_on=today,
        complete_until=today if today <= span.last else None,
        extra=extra,
        english={**counts.english(span), **narrative.english(desk)},
        answers=narrative.answers(desk, span, funder.id),
        aims=aims,
        layout=data.layout,
        language=data.language,
        logo=logos.logo(desk, funder.id) if funder.has_logo else b"",
        held_back=held,
        receipts=report_receipts.listed(desk, span) if data.layout == Layout.ANNEXES else (),
    )


def _beside(span: Span) -> list[tuple[Beside, Span]]:
    """The spans whose key figures stand beside those of a span; none from before the calendar begins."""
    found = [(Beside.PREVIOUS, span.previous())]
    if span.kind is not SpanKind.YEAR:
        found += [(Beside.YEAR_BEFORE, span.year_before()), (Beside.YEAR_SO_FAR, span.year_so_far())]
    return [(which, other) for which, other in found if other.first.year >= FIRST_YEAR]


def _looked_at(span: Span, funder: FunderRow) -> list[Span]:
    """All spans that anything is told of in the report of one."""
    beside = [other for _, other in (*_beside(span), *_aimed(span, funder, whole_months=True))]
    # What rounding evens out goes by the whole year.
    return [span, span.year_so_far(), *beside]


def _aimed(span: Span, funder: FunderRow, *, whole_months: bool = False) -> list[tuple[Per, Span]]:
    """The spans beside its own that something was agreed on for: the year so far, and the project so far.

    `whole_months`: a project that begins within a month is told from the first of it on: days are not told.
    """
    wanted = {Per(one.per) for one in funder.indicators}
    found = []
    if Per.YEAR in wanted:
        found.append((Per.YEAR, span.year_so_far()))
    if Per.PROJECT in wanted:
        begins = funder.data.period_from or date(span.last.year, 1, 1)
        if whole_months:
            begins = begins.replace(day=1)
        found.append((Per.PROJECT, Span(SpanKind.DAYS, min(begins, span.first), span.last)))
    return found


def _targets(span: Span, funder: FunderRow) -> dict[str, int]:
    """By row of the key figures, what was agreed on for a span of this very length."""
    months, found = len(span.months()), {}
    for one in funder.indicators:
        indicator = indicators.INDICATORS.get(one.figure)
        if indicator is None or indicator.table != KEY:
            continue
        if one.per == Per.MONTH and months and (months == 1 or indicator.adds):
            found[indicator.row] = one.target * months
        elif one.per == Per.YEAR and span.kind is SpanKind.YEAR:
            found[indicator.row] = one.target
    return found


def _refuse_future(desk: Desk, span: Span) -> None:
    if span.first > desk.today():
        text = QT_TRANSLATE_NOOP("errors", "Der Zeitraum „{span}“ hat noch nicht begonnen.")
        raise BadInput("span", Sentence("errors", text, {"span": span.said()}))


def _refuse_unsettled(span: Span, rule: Rule) -> None:
    """Nothing leaves the house by suppression, nor of any days, that may still change: differences would tell of people."""
    if rule is not Rule.SUPPRESSED:
        if span.of_whole_months:
            return
        text = QT_TRANSLATE_NOOP(
            "errors",
            "{span} sind keine ganzen Monate; dann gibt es den Bericht nach außen erst, wenn er abgeschlossen ist. Aus "
            "vielen solchen Berichten ließen sich Einzelne errechnen. Bitte abschließen, oder ihn intern ansehen.",
        )
        raise BadInput("span", Sentence("errors", text, {"span": span.said()}))
    if not span.of_whole_months:
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Für diesen Fördermittelgeber werden kleine Zahlen weggelassen; dann gibt es Berichte nur über ganze Monate. "
            "Intern lässt sich der Zeitraum ansehen.",
        )
        raise BadInput("span", Sentence("errors", text))
    text = QT_TRANSLATE_NOOP(
        "errors",
        "Für diesen Fördermittelgeber werden kleine Zahlen weggelassen; dann gibt es den Bericht {span} nach außen erst, "
        "wenn er abgeschlossen ist. Bitte abschließen, oder ihn intern ansehen.",
    )
    raise BadInput("span", Sentence("errors", text, {"span": span.said()}))
