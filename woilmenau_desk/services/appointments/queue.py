"""The queue (Wartet): who waits for whom since when, called by the number on their slip."""

from dataclasses import replace
from datetime import datetime

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_exists, local
from woilmenau_desk.domain.queue import (
    MAY_BE_CALLED,
    QUEUE_STATE_NAMES,
    STILL_HERE,
    NobodyWaits,
    NotNow,
    OnScreen,
    QueueData,
    QueueRow,
    QueueState,
    WaitsAlready,
    for_whom,
    in_order,
    is_of,
)
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Reason, VisitData, VisitOrigin
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues, visits
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import appointments as appointment_rows
from woilmenau_desk.storage import queue as rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.people import people as person_rows
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

SHOWN = 6
"""How many calls the screen in the waiting room shows: the one that counts, and those before it."""


def add(desk: Desk, data: QueueData) -> Done[QueueRow]:
    """Let somebody wait from now on, with a number of today that nobody else is given.

    Of whoever has an appointment today everything follows from it: whom they wait for, and from when on. A person in the
    queue already is told with their number. Raises WaitsAlready, BadInput, NotFound, NotAllowed, DiskFull.
    """
    desk.actor.require(Right.RUN_QUEUE)
    checked = data.checked()
    known_code(desk, ListName.LANGUAGES, checked.language, "language")
    if checked.colleague is not None:
        colleagues.check_offered(desk, checked.colleague, desk.today(), field="colleague")
    _close_left_open(desk)

    def write(uow: UnitOfWork) -> Done[QueueRow]:
        meant, due_at = _with_appointment(desk, uow, checked)
        if meant.visit_id is not None:
            visit_rows.row(uow.conn, meant.visit_id)
        there = rows.open_of(uow.conn, desk.today(), meant)
        if there is not None:
            raise WaitsAlready(number=there.number)
        entry_id = rows.add(uow, _with_language(uow, meant), desk.clock(), due_at)
        return desk.finish(uow, *_told(uow, entry_id, QT_TRANSLATE_NOOP("said", "Nummer {number} wartet")))

    return desk.deciding(write)


def waiting(desk: Desk) -> tuple[QueueRow, ...]:
    """All who are here today: those who wait in the order in which they are called, then the others by their number.

    What is still open of an earlier day is not among them.
    """
    desk.actor.require(Right.RUN_QUEUE)
    with desk.store.read() as conn:
        found = rows.of_day(conn, desk.today())
    return _placed(found, desk.clock())


def today(desk: Desk) -> tuple[QueueRow, ...]:
    """The same, and after them who is done or gone, the latest first."""
    desk.actor.require(Right.RUN_QUEUE)
    with desk.store.read() as conn:
        found = rows.of_day(conn, desk.today(), only_open=False)
    over = [row for row in found if row.state not in STILL_HERE]
    over.sort(key=lambda row: (row.ended_at or row.arrived_at, row.number), reverse=True)
    return (*_placed([row for row in found if row.state in STILL_HERE], desk.clock()), *over)


def get(desk: Desk, entry_id: int) -> QueueRow:
    """One entry. Raises NotFound."""
    desk.actor.require(Right.RUN_QUEUE)
    with desk.store.read() as conn:
        return rows.row(conn, entry_id)


def call_next(desk: Desk, colleague: str | None = None, room: str | None = None) -> Done[QueueRow]:
    """Call whoever is next for this colleague, or for anybody at all where none is named.

    Whom the same colleague called into the same room before is done with it: one key is enough for a whole afternoon.
    Two who call at once never call the same number. Raises NobodyWaits, BadInput, NotAllowed.
    """
    desk.actor.require(Right.RUN_QUEUE)
    known_code(desk, ListName.ROOMS, room, "room")
    if colleague is not None:
        colleagues.check_offered(desk, colleague, desk.today(), field="colleague")
    _close_left_open(desk)

    def write(uow: UnitOfWork) -> Done[QueueRow]:
        found = rows.of_day(uow.conn, desk.today())
        order = in_order(found, desk.clock())
        mine = order if colleague is None else for_whom(order, colleague)
        if not mine:
            raise NobodyWaits
        caller = colleague or mine[0].data.colleague or desk.actor.name
        for before in found:
            if (before.state, before.called_by, before.room) == (QueueState.CALLED, caller, room):
                _end(desk, uow, before, QueueState.DONE)
        _call(uow, mine[0], caller, room)
        return desk.finish(uow, *_told_called(desk, uow, mine[0].id))

    return desk.deciding(write)


