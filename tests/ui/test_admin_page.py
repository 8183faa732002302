"""The administration: what a role may use, and that each part really changes the store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from tests.ui.administration import said, settle, upkeep_section
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.changes import EVERYTHING, Changes
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.opening import Opening, WeeklyHours
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import centre, funders, undo
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.pages.centre.account import AccountSection
from woilmenau_desk.ui.pages.centre.closed_days import ClosedDaysSection
from woilmenau_desk.ui.pages.centre.funders import FundersSection
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.pages.centre.settings import CentreSection, hours_said
from woilmenau_desk.ui.pages.centre.value_form import code_for
from woilmenau_desk.ui.pages.centre.values import ValuesSection
from woilmenau_desk.ui.session import Context

PASSWORD = "wetzlarer-platz-1"
NEW_PASSWORD = "drei lange worte"
NARROWEST = 916  # 1366 × 768 at 125 %, less the navigation of the window


# What a role sees


def test_a_role_sees_only_what_it_may_use(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    page_of: Callable[[Context], AdminPage],
) -> None:
    lead = page_of(context_of(desk_of(Role.LEAD)))
    assert list(lead.buttons) == [
        "account",
        "staff",
        "readings",
        "centre",
        "funders",
        "closed_days",
        "hours",
        "bands",
        "values",
        "slip_words",
        "backups",
        "upkeep",
        "import",
        "export",
        "clock",
        "printers",
        "about",
    ]
    for role, more in ((Role.COUNSELLOR, ["import", "export"]), (Role.COUNTER, ["export"])):
        page = page_of(context_of(desk_of(role)))
        assert list(page.buttons) == ["account", *more, "printers", "about"]
        page.open_section("staff")
        assert isinstance(page.section(), AccountSection)


def test_a_section_that_nobody_sees_asks_for_nothing(
    page: AdminPage, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for section_id in page.buttons:
        page.open_section(section_id)
        settle(context, qtbot)
    asked: list[str] = []
    for name in ("run", "run_latest", "run_long"):
        real = getattr(context.runner, name)

        def ask(*arguments: object, real: Callable[..., object] = real, **named: object) -> object:
            asked.append(str(arguments))
            return real(*arguments, **named)

        monkeypatch.setattr(context.runner, name, ask)
    every = Changes(EVERYTHING)
    page.open_section("about")
    context.bus.publish(every)
    page.hide()
    context.bus.publish(every)
    assert asked == []
    # Whoever looks again sees what is true by now: each of them asks, once its turn has come.
    page.show()
    for section_id, question in (
        ("staff", "admin staff"),
        ("readings", "admin readings"),
        ("centre", "admin centre"),
        ("closed_days", "admin closed days"),
        ("hours", "admin hours"),
        ("bands", "admin bands"),
        ("values", "admin value lists"),
        ("slip_words", "admin slip words"),
        ("clock", "admin clock"),
    ):
        asked.clear()
        page.open_section(section_id)
        assert any(question in one for one in asked), section_id
        asked.clear()
        context.bus.publish(every)
        assert len([one for one in asked if "admin" in one]) == 1, section_id
    settle(context, qtbot)


def test_every_section_is_reached_by_key_and_fits_a_small_screen(
    page: AdminPage, context: Context, qtbot: QtBot
) -> None:
    seen = []
    for _ in page.buttons:
        settle(context, qtbot)
        section = page.section()
        assert section is not None
        assert page.minimumSizeHint().width() <= NARROWEST, type(section).__name__
        seen.append(type(section).__name__)
        for kind in (QLineEdit, QAbstractButton, QComboBox, QPlainTextEdit):
            for control in section.findChildren(kind):
                if control.isVisible() and control.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                    assert control.accessibleName() or control.focusProxy() or control.text(), control
        qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert len(set(seen)) == len(page.buttons)
    assert isinstance(page.section(), AccountSection)


# One's own account


def test_the_own_name_and_phone_are_changed(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = page.section()
    assert isinstance(section, AccountSection)
    qtbot.waitUntil(lambda: section.display_name.text() == "Caro")
    section.display_name.setText("Caro L.")
    section.phone.setText("0176 04069003")
    section.phone.setFocus()
    qtbot.keyClick(section.phone, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(context, qtbot)
    (mine,) = centre.staff(desk)
    assert (mine.display_name, mine.phone) == ("Caro L.", "0176 04069003")


def test_the_password_is_changed_and_mistakes_stand_at_their_field(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = page.section()
    assert isinstance(section, AccountSection)
    section.old.setText("falsch")
    section.new.setText(NEW_PASSWORD)
    section.again.setText("etwas anderes")
    section.change_button.click()
    assert "nicht gleich" in said(section)
    assert section.again.hasFocus()
    section.again.setText(NEW_PASSWORD)
    section.change_button.click()
    qtbot.waitUntil(lambda: "Das Passwort stimmt nicht" in said(section))
    assert section.old.hasFocus()
    assert section.new.text() == NEW_PASSWORD
    section.old.setText(PASSWORD)
    section.new.setText("kurz")
    section.again.setText("kurz")
    section.change_button.click()
    qtbot.waitUntil(lambda: "zu kurz" in said(section))
    section.new.setText(NEW_PASSWORD)
    section.again.setText(NEW_PASSWORD)
    section.change_button.click()
    qtbot.waitUntil(lambda: "gilt ab sofort" in said(section))
    assert [field.text() for field in (section.old, section.new, section.again)] == ["", "", ""]
    access.login(desk.data, "caro", NEW_PASSWORD).close()


# Colleagues


# The centre


def centre_section(page: AdminPage, qtbot: QtBot) -> CentreSection:
    page.open_section("centre")
    section = page.section()
    assert isinstance(section, CentreSection)
    qtbot.waitUntil(lambda: section.street.text() != "")
    return section


def test_the_settings_are_saved_and_mistakes_stand_at_their_field(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = centre_section(page, qtbot)
    assert section.hours.text() == "Mo–Fr 14:00–16:00"
    section.street.setText("  ")
    section.idle_minutes.setValue(7)
    section.paper.set_code("roll80")
    section.form.save_action.trigger()
    qtbot.waitUntil(lambda: "Die Straße fehlt" in said(section))
    assert section.idle_minutes.value() == 7
    section.street.setText("Wetzlarer Platz 2")
    section.form.save_action.trigger()
    settle(context, qtbot)
    saved = centre.settings(desk)
    assert (saved.place.street, saved.idle_minutes, saved.paper) == ("Wetzlarer Platz 2", 7, "roll80")


def test_funders_are_entered_changed_and_removed(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    page.open_section("funders")
    section = page.section()
    assert isinstance(section, FundersSection)
    qtbot.waitUntil(lambda: section.edit_form.name.text() == "Fördermittelgeber")
    # The nameless one becomes the first.
    section.edit_form.name.setText("Land")
    section.edit_form.file_number.setText("A-1")
    section.edit_form.name.setFocus()
    qtbot.keyClick(section.edit_form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(context, qtbot)
    qtbot.keyClick(section, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert section.add_form.name.hasFocus()
    section.add_form.project.setText("Café")
    section.add_form.save_action.trigger()
    assert funders.funders(desk)[0].data == FunderData("Land", file_number="A-1")
    qtbot.waitUntil(lambda: "braucht einen Namen" in said(section))
    section.add_form.name.setText("Stiftung")
    section.add_form.last.line.setText("31.12.2026")
    section.add_form.save_action.trigger()
    qtbot.waitUntil(lambda: section.list.model().rowCount() == 2)
    settle(context, qtbot)
    kept = FunderData("Stiftung", "Café", period_until=date(2026, 12, 31))
    assert funders.funders(desk)[1].data == kept
    assert section.list.current_row().data == kept
    # What somebody types is not overwritten by the list that is read anew.
    section.edit_form.project.setText("getippt")
    context.runner.run(centre.close_day, desk, date(2026, 12, 1), "Umbau")
    settle(context, qtbot)
    assert section.edit_form.project.text() == "getippt"
    section.list.setFocus()
    qtbot.keyClick(section.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    settle(context, qtbot)
    assert [row.data.name for row in funders.funders(desk)] == ["Land"]
    # Pressed once too often it meets nobody, and nothing is saved of who is gone.
    assert section.list.current_row() is None
    assert not section.edit_form.name.isEnabled()  # what is typed would go nowhere
    qtbot.keyClick(section.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    section.edit_form.save_action.trigger()
    settle(context, qtbot)
    assert [row.data.name for row in funders.funders(desk)] == ["Land"]
    undo.undo(desk)
    assert [row.data.name for row in funders.funders(desk)] == ["Land", "Stiftung"]
    qtbot.keyClick(section.list, Qt.Key.Key_Down)
    assert section.edit_form.name.isEnabled()


def test_typing_is_not_overwritten_when_something_else_changes(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = centre_section(page, qtbot)
    settle(context, qtbot)
    section.street.setText("Am Markt 1")
    context.runner.run(centre.close_day, desk, date(2026, 12, 1), "Umbau")
    settle(context, qtbot)
    assert section.street.text() == "Am Markt 1"


def test_what_a_colleague_saved_meanwhile_is_shown_and_not_overwritten(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = centre_section(page, qtbot)
    settle(context, qtbot)
    section.street.setText("Am Markt 1")
    section.idle_minutes.setValue(7)
    theirs = replace(centre.settings(desk), idle_minutes=9, counselling_minutes=25)
    context.runner.run(centre.save_settings, desk, theirs)
    settle(context, qtbot)
    assert "Inzwischen hat jemand anderes gespeichert" in said(section)
    assert "Jetzt gespeichert ist: Sperren nach: 9 Minuten" in said(section)
    assert (section.street.text(), section.idle_minutes.value()) == ("Am Markt 1", 7)
    assert section.counselling_minutes.value() == 25  # untouched here: it is the new state
    section.form.save_action.trigger()
    settle(context, qtbot)
    saved = centre.settings(desk)
    assert (saved.place.street, saved.idle_minutes, saved.counselling_minutes) == ("Am Markt 1", 7, 25)


def test_a_draft_of_before_does_not_overwrite_what_a_colleague_saved(
    page: AdminPage,
    context: Context,
    desk: Desk,
    page_of: Callable[[Context], AdminPage],
    qtbot: QtBot,
) -> None:
    section = centre_section(page, qtbot)
    settle(context, qtbot)
    section.street.setText("Am Markt 1")
    context.drafts.flush()
    settle(context, qtbot)
    page.deleteLater()
    qtbot.waitUntil(lambda: "admin:centre" not in context.drafts.open_forms())
    centre.save_settings(desk, replace(centre.settings(desk), counselling_minutes=25))
    again = centre_section(page_of(context), qtbot)
    settle(context, qtbot)
    assert "Inzwischen hat jemand anderes gespeichert" in said(again)
    assert (again.street.text(), again.counselling_minutes.value()) == ("Am Markt 1", 25)


def test_hours_are_told_together_where_they_are_the_same(desk: Desk) -> None:
    opening, today = centre.opening(desk), desk.today()
    assert hours_said(opening, today) == "Mo–Fr 14:00–16:00"
    without = tuple(entry for entry in opening.hours if entry.weekday != 2)
    assert hours_said(Opening(without), today) == "Mo–Di 14:00–16:00, Do–Fr 14:00–16:00"
    twice = (
        *without,
        WeeklyHours(0, time(9), time(11)),
        WeeklyHours(2, time(9), time(11), last=date(2020, 1, 1)),
    )
    said = "Mo 09:00–11:00 und 14:00–16:00, Di 14:00–16:00, Do–Fr 14:00–16:00"
    assert hours_said(Opening(twice), today) == said


# Closed days


def closed_section(page: AdminPage, qtbot: QtBot) -> ClosedDaysSection:
    page.open_section("closed_days")
    section = page.section()
    assert isinstance(section, ClosedDaysSection)
    qtbot.waitUntil(lambda: section.list.model().rowCount() > 0)
    return section


def own_days(desk: Desk) -> list[date]:
    return [row.day for row in centre.closed_days(desk) if not row.holiday]


def test_the_key_pressed_twice_opens_one_day(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = closed_section(page, qtbot)
    centre.close_days(desk, date(2026, 11, 26), date(2026, 11, 27), "Umzug")
    section.activated()
    section.reload()
    settle(context, qtbot)
    section.list.select(date(2026, 11, 26))
    for _press in range(2):
        section.list.setFocus()
        qtbot.keyClick(section.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
        settle(context, qtbot)
        section.first.setFocus()
    assert own_days(desk) == [date(2026, 11, 27)]


def test_a_range_of_days_is_closed_undone_and_reopened(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = closed_section(page, qtbot)
    qtbot.keyClicks(section.first.line, "23.12.")
    qtbot.keyClicks(section.last.line, "2.1.")
    qtbot.keyClicks(section.reason, "Betriebsferien")
    qtbot.keyClick(section.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(context, qtbot)
    # Christmas on Friday the 25th, the weekends and New Year are closed anyway.
    working = [date(2026, 12, day) for day in (23, 24, 28, 29, 30, 31)]
    assert own_days(desk) == working
    assert section.first.text() == section.reason.text() == ""
    undo.undo(desk)
    assert own_days(desk) == []
    undo.redo(desk)
    section.list.select(date(2026, 12, 25))
    assert not section.reopen_action.isEnabled()
    section.list.select(date(2026, 12, 23))
    section.reopen_action.trigger()
    settle(context, qtbot)
    assert own_days(desk) == working[1:]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("", "", "Der Tag fehlt"),
        ("31.2.", "", "kein Datum"),
        ("1.12.", "30.11.2026", "1 bis 92 Tage"),
        ("1.12.2026", "1.12.2027", "1 bis 92 Tage"),
        ("5.12.2026", "6.12.2026", "ohnehin geschlossen"),
    ],
)
def test_days_that_cannot_be_are_told_and_stay_typed(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot, first: str, last: str, told: str
) -> None:
    section = closed_section(page, qtbot)
    qtbot.keyClicks(section.first.line, first)
    qtbot.keyClicks(section.last.line, last)
    qtbot.keyClicks(section.reason, "Umbau")
    section.form.save_action.trigger()
    qtbot.waitUntil(lambda: told in said(section))
    assert section.reason.text() == "Umbau"
    assert own_days(desk) == []


# Value lists


def values_section(page: AdminPage, qtbot: QtBot, name: ListName = ListName.REASONS) -> ValuesSection:
    page.open_section("values")
    section = page.section()
    assert isinstance(section, ValuesSection)
    qtbot.waitUntil(lambda: section.list.model().rowCount() > 0)
    section.chooser.set_code(name.value)
    return section


def test_a_reason_is_added_with_a_code_of_its_own_and_a_free_key(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = values_section(page, qtbot)
    qtbot.keyClick(section, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = section.form()
    assert form.de.hasFocus()
    qtbot.keyClicks(form.de, "Übersetzen & Ämter")
    assert "uebersetzen_aemter" in said(section)
    key = form.form.fields()["key"]
    key.set_code("F2")  # type: ignore[attr-defined]
    form.form.save_action.trigger()
    qtbot.waitUntil(lambda: "Die Taste F2 hat schon „Begegnung“" in said(section))
    assert form.de.text() == "Übersetzen & Ämter"
    key.set_code("F10")  # type: ignore[attr-defined]
    form.form.save_action.trigger()
    settle(context, qtbot)
    added = desk.values_of(ListName.REASONS).get("uebersetzen_aemter")
    assert added is not None
    assert (added.de, added.active, added.extra["key"]) == ("Übersetzen & Ämter", True, "F10")
    assert added.extra["icon"]
    assert section.list.current_row() == added


def test_an_entry_is_retired_and_offered_again(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = values_section(page, qtbot, ListName.TOPICS)
    code = section.list.current_row().code
    section.retire_action.trigger()
    settle(context, qtbot)
    assert code not in {value.code for value in desk.values_of(ListName.TOPICS).choices()}
    assert section.list.current_row().code == code
    assert section.retire_action.text() == "Wieder anbieten"
    section.retire_action.trigger()
    settle(context, qtbot)
    assert code in {value.code for value in desk.values_of(ListName.TOPICS).choices()}


def test_every_list_can_be_edited_without_losing_what_the_form_does_not_show(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    for name in ListName:
        section = values_section(page, qtbot, name)
        before = next(iter(desk.values_of(name)))
        assert section.list.current_row() == before
        form = section.form()
        form.en.setText("Something else")
        form.form.save_action.trigger()
        settle(context, qtbot)
        after = desk.values_of(name).get(before.code)
        assert after is not None
        assert (after.de, after.en, after.active) == (before.de, "Something else", before.active)
        shown = {
            key: value for key, value in after.extra.items() if value is not False or key in before.extra
        }
        assert shown == dict(before.extra), name


def test_a_role_of_volunteers_an_allowance_and_holidays_are_changed_with_all_they_need(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = values_section(page, qtbot, ListName.VOLUNTEER_ROLES)
    fields = section.form().form.fields()
    fields["area"].set_code("children")  # type: ignore[attr-defined]
    certificate = section.form().fields()["certificate"]
    assert isinstance(certificate, QAbstractButton)
    certificate.click()
    section.form().form.save_action.trigger()
    settle(context, qtbot)
    role = desk.values_of(ListName.VOLUNTEER_ROLES).get("language_partner")
    assert role is not None
    assert (role.extra["area"], role.extra["certificate"], role.extra["pledge"]) == ("children", True, True)

    section = values_section(page, qtbot, ListName.ALLOWANCE_RULES)
    limit = section.form().form.fields()["limit"]
    assert isinstance(limit, QLineEdit)
    for typed in ("", "viel", "3300,50", "0", "-5", "1e9"):
        limit.setText(typed)
        section.form().form.save_action.trigger()
        assert "ganzen Euro" in limit.accessibleDescription(), typed
        assert limit.text() == typed
    limit.setText("3.400 €")
    section.form().form.save_action.trigger()
    settle(context, qtbot)
    rule = desk.values_of(ListName.ALLOWANCE_RULES).get("nr_26")
    assert rule is not None
    assert rule.extra["limit"] == 3400

    section = values_section(page, qtbot, ListName.SCHOOL_HOLIDAYS)
    section.begin_new()
    form = section.form()
    form.de.setText("Winterferien 2028")
    form.form.save_action.trigger()
    first = form.form.fields()["first"]
    assert "ersten und einen letzten Tag" in first.accessibleDescription()
    form.first.set_value(date(2028, 2, 7))
    form.last.set_value(date(2028, 2, 12))
    form.form.save_action.trigger()
    settle(context, qtbot)
    there = desk.values_of(ListName.SCHOOL_HOLIDAYS).held("winterferien_2028")
    assert there is not None
    assert (there.first, there.last) == (date(2028, 2, 7), date(2028, 2, 12))
    with pytest.raises(BadInput):
        centre.save_value(desk, ListName.SCHOOL_HOLIDAYS, replace(there, last=None))
    with pytest.raises(BadInput):
        centre.save_value(desk, ListName.ALLOWANCE_RULES, replace(rule, extra={"limit": "viel"}))


def test_a_language_has_the_code_that_the_world_gives_it(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = values_section(page, qtbot, ListName.LANGUAGES)
    section.begin_new()
    form = section.form()
    form.de.setText("Urdu")
    form.code.setText("uk")
    form.form.save_action.trigger()
    assert "gibt es schon" in said(section)
    form.code.setText("ur")
    form.form.save_action.trigger()
    settle(context, qtbot)
    added = desk.values_of(ListName.LANGUAGES).get("ur")
    assert added is not None
    assert added.extra["locale"] == "ur"


def test_a_new_entry_is_kept_while_it_is_typed_and_an_edit_is_not_mixed_up_with_it(
    page: AdminPage, context: Context, qtbot: QtBot
) -> None:
    section = values_section(page, qtbot)
    section.begin_new()
    settle(context, qtbot)
    section.form().de.setText("Fahrradkurs")
    context.drafts.flush()
    section.list.select("offer")
    assert section.form().de.text() == "Angebot"
    section.form().en.setText("not saved")
    section.begin_new()
    qtbot.waitUntil(lambda: section.form().de.text() == "Fahrradkurs")
    assert section.form().en.text() == ""


@pytest.mark.parametrize(
    ("german", "code"),
    [
        ("Straßenfest", "strassenfest"),
        ("  Post / Formular ", "post_formular"),
        ("3. Ort", "x_3_ort"),
        ("Angebot", "angebot_3"),
        ("???", ""),
    ],
)
def test_codes_are_made_from_german_words(german: str, code: str) -> None:
    assert code_for(german, {"angebot", "angebot_2"}) == code


# Backup and check


def test_the_check_tells_what_is_wrong_in_plain_words(page: AdminPage, desk: Desk, qtbot: QtBot) -> None:
    section = upkeep_section(page)
    section.check_action.trigger()
    qtbot.waitUntil(lambda: "Alles in Ordnung" in said(section))
    with desk.writing() as uow:
        uow.conn.execute(text("UPDATE audit_entry SET actor = 'niemand' WHERE id = 1"))
        uow.commit()
    section.check_action.trigger()
    qtbot.waitUntil(lambda: "Änderungsprotokoll wurde verändert" in said(section))
    assert "Alles in Ordnung" not in said(section)
