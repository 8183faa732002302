"""What another process wrote is told by its kind, from the trail; where that cannot tell, everything is."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.changes import EVERYTHING, Changes, Kind
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.trail import audit, news


@pytest.fixture
def two(desk: Desk, desk_of: Callable[[str], Desk]) -> tuple[Desk, Desk]:
    """One who looks, and one who writes elsewhere."""
    other = desk_of("rolf")
    upkeep.poll(desk)
    return desk, other


def told(desk: Desk) -> frozenset[Kind]:
    changes = upkeep.poll(desk)
    return changes.kinds if isinstance(changes, Changes) else frozenset()


def test_a_foreign_visit_is_told_as_a_visit_and_nothing_else(two: tuple[Desk, Desk]) -> None:
    desk, other = two
    values = desk.value_lists()
    visits.log_visit(other, LogVisit(VisitData("encounter")))
    assert told(desk) == {Kind.VISIT, Kind.DRAFT}
    assert told(desk) == frozenset()
    assert desk.value_lists() is values, "what a visit cannot change is not read again"
    person = people.register(other, PersonData("Olena", "Testenko")).value.id
    assert told(desk) == {Kind.PERSON, Kind.DRAFT}
    appointments.book(other, AppointmentData(person, "caro", other.clock()))
    assert told(desk) == {Kind.APPOINTMENT, Kind.DRAFT}


def test_own_writes_in_between_are_told_to_nobody_again(two: tuple[Desk, Desk]) -> None:
    desk, other = two
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    person = people.register(other, PersonData("Olena", "Testenko")).value.id
    visits.log_visit(desk, LogVisit(VisitData("encounter", person)))
    assert told(desk) == {Kind.PERSON, Kind.DRAFT}
    # However often both write between two looks, nothing of the other one is missed.
    for _ in range(70):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
        people.register(other, PersonData("Samir", "Muster"))
    assert {Kind.PERSON, Kind.DRAFT} <= told(desk) <= {Kind.PERSON, Kind.VISIT, Kind.DRAFT}


def test_what_a_desk_keeps_is_read_again_where_it_was_changed(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    other = desk_of("theke")
    upkeep.poll(other)
    values = other.value_lists()
    centre.save_value(desk, ListName.TOPICS, Value("garden", "Garten", "Garden"))
    assert told(other) == {Kind.VALUES, Kind.DRAFT}
    assert other.value_lists() is not values


def test_who_only_looks_or_logs_in_changes_nothing(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    upkeep.poll(desk)
    desk_of("theke")
    assert Kind.VISIT not in told(desk)


def test_where_the_trail_cannot_tell_everything_is_told(
    two: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, other = two
    with other.writing() as uow:
        uow.trace("invented", "of a later version")
        uow.commit()
    assert told(desk) == EVERYTHING
    monkeypatch.setattr(news, "MOST", 2)
    for _ in range(3):
        visits.log_visit(other, LogVisit(VisitData("encounter")))
    assert told(desk) == EVERYTHING
    with desk.store.read() as conn:
        head = audit.head_of(conn)
        assert head is not None
        assert news.kinds_of(conn, [(audit.Head(head.entries - 1, b"\x01" * 32), head.entries)]) is None
        assert news.kinds_of(conn, [(head, head.entries - 1)]) is None


def test_every_table_has_a_name_that_the_trail_can_tell(desk: Desk) -> None:
    tables = {mapper.class_.__tablename__ for mapper in Row.registry.mappers}
    with desk.store.read() as conn:
        named = set(conn.execute(text("SELECT DISTINCT entity FROM audit_entry")).scalars())
    assert named <= tables | {"user", "store", "clock"}


def test_the_numbers_that_are_told_with_a_kind_are_of_one_table() -> None:
    """Else the number of an offer's rule would be read as that of another offer."""
    numbered: dict[Kind, list[str]] = {}
    for mapper in Row.registry.mappers:
        table = mapper.class_
        if table.kind is None or not hasattr(table, "__tablename__"):
            continue
        if table.part_of is None:
            numbered.setdefault(table.kind, []).append(table.__tablename__)
        elif table.part_of:
            (key,) = table.__table__.c[table.part_of].foreign_keys
            whose = next(one.class_ for one in Row.registry.mappers if one.local_table is key.column.table)
            assert (whose.kind, whose.part_of) == (table.kind, None)
    assert {kind: tables for kind, tables in numbered.items() if len(tables) > 1} == {}
