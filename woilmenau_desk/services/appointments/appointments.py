"""Booking appointments and keeping track of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import (
    STATE_NAMES,
    USUAL_MINUTES,
    AgendaFilter,
    AppointmentData,
    AppointmentRow,
    AppointmentState,
    CancelledBy,
)
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.free_slots import Wanted
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.domain.periods import BERLIN, LAST_YEAR, check_date, check_exists, local
from woilmenau_desk.domain.text import NAME_LENGTH, clean_line
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Reason, VisitData, VisitOrigin
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, colleagues, visits
from woilmenau_desk.services.appointments import clashes, free
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import appointments as rows
from woilmenau_desk.storage import queue as queue_rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.volunteers_at_work import helper

STANDING = (AppointmentState.BOOKED, AppointmentState.KEPT)
"""The states in which an appointment takes its time."""


def book(
    desk: Desk, data: AppointmentData, *, force: str = "", again_of: int | None = None
) -> Done[AppointmentRow]:
    """Book an appointment, inside or outside the hours. Raises BadInput, NotFound, NotAllowed, DoubleBooked, DiskFull.

    `force`: the lead's reason to let it stand beside what is in the way. `again_of`: the one that was missed or called off.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    kept = checked(desk, data)
    reason = checked_force(desk, force)
    if kept.starts_at < desk.clock() - timedelta(days=1):
        text = QT_TRANSLATE_NOOP("errors", "Der {day} ist vorbei.")
        day = f"{local(kept.starts_at):%d.%m.%Y}"
        raise BadInput("starts_at", Sentence("errors", text, {"day": day}))

    def write(uow: UnitOfWork) -> Done[AppointmentRow]:
        row = enter(desk, uow, kept, force=reason, again_of=again_of)
        text = QT_TRANSLATE_NOOP("said", "Termin vereinbart: {name}, {when}")
        if row.forced:
            text = QT_TRANSLATE_NOOP("said", "Termin trotzdem vereinbart: {name}, {when}")
        said = _said(text, row)
        earlier = rows.again_beside(uow.conn, row.id) if again_of is not None else None
        if earlier is not None:
            text = QT_TRANSLATE_NOOP("said", "war schon wieder eingeladen, zum {when}")
            told = Sentence("said", text, {"when": f"{earlier:%d.%m. %H:%M}"})
            said = Sentence("said", "{first} · {next}", {"first": said, "next": told})
        return desk.finish(uow, row, said)

    return desk.deciding(write)


def change(
    desk: Desk, appointment_id: int, data: AppointmentData, version: int, *, force: str = ""
) -> Done[AppointmentRow]:
    """Move or change an appointment; the contact of a kept one goes with it, and which one of its series it is stays.

    What stood beside it already keeps nobody from changing something else. Raises ChangedMeanwhile, BadInput, NotFound,
    NotAllowed or DoubleBooked.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    kept = checked(desk, data, get(desk, appointment_id).data)
    reason = checked_force(desk, force)

    def write(uow: UnitOfWork) -> Done[AppointmentRow]:
        row = alter(desk, uow, appointment_id, kept, version, force=reason)
        return desk.finish(uow, row, _said(QT_TRANSLATE_NOOP("said", "Termin geändert: {name}, {when}"), row))

    return desk.deciding(write)


def set_state(
    desk: Desk, appointment_id: int, state: AppointmentState, version: int, *, force: str = ""
) -> Done[AppointmentRow]:
    """Mark an appointment as kept, missed, cancelled, or booked after all. Raises ChangedMeanwhile or NotFound.

    One that is kept is a contact (domain definition): it joins the visit that its person has that day with the same
    reason, or makes one. One that is kept no more strikes the visit that it made. Whoever comes before the time of
    the appointment is there now. An appointment that is kept already changes nothing. One that is booked after all finds
    its time free, or DoubleBooked is raised; `force` as in `book`.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    reason = checked_force(desk, force)

    def write(uow: UnitOfWork) -> Done[AppointmentRow]:
        return desk.finish(uow, *mark(desk, uow, appointment_id, state, version, force=reason))

    return desk.deciding(write)


