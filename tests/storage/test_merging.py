"""What merging must know of the tables, and what the search in memory is made of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    event,
    inspect,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

from tests.old_stores import HELD, make_old_store
from tests.stores import Clock, log_in
from woilmenau_desk.domain.people import PersonData, SearchEntry
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.storage import migrate
from woilmenau_desk.storage.engine import DATABASE_FILE, make_engine
from woilmenau_desk.storage.people import merging
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.storage.tables import every
from woilmenau_desk.storage.tables.people import NotSame, Person, PersonAlias

TABLES = Path(every.__file__).parent


# -- what refers to people ---------------------------------------------------------------------------------------


def test_no_table_is_overlooked() -> None:
    written = {path.stem for path in TABLES.glob("*.py")} - {"__init__", "base", "every"}
    assert {module.__name__.rpartition(".")[2] for module in every.MODULES} == written


def test_every_reference_to_a_person_is_handled(desk: Desk) -> None:
    # As the database itself has it, not as the code that moves rows sees it.
    with desk.store.read() as conn:
        inspector = inspect(conn)
        there = {
            (table, key["constrained_columns"][0])
            for table in inspector.get_table_names()
            for key in inspector.get_foreign_keys(table)
            if key["referred_table"] == "person"
        }
    known = merging.references()
    assert known.unknown == ()
    handled = {(one.table.__tablename__, one.column) for one in known.moved}
    others = {("person_alias", "person_id"), ("not_same", "first_id"), ("not_same", "second_id")}
    assert handled.isdisjoint(others)
    assert there == {*handled, *others}, (
        "A table refers to people and merging two records does not carry it over."
    )


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[MetaData]:
    """The tables, and room for one that somebody adds later."""
    metadata = MetaData()
    for table in every.METADATA.sorted_tables:
        metadata._add_table(table.name, None, table)
    monkeypatch.setattr(merging, "METADATA", metadata)
    merging.references.cache_clear()
    yield metadata
    merging.references.cache_clear()


def test_a_later_table_without_a_class_is_told(later: MetaData) -> None:
    Table("tagged", later, Column("person_id", ForeignKey(Person.id)))
    wide = Table("wide", later, Column("a", Integer), Column("b", Integer))
    wide.append_constraint(ForeignKeyConstraint(["a", "b"], [Person.id, Person.version]))
    Table("by_card", later, Column("card", ForeignKey(Person.card_number)))
    Table("elsewhere", later, Column("household", ForeignKey("household.id")))
    assert set(merging.references().unknown) == {"tagged", "wide", "by_card"}


def test_what_may_stand_once_is_read_from_the_table(later: MetaData) -> None:
    assert merging.unique_sets(PersonAlias) == ()
    assert set(merging.unique_sets(Person)) == {("card_number",), ("external_id",)}
    assert merging.unique_sets(NotSame) == (("first_id", "second_id"),)
    made = Table("tagged", MetaData(), Column("id", Integer), Column("a", Integer, unique=True, index=True))
    made.append_constraint(UniqueConstraint("id", "a"))
    later._add_table("tagged", None, made)

    class Tagged:
        __tablename__ = "tagged"

    assert set(merging.unique_sets(Tagged)) == {("id", "a"), ("a",)}  # type: ignore[arg-type]


# -- the tables --------------------------------------------------------------------------------------------------


def test_a_pair_stands_once_and_in_order(desk: Desk) -> None:
    one, two = (people.register(desk, PersonData(name)).value.id for name in ("Mira", "Mirra"))
    values = {"decided_by": "caro", "decided_at": desk.clock()}

    def put(first: int, second: int) -> None:
        with desk.writing() as uow:
            uow.insert(NotSame, {**values, "first_id": first, "second_id": second})
            uow.commit()

    put(one, two)
    for pair in ((one, two), (two, one), (one, one)):
        with pytest.raises(IntegrityError):
            put(*pair)


def test_the_tables_can_stand_on_postgresql() -> None:
    for table in (PersonAlias, NotSame):
        made = every.METADATA.tables[table.__tablename__]
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        assert "SERIAL" in str(CreateTable(made).compile(dialect=dialect))
        assert made.indexes
        for index in made.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))


# -- migrations --------------------------------------------------------------------------------------------------


def rows_of(engine: Any) -> dict[str, list[Any]]:
    with engine.connect() as conn:
        names = inspect(conn).get_table_names()
        return {
            name: sorted(map(dict, conn.exec_driver_sql(f'SELECT * FROM "{name}"').mappings()), key=repr)
            for name in names
            if name != "alembic_version"
        }


def test_an_older_store_is_brought_up_with_all_that_is_in_it(tmp_path: Path) -> None:
    new: dict[str, list[dict[str, Any]]] = {}

    def fill(desk: Desk) -> None:
        one = people.register(desk, PersonData("Mira", phone="0176 04069001")).value.id
        visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=one)))
        new.update(rows_of(make_engine(desk.store.path, desk.store.desk_key)))

    data, one = make_old_store(tmp_path / "data", fill, revision="0001"), 1
    engine = make_engine(data / DATABASE_FILE, HELD.desk_key)
    assert migrate.current(engine) == "0001"
    old = rows_of(engine)
    # What the version before finds people by.
    parts = {row["part"] for row in old.pop("name_part")}
    assert parts == {"mira", "#17604069001"}
    assert [(row["name"], row["display_name"]) for row in old.pop("staff")] == [
        (row["key"], row["first_name"]) for row in new["colleague"]
    ]
    for name in ("audit_entry", "audit_head"):
        # The trail is linked anew, without what only the newer version says.
        assert old.pop(name)
    for name, found in old.items():
        # All that the older version knew is there; what it did not know (visit.origin …) is left out.
        assert found == [
            {field: row[field] for field in was} for row, was in zip(new[name], found, strict=True)
        ]
    engine.dispose()
    # A login does it.
    again = log_in(data, "caro", Clock())
    other = people.register(again, PersonData("Mirra")).value.id
    duplicates.say_not_same(again, one, other)
    duplicates.merge(again, one, other, PersonData("Mira"), 1, 1)
    assert people.card(again, one).visits == 1
    again.close()


def test_going_back_loses_the_new_tables_alone(data: Path, desk: Desk) -> None:
    one, two, three = (people.register(desk, PersonData(name)).value.id for name in ("Mira", "Mirra", "Zoe"))
    duplicates.say_not_same(desk, one, three)
    duplicates.merge(desk, one, two, PersonData("Mira"), 1, 1)
    key = desk.store.desk_key
    desk.close()
    engine = make_engine(data / DATABASE_FILE, key)
    before = rows_of(engine)
    assert len(before["person_alias"]) == 2
    assert len(before["not_same"]) == 1
    migrate.downgrade(engine, "0001")
    migrate.upgrade(engine, "head")
    after = rows_of(engine)
    assert after["person_alias"] == after["not_same"] == []
    # The trail is linked anew, and says of the rows that they were taken as they stood.
    trail = {"audit_entry", "audit_head"}
    for name in before.keys() - {"person_alias", "not_same", "sqlite_sequence", "key_state"} - trail:
        assert after[name] == before[name]
    kept = {(row["id"], row["action"]) for row in before["audit_entry"] if row["action"] != "trail sealed"}
    assert kept <= {(row["id"], row["action"]) for row in after["audit_entry"]}
    engine.dispose()


# -- what the search is made of ----------------------------------------------------------------------------------


def test_entries_of_some_and_of_all(desk: Desk) -> None:
    mira = PersonData("Mira", "Muster", 1990, "female", "SY", phone="0176 04069001", card_number="W-1")
    one = people.register(desk, mira).value.id
    two = people.register(desk, PersonData(family_name="Beispiel")).value.id
    with desk.store.read() as conn:
        everybody = list(rows.search_entries(conn))
        assert everybody == [
            SearchEntry(one, "Mira Muster", (), 1990, "female", "SY", ("0176 04069001",), ("W-1",)),
            SearchEntry(two, "Beispiel"),
        ]
        assert list(rows.search_entries(conn, [two, 99, two])) == everybody[1:]
        assert list(rows.search_entries(conn, [])) == []
        # More than a statement may name.
        assert list(rows.search_entries(conn, range(40_000))) == everybody
        assert rows.by_external_id(conn, [str(number) for number in range(40_000)]) == {}


def test_everybody_is_read_in_two_questions(desk: Desk) -> None:
    people.register(desk, PersonData("Mira"))
    asked: list[str] = []
    engine: Any = desk.store._engine
    event.listen(engine, "before_cursor_execute", lambda _c, _cu, statement, *_rest: asked.append(statement))
    with desk.store.read() as conn:
        list(rows.search_entries(conn))
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == len(asked) - 1 == 2


def test_every_write_of_an_alias_is_told_with_its_person(desk: Desk) -> None:
    one, two = (people.register(desk, PersonData(name)).value.id for name in ("Mira", "Mirra"))
    start = len(trail(desk))
    duplicates.merge(desk, one, two, PersonData("Mira"), 1, 1)
    undo.undo(desk)
    undo.redo(desk)
    told = trail(desk)[start:]
    assert [action for action, entity, _ in told if entity == "person_alias"] == [
        *["created"] * 2,
        *["undone"] * 4,
    ]
    assert {("changed", "person", one), ("undone", "person", one), ("undone", "person", two)} <= set(told)


def trail(desk: Desk) -> list[tuple[str, str, int | None]]:
    with desk.store.read() as conn:
        found = conn.exec_driver_sql("SELECT action, entity, entity_id FROM audit_entry ORDER BY id")
        return [(action, entity, number) for action, entity, number in found]
