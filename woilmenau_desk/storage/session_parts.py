"""What follows from a counselling session in rows of its own: its follow-up, its referral, what was added to its note."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import Followed, SessionData
from woilmenau_desk.domain.counselling import Referral as SentOn
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile
from woilmenau_desk.domain.follow_ups import FollowUpData, FollowUpRow, Origin
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
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


def followed(conn: Connection, vault: Vault, session_id: int) -> Followed:
    """What follows from a session just now, as its form shows it."""
    follow_up, sent = (one.of_session(conn, vault, session_id) for one in (follow_ups, referrals))
    return Followed(
        follow_up_id=follow_up.id if follow_up else None,
        follow_up_on=follow_up.due_on if follow_up else None,
        follow_up_reason=follow_up.reason if follow_up else "",
        done=follow_up is not None and follow_up.done,
        referral_id=sent.id if sent else None,
        # What does not open, or is of a restricted case, is shown as none.
        referral=SentOn(sent.target, sent.state) if sent and sent.target else None,
    )


def write_follow_up(
    uow: UnitOfWork,
    vault: Vault,
    session_id: int,
    data: SessionData,
    counsellor: str,
    was_in: int | None = None,
) -> None:
    """Let a session have the follow-up that it says: a new one, another day or reason, or none any more.

    What colleagues did of it meanwhile stays where the session says what it said when it was read. `was_in`: the case that
    the session was in, which an open follow-up leaves with it. Raises ChangedMeanwhile where both changed it, BadInput for
    another reason of one that is done, CaseClosed for a new one in a case that was closed meanwhile, CaseRestricted.
    """
    now = followed(uow.conn, vault, session_id)
    shown = data.shown or now
    present = follow_ups.of_session(uow.conn, vault, session_id)
    said = data.follow_up_on, data.follow_up_reason
    differs = said != (shown.follow_up_on, shown.follow_up_reason)
    moves = present is not None and present.case_id == was_in != data.case_id
    if not differs:
        if present is not None and moves and not present.done:
            _change(uow, vault, session_id, present, present.due_on, present.reason, data.case_id)
        return
    if _of_follow_up(now) != _of_follow_up(shown):
        raise ChangedMeanwhile(kind=Kind.FOLLOW_UP)
    if said[0] is None:
        if present is not None and not present.done:
            follow_ups.void(uow, present.id, HERE)
    elif present is None or present.done:
        if present is not None and said[0] == present.due_on:
            text = QT_TRANSLATE_NOOP(
                "errors",
                "Die Wiedervorlage ist schon erledigt. Für eine neue bitte einen anderen Tag wählen.",
            )
            raise BadInput("follow_up_reason", Sentence("errors", text))
        # A new day to look at it again is not done yet.
        check_goes_on(uow.conn, vault, data.case_id)
        made = FollowUpData(data.person_id, said[0], said[1], counsellor, data.case_id, session_id)
        follow_ups.add(uow, vault, made, Origin.SESSION)
    else:
        case_id = data.case_id if moves else present.case_id
        _change(uow, vault, session_id, present, said[0], said[1], case_id)


def _of_follow_up(one: Followed) -> tuple[int | None, date | None, str, bool]:
    return one.follow_up_id, one.follow_up_on, one.follow_up_reason, one.done


def _change(
    uow: UnitOfWork,
    vault: Vault,
    session_id: int,
    present: FollowUpRow,
    due_on: date,
    reason: str,
    case_id: int | None,
) -> None:
    changed = FollowUpData(
        present.person_id,
        due_on,
        reason,
        colleague=present.colleague,
        case_id=case_id,
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
    was_in: int | None = None,
) -> None:
    """Let a session have the referral that it says: a new one, another target or state, or none any more.

    What colleagues and the counter did of it meanwhile stays, as for a follow-up. Raises ChangedMeanwhile where both
    changed it, CaseClosed for a new one in a case that was closed meanwhile, CaseRestricted.
    """
    now = followed(uow.conn, vault, session_id)
    shown = data.shown or now
    present, sent = referrals.of_session(uow.conn, vault, session_id), data.referral
    moves = present is not None and present.case_id == was_in != data.case_id
    if sent == shown.referral:
        if present is not None and moves:
            referrals.change(uow, vault, present.id, case_id=data.case_id)
        return
    if (now.referral_id, now.referral) != (shown.referral_id, shown.referral):
        raise ChangedMeanwhile(kind=Kind.REFERRAL)
    if sent is None:
        if present is not None:
            referrals.void(uow, present.id)
    elif present is None:
        check_goes_on(uow.conn, vault, data.case_id)
        made = ReferralData(
            sent.target, sent.state, data.person_id, session_id=session_id, case_id=data.case_id
        )
        referrals.add(uow, vault, made, day, made_by, visit_id)
    else:
        case_id = data.case_id if moves else present.case_id
        referrals.change(uow, vault, present.id, target=sent.target, state=sent.state, case_id=case_id)


def reseal_amendments(uow: UnitOfWork, vault: Vault, session_id: int, before: str, now: str) -> None:
    """What was added to a note goes with its session into another case. `before`, `now`: `sealed_fields.case_name`."""
    table = SessionAmendment
    query = select(table.id, table.uid, table.sealed, table.sealed_version, table.version)
    for found in uow.conn.execute(query.where(table.session_id == session_id)).all():
        facts = sealed_fields.read(vault, table.__tablename__, found, before)
        at = following(found.version, found.sealed_version)
        fresh = sealed_fields.columns(vault, table.__tablename__, found.uid, found.id, facts, at, now)
        uow.update(table, found.id, fresh, HERE, beyond=found.sealed_version)
