"""The tables of offers and of voluntary work."""

from collections.abc import Collection, Iterator
from dataclasses import astuple

from woilmenau_desk.domain.activity_figures import ActivityFigures
from woilmenau_desk.domain.true_table import Rounding
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.definitions.definition import NEVER, Column, Row, Source, TableDefinition
from woilmenau_desk.services.reports.definitions.words import NUMBER

# As the paper says it, and as an English window does: what stands in it is data of the centre.
_SESSIONS = {"de": "Termine, geplant/gehalten", "en": "Sessions, planned/held"}


def _offers(source: Source) -> Iterator[Row]:
    kinds, offers = source.words.lists[ListName.OFFER_KINDS], source.figures.activity.offers
    for code in _in_order(offers, kinds):
        yield Row(code, kinds.label(code), astuple(offers[code]))


def _sessions(source: Source) -> Iterator[Row]:
    every = source.figures.activity.all_offers
    yield Row("planned", QT_TRANSLATE_NOOP("report", "geplant"), (every.planned,))
    yield Row("held", QT_TRANSLATE_NOOP("report", "gehalten"), (every.held,))


def sessions_said(figures: ActivityFigures, kinds: ValueList, language: str = "de") -> str:
    """How often each kind was planned and held, in words; empty where nothing was."""
    told = [
        f"{kinds.label(code, language)} {figures.offers[code].planned}/{figures.offers[code].held}"
        for code in _in_order(figures.offers, kinds)
    ]
    return f"{_SESSIONS[language]}: {' · '.join(told)}" if told else ""


def _volunteers(source: Source) -> Iterator[Row]:
    found = source.figures.activity
    yield Row("active", QT_TRANSLATE_NOOP("report", "aktiv"), (found.volunteers,))
    yield Row("serving", QT_TRANSLATE_NOOP("report", "davon mit Stunden"), (found.serving,))
    yield Row("joined", QT_TRANSLATE_NOOP("report", "neu begonnen"), (found.joined,))
    yield Row("left", QT_TRANSLATE_NOOP("report", "ausgeschieden"), (found.left,))
    yield Row("trainings", QT_TRANSLATE_NOOP("report", "Fortbildungstermine"), (found.trainings,))
    yield Row("trained", QT_TRANSLATE_NOOP("report", "Teilnahmen an Fortbildungen"), (found.trained,))


def _hours(source: Source) -> Iterator[Row]:
    areas, hours = source.words.lists[ListName.VOLUNTEER_AREAS], source.figures.activity.hours
    for code in _in_order(hours, areas):
        yield Row(code, areas.label(code), astuple(hours[code]))


def _in_order(found: Collection[str], values: ValueList) -> list[str]:
    known = [value.code for value in values if value.code in found]
    return known + [code for code in found if code not in values]


OFFERS = TableDefinition(
    "offers",
    QT_TRANSLATE_NOOP("report", "Angebote"),
    QT_TRANSLATE_NOOP("report", "Art"),
    (
        Column(QT_TRANSLATE_NOOP("report", "geplant"), "sessions"),
        Column(QT_TRANSLATE_NOOP("report", "gehalten"), "sessions_held"),
        Column(QT_TRANSLATE_NOOP("report", "Teilnahmen"), "attendances"),
        Column(QT_TRANSLATE_NOOP("report", "Teilnehmende"), "participants"),
        Column(QT_TRANSLATE_NOOP("report", "davon Frauen"), "participants:female"),
        Column(QT_TRANSLATE_NOOP("report", "Kinder betreut"), "children"),
    ),
    _offers,
    Rounding.OFFERS,
    total=True,
    note=lambda source: sessions_said(source.figures.activity, source.words.lists[ListName.OFFER_KINDS]),
    sums=lambda source: astuple(source.figures.activity.all_offers),
)
OFFER_SESSIONS = TableDefinition(
    "offer_sessions",
    QT_TRANSLATE_NOOP("report", "Angebotstermine"),
    "",
    (Column(NUMBER, "sessions"),),
    _sessions,
    Rounding.EXACT,
    kinds=NEVER,  # the table of offers tells it kind by kind
)
VOLUNTEERS = TableDefinition(
    "volunteers",
    QT_TRANSLATE_NOOP("report", "Ehrenamtliche"),
    "",
    (Column(NUMBER, "volunteers"),),
    _volunteers,
    Rounding.EACH,
)
VOLUNTEER_HOURS = TableDefinition(
    "volunteer_hours",
    QT_TRANSLATE_NOOP("report", "Ehrenamtsstunden"),
    QT_TRANSLATE_NOOP("report", "Bereich"),
    (
        Column(QT_TRANSLATE_NOOP("report", "Ehrenamtliche"), "serving"),
        Column(QT_TRANSLATE_NOOP("report", "Stunden"), "volunteer_hours"),
    ),
    _hours,
    Rounding.HOURS,
    total=True,
    sums=lambda source: (source.figures.activity.serving, source.figures.activity.minutes, 0),
)
