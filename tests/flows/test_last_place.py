"""Two processes enrol for the last place at the same moment: one gets it, the other waits."""

import multiprocessing
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Final

from tests.stores import Clock, a_store, log_in
from woilmenau_desk.domain.offers import OfferData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.services.people import people

SECONDS: Final = 30
CLOCK: Final = Clock()
# Each has one place: as many races as offers.
RACES: Final = 12


def other_counter(data: str, persons: list[int], pipe: Pipe) -> None:
    """The other process: enrols its people, as soon as it is told to begin."""
    desk = log_in(Path(data), "rolf", CLOCK)
    pipe.send("ready")
    pipe.recv()
    pipe.send(enrol_each(desk, persons))
    desk.close()


def enrol_each(desk: Desk, persons: list[int]) -> list[tuple[str, int]]:
    """In the offers 1, 2, 3 … one person each."""
    rows = [enrolling.enrol(desk, number, person).value for number, person in enumerate(persons, 1)]
    return [(row.state.value, row.position) for row in rows]


def test_one_gets_the_last_place_and_the_other_waits(tmp_path: Path) -> None:
    data = tmp_path / "data"
    a_store(data)
    desk = log_in(data, "caro", CLOCK)
    for _ in range(RACES):
        offers.create(desk, OfferData("Kurs", capacity=1))
    persons = [people.register(desk, PersonData("Mira", f"Nr. {n}")).value.id for n in range(2 * RACES)]
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=other_counter, args=(str(data), persons[RACES:], theirs))
    process.start()
    assert ours.poll(SECONDS)
    assert ours.recv() == "ready"
    ours.send("begin")
    mine = enrol_each(desk, persons[:RACES])
    assert ours.poll(SECONDS)
    other = ours.recv()
    process.join(SECONDS)
    assert process.exitcode == 0
    for pair in zip(mine, other, strict=True):
        assert sorted(pair) == [("enrolled", 0), ("waiting", 1)]
    for number in range(1, RACES + 1):
        assert [row.state.value for row in enrolling.of_offer(desk, number)] == ["enrolled", "waiting"]
    desk.close()
