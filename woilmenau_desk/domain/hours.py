"""Hours of volunteers: how they are typed and said, and what papers show of them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from woilmenau_desk.domain.assignments import HoursData, HoursRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.text import ascii_digits
from woilmenau_desk.domain.volunteers import Training
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

DAY_MINUTES: Final = 24 * 60
_HOURS = re.compile(r"(\d{1,4})(?:[.,](\d{1,4}))?\s*(?:h|std|stunden?|hours?)?\.?")
_CLOCK = re.compile(r"(\d{1,2})\s*(?::|h)\s*([0-5]?\d)(?:\s*(?:h|min))?\.?")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:min|m|minuten|minutes|')\.?")


def met(lines: Sequence[str], entries: Sequence[Collection[str]]) -> frozenset[int]:
    """Which of the lines stand among the entries already, by their places: each entry answers for one line alone.

    An entry answers for the line as it was typed, and for what it says since it was put right. As many lines as can be
    are found: none is left over because another took the only entry it had.
    """
    line_of: dict[int, int] = {}

    def take(at: int, tried: set[int]) -> bool:
        for number, says in enumerate(entries):
            if lines[at] in says and number not in tried:
                tried.add(number)
                if number not in line_of or take(line_of[number], tried):
                    line_of[number] = at
                    return True
        return False

    for at in range(len(lines)):
        take(at, set())
    return frozenset(line_of.values())


def read_hours(text: str, *, field: str = "minutes") -> int:
    """The minutes that were typed as 2,5 or 2:30 hours, or as 90 min.

    Raises BadInput for none, for more than a day has, and for what is no length of time.
    """
    typed = ascii_digits(text).strip().casefold()
    if found := _CLOCK.fullmatch(typed):
        return _within(int(found[1]) * 60 + int(found[2]), text, field)
    if found := _MINUTES.fullmatch(typed):
        return _within(int(found[1]), text, field)
    if found := _HOURS.fullmatch(typed):
        # In whole numbers, so that nothing is rounded twice: 2,33 h are 140 min.
        part = found[2] or ""
        scale = 10 ** len(part)
        minutes = (int(found[1] + part) * 60 * 2 + scale) // (2 * scale)
        return _within(minutes, text, field)
    reason = QT_TRANSLATE_NOOP("errors", "„{text}“ sind keine Stunden; gemeint ist etwas wie 2,5 oder 2:30.")
    raise BadInput(field, Sentence("errors", reason, {"text": text.strip()[:20]}))


def said_hours(minutes: int) -> str:
    """2:30, in every language."""
    return f"{minutes // 60}:{minutes % 60:02}"


def checked(data: HoursData) -> HoursData:
    """The same. Raises BadInput for a length that cannot be; the day is looked at where today is known."""
    _within(data.minutes, said_hours(max(data.minutes, 0)), "minutes")
    if not 0 <= data.preparation <= data.minutes:
        reason = QT_TRANSLATE_NOOP("errors", "Die Vorbereitung ist ein Teil der Stunden, nicht mehr als sie.")
        raise BadInput("preparation", Sentence("errors", reason))
    return data


def _within(minutes: int, text: str, field: str) -> int:
    if not 0 < minutes <= DAY_MINUTES:
        reason = QT_TRANSLATE_NOOP(
            "errors", "„{text}“ Stunden an einem Tag können nicht stimmen; Minuten gehen als 90 min."
        )
        raise BadInput(field, Sentence("errors", reason, {"text": text.strip()[:20]}))
    return minutes


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What stands on a line of a volunteer's paper sheet: the day of its month, and the minutes."""

    day: int
    minutes: int
    preparation: int = 0


@dataclass(frozen=True, slots=True)
class SheetOfMonth:
    """A volunteer's coded paper sheet of a month, as it is printed and as it is found again by its code.

    `roles` are those that they have in that month; the first one is what their hours are noted under, if nobody says
    otherwise.
    """

    code: str
    volunteer_id: int
    volunteer_name: str
    month: Month
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaTotal:
    """Minutes in a field of voluntary work (value list volunteer_areas); its days, and what was done there (roles)."""

    area: str
    minutes: int
    first: date
    last: date
    roles: tuple[str, ...] = ()
    days: int = 0


@dataclass(frozen=True, slots=True)
class HoursSheet:
    """The hours sheet (Stundennachweis) of a volunteer: name, date, hours; and the totals of each field."""

    volunteer_id: int
    volunteer_name: str
    first: date
    last: date
    lines: tuple[HoursRow, ...]
    areas: tuple[AreaTotal, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class VolunteerProof:
    """What a certificate of voluntary work states: fields, period and extent, function, skills, trainings.

    `begun` and `ended`: from when until when they helped, within the days that were asked for. `continuous_year`: at
    least a year without a month in which nothing was done, which the Thüringer Ehrenamtszertifikat wants. `of_age`: at
    least 14 at the end; None where nobody knows the day of birth.
    """

    volunteer_id: int
    name: str
    first: date
    last: date
    begun: date | None
    ended: date | None
    areas: tuple[AreaTotal, ...]
    roles: tuple[str, ...]
    minutes: int
    days: int
    minutes_a_week: int
    skills: str = ""
    languages: tuple[tuple[str, str | None], ...] = ()
    trainings: tuple[Training, ...] = ()
    continuous_year: bool = False
    of_age: bool | None = None
