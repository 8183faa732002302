"""The room of follow-ups as one works in it, by keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.follow_ups import Every, FollowUpData, FollowUpRow, Whose
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.services import colleagues, undo
from woilmenau_desk.services.counselling import follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.pages.counselling.follow_ups import FollowUpsPage
from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.session import Context

TODAY = date(2026, 11, 23)
Settled = Callable[[Context], None]
PageOf = Callable[[], FollowUpsPage]


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    card = people.register(desk, PersonData("Olena", "Testenko", birth_year=1988)).value
    return PersonRow(card.id, card.name)


@pytest.fixture
def rolf(desk_of: Callable[[Role], Desk]) -> Desk:
    """The counsellor's desk."""
    return desk_of(Role.COUNSELLOR)


@pytest.fixture
def page_of(context: Context, qtbot: QtBot, settled: Settled) -> PageOf:
    def make() -> FollowUpsPage:
        page = FollowUpsPage(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        return page

    return make


def add(desk: Desk, who: PersonRow, days: int = 0, **told: object) -> FollowUpRow:
    data = FollowUpData(who.id, TODAY + timedelta(days=days), **{"reason": "Bescheid da?", **told})  # type: ignore[arg-type]
    return follow_ups.add(desk, data).value


def test_most_pressing_first_and_e_finishes(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    for days in (5, -3, 0, 1):
        add(desk, olena, days)
    page = page_of()
    rows = list(page.list.rows.rows())
    assert [row.due_on.day for row in rows] == [20, 23, 24, 28]
    assert "2" in page.rooms.here.text()
    assert "Bescheid da?" in texts(page.details)
    qtbot.keyClick(page.list, Qt.Key.Key_E)
    settled(context)
    assert [row.due_on.day for row in follow_ups.listed(desk).rows] == [23, 24, 28]
    # It stays as done until the list is asked for anew, so the same key does not take the next one.
    qtbot.keyClick(page.list, Qt.Key.Key_E)
    settled(context)
    assert len(follow_ups.listed(desk).rows) == 3
    context.runner.run(undo.undo, desk)
    settled(context)
    assert len(follow_ups.listed(desk).rows) == 4


@pytest.mark.usefixtures("rolf")
def test_chips_by_their_keys(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    add(desk, olena, 2)
    add(desk, olena, -1, colleague="rolf")
    page = page_of()
    for key, seen in ((Qt.Key.Key_A, 2), (Qt.Key.Key_R, 1), (Qt.Key.Key_M, 1)):
        qtbot.keyClick(page.list, key, Qt.KeyboardModifier.AltModifier)
        settled(context)
        assert (
            page.list.rows.rowCount() - len(page.list.rows.headings()) == seen
            if hasattr(page.list.rows, "headings")
            else len(page.list.rows.rows()) == seen
        )


def test_new_one_by_keys(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of()
    page.begin(olena)
    settled(context)
    form = page.form
    assert form.due_on.day.line.hasFocus()
    form.due_on.chips[1].click()
    form.every.set_code(Every.MONTH.value)
    form.reason.setText("Jobcenter fragen")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    (row,) = follow_ups.listed(desk).rows
    assert (row.reason, row.due_on, row.every) == ("Jobcenter fragen", date(2026, 12, 7), Every.MONTH)
    assert page.current() == row


@pytest.mark.usefixtures("rolf")
def test_changed_and_handed_over(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = add(desk, olena)
    page = page_of()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settled(context)
    page.form.reason.setText("Ausweis abholen")
    page.form.save()
    settled(context)
    assert follow_ups.get(desk, row.id).reason == "Ausweis abholen"
    qtbot.keyClick(page.list, Qt.Key.Key_U)
    assert [made.text() for made in page.menu.actions()] == ["Rolf"]
    page.menu.actions()[0].trigger()
    page.menu.close()
    settled(context)
    assert follow_ups.get(desk, row.id).colleague == "rolf"


def test_struck_after_a_question(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    add(desk, olena)
    page = page_of()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    (asks,) = page.findChildren(QuestionDialog)
    asks.accept()
    settled(context)
    assert follow_ups.listed(desk).rows == ()


@pytest.mark.usefixtures("rolf")
def test_what_somebody_left_behind_is_told_and_taken(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    add(desk, olena, colleague="rolf")
    rolf = colleagues.get(desk, "rolf")
    left = replace(rolf.data, active_until=TODAY - timedelta(days=1))
    colleagues.edit_colleague(desk, "rolf", left, rolf.version)
    page = page_of()
    assert "Rolf (1)" in page.left.text()
    page.take_action.trigger()
    (asks,) = page.findChildren(QuestionDialog)
    asks.accept()
    settled(context)
    assert [row.colleague for row in follow_ups.listed(desk, Whose.ALL).rows] == ["caro"]
    assert not page.left.text()


def test_nothing_is_left_on_the_screen_while_names_are_hidden(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    add(desk, olena)
    page = page_of()
    context.privacy.hide()
    QApplication.processEvents()
    assert "Testenko" not in texts(page)
    assert "Bescheid" not in texts(page)


def test_paper_says_what_runs_out(desk: Desk, context: Context, page_of: PageOf, settled: Settled) -> None:
    until = TODAY + timedelta(days=20)
    people.register(desk, PersonData("Samir", "Erfunden", status="gestattung_55", status_until=until))
    page = page_of()
    assert "Aufenthaltspapier: läuft am 13.12.2026 ab" in texts(page.details)


def test_the_counter_shows_first_what_presses_longest(desk: Desk, olena: PersonRow) -> None:
    by_hand = add(desk, olena, -1)
    ran_out = TODAY - timedelta(days=5)
    data = PersonData("Iryna", "Testenko", status="gestattung_55", status_until=ran_out)
    iryna = people.register(desk, data).value
    first, second = work.coming(desk).follow_ups
    assert (first.person_id, first.about_day, first.due_on) == (iryna.id, ran_out, TODAY)
    assert second.id == by_hand.id
