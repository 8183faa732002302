"""What earlier versions kept of sessions in plain columns, sealed by the first login with the vault.

Topics, outcome and follow-up of a session, and where somebody was sent on to, could be read by whoever had the desk key.
All of it goes in one write, or none.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, exists, func, select

from woilmenau_desk.domain.follow_ups import Origin
from woilmenau_desk.domain.referrals import OPEN_STATES, code_of
from woilmenau_desk.storage import bulk, sealed_fields, sealed_referrals, sealed_text
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.cases import FollowUp
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Referral, Visit, VisitTopic
from woilmenau_desk.storage.trail import note_places
from woilmenau_desk.storage.unit_of_work import UnitOfWork, following
from woilmenau_desk.storage.vault import Vault

SEALED: Final = "old fields sealed"
"""As the audit trail says it, of the store."""
_ANEW: Final = ("keys renewed", "recovery code made")
"""What the trail says, of the store, where all of it was written anew: nothing is left of what stood there before."""
_FOLLOW_UP: Final = (
    "uid",
    "person_id",
    "session_id",
    "due_on",
    "colleague",
    "origin",
    "done_at",
    "done_by",
    "voided_at",
)
_EMPTIED: Final = {"outcome": None, "follow_up_on": None, "follow_up_done_at": None}


def is_due(conn: Connection) -> bool:
    """Whether something of an earlier version is still to be sealed. Every session of then had a topic."""
    topics, referrals = exists().where(VisitTopic.id > 0), exists().where(Referral.uid.is_(None))
    return bool(conn.execute(select(topics | referrals)).scalar())


def leaves_remnants(conn: Connection) -> bool:
    """Whether what was sealed may still be read where it stood: the store was not written anew since."""
    entry = AuditEntry
    query = select(entry.action).where(entry.entity == "store", entry.action.in_((SEALED, *_ANEW)))
    return conn.execute(query.order_by(entry.id.desc()).limit(1)).scalar() == SEALED


def seal(uow: UnitOfWork, vault: Vault) -> bool:
    """Seal what earlier versions kept in plain columns, and empty those; whether there was anything. Commits nothing."""
    if not is_due(uow.conn):
        return False
    sessions = _sessions(uow, vault)
    referrals = _referrals(uow, vault)
    span = uow.conn.execute(select(func.min(VisitTopic.id), func.max(VisitTopic.id))).one()
    if span[0] is not None:
        uow.unload(VisitTopic, span[0], span[1])
    uow.trace(SEALED, "store", detail=f"sessions:{sessions},referrals:{referrals}")
    return True


def _sessions(uow: UnitOfWork, vault: Vault) -> int:
    topics: dict[int, list[str]] = defaultdict(list)
    for visit_id, topic in uow.conn.execute(
        select(VisitTopic.visit_id, VisitTopic.topic).order_by(VisitTopic.id)
    ):
        if topic not in topics[visit_id]:
            topics[visit_id].append(topic)
    table = CounsellingSession
    query = select(
        table.id,
        table.uid,
        table.visit_id,
        table.person_id,
        table.outcome,
        table.follow_up_on,
        table.follow_up_done_at,
        table.counsellor,
        table.sealed_facts,
        table.note_version,
        table.note_person_id,
        table.voided_at,
        table.version,
    )
    changed, follow_ups = [], []
    for found in uow.conn.execute(query.order_by(table.id)).all():
        said = {"topics": topics.get(found.visit_id, []), "outcome": found.outcome}
        if not any(said.values()) and found.follow_up_on is None:
            continue
        changed.append((found.id, found.version, *_sealed(vault, found, said)))
        if found.follow_up_on is not None:
            follow_ups.append(_follow_up(found))
    uow.update_many(table, changed)
    last = uow.conn.execute(select(func.max(FollowUp.id))).scalar() or 0
    if bulk.load(uow.conn, FollowUp, _FOLLOW_UP, follow_ups):
        uow.loaded(FollowUp, last)
    return len(changed)


def _sealed(vault: Vault, found: Any, said: sealed_fields.Facts) -> tuple[dict[str, Any], dict[str, Any]]:
    """A session's columns before and after. Its note stays sealed as it is, and the facts go beside it."""
    names = (*_EMPTIED, "sealed_facts", "note_version", "note_person_id")
    before = {name: getattr(found, name) for name in names}
    owner, version = found.note_person_id, found.note_version
    if owner is None or version == 0:
        owner, version = found.person_id, following(found.version)
    facts = found.sealed_facts
    if facts is None:
        at = note_places.place(found.id, found.uid, owner, version, note_places.FACTS)
        facts = vault.seal(sealed_text.written(said), place=at)
    return before, {**_EMPTIED, "sealed_facts": facts, "note_version": version, "note_person_id": owner}


def _follow_up(found: Any) -> tuple[Any, ...]:
    done_at = found.follow_up_done_at
    return (
        sealed_fields.new_uid(),
        found.person_id,
        found.id,
        found.follow_up_on,
        found.counsellor,
        Origin.SESSION.value,
        done_at,
        None if done_at is None else found.counsellor,
        found.voided_at,
    )


def _referrals(uow: UnitOfWork, vault: Vault) -> int:
    table = Referral
    of_visit = _of_visits(uow.conn)
    query = (
        select(table.id, table.visit_id, table.local_date, table.target, table.state, table.version)
        .add_columns(Visit.person_id, Visit.logged_by)
        .outerjoin(Visit, table.visit_id == Visit.id)
        .where(table.uid.is_(None))
    )
    changed = []
    for found in uow.conn.execute(query.order_by(table.id)).all():
        uid, version = sealed_fields.new_uid(), following(found.version)
        session_id, counsellor = of_visit.get(found.visit_id, (None, found.logged_by))
        facts = {"target": found.target, **sealed_referrals.whose(found.person_id)}
        after = {
            "uid": uid,
            "code": code_of(found.id),
            "target": "",
            "person_id": found.person_id,
            "session_id": session_id,
            "made_by": counsellor,
            "answered_on": None if found.state in OPEN_STATES else found.local_date,
            **sealed_fields.columns(vault, table.__tablename__, uid, found.id, facts, version),
        }
        before = dict.fromkeys(after) | {
            "target": found.target,
            "sealed_version": 0,
        }
        changed.append((found.id, found.version, before, after))
    uow.update_many(table, changed)
    return len(changed)


def _of_visits(conn: Connection) -> dict[int, tuple[int | None, str]]:
    """Of each visit its session, one that counts before one that was struck, and who held it."""
    table = CounsellingSession
    query = select(table.visit_id, table.id, table.counsellor)
    # The one that is kept comes last.
    found: Iterable[Any] = conn.execute(query.order_by(table.voided_at.is_(None), table.id))
    return {visit_id: (session_id, counsellor) for visit_id, session_id, counsellor in found}