def cancel(desk: Desk, appointment_id: int, by: CancelledBy, version: int) -> Done[AppointmentRow]:
    """Call an appointment off, and say who did. Raises ChangedMeanwhile, NotFound or NotAllowed."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)

    def write(uow: UnitOfWork) -> Done[AppointmentRow]:
        return desk.finish(uow, *mark(desk, uow, appointment_id, AppointmentState.CANCELLED, version, by=by))

    return desk.deciding(write)


def again_data(desk: Desk, appointment_id: int) -> AppointmentData:
    """What "invite again" suggests: the same people, as long as before, at the next time that is free for all of them.

    Where none is free within a year, or the colleague has left, it is the same time of the week as before, next week.
    Raises NotFound or NotAllowed.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    data = get(desk, appointment_id).data
    wanted = Wanted(
        (data.colleague,),
        data.duration_minutes,
        data.buffer_minutes,
        data.room,
        data.volunteer_id,
        data.person_id,
    )
    found = free.next_free(desk, wanted, 1)
    if found:
        return replace(data, starts_at=found[0])
    wall, today = local(data.starts_at), desk.today()
    day = today + timedelta(days=(wall.weekday() - today.weekday()) % 7 or 7)
    moment = datetime.combine(day, wall.time(), BERLIN)
    # Through UTC: in March an hour is left out.
    return replace(data, starts_at=local(moment.astimezone(UTC)))


def usual(desk: Desk, code: str) -> tuple[int, int]:
    """How long an appointment of a type takes, and its buffer, both in minutes. Raises BadInput for an unknown type."""
    known_code(desk, ListName.APPOINTMENT_TYPES, code, "type")
    kind = desk.values_of(ListName.APPOINTMENT_TYPES).get(code)
    minutes = kind.extra.get("minutes") if kind is not None else None
    buffer = kind.extra.get("buffer", 0) if kind is not None else 0
    return (minutes if isinstance(minutes, int) else USUAL_MINUTES), (
        buffer if isinstance(buffer, int) else 0
    )


# -- parts of larger writes ----------------------------------------------------------------------------------------


def enter(
    desk: Desk,
    uow: UnitOfWork,
    data: AppointmentData,
    *,
    force: str = "",
    again_of: int | None = None,
    series_id: int | None = None,
) -> AppointmentRow:
    """Book an appointment as a part of a write that decides by what it reads. `data` and `force` are checked.

    Raises DoubleBooked or NotFound.
    """
    if again_of is not None:
        _check_again(rows.row(uow.conn, again_of))
    present_id(uow.conn, data.person_id)  # nobody is told of a clash with somebody whom there is not
    in_the_way = clashes.found(desk, uow.conn, data)
    if in_the_way and not force:
        raise DoubleBooked(in_the_way)
    within = centre.is_open(desk, data.starts_at, Reason.APPOINTMENT)
    number = rows.add(
        uow, data, within, forced=force if in_the_way else "", again_of=again_of, series_id=series_id
    )
    return rows.row(uow.conn, number)


def alter(
    desk: Desk, uow: UnitOfWork, appointment_id: int, data: AppointmentData, version: int, *, force: str = ""
) -> AppointmentRow:
    """Change an appointment as a part of a write that decides by what it reads. `data` and `force` are checked.

    Raises DoubleBooked, ChangedMeanwhile, NotFound, or BadInput where it was kept and is to be another day.
    """
    rows.expect(uow, appointment_id, version)
    before = rows.row(uow.conn, appointment_id)
    present_id(uow.conn, data.person_id)
    forced = _forced(desk, uow, before, data, force)
    within = centre.is_open(desk, data.starts_at, Reason.APPOINTMENT)
    rows.change(uow, appointment_id, data, within, version, forced)
    if _as_told(data) != _as_told(before.data):
        rows.forget_reminder(uow, appointment_id)
    _let_queue_follow(desk, uow, appointment_id, before.data.colleague)
    row = rows.row(uow.conn, appointment_id)
    # Whoever came a day early came that day, whatever else of the appointment is put right later.
    if (row.data.person_id, row.starts_at.date()) != (before.data.person_id, before.starts_at.date()):
        _move_contact(desk, uow, row)
    return row


def mark(
    desk: Desk,
    uow: UnitOfWork,
    appointment_id: int,
    state: AppointmentState,
    version: int,
    *,
    by: CancelledBy | None = None,
    force: str = "",
) -> tuple[AppointmentRow, Sentence]:
    """Say what became of an appointment as a part of a write, and how that is told. `force` is checked.

    Raises DoubleBooked, ChangedMeanwhile or NotFound.
    """
    rows.expect(uow, appointment_id, version)
    before = rows.row(uow.conn, appointment_id)
    forced = _still_forced(desk, uow, before, state, force)
    rows.set_state(uow, appointment_id, state, version, by=by, forced=forced)
    _let_queue_follow(desk, uow, appointment_id)
    text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name}")
    if state is AppointmentState.KEPT and before.state is not state:
        if _count(desk, uow, before):
            text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name} · Besuch gezählt")
        else:
            text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name} · Besuch stand schon da, zählt einmal")
    elif state is not AppointmentState.KEPT and rows.visit_of(uow.conn, appointment_id) is not None:
        if _uncount(uow, appointment_id):
            text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name} · Besuch gestrichen")
        else:
            text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name} · Besuch bleibt")
    row = rows.row(uow.conn, appointment_id)
    named = Sentence("appointments", STATE_NAMES[state])
    return row, Sentence("said", text, {"state": named, "name": row.person_name})


