"""The appointment as a calendar entry that a phone reads from the slip's QR code."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.slip_words import SlipWords
from woilmenau_desk.domain.appointments import CALENDAR_IDS
from woilmenau_desk.domain.slips import AppointmentSlip

_LONGEST = 60  # characters of a name or a street; the code stays coarse enough for a plain phone
_LONGEST_PLACE = 120  # of an address of its own
_SHORTEST_MINUTES = 5


def calendar_entry(slip: AppointmentSlip, words: SlipWords) -> bytes:
    """An iCalendar file with one event, in UTC so that every phone shows it at the right local hour.

    It names the centre and whom to ask for, no visitor, no topic and no status.
    """
    begins = slip.starts_at.astimezone(UTC)
    event = Event()
    event.add("uid", f"{plain(slip.reference)[:_LONGEST]}{CALENDAR_IDS}")
    # By these two a phone knows which of two entries is the later one. Both are the appointment's own, not the
    # printing's, so a reprint is identical.
    event.add("dtstamp", (slip.changed_at or slip.starts_at).astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(slip.changes, 0))
    if slip.cancelled:
        event.add("status", "CANCELLED")
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=max(slip.duration_minutes, _SHORTEST_MINUTES)))
    event.add("summary", f"{words.text.appointment} – {plain(slip.place.name)[:_LONGEST]}")
    here = f"{plain(slip.place.street)[:_LONGEST]}, {plain(slip.place.town)[:_LONGEST]}"
    event.add("location", plain(slip.own_place)[:_LONGEST_PLACE].strip() or here)
    contact = (plain(slip.colleague)[:_LONGEST], plain(slip.phone)[:_LONGEST])
    event.add("description", ", ".join(part for part in contact if part))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "woilmenau-desk")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
