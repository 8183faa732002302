"""What comes while the window is locked, and what ends a session badly. On a real store, with the real window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.stores import copy_store
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import CannotWrite, DeskLocked, DiskFull, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.queue import QueueData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, drafts, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.appointments import queue
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.people import people
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.ports import Services

PASSWORD = "wetzlarer-platz-1"


@pytest.fixture
def data(only_caro: Path, tmp_path: Path) -> Path:
    return copy_store(only_caro, tmp_path / "data")


@pytest.fixture
def begun(data: Path) -> Iterator[Driver]:
    driver = Driver(data, access)
    yield driver
    for dialog in shown():
        dialog.close()
    driver.close()


@pytest.fixture
def driver(begun: Driver) -> Driver:
    log_in(begun)
    return begun


def log_in(driver: Driver) -> None:
    driver.desk_app.login_screen.log_in("caro", PASSWORD)
    driver.until(lambda: driver.desk_app.workspace is not None)
    driver.settle()


def unlock(driver: Driver) -> None:
    assert driver.desk_app.lock_screen is not None
    driver.desk_app.lock_screen.unlock_asked.emit(PASSWORD)
    driver.until(lambda: driver.desk_app.lock_screen is None)
    driver.settle()


def shown() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def full(*_args: object, **_values: object) -> None:
    raise DiskFull


def _with_poll(services: Services | None, poll: Callable[..., None]) -> Services:
    assert services is not None
    return replace(services, poll=poll)


def type_something(driver: Driver) -> tuple[QWidget, str]:
    """A field with a draft, typed into."""
    assert driver.desk_app.context is not None
    field = QLineEdit(driver.page)
    driver.desk_app.context.drafts.keep("typed", {"text": field}, field)
    field.setText("drei Absätze")
    return field, "typed"


def test_an_answer_opens_nothing_above_the_lock(driver: Driver) -> None:
    opened: list[str] = []

    def show(word: str) -> None:
        opened.append(word)
        dialogs.show_error(driver.window, NotFound())

    runner = driver.desk_app.runner
    runner.run(lambda: "erste", on_done=show)
    runner.run(lambda: "zweite", on_done=opened.append)
    driver.desk_app.lock()
    runner.run(lambda: "dritte", on_done=opened.append)
    driver.settle()
    assert opened == []
    assert shown() == []
    unlock(driver)
    assert opened == ["erste", "zweite", "dritte"]
    assert len(shown()) == 1


def test_what_a_timer_opens_is_kept_off_the_screen_and_comes_afterwards(driver: Driver) -> None:
    driver.desk_app.lock()
    dialog = dialogs.show_error(driver.window, NotFound())
    driver.until(lambda: not dialog.isVisible())
    unlock(driver)
    assert dialog.isVisible()
    assert dialog.isModal()


def test_a_dialog_that_went_during_the_lock_does_not_keep_the_lock_from_watching(
    driver: Driver, qtbot: QtBot
) -> None:
    dialog = dialogs.show_error(driver.window, NotFound())
    driver.desk_app.lock()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    unlock(driver)
    assert driver.desk_app.idle._running
    assert driver.desk_app._poll.isActive()


def test_an_answer_that_reads_a_note_waits_for_the_vault(driver: Driver) -> None:
    desk, runner = driver.desk_app.desk, driver.desk_app.runner
    assert desk is not None
    person = people.register(desk, PersonData(given_name="Nur", family_name="Muster")).value
    topic = next(iter(desk.values_of(ListName.TOPICS))).code
    outcome = next(iter(desk.values_of(ListName.OUTCOMES))).code
    saved = counselling.record_session(
        desk, RecordSession(SessionData(person.id, (topic,), 30, outcome), "nur hier")
    ).value
    notes: list[str] = []
    runner.run(
        lambda: saved.id,
        on_done=lambda session: runner.run(
            counselling.read_session, desk, session, on_done=lambda details: notes.append(details.note)
        ),
    )
    driver.desk_app.lock()
    driver.settle()
    with pytest.raises(DeskLocked):
        counselling.read_session(desk, saved.id)
    unlock(driver)
    assert notes == ["nur hier"]


def test_another_user_gets_no_answer_of_the_one_before_but_the_news(driver: Driver) -> None:
    desk, runner = driver.desk_app.desk, driver.desk_app.runner
    assert desk is not None
    answered: list[object] = []
    news: list[Changes] = []
    driver.desk_app.bus.subscribe((Kind.VISIT,), news.append, driver.desk_app)
    runner.run(visits.log_visit, desk, LogVisit(VisitData("encounter")), on_done=answered.append)
    driver.desk_app.lock()
    driver.settle()
    driver.desk_app.switch_user()
    log_in(driver)
    assert answered == []
    assert len(news) == 1


def test_a_session_that_cannot_begin_lets_go_of_the_store(
    begun: Driver, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as damaged:
        damaged.setattr(centre, "opening", full)
        begun.desk_app.login_screen.log_in("caro", PASSWORD)
        begun.until(lambda: bool(shown()))
        begun.settle()
    assert begun.desk_app.desk is None
    assert begun.desk_app.login_screen.go.isEnabled()
    access.login(data, "caro", PASSWORD, hold=True).close()
    shown()[0].close()
    log_in(begun)


def test_news_that_fail_to_come_interrupt_nobody(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    app = driver.desk_app
    assert app.workspace is not None
    usual = app._poll.interval()
    with monkeypatch.context() as broken:
        broken.setattr(app, "_services", _with_poll(app._services, full))
        for _ in range(3):
            app._poll.timeout.emit()
            driver.settle()
    assert shown() == []
    assert "voll" in app.workspace.status.text()
    assert app._poll.interval() == 8 * usual
    app._poll.timeout.emit()
    driver.settle()
    assert app._poll.interval() == usual


def test_the_same_error_is_told_once_at_a_time(driver: Driver) -> None:
    for _ in range(3):
        driver.desk_app.runner.run(full)
    driver.settle()
    assert len(shown()) == 1
    dialogs.show_error(driver.window, CannotWrite(target="Archiv"))
    dialogs.show_error(driver.window, CannotWrite(target="Stick"))
    assert sorted(each.accessibleName() for each in shown()) == [
        "Der Datenträger ist voll; der letzte Eintrag wurde nicht gespeichert.",
        "In Stick lässt sich nicht schreiben.",
    ]


@pytest.mark.parametrize("locked", [False, True])
def test_what_cannot_be_kept_holds_the_window_open(
    driver: Driver, data: Path, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    monkeypatch.setattr(drafts, "save", full)
    _field, form = type_something(driver)
    if locked:
        driver.desk_app.lock()
    driver.window.close()
    driver.settle()
    assert driver.window.isVisible()
    (question,) = shown()
    assert isinstance(question, dialogs.QuestionDialog)
    question.no.click()
    monkeypatch.undo()
    driver.window.close()
    driver.until(lambda: not driver.window.isVisible())
    again = access.login(data, "caro", PASSWORD)
    assert drafts.load(again, form) == {"text": "drei Absätze"}
    again.close()


def test_whoever_agrees_leaves_without_what_was_typed(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "save", full)
    type_something(driver)
    driver.window.close()
    (question,) = shown()
    assert isinstance(question, dialogs.QuestionDialog)
    question.yes.click()
    driver.until(lambda: not driver.window.isVisible())
    assert driver.desk_app.desk is None


def test_the_lock_empties_the_clipboard(driver: Driver) -> None:
    QApplication.clipboard().setText("Nur Muster")
    driver.desk_app.lock()
    assert QApplication.clipboard().text() == ""


def test_the_sessions_are_looked_at_behind_the_counter_and_again_after_a_lock(driver: Driver) -> None:
    desk, workspace = driver.desk_app.desk, driver.desk_app.workspace
    assert desk is not None
    assert workspace is not None
    driver.until(lambda: not desk.sessions_unseen)
    assert workspace._doubted.isHidden()
    person = people.register(desk, PersonData("Mira", "Muster")).value.id
    counselling.record_session(desk, RecordSession(SessionData(person, ("housing",), 20)))
    with desk.store.unit_of_work("x") as uow:
        uow.conn.exec_driver_sql("UPDATE counselling_session SET outcome = 'x'")
        uow.conn.commit()
    # As if the lock had come before the look was done.
    desk.sessions_unseen = True
    driver.desk_app.lock()
    unlock(driver)
    driver.until(lambda: not workspace._doubted.isHidden())
    assert desk.trail_doubts == ("sessions",)


def test_the_screen_in_the_waiting_room_stays_in_sight_and_goes_on(driver: Driver) -> None:
    room = driver.window.waiting_room
    room.open()
    driver.settle()
    assert room.window is not None
    queue.add(driver.desk_app.desk, QueueData())  # type: ignore[arg-type]
    queue.call_next(driver.desk_app.desk)  # type: ignore[arg-type]
    driver.desk_app.lock()
    room.look()
    driver.until(lambda: room.window is not None and bool(room.window.calls()))
    assert room.window.isVisible()
    assert room.window.lost() == ""
    unlock(driver)
    driver.desk_app.switch_user()
    driver.until(lambda: bool(room.window and room.window.lost()))
    log_in(driver)
    driver.until(lambda: bool(room.window and not room.window.lost()))
    room.close()
