"""One window per store."""

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from woilmenau_desk.ui import single_instance
from woilmenau_desk.ui.single_instance import PROOF_FILE, Claim, SingleInstance

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
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows rules by its own lists")


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


@contextmanager
def squatting(instance: SingleInstance, answer: Callable[[socket.socket], object]) -> Iterator[None]:
    """A program that has taken the window's name, and does with each question what it likes."""
    assert instance.address is not None
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(instance.address)
        listening.listen()

        def serve() -> None:
            asked, _from = listening.accept()
            with asked, suppress(OSError):
                answer(asked)
                while asked.recv(100):
                    pass  # until the other one has had enough

        thread = threading.Thread(target=serve)
        thread.start()
        yield
        thread.join()
    Path(instance.address).unlink()


SQUATTERS: dict[str, Callable[[socket.socket], object]] = {
    "silent": lambda _asked: None,
    "closes": lambda asked: asked.close(),
    "as before": lambda asked: asked.sendall(b"raised\n"),
    "made up": lambda asked: asked.sendall(b"raised " + b"0" * 128 + b"\n"),
    "never ends": lambda asked: asked.sendall(b"x" * 100_000),
    "echoes": lambda asked: asked.sendall(asked.recv(200)),
}


@posix
@pytest.mark.parametrize("answer", SQUATTERS.values(), ids=SQUATTERS)
def test_whoever_does_not_prove_to_be_a_window_of_the_store_is_no_first_window(
    first: SingleInstance, monkeypatch: pytest.MonkeyPatch, answer: Callable[[socket.socket], object]
) -> None:
    monkeypatch.setattr(single_instance, "_ANSWER_MS", 300)
    assert first.claim() is Claim.FIRST  # so that there is a proof at all
    first.release()
    with squatting(first, answer):
        assert first.claim() is Claim.UNKNOWN


@posix
def test_a_store_without_a_proof_believes_nobody(
    first: SingleInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_ANSWER_MS", 300)
    with squatting(first, lambda asked: asked.sendall(b"raised \n")):
        assert first.claim() is Claim.UNKNOWN


def test_the_window_answers_no_other_question(first: SingleInstance, qtbot: QtBot) -> None:
    assert first.claim() is Claim.FIRST
    assert first.address is not None
    asked: list[None] = []
    first.raise_asked.connect(lambda: asked.append(None))
    for line in (b"raise\n", b"\n", b"x" * 1000, b"lower " + b"0" * 64 + b"\n"):
        asking = QLocalSocket()
        with qtbot.waitSignal(asking.disconnected):
            asking.connectToServer(first.address)
            asking.write(line)
        assert not asking.bytesAvailable()
    assert asked == []


def test_the_proof_stays_with_the_store_and_is_made_whole(tmp_path: Path, qapp: object) -> None:
    proof = tmp_path / PROOF_FILE
    proof.write_bytes(b"cut off")
    one = SingleInstance(tmp_path)
    assert one.claim() is Claim.FIRST
    made = proof.read_bytes()
    assert len(made) == 32
    one.release()
    again = SingleInstance(tmp_path)
    assert again.claim() is Claim.FIRST
    assert proof.read_bytes() == made
    again.release()


@posix
def test_nobody_else_reads_the_proof(first: SingleInstance, tmp_path: Path) -> None:
    assert first.claim() is Claim.FIRST
    assert stat.S_IMODE((tmp_path / PROOF_FILE).stat().st_mode) == 0o600


@posix
def test_the_name_lies_where_only_this_user_writes(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As under /run/user: the user's own folder, shut to others.
    runtime = tmp_path / "r"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setattr(single_instance, "_LONGEST_PATH", 1000)  # the test's folders have long names
    assert Path(SingleInstance(tmp_path).address or "").parent == runtime
    # One that others may enter is not used, nor what is no folder, nor a link to one.
    cache = Path(platformdirs.user_cache_dir("woilmenau-desk", appauthor=False))
    runtime.chmod(0o750)
    assert Path(SingleInstance(tmp_path).address or "").parent == cache
    runtime.chmod(0o700)
    (tmp_path / "link").symlink_to(runtime)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "link"))
    assert Path(SingleInstance(tmp_path).address or "").parent == cache
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert Path(SingleInstance(tmp_path).address or "").parent == cache
    assert single_instance.is_private(cache)


@posix
def test_a_name_too_long_for_a_socket_goes_elsewhere_or_nowhere(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 100)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    monkeypatch.setenv("XDG_CACHE_HOME", str(deep))
    short = Path(tempfile.mkdtemp(prefix="w-", dir="/tmp"))
    try:
        monkeypatch.setattr(tempfile, "tempdir", str(short))
        elsewhere = SingleInstance(tmp_path)
        assert Path(elsewhere.address or "").parent.parent == short
        assert elsewhere.claim() is Claim.FIRST
        elsewhere.release()
    finally:
        shutil.rmtree(short)
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    nowhere = SingleInstance(tmp_path)
    assert nowhere.address is None
    assert nowhere.claim() is Claim.UNKNOWN


@posix
def test_a_folder_of_somebody_else_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert single_instance.is_private(tmp_path) is (stat.S_IMODE(tmp_path.stat().st_mode) == 0o700)
    tmp_path.chmod(0o700)
    assert single_instance.is_private(tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert not single_instance.is_private(tmp_path)


def test_the_name_tells_nothing_about_the_path(tmp_path: Path, qapp: object) -> None:
    instance = SingleInstance(tmp_path / "Familie Muster")
    assert instance.address is not None
    assert "Muster" not in instance.address


@posix
def test_a_pipe_in_place_of_the_proof_holds_nobody_up(first: SingleInstance, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / PROOF_FILE)
    assert first.claim() is Claim.FIRST
    assert stat.S_ISREG((tmp_path / PROOF_FILE).stat().st_mode)
