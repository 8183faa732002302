"""Assignments of volunteers (Einsätze): what is agreed, and on which days it comes. What was served is `hours`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import (
    COUNTER_ROLE,
    AssignmentData,
    AssignmentRow,
    AssignmentState,
    Helper,
    HoursRow,
    PlannedRow,
    check_order,
)
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.roster import Duty
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.opening_hours import opening
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import assignments as rows
from woilmenau_desk.storage import hours as hours_rows
from woilmenau_desk.storage import roster_duties
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.volunteers_at_work import helper, helpers

LONGEST_PLAN = 800  # days: two years and a bit


def assign(desk: Desk, data: AssignmentData) -> Done[AssignmentRow]:
    """Agree on an assignment. Raises NotAllowed, BadInput, NotFound, DiskFull.

    What stands in the way (another assignment at that time, an absence) is said and told in the row, not refused.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    checked = _checked(desk, data)
    with desk.writing() as uow:
        row = _told(uow.conn, rows.row(uow.conn, rows.add(uow, checked)))
        return desk.finish(
            uow, row, _said(QT_TRANSLATE_NOOP("said", "Einsatz vereinbart: {name}, {about}"), row)
        )


def change(desk: Desk, assignment_id: int, data: AssignmentData, version: int) -> Done[AssignmentRow]:
    """Change an assignment; one that was over and now ends later goes on. Raises as `assign`, and ChangedMeanwhile."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.writing() as uow:
        rows.expect(uow, assignment_id, version)
        checked = _checked(desk, data, rows.row(uow.conn, assignment_id).data.role)
        rows.change(uow, assignment_id, checked, version)
        row = _told(uow.conn, rows.row(uow.conn, assignment_id))
        return desk.finish(
            uow, row, _said(QT_TRANSLATE_NOOP("said", "Einsatz geändert: {name}, {about}"), row)
        )


def end(desk: Desk, assignment_id: int, last_day: date, version: int) -> Done[AssignmentRow]:
    """Let an assignment be until a day for the last time. Raises NotAllowed, BadInput, ChangedMeanwhile, NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    check_date(last_day, field="last")
    with desk.writing() as uow:
        rows.expect(uow, assignment_id, version)
        check_order(rows.row(uow.conn, assignment_id).data.first, last_day)
        rows.set_state(uow, assignment_id, AssignmentState.ENDED, last_day, version)
        row = rows.row(uow.conn, assignment_id)
        text = QT_TRANSLATE_NOOP("said", "Einsatz endet am {day}: {name}")
        said = Sentence("said", text, {"day": f"{last_day:%d.%m.%Y}", "name": row.volunteer_name})
        return desk.finish(uow, row, said)


def cancel(desk: Desk, assignment_id: int, version: int) -> Done[AssignmentRow]:
    """Call an assignment off, or agree on it again. Hours that were served of it stay.

    Raises NotAllowed, ChangedMeanwhile, NotFound.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.writing() as uow:
        rows.expect(uow, assignment_id, version)
        before = rows.row(uow.conn, assignment_id)
        again = before.state is AssignmentState.CANCELLED
        state = AssignmentState.AGREED if again else AssignmentState.CANCELLED
        rows.set_state(uow, assignment_id, state, before.data.last, version)
        row = _told(uow.conn, rows.row(uow.conn, assignment_id))
        text = QT_TRANSLATE_NOOP("said", "Einsatz abgesagt: {name}, {about}")
        if again:
            text = QT_TRANSLATE_NOOP("said", "Einsatz doch vereinbart: {name}, {about}")
        return desk.finish(uow, row, _said(text, row))


def get(desk: Desk, assignment_id: int) -> AssignmentRow:
    """One assignment. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return _told(conn, rows.row(conn, assignment_id))


def of_volunteer(desk: Desk, volunteer_id: int) -> tuple[AssignmentRow, ...]:
    """A volunteer's assignments, latest first. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return tuple(_told(conn, row) for row in rows.of_volunteer(conn, volunteer_id))


def of_person(desk: Desk, person_id: int) -> tuple[AssignmentRow, ...]:
    """Who helps a person or somebody of their household, latest first. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return rows.of_persons(conn, rows.household_of(conn, person_id))


def of_offer(desk: Desk, offer_id: int) -> tuple[AssignmentRow, ...]:
    """Who helps at an offer, latest first. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return rows.of_offer(conn, offer_id)


def hinders(desk: Desk, data: AssignmentData, assignment_id: int | None = None) -> tuple[Sentence, ...]:
    """What stands in the way of an assignment that is being typed; `assignment_id`: which one is being changed.

    Raises NotAllowed, BadInput or NotFound.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return _hinders(conn, data.checked(), assignment_id)


