"""Files that change places together: whatever was done of it, the next one who comes finishes it."""

import itertools
import os
import sys
from pathlib import Path

import pytest

from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.errors import DiskFull, ReplacingCutOff
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import restore_journal
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.gates import GATE_FILE, LOCK_FILE
from woilmenau_desk.storage.restore_journal import JOURNAL_FILE, Moves, finish, put_in_place

OLD = ("keys.json", "desk.db", "desk.db-wal", "desk.db-shm")
NEW = ("desk.db", "keys.json")
KEPT = "ersetzt-2026-11-23"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with its log, and one that is to take its place."""
    for name in OLD:
        (tmp_path / name).write_text(f"old {name}", "utf-8")
    (tmp_path / "backups").mkdir()
    (tmp_path / "attempts.json").write_text("{}", "utf-8")
    return tmp_path


@pytest.fixture
def fresh(folder: Path) -> Path:
    made = restore_journal.make_fresh(folder)
    for name in NEW:
        (made / name).write_text(f"new {name}", "utf-8")
    return made


def is_new(folder: Path, *, without: tuple[str, ...] = ()) -> bool:
    """Whether it is the new store, whole, and the old one whole beside it."""
    return (
        all((folder / name).read_text("utf-8") == f"new {name}" for name in NEW)
        and not any((folder / name).exists() for name in OLD if name not in NEW)
        and all(
            (folder / KEPT / name).read_text("utf-8") == f"old {name}" for name in OLD if name not in without
        )
        and not (folder / JOURNAL_FILE).exists()
    )


def is_old(folder: Path) -> bool:
    """Whether it is the old store, whole, and nothing of another one."""
    return (
        all((folder / name).read_text("utf-8") == f"old {name}" for name in OLD)
        and not (folder / KEPT).exists()
        and not (folder / JOURNAL_FILE).exists()
    )


def test_a_store_takes_the_place_of_another(folder: Path, fresh: Path) -> None:
    assert put_in_place(folder, fresh, folder / KEPT)
    assert is_new(folder)
    assert {path.name for path in folder.iterdir()} == {*NEW, KEPT, "backups", "attempts.json"}


def begun(folder: Path, fresh: Path, outs: int, ins: int) -> None:
    """As it stands when somebody is killed after so many moves."""
    moves = Moves(KEPT, OLD, fresh.name, NEW)
    (folder / JOURNAL_FILE).write_bytes(restore_journal._to_bytes(moves))
    if outs:
        (folder / KEPT).mkdir()
    for name in OLD[:outs]:
        (folder / name).rename(folder / KEPT / name)
    for name in NEW[:ins]:
        (fresh / name).rename(folder / name)


STANDS = [*((outs, 0) for outs in range(5)), (4, 1), (4, 2)]


@pytest.mark.parametrize(("outs", "ins"), STANDS)
def test_wherever_it_was_cut_off_it_is_finished(folder: Path, fresh: Path, outs: int, ins: int) -> None:
    begun(folder, fresh, outs, ins)
    finish(folder)
    assert is_new(folder)
    assert not fresh.exists()
    finish(folder)
    assert is_new(folder)


@pytest.mark.parametrize(("outs", "ins"), STANDS)
@pytest.mark.parametrize("once_more", range(7))
def test_finishing_may_be_cut_off_as_well(
    folder: Path, fresh: Path, outs: int, ins: int, once_more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(folder, fresh, outs, ins)
    rename, left = Path.rename, itertools.count()

    def failing(self: Path, target: Path) -> Path:
        if next(left) == once_more:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing)
        try:
            finish(folder)
        except DiskFull:
            assert (folder / JOURNAL_FILE).exists()
    finish(folder)
    assert is_new(folder)


@pytest.mark.parametrize("outs", range(5))
def test_where_the_new_one_is_gone_the_old_one_comes_back(folder: Path, fresh: Path, outs: int) -> None:
    begun(folder, fresh, outs, 0)
    restore_journal.drop(fresh)
    finish(folder)
    assert is_old(folder)


@pytest.mark.parametrize("works", range(6))
def test_a_move_that_fails_puts_everything_back(
    folder: Path, fresh: Path, works: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, left = Path.rename, itertools.count()

    def failing(self: Path, target: Path) -> Path:
        if next(left) == works:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing)
        with pytest.raises(DiskFull):
            put_in_place(folder, fresh, folder / KEPT)
    assert is_old(folder)


@pytest.mark.parametrize("works", range(1, 6))
def test_what_can_neither_go_on_nor_back_goes_on_later(
    folder: Path, fresh: Path, works: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, left = Path.rename, itertools.count()

    def failing(self: Path, target: Path) -> Path:
        if next(left) >= works:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing)
        with pytest.raises(ReplacingCutOff):
            put_in_place(folder, fresh, folder / KEPT)
    finish(folder)
    assert is_new(folder)


def test_a_journal_that_stays_behind_harms_nothing(folder: Path, fresh: Path) -> None:
    """It could not be removed; the log that was kept is gone since, folded into its database."""
    begun(folder, fresh, 4, 2)
    for name in ("desk.db-wal", "desk.db-shm"):
        (folder / KEPT / name).unlink()
        (folder / name).write_text("of the new one, in use", "utf-8")
    (folder / KEPT / "keys.json").unlink()
    finish(folder)
    assert (folder / "keys.json").read_text("utf-8") == "new keys.json"


@pytest.mark.skipif(sys.platform == "win32", reason="made with links and pipes")
@pytest.mark.parametrize("turned", range(2))
def test_what_is_no_file_keeps_no_backup_out(data: Path, tmp_path: Path, clock: Clock, turned: int) -> None:
    desk = log_in(data, "caro", clock)
    backup = upkeep.backup(desk, tmp_path / "sicherung.desk").path
    desk.close()
    names = [JOURNAL_FILE, DATABASE_FILE, GATE_FILE, LOCK_FILE]
    folder, link, pipe, other = names[turned:] + names[:turned]
    for name in names:
        (data / name).unlink(missing_ok=True)
    (data / folder).mkdir()
    (data / link).symlink_to(tmp_path / "nirgends" / "x")
    os.mkfifo(data / pipe)
    (data / other).mkdir()
    upkeep.restore(data, backup, "caro", PASSWORD)
    log_in(data, "caro", clock).close()
