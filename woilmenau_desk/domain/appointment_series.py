"""Series of appointments: "every Tuesday until …", each time an appointment of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BERLIN, MONTH_NAMES, Month, check_date, local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

MOST_TIMES = 120
LONGEST_DAYS = 731
MOST_WEEKS = 52
MOST_MONTHS = 12
MOST_YEARS = 2
_WEEK = timedelta(days=7)


class Rhythm(StrEnum):
    """How a series repeats, each so many weeks, months or years."""

    WEEKLY = "weekly"
    MONTHLY_DAY = "monthly_day"  # on the same day of the month
    MONTHLY_WEEKDAY = "monthly_weekday"  # on the same weekday of it: the second Tuesday, or the last
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """When a series takes place: its first day says the weekday or the day of the month. Both days are included."""

    rhythm: Rhythm
    first_day: date
    last_day: date
    at: time  # local
    every: int = 1


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series as lists show it. `data`: what its appointments have in common, with the first one's time."""

    id: int
    rule: SeriesRule
    data: AppointmentData
    person_name: str
    colleague_name: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Skipped:
    """A time of the rule that is no appointment, and why: closed, taken, a day that the year does not have.

    Of a day that there is not, `day` is the last one of its month.
    """

    day: date
    why: Sentence


@dataclass(frozen=True, slots=True)
class SeriesBooked:
    """What became of a rule: the appointments that were booked, and the times that were not."""

    row: SeriesRow
    booked: tuple[AppointmentRow, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class RestChanged:
    """What became of an appointment and the later ones of its series; what is `left` stays as it was, and why."""

    row: AppointmentRow  # the one from which on
    changed: tuple[AppointmentRow, ...]
    left: tuple[Skipped, ...] = ()


# -- the rule ----------------------------------------------------------------------------------------------------


def times(rule: SeriesRule) -> Iterator[datetime | Skipped]:
    """The local times that a rule gives, earliest first, and in their place the days and times that there are not."""
    for found in _days(rule):
        yield found if isinstance(found, Skipped) else _moment(found, rule.at)


def checked(rule: SeriesRule) -> SeriesRule:
    """The same rule. Raises BadInput where it is none, or longer than anybody plans."""
    check_date(rule.first_day, field="first_day")
    check_date(rule.last_day, field="last_day")
    if rule.last_day < rule.first_day:
        text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
        raise BadInput("last_day", Sentence("errors", text))
    if (rule.last_day - rule.first_day).days > LONGEST_DAYS:
        text = QT_TRANSLATE_NOOP("errors", "Eine Reihe geht höchstens über zwei Jahre.")
        raise BadInput("last_day", Sentence("errors", text))
    most = {Rhythm.WEEKLY: MOST_WEEKS, Rhythm.YEARLY: MOST_YEARS}.get(rule.rhythm, MOST_MONTHS)
    if not 1 <= rule.every <= most:
        text = QT_TRANSLATE_NOOP("errors", "Der Abstand ist 1 bis {most} Wochen, Monate oder Jahre.")
        raise BadInput("every", Sentence("errors", text, {"most": most}))
    kept = replace(rule, at=rule.at.replace(second=0, microsecond=0, tzinfo=None))
    number = sum(1 for _ in _days(kept))
    if number > MOST_TIMES:
        text = QT_TRANSLATE_NOOP("errors", "Das wären {number} Termine; höchstens {most} gehen auf einmal.")
        raise BadInput("last_day", Sentence("errors", text, {"number": number, "most": MOST_TIMES}))
    return kept


def nth_of(day: date) -> int:
    """Which weekday of its month a day is: 1 to 4; the fifth is the last (-1), for not every month has one."""
    nth = (day.day - 1) // 7 + 1
    return -1 if nth > 4 else nth


def follows(rhythm: Rhythm, before: date, after: date, planned: date) -> date | Skipped:
    """Where a later time of a series goes to when one of them goes from a day to another: as far, in the same rhythm."""
    if rhythm is Rhythm.WEEKLY:
        return planned + (after - before)
    if rhythm is Rhythm.YEARLY:
        return _of_year(planned.year + after.year - before.year, after)
    months = (planned.year - before.year) * 12 + planned.month - before.month
    month = _month(after.year * 12 + after.month - 1 + months)
    return _on_weekday(month, after) if rhythm is Rhythm.MONTHLY_WEEKDAY else _on_day(month, after.day)


def moment_or_skipped(found: date | Skipped, at: time) -> datetime | Skipped:
    """The local time on a day; Skipped where that day or that time is none."""
    return found if isinstance(found, Skipped) else _moment(found, at)


def _days(rule: SeriesRule) -> Iterator[date | Skipped]:
    first, last = rule.first_day, rule.last_day
    if rule.rhythm is Rhythm.WEEKLY:
        day = first
        while day <= last:
            yield day
            day += _WEEK * rule.every
        return
    number, step = first.year * 12 + first.month - 1, rule.every
    if rule.rhythm is Rhythm.YEARLY:
        step *= 12
    while (month := _month(number)).first <= last:
        if rule.rhythm is Rhythm.YEARLY:
            found = _of_year(month.year, first)
        elif rule.rhythm is Rhythm.MONTHLY_DAY:
            found = _on_day(month, first.day)
        else:
            found = _on_weekday(month, first)
        if (found.day if isinstance(found, Skipped) else found) <= last:
            yield found
        number += step


def _month(number: int) -> Month:
    return Month(number // 12, number % 12 + 1)


def _on_day(month: Month, day: int) -> date | Skipped:
    if day <= month.last.day:
        return month.first.replace(day=day)
    text = QT_TRANSLATE_NOOP("series", "einen {day}. {month} {year} gibt es nicht")
    named = Sentence("months", MONTH_NAMES[month.month - 1])
    return Skipped(month.last, Sentence("series", text, {"day": day, "month": named, "year": month.year}))


def _of_year(year: int, day: date) -> date | Skipped:
    return _on_day(Month(year, day.month), day.day)


def _on_weekday(month: Month, like: date) -> date:
    """The day of a month that is the same weekday of it as that one is of its own."""
    nth = nth_of(like)
    if nth < 0:
        return month.last - timedelta(days=(month.last.weekday() - like.weekday()) % 7)
    return month.first + timedelta(days=(like.weekday() - month.first.weekday()) % 7 + 7 * (nth - 1))


def _moment(day: date, at: time) -> datetime | Skipped:
    moment = datetime.combine(day, at, BERLIN)
    # Of the hour that comes twice in October the first is meant; in March one is left out.
    if local(moment.astimezone(UTC)).replace(tzinfo=None) != moment.replace(tzinfo=None):
        text = QT_TRANSLATE_NOOP("series", "{time} Uhr gibt es da nicht: die Uhr springt von 2 auf 3")
        return Skipped(day, Sentence("series", text, {"time": f"{at:%H:%M}"}))
    return moment
