"""Drafts are found again from the window, with one key, and are in nobody's sight who should not see them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.walk import FixedAccess, fictional_centre, log_in, put_away
from woilmenau_desk.ui.drafts_button import DraftsButton
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.forms.aid.aid_form import AidForm
from woilmenau_desk.ui.forms.visits.visit_form import VisitForm
from woilmenau_desk.ui.pages.appointments.page import AppointmentsPage
from woilmenau_desk.ui.pages.counselling.page import CounsellingPage
from woilmenau_desk.ui.pages.people.page import PeoplePage
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.privacy import MASK


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fictional_centre(tmp_path_factory.mktemp("centre") / "zentrum")


@pytest.fixture
def driver(qapp: QApplication, centre: Path) -> Iterator[Driver]:
    made = Driver(centre, FixedAccess())
    log_in(made)
    yield made
    made.settle()
    put_away(made)


def shown(driver: Driver) -> DraftsButton:
    workspace = driver.desk_app.workspace
    assert workspace is not None
    driver.settle()
    driver.settle()  # a form that is gone is noticed only when Qt has deleted it
    return workspace.drafts


def told(driver: Driver) -> str:
    workspace = driver.desk_app.workspace
    assert workspace is not None
    return workspace.status.text()


def menu_texts(drafts: DraftsButton) -> list[str]:
    return [action.text() for action in drafts.menu.actions()] if drafts.menu.isVisible() else []


def test_drafts_of_every_form_are_found_again_with_one_key(driver: Driver) -> None:
    drafts = shown(driver)
    assert not drafts.button.isVisible()
    driver.press("3", "Shift+F5")  # help for three
    driver.type("Klei")
    driver.press("Return")  # the list is long: it is searched, and Enter takes what was found
    assert not shown(driver).button.isVisible(), "what stands open needs no key"
    driver.press("Escape")
    assert told(driver) == "Entwurf behalten: Soforthilfe. Alt+E macht weiter."
    assert shown(driver).button.isVisible()
    assert drafts.button.word() == "1 Entwurf"
    driver.press("Alt+E")
    page = driver.page
    assert isinstance(page, CounterPage)
    assert isinstance(page._panel, AidForm)
    assert page._panel.lines.lines[0].kind.code() == "clothing"
    assert page._panel._recipients.value() == 3, "also what the key press decided"
    assert not shown(driver).button.isVisible()
    driver.press("Escape", "Shift+F3")
    form = page._panel
    assert isinstance(form, VisitForm)
    form._adults.setValue(2)
    driver.press("Escape")
    assert shown(driver).button.word() == "2 Entwürfe"

    driver.press("Alt+2")
    assert not shown(driver).button.isVisible(), "none of them belongs here"
    driver.press("Ctrl+N")
    driver.type("Blumentopf")
    driver.press("Escape")
    assert told(driver) == "Entwurf behalten: Person, Blumentopf. Strg+N macht weiter."
    assert shown(driver).button.word() == "1 Entwurf"
    driver.press("Alt+E")
    people = driver.page
    assert isinstance(people, PeoplePage)
    assert people.form is not None
    assert people.form.given_name.text() == "Blumentopf"
    driver.press("Escape")
    driver.go("counselling")
    driver.press("Ctrl+N")
    counselling = driver.page
    assert isinstance(counselling, CounsellingPage)
    assert counselling.form is not None
    counselling.form.note.setPlainText("getippt")
    driver.press("Escape")
    assert told(driver).startswith("Entwurf behalten: Beratung")
    driver.press("Alt+E")
    assert counselling.form is not None
    assert counselling.form.note.toPlainText() == "getippt"
    driver.press("Escape")
    driver.go("calendar")
    driver.press("Alt+L")
    driver.press("Ctrl+N")
    appointments = driver.page
    assert isinstance(appointments, AppointmentsPage)
    assert appointments.form is not None
    appointments.form.minutes.setValue(45)
    driver.press("Escape")
    assert told(driver).startswith("Entwurf behalten: Termin")

    driver.press("Alt+1")
    assert shown(driver).button.word() == "5 Entwürfe"
    driver.press("Alt+E")
    texts = menu_texts(drafts)
    assert texts[0].startswith("&1  Termin · heute, 14:03")
    assert any("Person, Blumentopf" in text for text in texts)
    driver.desk_app.privacy.hide()
    assert menu_texts(drafts) == [], "a list of names goes with the names"
    driver.press("Alt+E")
    assert not any("Blumentopf" in text for text in menu_texts(drafts))
    assert any(f"Person, {MASK}" in text for text in menu_texts(drafts))
    driver.desk_app.privacy.show()
    driver.press("Alt+E")
    assert menu_texts(drafts)
    driver.desk_app.lock()
    assert menu_texts(drafts) == [], "nor does it stay above the lock"
    assert not drafts.isVisible()


def test_a_digit_opens_one_of_several(driver: Driver) -> None:
    # A draft of nobody in particular, and one of the form beside it.
    for keys in (("Shift+F5", "Tab", "Up"), ("Shift+F2", "Tab", "Tab", "Up")):
        driver.press("Escape", *keys)
    driver.press("Escape")
    drafts = shown(driver)
    second = drafts.waiting()[1]
    opened: list[object] = []
    drafts.opened.disconnect()
    drafts.opened.connect(lambda _page, row: opened.append(row))
    driver.press("Alt+E")
    QTest.keyClick(drafts.menu, Qt.Key.Key_2)
    assert opened == [second]


def test_whoever_may_read_no_notes_hears_of_no_session(driver: Driver) -> None:
    driver.desk_app.switch_user()
    log_in(driver, "theke")
    assert not shown(driver).button.isVisible()


def test_a_form_that_is_left_open_elsewhere_counts_at_the_counter(driver: Driver) -> None:
    driver.go("counselling")
    driver.press("Ctrl+N")
    page = driver.page
    assert isinstance(page, CounsellingPage)
    assert page.form is not None
    page.form.note.setFocus()
    driver.type("Amt")
    driver.press("Escape", "Ctrl+N")  # found again, it can be thrown away
    form = page.form
    assert form is not None
    form.note.setFocus()
    driver.press("Alt+1")
    (row,) = (row for row in shown(driver).waiting() if row.form == "session")
    shown(driver)._go(row)
    assert driver.page is page
    assert page.form is form
    assert row not in shown(driver).waiting(), "it stands before them"
    driver.press("Alt+V", "Escape")
    form = page.form
    assert form is None
    driver.press("Alt+1")
    assert row.form not in {one.form for one in shown(driver).waiting()}
