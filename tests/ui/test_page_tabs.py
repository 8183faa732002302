"""What every page with several lists has alike: its tabs, and where what begins something new stands."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from woilmenau_desk.ui.pages.appointments import rooms as appointment_rooms
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.counselling import rooms as counselling_rooms
from woilmenau_desk.ui.pages.reports import rooms as report_rooms
from woilmenau_desk.ui.registry import PAGES, page_class
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
TABBED = ("offers", "volunteers", "funds", "times")


def test_every_page_with_tabs_is_tried() -> None:
    found = {
        spec.id
        for spec in PAGES
        if issubclass(page_class(spec), BrowsePage) and "make_tabs" in names_of(page_class(spec))
    }
    assert found == set(TABBED)


def names_of(made: type) -> set[str]:
    functions = [one for one in vars(made).values() if hasattr(one, "__code__")]
    return {name for function in functions for name in function.__code__.co_names}


@pytest.mark.parametrize("name", TABBED)
def test_tabs_rest_while_a_form_is_open_and_new_stands_at_the_right(
    name: str, qtbot: QtBot, context: Context, settled: Settled
) -> None:
    page: Any = page_class(next(spec for spec in PAGES if spec.id == name))(context)
    qtbot.addWidget(page)
    page.resize(1130, 690)
    page.show()
    page.activated()
    settled(context)
    settled(context)
    words = [tab.text() for tab in page.tabs]
    assert all(tab.isEnabled() for tab in page.tabs)
    right = page.new.mapTo(page, QPoint(page.new.width(), 0)).x()
    assert right == page.width() - page.layout().contentsMargins().right()
    page.begin()
    settled(context)
    assert page.form is not None
    assert not any(tab.isEnabled() for tab in page.tabs)
    page.leave_form()
    assert all(tab.isEnabled() for tab in page.tabs)
    assert [tab.text() for tab in page.tabs] == words


ROOMED = (
    "counselling",
    "cases",
    "follow_ups",
    "referrals",
    "deadlines",
    "calendar",
    "appointments",
    "times",
)
WITHOUT_FORMS = ("note_search", "queue", "reminders", "reports")
AREAS = (counselling_rooms.ROOMS, appointment_rooms.ROOMS, report_rooms.FIRST)


def test_every_room_shows_the_bar_of_rooms() -> None:
    found = {spec.id for spec in PAGES if "Rooms" in names_of(page_class(spec))}
    assert found == {*ROOMED, *WITHOUT_FORMS} == {room.page for area in AREAS for room in area}


@pytest.mark.parametrize("name", ROOMED)
def test_the_rooms_rest_while_a_form_is_open(
    name: str, qtbot: QtBot, context: Context, settled: Settled
) -> None:
    page: Any = page_class(next(spec for spec in PAGES if spec.id == name))(context)
    qtbot.addWidget(page)
    page.resize(1130, 690)
    page.show()
    page.activated()
    settled(context)
    settled(context)
    assert set(page.rooms.actions_of) in [{room.page for room in area} for area in AREAS]
    assert page.rooms.here.isChecked()
    assert all(action.isEnabled() for action in page.rooms.actions_of.values())
    page.begin()
    settled(context)
    assert page.form is not None
    assert not any(action.isEnabled() for action in page.rooms.actions_of.values())
    page.leave_form()
    assert all(action.isEnabled() for action in page.rooms.actions_of.values())
