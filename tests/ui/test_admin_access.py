"""Who may get in: colleagues, their roles and passwords, the recovery sheet, and a backup put back."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import present
from tests.ui.administration import open_dialog, said, settle, staff_section, upkeep_section
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.backups import ByPassword, Compared, Order
from woilmenau_desk.domain.colleagues import ColleagueData
from woilmenau_desk.domain.errors import MustChangePassword, UnknownUser, WrongRecoveryCode
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import colleagues, undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.keys.keyring import Argon2
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.pages.centre.staff_dialogs import GivePasswordDialog, RoleDialog
from woilmenau_desk.ui.restore import RestoreDialog
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.pdf_dialog import PdfDialog

PASSWORD = "wetzlarer-platz-1"
NEW_PASSWORD = "drei lange worte"
CHEAP = Argon2(memory_kib=8, passes=1, lanes=1)


def test_a_colleague_is_added(page: AdminPage, context: Context, desk: Desk, qtbot: QtBot) -> None:
    section = staff_section(page, qtbot)
    qtbot.keyClick(section, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert section.name.hasFocus()
    section.name.setText("Rolf")
    section.new_display_name.setText("Rolf <b>G.</b>")
    section.new_phone.setText("0176 04069004")
    section.role.set_code(Role.COUNSELLOR.value)
    section.password.setText("kurz")
    section.again.setText("kurz")
    section.own_password.setText("falsch")
    section.add_form.save_action.trigger()
    assert "zu kurz" in said(section)  # at once
    assert section.password.hasFocus()
    section.password.setText(NEW_PASSWORD)
    section.again.setText(NEW_PASSWORD)
    section.add_form.save_action.trigger()
    section.name.setFocus()
    qtbot.waitUntil(lambda: "Das Passwort stimmt nicht" in said(section))
    assert section.name.hasFocus()  # whoever typed on is not moved away
    section.own_password.setText(PASSWORD)
    section.add_form.save_action.trigger()
    qtbot.waitUntil(lambda: section.list.model().rowCount() == 2)
    settle(context, qtbot)
    assert section.list.current_row().key == "rolf"
    assert "Rolf <b>G.</b>" in said(section)
    assert section.password.text() == section.own_password.text() == ""
    with_notes = access.login(desk.data, "rolf", NEW_PASSWORD)
    assert with_notes.has_vault
    with_notes.close()


def test_somebody_without_a_login_is_entered_ended_and_let_in_later(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = staff_section(page, qtbot)
    section.begin_new()
    section.role.set_code("none")
    section.role.edited.emit()
    assert not any(field.isVisible() for field in (section.name, section.password, section.own_password))
    section.add_form.save_action.trigger()
    assert section.new_display_name.hasFocus()
    section.new_display_name.setText("Nour")
    section.add_form.save_action.trigger()
    qtbot.waitUntil(lambda: section.list.model().rowCount() == 2)
    settle(context, qtbot)
    assert "ohne eigenen Zugang" in said(section)
    form = section.edit_form
    form.languages.setText("arabisch, Klingonisch")
    form.save_action.trigger()
    qtbot.waitUntil(lambda: "Klingonisch" in said(section))
    form.languages.setText("arabisch, fa")
    form.may_counsel.setChecked(True)
    form.save_action.trigger()
    settle(context, qtbot)
    assert colleagues.get(desk, "nour").data == ColleagueData(
        "Nour", languages=("ar", "fa"), may_counsel=True
    )
    section.list.setFocus()
    qtbot.keyClick(section.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    settle(context, qtbot)
    assert colleagues.get(desk, "nour").data.active_until == desk.today()
    undo.undo(desk)
    settle(context, qtbot)
    section.reload()
    settle(context, qtbot)
    section.list.select("nour")
    section.give_action.trigger()
    assert (section.name.text(), section.new_display_name.text()) == ("nour", "Nour")
    section.role.set_code("counter")
    for field in (section.password, section.again):
        field.setText(NEW_PASSWORD)
    section.own_password.setText(PASSWORD)
    section.add_form.save_action.trigger()
    qtbot.waitUntil(lambda: section.list.current_row() is not None)
    settle(context, qtbot)
    assert section.list.current_row().key == "nour"
    access.login(desk.data, "nour", NEW_PASSWORD).close()
    assert colleagues.get(desk, "nour").data.languages == ("ar", "fa")


def test_what_is_missing_for_somebody_new_is_told_at_once(page: AdminPage, qtbot: QtBot) -> None:
    section = staff_section(page, qtbot)
    section.begin_new()
    section.add_form.save_action.trigger()
    assert section.name.hasFocus()
    assert "fehlt noch" in said(section)
    qtbot.keyClicks(section.name, "rolf")
    assert "fehlt noch" not in said(section)
    section.add_form.save_action.trigger()
    assert "Bitte eine Rolle wählen." in said(section)
    choice = section.role.focusProxy()
    assert choice is not None
    assert choice.hasFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert section.role.code() == "counter"
    assert "Bitte eine Rolle" not in said(section)
    section.password.setText(NEW_PASSWORD)
    section.again.setText(NEW_PASSWORD)
    section.add_form.save_action.trigger()
    assert section.own_password.hasFocus()
    assert "fehlt noch" in said(section)


def test_a_form_that_was_dismissed_begins_empty(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = staff_section(page, qtbot)
    section.begin_new()
    settle(context, qtbot)
    qtbot.keyClicks(section.name, "theke")
    section.role.set_code("lead")
    section.password.setText("geheim genug")
    context.drafts.flush()
    qtbot.keyClick(section.name, Qt.Key.Key_Escape)
    assert section.list.hasFocus()
    assert context.status.told[-1] == "Niemand angelegt."  # type: ignore[attr-defined]
    section.begin_new()
    settle(context, qtbot)
    qtbot.keyClicks(section.name, "theke")
    assert section.name.text() == "theke"
    assert (section.role.code(), section.password.text()) == (None, "")


def test_the_next_colleague_does_not_inherit_the_role(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = staff_section(page, qtbot)
    section.begin_new()
    section.name.setText("rolf")
    section.role.set_code("lead")
    for field in (section.password, section.again):
        field.setText(NEW_PASSWORD)
    section.own_password.setText(PASSWORD)
    section.add_form.save_action.trigger()
    qtbot.waitUntil(lambda: section.list.model().rowCount() == 2)
    settle(context, qtbot)
    section.begin_new()
    settle(context, qtbot)
    assert section.role.code() is None
    assert section.name.text() == section.own_password.text() == ""


def test_what_a_crash_cut_off_is_there_again_but_no_role(
    page: AdminPage, page_of: Callable[[Context], AdminPage], context: Context, qtbot: QtBot
) -> None:
    section = staff_section(page, qtbot)
    section.begin_new()
    settle(context, qtbot)
    qtbot.keyClicks(section.name, "sina")
    section.role.set_code("lead")
    context.drafts.flush()
    later = staff_section(page_of(context), qtbot)
    later.begin_new()
    qtbot.waitUntil(lambda: later.name.text() == "sina")
    assert (later.password.text(), later.role.code()) == ("", None)


def test_a_mistake_below_the_edge_is_scrolled_to(page: AdminPage, context: Context, qtbot: QtBot) -> None:
    section = staff_section(page, qtbot)
    section.begin_new()
    settle(context, qtbot)
    section.name.setText("rolf")
    section.role.set_code("counter")
    for field in (section.password, section.again):
        field.setText(NEW_PASSWORD)
    section.add_form.save_action.trigger()
    told = next(
        label
        for label in section.add_form.findChildren(QLabel)
        if label.text() == "Das fehlt noch." and label.isVisible()
    )
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect().height() >= told.height())


def test_tab_goes_from_one_password_to_the_next(page: AdminPage, context: Context, qtbot: QtBot) -> None:
    section = staff_section(page, qtbot)
    section.begin_new()
    settle(context, qtbot)
    section.password.setFocus()
    for following in (section.again, section.own_password):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        assert following.hasFocus()


def test_a_role_is_changed_on_purpose(
    desk_of: Callable[[Role], Desk], page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    desk_of(Role.COUNTER).close()
    section = staff_section(page, qtbot)
    section.list.select("theke")
    qtbot.keyClick(section, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = open_dialog(section, qtbot)
    assert isinstance(dialog, RoleDialog)
    assert dialog.role.code() == "counter"
    dialog.password.setText(PASSWORD)
    dialog.yes.click()
    assert "Rolle von jetzt" in said(dialog)
    dialog.role.set_code("counsellor")
    dialog.password.setText("falsch")
    dialog.yes.click()
    qtbot.waitUntil(lambda: "Das Passwort stimmt nicht" in said(dialog))
    dialog.password.setText(PASSWORD)
    dialog.password.setFocus()
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.yes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Rolle Beratung" in said(section))
    with_notes = access.login(desk.data, "theke", PASSWORD)
    assert with_notes.has_vault
    with_notes.close()


def test_the_arrow_takes_the_role_that_it_reaches(
    desk_of: Callable[[Role], Desk], page: AdminPage, qtbot: QtBot
) -> None:
    desk_of(Role.COUNTER).close()
    section = staff_section(page, qtbot)
    section.list.select("theke")
    section.ask_role()
    dialog = open_dialog(section, qtbot)
    assert isinstance(dialog, RoleDialog)
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Theke"
    qtbot.keyClick(focused, Qt.Key.Key_Down)
    assert dialog.role.code() == "counsellor"
    dialog.reject()


def test_the_last_lead_is_told_that_she_has_to_stay(page: AdminPage, qtbot: QtBot) -> None:
    section = staff_section(page, qtbot)
    section.list.select("caro")
    section.ask_role()
    dialog = open_dialog(section, qtbot)
    assert isinstance(dialog, RoleDialog)
    dialog.role.set_code("counter")
    dialog.password.setText(PASSWORD)
    dialog.yes.click()
    qtbot.waitUntil(lambda: "letzte Leitung" in said(dialog))
    dialog.reject()


def test_whoever_steps_down_is_led_to_the_login(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    page_of: Callable[[Context], AdminPage],
    desk: Desk,
    qtbot: QtBot,
) -> None:
    desk_of(Role.COUNSELLOR).close()
    present.change_role(desk, "rolf", Role.LEAD, own_password=PASSWORD)
    left: list[bool] = []
    context = replace(context_of(desk), leave=lambda: left.append(True))
    section = staff_section(page_of(context), qtbot)
    section.list.select("caro")
    section.ask_role()
    dialog = open_dialog(section, qtbot)
    assert isinstance(dialog, RoleDialog)
    dialog.role.set_code("counter")
    dialog.password.setText(PASSWORD)
    dialog.yes.click()
    qtbot.waitUntil(lambda: left == [True])


def test_a_colleague_gets_a_new_password(
    desk_of: Callable[[Role], Desk], page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    desk_of(Role.COUNTER).close()
    section = staff_section(page, qtbot)
    section.list.select("caro")
    assert not section.password_action.isEnabled()
    section.list.select("theke")
    qtbot.keyClick(section, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    dialog = open_dialog(section, qtbot)
    assert isinstance(dialog, GivePasswordDialog)
    qtbot.keyClicks(dialog.first, "kurz")
    qtbot.keyClick(dialog.first, Qt.Key.Key_Return)
    assert dialog.again.hasFocus()
    qtbot.keyClicks(dialog.again, "kurz")
    dialog.yes.click()
    assert "zu kurz" in said(dialog)
    assert dialog.first.hasFocus()
    for field in (dialog.first, dialog.again):
        field.setText(NEW_PASSWORD)
    dialog.yes.click()
    assert "fehlt noch" in said(dialog)
    dialog.password.setText(PASSWORD)
    dialog.yes.click()
    settle(context, qtbot)
    with pytest.raises(MustChangePassword):
        access.login(desk.data, "theke", NEW_PASSWORD)


def test_a_colleague_is_removed_only_on_purpose(
    desk_of: Callable[[Role], Desk], page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    desk_of(Role.COUNTER).close()
    section = staff_section(page, qtbot)
    section.list.select("caro")
    assert not section.remove_action.isEnabled()
    section.list.select("theke")
    person = people.register(desk, PersonData("Mira")).value.id
    starts_at = desk.clock() + timedelta(days=3)
    appointments.book(desk, AppointmentData(person, "theke", starts_at))
    appointments.book(desk, AppointmentData(person, "caro", starts_at + timedelta(hours=1)))
    qtbot.keyClick(section, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    dialog = open_dialog(section, qtbot)
    assert dialog.no.isDefault()
    assert "neuen Schlüssel" in said(dialog)
    qtbot.waitUntil(lambda: dialog.aside.text().startswith("1 Termin"))
    assert "unter Termine" in said(dialog)
    dialog.password.setText(PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert dialog.yes.hasFocus()
    assert dialog.isVisible()
    dialog.password.setText("falsch")
    dialog.yes.click()
    qtbot.waitUntil(lambda: "Das Passwort stimmt nicht" in said(dialog))
    assert {card.name for card in access.users(desk.data)} == {"caro", "theke"}
    dialog.password.setText(PASSWORD)
    dialog.yes.click()
    qtbot.waitUntil(lambda: not section.list.current_row().has_login)
    settle(context, qtbot)
    assert section.list.current_row().key == "theke"
    assert "Nicht mehr hier" in said(section)
    assert not section.remove_action.isEnabled()
    with pytest.raises(UnknownUser):
        access.login(desk.data, "theke", PASSWORD)
    # Whoever removed them works on with the new key.
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert visits.day(desk).contacts == 1


def test_a_new_recovery_code_comes_on_a_sheet_and_replaces_the_old_one(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    old = access.new_recovery_code(desk, own_password=PASSWORD)
    section = staff_section(page, qtbot)
    section.code_button.click()
    dialog = open_dialog(section, qtbot)
    dialog.password.setText(PASSWORD)
    dialog.yes.click()
    qtbot.waitUntil(lambda: bool(section.findChildren(PdfDialog)))
    sheet = section.findChildren(PdfDialog)[0]
    text = PdfReader(BytesIO(sheet.preview.content())).pages[0].extract_text()
    saved = desk.data.parent / "blatt.pdf"
    sheet.preview.save_to(str(saved))
    assert str(saved) in sheet.said.text()
    assert str(saved) in context.status.told[-1]  # type: ignore[attr-defined]
    assert [action.shortcut().toString() for action in sheet.actions()] == ["Ctrl+P", "Ctrl+S"]
    sheet.close()
    assert "Wiederherstellungsblatt" in text
    assert "weder gedruckt noch gespeichert" not in context.status.told[-1]  # type: ignore[attr-defined]
    with pytest.raises(WrongRecoveryCode):
        access.recover(desk.data, old, "caro", NEW_PASSWORD)


def test_the_administration_leads_to_the_guided_window(
    desk: Desk, context_of: Callable[[Desk], Context], page_of: Callable[[Context], AdminPage]
) -> None:
    asked: list[Path | None] = []
    section = upkeep_section(page_of(replace(context_of(desk), restore=asked.append)))
    section.restore_action.trigger()
    assert asked == [None]


@pytest.fixture
def guided(
    desk: Desk, context: Context, qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[Path], RestoreDialog]]:
    """The guided window on a real store, whose lead is logged in."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def make(path: Path) -> RestoreDialog:
        def compare(order: Order, work: LongWork) -> Compared:
            return upkeep.compare(desk.data, order, stop=work.stopped)

        dialog = RestoreDialog(parent, context.runner, compare, path=path, name="caro")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield make
    context.runner.finish()


