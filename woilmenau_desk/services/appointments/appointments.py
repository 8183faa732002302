"""Booking appointments and keeping track of them."""

from datetime import date, datetime, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import (
    STATE_NAMES,
    AgendaFilter,
    AppointmentData,
    AppointmentRow,
    AppointmentState,
)
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.domain.periods import LAST_YEAR, check_date, check_exists, local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Reason, VisitData, VisitOrigin
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, colleagues, visits
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import appointments as rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def book(desk: Desk, data: AppointmentData) -> Done[AppointmentRow]:
    """Book an appointment, inside or outside the hours. Raises BadInput, NotFound, NotAllowed, DiskFull.

    A clash with another appointment of the colleague is shown, not refused: two people may come together.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    checked = _checked(desk, data)
    if checked.starts_at < desk.clock() - timedelta(days=1):
        text = QT_TRANSLATE_NOOP("errors", "Der {day} ist vorbei.")
        day = f"{local(checked.starts_at):%d.%m.%Y}"
        raise BadInput("starts_at", Sentence("errors", text, {"day": day}))
    with desk.writing() as uow:
        within = centre.is_open(desk, checked.starts_at, Reason.APPOINTMENT)
        row = rows.row(uow.conn, rows.add(uow, checked, within))
        return desk.finish(
            uow, row, _said(QT_TRANSLATE_NOOP("said", "Termin vereinbart: {name}, {when}"), row)
        )


def change(desk: Desk, appointment_id: int, data: AppointmentData, version: int) -> Done[AppointmentRow]:
    """Move or change an appointment; the contact of a kept one goes with it.

    Raises ChangedMeanwhile, BadInput, NotFound.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    checked = _checked(desk, data, get(desk, appointment_id).data.colleague)
    with desk.writing() as uow:
        within = centre.is_open(desk, checked.starts_at, Reason.APPOINTMENT)
        rows.expect(uow, appointment_id, version)
        before = rows.row(uow.conn, appointment_id)
        rows.change(uow, appointment_id, checked, within, version)
        row = rows.row(uow.conn, appointment_id)
        # Whoever came a day early came that day, whatever else of the appointment is put right later.
        if (row.data.person_id, row.starts_at.date()) != (before.data.person_id, before.starts_at.date()):
            _move_contact(desk, uow, row)
        return desk.finish(uow, row, _said(QT_TRANSLATE_NOOP("said", "Termin geändert: {name}, {when}"), row))


def set_state(desk: Desk, appointment_id: int, state: AppointmentState, version: int) -> Done[AppointmentRow]:
    """Mark an appointment as kept, missed, cancelled, or booked after all. Raises ChangedMeanwhile or NotFound.

    One that is kept is a contact (domain definition): it joins the visit that its person has that day with the same
    reason, or makes one. One that is kept no more strikes the visit that it made. Whoever comes before the time of
    the appointment is there now. An appointment that is kept already changes nothing.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.writing() as uow:
        rows.expect(uow, appointment_id, version)
        before = rows.row(uow.conn, appointment_id)
        rows.set_state(uow, appointment_id, state, version)
        text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name}")
        if state is AppointmentState.KEPT and before.state is not state:
            if _count(desk, uow, before):
                text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name} · Besuch gezählt")
            else:
                text = QT_TRANSLATE_NOOP(
                    "said", "Termin {state}: {name} · Besuch stand schon da, zählt einmal"
                )
        elif state is not AppointmentState.KEPT and rows.visit_of(uow.conn, appointment_id) is not None:
            if _uncount(uow, appointment_id):
                text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name} · Besuch gestrichen")
            else:
                text = QT_TRANSLATE_NOOP("said", "Termin {state}: {name} · Besuch bleibt")
        row = rows.row(uow.conn, appointment_id)
        named = Sentence("appointments", STATE_NAMES[state])
        return desk.finish(uow, row, Sentence("said", text, {"state": named, "name": row.person_name}))


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
        rows.set_state(uow, appointment_id, AppointmentState.KEPT, row.version)
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
    desk: Desk, wanted: AgendaFilter, of: str = "", *, after: After | None = None, size: int = SCREENFUL
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


def _checked(desk: Desk, data: AppointmentData, already: str | None = None) -> AppointmentData:
    """`already`: with whom it is so far."""
    known_code(desk, ListName.LANGUAGES, data.language, "language")
    checked = data.checked()
    # By its own calendar first: at the ends of time there is no local one.
    check_date(checked.starts_at.date(), field="starts_at")
    check_date(local(checked.starts_at).date(), field="starts_at")
    check_exists(checked.starts_at, field="starts_at")
    day = local(checked.starts_at).date()
    colleagues.check_offered(desk, data.colleague, day, field="colleague", already=already)
    return checked


def _said(text: str, row: AppointmentRow) -> Sentence:
    return Sentence("said", text, {"name": row.person_name, "when": f"{row.starts_at:%d.%m. %H:%M}"})
