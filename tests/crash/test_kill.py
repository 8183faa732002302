"""Killed with SIGKILL at random moments: whatever was acknowledged is there, and the store is whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import select

from tests.stores import PASSWORD, Clock, copy_store, log_in, make_store
from woilmenau_desk.domain.errors import NoStore
from woilmenau_desk.services import upkeep
from woilmenau_desk.storage import audit, integrity
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keyring import Keyring
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.tables_visits import Visit

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

ROOT = Path(__file__).resolve().parents[2]
RNG = random.Random(20261123)


@dataclass
class Killed:
    """What a child said before it died."""

    visits: set[int] = field(default_factory=set)
    said: list[str] = field(default_factory=list)


class Nest:
    """The program whose children are killed."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nest"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def kill_one(self, task: str, data: Path, within: float) -> Killed:
        """Let a child do a task and kill it at a random moment within so many seconds.

        They count from the first thing that it says; for one child in five from its start, so that the login is hit as well.
        """
        stdin, stdout = self._pipes()
        stdin.write(f"{task} {data}\n")
        stdin.flush()
        killed = Killed()
        timer: threading.Timer | None = None
        child = 0
        early = RNG.random() < 0.2
        for line in stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "gone":
                break
            if word == "child":
                child = int(rest)
            elif word == "visit":
                killed.visits.add(int(rest))
            if word not in {"child", "visit"}:
                killed.said.append(line.strip())
            if timer is None and child and (early or killed.visits or killed.said):
                timer = threading.Timer(RNG.uniform(0, within), os.kill, (child, signal.SIGKILL))
                timer.start()
        assert timer is not None, "the child did not start"
        timer.join()
        return killed

    def close(self) -> None:
        stdin, stdout = self._pipes()
        stdin.close()
        self._program.wait(20)
        stdout.close()

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        return self._program.stdin, self._program.stdout


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    program = Nest()
    yield program
    program.close()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("template") / "data"
    make_store(data)
    return data


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    return copy_store(template, tmp_path / "data")


def visits_in(folder: Path, key: bytes) -> set[int]:
    """The moments of all visits in a database; opening it takes up what its log still holds."""
    with Store(folder, key) as store, store.read() as conn:
        return {round(at.timestamp() * 1_000_000) for at in conn.execute(select(Visit.occurred_at)).scalars()}


def check(data: Path, acknowledged: set[int]) -> None:
    """Log in as after any start; everything is there and nothing is wrong."""
    desk = log_in(data, "caro", Clock())
    try:
        lost = acknowledged - visits_in(data, desk.store.desk_key)
        assert not lost, f"{len(lost)} acknowledged visits are lost"
        assert upkeep.verify(desk).findings == ()
    finally:
        desk.close()


def test_every_acknowledged_visit_survives(
    nest: Nest, data: Path, kills: int, capsys: pytest.CaptureFixture[str]
) -> None:
    key = Keyring.load(data).open("caro", PASSWORD).desk_key
    acknowledged: set[int] = set()
    during = 0
    for number in range(kills):
        killed = nest.kill_one("log_visits", data, within=0.1)
        during += bool(killed.visits)
        acknowledged |= killed.visits
        with Store(data, key) as store, store.read() as conn:
            assert audit.check(conn)[1] is None
            if number % 10 == 0:
                assert integrity.check(conn, None) == ()
        lost = acknowledged - visits_in(data, key)
        assert not lost, f"kill {number + 1}: {len(lost)} acknowledged visits are lost"
    check(data, acknowledged)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{kills} kills, {during} of them while visits were logged: "
            f"{len(acknowledged)} visits acknowledged, 0 lost\n"
        )
    assert during > kills / 3, "most kills came before the first visit"


def test_killed_while_the_desk_key_changes(nest: Nest, data: Path) -> None:
    acknowledged: set[int] = set()
    changed = 0
    for _ in range(12):
        killed = nest.kill_one("change_keys", data, within=0.6)
        acknowledged |= killed.visits
        changed += killed.said.count("changed")
        check(data, acknowledged)
    assert acknowledged
    assert changed, "no key was changed at all"
    assert Keyring.load(data).generation > changed


def test_killed_while_a_backup_is_made(nest: Nest, data: Path) -> None:
    acknowledged: set[int] = set()
    made: set[str] = set()
    for _ in range(8):
        killed = nest.kill_one("back_up", data, within=0.4)
        acknowledged |= killed.visits
        made |= {line.removeprefix("backup ") for line in killed.said}
        check(data, acknowledged)
    # What bears the name of a backup is a whole one, whether or not anybody heard of it.
    backups = {path.name: path for path in (data / "backups").glob("*.desk")}
    assert made <= backups.keys()
    assert made
    for path in backups.values():
        upkeep.verify_backup(path, "theke", PASSWORD)


def test_killed_while_a_backup_is_restored(nest: Nest, data: Path) -> None:
    key = Keyring.load(data).open("caro", PASSWORD).desk_key
    desk = log_in(data, "caro", Clock())
    backup = upkeep.backup(desk, data.parent / "sicherung.desk").path
    desk.close()
    acknowledged: set[int] = set()
    restored = 0
    for _ in range(10):
        killed = nest.kill_one("restore", data, within=0.5)
        acknowledged |= killed.visits
        restored += killed.said.count("restored")
        # Wherever the old stores were when the lights went out, nothing in them is lost.
        databases = [data / DATABASE_FILE, *data.glob(f"ersetzt-*/{DATABASE_FILE}")]
        found: set[int] = set()
        for path in databases:
            if path.exists():
                # A copy: opening the store's own file beside its log must wait for the store's own keys.
                copy = Path(
                    shutil.copytree(
                        path.parent, data.parent / "look", ignore=shutil.ignore_patterns("e*", "b*")
                    )
                )
                found |= visits_in(copy, key)
                shutil.rmtree(copy)
        assert acknowledged <= found
        # And the store opens, or says that there is none, and restoring once more helps.
        try:
            check(data, set())
        except NoStore:
            upkeep.restore(data, backup, "caro", PASSWORD)
            check(data, set())
    assert acknowledged
    assert restored, "no backup was restored at all"