def test_a_backup_is_proven_and_put_back_only_on_purpose(
    desk: Desk, guided: Callable[[Path], RestoreDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    made = upkeep.backup(desk, tmp_path / "stand.desk").path
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    asked: list[object] = []

    def until_agreeing(dialog: RestoreDialog) -> None:
        qtbot.keyClicks(dialog.who_step.then.password, PASSWORD)
        qtbot.keyClick(dialog.who_step.then.password, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.found_step.isVisible)
        for step in (dialog.people_step, dialog.agree_step):
            qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
            assert step.isVisible()

    one = guided(made)
    one.agreed.connect(asked.append)
    qtbot.keyClicks(one.who_step.then.password, "falsch")
    qtbot.keyClick(one.who_step.then.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Das Passwort stimmt nicht" in said(one))
    one.who_step.then.password.setText("")
    until_agreeing(one)
    assert "Mo, 23.11.2026, 14:03 Uhr" in said(one)
    assert "Mo, 23.11.2026, 14:03 Uhr" in one.found_step.stand.text()
    assert "hat mehr: 1 Besuch" in one.found_step.more.text()
    assert one.no.hasFocus()
    with qtbot.waitSignal(one.rejected):
        qtbot.keyClick(one.no, Qt.Key.Key_Return)
    assert asked == []
    two = guided(made)
    two.agreed.connect(asked.append)
    until_agreeing(two)
    two.yes.setFocus()
    qtbot.keyClick(two.yes, Qt.Key.Key_Return)
    assert asked == [Order(made, ByPassword("caro", PASSWORD))]


def test_a_lead_of_today_is_asked_for_and_who_has_left_stays_outside(
    desk: Desk, guided: Callable[[Path], RestoreDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    access.add_user(desk, "lena", Role.LEAD, PASSWORD, display_name="Lena", own_password=PASSWORD, cost=CHEAP)
    made = upkeep.backup(desk, tmp_path / "stand.desk").path
    present.remove_user(desk, "lena", own_password=PASSWORD)
    access.change_password(desk, PASSWORD, NEW_PASSWORD)
    asked: list[Order] = []
    dialog = guided(made)
    dialog.agreed.connect(asked.append)
    who = dialog.who_step
    qtbot.keyClicks(who.then.password, PASSWORD)
    qtbot.keyClick(who.then.password, Qt.Key.Key_Return)
    qtbot.waitUntil(who.today.isVisible)
    assert "ihrer Leitung" in who.why.text()
    assert who.today.password.hasFocus()
    qtbot.keyClicks(who.today.password, "falsch-falsch")
    qtbot.keyClick(who.today.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Das Passwort stimmt nicht" in said(who.today))
    who.today.password.setText("")
    qtbot.keyClicks(who.today.password, NEW_PASSWORD)
    qtbot.keyClick(who.today.password, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.found_step.isVisible)
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    (box,) = dialog.people_step.boxes.values()
    assert box.text() == "Lena: damals Leitung, heute ohne Zugang"
    assert box.hasFocus()
    assert not box.isChecked()
    assert "behalten Zugang und Passwort von heute" in said(dialog.people_step)
    dialog.next_button.click()
    assert "Ohne Zugang bleibt: Lena." in said(dialog)
    dialog.back.click()
    box.setChecked(True)
    dialog.next_button.click()
    dialog.yes.click()
    assert [(order.present, order.bring_back) for order in asked] == [
        (ByPassword("caro", NEW_PASSWORD), frozenset({"lena"}))
    ]
    dialog.show_doing()
    assert not dialog.no.isVisible()
    dialog.hold_back(waits=False)
    assert dialog.yes.isVisible()
    dialog.reject()


def test_a_file_that_is_no_backup_is_told_in_the_window(
    guided: Callable[[Path], RestoreDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "brief.desk"
    path.write_bytes(b"nichts")
    dialog = guided(path)
    dialog.who_step.then.password.setText(PASSWORD)
    dialog.next_button.click()
    qtbot.waitUntil(lambda: "keine" in said(dialog.who_step.then))
    assert not dialog.found_step.isVisible()
    dialog.reject()


def test_proving_can_be_stopped(
    desk: Desk, context: Context, guided: Callable[[Path], RestoreDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    made = upkeep.backup(desk, tmp_path / "stand.desk").path
    dialog = guided(made)
    held = threading.Event()
    context.runner.run_long(lambda _work: held.wait(10), alone=True)
    qtbot.keyClicks(dialog.who_step.then.password, PASSWORD)
    qtbot.keyClick(dialog.who_step.then.password, Qt.Key.Key_Return)
    assert dialog.progress.isVisible()
    assert dialog.no.hasFocus()
    qtbot.keyClick(dialog.no, Qt.Key.Key_Return)
    held.set()
    qtbot.waitUntil(lambda: context.runner.at_rest)
    assert dialog.isVisible()
    assert not dialog.progress.isVisible()
    assert dialog.who_step.then.isVisible()
    qtbot.keyClick(dialog.who_step.then.password, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.found_step.isVisible)
    dialog.reject()
