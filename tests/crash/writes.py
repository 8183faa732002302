"""Every way in which the product writes, done again and again until the child that does it is killed.

What is durable is said at once: "row TABLE ID", "note ID WORDS", "imported LIST".
"""

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests import present
from tests.stores import CHEAP, PASSWORD, Clock, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import drafts, undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.transfer import persons

OTHER = "ein-anderes-passwort"
CODE_FILE = "code"
LIST_LENGTH = 30


def say(*words: object) -> None:
    """One line in one piece, so that those of two processes never mix."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def row(table: str, row_id: int) -> int:
    """Say that a row is durable."""
    say("row", table, row_id)
    return row_id


def register(desk: Desk, name: str) -> int:
    """A person, acknowledged."""
    return row("person", people.register(desk, PersonData(name, "Beispiel")).value.id)


def counter(data: Path) -> None:
    """People, visits, help, appointments, drafts, closed days."""
    desk = log_in(data, "caro", clock := Clock())
    for number in count():
        clock.move(seconds=1)
        person = register(desk, f"Vorname {number}")
        row("visit", visits.log_visit(desk, LogVisit(VisitData("encounter", person))).value.id)
        row("emergency_aid", aid.give_aid(desk, GiveAid(AidData("clothing", person_id=person))).value.id)
        drafts.save(desk, f"appointment.for.{person}", {"colleague": "rolf"})
        with drafts.going_along(desk, f"appointment.for.{person}"):
            booked = appointments.book(desk, AppointmentData(person, "rolf", clock.move(days=1)))
        row("appointment", booked.value.id)
        drafts.save(desk, f"person:{person}", {"given_name": "angefangen"})
        present.close_day(desk, clock().date(), "Betriebsausflug")


def notes(data: Path) -> None:
    """Notes written and changed, confidential drafts between them."""
    desk = log_in(data, "rolf", Clock())
    person = register(desk, "Beraten")
    for number in count():
        about = SessionData(person, topics=("residence",))
        session = counselling.record_session(desk, RecordSession(about, f"Wort{number}")).value
        say("note", session.id, f"Wort{number}")
        drafts.save(desk, f"session.{session.id}", {"note": "angefangen"}, confidential=True)
        with drafts.going_along(desk, f"session.{session.id}"):
            counselling.edit_session(desk, session.id, about, f"Neu{number}", session.version)
        say("note", session.id, f"Neu{number}")


def merging(data: Path) -> None:
    """Two records made one, and two again."""
    desk = log_in(data, "caro", Clock())
    while True:
        first = register(desk, "Doppelt")
        # This record is there no more once the two are one.
        second = people.register(desk, PersonData("Doppelt", "Beispiel")).value.id
        row("visit", visits.log_visit(desk, LogVisit(VisitData("encounter", second))).value.id)
        cards = [people.card(desk, one) for one in (first, second)]
        duplicates.merge(desk, first, second, cards[0].data, *(card.version for card in cards))
        undo.undo(desk)
        undo.redo(desk)


def importing(data: Path) -> None:
    """A list from outside, then another one."""
    desk = log_in(data, "caro", Clock())
    for number in count():
        name = f"liste{os.getpid()}x{number}"
        path = data.parent / f"{name}.csv"
        lines = (f"Vorname {number} {line};Beispiel;{name}-{line}" for line in range(LIST_LENGTH))
        path.write_text("\n".join(("given_name;family_name;external_id", *lines)), "utf-8")
        persons.import_persons(desk, path)
        say("imported", name)


def passwords(data: Path) -> None:
    """One's own password, to and fro: with it goes the vault's key. A note between two changes."""
    present, following = _fitting(data, "rolf")
    while True:
        desk = access.login(data, "rolf", present, clock=Clock())
        person = register(desk, "Beraten")
        about = RecordSession(SessionData(person, topics=("residence",)), "Wort")
        say("note", counselling.record_session(desk, about).value.id, "Wort")
        access.change_password(desk, present, following)
        say("changed")
        desk.close()
        present, following = following, present


def colleagues(data: Path) -> None:
    """Somebody comes, gets another role and another password, and leaves."""
    desk = log_in(data, "caro", Clock())
    for number in count():
        name = f"neu{os.getpid()}.{number}"
        access.add_user(desk, name, Role.COUNSELLOR, OTHER, own_password=PASSWORD, cost=CHEAP)
        register(desk, "Dabei")
        present.change_role(desk, name, Role.COUNTER, own_password=PASSWORD)
        register(desk, "Dabei")
        access.reset_password(desk, name, PASSWORD, own_password=PASSWORD)
        present.remove_user(desk, name, own_password=PASSWORD)
        register(desk, "Danach")


def codes(data: Path) -> None:
    """The way back, and a new sheet for it."""
    while True:
        code = (data.parent / CODE_FILE).read_text("utf-8")
        access.recover(data, code, "theke", PASSWORD, clock=Clock())
        say("recovered")
        desk = log_in(data, "caro", Clock())
        register(desk, "Beispiel")
        desk.close()


def fill(desk: Desk) -> None:
    """What an old store holds: people, visits, notes."""
    for number in range(20):
        person = people.register(desk, PersonData(f"Vorname {number}", "Beispiel")).value.id
        visits.log_visit(desk, LogVisit(VisitData("encounter", person)))
        about = SessionData(person, topics=("residence",))
        counselling.record_session(desk, RecordSession(about, f"Wort{number}"))


def old_store(data: Path) -> None:
    """The first login of this version into a store of an earlier one."""
    desk = log_in(data, "caro", Clock())
    say("forward")
    while True:
        register(desk, "Danach")


TASKS: dict[str, Callable[[Path], None]] = {
    task.__name__: task
    for task in (counter, notes, merging, importing, passwords, colleagues, codes, old_store)
}


def _fitting(data: Path, name: str) -> tuple[str, str]:
    """The password that opens, and the other one."""
    return (PASSWORD, OTHER) if opens(data, name, PASSWORD) else (OTHER, PASSWORD)


def opens(data: Path, name: str, password: str) -> bool:
    """Whether that password logs in."""
    try:
        access.login(data, name, password, clock=Clock()).close()
    except KnownError:
        return False
    return True
