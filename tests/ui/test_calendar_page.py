"""The calendar as one works with it: keys in, appointments and plans out; and by hand."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import Settled, booked, here, person
from tests.ui.calendar_by_keys import CONTROL, SHIFT, PageOf, at, calendar_maker, drag, hand, press, spot
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.forms.appointments.force import ForceDialog
from woilmenau_desk.ui.keyboard_overview import key_lines
from woilmenau_desk.ui.pages.appointments.calendar_model import View
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.privacy import MASK
from woilmenau_desk.ui.session import Context


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    return person(desk, "Olena", "Testenko")


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    return calendar_maker(qtbot, settled)


def test_it_opens_at_the_next_half_hour_of_the_week_and_the_arrows_go_on(
    context: Context, page_of: PageOf
) -> None:
    page = page_of(context)
    assert page.time_view.hasFocus()
    assert "Woche 48" in page.tools.range.text()
    assert spot(page) == (date(2026, 11, 23), 14 * 60 + 30)  # it is 14:03
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert spot(page) == (date(2026, 11, 24), 15 * 60)
    press(page, Qt.Key.Key_Up)
    assert spot(page) == (date(2026, 11, 24), 14 * 60 + 30)


def test_enter_books_where_the_cursor_is(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Return)
    settled(context)
    form = page.form
    assert (form.day.value(), form.time.value()) == (date(2026, 11, 24), time(14, 30))
    form.person.set_person(olena)
    form.save()
    settled(context)
    (row,) = appointments.on_day(desk, date(2026, 11, 24))
    assert row.starts_at == here(24, 14, 30)
    assert page.form is None
    assert page.current() == row
    assert page.time_view.hasFocus()


def test_a_column_of_a_day_says_with_whom_and_one_of_rooms_where(
    desk_of: Callable[[Role], Desk],
    context: Context,
    olena: PersonRow,
    page_of: PageOf,
    settled: Settled,
) -> None:
    page = page_of(context)
    press(page, Qt.Key.Key_1)
    settled(context)
    titles = [column.title for column in page.time_view.grid().columns]
    assert titles[0] == "Caro"
    press(page, Qt.Key.Key_R)
    settled(context)
    assert [column.title for column in page.time_view.grid().columns][:2] == ["Beratung 1", "Beratung 2"]
    press(page, Qt.Key.Key_Right)
    page.begin(olena)
    settled(context)
    assert page.form.room.code() == "room_2"
    page.form.save()
    settled(context)
    row = page.current()
    assert row is not None
    assert row.data.room == "room_2"


def test_shift_and_arrows_move_a_ghost_and_enter_drops_it(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    press(page, Qt.Key.Key_Down, held=CONTROL)
    assert page.current() == row
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, held=SHIFT)
    press(page, Qt.Key.Key_Down, held=SHIFT | CONTROL)
    assert appointments.get(desk, row.id) == row  # nothing is written meanwhile
    press(page, Qt.Key.Key_Return)
    settled(context)
    moved = appointments.get(desk, row.id)
    assert (moved.starts_at, moved.data.duration_minutes) == (here(25, 14, 30), 45)
    assert page.current() == moved
    assert page.time_view.ghost is None


def test_escape_lets_it_be_and_so_does_dropping_it_where_it_was(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    press(page, Qt.Key.Key_Down, held=CONTROL)
    press(page, Qt.Key.Key_Down, held=SHIFT)
    press(page, Qt.Key.Key_Escape)
    assert page.time_view.ghost is None
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Up, held=SHIFT)
    press(page, Qt.Key.Key_Return)
    settled(context)
    assert appointments.get(desk, row.id) == row
    assert page.form is None


def test_a_move_is_undone_and_what_is_over_is_not_moved(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(23, 15))
    page = page_of(context)
    page.show_subject(row)
    settled(context)
    assert page.current() == row
    press(page, Qt.Key.Key_W)
    settled(context)
    kept = appointments.get(desk, row.id)
    assert kept.state is AppointmentState.KEPT
    press(page, Qt.Key.Key_Down, held=SHIFT)
    assert page.time_view.ghost is None
    assert "noch vereinbart" in context.status.told[-1]  # type: ignore[attr-defined]


def test_a_clash_is_told_and_the_lead_lets_it_stand_with_a_reason(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled, qtbot: QtBot
) -> None:
    other = booked(desk, person(desk, "Samir", "Muster"), here(24, 15))
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    page.show_subject(row)
    settled(context)
    press(page, *[Qt.Key.Key_Down] * 4, held=SHIFT)
    press(page, Qt.Key.Key_Return)
    settled(context)
    (dialog,) = [one for one in page.findChildren(ForceDialog) if one.isVisible()]
    assert isinstance(dialog.error, DoubleBooked)
    assert appointments.get(desk, row.id) == row
    dialog.reason.setText("Sie kommen zusammen")
    dialog.yes.click()
    settled(context)
    moved = appointments.get(desk, row.id)
    assert (moved.starts_at, moved.forced) == (here(24, 15), "Sie kommen zusammen")
    assert {one.lane.of for _cell, one in page.time_view.blocks()} == {2}
    assert other.id in {one.row.id for _cell, one in page.time_view.blocks() if one.row is not None}


def test_midnight_is_a_time_to_go_to(context: Context, page_of: PageOf, settled: Settled) -> None:
    page = page_of(context)
    page._go(date(2026, 11, 25), 0)
    settled(context)
    assert spot(page) == (date(2026, 11, 25), page.time_view.grid().first)


def test_it_is_said_once_with_whom(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    page.show_subject(row)
    settled(context)
    assert page.time_view.accessibleDescription().count("bei Caro") == 1


def test_control_and_p_shows_the_slip_of_what_is_chosen_else_the_plan_and_p_always_the_plan(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)

    def titles() -> list[str]:
        settled(context)
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal()]
        found = [one.windowTitle() for one in shown]
        for one in shown:
            one.close()
        return found

    press(page, Qt.Key.Key_P, held=CONTROL)
    (paper,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, PaperDialog)]
    assert paper.choices["names"].code() == "blank"
    assert titles() == ["Plan der Woche"]
    page.show_subject(row)
    settled(context)
    assert page.print_action.shortcut().toString() == "P"
    page.print_action.trigger()
    assert titles() == ["Plan der Woche"]
    page.paper_action.trigger()
    (title,) = titles()
    assert "zettel" in title.casefold()


def test_the_tool_tips_say_the_keys_that_have_no_button(context: Context, page_of: PageOf) -> None:
    page = page_of(context)
    assert page.tools.only.toolTip().endswith("(B)")
    assert page.tools.jump.toolTip().endswith("(Strg+G)")


def test_a_click_chooses_and_a_double_click_opens(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    where = at(page, row)
    drag(page.time_view, where, where)
    assert page.current() == row
    assert "Olena" in page.line._name.name()
    hand(page.time_view, QEvent.Type.MouseButtonDblClick, where)
    settled(context)
    assert page.form is not None
    page.form.close_form()
    page.leave_form()
    empty = where + QPoint(0, 120)
    drag(page.time_view, empty, empty)
    assert page.current() is None
    hand(page.time_view, QEvent.Type.MouseButtonDblClick, empty)
    settled(context)
    assert page.form.day.value() == date(2026, 11, 24)


def test_weeks_months_and_days_are_gone_through(context: Context, page_of: PageOf, settled: Settled) -> None:
    page = page_of(context)
    press(page, Qt.Key.Key_PageDown)
    settled(context)
    assert "Woche 49" in page.tools.range.text()
    press(page, *[Qt.Key.Key_Left] * 1)
    settled(context)
    assert "Woche 48" in page.tools.range.text()
    assert spot(page)[0] == date(2026, 11, 27)
    press(page, Qt.Key.Key_1)
    settled(context)
    assert spot(page)[0] == date(2026, 11, 27)
    page.next_action.trigger()
    settled(context)
    assert spot(page)[0] == date(2026, 11, 30)  # nobody comes at the weekend
    press(page, Qt.Key.Key_3)
    settled(context)
    assert page.tools.range.text() == "November 2026"
    assert page.month_view.hasFocus()
    press(page, Qt.Key.Key_PageDown)
    settled(context)
    assert page.tools.range.text() == "Dezember 2026"
    page.today_action.trigger()
    settled(context)
    assert spot(page)[0] == date(2026, 11, 23)
    page.tools.jump.line.setText("3.12.")
    page.tools.jump.line.returnPressed.emit()
    settled(context)
    assert spot(page)[0] == date(2026, 12, 3)


def test_a_month_shows_its_days_and_enter_leads_into_one(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    press(page, Qt.Key.Key_3)
    settled(context)
    press(page, Qt.Key.Key_Right)
    assert page.current() is None
    assert "1 Termin" in page.month_view.accessibleDescription()
    press(page, Qt.Key.Key_Space)
    assert page.current() == row
    press(page, Qt.Key.Key_Down, held=SHIFT)
    press(page, Qt.Key.Key_Return)
    settled(context)
    assert appointments.get(desk, row.id).starts_at == datetime(2026, 12, 1, 14, tzinfo=BERLIN)
    press(page, Qt.Key.Key_Left, Qt.Key.Key_Return)
    settled(context)
    assert page.front() is page.time_view
    assert page.tools.view_buttons[View.DAY].isChecked()


def test_only_one_colleague_or_one_room(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    booked(desk, olena, here(24, 14))
    data = AppointmentData(olena.id, "caro", here(24, 15), 30, "de", room="room_1")
    in_room = appointments.book(desk, data).value
    page = page_of(context)
    assert len(page.time_view.blocks()) == 2
    page.tools.only.set_code("room room_1")
    page.tools.only.edited.emit()
    settled(context)
    assert [one.row.id for _cell, one in page.time_view.blocks() if one.row] == [in_room.id]
    page.tools.only.set_code("colleague caro")
    page.tools.only.edited.emit()
    settled(context)
    assert len(page.time_view.blocks()) == 2


def test_hidden_names_are_neither_seen_nor_said(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    page.show_subject(row)
    settled(context)
    shown = page.time_view.viewport().grab().toImage()
    assert "Olena Testenko" in page.time_view.accessibleDescription()
    context.privacy.toggle()
    assert "Olena" not in page.time_view.accessibleDescription()
    assert "Olena" not in page.line._name.text()
    assert any(part == MASK for part in page.time_view.told_of(row))
    assert page.time_view.viewport().grab().toImage() != shown


def test_a_screen_reader_hears_the_place_and_the_appointment(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(23, 15))
    page = page_of(context)
    view = page.time_view
    assert view.accessibleName() == "Kalender"
    assert view.accessibleDescription() == "Mo, 23.11.2026, 14:30, frei"
    press(page, Qt.Key.Key_Down)
    assert page.current() == row
    said = view.accessibleDescription()
    assert said.startswith("Mo, 23.11.2026, 15:00–15:30, Olena Testenko, Gespräch, bei Caro")
    assert "vereinbart" in said
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "außerhalb der Zeiten" in view.accessibleDescription()


def test_a_tool_tip_takes_no_name_for_markup(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = booked(desk, person(desk, "<b>Anna</b>", "Muster"), here(24, 14))
    page = page_of(context)
    told: list[str] = []
    monkeypatch.setattr(
        "woilmenau_desk.ui.pages.appointments.calendar_view.QToolTip.showText",
        lambda _at, text, _widget: told.append(text),
    )
    where = at(page, row)
    event = QHelpEvent(QEvent.Type.ToolTip, where, page.mapToGlobal(where))
    QApplication.sendEvent(page.time_view.viewport(), event)
    assert "&lt;b&gt;Anna" in told[0]


def test_the_overview_tells_the_keys_of_the_cursor(context: Context, page_of: PageOf) -> None:
    page = page_of(context)
    lines = {line.text: line.keys for line in key_lines((*page.actions(), *page.time_view.actions()))}
    assert lines["Von Termin zu Termin"] == ("Strg+↑ ↓",)
    assert "Verschieben (Enter legt ab, Esc bricht ab)" in lines
    assert "Plan drucken" in lines


def test_the_plan_of_what_is_seen_is_printed(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled, qtbot: QtBot
) -> None:
    booked(desk, olena, here(24, 14))
    page = page_of(context)
    page.print_action.trigger()
    (dialog,) = page.findChildren(PaperDialog)
    qtbot.waitUntil(lambda: bool(dialog.preview.content()))
    assert dialog.windowTitle() == "Plan der Woche"
    dialog.reject()
    page.activateWindow()  # as a desktop does when a dialog closes
    qtbot.waitUntil(page.time_view.hasFocus)
    press(page, Qt.Key.Key_1)
    settled(context)
    page.print_action.trigger()
    dialog = next(one for one in page.findChildren(PaperDialog) if one.windowTitle() == "Plan des Tages")
    qtbot.waitUntil(lambda: bool(dialog.preview.content()))
    dialog.reject()


def test_the_menu_has_what_the_keys_do(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    page.show_subject(row)
    settled(context)
    where = at(page, row)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, page.time_view.mapToGlobal(where))
    QApplication.sendEvent(page.time_view.viewport(), event)
    (menu,) = page.findChildren(QMenu)
    assert page.slip_action in menu.actions()
    assert page.state_actions[AppointmentState.KEPT] in menu.actions()
    assert page.state_actions[AppointmentState.BOOKED] not in menu.actions()
    menu.close()


def test_what_another_workstation_books_comes_in_and_nothing_moves(
    desk_of: Callable[[Role], Desk],
    desk: Desk,
    context: Context,
    olena: PersonRow,
    page_of: PageOf,
    settled: Settled,
) -> None:
    page = page_of(context)
    press(page, *[Qt.Key.Key_Down] * 3)
    before, scrolled = spot(page), page.time_view.verticalScrollBar().value()
    done = appointments.book(desk, AppointmentData(olena.id, "caro", here(25, 6), 30, "de"))
    context.bus.publish(done.changes)
    settled(context)
    assert len(page.time_view.blocks()) == 1
    assert spot(page) == before
    # The day begins an hour earlier now, and what was seen is still seen.
    hour = page.time_view._layout.hour
    assert abs(page.time_view.verticalScrollBar().value() - scrolled - hour) <= 2
    press(page, Qt.Key.Key_Up, held=CONTROL)
    assert page.current() is None


def test_only_what_is_exposed_is_painted(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [booked(desk, olena, here(day, 14)) for day in (23, 24, 25)]
    page = page_of(context)
    painted: list[int] = []
    real = page.time_view.hand.block

    def block(painter: object, place: object, one: object, **more: object) -> None:
        painted.append(one.row.id)  # type: ignore[attr-defined]
        real(painter, place, one, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(page.time_view.hand, "block", block)
    page.time_view.viewport().repaint(QRect(at(page, rows[1]), at(page, rows[1]) + QPoint(4, 4)))
    assert set(painted) == {rows[1].id}


def test_the_now_line_goes_on(context: Context, page_of: PageOf, clock: Callable[[], datetime]) -> None:
    page = page_of(context)
    assert page.time_view.now_minute == 14 * 60 + 3
    clock.now += timedelta(minutes=10)  # type: ignore[attr-defined]
    page.clock_timer.timeout.emit()
    assert page.time_view.now_minute == 14 * 60 + 13


def test_the_counter_may_do_all_of_it(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    desk: Desk,
    olena: PersonRow,
    page_of: PageOf,
    settled: Settled,
) -> None:
    row = booked(desk, olena, here(24, 14))
    counter = desk_of(Role.COUNTER)
    context = context_of(counter)
    page = page_of(context)
    page.show_subject(row)
    settled(context)
    press(page, Qt.Key.Key_Down, held=SHIFT)
    press(page, Qt.Key.Key_Return)
    settled(context)
    assert appointments.get(counter, row.id).starts_at == here(24, 14, 15)
