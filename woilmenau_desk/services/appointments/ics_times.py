"""When somebody is taken by what stands in a calendar file: every time that is meant, between two days."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import chain
from typing import Final

from woilmenau_desk.domain.busy_import import Why
from woilmenau_desk.domain.colleague_times import BusyData, joined, whole_days
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.recurrence import BrokenRule, Recurrence, TooOften
from woilmenau_desk.services.appointments.ics_bound import Bound
from woilmenau_desk.services.appointments.ics_events import Event, Read, Span, of_calendar
from woilmenau_desk.services.appointments.ics_values import UTC_ZONE, At, Length, Unreadable, moment
from woilmenau_desk.services.appointments.ics_zones import EARLY, LATE, to_utc, to_wall

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Time:
    """A time that is taken, in UTC; of whole days the ones of the centre's calendar."""

    begins: datetime
    ends: datetime
    whole: bool


def busy_times(read: Read, colleague: str, first: date, last: date, bound: Bound) -> tuple[BusyData, ...]:
    """When a colleague is taken from one day to another, both included; what touches is one. What is odd is remarked.

    Raises what `bound` does.
    """
    return joined(_of_colleague(_Reckoning(read, first, last, bound).times(), colleague, first, last))


def _of_colleague(times: Iterable[_Time], colleague: str, first: date, last: date) -> Iterator[BusyData]:
    begins, ends = _midnight(first), _midnight(last + _DAY)
    for one in times:
        since, until = max(one.begins, begins), min(one.ends, ends)
        if since >= until:
            continue
        if one.whole:
            yield whole_days(colleague, local(since).date(), local(until - timedelta(seconds=1)).date())
        else:
            yield BusyData(colleague, local(since), local(until))


