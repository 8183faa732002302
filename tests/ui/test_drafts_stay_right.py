"""A draft comes back for whom and for the day it was meant, costs no key press a reading, and its list stays open."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui import walk
from tests.ui.walk import FixedAccess, fictional_centre, log_in, put_away
from woilmenau_desk.demo.staff import PASSWORD
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services import drafts
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.forms.aid.aid_form import AidForm
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.forms.people.birth import BirthField
from woilmenau_desk.ui.forms.visits.visit_form import VisitForm
from woilmenau_desk.ui.pages.counselling.page import CounsellingPage
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.widgets.labels import ElidedLabel
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.workspace import Workspace

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fictional_centre(tmp_path_factory.mktemp("centre") / "zentrum")


@pytest.fixture
def clock() -> SimpleNamespace:
    return SimpleNamespace(now=walk.NOW)


@pytest.fixture
def driver(qapp: QApplication, centre: Path, clock: SimpleNamespace) -> Iterator[Driver]:
    class MovedAccess(FixedAccess):
        def login(self, data: Path, name: str, password: str, *, hold: bool = False) -> Desk:
            return access.login(data, name, password, hold=hold, clock=lambda: clock.now)

    made = Driver(centre, MovedAccess())
    log_in(made)
    desk = made.desk_app.desk
    assert desk is not None
    for row in drafts.waiting(desk):
        drafts.drop(desk, row.form)
    made.desk_app.context.drafts.changed.emit()  # type: ignore[union-attr]
    made.settle()
    yield made
    made.settle()
    put_away(made)


def workspace(driver: Driver) -> Workspace:
    found = driver.desk_app.workspace
    assert found is not None
    return found


def counter(driver: Driver) -> CounterPage:
    page = driver.page
    assert isinstance(page, CounterPage)
    return page


def panel(driver: Driver) -> PanelForm:
    form = counter(driver)._panel
    assert form is not None
    return form


def desk_of(driver: Driver) -> Desk:
    assert driver.desk_app.desk is not None
    return driver.desk_app.desk


def two(driver: Driver) -> tuple[PersonRow, PersonRow]:
    found = people.search(desk_of(driver), "a", 2)
    return found[0].person, found[1].person


def waiting(driver: Driver) -> list[tuple[str, str]]:
    driver.settle()
    driver.settle()
    return [(row.form, row.name) for row in workspace(driver).drafts.waiting()]


def unlocked(driver: Driver) -> None:
    driver.desk_app.lock()
    driver.settle()
    assert driver.desk_app.lock_screen is not None
    driver.desk_app.lock_screen.unlock_asked.emit(PASSWORD)
    driver.until(lambda: driver.desk_app.lock_screen is None)
    driver.settle()


def test_the_draft_of_a_new_entry_goes_with_the_person(driver: Driver) -> None:
    first, second = two(driver)
    page = counter(driver)
    for key, begins in (("Shift+F2", "visit:new:"), ("Shift+F5", "aid:")):
        page.show_subject(first)
        driver.settle()
        driver.press(key)
        form = panel(driver)
        assert form.person is not None
        assert form.person.id == first.id
        if isinstance(form, VisitForm):
            form._adults.setValue(2)
        else:
            assert isinstance(form, AidForm)
            form._remark.setText("Decke")
        assert driver.desk_app.context is not None
        driver.desk_app.context.drafts.flush()
        driver.settle()
        page._on_person_chosen(second)  # found with Ctrl+F while the form is open
        driver.settle()
        driver.press("Escape")
        assert second.name in workspace(driver).status.text()
        assert waiting(driver) == [(f"{begins}{second.id}", second.name)]
        assert drafts.load(desk_of(driver), f"{begins}{first.id}") is None
        driver.press("Alt+E")
        driver.settle()
        form = panel(driver)
        assert form.person is not None
        assert form.person.id == second.id
        held: Any = form._adults.value() if isinstance(form, VisitForm) else form._remark.text()  # type: ignore[attr-defined]
        assert held in (2, "Decke")
        form.discard()
        driver.press("Escape")
        assert waiting(driver) == []


def test_what_the_other_person_has_waiting_comes_in_beside_it(driver: Driver) -> None:
    first, second = two(driver)
    desk, page = desk_of(driver), counter(driver)
    drafts.save(desk, f"aid:{second.id}", {"remark": "Decke"})
    page.show_subject(first)
    driver.settle()
    driver.press("Shift+F5")
    form = panel(driver)
    assert isinstance(form, AidForm)
    form._recipients.setValue(3)
    page._on_person_chosen(second)
    driver.settle()
    assert (form._remark.text(), form._recipients.value()) == ("Decke", 3)
    driver.press("Escape")
    kept = drafts.load(desk, f"aid:{second.id}")
    assert kept is not None
    assert (kept["remark"], kept["recipients"]) == ("Decke", 3)


@pytest.mark.parametrize("nameless", [False, True])
def test_a_correction_keeps_whose_visit_it_became(driver: Driver, nameless: bool) -> None:
    first, second = two(driver)
    page = counter(driver)
    page.show_subject(first)
    driver.settle()
    driver.press("F3")
    page.amend_last()
    driver.settle()
    form = panel(driver)
    assert isinstance(form, VisitForm)
    assert form.visit is not None
    visit, said = form.visit, "" if nameless else second.name
    if nameless:
        form._nameless.click()
    else:
        page._on_person_chosen(second)
    unlocked(driver)
    driver.press("Escape")
    assert waiting(driver) == [(f"visit:{visit.id}", said)]
    driver.press("Alt+E")
    driver.settle()
    again = panel(driver)
    assert isinstance(again, VisitForm)
    assert again._data().person_id == (None if nameless else second.id)
    again.discard()
    assert again._data().person_id == first.id
    driver.press("Escape")
    assert waiting(driver) == []


def test_a_day_in_a_draft_is_the_same_day_later(driver: Driver, clock: SimpleNamespace) -> None:
    driver.press("Shift+F2")
    form = panel(driver)
    assert isinstance(form, VisitForm)
    form._day.line.setFocus()
    driver.type("gestern")
    driver.press("Escape")
    clock.now += timedelta(days=2)
    driver.press("Alt+E")
    driver.settle()
    form = panel(driver)
    assert isinstance(form, VisitForm)
    assert form._day.value() == TODAY - timedelta(days=1)


def test_what_is_typed_by_today_is_kept_by_what_it_means(qapp: QApplication) -> None:
    today = TODAY
    day, birth = DateField(lambda: today), BirthField(lambda: today)
    kept: list[object] = []
    for text in ("morgen", "in 3 Tagen", "3.11.", "", "quat", "2026-02-30"):
        day.line.setText(text)
        kept.append(day.draft_value())
    assert kept == ["2026-11-24", "2026-11-26", "2026-11-03", "", "quat", "2026-02-30"]
    birth.line.setText("34 J.")
    born = birth.draft_value()
    today = TODAY + timedelta(days=60)
    meant: list[object] = []
    for value in kept[:3]:
        day.restore_draft(value)
        meant.append(day.value())
    assert meant == [date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 3)]
    for value in kept[3:]:
        day.restore_draft(value)
        assert day.text() == value
    day.restore_draft("Mo, 2.11.2026")  # as drafts were kept before
    assert day.value() == date(2026, 11, 2)
    birth.restore_draft(born)
    assert birth.value() == 1992


def test_a_key_press_runs_no_job_for_drafts(driver: Driver) -> None:
    desk = desk_of(driver)
    jobs: list[str] = []
    runner = driver.desk_app.runner
    add: Callable[[Any], Any] = runner._add

    def counted(task: Any) -> Any:
        jobs.append(getattr(task.function, "__name__", ""))
        return add(task)

    def pressed() -> list[str]:
        driver.settle()
        jobs.clear()
        driver.press("F2")
        driver.settle()
        # A timer looks after the backups now and then, whatever is pressed.
        return [name for name in jobs if name not in ("<lambda>", "_nothing", "_quiet")]

    runner._add = counted  # type: ignore[method-assign]
    assert pressed() == ["log"]
    drafts.save(desk, f"aid:{two(driver)[0].id}", {"remark": "Decke"})
    workspace(driver).drafts.look_again()
    assert len(waiting(driver)) == 1
    assert pressed() == ["log"], "nor while a draft waits that the visit does not touch"
    jobs.clear()
    driver.desk_app.bus.publish(Changes(frozenset({Kind.PERSON})))
    driver.settle()
    assert "waiting" in jobs, "its person may be called something else now"


def two_waiting(driver: Driver) -> QMenu:
    first, second = two(driver)
    for person in (first, second):
        drafts.save(desk_of(driver), f"aid:{person.id}", {"remark": "Decke"})
    workspace(driver).drafts.look_again()
    assert len(waiting(driver)) == 2
    driver.press("Alt+E")
    menu = workspace(driver).drafts.menu
    assert menu.isVisible()
    return menu


def in_window(driver: Driver, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """As the window system sends it."""
    handle = driver.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, held)
    driver.settle()


def test_names_are_hidden_and_the_desk_locked_while_the_list_is_open(driver: Driver) -> None:
    menu = two_waiting(driver)
    in_window(driver, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    assert driver.desk_app.privacy.hidden
    assert not menu.isVisible()
    driver.desk_app.privacy.show()
    driver.press("Alt+E")
    in_window(driver, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert driver.desk_app.lock_screen is not None
    assert not menu.isVisible()


def test_the_list_stays_until_one_is_chosen(driver: Driver) -> None:
    menu = two_waiting(driver)
    driver.desk_app.bus.publish(Changes(frozenset({Kind.PERSON})))
    driver.settle()
    assert menu.isVisible(), "nothing is another"
    wanted = workspace(driver).drafts.waiting()[1]
    drafts.save(desk_of(driver), "aid:", {"remark": "Schal"})
    workspace(driver).drafts.look_again()
    assert len(waiting(driver)) == 3
    assert menu.isVisible(), "it does not close under the hand"
    QTest.keyClick(menu, Qt.Key.Key_2)
    driver.settle()
    form = panel(driver)
    assert form.person is not None
    assert form.person.id == (wanted.person.id if wanted.person else None)


def test_a_session_for_somebody_else_is_their_draft(driver: Driver) -> None:
    first, second = two(driver)
    driver.go("counselling")
    page = driver.page
    assert isinstance(page, CounsellingPage)
    page.begin(first)
    driver.settle()
    assert page.form is not None
    page.form.note.setPlainText("getippt")
    page.form.person.set_person(second)
    page.form.person.edited.emit()
    driver.settle()
    driver.press("Escape")
    assert waiting(driver) == [(f"session.for.{second.id}", second.name)]
    driver.press("Alt+E")
    driver.settle()
    assert page.form is not None
    assert page.form.note.toPlainText() == "getippt"
    assert (page.form.person.person().id, page.form.person.person().name) == (second.id, second.name)
    assert drafts.load(desk_of(driver), f"session.for.{first.id}") is None


def test_a_session_that_cannot_be_shown_says_why(driver: Driver) -> None:
    driver.go("counselling")
    page = driver.page
    assert isinstance(page, CounsellingPage)
    driver.press("Down", "Ctrl+E")
    driver.settle()
    assert page.form is not None
    page.form.note.setPlainText("getippt")
    driver.press("Escape")
    assert len(waiting(driver)) == 1
    driver.desk_app.privacy.hide()
    driver.press("Alt+E")
    driver.settle()
    assert page.form is None
    assert workspace(driver).status.text() == "Die Namen sind verdeckt. F12 zeigt sie; dann geht das auf."
    assert (
        workspace(driver)
        .status.findChildren(ElidedLabel)[0]
        .full_text()
        .startswith("Die Namen sind verdeckt")
    )
