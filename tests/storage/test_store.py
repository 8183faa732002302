"""The store as a file: its versions, what is no store, who holds it, and what other processes write."""

import json
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, inspect, text
from sqlalchemy.schema import CreateIndex

from tests import present
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.errors import CannotWrite, StoreBusy, StoreDamaged, StoreTooNew
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import migrate
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, make_engine
from woilmenau_desk.storage.engine.copies import table_counts
from woilmenau_desk.storage.gates import HOLDER_FILE, Hold, gate
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.store import Store, opens
from woilmenau_desk.storage.tables.base import Base
from woilmenau_desk.storage.trail import audit

KEY = bytes(range(32))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder with a new, empty store under KEY."""
    Store.create(tmp_path, KEY)
    return tmp_path


# -- migrations ------------------------------------------------------------------------------------------------


def test_the_newest_version_is_that_of_the_scripts() -> None:
    scripts = ScriptDirectory.from_config(migrate._config())
    assert scripts.get_heads() == [migrate.HEAD]
    assert migrate.HEAD in migrate.known()


# Both tell that they leave out the indexes that are of no mere columns; those are compared by their text.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_the_migrations_make_exactly_the_tables_of_the_code(empty: Path) -> None:
    engine = make_engine(empty / DATABASE_FILE, KEY)
    with engine.connect() as conn:
        context = MigrationContext.configure(
            conn, opts={"compare_type": True, "compare_server_default": True, "render_as_batch": True}
        )
        by_text = {
            str(index.name): str(CreateIndex(index).compile(dialect=engine.dialect))
            for table in Base.metadata.sorted_tables
            for index in table.indexes
            if not all(isinstance(expression, Column) for expression in index.expressions)
        }
        made = conn.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        )
        texts = {name: sql for name, sql in made if name in by_text}
        assert texts == by_text
        assert compare_metadata(context, Base.metadata) == []
        inspector = inspect(conn)
        # Alembic does not look at the conditions of partial indexes and at foreign keys' actions.
        for table in Base.metadata.sorted_tables:
            found = {index["name"]: index for index in inspector.get_indexes(table.name)}
            for index in table.indexes:
                if index.name in by_text:
                    continue
                where = index.dialect_options["sqlite"]["where"]
                there = found[index.name].get("dialect_options", {}).get("sqlite_where")
                assert str(there) == str(where), index.name
            actions = {
                key["constrained_columns"][0]: key["options"]
                for key in inspector.get_foreign_keys(table.name)
            }
            for key in table.foreign_keys:
                assert actions[key.parent.name].get("ondelete") == key.ondelete
    engine.dispose()


def test_every_version_can_be_left_and_reached_again_with_data(data: Path, desk: Desk) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=3)))
    key = desk.store.desk_key
    desk.close()
    engine = make_engine(data / DATABASE_FILE, key)
    scripts = list(ScriptDirectory.from_config(migrate._config()).walk_revisions())
    for script in scripts:
        if script.down_revision is None:
            break
        migrate.downgrade(engine, script.revision)
        before = rows_of(data, key)
        migrate.downgrade(engine, str(script.down_revision))
        migrate.upgrade(engine, script.revision)
        after = rows_of(data, key)
        # What the trail says of the rows that stood there is written anew each time, and what migrations tell goes with
        # the version that could not tell it.
        assert after.pop("audit_entry")
        assert before.pop("audit_entry")
        # Which key file goes with it is known again once it is brought forward.
        for found in (before, after):
            found.pop("key_state", None)
            found.pop("sqlite_sequence", None)
        assert after == before
    migrate.downgrade(engine, "base")
    engine.dispose()
    assert set(rows_of(data, key)) <= {"alembic_version", "sqlite_sequence"}


def rows_of(data: Path, key: bytes) -> dict[str, int]:
    connection = connect(data / DATABASE_FILE, key)
    try:
        return table_counts(connection)
    finally:
        connection.close()


def test_a_store_of_a_newer_version_is_not_touched(data: Path, desk: Desk) -> None:
    with desk.store._engine.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    desk.close()
    before = (data / DATABASE_FILE).read_bytes()
    with pytest.raises(StoreTooNew, match="neueren Version"):
        log_in(data, "caro", Clock())
    assert (data / DATABASE_FILE).read_bytes() == before


# -- what is no store ------------------------------------------------------------------------------------------


def emptied(content: bytes) -> bytes:
    return b""


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def cut_within_a_page(content: bytes) -> bytes:
    return content[:5000]


def something_else(content: bytes) -> bytes:
    return b"SQLite format 3\x00" + bytes(8000)


def noise(content: bytes) -> bytes:
    return bytes(byte ^ 0x5A for byte in content)


def log_in_and_look(data: Path) -> None:
    with log_in(data, "caro", Clock()).store.read() as conn:
        conn.execute(text("PRAGMA integrity_check"))


@pytest.mark.parametrize("ruin", [emptied, cut, cut_within_a_page, something_else, noise])
def test_a_ruined_file_is_told_and_left_as_it_is(data: Path, ruin: Callable[[bytes], bytes]) -> None:
    path = data / DATABASE_FILE
    path.write_bytes(ruin(path.read_bytes()))
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match="Sicherung zurückspielen"):
        log_in_and_look(data)
    if before:
        assert path.read_bytes() == before


def test_a_missing_database_is_told_and_none_is_made(data: Path) -> None:
    (data / DATABASE_FILE).unlink()
    with pytest.raises((StoreDamaged, CannotWrite)):
        log_in(data, "caro", Clock())
    assert not (data / DATABASE_FILE).exists()


def test_another_key_does_not_open_the_file(empty: Path) -> None:
    assert opens(empty, KEY)
    assert not opens(empty, bytes(32))
    with pytest.raises(StoreDamaged), Store(empty, bytes(32)) as store:
        store.check_version()
    (empty / DATABASE_FILE).unlink()
    with pytest.raises(StoreDamaged, match="fehlt"):
        opens(empty, KEY)


def test_damage_further_in_is_not_taken_for_a_wrong_key(empty: Path) -> None:
    whole = (empty / DATABASE_FILE).read_bytes()
    damaged = 0
    for page in range(4096, len(whole), 4096):
        changed = bytearray(whole)
        changed[page + 1000] ^= 1
        (empty / DATABASE_FILE).write_bytes(changed)
        try:
            assert opens(empty, KEY)
        except StoreDamaged:
            damaged += 1
    assert damaged, "no page of the list of tables was hit"


def test_a_wrong_key_puts_nothing_on_standard_error(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert not opens(empty, bytes(32))
    assert capfd.readouterr() == ("", "")


def test_nothing_in_the_file_looks_like_a_database(empty: Path) -> None:
    content = (empty / DATABASE_FILE).read_bytes()
    assert len(content) > 100_000
    assert not content.startswith(b"SQLite")
    for word in (b"visit", b"person", b"CREATE", b"alembic"):
        assert word not in content


def test_the_file_is_durable_and_checks_its_references(empty: Path) -> None:
    with Store(empty, KEY) as store, store.read() as conn:
        asked = {
            name: conn.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}


def test_a_read_cannot_leave_a_change(empty: Path) -> None:
    with Store(empty, KEY) as store:
        with store.read() as conn:
            conn.execute(text("INSERT INTO setting (key, value) VALUES ('a', 'b')"))
        with store.read() as conn:
            assert conn.execute(text("SELECT count(*) FROM setting")).scalar() == 0


# -- who holds it ----------------------------------------------------------------------------------------------


def test_a_second_window_is_told_who_holds_the_store(data: Path, clock: Clock) -> None:
    first = log_in(data, "caro", clock, hold=True)
    with pytest.raises(StoreBusy, match=rf"Rechner .+, Prozess {os.getpid()}"):
        log_in(data, "rolf", clock, hold=True)
    first.close()
    second = log_in(data, "rolf", clock, hold=True)
    second.close()


def test_a_hold_ends_with_its_process_even_when_that_is_killed(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys; from woilmenau_desk.storage.gates import Hold;"
        "hold = Hold(pathlib.Path(sys.argv[1])); hold.take('caro'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreBusy, match=f"Prozess {other.pid}"):
            Hold(tmp_path).take()
        other.kill()
        other.wait()
    hold = Hold(tmp_path)
    hold.take("rolf")
    assert json.loads((tmp_path / HOLDER_FILE).read_text("utf-8"))["user"] == "rolf"
    hold.release()
    assert not (tmp_path / HOLDER_FILE).exists()


def test_a_hold_taken_by_one_thread_is_let_go_of_by_another(tmp_path: Path) -> None:
    hold = Hold(tmp_path)
    worker = threading.Thread(target=hold.take)
    worker.start()
    worker.join()
    hold.release()
    Hold(tmp_path).take()


def test_a_holder_without_a_note_is_another_window(tmp_path: Path) -> None:
    first = Hold(tmp_path)
    first.take()
    (tmp_path / HOLDER_FILE).write_text("{", "utf-8")
    with pytest.raises(StoreBusy, match="ein anderes Fenster"):
        Hold(tmp_path).take()
    first.release()


def test_the_gate_opens_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), gate(tmp_path):
        raise KeyError
    with gate(tmp_path):
        pass


# -- several processes -----------------------------------------------------------------------------------------


def write_visits(data: str, number: int, pipe: Pipe) -> None:
    """What the other process does: it logs visits as fast as it can."""
    desk = access.login(Path(data), "theke", PASSWORD)
    pipe.send("ready")
    pipe.recv()
    for _ in range(number):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    pipe.send("done")
    pipe.recv()
    desk.close()


def other_process(data: Path, number: int) -> tuple[multiprocessing.process.BaseProcess, Pipe]:
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=write_visits, args=(str(data), number, theirs))
    process.start()
    assert mine.recv() == "ready"
    return process, mine


def test_two_processes_write_at_once_and_lose_nothing(data: Path) -> None:
    desk = access.login(data, "caro", PASSWORD)
    assert desk.store.changed_elsewhere() is None
    process, pipe = other_process(data, 40)
    assert desk.store.changed_elsewhere() is not None, "the other one has logged in"
    assert desk.store.changed_elsewhere() is None
    pipe.send("go")
    for _ in range(40):
        visits.log_visit(desk, LogVisit(VisitData("quick_info")))
    assert pipe.recv() == "done"
    assert desk.store.changed_elsewhere() is not None
    assert desk.store.changed_elsewhere() is None
    tally = visits.day(desk)
    assert tally.contacts == 80
    assert {row.logged_by for row in tally.rows} == {"caro", "theke"}
    with desk.store.read() as conn:
        assert audit.check(conn)[1] is None

    # While the other one has the store open, nobody changes its key.
    with pytest.raises(StoreBusy):
        present.remove_user(desk, "rolf", own_password=PASSWORD)
    assert "rolf" in {card.name for card in access.users(data)}
    assert visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.id == 81
    pipe.send("bye")
    process.join(20)
    present.remove_user(desk, "rolf", own_password=PASSWORD)
    assert "rolf" not in {card.name for card in access.users(data)}
    desk.close()


def test_own_writes_are_no_changes_from_elsewhere(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    assert desk.store.changed_elsewhere() is None
    for _ in range(3):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
        assert desk.store.changed_elsewhere() is None
    other = desk_of("theke")
    assert desk.store.changed_elsewhere() is not None
    # Even when an own write follows before anybody asks.
    visits.log_visit(other, LogVisit(VisitData("encounter")))
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert desk.store.changed_elsewhere() is not None
    assert desk.store.changed_elsewhere() is None


def note_a_login(store: Store) -> None:
    with store.unit_of_work("caro") as uow:
        uow.trace("login", "user")
        uow.commit()


def test_a_writer_who_waits_too_long_is_told(data: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    blocker = connect(data / DATABASE_FILE, desk.store.desk_key)
    blocker.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("woilmenau_desk.storage.engine.file.connections.BUSY_MS", 50)
    with Store(data, desk.store.desk_key) as impatient:
        with pytest.raises(StoreBusy, match="schreibt gerade lange"):
            note_a_login(impatient)
    blocker.execute("ROLLBACK")
    blocker.close()
    assert visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.id == 1


def test_the_recovery_code_opens_the_file(data: Path, code: str) -> None:
    held = Keyring.load(data).open_with_code(code)
    assert opens(data, held.desk_key)
