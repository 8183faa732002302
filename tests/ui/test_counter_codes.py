"""A referral's code in the counter's field: five key presses, by every role, whatever else the text may mean."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.referrals import ReferralData, ReferralRow
from woilmenau_desk.services import undo
from woilmenau_desk.services.counselling import referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]


@pytest.fixture
def sent(desk: Desk) -> ReferralRow:
    mira = people.register(desk, PersonData("Mira", "Muster")).value.id
    return referrals.refer(desk, ReferralData("jmd", person_id=mira)).value


@pytest.fixture
def open_counter(qtbot: QtBot, settled: Settled) -> Callable[[Context], CounterPage]:
    def make(context: Context) -> CounterPage:
        page = CounterPage(context)
        qtbot.addWidget(page)
        page.resize(1148, 662)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        return page

    return make


class Hands:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, page: CounterPage) -> None:
        self.page, self.presses = page, 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, held)
        self.presses += 1

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.page, letter)
            self.presses += 1


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("waits", [True, False])
def test_five_key_presses_close_the_loop(
    role: Role,
    waits: bool,
    sent: ReferralRow,
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    open_counter: Callable[[Context], CounterPage],
    settled: Settled,
) -> None:
    mine = desk_of(role)
    page = open_counter(context_of(mine))
    hands = Hands(page)
    hands.type(sent.code.lower())
    if waits:
        settled(page.context)
        assert page.finder.codes.says().startswith(f"Verweis {sent.code} · Mira Muster · heute · informiert")
        assert not page.finder.new_line.marked
    hands.press(Qt.Key.Key_Return)
    settled(page.context)
    assert hands.presses == 5
    row = referrals.row(desk, sent.id)
    assert (row.state, row.answered_on) == ("came_back", desk.today())
    assert page.field.text() == ""
    assert page.finder.codes.line.isHidden()
    assert page.day_card.visits_model.rowCount() == 0
    undo.undo(mine)
    assert referrals.row(desk, sent.id).open


def test_whoever_phones_closes_it_as_accepted(
    sent: ReferralRow,
    desk: Desk,
    context: Context,
    open_counter: Callable[[Context], CounterPage],
    settled: Settled,
) -> None:
    page = open_counter(context)
    hands = Hands(page)
    hands.type(sent.code)
    settled(context)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    settled(context)
    assert hands.presses == 5
    assert referrals.row(desk, sent.id).state == "accepted"


def test_a_card_with_the_same_number_means_the_person(
    sent: ReferralRow,
    desk: Desk,
    context: Context,
    open_counter: Callable[[Context], CounterPage],
    settled: Settled,
) -> None:
    omar = people.register(desk, PersonData("Omar", "Beispiel", card_number=sent.code)).value
    page = open_counter(context)
    for waits in (True, False):
        page.finder.clear_choice()
        QTest.keyClicks(page.field, sent.code)
        if waits:
            settled(context)
            assert not page.finder.codes.line.isHidden()  # both are shown
        QTest.keyClick(page.field, Qt.Key.Key_Return)
        settled(context)
        chosen = page.finder.who().person
        assert chosen is not None
        assert chosen.id == omar.id
        assert referrals.row(desk, sent.id).open
    page.finder.clear_choice()
    QTest.keyClicks(page.field, sent.code)
    settled(context)
    QTest.keyClick(page.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    assert referrals.row(desk, sent.id).state == "came_back"


def test_what_only_looks_like_a_code_registers_as_before(
    desk: Desk, context: Context, open_counter: Callable[[Context], CounterPage], settled: Settled
) -> None:
    page = open_counter(context)
    QTest.keyClicks(page.field, "K7M4")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    settled(context)
    assert page.field.text() == "K7M4"
    assert page.finder.codes.row is None


def test_an_answered_one_is_not_answered_again(
    sent: ReferralRow,
    desk: Desk,
    context: Context,
    opened: list[tuple[str, object]],
    open_counter: Callable[[Context], CounterPage],
    settled: Settled,
) -> None:
    row = referrals.answer(desk, sent.id, "accepted", sent.version).value
    page = open_counter(context)
    QTest.keyClicks(page.field, sent.code)
    settled(context)
    assert page.finder.codes.back.isHidden()
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    settled(context)
    assert opened[-1] == ("referrals", row)
    assert referrals.row(desk, sent.id) == row


def test_an_f_key_logs_nobody_for_a_code(
    sent: ReferralRow,
    desk: Desk,
    context: Context,
    open_counter: Callable[[Context], CounterPage],
    settled: Settled,
) -> None:
    page = open_counter(context)
    QTest.keyClicks(page.field, sent.code)
    settled(context)
    QTest.keyClick(page.field, Qt.Key.Key_F2)
    settled(context)
    assert page.day_card.visits_model.rowCount() == 0
    assert "Verweiscode" in page.finder.who_line.says()


def test_an_answered_one_is_announced_as_what_it_is(
    sent: ReferralRow,
    desk: Desk,
    context: Context,
    open_counter: Callable[[Context], CounterPage],
    settled: Settled,
) -> None:
    referrals.answer(desk, sent.id, "accepted", sent.version)
    page = open_counter(context)
    QTest.keyClicks(page.field, sent.code)
    settled(context)
    assert "schon beantwortet: angenommen" in page.finder.codes.says()
    assert "Enter zeigt ihn" in page.finder.who_line.says()
    assert (page.finder.codes.more.text(), page.finder.codes.more.hint.text()) == ("Zeigen", "Enter")


def test_a_code_that_no_slip_has_offers_nobody_new_at_once(
    desk: Desk, context: Context, open_counter: Callable[[Context], CounterPage], settled: Settled
) -> None:
    page = open_counter(context)
    asked = []
    page.finder.new_line.clicked.connect(lambda: asked.append("new"))
    QTest.keyClicks(page.field, "K7M4")
    settled(context)
    assert page.finder.codes.says().startswith("Kein Verweis mit diesem Code")
    assert not page.finder.new_line.marked
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    settled(context)
    assert (asked, page.field.text()) == ([], "K7M4")
    assert "Kein Verweis mit diesem Code" in page.finder.who_line.says()
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert page.finder.new_line.marked
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert asked == ["new"]


@pytest.mark.parametrize("hidden", [True, False])
def test_the_line_of_a_code_takes_its_room_from_the_hits(
    hidden: bool,
    sent: ReferralRow,
    desk: Desk,
    context: Context,
    open_counter: Callable[[Context], CounterPage],
    settled: Settled,
) -> None:
    for name in ("Mirja", "Mirka", "Mirna", "Mirta"):
        people.register(desk, PersonData(f"{sent.code[0]}{name}", sent.code))
    page = open_counter(context)
    if hidden:
        context.privacy.hide()
    for sign in sent.code:
        QTest.keyClicks(page.field, sign)
        settled(context)
    finder = page.finder
    assert not finder.codes.line.isHidden()
    QApplication.processEvents()
    assert finder.hits.isHidden() or finder.hits.geometry().bottom() <= finder.new_line.geometry().top()
