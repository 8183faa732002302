"""An older state of the store, put back while a window is open, at the door, or under a journal that somebody laid there."""

import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.services.test_vanished import start_anew
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk import paths
from woilmenau_desk.domain.errors import ClockDoubted, StoreReplaced
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import restore_journal
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys.key_holder import Argon2
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring
from woilmenau_desk.storage.store import Store

NEW = "ein neues Passwort"
OLDER = "Am 23.11.2026 (Anmeldung: {who}) war die Ablage älter als zuvor, oder nicht dieselbe. Bitte klären."


def visit(desk: Desk, times: int = 1) -> None:
    for _ in range(times):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))


def copy_in_place(then: Path, data: Path) -> None:
    """As `cp` and a sync client do: the files stay the same, and hold something else."""
    for source in then.iterdir():
        copy_file(source, data / source.name)


def copy_file(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("r+b") as file:
        file.truncate()
        shutil.copyfileobj(old, file)


def told(data: Path, name: str, clock: Clock, password: str = PASSWORD) -> list[str]:
    desk = (
        log_in(data, name, clock) if password == PASSWORD else access.login(data, name, password, clock=clock)
    )
    try:
        return [str(finding) for finding in (*desk.findings, *desk.notices)]
    finally:
        desk.close()


@pytest.fixture
def then(data: Path, tmp_path: Path, clock: Clock) -> Path:
    """The folder as it was; since then Rolf logged in and out, after six visits."""
    log_in(data, "caro", clock).close()
    place = Path(shutil.copytree(data, tmp_path / "damals"))
    desk = log_in(data, "rolf", clock)
    visit(desk, 6)
    desk.close()
    return place


def put_back(then: Path, data: Path) -> None:
    shutil.rmtree(data)
    shutil.copytree(then, data)


@pytest.mark.parametrize("exchanged", [False, True], ids=["gone", "another store's name"])
def test_a_key_file_that_is_touched_at_a_login_forgets_nothing(
    data: Path, then: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, *, exchanged: bool
) -> None:
    keys, aside, key = data / KEY_FILE, then.parent / KEY_FILE, Argon2.key

    def touched(cost: Argon2, *given: Any) -> bytes:
        found = key(cost, *given)
        shutil.copy(keys, aside)
        if exchanged:
            keys.write_bytes(replace(Keyring.load(data), store_id="0" * 32).to_bytes())
        else:
            keys.unlink()
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Argon2, "key", touched)
        desk = log_in(data, "theke", clock)
    shutil.copy(aside, keys)
    visit(desk)
    desk.close()
    put_back(then, data)
    assert any("im Protokoll fehlen 9 Einträge" in line for line in told(data, "theke", clock))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody write into a log that is mapped")
