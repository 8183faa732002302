"""Taking a colleague's busy times out of a calendar file: when, and nothing of what for."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from woilmenau_desk.domain.busy_import import BusyImported
from woilmenau_desk.domain.calendar_errors import CalendarTooFull
from woilmenau_desk.domain.changes import Changes
from woilmenau_desk.domain.clashes import Things
from woilmenau_desk.domain.colleague_times import BusyData, BusyRow
from woilmenau_desk.domain.limits import CALENDAR_KEPT
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments import whose_times
from woilmenau_desk.services.appointments.ics_bound import Bound
from woilmenau_desk.services.appointments.ics_events import read
from woilmenau_desk.services.appointments.ics_times import busy_times
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import booked_times
from woilmenau_desk.storage import colleague_times as rows
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.unit_of_work import UnitOfWork

AHEAD = 400
"""Days from today on of which busy times are taken over: a little more than the next free time is looked for."""


def span(today: date) -> tuple[date, date]:
    """The first and the last day of which busy times are taken over: the whole of this week, and what is ahead."""
    return today - timedelta(days=today.weekday()), today + timedelta(days=AHEAD)


def import_file(
    desk: Desk, colleague: str, content: bytes, *, dry_run: bool = False, work: LongWork | None = None
) -> Done[BusyImported]:
    """See `busy.import_file`."""
    whose_times.require(desk, colleague)
    first, last = span(desk.today())
    bound = Bound(last, work)
    found = read(content, bound)
    wanted = busy_times(found, colleague, first, last, bound)
    bound.look()
    if len(wanted) > CALENDAR_KEPT:
        raise CalendarTooFull(last=f"{last:%d.%m.%Y}", most=CALENDAR_KEPT)

    def outcome(conn: Connection) -> tuple[BusyImported, list[BusyRow], list[BusyData]]:
        name = whose_times.name_of(conn, colleague)
        gone, new = _differing(rows.imported(conn, colleague), wanted)
        told = BusyImported(
            colleague=colleague,
            colleague_name=name,
            first=first,
            last=last,
            entries=found.entries,
            busy=wanted,
            added=len(new),
            removed=len(gone),
            remarks=found.remarks.all(),
            dry_run=dry_run,
            booked_within=_booked_within(conn, colleague, first, last, new),
        )
        return told, gone, new

    if dry_run:
        with desk.store.read() as conn:
            told, _, _ = outcome(conn)
        return Done(told, Changes(frozenset()), _said(told))

    def write(uow: UnitOfWork) -> Done[BusyImported]:
        told, gone, new = outcome(uow.conn)
        for row in gone:
            bound.step()
            rows.remove_busy(uow, row.id, row.version)
        for data in new:
            bound.step()
            rows.add_busy(uow, data, imported=True)
        bound.look()
        return desk.finish(uow, told, _said(told))

    return desk.deciding(write)


def _differing(before: Sequence[BusyRow], wanted: Sequence[BusyData]) -> tuple[list[BusyRow], list[BusyData]]:
    """What of the last file goes, and what is new; what is the same stays as it is, and no trail tells of it."""
    there = {_key(row.data): row for row in before}
    keys = {_key(data) for data in wanted}
    gone = [row for row in before if _key(row.data) not in keys or there[_key(row.data)] is not row]
    return gone, [data for data in wanted if _key(data) not in there]


def _key(data: BusyData) -> tuple[datetime, datetime, bool]:
    return data.starts_at.astimezone(UTC), data.ends_at.astimezone(UTC), data.whole_day


def _booked_within(
    conn: Connection, colleague: str, first: date, last: date, new: Sequence[BusyData]
) -> tuple[int, ...]:
    """The appointments with the colleague that lie in a time which is taken by now."""
    things = Things(colleagues=frozenset({colleague}))
    ends = [booked_times.micros(data.ends_at) for data in new]
    found = []
    for one in booked_times.stretches(conn, first, last, things):
        # They come in their order and none overlaps another: the first that ends behind its beginning decides.
        place = bisect_right(ends, one.begins)
        if (
            one.row_id is not None
            and place < len(new)
            and booked_times.micros(new[place].starts_at) < one.ends
        ):
            found.append(one.row_id)
    return tuple(sorted(found))


def _said(told: BusyImported) -> Sentence:
    text = QT_TRANSLATE_NOOP("said", "Belegte Zeiten aus einer Datei: {name}, {number}")
    return Sentence("said", text, {"name": told.colleague_name, "number": len(told.busy)})
