"""Appointments as files for a calendar: one, those of a day, those of a colleague.

Such a file leaves the house, mostly to a telephone: its titles say "Termin", no name and no topic, and the type of the
appointment is not told. Where it is stands there; an address that is not the centre's only in the file of that appointment.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from woilmenau_desk.documents.calendar_appointments import CalendarEntry
from woilmenau_desk.documents.calendar_appointments import calendar_file as rendered
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import AgendaFilter, AppointmentRow, AppointmentState
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import whose_times
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import appointments as rows

LONGEST = 800  # days: two years and a bit
AHEAD = 92  # days of a colleague's file, where nobody says until when
_TITLE = "Termin"
_ELSEWHERE = "außer Haus"


def one(desk: Desk, appointment_id: int) -> bytes:
    """One appointment as an iCalendar file. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.store.read() as conn:
        found = (rows.row(conn, appointment_id),)
        marks = rows.calendar_marks_of(conn, [appointment_id])
    return rendered(_entries(desk, found, marks, addresses=True))


def day(desk: Desk, on: date, colleague: str | None = None) -> bytes:
    """The appointments of a day as an iCalendar file, of one colleague or of all. Raises NotAllowed or BadInput."""
    return span(desk, on, on, colleague)


def colleague(desk: Desk, login: str, first: date | None = None, last: date | None = None) -> bytes:
    """A colleague's appointments as an iCalendar file, from today on for three months, where nothing else is said.

    Raises NotAllowed or BadInput.
    """
    since = first or desk.today()
    return span(desk, since, last or since + timedelta(days=AHEAD), login)


def span(desk: Desk, first: date, last: date, colleague: str | None = None) -> bytes:
    """The appointments of some days as an iCalendar file, those called off as such. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    check_date(first, field="first")
    check_date(last, field="last")
    if not 0 <= (last - first).days <= LONGEST:
        text = QT_TRANSLATE_NOOP("errors", "Vom ersten bis zum letzten Tag sind es 1 bis {most} Tage.")
        raise BadInput("last", Sentence("errors", text, {"most": LONGEST}))
    with desk.store.read() as conn:
        name = whose_times.name_of(conn, colleague) if colleague is not None else ""
        found = rows.part(conn, AgendaFilter(first, last, colleague)).rows
        marks = rows.calendar_marks_of(conn, [row.id for row in found])
    return rendered(_entries(desk, found, marks), name and f"{centre.settings(desk).place.name} – {name}")


def _entries(
    desk: Desk, found: Sequence[AppointmentRow], marks: rows.CalendarMarks, *, addresses: bool = False
) -> list[CalendarEntry]:
    """`addresses`: where one is that is not at the centre; else only that it is elsewhere."""
    place = centre.settings(desk).place
    rooms = desk.values_of(ListName.ROOMS)
    entries = []
    for row in found:
        room = rooms.label(row.data.room) if row.data.room else ""
        here = ", ".join(part for part in (place.name, place.street, room) if part)
        # It may be somebody's home: whoever is given one appointment goes there, whoever is given many may not be.
        elsewhere = row.data.place if addresses or not row.data.place else _ELSEWHERE
        reference, changed_at = marks[row.id]
        entries.append(
            CalendarEntry(
                reference,
                row.starts_at,
                row.data.duration_minutes,
                _TITLE,
                elsewhere or here,
                changed_at,
                row.version - 1,
                row.state is AppointmentState.CANCELLED,
            )
        )
    return entries
