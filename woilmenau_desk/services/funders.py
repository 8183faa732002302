"""The funders: whom a report is made for, one beside the other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import (
    LANGUAGES,
    LARGEST_TARGET,
    LEAST_K,
    MOST_INDICATORS,
    MOST_K,
    FunderData,
    FunderRow,
    IndicatorData,
    Layout,
    Per,
)
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import age_bands
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.reports import indicators as figures
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.storage import funders as rows

# How a report that leaves the house may be kept confidential; true figures never leave it.
OUTSIDE_RULES = (Rule.ROUNDED.value, Rule.SUPPRESSED.value)
# Stands for the funder that nobody has entered yet, so that there is a report from the first day on.
NOBODY = FunderRow(0, FunderData("Fördermittelgeber"))


def funders(desk: Desk) -> tuple[FunderRow, ...]:
    """All funders, in the order they were entered; before there is one, the nameless one."""
    with desk.store.read() as conn:
        return rows.all_of_them(conn) or (NOBODY,)


def add_funder(desk: Desk, data: FunderData, indicators: Sequence[IndicatorData] = ()) -> Done[FunderRow]:
    """Enter a funder with what was agreed on. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.EDIT_CENTRE)
    kept = _checked(desk, data)
    agreed = _agreed(desk, indicators)
    with desk.writing() as uow:
        _check_rule(kept, rows.all_of_them(uow.conn))
        row = rows.add(uow, kept, agreed)
        text = QT_TRANSLATE_NOOP("said", "Fördermittelgeber eingetragen: {name}")
        return desk.finish(uow, row, Sentence("said", text, {"name": kept.name}))


def edit_funder(
    desk: Desk,
    funder_id: int,
    data: FunderData,
    version: int,
    indicators: Sequence[IndicatorData] | None = None,
    rule_for_all: bool = False,
) -> Done[FunderRow]:
    """Change a funder as it was read with this version; the nameless one becomes one.

    Without `indicators` what was agreed on stays. `rule_for_all`: whoever pays at the same time gets the same rule.
    Raises NotAllowed, NotFound, BadInput or ChangedMeanwhile.
    """
    if funder_id == NOBODY.id:
        return add_funder(desk, data, indicators or ())
    desk.actor.require(Right.EDIT_CENTRE)
    before = next((row for row in funders(desk) if row.id == funder_id), NOBODY)
    kept = _checked(desk, data, before.data)
    agreed = None if indicators is None else _agreed(desk, indicators, before.indicators)
    with desk.writing() as uow:
        others = [row for row in rows.all_of_them(uow.conn) if row.id != funder_id]
        if rule_for_all:
            for row in _together(kept, others):
                if row.data.kept_by != kept.kept_by:
                    same = replace(row.data, rule=kept.rule, least=kept.least)
                    rows.change(uow, row.id, same, row.version)
        else:
            _check_rule(kept, others)
        made = rows.change(uow, funder_id, kept, version, agreed)
        text = QT_TRANSLATE_NOOP("said", "Fördermittelgeber geändert: {name}")
        return desk.finish(uow, made, Sentence("said", text, {"name": kept.name}))


def remove_funder(desk: Desk, funder_id: int, version: int) -> Done[None]:
    """Take out a funder that was entered by mistake. Raises NotAllowed, NotFound, or BadInput once a report was closed."""
    desk.actor.require(Right.EDIT_CENTRE)
    known = next((row for row in funders(desk) if row.id == funder_id), NOBODY)
    with desk.writing() as uow:
        if rows.is_used(uow.conn, funder_id):
            text = QT_TRANSLATE_NOOP(
                "errors",
                "Für „{name}“ gibt es schon Berichte oder Berichtstexte. Statt ihn zu entfernen, bitte den letzten Tag der "
                "Förderung eintragen.",
            )
            raise BadInput("name", Sentence("errors", text, {"name": known.data.name}))
        rows.remove(uow, funder_id, version)
        text = QT_TRANSLATE_NOOP("said", "Fördermittelgeber entfernt: {name}")
        return desk.finish(uow, None, Sentence("said", text, {"name": known.data.name}))


def rule_of(funder: FunderData) -> Rule:
    """By which rule its report leaves the house. Raises BadInput where that would tell the truth, or is none."""
    if funder.rule not in OUTSIDE_RULES:
        text = QT_TRANSLATE_NOOP("errors", "Diese Regel zur Geheimhaltung gibt es nicht.")
        raise BadInput("rule", Sentence("errors", text))
    return Rule(funder.rule)


def chosen(known: tuple[FunderRow, ...], name: str | None, first: date, last: date) -> FunderData:
    """What is known of the funder of that name, as `chosen_row` finds it. Raises BadInput."""
    return chosen_row(known, name, first, last).data


def chosen_row(known: tuple[FunderRow, ...], name: str | None, first: date, last: date) -> FunderRow:
    """The funder of that name, or the first one; of several, one whose project runs from first to last.

    Raises BadInput where there is none of that name.
    """
    named = [row for row in known if name is None or row.data.name.casefold() == name.strip().casefold()]
    if not named:
        text = QT_TRANSLATE_NOOP(
            "errors", "Den Fördermittelgeber „{name}“ gibt es nicht; bekannt sind: {known}."
        )
        listed = ", ".join(dict.fromkeys(row.data.name for row in known))
        raise BadInput("funder", Sentence("errors", text, {"name": (name or "")[:60], "known": listed}))
    return next((row for row in named if row.data.pays_between(first, last)), named[0])


