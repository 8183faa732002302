"""Counselling sessions and their confidential notes."""

from dataclasses import replace

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.counselling import (
    RecordSession,
    SessionData,
    SessionDetails,
    SessionOrder,
    SessionRow,
)
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.referrals import TargetData
from woilmenau_desk.domain.text import clean_text
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import Channel, Reason, VisitData, VisitOrigin
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import visits
from woilmenau_desk.services.counselling import referrals
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.moments import when
from woilmenau_desk.services.people import people
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import counselling as rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.case_use import check_goes_on
from woilmenau_desk.storage.people import people as person_rows
from woilmenau_desk.storage.vault import Vault


def record_session(desk: Desk, request: RecordSession) -> Done[SessionRow]:
    """Record a session; the note is sealed by the vault.

    It belongs to the visit that the counter logged for it that day, whose channel stays where the session says none;
    without one it makes its own. A new target of its referral is taken into the list with it. Raises NotAllowed, BadInput,
    NotFound, CaseClosed, or CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    target = _target(desk, request.data, request.new_target)
    data = _checked(desk, request.data, target)
    note = clean_text(request.note, field="note")
    occurred_at = when(desk, request.occurred_at)
    with desk.writing() as uow:
        if data.case_id is not None:
            check_goes_on(uow.conn, desk.vault, data.case_id, data.person_id)
        referrals.take_in(uow, target)
        channel = data.channel or Channel.ON_SITE
        visit = VisitData(Reason.COUNSELLING, data.person_id, channel=channel, interpreting=data.interpreting)
        visit_id, _ = visits.join(desk, uow, visit, occurred_at, VisitOrigin.SESSION)
        session_id = rows.add(uow, data, note, occurred_at, visit_id, desk.actor.name, desk.vault)
        row = rows.row(uow.conn, session_id, desk.vault)
        text = QT_TRANSLATE_NOOP("said", "Beratung erfasst: {name}")
        done = desk.finish(uow, row, Sentence("said", text, {"name": row.person_name}))
    if target is not None:
        desk.forget_cached()
    return done


def edit_session(
    desk: Desk, session_id: int, data: SessionData, note: str, version: int, new: TargetData | None = None
) -> Done[SessionRow]:
    """Change a session. `new`: where its referral goes to, where the list does not know that yet.

    Raises NotAllowed, ChangedMeanwhile, BadInput, NotFound, CaseClosed, CaseRestricted, or NoteClosed where the text
    changes and was recorded more than a day ago: something is added to it then.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    target = _target(desk, data, new)
    checked, text = _checked(desk, data, target), clean_text(note, field="note")
    with desk.writing() as uow:
        rows.expect(uow, session_id, version)
        before = rows.row(uow.conn, session_id, desk.vault)
        if before.person_id != person_rows.present_id(uow.conn, checked.person_id):
            other = QT_TRANSLATE_NOOP(
                "errors", "Eine Beratung bleibt bei der Person, mit der sie geführt wurde."
            )
            raise BadInput("person_id", Sentence("errors", other))
        if checked.case_id is not None and checked.case_id != before.case_id:
            check_goes_on(uow.conn, desk.vault, checked.case_id, before.person_id)
        referrals.take_in(uow, target)
        rows.edit(uow, session_id, checked, text, version, desk.vault)
        row = rows.row(uow.conn, session_id, desk.vault)
        said = QT_TRANSLATE_NOOP("said", "Beratung geändert: {name}")
        done = desk.finish(uow, row, Sentence("said", said, {"name": row.person_name}))
    if target is not None:
        desk.forget_cached()
    return done


def void_session(desk: Desk, session_id: int, version: int) -> Done[SessionRow]:
    """Take a session out of every count, what was to follow from it, and the visit that it made; all stay to be seen.

    Raises NotAllowed, ChangedMeanwhile, NotFound, or CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        if rows.row(uow.conn, session_id, desk.vault).hidden:
            raise CaseRestricted
        visit_id, interpreting = rows.void(uow, session_id, version)
        if not visit_rows.let_go(uow, visit_id, VisitOrigin.SESSION):
            visit_rows.take_back(uow, visit_id, session_id, interpreting)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Beratung gestrichen"))
        return desk.finish(uow, rows.row(uow.conn, session_id, desk.vault), said)


def read_session(desk: Desk, session_id: int) -> SessionDetails:
    """A session with its text; that it was read is written down.

    Raises NotAllowed, NotFound, StoreDamaged, or CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        details = rows.details(uow.conn, session_id, desk.vault, uow.at)
        uow.trace("read", "counselling_session", session_id)
        uow.commit()
    return details


def differs(desk: Desk, seen: SessionDetails) -> bool:
    """Whether a session, or what follows from it, is another one by now; that is no reading. Raises NotAllowed, NotFound."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return rows.differs(conn, seen.row.id, desk.vault, seen)


def recent(desk: Desk, limit: int = 100) -> tuple[SessionRow, ...]:
    """The latest sessions. Raises NotAllowed."""
    return listed(desk, size=limit).rows


def listed(
    desk: Desk,
    order: SessionOrder = SessionOrder.NEWEST,
    of: str = "",
    *,
    after: After | None = None,
    size: int = SCREENFUL,
) -> Part[SessionRow]:
    """A part of all sessions; `of`: of the people that this text finds. Raises NotAllowed."""
    desk.actor.require(Right.SEE_SESSIONS)
    persons = people.found_ids(desk, of)
    with desk.store.read() as conn:
        return rows.recent(conn, order, persons, after, size, opened_with(desk))


def sessions_of(desk: Desk, person_id: int) -> tuple[SessionRow, ...]:
    """A person's sessions, newest first. Raises NotAllowed."""
    desk.actor.require(Right.SEE_SESSIONS)
    with desk.store.read() as conn:
        return rows.of_person(conn, person_id, opened_with(desk))


def opened_with(desk: Desk) -> Vault | None:
    """The vault for whoever may read what sessions were about; the counter is told that they took place.

    Raises DeskLocked.
    """
    return desk.vault if desk.actor.may(Right.CONFIDENTIAL_NOTES) else None


def _target(desk: Desk, data: SessionData, new: TargetData | None) -> Value | None:
    """The entry that the list does not know yet; none without a referral to it. Raises BadInput."""
    return None if new is None or data.referral is None else referrals.new_target(desk, new)


def _checked(desk: Desk, data: SessionData, target: Value | None) -> SessionData:
    for topic in data.topics:
        known_code(desk, ListName.TOPICS, topic, "topics")
    known_code(desk, ListName.OUTCOMES, data.outcome, "outcome")
    known_code(desk, ListName.INTERPRETING, data.interpreting, "interpreting")
    known_code(desk, ListName.LANGUAGES, data.interpreting_language, "interpreting_language")
    known_code(desk, ListName.CHANNELS, data.channel, "channel")
    sent = data.referral
    if sent is not None:
        known_code(desk, ListName.REFERRAL_STATES, sent.state, "referral")
        if target is None:
            known_code(desk, ListName.REFERRAL_TARGETS, sent.target, "referral")
        else:
            data = replace(data, referral=replace(sent, target=target.code))
    if data.follow_up_on is not None:
        check_date(data.follow_up_on, field="follow_up_on")
    return data.checked()
