"""The numbers that rows are given: set at a prompt, they are told of, and nobody is sent to look for room on the disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stores import PASSWORD, Clock, copy_store, log_in
from woilmenau_desk.domain.errors import DiskFull, WrittenPast
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.keys.keyring import Keyring

SET = "verstellt: welche Nummer"
TWICE = "Zum zweiten Mal vergeben"


@pytest.fixture
def desk(template: tuple[Path, str], tmp_path: Path) -> Desk:
    return log_in(copy_store(template[0], tmp_path / "data"), "caro", Clock())


def set_number(desk: Desk, table: str, number: int) -> None:
    key = Keyring.load(desk.data).open("theke", PASSWORD).desk_key
    connection = connect(desk.data / DATABASE_FILE, key)
    connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (number, table))
    connection.close()


def said(desk: Desk) -> str:
    return " ".join(map(str, upkeep.verify(desk).findings))


def test_a_number_given_anew_is_told_before_and_after(desk: Desk) -> None:
    """A record that was merged away keeps its number for ever: a slip of paper may bear it."""
    kept = people.register(desk, PersonData("Mira", "Muster")).value
    other = people.register(desk, PersonData("Myra", "Muster")).value
    one, two = people.card(desk, kept.id), people.card(desk, other.id)
    duplicates.merge(desk, one.id, two.id, one.data, one.version, two.version)
    for _ in range(2):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
        undo.undo(desk)
    undo.redo(desk)
    assert said(desk) == ""
    set_number(desk, "person", other.id - 1)
    assert SET in said(desk)
    assert people.register(desk, PersonData("Ganz", "Anders")).value.id == other.id
    assert TWICE in said(desk)
    desk.close()


@pytest.mark.parametrize(
    ("table", "number"), [("visit", 7), ("audit_entry", 500), ("draft", 1 << 60), ("visit", -1)]
)
def test_a_number_that_nobody_gave_is_told(desk: Desk, table: str, number: int) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    with desk.writing(typed=True) as uow:
        uow.conn.exec_driver_sql(
            "INSERT INTO draft (user, form, fields, sealed, saved_at) VALUES ('caro', 'y', x'00', 0, 0)"
        )
        uow.conn.commit()
    assert said(desk) == ""
    set_number(desk, table, number)
    assert SET in said(desk)
    desk.close()


WRITES: dict[str, Callable[[Desk], object]] = {
    "visit": lambda desk: visits.log_visit(desk, LogVisit(VisitData("encounter"))),
    "audit_entry": lambda desk: people.register(desk, PersonData("Mira", "Muster")),
}


@pytest.mark.parametrize("table", WRITES)
def test_numbers_that_are_used_up_are_no_full_disk(desk: Desk, table: str) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    set_number(desk, table, (1 << 63) - 1)
    with pytest.raises(WrittenPast, match="sqlite_sequence"):
        WRITES[table](desk)
    assert desk.trouble is None
    desk.close()


def test_a_full_disk_is_one(desk: Desk) -> None:
    with pytest.raises(DiskFull), desk.store.unit_of_work("caro") as _:
        raise DiskFull
    desk.close()
