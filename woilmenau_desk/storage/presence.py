"""Who is planned to be at the centre at a moment: by the roster, and by what they do there just then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import Connection, exists, select

from woilmenau_desk.domain.assignments import AssignmentState
from woilmenau_desk.domain.offers import SessionState
from woilmenau_desk.storage.tables.offers import OfferSession
from woilmenau_desk.storage.tables.volunteers import Assignment, ColleagueAbsence, RosterDuty
from woilmenau_desk.storage.volunteers import minutes_of, time_of


@dataclass(frozen=True, slots=True)
class Planned:
    """Somebody who is planned, and until when; either a colleague or a volunteer."""

    until: time
    colleague: str | None = None
    volunteer_id: int | None = None


def at(conn: Connection, moment: datetime) -> Iterator[Planned]:
    """Who is planned at a local moment, somebody perhaps twice. Colleagues who are away are left out."""
    day, minute = moment.date(), minutes_of(moment.time())
    duty, away = RosterDuty, ColleagueAbsence
    absent = exists().where(away.colleague == duty.colleague, away.first_day <= day, away.last_day >= day)
    on_duty = select(duty.ends, duty.colleague, duty.volunteer_id).where(
        duty.weekday == day.weekday(),
        duty.first_day <= day,
        duty.last_day.is_(None) | (duty.last_day >= day),
        duty.starts <= minute,
        duty.ends > minute,
        ~absent,
    )
    for ends, colleague, volunteer_id in conn.execute(on_duty):
        yield Planned(time_of(ends), colleague, volunteer_id)
    work, session = Assignment, OfferSession
    called_off = exists().where(
        session.offer_id == work.offer_id,
        session.planned_on == day,
        session.state == SessionState.CANCELLED.value,
    )
    at_work = select(work.ends, work.volunteer_id).where(
        work.state == AssignmentState.AGREED.value,
        # What is done for a person may be done anywhere.
        work.person_id.is_(None),
        work.first_day <= day,
        work.last_day.is_(None) | (work.last_day >= day),
        (work.weekday == day.weekday()) | (work.weekday.is_(None) & (work.first_day == day)),
        work.starts <= minute,
        work.ends > minute,
        ~called_off,
    )
    for until, volunteer_id in conn.execute(at_work):
        if until is not None:
            yield Planned(time_of(until), None, volunteer_id)