def _as_told(data: AppointmentData) -> tuple[datetime, int, str]:
    """What somebody was told who was reminded: when, where, and that it is theirs."""
    return data.starts_at.astimezone(UTC), data.person_id, data.place


def _still_forced(
    desk: Desk, uow: UnitOfWork, before: AppointmentRow, state: AppointmentState, force: str
) -> str:
    """The reason for which an appointment in its new state stands beside another; empty where nothing is in its way.

    Whoever came, came: what was kept until today is a fact, and asks nobody. Only one that is booked after all has to find
    its time free then, unless it stood beside the other all the while. Raises DoubleBooked.
    """
    if state not in STANDING or before.state is AppointmentState.BOOKED or before.state is state:
        return before.forced
    if state is AppointmentState.KEPT and before.starts_at.date() <= desk.today():
        return ""
    if before.state is AppointmentState.KEPT and before.forced:
        return before.forced
    in_the_way = clashes.found(desk, uow.conn, before.data, before.id)
    if in_the_way and not force:
        raise DoubleBooked(in_the_way)
    return force if in_the_way else ""


def _let_queue_follow(desk: Desk, uow: UnitOfWork, appointment_id: int, before: str | None = None) -> None:
    """Whoever waits for an appointment waits as it is now; `before`: whom they were booked with."""
    queue_rows.follow(uow, rows.row(uow.conn, appointment_id), desk.today(), before)


def _forced(desk: Desk, uow: UnitOfWork, before: AppointmentRow, data: AppointmentData, force: str) -> str:
    """The reason for which a changed appointment stands beside another; empty where nothing is in its way."""
    if before.state not in STANDING:
        return before.forced
    in_the_way = clashes.found(desk, uow.conn, data, before.id, before.data)
    if in_the_way and not force:
        raise DoubleBooked(in_the_way)
    if in_the_way:
        return force
    if not before.forced:
        return ""
    return before.forced if clashes.found(desk, uow.conn, data, before.id) else ""


def _check_again(earlier: AppointmentRow) -> None:
    if earlier.state not in (AppointmentState.NO_SHOW, AppointmentState.CANCELLED):
        text = QT_TRANSLATE_NOOP(
            "errors", "Wieder eingeladen wird, wer nicht kam oder wessen Termin abgesagt ist."
        )
        raise BadInput("again_of", Sentence("errors", text))


def _count(desk: Desk, uow: UnitOfWork, row: AppointmentRow) -> bool:
    """Count a kept appointment; whether a visit had to be made for it."""
    data = VisitData(Reason.APPOINTMENT, row.data.person_id)
    visit_id, made = visits.join(desk, uow, data, _came_at(desk, row), VisitOrigin.APPOINTMENT)
    rows.link(uow, row.id, visit_id)
    return made


def _uncount(uow: UnitOfWork, appointment_id: int) -> bool:
    """Take the contact of an appointment back; whether its visit was struck."""
    visit_id = rows.visit_of(uow.conn, appointment_id)
    rows.link(uow, appointment_id, None)
    return visit_id is not None and visit_rows.let_go(uow, visit_id, VisitOrigin.APPOINTMENT)


def keep_within(desk: Desk, uow: UnitOfWork, appointment_id: int) -> None:
    """Mark an appointment as kept, as a part of a larger write; one that is not booked stays as it is. Raises NotFound."""
    row = rows.row(uow.conn, appointment_id)
    if row.state is AppointmentState.BOOKED:
        rows.set_state(uow, appointment_id, AppointmentState.KEPT, row.version, forced=row.forced)
        _count(desk, uow, row)


def _move_contact(desk: Desk, uow: UnitOfWork, row: AppointmentRow) -> None:
    visit_id = rows.visit_of(uow.conn, row.id)
    if visit_id is None:
        return
    if local(row.starts_at).date() > desk.today():
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Wahrgenommen ist der Termin schon. Bitte zuerst „doch vereinbart“ (V), dann verschieben.",
        )
        raise BadInput("starts_at", Sentence("errors", text))
    visit = visit_rows.row(uow.conn, visit_id)
    came_on = local(_came_at(desk, row)).date()
    if (visit.data.person_id, visit.occurred_at.date()) != (row.data.person_id, came_on):
        _uncount(uow, row.id)
        _count(desk, uow, row)


def _came_at(desk: Desk, row: AppointmentRow) -> datetime:
    return min(row.starts_at, desk.clock())


