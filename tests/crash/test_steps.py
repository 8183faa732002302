"""Killed, or on a disk that fails, at every single step of replacing a store: it is the old one or the new one."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crash.steps import BUG, CUT_OFF, DONE, REFUSED
from tests.stores import CHEAP, PASSWORD, Clock, log_in, make_store
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import access, upkeep, visits
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keyring import KEY_FILE

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
    """A store of four visits, and a backup of two in which somebody leads who has left since."""
    folder = tmp_path_factory.mktemp("steps") / "before"
    data = folder / "data"
    make_store(data)
    desk = log_in(data, "caro", Clock())
    access.add_user(desk, "lena", Role.LEAD, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    for _ in range(NEW):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    upkeep.backup(desk, folder / "sicherung.desk")
    access.remove_user(desk, "lena", own_password=PASSWORD)
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


def steps(before: Path, tmp_path: Path, task: str, how: str, stride: int) -> list[Step]:
    shutil.copytree(before, tmp_path / "before")
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.steps", task, how, str(stride), str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = []
    for line in done.stdout.splitlines():
        at, ended, visits_found, kept, aside, journal = line.split(" ")
        found.append(
            Step(int(at), int(ended), int(visits_found), _numbers(kept), _numbers(aside), journal == "1")
        )
    assert len(found) > 8, "hardly a step was seen"
    assert BUG not in {step.ended for step in found}, done.stderr
    return found


def _numbers(text: str) -> tuple[int, ...]:
    return () if text == "-" else tuple(map(int, text.split(",")))


@pytest.fixture
def stride(kills: int) -> Callable[[int], int]:
    """Each step where much is asked for (`--kills 500`), else some of them."""
    return lambda usual: 1 if kills >= 500 else usual


@pytest.mark.parametrize(("how", "usual"), [("kill", 6), ("once", 20), ("full", 20)])
def test_restoring_leaves_the_old_store_or_the_new_one(
    before: Path, tmp_path: Path, how: str, usual: int, stride: Callable[[int], int]
) -> None:
    found = steps(before, tmp_path, "restore", how, stride(usual))
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
    before: Path, tmp_path: Path, stride: Callable[[int], int]
) -> None:
    empty = tmp_path / "empty"
    (empty / "data").mkdir(parents=True)
    shutil.copy(before / "sicherung.desk", empty)
    for step in steps(empty, tmp_path, "restore_new", "kill", stride(10)):
        assert step.found in (NONE, NEW), step
        assert step.kept == (), step
        assert not step.journal, step


@pytest.mark.parametrize("how", ["kill", "full"])
def test_a_new_store_is_made_whole_or_not_at_all(
    before: Path, tmp_path: Path, how: str, stride: Callable[[int], int]
) -> None:
    """Beside a database without its key file, whose log goes where it goes."""
    orphan = tmp_path / "orphan"
    shutil.copytree(before, orphan)
    (orphan / "data" / KEY_FILE).unlink()
    size = (orphan / "data" / DATABASE_FILE).stat().st_size
    for step in steps(orphan, tmp_path, "init_orphan", how, stride(10)):
        assert step.found in (NONE, 0), step
        assert step.aside == ((size,) if step.found == 0 else ()), step
        assert not step.journal, step
