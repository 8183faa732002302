"""The way through the window: first start, login, work, lock, another user. With real key events on real windows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.window import Make, handle, log_in
from tools.gallery_screens import (
    CODE,
    PASSWORD,
    FakeAccess,
    FakeDrafts,
    OtherPage,
    SamplePage,
    fake_parts,
)
from woilmenau_desk.domain.access import Actor, Role
from woilmenau_desk.domain.errors import DiskFull, StoreDamaged
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.ui import dialogs, theme
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.keyboard_overview import KeyboardOverview
from woilmenau_desk.ui.registry import PAGES, pages_for
from woilmenau_desk.ui.widgets.labels import Note


def front_page(desk_app: DeskApp) -> SamplePage:
    assert desk_app.workspace is not None
    page = desk_app.workspace.current_page()
    assert isinstance(page, SamplePage)
    return page


def test_the_password_and_enter_lead_to_the_counter(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    assert desk_app.window.current_screen() is desk_app.workspace
    qtbot.waitUntil(front_page(desk_app).search.hasFocus)
    assert desk_app.login_screen.password.field.text() == ""
    assert desk_app.window.windowTitle() == "wo:ilmenau"


def test_a_wrong_password_is_said_and_can_be_tried_again(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    entry = desk_app.login_screen.password
    qtbot.keyClicks(entry.field, "falsch")
    qtbot.keyClick(entry.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "stimmt nicht" in entry.message.text())
    assert entry.field.text() == ""
    log_in(desk_app, qtbot)


def test_after_wrong_passwords_a_pause_is_counted_down(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    desk_app = begun()
    entry = desk_app.login_screen.password
    moment = [entry.pause._clock()]
    entry.pause._clock = lambda: moment[0]
    access.wrong = 2
    qtbot.keyClicks(entry.field, "falsch")
    with qtbot.waitSignal(entry.pause.ticked) as ticked:
        qtbot.keyClick(entry.field, Qt.Key.Key_Return)
    assert ticked.args == [8]
    assert not desk_app.login_screen.go.isEnabled()
    qtbot.keyClicks(entry.field, PASSWORD)
    qtbot.keyClick(entry.field, Qt.Key.Key_Return)
    assert access.wrong == 3
    assert not access.desks
    moment[0] += 7.5
    entry.pause._tick()
    assert "Weiter in 1 s" in entry.message.text()
    moment[0] += 1
    entry.pause._tick()
    assert desk_app.login_screen.go.isEnabled()
    with qtbot.waitSignal(desk_app.logged_in):
        qtbot.keyClick(entry.field, Qt.Key.Key_Return)


def test_another_user_is_chosen_with_the_arrows_and_remembered(
    begun: Make, qtbot: QtBot, access: FakeAccess
) -> None:
    desk_app = begun()
    assert desk_app.login_screen.users.name() == "caro"
    card = desk_app.login_screen.users._group.buttons()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Down)
    assert desk_app.login_screen.users.name() == "rolf"
    desk_app.login_screen.password.setFocus()
    log_in(desk_app, qtbot)
    assert access.desks[-1].actor.name == "rolf"
    assert desk_app.window.remembered("last_user") == "rolf"


def test_the_arrows_choose_the_user_from_the_password_too(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    login = desk_app.login_screen
    field = login.password.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "falsch")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (login.users.name(), field.text()) == ("rolf", "")
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert login.users.name() == "caro"


def test_the_user_with_the_focus_is_the_one_chosen_and_enter_leads_on(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    login = desk_app.login_screen
    qtbot.waitUntil(login.password.field.hasFocus)
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Backtab)
    first, second, *_rest = login.users._group.buttons()
    assert desk_app.window.focusWidget() is first
    second.setFocus()
    assert login.users.name() == "rolf"
    assert second.isChecked()
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Return)
    assert login.password.field.hasFocus()
    login.recover.setFocus()
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Return)
    assert desk_app.window.current_screen() is desk_app.recover_screen


def test_many_users_stand_in_a_list(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    access.cards = tuple(UserCard(f"u{number}", f"Kollegin {number}", Role.COUNTER) for number in range(9))
    desk_app = begun()
    assert desk_app.login_screen.users._list is not None
    assert desk_app.login_screen.users.name() == "u0"
    log_in(desk_app, qtbot)
    assert access.desks[-1].actor.name == "u0"


def test_a_damaged_store_is_told(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    def damaged(data: Path) -> tuple[UserCard, ...]:
        raise StoreDamaged(detail="keys.json")

    access.users = damaged  # type: ignore[method-assign]
    desk_app = begun()
    shown = [note.text() for note in desk_app.login_screen.findChildren(Note) if note.isVisible()]
    assert len(shown) == 1
    assert "beschädigt" in shown[0]
    assert "Sicherung zurückspielen" in shown[0]
    assert not desk_app.login_screen.password.isVisible()
    assert not desk_app.login_screen.go.isVisible()
    assert desk_app.window.findChild(dialogs.ErrorDialog) is None
    del access.users
    desk_app.show_login()
    log_in(desk_app, qtbot)


def test_pages_that_the_role_may_not_see_are_absent(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    access.cards = (UserCard("theke", "Theke", Role.COUNTER),)
    desk_app = begun()
    log_in(desk_app, qtbot)
    assert desk_app.workspace is not None
    assert tuple(desk_app.workspace._specs) == ("counter", "people", "appointments", "counselling")
    desk_app.workspace.open_page("reports")
    assert desk_app.workspace.page("reports") is None
    lead = Actor("caro", Role.LEAD)
    assert pages_for(lead) == PAGES


def test_a_fictional_centre_says_so(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    workspace = desk_app.workspace
    assert workspace is not None
    assert not workspace._practice.isVisible()
    workspace.set_fictional(True)
    assert workspace._practice.isVisible()


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_pages_open_by_their_number_and_are_built_then(
    begun: Make, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    workspace = desk_app.workspace
    assert workspace is not None
    assert workspace.page("people") is None
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_2, modifier)
    assert isinstance(workspace.current_page(), OtherPage)
    assert workspace.current_page() is workspace.page("people")


def test_one_page_shows_a_person_on_another(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    assert desk_app.context is not None
    person = PersonRow(7, "Nur Muster")
    desk_app.context.open_page("people", person)
    assert front_page(desk_app).subjects == [person]


def test_a_page_in_the_background_reloads_when_it_comes_back(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    workspace = desk_app.workspace
    assert workspace is not None
    first = front_page(desk_app)
    workspace.open_page("people")
    other = front_page(desk_app)
    other.log()
    qtbot.waitUntil(lambda: other.reloads == 1)
    assert first.reloads == 0
    workspace.open_page("counter")
    assert first.reloads == 1


def test_what_was_done_is_said_and_can_be_undone(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    workspace = desk_app.workspace
    assert workspace is not None
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: workspace.status.text() == "Besuch erfasst: Begegnung")
    qtbot.waitUntil(workspace.status._undo.isVisible)
    qtbot.waitUntil(front_page(desk_app).search.hasFocus)
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workspace.status.text().startswith("Rückgängig"))
    assert access.desks[-1].done == []
    assert not workspace.status._undo.isVisible()
    assert workspace.status._redo.isVisible()
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "nichts rückgängig" in workspace.status.text())


def test_the_status_line_says_no_name_while_names_are_hidden(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    workspace = desk_app.workspace
    assert workspace is not None
    desk_app.privacy.hide()
    workspace.status.tell("Besuch erfasst: Nur Muster")
    assert workspace.status._label.full_text() == "•••"
    desk_app.privacy.show()
    assert workspace.status._label.full_text() == "Besuch erfasst: Nur Muster"


def test_f12_and_escape_twice_hide_the_names(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_F12)
    assert desk_app.privacy.hidden
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_F12)
    assert not desk_app.privacy.hidden
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Escape)
    assert not desk_app.privacy.hidden
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Escape)
    assert desk_app.privacy.hidden
    # In a fright somebody presses it again: the names stay hidden.
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Escape)
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Escape)
    assert desk_app.privacy.hidden


def test_two_escapes_hide_the_names_whatever_the_first_one_cleared_or_closed(
    begun: Make, qtbot: QtBot
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    search = front_page(desk_app).search
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "ole")
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Escape)
    assert search.text() == ""
    assert not desk_app.privacy.hidden
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Escape)
    assert desk_app.privacy.hidden
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_F12)
    dialog, _field = open_dialog(desk_app, qtbot)
    window = dialog.windowHandle()
    assert window is not None
    desk_app.watch._last_escape -= 1000
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not desk_app.privacy.hidden
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_Escape)
    assert desk_app.privacy.hidden


def open_dialog(desk_app: DeskApp, qtbot: QtBot) -> tuple[QDialog, QLineEdit]:
    dialog = QDialog(desk_app.window)
    field = QLineEdit(dialog)
    field.setAccessibleName("Feld")
    QVBoxLayout(dialog).addWidget(field)
    with qtbot.waitExposed(dialog):
        dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog, field


def test_names_can_be_hidden_from_inside_a_dialog(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    dialog, _field = open_dialog(desk_app, qtbot)
    window = dialog.windowHandle()
    assert window is not None
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert desk_app.privacy.hidden
    dialog.close()


def test_f1_shows_every_key_and_closes(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    workspace = desk_app.workspace
    assert workspace is not None
    qtbot.keyClick(handle(desk_app), Qt.Key.Key_F1)
    overview = desk_app.window.findChild(KeyboardOverview)
    assert overview is not None
    said = {label.text() for label in overview.findChildren(QLabel)}
    registered = {*workspace.actions(), *front_page(desk_app).actions()}
    assert {action.text() for action in registered} <= said
    overview.resize(400, 160)
    qtbot.waitUntil(overview.area.hasFocus)
    bar = overview.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(overview.area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    overview.close()


# The lock


def lock(desk_app: DeskApp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk_app.locked):
        qtbot.keyClick(handle(desk_app), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def unlock(desk_app: DeskApp, qtbot: QtBot, password: str = PASSWORD) -> None:
    assert desk_app.lock_screen is not None
    field = desk_app.lock_screen.password.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, password)
    with qtbot.waitSignal(desk_app.unlocked):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_lock_hides_everything_and_keeps_what_was_typed(
    begun: Make, qtbot: QtBot, access: FakeAccess, drafts: FakeDrafts
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    page = front_page(desk_app)
    page.note.setFocus()
    qtbot.keyClicks(page.note, "angefangen")
    lock(desk_app, qtbot)
    assert desk_app.window.current_screen() is desk_app.lock_screen
    assert not page.isVisible()
    qtbot.waitUntil(lambda: access.desks[-1].locked)
    assert drafts.kept == {"sample": {"note": "angefangen"}}
    unlock(desk_app, qtbot)
    assert not access.desks[-1].locked
    assert page.isVisible()
    assert page.note.toPlainText() == "angefangen"


def test_a_wrong_password_does_not_unlock(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    lock(desk_app, qtbot)
    screen = desk_app.lock_screen
    assert screen is not None
    qtbot.keyClicks(screen.password.field, "falsch")
    qtbot.keyClick(screen.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "stimmt nicht" in screen.password.message.text())
    assert desk_app.window.current_screen() is screen
    unlock(desk_app, qtbot)


def test_an_open_dialog_is_hidden_too_and_comes_back_as_it_was(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    dialog, field = open_dialog(desk_app, qtbot)
    qtbot.keyClicks(field, "halb fertig")
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    window = dialog.windowHandle()
    assert window is not None
    with qtbot.waitSignal(desk_app.locked):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    unlock(desk_app, qtbot)
    assert dialog.isVisible()
    assert dialog.isModal()
    assert field.text() == "halb fertig"
    assert closed == []
    dialog.close()


def test_an_error_during_the_lock_waits_until_somebody_is_there(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    lock(desk_app, qtbot)

    def fail() -> None:
        raise DiskFull

    desk_app.runner.run(fail)
    desk_app.runner.finish()
    assert desk_app.window.findChild(dialogs.ErrorDialog) is None
    with qtbot.waitSignal(desk_app.runner.error_unhandled):
        unlock(desk_app, qtbot)
    dialog = desk_app.window.findChild(dialogs.ErrorDialog)
    assert dialog is not None
    dialog.close()


def test_another_user_takes_over_and_the_draft_waits(
    begun: Make, qtbot: QtBot, access: FakeAccess, drafts: FakeDrafts
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    page = front_page(desk_app)
    page.note.setFocus()
    qtbot.keyClicks(page.note, "angefangen")
    dialog, _field = open_dialog(desk_app, qtbot)
    desk_app.lock()
    first = access.desks[-1]
    assert desk_app.lock_screen is not None
    with qtbot.waitSignal(dialog.destroyed):
        desk_app.lock_screen.switch.click()
    qtbot.waitUntil(lambda: first.closed)
    assert drafts.kept == {"sample": {"note": "angefangen"}}
    assert desk_app.window.current_screen() is desk_app.login_screen
    log_in(desk_app, qtbot)
    qtbot.waitUntil(lambda: front_page(desk_app).note.toPlainText() == "angefangen")


def test_closing_the_window_keeps_the_draft_and_closes_the_store(
    begun: Make, qtbot: QtBot, access: FakeAccess, drafts: FakeDrafts
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    page = front_page(desk_app)
    page.note.setFocus()
    qtbot.keyClicks(page.note, "bis zuletzt")
    desk_app.window.close()
    assert drafts.kept == {"sample": {"note": "bis zuletzt"}}
    assert access.desks[-1].closed


# Bugs


@pytest.mark.allow_log(r"bug: builtins\.ZeroDivisionError")
def test_a_bug_is_told_calmly_and_once(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    for _ in range(2):
        with qtbot.waitSignal(desk_app.runner.bug_found):
            desk_app.runner.run(lambda: 1 // 0)
    found = desk_app.window.findChildren(dialogs.BugDialog)
    assert len(found) == 1
    words = " ".join(label.text() for label in found[0].findChildren(QLabel))
    assert "ZeroDivisionError" not in words
    assert "gespeichert" in words
    found[0].close()


# The first start


def test_the_first_start_makes_a_store_and_shows_the_code_once(
    begun: Make, qtbot: QtBot, access: FakeAccess
) -> None:
    access.exists = False
    desk_app = begun()
    assistant = desk_app.assistant
    assert assistant is not None
    assistant.own_button.click()
    qtbot.waitUntil(assistant.display_name.hasFocus)
    qtbot.keyClicks(assistant.display_name, "Frau Beispiel")
    qtbot.keyClicks(assistant.name, "beispiel")
    qtbot.keyClicks(assistant.first, "drei gute Worte")
    qtbot.keyClicks(assistant.second, "drei gute Wort")
    qtbot.keyClick(assistant.second, Qt.Key.Key_Return)
    assert "nicht gleich" in assistant.second.accessibleDescription()
    assert access.made == []
    assistant.second.setText("drei gute Worte")
    qtbot.keyClick(assistant.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: assistant.code_label.text() == CODE)
    assert not assistant.onward.isEnabled()
    assistant.kept.click()
    with qtbot.waitSignal(desk_app.logged_in):
        assistant.onward.click()
    assert access.desks[-1].actor.name == "beispiel"
    assert desk_app.assistant is None


def test_the_fictional_centre_is_made_with_progress_and_opened(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, drafts: FakeDrafts
) -> None:
    theme.install(qapp)
    access = FakeAccess(exists=False)

    def make(data: Path, report: Callable[[float], None]) -> None:
        report(0.5)
        access.exists = True

    desk_app = DeskApp(qapp, tmp_path, fake_parts(access, drafts, make))
    desk_app.begin()
    assistant = desk_app.assistant
    assert assistant is not None
    shares: list[int] = []
    assistant.progress.valueChanged.connect(shares.append)
    with qtbot.waitSignal(desk_app.logged_in):
        assistant.demo_button.click()
    assert shares == [500]
    assert access.desks[-1].actor.name == "caro"
    desk_app.window.close()


def test_the_recovery_code_sets_a_new_password(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    desk_app = begun()
    desk_app.login_screen.recover.click()
    screen = desk_app.recover_screen
    assert screen is not None
    qtbot.waitUntil(screen.code.hasFocus)
    assert screen.name.text() == "caro"
    qtbot.keyClicks(screen.code, CODE)
    # Enter goes on to what is still empty.
    qtbot.keyClick(screen.code, Qt.Key.Key_Return)
    assert screen.first.hasFocus()
    qtbot.keyClicks(screen.first, "neu neu neu neu")
    qtbot.keyClick(screen.first, Qt.Key.Key_Return)
    assert screen.second.hasFocus()
    assert access.recovered == []
    qtbot.keyClicks(screen.second, "neu neu neu neu")
    with qtbot.waitSignal(screen.recovered):
        qtbot.keyClick(screen.second, Qt.Key.Key_Return)
    assert access.recovered == [(CODE, "caro", "neu neu neu neu")]
    assert desk_app.window.current_screen() is desk_app.login_screen
    assert screen.first.text() == ""
