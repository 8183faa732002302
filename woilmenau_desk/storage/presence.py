"""Who is at work at a moment: in a session that runs just then, or by an assignment of that hour."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import Connection, select

from woilmenau_desk.domain.assignments import AssignmentState
from woilmenau_desk.storage.tables.offers import OfferLeader
from woilmenau_desk.storage.tables.volunteers import Assignment
from woilmenau_desk.storage.volunteers import minutes_of, time_of


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody who is at work, and until when; either a colleague or a volunteer."""

    until: time
    colleague: str | None = None
    volunteer_id: int | None = None


def at(conn: Connection, moment: datetime, running: Mapping[int, time]) -> Iterator[AtWork]:
    """Who is at work at a local moment, somebody perhaps twice. `running`: the offers that meet just then, until when.

    What is done for a person may be done anywhere, so it says nothing of who is at the centre.
    """
    day, minute = moment.date(), minutes_of(moment.time())
    lead, work = OfferLeader, Assignment
    leading = select(lead.offer_id, lead.colleague, lead.volunteer_id).where(
        lead.offer_id.in_(running),
        lead.first_day.is_(None) | (lead.first_day <= day),
        lead.last_day.is_(None) | (lead.last_day >= day),
    )
    for led, colleague, volunteer_id in conn.execute(leading) if running else ():
        if colleague is not None or volunteer_id is not None:
            yield AtWork(running[led], colleague, volunteer_id)
    agreed = select(
        work.volunteer_id, work.offer_id, work.starts, work.ends, work.weekday, work.first_day
    ).where(
        work.state == AssignmentState.AGREED.value,
        work.person_id.is_(None),
        work.first_day <= day,
        work.last_day.is_(None) | (work.last_day >= day),
    )
    for helper, offer_id, starts, ends, weekday, first in conn.execute(agreed):
        if offer_id is not None:
            # It meets when it meets, also where it was moved to; and where it is called off nobody comes.
            if offer_id in running and weekday in (None, day.weekday()):
                yield AtWork(running[offer_id], None, helper)
        elif starts is not None and ends is not None and starts <= minute < ends:
            if weekday == day.weekday() or (weekday is None and first == day):
                yield AtWork(time_of(ends), None, helper)
