"""The next free time: of a colleague, with room, volunteer and person where they are asked for."""

from datetime import UTC, datetime, time, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.clashes import Things
from woilmenau_desk.domain.free_slots import STEP_MINUTES, FreeSlot, Wanted
from woilmenau_desk.domain.opening import HoursKind
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.opening_hours import opening
from woilmenau_desk.storage import occupancy


def next_free(desk: Desk, wanted: Wanted, limit: int = 5) -> tuple[datetime, ...]:
    """The next times that are free, earliest first, none of which overlaps another; local. Raises NotAllowed, BadInput."""
    return tuple(slot.starts_at for slot in find(desk, wanted, limit))


def find(desk: Desk, wanted: Wanted, limit: int = 5) -> tuple[FreeSlot, ...]:
    """The same, each with the colleague and the room that are free then. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    hours = opening(desk)
    kind = HoursKind.COUNSELLING
    now, step = desk.clock().astimezone(UTC), timedelta(minutes=STEP_MINUTES)
    first = max(wanted.first_day or desk.today(), desk.today())
    things = Things(frozenset(wanted.colleagues))
    begins = datetime.combine(first, time(0), BERLIN).astimezone(UTC)
    with desk.store.read() as conn:
        there = occupancy.taken(conn, begins, begins + timedelta(days=wanted.days_ahead + 1), things)
    found: list[FreeSlot] = []
    for offset in range(wanted.days_ahead):
        day = first + timedelta(days=offset)
        if wanted.weekday not in (None, day.weekday()):
            continue
        for interval in hours.on(day, hours.kind_for(kind, day)):
            opens, closes = max(interval.opens, wanted.not_before or time(0)), interval.closes
            closes = min(closes, wanted.not_after or closes)
            at = datetime.combine(day, opens, BERLIN).astimezone(UTC)
            until = datetime.combine(day, closes, BERLIN).astimezone(UTC)
            while at + timedelta(minutes=wanted.minutes) <= until:
                ends = at + timedelta(minutes=wanted.minutes + wanted.buffer)
                busy = {one.key for one in there if one.starts_at < ends and at < one.ends_at}
                free = next((key for key in wanted.colleagues if key not in busy), None)
                if at >= now and free is not None:
                    found.append(FreeSlot(local(at), free))
                    if len(found) == limit:
                        return tuple(found)
                    at += timedelta(minutes=wanted.minutes)
                else:
                    at += step
    return tuple(found)