def call(
    desk: Desk, entry_id: int, version: int, *, colleague: str | None = None, room: str | None = None
) -> Done[QueueRow]:
    """Call this one, whoever would be next. Raises NotNow, ChangedMeanwhile, NotFound, BadInput, NotAllowed."""
    desk.actor.require(Right.RUN_QUEUE)
    known_code(desk, ListName.ROOMS, room, "room")
    if colleague is not None:
        colleagues.check_offered(desk, colleague, desk.today(), field="colleague")
    with desk.writing() as uow:
        row = _expected(uow, entry_id, version, *MAY_BE_CALLED)
        _call(uow, row, colleague or row.data.colleague or desk.actor.name, room)
        return desk.finish(uow, *_told_called(desk, uow, entry_id))


def call_again(desk: Desk, entry_id: int, version: int) -> Done[QueueRow]:
    """Call once more who was called and did not come. Raises NotNow, ChangedMeanwhile, NotFound, NotAllowed."""
    desk.actor.require(Right.RUN_QUEUE)
    with desk.writing() as uow:
        _expected(uow, entry_id, version, QueueState.CALLED)
        rows.call_again(uow, entry_id)
        return desk.finish(uow, *_told_called(desk, uow, entry_id))


def park(desk: Desk, entry_id: int, version: int) -> Done[QueueRow]:
    """Put somebody back: they were called and did not come, or something is missing. They keep their place.

    Raises NotNow, ChangedMeanwhile, NotFound, NotAllowed.
    """
    said = QT_TRANSLATE_NOOP("said", "Nummer {number} zurückgestellt")
    return _become(desk, entry_id, version, QueueState.PARKED, said)


def hand_on(desk: Desk, entry_id: int, colleague: str | None, version: int) -> Done[QueueRow]:
    """Let somebody wait for another colleague, or for anybody. Raises NotNow, ChangedMeanwhile, BadInput, NotAllowed."""
    desk.actor.require(Right.RUN_QUEUE)
    if colleague is not None:
        colleagues.check_offered(desk, colleague, desk.today(), field="colleague")
    with desk.writing() as uow:
        before = _expected(uow, entry_id, version)
        back_at = _returned(uow, before)
        rows.change(
            uow, entry_id, HERE, colleague=colleague, state=QueueState.WAITING.value, room=None, **back_at
        )
        row = rows.row(uow.conn, entry_id)
        text = QT_TRANSLATE_NOOP("said", "Nummer {number} wartet auf {colleague}")
        if colleague is None:
            text = QT_TRANSLATE_NOOP("said", "Nummer {number} wartet, gleich auf wen")
        values = {"number": row.number, "colleague": row.colleague_name}
        return desk.finish(uow, row, Sentence("said", text, values))


def later(desk: Desk, entry_id: int, back_at: datetime, version: int) -> Done[QueueRow]:
    """Somebody goes and comes back at this time, today. They keep their place, and are not called before they are back.

    Raises BadInput, NotNow, ChangedMeanwhile, NotFound, NotAllowed.
    """
    desk.actor.require(Right.RUN_QUEUE)
    check_exists(back_at, field="back_at")
    if local(back_at).date() != desk.today() or back_at <= desk.clock():
        text = QT_TRANSLATE_NOOP("errors", "Wann sie wiederkommen, muss heute sein und noch kommen.")
        raise BadInput("back_at", Sentence("errors", text))
    with desk.writing() as uow:
        _expected(uow, entry_id, version)
        rows.change(uow, entry_id, HERE, state=QueueState.LATER.value, back_at=back_at, room=None)
        text = QT_TRANSLATE_NOOP("said", "Nummer {number} kommt um {time} wieder")
        row, _ = _told(uow, entry_id, text)
        values = {"number": row.number, "time": f"{local(back_at):%H:%M}"}
        return desk.finish(uow, row, Sentence("said", text, values))


