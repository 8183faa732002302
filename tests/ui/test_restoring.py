"""The guided window that puts a backup back, from the first start to the counter, with keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.stores import PASSWORD, a_store
from woilmenau_desk.domain.errors import WrongPassword
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.ui import app as ui_app
from woilmenau_desk.ui import restoring, theme
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.restore import RestoreDialog

NEW = "ein neues Passwort"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """All that is left of a centre: a backup of three visits on a stick, and the sheet with the code."""
    old, folder = tmp_path / "old", tmp_path / "stick"
    code = a_store(old)
    desk = access.login(old, "caro", PASSWORD)
    for _ in range(3):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    upkeep.backup(desk, folder / "sicherung.desk")
    desk.close()
    monkeypatch.setattr(restoring, "places_of_backups", lambda _data: (folder,))
    return folder / "sicherung.desk", code


@pytest.fixture
def first_start(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[DeskApp]:
    theme.install(qapp)
    data = tmp_path / "data"
    data.mkdir()
    desk_app = DeskApp(qapp, data, ui_app.real_parts())
    with qtbot.waitExposed(desk_app.window):
        desk_app.begin()
    desk_app.window.activateWindow()
    qtbot.waitUntil(desk_app.window.isActiveWindow)
    yield desk_app
    desk_app.window.close()
    desk_app.close()


def focused(dialog: RestoreDialog) -> QWidget:
    found = dialog.focusWidget()
    assert found is not None
    return found


def enter(dialog: RestoreDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(dialog), Qt.Key.Key_Return)


def tab_to(dialog: RestoreDialog, widget: QWidget, qtbot: QtBot) -> None:
    for _ in range(20):
        if widget.hasFocus():
            return
        qtbot.keyClick(focused(dialog), Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def test_on_a_new_computer_with_nothing_but_backup_and_code(
    first_start: DeskApp, stick: tuple[Path, str], qtbot: QtBot
) -> None:
    path, code = stick
    assistant = first_start.assistant
    assert assistant is not None
    assistant.restore_button.setFocus()
    qtbot.keyClick(assistant.restore_button, Qt.Key.Key_Return)
    (dialog,) = first_start.window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: dialog.choose_step.list.current_row() is not None, timeout=20_000)
    row = dialog.choose_step.list.current_row()
    assert (row.path, row.whole) == (path.resolve(), True)
    tab_to(dialog, dialog.next_button, qtbot)
    enter(dialog, qtbot)
    then = dialog.who_step.then
    tab_to(dialog, then.other_way, qtbot)
    enter(dialog, qtbot)
    assert then.code.hasFocus()
    qtbot.keyClicks(then.code, code.lower().replace("-", " "))
    enter(dialog, qtbot)
    qtbot.waitUntil(dialog.found_step.isVisible, timeout=20_000)
    assert "3 Besuch" in dialog.found_step.stand.text()
    assert dialog.next_button.hasFocus()
    enter(dialog, qtbot)
    own = dialog.own_step
    assert own.name.text() == "caro"
    assert own.password.hasFocus()
    qtbot.keyClicks(own.password, "kurz")
    enter(dialog, qtbot)
    qtbot.keyClicks(own.again, "kurz")
    enter(dialog, qtbot)
    assert own.isVisible()
    for field in (own.password, own.again):
        field.setText("")
        tab_to(dialog, field, qtbot)
        qtbot.keyClicks(field, NEW)
    enter(dialog, qtbot)
    assert dialog.people_step.isVisible()
    enter(dialog, qtbot)
    # Nothing lies here that could be lost.
    assert dialog.yes.hasFocus()
    assert first_start.assistant is not None
    enter(dialog, qtbot)
    qtbot.waitUntil(dialog.done_step.isVisible, timeout=20_000)
    assert "als caro mit dem neuen Passwort anmelden" in dialog.done_step.lines[2].text()
    enter(dialog, qtbot)
    # As the button says: what is typed now goes into the password's field, and nowhere else.
    login = first_start.login_screen
    qtbot.waitUntil(login.password.field.hasFocus)
    assert login.users.name() == "caro"
    assert first_start.desk is None
    with qtbot.waitSignal(first_start.logged_in, timeout=20_000):
        qtbot.keyClicks(login.password.field, NEW)
        qtbot.keyClick(login.password.field, Qt.Key.Key_Return)
    desk = first_start.desk
    assert desk is not None
    assert desk.actor.name == "caro"
    assert desk.has_vault
    assert first_start.assistant is None
    assert len(visits.day(desk).rows) == 3
    with pytest.raises(WrongPassword):
        access.login(desk.data, "caro", PASSWORD)


def test_a_backup_that_is_broken_is_told_before_it_is_chosen(
    first_start: DeskApp, stick: tuple[Path, str], qtbot: QtBot
) -> None:
    path, _code = stick
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    first_start._restoring.begin()
    (dialog,) = first_start.window.findChildren(RestoreDialog)
    qtbot.waitUntil(lambda: dialog.choose_step.list.current_row() is not None, timeout=20_000)
    assert "beschädigt" in dialog.choose_step.list.spoken(0)
    dialog.reject()


def test_a_store_comes_into_being_when_its_code_is_kept(first_start: DeskApp, qtbot: QtBot) -> None:
    assistant = first_start.assistant
    assert assistant is not None
    data = first_start._data
    assistant.own_button.click()
    assistant.display_name.setText("Caro")
    assistant.name.setText("caro")
    assistant.first.setText(PASSWORD)
    assistant.second.setText(PASSWORD)
    assistant.create_button.click()
    qtbot.waitUntil(lambda: assistant.code_label.text() != "", timeout=20_000)
    assert not access.store_exists(data)
    code = assistant.code_label.text()
    assistant.kept.setChecked(True)
    with qtbot.waitSignal(first_start.logged_in, timeout=20_000):
        assistant.onward.click()
    assert Keyring.load(data).open_with_code(code).vault_key is not None


def test_whoever_leaves_before_the_code_is_kept_has_no_store(first_start: DeskApp, qtbot: QtBot) -> None:
    assistant = first_start.assistant
    assert assistant is not None
    assistant.own_button.click()
    assistant.name.setText("caro")
    assistant.first.setText(PASSWORD)
    assistant.second.setText(PASSWORD)
    assistant.create_button.click()
    qtbot.waitUntil(lambda: assistant.code_label.text() != "", timeout=20_000)
    first_start.window.close()
    first_start.close()
    assert not access.store_exists(first_start._data)
    assert not list(first_start._data.rglob("desk.db*"))
