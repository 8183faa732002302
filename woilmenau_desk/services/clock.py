"""The computer's clock: asking about an odd one, finding and moving what was written under a wrong one."""

from datetime import timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.clock import CONFIRMED, ClockDoubt, Span, Stays, spans
from woilmenau_desk.domain.errors import BadInput, ClockDoubted, NotFound, StoreBusy
from woilmenau_desk.domain.periods import check_date, local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.access.entrance import tell
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import clock as rows
from woilmenau_desk.storage.clock import Part as Part  # what callers hand in
from woilmenau_desk.storage.clock import Written as Written  # and are given
from woilmenau_desk.storage.gates import gate
from woilmenau_desk.storage.unit_of_work import UnitOfWork

# A clock that is a little off must not refuse what is moved to just now.
_SLACK = timedelta(hours=1)
# Somebody waits for the dialog to close.
_GATE_PATIENCE = 1.0


def doubt(desk: Desk) -> ClockDoubt | None:
    """What is odd about the clock just now; None where nothing is. Nothing is written."""
    try:
        desk.store.check_clock()
    except ClockDoubted as error:
        return error.doubt if isinstance(error.doubt, ClockDoubt) else None
    return None


def confirm(desk: Desk) -> None:
    """Somebody says that the clock is right; the audit trail keeps who, and what was odd about it.

    Raises ClockDoubted for a year in which there was no centre.
    """
    watch = desk.store.watch
    odd = doubt(desk)
    if watch is None or (odd is None and not desk.login_untold):
        return
    watch.believe()

    def told(uow: UnitOfWork) -> None:
        if odd is not None:
            uow.trace(CONFIRMED, "clock", detail=odd.measured_by)

    if desk.arrival is not None:
        try:
            with gate(desk.data, patience=_GATE_PATIENCE):
                tell(desk, told)
                return
        except StoreBusy:
            # Somebody is at the keys or makes a backup. What is to be said of the login is said by one of the next polls.
            pass
    with desk.writing() as uow:
        told(uow)
        uow.commit()


def recheck(desk: Desk) -> ClockDoubt | None:
    """Somebody has set the clock: what is odd about it still. Once nothing is, the login is written down."""
    odd = doubt(desk)
    if odd is None:
        confirm(desk)
    return odd


def suspects(desk: Desk) -> tuple[Span, ...]:
    """Where the trail's order breaks: what was probably written under a wrong clock, newest first. Raises NotAllowed."""
    desk.actor.require(Right.EDIT_CENTRE)
    with desk.store.read() as conn:
        return spans(rows.trail(conn))


def written(desk: Desk, part: Part) -> tuple[Written, ...]:
    """What a part of the trail made that carries the clock's time. Raises NotAllowed."""
    desk.actor.require(Right.EDIT_CENTRE)
    with desk.store.read() as conn:
        return rows.written(conn, part)


def move(desk: Desk, part: Part, by: timedelta) -> Done[int]:
    """Move day and time of what a part of the trail made; opening hours are judged anew, appointments stay.

    What would be parted from its visit, its session or its appointment stays too (`Written.stays`). The audit trail
    keeps what the clock said. Raises NotAllowed, NotFound (nothing to move), BadInput (the future, or all of it stays).
    """
    desk.actor.require(Right.EDIT_CENTRE)
    with desk.writing() as uow:
        found = rows.written(uow.conn, part)
        moving = [row.at + by for row in found if row.moves]
        staying = sum(row.stays in (Stays.KEPT, Stays.PARTED) for row in found)
        if not moving and staying:
            text = QT_TRANSLATE_NOOP(
                "errors",
                "Verschieben lässt sich hier nichts. Einträge, die bei dem bleiben, wozu sie gehören: {number}.",
            )
            raise BadInput("by", Sentence("errors", text, {"number": staying}))
        if not moving:
            raise NotFound
        for end in (min(moving), max(moving)):
            check_date(local(end).date(), field="by")
        if max(moving) > desk.clock() + _SLACK:
            text = QT_TRANSLATE_NOOP("errors", "Damit läge der letzte Eintrag am {day}, in der Zukunft.")
            raise BadInput("by", Sentence("errors", text, {"day": f"{local(max(moving)):%d.%m.%Y}"}))
        number = rows.move(uow, found, by, lambda moment, reason: centre.is_open(desk, moment, reason))
        uow.trace("clock moved", "clock", detail=f"{number}:{int(by.total_seconds())}")
        said = Sentence(
            "said", QT_TRANSLATE_NOOP("said", "Zeit verschoben: {number} Einträge"), {"number": number}
        )
        if staying:
            text = QT_TRANSLATE_NOOP("said", "Zeit verschoben: {number} Einträge · geblieben: {staying}")
            said = Sentence("said", text, {"number": number, "staying": staying})
        return desk.finish(uow, number, said)
