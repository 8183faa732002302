"""What speaks against taking a step back, beside that its row was changed since: each table may say it, with a reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, exists, select

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage.steps import Step
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.offers import Attendance, OfferSession
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.trail import sealed_sessions


@dataclass(frozen=True, slots=True)
class Undoing:
    """A step that is to be taken back, its row being as the step left it. `has_vault`: of whoever takes it back."""

    conn: Connection
    step: Step
    has_vault: bool


# What makes a visit the contact of somebody on a day; a step that does not touch it changes nothing of that.
_OF_THE_CONTACT: Final = frozenset({"person_id", "reason", "local_date", "voided_at"})

Veto = Callable[[Undoing], Sentence | None]
"""Says why not; None where nothing speaks against it. The reason stands after a colon, without its full stop."""


def _of_a_session(undoing: Undoing) -> Sentence | None:
    """A visit in which a session was held meanwhile stays, and what the session says of it is the session's."""
    before = undoing.step.before
    if before is not None and (undoing.has_vault or before.keys().isdisjoint(sealed_sessions.OF_THE_VISIT)):
        return None
    if not sealed_sessions.holds(undoing.conn, undoing.step.id):
        return None
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "zu diesem Besuch gehört inzwischen eine Beratung"))


def _of_an_attendance(undoing: Undoing) -> Sentence | None:
    """A visit that somebody's attendance was joined to meanwhile stays theirs, on its day."""
    before = undoing.step.before
    if before is not None and before.keys().isdisjoint(_OF_THE_CONTACT):
        return None
    visit_id = undoing.step.id
    stands = exists().where(Attendance.visit_id == visit_id) | exists().where(
        OfferSession.visit_id == visit_id
    )
    if not undoing.conn.execute(select(stands)).scalar():
        return None
    return Sentence(
        "errors",
        QT_TRANSLATE_NOOP("errors", "zu diesem Besuch gehört inzwischen die Anwesenheit bei einem Angebot"),
    )


VETOES: Final[Mapping[type[Versioned], tuple[Veto, ...]]] = {Visit: (_of_a_session, _of_an_attendance)}
"""By table. They are asked in their order; the first reason is told."""


def veto(undoing: Undoing) -> Sentence | None:
    """The reason why a step is not taken back; None where no table says one."""
    for one in VETOES.get(undoing.step.table, ()):
        if (reason := one(undoing)) is not None:
            return reason
    return None