@pytest.mark.parametrize("settles", ["lock", "close"])
def test_nothing_is_folded_into_a_database_that_was_copied_in(
    data: Path, then: Path, clock: Clock, settles: str
) -> None:
    desk = log_in(data, "rolf", clock)
    visit(desk, 60)  # more than a log of today has pages of the trail
    desk.close()
    desk = log_in(data, "theke", clock)
    upkeep.poll(desk)
    visit(desk, 3)
    copy_file(then / DATABASE_FILE, data / DATABASE_FILE)
    if settles == "lock":
        desk.store.settle()
        with pytest.raises(StoreReplaced):
            visit(desk)
    desk.close()
    start_anew(data)
    found = told(data, "theke", clock)
    assert any("im Protokoll fehlen 72 Einträge" in line for line in found), found
    again = log_in(data, "caro", clock)
    assert upkeep.verify(again).findings == ()
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody write into a log that is mapped")
def test_a_time_and_a_size_that_were_set_back_hide_nothing(data: Path, then: Path, clock: Clock) -> None:
    desk = log_in(data, "theke", clock)
    for _ in range(5):
        upkeep.poll(desk)
    database = data / DATABASE_FILE
    before = database.stat()
    copy_file(then / DATABASE_FILE, database)
    os.truncate(database, before.st_size)
    os.utime(database, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(StoreReplaced):
        visit(desk)
    desk.close()
    start_anew(data)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody write into a log that is mapped")
@pytest.mark.parametrize(
    ("window_open", "notices"),
    [(True, "poll"), (False, "write"), (True, "close")],
    ids=["poll", "write", "close"],
)
def test_what_is_copied_into_open_files_is_noticed(
    data: Path, tmp_path: Path, clock: Clock, *, window_open: bool, notices: str
) -> None:
    first = log_in(data, "caro", clock)
    visit(first)
    if window_open:
        shutil.copytree(data, tmp_path / "damals")
    first.close()
    if not window_open:
        shutil.copytree(data, tmp_path / "damals")
    # Folded into the database and gone from the log, as most is.
    desk = log_in(data, "rolf", clock)
    visit(desk, 60)
    desk.close()
    desk = log_in(data, "theke", clock)
    visit(desk, 6)
    for _ in range(5):
        upkeep.poll(desk)
    copy_in_place(tmp_path / "damals", data)
    if notices == "poll":
        for _ in range(2):
            with pytest.raises(StoreReplaced, match="ein anderer Stand"):
                upkeep.poll(desk)
    elif notices == "write":
        for _ in range(2):
            with pytest.raises(StoreReplaced):
                visit(desk)
    desk.close()
    start_anew(data)
    found = told(data, "theke", clock)
    assert any("im Protokoll fehlen 68 Einträge" in line for line in found)
    again = log_in(data, "caro", clock)
    assert len(visits.day(again).rows) == 1
    assert upkeep.verify(again).findings == ()
    again.close()


def test_another_process_that_writes_replaces_nothing(data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    upkeep.poll(desk)
    key = Keyring.load(data).open("theke", PASSWORD).desk_key
    for _ in range(4):
        with Store(data, key, clock) as other, other.unit_of_work("theke") as uow:
            uow.trace("made", "store")
            uow.commit()
        visit(desk)
        assert upkeep.poll(desk) is not None
        for _ in range(4):
            assert upkeep.poll(desk) is None
    desk.close()
    assert told(data, "caro", clock) == []


def test_a_password_changed_at_the_door_forgets_nothing(data: Path, then: Path, clock: Clock) -> None:
    put_back(then, data)
    access.replace_password(data, "theke", PASSWORD, NEW, clock=clock)
    line = OLDER.format(who="Theke")
    assert told(data, "theke", clock, NEW)[:1] == [line], "who stood at the door is told, too"
    assert told(data, "theke", clock, NEW) == []
    for name in ("caro", "rolf"):
        assert told(data, name, clock)[:1] == [line]


def test_a_change_that_was_refused_forgets_nothing(data: Path, then: Path, clock: Clock) -> None:
    put_back(then, data)
    early = Clock()
    early.set(2019, 1, 1)
    with pytest.raises(ClockDoubted):
        access.replace_password(data, "theke", PASSWORD, NEW, clock=early)
    (found,) = told(data, "theke", clock)
    assert "im Protokoll fehlen 7 Einträge" in found


def test_a_log_that_lost_something_is_told_after_a_password_was_changed(
    data: Path, tmp_path: Path, clock: Clock
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk, 4)
    left = Path(shutil.copytree(data, tmp_path / "liegen geblieben"))
    desk.close()
    put_back(left, data)
    log = data / f"{DATABASE_FILE}-wal"
    content = bytearray(log.read_bytes())
    content[-2000] ^= 1
    log.write_bytes(content)
    access.replace_password(data, "theke", PASSWORD, NEW, clock=clock)
    lost = "war das Schreibprotokoll beschädigt: die letzten Einträge davor fehlen (höchstens 1)"
    for name, password in (("theke", NEW), ("rolf", PASSWORD), ("caro", PASSWORD)):
        assert any(lost in line for line in told(data, name, clock, password)), name


@pytest.mark.parametrize("laid", [True, False], ids=["laid there", "the program's own"])
def test_only_a_journal_of_the_programs_own_lets_forget(
    data: Path, then: Path, clock: Clock, *, laid: bool
) -> None:
    put_back(then, data)
    moves = {
        "format": 1,
        "kept": "ersetzt-x",
        "out": [],
        "fresh": f"{restore_journal._FRESH}x",
        "into": ["keys.json"],
    }
    journal = json.dumps(moves, indent=1).encode()
    (data / restore_journal.JOURNAL_FILE).write_bytes(journal)
    if not laid:
        restore_journal.expect(data, journal)
    found = told(data, "theke", clock)
    assert any("im Protokoll fehlen 7 Einträge" in line for line in found) is laid
    assert not (data / restore_journal.JOURNAL_FILE).exists()


def test_what_came_by_a_journal_is_remembered_from_then_on(data: Path, then: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    backup = upkeep.backup(desk, then.parent / "sicherung.desk").path
    desk.close()
    upkeep.restore(data, backup, "caro", PASSWORD)
    assert paths.remembered("last-seen", data).exists()
    assert not os.path.lexists(paths.remembered("replacing", data))
    assert not any("älter" in line for line in told(data, "caro", clock))
