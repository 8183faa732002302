"""One bit flipped, or the end cut off, in each file of a store: it is told, or it changed nothing. Never silent."""

import os
import random
import shutil
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.stores import PASSWORD, Clock, a_store, log_in
from woilmenau_desk import paths
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring
from woilmenau_desk.storage.store import Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed to leave a log behind")

LOG = f"{DATABASE_FILE}-wal"
BACKUP = "sicherung.desk"
RNG = random.Random(20261126)
# Written by the login that looks, and by nothing else in these tests.
OWN = {"audit_entry", "audit_head", "sqlite_sequence", "key_state"}

Rows = dict[str, list[tuple[Any, ...]]]


def fill(desk: Desk) -> None:
    """Some of everything that must not be lost."""
    for number in range(12):
        person = people.register(desk, PersonData(f"Vorname {number}", "Beispiel")).value
        visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=person.id)))
        if number % 3 == 0:
            data = SessionData(person.id, topics=("residence",))
            counselling.record_session(desk, RecordSession(data, f"Vertraulich {number}"))


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a backup beside it, and a log that somebody died over; "whole" and "memory" are copies."""
    folder = tmp_path_factory.mktemp("flips")
    with pytest.MonkeyPatch.context() as own:
        own.setenv("XDG_STATE_HOME", str(folder / "state"))
        _crash(folder)
    return folder


@pytest.fixture
def folder(crashed: Path) -> Path:
    """The same, as it was left."""
    back_to_the_crash(crashed)
    return crashed


def _crash(tmp_path: Path) -> None:
    data = tmp_path / "data"
    a_store(data)
    desk = log_in(data, "caro", Clock())
    fill(desk)
    upkeep.backup(desk, tmp_path / BACKUP)
    desk.close()
    child = os.fork()
    if child == 0:
        desk = log_in(data, "caro", Clock())
        fill(desk)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert (data / LOG).stat().st_size > 100_000, "the log was folded in"
    shutil.copytree(data, tmp_path / "whole")
    shutil.copy(paths.remembered("last-seen", data), tmp_path / "memory")


def back_to_the_crash(folder: Path) -> Path:
    """The store, and what this machine remembers of it, as they were left."""
    data = folder / "data"
    shutil.rmtree(data)
    shutil.copytree(folder / "whole", data)
    memory = paths.remembered("last-seen", data)
    memory.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / "memory", memory)
    return data


def rows(data: Path, key: bytes) -> Rows:
    """Everything in the database that the look itself does not write."""
    with Store(data, key) as store, store.read() as conn:
        names = conn.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        return {
            name: [tuple(row) for row in conn.execute(text(f'SELECT * FROM "{name}"'))]
            for name in names
            if name not in OWN
        }


def look(data: Path) -> tuple[bool, Rows | None]:
    """Log in and verify, as a colleague does: whether something was told, and what is there."""
    try:
        desk = log_in(data, "caro", Clock())
    except KnownError:
        return True, None
    try:
        told = bool(upkeep.verify(desk).findings)
        key = desk.store.desk_key
    except KnownError:
        return True, None
    finally:
        desk.close()
    return told, None if told else rows(data, key)


def keys(content: bytes) -> Keyring | None:
    """What the key file says, however it is written; None where it says nothing."""
    try:
        return Keyring.from_bytes(content)
    except KnownError:
        return None


def flipped(content: bytes) -> bytes:
    """With one bit another; one time in six with the end cut off instead."""
    if RNG.random() < 1 / 6:
        return content[: RNG.randrange(len(content))]
    changed = bytearray(content)
    changed[RNG.randrange(len(changed))] ^= 1 << RNG.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("name", [DATABASE_FILE, LOG, KEY_FILE])
def test_a_flip_in_the_store_is_told(
    folder: Path, name: str, flips: int, capsys: pytest.CaptureFixture[str]
) -> None:
    told, whole = look(folder / "data")
    assert not told
    outcomes: Counter[str] = Counter()
    for _ in range(flips):
        data = back_to_the_crash(folder)
        before = (data / name).read_bytes()
        after = flipped(before)
        (data / name).write_bytes(after)
        told, found = look(data)
        same = found == whole and (name != KEY_FILE or keys(before) == keys(after))
        outcomes["told" if told else "harmless" if same else "silent"] += 1
        if not told and not same:
            differing = (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
            sys.stderr.write(
                f"silent: {name} {len(before)} -> {len(after)} at {next(differing, len(after))}\n"
            )
    say(capsys, name, outcomes)
    assert outcomes["silent"] == 0


def test_a_flip_in_a_backup_is_told(folder: Path, flips: int, capsys: pytest.CaptureFixture[str]) -> None:
    content = (folder / BACKUP).read_bytes()
    key = Keyring.load(folder / "data").open("caro", PASSWORD).desk_key

    def unpacked(path: Path, into: Path) -> Rows:
        into.mkdir()
        files.unpack(path, into)
        return rows(into, key)

    whole = unpacked(folder / BACKUP, folder / "unpacked")
    outcomes: Counter[str] = Counter()
    for number in range(flips):
        path = folder / f"{number}.desk"
        path.write_bytes(flipped(content))
        into = folder / str(number)
        try:
            upkeep.verify_backup(path, "caro", PASSWORD)
        except KnownError:
            outcomes["told"] += 1
        else:
            outcomes["harmless" if unpacked(path, into) == whole else "silent"] += 1
            shutil.rmtree(into)
        path.unlink()
    say(capsys, "backup", outcomes)
    assert outcomes["silent"] == 0


def say(capsys: pytest.CaptureFixture[str], name: str, outcomes: Counter[str]) -> None:
    """The numbers, for whoever asks for many."""
    with capsys.disabled():
        counted = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
        sys.stdout.write(f"\n{name}: {sum(outcomes.values())} flips: {counted}\n")
