"""An output whose writer was killed: nothing of it stays, hidden and in clear."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from woilmenau_desk.storage import outputs, unfinished
from woilmenau_desk.storage.refusals import PASSING

KILLED = """
import os, signal, sys
from woilmenau_desk.storage import files, outputs
def dies(_handle):
    os.kill(os.getpid(), signal.SIGKILL)
os.fsync = dies
outputs.write_output(sys.argv[1], b"Mira, Ilmenau")
"""


def parts(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob(f"{PASSING}*")]


def killed(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder / "liste.csv")], check=False)
    assert done.returncode == -signal.SIGKILL
    assert parts(folder) == [b"Mira, Ilmenau"]


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_what_a_killed_output_left_goes_with_the_next_one_and_the_next_start(tmp_path: Path) -> None:
    one, other = tmp_path / "eins", tmp_path / "zwei"
    one.mkdir()
    other.mkdir()
    killed(one)
    # Somebody is writing just now: that stays.
    with outputs.replacing_output(one / "andere.csv") as part:
        part.write_bytes(b"in Arbeit")
        outputs.write_output(other / "x.csv", b"x")
        outputs.sweep_unfinished()
        assert parts(one) == [b"in Arbeit"]
    killed(other)
    outputs.sweep_unfinished()
    assert [path.name for folder in (one, other) for path in folder.iterdir()] == ["andere.csv", "x.csv"]
    assert not list(unfinished._place().iterdir())


def test_only_what_is_the_programs_own_goes(tmp_path: Path) -> None:
    mine = tmp_path / "brief.part"
    mine.write_bytes(b"x")
    unfinished._place().mkdir(parents=True, exist_ok=True)
    (unfinished._place() / "ffff").write_bytes(os.fsencode(mine))
    old, young = (tmp_path / f"{PASSING}{name}.part" for name in ("alt", "neu"))
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))
    outputs.write_output(tmp_path / "x.csv", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [young.name, "brief.part", "x.csv"]
