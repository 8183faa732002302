"""The public holidays of Thüringen (ThürFtG § 2), computed: the window opens before a library for the whole world would."""

from datetime import date, timedelta
from functools import cache

from woilmenau_desk.domain.periods import LAST_YEAR

# These are the days' own names, in every language of the interface.
_FIXED = (
    (1, 1, "Neujahr"),
    (5, 1, "Erster Mai"),
    (10, 3, "Tag der Deutschen Einheit"),
    (10, 31, "Reformationstag"),
    (12, 25, "Erster Weihnachtstag"),
    (12, 26, "Zweiter Weihnachtstag"),
)
_DAYS_FROM_EASTER = (
    (-2, "Karfreitag"),
    (1, "Ostermontag"),
    (39, "Christi Himmelfahrt"),
    (50, "Pfingstmontag"),
)
_CHILDREN = "Weltkindertag"
_CHILDREN_SINCE = 2019


def holiday(day: date) -> str:
    """The name of the public holiday that a day is; empty where it is none."""
    return _of_year(day.year).get(day, "")


@cache
def _of_year(year: int) -> dict[date, str]:
    return holidays(year, year)


def holidays(first_year: int, last_year: int) -> dict[date, str]:
    """The public holidays of some years, both included, with their German names."""
    found: dict[date, str] = {}
    for year in range(first_year, min(last_year, LAST_YEAR) + 1):
        found.update({date(year, month, day): name for month, day, name in _FIXED})
        found.update({easter(year) + timedelta(days): name for days, name in _DAYS_FROM_EASTER})
        if year >= _CHILDREN_SINCE:
            found[date(year, 9, 20)] = _CHILDREN
    return found


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher: Nature, 20 April 1876)."""
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    golden = year % 19
    moon = (19 * golden + century - leap_centuries - shift + 15) % 30
    leaps, after_leap = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leaps - moon - after_leap) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
