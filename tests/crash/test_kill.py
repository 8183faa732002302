"""Killed with SIGKILL at random moments: whatever was acknowledged is there, and the store is whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import select

from tests.stores import PASSWORD, Clock, a_store, copy_store, log_in
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import MustChangePassword
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import drafts
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import integrity, rekey
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.trail import audit

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

# Where the program remembers how far a store went: this test's own, for the children as for whoever looks after them.
STATE = "XDG_STATE_HOME"
ROOT = Path(__file__).resolve().parents[2]
RNG = random.Random(20261123)


@dataclass
class Killed:
    """What a child said before it died."""

    visits: set[int] = field(default_factory=set)
    said: list[str] = field(default_factory=list)


def check_killed(task: str, by: str) -> None:
    """Whoever ended by itself did not do what it was asked for, so nothing was tried."""
    assert int(by) == signal.SIGKILL, f"the child for {task} ended by itself; what it said is on stderr"


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
        stdin.write(f"{task} {data} {os.environ[STATE]}\n")
        stdin.flush()
        killed = Killed()
        timer: threading.Timer | None = None
        child = 0
        early = RNG.random() < 0.2
        for line in stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "gone":
                check_killed(task, rest)
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

    def let_one_die(self, task: str, data: Path) -> bool:
        """Let a child do a task in which it dies by itself; whether it came to the end before."""
        stdin, stdout = self._pipes()
        stdin.write(f"{task} {data} {os.environ[STATE]}\n")
        stdin.flush()
        child, ended = 0, False
        for line in stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "gone":
                check_killed(task, rest)
                break
            if word == "child":
                child = int(rest)
            if word == "changed":
                ended = True
                os.kill(child, signal.SIGKILL)
        return ended

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
    a_store(data)
    return data


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    return copy_store(template, tmp_path / "data")


def visits_in(folder: Path, key: bytes) -> set[int]:
    """The moments of all visits in a database; opening it takes up what its log still holds."""
    with Store(folder, key) as store, store.read() as conn:
        return {round(at.timestamp() * 1_000_000) for at in conn.execute(select(Visit.occurred_at)).scalars()}


def confide(data: Path) -> None:
    """Some notes and a draft: what the vault key has sealed."""
    desk = log_in(data, "caro", Clock())
    person = people.register(desk, PersonData("Mira")).value.id
    for note in ("Mietvertrag", "Kündigung", "Arztbrief"):
        counselling.record_session(desk, RecordSession(SessionData(person, ("housing",)), note))
    drafts.save(desk, "session", {"note": "halb geschrieben"}, confidential=True)
    desk.close()


def check(data: Path, acknowledged: set[int]) -> None:
    """Log in as after any start; everything is there and nothing is wrong."""
    desk = log_in(data, "caro", Clock())
    try:
        lost = acknowledged - visits_in(data, desk.store.desk_key)
        assert not lost, f"{len(lost)} acknowledged visits are lost"
        assert upkeep.verify(desk).findings == ()
        if (found := drafts.load(desk, "session")) is not None:
            assert found == {"note": "halb geschrieben"}
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


def test_killed_while_the_keys_change(nest: Nest, data: Path, kills: int) -> None:
    confide(data)
    acknowledged: set[int] = set()
    changed = 0
    for _ in range(max(12, kills // 4)):
        killed = nest.kill_one("change_keys", data, within=0.6)
        acknowledged |= killed.visits
        changed += killed.said.count("changed")
        check(data, acknowledged)
    assert acknowledged
    assert changed, "no key was changed at all"
    assert Keyring.load(data).generation > changed


@pytest.fixture(scope="module")
def confided(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = copy_store(template, tmp_path_factory.mktemp("confided") / "data")
    with pytest.MonkeyPatch.context() as own:
        own.setenv("XDG_STATE_HOME", str(data.parent / "state"))
        confide(data)
    return data


@pytest.mark.parametrize("change", range(7))
def test_dead_at_any_call_for_the_files(
    nest: Nest, confided: Path, tmp_path: Path, kills: int, change: int
) -> None:
    """Whatever takes something from somebody is done whole or not at all, and nobody is kept out.

    Every call is tried with `--kills 1000`; a few of them otherwise.
    """
    names = {card.name for card in access.users(confided)}
    last, step, done = 1 + RNG.randrange(3), 1 if kills >= 1000 else 10, False
    while not done:
        data = copy_store(confided, tmp_path / f"{change}-{last}" / "data")
        before = Keyring.load(data)
        done = nest.let_one_die("change_once", data)
        check(data, set())
        after = Keyring.load(data)
        assert after.following is None
        assert after.edition - before.edition <= 2
        if change in (0, 6):
            assert {card.name for card in after.cards()} == names
        for name in after.cards():
            with suppress(MustChangePassword):
                log_in(data, name.name, Clock()).close()
        assert not list(data.glob(f"{rekey.FRESH_FILE}*")) or not done
        last += step
    assert last > 3


def test_killed_while_a_backup_is_made(nest: Nest, data: Path) -> None:
    acknowledged: set[int] = set()
    made: set[str] = set()
    for number in range(8):
        # On a busy machine one gets further only when it is given longer.
        killed = nest.kill_one("back_up", data, within=0.8 if made else 0.8 + number)
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
    desk = log_in(data, "caro", Clock())
    backup = upkeep.backup(desk, data.parent / "sicherung.desk").path
    desk.close()
    acknowledged: set[int] = set()
    for number in range(8):
        killed = nest.kill_one("restore", data, within=1.0 if acknowledged else 1.0 + number)
        acknowledged |= killed.visits
        # A store opens: the old one or the new one, never none. What was cut off is finished by that.
        check(data, set())
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
                found |= visits_in(copy, Keyring.load(copy).open("caro", PASSWORD).desk_key)
                shutil.rmtree(copy)
        assert acknowledged <= found
    assert acknowledged
    # What was cut off stands in nobody's way. That each step of it was hit is seen to in test_steps.
    upkeep.restore(data, backup, "caro", PASSWORD)
    check(data, set())
