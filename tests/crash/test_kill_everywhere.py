"""Killed with SIGKILL in every way of writing: what was acknowledged is there, whole and readable, and a login fits."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.crash.test_kill import Killed, Nest
from tests.crash.writes import CODE_FILE, LIST_LENGTH, OTHER, TASKS, fill, opens
from tests.old_stores import make_old_store
from tests.stores import PASSWORD, Clock, a_store, copy_store, log_in
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
# Ways that do little between two kills are worth a store of their own each time.
AFRESH = {"old_store"}
WITHIN = 0.5
OLDEST = "0001"


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    program = Nest()
    yield program
    program.close()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("everywhere")
    (folder / CODE_FILE).write_text(a_store(folder / "data"), "utf-8")
    make_old_store(folder / "old", fill, revision=OLDEST)
    return folder


@pytest.mark.parametrize("task", TASKS)
def test_killed(
    nest: Nest, template: Path, tmp_path: Path, task: str, kills: int, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(template / CODE_FILE, tmp_path)
    data = tmp_path / "data"
    acknowledged = 0
    rows: set[tuple[str, int]] = set()
    notes: dict[int, list[str]] = {}
    lists: set[str] = set()
    number = max(1, kills // len(TASKS) // 2)
    for _ in range(number):
        if task in AFRESH or not data.exists():
            shutil.rmtree(data, ignore_errors=True)
            rows.clear()
            copy_store(template / ("old" if task in AFRESH else "data"), data)
        killed = nest.kill_one(task, data, within=WITHIN)
        acknowledged += len(killed.said)
        take_down(killed, rows, notes)
        lists |= {line.split()[1] for line in killed.said if line.startswith("imported ")}
        check(data, rows, notes, lists)
    with capsys.disabled():
        sys.stdout.write(f"\n{task}: {number} kills, {acknowledged} acknowledged, 0 lost\n")


def take_down(killed: Killed, rows: set[tuple[str, int]], notes: dict[int, list[str]]) -> None:
    """What the child said is durable. A note may be newer than what was heard of it, never older."""
    for line in killed.said:
        word, *rest = line.split()
        if word == "row":
            rows.add((rest[0], int(rest[1])))
        elif word == "note":
            notes.setdefault(int(rest[0]), []).append(rest[1])


def check(data: Path, rows: set[tuple[str, int]], notes: dict[int, list[str]], lists: set[str]) -> None:
    """Log in as after any start: somebody's password fits, everything is there, nothing is wrong."""
    assert opens(data, "rolf", PASSWORD) or opens(data, "rolf", OTHER)
    desk = log_in(data, "caro", Clock())
    try:
        assert upkeep.verify(desk).findings == ()
        with desk.store.read() as conn:
            for table in {table for table, _ in rows}:
                there = set(conn.execute(text(f'SELECT id FROM "{table}"')).scalars())
                assert {row_id for named, row_id in rows if named == table} <= there
            for name in lists:
                of_list = text("SELECT count(*) FROM person WHERE external_id LIKE :name")
                assert conn.execute(of_list, {"name": f"{name}-%"}).scalar_one() == LIST_LENGTH
            forms = list(conn.execute(text("SELECT form FROM draft")).scalars())
            booked = set(conn.execute(text("SELECT person_id FROM appointment")).scalars())
        # No entry that was saved comes back as the draft of it.
        assert not {f"appointment.for.{person_id}" for person_id in booked} & set(forms)
        for form in forms:
            if form.startswith("session."):
                assert str(note(desk, int(form.removeprefix("session.")))).startswith("Wort")
        for session_id, words in notes.items():
            assert note(desk, session_id) in {words[-1], words[-1].replace("Wort", "Neu")}
    finally:
        desk.close()


def note(desk: Desk, session_id: int) -> str | None:
    try:
        return counselling.read_session(desk, session_id).note
    except NotFound:
        return None
