"""The roll call of a session: who is announced, who came, which children are in the childcare."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.offers import AttendanceState, SessionKey, SessionState
from woilmenau_desk.domain.roll_call import Child, RollCall, RollPart, RollRow
from woilmenau_desk.domain.visits import LARGEST_GROUP, VisitRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import contacts
from woilmenau_desk.storage import attendance as rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

MOST_CHILDREN = 20  # of one person; more is a slip of the finger


def start(desk: Desk, key: SessionKey) -> RollCall:
    """A session's roll call as it stands: whoever is enrolled is proposed. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.RUN_OFFERS)


def mark(
    desk: Desk,
    key: SessionKey,
    person_id: int,
    state: AttendanceState | None,
    version: int | None = None,
    *,
    children: int | None = None,
) -> Done[RollPart]:
    """Say of somebody that they came, are announced or excused; None takes back whatever was said.

    Whoever came is a contact, with the visit that is there or one that is made; it goes when that is taken back.
    `version`: of the line as it was read, 0 where nothing was marked; without one the present state is what was meant.
    `children`: how many of theirs are in the childcare now; None: as many as they announced, when they come, and else as
    before. In a session for volunteers `person_id` is a volunteer's. Raises NotAllowed, NotFound, ChangedMeanwhile, or
    BadInput for a session that was called off or has not come yet.
    """


def come_all(desk: Desk, key: SessionKey) -> Done[RollPart]:
    """Everybody who is announced came, each with the announced children: one write, one step to undo."""


def attend(desk: Desk, key: SessionKey, person_id: int) -> Done[VisitRow]:
    """The same as marking that somebody came, for the counter: answers with the contact."""


def attend_all(
    desk: Desk, key: SessionKey, person_ids: Sequence[int], adults: int = 0, children: int = 0
) -> Done[RollPart]:
    """These people came, and so many anonymous heads more: one write, or nothing of it."""


def heads(desk: Desk, key: SessionKey, adults: int, children: int, version: int) -> Done[RollPart]:
    """How many anonymous heads there are beside those known by name: one visit of the session, changed as they change.

    `version`: of the session, 0 where nothing is known of it yet. Raises ChangedMeanwhile, BadInput, NotFound, NotAllowed.
    """


def add_heads(desk: Desk, key: SessionKey, adults: int, children: int = 0) -> Done[VisitRow]:
    """So many anonymous heads more, for the counter: answers with the visit that they all are."""


def bring(desk: Desk, key: SessionKey, attendance_id: int | None) -> Done[RollPart]:
    """A child comes into the childcare, brought by whoever came (`attendance_id`), and gets its pick-up number.

    Never refused because the childcare is full: that is told. Raises NotFound, BadInput, NotAllowed.
    """


def collect(desk: Desk, child_id: int, version: int) -> Done[RollPart]:
    """A child was picked up. Raises ChangedMeanwhile, NotFound, or BadInput where it was already."""


def strike(desk: Desk, child_id: int, version: int) -> Done[RollPart]:
    """A child was not brought after all; its number is given to no other. Raises ChangedMeanwhile or NotFound."""


def finish(desk: Desk, key: SessionKey, version: int) -> Done[RollPart]:
    """The session was held. Whoever was announced and did not come stays written down as announced.

    Raises ChangedMeanwhile, NotFound, NotAllowed, or BadInput for a session that was called off or has not come yet.
    """
