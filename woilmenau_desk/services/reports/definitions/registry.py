"""All tables that a report can have, in the order in which they stand where nobody chose another."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from woilmenau_desk.domain.figures import DEFINITIONS
from woilmenau_desk.domain.funders import Layout
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import SpanKind
from woilmenau_desk.domain.true_table import TrueTable
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.reports.definitions import activity, contacts, helping, key, persons
from woilmenau_desk.services.reports.definitions.definition import LONG, Source, TableDefinition
from woilmenau_desk.services.reports.definitions.words import WEEKDAYS, day_said, short_day

DEFINED: tuple[TableDefinition, ...] = (
    key.KEY_FIGURES,
    key.MONTHS,
    contacts.FIRST_FOLLOW_UP,
    contacts.REASONS,
    contacts.CHANNELS,
    contacts.REASON_CHANNELS,
    contacts.OUTSIDE_HOURS,
    contacts.DAYS,
    contacts.WEEKS,
    contacts.HOURS,
    persons.GENDER_AGE,
    persons.ORIGINS,
    persons.STATUS_GROUPS,
    contacts.TOPICS,
    contacts.LANGUAGES,
    persons.PERSON_LANGUAGES,
    contacts.INTERPRETING,
    helping.CASES,
    helping.AID,
    helping.FUNDS,
    helping.REFERRALS,
    helping.REFERRAL_OUTCOMES,
    helping.APPOINTMENTS,
    helping.WAITING,
    activity.OFFERS,
    activity.OFFER_SESSIONS,
    activity.VOLUNTEERS,
    activity.VOLUNTEER_HOURS,
)


DEFINED_IN: Mapping[str, frozenset[str]] = {
    "Person": frozenset(
        {"key", "months", "gender_age", "origins", "status_groups", "person_languages", "emergency_aid"}
    ),
    "Erstkontakt": frozenset({"key", "months", "first_follow_up"}),
    "Neu im Jahr": frozenset({"key"}),
    "Außerhalb der Zeiten": frozenset({"outside_hours"}),
    "Beratungsgespräch": frozenset({"key", "months"}),
    "Soforthilfe": frozenset({"key", "months", "emergency_aid", "funds"}),
    "Termin wahrgenommen": frozenset({"key", "appointments"}),
    "Termin nicht erschienen": frozenset({"appointments"}),
    "Wartezeit": frozenset({"waiting"}),
    "Thema": frozenset({"topics"}),
    "Stichtag": frozenset({"gender_age", "origins", "status_groups", "person_languages"}),
    "Beratungsfall": frozenset({"cases"}),
    "Angebotstermin": frozenset({"offers", "offer_sessions"}),
    "Teilnahme": frozenset({"offers"}),
    "Ehrenamtliche": frozenset({"volunteers", "volunteer_hours"}),
}
"""By the name of a definition: the tables that tell what it defines. One that is not here stands in every report."""


def defined(tables: Collection[str]) -> Mapping[str, str]:
    """The definitions of what these tables tell, in their order."""
    return {
        name: text
        for name, text in DEFINITIONS.items()
        if name not in DEFINED_IN or not DEFINED_IN[name].isdisjoint(tables)
    }


def definitions(defined: Sequence[TableDefinition] = DEFINED) -> Mapping[str, TableDefinition]:
    """All of them by their ids."""
    return {one.id: one for one in defined}


def tables(source: Source, defined: Iterable[TableDefinition] = DEFINED) -> tuple[TrueTable, ...]:
    """Every table with its true figures; those for the house alone only where it is the house that reads them.

    All others are told, whatever the funder chose to be shown: so the same month tells the same to every funder.
    """
    return tuple(one.table(source) for one in defined if source.rule is Rule.TRUE or not one.inside)


def chosen(
    kind: SpanKind,
    layout: Layout,
    wanted: Sequence[str] = (),
    defined: Sequence[TableDefinition] = DEFINED,
    *,
    inside: bool = False,
) -> tuple[str, ...]:
    """The ids of the tables that a report shows, in their order: those that were wanted, or all that stand by default.

    `inside`: for the house, which sees the others as well. What was wanted and is no longer there, or cannot be of such a
    span, is left out.
    """
    possible = {one.id for one in choice(defined) if kind in LONG or not one.of_months}
    usual = [one.id for one in defined if kind in one.kinds and layout in one.layouts and not one.inside]
    shown = [one for one in wanted if one in possible] if wanted else usual
    others = [one.id for one in defined if one.is_inside(kind)] if inside else []
    return tuple(dict.fromkeys([*shown, *others]))


def choice(defined: Sequence[TableDefinition] = DEFINED) -> tuple[TableDefinition, ...]:
    """Those that can be chosen for a funder."""
    return tuple(one for one in defined if not one.inside)


def english_labels(source: Source, countries: Mapping[str, str]) -> Mapping[str, str]:
    """The English words for the rows that are named by the centre's lists, by countries and by days."""
    words, figures = source.words, source.figures
    labels = {value.de: value.label("en") for values in words.lists.values() for value in values}
    groups = words.lists[ListName.STATUS_GROUPS]
    labels |= {f"{value.code} {value.de}": f"{value.code} {value.label('en')}" for value in groups}
    labels |= {words.country(code): countries[code] for code in figures.origins if code in countries}
    kinds = words.lists[ListName.OFFER_KINDS]
    labels |= {
        activity.sessions_said(figures.activity, kinds): activity.sessions_said(figures.activity, kinds, "en")
    }
    labels |= {de: en for de, en in WEEKDAYS}
    labels |= {short_day(day): short_day(day, "en") for day in figures.weeks}
    labels |= {day_said(day): day_said(day, "en") for day in figures.days}
    return labels
