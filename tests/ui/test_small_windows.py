"""At 1366 × 768 and 150 % nothing of any page is out of reach."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from tests.ui import walk
from tests.ui.walk import FixedAccess, fictional_centre, log_in, put_away
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.main_window import SMALLEST

_MARGIN = 8  # what forms leave free beside a scroll bar
AT_150 = (911, 456)  # 1366 × 768 by 1.5, less a task bar and the window's own bar


def out_of_reach(driver: Driver) -> list[str]:
    """What is wrong with what is in front: the window grew, something is beside it and cannot be scrolled to."""
    window, dialog = driver.window, driver.app.activeModalWidget()
    central = window.centralWidget()
    assert central is not None
    found = []
    least = central.minimumSizeHint()
    if least.width() > AT_150[0] or least.height() > AT_150[1]:
        found.append(f"the window wants {least.width()} × {least.height()}")
    if dialog is not None:
        # One of a fixed width is as high as its words want there.
        fixed = dialog.minimumWidth() == dialog.maximumWidth()
        least = dialog.size() if fixed else dialog.minimumSizeHint()
        if least.width() > AT_150[0] or least.height() > AT_150[1]:
            found.append(f"the dialog wants {least.width()} × {least.height()}")
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.width() > area.viewport().width() + _MARGIN:
            found.append(f"{type(inside).__name__} loses its right edge: {inside.width()}")
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or scrolls(button):
            continue
        place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        if not window.rect().contains(place):
            found.append(f"{button.accessibleName()} is beside the window")
    return found


def scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def test_every_page_at_150_percent(qapp: QApplication, tmp_path: Path) -> None:
    driver = Driver(fictional_centre(tmp_path / "zentrum"), FixedAccess())
    wrong: dict[str, list[str]] = {}
    places = 0
    try:
        driver.window.resize(*AT_150)
        log_in(driver)
        for chapter in walk.LEAD:
            for place in chapter(driver):
                places += 1
                if bad := out_of_reach(driver):
                    wrong[place] = bad
        assert driver.window.size().toTuple() == AT_150
    finally:
        put_away(driver)
    assert wrong == {}
    assert places > 50


def test_the_window_can_be_as_small_as_that() -> None:
    assert SMALLEST.width() <= AT_150[0]
    assert SMALLEST.height() <= AT_150[1]


def test_the_field_with_the_focus_is_in_sight(qapp: QApplication, tmp_path: Path) -> None:
    driver = Driver(fictional_centre(tmp_path / "zentrum"), FixedAccess())
    try:
        driver.window.resize(*AT_150)
        log_in(driver)
        driver.press("Alt+2", "Ctrl+N")
        for _ in range(16):
            driver.press("Tab")
            field = QApplication.focusWidget()
            assert field is not None
            seen = field.visibleRegion().boundingRect()
            assert seen.height() >= min(field.height(), 30), field.accessibleName()
    finally:
        put_away(driver)
