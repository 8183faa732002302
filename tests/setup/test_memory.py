"""No core dump, no look from outside, keys that are wiped; each start in a process of its own."""

import gc
import mmap
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from woilmenau_desk import memory
from woilmenau_desk.memory import KeyMemory
from woilmenau_desk.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]
KEY = bytes(range(1, 33))
# The way in is the program's own; then it tells of itself, and aborts with a key in its memory.
ABORTS = """
import ctypes, os, sys
from woilmenau_desk import __main__
try:
    __main__.main(["--help"])
except SystemExit:
    pass
import resource
sys.stdout.flush()
os.write(2, repr((resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))).encode())
os.abort()
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core")
linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


def aborted(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Start it where it could leave a core, with no limit, as a developer's computer has it."""

    def unlimited() -> None:
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    return subprocess.run(
        [sys.executable, *options, "-c", ABORTS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=unlimited,
    )


@linux
def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    ended = aborted(tmp_path)
    assert ended.returncode == -signal.SIGABRT
    assert ended.stderr == "((0, 0), 0)", "the limit on cores, and whether others may look"
    assert list(tmp_path.iterdir()) == []


@posix
def test_whoever_looks_for_the_place_of_a_crash_still_hears_it(tmp_path: Path) -> None:
    assert "Fatal Python error: Aborted" in aborted(tmp_path, "-X", "faulthandler").stderr


@linux
def test_a_key_lies_in_locked_memory_while_it_is_held() -> None:
    def locked_kib() -> int:
        status = Path("/proc/self/status").read_text("utf-8")
        return int(next(line for line in status.splitlines() if line.startswith("VmLck:")).split()[1])

    gc.collect()
    before = locked_kib()
    held = KeyMemory(KEY)
    if not held.locked:
        pytest.skip("this system lets the test lock nothing")
    assert locked_kib() == before + mmap.PAGESIZE // 1024
    held.wipe()
    assert locked_kib() == before


def test_a_key_is_read_until_it_is_wiped() -> None:
    held = KeyMemory(KEY)
    assert held.read() == KEY
    assert KEY.hex() not in repr(held)
    held.wipe()
    held.wipe()
    with pytest.raises(ValueError, match="closed"):
        held.read()


def test_a_key_nobody_holds_any_more_is_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    wiped: list[bytes] = []
    page = memory._page

    class Page(mmap.mmap):
        def close(self) -> None:
            wiped.append(self[:])
            super().close()

    monkeypatch.setattr(memory, "_page", lambda: Page(-1, len(page())))
    held = KeyMemory(KEY)
    del held
    gc.collect()
    assert wiped == [bytes(mmap.PAGESIZE)]


def test_where_nothing_may_be_locked_the_key_is_held_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_lock", lambda _address, _size: False)
    held = KeyMemory(KEY)
    assert not held.locked
    assert held.read() == KEY


def test_the_store_keeps_its_key_there_alone(tmp_path: Path) -> None:
    key = os.urandom(32)
    Store.create(tmp_path, key)
    store = Store(tmp_path, key)
    assert store.desk_key == key
    assert key not in vars(store).values()
    with store.read() as conn:
        assert conn.exec_driver_sql("SELECT 1").scalar() == 1
    store.close()


def test_what_is_free_can_be_given_back_at_any_time() -> None:
    held = [bytes(1000) for _ in range(1000)]
    del held[::2]
    memory.give_back()
    assert held == [bytes(1000)] * 500
