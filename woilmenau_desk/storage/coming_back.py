"""Appointments that stand again, or otherwise, once a write is taken back: what is in their way by now.

What stood beside them when the write was made, and is as it was then, is in nobody's way: they go back to how it was.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.clashes import Needs, Taken, TakenBy, beyond, standing_in_the_way
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import booked_times
from woilmenau_desk.storage.steps import Step
from woilmenau_desk.storage.tables.appointments import Appointment, ColleagueBusy
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.offers import Offer, OfferLeader, OfferSession
from woilmenau_desk.storage.tables.volunteers import Assignment, ColleagueAbsence, VolunteerAbsence

Taking = Callable[[Connection, Sequence[Taken]], Sequence[Taken]]
"""Whatever takes one of these things meanwhile. The services say it: they know when the centre is closed."""

_WHY: Final[Mapping[TakenBy, str]] = {
    TakenBy.APPOINTMENT: QT_TRANSLATE_NOOP("errors", "zu dieser Zeit steht da inzwischen ein anderer Termin"),
    TakenBy.OFFER: QT_TRANSLATE_NOOP("errors", "zu dieser Zeit ist da inzwischen ein Angebot"),
    TakenBy.ASSIGNMENT: QT_TRANSLATE_NOOP("errors", "zu dieser Zeit ist inzwischen ein Einsatz vereinbart"),
    TakenBy.BUSY: QT_TRANSLATE_NOOP("errors", "zu dieser Zeit ist, wer berät, inzwischen anders belegt"),
    TakenBy.ABSENCE: QT_TRANSLATE_NOOP("errors", "zu dieser Zeit ist inzwischen jemand nicht da"),
}


def in_the_way(conn: Connection, steps: Sequence[Step], entry: int, taking: Taking) -> Sentence | None:
    """Why a write that was taken back, step by step, lets an appointment stand where it cannot; None where it can.

    `entry`: the last one of the trail when it was written. Those of the same write stand to one another as they did.
    """
    since = _since(steps)
    if not since:
        return None
    table = Appointment
    wanted: list[Taken] = []
    for row in conn.execute(select(*table.__table__.columns).where(table.id.in_(sorted(since)))):
        then = dict(row._mapping)
        changes = since[row.id]
        had = () if changes is None else booked_times.of_row({**then, **changes}, row.id)
        wanted += beyond(booked_times.of_row(then, row.id), had)
    if not wanted:
        return None
    for one in standing_in_the_way(wanted, taking(conn, wanted)):
        of_this_write = one.by is TakenBy.APPOINTMENT and one.row_id in since
        if not of_this_write and not _stood(conn, one, entry):
            return Sentence("errors", _WHY[one.by])
    return None


def _since(steps: Sequence[Step]) -> dict[int, dict[str, Any] | None]:
    """By appointment, what stood in it before it was taken back; None where there was none."""
    since: dict[int, dict[str, Any] | None] = {}
    for step in steps:
        if step.table is Appointment:
            before = since.setdefault(step.id, {})
            since[step.id] = None if step.after is None or before is None else {**before, **step.after}
    return since


def _stood(conn: Connection, one: Taken, entry: int) -> bool:
    """Whether it was there, as it is, when that entry of the trail was written."""
    if one.row_id is None:
        return False
    return not any(
        conn.execute(
            select(AuditEntry.id)
            .where(
                AuditEntry.entity == table.__tablename__,
                AuditEntry.entity_id == row_id,
                AuditEntry.id > entry,
            )
            .limit(1)
        ).first()
        for table, row_id in _rows_of(conn, one, one.row_id)
    )


def _rows_of(conn: Connection, one: Taken, row_id: int) -> Iterator[tuple[type[Versioned], int]]:
    """The rows that say when something is taken by it."""
    if one.by is TakenBy.ABSENCE:
        yield (ColleagueAbsence if one.needs is Needs.COLLEAGUE else VolunteerAbsence), row_id
        return
    yield _TABLES[one.by], row_id
    if one.by is TakenBy.OFFER:
        for part in (OfferSession, OfferLeader):
            for number in conn.execute(select(part.id).where(part.offer_id == row_id)).scalars():
                yield part, number


_TABLES: Final[Mapping[TakenBy, type[Versioned]]] = {
    TakenBy.APPOINTMENT: Appointment,
    TakenBy.OFFER: Offer,
    TakenBy.ASSIGNMENT: Assignment,
    TakenBy.BUSY: ColleagueBusy,
}
