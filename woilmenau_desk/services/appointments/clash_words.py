"""How it is told what stands in the way: which day, from when to when, who, with whom, where."""

from collections.abc import Sequence
from datetime import datetime

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.clashes import Clash, Needs, Taken, TakenBy
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import appointments as rows
from woilmenau_desk.storage.store import Connection

WEEKDAYS = (
    QT_TRANSLATE_NOOP("dates", "Mo"),
    QT_TRANSLATE_NOOP("dates", "Di"),
    QT_TRANSLATE_NOOP("dates", "Mi"),
    QT_TRANSLATE_NOOP("dates", "Do"),
    QT_TRANSLATE_NOOP("dates", "Fr"),
    QT_TRANSLATE_NOOP("dates", "Sa"),
    QT_TRANSLATE_NOOP("dates", "So"),
)
_OF_APPOINTMENTS = {
    Needs.COLLEAGUE: QT_TRANSLATE_NOOP(
        "appointments", "{when}: {colleague} hat einen Termin mit {person} ({place})."
    ),
    Needs.ROOM: QT_TRANSLATE_NOOP("appointments", "{when}: {room} ist belegt, {colleague} mit {person}."),
    Needs.VOLUNTEER: QT_TRANSLATE_NOOP(
        "appointments", "{when}: {volunteer} ist bei {colleague} mit {person} ({place})."
    ),
    Needs.PERSON: QT_TRANSLATE_NOOP(
        "appointments", "{when}: {person} hat einen Termin bei {colleague} ({place})."
    ),
}


def told(desk: Desk, conn: Connection, there: Sequence[Taken]) -> tuple[Clash, ...]:
    """Each as it is told, in the same order."""
    numbers = {one.row_id for one in there if one.by is TakenBy.APPOINTMENT and one.row_id is not None}
    known = rows.some(conn, numbers)
    return tuple(Clash(one, _of_appointment(desk, one, known[one.row_id or 0])) for one in there)


def _of_appointment(desk: Desk, one: Taken, row: AppointmentRow) -> Sentence:
    rooms = desk.values_of(ListName.ROOMS)
    room = rooms.get(row.data.room) or row.data.room
    place: object = row.data.place or room
    if not place:
        place = Sentence("appointments", QT_TRANSLATE_NOOP("appointments", "ohne Raum"))
    shown = {
        "when": _span(one.starts_at, one.ends_at),
        "colleague": row.colleague_name,
        "person": row.person_name,
        "volunteer": row.volunteer_name,
        "room": room,
        "place": place,
    }
    return Sentence("appointments", _OF_APPOINTMENTS[one.needs], shown)


def _span(starts_at: datetime, ends_at: datetime) -> Sentence:
    starts, ends = local(starts_at), local(ends_at)
    text = QT_TRANSLATE_NOOP("appointments", "{weekday}, {day}, {from_}–{until}")
    shown = {
        "weekday": Sentence("dates", WEEKDAYS[starts.weekday()]),
        "day": f"{starts:%d.%m.%Y}",
        "from_": f"{starts:%H:%M}",
        "until": f"{ends:%H:%M}",
    }
    return Sentence("appointments", text, shown)
