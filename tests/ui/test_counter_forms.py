"""The forms at the right of the counter: details of a visit, and emergency help."""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.test_counter import CONTROL, SHIFT, Counter, shown
from tests.ui.test_counter import counter as counter
from tests.ui.test_counter import counter_of as counter_of
from tests.ui.test_counter import names as names
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services import undo
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.forms.aid.aid_form import AidForm
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.forms.visits.visit_form import VisitForm

ALT = Qt.KeyboardModifier.AltModifier


def form_of(counter: Counter) -> PanelForm:
    form = counter.page._panel
    assert form is not None
    return form


def field(counter: Counter, name: str) -> QWidget:
    return form_of(counter).form.fields()[name]


def choose(counter: Counter, name: str, code: str | None) -> None:
    choice = field(counter, name)
    choice.set_code(code)  # type: ignore[attr-defined]
    choice.edited.emit()  # type: ignore[attr-defined]


def set_number(counter: Counter, name: str, number: int) -> None:
    field(counter, name).setValue(number)  # type: ignore[attr-defined]


def save(counter: Counter) -> None:
    counter.key(Qt.Key.Key_Return, CONTROL)


# A visit with its details


def test_a_visit_is_logged_with_its_details_by_keys_alone(counter: Counter) -> None:
    counter.type("2")
    counter.key(Qt.Key.Key_F2, SHIFT)
    assert isinstance(form_of(counter), VisitForm)
    assert counter.visits() == ()
    for _ in "keine Angabe":
        counter.press(Qt.Key.Key_Backspace)
    counter.write("Ukrainisch")
    counter.press(Qt.Key.Key_Tab)
    counter.press(Qt.Key.Key_Down)
    save(counter)
    (row,) = counter.visits()
    assert (row.data.group_size, row.data.language, row.data.channel) == (2, "uk", "phone")
    assert counter.page._panel is None
    assert counter.page.field.hasFocus()
    assert shown(counter) == ["anonym ×2"]


def test_all_that_can_be_told_of_an_anonymous_visit(counter: Counter, clock: Clock) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    choose(counter, "gender", "female")
    choose(counter, "age_band", "27-44")
    choose(counter, "interpreting", counter.page._lists.values["interpreting"].choices()[1].code)  # type: ignore[union-attr,index]
    set_number(counter, "adults", 1)
    set_number(counter, "children", 2)
    field(counter, "occurred_at").set_value(time(13, 50))  # type: ignore[attr-defined]
    save(counter)
    (row,) = counter.visits()
    assert (row.data.reason, row.data.gender, row.data.age_band) == ("encounter", "female", "27-44")
    assert (row.data.adults, row.data.children, row.contacts) == (1, 2, 4)
    assert row.data.interpreting is not None
    assert f"{row.occurred_at:%H:%M}" == "13:50"
    assert not row.within_hours


def test_a_time_that_is_still_to_come_is_told_at_its_field(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    field(counter, "occurred_at").set_value(time(14, 30))  # type: ignore[attr-defined]
    save(counter)
    assert counter.visits() == ()
    assert "liegt noch vor uns" in field(counter, "occurred_at").accessibleDescription()


def test_a_known_person_is_asked_neither_gender_nor_size(counter: Counter) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_F2, SHIFT)
    form = form_of(counter)
    assert form.who.text() == "Oleksandra Kovalenko"
    for name in ("gender", "age_band", "group_size"):
        assert not field(counter, name).isVisible()
    set_number(counter, "children", 3)
    save(counter)
    (row,) = counter.visits()
    assert (row.person_name, row.data.children, row.contacts) == ("Oleksandra Kovalenko", 3, 4)


def test_where_the_language_is_the_persons_own_the_form_says_which(counter: Counter) -> None:
    counter.type("rahi")
    counter.key(Qt.Key.Key_F2, SHIFT)
    language = field(counter, "language")
    assert language.currentText() == "wie auf der Karte: Dari"  # type: ignore[attr-defined]
    form_of(counter).set_person(PersonRow(99, "Ohne Sprache"))
    assert language.currentText() == "keine Angabe"  # type: ignore[attr-defined]
    form_of(counter).set_person(None)
    assert language.currentText() == "keine Angabe"  # type: ignore[attr-defined]


