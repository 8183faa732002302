"""A year of ordinary use, by every role and in any order: the check finds nothing, and no login doubts the trail."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from tests import present
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import clock as clock_service
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.transfer import persons
from woilmenau_desk.services.upkeep import upkeep


class Year:
    """Three colleagues at their work, in any order: what they do is never a finding."""

    def __init__(self, data: Path, seed: int) -> None:
        self.data = data
        self.random = random.Random(seed)
        self.clock = Clock()
        self.number = 0
        self.desks = {name: log_in(data, name, self.clock) for name in ("caro", "rolf", "theke")}

    def step(self) -> None:
        self.clock.move(minutes=self.random.randint(1, 900))
        name = self.random.choice(list(self.desks))
        action: Callable[[Desk], object] = self.random.choice(
            [
                self.visit,
                self.person,
                self.edit,
                self.session,
                self.change_note,
                self.merge,
                self.back,
                self.forth,
            ]
            + [
                self.lock,
                self.again,
                self.help,
                self.strike,
                self.book,
                self.visit,
                self.take_in,
                self.move,
                self.back,
            ]
        )
        # Not allowed, changed meanwhile, nothing to take back: all that happens in a year.
        with suppress(KnownError):
            action(self.desks[name])

    def person_id(self, desk: Desk) -> int:
        return self.random.choice(people.recent(desk, 20)).id

    def visit(self, desk: Desk) -> None:
        visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=self.random.randint(1, 5))))

    def person(self, desk: Desk) -> None:
        people.register(desk, PersonData(self.random.choice(["Mira", "Omid", "Lena"]), "Muster"))

    def edit(self, desk: Desk) -> None:
        card = people.card(desk, self.person_id(desk))
        people.edit(
            desk, card.id, PersonData("Mira", "Anders", phone=str(self.random.random())), card.version
        )

    def session(self, desk: Desk) -> None:
        data = SessionData(self.person_id(desk), ("housing",), 20)
        counselling.record_session(desk, RecordSession(data, self.random.choice(["", "Notiz"])))

    def change_note(self, desk: Desk) -> None:
        for row in counselling.recent(desk, 1):
            details = counselling.read_session(desk, row.id)
            note = self.random.choice(["", details.note + "x"])
            counselling.edit_session(desk, row.id, details.data, note, details.row.version)

    def merge(self, desk: Desk) -> None:
        one, other = (people.card(desk, self.person_id(desk)) for _ in range(2))
        if one.id != other.id:
            duplicates.merge(desk, one.id, other.id, one.data, one.version, other.version)

    def back(self, desk: Desk) -> None:
        undo.undo(desk)

    def forth(self, desk: Desk) -> None:
        undo.redo(desk)

    def lock(self, desk: Desk) -> None:
        access.lock(desk)
        self.visit(desk)
        access.unlock(desk, PASSWORD)

    def again(self, desk: Desk) -> None:
        name = desk.actor.name
        desk.close()
        self.desks[name] = log_in(self.data, name, self.clock)

    def help(self, desk: Desk) -> None:
        aid.give_aid(desk, GiveAid(AidData("food_voucher", person_id=self.person_id(desk))))

    def strike(self, desk: Desk) -> None:
        for row in counselling.recent(desk, 1):
            present.void_session(desk, row.id)

    def take_in(self, desk: Desk) -> None:
        self.number += 1
        path = self.data.parent / f"{self.number}.csv"
        path.write_text(f"Nr;Vorname;Telefon\nA1;Lena;{self.number}\nB{self.number};Omid;1\n", "utf-8")
        persons.import_persons(desk, path)

    def move(self, desk: Desk) -> None:
        part = clock_service.Part(since=self.clock() - timedelta(days=1))
        clock_service.move(desk, part, -timedelta(hours=self.random.randint(1, 40)))

    def book(self, desk: Desk) -> None:
        starts = self.clock() + timedelta(days=1)
        appointments.book(desk, AppointmentData(self.person_id(desk), "rolf", starts), force="zusammen")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_year_of_ordinary_use_is_in_order(data: Path, seed: int, request: pytest.FixtureRequest) -> None:
    year = Year(data, seed)
    people.register(year.desks["caro"], PersonData("Mira", "Muster"))
    for _ in range(request.config.getoption("--steps")):
        year.step()
    assert [desk.trail_doubts for desk in year.desks.values()] == [(), (), ()]
    for desk in year.desks.values():
        assert upkeep.verify(desk).findings == ()
        desk.close()