def _checked(desk: Desk, data: FunderData, before: FunderData | None = None) -> FunderData:
    """The funder as it is kept. Raises BadInput."""
    name = clean_line(data.name, field="name")
    if not name:
        text = QT_TRANSLATE_NOOP("errors", "Ein Fördermittelgeber braucht einen Namen.")
        raise BadInput("name", Sentence("errors", text))
    rule = rule_of(data)
    if data.language not in LANGUAGES:
        text = QT_TRANSLATE_NOOP("errors", "In dieser Sprache gibt es keinen Bericht.")
        raise BadInput("language", Sentence("errors", text))
    for field in ("period_from", "period_until"):
        if (day := getattr(data, field)) is not None:
            check_date(day, field=field)
    if data.period_from and data.period_until and data.period_until < data.period_from:
        text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
        raise BadInput("period_until", Sentence("errors", text))
    if rule is Rule.SUPPRESSED and not LEAST_K <= data.least <= MOST_K:
        text = QT_TRANSLATE_NOOP("errors", "Hier steht eine Zahl von {least} bis {most}.")
        raise BadInput("least", Sentence("errors", text, {"least": LEAST_K, "most": MOST_K}))
    if data.layout not in tuple(Layout):
        text = QT_TRANSLATE_NOOP("errors", "Diesen Aufbau eines Berichts gibt es nicht.")
        raise BadInput("layout", Sentence("errors", text))
    known_sets = {one.name for one in age_bands.sets(desk)}
    if data.bands not in known_sets and (before is None or before.bands != data.bands):
        text = QT_TRANSLATE_NOOP("errors", "Altersgruppen mit dem Namen „{name}“ gibt es nicht.")
        raise BadInput("bands", Sentence("errors", text, {"name": data.bands[:60]}))
    return replace(
        data,
        name=name,
        project=clean_line(data.project, field="project"),
        file_number=clean_line(data.file_number, field="file_number"),
        tables=_known_tables(data),
    )


def _known_tables(data: FunderData) -> str:
    """The tables that were chosen, each once. Raises BadInput for one that there is not."""
    known = registry.definitions()
    for one in data.chosen_tables:
        if one not in known:
            text = QT_TRANSLATE_NOOP("errors", "Die Tabelle „{table}“ gibt es nicht.")
            raise BadInput("tables", Sentence("errors", text, {"table": one[:40]}))
    return ",".join(dict.fromkeys(data.chosen_tables))


def _agreed(
    desk: Desk, indicators: Iterable[IndicatorData], before: Sequence[IndicatorData] = ()
) -> tuple[IndicatorData, ...]:
    """What was agreed on as it is kept; a figure that is no longer there may stay. Raises BadInput."""
    lists = desk.value_lists(desk.today())
    stay = {one.figure for one in before}
    kept = []
    for one in indicators:
        if one.figure not in stay and figures.found(one.figure, lists) is None:
            text = QT_TRANSLATE_NOOP("errors", "Die Zahl „{figure}“ gibt es nicht.")
            raise BadInput("indicators", Sentence("errors", text, {"figure": one.figure[:40]}))
        if not 0 <= one.target <= LARGEST_TARGET:
            text = QT_TRANSLATE_NOOP("errors", "Ein Soll liegt zwischen 0 und {most}.")
            raise BadInput("indicators", Sentence("errors", text, {"most": LARGEST_TARGET}))
        if one.per not in tuple(Per):
            text = QT_TRANSLATE_NOOP("errors", "Ein Soll gilt für einen Monat, ein Jahr oder das Projekt.")
            raise BadInput("indicators", Sentence("errors", text))
        kept.append(replace(one, title=clean_line(one.title, field="indicators")))
    if len(kept) > MOST_INDICATORS:
        text = QT_TRANSLATE_NOOP("errors", "Mehr als {most} Indikatoren hat kein Bericht.")
        raise BadInput("indicators", Sentence("errors", text, {"most": MOST_INDICATORS}))
    return tuple(kept)


def _together(data: FunderData, others: Sequence[FunderRow]) -> list[FunderRow]:
    """Whoever pays at the same time as this one, or at the same time as one of those."""
    found: list[FunderRow] = []
    waiting = [data]
    while waiting:
        one = waiting.pop()
        new = [row for row in others if row not in found and one.overlaps(row.data)]
        found += new
        waiting += [row.data for row in new]
    return found


def _check_rule(data: FunderData, others: Sequence[FunderRow]) -> None:
    """Raises BadInput where one who pays at the same time has another rule: together they would tell more than either."""
    for row in others:
        if data.overlaps(row.data) and data.kept_by != row.data.kept_by:
            text = QT_TRANSLATE_NOOP(
                "errors",
                "„{name}“ fördert zur selben Zeit und hat eine andere Regel zur Geheimhaltung. Beide brauchen dieselbe: "
                "nebeneinander verrieten die Berichte sonst, was jeder für sich verschweigt.",
            )
            raise BadInput("rule", Sentence("errors", text, {"name": row.data.name}))
