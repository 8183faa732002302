"""Whom of a family a case reaches, as far as they are known."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, or_, select

from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.cases import CaseMember, CounsellingCase
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork


def of_case(conn: Connection, case_id: int) -> tuple[int, ...]:
    """The members of a case beside the person it is about, in the order in which they came."""
    query = select(CaseMember.person_id).where(CaseMember.case_id == case_id)
    return tuple(conn.execute(query.order_by(CaseMember.id)).scalars())


def present(conn: Connection, person_id: int, members: Sequence[int]) -> tuple[int, ...]:
    """The same people by the records that they have now, none of them twice. Raises NotFound."""
    found = dict.fromkeys(present_id(conn, member) for member in members)
    return tuple(member for member in found if member != person_id)


def write(uow: UnitOfWork, case_id: int, members: Collection[int]) -> None:
    """Let these be the members, and nobody else."""
    query = select(CaseMember.person_id, CaseMember.id).where(CaseMember.case_id == case_id)
    standing = {person_id: row_id for person_id, row_id in uow.conn.execute(query)}
    for person_id, row_id in standing.items():
        if person_id not in members:
            uow.delete(CaseMember, row_id, HERE)
    for person_id in members:
        if person_id not in standing:
            uow.insert(CaseMember, {"case_id": case_id, "person_id": person_id})


def one_membership_each(uow: UnitOfWork, keep_id: int, other_id: int) -> None:
    """Let two people who are one be a member of each case once, and of no case that is their own.

    Written before their rows are moved from one to the other, as undoing walks backwards.
    """
    both = (keep_id, other_id)
    own = set(
        uow.conn.execute(select(CounsellingCase.id).where(CounsellingCase.person_id.in_(both))).scalars()
    )
    query = select(CaseMember.id, CaseMember.case_id).where(
        or_(CaseMember.person_id == keep_id, CaseMember.person_id == other_id)
    )
    seen = own
    # The one that is kept comes first: it need not be moved.
    order = (CaseMember.person_id != keep_id, CaseMember.id)
    for row_id, case_id in uow.conn.execute(query.order_by(*order)).all():
        if case_id in seen:
            uow.delete(CaseMember, row_id, HERE)
        seen.add(case_id)
