"""What tests of the calendar share: the page, its keys, and a hand with a mouse."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import Settled
from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.ui.pages.appointments.calendar import CalendarPage
from woilmenau_desk.ui.pages.appointments.calendar_view import CalendarView
from woilmenau_desk.ui.session import Context

PageOf = Callable[[Context], CalendarPage]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def calendar_maker(qtbot: QtBot, settled: Settled) -> PageOf:
    """Opens the page of a session."""

    def make(context: Context) -> CalendarPage:
        page = CalendarPage(context)
        qtbot.addWidget(page)
        page.resize(1130, 660)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        return page

    return make


def press(
    page: CalendarPage, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(page.front(), key, held)


def at(page: CalendarPage, row: AppointmentRow) -> QPoint:
    """The middle of an appointment in the view in front."""
    view = page.time_view
    cell, block = next(
        (cell, one) for cell, one in view.blocks() if one.row is not None and one.row.id == row.id
    )
    return view.place_of(cell, block).center()


def hand(view: CalendarView, kind: QEvent.Type, where: QPoint, *, down: bool = True) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    moves = kind is QEvent.Type.MouseMove
    event = QMouseEvent(
        kind,
        QPointF(where),
        QPointF(view.viewport().mapToGlobal(where)),
        none if moves else left,
        left if down else none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def drag(view: CalendarView, start: QPoint, *stops: QPoint, let_go: bool = True) -> None:
    hand(view, QEvent.Type.MouseButtonPress, start)
    for stop in stops:
        hand(view, QEvent.Type.MouseMove, stop)
    if let_go:
        hand(view, QEvent.Type.MouseButtonRelease, stops[-1], down=False)


def spot(page: CalendarPage) -> tuple[date, int | None]:
    where = page.front().spot()
    return where.day, where.minute
