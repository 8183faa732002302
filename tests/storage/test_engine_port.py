"""The port to the engine: errors by their number on both sides, and statements compiled once."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.sql.compiler import SQLCompiler

from woilmenau_desk.domain.errors import (
    BackupStopped,
    DiskFailing,
    DiskFull,
    KnownError,
    StoreBusy,
    StoreDamaged,
)
from woilmenau_desk.domain.server_errors import NoServerDriver, ServerRefuses, ServerSilent
from woilmenau_desk.storage.engine import DATABASE_FILE, exists, lacks_table, told_as_known
from woilmenau_desk.storage.engine.errors import is_built_otherwise
from woilmenau_desk.storage.engine.server import connections
from woilmenau_desk.storage.engine.server.note import server_of
from woilmenau_desk.storage.engine.server.words import SERVER_FILE
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.trail import audit


class OfServer(Exception):
    """As the server's driver raises it."""

    def __init__(self, sqlstate: str | None) -> None:
        self.sqlstate = sqlstate
        super().__init__("database or disk is full")  # words say nothing


STATES = {
    "53100": DiskFull, "57014": BackupStopped, "40001": StoreBusy, "40P01": StoreBusy, "55P03": StoreBusy,
    "53300": StoreBusy, "08006": ServerSilent, "57P01": ServerSilent, "28P01": ServerRefuses, "28000": ServerRefuses,
    "42501": ServerRefuses, "3D000": StoreDamaged, "XX001": StoreDamaged, "58030": DiskFailing,
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_the_servers_state_says_which(state: str, tmp_path: Path) -> None:
    with pytest.raises(STATES[state]) as refused, told_as_known(tmp_path / DATABASE_FILE):
        raise OperationalError("SELECT 1", None, OfServer(state))
    assert isinstance(refused.value, KnownError)


@pytest.mark.parametrize("state", ["42601", "23505", "22003"])
def test_any_other_state_is_a_bug(state: str, tmp_path: Path) -> None:
    with pytest.raises(OperationalError), told_as_known(tmp_path / DATABASE_FILE):
        raise OperationalError("SELECT 1", None, OfServer(state))


def test_tables_that_are_missing_are_told_by_their_state() -> None:
    assert lacks_table(OfServer("42P01"))
    assert not lacks_table(OfServer("42703"))
    assert is_built_otherwise(OfServer("42P07"))
    assert not is_built_otherwise(OfServer("23505"))


def test_a_folder_says_that_its_rows_are_on_a_server(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_FILE
    assert server_of(path) is None
    assert not exists(path)
    (tmp_path / SERVER_FILE).write_text('{"conninfo": "host=x", "schema": "woilmenau_desk"}')
    assert exists(path)
    # A copy beside it is a file.
    assert server_of(tmp_path / "desk.db.new") is None
    for odd in ('{"conninfo": "host=x", "schema": "a; DROP"}', "[]", "{}", '{"conninfo": 1, "schema": "a"}'):
        (tmp_path / SERVER_FILE).write_text(odd)
        with pytest.raises(StoreDamaged):
            server_of(path)


def test_without_its_driver_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(NoServerDriver):
        connections.driver()


def test_a_statement_is_compiled_once_for_all_engines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
        Store.create(folder, bytes(32))
    compiled = []
    begin = SQLCompiler.__init__

    def count(self: SQLCompiler, *args: object, **kwargs: object) -> None:
        compiled.append(self)
        begin(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(SQLCompiler, "__init__", count)
    for number, folder in enumerate(folders):
        compiled.clear()
        with Store(folder, bytes(32)) as store, store.read() as conn:
            audit.head_of(conn)
            audit.newest(conn)
            audit.last_moment(conn)
        if number:
            assert compiled == []
