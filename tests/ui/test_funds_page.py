"""The page of funds by its keys: what is left, the record, counting, entering, changing, closing."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.drafts import DraftOf, DraftRow
from woilmenau_desk.domain.funds import CountData, FundData
from woilmenau_desk.services import drafts
from woilmenau_desk.services.aid import aid, funds
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.forms.aid.count_form import CountForm
from woilmenau_desk.ui.forms.aid.fund_form import FundForm
from woilmenau_desk.ui.pages.aid.page import FundsPage
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Led:
    """The page with hands on its keyboard."""

    def __init__(self, page: FundsPage, context: Context, settled: Settled) -> None:
        self.page, self.context, self._settled = page, context, settled

    def settle(self) -> None:
        self._settled(self.context)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)
        self.settle()

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.page, text)

    def said(self) -> str:
        """All that the card at the right tells."""
        labels = self.page.details.findChildren(type(self.page.details._title))
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def box(desk: Desk) -> int:
    data = FundData("Spendenkasse", "Kirchgemeinde", 10_000, date(2026, 1, 1), cash=True)
    return funds.add_fund(desk, data).value.id


@pytest.fixture
def led_by(context_of: Callable[[Desk], Context], qtbot: QtBot, settled: Settled) -> Callable[[Desk], Led]:
    def make(desk: Desk) -> Led:
        context = context_of(desk)
        page = FundsPage(context)
        qtbot.addWidget(page)
        page.resize(1114, 660)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        made = Led(page, context, settled)
        made.settle()
        made.settle()
        page.activated()
        return made

    return make


@pytest.fixture
def led(box: int, desk: Desk, led_by: Callable[[Desk], Led]) -> Led:
    return led_by(desk)


def pay(desk: Desk, cents: int, fund: int | None) -> None:
    aid.give_aid(desk, GiveAid(AidData("money", amount_cents=cents), fund_id=fund, overdraw=True))


def test_it_tells_what_is_left_and_who_counted(box: int, desk: Desk, led_by: Callable[[Desk], Led]) -> None:
    pay(desk, 2500, box)
    funds.count_cash(desk, CountData(box, 7400, "Rolf Beispiel", "1 € fehlt"))
    led = led_by(desk)
    led.settle()
    said = led.said()
    for told in ("Spendenkasse", "noch 75,00 €", "bezahlt 25,00 € von 100,00 €", "Kirchgemeinde"):
        assert told in said
    assert "74,00 € · Caro und Rolf Beispiel" in said
    assert "1,00 € fehlen · 1 € fehlt" in said


def test_an_overdrawn_fund_says_so(box: int, desk: Desk, led_by: Callable[[Desk], Led]) -> None:
    pay(desk, 13_800, box)
    led = led_by(desk)
    assert "noch −38,00 €" in led.said()
    assert led.page.details.note.text() == "Es wurde mehr gezahlt, als da war: 38,00 €."


def test_the_record_of_one_fund_and_of_all(led: Led, box: int, desk: Desk, qtbot: QtBot) -> None:
    pay(desk, 500, box)
    pay(desk, 700, None)
    led.page.reload()
    led.settle()
    led.key(Qt.Key.Key_Return)
    led.settle()
    assert [row.amount_cents for row in led.page.entries.rows.rows()] == [500]
    led.page.of_fund.set_code(None)
    led.page.of_fund.edited.emit()
    led.settle()
    assert [row.number for row in led.page.entries.rows.rows()] == ["2026-0002", "2026-0001"]
    led.key(Qt.Key.Key_Return)
    (paper,) = [one for one in led.page.findChildren(PaperDialog) if one.isVisible()]
    qtbot.waitUntil(lambda: paper.print_action.isEnabled())
    paper.reject()
    assert sorted(row.printed for row in funds.entries(desk).rows) == [False, True]


def test_a_fund_is_entered_by_keys(led: Led, desk: Desk) -> None:
    led.key(Qt.Key.Key_N, CONTROL)
    form = led.page.form
    assert isinstance(form, FundForm)
    led.write("Nothilfe")
    form.budget.setFocus()
    led.write("2.000")
    led.key(Qt.Key.Key_Return, CONTROL)
    led.settle()
    assert led.page.form is None
    row = next(row for row in funds.listed(desk) if row.data.name == "Nothilfe")
    assert row.data.budget_cents == 200_000
    assert getattr(led.page.current(), "id", None) == row.id


@pytest.mark.parametrize(
    ("typed", "words"), [("-5", "nicht negativ"), ("viel", "kein Betrag"), ("2.000.000", "höchstens")]
)
def test_a_budget_that_cannot_be_is_told(led: Led, desk: Desk, typed: str, words: str) -> None:
    led.key(Qt.Key.Key_N, CONTROL)
    led.write("Nothilfe")
    led.page.form.budget.setText(typed)
    led.key(Qt.Key.Key_Return, CONTROL)
    assert words in led.page.form.budget.accessibleDescription()
    assert len(funds.listed(desk)) == 1


def test_a_fund_is_changed(led: Led, box: int, desk: Desk) -> None:
    led.key(Qt.Key.Key_E)
    assert isinstance(led.page.form, FundForm)
    led.page.form.budget.setText("150")
    led.key(Qt.Key.Key_Return, CONTROL)
    led.settle()
    assert funds.get(desk, box).data.budget_cents == 15_000


def test_a_count_tells_the_difference_and_keeps_it(led: Led, box: int, desk: Desk) -> None:
    led.key(Qt.Key.Key_K)
    form = led.page.form
    assert isinstance(form, CountForm)
    assert "100,00" not in form.said.text()  # whoever knows it counts until it fits
    led.write("99,50")
    assert form.said.text() == "Es sollten 100,00 € sein: Differenz −0,50 €. Sie bleibt so stehen."
    form.second.setFocus()
    led.write("Caro")
    led.key(Qt.Key.Key_Return, CONTROL)
    assert "jemand anderes" in form.second.accessibleDescription()
    form.second.setText("Rolf Beispiel")
    led.key(Qt.Key.Key_Return, CONTROL)
    led.settle()
    assert [row.difference_cents for row in funds.counts(desk, box)] == [-50]
    assert funds.get(desk, box).closed_on is None


def test_a_cash_box_is_closed_with_its_count(led: Led, box: int, desk: Desk) -> None:
    led.key(Qt.Key.Key_Delete)
    form = led.page.form
    assert isinstance(form, CountForm)
    assert form.closes.isChecked()
    led.write("100")
    form.second.setText("Rolf Beispiel")
    led.key(Qt.Key.Key_Return, CONTROL)
    led.settle()
    assert funds.get(desk, box).closed_on == desk.today()
    led.key(Qt.Key.Key_W)
    led.settle()
    assert funds.get(desk, box).closed_on is None


def test_another_fund_is_closed_after_a_question(desk: Desk, led_by: Callable[[Desk], Led]) -> None:
    fund = funds.add_fund(desk, FundData("Konto", budget_cents=500)).value
    led = led_by(desk)
    assert not led.page.count_action.isEnabled()
    led.key(Qt.Key.Key_Delete)
    (question,) = [one for one in led.page.findChildren(QuestionDialog) if one.isVisible()]
    question.accept()
    led.settle()
    assert funds.get(desk, fund.id).closed_on == desk.today()


def test_the_counter_counts_and_changes_nothing(
    box: int, desk_of: Callable[[Role], Desk], led_by: Callable[[Desk], Led]
) -> None:
    theke = desk_of(Role.COUNTER)
    led = led_by(theke)
    assert not hasattr(led.page, "new_action")
    assert "noch 100,00 €" in led.said()
    led.key(Qt.Key.Key_E)
    opened = [led.page.form]
    led.key(Qt.Key.Key_K)
    opened.append(led.page.form)
    assert opened[0] is None
    assert isinstance(opened[1], CountForm)
    assert not opened[1].closes.isVisible()


def test_what_was_typed_is_gone_on_with(led: Led, box: int, desk: Desk) -> None:
    led.key(Qt.Key.Key_K)
    led.write("42")
    led.key(Qt.Key.Key_Escape)
    led.settle()
    (waiting,) = drafts.waiting(desk)
    assert (waiting.kind, waiting.form) == (DraftOf.FUND, f"fund.count.{box}")
    led.page.show_subject(waiting)
    led.settle()
    assert isinstance(led.page.form, CountForm)
    assert led.page.form.counted.text() == "42"
    led.key(Qt.Key.Key_Escape)
    led.page.show_subject(DraftRow("fund.new", DraftOf.FUND, led.context.now()))
    assert isinstance(led.page.form, FundForm)
