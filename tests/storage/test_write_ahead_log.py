"""A write-ahead log with flipped bits, cut off, or gone: nothing that was confirmed is lost without a word."""

import os
import random
import shutil
import struct
import sys
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from tests.stores import PASSWORD, Clock, copy_store, log_in
from woilmenau_desk import paths
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import refusals
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.engine.file import presence, write_ahead_log
from woilmenau_desk.storage.engine.file.write_ahead_log import ASIDE, examine, rebuilt, written_anew
from woilmenau_desk.storage.store import Store

LOG = f"{DATABASE_FILE}-wal"
VISITS = 8
FRAME = 24 + 4096
RNG = random.Random(20261126)


class Killed:
    """A store whose window was killed while its log held every visit."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.data = copy_store(template, folder / "data")
        self.clock = Clock()
        desk = log_in(self.data, "caro", self.clock)
        desk.store.settle()
        for _ in range(VISITS):
            visits.log_visit(desk, LogVisit(VisitData("encounter")))
            self.clock.move(seconds=30)
        self.left = folder / "left"
        shutil.copytree(self.data, self.left)
        (self.left / f"{DATABASE_FILE}-shm").unlink()
        self.key = desk.store.desk_key
        # The memory beside the store is what it was at the last visit.
        self.memory = {path: path.read_bytes() for path in memory_files()}
        desk.close()
        self.log = (self.left / LOG).read_bytes()
        self.frames = (len(self.log) - 32) // FRAME
        salt = (self.left / DATABASE_FILE).read_bytes()[:16]
        self.seal_key = write_ahead_log._seal_key(self.key, salt)

    def opened_with(self, log: bytes | None) -> tuple[int, tuple[str, ...]]:
        """How many visits are there after a login over that log, and what was said."""
        shutil.rmtree(self.data)
        shutil.copytree(self.left, self.data)
        if log is None:
            (self.data / LOG).unlink()
        else:
            (self.data / LOG).write_bytes(log)
        for path, content in self.memory.items():
            path.write_bytes(content)
        desk = log_in(self.data, "caro", self.clock)
        try:
            found = tuple(map(str, upkeep.verify(desk).findings))
            return len(visits.day(desk).rows), found
        finally:
            desk.close()


def memory_files() -> list[Path]:
    base = paths.remembered("last-seen", Path("x")).parent
    return list(base.iterdir())


@pytest.fixture
def killed(template: tuple[Path, str], tmp_path: Path) -> Killed:
    return Killed(template[0], tmp_path)


def flipped(log: bytes, at: int, bit: int) -> bytes:
    changed = bytearray(log)
    changed[at] ^= 1 << bit
    return bytes(changed)


def test_a_whole_log_is_taken_up_without_a_word(killed: Killed) -> None:
    found = examine(killed.log, killed.seal_key)
    assert not found.damaged
    assert found.taken == len(found.frames) == killed.frames
    assert killed.opened_with(killed.log) == (VISITS, ())
    assert not list(killed.data.glob(f"{ASIDE}*"))


def test_no_flip_is_silent(killed: Killed, log_flips: int, capsys: pytest.CaptureFixture[str]) -> None:
    outcomes: Counter[str] = Counter()
    for number in range(log_flips):
        # Every third hits what tells of a frame or of the whole log, which is little beside the pages.
        if number % 3 == 0:
            frame = RNG.randrange(-1, killed.frames)
            at = RNG.randrange(32) if frame < 0 else 32 + frame * FRAME + RNG.randrange(24)
        else:
            at = RNG.randrange(len(killed.log))
        there, said = killed.opened_with(flipped(killed.log, at, RNG.randrange(8)))
        assert there == VISITS or said, f"byte {at}: {VISITS - there} visits are gone, and nobody says so"
        assert all("Protokoll" in line or "protokoll" in line for line in said), (at, said)
        outcomes["all there" if there == VISITS else "told"] += 1
        outcomes["set aside"] += bool(list(killed.data.glob(f"{ASIDE}*")))
    with capsys.disabled():
        sys.stdout.write(f"\n{log_flips} flips in the log: {dict(outcomes)}, 0 silent\n")
    assert outcomes["all there"] > log_flips / 2, "most are mended"


def test_no_cut_is_silent(killed: Killed, log_flips: int) -> None:
    cuts = [0, 1, 31, 32, 32 + FRAME, len(killed.log) - 1, len(killed.log) - FRAME]
    cuts += [RNG.randrange(len(killed.log)) for _ in range(log_flips // 10)]
    for cut in cuts:
        there, said = killed.opened_with(killed.log[:cut])
        assert there < VISITS
        assert any("älter als beim letzten Mal" in line or "war beschädigt" in line for line in said), cut
    there, said = killed.opened_with(None)
    assert there == 0
    assert "älter als beim letzten Mal" in said[0]


def test_it_is_told_once_and_the_trail_keeps_it(killed: Killed) -> None:
    _, said = killed.opened_with(killed.log[: -3 * FRAME])
    assert len(said) == 1
    again = log_in(killed.data, "rolf", killed.clock)
    assert upkeep.verify(again).findings == ()
    with again.store.read() as conn:
        older = "SELECT count(*) FROM audit_entry WHERE action = 'store is older'"
        assert conn.exec_driver_sql(older).scalar() == 1
    again.close()


def page_at(frame: int) -> int:
    return 32 + frame * FRAME + 24 + 100


def test_pages_behind_a_bad_frame_are_regained(killed: Killed) -> None:
    there, said = killed.opened_with(flipped(killed.log, page_at(0), 3))
    assert there == VISITS
    assert len(said) == 1
    assert "nichts fehlt" in said[0]
    aside = list(killed.data.glob(f"{ASIDE}*"))
    assert [(path / LOG).read_bytes() for path in aside] == [flipped(killed.log, page_at(0), 3)]


def test_a_bad_last_frame_costs_its_write_and_is_told(killed: Killed) -> None:
    there, said = killed.opened_with(flipped(killed.log, page_at(killed.frames - 1), 3))
    assert there == VISITS - 1
    assert "höchstens 1" in said[0]


def test_a_hit_in_a_frames_head_is_seen_through(killed: Killed) -> None:
    """Page, size, salts and sums, at the front, in the middle and at the end: the pages are all there."""
    for place, frame in product(range(0, 24, 2), (0, killed.frames // 2, killed.frames - 1)):
        found = examine(flipped(killed.log, 32 + frame * FRAME + place, 5), killed.seal_key)
        frames, behind = rebuilt(found) if found.damaged else ((), 0)
        assert behind == 0
        if found.damaged:
            whole = {f.page: f.content for f in examine(killed.log, killed.seal_key).frames}
            assert {f.page: f.content for f in frames} == whole


def test_what_an_older_generation_left_behind_is_no_damage(killed: Killed) -> None:
    old = bytearray(killed.log[32:])
    for at in range(0, len(old), FRAME):
        struct.pack_into(">2I", old, at + 8, 77, 78)
    found = examine(killed.log + bytes(old), killed.seal_key)
    assert not found.damaged
    assert len(found.frames) == killed.frames
    assert killed.opened_with(killed.log + bytes(old)) == (VISITS, ())


def test_a_write_that_broke_off_is_no_damage(killed: Killed) -> None:
    """As a kill leaves it: frames of a write that was never confirmed, then half of one."""
    begun = killed.log + killed.log[32 : 32 + FRAME // 2]
    assert not examine(begun, killed.seal_key).damaged
    assert killed.opened_with(begun) == (VISITS, ())


def test_written_anew_reads_as_it_was(killed: Killed) -> None:
    found = examine(killed.log, killed.seal_key)
    again = examine(written_anew(found.frames), killed.seal_key)
    assert [(f.page, f.total, f.content) for f in again.frames] == [
        (f.page, f.total, f.content) for f in found.frames
    ]
    assert again.taken == found.taken


def test_a_log_at_work_is_left_alone(killed: Killed) -> None:
    desk = log_in(killed.data, "theke", killed.clock)
    path = killed.data / DATABASE_FILE
    assert presence.others_have(path)
    assert write_ahead_log.mend_unless_open(path, killed.key, killed.clock()) is None
    desk.close()
    assert not presence.others_have(path)


@pytest.mark.parametrize(
    "ruin", [lambda log: bytes(len(log)), lambda log: b"x" * len(log), lambda log: log[4096:]]
)
def test_a_log_of_anything_is_told(killed: Killed, ruin: Callable[[bytes], bytes]) -> None:
    there, said = killed.opened_with(ruin(killed.log))
    assert there < VISITS
    assert said


def junk_log() -> bytes:
    """A log of one frame that fits nothing: whoever makes it needs no key."""
    head = struct.pack(">6I", 0x377F0682, 3_007_000, 4096, 0, 1, 2)
    sums = write_ahead_log._sums((0, 0), head, big=False)
    return head + struct.pack(">2I", *sums) + struct.pack(">6I", 1, 1, 1, 2, 7, 7) + bytes(4096)


@pytest.mark.parametrize("frames", [1, 40])
def test_junk_in_the_log_hides_no_older_store(
    template: tuple[Path, str], tmp_path: Path, clock: Clock, frames: int
) -> None:
    data, old = copy_store(template[0], tmp_path / "data"), tmp_path / "old"
    log_in(data, "caro", clock).close()
    shutil.copytree(data, old)
    desk = log_in(data, "caro", clock)
    for _ in range(5):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()
    shutil.rmtree(data)
    shutil.copytree(old, data)
    log = junk_log()
    Path(f"{data / DATABASE_FILE}-wal").write_bytes(log + log[32:] * (frames - 1))
    desk = log_in(data, "caro", clock)
    told = [str(finding) for finding in desk.findings]
    assert any("Schreibprotokoll war beschädigt" in line for line in told)
    assert any("im Protokoll fehlen 6 Einträge" in line for line in told)
    # What was in the log is kept, once.
    (aside,) = data.glob(f"{ASIDE}*")
    assert [path.stat().st_size for path in aside.iterdir()] == [len(log) + (frames - 1) * FRAME]
    desk.close()


@pytest.mark.parametrize(
    ("visits_then", "renewed"), [(1, False), (10, True)], ids=["same key", "another key"]
)
def test_a_log_of_before_beside_todays_database_is_set_aside(
    template: tuple[Path, str], tmp_path: Path, clock: Clock, visits_then: int, *, renewed: bool
) -> None:
    data = copy_store(template[0], tmp_path / "data")
    desk = log_in(data, "caro", clock)
    desk.store.settle()
    for _ in range(visits_then):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    stale = (data / LOG).read_bytes()
    if renewed:
        access.new_recovery_code(desk, own_password=PASSWORD)
    for _ in range(30):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()
    (data / LOG).write_bytes(stale)
    desk = log_in(data, "caro", clock)
    assert len(visits.day(desk).rows) == visits_then + 30
    assert [str(line)[:44] for line in desk.findings] == ["Neben der Ablage lag ein Schreibprotokoll, d"]
    desk.close()
    (aside,) = data.glob(f"{ASIDE}*")
    assert (aside / LOG).read_bytes() == stale
    desk = log_in(data, "rolf", clock)
    assert any("altes Schreibprotokoll" in str(line) for line in desk.notices)
    assert upkeep.verify(desk).findings == ()
    desk.close()


def test_todays_log_over_an_older_database_is_set_aside(killed: Killed) -> None:
    """It holds only the pages since it was last emptied; between these and the old ones, entries are missing."""
    desk = log_in(killed.data, "caro", killed.clock)
    older = (killed.data / DATABASE_FILE).read_bytes()
    desk.store.settle()
    for _ in range(40):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.store.settle()
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    log = (killed.data / LOG).read_bytes()
    desk.close()
    (killed.data / DATABASE_FILE).write_bytes(older)
    (killed.data / LOG).write_bytes(log)
    again = log_in(killed.data, "caro", killed.clock)
    said = list(map(str, again.findings))
    assert any("nicht zu ihrem Stand gehört" in line for line in said)
    assert any("älter als beim letzten Mal" in line for line in said)
    assert upkeep.verify(again).findings == tuple(again.findings)
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="made with links and pipes")
def test_a_log_that_is_no_file_is_set_aside(killed: Killed) -> None:
    (killed.data / LOG).mkdir()
    (killed.data / f"{DATABASE_FILE}-shm").symlink_to(killed.data / "nirgends")
    os.mkfifo(killed.data / f"{DATABASE_FILE}-journal")
    desk = log_in(killed.data, "caro", killed.clock)
    assert any("nicht zu ihrem Stand gehört" in str(line) for line in desk.findings)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()


def test_a_store_that_is_replaced_keeps_what_its_log_held(killed: Killed, tmp_path: Path) -> None:
    """Nobody logged in before the backup came back: the log is mended by whoever opens the store first."""
    desk = log_in(killed.data, "caro", killed.clock)
    backup = upkeep.backup(desk, tmp_path / "sicherung.desk").path
    desk.close()
    shutil.rmtree(killed.data)
    shutil.copytree(killed.left, killed.data)
    (killed.data / LOG).write_bytes(flipped(killed.log, 32 + 2 * FRAME + 124, 0))
    kept = upkeep.restore(killed.data, backup, "caro", PASSWORD).kept
    assert kept is not None
    (aside,) = kept.glob(f"{ASIDE}*")
    assert (aside / LOG).stat().st_size == len(killed.log)
    again = log_in(kept, "caro", killed.clock)
    assert len(visits.day(again).rows) == VISITS
    assert "war das Schreibprotokoll beschädigt" not in str(again.notices)
    again.close()


@pytest.fixture
def stale(killed: Killed) -> Killed:
    """Beside today's database the log of before, which looks longer than a disk."""
    desk = log_in(killed.data, "caro", killed.clock)
    for _ in range(3):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()
    (killed.data / LOG).write_bytes(killed.log)
    os.truncate(killed.data / LOG, 64 << 30)
    return killed


