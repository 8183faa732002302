"""The roster as one works with it: who opens, where nobody does, and who steps in."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.colleagues import ColleagueData
from woilmenau_desk.domain.finder import Answer
from woilmenau_desk.domain.periods import BERLIN, Month
from woilmenau_desk.domain.roster import AwayRow, Duty, Gap, RosterDay
from woilmenau_desk.domain.volunteers import RoleSpan, VolunteerData
from woilmenau_desk.services import colleagues, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import finder, roster, volunteers
from woilmenau_desk.services.volunteers.roster import Soon
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.on_duty import WhoIsHere
from woilmenau_desk.ui.pages.roster.lines import LineKind
from woilmenau_desk.ui.pages.roster.page import RosterPage, _write_calendar
from woilmenau_desk.ui.pages.visits.roster_line import RosterLine, gaps_said
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
PageOf = Callable[[Context], RosterPage]
MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)
ALL = time(14), time(16)
MOST_KEYS = 12  # from the page to somebody who was asked


@pytest.fixture
def amina(desk: Desk) -> int:
    data = VolunteerData("Amina", "Kornblume", pledged_on=MONDAY, briefed_on=MONDAY)
    return volunteers.register(desk, data, (RoleSpan("counter"),), ()).value.id


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    def make(context: Context) -> RosterPage:
        page = RosterPage(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        return page

    return make


def shown(page: RosterPage) -> list[str]:
    return [
        f"{line.day:%d.} {line.times} {line.person_name or '-'} {line.kind}" for line in page.list.rows.rows()
    ]


def to_gap(page: RosterPage, day: date = TUESDAY) -> None:
    page.list.select_first(lambda line: line.kind is LineKind.GAP and line.day == day)


def test_a_gap_is_filled_with_two_keys_and_undone(
    desk: Desk, context: Context, amina: int, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="caro"))
    page = page_of(context)
    assert shown(page)[:2] == ["23. 14:00–16:00 Caro there", "24. 14:00–16:00 - gap"]
    to_gap(page)
    qtbot.keyClick(page.list, Qt.Key.Key_E)
    settled(context)
    found = page.stand_ins.view
    assert found.hasFocus()
    assert [one.name for one in found.rows_model().rows()] == ["Caro", "Amina Kornblume"]
    qtbot.keyClick(found, Qt.Key.Key_Return)
    settled(context)
    assert shown(page)[1] == "24. 14:00–16:00 Caro there"
    assert page.list.hasFocus()
    assert page.list.current_row().person_name == "Caro"
    undo.undo(desk)
    assert roster.days(desk, TUESDAY, TUESDAY)[0].gaps == (Gap(TUESDAY, *ALL),)


def test_a_volunteer_is_asked_declines_and_agrees_by_one_key_each(
    desk: Desk, context: Context, amina: int, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    to_gap(page)
    keys = (Qt.Key.Key_E, Qt.Key.Key_Down, Qt.Key.Key_G)
    assert len(keys) <= MOST_KEYS
    qtbot.keyClick(page.list, keys[0])
    settled(context)
    found = page.stand_ins.view
    for key in keys[1:]:
        qtbot.keyClick(found, key)
    settled(context)
    (asked,) = finder.requests_of(desk, amina)
    assert (asked.answer, asked.on, asked.starts, asked.role) == (Answer.ASKED, TUESDAY, time(14), "counter")
    qtbot.keyClick(found, Qt.Key.Key_N)
    settled(context)
    assert finder.requests_of(desk, amina)[0].answer is Answer.DECLINED
    found.select(f"v:{amina}")
    qtbot.keyClick(found, Qt.Key.Key_J)
    settled(context)
    (asked,) = finder.requests_of(desk, amina)
    assert asked.answer is Answer.AGREED
    assert shown(page)[1] == "24. 14:00–16:00 Amina there"
    # One write: one step back takes both.
    undo.undo(desk)
    assert finder.requests_of(desk, amina)[0].answer is Answer.DECLINED
    assert roster.days(desk, TUESDAY, TUESDAY)[0].on_duty == ()


def test_a_duty_is_entered_changed_and_ended_with_keys(
    desk: Desk, context: Context, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    page.list.select_first(lambda line: line.day == MONDAY)
    qtbot.keyClick(page.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.form
    # The gap that was selected is there already.
    assert (form.rhythm.code(), form.first.text(), form.starts.text()) == ("once", "Mo, 23.11.2026", "14:00")
    form.rhythm.set_code("weekly")
    form.follow()
    qtbot.keyClick(form.starts.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    assert page.list.current_row().person_name == "Caro"
    later = MONDAY + timedelta(days=7)
    page._go(later)
    settled(context)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    form = page.form
    assert form.first.text() == "Mo, 30.11.2026"
    form.ends.line.selectAll()
    qtbot.keyClicks(form.ends.line, "1530")
    qtbot.keyClick(form.ends.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    ends = [roster.days(desk, day, day)[0].on_duty[0].duty.ends for day in (MONDAY, later)]
    assert ends == [time(16), time(15, 30)]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    (asks,) = page.findChildren(QuestionDialog)
    asks.accept()
    settled(context)
    assert roster.days(desk, later, later)[0].on_duty == ()
    assert roster.days(desk, MONDAY, MONDAY)[0].gaps == ()


def test_whoever_is_away_is_marked_and_back_with_one_key(
    desk: Desk, context: Context, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="caro"))
    page = page_of(context)
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert (page.form.who.code(), page.form.first.text()) == ("c:caro", "Mo, 23.11.2026")
    qtbot.keyClick(page.form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    assert shown(page)[:2] == ["23. 14:00–16:00 Caro away", "23. 14:00–16:00 - gap"]
    page.list.select_first(lambda line: line.kind is LineKind.AWAY)
    qtbot.keyClick(page.list, Qt.Key.Key_D)
    settled(context)
    assert shown(page)[0] == "23. 14:00–16:00 Caro there"
    assert roster.absences(desk, MONDAY, MONDAY) == ()


def test_the_counter_notes_an_agreement_and_plans_nothing(
    desk: Desk,
    amina: int,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    page_of: PageOf,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    context = context_of(desk_of(Role.COUNTER))
    page = page_of(context)
    to_gap(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.form is None
    qtbot.keyClick(page.list, Qt.Key.Key_E)
    settled(context)
    found = page.stand_ins.view
    assert found.select(f"v:{amina}")
    assert found.current_row().name == "Amina"
    qtbot.keyClick(found, Qt.Key.Key_J)
    settled(context)
    assert finder.requests_of(desk, amina)[0].answer is Answer.AGREED
    assert roster.days(desk, TUESDAY, TUESDAY)[0].on_duty == ()
    assert any("Zusage notiert" in told for told in context.status.told)  # type: ignore[attr-defined]
    qtbot.keyClick(found, Qt.Key.Key_Escape)
    assert page.list.hasFocus()


def test_the_counter_page_and_the_header_tell_of_the_roster(
    desk: Desk, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    line, here = RosterLine(context), WhoIsHere()
    for widget in (line, here):
        widget.setParent(parent)
    here.start(context)
    settled(context)
    # Nobody keeps a roster: no gap is one.
    assert (line.note.text(), here.text()) == ("", "")
    done = roster.add_duty(desk, Duty(0, time(14), time(15), MONDAY, colleague="caro"))
    context.bus.publish(done.changes)
    settled(context)
    assert line.note.text() == "Niemand eingeteilt: heute 15:00–16:00, morgen 14:00–16:00"
    assert here.text() == "Hier: Caro"


def test_a_gap_that_is_over_is_told_no_more() -> None:
    days = (
        RosterDay(MONDAY, (ALL,), gaps=(Gap(MONDAY, time(14), time(15)),)),
        RosterDay(TUESDAY, (ALL,)),
    )
    at = datetime(2026, 11, 23, 14, 30, tzinfo=BERLIN)
    assert gaps_said(Soon(days, in_use=True), at) == "Niemand eingeteilt: heute 14:00–15:00"
    assert gaps_said(Soon(days, in_use=True), at.replace(hour=15)) == ""
    assert gaps_said(Soon(days, in_use=False), at) == ""


def test_the_month_is_saved_for_a_calendar(desk: Desk, tmp_path: Path) -> None:
    colleagues.add_colleague(desk, ColleagueData("Nour"))
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="caro"))
    roster.add_absence(desk, AwayRow("caro", date(2026, 11, 30), date(2026, 11, 30)))
    _write_calendar(desk, Month(2026, 11), tmp_path / "plan.ics")
    events = Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    assert [str(one["summary"]) for one in events] == ["Dienst: Caro"]
