"""At 1366 × 768 and 150 % nothing of any page is out of reach."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from tests.ui import walk
from tests.ui.walk import PASSWORD, FixedAccess, fictional_centre, log_in, put_away
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.main_window import SMALLEST
from woilmenau_desk.ui.pages.visits.counter import CounterPage

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


def seen_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()


def test_the_counter_keeps_its_keys_and_the_day_in_sight(qapp: QApplication, tmp_path: Path) -> None:
    driver = Driver(fictional_centre(tmp_path / "zentrum"), FixedAccess())
    try:
        driver.window.resize(*AT_150)
        log_in(driver)
        page = driver.page
        assert isinstance(page, CounterPage)
        driver.press("Ctrl+G")
        driver.type("20.11.")
        driver.press("Return")
        assert page.late.isVisible()
        driver.type("a")
        least = page.reasons.buttons()[0].sizeHint().height()
        for button in page.reasons.buttons():
            assert button.height() >= least
            assert seen_whole(button)
        # With the arrows the line below the hits comes into sight, the day stays there.
        driver.press("Up")
        assert page.finder.new_line.marked
        for widget in (page.late, page.finder.new_line, *page.reasons.buttons()):
            assert seen_whole(widget)
        driver.type("m")
        assert seen_whole(page.field)
        driver.press("Escape")
        page.day_card.visits.setFocus()
        driver.settle()
        assert seen_whole(page.late)
        driver.press("Alt+Home")
        assert not page.late.isVisible()
    finally:
        put_away(driver)


def test_whoever_unlocks_the_desk_is_at_today(qapp: QApplication, tmp_path: Path) -> None:
    driver = Driver(fictional_centre(tmp_path / "zentrum"), FixedAccess())
    try:
        log_in(driver)
        page = driver.page
        assert isinstance(page, CounterPage)
        driver.press("Ctrl+G")
        driver.type("20.11.")
        driver.press("Return")
        app = driver.desk_app
        app.lock()
        driver.settle()
        assert app.lock_screen is not None
        app.lock_screen.unlock_asked.emit(PASSWORD)
        driver.until(lambda: app.lock_screen is None)
        driver.settle()
        assert page.late.day is None
        assert not page.late.isVisible()
    finally:
        put_away(driver)
