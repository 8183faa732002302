"""Enrolling at the counter: a key, letters, a digit, Enter."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.offers_by_keys import ALT, cafe, enrolled, offer, person, weekly
from woilmenau_desk.domain.offers import EnrolmentState
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.pages.visits.enrolling import EnrolPanel
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]


@pytest.fixture
def counter(context: Context, qtbot: QtBot, settled: Settled) -> CounterPage:
    page = CounterPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.activated()
    settled(context)
    return page


def enrol_by_keys(counter: CounterPage, settled: Settled, name: str, offer_letters: str) -> EnrolPanel:
    """Whoever is found by `name`; the offer by its letters, as far as Enter."""
    QTest.keyClicks(counter.field, name)
    settled(counter.context)
    QTest.keyClick(counter.field, Qt.Key.Key_A, ALT)
    settled(counter.context)
    panel = counter._panel
    assert isinstance(panel, EnrolPanel)
    assert panel.field.hasFocus()
    QTest.keyClicks(panel.field, offer_letters)
    return panel


def test_somebody_found_is_enrolled_with_few_keys(
    counter: CounterPage, desk: Desk, context: Context, settled: Settled
) -> None:
    there = cafe(desk, 1)
    offer(desk, "Deutsch A1", weekly(0, "14:00", "15:30"))
    mira = person(desk, "Mira")
    panel = enrol_by_keys(counter, settled, "mira", "fr2")
    assert panel.who.name() == "Mira Beispiel"
    assert [row.data.title for row in panel.rows.rows()] == ["Frauensprachcafé"]
    assert panel.field.text() == "fr", "a digit says how many children"
    assert panel.count.text().startswith("mit 2 ")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settled(context)
    settled(context)
    (row,) = enrolling.of_offer(desk, there.id)
    assert (row.person_id, row.children, row.state) == (mira.id, 2, EnrolmentState.ENROLLED)
    assert counter._panel is None
    assert counter.field.hasFocus()
    assert counter.finder.text() == "", "whoever comes next is another person"


def test_the_waiting_list_is_said_and_a_mistake_stays_in_the_panel(
    counter: CounterPage, desk: Desk, context: Context, settled: Settled
) -> None:
    there = cafe(desk, 1)
    enrolled(desk, there, person(desk, "Nour"))
    person(desk, "Mira")
    said: list[str] = []
    context.runner.said.connect(lambda sentence, _undo: said.append(context.say(sentence)))
    panel = enrol_by_keys(counter, settled, "mira", "9")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settled(context)
    assert counter._panel is panel
    assert "nur 3 Plätze" in panel.mistake.text()
    QTest.keyClicks(panel.field, "0")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settled(context)
    assert said == ["Auf der Warteliste als Nr. 1: Mira Beispiel, Frauensprachcafé"]
    panel = enrol_by_keys(counter, settled, "mira", "")
    assert panel._place(panel.rows.rows()[0]) == "wartet, Nr. 1"
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert counter._panel is None


def test_nobody_is_enrolled_where_nobody_is_meant(
    counter: CounterPage, context: Context, settled: Settled
) -> None:
    QTest.keyClick(counter.field, Qt.Key.Key_A, ALT)
    settled(context)
    assert counter._panel is None
    assert context.status.told == ["Es ist niemand gewählt."]  # type: ignore[attr-defined]
    assert QApplication.focusWidget() is counter.field
