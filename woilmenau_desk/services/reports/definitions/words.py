"""The words that a report's rows are written with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.figures import OF_RESTRICTED_CASE, UNKNOWN
from woilmenau_desk.domain.people import STATELESS, UNCLEAR
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

CONTACTS = QT_TRANSLATE_NOOP("report", "Kontakte")
PERSONS = QT_TRANSLATE_NOOP("report", "Personen")
NUMBER = QT_TRANSLATE_NOOP("report", "Anzahl")
DIVERSE_AND_UNSTATED = QT_TRANSLATE_NOOP("report", "divers / keine Angabe")
UNKNOWN_WORD = QT_TRANSLATE_NOOP("report", "unbekannt")
OF_RESTRICTED = QT_TRANSLATE_NOOP("report", "ohne Angabe (eingeschränkter Fall)")
OTHERS = QT_TRANSLATE_NOOP("report", "andere")
TOGETHER = QT_TRANSLATE_NOOP("report", "nicht einzeln genannt")  # in a table whose rows always stand there
WEEKDAYS = (
    ("Mo", "Mon"),
    ("Di", "Tue"),
    ("Mi", "Wed"),
    ("Do", "Thu"),
    ("Fr", "Fri"),
    ("Sa", "Sat"),
    ("So", "Sun"),
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words a report is written with."""

    lists: Mapping[ListName, ValueList]
    bands: Sequence[AgeBand]
    country: Callable[[str], str]


def said(code: str, values: ValueList) -> str:
    """The word for a code of a list, or for the two that are in none."""
    return {OF_RESTRICTED_CASE: OF_RESTRICTED, UNKNOWN: UNKNOWN_WORD}.get(code) or values.label(code)


def day_said(day: date, language: str = "de") -> str:
    """A day of a month: Mo 3."""
    return f"{WEEKDAYS[day.weekday()][language == 'en']} {day.day}{'' if language == 'en' else '.'}"


def short_day(day: date, language: str = "de") -> str:
    """A day of a year: 2.11."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if language == "en" else f"{day.day}.{day.month}."


def month_said(month: Month, language: str = "de") -> str:
    """A month of a year, or of several: Oktober 2026."""
    return f"{MONTHS[month.month - 1]} {month.year}" if language == "en" else month.title()


def country_word(known: Mapping[str, str]) -> Callable[[str], str]:
    """The words for origins: countries by ISO code, and the two that are none."""
    special = {
        STATELESS: QT_TRANSLATE_NOOP("report", "staatenlos"),
        UNCLEAR: QT_TRANSLATE_NOOP("report", "ungeklärt"),
    }
    return lambda code: special.get(code) or known.get(code.upper()) or code
