"""The tables of offers and of voluntary work in a report."""

from collections.abc import Collection
from dataclasses import astuple

from woilmenau_desk.domain.activity_figures import ActivityFigures
from woilmenau_desk.domain.true_table import Rounding, TrueTable
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.publishing import OFFERS

# As the paper says it, and as an English window does: what stands in it is data of the centre.
_SESSIONS = {"de": "Termine, geplant/gehalten", "en": "Sessions, planned/held"}


def offers_table(figures: ActivityFigures, kinds: ValueList) -> TrueTable:
    """Sessions, attendances, participants and children by the kind of offer."""
    codes = _in_order(figures.offers, kinds)
    return TrueTable(
        OFFERS,
        QT_TRANSLATE_NOOP("report", "Angebote"),
        (
            QT_TRANSLATE_NOOP("report", "Art"),
            QT_TRANSLATE_NOOP("report", "geplant"),
            QT_TRANSLATE_NOOP("report", "gehalten"),
            QT_TRANSLATE_NOOP("report", "Teilnahmen"),
            QT_TRANSLATE_NOOP("report", "Teilnehmende"),
            QT_TRANSLATE_NOOP("report", "davon Frauen"),
            QT_TRANSLATE_NOOP("report", "Kinder betreut"),
        ),
        tuple(kinds.label(code) for code in codes),
        tuple(astuple(figures.offers[code]) for code in codes),
        Rounding.OFFERS,
        total=True,
        note=sessions_said(figures, kinds),
        sums=astuple(figures.all_offers),
    )


def sessions_said(figures: ActivityFigures, kinds: ValueList, language: str = "de") -> str:
    """How often each kind was planned and held, in words; empty where nothing was."""
    told = [
        f"{kinds.label(code, language)} {figures.offers[code].planned}/{figures.offers[code].held}"
        for code in _in_order(figures.offers, kinds)
    ]
    return f"{_SESSIONS[language]}: {' · '.join(told)}" if told else ""


def volunteers_table(figures: ActivityFigures) -> TrueTable:
    """How many volunteers there were, came, went, and were trained."""
    rows = (
        (QT_TRANSLATE_NOOP("report", "aktiv"), figures.volunteers),
        (QT_TRANSLATE_NOOP("report", "davon mit Stunden"), figures.serving),
        (QT_TRANSLATE_NOOP("report", "neu begonnen"), figures.joined),
        (QT_TRANSLATE_NOOP("report", "ausgeschieden"), figures.left),
        (QT_TRANSLATE_NOOP("report", "Fortbildungstermine"), figures.trainings),
        (QT_TRANSLATE_NOOP("report", "Teilnahmen an Fortbildungen"), figures.trained),
    )
    return TrueTable(
        "volunteers",
        QT_TRANSLATE_NOOP("report", "Ehrenamtliche"),
        ("", QT_TRANSLATE_NOOP("report", "Anzahl")),
        tuple(label for label, _ in rows),
        tuple((number,) for _, number in rows),
        Rounding.EACH,
    )


def hours_table(figures: ActivityFigures, areas: ValueList) -> TrueTable:
    """Hours by field, and how many served in it."""
    codes = _in_order(figures.hours, areas)
    return TrueTable(
        "volunteer_hours",
        QT_TRANSLATE_NOOP("report", "Ehrenamtsstunden"),
        (
            QT_TRANSLATE_NOOP("report", "Bereich"),
            QT_TRANSLATE_NOOP("report", "Ehrenamtliche"),
            QT_TRANSLATE_NOOP("report", "Stunden"),
        ),
        tuple(areas.label(code) for code in codes),
        tuple(astuple(figures.hours[code]) for code in codes),
        Rounding.HOURS,
        total=True,
        sums=(figures.serving, figures.minutes, 0),
    )


def _in_order(found: Collection[str], values: ValueList) -> list[str]:
    known = [value.code for value in values if value.code in found]
    return known + [code for code in found if code not in values]
