"""Where the window lay is kept for the next start, on whatever screens that finds."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tools.gallery_screens import PASSWORD, FakeAccess, fake_app
from woilmenau_desk import paths
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.main_window import PLACE_FILE, SMALLEST, MainWindow
from woilmenau_desk.ui.window_place import TITLE_BAR, WindowPlace, in_sight, read_place, write_place

LAPTOP, BEAMER = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    theme.install(qapp)


numbers = st.integers(-5000, 5000)


def test_it_is_kept_whole_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new" / "window.json"
    for place in (WindowPlace(5, 6, 1000, 600, False), WindowPlace(-1900, 6, 1000, 600, True)):
        write_place(file, place)
        assert read_place(file) == place
    assert [entry.name for entry in file.parent.iterdir()] == ["window.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "[" * 100_000,
        '{"x": 1}',
        '{"x": 1, "y": 2, "width": 0, "height": 5, "maximised": true}',
        '{"x": 1, "y": 2, "width": 1e9, "height": 5, "maximised": true}',
        '{"x": 1, "y": 99999999999, "width": 10, "height": 5, "maximised": true}',
        '{"x": true, "y": 2, "width": 10, "height": 5, "maximised": true}',
        '{"x": "1", "y": 2, "width": 10, "height": 5, "maximised": 1}',
        "\x00\ud7ff",
    ],
)
def test_a_file_that_makes_no_sense_is_as_none(qapp: QApplication, tmp_path: Path, text: str) -> None:
    file = tmp_path / "window.json"
    file.write_text(text, encoding="utf-8")
    assert read_place(file) is None
    window = MainWindow(tmp_path, file)
    window.open_as_left()
    assert window.isMaximized()
    window.close()
    assert read_place(file) is not None
    window.deleteLater()


def test_bytes_that_are_no_text_and_a_folder_of_that_name_are_as_none(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00{")
    (tmp_path / "folder").mkdir()
    for name in ("bytes", "folder", "missing"):
        assert read_place(tmp_path / name) is None
    write_place(tmp_path / "folder", WindowPlace(0, 0, 10, 10, False))
    write_place(tmp_path / "bytes" / "below" / "a file", WindowPlace(0, 0, 10, 10, False))


def test_on_a_screen_that_is_there_it_stays_where_it_was() -> None:
    for place in (QRect(10, 40, 900, 500), QRect(2000, 100, 900, 500), QRect(1000, 100, 900, 500)):
        assert in_sight(place, [LAPTOP, BEAMER]) == place


def test_of_a_screen_that_is_gone_it_comes_back_into_sight() -> None:
    assert in_sight(QRect(2000, 100, 1800, 1000), [LAPTOP]) == LAPTOP.adjusted(0, TITLE_BAR, 0, 0)
    assert LAPTOP.contains(in_sight(QRect(-3000, -50, 900, 500), [LAPTOP]))
    assert in_sight(QRect(100, -30, 900, 500), [LAPTOP]) != QRect(100, -30, 900, 500)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers, numbers, st.integers(1, 4000), st.integers(1, 4000))
def test_wherever_it_lay_it_can_be_taken_hold_of(x: int, y: int, width: int, height: int) -> None:
    found = in_sight(QRect(x, y, width, height), [LAPTOP, BEAMER])
    head = QRect(found.x(), found.y(), found.width(), 40)
    seen = max(
        (head.intersected(screen) for screen in (LAPTOP, BEAMER)),
        key=lambda rect: rect.width() * rect.height(),
    )
    assert seen.width() >= min(160, found.width())
    assert seen.height() >= min(40, found.height(), height)
    assert found.width() <= 1920
    assert found.height() <= 1040 - TITLE_BAR
    bar = QRect(found.x(), found.y() - TITLE_BAR, found.width(), TITLE_BAR)
    assert any(bar.intersected(screen).height() == TITLE_BAR for screen in (LAPTOP, BEAMER))


def test_minimised_it_opens_as_it_was_before(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    write_place(file, WindowPlace(0, 0, SMALLEST.width() + 5, SMALLEST.height() + 6, False))
    window = MainWindow(tmp_path, file)
    window.open_as_left()
    window.showMaximized()
    window.showMinimized()
    window.come_to_front()
    assert window.isMaximized()
    window.close()
    place = read_place(file)
    assert place is not None
    assert place.maximised
    window.deleteLater()


@pytest.mark.skipif(sys.platform != "linux", reason="each platform has its own folder")
def test_it_is_this_machines_and_not_the_stores() -> None:
    file = paths.window_file()
    assert not file.is_relative_to(paths.places().data)
    assert file.is_relative_to(os.environ["XDG_CONFIG_HOME"]), "no test may touch the settings of who runs it"


def test_the_window_opens_as_it_was_left_and_keeps_no_names(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    def begun() -> DeskApp:
        made = fake_app(qapp, tmp_path, FakeAccess())
        made.begin()
        return made

    def end(desk_app: DeskApp) -> None:
        desk_app.window.close()
        desk_app.close()
        desk_app.watch.deleteLater()
        desk_app.window.deleteLater()

    first = begun()
    assert first.window.isMaximized()
    with qtbot.waitSignal(first.logged_in):
        first.login_screen.log_in("caro", PASSWORD)
    first.window.showNormal()
    first.window.resize(900, 640)
    end(first)
    assert "last_user=caro" in (tmp_path / "window.ini").read_text(encoding="utf-8")
    assert "caro" not in (tmp_path / PLACE_FILE).read_text(encoding="utf-8").casefold()
    second = begun()
    assert not second.window.isMaximized()
    assert second.window.size().height() == 640
    second.window.showMaximized()
    end(second)
    third = begun()
    assert third.window.isMaximized()
    end(third)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no name in a folder there")
def test_a_pipe_in_place_of_what_is_remembered_holds_nobody_up(qtbot: QtBot, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "window.ini")
    window = MainWindow(tmp_path)
    qtbot.addWidget(window)
    assert window.remembered("last_user") == ""
    window.remember("last_user", "caro")
    assert window.remembered("last_user") == "caro"
    (tmp_path / "window.ini").unlink()
    (tmp_path / "window.ini").symlink_to("/dev/zero")
    assert window.remembered("last_user") == ""
