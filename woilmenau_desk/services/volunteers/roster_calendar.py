"""The roster as a file for a calendar; apart from the roster itself, which must not wait for what makes the file."""

from dataclasses import replace
from datetime import date

from woilmenau_desk.documents.roster_calendar import roster_calendar
from woilmenau_desk.services.centre import settings
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import roster


def calendar_file(desk: Desk, first: date, last: date, colleague: str | None = None) -> bytes:
    """The roster of these days as an iCalendar file, of one colleague or of all. Raises NotAllowed or BadInput."""
    days = roster.days(desk, first, last)
    if colleague is not None:
        days = tuple(
            replace(day, on_duty=tuple(one for one in day.on_duty if one.duty.colleague == colleague))
            for day in days
        )
    place = settings(desk).place
    return roster_calendar(days, f"{place.name}, {place.street}", "Dienst", desk.clock())
