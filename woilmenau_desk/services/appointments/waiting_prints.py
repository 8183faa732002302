"""Slips that no printer could take: kept until one can, or until nobody needs them."""

from datetime import timedelta
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.domain.waiting_prints import WaitingPrint, WaitingPrints
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments.slip_languages import usual_language
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import appointments as appointment_rows
from woilmenau_desk.storage import waiting_prints as rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_KEPT_FOR: Final = timedelta(days=1)
# Whoever came, or did not, needs no other slip.
_OVER: Final = (AppointmentState.KEPT, AppointmentState.NO_SHOW)


def keep(
    desk: Desk, appointment_id: int, language: str | None = None, paper: Paper | None = None
) -> Done[WaitingPrint | None]:
    """Let the slip of an appointment wait for a printer. Raises NotAllowed, NotFound or DiskFull.

    `language` None: as the person reads; `paper` None: the centre's. The answer is None where nobody needs it: the
    appointment is over or cancelled. One that waits already in that language waits on, and takes the paper that was asked
    for last. It is no step to be undone: whoever presses Ctrl+Z means what they entered.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    on = paper or centre.settings(desk).paper
    with desk.writing() as uow:
        row = appointment_rows.row(uow.conn, appointment_id)
        found = _kept(desk, uow, row.id, language, on)
        text = QT_TRANSLATE_NOOP("said", "Zettel wartet auf den Drucker: {when}")
        if found is None:
            text = QT_TRANSLATE_NOOP("said", "Zettel nicht gedruckt und nicht aufgehoben: {when}")
        said = Sentence("said", text, {"when": f"{row.starts_at:%d.%m. %H:%M}"})
        return desk.finish(uow, found, said, undoable=False)


def _kept(
    desk: Desk, uow: UnitOfWork, appointment_id: int, language: str | None, paper: Paper
) -> WaitingPrint | None:
    """The one that waits now; None where nobody needs it."""
    same = [one for one in rows.of_appointment(uow.conn, appointment_id, uow.at) if one.language == language]
    if same and same[0].paper is paper:
        number = same[0].id
    else:
        for one in same:
            rows.remove(uow, one.id, one.version)
        number = rows.add(uow, appointment_id, language, paper, desk.actor.name)
    found = rows.one(uow.conn, number, uow.at)
    if found.needless is None:
        return found
    rows.remove(uow, found.id, found.version)
    return None


def listed(desk: Desk) -> WaitingPrints:
    """Those that wait, and those that nobody needs any more."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.store.read() as conn:
        found = rows.waiting(conn, desk.clock())
    return WaitingPrints(
        tuple(one for one in found if one.needless is None),
        tuple(one for one in found if one.needless is not None),
    )


def printed(
    desk: Desk,
    appointment_id: int,
    version: int,
    language: str,
    paper: Paper | None = None,
    print_id: int | None = None,
) -> Done[bool]:
    """The slip of an appointment came out of a printer, in this language: it waits no more. Raises NotAllowed.

    `version`: of the appointment that the slip tells of; `paper` None: the centre's; `print_id`: the one that waited and
    was printed now, alone. The answer is whether what came out still holds. If the appointment was moved or cancelled
    meanwhile, it does not: then a slip that says so waits, where anybody needs one.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    on = paper or centre.settings(desk).paper
    with desk.writing() as uow:
        row = appointment_rows.some(uow.conn, (appointment_id,)).get(appointment_id)
        holds = row is not None and (row.version == version or row.state in _OVER)
        waiting = rows.of_appointment(uow.conn, appointment_id, uow.at)
        usual = usual_language(uow.conn, row) if row is not None and waiting else language
        same = [
            one
            for one in waiting
            if (one.id == print_id if print_id is not None else (one.language or usual) == language)
        ]
        if holds:
            for one in same:
                rows.set_printed(uow, one.id, one.version)
        elif row is not None and not same:
            _kept(desk, uow, row.id, language, on)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Terminzettel gedruckt"))
        return desk.finish(uow, holds, said, undoable=False)


def drop(desk: Desk, print_id: int, version: int) -> Done[None]:
    """Nobody wants it any more. Raises NotAllowed, NotFound or ChangedMeanwhile."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.writing() as uow:
        one = rows.one(uow.conn, print_id, uow.at)
        rows.remove(uow, print_id, version)
        said = Sentence(
            "said",
            QT_TRANSLATE_NOOP("said", "Wartender Zettel verworfen: {when}"),
            {"when": f"{one.starts_at:%d.%m. %H:%M}"},
        )
        return desk.finish(uow, None, said)


def sweep(desk: Desk) -> Done[WaitingPrints]:
    """Let go of those that nobody needs any more; what they were. Raises NotAllowed.

    Those that were printed more than a day ago go as well. Of them nothing is told.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.writing() as uow:
        gone = tuple(one for one in rows.waiting(uow.conn, uow.at) if one.needless is not None)
        for one in (*gone, *rows.printed_before(uow.conn, uow.at - _KEPT_FOR, uow.at)):
            rows.remove(uow, one.id, one.version)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Zettel, die niemand mehr braucht, sind verworfen"))
        return desk.finish(uow, WaitingPrints(needless=gone), said, undoable=False)
