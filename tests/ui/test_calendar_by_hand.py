"""The calendar by hand: what is dragged, let go, and what others write meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import Settled, booked, here, person
from tests.ui.calendar_by_keys import SHIFT, PageOf, at, calendar_maker, drag, hand, press
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.session import Context


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    return person(desk, "Olena", "Testenko")


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    return calendar_maker(qtbot, settled)


def test_it_is_dragged_and_stretched_by_hand(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    view = page.time_view
    start = at(page, row)
    wide, hour = view._layout.wide, view._layout.hour
    aim = start + QPoint(round(wide), round(hour))
    drag(view, start, start + QPoint(8, 8), aim, let_go=False)
    assert view.ghost is not None
    press(page, Qt.Key.Key_Escape)
    hand(view, QEvent.Type.MouseButtonRelease, aim, down=False)
    settled(context)
    assert appointments.get(desk, row.id) == row
    drag(view, start, start + QPoint(8, 8), aim)
    settled(context)
    moved = appointments.get(desk, row.id)
    assert moved.starts_at == here(25, 15)
    cell, block = next(iter(view.blocks()))
    edge = QPoint(view.place_of(cell, block).center().x(), view.place_of(cell, block).bottom() - 1)
    drag(view, edge, edge + QPoint(0, 12), edge + QPoint(0, round(hour / 2)))
    settled(context)
    assert appointments.get(desk, row.id).data.duration_minutes == 60


def test_what_is_let_go_outside_stays_where_it_was(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    view = page.time_view
    start = at(page, row)
    inside, outside = start + QPoint(round(view._layout.wide), 0), QPoint(-30, start.y())
    below = QPoint(start.x(), view.viewport().height() + 5)
    for beside in (outside, below, QPoint(start.x(), 2)):
        drag(view, start, start + QPoint(8, 8), inside, let_go=False)
        assert view.seen_ghost() is not None
        hand(view, QEvent.Type.MouseMove, beside)
        assert view.seen_ghost() is None
        hand(view, QEvent.Type.MouseMove, inside)
        assert view.seen_ghost() is not None
        hand(view, QEvent.Type.MouseMove, beside)
        hand(view, QEvent.Type.MouseButtonRelease, beside, down=False)
        assert view.ghost is None
        settled(context)
        assert appointments.get(desk, row.id) == row


def test_another_button_than_the_left_one_drops_nothing(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    view = page.time_view
    start = at(page, row)
    drag(view, start, start + QPoint(8, 8), start + QPoint(0, 60), let_go=False)
    where, right = QPointF(start + QPoint(0, 60)), Qt.MouseButton.RightButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(
            kind, where, where, right, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view.viewport(), event)
    settled(context)
    assert view.ghost is not None
    assert appointments.get(desk, row.id) == row


def test_a_hand_that_rests_at_the_edge_sees_more_and_more(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    page.resize(1130, 420)
    view = page.time_view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 60)
    view.verticalScrollBar().setValue(0)
    view.choose(row.id)
    start = at(page, row)
    low = QPoint(start.x(), view.viewport().height() - 4)
    top = view.verticalScrollBar().value()
    drag(view, start, start + QPoint(8, 8), low, let_go=False)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == view.verticalScrollBar().maximum())
    assert view.verticalScrollBar().maximum() > top
    assert view.ghost is not None
    view.let_be()


@pytest.mark.parametrize("view_key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3])
def test_a_move_goes_on_while_others_write_something_else_and_ends_where_it_was_changed(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled, view_key: Qt.Key
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    page.show_subject(row)
    settled(context)
    press(page, view_key)
    settled(context)
    view = page.front()
    press(page, Qt.Key.Key_Down, held=SHIFT)
    before = view.ghost
    assert before is not None
    booked(desk, person(desk, "Samir", "Muster"), here(24, 10))
    page.reload()
    settled(context)
    assert view.ghost is not None
    assert view.spot_of(view.ghost) == view.spot_of(before)
    appointments.change(desk, row.id, replace(row.data, duration_minutes=45), row.version)
    page.reload()
    settled(context)
    assert page.front().ghost is None
    assert context.status.told[-1] == "Inzwischen geändert, nicht verschoben."  # type: ignore[attr-defined]
