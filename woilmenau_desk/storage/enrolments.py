"""Who is in an offer and who waits: written through a unit of work, read as frozen rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.offers import EnrolmentRow, EnrolmentState
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.places import Left, Place, Settled, positions, settle
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.steps import Step
from woilmenau_desk.storage.tables.offers import Enrolment, Offer
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

STANDING = (EnrolmentState.ENROLLED.value, EnrolmentState.WAITING.value)


# -- writing -----------------------------------------------------------------------------------------------------


def add(uow: UnitOfWork, offer_id: int, person_id: int, children: int, needs: str) -> int:
    """Put somebody at the end of the waiting list; `let_move_up` says who gets in. Raises NotFound."""
    last = uow.conn.execute(select(func.max(Enrolment.place)).where(Enrolment.offer_id == offer_id)).scalar()
    values = {
        "offer_id": offer_id,
        "person_id": present_id(uow.conn, person_id),
        "state": EnrolmentState.WAITING.value,
        "place": (last or 0) + 1,
        "children": children,
        "needs": needs,
        "enrolled_at": uow.at,
    }
    number = uow.insert(Enrolment, values)
    # Whoever finds a place at once has not moved up from anywhere.
    if number in _settled(uow.conn, offer_id).moving_up:
        uow.update(Enrolment, number, {"state": EnrolmentState.ENROLLED.value}, HERE)
    return number


def let_move_up(uow: UnitOfWork, offer_id: int) -> tuple[int, ...]:
    """Let whoever is next have what is free. Returns their enrolments, in their order; of what has ended nobody's."""
    ended_on = uow.conn.execute(select(Offer.ended_on).where(Offer.id == offer_id)).scalar()
    if ended_on is not None and ended_on < local(uow.at).date():
        return ()
    moving = _settled(uow.conn, offer_id).moving_up
    for number in moving:
        moved = {"state": EnrolmentState.ENROLLED.value, "moved_up_at": uow.at}
        uow.update(Enrolment, number, moved, HERE)
    return moving


def let_move_up_after(uow: UnitOfWork, steps: Sequence[Step]) -> None:
    """Where steps gave places of offers free, let whoever is next have them."""
    numbers = [step.id for step in steps if step.table is Enrolment]
    offers = {step.id for step in steps if step.table is Offer}
    offers |= {
        (step.before or step.after or {}).get("offer_id", 0) for step in steps if step.table is Enrolment
    }
    found = select(Enrolment.offer_id).where(Enrolment.id.in_(numbers))
    offers |= set(uow.conn.execute(found).scalars()) if numbers else set()
    for offer_id in sorted(offers - {0}):
        if uow.conn.execute(select(Offer.id).where(Offer.id == offer_id)).first() is not None:
            let_move_up(uow, offer_id)


def change(uow: UnitOfWork, enrolment_id: int, values: dict[str, Any], seen: Seen) -> None:
    """Change columns of an enrolment. Raises NotFound or ChangedMeanwhile."""
    uow.update(Enrolment, enrolment_id, values, seen)


def leave(uow: UnitOfWork, enrolment_id: int, seen: Seen) -> None:
    """Let somebody leave. Raises NotFound or ChangedMeanwhile."""
    uow.update(Enrolment, enrolment_id, {"state": EnrolmentState.LEFT.value, "left_at": uow.at}, seen)