class _Reckoning:
    def __init__(self, read: Read, first: date, last: date, bound: Bound) -> None:
        self._read, self._bound, self._zones = read, bound, read.zones
        self._begins, self._ends = _midnight(first), _midnight(last + _DAY)
        self._unknown: set[int] = set()

    def times(self) -> Iterator[_Time]:
        """All of them, in no order."""
        done, of = 0, max(1, len(self._read.events))
        for together in _by_uid(self._read.events):
            done += len(together)
            # The reading was the first half.
            if not done & 0x3FF:
                self._bound.tell(of + done, 2 * of)
            yield from self._of_one(together)
        for line, span in self._read.spans:
            self._bound.time()
            found = self._span(span, None, "", line)
            if found is not None and self._within(found):
                yield found
            elif found is not None:
                self._read.remarks.add(Why.OUTSIDE, line)

    def _of_one(self, together: list[Event]) -> Iterator[_Time]:
        """The times of what belongs to one event: itself, and what is otherwise at some of its times."""
        instead: dict[datetime, Event] = {}
        master: Event | None = None
        for event in together:
            self._bound.step()
            if event.instance is None:
                # What was sent twice: the later one counts.
                if master is None or event.sequence >= master.sequence:
                    master = event
                continue
            key = self._key(event.instance, event)
            if key not in instead or event.sequence >= instead[key].sequence:
                instead[key] = event
        for event in instead.values():
            if event.and_later and master is not None:
                continue
            yield from self._alone(event)
        if master is not None:
            yield from self._repeated(master, instead)

    def _alone(self, event: Event) -> Iterator[_Time]:
        if not self._takes_time(event):
            return
        found = self._span(
            Span(event.start, event.end, event.length), None, self._floating(event), event.line
        )
        if found is None:
            return
        if self._within(found):
            self._bound.time()
            yield found
        else:
            self._read.remarks.add(Why.OUTSIDE, event.line)

    def _repeated(self, event: Event, instead: dict[datetime, Event]) -> Iterator[_Time]:
        if not event.rules and not event.more and not instead and not event.left_out:
            yield from self._alone(event)
            return
        if not self._takes_time(event):
            return
        floating = self._floating(event)
        whole = self._span(Span(event.start, event.end, event.length), None, floating, event.line)
        if whole is None:
            return
        lasts = whole.ends - whole.begins
        if event.start.whole:
            # Some write the midnight of their own clock, or of UTC.
            instead = {_day_key(key): other for key, other in instead.items()}
        later = sorted(
            ((key, other) for key, other in instead.items() if other.and_later), key=lambda one: one[0]
        )
        keys = [key for key, _ in later]
        left_out = self._left_out(event)
        any_within = False
        for begins, own in self._begins_of(event, lasts, floating):
            self._bound.time()
            if begins in left_out or local(begins).date() in left_out:
                continue
            other = instead.get(begins) or instead.get(_day_key(begins))
            if other is not None and not other.and_later:
                any_within = True
                continue
            found = own or _Time(begins, self._end(begins, event, lasts), event.start.whole)
            place = bisect_right(keys, begins)
            if place:
                moved = self._moved(begins, keys[place - 1], later[place - 1][1])
                if moved is None:
                    continue
                found = moved
            if self._within(found):
                any_within = True
                yield found
        if not any_within:
            self._read.remarks.add(Why.OUTSIDE, event.line)

    def _end(self, begins: datetime, event: Event, lasts: timedelta) -> datetime:
        """Whole days are days of the calendar, also where one of them has an hour more or less."""
        if not event.start.whole:
            return begins + lasts
        days = max(1, round(lasts / _DAY))
        return _midnight(local(begins).date() + timedelta(days=days))

    def _moved(self, begins: datetime, since: datetime, other: Event) -> _Time | None:
        """A time of an event from one on which it is otherwise; None where it takes no time any more."""
        if other.why_not is not None:
            return None
        whole = self._span(
            Span(other.start, other.end, other.length), None, self._floating(other), other.line, quiet=True
        )
        if whole is None:
            return None
        shift = whole.begins - since
        return _Time(begins + shift, begins + shift + (whole.ends - whole.begins), whole.whole)

    def _begins_of(
        self, event: Event, lasts: timedelta, floating: str
    ) -> Iterator[tuple[datetime, _Time | None]]:
        """When it begins within the span, each once; what stands there as a time of its own with that time."""
        zone = self._zones.zone(event.start, floating)
        wall = event.start.wall
        # A day around it, for the clocks are not the same everywhere.
        first = _naive(max(self._begins, EARLY) - min(lasts, LATE - EARLY) - _DAY)
        last = _naive(self._ends + _DAY)
        seen: set[datetime] = set()
        without: set[datetime] = set()
        for text in event.left_out_rules:
            rule = self._rule(text, event)
            if rule is not None:
                until = self._until(rule, event, zone)
                without.update(rule.times(wall, first, last, until, self._bound.step))
        walls: list[Iterable[datetime]] = []
        for text in event.rules:
            rule = self._rule(text, event)
            if rule is not None:
                walls.append(rule.times(wall, first, last, self._until(rule, event, zone), self._bound.step))
        walls.append((wall,))
        for at in chain.from_iterable(walls):
            self._bound.step()
            if first <= at <= last and at not in without:
                begins = to_utc(at, zone)
                if begins not in seen:
                    seen.add(begins)
                    yield begins, None
        for span in event.more:
            found = self._span(span, lasts, floating, event.line)
            if found is not None and self._within(found) and found.begins not in seen:
                seen.add(found.begins)
                yield found.begins, found

    def _rule(self, text: str, event: Event) -> Recurrence | None:
        try:
            return Recurrence.parse(text)
        except TooOften:
            self._read.remarks.add(Why.TOO_OFTEN, event.line)
        except BrokenRule:
            self._read.remarks.add(Why.BROKEN_RULE, event.line)
        return None

    def _until(self, rule: Recurrence, event: Event, zone: tzinfo) -> datetime | None:
        """When a rule ends, by the clock of its event."""
        if not rule.until:
            return None
        try:
            end = moment(rule.until)
        except Unreadable:
            self._read.remarks.add(Why.UNREADABLE, event.line)
            return event.start.wall
        if end.whole:
            # The whole of that day, also where the event has a time.
            return end.wall + _DAY - timedelta(seconds=1) if end.wall < datetime(9999, 12, 31) else end.wall  # noqa: DTZ001
        return to_wall(end.wall.replace(tzinfo=UTC), zone) if end.zone == UTC_ZONE else end.wall

    def _left_out(self, event: Event) -> set[datetime | date]:
        """When it does not take place: moments, and days on which it never does."""
        floating = self._floating(event)
        found: set[datetime | date] = set()
        for at in event.left_out:
            self._bound.step()
            if at.whole:
                found.add(at.wall.date())
            elif event.start.whole:
                # Some write the midnight of their own clock, or of UTC.
                found.add(local(self._zones.utc(at, floating)).date() if at.zone else at.wall.date())
            else:
                found.add(self._zones.utc(at, floating))
        return found

    def _key(self, at: At, event: Event) -> datetime:
        """Which time of an event is meant."""
        if at.whole and not event.start.whole:
            # The day alone: the time is the event's own.
            return _day_key(to_utc(at.wall, BERLIN))
        return self._zones.utc(at, self._floating(event))

    def _span(
        self, span: Span, lasts: timedelta | None, floating: str, line: int, *, quiet: bool = False
    ) -> _Time | None:
        """When that is; None, with a remark, where it takes no time. `lasts`: where neither end nor length is said."""
        start, end = span.start, span.end
        if line not in self._unknown and not all(
            self._zones.knows(at) for at in (start, end) if at is not None
        ):
            self._unknown.add(line)
            self._read.remarks.add(Why.UNKNOWN_ZONE, line)
        begins = self._zones.utc(start, floating)
        if begins >= LATE:
            return _Time(LATE, LATE + _DAY, start.whole)
        if end is not None:
            ends = self._zones.utc(end, floating)
            if start.whole and end.wall.date() == start.wall.date():
                ends = begins + _DAY
        elif span.length is not None:
            ends = self._after(start, span.length, floating)
        elif lasts is not None:
            ends = begins + lasts
        else:
            ends = begins + _DAY if start.whole else begins
        if start.whole:
            ends = (
                _midnight(local(min(ends, LATE) - timedelta(seconds=1)).date() + _DAY)
                if ends > begins
                else ends
            )
        if ends > begins:
            return _Time(begins, ends, start.whole)
        if not quiet:
            self._read.remarks.add(Why.NO_LENGTH if ends == begins else Why.ENDS_BEFORE, line)
        return None

    def _after(self, start: At, length: Length, floating: str) -> datetime:
        """The end of what is so long: the days by the calendar, the rest by the clock."""
        try:
            day = start.wall + timedelta(days=length.days)
            return to_utc(day, self._zones.zone(start, floating)) + length.rest
        except OverflowError:
            return LATE

    def _takes_time(self, event: Event) -> bool:
        why = event.why_not
        if why is None and of_calendar(event.calendar).cancelled:
            why = Why.CANCELLED
        if why is not None:
            self._read.remarks.add(why, event.line)
        return why is None

    def _floating(self, event: Event) -> str:
        return of_calendar(event.calendar).zone

    def _within(self, one: _Time) -> bool:
        return one.begins < self._ends and self._begins < one.ends


def _by_uid(events: Iterable[Event]) -> Iterator[list[Event]]:
    """What belongs together, in the order of the file; an event without an identifier belongs to none."""
    found: dict[str, list[Event]] = {}
    for number, event in enumerate(events):
        found.setdefault(event.uid or f"\0{number}", []).append(event)
    yield from found.values()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), BERLIN).astimezone(UTC)


def _day_key(at: datetime) -> datetime:
    return _midnight(local(at).date())


def _naive(at: datetime) -> datetime:
    return at.replace(tzinfo=None)
