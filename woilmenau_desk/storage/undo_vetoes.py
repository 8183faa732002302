"""What speaks against taking a step back, beside that its row was changed since: each table may say it, with a reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.hours import DAY_MINUTES
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage.steps import Step
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.tables.volunteers import VolunteerHours
from woilmenau_desk.storage.trail import sealed_sessions


@dataclass(frozen=True, slots=True)
class Undoing:
    """A step that is to be taken back, its row being as the step left it. `has_vault`: of whoever takes it back."""

    conn: Connection
    step: Step
    has_vault: bool


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


def _of_a_full_day(undoing: Undoing) -> Sentence | None:
    """Hours that come back find the day as it is now: it has 24 with them too, or they stay away."""
    before = undoing.step.before
    if before is None:
        return None
    table = VolunteerHours
    query = select(table.volunteer_id, table.on_day, table.minutes).where(table.id == undoing.step.id)
    present = undoing.conn.execute(query).one_or_none()
    # Where only some of it was changed, the rest is as the row says.
    row = {**({} if present is None else present._asdict()), **before}
    others = select(func.coalesce(func.sum(table.minutes), 0)).where(
        table.volunteer_id == row["volunteer_id"], table.on_day == row["on_day"], table.id != undoing.step.id
    )
    total: int = undoing.conn.execute(others).scalar_one()
    if total + row["minutes"] <= DAY_MINUTES:
        return None
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "der Tag hätte damit mehr als 24 Stunden"))


VETOES: Final[Mapping[type[Versioned], tuple[Veto, ...]]] = {
    Visit: (_of_a_session,),
    VolunteerHours: (_of_a_full_day,),
}
"""By table. They are asked in their order; the first reason is told."""


def veto(undoing: Undoing) -> Sentence | None:
    """The reason why a step is not taken back; None where no table says one."""
    for one in VETOES.get(undoing.step.table, ()):
        if (reason := one(undoing)) is not None:
            return reason
    return None