def planned(desk: Desk, first: date, last: date, volunteer_id: int | None = None) -> tuple[PlannedRow, ...]:
    """Whose work comes on which day, from one to another, both included; of one volunteer or of all, by day and time.

    Assignments and the roster's duties, the weekly ones reckoned. What falls on a closed day, in an absence, before the
    first or after the last day of a volunteer, or at the time of another one, says so. Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    _check_span(first, last)
    hours = opening(desk)
    with desk.store.read() as conn:
        agreed = tuple(
            row
            for row in rows.agreed_between(conn, first, last)
            if volunteer_id in (None, row.data.volunteer_id)
        )
        duties = tuple(
            duty
            for duty in roster_duties.between(conn, first, last)
            if duty.volunteer_id is not None and volunteer_id in (None, duty.volunteer_id)
        )
        whose = {row.data.volunteer_id for row in agreed} | {duty.volunteer_id or 0 for duty in duties}
        known = helpers(conn, whose)
        served = hours_rows.between(conn, first, last, volunteer_id)
    found = [*_of_assignments(agreed, known, hours, first, last)]
    found += _of_duties(duties, known, hours, first, last)
    found.sort(key=lambda row: (row.day, row.starts is None, row.starts, row.volunteer_name))
    return with_hours(_with_clashes(found), served)


def _of_assignments(
    agreed: tuple[AssignmentRow, ...],
    known: Mapping[int, Helper],
    hours: Opening,
    first: date,
    last: date,
) -> list[PlannedRow]:
    found = []
    for row in agreed:
        data = row.data
        for day in data.days(first, last):
            found.append(
                PlannedRow(
                    volunteer_id=data.volunteer_id,
                    volunteer_name=row.volunteer_name,
                    role=data.role,
                    day=day,
                    starts=data.starts,
                    ends=data.ends,
                    about=row.about,
                    person_id=data.person_id,
                    offer_id=data.offer_id,
                    assignment_id=row.id,
                    hinders=_day_hinders(hours, known[data.volunteer_id], day),
                )
            )
    return found


def _of_duties(
    duties: tuple[Duty, ...], known: Mapping[int, Helper], hours: Opening, first: date, last: date
) -> list[PlannedRow]:
    found = []
    for duty in duties:
        if duty.volunteer_id is None:
            continue
        who = known[duty.volunteer_id]
        begin = max(first, duty.first)
        day = begin + timedelta(days=(duty.weekday - begin.weekday()) % 7)
        while day <= last and duty.holds_on(day):
            found.append(
                PlannedRow(
                    volunteer_id=who.id,
                    volunteer_name=who.name,
                    role=COUNTER_ROLE,
                    day=day,
                    starts=duty.starts,
                    ends=duty.ends,
                    duty_id=duty.id,
                    hinders=_day_hinders(hours, who, day),
                )
            )
            day += timedelta(days=7)
    return found


def _day_hinders(hours: Opening, who: Helper, day: date) -> tuple[Sentence, ...]:
    found = []
    closed = hours.closed_because(day)
    if closed is not None:
        text = QT_TRANSLATE_NOOP("volunteers", "geschlossen: {reason}")
        found.append(Sentence("volunteers", text, {"reason": closed}))
        if not closed:
            found[-1] = Sentence("volunteers", QT_TRANSLATE_NOOP("volunteers", "geschlossen"))
    hindered = who.hindered(day)
    if hindered is not None:
        found.append(hindered)
    return tuple(found)


def _with_clashes(found: list[PlannedRow]) -> list[PlannedRow]:
    days: dict[tuple[int, date], list[PlannedRow]] = defaultdict(list)
    for row in found:
        days[row.volunteer_id, row.day].append(row)
    told = []
    for row in found:
        clash = next(
            (one for one in days[row.volunteer_id, row.day] if one is not row and _meet(row, one)), None
        )
        if clash is not None:
            text = QT_TRANSLATE_NOOP("volunteers", "zugleich: {about}")
            about = clash.about or Sentence("volunteers", QT_TRANSLATE_NOOP("volunteers", "anderer Einsatz"))
            if clash.duty_id is not None:
                about = Sentence("volunteers", QT_TRANSLATE_NOOP("volunteers", "Dienst an der Theke"))
            row = replace(row, hinders=(*row.hinders, Sentence("volunteers", text, {"about": about})))
        told.append(row)
    return told


def _meet(one: PlannedRow, other: PlannedRow) -> bool:
    if one.starts is None or one.ends is None or other.starts is None or other.ends is None:
        return False
    return one.starts < other.ends and other.starts < one.ends


def with_hours(found: Sequence[PlannedRow], served: Sequence[HoursRow]) -> tuple[PlannedRow, ...]:
    """With what was noted of each: by its assignment, by its offer, or of a duty by the counter's role."""
    noted: dict[tuple[object, ...], int] = defaultdict(int)
    for entry in served:
        data = entry.data
        if data.assignment_id is not None:
            noted["assignment", data.assignment_id, data.on] += data.minutes
        elif data.offer_id is not None:
            noted["offer", data.offer_id, data.volunteer_id, data.on] += data.minutes
        elif data.role == COUNTER_ROLE:
            noted["duty", data.volunteer_id, data.on] += data.minutes
    told = []
    for row in found:
        minutes = 0
        if row.assignment_id is not None:
            minutes = noted["assignment", row.assignment_id, row.day]
        else:
            minutes = noted["duty", row.volunteer_id, row.day]
        if not minutes and row.offer_id is not None:
            minutes = noted["offer", row.offer_id, row.volunteer_id, row.day]
        told.append(replace(row, served=minutes))
    return tuple(told)


