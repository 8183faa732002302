"""What can be agreed on with a funder: figures of the report's tables, each with its target (Soll/Ist).

An indicator names a figure of a table, so it is told as that table tells it, and never beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from woilmenau_desk.domain.funders import IndicatorData, Per
from woilmenau_desk.domain.report import Aim, Cell, ReportTable
from woilmenau_desk.domain.true_table import SUM
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.definitions.key import KEY
from woilmenau_desk.services.reports.definitions.registry import definitions

GONE = QT_TRANSLATE_NOOP("report", "{figure} (diese Zahl gibt es nicht mehr)")
INSIDE_ONLY = QT_TRANSLATE_NOOP("report", "{figure} (Summe nur intern: sie verriete Stunden Einzelner)")
SINCE = QT_TRANSLATE_NOOP("report", "{figure} (seit Januar {year})")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure: in which table, in the row of which code, in which of the columns of figures.

    `adds`: months add up to a longer span, which they do not where people are counted.
    """

    code: str
    title: str
    table: str
    row: str
    column: int = 0
    adds: bool = True


_HOURS: Final = "volunteer_hours"
_FIXED: tuple[Indicator, ...] = (
    Indicator("contacts", QT_TRANSLATE_NOOP("report", "Kontakte"), "key", "contacts"),
    Indicator("persons", QT_TRANSLATE_NOOP("report", "Personen"), "key", "persons", adds=False),
    Indicator("first", QT_TRANSLATE_NOOP("report", "Erstkontakte"), "key", "first"),
    Indicator("follow_up", QT_TRANSLATE_NOOP("report", "Folgekontakte"), "first_follow_up", "follow_up"),
    Indicator("new_persons", QT_TRANSLATE_NOOP("report", "neu im Jahr"), "key", "new_persons"),
    Indicator("sessions", QT_TRANSLATE_NOOP("report", "Beratungsgespräche"), "key", "sessions"),
    Indicator("aid", QT_TRANSLATE_NOOP("report", "Soforthilfen"), "key", "aid"),
    Indicator("referrals", QT_TRANSLATE_NOOP("report", "Verweise"), "key", "referrals"),
    Indicator("kept", QT_TRANSLATE_NOOP("report", "wahrgenommene Termine"), "key", "kept"),
    Indicator("cases_new", QT_TRANSLATE_NOOP("report", "neue Beratungsfälle"), "cases", "new"),
    Indicator(
        "cases_reached",
        QT_TRANSLATE_NOOP("report", "erreichte Familienmitglieder"),
        "cases",
        "reached",
        adds=False,
    ),
    Indicator(
        "offer_sessions", QT_TRANSLATE_NOOP("report", "gehaltene Angebotstermine"), "offer_sessions", "held"
    ),
    Indicator("attendances", QT_TRANSLATE_NOOP("report", "Teilnahmen an Angeboten"), "offers", SUM, 2),
    Indicator(
        "participants", QT_TRANSLATE_NOOP("report", "Teilnehmende an Angeboten"), "offers", SUM, 3, adds=False
    ),
    Indicator("women", QT_TRANSLATE_NOOP("report", "Frauen in Angeboten"), "offers", SUM, 4, adds=False),
    Indicator("children", QT_TRANSLATE_NOOP("report", "betreute Kinder"), "offers", SUM, 5),
    Indicator(
        "volunteers", QT_TRANSLATE_NOOP("report", "aktive Ehrenamtliche"), "volunteers", "active", adds=False
    ),
    Indicator("volunteers_joined", QT_TRANSLATE_NOOP("report", "neue Ehrenamtliche"), "volunteers", "joined"),
    Indicator("trainings", QT_TRANSLATE_NOOP("report", "Fortbildungstermine"), "volunteers", "trainings"),
    Indicator("volunteer_hours", QT_TRANSLATE_NOOP("report", "Ehrenamtsstunden"), _HOURS, SUM, 1),
)
INDICATORS: Final[Mapping[str, Indicator]] = {one.code: one for one in _FIXED}
"""Those that every centre has, by their codes."""

_OF_LISTS: Mapping[str, tuple[ListName, int, str]] = {
    "reasons": (ListName.REASONS, 0, QT_TRANSLATE_NOOP("report", "Kontakte: {value}")),
    "status_groups": (ListName.STATUS_GROUPS, 0, QT_TRANSLATE_NOOP("report", "Personen: {value}")),
    "topics": (ListName.TOPICS, 0, QT_TRANSLATE_NOOP("report", "Thema: {value}")),
    "emergency_aid": (ListName.AID_KINDS, 0, QT_TRANSLATE_NOOP("report", "Soforthilfe: {value}")),
    "referrals": (ListName.REFERRAL_TARGETS, 0, QT_TRANSLATE_NOOP("report", "Verweise: {value}")),
    "offers": (ListName.OFFER_KINDS, 2, QT_TRANSLATE_NOOP("report", "Teilnahmen: {value}")),
}
"""By table: of which list its rows are, which column counts, and how one of them is called."""


