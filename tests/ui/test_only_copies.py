"""Nobody closes, changes or restores over what only the window holds; and whoever has nothing to lose is asked nothing."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stores import PASSWORD, a_store
from tests.ui.window import Make, log_in, texts
from tools.gallery_screens import FakeAccess, FakeDrafts, SamplePage
from woilmenau_desk import paths
from woilmenau_desk.domain.errors import DiskFull, NothingRescued, StoreVanished
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access as real_access
from woilmenau_desk.ui import app as ui_app
from woilmenau_desk.ui import only_copies, theme
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.dialogs import QuestionDialog

GOES: dict[str, Callable[[DeskApp], object]] = {
    "Trotzdem schließen": lambda desk_app: desk_app.window.close(),
    "Trotzdem wechseln": lambda desk_app: desk_app.switch_user(),
}


def asked(desk_app: DeskApp) -> QuestionDialog:
    question = desk_app.leave_question
    assert isinstance(question, QuestionDialog)
    return question


def type_something(desk_app: DeskApp) -> None:
    assert desk_app.workspace is not None
    page = desk_app.workspace.current_page()
    assert isinstance(page, SamplePage)
    page.note.setPlainText("Kornblume")
    page.keeper.touch()


@pytest.mark.parametrize("action", GOES)
def test_a_store_that_only_the_window_holds_is_asked_about(
    begun: Make, qtbot: QtBot, access: FakeAccess, tmp_path: Path, action: str
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    desk = access.desks[-1]
    desk.trouble = NothingRescued(folder=tmp_path)
    assert not desk_app.keep_typed()  # so a signal and the computer's end ask, too
    GOES[action](desk_app)
    question = asked(desk_app)
    assert "hat nur noch dieses Fenster" in texts(question)
    assert (desk.closed, question.yes.text()) == (False, action)
    question.no.click()
    assert desk_app.leave_question is None
    assert desk_app.desk is not None
    GOES[action](desk_app)
    asked(desk_app).yes.click()
    assert desk_app.desk is None


def test_it_is_tried_once_more_before_anybody_is_asked(
    begun: Make, qtbot: QtBot, access: FakeAccess, tmp_path: Path
) -> None:
    desk_app = begun()
    log_in(desk_app, qtbot)
    desk = access.desks[-1]
    desk.trouble = NothingRescued(folder=tmp_path)

    def rescue() -> None:
        desk.trouble = StoreVanished(folder=tmp_path)

    desk_app.only_copies._look = lambda: desk_app.runner.run(rescue)
    desk_app.window.close()
    assert not desk_app.window.isVisible()


@pytest.fixture
def real_window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[DeskApp]:
    theme.install(qapp)
    a_store(tmp_path / "data")
    desk_app = DeskApp(qapp, tmp_path / "data", ui_app.real_parts())
    with qtbot.waitExposed(desk_app.window):
        desk_app.begin()
    desk_app.login_screen.log_in("caro", PASSWORD)
    qtbot.waitUntil(lambda: desk_app.workspace is not None, timeout=20_000)
    yield desk_app
    desk_app.close()
    desk_app.window.close()


def test_a_real_store_stays_open_until_it_can_be_rescued(
    real_window: DeskApp, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = real_window.desk
    assert desk is not None
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    blocked = paths.remembered("rescue", tmp_path / "data").parent
    shutil.rmtree(blocked, ignore_errors=True)
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("in the way")  # as a full disk is
    shutil.rmtree(tmp_path / "data")
    real_window.window.close()  # nothing has looked at the files since
    asked(real_window).no.click()
    assert real_window.window.isVisible()
    blocked.unlink()
    real_window.switch_user()
    assert real_window.desk is None
    again = real_access.login(tmp_path / "data", "caro", PASSWORD)
    assert len(visits.day(again).rows) == 1
    again.close()


def test_whoever_has_nothing_to_lose_neither_waits_nor_is_asked(
    begun: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(only_copies, "_SOON_SECONDS", 0.01)
    desk_app = begun()
    log_in(desk_app, qtbot)
    done = threading.Event()
    desk_app.runner.run(done.wait)
    begins = time.monotonic()
    desk_app.window.close()
    assert time.monotonic() - begins < 1
    assert desk_app.window.isVisible()
    assert desk_app.workspace is not None
    assert "sobald fertig ist" in desk_app.workspace.status.text()
    desk_app.only_copies._on_patience()
    assert desk_app.window.findChildren(QuestionDialog) == []
    done.set()
    qtbot.waitUntil(lambda: not desk_app.window.isVisible())


def test_what_was_typed_while_the_worker_is_busy_is_no_full_disk(
    begun: Make, qtbot: QtBot, drafts: FakeDrafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(only_copies, "_SOON_SECONDS", 0.01)
    desk_app = begun()
    log_in(desk_app, qtbot)
    done = threading.Event()
    desk_app.runner.run(done.wait)
    type_something(desk_app)
    desk_app.window.close()
    desk_app.only_copies._on_patience()
    (question,) = desk_app.window.findChildren(QuestionDialog)
    assert "voll" not in texts(question)
    assert "beschäftigt" in texts(question)
    done.set()  # it goes on by itself, whatever the question waits for
    qtbot.waitUntil(lambda: not desk_app.window.isVisible())
    assert drafts.kept["sample"] == {"note": "Kornblume"}


def test_what_cannot_be_kept_is_asked_about(
    begun: Make, qtbot: QtBot, drafts: FakeDrafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr(drafts, "save", full)
    desk_app = begun()
    log_in(desk_app, qtbot)
    type_something(desk_app)
    desk_app.window.close()
    assert "voll" in texts(asked(desk_app))
    # Behind the lock the question is out of sight: whoever leaves there is asked there.
    desk_app.lock()
    desk_app.window.close()
    assert asked(desk_app).isVisible()
    asked(desk_app).yes.click()
    assert not desk_app.window.isVisible()
