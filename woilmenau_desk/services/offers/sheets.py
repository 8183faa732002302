"""Coded sheets: each line of a printed list has a short code, which is typed back in afterwards."""

import re
from dataclasses import dataclass
from typing import NoReturn

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import AttendanceState, SessionKey
from woilmenau_desk.domain.roll_call import RollPart
from woilmenau_desk.domain.row_codes import read_code
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import roll_call, sessions, volunteer_roll
from woilmenau_desk.storage import attendance, row_codes
from woilmenau_desk.storage import offers as offer_rows

_LINE = re.compile(r"(?P<code>\S+?)(?:(?:\s+|\s*\+\s*)(?P<children>[0-9]{1,2}))?")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a printed attendance list. `children`: announced for the childcare.

    In a session for volunteers `person_id` is a volunteer's.
    """

    code: str
    person_id: int
    name: str
    children: int = 0
    needs: str = ""


def codes_for(desk: Desk, key: SessionKey) -> tuple[SheetLine, ...]:
    """The lines of a session's sheet, by name; whoever has no code yet is given one, which stays theirs.

    Raises NotFound or NotAllowed.
    """
    desk.actor.require(Right.RUN_OFFERS)
    row = sessions.get(desk, key)
    with desk.writing() as uow:
        session_id = offer_rows.ensure_session(uow, key, row.ends)
        of = attendance.session(uow.conn, session_id)
        sheet = sheet_of(session_id)
        if of.for_volunteers:
            people = volunteer_roll.in_write(desk, uow, of)
            known, column = row_codes.of_volunteers(uow.conn, sheet), "volunteer_id"
        else:
            people = attendance.rows(uow.conn, of, of.offer_id, of.day)
            known, column = row_codes.of_persons(uow.conn, sheet), "person_id"
        new = [one.person_id for one in people if one.person_id not in known]
        lines = [{"session_id": session_id, column: person_id} for person_id in new]
        known |= dict(zip(new, row_codes.give(uow, sheet, lines), strict=True))
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Liste vorbereitet: {offer}"), {"offer": of.title})
        found = tuple(
            SheetLine(known[one.person_id], one.person_id, one.name, one.places, one.needs) for one in people
        )
        # What is printed is out of the house: its codes are not taken back.
        return desk.finish(uow, found, said, undoable=False).value


def type_back(desk: Desk, key: SessionKey, text: str) -> Done[RollPart]:
    """A line of the sheet comes back: its code (came), and behind it the number of children in the childcare.

    Raises BadInput, and writes nothing, for a code that is wrong or stands on another sheet; and what `mark` raises.
    """
    desk.actor.require(Right.RUN_OFFERS)
    found = _LINE.fullmatch(text.strip())
    typed = found["code"] if found is not None else text.strip()
    code = read_code(typed)
    if found is None or code is None:
        _refuse(
            QT_TRANSLATE_NOOP(
                "errors", "Den Code „{code}“ gibt es nicht: ein Zeichen ist falsch oder vertauscht."
            ),
            typed,
        )
    with desk.store.read() as conn:
        of = attendance.find_session(conn, key)
        line = row_codes.find(conn, code)
    if line is None:
        _refuse(QT_TRANSLATE_NOOP("errors", "Den Code „{code}“ trägt keine gedruckte Zeile."), typed)
    sheet, person_id, volunteer_id = line
    if of is None or sheet != sheet_of(of.id):
        _refuse(QT_TRANSLATE_NOOP("errors", "Der Code „{code}“ steht auf einem anderen Blatt."), typed)
    who = volunteer_id if of.for_volunteers else person_id
    if who is None:
        _refuse(QT_TRANSLATE_NOOP("errors", "Den Code „{code}“ trägt keine gedruckte Zeile."), typed)
    number = found["children"]
    children = None if number is None else int(number)
    return roll_call.mark(desk, key, who, AttendanceState.CAME, children=children)


def sheet_of(session_id: int) -> str:
    """What the sheet of a session is called where its codes are kept."""
    return f"session:{session_id}"


def _refuse(text: str, code: str) -> NoReturn:
    raise BadInput("code", Sentence("errors", text, {"code": code[:20]}))
