"""The roll call of sessions: written through a unit of work, read as frozen rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.offers import AttendanceState, EnrolmentState, SessionKey, SessionState
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.roll_call import Child, RollRow, by_name
from woilmenau_desk.storage import session_use
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.offers import Attendance, ChildInCare, Enrolment, Offer, OfferSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork


@dataclass(frozen=True, slots=True)
class Session:
    """What a roll call needs of its session. `adults`, `children`: the anonymous heads."""

    id: int
    offer_id: int
    title: str
    day: date
    starts: time
    state: SessionState
    for_volunteers: bool
    half_units: int
    childcare_places: int
    adults: int
    children: int
    visit_id: int | None
    version: int
    as_offered: bool | None  # whether units and kind that are written down are the offer's; None: none are

    @property
    def begins(self) -> datetime:
        """When it begins."""
        return datetime.combine(self.day, self.starts, BERLIN)


_SESSIONS: Any = select(
    OfferSession.id,
    OfferSession.offer_id,
    Offer.title,
    OfferSession.on_day,
    OfferSession.starts,
    OfferSession.state,
    Offer.for_volunteers,
    func.coalesce(OfferSession.half_units, Offer.half_units),
    Offer.childcare_places,
    OfferSession.anonymous_adults,
    OfferSession.anonymous_children,
    OfferSession.visit_id,
    OfferSession.version,
    (OfferSession.half_units == Offer.half_units) & (OfferSession.offer_kind == Offer.offer_kind),
).join(Offer, Offer.id == OfferSession.offer_id)
# The statements of every key press. Made once they are compiled once.
_BY_ID = _SESSIONS.where(OfferSession.id == bindparam("session_id"))
_BY_KEY = _SESSIONS.where(
    OfferSession.offer_id == bindparam("offer_id"),
    OfferSession.planned_on == bindparam("planned_on"),
    OfferSession.planned_starts == bindparam("planned_starts"),
)
_KNOWN: Any = (
    Person.id.label("person_id"),
    Person.given_name,
    Person.family_name,
    Person.birth_year,
    Person.language,
)
_PERSON = select(*_KNOWN, Person.gender).where(Person.id == bindparam("person_id"))
_MARKED: Any = (
    select(Attendance.id, Attendance.state, Attendance.version, *_KNOWN)
    .join(Person, Person.id == Attendance.person_id)
    .where(Attendance.session_id == bindparam("session_id"))
    .order_by(Attendance.id)
)
_MARKED_ONE = _MARKED.where(Attendance.person_id == bindparam("person_id"))
_ENROLLED: Any = (
    select(Enrolment.children, Enrolment.needs, *_KNOWN)
    .join(Person, Person.id == Enrolment.person_id)
    .where(
        Enrolment.offer_id == bindparam("offer_id"),
        Enrolment.state == EnrolmentState.ENROLLED.value,
        # Whoever came in later was not expected at a session that is entered late.
        func.coalesce(Enrolment.moved_up_at, Enrolment.enrolled_at) < bindparam("until"),
    )
    .order_by(Enrolment.place)
)
_ENROLLED_ONE = _ENROLLED.where(Enrolment.person_id == bindparam("person_id"))
_CHILDREN: Any = (
    select(
        ChildInCare.id,
        ChildInCare.number,
        ChildInCare.brought_at,
        ChildInCare.collected_at,
        ChildInCare.attendance_id,
        Attendance.person_id,
        ChildInCare.version,
        Person.given_name,
        Person.family_name,
    )
    .outerjoin(Attendance, Attendance.id == ChildInCare.attendance_id)
    .outerjoin(Person, Person.id == Attendance.person_id)
    .where(ChildInCare.voided_at.is_(None))
    .order_by(ChildInCare.number)
)
_CHILDREN_OF_SESSION = _CHILDREN.where(ChildInCare.session_id == bindparam("session_id"))
_CHILDREN_OF_ONE = _CHILDREN.where(ChildInCare.attendance_id == bindparam("attendance_id"))
_ONE_CHILD = _CHILDREN.where(ChildInCare.id == bindparam("child_id"))
_BROUGHT_BY_ONE = select(func.count(ChildInCare.id)).where(
    ChildInCare.attendance_id == bindparam("attendance_id"), ChildInCare.voided_at.is_(None)
)
_LAST_NUMBER = select(func.coalesce(func.max(ChildInCare.number), 0)).where(
    ChildInCare.session_id == bindparam("session_id")
)


def find_session(conn: Connection, key: SessionKey) -> Session | None:
    """The session of which something is known beside the rule; None where nothing is."""
    asked = {
        "offer_id": key.offer_id,
        "planned_on": key.planned_on,
        "planned_starts": key.planned_starts.hour * 60 + key.planned_starts.minute,
    }
    found = conn.execute(_BY_KEY, asked).one_or_none()
    return None if found is None else _session(found)


def session(conn: Connection, session_id: int) -> Session:
    """The session of an id. Raises NotFound."""
    found = conn.execute(_BY_ID, {"session_id": session_id}).one_or_none()
    if found is None:
        raise NotFound
    return _session(found)


def expect_session(uow: UnitOfWork, session_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a session is not what somebody read any more, or NotFound."""
    uow.expect(OfferSession, session_id, version)


