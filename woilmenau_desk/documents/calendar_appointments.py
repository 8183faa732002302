"""Appointments as calendar entries, for the calendar of whoever has them: when and where, and not with whom or why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.domain.appointments import CALENDAR_IDS

_LONGEST: Final = 60  # characters of a name or a street
_LONGEST_PLACE: Final = 120


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An appointment as a calendar shows it. `reference` is opaque; `changes`: how often it changed since it was booked."""

    reference: str
    starts_at: datetime  # aware
    minutes: int
    title: str
    where: str = ""
    changed_at: datetime | None = None
    changes: int = 0
    cancelled: bool = False


def calendar_file(entries: Sequence[CalendarEntry], name: str = "") -> bytes:
    """An iCalendar file, in UTC so that every calendar shows the right local hour.

    An entry has the same identifier as on the slip, so that a later file takes an earlier one's place, and one that was
    called off goes. `name`: what the calendar is called.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "woilmenau-desk")
    if name:
        calendar.add("x-wr-calname", plain(name)[:_LONGEST])
    for entry in entries:
        begins = entry.starts_at.astimezone(UTC)
        event = Event()
        event.add("uid", f"{plain(entry.reference)[:_LONGEST]}{CALENDAR_IDS}")
        event.add("dtstamp", (entry.changed_at or entry.starts_at).astimezone(UTC).replace(microsecond=0))
        event.add("sequence", max(entry.changes, 0))
        if entry.cancelled:
            event.add("status", "CANCELLED")
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=entry.minutes))
        event.add("summary", plain(entry.title)[:_LONGEST])
        if entry.where:
            event.add("location", plain(entry.where)[:_LONGEST_PLACE])
        # Other people's eyes are on a calendar that is shared.
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
