"""Every row that is written through the unit of work knows its version, and the database compares it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, text

from tests.stores import OPENED
from woilmenau_desk.domain.errors import (
    ChangedMeanwhile,
    DeletedMeanwhile,
    NotFound,
    StructureChanged,
    WrittenMeanwhile,
)
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.storage.engine.file.connections import memory_engine
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.tables.audit import AuditEntry, AuditHead
from woilmenau_desk.storage.tables.base import Base, Row, Versioned
from woilmenau_desk.storage.tables.centre import Setting
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.trail.rows import LEFT_OUT, Shape, audited
from woilmenau_desk.storage.unit_of_work import HERE

KEY = bytes(range(32))


def test_every_table_that_people_write_knows_its_version() -> None:
    without = [table.__name__ for table in audited() if not issubclass(table, Versioned)]
    assert without == [], (
        f"{', '.join(without)}: make it a Versioned instead of a Row, and add the column in its migration, "
        "or two people who change the same row overwrite one another"
    )


def test_what_is_no_entry_needs_none() -> None:
    rows = {mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Row)}
    left_out = {table.__tablename__ for table in rows if not issubclass(table, Versioned)}
    # A draft is no entry either; it is changed where the person that it names goes.
    assert left_out == set(LEFT_OUT) - {"draft"}


# -- the unit of work ----------------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    Store.create(tmp_path, KEY)
    with Store(tmp_path, KEY) as opened:
        yield opened


def setting(store: Store, value: str = "1") -> int:
    with store.unit_of_work("caro") as uow:
        number = uow.insert(Setting, {"key": "a", "value": value})
        uow.commit()
    return number


def stands(store: Store, number: int) -> tuple[str, int] | None:
    with store.read() as conn:
        row = conn.execute(select(Setting.value, Setting.version).where(Setting.id == number)).one_or_none()
        assert audit.check(conn)[1] is None
        return None if row is None else (row.value, row.version)


def test_a_write_gives_one_new_version_however_often_it_changes_a_row(store: Store) -> None:
    number = setting(store)
    with store.unit_of_work("caro") as uow:
        assert uow.update(Setting, number, {"value": "2"}, 1)
        assert uow.update(Setting, number, {"value": "3"}, 1)  # still the version that was read
        assert uow.update(Setting, number, {"value": "4"}, HERE)
        uow.commit()
    assert stands(store, number) == ("4", 2)


@pytest.mark.parametrize("value", ["1", "2"])  # also where there is nothing to change
def test_another_version_than_the_present_one_changes_nothing(store: Store, value: str) -> None:
    number = setting(store)
    for seen in (0, 2, 99):
        with store.unit_of_work("caro") as uow, pytest.raises(ChangedMeanwhile):
            uow.update(Setting, number, {"value": value}, seen)
        with store.unit_of_work("caro") as uow, pytest.raises(ChangedMeanwhile):
            uow.delete(Setting, number, seen)
    assert stands(store, number) == ("1", 1)


def test_the_statement_itself_compares(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading a row and writing it another engine lets others write; then only the statement knows."""
    number = setting(store)
    with store.unit_of_work("caro") as uow:
        uow.update(Setting, number, {"value": "2"}, 1)
        uow.commit()
    read = Shape.read
    monkeypatch.setattr(
        Shape,
        "read",
        lambda shape, conn, row_id: {**(read(shape, conn, row_id) or {}), "version": 1, "value": "1"},
    )
    with store.unit_of_work("caro") as uow, pytest.raises(ChangedMeanwhile):
        uow.update(Setting, number, {"value": "3"}, HERE)
    with store.unit_of_work("caro") as uow, pytest.raises(ChangedMeanwhile):
        uow.delete(Setting, number, 1)
    assert stands(store, number) == ("2", 2)


