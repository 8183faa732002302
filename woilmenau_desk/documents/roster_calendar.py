"""The roster as calendar entries, for the calendar of whoever opens the centre."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Final

from icalendar import Calendar, Event

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.roster import RosterDay

_LONGEST: Final = 60  # characters of a name
_SPACE: Final = uuid.UUID("6f1d7c0e-5a1b-4c1e-9a57-2f0c3b8e4d11")


def roster_calendar(days: Sequence[RosterDay], place: str, word: str, made_at: datetime) -> bytes:
    """An iCalendar file: an event for everybody who is there on each of these days, in UTC.

    `word` is what the event is called before the name, `made_at` an aware moment. It names who opens and where, and says
    nothing of why somebody is away. The identifiers tell nobody anything, and are the same for the same duty, so that a
    later file takes an earlier one's place.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "woilmenau-desk")
    stamp = made_at.astimezone(UTC).replace(microsecond=0)
    for day in days:
        for one in day.on_duty:
            if one.absent:
                continue
            event = Event()
            duty = one.duty
            which = f"{duty.id}:{duty.assignment_id}:{day.day}"
            event.add("uid", f"{uuid.uuid5(_SPACE, which).hex}@woilmenau-desk")
            event.add("dtstamp", stamp)
            # Whoever takes a later file in has the later entry by this.
            event.add("sequence", int(stamp.timestamp()) // 60 % 2**31)
            event.add("dtstart", _moment(day, duty.starts))
            event.add("dtend", _moment(day, duty.ends))
            event.add("summary", f"{word}: {plain(one.said)[:_LONGEST]}")
            event.add("location", plain(place)[:_LONGEST])
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _moment(day: RosterDay, at: time) -> datetime:
    return datetime.combine(day.day, at, BERLIN).astimezone(UTC)