def set_heads(uow: UnitOfWork, session_id: int, adults: int, children: int, visit_id: int | None) -> None:
    """The anonymous heads of a session and the visit that they are; the session was looked at before."""
    heads = {"anonymous_adults": adults, "anonymous_children": children, "visit_id": visit_id}
    uow.update(OfferSession, session_id, heads, HERE)


def set_state(uow: UnitOfWork, session_id: int, state: SessionState, version: Seen) -> None:
    """What became of a session. Raises ChangedMeanwhile or NotFound."""
    uow.update(OfferSession, session_id, {"state": state.value}, version)


def keep_as_offered(uow: UnitOfWork, of: Session) -> Session:
    """Somebody is there, or it is over: its units and its kind are from now on those that the offer has now.

    Those that were written down for somebody who was there stay.
    """
    if of.as_offered:
        return of
    if of.as_offered is not None and (
        of.state is SessionState.HELD or session_use.somebody_was_there(uow.conn, of.id)
    ):
        return of
    offered = select(Offer.half_units, Offer.offer_kind).where(Offer.id == of.offer_id)
    uow.update(OfferSession, of.id, uow.conn.execute(offered).one()._asdict(), HERE)
    return session(uow.conn, of.id)


def rows(conn: Connection, of: Session | None, offer_id: int, day: date) -> tuple[RollRow, ...]:
    """Everybody of a roll call by name: those who are enrolled, and those who are marked."""
    found: dict[int, RollRow] = {
        row.person_id: row
        for row in map(_enrolled, conn.execute(_ENROLLED, {"offer_id": offer_id, "until": _end_of(day)}))
    }
    if of is not None:
        for one in conn.execute(_MARKED, {"session_id": of.id}).all():
            found[one.person_id] = _marked(one, found.get(one.person_id))
        brought = _numbers_brought(conn, of.id)
        for key, row in found.items():
            if row.attendance_id is not None and row.attendance_id in brought:
                found[key] = replace(row, children=brought[row.attendance_id])
    return tuple(sorted(found.values(), key=by_name))


def row(conn: Connection, of: Session, person_id: int) -> RollRow | None:
    """Somebody's line of a roll call; None where they are in none."""
    asked = {"offer_id": of.offer_id, "until": _end_of(of.day), "person_id": person_id}
    place = conn.execute(_ENROLLED_ONE, asked).first()
    mark = conn.execute(_MARKED_ONE, {"session_id": of.id, "person_id": person_id}).first()
    proposed = None if place is None else _enrolled(place)
    if mark is None:
        return proposed
    brought = conn.execute(_BROUGHT_BY_ONE, {"attendance_id": mark.id}).scalar_one()
    return replace(_marked(mark, proposed), children=brought)


def stranger(conn: Connection, person_id: int) -> RollRow:
    """The line of somebody who is not in a roll call yet, or of the record theirs was merged into. Raises NotFound."""
    found = conn.execute(_PERSON, {"person_id": person_id}).one_or_none()
    if found is None:
        present = present_id(conn, person_id)
        found = conn.execute(_PERSON, {"person_id": present}).one()
    return RollRow(
        found.person_id,
        display_name(found.given_name, found.family_name),
        birth_year=found.birth_year,
        language=found.language,
    )


def mark(
    uow: UnitOfWork,
    of: Session,
    there: RollRow,
    state: AttendanceState,
    visit_id: int | None,
    noted_by: str,
    version: Seen,
) -> int:
    """Write down what is known of somebody and a session; the id of the attendance. Raises ChangedMeanwhile."""
    said: dict[str, Any] = {
        "state": state.value,
        "noted_at": uow.at,
        "noted_by": noted_by,
        "visit_id": visit_id,
    }
    person = uow.conn.execute(_PERSON, {"person_id": there.person_id}).one()
    # The session may have been moved since they were announced.
    said |= {"gender": person.gender, "birth_year": person.birth_year, "local_date": of.day}
    if there.attendance_id is not None:
        uow.update(Attendance, there.attendance_id, said, version)
        return there.attendance_id
    place = {"session_id": of.id, "person_id": there.person_id}
    return uow.insert(Attendance, {**place, **said})


def visit_of(conn: Connection, attendance_id: int) -> int | None:
    """The visit that an attendance counts as."""
    found: int | None = conn.execute(
        select(Attendance.visit_id).where(Attendance.id == attendance_id)
    ).scalar()
    return found


def let_children_go(uow: UnitOfWork, attendance_id: int) -> frozenset[int]:
    """Strike the children of somebody who was not here after all; their ids."""
    struck = set()
    of_them = select(ChildInCare.id, ChildInCare.voided_at).where(ChildInCare.attendance_id == attendance_id)
    for child_id, voided_at in uow.conn.execute(of_them).all():
        uow.update(ChildInCare, child_id, {"attendance_id": None, "voided_at": voided_at or uow.at}, HERE)
        struck.add(child_id)
    return frozenset(struck)


