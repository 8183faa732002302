"""Whose clock a calendar file means: by the zone's name, by the name that Windows has for it, or as the file defines it."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from woilmenau_desk.domain.limits import CALENDAR_ZONES
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.recurrence import Recurrence
from woilmenau_desk.services.appointments.ics_lines import Part, Said
from woilmenau_desk.services.appointments.ics_values import UTC_ZONE, At, Unreadable, moment

_OFFSET: Final = re.compile(r"([+-])([0-9]{2})([0-9]{2})([0-9]{2})?")
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
_UTC_NAMES: Final = frozenset({UTC_ZONE, "UTC", "GMT", "ETC/UTC", "ETC/GMT", "COORDINATED UNIVERSAL TIME"})
# Years in which the clock of a zone is asked; before and after nothing is anybody's appointment.
_FIRST_YEAR, _LAST_YEAR = 1902, 2100
EARLY: Final = datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC)
LATE: Final = datetime(_LAST_YEAR + 1, 1, 1, tzinfo=UTC)
"""All that is later counts as then; what is earlier than the other is taken by the clock of UTC."""
_TWO_YEARS: Final = timedelta(days=2 * 366)


class Zones:
    """The clocks of one file. Raises what `step` does."""

    def __init__(self, step: Callable[[], object]) -> None:
        self._step = step
        self._defined: dict[str, Part] = {}
        self._known: dict[str, tzinfo | None] = {}

    def define(self, part: Part) -> None:
        """Take in what the file says of a zone, a VTIMEZONE."""
        name = part.first("TZID")
        if name is not None and len(self._defined) < CALENDAR_ZONES:
            self._defined.setdefault(name.value.strip('" '), part)

    def knows(self, at: At) -> bool:
        """Whether it is known whose clock is meant; one without a zone is of whoever looks."""
        return at.whole or not at.zone or self._zone(at.zone) is not None

    def utc(self, at: At, floating: str = "") -> datetime:
        """The moment. `floating`: the zone that the calendar has where none is said; an unknown one is the centre's."""
        return to_utc(at.wall, self.zone(at, floating))

    def zone(self, at: At, floating: str = "") -> tzinfo:
        """Whose clock it is; a day is one of the centre's calendar."""
        if at.whole:
            return BERLIN
        return (self._zone(at.zone or floating) if at.zone or floating else None) or BERLIN

    def _zone(self, name: str) -> tzinfo | None:
        if name not in self._known:
            if len(self._known) >= CALENDAR_ZONES:
                return None
            self._known[name] = _by_name(name) or self._by_definition(name)
        return self._known[name]

    def _by_definition(self, name: str) -> tzinfo | None:
        part = self._defined.get(name)
        return _Defined(part.parts[:CALENDAR_ZONES], self._step) if part is not None and part.parts else None


def to_utc(wall: datetime, zone: tzinfo) -> datetime:
    """The moment at which a clock shows that; of the hour that comes twice the first, of the one left out the one after."""
    if wall.year > _LAST_YEAR:
        return LATE
    if wall.year < _FIRST_YEAR:
        return wall.replace(tzinfo=UTC)
    return wall.replace(tzinfo=zone).astimezone(UTC)


def to_wall(at: datetime, zone: tzinfo) -> datetime:
    """What a clock shows at a moment."""
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        return at.replace(tzinfo=None)
    return at.astimezone(zone).replace(tzinfo=None)


@cache
def _windows_names() -> dict[str, str]:
    return {name.casefold(): zone for name, zone in get_global("windows_zone_mapping").items()}


def _by_name(name: str) -> tzinfo | None:
    if name.upper() in _UTC_NAMES:
        return UTC
    known = _windows_names().get(name.casefold(), name)
    # Some put their own path before it: /freeassociation.sourceforge.net/Europe/Berlin.
    words = known.strip("/").split("/")
    for some in (known, "/".join(words[-3:]), "/".join(words[-2:])):
        if _NAME.fullmatch(some):
            try:
                return ZoneInfo(some)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return None


class _Defined(tzinfo):
    """A zone as a file defines it: from when on the clock is how far from UTC."""

    def __init__(self, parts: Iterable[Part], step: Callable[[], object]) -> None:
        self._step = step
        self._rules = [rule for part in parts if (rule := _Change.read(part)) is not None]
        self._by_year: dict[int, list[tuple[datetime, timedelta]]] = {}
        first = min(self._rules, key=lambda rule: rule.start, default=None)
        self._before = first.before if first is not None else timedelta()

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """How far the clock is ahead of UTC when it shows that."""
        if moment is None:
            return self._before
        wall = moment.replace(tzinfo=None, fold=0)
        offset = self._before
        for since, then in self._changes(wall.year):
            if since > wall:
                break
            offset = then
        return offset

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Nobody asks."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Nobody asks."""
        return None

    def fromutc(self, moment: datetime) -> datetime:
        """What the clock shows at a moment of UTC; near a change it may be the one of the hour before."""
        bare = moment.replace(tzinfo=None)
        guess = bare + self.utcoffset(bare)
        return (bare + self.utcoffset(guess)).replace(tzinfo=self)

    def _changes(self, year: int) -> list[tuple[datetime, timedelta]]:
        known = self._by_year.get(year)
        if known is None:
            # Of each kind the last one before that year, and those in it.
            ends = datetime(min(year, 9998), 12, 31, 23, 59, 59)  # noqa: DTZ001  (what a clock shows)
            begins = ends - _TWO_YEARS
            found = []
            for rule in self._rules:
                found += [(since, rule.after) for since in rule.last_ones(begins, ends, self._step)]
            known = self._by_year[year] = sorted(found)
        return known


class _Change:
    """A change of the clock: STANDARD or DAYLIGHT."""

    def __init__(
        self,
        start: datetime,
        before: timedelta,
        after: timedelta,
        rule: Recurrence | None,
        until: datetime | None,
    ) -> None:
        self.start, self.before, self.after = start, before, after
        self._rule, self._until = rule, until

    @classmethod
    def read(cls, part: Part) -> "_Change | None":
        """What a part says; None where it is not to be read."""
        start, offsets, rule = part.first("DTSTART"), part.first("TZOFFSETTO"), part.first("RRULE")
        if start is None or offsets is None:
            return None
        try:
            begins = moment(start.value).wall
            after = _offset(offsets)
            before = _offset(said) if (said := part.first("TZOFFSETFROM")) is not None else after
            repeats = Recurrence.parse(rule.value) if rule is not None else None
            until = None
            if repeats is not None and repeats.until:
                end = moment(repeats.until)
                # In UTC, by the clock that is left then.
                until = end.wall + before if end.zone == UTC_ZONE else end.wall
        except (ValueError, OverflowError):
            return None
        return cls(begins, before, after, repeats, until)

    def last_ones(self, begins: datetime, ends: datetime, step: Callable[[], object]) -> list[datetime]:
        """When the clock is changed so between two moments; where it is not, the last time before."""
        if self.start > ends:
            return []
        if self._rule is None:
            return [self.start]
        found = list(self._rule.times(self.start, begins, ends, self._until, step))
        # What a rule that ended changed last still holds.
        return found or list(self._rule.times(self.start, self.start, ends, self._until, step))[-1:]


def _offset(said: Said) -> timedelta:
    found = _OFFSET.fullmatch(said.value.strip())
    if found is None:
        raise Unreadable
    sign, hours, minutes, seconds = found.groups()
    told = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    if told >= timedelta(hours=24):
        raise Unreadable
    return timezone(-told if sign == "-" else told).utcoffset(None)
