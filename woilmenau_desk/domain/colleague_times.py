"""When colleagues can be booked every week, and when they are taken otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from woilmenau_desk.domain.periods import BEGINNING, BERLIN, local

LONGEST_BUSY_DAYS = 400
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class OwnHours:
    """An interval of every week (0 is Monday) in which a colleague can be booked, from a day to a day, both included."""

    colleague: str  # a login
    weekday: int
    opens: time
    closes: time
    first: date = BEGINNING
    last: date | None = None
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)

    def holds_on(self, day: date) -> bool:
        """Whether it is an interval of that very day."""
        return self.weekday == day.weekday() and self.holds_in_week_of(day)

    def holds_in_week_of(self, day: date) -> bool:
        """Whether the hours hold then, whatever day of the week it is."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class BusyData:
    """A time at which a colleague is taken otherwise; the moments are aware. Of what it is for nothing is said.

    `whole_day`: the days from the first moment's to the one before the last moment's, whatever the clock says.
    """

    colleague: str
    starts_at: datetime
    ends_at: datetime
    whole_day: bool = False


@dataclass(frozen=True, slots=True)
class BusyRow:
    """A busy time as calendars show it; the moments are local. `imported`: out of a file, which the next one replaces."""

    id: int
    data: BusyData
    colleague_name: str
    imported: bool = False
    version: int = 1

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return self.data.starts_at.date()

    @property
    def last_day(self) -> date:
        """The last day that it touches."""
        return last_touched(self.data.ends_at)


def last_touched(ends_at: datetime) -> date:
    """The last local day that something touches which ends then; one that ends at midnight touches the day before."""
    return local(ends_at.astimezone(UTC) - _MOMENT).date()


def whole_days(colleague: str, first: date, last: date) -> BusyData:
    """The busy time of some whole days, both included."""
    begins = datetime.combine(first, time(0), BERLIN)
    ends = datetime.combine(last + timedelta(days=1), time(0), BERLIN)
    return BusyData(colleague, begins, ends, whole_day=True)


def joined(busy: Iterable[BusyData]) -> tuple[BusyData, ...]:
    """The same times of one colleague with what overlaps or touches as one, earliest first.

    What lies within whole days goes into them; whole days stay whole days.
    """
    there = list(busy)
    whole = _united(one for one in there if one.whole_day)
    rest = _outside(_united(one for one in there if not one.whole_day), whole)
    return tuple(sorted([*whole, *rest], key=_begins))


def _begins(one: BusyData) -> datetime:
    return one.starts_at.astimezone(UTC)


def _ends(one: BusyData) -> datetime:
    return one.ends_at.astimezone(UTC)


def _united(busy: Iterable[BusyData]) -> list[BusyData]:
    found: list[BusyData] = []
    for one in sorted(busy, key=_begins):
        before = found[-1] if found else None
        if before is None or _ends(before) < _begins(one):
            found.append(one)
        elif _ends(before) < _ends(one):
            found[-1] = BusyData(one.colleague, before.starts_at, one.ends_at, one.whole_day)
    return found


def _outside(timed: list[BusyData], whole: list[BusyData]) -> list[BusyData]:
    """What of some times lies outside of whole days; both in their order, each looked at once."""
    found, at = [], 0
    for one in timed:
        begins, ends = _begins(one), _ends(one)
        while at < len(whole) and _ends(whole[at]) <= begins:
            at += 1
        for day in whole[at:]:
            if ends <= _begins(day):
                break
            if begins < _begins(day):
                found.append(BusyData(one.colleague, local(begins), day.starts_at))
            begins = max(begins, _ends(day))
        if begins < ends:
            found.append(BusyData(one.colleague, local(begins), local(ends)))
    return found
