"""Hours, other hours and age bands are set in the administration, from a day on."""

from datetime import date, time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.administration import said, settle
from woilmenau_desk.domain.opening import HoursKind, Interval
from woilmenau_desk.services import age_bands, centre, opening_hours
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.pages.centre.bands import BandsSection
from woilmenau_desk.ui.pages.centre.closed_days import ClosedDaysSection
from woilmenau_desk.ui.pages.centre.hours import HoursSection
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.session import Context


def test_what_holds_from_today_on_is_set_with_the_keyboard(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    page.open_section("hours")
    settle(context, qtbot)
    hours = page.section()
    assert isinstance(hours, HoursSection)
    qtbot.keyClick(hours, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(context, qtbot)
    hours.day.set_code("1")
    hours.kind.set_code(HoursKind.COUNSELLING)
    qtbot.keyClicks(hours.opens.line, "17")
    hours.form.save_action.trigger()
    settle(context, qtbot)
    assert "Die Uhrzeit fehlt." in said(hours)
    qtbot.keyClicks(hours.closes.line, "19")
    hours.form.save_action.trigger()
    settle(context, qtbot)
    tuesday = date(2026, 11, 24)
    opening = centre.opening(desk)
    assert opening.on(tuesday, HoursKind.COUNSELLING) == (Interval(time(17), time(19)),)
    assert len(opening_hours.weekly(desk)) == 6

    page.open_section("closed_days")
    settle(context, qtbot)
    closed = page.section()
    assert isinstance(closed, ClosedDaysSection)
    qtbot.keyClicks(closed.first.line, "24.11.")
    closed.what.set_code(f"+{HoursKind.COUNSELLING}")
    closed.what.edited.emit()
    qtbot.keyClicks(closed.opens.line, "9")
    qtbot.keyClicks(closed.closes.line, "12")
    closed.form.save_action.trigger()
    settle(context, qtbot)
    assert centre.opening(desk).on(tuesday, HoursKind.COUNSELLING) == (Interval(time(9), time(12)),)
    (other,) = opening_hours.others(desk)
    closed.list.select(other.id)
    assert closed.reopen_action.text() == "Doch wie sonst"
    closed.reopen_action.trigger()
    settle(context, qtbot)
    assert centre.opening(desk).on(tuesday, HoursKind.COUNSELLING) == (Interval(time(17), time(19)),)

    page.open_section("bands")
    settle(context, qtbot)
    bands = page.section()
    assert isinstance(bands, BandsSection)
    bands.bands.setText("0–17, 18+")
    bands.form.save_action.trigger()
    settle(context, qtbot)
    assert [band.code for band in age_bands.bands(desk)] == ["0-17", "18+"]
    assert len(age_bands.bands(desk, date(2026, 10, 31))) == 7
