"""How it is told what stands in the way: which day, from when to when, who, with whom, where."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.clashes import Clash, Needs, Taken, TakenBy
from woilmenau_desk.domain.finding_volunteers import WEEKDAYS
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import appointments as rows
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.volunteers_at_work import helpers

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


_OTHERS = {
    (Needs.ROOM, TakenBy.OFFER): QT_TRANSLATE_NOOP("appointments", "{when}: {who} ist belegt, „{title}“."),
    (Needs.COLLEAGUE, TakenBy.OFFER): QT_TRANSLATE_NOOP("appointments", "{when}: {who} leitet „{title}“."),
    (Needs.VOLUNTEER, TakenBy.OFFER): QT_TRANSLATE_NOOP("appointments", "{when}: {who} leitet „{title}“."),
    (Needs.COLLEAGUE, TakenBy.BUSY): QT_TRANSLATE_NOOP(
        "appointments", "{when}: {who} hat etwas anderes vor."
    ),
    (Needs.COLLEAGUE, TakenBy.ABSENCE): QT_TRANSLATE_NOOP("appointments", "{when}: {who} ist nicht da."),
    (Needs.VOLUNTEER, TakenBy.ABSENCE): QT_TRANSLATE_NOOP("appointments", "{when}: {who} ist nicht da."),
    # What for is the volunteers' matter: the counter knows nothing of it.
    (Needs.VOLUNTEER, TakenBy.ASSIGNMENT): QT_TRANSLATE_NOOP("appointments", "{when}: {who} ist im Einsatz."),
}


def told(desk: Desk, conn: Connection, there: Sequence[Taken]) -> tuple[Clash, ...]:
    """Each as it is told, in the same order. Of volunteers the first name alone is told, as everywhere at the counter."""
    if not there:
        return ()
    numbers = {one.row_id for one in there if one.by is TakenBy.APPOINTMENT and one.row_id is not None}
    known = rows.some(conn, numbers)
    called = {row.key: row.name for row in colleague_rows.all_of_them(conn)}
    volunteers = helpers(conn, {int(one.key) for one in there if one.needs is Needs.VOLUNTEER})

    def who(one: Taken) -> object:
        if one.needs is Needs.ROOM:
            return desk.values_of(ListName.ROOMS).get(one.key) or one.key
        if one.needs is Needs.VOLUNTEER:
            return volunteers[int(one.key)].called
        return called.get(one.key, one.key)

    return tuple(
        Clash(one, _of_appointment(desk, one, known[one.row_id or 0]))
        if one.by is TakenBy.APPOINTMENT
        else Clash(one, _other(one, who(one)))
        for one in there
    )


def _other(one: Taken, who: object) -> Sentence:
    when = (
        _days(one.starts_at, one.ends_at) if one.by is TakenBy.ABSENCE else _span(one.starts_at, one.ends_at)
    )
    shown = {"when": when, "who": who, "title": one.title}
    return Sentence("appointments", _OTHERS[one.needs, one.by], shown)


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
    shown = {**_day(starts.date()), "from_": f"{starts:%H:%M}", "until": f"{ends:%H:%M}"}
    if (ends.date() - starts.date()).days:
        text = QT_TRANSLATE_NOOP(
            "appointments", "{weekday}, {day}, {from_} bis {last_weekday}, {last_day}, {until}"
        )
        last = _day(ends.date())
        shown.update({"last_weekday": last["weekday"], "last_day": last["day"]})
    return Sentence("appointments", text, shown)


def _days(starts_at: datetime, ends_at: datetime) -> Sentence:
    first, last = local(starts_at).date(), local(ends_at).date() - timedelta(days=1)
    if first >= last:
        return Sentence("appointments", QT_TRANSLATE_NOOP("appointments", "{weekday}, {day}"), _day(first))
    text = QT_TRANSLATE_NOOP("appointments", "{weekday}, {day} bis {last_weekday}, {last_day}")
    until = _day(last)
    shown = {**_day(first), "last_weekday": until["weekday"], "last_day": until["day"]}
    return Sentence("appointments", text, shown)


def _day(day: date) -> dict[str, object]:
    return {"weekday": Sentence("dates", WEEKDAYS[day.weekday()]), "day": f"{day:%d.%m.%Y}"}
