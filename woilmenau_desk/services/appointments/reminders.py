"""Reminding people of tomorrow's appointments, with a text in their language that can be sent."""

from datetime import date
from typing import TYPE_CHECKING

from woilmenau_desk.documents.slip_files import GERMAN, available_slip_languages
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.reminders import Reminder
from woilmenau_desk.domain.slips import Place
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import appointments as appointment_rows
from woilmenau_desk.storage import reminders as rows

if TYPE_CHECKING:
    from woilmenau_desk.documents.slip_words import SlipWords

_ISOLATE, _ENDS = "\u2068", "\u2069"


def of_next_day(desk: Desk, day: date | None = None) -> tuple[Reminder, ...]:
    """Whom to remind, earliest first: of a day's booked appointments, of the next day that has any by default.

    The text is in the first of their languages that has phrases, else in German; so it is where that language's file
    cannot be read. Raises NotAllowed, BadInput, or BrokenSlipFile for German.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    if day is not None:
        check_date(day, field="day")
    with desk.store.read() as conn:
        wanted = day or rows.next_day(conn, desk.today())
        found = rows.of_day(conn, wanted) if wanted is not None else ()
    known = available_slip_languages()
    place = centre.settings(desk).place
    wished = {
        one.appointment_id: next((code for code in one.wished if code in known), None) or GERMAN
        for one in found
    }
    words, broken = slip_phrases.words_of(desk, wished.values())
    shown = []
    for one in found:
        wish = wished[one.appointment_id]
        code = GERMAN if wish in broken else wish
        own = words[code]
        shown.append(
            Reminder(
                one.appointment_id,
                one.person_id,
                one.person_name,
                one.starts_at,
                one.colleague,
                one.colleague_name,
                one.phone,
                code,
                own.right_to_left,
                _text(one, own, place),
                _text(one, words[GERMAN], place),
                one.reminded_at,
                one.version,
                wish if wish != code else "",
            )
        )
    return tuple(shown)


def mark(desk: Desk, appointment_id: int, version: int, *, reminded: bool = True) -> Done[AppointmentRow]:
    """Say that somebody was reminded of an appointment, or was not after all.

    Raises NotAllowed, ChangedMeanwhile, NotFound, or BadInput where it does not stand any more.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.writing() as uow:
        appointment_rows.expect(uow, appointment_id, version)
        before = appointment_rows.row(uow.conn, appointment_id)
        if before.state is not AppointmentState.BOOKED:
            text = QT_TRANSLATE_NOOP("errors", "Dieser Termin steht nicht mehr an.")
            raise BadInput("state", Sentence("errors", text))
        rows.mark(uow, appointment_id, uow.at if reminded else None, version)
        row = appointment_rows.row(uow.conn, appointment_id)
        text = QT_TRANSLATE_NOOP("said", "Erinnert: {name}, {when}")
        if not reminded:
            text = QT_TRANSLATE_NOOP("said", "Doch nicht erinnert: {name}, {when}")
        told = {"name": row.person_name, "when": f"{row.starts_at:%d.%m. %H:%M}"}
        return desk.finish(uow, row, Sentence("said", text, told))


def _text(one: rows.ToRemind, words: "SlipWords", place: Place) -> str:
    """What is sent: when, where, and whom to call; it names nobody, and says nothing of why."""
    where = one.place or ", ".join(part for part in (place.name, place.street) if part)
    told = {
        "date": words.day(one.starts_at),
        "time": words.time(one.starts_at),
        "place": _apart(where, words),
    }
    lines = [words.reminder.text.format(**told)]
    if one.colleague_phone:
        lines.append(words.reminder.call.format(phone=_apart(one.colleague_phone, words)))
    return "\n".join(lines)


def _apart(text: str, words: "SlipWords") -> str:
    """A name or a number that keeps its own direction in a text that runs the other way."""
    return f"{_ISOLATE}{text}{_ENDS}" if words.right_to_left else text
