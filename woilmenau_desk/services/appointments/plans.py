"""The appointments of a day and of a week on paper. What is called off is not on it, nor what says why somebody comes."""

from collections.abc import Iterable
from datetime import date, timedelta

from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.calendar import CalendarSpan
from woilmenau_desk.domain.calendar_papers import CalendarPlan, PlanDay, PlanEntry
from woilmenau_desk.domain.clashes import Needs, TakenBy
from woilmenau_desk.domain.opening import HoursKind, Opening
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import centre, colleagues
from woilmenau_desk.services.appointments import calendar
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.opening_hours import opening
from woilmenau_desk.services.printing import PaperFile, printable
from woilmenau_desk.services.readings import reading

_WORKDAYS = 5


def day_plan(desk: Desk, day: date, *, colleague: str | None = None, named: bool = True) -> PaperFile:
    """The appointments of a day, of one colleague or of all; without names it may hang on a wall.

    Raises NotAllowed or BadInput.
    """
    made = printable(_plan(desk, day, day, colleague, named))
    from woilmenau_desk.documents.day_plan import render_day_plan  # start-up: only paper needs it

    return PaperFile(render_day_plan(made.content), made.remarks, f"Termine-{day}.pdf")


def week_plan(desk: Desk, day: date, *, colleague: str | None = None, named: bool = True) -> PaperFile:
    """The same of the week that a day lies in; of its weekend where something is then. Raises NotAllowed or BadInput."""
    first = day - timedelta(days=day.weekday())
    made = printable(_plan(desk, first, first + timedelta(days=6), colleague, named))
    from woilmenau_desk.documents.week_plan import render_week_plan  # start-up: only paper needs it

    year, week, _day = first.isocalendar()
    return PaperFile(render_week_plan(made.content), made.remarks, f"Termine-{year}-KW{week:02}.pdf")


def _plan(desk: Desk, first: date, last: date, colleague: str | None, named: bool) -> CalendarPlan:
    with desk.snapshot():
        span = calendar.span(desk, first, last)
        names = {row.key: row.name for row in colleagues.colleagues(desk)}
        place = centre.settings(desk).place
        hours = opening(desk)
        rows = [
            row
            for row in span.appointments
            if row.state is not AppointmentState.CANCELLED and colleague in (None, row.data.colleague)
        ]
        found = [
            _day(desk, span, hours, names, first + timedelta(days=number), rows, colleague, named)
            for number in range((last - first).days + 1)
        ]
    shown = [one for number, one in enumerate(found) if number < _WORKDAYS or one.entries or one.hours]
    who = "" if colleague is None else names.get(colleague, colleague)
    # One day may be a Sunday without anything: that is what it says then.
    return CalendarPlan(place.name, tuple(shown or found), named, desk.today(), who)


def _day(
    desk: Desk,
    span: CalendarSpan,
    hours: Opening,
    names: dict[str, str],
    day: date,
    rows: Iterable[AppointmentRow],
    colleague: str | None,
    named: bool,
) -> PlanDay:
    opens = hours.on(day, hours.kind_for(HoursKind.COUNSELLING, day))
    own = span.hours.get(colleague or "", {}).get(day)
    away = {
        one.key
        for one in span.taken
        if one.by is TakenBy.ABSENCE
        and one.needs is Needs.COLLEAGUE
        and local(one.starts_at).date() <= day < local(one.ends_at).date()
    }
    closed = hours.closed_because(day)
    return PlanDay(
        day,
        ", ".join(
            f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in (opens if own is None or closed else own)
        ),
        tuple(_entry(desk, row, named) for row in rows if row.starts_at.date() == day),
        "" if closed is None else closed or "ja",
        tuple(sorted(names.get(key, key) for key in away if colleague in (None, key))),
    )


def _entry(desk: Desk, row: AppointmentRow, named: bool) -> PlanEntry:
    data, day = row.data, row.starts_at.date()
    room = desk.values_of(ListName.ROOMS, day).label(data.room)
    if not named:
        # Its type says why somebody comes, and a wall is read by everybody.
        return PlanEntry(row.starts_at, data.ends_at, row.colleague_name, room)
    parts = (
        desk.values_of(ListName.APPOINTMENT_TYPES, day).label(data.type),
        room,
        "außer Haus" if data.place else "",
    )
    what = " · ".join(part for part in parts if part)
    return PlanEntry(
        row.starts_at,
        data.ends_at,
        row.colleague_name,
        what,
        row.person_name,
        reading(row.person_name),
        row.volunteer_name or data.helper,
    )
