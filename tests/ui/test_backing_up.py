"""Backups by themselves in the window: when nobody is there, when it closes, and that nobody waits for them."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window import Make, handle, log_in
from tools.gallery_screens import FakeAccess, FakeDrafts, fake_parts
from woilmenau_desk.domain.backups import BackUp, Occasion, Ran
from woilmenau_desk.domain.errors import BackupStopped, DiskFull
from woilmenau_desk.ui import backing_up, theme
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.dialogs import QuestionDialog

DAILY, CLOSING, ASKED = Occasion.DAILY, Occasion.CLOSING, Occasion.ASKED


@dataclass
class Backups:
    """Makes none, and says so; it ends when a test lets it, or when it is stopped."""

    asked: list[Occasion] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)
    may_end: threading.Event = field(default_factory=threading.Event)
    stopped: list[Occasion] = field(default_factory=list)
    error: BaseException | None = None
    hangs: bool = False  # at a disk: it does not even see that it is to stop
    ran: Ran | None = field(default_factory=Ran)

    def __call__(self, _desk: object, occasion: Occasion, stop: Callable[[], bool]) -> Ran | None:
        self.asked.append(occasion)
        self.begun.set()
        while not self.may_end.wait(0.005):
            if stop() and not self.hangs:
                self.stopped.append(occasion)
                raise BackupStopped
        if self.error is not None:
            raise self.error
        return self.ran


@pytest.fixture
def backups() -> Iterator[Backups]:
    made = Backups()
    yield made
    made.may_end.set()


@pytest.fixture
def begun(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, backups: Backups
) -> Iterator[Callable[..., DeskApp]]:
    theme.install(qapp)
    made: list[DeskApp] = []

    def make() -> DeskApp:
        parts = fake_parts(FakeAccess(), FakeDrafts())
        services = replace(parts.services(), back_up=backups)
        desk_app = DeskApp(qapp, tmp_path, replace(parts, services=lambda: services))
        made.append(desk_app)
        with qtbot.waitExposed(desk_app.window):
            desk_app.begin()
        desk_app.window.activateWindow()
        qtbot.waitUntil(desk_app.window.isActiveWindow)
        return desk_app

    yield make
    for desk_app in made:
        desk_app.close()
        desk_app.window.close()
        qapp.removeEventFilter(desk_app.watch)
        desk_app.watch.deleteLater()
        desk_app.window.deleteLater()
        desk_app.deleteLater()


def leave_alone(desk_app: DeskApp) -> None:
    """Nobody has been there for a while."""
    desk_app.backing_up._last_used -= 2 * backing_up.IDLE_SECONDS
    desk_app.backing_up.look()


def test_only_when_nobody_was_there_for_a_while(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    desk_app.backing_up.look()
    log_in(desk_app, qtbot)
    desk_app.backing_up.look()
    assert backups.asked == []
    backups.may_end.set()
    with qtbot.waitSignal(desk_app.backing_up.ended):
        leave_alone(desk_app)
    assert backups.asked == [DAILY]


def test_it_goes_on_behind_the_lock(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    desk_app.lock()
    backups.may_end.set()
    with qtbot.waitSignal(desk_app.backing_up.ended):
        leave_alone(desk_app)
    with qtbot.waitSignal(desk_app.backing_up.ended):
        leave_alone(desk_app)
    assert backups.asked == [DAILY, DAILY]


def test_whoever_comes_back_does_not_wait_and_stops_one_that_takes_long(
    begun: Make, qtbot: QtBot, backups: Backups
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    leave_alone(desk_app)
    assert backups.begun.wait(5)
    answered: list[int] = []
    desk_app.runner.run(lambda: 1, on_done=answered.append)
    qtbot.waitUntil(lambda: bool(answered))  # the worker is free
    assert backups.stopped == []
    desk_app.backing_up._grace.setInterval(0)
    with qtbot.waitSignal(desk_app.backing_up.ended):
        qtbot.keyClick(handle(desk_app), Qt.Key.Key_A)
    assert backups.stopped == [DAILY]
    # Not at once again: whoever is at work is left alone for a while.
    leave_alone(desk_app)
    assert backups.asked == [DAILY]


def test_one_that_was_asked_for_is_not_stopped_by_a_key(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    desk_app.backing_up.ask()
    assert backups.begun.wait(5)
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_A)
    assert not desk_app.backing_up._grace.isActive()
    backups.may_end.set()
    qtbot.waitUntil(lambda: desk_app.backing_up._running is None)
    assert backups.asked == [ASKED]


def test_closing_makes_one_first(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    desk_app.window.close()
    assert backups.begun.wait(5)
    assert desk_app.window.isVisible()
    desk_app.window.close()  # once more changes nothing
    backups.may_end.set()
    qtbot.waitUntil(lambda: not desk_app.window.isVisible())
    assert backups.asked == [CLOSING]
    assert desk_app.desk is None


def test_one_that_takes_long_says_so_and_esc_closes_without_it(
    begun: Make, qtbot: QtBot, backups: Backups
) -> None:
    desk_app = begun()
    desk_app.backing_up._show.setInterval(0)
    log_in(desk_app, qtbot)
    desk_app.window.close()
    qtbot.waitUntil(lambda: desk_app.backing_up.screen is not None)
    screen = desk_app.backing_up.screen
    assert desk_app.window.current_screen() is screen
    qtbot.waitUntil(lambda: screen is not None and screen.hasFocus())
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk_app.window.isVisible())
    assert backups.stopped == [CLOSING]


def test_one_for_the_day_gives_way_to_the_one_on_closing(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    leave_alone(desk_app)
    assert backups.begun.wait(5)
    desk_app.window.close()
    qtbot.waitUntil(lambda: backups.asked == [DAILY, CLOSING])
    assert backups.stopped == [DAILY]
    backups.may_end.set()
    qtbot.waitUntil(lambda: not desk_app.window.isVisible())


@pytest.mark.parametrize("error", [DiskFull(), BackupStopped()])
def test_what_goes_wrong_does_not_keep_the_window_open(
    begun: Make, qtbot: QtBot, backups: Backups, error: BaseException
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    backups.error = error
    backups.may_end.set()
    desk_app.window.close()
    qtbot.waitUntil(lambda: not desk_app.window.isVisible())


@pytest.mark.allow_log(r"bug: builtins\.ZeroDivisionError")
def test_nor_does_a_bug(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    backups.error = ZeroDivisionError()
    backups.may_end.set()
    desk_app.window.close()
    qtbot.waitUntil(lambda: not desk_app.window.isVisible())


def test_the_end_of_a_session_gives_up_what_runs(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    leave_alone(desk_app)
    assert backups.begun.wait(5)
    desk_app.switch_user()
    assert backups.stopped == [DAILY]
    assert desk_app.backing_up._away.is_set()
    qtbot.waitUntil(lambda: desk_app.backing_up._running is None)
    desk_app.window.close()  # nobody is logged in: nothing to wait for
    assert not desk_app.window.isVisible()


def test_esc_closes_at_once_whatever_hangs(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    desk_app.backing_up._show.setInterval(0)
    backups.hangs = True
    log_in(desk_app, qtbot)
    desk_app.window.close()
    qtbot.waitUntil(lambda: desk_app.backing_up.screen is not None)
    desk_app.backing_up.give_up()
    qtbot.waitUntil(lambda: not desk_app.window.isVisible(), timeout=1_500)
    assert desk_app.desk is None
    assert not backups.may_end.is_set()


def test_what_hangs_keeps_nobody_from_the_next_session(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    backups.hangs = True
    log_in(desk_app, qtbot)
    leave_alone(desk_app)
    assert backups.begun.wait(5)
    desk_app.switch_user()
    assert desk_app.backing_up._running is None
    log_in(desk_app, qtbot)
    leave_alone(desk_app)
    qtbot.waitUntil(lambda: backups.asked == [DAILY, DAILY])
    backups.may_end.set()
    qtbot.waitUntil(lambda: desk_app.backing_up._running is None)


def test_a_close_that_is_refused_in_the_end_leaves_the_session_as_it_was(
    begun: Make, qtbot: QtBot, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_app = begun()
    desk_app.backing_up._show.setInterval(0)
    log_in(desk_app, qtbot)
    work = desk_app.window.current_screen()
    desk_app.window.close()
    qtbot.waitUntil(lambda: desk_app.backing_up.screen is not None)
    monkeypatch.setattr(desk_app.window, "may_close", lambda: False)
    backups.may_end.set()
    qtbot.waitUntil(lambda: desk_app.window.current_screen() is work)
    monkeypatch.undo()
    leave_alone(desk_app)
    qtbot.waitUntil(lambda: backups.asked == [CLOSING, DAILY] and desk_app.backing_up._running is None)
    assert desk_app.window.isVisible()
    # Nor does what an earlier session wanted close a later one.
    desk_app.backing_up._closing = True
    assert desk_app.desk is not None
    assert desk_app.backing_up._services is not None
    desk_app.backing_up.begin(desk_app.desk, desk_app.backing_up._services)
    leave_alone(desk_app)
    qtbot.waitUntil(lambda: len(backups.asked) == 3 and desk_app.backing_up._running is None)
    assert desk_app.window.isVisible()


def test_after_one_that_failed_its_trial_there_is_time(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    backups.ran = Ran(Path("x.desk"), restored=False)
    backups.may_end.set()
    with qtbot.waitSignal(desk_app.backing_up.ended):
        leave_alone(desk_app)
    leave_alone(desk_app)
    assert backups.asked == [DAILY]


def by_hand(may_end: threading.Event, done: list[str], error: BaseException | None = None) -> BackUp:
    def make(_desk: object, _occasion: Occasion, stop: Callable[[], bool]) -> Ran:
        while not may_end.wait(0.005):
            if stop():
                done.append("stopped")
                raise BackupStopped
        if error is not None:
            raise error
        done.append("made")
        return Ran(Path("stick.desk"))

    return make


def test_one_by_hand_waits_for_the_one_that_runs(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    leave_alone(desk_app)
    assert backups.begun.wait(5)
    done: list[str] = []
    desk_app.backing_up.ask(by_hand(backups.may_end, done))
    assert desk_app.backing_up.by_hand
    backups.may_end.set()
    qtbot.waitUntil(lambda: done == ["made"])
    assert backups.asked == [DAILY]


def test_closing_waits_for_one_by_hand_and_stays_where_it_fails(
    begun: Make, qtbot: QtBot, backups: Backups
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    done: list[str] = []
    desk_app.backing_up.ask(by_hand(backups.may_end, done, DiskFull()))
    desk_app.window.close()
    with qtbot.waitSignal(desk_app.backing_up.answered):
        backups.may_end.set()
    assert desk_app.window.isVisible()
    assert desk_app.desk is not None
    assert backups.asked == []
    desk_app.backing_up.ask(by_hand(backups.may_end, done))
    desk_app.window.close()
    qtbot.waitUntil(lambda: not desk_app.window.isVisible())
    assert (done, backups.asked) == (["made"], [CLOSING])


def test_a_change_of_user_asks_before_it_stops_one_by_hand(
    begun: Make, qtbot: QtBot, backups: Backups
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    done: list[str] = []
    desk_app.backing_up.ask(by_hand(backups.may_end, done))
    desk_app.switch_user()
    question = desk_app.leave_question
    assert isinstance(question, QuestionDialog)
    assert (question.yes.text(), done) == ("Trotzdem wechseln", [])
    question.yes.click()
    assert desk_app.desk is None
    qtbot.waitUntil(lambda: done == ["stopped"])


def test_a_look_that_finds_nothing_to_do_moves_nothing(begun: Make, qtbot: QtBot, backups: Backups) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    seen: list[str] = []
    desk_app.backing_up.begun.connect(lambda: seen.append("begun"))
    desk_app.backing_up.ended.connect(lambda _outcome: seen.append("ended"))
    backups.ran = None
    backups.may_end.set()
    leave_alone(desk_app)
    qtbot.waitUntil(lambda: desk_app.backing_up._running is None)
    assert (backups.asked, seen) == ([DAILY], [])
