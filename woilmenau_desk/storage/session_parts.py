"""What follows from a counselling session in rows of its own: its follow-up, its referral, what was added to its note."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from woilmenau_desk.domain.counselling import SessionData
from woilmenau_desk.domain.follow_ups import FollowUpData, Origin
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.storage import follow_ups, referrals, sealed_fields
from woilmenau_desk.storage.case_use import check_goes_on
from woilmenau_desk.storage.tables.cases import CounsellingCase, FollowUp, SessionAmendment
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork, following
from woilmenau_desk.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """The follow-up of a session, its reason apart."""

    id: int
    version: int
    due_on: date
    done: bool


def follow_ups_of(conn: Connection, sessions: Collection[int], vault: Vault) -> dict[int, FollowedUp]:
    """The follow-ups of sessions by their numbers: the open one, else the one that was done last.

    Without those of restricted cases that this vault does not open.
    """
    table = FollowUp
    query = (
        select(
            table.session_id,
            table.id,
            table.version,
            table.due_on,
            table.done_at,
            CounsellingCase.uid,
            CounsellingCase.key_number,
        )
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
        .where(table.session_id.in_(sessions), table.voided_at.is_(None))
    )
    rows: Any = conn.execute(query.order_by(table.done_at.is_(None), table.id))
    found: dict[int, FollowedUp] = {}
    # The one that counts comes last.
    for session_id, row_id, version, due_on, done_at, uid, number in rows:
        case = "" if uid is None else sealed_fields.case_name(uid, number)
        if not case or vault.holds_case(case):
            found[session_id] = FollowedUp(row_id, version, due_on, done_at is not None)
    return found


def write_follow_up(
    uow: UnitOfWork, vault: Vault, session_id: int, data: SessionData, counsellor: str
) -> None:
    """Let a session have the follow-up that it says: a new one, another day or reason, or none any more.

    Raises CaseClosed for a new one in a case that was closed meanwhile, CaseRestricted.
    """
    present = follow_ups.of_session(uow.conn, vault, session_id)
    if data.follow_up_on is None:
        if present is not None and not present.done:
            follow_ups.void(uow, present.id, HERE)
        return
    said = data.follow_up_on, data.follow_up_reason, data.case_id
    if present is None or present.done:
        # A new day to look at it again is not done yet.
        if present is None or said[0] != present.due_on:
            check_goes_on(uow.conn, vault, data.case_id)
            made = FollowUpData(
                data.person_id, *said[:2], colleague=counsellor, case_id=data.case_id, session_id=session_id
            )
            follow_ups.add(uow, vault, made, Origin.SESSION)
        return
    if said == (present.due_on, present.reason, present.case_id):
        return
    changed = FollowUpData(
        present.person_id,
        *said[:2],
        colleague=present.colleague,
        case_id=data.case_id,
        session_id=session_id,
        every=present.every,
    )
    follow_ups.change(uow, vault, present.id, changed, HERE)


def void_follow_ups(uow: UnitOfWork, session_id: int) -> None:
    """Take the open follow-ups of a session that is struck out of every list."""
    query = select(FollowUp.id).where(
        FollowUp.session_id == session_id, FollowUp.done_at.is_(None), FollowUp.voided_at.is_(None)
    )
    for follow_up_id in uow.conn.execute(query.order_by(FollowUp.id)).scalars().all():
        follow_ups.void(uow, follow_up_id, HERE)


def write_referral(
    uow: UnitOfWork,
    vault: Vault,
    session_id: int,
    visit_id: int,
    day: date,
    data: SessionData,
    made_by: str,
) -> None:
    """Let a session have the referral that it says: a new one, another target or state, or none any more.

    Raises CaseClosed for a new one in a case that was closed meanwhile, CaseRestricted.
    """
    present, sent = referrals.of_session(uow.conn, vault, session_id), data.referral
    if sent is None:
        if present is not None:
            referrals.void(uow, present.id)
    elif present is None:
        check_goes_on(uow.conn, vault, data.case_id)
        made = ReferralData(
            sent.target, sent.state, data.person_id, session_id=session_id, case_id=data.case_id
        )
        referrals.add(uow, vault, made, day, made_by, visit_id)
    elif (sent.target, sent.state, data.case_id) != (present.target, present.state, present.case_id):
        referrals.change(uow, vault, present.id, target=sent.target, state=sent.state, case_id=data.case_id)


def reseal_amendments(uow: UnitOfWork, vault: Vault, session_id: int, before: str, now: str) -> None:
    """What was added to a note goes with its session into another case. `before`, `now`: `sealed_fields.case_name`."""
    table = SessionAmendment
    query = select(table.id, table.uid, table.sealed, table.sealed_version, table.version)
    for found in uow.conn.execute(query.where(table.session_id == session_id)).all():
        facts = sealed_fields.read(vault, table.__tablename__, found, before)
        at = following(found.version, found.sealed_version)
        fresh = sealed_fields.columns(vault, table.__tablename__, found.uid, found.id, facts, at, now)
        uow.update(table, found.id, fresh, HERE, beyond=found.sealed_version)