def back(desk: Desk, entry_id: int, version: int) -> Done[QueueRow]:
    """Somebody is back, or waits again after all: with the place that they had.

    Raises NotNow, ChangedMeanwhile, NotFound, NotAllowed.
    """
    desk.actor.require(Right.RUN_QUEUE)
    with desk.writing() as uow:
        row = _expected(uow, entry_id, version, QueueState.PARKED, QueueState.LATER, QueueState.CALLED)
        rows.change(uow, entry_id, HERE, state=QueueState.WAITING.value, room=None, **_returned(uow, row))
        return desk.finish(
            uow, *_told(uow, entry_id, QT_TRANSLATE_NOOP("said", "Nummer {number} wartet wieder"))
        )


def done(desk: Desk, entry_id: int, version: int) -> Done[QueueRow]:
    """Somebody had their turn; an appointment for which they waited was kept, and counts as a visit.

    Raises NotNow, ChangedMeanwhile, NotFound, NotAllowed.
    """
    said = QT_TRANSLATE_NOOP("said", "Nummer {number} fertig")
    return _become(desk, entry_id, version, QueueState.DONE, said)


def left(desk: Desk, entry_id: int, version: int) -> Done[QueueRow]:
    """Somebody went without having had their turn. Raises NotNow, ChangedMeanwhile, NotFound, NotAllowed."""
    said = QT_TRANSLATE_NOOP("said", "Nummer {number} ist gegangen")
    return _become(desk, entry_id, version, QueueState.LEFT, said)


def on_screen(desk: Desk) -> tuple[OnScreen, ...]:
    """What the screen in the waiting room shows, the latest call first: numbers and rooms, never anything of a person."""
    with desk.store.read() as conn:
        shown = rows.on_screen(conn, desk.today(), SHOWN)
    rooms = desk.values_of(ListName.ROOMS)
    # The sign on the door is German, whatever the window speaks.
    return tuple(replace(call, room=rooms.label(call.room)) if call.room else call for call in shown)


def _become(desk: Desk, entry_id: int, version: int, state: QueueState, said: str) -> Done[QueueRow]:
    desk.actor.require(Right.RUN_QUEUE)
    with desk.writing() as uow:
        row = _expected(uow, entry_id, version)
        if state in STILL_HERE:
            rows.change(uow, entry_id, HERE, state=state.value, room=None, **_returned(uow, row))
        else:
            _end(desk, uow, row, state)
        return desk.finish(uow, *_told(uow, entry_id, said))


def _end(desk: Desk, uow: UnitOfWork, row: QueueRow, state: QueueState) -> None:
    rows.change(uow, row.id, HERE, state=state.value, ended_at=uow.at)
    if state is QueueState.DONE and row.data.appointment_id is not None:
        _count(desk, uow, row, row.data.appointment_id)


def _count(desk: Desk, uow: UnitOfWork, row: QueueRow, appointment_id: int) -> None:
    """Count that somebody had their turn: by their appointment, or by themselves where that is theirs of today no more."""
    appointment = appointment_rows.row(uow.conn, appointment_id)
    if is_of(appointment, row.data.person_id, row.day) and appointment.state in appointments.STANDING:
        appointments.keep_within(desk, uow, appointment_id)
    elif row.data.visit_id is None and row.data.person_id is not None:
        data = VisitData(Reason.APPOINTMENT, row.data.person_id)
        visits.join(desk, uow, data, row.arrived_at, VisitOrigin.COUNTER)


def _returned(uow: UnitOfWork, row: QueueRow) -> dict[str, object]:
    """Whoever was away and is taken before their time is back now: they did not wait while they were away."""
    return {"back_at": uow.at} if row.state is QueueState.LATER else {}


def _call(uow: UnitOfWork, row: QueueRow, colleague: str, room: str | None) -> None:
    values: dict[str, object] = {
        **_returned(uow, row),
        "state": QueueState.CALLED.value,
        "called_at": uow.at,
        "called_by": colleague,
        "room": room,
    }
    if row.first_called_at is None:
        values["first_called_at"] = uow.at
    rows.change(uow, row.id, HERE, **values)


