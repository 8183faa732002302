"""Days, moments and lengths as they stand in calendar files."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

UTC_ZONE: Final = "Z"
_MOMENT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[Tt]([0-9]{2})([0-9]{2})([0-9]{2})?([Zz])?)?")
_LENGTH: Final = re.compile(
    r"([+-])?P(?:([0-9]{1,7})W|(?:([0-9]{1,7})D)?(?:T(?:([0-9]{1,8})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?)"
)
_LONGEST_ZONE: Final = 200


class Unreadable(ValueError):
    """It is no day, no moment, no length."""


@dataclass(frozen=True, slots=True)
class At:
    """A moment as its clock shows it. `zone`: whose clock; empty: the one of whoever looks. `whole`: only a day is known."""

    wall: datetime
    zone: str = ""
    whole: bool = False


def moment(text: str, zone: str = "") -> At:
    """From `20261127T143000`, `…Z` or `20261127`. Raises Unreadable."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        raise Unreadable
    year, month, day, hour, minute, second, utc = found.groups()
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return At(datetime(on.year, on.month, on.day), "", True)  # noqa: DTZ001  (what a clock shows)
        # A leap second is the one before it; 24:00 is how some write the end of a day.
        seconds = min(int(second or 0), 59)
        if (hour, minute) == ("24", "00"):
            on, hour = on + timedelta(days=1), "0"
        wall = datetime(on.year, on.month, on.day, int(hour), int(minute), seconds)  # noqa: DTZ001
    except (ValueError, OverflowError):
        raise Unreadable from None
    return At(wall, UTC_ZONE if utc else zone.strip('" ')[:_LONGEST_ZONE])


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes: so many days of the calendar, and some time by the clock."""

    days: int
    rest: timedelta


def length(text: str) -> Length:
    """From `PT1H30M`, `P1D`, `P2W`. Raises Unreadable, also for one that goes backwards."""
    found = _LENGTH.fullmatch(text.strip().upper())
    if found is None or text.strip().upper().endswith(("P", "T")):
        raise Unreadable
    sign, weeks, days, hours, minutes, seconds = found.groups()
    try:
        rest = timedelta(hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0))
    except OverflowError:
        raise Unreadable from None
    told = Length(int(weeks or 0) * 7 + int(days or 0), rest)
    if sign == "-" and (told.days or told.rest):
        raise Unreadable
    return told