def test_a_stale_log_is_moved_and_not_copied(stale: Killed) -> None:
    file = (stale.data / LOG).stat().st_ino
    desk = log_in(stale.data, "caro", stale.clock)
    assert len(visits.day(desk).rows) == VISITS + 3
    desk.close()
    (aside,) = stale.data.glob(f"{ASIDE}*")
    assert (aside / LOG).stat().st_ino == file


def test_a_stale_log_is_not_laid_over_what_is_only_read(stale: Killed) -> None:
    with Store(stale.data, stale.key, refusal=DiskFull()) as store, store.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM visit").scalar() == VISITS + 3
    assert (stale.data / LOG).exists()


def test_a_log_mended_once_there_is_room_is_no_older_store(
    killed: Killed, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(killed.data)
    shutil.copytree(killed.left, killed.data)
    (killed.data / LOG).write_bytes(flipped(killed.log, 32 + 2 * FRAME + 124, 0))
    with monkeypatch.context() as full:

        def refused(*_: object) -> None:
            raise DiskFull

        full.setattr(write_ahead_log, "mend_unless_open", refused)
        full.setattr(refusals, "asked", lambda _: DiskFull())
        desk = log_in(killed.data, "caro", killed.clock, hold=True)
        assert "älter als beim letzten Mal" in str(desk.findings[0])
    upkeep.poll(desk)
    assert len(visits.day(desk).rows) == VISITS
    assert [str(line)[:36] for line in desk.findings] == ["Das Schreibprotokoll war beschädigt."]
    with desk.store.read() as conn:
        said = "SELECT action FROM audit_entry WHERE action IN ('log mended', 'store is older')"
        assert conn.exec_driver_sql(said).scalars().all() == ["log mended"]
    desk.close()
