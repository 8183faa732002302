"""The funders: whom a report is made for, one beside the other."""

from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import FunderData, FunderRow
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import funders as rows

# How a report that leaves the house may be kept confidential; true figures never leave it.
OUTSIDE_RULES = (Rule.ROUNDED.value,)
# The languages that a report can be written in.
LANGUAGES = ("de",)
# Stands for the funder that nobody has entered yet, so that there is a report from the first day on.
NOBODY = FunderRow(0, FunderData("Fördermittelgeber"))


def funders(desk: Desk) -> tuple[FunderRow, ...]:
    """All funders, in the order they were entered; before there is one, the nameless one."""
    with desk.store.read() as conn:
        return rows.all_of_them(conn) or (NOBODY,)


def add_funder(desk: Desk, data: FunderData) -> Done[FunderRow]:
    """Enter a funder. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.EDIT_CENTRE)
    kept = _checked(data)
    with desk.writing() as uow:
        row = rows.add(uow, kept)
        text = QT_TRANSLATE_NOOP("said", "Fördermittelgeber eingetragen: {name}")
        return desk.finish(uow, row, Sentence("said", text, {"name": kept.name}))


def edit_funder(desk: Desk, funder_id: int, data: FunderData, version: int) -> Done[FunderRow]:
    """Change a funder as it was read with this version; the nameless one becomes one.

    Raises NotAllowed, NotFound, BadInput or ChangedMeanwhile.
    """
    if funder_id == NOBODY.id:
        return add_funder(desk, data)
    desk.actor.require(Right.EDIT_CENTRE)
    kept = _checked(data)
    with desk.writing() as uow:
        row = rows.change(uow, funder_id, kept, version)
        text = QT_TRANSLATE_NOOP("said", "Fördermittelgeber geändert: {name}")
        return desk.finish(uow, row, Sentence("said", text, {"name": kept.name}))


def remove_funder(desk: Desk, funder_id: int, version: int) -> Done[None]:
    """Take out a funder that was entered by mistake. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.EDIT_CENTRE)
    known = next((row for row in funders(desk) if row.id == funder_id), NOBODY)
    with desk.writing() as uow:
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
    """The funder of that name, or the first one; of several, one whose project runs from first to last.

    Raises BadInput where there is none of that name.
    """
    named = [row.data for row in known if name is None or row.data.name.casefold() == name.strip().casefold()]
    if not named:
        text = QT_TRANSLATE_NOOP(
            "errors", "Den Fördermittelgeber „{name}“ gibt es nicht; bekannt sind: {known}."
        )
        listed = ", ".join(dict.fromkeys(row.data.name for row in known))
        raise BadInput("funder", Sentence("errors", text, {"name": (name or "")[:60], "known": listed}))
    return next((data for data in named if data.pays_between(first, last)), named[0])


def _checked(data: FunderData) -> FunderData:
    """The funder as it is kept. Raises BadInput."""
    name = clean_line(data.name, field="name")
    if not name:
        text = QT_TRANSLATE_NOOP("errors", "Ein Fördermittelgeber braucht einen Namen.")
        raise BadInput("name", Sentence("errors", text))
    rule_of(data)
    if data.language not in LANGUAGES:
        text = QT_TRANSLATE_NOOP("errors", "In dieser Sprache gibt es keinen Bericht.")
        raise BadInput("language", Sentence("errors", text))
    for field in ("period_from", "period_until"):
        if (day := getattr(data, field)) is not None:
            check_date(day, field=field)
    if data.period_from and data.period_until and data.period_until < data.period_from:
        text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
        raise BadInput("period_until", Sentence("errors", text))
    return replace(
        data,
        name=name,
        project=clean_line(data.project, field="project"),
        file_number=clean_line(data.file_number, field="file_number"),
    )
