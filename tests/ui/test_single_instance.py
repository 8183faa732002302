"""One window per store."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from woilmenau_desk.ui.single_instance import Claim, SingleInstance

CLAIM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from woilmenau_desk.ui.single_instance import SingleInstance
app = QCoreApplication([])
claim = SingleInstance(Path(sys.argv[1])).claim()
sys.stdout.write(claim.value)
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path)
    yield made
    made.release()


def test_a_second_start_brings_the_first_window_to_the_front(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    assert first.claim() is Claim.FIRST
    with subprocess.Popen(
        [sys.executable, "-c", CLAIM, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as second:
        with qtbot.waitSignal(first.raise_asked, timeout=20_000):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.stdout is not None
        assert second.stdout.read() == "raised"
        assert second.returncode == 0


def test_another_store_has_its_own_window(first: SingleInstance, tmp_path: Path) -> None:
    assert first.claim() is Claim.FIRST
    other = SingleInstance(tmp_path / "other")
    assert other.claim() is Claim.FIRST
    other.release()


def test_what_a_crash_left_behind_does_not_keep_anybody_out(first: SingleInstance, tmp_path: Path) -> None:
    script = CLAIM + "\nimport os; sys.stdout.flush(); os._exit(9)"
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False, stdout=subprocess.DEVNULL
    )
    assert first.claim() is Claim.FIRST


def test_one_that_does_not_answer_is_told_apart(first: SingleInstance, tmp_path: Path, qapp: object) -> None:
    silent = QLocalServer()
    assert silent.listen(first._name)
    assert first.claim() is Claim.SILENT
    silent.close()


def test_the_name_tells_nothing_about_the_path(tmp_path: Path, qapp: object) -> None:
    instance = SingleInstance(tmp_path / "Familie Muster")
    assert "Muster" not in instance._name
