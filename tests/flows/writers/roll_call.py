"""The roll call of an offer's session."""

from collections.abc import Mapping
from datetime import date, time
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.offers import AttendanceState, OfferData, Rhythm, Series, SessionKey, SessionRow
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.roll_call import Child, RollRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers, roll_call, sessions
from woilmenau_desk.services.people import people

MONDAYS: Final = Series(Rhythm.WEEKLY, 0, time(9), time(11), date(2026, 9, 7))
TODAY: Final = date(2026, 11, 23)
CAME, ANNOUNCED, EXCUSED = AttendanceState.CAME, AttendanceState.ANNOUNCED, AttendanceState.EXCUSED
Someone = tuple[SessionKey, int]


def a_session(desk: Desk) -> SessionKey:
    made = offers.create(desk, OfferData("Café", childcare_places=4), [MONDAYS]).value
    key = SessionKey(made.id, TODAY, time(9))
    roll_call.add_heads(desk, key, 1)
    return key


def somebody(desk: Desk) -> Someone:
    key, person = a_session(desk), people.register(desk, PersonData("Mira", "Kornblume")).value.id
    roll_call.mark(desk, key, person, ANNOUNCED)
    return key, person


def a_child(desk: Desk) -> tuple[SessionKey, int]:
    key = a_session(desk)
    return key, roll_call.bring(desk, key, None).value.children[0].id


def the_row(desk: Desk, known: Someone) -> RollRow:
    return next(row for row in roll_call.start(desk, known[0]).rows if row.person_id == known[1])


def the_child(desk: Desk, known: tuple[SessionKey, int]) -> Child:
    return next(child for child in roll_call.start(desk, known[0]).children if child.id == known[1])


def marked(desk: Desk, known: Someone) -> object:
    other = ANNOUNCED if the_row(desk, known).came else CAME
    return roll_call.mark(desk, *known, other)


def more_heads(desk: Desk, key: SessionKey) -> object:
    return roll_call.add_heads(desk, key, 1)


def collected(desk: Desk, known: tuple[SessionKey, int]) -> object:
    return roll_call.collect(desk, known[1], the_child(desk, known).version)


def finish(desk: Desk, key: SessionKey, row: SessionRow) -> object:
    return roll_call.finish(desk, key, row.version)


CASES: Final[Mapping[str, Case]] = {
    "roll_call.mark": Case(
        somebody, the_row, lambda d, known, row: roll_call.mark(d, *known, EXCUSED, row.version), marked
    ),
    "roll_call.heads": Case(
        a_session, sessions.get, lambda d, key, row: roll_call.heads(d, key, 9, 0, row.version), more_heads
    ),
    "roll_call.finish": Case(a_session, sessions.get, finish, more_heads),
    "roll_call.collect": Case(
        a_child, the_child, lambda d, known, row: roll_call.collect(d, known[1], row.version), collected
    ),
    "roll_call.strike": Case(
        a_child, the_child, lambda d, known, row: roll_call.strike(d, known[1], row.version), collected
    ),
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "roll_call.come_all": "who is announced is read in the write itself; whoever is marked otherwise stays so",
    "roll_call.attend": "whoever came already stays as they are",
    "roll_call.attend_all": "whoever came already stays as they are; heads are added",
    "roll_call.add_heads": "is added to what is there, whatever that is",
    "roll_call.bring": "a new row",
    "sheets.type_back": "a line of paper: whoever came already stays as they are",
}
