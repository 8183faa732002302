"""Help at the counter by keys alone: how few they are, what is pointed out, the fund, the receipt, the day."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.test_counter import CONTROL, SHIFT, Counter
from tests.ui.test_counter import counter as counter
from tests.ui.test_counter import counter_of as counter_of
from tests.ui.test_counter import names as names
from tests.ui.test_counter_forms import aid_form, choose_aid, save
from woilmenau_desk.domain.aid import AidData, AidRow, GiveAid
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.funds import FundData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.aid import aid, funds
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.forms.aid import aid_form as the_form
from woilmenau_desk.ui.paper_dialog import PaperDialog


@pytest.fixture
def box(desk: Desk) -> int:
    data = FundData("Spendenkasse", "Kirchgemeinde", 10_000, date(2026, 1, 1), cash=True)
    return funds.add_fund(desk, data).value.id


def open_for(counter: Counter, name: str = "olek") -> the_form.AidForm:
    counter.type(name)
    counter.key(Qt.Key.Key_F5, SHIFT)
    return aid_form(counter)


def type_amount(counter: Counter, text: str, code: str = "money") -> None:
    choose_aid(counter, code)
    aid_form(counter).lines.lines[0].amount.setFocus()
    counter.type(text)


def given(counter: Counter) -> tuple[AidRow, ...]:
    return aid.day(counter.desk)


def papers(counter: Counter) -> list[PaperDialog]:
    return [one for one in counter.page.findChildren(PaperDialog) if one.isVisible()]


# -- few keys


def test_help_for_a_known_person_takes_at_most_eight_presses(counter: Counter, names: dict[str, int]) -> None:
    """The letters of the name count, and so does every other key; only the digits of the amount do not."""
    presses = 0

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal presses
        presses += 1
        counter.press(key, modifier)

    for letter in "ole":
        presses += 1
        counter.write(letter)
    counter.settle()
    press(Qt.Key.Key_F5, SHIFT)
    counter.settle()
    presses += 1
    counter.write("g")  # Geld/Auslage
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is aid_form(counter).lines.lines[0].amount
    counter.write("20")  # the digits of the amount
    press(Qt.Key.Key_Return, CONTROL)
    counter.settle()
    (row,) = given(counter)
    assert (row.person_name, row.data.kind, row.data.amount_cents) == ("Oleksandra Kovalenko", "money", 2000)
    assert row.receipt == "2026-0001"
    assert presses == 7 <= 8


def test_with_its_receipt_it_takes_as_many(counter: Counter, names: dict[str, int]) -> None:
    counter.type("ole")
    counter.key(Qt.Key.Key_F5, SHIFT)
    counter.write("g")
    counter.press(Qt.Key.Key_Tab)
    counter.write("20")
    counter.key(Qt.Key.Key_P, CONTROL)
    counter.settle()
    (paper,) = papers(counter)
    counter.qtbot.waitUntil(lambda: paper.print_action.isEnabled())
    assert paper.preview.content().startswith(b"%PDF")
    assert funds.entries(counter.desk).rows[0].printed
    paper.reject()
    counter.settle()
    assert counter.page.focusWidget() is counter.page.field


def test_without_an_amount_there_is_no_receipt_to_ask_for(counter: Counter) -> None:
    form = open_for(counter, "")
    choose_aid(counter, "clothing")
    assert not form.receipt_action.isEnabled()
    choose_aid(counter, "money")
    assert not form.receipt_action.isEnabled()
    type_amount(counter, "5")
    assert form.receipt_action.isEnabled()


def test_the_receipt_of_an_earlier_help_is_printed_again(counter: Counter, names: dict[str, int]) -> None:
    open_for(counter)
    type_amount(counter, "5")
    save(counter)
    open_for(counter, "")
    choose_aid(counter, "clothing")
    save(counter)
    counter.key(Qt.Key.Key_H, CONTROL)
    counter.press(Qt.Key.Key_Down)
    counter.settle()
    assert not counter.page.day_card.receipt_action.isEnabled()
    counter.press(Qt.Key.Key_Down)
    counter.settle()
    assert counter.page.day_card.receipt_action.isEnabled()
    counter.key(Qt.Key.Key_P, CONTROL)
    (paper,) = papers(counter)
    counter.qtbot.waitUntil(lambda: paper.print_action.isEnabled())
    paper.choices["language"].set_code("uk")
    paper.choices["language"].edited.emit()
    counter.settle()
    counter.qtbot.waitUntil(lambda: paper.print_action.isEnabled())
    paper.reject()


def test_tab_comes_to_the_button_for_another_kind(counter: Counter) -> None:
    form = open_for(counter, "")
    choose_aid(counter, "clothing")
    form.lines.lines[0].count.setFocus()
    counter.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.lines.button


# -- what is pointed out


def test_what_was_given_before_stands_there_at_once_and_blocks_nothing(
    counter: Counter, names: dict[str, int]
) -> None:
    desk = counter.desk
    person = people.search(desk, "oleksandra", 1)[0].person.id
    late = desk.clock() - timedelta(days=3)
    aid.give_aid(desk, GiveAid(AidData("food_voucher", person_id=person), occurred_at=late))
    form = open_for(counter)
    assert not form.notes.isVisible()
    choose_aid(counter, "food_voucher")
    assert "gab es schon am 20.11., 3 Tage vorher, von Caro" in form.notes.again.text()
    choose_aid(counter, "clothing")
    assert not form.notes.isVisible()
    choose_aid(counter, "food_voucher")
    save(counter)
    assert len(given(counter)) == 1


def test_an_unusual_amount_is_asked_about_while_it_is_typed(counter: Counter) -> None:
    form = open_for(counter, "")
    type_amount(counter, "50")
    assert not form.notes.much.isVisible()
    counter.type("0")
    assert form.notes.much.text() == "500,00 € für Geld/Auslage: üblich sind bis 50,00 €. Stimmt das?"
    save(counter)
    assert [row.data.amount_cents for row in given(counter)] == [50_000]


# -- the fund


def test_the_fund_says_what_is_left_and_what_would_be(counter: Counter, box: int) -> None:
    form = open_for(counter, "")
    choose_aid(counter, "clothing")
    assert not form.fund.isVisible()
    type_amount(counter, "25")
    assert form.fund.isVisible()
    assert form.fund.itemText(1) == "Spendenkasse · noch 100,00 €"
    form.fund.set_code(str(box))
    form.fund.edited.emit()
    assert form.left.text() == "Danach sind noch 75,00 € im Topf."
    save(counter)
    assert funds.get(counter.desk, box).left_cents == 7500


def test_an_overdrawn_fund_is_asked_for_once(counter: Counter, box: int) -> None:
    form = open_for(counter, "")
    type_amount(counter, "138")
    form.fund.set_code(str(box))
    form.fund.edited.emit()
    assert form.left.text() == "Der Topf wäre damit um 38,00 € überzogen."
    save(counter)
    assert given(counter) == ()
    assert "um 38,00 € überzogen" in form.form.problem.text()
    assert form.save_button.word() == "Trotzdem speichern"
    form.lines.lines[0].amount.setText("140")
    save(counter)  # another amount is another question
    assert given(counter) == ()
    save(counter)
    assert [row.data.amount_cents for row in given(counter)] == [14_000]
    assert funds.get(counter.desk, box).left_cents == -4000


def test_what_somebody_else_pays_meanwhile_is_seen(counter: Counter, box: int) -> None:
    form = open_for(counter, "")
    type_amount(counter, "25")
    form.fund.set_code(str(box))
    request = GiveAid(AidData("money", amount_cents=9000), fund_id=box)
    counter.context.runner.run(aid.give_aid, counter.desk, request)
    counter.settle()
    assert form.left.text() == "Der Topf wäre damit um 15,00 € überzogen."
    assert form.fund.code() == str(box)


# -- a household, another day


def test_help_for_all_in_the_household(counter: Counter, names: dict[str, int]) -> None:
    desk = counter.desk
    person = people.search(desk, "oleksandra", 1)[0].person.id
    people.register(desk, PersonData("Danylo", "Kovalenko"), household_of=person)
    form = open_for(counter)
    assert form.household.isVisible()
    assert form.household.text() == "alle im Haushalt (2)"
    choose_aid(counter, "hygiene")
    form.household.setChecked(True)
    assert form.fields()["recipients"].value() == 2  # type: ignore[attr-defined]
    save(counter)
    (row,) = given(counter)
    assert (row.data.recipients, row.data.household_id is None) == (2, False)
    assert not open_for(counter, "").household.isVisible()


def test_the_day_is_kept_for_the_next_one(counter: Counter) -> None:
    form = open_for(counter, "")
    choose_aid(counter, "clothing")
    form.day.setFocus()
    counter.write("gestern")
    counter.press(Qt.Key.Key_Tab)
    counter.settle()
    assert form.accessibleName() == "Soforthilfe · gestern"
    save(counter)
    (row,) = aid.day(counter.desk, date(2026, 11, 22))
    assert row.occurred_at.date() == date(2026, 11, 22)
    assert open_for(counter, "").day.text() != ""
    assert aid_form(counter).day.value() == date(2026, 11, 22)


@pytest.mark.parametrize("day", ["morgen", "31.2.", "abc"])
def test_a_day_that_cannot_be_is_told_at_its_field(counter: Counter, day: str) -> None:
    form = open_for(counter, "")
    choose_aid(counter, "clothing")
    form.day.line.setText(day)
    save(counter)
    assert given(counter) == ()
    assert form.fields()["on"].accessibleDescription() != ""


# -- nothing lost


def test_a_full_disk_keeps_what_was_typed(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    form = open_for(counter, "")
    type_amount(counter, "12,50")

    def full(*_args: object) -> None:
        raise DiskFull

    monkeypatch.setattr(aid, "give_aid", full)
    save(counter)
    assert "voll" in form.form.problem.text().casefold()
    assert form.lines.lines[0].amount.text() == "12,50"
    monkeypatch.undo()
    save(counter)
    assert [row.data.amount_cents for row in given(counter)] == [1250]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-5", "nicht negativ"),
        ("0", "0 €"),
        ("99.999", "höchstens 10.000"),
        ("1,234", "zwei Stellen"),
        ("x", "12,50"),
    ],
)
def test_what_is_no_amount_is_said_at_its_field(counter: Counter, typed: str, words: str) -> None:
    form = open_for(counter, "")
    type_amount(counter, typed)
    save(counter)
    assert given(counter) == ()
    assert words in form.fields()["kind"].accessibleDescription()
    assert form.lines.lines[0].amount.text() == typed
