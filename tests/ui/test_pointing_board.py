"""The pointing board on the screen: by touch, mouse and number; logged without a name; no way from it to the desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock, StatusLine
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.visits import LogVisit, VisitData, VisitRow
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.board import window as board_window
from woilmenau_desk.ui.board.pointing import PointingBoard
from woilmenau_desk.ui.board.tiles import Said, Tile, Words
from woilmenau_desk.ui.board.window import BoardWindow
from woilmenau_desk.ui.idle_lock import HiddenDialogs
from woilmenau_desk.ui.input_watch import USED_BY_VISITORS, InputWatch
from woilmenau_desk.ui.registry import PAGES
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.workspace import Workspace

Settled = Callable[[Context], None]


class Memory:
    """What the window remembers."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def remembered(self, key: str) -> str:
        return self.kept.get(key, "")

    def remember(self, key: str, value: str) -> None:
        self.kept[key] = value


@pytest.fixture
def workspace(context: Context, qtbot: QtBot) -> Workspace:
    made = Workspace(context.desk.actor, PAGES, context.privacy)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def pointing(
    workspace: Workspace, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> PointingBoard:
    monkeypatch.setattr(board_window, "_DOUBLE_MS", -1)  # no hand is as fast as a test
    made = PointingBoard(context, workspace, Memory())
    workspace.board_action.trigger()
    qtbot.waitUntil(lambda: made.window is not None and made.window.isVisible(), timeout=20_000)
    window = made.window
    assert window is not None
    # A screen as small as the desk's.
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    return made


@pytest.fixture
def shown(pointing: PointingBoard) -> BoardWindow:
    assert pointing.window is not None
    return pointing.window


def tile(window: BoardWindow, number: int) -> Tile:
    return next(one for one in window.tiles() if one.number == number)


def press(window: BoardWindow, number: int) -> None:
    QTest.mouseClick(tile(window, number), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def keys(window: BoardWindow, typed: str) -> None:
    for char in typed:
        QTest.keyClick(window, Qt.Key(ord(char)))
    QApplication.processEvents()


def logged(desk: Desk) -> tuple[VisitRow, ...]:
    return tuple(row for row in visits.day(desk, desk.today()).rows if not row.voided)


def code(window: BoardWindow) -> str:
    language = window.language()
    return language.code if language is not None else ""


def test_language_first_by_its_own_name(shown: BoardWindow) -> None:
    names = [one.says() for one in shown.tiles()]
    assert len(names) == 22
    assert names[0].startswith("Українська")
    assert names[2].startswith("العربية")
    assert [one.number for one in shown.tiles()] == list(range(1, 23))
    assert code(shown) == ""


def test_pointing_logs_language_and_reason_without_a_name(
    shown: BoardWindow, context: Context, settled: Settled
) -> None:
    press(shown, 3)
    assert code(shown) == "ar"
    assert tile(shown, 3).says() == "أحتاج إلى استشارة. · Ich brauche Beratung."
    press(shown, 3)
    settled(context)
    [row] = logged(context.desk)
    assert (row.data.reason, row.data.language, row.data.person_id) == ("counselling", "ar", None)
    assert (row.person_name, row.contacts) == (None, 1)
    # What it was is told on the desk alone: the next visitor stands at the board.
    assert shown.told() == "Erfasst."
    assert isinstance(context.status, StatusLine)
    assert context.status.told[-1] == "An der Zeigetafel erfasst: Arabisch · Ich brauche Beratung."
    assert "يرجى الانتظار." in [one.text for one in said(shown)]


def test_whoever_comes_next_reads_nothing_of_the_last_one(
    shown: BoardWindow, context: Context, settled: Settled
) -> None:
    press(shown, 3)
    press(shown, 3)
    settled(context)
    assert shown.told()
    shown._forgotten.timeout.emit()
    assert code(shown) == ""
    assert shown.told() == ""


def said(window: BoardWindow) -> list[Said]:
    return [one for words in window.findChildren(Words) if words.isVisible() for one in words._says]


def test_numbers_are_typed(shown: BoardWindow, context: Context, settled: Settled, qtbot: QtBot) -> None:
    keys(shown, "12")
    assert code(shown) == "fr"
    keys(shown, "6")
    settled(context)
    assert [(row.data.reason, row.data.language) for row in logged(context.desk)] == [("paperwork", "fr")]


def test_a_digit_that_may_be_the_first_of_two_waits_for_enter_or_a_moment(shown: BoardWindow) -> None:
    keys(shown, "2")
    assert code(shown) == ""
    QTest.keyClick(shown, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert code(shown) == "ru"
    keys(shown, "1")
    assert shown.told() == "1 …"
    shown._digit.timeout.emit()
    QApplication.processEvents()
    assert [one.number for one in shown.tiles()] == [*range(9, 15), 0]


def test_a_number_that_is_none_is_told(shown: BoardWindow) -> None:
    keys(shown, "0")
    assert shown.told() == "Diese Zahl gibt es hier nicht."
    keys(shown, "29")
    assert code(shown) == "en"  # 29 is none, so the 9 alone counts


def test_backspace_goes_a_step_back(shown: BoardWindow) -> None:
    keys(shown, "4")
    press(shown, 14)
    assert [one.number for one in shown.tiles()] == [*range(9, 15), 0]
    QTest.keyClick(shown, Qt.Key.Key_Backspace)
    assert len(shown.tiles()) == 15
    QTest.keyClick(shown, Qt.Key.Key_Backspace)
    assert code(shown) == ""


def test_what_is_answered_is_said_and_not_logged(
    shown: BoardWindow, context: Context, settled: Settled
) -> None:
    press(shown, 1)
    for number in range(9, 15):
        press(shown, number)
    settled(context)
    assert logged(context.desk) == ()
    assert "Принесіть, будь ласка, оце." in [one.text for one in said(shown)]


def test_the_way_back_is_a_tile(shown: BoardWindow) -> None:
    press(shown, 1)
    press(shown, 0)
    assert code(shown) == ""


def test_arabic_begins_at_the_right(shown: BoardWindow) -> None:
    press(shown, 3)
    QApplication.processEvents()
    first, second = (tile(shown, number).mapTo(shown, QPoint()) for number in (1, 2))
    assert first.x() > second.x()
    press(shown, 0)
    press(shown, 1)
    QApplication.processEvents()
    assert tile(shown, 1).mapTo(shown, QPoint()).x() < tile(shown, 2).mapTo(shown, QPoint()).x()


def test_a_second_tap_is_not_meant_for_what_has_just_come_there(
    shown: BoardWindow, context: Context, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_window, "_DOUBLE_MS", 60_000)
    press(shown, 1)
    assert code(shown) == ""
    monkeypatch.setattr(board_window, "_DOUBLE_MS", -1)
    press(shown, 1)
    monkeypatch.setattr(board_window, "_DOUBLE_MS", 60_000)
    press(shown, 1)
    settled(context)
    assert logged(context.desk) == ()


def test_ctrl_z_takes_back_what_was_pointed_at(
    shown: BoardWindow, context: Context, settled: Settled
) -> None:
    press(shown, 1)
    press(shown, 4)
    settled(context)
    assert len(logged(context.desk)) == 1
    shown.undo_asked.emit()
    settled(context)
    assert logged(context.desk) == ()
    assert (shown.told(), code(shown)) == ("Rückgängig gemacht.", "")
    shown.undo_asked.emit()
    assert shown.told() == "Hier ist nichts rückgängig zu machen."


def test_ctrl_z_on_the_board_takes_back_nothing_else(
    shown: BoardWindow, context: Context, settled: Settled
) -> None:
    press(shown, 1)
    press(shown, 4)
    settled(context)
    visits.log_visit(context.desk, LogVisit(VisitData("encounter")))
    shown.undo_asked.emit()
    settled(context)
    assert len(logged(context.desk)) == 2
    assert "nichts rückgängig" in shown.told()
    undo.undo(context.desk)
    shown.undo_asked.emit()
    settled(context)
    assert logged(context.desk) == ()


def test_what_cannot_be_logged_is_told_to_the_colleague(
    shown: BoardWindow, context: Context, settled: Settled
) -> None:
    press(shown, 1)
    language = shown.language()
    assert language is not None
    assert shown._board is not None
    gone = replace(shown._board.reasons()[0], code="not_there")
    shown._point(gone)
    settled(context)
    assert shown.told() == "Nicht erfasst."
    assert isinstance(context.status, StatusLine)
    assert context.status.told[-1].startswith("Nicht erfasst: Ukrainisch")
    assert logged(context.desk) == ()
    assert "Зачекайте, будь ласка." in [one.text for one in said(shown)]  # somebody comes


def test_whoever_walks_away_leaves_the_languages(shown: BoardWindow) -> None:
    press(shown, 3)
    assert shown._forgotten.isActive()
    shown._forgotten.timeout.emit()
    assert code(shown) == ""
    assert not shown._forgotten.isActive()


def test_nobody_leaves_it_by_touch_and_esc_does(shown: BoardWindow, workspace: Workspace) -> None:
    for language in (1, 3, 22):
        press(shown, language)
        for number in [one.number for one in shown.tiles() if one.number > 8]:
            press(shown, number)
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(shown.width() - 2, 2))
        press(shown, 0)
    assert shown.isVisible()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_opened_again_it_begins_with_the_languages(
    shown: BoardWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    press(shown, 3)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    workspace.board_action.trigger()
    qtbot.waitUntil(shown.isVisible, timeout=20_000)
    assert code(shown) == ""
    assert shown.told() == ""


def test_the_lock_hides_it_and_it_begins_anew(
    shown: BoardWindow, workspace: Workspace, qapp: QApplication
) -> None:
    press(shown, 3)
    hidden = HiddenDialogs(workspace, qapp)
    assert not shown.isVisible()
    hidden.restore()
    assert shown.isVisible()
    assert code(shown) == ""


def test_beside_the_desk_a_touch_does_not_keep_it_unlocked(shown: BoardWindow, qapp: QApplication) -> None:
    watch = InputWatch(qapp)
    used: list[int] = []
    watch.used.connect(lambda: used.append(1))
    handle = shown.windowHandle()
    handle.installEventFilter(watch)
    handle.setProperty(USED_BY_VISITORS, True)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert used == []
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert used == [1]
    handle.setProperty(USED_BY_VISITORS, False)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert len(used) > 1
    handle.removeEventFilter(watch)
    watch.deleteLater()


def test_every_tile_says_what_it_is_and_has_its_room(shown: BoardWindow) -> None:
    for size in ((1366, 768), (1920, 1080), (880, 440)):
        shown.resize(*size)
        for number in (1, 3, 10):
            shown.show_languages()
            press(shown, number)
            QApplication.processEvents()
            for one in shown.tiles():
                assert one.accessibleName()
                assert shown.rect().contains(QRect(one.mapTo(shown, QPoint()), one.size()))
                assert one.height() > 40
                assert one.width() > 80


@pytest.mark.parametrize("role", [Role.COUNTER])
def test_the_counter_may_use_it(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    qtbot: QtBot,
    settled: Settled,
    clock: Clock,
    role: Role,
) -> None:
    context = context_of(desk_of(role))
    workspace = Workspace(context.desk.actor, PAGES, context.privacy)
    qtbot.addWidget(workspace)
    made = PointingBoard(context, workspace, Memory())
    made.open()
    qtbot.waitUntil(lambda: made.window is not None and made.window.isVisible(), timeout=20_000)
    assert made.window is not None
    keys(made.window, "34")
    clock.now += timedelta(minutes=1)
    settled(context)
    assert [row.data.reason for row in logged(context.desk)] == ["emergency_aid"]
