"""A day at the counter from outside the process: the real program on a virtual screen, real key events, real files."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest

from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.demo.staff import PASSWORD
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.keys.keyring import Argon2
from woilmenau_desk.ui.registry import PAGES

PATIENCE = 90.0
LOOK = 0.05


@pytest.fixture
def screen() -> Iterator[str]:
    """A virtual screen of the counter's size; its number is chosen by Xvfb itself."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "zentrum"
    make_demo(folder, persons=60, visits=400, years=1, cost=Argon2(8, 1, 1))
    return folder


@pytest.fixture
def watching(data: Path) -> Iterator[Desk]:
    """The same store, read by another process beside the window."""
    desk = access.login(data, "theke", PASSWORD)
    yield desk
    desk.close()


@pytest.fixture
def window(screen: str, data: Path) -> Iterator[Callable[..., None]]:
    """The program in a process of its own; the fixture sends it keys."""
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.program", "--data", str(data)], env=environment, stderr=subprocess.PIPE
    )

    def xdotool(*arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments], env=environment, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE
        )

    xdotool("search", "--sync", "--onlyvisible", "--name", "wo:ilmenau")
    yield xdotool
    program.terminate()
    _, told = program.communicate(timeout=PATIENCE)
    assert b"Traceback" not in told


def until(condition: Callable[[], bool], what: str) -> None:
    """Look again and again: another process sends no signal. Fails after a while."""
    pause = threading.Event()
    # By the clock, not by the number of looks: a look may press keys and take seconds itself.
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        if condition():
            return
        pause.wait(LOOK)
    pytest.fail(f"in vain: {what}")


@pytest.mark.needs_programs("Xvfb", "xdotool")
def test_log_in_log_visits_undo_book_and_report(
    window: Callable[..., None], watching: Desk, data: Path, tmp_path: Path
) -> None:
    before = visits.day(watching)
    somebody = people.search(watching, "a", 1)[0].person

    def contacts() -> int:
        return visits.day(watching).contacts - before.contacts

    def keys(*names: str) -> None:
        window("key", "--clearmodifiers", *names)

    window("type", "--delay", "20", PASSWORD)
    keys("Return")
    # The counter is ready as soon as it takes a key; before that the key goes to the login, which ignores it.
    pause = threading.Event()
    for _ in range(15):
        keys("F2")
        pause.wait(2.0)
        if contacts():
            break
    first = contacts()
    assert first
    keys("F3")
    until(lambda: contacts() == first + 1, "an anonymous quick information")
    keys("4", "F2")
    until(lambda: contacts() == first + 5, "an anonymous group of four")
    window("type", "--delay", "20", f"={somebody.card_number}"[1:])
    keys("F4")
    until(lambda: visits.day(watching).persons == before.persons + 1, "the visit of somebody known")
    keys("F7")
    until(lambda: contacts() == first + 7, "an anonymous letter")
    keys("ctrl+z")
    until(lambda: contacts() == first + 6, "the last visit taken back")

    booked = len(appointments.of_person(watching, somebody.id))
    window("type", "--delay", "20", somebody.card_number)
    keys("shift+F8")
    until(lambda: _booked(keys, watching, somebody.id) == booked + 1, "the appointment")

    report = tmp_path / "monatsbericht.pdf"
    keys(f"alt+{[page.id for page in PAGES].index('reports') + 1}")
    until(lambda: _saved(keys, window, report), "the report's PDF")
    assert "Monatsbericht" in pypdf.PdfReader(report).pages[0].extract_text()
    assert report.stat().st_mode & 0o077 == 0


def _booked(keys: Callable[..., None], desk: Desk, person_id: int) -> int:
    # The form offers the next free time; once it is there, saving is one key, and saving twice is not possible.
    keys("ctrl+Return")
    return len(appointments.of_person(desk, person_id))


def _saved(keys: Callable[..., None], window: Callable[..., None], report: Path) -> bool:
    if not report.exists():
        keys("alt+b")  # from the overview to the report on paper
        keys("ctrl+s")
        threading.Event().wait(1.0)
        keys("ctrl+a")
        window("type", "--delay", "5", str(report))
        keys("Return")
        threading.Event().wait(1.0)
    return report.exists()