def expect(uow: UnitOfWork, enrolment_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where an enrolment is not what somebody read any more, or NotFound."""
    uow.expect(Enrolment, enrolment_id, version)


# -- reading -----------------------------------------------------------------------------------------------------


def places(conn: Connection, offer_id: int) -> list[Place]:
    """Who is in an offer and who waits, as the rules see it; in their order."""
    table = Enrolment
    query = select(table.id, table.place, table.state, table.children).where(
        table.offer_id == offer_id, table.state.in_(STANDING)
    )
    return [
        Place(row_id, place, state == EnrolmentState.WAITING, children)
        for row_id, place, state, children in conn.execute(query.order_by(table.place, table.id))
    ]


def left(conn: Connection, offer_id: int) -> Left:
    """What of an offer nobody has and nobody waits for. Raises NotFound."""
    return _settled(conn, offer_id).left


def _settled(conn: Connection, offer_id: int) -> Settled:
    found = conn.execute(
        select(Offer.capacity, Offer.childcare_places).where(Offer.id == offer_id)
    ).one_or_none()
    if found is None:
        raise NotFound
    return settle(found.capacity, found.childcare_places, places(conn, offer_id))


def row(conn: Connection, enrolment_id: int) -> EnrolmentRow:
    """One enrolment. Raises NotFound."""
    found = _read(conn, [Enrolment.id == enrolment_id])
    if not found:
        raise NotFound
    return found[0]


def standing(conn: Connection, offer_id: int, person_id: int) -> EnrolmentRow | None:
    """The place that somebody has in an offer, or on its waiting list; None where they have none."""
    table = Enrolment
    found = _read(conn, [table.offer_id == offer_id, table.person_id == person_id, table.state.in_(STANDING)])
    return found[0] if found else None


def of_offer(conn: Connection, offer_id: int, *, left: bool = False) -> tuple[EnrolmentRow, ...]:
    """Those who are in, then those who wait, each in their order; at the end those who left, where they are wanted."""
    where = [Enrolment.offer_id == offer_id]
    if not left:
        where.append(Enrolment.state.in_(STANDING))
    order = list(EnrolmentState)
    found = _read(conn, where)
    return tuple(sorted(found, key=lambda one: (order.index(one.state), one.place, one.id)))


def of_person(conn: Connection, person_id: int) -> tuple[EnrolmentRow, ...]:
    """Where somebody is in, waits, or was; the latest first."""
    found = _read(conn, [Enrolment.person_id == person_id])
    return tuple(sorted(found, key=lambda one: -one.id))


def to_tell(conn: Connection, offer_id: int | None = None) -> tuple[EnrolmentRow, ...]:
    """Those who moved up from a waiting list and were not told so yet, the earliest first."""
    table = Enrolment
    where = [
        table.state == EnrolmentState.ENROLLED.value,
        table.moved_up_at.is_not(None),
        table.told_at.is_(None),
    ]
    if offer_id is not None:
        where.append(table.offer_id == offer_id)
    found = _read(conn, where)
    return tuple(sorted(found, key=lambda one: (one.moved_up_at or one.enrolled_at, one.id)))


def _read(conn: Connection, where: Iterable[Any]) -> list[EnrolmentRow]:
    table = Enrolment
    query = (
        select(
            *table.__table__.columns,
            Person.given_name,
            Person.family_name,
            Person.phone,
            Person.language,
            Person.print_language,
        )
        .join(Person, table.person_id == Person.id)
        .where(*where)
        .order_by(table.offer_id, table.place, table.id)
    )
    found = conn.execute(query).all()
    standing_on = _positions(
        conn, {entry.offer_id for entry in found if entry.state == EnrolmentState.WAITING}
    )
    return [
        EnrolmentRow(
            id=entry.id,
            offer_id=entry.offer_id,
            person_id=entry.person_id,
            person_name=display_name(entry.given_name, entry.family_name),
            phone=entry.phone,
            language=entry.print_language or entry.language,
            state=EnrolmentState(entry.state),
            place=entry.place,
            position=standing_on.get(entry.id, 0),
            children=entry.children,
            needs=entry.needs,
            enrolled_at=local(entry.enrolled_at),
            moved_up_at=None if entry.moved_up_at is None else local(entry.moved_up_at),
            told_at=None if entry.told_at is None else local(entry.told_at),
            version=entry.version,
        )
        for entry in found
    ]


def _positions(conn: Connection, offer_ids: set[int]) -> dict[int, int]:
    if not offer_ids:
        return {}
    table = Enrolment
    query = select(table.offer_id, table.id, table.place).where(
        table.offer_id.in_(offer_ids), table.state == EnrolmentState.WAITING.value
    )
    waiting: dict[int, list[Place]] = defaultdict(list)
    for offer_id, row_id, place in conn.execute(query.order_by(table.place, table.id)):
        waiting[offer_id].append(Place(row_id, place, waiting=True))
    return {row_id: number for of in waiting.values() for row_id, number in positions(of).items()}
