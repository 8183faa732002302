"""When colleagues can be booked and when not, entered with keys; a calendar file is looked at before it is taken over."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.drafts import DraftOf, DraftRow
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import busy, hours
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.dialogs import ErrorDialog, QuestionDialog
from woilmenau_desk.ui.forms.appointments.calendar_file_dialog import CalendarFileDialog
from woilmenau_desk.ui.pages.appointments.times import TimesPage
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
TimesOf = Callable[[Context], TimesPage]
TODAY = date(2026, 11, 23)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Beispiel//DE
BEGIN:VEVENT
UID:1@beispiel
DTSTAMP:20261101T080000Z
DTSTART;TZID=Europe/Berlin:20261201T090000
DTEND;TZID=Europe/Berlin:20261201T110000
SUMMARY:Zahnarzt
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def times_of(qtbot: QtBot, settled: Settled) -> TimesOf:
    def make(context: Context) -> TimesPage:
        page = TimesPage(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        return page

    return make


def test_hours_of_the_week_are_entered_changed_and_ended(
    desk: Desk, context: Context, times_of: TimesOf, qtbot: QtBot, settled: Settled
) -> None:
    page = times_of(context)
    page.new_action.trigger()
    form = page.form
    assert form is not None
    form.save()
    assert "Uhrzeit" in form.opens.accessibleDescription()
    form.fill({"opens": "15:00", "closes": "18:00", "weekday": ["1", "3"]})
    form.save()
    settled(context)
    there = hours.of(desk, TODAY, date(2026, 11, 30))
    assert [(one.colleague, one.weekday, one.opens, one.closes) for one in there] == [
        ("caro", 1, time(15), time(18)),
        ("caro", 3, time(15), time(18)),
    ]
    assert page.hours.rows.rowCount() == 2
    page.list_shown().setFocus()
    qtbot.keyClick(page.hours, Qt.Key.Key_Return)
    settled(context)
    page.form.fill({"closes": "17:30"})
    page.form.save()
    settled(context)
    qtbot.keyClick(page.hours, Qt.Key.Key_Delete)
    question = next(made for made in page.findChildren(QuestionDialog) if made.isVisible())
    assert question.no.isDefault()
    question.yes.click()
    settled(context)
    assert len(hours.of(desk, date(2026, 12, 7), date(2026, 12, 13))) == 1


def test_a_busy_time_is_entered_and_taken_back(
    desk: Desk, context: Context, times_of: TimesOf, qtbot: QtBot, settled: Settled
) -> None:
    page = times_of(context)
    page.show_list(1)
    page.begin()
    form = page.form
    assert form is not None
    form.fill({"starts_at": "2026-12-01", "opens": "09:00", "closes": "08:00"})
    form.save()
    settled(context)
    assert "Ende" in form.last.accessibleDescription()
    form.fill({"closes": "11:00"})
    form.save()
    settled(context)
    (row,) = busy.listed(desk, TODAY, date(2026, 12, 31))
    assert (row.data.colleague, row.data.starts_at.hour, row.data.ends_at.hour) == ("caro", 9, 11)
    assert page.current() == row
    page.list_shown().setFocus()
    assert page.remove_action.isEnabled()
    qtbot.keyClick(page.busy, Qt.Key.Key_Delete)
    settled(context)
    assert busy.listed(desk, TODAY, date(2026, 12, 31)) == ()
    context.runner.run(undo.undo, desk)
    settled(context)
    assert len(busy.listed(desk, TODAY, date(2026, 12, 31))) == 1


def test_whole_days_want_no_time(desk: Desk, context: Context, times_of: TimesOf, settled: Settled) -> None:
    page = times_of(context)
    page.show_list(1)
    page.begin()
    page.form.whole.setChecked(True)
    assert not page.form.opens.isVisible()
    page.form.fill({"starts_at": "2026-12-01", "ends_at": "2026-12-03"})
    page.form.save()
    settled(context)
    (row,) = busy.listed(desk, TODAY, date(2026, 12, 31))
    assert (row.first_day, row.last_day, row.data.whole_day) == (date(2026, 12, 1), date(2026, 12, 3), True)


def test_a_calendar_is_looked_at_first_and_its_titles_are_nowhere(
    desk: Desk, context: Context, times_of: TimesOf, qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    file = tmp_path / "mein.ics"
    file.write_text(CALENDAR.replace("\n", "\r\n"), "utf-8")
    page = times_of(context)
    page.open_file(file)
    qtbot.waitUntil(lambda: bool(page.findChildren(CalendarFileDialog)))
    settled(context)
    dialog = page.findChildren(CalendarFileDialog)[0]
    assert busy.listed(desk, TODAY, date(2026, 12, 31)) == ()
    assert "Zahnarzt" not in dialog.accessibleDescription()
    assert dialog.no.isDefault()
    dialog.yes.click()
    qtbot.waitUntil(lambda: page.busy.rows.rowCount() == 1)
    settled(context)
    (row,) = busy.listed(desk, TODAY, date(2026, 12, 31))
    assert row.imported
    page.save_to(str(tmp_path / "aus.ics"))
    settled(context)
    assert "BEGIN:VCALENDAR" in (tmp_path / "aus.ics").read_text("utf-8")


def test_a_file_that_is_no_calendar_is_told(
    context: Context, times_of: TimesOf, qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    file = tmp_path / "mein.ics"
    file.write_text("<html><b>kein Kalender</b></html>", "utf-8")
    page = times_of(context)
    page.open_file(file)
    qtbot.waitUntil(lambda: bool(page.findChildren(ErrorDialog)))
    settled(context)
    assert page.take_action.isEnabled()


def test_the_counter_writes_down_its_own_alone(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    times_of: TimesOf,
    settled: Settled,
) -> None:
    lead = desk
    from_lead = hours.OwnHours("caro", 0, time(9), time(10), TODAY)
    hours.save(lead, (from_lead,))
    context = context_of(desk_of(Role.COUNTER))
    page = times_of(context)
    page.begin()
    assert [page.form.colleague.itemData(number) for number in range(page.form.colleague.count())] == [
        "theke"
    ]
    page.form.close_form()
    settled(context)
    page.hours.select_first(lambda _row: True)
    assert not page.change_action.isEnabled()


def test_a_draft_is_found_again(context: Context, times_of: TimesOf, settled: Settled) -> None:
    page = times_of(context)
    page.show_subject(DraftRow("times.busy", DraftOf.TIMES, context.now()))
    settled(context)
    assert type(page.form).__name__ == "BusyForm"
