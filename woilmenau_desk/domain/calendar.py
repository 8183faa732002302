"""What a calendar shows of a span of days, and how what overlaps stands side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.clashes import Taken
from woilmenau_desk.domain.opening import Interval

LONGEST_SPAN = 62  # days: the weeks of a month, and more
DAY_MINUTES = 24 * 60
FIRST_HOUR, LAST_HOUR = 7, 20  # what is seen of a day in which nothing lies outside of them


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """The appointments from one day to another, both included, and what else takes colleagues and rooms.

    `taken`: without appointments. `hours`: when a colleague (by key) can be booked on a day by hours of their own; whoever
    has none then is not among them, and can be booked whenever the centre is open.
    """

    first: date
    last: date
    appointments: tuple[AppointmentRow, ...] = ()
    taken: tuple[Taken, ...] = ()
    hours: Mapping[str, Mapping[date, tuple[Interval, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of something that lies on one day, in minutes of the clock; the end is no longer in it."""

    day: date
    begins: int
    ends: int


def pieces(starts_at: datetime, ends_at: datetime) -> tuple[Piece, ...]:
    """What a stretch of time takes of each day that it touches, by the clock on the wall; the moments are local ones.

    Where the clock goes back it may end before it began by the clock: it is then as long as it is in truth.
    """
    found = []
    day = starts_at.date()
    while day <= ends_at.date():
        begins = _minute(starts_at) if day == starts_at.date() else 0
        ends = _minute(ends_at) if day == ends_at.date() else DAY_MINUTES
        if day == starts_at.date() == ends_at.date() and ends <= begins:
            length = ends_at.astimezone(UTC) - starts_at.astimezone(UTC)
            ends = min(DAY_MINUTES, begins + int(length.total_seconds() // 60))
        if ends > begins:
            found.append(Piece(day, begins, ends))
        day += timedelta(days=1)
    return tuple(found)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def minutes_seen(stretches: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """From which minute of a day to which a calendar shows: whole hours, 7 to 20 h, more where something lies outside."""
    first, last = FIRST_HOUR * 60, LAST_HOUR * 60
    for begins, ends in stretches:
        first, last = min(first, begins), max(last, ends)
    return first // 60 * 60, -(-last // 60) * 60


@dataclass(frozen=True, slots=True)
class Lane:
    """Where one of several that overlap stands: the how-manyth of how many, and over how many lanes it reaches."""

    number: int
    of: int
    wide: int = 1


def lanes(stretches: Sequence[tuple[int, int]]) -> tuple[Lane, ...]:
    """A lane for each stretch, so that no two that overlap share one; what stands free to the right is used."""
    order = sorted(range(len(stretches)), key=lambda one: (stretches[one][0], -stretches[one][1], one))
    found: dict[int, Lane] = {}
    group: list[int] = []
    until = -1
    for one in order:
        begins, ends = stretches[one]
        if group and begins >= until:
            found.update(_beside(stretches, group))
            group = []
        group.append(one)
        until = max(until, ends) if len(group) > 1 else ends
    found.update(_beside(stretches, group))
    return tuple(found[one] for one in range(len(stretches)))


def _beside(stretches: Sequence[tuple[int, int]], group: Sequence[int]) -> dict[int, Lane]:
    """The lanes of stretches that hang together, in the order in which they begin."""
    in_lane: list[list[int]] = []
    chosen: dict[int, int] = {}
    for one in group:
        begins = stretches[one][0]
        free = (number for number, lane in enumerate(in_lane) if stretches[lane[-1]][1] <= begins)
        number = next(free, len(in_lane))
        if number == len(in_lane):
            in_lane.append([])
        in_lane[number].append(one)
        chosen[one] = number
    made = {}
    for one in group:
        wide = 1
        for lane in in_lane[chosen[one] + 1 :]:
            if any(_meet(stretches[one], stretches[other]) for other in lane):
                break
            wide += 1
        made[one] = Lane(chosen[one], len(in_lane), wide)
    return made


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def month_weeks(day: date) -> tuple[date, date]:
    """The first and the last day of the weeks that a month's calendar shows: from a Monday to a Sunday."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