def test_the_details_wait_for_the_search(counter: Counter) -> None:
    with counter.slow_store():
        counter.write("olek")
        counter.press(Qt.Key.Key_F2, SHIFT)
    assert form_of(counter).who.text() == "Oleksandra Kovalenko"


def test_details_for_nobody_keep_the_text(counter: Counter) -> None:
    counter.type("zebra")
    counter.key(Qt.Key.Key_F2, SHIFT)
    assert counter.page._panel is None
    assert counter.page.field.text() == "zebra"


def test_the_last_visit_is_amended_afterwards(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.key(Qt.Key.Key_F3)
    counter.key(Qt.Key.Key_B, CONTROL)
    choose(counter, "language", "ar")
    assert field(counter, "on").text() == "Mo, 23.11.2026"  # type: ignore[attr-defined]
    assert field(counter, "occurred_at").text() == "14:03"  # type: ignore[attr-defined]
    save(counter)
    first, second = counter.visits()
    assert (first.corrected, second.corrected) == (False, True)
    assert second.data.language == "ar"
    assert counter.said[-1] == "Besuch berichtigt"
    assert shown(counter, 5) == ["berichtigt", ""]


def test_amending_at_once_waits_for_the_visit(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    with counter.slow_store():
        counter.write("olek")
        counter.press(Qt.Key.Key_F3)
        counter.press(Qt.Key.Key_B, CONTROL)
    assert form_of(counter).who.text() == "Oleksandra Kovalenko"


def test_amending_nothing_says_so(counter: Counter) -> None:
    counter.key(Qt.Key.Key_B, CONTROL)
    assert counter.page._panel is None
    assert counter.context.status.told == ["Heute ist noch kein Besuch erfasst."]  # type: ignore[attr-defined]


def test_a_visit_of_the_list_is_corrected_with_another_reason_and_a_person(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.press(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Return)
    assert isinstance(form_of(counter), VisitForm)
    counter.key(Qt.Key.Key_F7)
    counter.page.field.setFocus()
    counter.type("olek")
    counter.key(Qt.Key.Key_Return)
    assert form_of(counter).who.text() == "Oleksandra Kovalenko"
    save(counter)
    (row,) = counter.visits()
    assert (row.person_name, row.data.reason, row.corrected) == ("Oleksandra Kovalenko", "paperwork", True)


def test_a_voided_visit_is_left_alone(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.press(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Delete)
    counter.key(Qt.Key.Key_Delete)
    counter.key(Qt.Key.Key_Return)
    assert counter.page._panel is None
    assert counter.context.status.told == ["Das ist schon gestrichen."] * 2  # type: ignore[attr-defined]


def test_escape_keeps_what_was_typed_as_a_draft(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    choose(counter, "language", "ti")
    set_number(counter, "children", 2)
    counter.key(Qt.Key.Key_Escape)
    assert counter.page._panel is None
    assert counter.page.field.hasFocus()
    counter.key(Qt.Key.Key_F3, SHIFT)
    assert field(counter, "language").code() == "ti"  # type: ignore[attr-defined]
    assert field(counter, "reason").code() == "quick_info"  # type: ignore[attr-defined]
    assert form_of(counter).draft_note.isVisible()
    form_of(counter).discard_action.trigger()
    assert field(counter, "children").value() == 0  # type: ignore[attr-defined]
    counter.settle()
    counter.key(Qt.Key.Key_Escape)
    counter.key(Qt.Key.Key_F3, SHIFT)
    assert field(counter, "language").code() is None  # type: ignore[attr-defined]


def test_a_counter_login_logs_counselling_with_details_instead_of_a_note(
    counter_of: Callable[[Desk], Counter],
    desk_of: Callable[[Role], Desk],
    opened: list[tuple[str, object]],
) -> None:
    counter = counter_of(desk_of(Role.COUNTER))
    counter.key(Qt.Key.Key_F4, SHIFT)
    assert isinstance(form_of(counter), VisitForm)
    assert opened == []


# Emergency help


def aid_form(counter: Counter) -> AidForm:
    form = form_of(counter)
    assert isinstance(form, AidForm)
    return form


def choose_aid(counter: Counter, code: str, line: int = 0) -> None:
    kind = aid_form(counter).lines.lines[line].kind
    kind.set_code(code)
    kind.edited.emit()


def give(counter: Counter) -> AidRow:
    save(counter)
    return aid.day(counter.desk)[0]


def test_help_for_a_person_with_its_visit(counter: Counter, names: dict[str, int]) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_F5, SHIFT)
    assert isinstance(form_of(counter), AidForm)
    counter.write("Lebens")
    counter.press(Qt.Key.Key_Tab)
    counter.write("12,50")
    counter.press(Qt.Key.Key_Tab)
    counter.write("2")
    row = give(counter)
    assert (row.data.kind, row.data.count, row.data.amount_cents) == ("food_voucher", 2, 1250)
    assert (row.person_name, row.given_by_name) == ("Oleksandra Kovalenko", "Caro")
    assert [(visit.person_name, visit.data.reason) for visit in counter.visits()] == [
        ("Oleksandra Kovalenko", "emergency_aid")
    ]
    assert counter.said[-1].startswith("Soforthilfe erfasst: Lebensmittel/Gutschein")
    assert counter.page._panel is None
    assert counter.page.field.hasFocus()


def test_help_for_a_group_without_a_visit(counter: Counter) -> None:
    counter.type("3")
    counter.key(Qt.Key.Key_F5, SHIFT)
    choose_aid(counter, "clothing")
    assert not aid_form(counter).lines.lines[0].amount.isVisible()
    field(counter, "log_visit").setChecked(False)  # type: ignore[attr-defined]
    row = give(counter)
    assert (row.data.recipients, row.person_name, row.data.amount_cents) == (3, None, None)
    assert counter.visits() == ()


def test_the_kind_has_to_be_told(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F5, SHIFT)
    save(counter)
    assert aid.day(counter.desk) == ()
    assert field(counter, "kind").accessibleDescription() == "Welche Hilfe war es?"
    assert form_of(counter).save_button.isEnabled()


def test_a_wrong_amount_is_told_at_its_field_and_stays(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F5, SHIFT)
    choose_aid(counter, "clothing")
    counter.key(Qt.Key.Key_W, ALT)
    choose_aid(counter, "money", 1)
    amount = aid_form(counter).lines.lines[1].amount
    amount.setFocus()
    counter.write("zwei")
    counter.press(Qt.Key.Key_Tab)
    save(counter)
    assert aid.day(counter.desk) == ()
    assert "12,50" in field(counter, "kind").accessibleDescription()
    assert amount.text() == "zwei"
    assert amount.hasFocus()
    counter.write("2")  # what was typed wrong is gone on with, so that it can be mended
    assert "12,50" not in field(counter, "kind").accessibleDescription()


def test_several_kinds_in_one_go_by_keys_alone(counter: Counter, names: dict[str, int]) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_F5, SHIFT)
    counter.write("Klei")
    counter.key(Qt.Key.Key_W, ALT)
    counter.write("Fahr")
    counter.press(Qt.Key.Key_Tab)
    counter.write("5,50")
    for _ in range(3):  # past the number and the small cross
        counter.press(Qt.Key.Key_Tab)
    counter.press(Qt.Key.Key_Return)  # the button of the same effect
    field(counter, "remark").setFocus()
    counter.write("  Winterjacke,   128 ")
    save(counter)
    rows = aid.day(counter.desk)
    assert [(row.data.kind, row.data.amount_cents) for row in rows] == [("ticket", 550), ("clothing", None)]
    assert {row.data.remark for row in rows} == {"Winterjacke, 128"}
    assert len(counter.visits()) == 1
    assert counter.said[-1] == "Soforthilfe erfasst: Kleidung, Fahrkarte · 5,50 € · Oleksandra Kovalenko"
    counter.context.runner.run(undo.undo, counter.desk)
    counter.settle()
    assert aid.day(counter.desk) == ()
    assert counter.visits() == ()


def test_the_kinds_come_back_with_the_draft(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F5, SHIFT)
    choose_aid(counter, "money")
    aid_form(counter).lines.lines[0].amount.setFocus()
    counter.write("7")
    counter.key(Qt.Key.Key_W, ALT)
    choose_aid(counter, "hygiene", 1)
    counter.press(Qt.Key.Key_Escape)
    counter.key(Qt.Key.Key_F5, SHIFT)
    counter.settle()
    lines = aid_form(counter).lines
    assert [(line.kind.code(), line.amount.text()) for line in lines.lines] == [
        ("money", "7"),
        ("hygiene", ""),
    ]
    lines.lines[0].remove.click()
    assert [line.kind.code() for line in lines.lines] == ["hygiene"]
    lines.restore_draft("clothing")  # as drafts were while there was one kind alone
    assert [line.kind.code() for line in lines.lines] == ["clothing"]


def test_the_remark_is_blank_while_names_are_hidden(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F5, SHIFT)
    choose_aid(counter, "clothing")
    field(counter, "remark").setText("Jacke für Mira")  # type: ignore[attr-defined]
    give(counter)
    counter.key(Qt.Key.Key_H, CONTROL)
    view = counter.page.day_card.aid
    assert "Jacke für Mira" in view.spoken(0)
    counter.context.privacy.hide()
    assert "Jacke für Mira" not in view.spoken(0)


def test_todays_help_is_behind_a_key_and_can_be_voided(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F5, SHIFT)
    choose_aid(counter, "hygiene")
    give(counter)
    counter.key(Qt.Key.Key_H, CONTROL)
    view = counter.page.day_card.aid
    assert view.isVisible()
    assert [view.model().index(0, column).data() for column in (1, 2, 3)] == [
        "anonym",
        "Hygiene/Windeln",
        "1",
    ]
    counter.press(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Delete)
    assert [row.voided for row in aid.day(counter.desk)] == [True]
    counter.key(Qt.Key.Key_H, CONTROL)
    assert counter.page.day_card.visits.isVisible()


def test_an_error_of_the_store_stands_above_the_form(
    counter: Counter, desk_of: Callable[[Role], Desk]
) -> None:
    other = desk_of(Role.COUNSELLOR)
    engine = counter.desk.store._engine
    with engine.connect() as one, engine.connect() as two:
        for conn in (one, two):
            conn.exec_driver_sql("PRAGMA busy_timeout = 0")
    counter.key(Qt.Key.Key_F5, SHIFT)
    choose_aid(counter, "hygiene")
    aid_form(counter).lines.lines[0].count.setValue(4)
    with other.writing() as holding:
        holding.conn.exec_driver_sql("SELECT 1")
        form_of(counter).save_button.click()
        answered: list[bool] = []
        counter.context.runner.run(lambda: True, on_done=answered.append)
        counter.qtbot.waitUntil(lambda: bool(answered))
    counter.settle()
    assert "schreibt gerade lange" in form_of(counter).form.problem.text()
    assert aid_form(counter).lines.lines[0].count.value() == 4


def test_tab_goes_from_line_to_line_and_on_to_the_rest(counter: Counter, qtbot: QtBot) -> None:
    counter.key(Qt.Key.Key_F5, SHIFT)
    form = form_of(counter)
    assert isinstance(form, AidForm)
    counter.key(Qt.Key.Key_W, ALT)
    first, second = form.lines.lines
    first.kind.setFocus()
    order = []
    for _ in range(8):
        order.append(QApplication.focusWidget())
        qtbot.keyClick(order[-1], Qt.Key.Key_Tab)
    lines = [first.kind, first.count, first.remove, second.kind, second.count, second.remove]
    assert order == [*lines, form.lines.button, field(counter, "remark")]


def test_money_without_its_amount_is_asked_for(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F5, SHIFT)
    form = form_of(counter)
    assert isinstance(form, AidForm)
    (line,) = form.lines.lines
    line.kind.set_code("money")
    with pytest.raises(BadInput, match="Wie viel Geld"):
        form.lines.items()
    line.amount.setText("12,50")
    assert [item.amount_cents for item in form.lines.items()] == [1250]