def test_a_row_that_somebody_removed_is_told_apart_from_one_that_never_was(store: Store) -> None:
    number = setting(store)
    with store.unit_of_work("caro") as uow:
        uow.delete(Setting, number, 1)
        uow.commit()
    with store.unit_of_work("caro") as uow:
        with pytest.raises(DeletedMeanwhile):
            uow.update(Setting, number, {"value": "2"}, 1)
        with pytest.raises(NotFound) as error:
            uow.update(Setting, 99, {"value": "2"}, 1)
        assert not isinstance(error.value, ChangedMeanwhile)


def test_a_trigger_is_no_colleague(store: Store) -> None:
    number = setting(store)
    with store.unit_of_work("caro") as uow:
        uow.conn.execute(text("CREATE TRIGGER t BEFORE UPDATE ON setting BEGIN SELECT RAISE(IGNORE); END"))
        with pytest.raises(StructureChanged):
            uow.update(Setting, number, {"value": "2"}, 1)


def test_undoing_goes_on_to_the_next_version(store: Store) -> None:
    number = setting(store)
    with store.unit_of_work("caro") as uow:
        uow.update(Setting, number, {"value": "2"}, 1)
        uow.commit()
        written = uow.written(Sentence("said", "Geändert"))
    with store.unit_of_work("caro") as uow:
        uow.take_back(written, lambda conn, wanted: ())
        uow.commit()
    assert stands(store, number) == ("1", 3)


def test_many_rows_are_compared_one_by_one(store: Store) -> None:
    number = setting(store)
    with store.unit_of_work("caro") as uow:
        other = uow.insert(Setting, {"key": "b", "value": "1"})
        uow.commit()
    with store.unit_of_work("caro") as uow, pytest.raises(ChangedMeanwhile):
        uow.update_many(
            Setting, [(number, 1, {"value": "1"}, {"value": "2"}), (other, 5, {"value": "1"}, {"value": "2"})]
        )
    with store.unit_of_work("caro") as uow:
        uow.update_many(
            Setting, [(number, 1, {"value": "1"}, {"value": "2"}), (other, 1, {"value": "1"}, {"value": "2"})]
        )
        uow.commit()
    assert (stands(store, number), stands(store, other)) == (("2", 2), ("2", 2))


# -- the end of the trail ---------------------------------------------------------------------------------------------


def test_what_was_written_meanwhile_keeps_a_write_from_going_on(store: Store) -> None:
    setting(store)
    with store.unit_of_work("caro") as uow:
        uow._began = audit.Head(7, b"another end")
        uow.insert(Setting, {"key": "b", "value": "1"})
        with pytest.raises(WrittenMeanwhile):
            uow.commit()
    with store.read() as conn:
        assert audit.check(conn) == (1, None)


_ENGINE = memory_engine()
with _ENGINE.begin() as _conn:
    AuditEntry.metadata.create_all(_conn, [AuditEntry.__table__, AuditHead.__table__])


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans(), st.integers(1, 3)), max_size=25))
def test_writers_never_fork_the_trail(steps: list[tuple[int, bool, int]]) -> None:
    """Three writers, each reading the end and going on from it later, in any order: as an engine without one lock does."""
    with _ENGINE.connect() as conn:
        conn.execute(delete(AuditEntry))
        conn.execute(delete(AuditHead))
        heads: dict[int, audit.Head | None] = {}
        ends = dict.fromkeys(range(3), 0)
        written = round_of = 0
        for writer, reads, number in steps:
            if reads:
                heads[writer], ends[writer] = audit.head_of(conn), round_of
                continue
            traces = [audit.Trace("created", "setting", one) for one in range(number)]
            try:
                with conn.begin_nested():
                    audit.append(conn, str(writer), OPENED, traces, heads.get(writer))
            except WrittenMeanwhile:
                assert ends[writer] != round_of
            else:
                assert ends[writer] == round_of
                written, round_of = written + number, round_of + 1
        assert audit.check(conn) == (written, None)
