"""The roll call of a session for volunteers: whoever came took part in a training; nobody is a contact by it.

Who may not manage the volunteers is told their first names alone.
"""

from collections.abc import Iterable
from dataclasses import replace

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile
from woilmenau_desk.domain.offers import AttendanceState
from woilmenau_desk.domain.roll_call import RollRow, by_name
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import attendance, training_roll
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def read(desk: Desk, of: attendance.Session | None) -> tuple[RollRow, ...]:
    """Who is announced for a session or came, by name."""
    if of is None:
        return ()
    with desk.store.read() as conn:
        return _shown(desk, training_roll.rows(conn, of.id))


def everybody(desk: Desk) -> tuple[RollRow, ...]:
    """The volunteers who could come, by name: to be found by the letters that are typed. Raises NotAllowed."""
    desk.actor.require(Right.RUN_OFFERS)
    with desk.store.read() as conn:
        return _shown(desk, training_roll.everybody(conn, desk.today()))


def in_write(desk: Desk, uow: UnitOfWork, of: attendance.Session) -> tuple[RollRow, ...]:
    """The same as `read`, in the middle of a write."""
    return _shown(desk, training_roll.rows(uow.conn, of.id))


def mark(
    desk: Desk,
    uow: UnitOfWork,
    of: attendance.Session,
    volunteer_id: int,
    state: AttendanceState | None,
    version: int | None,
) -> tuple[RollRow, bool, Sentence]:
    """Say of a volunteer that they came or are announced; their line, whether they are in no roll call now, what to say.

    Raises NotFound, ChangedMeanwhile, or BadInput: of a training nobody is excused.
    """
    if state is AttendanceState.EXCUSED:
        text = QT_TRANSLATE_NOOP(
            "errors", "Ehrenamtliche sind angemeldet oder da; entschuldigt wird hier niemand."
        )
        raise BadInput("state", Sentence("errors", text))
    _, there = training_roll.line(uow.conn, of.id, volunteer_id)
    now = there.state if there.attendance_id is not None else None
    if version is not None and version != there.version and now is not state:
        raise ChangedMeanwhile(kind=Kind.VOLUNTEER)
    texts = {
        AttendanceState.CAME: QT_TRANSLATE_NOOP("said", "Da: {name}"),
        AttendanceState.ANNOUNCED: QT_TRANSLATE_NOOP("said", "Angemeldet: {name}"),
        None: QT_TRANSLATE_NOOP("said", "Zurückgenommen: {name}"),
    }
    text = texts[state]
    if state is now is AttendanceState.CAME:
        text = QT_TRANSLATE_NOOP("said", "Schon da: {name}")
    if state is None:
        if there.attendance_id is not None:
            training_roll.unmark(uow, there.attendance_id, there.version)
    elif state is not now:
        training_roll.mark(uow, of.id, of.title, of.day, of.half_units, there, state)
    (row,) = _shown(desk, (training_roll.line(uow.conn, of.id, volunteer_id),))
    return row, row.attendance_id is None, Sentence("said", text, {"name": row.name})


def _shown(desk: Desk, rows: Iterable[training_roll.Line]) -> tuple[RollRow, ...]:
    whole = desk.actor.may(Right.MANAGE_VOLUNTEERS)
    shown = (replace(row, name=row.name if whole else given) for given, row in rows)
    return tuple(sorted(shown, key=by_name))
