"""The papers of offers, volunteers and the roster, each by one key from where it belongs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.volunteers_by_keys import helper
from woilmenau_desk.domain.offers import AttendanceState, OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, roll_call
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.dialogs import ErrorDialog
from woilmenau_desk.ui.pages.offers.page import OffersPage
from woilmenau_desk.ui.pages.roster.page import RosterPage
from woilmenau_desk.ui.pages.volunteers.page import VolunteersPage
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.session import Context, Page

Settled = Callable[[Context], None]
Make = Callable[[type[Page]], Page]
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
MONDAYS = Series(Rhythm.WEEKLY, 0, time(9, 30), time(11, 30), date(2026, 9, 7))
TODAY = date(2026, 11, 23)


@pytest.fixture
def opened(context: Context, qtbot: QtBot, settled: Settled) -> Make:
    def make(kind: type[Page]) -> Page:
        page = kind(context)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        page.show()
        page.activated()
        settled(context)
        settled(context)
        return page

    return make


def press(at: QWidget, key: Qt.Key, qtbot: QtBot, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """A key where the keyboard is brought first: a dialog that was closed leaves it anywhere."""
    at.window().activateWindow()
    at.setFocus()
    qtbot.waitUntil(at.hasFocus)
    QTest.keyClick(at, key, modifier)


def printed(page: QWidget, context: Context, settled: Settled) -> PaperDialog:
    """The dialog that a key has opened, with its paper."""
    settled(context)
    [dialog] = page.findChildren(PaperDialog)
    assert dialog.preview.page_count()
    assert dialog.print_action.isEnabled()
    return dialog


def close(dialog: PaperDialog, context: Context, settled: Settled, qtbot: QtBot) -> None:
    dialog.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    settled(context)


def test_offers_print_poster_list_and_certificate(
    opened: Make, context: Context, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    cafe = offers.create(desk, OfferData("Frauencafé", "womens_cafe", "women"), [MONDAYS]).value.id
    mira = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    enrolling.enrol(desk, cafe, mira)
    page = opened(OffersPage)
    assert isinstance(page, OffersPage)
    # A page's choices are read without the languages of papers where the counter was there first.
    assert page.choices is not None
    page.choices = replace(page.choices, slips=frozenset())
    press(page.list_shown(), Qt.Key.Key_P, qtbot, CTRL)
    poster = printed(page, context, settled)
    assert poster.choices["language"].currentText() == "Deutsch"
    assert poster.choices["language"].count() >= 4
    poster.choices["language"].set_code("uk")
    poster.choices["language"].edited.emit()
    settled(context)
    assert poster.preview._file_name == "Wochenprogramm-2026-KW48-uk-a4.pdf"
    close(poster, context, settled, qtbot)
    page.offers.select(cafe)
    settled(context)
    press(page.people.list, Qt.Key.Key_B, qtbot)
    settled(context)
    # She was never there: that is said, and no empty paper stays open.
    [error] = page.findChildren(ErrorDialog)
    assert "keine Teilnahme" in str(error.error)
    error.reject()
    assert not [one for one in page.findChildren(PaperDialog) if one.isVisible()]
    roll_call.mark(desk, SessionKey(cafe, TODAY, MONDAYS.starts), mira, AttendanceState.CAME)
    qtbot.waitUntil(lambda: not page.findChildren(PaperDialog))
    press(page.people.list, Qt.Key.Key_B, qtbot)
    certificate = printed(page, context, settled)
    assert certificate.about.text() == "Mira Kornblume"
    close(certificate, context, settled, qtbot)
    page.show_list(1)
    settled(context)
    press(page.week, Qt.Key.Key_L, qtbot)
    listed = printed(page, context, settled)
    listed.choices["look"].set_code("codes")
    listed.choices["look"].edited.emit()
    settled(context)
    assert listed.preview._file_name == "Codeblatt-2026-11-23-0930.pdf"
    assert listed.preview.page_count() == 2
    close(listed, context, settled, qtbot)


def test_volunteers_print_hours_sheets_and_proof(
    opened: Make, context: Context, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    helper(desk, "Amina")
    page = opened(VolunteersPage)
    assert isinstance(page, VolunteersPage)
    page.list.select_first(lambda row: row.name.startswith("Amina"))
    settled(context)
    for key, modifier, title in (
        (Qt.Key.Key_P, CTRL, "Stundennachweis"),
        (Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier, "Stundenzettel"),
        (Qt.Key.Key_O, PLAIN, "Stundenzettel"),
        (Qt.Key.Key_N, PLAIN, "Nachweis über das Ehrenamt"),
    ):
        press(page.list_shown(), key, qtbot, modifier)
        dialog = printed(page, context, settled)
        assert dialog.windowTitle() == title
        assert "Amina" not in dialog.windowTitle() + dialog.preview._file_name
        close(dialog, context, settled, qtbot)


def test_the_roster_prints_its_month(opened: Make, context: Context, settled: Settled, qtbot: QtBot) -> None:
    page = opened(RosterPage)
    assert isinstance(page, RosterPage)
    press(page.list, Qt.Key.Key_P, qtbot, CTRL)
    dialog = printed(page, context, settled)
    assert dialog.preview._file_name == "Dienstplan-2026-11.pdf"
    close(dialog, context, settled, qtbot)
