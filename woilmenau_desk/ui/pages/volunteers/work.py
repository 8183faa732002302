"""What the page of volunteers asks of the services, each as one request to the database worker."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import (
    AllowanceTotal,
    AssignmentRow,
    AssignmentState,
    HoursRow,
    PlannedRow,
)
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.finder import RequestRow
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.domain.requirements import lacking
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteer_care import OccasionKind
from woilmenau_desk.domain.volunteers import (
    Lacking,
    VolunteerAtCounter,
    VolunteerFilter,
    VolunteerRow,
    VolunteerState,
)
from woilmenau_desk.domain.wish_line import fold
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import allowances, assignments, care, finder, hours, volunteers

BEFORE, AHEAD = timedelta(days=14), timedelta(days=28)
"""So far back and ahead planned work is shown."""
CONGRATULATE = timedelta(days=30)
WEEKS_SILENT = 8
_THANKED = 20
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Picture:
    """One volunteer with all that hangs on them. The counter has none of it."""

    row: VolunteerRow
    lacking: tuple[Lacking, ...]
    assignments: tuple[AssignmentRow, ...]
    minutes: int  # of this year
    allowances: tuple[AllowanceTotal, ...]
    asked: RequestRow | None
    person: PersonCard | None = None  # whom of the visitors they are; for the lead alone


class Care(StrEnum):
    """Why somebody is on the list of care."""

    CONGRATULATE = "congratulate"
    DUE = "due"
    SILENT = "silent"
    THANK = "thank"


@dataclass(frozen=True, slots=True)
class CareRow:
    """A reason to be in touch with somebody. `day`: when, or since when nobody heard of them."""

    id: str
    why: Care
    volunteer: VolunteerRow
    day: date | None = None
    years: int = 0
    birthday: bool = False
    weeks: int | None = None
    minutes: int = 0
    lacking: tuple[Lacking, ...] = ()


def listed(
    desk: Desk, wanted: VolunteerFilter, kept: frozenset[int], after: After | None = None, size: int = 60
) -> Part[VolunteerRow]:
    """A part of the list; whoever was just marked stays in it."""
    rows = list(volunteers.listed(desk, wanted))
    if kept and (missing := kept.difference(row.id for row in rows)):
        rows += [row for row in volunteers.everybody(desk) if row.id in missing]
    return _part(rows, after, size)


def at_counter(
    desk: Desk,
    text: str,
    language: str | None,
    after: After | None = None,
    size: int = 60,
) -> Part[VolunteerAtCounter]:
    """What the counter sees: who helps today, by first name and language."""
    typed = fold(text.strip())
    rows = [
        row
        for row in volunteers.at_counter(desk)
        if typed in fold(row.first_name) and (language is None or language in dict(row.languages))
    ]
    return _part(rows, after, size)


def _part(rows: list[Row], after: After | None, size: int) -> Part[Row]:
    begin = int(after[0]) if after else 0
    end = begin + size
    return Part(tuple(rows[begin:end]), (end,) if end < len(rows) else None)


def picture(desk: Desk, volunteer_id: int) -> Picture:
    """Everything about one. Raises NotAllowed or NotFound."""
    row = volunteers.get(desk, volunteer_id)
    today = desk.today()
    served = hours.between(desk, date(today.year, 1, 1), today, volunteer_id)
    open_ones = tuple(
        one
        for one in assignments.of_volunteer(desk, volunteer_id)
        if one.state is AssignmentState.AGREED and (one.data.last is None or one.data.last >= today)
    )
    asked = finder.requests_of(desk, volunteer_id)
    person = None
    if row.person_id is not None and desk.actor.may(Right.LINK_VOLUNTEERS):
        try:
            person = people.card(desk, row.person_id)
        except NotFound:
            person = None
    return Picture(
        row,
        lacking(row, today, desk.values_of(ListName.VOLUNTEER_ROLES)),  # not read once more
        open_ones,
        sum(one.data.minutes for one in served),
        allowances.totals(desk, today.year, volunteer_id),
        asked[0] if asked else None,
        person,
    )


def planned(desk: Desk, text: str) -> tuple[PlannedRow, ...]:
    """What volunteers do in these weeks, as it is planned."""
    today = desk.today()
    rows = assignments.planned(desk, today - BEFORE, today + AHEAD)
    return tuple(row for row in rows if _meant(text, row.volunteer_name, row.about))


def served(desk: Desk, text: str) -> tuple[HoursRow, ...]:
    """The hours of this year, the latest first."""
    today = desk.today()
    rows = hours.between(desk, date(today.year, 1, 1), today)
    return tuple(row for row in reversed(rows) if _meant(text, row.volunteer_name, row.about))


def _meant(text: str, *names: str) -> bool:
    typed = fold(text.strip())
    return not typed or any(typed in fold(name) for name in names)


def cared_for(desk: Desk, text: str) -> tuple[CareRow, ...]:
    """Whom to congratulate, what runs out, of whom nobody heard, whom to thank."""
    today = desk.today()
    known = {row.id: row for row in volunteers.everybody(desk)}
    found = [
        CareRow(
            f"occasion {one.kind} {one.volunteer_id} {one.day}",
            Care.CONGRATULATE,
            known[one.volunteer_id],
            one.day,
            one.years,
            one.kind is OccasionKind.BIRTHDAY,
        )
        for one in care.occasions(desk, today, today + CONGRATULATE)
    ]
    found += [
        CareRow(f"due {one.volunteer_id}", Care.DUE, known[one.volunteer_id], one.until, lacking=one.lacking)
        for one in volunteers.due(desk)
    ]
    found += [
        CareRow(f"silent {one.volunteer_id}", Care.SILENT, known[one.volunteer_id], one.last, weeks=one.weeks)
        for one in care.not_heard(desk, WEEKS_SILENT)
    ]
    thanks = care.thanks(desk, date(today.year, 1, 1), today)
    found += [
        CareRow(f"thank {one.volunteer_id}", Care.THANK, known[one.volunteer_id], minutes=one.minutes)
        for one in thanks[:_THANKED]
    ]
    return tuple(row for row in found if _meant(text, row.volunteer.name))


def agreed_of(desk: Desk, volunteer_id: int) -> tuple[AssignmentRow, ...]:
    """What hours may be noted for: everything that was not called off."""
    rows = assignments.of_volunteer(desk, volunteer_id)
    return tuple(row for row in rows if row.state is not AssignmentState.CANCELLED)


@dataclass(frozen=True, slots=True)
class WithAssignment:
    """An assignment with whose it is."""

    who: VolunteerRow
    row: AssignmentRow


def assignment(desk: Desk, assignment_id: int) -> WithAssignment:
    """An assignment to be changed. Raises NotAllowed or NotFound."""
    row = assignments.get(desk, assignment_id)
    return WithAssignment(volunteers.get(desk, row.data.volunteer_id), row)


@dataclass(frozen=True, slots=True)
class WithHours:
    """Somebody with what their hours may belong to, and the entry that is put right, if it is one."""

    who: VolunteerRow
    agreed: tuple[AssignmentRow, ...]
    row: HoursRow | None = None


def to_note(desk: Desk, volunteer_id: int, hours_id: int | None = None) -> WithHours:
    """What the form of hours needs. Raises NotAllowed or NotFound."""
    row = hours.get(desk, hours_id) if hours_id is not None else None
    return WithHours(volunteers.get(desk, volunteer_id), agreed_of(desk, volunteer_id), row)


def states_of(code: str | None) -> frozenset[VolunteerState]:
    """The states that a choice of the filter means; none is everybody but those who left."""
    return frozenset({VolunteerState(code)}) if code is not None else frozenset()
