"""An odd clock in the window: asked about, nothing written meanwhile, nothing typed lost; and what it did put right."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stores import PASSWORD, Clock, a_store
from woilmenau_desk.domain.clock import ClockDoubt, ClockWatch, Oddity
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import clock as service
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.clock_dialog import ClockDialog
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.pages.centre.clock import ClockSection
from woilmenau_desk.ui.pages.centre.page import AdminPage


class WatchedAccess:
    """services.access with a clock that is looked at, as the computer's own is."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def login(self, data: Path, name: str, password: str, *, hold: bool = False) -> Desk:
        watch = ClockWatch(self._clock)
        return access.login(data, name, password, hold=hold, clock=self._clock, watch=watch)

    def __getattr__(self, name: str) -> Any:
        return getattr(access, name)


@pytest.fixture
def clock() -> Clock:  # type: ignore[override]
    return Clock()


@pytest.fixture
def data(tmp_path: Path, clock: Clock) -> Path:
    folder = tmp_path / "zentrum"
    a_store(folder)
    access.login(folder, "caro", PASSWORD, clock=clock).close()
    return folder


@pytest.fixture
def driver(qapp: QApplication, data: Path, clock: Clock) -> Iterator[Driver]:
    made = Driver(data, WatchedAccess(clock))
    yield made
    made.close()


def log_in(driver: Driver) -> Desk:
    driver.desk_app.login_screen.log_in("caro", PASSWORD)
    driver.until(lambda: driver.desk_app.workspace is not None)
    driver.settle()
    desk = driver.desk_app.desk
    assert desk is not None
    return desk


def asked() -> ClockDialog | None:
    """The question on the screen."""
    shown = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, ClockDialog) and widget.isVisible()
    ]
    assert len(shown) <= 1
    return shown[0] if shown else None


def test_after_the_login_it_is_asked_and_nothing_is_counted_until_then(driver: Driver, clock: Clock) -> None:
    clock.move(days=-4)
    desk = log_in(driver)
    question = asked()
    assert question is not None
    assert "19.11.2026" in question.accessibleDescription()
    assert "23.11.2026" in question.accessibleDescription()
    driver.press("Escape")
    assert asked() is None
    driver.press("F2")
    assert visits.day(desk).rows == ()
    question = asked()
    assert question is not None
    question.right.click()
    driver.settle()
    assert asked() is None
    driver.press("F2")
    assert len(visits.day(desk).rows) == 1
    assert asked() is None


def test_whoever_has_set_it_is_not_asked_again(driver: Driver, clock: Clock) -> None:
    clock.move(days=-4)
    desk = log_in(driver)
    driver.press("Return")  # "Ich habe sie gestellt", which is not so
    driver.settle()
    assert asked() is not None
    clock.move(days=4, minutes=2)
    driver.press("Return")
    driver.settle()
    assert asked() is None
    assert not desk.login_untold
    driver.press("F2")
    assert len(visits.day(desk).rows) == 1


def test_a_clock_that_jumps_at_work_loses_nothing_that_was_typed(driver: Driver, clock: Clock) -> None:
    desk = log_in(driver)
    assert asked() is None
    driver.press("F2")
    driver.press("Alt+2", "Ctrl+N")
    driver.type("Mira")
    clock.move(days=-2)
    driver.press("Ctrl+Return")
    question = asked()
    assert question is not None
    question.right.click()
    driver.settle()
    driver.press("Ctrl+Return")
    driver.settle()
    with desk.store.read() as conn:
        assert conn.exec_driver_sql("SELECT given_name FROM person").scalars().all() == ["Mira"]


