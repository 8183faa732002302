"""Killed, or on a disk that fails, at every single step of replacing a store: it is the old one or the new one."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import present
from tests.crash.steps import BUG, CUT_OFF, DONE, REFUSED
from tests.stores import CHEAP, PASSWORD, Clock, a_store, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys.keyring import KEY_FILE

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW, NONE = 4, 2, -1
KILLED = -getattr(signal, "SIGKILL", 9)


@dataclass(frozen=True)
class Step:
    """What became of it: how the child ended, the visits in the store, in those kept, the sizes of what was set aside."""

    at: int
    ended: int
    found: int
    kept: tuple[int, ...]
    aside: tuple[int, ...]
    journal: bool


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of four visits, and two backups of two: in the later one somebody leads who has left since."""
    folder = tmp_path_factory.mktemp("steps") / "before"
    data = folder / "data"
    a_store(data)
    desk = log_in(data, "caro", Clock())
    for _ in range(NEW):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    upkeep.backup(desk, folder / "davor.desk")
    access.add_user(desk, "lena", Role.LEAD, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    upkeep.backup(desk, folder / "sicherung.desk")
    present.remove_user(desk, "lena", own_password=PASSWORD)
    for _ in range(OLD - NEW):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    # Left open by somebody who was cut off: the newest visits stand in the log alone.
    copy = folder.parent / "cut off"
    shutil.copytree(data, copy)
    desk.close()
    shutil.rmtree(data)
    copy.rename(data)
    assert (data / f"{DATABASE_FILE}-wal").stat().st_size
    return folder


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[str]]:
    memory = {**os.environ, "XDG_STATE_HOME": str(tmp_path_factory.mktemp("state"))}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.crash.steps"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=memory,
    ) as started:  # fmt: skip
        yield started


@pytest.fixture
def steps(program: subprocess.Popen[str], kills: int) -> Callable[[Path, str, str, int], list[Step]]:
    """Goes through the steps of a task.

    While the new store is made ready only some, and only with kills: what else may befall the journal is played in
    `tests/storage/test_restore_journal.py`. Where much is asked for (`--kills 500`) each step, in each way.
    """

    def go(folder: Path, task: str, how: str, stride: int) -> list[Step]:
        if (how != "kill" or task == "restore") and kills < 500:
            pytest.skip("with --kills 500")
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(f"{task} {how} {1 if kills >= 500 else stride} {folder}\n")
        program.stdin.flush()
        found = []
        for line in program.stdout:
            if line == "end\n":
                break
            at, ended, visits_found, kept, aside, journal = line.split()
            lists = _numbers(kept), _numbers(aside)
            found.append(Step(int(at), int(ended), int(visits_found), *lists, journal == "1"))
        assert program.poll() is None, "the program ended"
        assert len(found) > 6, "hardly a step was seen"
        assert BUG not in {step.ended for step in found}
        return found

    return go


def _numbers(text: str) -> tuple[int, ...]:
    return () if text == "-" else tuple(map(int, text.split(",")))


@pytest.mark.parametrize("task", ["restore_same", "restore"])
@pytest.mark.parametrize("how", ["kill", "once", "full"])
def test_restoring_leaves_the_old_store_or_the_new_one(
    before: Path, task: str, how: str, steps: Callable[[Path, str, str, int], list[Step]]
) -> None:
    found = steps(before, task, how, 25)
    for step in found:
        assert step.found in (OLD, NEW), step
        # What was replaced is whole, and nothing else looks as if it had been.
        assert step.kept == ((OLD,) if step.found == NEW else ()), step
        assert not step.journal, step
        if step.ended == REFUSED:
            assert step.found == OLD, step
        elif step.ended == DONE:
            assert step.found == NEW, step
        else:
            assert step.ended in (KILLED, CUT_OFF), step
    assert {step.found for step in found} == {OLD, NEW}


def test_restoring_into_an_empty_folder_leaves_nothing_or_the_new_store(
    before: Path, tmp_path: Path, steps: Callable[[Path, str, str, int], list[Step]]
) -> None:
    empty = tmp_path / "empty"
    (empty / "data").mkdir(parents=True)
    shutil.copy(before / "davor.desk", empty)
    for step in steps(empty, "restore_new", "kill", 100):
        assert step.found in (NONE, NEW), step
        assert step.kept == (), step
        assert not step.journal, step


@pytest.mark.parametrize("how", ["kill", "full"])
def test_a_new_store_is_made_whole_or_not_at_all(
    before: Path, tmp_path: Path, how: str, steps: Callable[[Path, str, str, int], list[Step]]
) -> None:
    """Beside a database without its key file, whose log goes where it goes."""
    orphan = tmp_path / "orphan"
    shutil.copytree(before, orphan)
    (orphan / "data" / KEY_FILE).unlink()
    size = (orphan / "data" / DATABASE_FILE).stat().st_size
    for step in steps(orphan, "init_orphan", how, 100):
        assert step.found in (NONE, 0), step
        assert step.aside == ((size,) if step.found == 0 else ()), step
        assert not step.journal, step
