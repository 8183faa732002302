"""Rules by which something in a calendar file repeats (RFC 5545, RRULE), reckoned with a bound.

A rule is reckoned day by day within a span, never beyond it: one without an end, or with a million repeats, costs no more
than the days from its beginning to the end of the span. What repeats more often than daily is no appointment of anybody's
and is refused. All times are those of one clock on the wall, without a zone; whoever asks knows which clock it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_TIMES_A_DAY: Final = 96  # every quarter of an hour
_LONGEST: Final = 2_000  # letters of a rule; the longest of real calendars have some 200
_DAY: Final = timedelta(days=1)
_NUMBER: Final = re.compile(r"[+-]?\d{1,9}")
_BY_DAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


class Frequency(StrEnum):
    """How often a rule repeats, as far as it is reckoned."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class BrokenRule(ValueError):
    """It is no rule."""


class TooOften(ValueError):
    """It repeats more often than anybody has appointments: every hour, every second."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule as it was read. `until` is as it stands there: a day, or a moment with or without its zone."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    week_days: frozenset[tuple[int, int]] = frozenset()  # the n-th (0: each) and the day of the week
    places: frozenset[int] = frozenset()  # which of a period's times
    hours: frozenset[int] = frozenset()
    minutes: frozenset[int] = frozenset()
    seconds: frozenset[int] = frozenset()

    @classmethod
    def parse(cls, text: str) -> "Recurrence":
        """From `FREQ=WEEKLY;BYDAY=TU;UNTIL=…`. Raises BrokenRule or TooOften."""
        if len(text) > _LONGEST:
            raise BrokenRule
        parts: dict[str, str] = {}
        for part in text.strip().upper().split(";"):
            name, equals, value = part.partition("=")
            if not part.strip():
                continue
            if not equals or name.strip() in parts:
                raise BrokenRule
            parts[name.strip()] = value.strip()
        frequency = parts.get("FREQ", "")
        if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
            raise TooOften
        if frequency not in set(Frequency):
            raise BrokenRule
        if parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
            raise BrokenRule
        rule = cls(
            Frequency(frequency),
            interval=_single(parts, "INTERVAL", 1),
            count=_single(parts, "COUNT", 0) or None,
            until=parts.get("UNTIL", ""),
            week_start=_week_start(parts.get("WKST", "MO")),
            months=_numbers(parts, "BYMONTH", 1, 12, negative=False),
            month_days=_numbers(parts, "BYMONTHDAY", 1, 31),
            year_days=_numbers(parts, "BYYEARDAY", 1, 366),
            weeks=_numbers(parts, "BYWEEKNO", 1, 53),
            week_days=_week_days(parts.get("BYDAY", "")),
            places=_numbers(parts, "BYSETPOS", 1, 366),
            hours=_numbers(parts, "BYHOUR", 0, 23, negative=False),
            minutes=_numbers(parts, "BYMINUTE", 0, 59, negative=False),
            seconds=_numbers(parts, "BYSECOND", 0, 59, negative=False),
        )
        times = max(1, len(rule.hours)) * max(1, len(rule.minutes)) * max(1, len(rule.seconds))
        if times > MOST_TIMES_A_DAY:
            raise TooOften
        return rule

    def times(
        self,
        start: datetime,
        first: datetime,
        last: datetime,
        until: datetime | None = None,
        go_on: Callable[[], object] = lambda: None,
    ) -> Iterator[datetime]:
        """The times from first to last, both included, earliest first; the start is always one of them.

        `until` is the rule's own, read by whoever knows the clock. `go_on` is called for each day, week, month or year that
        is looked at, and may raise.
        """
        end = last if until is None else min(last, until)
        left = self.count
        if start <= end:
            left = None if left is None else left - 1
            if first <= start:
                yield start
        # Without a count nothing before the span has to be known.
        since = start if left is not None else max(start, first)
        reckoned = _Reckoned(self, start)
        for days in reckoned.periods(since.date(), end.date(), go_on):
            for moment in reckoned.of_period(days):
                if moment <= start:
                    continue
                if moment > end or left == 0:
                    return
                left = None if left is None else left - 1
                if moment >= first:
                    yield moment


class _Reckoned:
    """A rule with what its start adds to it."""

    def __init__(self, rule: Recurrence, start: datetime) -> None:
        self._rule, self._start = rule, start
        self._months, self._month_days = rule.months, rule.month_days
        self._each = frozenset(day for nth, day in rule.week_days if not nth)
        self._nth = frozenset((nth, day) for nth, day in rule.week_days if nth)
        if rule.frequency in (Frequency.DAILY, Frequency.WEEKLY):
            # A number there means nothing, and some programs write one.
            self._each, self._nth = frozenset(day for _, day in rule.week_days), frozenset()
        if not (rule.weeks or rule.year_days or rule.month_days or rule.week_days):
            if rule.frequency is Frequency.YEARLY:
                self._months = rule.months or frozenset({start.month})
                self._month_days = frozenset({start.day})
            elif rule.frequency is Frequency.MONTHLY:
                self._month_days = frozenset({start.day})
            elif rule.frequency is Frequency.WEEKLY:
                self._each = frozenset({start.weekday()})
        elif rule.weeks and not (rule.year_days or rule.month_days or rule.week_days):
            self._each = frozenset({start.weekday()})
        self._within_month = rule.frequency is Frequency.MONTHLY or bool(self._months)
        self._clock = [
            time(hour, minute, second)
            for hour in sorted(rule.hours or {start.hour})
            for minute in sorted(rule.minutes or {start.minute})
            for second in sorted(rule.seconds or {start.second})
        ]

    def periods(self, since: date, until: date, go_on: Callable[[], object]) -> Iterator[list[date]]:
        """The days of one day, week, month or year after the other, from the one in which `since` lies."""
        rule, begins = self._rule, self._start.date()
        step = rule.interval
        if rule.frequency is Frequency.DAILY:
            number = -(-(since - begins).days // step) * step
            while number <= (until - begins).days:
                go_on()
                yield [begins + timedelta(days=number)]
                number += step
        elif rule.frequency is Frequency.WEEKLY:
            # The week may begin before the calendar does, so days are counted by number.
            monday = begins.toordinal() - (begins.weekday() - rule.week_start) % 7
            number = monday + (since.toordinal() - monday) // (7 * step) * 7 * step
            while number <= until.toordinal():
                go_on()
                inside = range(max(number, 1), min(number + 6, date.max.toordinal()) + 1)
                yield [date.fromordinal(day) for day in inside]
                number += 7 * step
        elif rule.frequency is Frequency.MONTHLY:
            started = begins.year * 12 + begins.month - 1
            number = started + (since.year * 12 + since.month - 1 - started) // step * step
            while number <= until.year * 12 + until.month - 1:
                go_on()
                yield _days(number // 12, number % 12 + 1)
                number += step
        else:
            year = begins.year + (since.year - begins.year) // step * step
            while year <= until.year:
                go_on()
                yield [day for month in sorted(self._months or range(1, 13)) for day in _days(year, month)]
                year += step

    def of_period(self, days: list[date]) -> list[datetime]:
        """The times of one period, earliest first."""
        found = [datetime.combine(day, at) for day in days if self._fits(day) for at in self._clock]
        if not self._rule.places:
            return found
        chosen = {place - 1 if place > 0 else len(found) + place for place in self._rule.places}
        return [moment for place, moment in enumerate(found) if place in chosen]

    def _fits(self, day: date) -> bool:
        rule = self._rule
        if self._months and day.month not in self._months:
            return False
        if self._month_days and not (
            day.day in self._month_days or day.day - _length(day) - 1 in self._month_days
        ):
            return False
        if rule.year_days:
            number = day.timetuple().tm_yday
            if number not in rule.year_days and number - _year_length(day.year) - 1 not in rule.year_days:
                return False
        if rule.weeks and not _in_weeks(day, rule.week_start, rule.weeks):
            return False
        if self._each or self._nth:
            return day.weekday() in self._each or self._is_nth(day)
        return True

    def _is_nth(self, day: date) -> bool:
        if not self._nth:
            return False
        if self._within_month:
            number, length = day.day, _length(day)
        else:
            number, length = day.timetuple().tm_yday, _year_length(day.year)
        forwards, backwards = (number - 1) // 7 + 1, -((length - number) // 7 + 1)
        return (forwards, day.weekday()) in self._nth or (backwards, day.weekday()) in self._nth


def _days(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [first.replace(day=number) for number in range(1, _length(first) + 1)]


def _length(day: date) -> int:
    """How many days its month has."""
    if day.month == 2:
        return 29 if _year_length(day.year) == 366 else 28
    return 30 if day.month in (4, 6, 9, 11) else 31


def _year_length(year: int) -> int:
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


def _in_weeks(day: date, week_start: int, weeks: frozenset[int]) -> bool:
    """Whether a day lies in one of these weeks of the year; the first one has four days of the year, or more."""
    if not MINYEAR < day.year < MAXYEAR:
        return False
    for year in (day.year - 1, day.year, day.year + 1):
        number, last = _week_of(day, year, week_start), _week_of(date(year, 12, 28), year, week_start)
        if 1 <= number <= last:
            return number in weeks or number - last - 1 in weeks
    return False


def _week_of(day: date, year: int, week_start: int) -> int:
    # The first week is the one in which the fourth of January lies.
    fourth = date(year, 1, 4)
    begins = fourth.toordinal() - (fourth.weekday() - week_start) % 7
    return (day.toordinal() - begins) // 7 + 1


def _single(parts: Mapping[str, str], name: str, default: int) -> int:
    text = parts.get(name)
    if text is None:
        return default
    if not _NUMBER.fullmatch(text) or int(text) < 1:
        raise BrokenRule
    return int(text)


def _numbers(
    parts: Mapping[str, str], name: str, least: int, most: int, *, negative: bool = True
) -> frozenset[int]:
    text = parts.get(name, "")
    if not text:
        return frozenset()
    found = set()
    for one in text.split(","):
        if not _NUMBER.fullmatch(one.strip()):
            raise BrokenRule
        number = int(one)
        if not (least <= number <= most or (negative and least <= -number <= most)):
            raise BrokenRule
        found.add(number)
    return frozenset(found)


def _week_days(text: str) -> frozenset[tuple[int, int]]:
    found = set()
    for one in text.split(",") if text else ():
        match = _BY_DAY.fullmatch(one.strip())
        if match is None or match[1] in ("0", "+0", "-0", "00"):
            raise BrokenRule
        found.add((int(match[1] or 0), WEEKDAYS.index(match[2])))
    return frozenset(found)


def _week_start(text: str) -> int:
    if text not in WEEKDAYS:
        raise BrokenRule
    return WEEKDAYS.index(text)