def test_an_answer_that_comes_after_the_session_asks_nobody(driver: Driver, clock: Clock) -> None:
    clock.move(days=-4)
    log_in(driver)
    question = asked()
    assert question is not None
    asking = driver.desk_app._clock
    said: list[object] = []
    asking.right.connect(lambda: said.append("right"))
    held: list[Callable[[Any], object]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            driver.desk_app.runner, "run", lambda *_args, on_done, owner=None, **_named: held.append(on_done)
        )
        question.again.click()
        asking._confirm()
    driver.desk_app.switch_user()
    driver.settle()
    doubt = ClockDoubt(clock(), None, Oddity.BEHIND)
    for answer in (doubt, None):
        for tell in held:
            tell(answer)
    driver.desk_app.runner.clock_doubted.emit(doubt.error())
    driver.settle()
    assert len(held) == 2
    assert asked() is None
    assert said == []


def test_a_year_without_a_centre_cannot_be_called_right(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = ClockDialog(None, ClockDoubt(datetime(1970, 1, 1, tzinfo=UTC), None, Oddity.IMPOSSIBLE))
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.right.isVisible()
    assert dialog.again.isDefault()


def test_what_stays_is_named_and_cannot_be_moved(driver: Driver, data: Path, clock: Clock) -> None:
    clock.move(days=-1)
    wrong = access.login(data, "caro", PASSWORD, clock=lambda: datetime(2036, 11, 24, 13, tzinfo=UTC))
    mira = people.register(wrong, PersonData("Mira")).value
    visits.log_visit(wrong, LogVisit(VisitData("counselling", mira.id)))
    wrong.close()
    between = access.login(data, "caro", PASSWORD, clock=clock)
    visits.log_visit(between, LogVisit(VisitData("encounter")))
    between.close()
    wrong = access.login(data, "caro", PASSWORD, clock=lambda: datetime(2036, 11, 24, 13, tzinfo=UTC))
    counselling.record_session(wrong, RecordSession(SessionData(mira.id, ("housing",))))
    wrong.close()
    clock.move(days=1, hours=1)
    log_in(driver)
    question = asked()
    assert question is not None
    question.right.click()
    driver.settle()
    driver.go("admin")
    page = driver.page
    assert isinstance(page, AdminPage)
    page.open_section("clock")
    driver.settle()
    section = page.section()
    assert isinstance(section, ClockSection)
    assert section.list.model().rowCount() == 2
    for row, named in ((0, "Beratung"), (1, "Besuch")):
        section.list.setCurrentIndex(section.list.model().index(row, 0))
        assert "Bleibt, weil nicht alles" in section.what.text()
        assert f"{named} Mo, 24.11.2036, 14:00" in section.what.text()
        assert not section.move_button.isEnabled()


def test_what_a_wrong_clock_did_is_moved_in_the_administration(
    driver: Driver, data: Path, clock: Clock
) -> None:
    clock.move(days=-1)
    wrong = access.login(data, "caro", PASSWORD, clock=lambda: datetime(2036, 11, 24, 13, tzinfo=UTC))
    visits.log_visit(wrong, LogVisit(VisitData("encounter")))
    wrong.close()
    clock.move(days=1, hours=1)
    desk = log_in(driver)
    question = asked()
    assert question is not None
    question.right.click()
    driver.settle()
    driver.go("admin")
    page = driver.page
    assert isinstance(page, AdminPage)
    page.open_section("clock")
    driver.settle()
    section = page.section()
    assert isinstance(section, ClockSection)
    assert not section.move_button.isEnabled()
    section.list.setCurrentIndex(section.list.model().index(0, 0))
    assert "Besuche: 1" in section.what.text()
    assert section.by.text() == "-3654 Tage"
    section.by.setText("morgen")
    section.move_button.click()
    driver.settle()
    assert len(visits.day(desk, date(2036, 11, 24)).rows) == 1
    section.by.setText("-3654 Tage")
    section.move_button.click()
    driver.settle()
    assert len(visits.day(desk).rows) == 1
    assert section.list.model().rowCount() == 0
    assert [
        row.moves
        for span in service.suspects(desk)[:1]
        for row in service.written(desk, service.Part(span.first, span.last))
    ] == []
