"""What stands in the way of an appointment: while it is being typed, and when it is written."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.clashes import Clash, Taken, Things, beyond, standing_in_the_way, takes
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.periods import BERLIN, check_date
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.appointments.clash_words import told
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers.offers import calendar
from woilmenau_desk.storage import occupancy
from woilmenau_desk.storage.coming_back import Taking
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.store import Connection


def clashes(desk: Desk, data: AppointmentData, appointment_id: int | None = None) -> tuple[Clash, ...]:
    """What stands in the way of an appointment that is being typed, earliest first; `appointment_id`: which is changed.

    Of an appointment that is changed all is told, also what was beside it before. Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    checked = data.checked()
    check_date(checked.starts_at.date(), field="starts_at")
    with desk.store.read() as conn:
        return found(desk, conn, checked, appointment_id)


def taken(
    desk: Desk,
    first: date,
    last: date,
    *,
    colleagues: Collection[str] = (),
    rooms: Collection[str] = (),
    volunteers: Collection[int] = (),
    persons: Collection[int] = (),
) -> tuple[Taken, ...]:
    """What takes one of these from one local day to another, both included, earliest first.

    Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    for day, field in ((first, "first"), (last, "last")):
        check_date(day, field=field)
    things = Things(frozenset(colleagues), frozenset(rooms), frozenset(volunteers), frozenset(persons))
    begins = datetime.combine(first, time(0), BERLIN).astimezone(UTC)
    ends = datetime.combine(last + timedelta(days=1), time(0), BERLIN).astimezone(UTC)
    with desk.store.read() as conn:
        there = occupancy.taken(conn, begins, ends, things, around(desk))
    return tuple(sorted(there, key=lambda one: (one.starts_at, one.needs, one.key)))


def found(
    desk: Desk,
    conn: Connection,
    data: AppointmentData,
    appointment_id: int | None = None,
    before: AppointmentData | None = None,
) -> tuple[Clash, ...]:
    """What stands in the way, by a connection of the caller's: of a writer, so that nobody comes in between.

    `before`: how the appointment was. What stood beside it then does not stand in the way of a change of something else.
    """
    wanted = takes(_present(conn, data), appointment_id)
    if before is not None:
        wanted = beyond(wanted, takes(_present(conn, before), appointment_id))
    if not wanted:
        return ()
    return told(desk, conn, standing_in_the_way(wanted, taking(desk)(conn, wanted)))


def taking(desk: Desk) -> Taking:
    """What takes one of some things while they are wanted, and around it, by a connection of the caller's."""

    def there(conn: Connection, wanted: Sequence[Taken]) -> tuple[Taken, ...]:
        first, last = min(one.starts_at for one in wanted), max(one.ends_at for one in wanted)
        return occupancy.taken(conn, first, last, Things.of(wanted), around(desk))

    return there


def around(desk: Desk) -> occupancy.Around:
    """What repeats is reckoned with: when is closed, and the rooms by all the words they ever had."""
    rooms = {
        " ".join(word.casefold().split()): value.code
        for value in desk.values_of(ListName.ROOMS).every()
        for word in (value.de, value.en)
        if word
    }
    return occupancy.Around(calendar(desk), rooms)


def _present(conn: Connection, data: AppointmentData) -> AppointmentData:
    """The same, of the record that the person has now; of nobody where there is none."""
    try:
        return replace(data, person_id=present_id(conn, data.person_id))
    except NotFound:
        return data