def known(lists: Mapping[ListName, ValueList]) -> tuple[Indicator, ...]:
    """All that can be agreed on, those of the centre's lists included."""
    of_lists = (
        _of_list(table, value.code, values)
        for table, (name, _, _) in _OF_LISTS.items()
        for values in (lists[name],)
        for value in values
        if value.active
    )
    return (*_FIXED, *of_lists)


def found(code: str, lists: Mapping[ListName, ValueList]) -> Indicator | None:
    """The indicator of that code; None for a figure that is no longer there."""
    if code in INDICATORS:
        return INDICATORS[code]
    table, _, row = code.partition(".")
    if table not in _OF_LISTS or row not in lists[_OF_LISTS[table][0]]:
        return None
    return _of_list(table, row, lists[_OF_LISTS[table][0]])


def tables(agreed: Iterable[IndicatorData], lists: Mapping[ListName, ValueList]) -> frozenset[str]:
    """The ids of the tables whose figures were agreed on."""
    named = (found(one.figure, lists) for one in agreed)
    return frozenset(indicator.table for indicator in named if indicator is not None)


def figure(tables: Iterable[ReportTable], indicator: Indicator) -> Cell:
    """What the tables tell of it: 0 where the table has no such row; None where it, or the row's figure, is held back.

    A table without rows that is told outside may be one that is held back whole, of which not even a nought is told.
    """
    table = next((one for one in tables if one.id == indicator.table), None)
    place = 0 if table is None else _place(table, indicator)
    if table is None or not place:
        return None
    if indicator.row not in table.codes:
        if not table.rows:
            return 0 if table.counts else None
        return None if indicator.row == SUM else 0
    return table.rows[table.codes.index(indicator.row)][place]


def _place(table: ReportTable, indicator: Indicator) -> int:
    """In which column of the told table it stands: some are not told outside, so the others move up; 0 for none."""
    if table.id == KEY:
        return 1
    columns = definitions()[table.id].columns
    title = table.columns[1] if callable(columns) else columns[indicator.column].title
    return table.columns.index(title) if title in table.columns else 0


def aims(
    agreed: Sequence[IndicatorData],
    told: Mapping[Per, Sequence[ReportTable]],
    lists: Mapping[ListName, ValueList],
    months: int = 1,
    since: int | None = None,
) -> tuple[Aim, ...]:
    """What was agreed on beside what was reached.

    `told`: all tables as they are told of the span itself (MONTH), of the year so far (YEAR), and of the project so far
    (PROJECT); where one is missing, nothing is told as reached. `months`: how many the span has, 0 where its days are no
    whole months; a target for a month is multiplied by it. Where months do not add up, or there are none, nothing stands
    beside it. A target of 0 has no share, and a figure that is no longer there is named as such. `since`: the year with
    which a project begins of which no first day is known.
    """
    made = [_aim(one, told, lists, months) for one in agreed]
    if since is None:
        return tuple(made)
    return tuple(
        replace(aim, title=SINCE.format(figure=aim.title, year=since)) if aim.per == Per.PROJECT else aim
        for aim in made
    )


def _aim(
    one: IndicatorData,
    told: Mapping[Per, Sequence[ReportTable]],
    lists: Mapping[ListName, ValueList],
    months: int,
) -> Aim:
    per = Per(one.per)
    indicator = found(one.figure, lists)
    if indicator is None:
        return Aim(GONE.format(figure=one.title or one.figure), per.value, one.target, None, None)
    title = one.title or indicator.title
    if per is Per.MONTH and (not months or (months > 1 and not indicator.adds)):
        return Aim(title, per.value, one.target, None, None)
    times = months if per is Per.MONTH else 1
    target = one.target * times
    reached = figure(told.get(per, ()), indicator)
    if reached is None and _is_inside_only(told.get(per, ()), indicator):
        title = INSIDE_ONLY.format(figure=title)
    share = None if reached is None or not target else round(100 * _number(reached) / target)
    return Aim(title, per.value, target, reached, share, times)


def _is_inside_only(tables: Iterable[ReportTable], indicator: Indicator) -> bool:
    """Whether the tables are told outside, where no sum of hours is: beside those of the areas it would tell the rest."""
    return indicator.table == _HOURS and any(one.id == _HOURS and not one.counts for one in tables)


def _number(cell: str | int) -> float:
    """A figure that is told in words: 1.012,5 hours."""
    return float(cell.replace(".", "").replace(",", ".")) if isinstance(cell, str) else float(cell)


def _of_list(table: str, row: str, values: ValueList) -> Indicator:
    _, column, title = _OF_LISTS[table]
    adds = table != "status_groups"
    return Indicator(f"{table}.{row}", title.format(value=values.label(row)), table, row, column, adds)