def _checked(desk: Desk, data: AssignmentData, already: str | None = None) -> AssignmentData:
    """`already`: the role that it has so far; it stays, also where it is offered no more."""
    if data.role != already:
        known_code(desk, ListName.VOLUNTEER_ROLES, data.role, "role")
    return data.checked()


def _told(conn: Connection, row: AssignmentRow) -> AssignmentRow:
    if row.state is AssignmentState.CANCELLED:
        return row
    return replace(row, hinders=_hinders(conn, row.data, row.id))


def _hinders(conn: Connection, data: AssignmentData, own: int | None) -> tuple[Sentence, ...]:
    who = helper(conn, data.volunteer_id)
    found = []
    # Weekly ones: an absence of some weeks is no reason against them, the first day and the last are.
    for day in dict.fromkeys((next(data.days(data.first, data.last), data.first), data.last)):
        told = None if day is None else who.hindered(day) if data.once else who.outside(day)
        if told is not None:
            found.append(told)
    for other in rows.of_volunteer(conn, data.volunteer_id):
        if other.id == own or other.state is AssignmentState.CANCELLED:
            continue
        day = data.clashes_with(other.data)
        if day is not None:
            text = QT_TRANSLATE_NOOP("volunteers", "am {day} zugleich: {about}")
            about = other.about or Sentence("volunteers", QT_TRANSLATE_NOOP("volunteers", "anderer Einsatz"))
            found.append(Sentence("volunteers", text, {"day": f"{day:%d.%m.%Y}", "about": about}))
    for duty in roster_duties.of_volunteer(conn, data.volunteer_id):
        day = data.clashes_with(as_assignment(duty))
        if day is not None:
            text = QT_TRANSLATE_NOOP("volunteers", "am {day} zugleich: Dienst an der Theke")
            found.append(Sentence("volunteers", text, {"day": f"{day:%d.%m.%Y}"}))
    return tuple(found)


def as_assignment(duty: Duty) -> AssignmentData:
    """A volunteer's duty of the roster, as what it is to them."""
    return AssignmentData(
        volunteer_id=duty.volunteer_id or 0,
        role=COUNTER_ROLE,
        first=duty.first,
        last=duty.last,
        weekday=duty.weekday,
        starts=duty.starts,
        ends=duty.ends,
    )


def _check_span(first: date, last: date) -> None:
    check_date(first, field="first")
    check_date(last, field="last")
    check_order(first, last)
    if (last - first).days > LONGEST_PLAN:
        text = QT_TRANSLATE_NOOP("errors", "Vom ersten bis zum letzten Tag sind es 1 bis {most} Tage.")
        raise BadInput("last", Sentence("errors", text, {"most": LONGEST_PLAN}))


def _said(text: str, row: AssignmentRow) -> Sentence:
    about = row.about or Sentence("said", "{day}", {"day": f"{row.data.first:%d.%m.%Y}"})
    said = Sentence("said", text, {"name": row.volunteer_name, "about": about})
    for hinder in row.hinders:
        said = Sentence("said", "{first} · {next}", {"first": said, "next": hinder})
    return said
