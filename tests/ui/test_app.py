"""The start of the window as the command line does it."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tools.gallery_screens import FakeAccess, fake_app
from woilmenau_desk import log
from woilmenau_desk.ui import app as ui_app
from woilmenau_desk.ui import dialogs, theme, translation
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.main_window import MainWindow
from woilmenau_desk.ui.single_instance import SingleInstance


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(ui_app.paths, "restrict_new_files", lambda: None)
    yield
    log.stop()
    logging.getLogger("woilmenau_desk").setLevel(logging.NOTSET)
    translation.install(qapp)


def test_the_window_opens_and_ends_and_the_log_says_so(qapp: QApplication, tmp_path: Path) -> None:
    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.close()
        qapp.quit()

    QTimer.singleShot(0, close)
    assert ui_app.main(tmp_path / "data") == 0
    written = (tmp_path / "data" / "log" / log.FILE_NAME).read_text(encoding="utf-8")
    assert "started" in written
    assert "ended" in written


def test_a_second_start_ends_at_once_and_says_nothing(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SingleInstance, "claim", lambda _self: ui_app.Claim.RAISED)
    assert ui_app.main(tmp_path / "data") == 0


@pytest.mark.parametrize("silent", [True, False], ids=["silent", "no folder"])
def test_what_keeps_it_from_starting_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, silent: bool
) -> None:
    data = tmp_path / "data"
    if silent:
        monkeypatch.setattr(SingleInstance, "claim", lambda _self: ui_app.Claim.SILENT)
    else:
        data.touch()
    told: list[str] = []

    def read() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, dialogs.ErrorDialog):
                told.append(window.accessibleName())
                window.accept()
        qapp.quit()

    QTimer.singleShot(0, read)
    assert ui_app.main(data) == 1
    assert len(told) == 1
    assert ("anderswo offen" in told[0]) == silent


@pytest.mark.allow_log(r"bug: builtins\.LookupError")
def test_a_bug_in_a_slot_is_logged_and_told(
    qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    theme.install(qapp)
    desk_app: DeskApp = fake_app(qapp, tmp_path, FakeAccess())
    ui_app._catch_bugs(desk_app)
    try:
        raise LookupError("Nur Muster")
    except LookupError as error:
        sys.excepthook(LookupError, error, error.__traceback__)
    assert "test_app.py" in caplog.text
    assert "Nur Muster" not in caplog.text
    dialog = desk_app.window.findChild(dialogs.BugDialog)
    assert dialog is not None
    dialog.close()
    desk_app.close()


def test_qt_speaks_german(qapp: QApplication) -> None:
    translation.install(qapp, "de")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    translation.install(qapp, "en")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