def get(desk: Desk, appointment_id: int) -> AppointmentRow:
    """One appointment. Raises NotFound."""
    with desk.store.read() as conn:
        return rows.row(conn, appointment_id)


def on_day(desk: Desk, day: date) -> tuple[AppointmentRow, ...]:
    """The appointments of a day, earliest first."""
    with desk.store.read() as conn:
        return rows.between(conn, day, day)


def between(desk: Desk, first: date, last: date) -> tuple[AppointmentRow, ...]:
    """The appointments from one day to another, both included, earliest first."""
    with desk.store.read() as conn:
        return rows.between(conn, first, last)


def agenda(
    desk: Desk,
    wanted: AgendaFilter,
    of: str = "",
    *,
    after: After | None = None,
    size: int | None = SCREENFUL,
) -> Part[AppointmentRow]:
    """A part of the appointments that are wanted, earliest first; `of`: of the people that this text finds."""
    persons = people.found_ids(desk, of)
    with desk.store.read() as conn:
        return rows.part(conn, wanted, persons, after, size)


def unmarked(desk: Desk, days: int = 28) -> tuple[int, date | None]:
    """How many appointments of the last days nobody marked, and the day of the earliest; today's may still come."""
    today = desk.today()
    with desk.store.read() as conn:
        return rows.unmarked(conn, today - timedelta(days=days), today - timedelta(days=1))


def upcoming(desk: Desk, days: int = 14) -> tuple[AppointmentRow, ...]:
    """The booked appointments from today on, earliest first; today's past ones stay until they are marked."""
    today = desk.today()
    with desk.store.read() as conn:
        found = rows.between(conn, today, today + timedelta(days=days))
    return tuple(row for row in found if row.state is AppointmentState.BOOKED)


def booked_with(desk: Desk, colleague: str) -> tuple[AppointmentRow, ...]:
    """A colleague's booked appointments from today on, earliest first; the colleague by login."""
    today = desk.today()
    with desk.store.read() as conn:
        found = rows.between(conn, today, today.replace(year=LAST_YEAR, day=1))
    return tuple(
        row for row in found if row.state is AppointmentState.BOOKED and row.data.colleague == colleague
    )


def of_person(desk: Desk, person_id: int) -> tuple[AppointmentRow, ...]:
    """A person's appointments, latest first."""
    with desk.store.read() as conn:
        return rows.of_person(conn, person_id)


def checked(desk: Desk, data: AppointmentData, already: AppointmentData | None = None) -> AppointmentData:
    """An appointment as it is kept. `already`: as it is so far; whoever it is with stays. Raises BadInput or NotFound."""
    known_code(desk, ListName.LANGUAGES, data.language, "language")
    known_code(desk, ListName.APPOINTMENT_TYPES, data.type, "type")
    known_code(desk, ListName.ROOMS, data.room, "room")
    for code in data.bring:
        known_code(desk, ListName.BRING_ITEMS, code, "bring")
    kept = data.checked()
    # By its own calendar first: at the ends of time there is no local one.
    check_date(kept.starts_at.date(), field="starts_at")
    check_date(local(kept.starts_at).date(), field="starts_at")
    check_exists(kept.starts_at, field="starts_at")
    day = local(kept.starts_at).date()
    colleagues.check_offered(
        desk, data.colleague, day, field="colleague", already=already.colleague if already else None
    )
    if data.volunteer_id is not None and (already is None or already.volunteer_id != data.volunteer_id):
        with desk.store.read() as conn:
            outside = helper(conn, data.volunteer_id).outside(day)
        if outside is not None:
            text = QT_TRANSLATE_NOOP("errors", "{reason}: bitte jemand anderen wählen.")
            raise BadInput("volunteer_id", Sentence("errors", text, {"reason": outside}))
    return replace(
        kept,
        helper=clean_line(kept.helper, field="helper", limit=NAME_LENGTH),
        place=clean_line(kept.place, field="place"),
        bring=tuple(dict.fromkeys(kept.bring)),
    )


def checked_force(desk: Desk, force: str) -> str:
    """Why something is to stand beside another. Raises NotAllowed, or BadInput for a reason that says nothing."""
    if not force:
        return ""
    desk.actor.require(Right.FORCE_BOOKING)
    reason = clean_line(force, field="force")
    if not reason:
        text = QT_TRANSLATE_NOOP("errors", "Warum es trotzdem sein soll, fehlt.")
        raise BadInput("force", Sentence("errors", text))
    return reason


def _said(text: str, row: AppointmentRow) -> Sentence:
    return Sentence("said", text, {"name": row.person_name, "when": f"{row.starts_at:%d.%m. %H:%M}"})
