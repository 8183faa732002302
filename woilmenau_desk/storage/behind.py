"""What single figures of a report counted, row by row: the same rows that `facts` and `activity_facts` count."""

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.appointments import became
from woilmenau_desk.domain.behind import BehindRow
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.queue import STILL_HERE, QueueState
from woilmenau_desk.storage.sealed_fields import case_name
from woilmenau_desk.storage.tables.appointments import Appointment, QueueEntry
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.offers import OfferSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import EmergencyAid
from woilmenau_desk.storage.tables.volunteers import Volunteer, VolunteerHours, VolunteerTraining
from woilmenau_desk.storage.vault import Vault


def names(conn: Connection, persons: Collection[int]) -> dict[int, str]:
    """The names of some people."""
    query = select(Person.id, Person.given_name, Person.family_name).where(Person.id.in_(persons))
    return {number: display_name(given, family) for number, given, family in conn.execute(query)}


def volunteer_names(conn: Connection) -> dict[int, str]:
    """The names of all volunteers."""
    query = select(Volunteer.id, Volunteer.given_name, Volunteer.family_name)
    return {number: display_name(given, family) for number, given, family in conn.execute(query)}


def sessions(conn: Connection, first: date, last: date, shortest: int) -> Iterator[BehindRow]:
    """The counselling sessions."""
    table = CounsellingSession
    query = select(table.id, table.local_date, table.person_id).where(
        table.local_date.between(first, last), table.voided_at.is_(None), table.duration_minutes >= shortest
    )
    for number, day, person_id in conn.execute(query.order_by(table.local_date, table.id)):
        yield BehindRow(Kind.SESSION, number, day, person_id=person_id)


def aid(conn: Connection, first: date, last: date) -> Iterator[BehindRow]:
    """The help that was given; `what` is the code of its kind."""
    table = EmergencyAid
    query = select(table.id, table.local_date, table.aid_kind, table.person_id).where(
        table.local_date.between(first, last), table.voided_at.is_(None)
    )
    for number, day, kind, person_id in conn.execute(query.order_by(table.local_date, table.id)):
        yield BehindRow(Kind.AID, number, day, kind, 1, person_id)


def paid(conn: Connection, first: date, last: date) -> dict[int, int]:
    """What each help cost in cents, where it cost anything."""
    table = EmergencyAid
    query = select(table.id, table.amount_cents).where(
        table.local_date.between(first, last), table.voided_at.is_(None), table.amount_cents > 0
    )
    return {number: cents or 0 for number, cents in conn.execute(query)}


def appointments(conn: Connection, first: date, last: date) -> Iterator[BehindRow]:
    """The appointments; `what` is the code of what became of them."""
    table = Appointment
    query = select(table.id, table.local_date, table.state, table.cancelled_by, table.person_id).where(
        table.local_date.between(first, last)
    )
    for number, day, state, by, person_id in conn.execute(query.order_by(table.starts_at, table.id)):
        yield BehindRow(Kind.APPOINTMENT, number, day, became(state, by), 1, person_id)


def waits(conn: Connection, first: date, last: date, today: date) -> Iterator[BehindRow]:
    """Those who waited; `what` is "called", or "left" for whoever never was and is gone."""
    table = QueueEntry
    query = select(table.id, table.local_date, table.person_id, table.state, table.first_called_at).where(
        table.local_date.between(first, last)
    )
    still_here = {state.value for state in STILL_HERE}
    for number, day, person_id, state, called in conn.execute(query.order_by(table.local_date, table.id)):
        if called is not None:
            yield BehindRow(Kind.QUEUE, number, day, "called", 1, person_id)
        elif state == QueueState.LEFT.value or (state in still_here and day < today):
            yield BehindRow(Kind.QUEUE, number, day, "left", 1, person_id)


def hours(conn: Connection, first: date, last: date) -> Iterator[tuple[int, BehindRow]]:
    """What volunteers served, by whom: `what` is the role, the number its minutes."""
    table = VolunteerHours
    query = select(table.id, table.on_day, table.role, table.minutes, table.volunteer_id).where(
        table.on_day.between(first, last)
    )
    for number, day, role, minutes, volunteer_id in conn.execute(query.order_by(table.on_day, table.id)):
        yield volunteer_id, BehindRow(Kind.HOURS, number, day, role, minutes)


def trained(conn: Connection, first: date, last: date) -> Iterator[tuple[int, date, str]]:
    """Who of the volunteers took part in a training, when and which."""
    table = VolunteerTraining
    day = func.coalesce(OfferSession.on_day, table.on_day)
    query = select(table.volunteer_id, day, table.title).outerjoin(
        OfferSession, table.session_id == OfferSession.id
    )
    query = query.where(day.between(first, last), table.came).order_by(day)
    yield from ((number, on, title) for number, on, title in conn.execute(query))


def case_rows(conn: Connection, cases: Collection[int], vault: Vault) -> dict[int, BehindRow]:
    """These cases, by their ids; of a restricted one that the vault does not open there is only that it is one."""
    table = CounsellingCase
    query = select(table.id, table.uid, table.key_number, table.number, table.person_id, table.opened_on)
    found = {}
    for number, uid, key, said, person_id, opened in conn.execute(query.where(table.id.in_(cases))):
        name = case_name(uid, key)
        if name and not vault.holds_case(name):
            found[number] = BehindRow(Kind.CASE, None, None)
        else:
            found[number] = BehindRow(Kind.CASE, number, opened, said, 1, person_id)
    return found
