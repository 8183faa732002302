"""What takes long stands beside what a person waits for: real keys, a real store, real threads held at known points."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.stores import copy_store
from woilmenau_desk.domain.backups import Ran
from woilmenau_desk.domain.errors import DiskFull, KnownError, WrongPassword
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import integrity
from woilmenau_desk.storage.engine import copies
from woilmenau_desk.ui.driver import Driver

PASSWORD = "wetzlarer-platz-1"
NEW = "wetzlarer-platz-2"
PATIENCE = 20


class Held:
    """A function of the program that waits inside until it is let go."""

    def __init__(self, real: Callable[..., Any]) -> None:
        self._real = real
        self.there, self.may_go = threading.Event(), threading.Event()
        self.error: Exception | None = None

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        self.there.set()
        assert self.may_go.wait(PATIENCE)
        if self.error is not None:
            raise self.error
        return self._real(*arguments, **named)


@pytest.fixture
def data(only_caro: Path, tmp_path: Path) -> Path:
    return copy_store(only_caro, tmp_path / "data")


@pytest.fixture
def driver(data: Path) -> Iterator[Driver]:
    driver = Driver(data, access)
    driver.desk_app.login_screen.log_in("caro", PASSWORD)
    driver.until(lambda: driver.desk_app.workspace is not None)
    driver.settle()
    yield driver
    for dialog in QApplication.topLevelWidgets():
        if dialog is not driver.window and dialog.isVisible():
            dialog.close()
    driver.close()


@pytest.fixture
def verifying(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    held = Held(integrity._doubts)
    monkeypatch.setattr(integrity, "_doubts", held)
    yield held
    held.may_go.set()


@pytest.fixture
def copying(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """New keys: the old file is let go of, and the copy not made yet."""
    held = Held(copies.under_another_key)
    monkeypatch.setattr(copies, "under_another_key", held)
    yield held
    held.may_go.set()


def desk_of(driver: Driver) -> Desk:
    assert driver.desk_app.desk is not None
    return driver.desk_app.desk


def lines(driver: Driver) -> int:
    """How many visits the counter shows."""
    page: Any = driver.page
    return int(page.day_card.visits_model.rowCount())


def stored(desk: Desk) -> int:
    """How many the store has of today."""
    return visits.day(desk, desk.today()).contacts


def said(driver: Driver) -> str:
    """What the page says."""
    return "\n".join(label.text() for label in driver.page.findChildren(QLabel))


def press(driver: Driver, key: str) -> None:
    """Press a key, without waiting for what runs."""
    combined = QKeySequence(key)[0]  # type: ignore[index]
    QTest.keyClick(driver._target(), combined.key(), combined.keyboardModifiers())


def begin_check(driver: Driver, held: Held) -> None:
    """Strg+R in the administration, until it is held."""
    workspace = driver.desk_app.workspace
    assert workspace is not None
    workspace.open_page("admin", "upkeep")
    driver.settle()
    press(driver, "Ctrl+R")
    driver.until(held.there.is_set)


def test_f2_during_a_backup_is_stored_and_seen_before_it_ends(driver: Driver) -> None:
    there, may_go = threading.Event(), threading.Event()
    outcomes: list[object] = []
    driver.desk_app.backing_up.answered.connect(outcomes.append)

    def by_hand(desk: Desk, _occasion: object, stop: Callable[[], bool]) -> Ran:
        def held() -> bool:
            there.set()
            assert may_go.wait(PATIENCE)
            return stop()

        return Ran(upkeep.backup(desk, stop=held).path)

    driver.desk_app.backing_up.ask(by_hand)
    driver.until(there.is_set)
    press(driver, "F2")
    driver.until(lambda: lines(driver) == 1)
    assert stored(desk_of(driver)) == 1
    assert not outcomes
    may_go.set()
    driver.until(lambda: bool(outcomes))
    assert isinstance(outcomes[0], Ran)


def test_the_lock_drops_the_key_at_once_and_one_comes_back_while_a_check_runs(
    driver: Driver, verifying: Held
) -> None:
    desk_app = driver.desk_app
    begin_check(driver, verifying)
    desk = desk_of(driver)
    vault = desk.vault
    desk_app.lock()
    assert not desk.has_vault
    assert vault.wiped
    assert desk_app.lock_screen is not None
    assert desk_app.lock_screen.said() == ""
    desk_app.lock_screen.unlock_asked.emit(PASSWORD)
    driver.until(lambda: desk_app.lock_screen is None)
    assert desk.has_vault
    verifying.may_go.set()
    driver.settle()
    assert "weil das Fenster gesperrt wurde" in said(driver)


def test_what_takes_long_is_said_below_and_stopped_by_a_key(driver: Driver, verifying: Held) -> None:
    workspace = driver.desk_app.workspace
    assert workspace is not None
    begin_check(driver, verifying)
    driver.until(lambda: workspace.status.busy() == "Die Ablage wird geprüft …")
    assert workspace.stop_action.isEnabled()
    press(driver, "Ctrl+.")
    assert not workspace.stop_action.isEnabled()
    verifying.may_go.set()
    driver.until(lambda: workspace.status.busy() == "")
    assert "Prüfung abgebrochen." in said(driver)


def renew(driver: Driver, refused: list[KnownError]) -> None:
    """A new own password, as the page asks for it."""
    desk = desk_of(driver)
    driver.desk_app.runner.run_long(
        lambda _work: access.change_password(desk, PASSWORD, NEW),
        on_error=refused.append,
        label="Die Schlüssel werden erneuert …",
        can_stop=False,
    )


@pytest.mark.parametrize("error", [None, DiskFull()], ids=["done", "failed"])
def test_what_is_entered_while_the_keys_are_renewed_is_kept_and_stored(
    driver: Driver, copying: Held, error: Exception | None
) -> None:
    workspace = driver.desk_app.workspace
    assert workspace is not None
    copying.error = error
    refused: list[KnownError] = []
    renew(driver, refused)
    driver.until(copying.there.is_set)
    press(driver, "F2")
    press(driver, "F2")
    driver.until(workspace.status._waits.isVisible)
    assert lines(driver) == 0
    copying.may_go.set()
    driver.until(lambda: lines(driver) == 2)
    driver.until(lambda: not workspace.status._waits.isVisible())
    driver.settle()
    assert [type(one) for one in refused] == ([] if error is None else [DiskFull])
    assert stored(desk_of(driver)) == 2
    assert upkeep.verify(desk_of(driver)).findings == ()
    driver.desk_app.lock()
    assert not desk_of(driver).has_vault
    with pytest.raises(WrongPassword):
        access.unlock(desk_of(driver), PASSWORD if error is None else NEW)


def test_the_lock_while_the_keys_are_renewed_says_so_and_no_key_comes_back(
    driver: Driver, copying: Held
) -> None:
    desk_app = driver.desk_app
    renew(driver, [])
    driver.until(copying.there.is_set)
    desk_app.lock()
    assert not desk_of(driver).has_vault
    assert desk_app.lock_screen is not None
    assert "Schlüssel werden noch erneuert" in desk_app.lock_screen.said()
    copying.may_go.set()
    driver.until(lambda: desk_app.lock_screen is not None and desk_app.lock_screen.said() == "")
    assert not desk_of(driver).has_vault
    desk_app.lock_screen.unlock_asked.emit(NEW)
    driver.until(lambda: desk_app.lock_screen is None)
    assert desk_of(driver).has_vault


def test_a_window_that_is_closed_meanwhile_stores_what_was_entered(
    driver: Driver, data: Path, copying: Held
) -> None:
    renew(driver, [])
    driver.until(copying.there.is_set)
    press(driver, "F2")
    driver.window.close()
    assert driver.window.isVisible()
    copying.may_go.set()
    driver.until(lambda: not driver.window.isVisible())
    desk = access.login(data, "caro", NEW)
    try:
        assert stored(desk) == 1
        assert upkeep.verify(desk).findings == ()
    finally:
        desk.close()


def test_closing_ends_what_nobody_waits_for_any_more(driver: Driver) -> None:
    there = threading.Event()
    ended: list[bool] = []

    def endless(work: LongWork) -> None:
        there.set()
        with desk.store.snapshot(work.stopped) as conn:
            while not work.stopped():
                conn.exec_driver_sql("SELECT count(*) FROM visit").scalar_one()
        ended.append(True)

    desk = desk_of(driver)
    driver.desk_app.runner.run_long(endless, owner=driver.desk_app.workspace)
    driver.until(there.is_set)
    press(driver, "F2")
    driver.window.close()
    driver.until(lambda: not driver.window.isVisible())
    assert ended == [True]
    assert desk.closed
