"""The start of the window as the command line does it, each in a process of its own."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tools.gallery_screens import FakeAccess, fake_app
from woilmenau_desk import log
from woilmenau_desk.storage.gates import Hold
from woilmenau_desk.ui import app as ui_app
from woilmenau_desk.ui import dialogs, theme, translation
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.single_instance import Claim, SingleInstance

# Starts the window, says which windows there are, and closes them as a person would.
START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from woilmenau_desk.ui import app
def close():
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for window in shown:
        sys.stdout.write(f"{type(window).__name__}: {window.accessibleName()}\\n")
        window.accept() if isinstance(window, QDialog) else window.close()
make = app.make_application
def make_and_close(arguments):
    made = make(arguments)
    QTimer.singleShot(0, close)
    return made
app.make_application = make_and_close
sys.exit(app.main(Path(sys.argv[1])))
"""


def start(data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, str(data)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_window_opens_and_ends_and_the_log_says_so(tmp_path: Path) -> None:
    ended = start(tmp_path / "data")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "MainWindow: \n"
    written = (tmp_path / "data" / "log" / log.FILE_NAME).read_text(encoding="utf-8")
    assert "started" in written
    assert "ended" in written


def test_a_second_start_ends_at_once_and_raises_the_first(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    first = SingleInstance(data)
    assert first.claim() is Claim.FIRST
    with subprocess.Popen([sys.executable, "-c", START, str(data)], cwd=Path(__file__).parents[2]) as second:
        with qtbot.waitSignal(first.raise_asked, timeout=30_000):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert second.returncode == 0
    first.release()


def test_a_window_that_works_with_the_store_and_does_not_answer_is_told(
    qapp: QApplication, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    first = SingleInstance(data)
    assert first.claim() is Claim.FIRST
    hold = Hold(data)
    hold.take()
    # Nobody runs this process's event loop meanwhile, so nobody answers.
    ended = start(data)
    first.release()
    hold.release()
    assert ended.returncode == 1, ended.stderr
    assert "anderswo offen" in ended.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the squatter here speaks POSIX's")
def test_whoever_has_the_windows_name_and_not_the_store_keeps_nobody_out(
    qapp: QApplication, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    address = SingleInstance(data).address
    assert address is not None
    with socket.socket(socket.AF_UNIX) as squatter:
        squatter.bind(address)
        squatter.listen()

        def answer() -> None:
            asked, _from = squatter.accept()
            with asked:
                asked.recv(200)
                asked.sendall(b"raised\n")

        thread = threading.Thread(target=answer)
        thread.start()
        ended = start(data)
        thread.join()
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "MainWindow: \n", "the window did not open"
    written = (data / "log" / log.FILE_NAME).read_text(encoding="utf-8")
    assert "somebody else has the window's name" in written


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    ended = start(tmp_path / "data")
    assert ended.returncode == 1, ended.stderr
    assert "lässt sich nicht schreiben" in ended.stdout


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives the exception hook back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.mark.usefixtures("hook")
@pytest.mark.allow_log(r"bug: builtins\.LookupError")
def test_a_bug_in_a_slot_is_logged_and_told(
    qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    theme.install(qapp)
    desk_app: DeskApp = fake_app(qapp, tmp_path, FakeAccess())
    ui_app._catch_bugs(desk_app)
    try:
        raise LookupError("Nur Muster")
    except LookupError as error:
        sys.excepthook(LookupError, error, error.__traceback__)
    assert "test_app.py" in caplog.text
    assert "Nur Muster" not in caplog.text
    dialog = desk_app.window.findChild(dialogs.BugDialog)
    assert dialog is not None
    dialog.close()
    desk_app.close()


@pytest.fixture
def german_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install(qapp)


@pytest.mark.usefixtures("german_afterwards")
def test_qt_speaks_the_windows_language(qapp: QApplication) -> None:
    translation.install(qapp, "de")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    translation.install(qapp, "en")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
