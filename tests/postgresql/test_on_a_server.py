"""A store on a real PostgreSQL: its schema, its proof, its copies, two who write, and what is said when it is gone."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import inspect

from tests import present
from tests.postgresql.server import Server
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.errors import StoreBusy, StoreDamaged, StoreExists
from woilmenau_desk.domain.queue import QueueData
from woilmenau_desk.domain.server_errors import NotOnServerYet, ServerSilent
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.appointments import queue
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import migrate, restore_journal
from woilmenau_desk.storage.backups import backup
from woilmenau_desk.storage.engine import DATABASE_FILE, looking, make_engine
from woilmenau_desk.storage.engine.server import connections
from woilmenau_desk.storage.engine.server.note import server_of
from woilmenau_desk.storage.engine.server.words import SERVER_FILE
from woilmenau_desk.storage.tables.every import METADATA
from woilmenau_desk.storage.trail import audit

pytestmark = pytest.mark.postgresql


def log(desk: Desk, times: int = 1) -> None:
    for _ in range(times):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))


def test_the_migrations_make_the_tables_up_and_down(server: Server, tmp_path: Path) -> None:
    server.put_there(tmp_path)
    path = tmp_path / DATABASE_FILE
    connections.create(server_of(path), path)  # type: ignore[arg-type]
    engine = make_engine(path, bytes(32))
    for revision in ("0001", "head"):
        migrate.upgrade(engine, revision)
    assert migrate.current(engine) == migrate.HEAD
    migrate.downgrade(engine, "0001")
    migrate.upgrade(engine)
    with engine.connect() as conn:
        assert set(inspect(conn).get_table_names()) == {*METADATA.tables, "alembic_version"}
    engine.dispose()
    with pytest.raises(StoreExists):
        connections.create(server_of(path), path)  # type: ignore[arg-type]


def test_every_row_is_proven_there(desk: Desk) -> None:
    log(desk, 3)
    assert upkeep.verify(desk).findings == ()


def test_what_was_written_past_the_program_shows(desk: Desk, data: Path) -> None:
    log(desk, 2)
    past = connections.connect(server_of(data / DATABASE_FILE), autocommit=True)  # type: ignore[arg-type]
    past.execute("UPDATE visit SET group_size = 7")
    past.execute("CREATE VIEW odd AS SELECT 1")
    past.close()
    told = " ".join(map(str, upkeep.verify(desk).findings))
    assert "Am Programm vorbei geändert: 2 Einträge" in told
    assert "(odd)" in told or ": odd." in told


def test_a_trigger_that_swallows_what_is_written_is_found_out(desk: Desk, data: Path) -> None:
    past = connections.connect(server_of(data / DATABASE_FILE), autocommit=True)  # type: ignore[arg-type]
    past.execute("CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
    past.execute("CREATE TRIGGER t BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION nothing()")
    past.close()
    with pytest.raises(StoreDamaged):
        log(desk)


def test_a_backup_is_an_encrypted_file_that_proves_itself(desk: Desk, data: Path, tmp_path: Path) -> None:
    log(desk, 2)
    made = backup.make(data, desk.store.desk_key, tmp_path / "x.desk", Clock()())
    assert made.counts["visit"] == 2
    assert upkeep.verify_backup(made.path, "caro", PASSWORD).counts == made.counts
    away = tmp_path / "away"
    away.mkdir()
    backup.unpack(made.path, away)
    # The same rows in a file: every digest of the trail holds there as well.
    there = log_in(away, "caro", Clock())
    assert upkeep.verify(there).findings == ()
    log(there)
    there.close()


def test_two_who_write_come_one_after_the_other(
    desk: Desk, desk_of: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = desk_of("theke")
    writers = [threading.Thread(target=log, args=(one, 10)) for one in (desk, other)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert desk.store.changed_elsewhere()
    assert upkeep.verify(desk).findings == ()


def test_two_who_let_people_wait_never_give_a_number_twice(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    numbers: list[int] = []

    def add(one: Desk) -> None:
        numbers.extend(queue.add(one, QueueData()).value.number for _ in range(10))

    writers = [threading.Thread(target=add, args=(one,)) for one in (desk, desk_of("theke"))]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(numbers) == len(set(numbers)) == len(queue.waiting(desk)) == 20
    called = {queue.call_next(desk, "rolf").value.number for _ in range(20)}
    assert called == set(numbers)
    assert upkeep.verify(desk).findings == ()


def test_who_waits_too_long_is_told(data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_MS", 50)
    one, other = log_in(data, "caro", clock), log_in(data, "theke", clock)
    with one.store.unit_of_work("caro") as uow:
        audit.newest(uow.conn)
        with pytest.raises(StoreBusy):
            log(other)
    log(other)
    for desk in (one, other):
        desk.close()


def test_a_change_of_keys_opens_afterwards(desk: Desk, data: Path, clock: Clock) -> None:
    log(desk)
    present.remove_user(desk, "theke", own_password=PASSWORD)
    log(desk)
    assert upkeep.verify(desk).findings == ()
    desk.close()
    log_in(data, "rolf", clock).close()


def test_a_server_that_does_not_answer_is_said(desk: Desk, data: Path) -> None:
    desk.close()
    note = json.loads((data / SERVER_FILE).read_text())
    (data / SERVER_FILE).write_text(json.dumps({**note, "conninfo": f"host={data} dbname=x"}))
    with pytest.raises(ServerSilent):
        log_in(data, "caro", Clock())


def test_no_files_take_the_place_of_rows_on_a_server(desk: Desk, data: Path, tmp_path: Path) -> None:
    made = backup.make(data, desk.store.desk_key, tmp_path / "x.desk", Clock()())
    with restore_journal.fresh_folder(data) as fresh:
        backup.unpack(made.path, fresh)
        with pytest.raises(NotOnServerYet):
            restore_journal.put_in_place(data, fresh, data / "kept")
    with looking(data / DATABASE_FILE, bytes(32)) as conn:
        assert not conn.closed
