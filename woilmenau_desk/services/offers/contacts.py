"""An attendance is a contact with the reason „Angebot“: counted once, wherever it is entered, and gone with it."""

from datetime import datetime

from woilmenau_desk.domain.visits import Reason, VisitData, VisitOrigin
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import attendance as rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def moment(desk: Desk, of: rows.Session) -> datetime:
    """When whoever came to a session came: at its begin, and never in the future."""
    return min(of.begins, desk.clock())


def count(desk: Desk, uow: UnitOfWork, of: rows.Session, person_id: int) -> tuple[int, bool]:
    """The visit of somebody who came to a session, and whether it had to be made: one a day, however many offers."""
    data = VisitData(Reason.OFFER, person_id)
    return visits.join(desk, uow, data, moment(desk, of), VisitOrigin.OFFER)


def uncount(uow: UnitOfWork, visit_id: int) -> bool:
    """Let go of the visit of an attendance that names it no more; whether it was struck."""
    return visit_rows.let_go(uow, visit_id, VisitOrigin.OFFER)


def set_heads(desk: Desk, uow: UnitOfWork, of: rows.Session, adults: int, children: int) -> int | None:
    """The anonymous heads of a session are one visit, which grows and shrinks with them; its id, None without any.

    Raises BadInput for more than can be.
    """
    data = heads_data(adults, children)
    if data is None:
        rows.set_heads(uow, of.id, 0, 0, None)
        if of.visit_id is not None:
            uncount(uow, of.visit_id)
        return None
    visit_id = of.visit_id
    if visit_id is None:
        visit_id = visits.add(desk, uow, data, moment(desk, of), VisitOrigin.OFFER)
    else:
        visit_rows.set_size(uow, visit_id, data.group_size, data.children)
    rows.set_heads(uow, of.id, adults, children, visit_id)
    return visit_id


def heads_data(adults: int, children: int) -> VisitData | None:
    """What the visit of so many anonymous heads says; None for none. Raises BadInput for more than can be."""
    if not adults and not children:
        return None
    # A group is one of somebody: where only children came, they are it.
    data = VisitData(Reason.OFFER, group_size=adults or children, children=children if adults else 0)
    return data.checked()
