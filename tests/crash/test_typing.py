"""Killed or ended while somebody types without a pause: what was typed is there again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from tests.stores import Clock, a_store, log_in
from woilmenau_desk import log
from woilmenau_desk.domain.periods import now
from woilmenau_desk.services import drafts
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.gates import HOLDER_FILE
from woilmenau_desk.ui.drafts import LONGEST_MS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")

ROOT = Path(__file__).resolve().parents[2]
MOST_LOST = 2.0  # seconds
# Of those, 0.5 s are the worker's. On a machine that is busy with other things every letter comes late, and so does it.
_LETTERS_THE_WORKER_HAS = 8
FIELDS = ("note", "person")


@dataclass
class Typed:
    """What stood in the fields, and since when."""

    letters: dict[str, list[tuple[str, float]]] = field(default_factory=lambda: {name: [] for name in FIELDS})

    def text(self, name: str, until: float = float("inf")) -> str:
        return "".join(letter for letter, at in self.letters[name] if at < until)

    def most_lost(self) -> float:
        """How many seconds may be lost, by the pace at which letters came."""
        moments = sorted(at for letters in self.letters.values() for _, at in letters)
        slowest = max(later - earlier for earlier, later in pairwise(moments))
        return max(MOST_LOST, LONGEST_MS / 1000 + _LETTERS_THE_WORKER_HAS * slowest)


@contextmanager
def typing(data: Path, seconds: float) -> Iterator[tuple[subprocess.Popen[str], Typed]]:
    """A window in which somebody has typed for so long, and goes on."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.crash.typist", str(data), "type"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as window:
        typed = Typed()
        assert window.stdout is not None
        began = 0.0
        for line in window.stdout:
            _take(typed, line)
            began = began or time.monotonic()
            if time.monotonic() - began >= seconds:
                break
        try:
            yield window, typed
        finally:
            window.kill()


def _take(typed: Typed, line: str) -> None:
    name, letter, at = line.split()
    typed.letters[name].append((letter, float(at)))


def end(window: subprocess.Popen[str], typed: Typed, number: int) -> float:
    """Send the signal; wait until the window is gone. When it was sent."""
    at = time.time()
    os.kill(window.pid, number)
    said, errors = window.communicate(timeout=20)
    for line in said.splitlines(keepends=True):
        # The last line may have been cut off.
        if line.endswith("\n"):
            _take(typed, line)
    assert "Traceback" not in errors, errors
    return at


@pytest.fixture
def data(tmp_path: Path) -> Path:
    a_store(tmp_path / "data")
    return tmp_path / "data"


def test_a_kill_takes_no_more_than_two_seconds_of_typing(data: Path) -> None:
    with typing(data, 2.8) as (window, typed):
        at = end(window, typed, signal.SIGKILL)
    most = typed.most_lost()
    shown = subprocess.run(
        [sys.executable, "-m", "tests.crash.typist", str(data), "look"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
        cwd=ROOT,
    ).stdout
    again = dict(line.split(" ", 1) for line in shown.splitlines())
    for name in FIELDS:
        # A name is typed with small letters here; the form may write it larger.
        found = again[name].casefold()
        assert typed.text(name).startswith(found)
        assert found.startswith(typed.text(name, until=at - most))
        # Where letters come slowly, little was typed before; something is always kept.
        assert len(found) > (10 if most == MOST_LOST else 0)


def test_a_signal_loses_nothing_and_the_window_leaves_cleanly(data: Path) -> None:
    with typing(data, 0.4) as (window, typed):
        end(window, typed, signal.SIGTERM)
        assert window.returncode == 0
    written = (data / "log" / log.FILE_NAME).read_text("utf-8")
    assert "asked to end by SIGTERM" in written
    assert written.rstrip().endswith("ended")
    # The log is folded into the database, and nobody holds the store.
    assert not data.joinpath(f"{DATABASE_FILE}-wal").exists()
    assert not data.joinpath(HOLDER_FILE).exists()
    desk = log_in(data, "caro", Clock(now()), hold=True)
    try:
        note = drafts.load(desk, "session")
        person = drafts.load(desk, "person:new")
    finally:
        desk.close()
    assert note is not None
    assert note["note"] == typed.text("note")
    assert person is not None
    assert str(person["family_name"]).casefold() == typed.text("person")
