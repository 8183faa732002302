"""What was typed is stored before a signal, the session's end or sleep can take it."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.endings import Endings
from woilmenau_desk.ui.task_runner import TaskRunner

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


class Window(QWidget):
    """Counts how often it was closed; asks where it may not."""

    def __init__(self, ask: Callable[[], None]) -> None:
        super().__init__()
        self.closes = 0
        self._ask = ask

    def close(self) -> bool:
        self.closes += 1
        self._ask()
        return True


class FakeDeskApp:
    """An application whose drafts can be kept, or cannot."""

    def __init__(self) -> None:
        self.window = Window(self._ask)
        self.can_keep = True
        self.did: list[str] = []
        self.leave_question: object | None = None

    def _ask(self) -> None:
        if not self.can_keep and self.leave_question is None:
            self.leave_question = object()

    def keep_typed(self) -> bool:
        self.did.append("kept" if self.can_keep else "not kept")
        return self.can_keep

    def begin_to_keep(self) -> None:
        self.did.append("begun")

    def close(self) -> None:
        self.did.append("closed")


class FakeManager:
    """A session that ends."""

    def __init__(self, *, interaction: bool = True) -> None:
        self._interaction = interaction
        self.cancelled = False

    def allowsInteraction(self) -> bool:
        return self._interaction

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture(autouse=True)
def nothing_ignored() -> Iterator[None]:
    """Whoever starts the tests in the background lets them ignore some signals, and the program respects that."""
    names = ("SIGINT", "SIGHUP", "SIGTERM")
    before = {number: signal.getsignal(number) for name in names if (number := getattr(signal, name, None))}
    for number in before:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def desk_app(qapp: QApplication) -> FakeDeskApp:
    return FakeDeskApp()


@pytest.fixture
def endings(qapp: QApplication, desk_app: FakeDeskApp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endings]:
    monkeypatch.setattr(QApplication, "exit", lambda _app, status: desk_app.did.append(f"exit {status}"))
    owner = QObject()
    made = Endings(qapp, desk_app, owner)
    yield made
    made.close()
    qapp.aboutToQuit.disconnect(desk_app.close)


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_wakes_the_loop_that_waits_in_qt(endings: Endings, qtbot: QtBot, name: str) -> None:
    number = getattr(signal, name)
    with qtbot.waitSignal(endings.signals.came) as came:
        os.kill(os.getpid(), number)
    assert came.args == [number]


@posix
def test_a_signal_keeps_all_and_leaves(endings: Endings, desk_app: FakeDeskApp) -> None:
    endings.on_signal(signal.SIGTERM)
    assert desk_app.did == ["kept", "closed", "exit 0"]


@posix
def test_where_it_cannot_be_kept_the_window_asks_first_and_a_second_signal_ends_it(
    endings: Endings, desk_app: FakeDeskApp
) -> None:
    desk_app.can_keep = False
    endings.on_signal(signal.SIGTERM)
    assert desk_app.did == ["not kept"]
    assert desk_app.window.closes == 1, "nobody was asked"
    endings.on_signal(signal.SIGTERM)
    assert desk_app.did == ["not kept", "not kept", "closed", "exit 1"]


@posix
def test_whoever_stayed_is_asked_anew(endings: Endings, desk_app: FakeDeskApp) -> None:
    desk_app.can_keep = False
    endings.on_signal(signal.SIGTERM)
    desk_app.leave_question = None  # "stay"
    endings.on_signal(signal.SIGTERM)
    assert "closed" not in desk_app.did, "what was typed was thrown away unasked"
    endings.on_signal(signal.SIGTERM)
    assert desk_app.did[-2:] == ["closed", "exit 1"]


@posix
def test_two_signals_at_once_are_one_end(endings: Endings, desk_app: FakeDeskApp, qtbot: QtBot) -> None:
    for number in (signal.SIGTERM, signal.SIGHUP):  # as a session's end sends them; it would be gone here
        os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: desk_app.did.count("exit 0") == 2)


class HangingDeskApp(FakeDeskApp):
    """Its worker hangs at a disk that does not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = TaskRunner(ChangeBus())
        self.answers = threading.Event()
        self.runner.run(self.answers.wait)
        self.during: Callable[[], object] = lambda: None

    def keep_typed(self) -> bool:
        self.during()
        self.can_keep = self.runner.finish(0.01)
        return super().keep_typed()

    def close(self) -> None:
        super().close()
        self.during()
        self.answers.set()
        self.runner.close()


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Where the process would have been gone at once."""
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr("woilmenau_desk.ui.endings.GRACE_SECONDS", -1.0)
    return left


@pytest.fixture
def hanging(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[HangingDeskApp]:
    monkeypatch.setattr(QApplication, "exit", lambda _app, status: made.did.append(f"exit {status}"))
    made = HangingDeskApp()
    yield made
    made.close()


@posix
def test_a_second_signal_is_seen_while_the_first_one_waits(
    qapp: QApplication, qtbot: QtBot, hanging: HangingDeskApp, exits: list[int]
) -> None:
    endings = Endings(qapp, hanging)
    hanging.during = lambda: os.kill(os.getpid(), signal.SIGTERM)
    with qtbot.waitSignal(endings.signals.came):
        os.kill(os.getpid(), signal.SIGTERM)
    endings.close()
    qapp.aboutToQuit.disconnect(hanging.close)
    hanging.during = lambda: None
    assert exits == [1]


@posix
def test_a_worker_that_hangs_keeps_nobody_from_leaving(
    qapp: QApplication, hanging: HangingDeskApp, exits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    left = threading.Event()
    monkeypatch.setattr("woilmenau_desk.ui.endings._LEAVE_SECONDS", 0.01)
    monkeypatch.setattr(os, "_exit", lambda _status: left.set())
    endings = Endings(qapp, hanging)
    endings.on_signal(signal.SIGTERM)
    assert hanging.did == ["not kept"]
    assert hanging.leave_question is not None
    hanging.during = lambda: "closed" in hanging.did and left.wait()  # as closing does
    endings.on_signal(signal.SIGTERM)
    assert left.is_set()
    endings.close()
    qapp.aboutToQuit.disconnect(hanging.close)


@posix
def test_signals_are_given_back_and_an_ignored_one_stays_ignored(qapp: QApplication) -> None:
    before = signal.getsignal(signal.SIGTERM)
    hang_up = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        made = Endings(qapp, FakeDeskApp())
        assert signal.getsignal(signal.SIGTERM) is not before
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        made.close()
        assert signal.getsignal(signal.SIGTERM) is before
    finally:
        signal.signal(signal.SIGHUP, hang_up)


def test_the_session_ends_once_all_is_kept(endings: Endings, desk_app: FakeDeskApp) -> None:
    manager = FakeManager()
    endings.on_session_ends(cast(QSessionManager, manager))
    assert desk_app.did == ["kept"]
    assert not manager.cancelled


@pytest.mark.parametrize("interaction", [True, False])
def test_the_session_waits_where_something_cannot_be_kept(
    endings: Endings, desk_app: FakeDeskApp, *, interaction: bool
) -> None:
    desk_app.can_keep = False
    manager = FakeManager(interaction=interaction)
    endings.on_session_ends(cast(QSessionManager, manager))
    assert manager.cancelled is interaction
    assert desk_app.window.closes == interaction


def test_another_window_in_front_is_a_moment_to_keep(
    qapp: QApplication, endings: Endings, desk_app: FakeDeskApp
) -> None:
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert desk_app.did == ["begun"]
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert desk_app.did == ["begun"]


BUS = """<busconfig><type>system</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"""


def _bus_in(folder: str) -> Path:
    settings = Path(folder) / "bus.conf"
    settings.write_text(BUS.format(folder=folder), encoding="utf-8")
    return settings


@pytest.fixture
def bus_address() -> Iterator[str]:
    """A system bus of the test's own, in a folder with a short name: a socket's may have some hundred letters."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            ["dbus-daemon", f"--config-file={_bus_in(folder)}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as daemon,
    ):
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


