"""Where two records of one person meet in an offer: they have one place, and came once.

All of it is written before their rows are moved from one to the other, so that undoing, which walks backwards, never finds
one person with two places.
"""

from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import select

from woilmenau_desk.domain.offers import AttendanceState, EnrolmentState
from woilmenau_desk.domain.visits import VisitOrigin
from woilmenau_desk.storage import enrolments, visits
from woilmenau_desk.storage.tables.offers import Attendance, ChildInCare, Enrolment, Offer
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork


class LostClaim(NamedTuple):
    """Children for whose care somebody waited who has a place without them: the offer, and how many more they were."""

    offer: str
    children: int


def one_place_each(
    uow: UnitOfWork, keep_id: int, other_id: int
) -> tuple[tuple[int, ...], tuple[LostClaim, ...]]:
    """Let two people who are one have one place in each offer: one that is no waiting, and of two alike the earlier.

    What either needs is needed; children are counted once. Who has a place keeps it, and does not get one for children
    who only waited: others wait before them. Returns the offers, in which somebody may now move up, and what is lost so.
    """
    query = select(*Enrolment.__table__.columns).where(
        Enrolment.person_id.in_((keep_id, other_id)), Enrolment.state.in_(enrolments.STANDING)
    )
    by_offer: dict[int, list[Any]] = defaultdict(list)
    for row in uow.conn.execute(query.order_by(Enrolment.place, Enrolment.id)).all():
        by_offer[row.offer_id].append(row)
    lost: list[LostClaim] = []
    met = {offer_id: rows for offer_id, rows in by_offer.items() if len(rows) > 1}
    for rows in met.values():
        keep, *rest = sorted(rows, key=lambda row: row.state == EnrolmentState.WAITING)
        for row in rest:
            enrolments.leave(uow, row.id, HERE)
        # Of whoever waits, the children have no place yet.
        alike = [row for row in rows if row.state == keep.state]
        needs = "; ".join(dict.fromkeys(row.needs for row in rows if row.needs))
        children = max(row.children for row in alike)
        more = max(row.children for row in rows) - children
        if more > 0:
            title = select(Offer.title).where(Offer.id == keep.offer_id)
            lost.append(LostClaim(uow.conn.execute(title).scalar_one(), more))
        values = {"children": children, "needs": needs}
        enrolments.change(uow, keep.id, values, HERE)
    return tuple(met), tuple(lost)


_KNOWN_BEST = (AttendanceState.CAME, AttendanceState.EXCUSED, AttendanceState.ANNOUNCED)


def one_attendance_each(uow: UnitOfWork, keep_id: int, other_id: int) -> None:
    """Let two people who are one have been at each session once: came, if either did. The children stay with them.

    The contact that the other attendance made goes with it: they came once.
    """
    query = select(Attendance.id, Attendance.session_id, Attendance.state, Attendance.visit_id).where(
        Attendance.person_id.in_((keep_id, other_id))
    )
    by_session: dict[int, list[Any]] = defaultdict(list)
    for row in uow.conn.execute(query.order_by(Attendance.id)).all():
        by_session[row.session_id].append(row)
    for rows in by_session.values():
        keep, *rest = sorted(rows, key=lambda row: _KNOWN_BEST.index(AttendanceState(row.state)))
        for row in rest:
            brought = select(ChildInCare.id).where(ChildInCare.attendance_id == row.id)
            for number in uow.conn.execute(brought).scalars().all():
                uow.update(ChildInCare, number, {"attendance_id": keep.id}, HERE)
                uow.update(Attendance, keep.id, {}, HERE, always=True)
            uow.delete(Attendance, row.id, HERE)
            if row.visit_id is not None and row.visit_id != keep.visit_id:
                visits.let_go(uow, row.visit_id, VisitOrigin.OFFER)
