"""When a backup is due, which old ones may go, and when people have to be told that the last one is long ago."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import product

from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import local

DAYS, WEEKS, MONTHS = 7, 4, 3
# A backup is put back for proof as well, the first and then one a week.
TRIAL_DAYS = 7
LEAST_LATE, MOST_LATE, USUALLY_LATE = 1, 20, 3  # working days


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup as thinning sees it. `ours`: made by the program itself, of this store, on this machine.

    `restored`: put back for proof as well. `vouched`: its key file was looked at with the vault key.
    """

    name: str
    made_at: datetime
    proven: bool
    ours: bool = True
    restored: bool = False
    vouched: bool = False


def superfluous(copies: Iterable[Copy], today: date) -> frozenset[str]:
    """The names of the backups that may be removed.

    Of the days, weeks and months that have a backup, the newest seven, four and three each keep their last one. They are
    counted by the backups that are there, not by the calendar: neither a holiday nor a clock that was wrong thins what
    is there. The last one that was put back for proof stays as well. What carries a date to come counts for nothing and
    stays. The unproven ones, and those that nobody with the vault vouches for, are
    counted for themselves, so that none of them takes a better one's place. What a person
    made, or another store, is not touched.
    """
    mine = [copy for copy in copies if copy.ours and local(copy.made_at).date() <= today]
    gone: set[str] = set()
    for proven, vouched in product((True, False), repeat=2):
        newest_first = sorted(
            (copy for copy in mine if (copy.proven, copy.vouched) == (proven, vouched)),
            key=lambda copy: (copy.made_at, copy.name),
            reverse=True,
        )
        kept: set[str] = set()
        for span, number in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
            kept |= _last_of_each(newest_first, span, number)
        kept |= set([copy.name for copy in newest_first if copy.restored][:1])
        gone |= {copy.name for copy in newest_first} - kept
    return frozenset(gone)


def _last_of_each(newest_first: Sequence[Copy], span: Callable[[date], Hashable], number: int) -> set[str]:
    found: dict[Hashable, str] = {}
    for copy in newest_first:
        found.setdefault(span(local(copy.made_at).date()), copy.name)
        if len(found) == number:
            break
    return set(found.values())


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month


def due_today(last: datetime | None, now: datetime) -> bool:
    """Whether the day's backup is still to be made. One that carries a time to come does not stand for today's."""
    return last is None or last > now or local(last).date() < local(now).date()


def trial_due(last: datetime | None, now: datetime) -> bool:
    """Whether the next backup is to be put back for proof as well."""
    return last is None or last > now or now - last >= timedelta(days=TRIAL_DAYS)


class Lateness(StrEnum):
    """How people are told of the last proven backup."""

    GOOD = "good"
    LATE = "late"
    VERY_LATE = "very_late"


@dataclass(frozen=True, slots=True)
class Standing:
    """The last proven backup, and how long ago it is: `open_days` on which the centre opened since. None: never."""

    last: datetime | None
    open_days: int
    lateness: Lateness


def standing(
    proven: Iterable[datetime],
    begun: datetime,
    now: datetime,
    opening: Opening,
    days: int,
    *,
    unchanged: bool = False,
) -> Standing:
    """How the backups stand.

    `begun`: since when this machine has been making them; a new store has time for its first. `days`: after how many
    days on which the centre opened somebody has to be told; twice as many are very late. What carries a time to come was
    made under a wrong clock and says nothing. `unchanged`: one of them is still all there is, however old it is.
    """
    last = max((moment for moment in proven if moment <= now), default=None)
    if unchanged and last is not None:
        return Standing(last, 0, Lateness.GOOD)
    since = local(min(last if last is not None else begun, now)).date()
    open_days = opening.open_days(since + timedelta(days=1), local(now).date())
    if open_days >= 2 * days:
        lateness = Lateness.VERY_LATE
    elif open_days >= days or last is None:
        lateness = Lateness.LATE
    else:
        lateness = Lateness.GOOD
    return Standing(last, open_days, lateness)
