"""Before the work: a given password, the keys that help, a backup in the place of a store that cannot be read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.window import Make, handle, log_in
from tools.gallery_screens import (
    CODE,
    PASSWORD,
    FakeAccess,
)
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.ui.keyboard_overview import KeyboardOverview
from woilmenau_desk.ui.restore import RestoreDialog
from woilmenau_desk.ui.widgets.labels import Note

# A password that somebody else gave


def test_a_given_password_leads_to_one_of_ones_own_and_on_to_the_work(
    begun: Make, qtbot: QtBot, access: FakeAccess
) -> None:
    access.must_change.add("caro")
    desk_app = begun()
    field = desk_app.login_screen.password.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, PASSWORD)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk_app.new_password_screen is not None)
    screen = desk_app.new_password_screen
    assert screen is not None
    qtbot.waitUntil(screen.first.hasFocus)
    assert desk_app.window.current_screen() is screen
    assert field.text() == ""
    qtbot.keyClicks(screen.first, "mein eigenes")
    qtbot.keyClick(screen.first, Qt.Key.Key_Tab)
    assert screen.again.hasFocus()
    qtbot.keyClicks(screen.again, "etwas anderes")
    qtbot.keyClick(screen.again, Qt.Key.Key_Return)
    assert any("nicht gleich" in label.text() for label in screen.findChildren(QLabel))
    screen.again.setText("")
    qtbot.keyClicks(screen.again, "mein eigenes")
    with qtbot.waitSignal(desk_app.logged_in):
        qtbot.keyClick(screen.again, Qt.Key.Key_Return)
    assert access.made[-1] == ("caro", "caro", "mein eigenes")
    assert screen.first.text() == screen.again.text() == ""


def test_going_back_from_a_given_password_leaves_nothing_in_the_fields(
    begun: Make, qtbot: QtBot, access: FakeAccess
) -> None:
    access.must_change.add("caro")
    desk_app = begun()
    desk_app.login_screen.log_in("caro", PASSWORD)
    qtbot.waitUntil(lambda: desk_app.new_password_screen is not None)
    screen = desk_app.new_password_screen
    assert screen is not None
    qtbot.keyClicks(screen.first, "halb")
    screen.back.setFocus()
    qtbot.keyClick(screen.back, Qt.Key.Key_Return)
    assert desk_app.window.current_screen() is desk_app.login_screen
    assert screen.first.text() == ""
    assert desk_app.login_screen.password.field.isEnabled()


# Keys before the work


def test_f1_shows_the_keys_at_the_login_and_in_the_assistant(
    begun: Make, qtbot: QtBot, access: FakeAccess
) -> None:
    access.exists = False
    desk_app = begun()
    assert desk_app.assistant is not None
    for screen in (desk_app.assistant, desk_app.login_screen):
        desk_app.window.show_screen(screen)
        desk_app.window.activateWindow()
        qtbot.waitUntil(desk_app.window.isActiveWindow)
        qtbot.keyClick(handle(desk_app), Qt.Key.Key_F1)
        found = desk_app.window.findChildren(KeyboardOverview)
        qtbot.waitUntil(lambda found=found: found[-1].isVisible())
        assert any("Alt+Z" in label.text() for label in found[-1].findChildren(QLabel))
        with qtbot.waitSignal(found[-1].destroyed):
            found[-1].close()


def test_the_eye_is_no_stop_on_the_way_and_has_its_own_key(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    field = desk_app.login_screen.password.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "geheim")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert field.text() == "geheim"
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert desk_app.login_screen.recover.hasFocus()


def test_whoever_goes_back_in_the_assistant_begins_anew(
    begun: Make, qtbot: QtBot, access: FakeAccess
) -> None:
    access.exists = False
    desk_app = begun()
    assistant = desk_app.assistant
    assert assistant is not None
    assistant.own_button.click()
    assistant.name.setText("caro")
    assistant.first.setText("geheim genug")
    assistant._show(assistant._welcome)
    assistant.own_button.click()
    assert assistant.name.text() == assistant.first.text() == ""


# A backup in the store's place


def on(dialog: RestoreDialog, qtbot: QtBot) -> None:
    """To the next step, with the key."""
    dialog.next_button.setFocus()
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)


@pytest.mark.parametrize("damage", ["keys", "database"])
def test_a_damaged_store_is_restored_from_the_login(
    begun: Make, qtbot: QtBot, access: FakeAccess, tmp_path: Path, damage: str
) -> None:
    cards = access.users(tmp_path)

    def damaged(*_arguments: object, **_more: object) -> tuple[UserCard, ...]:
        raise StoreDamaged(detail="keys.json")

    if damage == "keys":
        access.users = damaged  # type: ignore[method-assign]
    else:
        access.login = damaged  # type: ignore[method-assign]
    desk_app = begun()
    screen = desk_app.login_screen
    if damage == "database":
        assert not screen.restore.isVisible()
        screen.log_in("caro", PASSWORD)
    qtbot.waitUntil(screen.restore.isVisible)
    desk_app._restoring.begin(tmp_path / "stand.desk")
    (dialog,) = desk_app.window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    then = dialog.who_step.then
    then.name.setFocus()
    qtbot.keyClicks(then.name, "caro")
    qtbot.keyClick(then.name, Qt.Key.Key_Return)
    assert then.password.hasFocus()
    qtbot.keyClicks(then.password, PASSWORD)
    qtbot.keyClick(then.password, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.found_step.isVisible)
    assert any(
        "ist nicht lesbar, deshalb fehlt hier der Vergleich" in label.text()
        for label in dialog.findChildren(QLabel)
    )
    on(dialog, qtbot)
    assert "ist nicht lesbar" in dialog.people_step.about.text()
    on(dialog, qtbot)
    access.users = lambda _data: cards  # type: ignore[method-assign]
    dialog.yes.setFocus()
    qtbot.keyClick(dialog.yes, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.done_step.isVisible)
    assert any("Zurückgespielt: Stand" in label.text() for label in dialog.findChildren(QLabel))
    on(dialog, qtbot)
    qtbot.waitUntil(lambda: any("Zurückgespielt" in note.text() for note in screen.findChildren(Note)))
    assert desk_app.window.current_screen() is screen
    assert not screen.restore.isVisible()


def test_the_recovery_code_opens_a_backup_too(begun: Make, qtbot: QtBot, tmp_path: Path) -> None:
    desk_app = begun()
    desk_app._restoring.begin(tmp_path / "stand.desk")
    (dialog,) = desk_app.window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    then = dialog.who_step.then
    then.other_way.setFocus()
    qtbot.keyClick(then.other_way, Qt.Key.Key_Return)
    assert then.code.hasFocus()
    assert not then.password.isVisible()
    qtbot.keyClicks(then.code, CODE)
    qtbot.keyClick(then.code, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.found_step.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    screen = desk_app.login_screen
    assert any("Nicht zurückgespielt" in note.text() for note in screen.findChildren(Note))


def test_the_assistant_tells_that_nothing_was_put_back(
    begun: Make, qtbot: QtBot, access: FakeAccess, tmp_path: Path
) -> None:
    access.exists = False
    desk_app = begun()
    screen = desk_app.assistant
    assert screen is not None
    desk_app._restoring.begin(tmp_path / "stand.desk")
    (dialog,) = desk_app.window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    seen = [note.text() for note in screen.findChildren(Note) if note.isVisible()]
    assert seen == ["Nicht zurückgespielt."]


def test_a_restore_ends_the_session_and_leads_to_the_login(
    begun: Make, qtbot: QtBot, access: FakeAccess, tmp_path: Path
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    context = desk_app.context
    assert context is not None
    context.restore(tmp_path / "stand.desk")
    (dialog,) = desk_app.window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.who_step.then.name.text() == "caro"
    qtbot.keyClicks(dialog.who_step.then.password, PASSWORD)
    on(dialog, qtbot)
    qtbot.waitUntil(dialog.found_step.isVisible)
    on(dialog, qtbot)
    on(dialog, qtbot)
    assert dialog.no.hasFocus()
    assert not access.desks[-1].closed
    dialog.yes.setFocus()
    qtbot.keyClick(dialog.yes, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.done_step.isVisible)
    assert access.desks[-1].closed
    assert desk_app.desk is None
    on(dialog, qtbot)
    screen = desk_app.login_screen
    qtbot.waitUntil(lambda: any("Zurückgespielt" in note.text() for note in screen.findChildren(Note)))
    log_in(desk_app, qtbot)
