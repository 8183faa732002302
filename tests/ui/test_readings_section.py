"""The lead's list of who read which note, and one's own restricted cases under „Mein Konto“."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.administration import said, settle
from tests.ui.window import texts
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import case_keys, cases, counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.pages.centre.account import AccountSection
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.pages.centre.readings import ReadingsSection
from woilmenau_desk.ui.session import Context

PASSWORD = "wetzlarer-platz-1"


@pytest.fixture
def case_id(desk: Desk) -> int:
    """A case that Caro alone reads, and two readings."""
    person = 0
    for name in ("Omid", "Mira"):
        person = people.register(desk, PersonData(name)).value.id
        request = RecordSession(SessionData(person, ("housing",)), "Mietvertrag")
        session = counselling.record_session(desk, request).value
        counselling.read_session(desk, session.id)
    row = cases.open_case(desk, CaseData(person, aims="Wohnung")).value
    return case_keys.restrict(desk, row.id, [], row.version).value.id


def readings_of(page: AdminPage, context: Context, qtbot: QtBot) -> ReadingsSection:
    page.open_section("readings")
    section = page.section()
    assert isinstance(section, ReadingsSection)
    settle(context, qtbot)
    return section


def test_the_lead_sees_who_read_what(
    case_id: int, page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    cases.details(desk, case_id)
    section = readings_of(page, context, qtbot)
    shown = texts(section)
    for wanted in ("Omid", "Mira", "Notiz gelesen", "eingeschränkten Fall geöffnet", "heute"):
        assert wanted in shown
    assert "Mietvertrag" not in shown
    section.person.setText("Omid")
    settle(context, qtbot)
    shown = texts(section.list)
    assert "Omid" in shown
    assert "Mira" not in shown
    section.person.setText("")
    section.colleague.set_code("caro")
    section.colleague.edited.emit()
    settle(context, qtbot)
    assert "Mira" in texts(section.list)


def test_names_go_with_the_privacy_key(case_id: int, page: AdminPage, context: Context, qtbot: QtBot) -> None:
    section = readings_of(page, context, qtbot)
    context.privacy.toggle()
    assert "Omid" not in texts(section.list)
    assert section.person.echoMode() is not section.person.EchoMode.Normal


def test_a_new_sheet_is_let_open_ones_own_cases(
    case_id: int, page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    section = page.section()
    assert isinstance(section, AccountSection)
    assert section.cases is not None
    section.reload()
    settle(context, qtbot)
    assert section.cases.isVisible()
    assert not section.cases.release.isVisible()
    access.new_recovery_code(desk, own_password=PASSWORD)
    section.reload()
    settle(context, qtbot)
    assert "1" in section.cases.sheet.text()
    assert "Wohnung" not in said(section)
    qtbot.waitUntil(section.cases.release.isVisible)
    section.cases.release.click()
    settle(context, qtbot)
    assert case_keys.not_for_sheet(desk) == 0
    assert not section.cases.release.isVisible()


def test_who_is_named_in_none_sees_nothing_of_it(page: AdminPage, context: Context, qtbot: QtBot) -> None:
    section = page.section()
    assert isinstance(section, AccountSection)
    settle(context, qtbot)
    assert section.cases is not None
    assert not section.cases.isVisible()