def unmark(uow: UnitOfWork, attendance_id: int, version: Seen) -> None:
    """Nothing is known of them and the session any more. Raises ChangedMeanwhile or NotFound."""
    uow.delete(Attendance, attendance_id, version)


def touch(uow: UnitOfWork, attendance_id: int) -> None:
    """Give an attendance its next version: the children who came with it are others now. Raises NotFound."""
    uow.update(Attendance, attendance_id, {}, HERE, always=True)


def person_of(conn: Connection, session_id: int, attendance_id: int) -> int:
    """Whose attendance it is at that session. Raises NotFound."""
    query = select(Attendance.person_id).where(
        Attendance.id == attendance_id, Attendance.session_id == session_id
    )
    found: int | None = conn.execute(query).scalar()
    if found is None:
        raise NotFound
    return found


def childcare_places(conn: Connection, offer_id: int) -> int:
    """How many children the childcare of an offer is planned for. Raises NotFound."""
    found: int | None = conn.execute(select(Offer.childcare_places).where(Offer.id == offer_id)).scalar()
    if found is None:
        raise NotFound
    return found


def children(conn: Connection, session_id: int) -> tuple[Child, ...]:
    """The children in the childcare of a session, by number; not the struck ones."""
    return tuple(map(_child, conn.execute(_CHILDREN_OF_SESSION, {"session_id": session_id})))


def children_of(conn: Connection, attendance_id: int) -> tuple[Child, ...]:
    """The children that somebody brought, by number."""
    return tuple(map(_child, conn.execute(_CHILDREN_OF_ONE, {"attendance_id": attendance_id})))


def child(conn: Connection, child_id: int) -> Child:
    """A child in care. Raises NotFound."""
    found = conn.execute(_ONE_CHILD, {"child_id": child_id}).one_or_none()
    if found is None:
        raise NotFound
    return _child(found)


def expect_child(uow: UnitOfWork, child_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a child is not what somebody read any more, or NotFound."""
    uow.expect(ChildInCare, child_id, version)


def session_of_child(conn: Connection, child_id: int) -> int:
    """The session in whose care a child is. Raises NotFound."""
    found: int | None = conn.execute(
        select(ChildInCare.session_id).where(ChildInCare.id == child_id)
    ).scalar()
    if found is None:
        raise NotFound
    return found


def bring(uow: UnitOfWork, of: Session, attendance_id: int | None) -> int:
    """A child comes into the care of a session, and gets a number that no other child of it ever had."""
    last = uow.conn.execute(_LAST_NUMBER, {"session_id": of.id}).scalar_one()
    return uow.insert(
        ChildInCare,
        {
            "session_id": of.id,
            "attendance_id": attendance_id,
            "number": last + 1,
            "local_date": of.day,
            "brought_at": uow.at,
            "collected_at": None,
            "voided_at": None,
        },
    )


def collect(uow: UnitOfWork, child_id: int, version: Seen) -> None:
    """Somebody picked a child up. Raises ChangedMeanwhile or NotFound."""
    uow.update(ChildInCare, child_id, {"collected_at": uow.at}, version)


def strike(uow: UnitOfWork, child_id: int, version: Seen) -> None:
    """A child was not there after all. Raises ChangedMeanwhile or NotFound."""
    uow.update(ChildInCare, child_id, {"voided_at": uow.at}, version)


def _numbers_brought(conn: Connection, session_id: int) -> Mapping[int, int]:
    query = (
        select(ChildInCare.attendance_id, func.count(ChildInCare.id))
        .where(
            ChildInCare.session_id == session_id,
            ChildInCare.attendance_id.is_not(None),
            ChildInCare.voided_at.is_(None),
        )
        .group_by(ChildInCare.attendance_id)
    )
    found = conn.execute(query)
    return {attendance: number for attendance, number in found if attendance is not None}


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), BERLIN)


def _session(found: Any) -> Session:
    (
        number,
        offer_id,
        title,
        day,
        starts,
        state,
        volunteers,
        units,
        places,
        adults,
        heads,
        visit,
        version,
        as_offered,
    ) = found
    begins = time(*divmod(starts, 60))
    return Session(
        number, offer_id, title, day, begins, SessionState(state), volunteers, units, places, adults, heads, visit, version,
        None if as_offered is None else bool(as_offered),
    )  # fmt: skip


def _enrolled(found: Any) -> RollRow:
    places, needs, person_id, given, family, born, language = found
    return RollRow(
        person_id,
        display_name(given, family),
        enrolled=True,
        places=places,
        needs=needs,
        birth_year=born,
        language=language,
    )


def _marked(found: Any, proposed: RollRow | None) -> RollRow:
    number, state, version, person_id, given, family, born, language = found
    known = proposed or RollRow(person_id, display_name(given, family), birth_year=born, language=language)
    return replace(known, state=AttendanceState(state), attendance_id=number, version=version)


def _child(found: Any) -> Child:
    number_id, number, brought_at, collected_at, attendance, person, version, given, family = found
    return Child(
        number_id,
        number,
        local(brought_at),
        None if collected_at is None else local(collected_at),
        attendance,
        person,
        "" if person is None else display_name(given, family),
        version,
    )
