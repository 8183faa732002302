"""The funders: whom a report is made for, one beside the other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.age_bands import STANDARD, BandSet, check_bands, check_whole
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.funders import (
    LANGUAGES,
    LARGEST_TARGET,
    LEAST_K,
    MOST_INDICATORS,
    MOST_K,
    FunderData,
    FunderParts,
    FunderRow,
    IndicatorData,
    Layout,
    Per,
)
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import age_bands, logos
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.reports import indicators as figures
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.storage import funders as rows
from woilmenau_desk.storage import reference
from woilmenau_desk.storage.keyed import NEVER
from woilmenau_desk.storage.unit_of_work import UnitOfWork

# How a report that leaves the house may be kept confidential; true figures never leave it.
OUTSIDE_RULES = (Rule.ROUNDED.value, Rule.SUPPRESSED.value)
NO_PARTS = FunderParts()
# Stands for the funder that nobody has entered yet, so that there is a report from the first day on.
NOBODY = FunderRow(0, FunderData("Fördermittelgeber"))


def funders(desk: Desk) -> tuple[FunderRow, ...]:
    """All funders, in the order they were entered; before there is one, the nameless one."""
    with desk.store.read() as conn:
        return rows.all_of_them(conn) or (NOBODY,)


def add_funder(desk: Desk, data: FunderData, parts: FunderParts = NO_PARTS) -> Done[FunderRow]:
    """Enter a funder with what belongs to it; the first one takes over what was closed for the nameless one.

    Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    kept = _checked(desk, data, own_bands=bool(parts.own_bands))
    parts = _checked_parts(desk, parts)
    with desk.writing() as uow:
        others = rows.all_of_them(uow.conn)
        _refuse_twice(kept, others)
        _level(uow, kept, others, parts.rule_for_all)
        kept = _with_bands(uow, kept, parts)
        funder_id = rows.add(uow, kept)
        if not others:
            rows.take_over(uow, funder_id)
        row = _with_parts(uow, funder_id, parts)
        text = QT_TRANSLATE_NOOP("said", "Fördermittelgeber eingetragen: {name}")
        done = desk.finish(uow, row, Sentence("said", text, {"name": kept.name}))
    if parts.own_bands:
        desk.forget_cached()
    return done


def edit_funder(
    desk: Desk, funder_id: int, data: FunderData, version: int, parts: FunderParts = NO_PARTS
) -> Done[FunderRow]:
    """Change a funder as it was read with this version; the nameless one becomes one.

    Raises NotAllowed, NotFound, BadInput or ChangedMeanwhile.
    """
    if funder_id == NOBODY.id:
        return add_funder(desk, data, parts)
    desk.actor.require(Right.EDIT_CENTRE)
    before = next((row for row in funders(desk) if row.id == funder_id), NOBODY)
    kept = _checked(desk, data, before.data, own_bands=bool(parts.own_bands))
    parts = _checked_parts(desk, parts, before.indicators)
    touched = parts.logo is not None or parts.indicators not in (None, before.indicators)
    with desk.writing() as uow:
        known = rows.all_of_them(uow.conn)
        others = [row for row in known if row.id != funder_id]
        if len(others) == len(known):
            raise NotFound
        _refuse_twice(kept, others)
        _level(uow, kept, others, parts.rule_for_all)
        kept = _with_bands(uow, kept, parts)
        rows.change(uow, funder_id, kept, version, always=touched)
        made = _with_parts(uow, funder_id, parts)
        text = QT_TRANSLATE_NOOP("said", "Fördermittelgeber geändert: {name}")
        done = desk.finish(uow, made, Sentence("said", text, {"name": kept.name}))
    if parts.own_bands:
        desk.forget_cached()
    return done


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


def _checked(
    desk: Desk, data: FunderData, before: FunderData | None = None, *, own_bands: bool = False
) -> FunderData:
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
    if not own_bands and data.bands not in known_sets and (before is None or before.bands != data.bands):
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
    known = {one.id for one in registry.choice()}
    for one in data.chosen_tables:
        if one not in known:
            text = QT_TRANSLATE_NOOP("errors", "Die Tabelle „{table}“ gibt es nicht.")
            raise BadInput("tables", Sentence("errors", text, {"table": one[:40]}))
    return ",".join(dict.fromkeys(data.chosen_tables))


def _checked_parts(desk: Desk, parts: FunderParts, before: Sequence[IndicatorData] = ()) -> FunderParts:
    """What belongs to a funder as it is kept. Raises BadInput."""
    if parts.logo:
        logos.checked(parts.logo)
    if parts.own_bands:
        check_bands(parts.own_bands, field="own_bands")
        check_whole(parts.own_bands, field="own_bands")
    if parts.indicators is None:
        return parts
    return replace(parts, indicators=_agreed(desk, parts.indicators, before))


def _with_bands(uow: UnitOfWork, data: FunderData, parts: FunderParts) -> FunderData:
    """The funder with the bands that were typed for it, kept under its name. Raises BadInput where that is taken."""
    if not parts.own_bands:
        return data
    if any(one.name == data.name for one in reference.band_sets(uow.conn)) or data.name == STANDARD:
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Altersgruppen mit dem Namen „{name}“ gibt es schon; bitte diese wählen oder dort ändern.",
        )
        raise BadInput("own_bands", Sentence("errors", text, {"name": data.name}))
    reference.save_band_set(uow, BandSet(parts.own_bands, data.name), NEVER)
    return replace(data, bands=data.name)


def _with_parts(uow: UnitOfWork, funder_id: int, parts: FunderParts) -> FunderRow:
    if parts.indicators is not None:
        rows.agree(uow, funder_id, parts.indicators)
    if parts.logo is not None:
        rows.set_logo(uow, funder_id, parts.logo)
    made = rows.read(uow.conn, funder_id)
    if made is None:
        raise NotFound
    return made


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


def _refuse_twice(data: FunderData, others: Sequence[FunderRow]) -> None:
    """Raises BadInput for a name that is another one's at the same time: reports are asked for by it."""
    if any(row.data.name.casefold() == data.name.casefold() and data.overlaps(row.data) for row in others):
        text = QT_TRANSLATE_NOOP(
            "errors",
            "„{name}“ gibt es für diese Zeit schon; bitte einen anderen Namen, oder Tage, die sich nicht überschneiden.",
        )
        raise BadInput("name", Sentence("errors", text, {"name": data.name[:60]}))


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


def _level(uow: UnitOfWork, data: FunderData, others: Sequence[FunderRow], for_all: bool) -> None:
    """Let whoever pays at the same time have the same rule: together they would tell more than either alone.

    Raises BadInput where another one has another rule, unless it is to hold `for_all`.
    """
    if for_all:
        for row in _together(data, others):
            if row.data.kept_by != data.kept_by:
                rows.change(uow, row.id, replace(row.data, rule=data.rule, least=data.least), row.version)
        return
    for row in others:
        if data.overlaps(row.data) and data.kept_by != row.data.kept_by:
            text = QT_TRANSLATE_NOOP(
                "errors",
                "„{name}“ fördert zur selben Zeit und hat eine andere Regel zur Geheimhaltung. Beide brauchen dieselbe: "
                "nebeneinander verrieten die Berichte sonst, was jeder für sich verschweigt.",
            )
            raise BadInput("rule", Sentence("errors", text, {"name": row.data.name}))
