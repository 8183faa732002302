"""Registering somebody who looks like others: who they are not is remembered in the same step."""

from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.people import people as rows


def not_same(desk: Desk) -> frozenset[tuple[int, int]]:
    with desk.store.read() as conn:
        return rows.not_same(conn)


def test_who_it_is_not_is_remembered_and_taken_back_in_one_step(desk: Desk) -> None:
    there = people.register(desk, PersonData("Yusuf", "Beispiel", 1988)).value
    new = people.register(desk, PersonData("Jussuf", "Beispiel", 1988), not_same=(there.id,)).value
    assert not_same(desk) == {(there.id, new.id)}
    undo.undo(desk)
    assert not_same(desk) == frozenset()
    assert [row.id for row in people.recent(desk)] == [there.id]
    undo.redo(desk)
    assert not_same(desk) == {(there.id, new.id)}


def test_whoever_is_gone_meanwhile_is_passed_over(desk: Desk) -> None:
    there = people.register(desk, PersonData("Yusuf")).value
    new = people.register(desk, PersonData("Jussuf"), not_same=(there.id, 404)).value
    assert not_same(desk) == {(there.id, new.id)}


def test_rows_are_given_by_id_and_the_gone_are_missing(desk: Desk) -> None:
    there = people.register(desk, PersonData("Yusuf", birth_year=1988)).value
    found = people.rows_of(desk, (there.id, there.id, 404))
    assert [(key, row.name, row.birth_year) for key, row in found.items()] == [(there.id, "Yusuf", 1988)]
