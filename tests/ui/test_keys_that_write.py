"""Every plain key that writes on a list, pressed twice: the second press never meets another row than the first."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.queue import QueueData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments, queue
from woilmenau_desk.services.counselling import counselling, follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.registry import PAGES, page_class
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.widgets.rows import RowsView

Settled = Callable[[Context], None]
# What is written there is handed over on paper, which comes at once.
_SHOWN_ON_PAPER = ("In die Warteliste",)
_GOES_TO_A_FIELD = ("Weitergeben", "Kommt wieder")
_LISTS = ("counter", "appointments", "queue", "counselling", "offers")


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled, context: Context) -> Callable[[str], Page]:
    def make(name: str) -> Page:
        page = page_class(next(spec for spec in PAGES if spec.id == name))(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.activated()
        settled(context)
        settled(context)
        return page

    return make


@pytest.fixture(autouse=True)
def rows_everywhere(desk: Desk) -> None:
    """Three rows of everything that a list shows."""
    monday = datetime(2026, 11, 23, 14, 30, tzinfo=BERLIN)
    weekly = Series(Rhythm.WEEKLY, 1, time(9, 30), time(11, 30), monday.date())
    cafes = [
        offers.create(desk, OfferData(name, capacity=2), [weekly]).value for name in ("Eins", "Zwei", "Drei")
    ]
    for number, given in enumerate(("Olena", "Samir", "Semhar")):
        who = people.register(desk, PersonData(given, "Beispiel")).value.id
        visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=who)))
        queue.add(desk, QueueData())
        aid.give_aid(desk, GiveAid(AidData("clothing", person_id=who)))
        start = monday + timedelta(hours=number)
        appointments.book(desk, AppointmentData(who, "caro", start, 30))
        for cafe in cafes:
            enrolling.enrol(desk, cafe.id, who)
        due = monday.date() + timedelta(days=number)
        counselling.record_session(
            desk, RecordSession(SessionData(who, topics=("housing",), follow_up_on=due), note="")
        )
        follow_ups.add(desk, FollowUpData(who, due, "Bescheid da?"))
    for day in (monday.date() + timedelta(days=days) for days in (1, 2, 3)):
        centre.close_days(desk, day, day, "Betriebsferien")


def plain_keys(view: RowsView) -> list[QAction]:
    """The actions of a list that one key without a modifier sets off."""
    return [
        action
        for action in view.actions()
        if action.isEnabled()
        and any(
            not key[0].keyboardModifiers() and key[0].key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            for key in action.shortcuts()
        )
    ]


def press_twice(page: Page, view: RowsView, action: QAction, settled: Settled) -> set[tuple[str, int]]:
    """Press its key, agree to whatever is asked, press again; which rows were written."""
    desk, context = page.context.desk, page.context
    before = len(desk.done)
    key = action.shortcuts()[0][0].key()
    for _press in range(2):
        page.activateWindow()
        view.setFocus()
        QApplication.processEvents()
        QTest.keyClick(view, key)
        settled(context)
        for asked in page.findChildren(QuestionDialog):
            if shiboken6.isValid(asked) and asked.isVisible():
                asked.accept()
        settled(context)
        settled(context)
    return {(step.table.__name__, step.id) for written in desk.done[before:] for step in written.steps}


def opened(page: Page) -> bool:
    """Whether a form or a dialog stands in front of the lists."""
    asks = any(dialog.isVisible() for dialog in page.findChildren(QDialog))
    return asks or getattr(page, "form", None) is not None


def put_away(page: Page, settled: Settled) -> None:
    for dialog in page.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    if getattr(page, "form", None) is not None:
        page.leave_form()  # type: ignore[attr-defined]
    settled(page.context)


@pytest.mark.parametrize("name", _LISTS)
def test_a_key_pressed_twice_writes_one_row(
    name: str, page_of: Callable[[str], Page], settled: Settled
) -> None:
    page = page_of(name)
    pressed = 0
    for view in page.findChildren(RowsView):
        for action in plain_keys(view) or view.actions():
            if name == "counselling":
                page.show_list(0 if view is page.sessions else 1)  # type: ignore[attr-defined]
            elif name == "offers":
                page.show_list(1 if view is page.week else 0)  # type: ignore[attr-defined]
                settled(page.context)
                settled(page.context)
            elif name == "counter":
                page.day_card.show_aid(view is page.day_card.aid)  # type: ignore[attr-defined]
            for number in reversed(range(view.model().rowCount())):
                view.setCurrentIndex(view.model().index(number, 0))
                if view.currentIndex().isValid() and action.isEnabled():
                    break
            if not action.isEnabled() or action not in plain_keys(view):
                continue
            written = press_twice(page, view, action, settled)
            if opened(page):  # it opens a form or a paper, and writes nothing by itself
                assert len(written) == (action.text() in _SHOWN_ON_PAPER), action.text()
                put_away(page, settled)
                continue
            if action.text() in _GOES_TO_A_FIELD:
                assert not written, action.text()
                continue
            tables = [table for table, _id in written]
            assert written, action.text()
            assert len(tables) == len(set(tables)), (action.text(), written)
            pressed += 1
    assert pressed >= 2
