"""Follow-ups (Wiedervorlagen): something to look at again on a day."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import Final

from woilmenau_desk.domain import text
from woilmenau_desk.domain.holidays import holiday
from woilmenau_desk.domain.periods import LAST_YEAR, check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

REASON_LENGTH = 300
MOST_WEEKS = 26  # before a paper runs out
_SATURDAY: Final = 5


class Every(StrEnum):
    """How often a follow-up comes back."""

    WEEK = "1w"
    TWO_WEEKS = "2w"
    MONTH = "1m"
    QUARTER = "3m"
    HALF_YEAR = "6m"
    YEAR = "1y"


EVERY_NAMES: Final[Mapping[Every, str]] = {
    Every.WEEK: QT_TRANSLATE_NOOP("follow_ups", "jede Woche"),
    Every.TWO_WEEKS: QT_TRANSLATE_NOOP("follow_ups", "alle zwei Wochen"),
    Every.MONTH: QT_TRANSLATE_NOOP("follow_ups", "jeden Monat"),
    Every.QUARTER: QT_TRANSLATE_NOOP("follow_ups", "alle drei Monate"),
    Every.HALF_YEAR: QT_TRANSLATE_NOOP("follow_ups", "alle sechs Monate"),
    Every.YEAR: QT_TRANSLATE_NOOP("follow_ups", "jedes Jahr"),
}
_DAYS: Final[Mapping[Every, int]] = {Every.WEEK: 7, Every.TWO_WEEKS: 14}
_MONTHS: Final[Mapping[Every, int]] = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


class Origin(StrEnum):
    """What a follow-up came from."""

    HAND = "hand"
    SESSION = "session"
    PAPER = "paper"  # a residence document or another paper that runs out


class Whose(StrEnum):
    """Which follow-ups a list shows."""

    MINE = "mine"
    ALL = "all"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class FollowUpData:
    """What is entered of a follow-up; the reason is sealed."""

    person_id: int
    due_on: date
    reason: str = ""
    colleague: str = ""  # a key; empty for oneself
    case_id: int | None = None
    session_id: int | None = None
    every: Every | None = None

    def checked(self) -> "FollowUpData":
        """The same with its reason cleaned. Raises BadInput."""
        check_date(self.due_on, field="due_on")
        return replace(self, reason=text.clean_line(self.reason, field="reason", limit=REASON_LENGTH))


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A follow-up as lists show it. `hidden`: of a restricted case that the user may not read."""

    id: int
    person_id: int
    person_name: str
    due_on: date
    colleague: str
    colleague_name: str
    reason: str = ""
    case_id: int | None = None
    case_number: str = ""
    session_id: int | None = None
    every: Every | None = None
    origin: Origin = Origin.HAND
    about_day: date | None = None
    done: bool = False
    hidden: bool = False
    damaged: bool = False  # what is sealed of it does not open
    voided: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Backlog:
    """Open follow-ups of somebody who works here no more."""

    colleague: str
    name: str
    number: int


def next_due(counted_from: date, every: Every, after: date) -> date | None:
    """When a repeating follow-up comes back: the first of its days behind `after`, on a day on which people work.

    The days are counted from the first one (`counted_from`), so that one that was put off to a Monday, or to the end of
    a short month, moves none of those behind it. None where the calendar ends before.
    """
    day = next((day for day in _days(counted_from, every) if day > after), None)
    return None if day is None else working_day(day)


def working_day(day: date) -> date:
    """The day itself, or the first one after it that is no weekend and no public holiday."""
    while day.weekday() >= _SATURDAY or holiday(day):
        day += timedelta(days=1)
    return day


def _days(first: date, every: Every) -> Iterator[date]:
    for number in count(1):
        if every in _DAYS:
            day = first + timedelta(days=number * _DAYS[every])
        else:
            months = first.month - 1 + number * _MONTHS[every]
            year, month = first.year + months // 12, months % 12 + 1
            day = date(year, month, min(first.day, calendar.monthrange(year, month)[1]))
        if day.year > LAST_YEAR:
            return
        yield day