@pytest.mark.needs_programs("dbus-daemon")
@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")
def test_logind_waits_until_all_is_kept_before_the_computer_sleeps(
    qapp: QApplication, qtbot: QtBot, bus_address: str
) -> None:
    from PySide6.QtCore import ClassInfo, Slot
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor

    from woilmenau_desk.ui import sleep_watch

    near, far = os.pipe()

    @ClassInfo({"D-Bus Interface": sleep_watch.INTERFACE})
    class Logind(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.asked: list[tuple[str, str]] = []

        @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
        def Inhibit(self, what: str, _who: str, _why: str, mode: str) -> QDBusUnixFileDescriptor:
            self.asked.append((what, mode))
            return QDBusUnixFileDescriptor(far)

    logind = Logind()
    theirs = QDBusConnection.connectToBus(bus_address, "logind")
    ours = QDBusConnection.connectToBus(bus_address, "ours")
    assert theirs.registerService(sleep_watch.SERVICE)
    assert theirs.registerObject(sleep_watch.PATH, logind, QDBusConnection.RegisterOption.ExportAllSlots)

    def tell(begins: bool) -> None:
        told = QDBusMessage.createSignal(sleep_watch.PATH, sleep_watch.INTERFACE, "PrepareForSleep")
        told.setArguments([begins])
        assert theirs.send(told)

    slept: list[bool] = []
    owner = QObject()
    watch = sleep_watch.SleepWatch(ours, lambda: slept.append(watch.delay is not None), owner)
    qtbot.waitUntil(lambda: watch.delay is not None)
    assert logind.asked == [("sleep", "delay")]
    tell(True)
    qtbot.waitUntil(lambda: bool(slept))
    assert slept == [True], "the computer would not have waited"
    qtbot.waitUntil(lambda: watch.delay is None)
    tell(False)
    qtbot.waitUntil(lambda: watch.delay is not None)
    for name in ("logind", "ours"):
        QDBusConnection.disconnectFromBus(name)
    os.close(near)
    os.close(far)