def _expected(uow: UnitOfWork, entry_id: int, version: int, *states: QueueState) -> QueueRow:
    """The row as somebody read it, where it is in one of these states, or at least still here."""
    rows.expect(uow, entry_id, version)
    row = rows.row(uow.conn, entry_id)
    if row.state not in (states or STILL_HERE):
        raise NotNow(number=row.number, state=Sentence("queue", QUEUE_STATE_NAMES[row.state]))
    return row


def _with_appointment(desk: Desk, uow: UnitOfWork, data: QueueData) -> tuple[QueueData, datetime | None]:
    """The same with what follows from an appointment of today, and when that is due."""
    if data.appointment_id is not None:
        row = appointment_rows.row(uow.conn, data.appointment_id)
        if row.starts_at.date() != desk.today():
            text = QT_TRANSLATE_NOOP("errors", "Der Termin ist am {day}, nicht heute.")
            day = f"{row.starts_at:%d.%m.%Y}"
            raise BadInput("appointment_id", Sentence("errors", text, {"day": day}))
        if row.state not in (AppointmentState.BOOKED, AppointmentState.KEPT):
            text = QT_TRANSLATE_NOOP("errors", "Der Termin gilt nicht: bitte zuerst „doch vereinbart“ (V).")
            raise BadInput("appointment_id", Sentence("errors", text))
    elif data.person_id is not None:
        booked = [
            one
            for one in appointment_rows.of_person(uow.conn, person_rows.present_id(uow.conn, data.person_id))
            if one.state is AppointmentState.BOOKED
            and one.starts_at.date() == desk.today()
            and data.colleague in (None, one.data.colleague)
        ]
        if not booked:
            return data, None
        row = min(booked, key=lambda one: one.starts_at)
    else:
        return data, None
    return (
        replace(
            data,
            person_id=row.data.person_id,
            appointment_id=row.id,
            colleague=data.colleague or row.data.colleague,
            language=data.language or row.data.language,
        ),
        row.starts_at,
    )


def _with_language(uow: UnitOfWork, data: QueueData) -> QueueData:
    if data.language is not None or data.person_id is None:
        return data
    person = person_rows.data(uow.conn, data.person_id)
    return replace(data, language=person.print_language or person.language)


def _close_left_open(desk: Desk) -> None:
    """End what nobody ended on an earlier day: as gone, for nobody knows that they were served. Nobody's step."""
    with desk.store.read() as conn:
        if not rows.left_open(conn, desk.today()):
            return

    def write(uow: UnitOfWork) -> Done[None]:
        rows.close(uow, rows.left_open(uow.conn, desk.today()))
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Warteliste der Tage davor geschlossen"))
        return desk.finish(uow, None, said, undoable=False)

    desk.deciding(write)


def _placed(found: "tuple[QueueRow, ...] | list[QueueRow]", now: datetime) -> tuple[QueueRow, ...]:
    order = [replace(row, place=place) for place, row in enumerate(in_order(found, now), start=1)]
    others = [row for row in found if row.state is not QueueState.WAITING]
    shown = {QueueState.CALLED: 0, QueueState.LATER: 1, QueueState.PARKED: 2}
    others.sort(key=lambda row: (shown.get(row.state, 3), row.number))
    return (*order, *others)


def _told(uow: UnitOfWork, entry_id: int, text: str) -> tuple[QueueRow, Sentence]:
    row = rows.row(uow.conn, entry_id)
    return row, Sentence("said", text, {"number": row.number})


def _told_called(desk: Desk, uow: UnitOfWork, entry_id: int) -> tuple[QueueRow, Sentence]:
    row = rows.row(uow.conn, entry_id)
    if row.room is None:
        return row, Sentence(
            "said", QT_TRANSLATE_NOOP("said", "Nummer {number} aufgerufen"), {"number": row.number}
        )
    room = desk.values_of(ListName.ROOMS).label(row.room)
    text = QT_TRANSLATE_NOOP("said", "Nummer {number} aufgerufen: {room}")
    return row, Sentence("said", text, {"number": row.number, "room": room})
