"""What the guided window says while a backup is put back, held back or broken off, and of a store that is half ruined."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window import log_in, texts
from tools.gallery_screens import PASSWORD, FakeAccess, FakeDrafts, fake_parts, restore_sample
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backups import Backup, Compared, FoundBackup, Order, Restored, Returning
from woilmenau_desk.domain.errors import NothingRescued
from woilmenau_desk.ui import only_copies, restoring, theme
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.restore import RestoreDialog, _At

Make = Callable[..., DeskApp]
BACKUP = Backup(Path("x.desk"), 1, {"person": 2}, "2026-11-23T13:03:00+00:00")
LENA = Returning("lena", "Lena", Role.LEAD, None)


@pytest.fixture
def begun(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    theme.install(qapp)
    made: list[DeskApp] = []

    def make(**services: object) -> DeskApp:
        parts = fake_parts(FakeAccess(), FakeDrafts())
        found = replace(parts.services(), **services)  # type: ignore[arg-type]
        desk_app = DeskApp(qapp, tmp_path, replace(parts, services=lambda: found))
        made.append(desk_app)
        with qtbot.waitExposed(desk_app.window):
            desk_app.begin()
        desk_app.window.activateWindow()
        qtbot.waitUntil(desk_app.window.isActiveWindow)
        log_in(desk_app, qtbot)
        return desk_app

    yield make
    for desk_app in made:
        desk_app.close()
        desk_app.window.close()


def at_the_question(desk_app: DeskApp, qtbot: QtBot) -> RestoreDialog:
    desk_app._ask_for_backup(Path("x.desk"))
    (dialog,) = desk_app.window.findChildren(RestoreDialog)
    dialog.who_step.then.password.setText(PASSWORD)
    dialog._on_next()
    qtbot.waitUntil(lambda: dialog._at is _At.FOUND)
    dialog._on_next()
    dialog._on_next()
    return dialog


@pytest.mark.allow_log(r"bug: builtins\.ZeroDivisionError")
def test_a_bug_shuts_nobody_in(begun: Make, qtbot: QtBot) -> None:
    def broken(_data: Path, _order: Order) -> Restored:
        raise ZeroDivisionError

    desk_app = begun(restore=broken)
    dialog = at_the_question(desk_app, qtbot)
    dialog.yes.click()
    qtbot.waitUntil(lambda: dialog._at is _At.BROKEN)
    assert "schiefgegangen" in texts(dialog.broken_step, seen_only=True)
    assert dialog.next_button.isVisible()
    bug = desk_app._bug_shown
    assert bug is not None
    bug.accept()
    dialog.reject()
    assert not dialog.isVisible()
    assert desk_app.window.current_screen() is desk_app.login_screen


@pytest.mark.allow_log(r"bug: builtins\.ZeroDivisionError")
def test_a_bug_while_the_backup_is_opened_stops_the_waiting(begun: Make, qtbot: QtBot) -> None:
    def broken(_data: Path, _order: Order, _stop: object) -> Compared:
        raise ZeroDivisionError

    desk_app = begun(compare_backup=broken)
    desk_app._ask_for_backup(Path("x.desk"))
    (dialog,) = desk_app.window.findChildren(RestoreDialog)
    dialog.who_step.then.password.setText(PASSWORD)
    dialog._on_next()
    qtbot.waitUntil(lambda: dialog._proving is None)
    assert not dialog.progress.isVisible()
    assert dialog.next_button.isEnabled()


def test_whoever_restores_over_what_only_the_window_holds_sees_that_it_runs(
    begun: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    done = threading.Event()

    def slow(data: Path, order: Order) -> Restored:
        done.wait(20)
        return restore_sample(data, order)

    desk_app = begun(restore=slow)
    assert desk_app.desk is not None
    desk_app.desk.trouble = NothingRescued(folder=tmp_path)  # type: ignore[misc]
    dialog = at_the_question(desk_app, qtbot)
    dialog.yes.click()
    question = desk_app.leave_question
    assert isinstance(question, QuestionDialog)
    assert question.yes.text() == "Trotzdem zurückspielen"
    assert dialog._at is _At.AGREE
    question.yes.click()
    assert dialog._at is _At.DOING
    assert not dialog.no.isVisible()
    dialog.reject()
    assert dialog.isVisible()  # it is being put back: nobody is told that it is not
    done.set()
    qtbot.waitUntil(lambda: dialog._at is _At.DONE)


def test_whoever_cancels_while_the_worker_is_busy_keeps_the_session(
    begun: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(only_copies, "_SOON_SECONDS", 0.01)
    desk_app = begun()
    dialog = at_the_question(desk_app, qtbot)
    done = threading.Event()
    desk_app.runner.run(done.wait)
    dialog.yes.click()
    assert "sobald fertig ist" in dialog.agree_step.note.text()
    dialog.no.click()
    done.set()
    qtbot.waitUntil(lambda: desk_app.leave_question is None)
    assert desk_app.desk is not None


def test_of_a_ruined_database_beside_a_whole_key_file_it_says_what_holds(begun: Make, qtbot: QtBot) -> None:
    found = Compared(
        BACKUP, None, returning=(LENA,), leads=("caro", "lena"), as_today=True, roster=True, kept=True
    )
    desk_app = begun(compare_backup=lambda _data, _order, _stop: found)
    dialog = at_the_question(desk_app, qtbot)
    assert "daneben aufgehoben" in dialog.found_step.warning.text()
    assert "Damals hatten sie Zugang" in dialog.people_step.about.text()
    assert "Alle, die in der Sicherung Zugang haben" not in texts(dialog.people_step)
    said = [line.text() for line in dialog.agree_step.lines]
    assert said[1:] == ["Ohne Zugang bleibt: Lena.", "Die jetzige Ablage wird daneben aufgehoben, ganz."]


def test_where_today_cannot_be_read_all_come_back(begun: Make, qtbot: QtBot) -> None:
    found = Compared(BACKUP, None, leads=("caro",), kept=True)
    desk_app = begun(compare_backup=lambda _data, _order, _stop: found)
    dialog = at_the_question(desk_app, qtbot)
    assert (
        "Alle, die in der Sicherung Zugang haben, können sich danach anmelden"
        in dialog.people_step.about.text()
    )
    assert "nicht lesbar" in dialog.found_step.more.text()
    assert "daneben aufgehoben" in dialog.found_step.warning.text()


def test_each_backup_is_shown_as_it_is_found_and_the_newest_whole_one_is_marked(
    begun: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = threading.Event()

    def find(folders: Iterable[Path]) -> Iterator[FoundBackup]:
        (folder,) = folders
        if folder.name == "hangs":
            hangs.wait(20)
            return
        for name, day, whole in (("broken", 3, False), ("new", 2, True), ("old", 1, True)):
            yield FoundBackup(folder / f"{name}.desk", 1, f"2026-11-0{day}T10:00:00+00:00", whole)

    monkeypatch.setattr(restoring, "places_of_backups", lambda _data: (Path("stick"), Path("hangs")))
    desk_app = begun(find_backups=find)
    desk_app._ask_for_backup(None)
    (dialog,) = desk_app.window.findChildren(RestoreDialog)
    step = dialog.choose_step
    qtbot.waitUntil(lambda: len(step._model.rows()) == 3)
    assert [row.path.stem for row in step._model.rows()] == ["broken", "new", "old"]
    assert step.path().stem == "new"
    assert "new.desk" in step.list.spoken(1)
    step.list.select(Path("stick/old.desk"))  # by hand
    step.add_found(FoundBackup(Path("newest.desk"), 1, "2026-11-09T10:00:00+00:00", True))
    assert step.path().stem == "old"
    dialog.reject()
    begins = time.monotonic()
    desk_app.window.close()
    desk_app.close()
    assert time.monotonic() - begins < 5  # though a disk still hangs
    hangs.set()
