"""What the calendar shows: one reading for a span of days."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.calendar import LONGEST_SPAN, CalendarSpan
from woilmenau_desk.domain.clashes import TakenBy, Things
from woilmenau_desk.domain.colleague_times import OwnHours
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.opening import Interval
from woilmenau_desk.domain.periods import BERLIN, check_date
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments import clashes
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import appointments as rows
from woilmenau_desk.storage import colleague_times, occupancy
from woilmenau_desk.storage import colleagues as colleague_rows


def span(desk: Desk, first: date, last: date) -> CalendarSpan:
    """The appointments from one day to another, both included, and what else takes colleagues and rooms then.

    Of what a colleague is taken by otherwise nothing is told but the time. Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    check_date(first, field="first")
    check_date(last, field="last")
    if not 0 <= (last - first).days < LONGEST_SPAN:
        text = QT_TRANSLATE_NOOP("errors", "Ein Kalender zeigt 1 bis {most} Tage.")
        raise BadInput("last", Sentence("errors", text, {"most": LONGEST_SPAN}))
    begins = datetime.combine(first, time(0), BERLIN).astimezone(UTC)
    ends = datetime.combine(last + timedelta(days=1), time(0), BERLIN).astimezone(UTC)
    rooms = frozenset(value.code for value in desk.values_of(ListName.ROOMS))
    around = clashes.around(desk)
    with desk.store.read() as conn:
        found = rows.between(conn, first, last)
        named = {row.data.colleague for row in found}
        keys = frozenset(one.key for one in colleague_rows.all_of_them(conn)) | named
        rooms |= {row.data.room for row in found if row.data.room}
        taken = occupancy.taken(conn, begins, ends, Things(keys, rooms), around)
        own = colleague_times.hours(conn, first, last)
    others = [one for one in taken if one.by is not TakenBy.APPOINTMENT]
    others.sort(key=lambda one: (one.starts_at, one.needs, one.key))
    return CalendarSpan(first, last, found, tuple(others), _by_day(own, first, last))


def _by_day(
    own: Iterable[OwnHours], first: date, last: date
) -> Mapping[str, Mapping[date, tuple[Interval, ...]]]:
    found: dict[str, dict[date, tuple[Interval, ...]]] = {}
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    for one in own:
        of_colleague = found.setdefault(one.colleague, {})
        for day in days:
            if one.holds_in_week_of(day):
                there = of_colleague.setdefault(day, ())
                if one.holds_on(day):
                    of_colleague[day] = (*there, Interval(one.opens, one.closes))
    return found
