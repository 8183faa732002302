"""Backups that somebody made up, and backups made under a clock that archives do not know."""

import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.stores import PASSWORD
from woilmenau_desk.domain.errors import CannotRead, KnownError, NotABackup, StoreDamaged
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.backups import backup
from woilmenau_desk.storage.backups.backup import keyring_of, prove, read_manifest
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.gates import HOLDER_FILE, Hold
from woilmenau_desk.storage.keys import attempts
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring
from woilmenau_desk.storage.outputs import BACKUP_MANIFEST

posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes have a path there")


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> Path:
    return upkeep.backup(desk, tmp_path / "stick" / "sicherung.desk").path


def rewritten(path: Path, packing: int = zipfile.ZIP_STORED, **changes: bytes) -> None:
    """The same archive packed otherwise, and with other content."""
    with zipfile.ZipFile(path) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    names = {"manifest": BACKUP_MANIFEST, "keys": KEY_FILE, "database": DATABASE_FILE}
    files |= {names[what]: content for what, content in changes.items()}
    with zipfile.ZipFile(path, "w", packing) as bundle:
        for name, content in files.items():
            bundle.writestr(name, content)


def opened_somehow(path: Path, desk: Desk) -> None:
    """Every way in refuses it."""
    for attempt in (
        lambda: prove(path, desk.store.desk_key),
        lambda: upkeep.verify_backup(path, "caro", PASSWORD),
        lambda: upkeep.restore(path.parent / "neu", path, "caro", PASSWORD),
    ):
        with pytest.raises((NotABackup, CannotRead)):
            attempt()


@pytest.mark.parametrize("year", [1970, 1979, 1980, 2107, 2108, 9000])
def test_a_backup_is_made_whatever_the_clock_says(desk: Desk, tmp_path: Path, year: int) -> None:
    at = datetime(year, 2, 28, 12, tzinfo=UTC)
    path = tmp_path / "sicherung.desk"
    made = backup.make(desk.data, desk.store.desk_key, path, at)
    # The manifest holds the real moment, the archive the nearest that it can.
    assert datetime.fromisoformat(made.made_at) == at
    with zipfile.ZipFile(path) as bundle:
        assert {entry.date_time[0] for entry in bundle.infolist()} == {min(max(year, 1980), 2107)}
    assert prove(path, desk.store.desk_key).made_at == made.made_at


@pytest.mark.parametrize(
    "moment",
    [
        "gestern",
        "",
        "2026-11-23",
        "2026-11-23T13:10:00",  # of no time zone
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        None,
        20261123,
        ["2026-11-23T13:10:00+00:00"],
        "\uff12026-11-23T13:10:00+00:00",
    ],
)
def test_what_is_no_moment_makes_no_backup(desk: Desk, made: Path, moment: object) -> None:
    manifest = read_manifest(made) | {"made_at": moment}
    rewritten(made, manifest=json.dumps(manifest).encode())
    opened_somehow(made, desk)


def test_a_moment_brings_nothing_else_along(made: Path) -> None:
    # Between day and time Python takes whatever stands there.
    manifest = read_manifest(made) | {"made_at": "2026-11-23\x1b14:10:00+01:00"}
    rewritten(made, manifest=json.dumps(manifest).encode())
    assert read_manifest(made)["made_at"] == "2026-11-23T13:10:00+00:00"


def test_what_is_packed_is_none_of_ours(desk: Desk, made: Path) -> None:
    rewritten(made, zipfile.ZIP_DEFLATED)
    opened_somehow(made, desk)


@pytest.mark.parametrize(
    "changes",
    [
        {"manifest": b"[" * 100_000},
        {"manifest": b'{"a":' * 100_000},
        {"manifest": b" " * 1_000_001},
        {"keys": b"[" * 100_000},
        {"keys": b" " * 4_000_001},
    ],
)
def test_nothing_in_it_is_endless(desk: Desk, made: Path, changes: dict[str, bytes]) -> None:
    rewritten(made, **changes)
    with pytest.raises(NotABackup):
        keyring_of(made) if "keys" in changes else read_manifest(made)


def test_a_name_that_stands_twice_means_none(desk: Desk, made: Path) -> None:
    with zipfile.ZipFile(made, "a") as bundle, pytest.warns(UserWarning, match="Duplicate"):
        bundle.writestr(KEY_FILE, b"{}")
    opened_somehow(made, desk)


@posix_only
def test_a_pipe_is_no_backup(desk: Desk, tmp_path: Path) -> None:
    pipe = tmp_path / "x.desk"
    os.mkfifo(pipe)
    opened_somehow(pipe, desk)


def test_a_key_file_without_end_or_ground_is_damaged(data: Path) -> None:
    (data / KEY_FILE).write_bytes(b"[" * 1_000_000)
    with pytest.raises(StoreDamaged):
        Keyring.load(data)
    with (data / KEY_FILE).open("wb") as file:
        file.truncate(1_800_000_000)
    with pytest.raises(CannotRead):
        Keyring.load(data)


@pytest.mark.parametrize("content", [b"[" * 100_000, b" " * 1_000_001, b'{"caro": [1e999, 1]}', b"\xff"])
def test_a_count_of_attempts_that_is_none_keeps_nobody_out(data: Path, content: bytes) -> None:
    (data / attempts.ATTEMPTS_FILE).write_bytes(content)
    assert attempts.wait_seconds(data, "caro") == 0


@posix_only
@pytest.mark.parametrize("name", [KEY_FILE, attempts.ATTEMPTS_FILE, HOLDER_FILE])
def test_a_pipe_among_the_stores_files_holds_nobody_up(data: Path, name: str) -> None:
    (data / name).unlink(missing_ok=True)
    os.mkfifo(data / name)
    assert attempts.wait_seconds(data, "caro") == 0
    hold = Hold(data)
    hold.take("caro")
    with pytest.raises(KnownError):
        Hold(data).take("rolf")
    hold.release()
    if name == KEY_FILE:
        with pytest.raises(CannotRead):
            Keyring.load(data)


@pytest.mark.parametrize(
    "note", ['{"host": "\\u001b[2J", "pid": "x"}', "[" * 100_000, "[]", '{"host": 1}', "1"]
)
def test_who_holds_a_store_is_not_told_in_others_words(data: Path, note: str) -> None:
    hold = Hold(data)
    hold.take("caro")
    (data / HOLDER_FILE).write_text(note)
    with pytest.raises(KnownError, match="anderswo offen"):
        Hold(data).take("rolf")
    hold.release()
